// Conflicts in words and spans: what a rule needs to word a finding. In: a conflict and the texts. Out: sides, names and
// sentences. The analysis itself never looks at text; only here do its offsets meet the source.
import type { AccessKind, MapIdentity, PathStep, Side } from '../finding.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { qualifiedName } from '../model/type-string.js';
import type { LineIndex, Span } from '../text/source-text.js';
import type { Conflict, Occurrence } from './conflict.js';
import { isNameless, ownedName, type Place, placeText } from './place.js';
import type { Held } from './summary.js';

export type Texts = (path: string) => LineIndex | undefined;

export function spanIn(func: Func, pos: number, end: number): Span {
  return { path: func.path, start: pos, end };
}

/** The source between two offsets, on one line, cut to a readable length. */
export function sourceOf(texts: Texts, func: Func, pos: number, end: number): string {
  const text = texts(func.path)?.text.slice(pos, end).replace(/\s+/g, ' ') ?? '';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

export function lockText(held: Held): string {
  const name = placeText(held.place);
  return `${name}${held.mode === 'read' ? ' (read)' : ''}${held.sure ? '' : ' (maybe)'}`;
}

export function sideOf(texts: Texts, occurrence: Occurrence): Side {
  const { site, locks, way } = occurrence;
  const via: PathStep[] = way.map((step) => ({
    kind: step.kind,
    span: spanIn(step.func, step.pos, step.end),
    text: step.text,
  }));
  for (const held of locks)
    if (held.pos !== undefined && held.sure)
      via.push({
        kind: 'lock',
        span: spanIn(site.func, held.pos, held.end ?? held.pos),
        text: `${lockText(held)} is locked here`,
      });
  return {
    kind: site.kind,
    span: spanIn(site.func, site.pos, site.end),
    func: site.func.name,
    expr: sourceOf(texts, site.func, site.exprPos, site.exprEnd),
    locks: [...new Set(locks.filter((held) => !held.copied).map(lockText))],
    via,
  };
}

export function identityOf(texts: Texts, conflict: Conflict): MapIdentity {
  const { declaration, first, nesting } = conflict;
  const expr = sourceOf(texts, first.site.func, first.site.exprPos, first.site.exprEnd);
  const inner = '[...]'.repeat(nesting);
  if (declaration && (declaration.role === 'field' || declaration.role === 'package'))
    return { name: qualifiedName(declaration) + inner, expr, declared: declaration.span };
  const name = declaration?.name ?? expr.replace(/[^\w.[\]].*$/, '');
  return { name: `${outermost(first.site.func).qualifiedName}.${name}${inner}`, expr, declared: declaration?.span };
}

function outermost(func: Func): Func {
  let at = func;
  while (at.parent) at = at.parent;
  return at;
}

/** `Server.conns`, `cache`: short enough for a sentence. */
export function mapText(texts: Texts, conflict: Conflict): string {
  const { site, lifted, place } = conflict.first;
  if (lifted) return placeText(place);
  const text = sourceOf(texts, site.func, site.exprPos, site.exprEnd);
  const { declaration } = conflict;
  if (declaration?.owner && !text.includes(declaration.name))
    return `${text} (${declaration.owner.name}.${declaration.name})`;
  return text;
}

const present: Readonly<Record<AccessKind, string>> = {
  read: 'reads',
  write: 'writes',
  delete: 'deletes from',
  iterate: 'iterates',
  clear: 'clears',
  len: 'takes the length of',
  replace: 'replaces',
};
const passive: Readonly<Record<AccessKind, string>> = {
  read: 'read',
  write: 'written',
  delete: 'deleted from',
  iterate: 'iterated',
  clear: 'cleared',
  len: 'measured',
  replace: 'replaced',
};

export function verb(kind: AccessKind): string {
  return present[kind];
}

export function participle(kind: AccessKind): string {
  return passive[kind];
}

/** `while (*Store).Get reads it under s.mu (store.go:41)`. */
export function whileText(texts: Texts, first: Occurrence, second: Occurrence): string {
  const locks = second.locks.filter((held) => held.sure && !held.copied).map(lockText);
  const under = locks.length > 0 ? ` under ${locks.join(' and ')}` : '';
  const where = placeOf(texts, second);
  if (first.site === second.site || (first.site.func === second.site.func && first.site.pos === second.site.pos))
    return `while another goroutine does the same`;
  const who = first.site.func === second.site.func ? 'the same function' : second.site.func.name;
  return `while ${who} ${verb(second.site.kind)} it${under} (${where})`;
}

export function placeOf(texts: Texts, { site }: Occurrence): string {
  const line = texts(site.func.path)?.position(site.pos).line ?? 0;
  return `${site.func.path.replace(/^.*\//, '')}:${line}`;
}

/** ` without s.mu`, ` without a lock`; ` under s.mu only`, for a lock that the other side does not hold. */
export function withoutText(conflict: Conflict): string {
  if (conflict.guard) return ` without ${guardText(conflict)}`;
  const held = conflict.first.locks.filter((lock) => lock.sure).map(lockText);
  if (held.length > 0) return ` under ${held.join(' and ')} only`;
  return conflict.first.locks.some((lock) => !lock.copied) ? ' without a lock of its own' : ' without a lock';
}

/** Of the structs without a name that a map lies in, the one that has the lock. */
function besideIn(owner: Place, lock: VarSymbol): Place {
  let at = owner;
  while (at.parent && at.last?.kind === 'var' && at.last.type.kind === 'struct' && !at.last.type.fields.includes(lock))
    at = at.parent;
  return at;
}

/** The guard in the words of the access's own function, where its owner can be named there. */
export function guardText({ guard, first, second }: Conflict): string {
  if (!guard) return 'a common lock';
  const { place } = first;
  const owner = place.last?.kind === 'var' ? place.parent : undefined;
  if (guard.sameOwner && owner && guard.lock.owner) {
    const beside = besideIn(owner, guard.lock);
    return isNameless(beside) ? ownedName(guard.lock) : `${placeText(beside)}.${guard.lock.name}`;
  }
  const held = second?.locks.find((h) => h.place.declaration === guard.lock);
  if (guard.lock.role === 'package') return guard.lock.name;
  return held
    ? placeText(held.place)
    : guard.lock.owner
      ? `${guard.lock.owner.name}.${guard.lock.name}`
      : guard.lock.name;
}
