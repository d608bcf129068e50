// What is done under a lock by whoever finds that an object's flag is not set, and sets it: once for each object, as with a
// sync.Once.
//
//	c.mu.Lock()
//	defer c.mu.Unlock()
//	if c.loaded {
//		return
//	}
//	c.fill()
//	c.loaded = true
//
// In: flow graphs. Out: stretches of a function, and whether a map is one of the flag's own object.
import type { FlowGraph, FlowOutline } from '../flow/graph.js';
import { namedBehind } from '../flow/value.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Place } from './place.js';

export interface FirstTimes {
  /** Set, and never anything else. */
  isSetForGood(flag: VarSymbol): boolean;
}

export interface Stretch {
  readonly flag: VarSymbol;
  readonly pos: number;
  readonly end: number;
}

export function firstTimesOf(outlines: readonly FlowOutline[]): FirstTimes {
  const cleared = new Set(outlines.flatMap(({ flags }) => [...flags.cleared, ...flags.lowered]));
  return { isSetForGood: (flag) => !cleared.has(flag) };
}

/** From where the flag has been seen unset to where it is set. */
export function firstTimesIn({ flags }: FlowGraph, { isSetForGood }: FirstTimes): readonly Stretch[] {
  const set = [...flags.set, ...flags.raised];
  return flags.unset.flatMap(({ flag, pos, end }) => {
    const last = set.findLast((at) => at.flag === flag && pos <= at.pos && at.pos < end);
    return last && isSetForGood(flag) ? [{ flag, pos, end: last.pos }] : [];
  });
}

/** The map is a field of the object that has the flag, or of a struct that lies in it. */
export function isOfSameObject({ parent }: Place, { owner }: VarSymbol): boolean {
  for (let at = parent; at; at = at.parent) {
    const { last, root } = at;
    const holder = last ?? root;
    if (holder.kind !== 'var') return root.kind === 'alloc' && !last && root.type === owner;
    if (namedBehind(holder.type) === owner) return owner !== undefined;
    if (holder.type.kind === 'pointer') return false;
  }
  return false;
}
