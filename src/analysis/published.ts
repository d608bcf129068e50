// Maps that an atomic.Value or atomic.Pointer publishes, changed in place. Readers load them without a lock, so a lock
// around the changes alone keeps nobody out; what is to be replaced as a whole must be. In: groups, and conflicts that
// others found. Out: conflicts of kind `published`, and those of maps that a sync.Map hands out.
//
// An object with a mutex of its own that merely lies in an atomic pointer is not meant: lock evidence judges that one.
import { isLockingCache } from '../knowledge/index.js';
import type { Func } from '../model/program.js';
import type { Type } from '../model/types.js';
import { isExported } from '../text/exported.js';
import { type Conflict, fromInstance, lower } from './conflict.js';
import { callFrom } from './conflicts/instances.js';
import { contractOf } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import { counts } from './guards.js';
import { excluded, hasMutex } from './locks.js';
import type { Place } from './place.js';
import type { Held } from './summary.js';
import { crashes, isChange } from './summary.js';

/** Changes to what an atomic holds, each with an access that a loader makes and that no common lock keeps apart. */
export function publishedMutations(group: MapGroup, offer: (conflict: Conflict) => void): void {
  const loaded = group.instances.filter((i) => isLoaded(i) && counts(i) && crashes(i.site.kind));
  for (const change of loaded) {
    if (!isWhole(change.place) && hasMutex(group.declaration.owner)) continue;
    if (!isChange(change.site.kind) || change.locks.some((held) => isInside(held, change))) continue;
    const others = loaded.filter((other) => !excluded(change, other) && mayMeet(change, other));
    const rank = (o: Instance): number =>
      doubtOf(o) * 4 + (isChange(o.site.kind) ? 2 : 0) + (o.site.func === change.site.func ? 1 : 0);
    const [other] = others.sort((a, b) => rank(a) - rank(b));
    if (!other) continue;
    offer({
      kind: 'published',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(change),
      second: fromInstance(other),
      more: [],
      evidence: 'reach',
      confidence: lower(isWhole(change.place) ? 'high' : 'medium', Math.max(doubtOf(change), doubtOf(other))),
      guard: undefined,
      why: 'what an atomic holds is loaded without a lock, by any goroutine at any time',
      facts: [],
      at: undefined,
    });
  }
}

/**
 * Changes to a map that lies in a sync.Map, or in a library's cache: that locks its own table, and is there for goroutines. A
 * lock around the changes keeps nobody out who takes none.
 */
export function changesInSyncMaps(group: MapGroup, offer: (conflict: Conflict) => void): void {
  const container = containerOf(group.declaration.type);
  if (group.nesting === 0 || !container) return;
  const live = group.instances.filter((i) => counts(i) && crashes(i.site.kind) && !contractOf(i.site.func));
  for (const change of live) {
    if (!isChange(change.site.kind)) continue;
    const isLocked = change.locks.length > 0;
    const others = live.filter(
      (other) => !(isLocked && other.locks.length > 0) && !excluded(change, other) && mayMeet(change, other),
    );
    const other = others.find((o) => o.site.func !== change.site.func) ?? others[0];
    if (!other || (container === 'cache' && !isExpected(change, other))) continue;
    const first = isLocked ? other : change;
    offer({
      kind: 'unlocked',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(first),
      second: fromInstance(isLocked ? change : other),
      more: [],
      evidence: 'reach',
      confidence: lower('medium', Math.max(doubtOf(change), doubtOf(other))),
      guard: undefined,
      why:
        container === 'cache'
          ? 'the cache locks its own table only, and hands all who ask the same map'
          : 'a sync.Map is there for many goroutines, and hands all of them the same map',
      facts: [],
      at: callFrom(first),
    });
  }
}

function containerOf(type: Type): 'map' | 'cache' | undefined {
  if (type.kind === 'pointer') return containerOf(type.elem);
  if (type.kind !== 'named') return undefined;
  const name = `${type.symbol.pkg.path}.${type.symbol.name}`;
  if (name === 'sync.Map') return 'map';
  return isLockingCache(name) ? 'cache' : undefined;
}

/**
 * A cache that can be shared is not always: one of the two has to hold a lock, or to be on a goroutine that is not the only one.
 */
function isExpected(change: Instance, other: Instance): boolean {
  const isLocked = change.locks.length > 0 || other.locks.length > 0;
  return isLocked || [change, other].some(({ context: { thread } }) => thread.many || thread.kind === 'go');
}

/** A conflict found by other means is this one, if the map was published and has no lock of its own beside it. */
export function asPublished(conflict: Conflict): Conflict {
  const { kind, first, second, guard } = conflict;
  if (kind !== 'unlocked' && kind !== 'other-lock' && kind !== 'after-unlock') return conflict;
  if (!first.place.boxed || !second?.place.boxed) return conflict;
  if (guard?.sameOwner && !isWhole(first.place)) return conflict;
  const [change, other] = isChange(first.site.kind) ? [first, second] : [second, first];
  if (!isChange(change.site.kind)) return conflict;
  return { ...conflict, kind: 'published', first: change, second: other, guard: undefined, at: undefined };
}

/** The way to the map leads through an atomic, or its method is called on what was loaded. */
function isLoaded({ place, context }: Instance): boolean {
  if (place.boxed) return true;
  const { root } = place;
  if (root.kind !== 'var' || root.role !== 'receiver' || root !== context.func.receiver) return false;
  return context.from?.call.bindings.get(root)?.some((bound) => bound.last?.kind === 'box') ?? false;
}

/** The map itself lies in the atomic, not a struct around it. */
function isWhole(place: Place): boolean {
  let at: Place | undefined = place;
  while (at?.last?.kind === 'element') at = at.parent;
  return at?.last?.kind === 'box';
}

/** A lock of the loaded object, or one beside the map in its struct. */
function isInside(held: Held, { place }: Instance): boolean {
  if (held.place.boxed) return true;
  const owner = place.declaration?.owner;
  return !isWhole(place) && owner !== undefined && held.place.declaration?.owner === owner;
}

/** Not both on one goroutine, as far as is known. */
function mayMeet(a: Instance, b: Instance): boolean {
  const mine = a.context.thread;
  const theirs = b.context.thread;
  if (mine.id !== theirs.id) return mine.kind !== 'test' && theirs.kind !== 'test';
  return mine.many || mine.kind === 'entry' || mine.kind === 'unknown' || isOpen(a.site.func) || isOpen(b.site.func);
}

/** How unsure the way is on which the access is reached; an exported function has others. */
function doubtOf(instance: Instance): number {
  return isOpen(instance.site.func) ? 0 : instance.context.doubt;
}

/** Whoever imports the package may call it, too. */
function isOpen(func: Func): boolean {
  return func.pkg.name !== 'main' && func.symbol !== undefined && isExported(func.symbol.name);
}
