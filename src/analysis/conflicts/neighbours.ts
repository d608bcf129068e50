// Maps whose object has a lock that is taken for what lies beside them, or atomics. In: a map's instances. Out: a conflict,
// where nobody ever holds a lock at the map: if a method that takes the lock, and so expects others, changes the map after it has
// released it; if one that changes the map stores to an atomic at which another looks that comes to the map as well; if an atomic
// counter gives the keys; or if one tells who is the last.
import type { Confidence, EvidenceKind } from '../../finding.js';
import { notConcurrencySafe } from '../../knowledge/index.js';
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import type { AtomicFields } from '../atomic-fields.js';
import { type Conflict, fromInstance, lower } from '../conflict.js';
import type { Context } from '../context.js';
import { contractOf, isWaived } from '../contracts.js';
import type { Instance, MapGroup } from '../groups.js';
import { counts } from '../guards.js';
import { isBeingMade, isSetup, prepares } from '../phases.js';
import { crashes, type Held, isChange } from '../summary.js';
import { isTestCode } from '../test-code.js';
import type { Unused } from '../unused.js';
import { doubtOf, isElsewhere } from './instances.js';
import { exportedOn } from './threads.js';

type Known = AtomicFields & Pick<Unused, 'isUnusedFunction'>;

export function besideTheLock(group: MapGroup, offer: (conflict: Conflict) => void): void {
  const { declaration, nesting } = group;
  if (declaration.role !== 'field' || nesting > 0) return;
  const live = liveOf(group);
  if (!live.every(isWithoutItsLock)) return;
  for (const change of live) {
    if (!isChange(change.site.kind) || !isCalledByAnyone(change)) continue;
    if (isSetup(change) || prepares(change) || isBeingMade(change)) continue;
    const lock = change.access.released.find(
      ([place]) => place.declaration?.owner === declaration.owner && place.parent === change.place.parent,
    );
    if (!lock) continue;
    const name = lock[0].declaration?.name ?? '';
    const other = live.find((i) => i.site.func !== change.site.func && isCalledByAnyone(i)) ?? change;
    const confidence = 'medium';
    const isUnderOther = change.locks.length > 0;
    const why =
      `${change.site.func.name} has held ${name} for what lies beside the map, as others may run at the same time` +
      (isUnderOther ? ', and holds the lock of one of many parts here' : '');
    offer(between(group, change, other, 'lock', confidence, why));
  }
}

/** Places that count, and are no test's own. */
function liveOf(group: MapGroup): readonly Instance[] {
  return group.instances.filter((i) => counts(i) && crashes(i.site.kind) && !isTestCode(i.site.func));
}

/** It holds none, and nothing is said of one. */
function isWithoutLock(instance: Instance): boolean {
  return instance.locks.length === 0 && isUnspoken(instance);
}

function isUnspoken({ site: { func, pos } }: Instance): boolean {
  return !contractOf(func) && !isWaived(func, pos);
}

/**
 * ... or only that of one of many objects which the map's own has: `part := s.parts[id]; part.mu.Lock(); s.sums[k] = v`. Where
 * it was not found there, it has just been made.
 */
function isWithoutItsLock(instance: Instance): boolean {
  const object = instance.place.parent;
  if (!object || object.hasElement) return instance.locks.length === 0 && isUnspoken(instance);
  const isOfOne = ({ place, copied }: Held): boolean =>
    !copied && (place.root.kind === 'alloc' || (place.hasElement && place.stepsFrom(object) !== undefined));
  return instance.locks.every(isOfOne) && isUnspoken(instance);
}

function between(
  { declaration, nesting }: MapGroup,
  change: Instance,
  other: Instance,
  evidence: EvidenceKind,
  confidence: Confidence,
  why: string,
): Conflict {
  return {
    kind: 'unlocked',
    declaration,
    nesting,
    first: fromInstance(change),
    second: fromInstance(other),
    more: [],
    evidence,
    confidence,
    guard: undefined,
    why,
    facts: [],
    at: undefined,
  };
}

/** An exported method, for whoever has the object. */
function isCalledByAnyone({ context, place, site }: Instance): boolean {
  return (
    context.func === site.func &&
    place.root === site.func.receiver &&
    (context.thread.kind === 'entry' || context.thread.kind === 'handler')
  );
}

