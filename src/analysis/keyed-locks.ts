// One map for all keys under a lock of one key: `s.locks[k].Lock(); s.counts[k]++`. Two goroutines with different keys hold
// different locks, and are in the map at once. In: the group of such a map. Out: a conflict.
import { type Conflict, fromInstance, lower } from './conflict.js';
import { doubtOf } from './conflicts/instances.js';
import { contractOf } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import { counts } from './guards.js';
import { isBeingMade } from './phases.js';
import { crashes, type Held, isChange } from './summary.js';
import { isTestCode } from './test-code.js';

export function underLocksOfKeys(group: MapGroup, offer: (conflict: Conflict) => void): void {
  if (group.nesting > 0) return;
  for (const change of group.instances) {
    if (!isChange(change.site.kind) || !isMeant(change)) continue;
    const other = group.instances.find((i) => i.site !== change.site && crashes(i.site.kind) && isMeant(i)) ?? change;
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
      why: 'the lock is one of many, and two goroutines that hold different ones are in the map at the same time',
      facts: [],
      at: undefined,
    });
  }
}

/** It is made under locks of keys, and under no other. */
function isMeant(instance: Instance): boolean {
  const { site, place, locks } = instance;
  if (!counts(instance) || place.hasElement || place.root.kind === 'alloc' || locks.length === 0) return false;
  if (contractOf(site.func) || isTestCode(site.func) || isBeingMade(instance)) return false;
  return locks.every((held) => isOfKey(held, instance));
}

/** A lock that lies in a slice or map of the object that has the map, or of one that it has for its locks: `c.locks.Lock(key)`. */
function isOfKey({ place: lock, sure, copied, fixed }: Held, { place }: Instance): boolean {
  const { last, parent } = lock;
  if (!sure || copied || fixed || last?.kind !== 'element' || last.of === 'chan') return false;
  const object = place.parent;
  return (
    object !== undefined && parent !== undefined && !parent.hasElement && (parent.stepsFrom(object)?.length ?? 0) > 0
  );
}
