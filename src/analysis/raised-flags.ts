// What a goroutine does before it sets an atomic flag is over for whoever has seen that the flag is set.
//
//	func (s *Store) load() {              func (s *Store) get(k string) string {
//		s.items["a"] = "b"                    if !s.ready.Load() { return "" }
//		s.ready.Store(true)                   return s.items[k]
//	}                                     }
//
// In: where functions set and see flags. Out: whether one access is over when another is made. The flag is set by the
// goroutine's own function, in no loop, and never set back.
import type { Flags, FlowOutline } from '../flow/graph.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Instance } from './groups.js';
import type { Place } from './place.js';
import { wayOf } from './way.js';

export function raisedFlagsOf(outlines: readonly FlowOutline[]): (work: Instance, before: Instance) => boolean {
  const byFunc = new Map<Func, Flags>();
  const lowered = new Set<VarSymbol>();
  for (const { func, flags } of outlines) {
    if (flags.raised.length + flags.seenSet.length > 0) byFunc.set(func, flags);
    for (const flag of flags.lowered) lowered.add(flag);
  }
  return (work, before) => {
    const { thread } = work.context;
    if (byFunc.size === 0 || thread.kind !== 'go' || thread.many) return false;
    const raised = raisedAfter(work, byFunc).filter((flag) => !lowered.has(flag) && isOfObject(flag, work.place));
    return raised.length > 0 && seenBefore(before, byFunc).some((flag) => raised.includes(flag));
  };
}

function raisedAfter(work: Instance, byFunc: ReadonlyMap<Func, Flags>): readonly VarSymbol[] {
  for (const { at, pos } of wayOf(work))
    if (!at.from || at.from.call.thread)
      return (byFunc.get(at.func)?.raised ?? []).flatMap((raise) => (pos < raise.pos ? raise.flag : []));
  return [];
}

function seenBefore(access: Instance, byFunc: ReadonlyMap<Func, Flags>): readonly VarSymbol[] {
  const found: VarSymbol[] = [];
  for (const { at, pos } of wayOf(access)) {
    for (const seen of byFunc.get(at.func)?.seenSet ?? []) if (seen.pos <= pos && pos < seen.end) found.push(seen.flag);
    if (at.from?.call.thread) break;
  }
  return found;
}

/** The flag lies in an object that the map belongs to. */
function isOfObject({ owner }: VarSymbol, place: Place): boolean {
  for (let at: Place | undefined = place; at; at = at.parent)
    if (at.last?.kind === 'var' && at.last.owner === owner) return owner !== undefined;
  return false;
}