/** `b.items[k] = v; b.size.Add(1)` beside `if b.size.Load() > 0 { return b.items[k] }`, each in a method that anyone may call. */
export function besideAtomics(group: MapGroup, known: Known, offer: (conflict: Conflict) => void): void {
  const { declaration, nesting } = group;
  if (declaration.role !== 'field' || nesting > 0) return;
  const live = liveOf(group);
  if (!live.every(isWithoutLock)) return;
  for (const change of live) {
    const method = isChange(change.site.kind) && isOpen(change, known) ? exportedOn(change) : undefined;
    const stored = method && fieldsOn(change, declaration, known.storedIn);
    if (!stored?.length) continue;
    const other = live.find((i) => {
      const by = isOpen(i, known) && !isElsewhere(change, i) ? exportedOn(i) : undefined;
      return by && by !== method && fieldsOn(i, declaration, known.loadedIn).some((field) => stored.includes(field));
    });
    if (!other) continue;
    const field = fieldsOn(other, declaration, known.loadedIn).find((one) => stored.includes(one));
    const confidence = lower('medium', Math.max(doubtOf(change), doubtOf(other)));
    const why = `${method?.name} stores to the atomic ${field?.name} for others that run at the same time, and ${exportedOn(other)?.name} looks at it`;
    offer(between(group, change, other, 'reach', confidence, why));
  }
}

/** `id := c.last.Add(1); c.pending[id] = reply`: the counter is there for several that enter things at the same time. */
export function underNumbers(group: MapGroup, known: Known, offer: (conflict: Conflict) => void): void {
  const { declaration, nesting } = group;
  if (declaration.role !== 'field' || nesting > 0) return;
  const live = liveOf(group);
  if (!live.every(isWithoutLock)) return;
  for (const change of live) {
    if (change.site.kind !== 'write') continue;
    const counter = known.numberedBy(change.site.func, change.site.exprPos);
    if (!counter || counter.owner !== declaration.owner || !isOpen(change, known)) continue;
    const other = live.find((i) => i.site.func !== change.site.func) ?? change;
    const confidence = lower('medium', doubtOf(change));
    const why = `the atomic ${counter.name} gives each of several goroutines a key of its own, and all of them enter things in one map`;
    offer(between(group, change, other, 'reach', confidence, why));
  }
}

/** `found[host] = answer; if atomic.AddInt32(&open, -1) == 0 { done(found) }`: several are at work until the last of them is done. */
export function beforeTheLast(group: MapGroup, known: Known, offer: (conflict: Conflict) => void): void {
  const { declaration, nesting } = group;
  if (nesting > 0) return;
  const live = liveOf(group);
  for (const change of live) {
    const { func, kind, pos } = change.site;
    if (!isChange(kind) || !isWithoutLock(change)) continue;
    const last = known.countsDownIn(func).find((it) => pos < it.pos && isBeside(it.path, declaration, func));
    if (!last) continue;
    // Whoever calls it, and by which way.
    const confidence = 'medium';
    const why = `the atomic ${last.path.at(-1)?.name} tells which of several is the last, so they are at work at the same time`;
    offer(between(group, change, change, 'reach', confidence, why));
  }
}

/** The counter lies beside the map: in one object, or both are variables of a function around. */
function isBeside(path: readonly VarSymbol[], map: VarSymbol, func: Func): boolean {
  const [root] = path;
  if (map.role === 'field') return path.at(-1)?.owner === map.owner && root === func.receiver;
  if (map.role === 'package') return root?.role === 'package' && root.pkg === map.pkg;
  return map.func !== func && root?.role === 'local' && root.func === map.func;
}

/** Whoever has the object may come there while it is in use. */
function isOpen(instance: Instance, known: Known): boolean {
  const method = exportedOn(instance);
  if (!method || instance.context.thread.kind === 'main' || known.isUnusedFunction(method)) return false;
  if (isSetup(instance) || prepares(instance) || isBeingMade(instance)) return false;
  const said = [method.doc, instance.place.declaration?.owner?.decl?.doc].filter((text) => text !== undefined);
  return !said.some((text) => notConcurrencySafe.some((phrase) => phrase.test(text)));
}

/** Those of the map's own struct that the functions on the way to it come to. */
function fieldsOn(
  instance: Instance,
  map: VarSymbol,
  fieldsIn: (func: Func) => ReadonlySet<VarSymbol>,
): readonly VarSymbol[] {
  const method = exportedOn(instance);
  const found: VarSymbol[] = [];
  for (let at: Context | undefined = instance.context; at; at = at.from?.context) {
    for (const field of fieldsIn(at.func)) if (field.owner === map.owner) found.push(field);
    if (at.func === method) break;
  }
  return found;
}
