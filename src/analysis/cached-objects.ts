// Objects of an informer's cache that are edited in place: `pod, _ := lister.Get(name); pod.Labels[k] = v`. A lister hands the
// same object to all who ask, and the informer to its handlers; they look at it at any time, and take no lock. In: the group
// of a map of such objects. Out: conflicts.
import { type Conflict, fromInstance, lower } from './conflict.js';
import { doubtOf } from './conflicts/instances.js';
import type { Context } from './context.js';
import { contractOf } from './contracts.js';
import type { MapGroup } from './groups.js';
import { counts } from './guards.js';
import type { Place } from './place.js';
import { isChange } from './summary.js';
import { isTestCode } from './test-code.js';

export function editedInCache(group: MapGroup, offer: (conflict: Conflict) => void): void {
  const cached = group.instances.filter((i) => isOfCache(i.place, i.context) && counts(i) && !isTestCode(i.site.func));
  for (const change of cached) {
    if (!isChange(change.site.kind) || change.access.remade || contractOf(change.site.func)) continue;
    const other = cached.find((i) => i.site !== change.site) ?? change;
    offer({
      kind: 'cached',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(change),
      second: fromInstance(other),
      more: [],
      evidence: 'reach',
      confidence: lower('medium', doubtOf(change) + (change.locks.length > 0 ? 1 : 0)),
      guard: undefined,
      why: 'informers and listers hand out the objects of their cache themselves, to any number of goroutines',
      facts: [],
      at: undefined,
    });
  }
}

/** What leads to the map was handed out by a cache, here or to a caller. */
function isOfCache(place: Place, context: Context): boolean {
  let { root } = place;
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (root.kind === 'opaque') return root.cached === true;
    const [object, ...others]: readonly Place[] = (root.kind === 'var' && at.from?.call.bindings.get(root)) || [];
    if (!object || others.length > 0) return false;
    root = object.root;
  }
  return false;
}
