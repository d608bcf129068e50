// Maps whose object has a lock that is taken for what lies beside them. In: a map's instances. Out: a conflict, where a
// method that takes the lock, and so expects others, changes the map after it has released it, and nobody ever holds it
// at the map.
import { type Conflict, fromInstance } from '../conflict.js';
import { contractOf, isWaived } from '../contracts.js';
import type { Instance, MapGroup } from '../groups.js';
import { counts } from '../guards.js';
import { isBeingMade, isSetup, prepares } from '../phases.js';
import { crashes, isChange } from '../summary.js';
import { isTestCode } from '../test-code.js';

export function besideTheLock(group: MapGroup, offer: (conflict: Conflict) => void): void {
  const { declaration, nesting } = group;
  if (declaration.role !== 'field' || nesting > 0) return;
  const live = group.instances.filter((i) => counts(i) && crashes(i.site.kind) && !isTestCode(i.site.func));
  if (live.some((i) => i.locks.length > 0 || contractOf(i.site.func) || isWaived(i.site.func, i.site.pos))) return;
  for (const change of live) {
    if (!isChange(change.site.kind) || !isCalledByAnyone(change)) continue;
    if (isSetup(change) || prepares(change) || isBeingMade(change)) continue;
    const lock = change.access.released.find(
      ([place]) => place.declaration?.owner === declaration.owner && place.parent === change.place.parent,
    );
    if (!lock) continue;
    const name = lock[0].declaration?.name ?? '';
    const other = live.find((i) => i.site.func !== change.site.func && isCalledByAnyone(i)) ?? change;
    offer({
      kind: 'unlocked',
      declaration,
      nesting,
      first: fromInstance(change),
      second: fromInstance(other),
      more: [],
      evidence: 'lock',
      confidence: 'medium',
      guard: undefined,
      why: `${change.site.func.name} has held ${name} for what lies beside the map, as others may run at the same time`,
      facts: [],
      at: undefined,
    });
  }
}

/** An exported method, for whoever has the object. */
function isCalledByAnyone({ context, place, site }: Instance): boolean {
  return (
    context.func === site.func &&
    place.root === site.func.receiver &&
    (context.thread.kind === 'entry' || context.thread.kind === 'handler')
  );
}
