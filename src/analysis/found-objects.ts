// Objects that callers find by a key, the first of whom has made it under a lock: `s.session(id).values[k] = v`. The lock says that
// they come at the same time; nothing keeps two of them from coming with one key, and what they then change has no lock at all.
//
// Only what a method that anyone may call changes in objects of its own receiver's table, as the lock is that receiver's: what
// goes round among the program's own goroutines may be shared out by key. In: the group of such an object's map. Out: conflicts.
import type { Func } from '../model/program.js';
import { isExported } from '../text/exported.js';
import { type Conflict, fromInstance, lower } from './conflict.js';
import { doubtOf } from './conflicts/instances.js';
import { contractOf } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import { counts } from './guards.js';
import { type HandedOut, namedBehind, structsAround } from './handed-out.js';
import { crashes, isChange } from './summary.js';
import { isTestCode } from './test-code.js';

export function changedWhereFound(group: MapGroup, handedOut: HandedOut, offer: (conflict: Conflict) => void): void {
  const found = group.instances.flatMap((instance) => {
    const finder = isOpen(instance) ? finderFor(instance, group, handedOut) : undefined;
    return finder ? [{ instance, finder }] : [];
  });
  for (const { instance: change, finder } of found) {
    if (!isChange(change.site.kind)) continue;
    const other =
      group.instances.find((i) => i.site !== change.site && crashes(i.site.kind) && !i.owned && counts(i)) ?? change;
    offer({
      kind: 'unlocked',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(change),
      second: fromInstance(other),
      more: [],
      evidence: 'lock',
      confidence: lower('medium', Math.max(doubtOf(change), doubtOf(other))),
      guard: undefined,
      why: `${finder.name} makes it under a lock for whoever comes first with its key, and those who come later find the same one`,
      facts: [],
      at: undefined,
    });
  }
}

/** Called by anyone, and nothing is locked there. */
function isOpen(instance: Instance): boolean {
  const { site, context, locks, owned, remade } = instance;
  const { func, thread } = rootOf(context);
  if (thread.kind !== 'entry' || !isExported(func.symbol?.name ?? '') || !crashes(site.kind)) return false;
  if (owned || remade || locks.length > 0 || !counts(instance)) return false;
  return !contractOf(site.func) && !isTestCode(site.func);
}

function rootOf(context: Instance['context']): Instance['context'] {
  let at = context;
  while (at.from) at = at.from.context;
  return at;
}

/** It lies in the table of the object that is called, which finds it there under its lock. */
function finderFor(instance: Instance, { declaration, nesting }: MapGroup, handedOut: HandedOut): Func | undefined {
  const { func } = rootOf(instance.context);
  const kinds = nesting > 0 ? [declaration] : structsAround(instance);
  const owner = func.receiver && namedBehind(func.receiver.type);
  if (!owner) return undefined;
  for (const kind of kinds) {
    const finder = handedOut.finderOf(kind);
    if (finder?.receiver && namedBehind(finder.receiver.type) === owner) return finder;
  }
  return undefined;
}
