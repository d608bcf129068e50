// Maps that are filled by whoever finds them missing or empty, under a lock, and handed back: nobody is handed one before it is
// complete, and it does not change any more. In: groups, and where functions build maps. Out: the groups, with those changes as made
// where others have not seen the map yet.
import type { Building } from '../flow/built-when-nil.js';
import type { FlowOutline } from '../flow/graph.js';
import type { Func } from '../model/program.js';
import type { Context } from './context.js';
import type { Instance, MapGroup } from './groups.js';
import { isChange } from './summary.js';

export function withBuiltMaps(groups: readonly MapGroup[], outlines: readonly FlowOutline[]): readonly MapGroup[] {
  const buildings = new Map<Func, readonly Building[]>();
  for (const outline of outlines) if (outline.buildings.length > 0) buildings.set(outline.func, outline.buildings);
  if (buildings.size === 0) return groups;
  return groups.map((group) => {
    const isBuilt = (change: Instance): boolean =>
      change.locks.length > 0 &&
      positionsOf(change).some(([func, at]) =>
        buildings.get(func)?.some(({ map, pos, end }) => map === group.declaration && pos <= at && at < end),
      );
    const isOther = (i: Instance): boolean => isChange(i.site.kind) && !i.owned && !i.site.func.test;
    const changes = group.nesting === 0 ? group.instances.filter(isOther) : [];
    if (changes.length === 0 || !changes.every(isBuilt)) return group;
    const instances = group.instances.map((i) => (isChange(i.site.kind) && isBuilt(i) ? { ...i, remade: true } : i));
    return { ...group, instances };
  });
}

/** Where the functions on the way come to the map, or call what does. */
function positionsOf({ site, context }: Instance): readonly (readonly [Func, number])[] {
  const found: (readonly [Func, number])[] = [[site.func, site.pos]];
  for (let at: Context | undefined = context; at?.from && !at.from.call.thread; at = at.from.context)
    found.push([at.from.context.func, at.from.call.pos]);
  return found;
}
