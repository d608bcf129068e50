// Maps that are filled until a flag says that nothing more is taken: whoever comes after that may look without a lock.
//
//	func (s *Server) Handle(name string, h Handler) error {   func (s *Server) Start() {
//		s.mu.Lock()                                               s.mu.Lock()
//		defer s.mu.Unlock()                                       s.started = true
//		if s.started {                                            s.mu.Unlock()
//			return errStarted                                 for name := range s.handlers {…}
//		}                                                 }
//		s.handlers[name] = h
//	}
//
// In: groups, and the flags that flow/ has seen. Out: accesses that come after the seal, as far as names and the way tell.
// That the flag is set before the threads start which look into the map is believed, not shown.
import type { Flags, FlowOutline } from '../flow/graph.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Context } from './context.js';
import type { Instance, MapGroup } from './groups.js';
import { counts } from './guards.js';
import { isChange } from './summary.js';
import { isTestCode } from './test-code.js';

export interface Seals {
  /** All changes are refused by the time of this access. */
  isSealed(group: MapGroup, instance: Instance): boolean;
  /** ... by the time that this function hands the map out. */
  isSealedIn(group: MapGroup, func: Func): boolean;
}

/** Flags after which an object is used, and no longer filled; one that is `closed` is not used any more. */
const endsFilling =
  /^(is|was|has)?_?(built|complete|final|frozen|immutable|init|load|locked|prepared|read_?only|ready|seal|serving|start)/i;

export function sealsOf(outlines: readonly FlowOutline[]): Seals {
  const byFunc = new Map<Func, Flags>();
  for (const { func, flags } of outlines) byFunc.set(func, flags);
  const known = new Map<MapGroup, ReadonlySet<VarSymbol>>();
  const sealOf = (group: MapGroup): ReadonlySet<VarSymbol> => {
    let seals = known.get(group);
    if (!seals) {
      seals = commonFlags(group, byFunc);
      known.set(group, seals);
    }
    return seals;
  };
  const isBelievedIn = new Map<MapGroup, boolean>();
  const isBelieved = (group: MapGroup): boolean => {
    const known = isBelievedIn.get(group) ?? readsWithoutLock(group);
    isBelievedIn.set(group, known);
    return known;
  };
  const sets = (func: Func, flag: VarSymbol, before: number): boolean => {
    const { set = [], raised = [] } = byFunc.get(func) ?? {};
    return [...set, ...raised].some((at) => at.flag === flag && at.pos < before);
  };
  return {
    isSealed: (group, instance) =>
      !isChange(instance.site.kind) &&
      [...sealOf(group)].some(
        (flag) => (endsFilling.test(flag.name) && isBelieved(group)) || comesAfter(instance, flag, sets),
      ),
    isSealedIn: (group, func) =>
      [...sealOf(group)].some(
        (flag) => (endsFilling.test(flag.name) && isBelieved(group)) || sets(func, flag, func.node.end),
      ),
  };
}

/** Whoever looks into the map does not take the lock, as a rule: where most functions do, nobody counts on the seal. */
function readsWithoutLock({ instances }: MapGroup): boolean {
  const reads = instances.filter((i) => !isChange(i.site.kind) && counts(i) && !isTestCode(i.site.func));
  const locked = new Set(reads.flatMap(({ site, locks }) => (locks.some((held) => held.sure) ? site.func : [])));
  const others = new Set(reads.flatMap(({ site }) => (locked.has(site.func) ? [] : site.func)));
  return locked.size < 3 || locked.size <= 2 * others.size;
}

/** The flags that all changes have seen unset, under a lock. */
function commonFlags(group: MapGroup, byFunc: ReadonlyMap<Func, Flags>): ReadonlySet<VarSymbol> {
  const unsetAt = (func: Func, at: number): readonly VarSymbol[] =>
    (byFunc.get(func)?.unset ?? []).flatMap(({ flag, pos, end }) => (pos <= at && at < end ? flag : []));
  let common: ReadonlySet<VarSymbol> | undefined;
  for (const instance of group.instances) {
    const { site, locks } = instance;
    if (!isChange(site.kind) || !counts(instance) || isTestCode(site.func)) continue;
    const flags = locks.some((held) => held.sure && held.mode === 'write') ? seenUnset(instance, group, unsetAt) : [];
    const before = common;
    common = new Set(before ? flags.filter((flag) => before.has(flag)) : flags);
    if (common.size === 0) break;
  }
  return common ?? new Set();
}

/** Where the change is made; or where a helper is called that makes it, by each of those that call it. */
function seenUnset(
  instance: Instance,
  { decidersOf }: MapGroup,
  unsetAt: (func: Func, at: number) => readonly VarSymbol[],
): readonly VarSymbol[] {
  const { func, pos: own } = instance.site;
  const there = unsetAt(func, own);
  const [first, ...others] = decidersOf(instance).map(({ by, pos }) => (pos === undefined ? [] : unsetAt(by, pos)));
  return [...there, ...(first ?? []).filter((flag) => others.every((flags) => flags.includes(flag)))];
}

/** The flag is set on the way there: by the access's own function, one around it, or one that calls it. */
function comesAfter(
  { site, context }: Instance,
  flag: VarSymbol,
  sets: (func: Func, flag: VarSymbol, before: number) => boolean,
): boolean {
  let { pos } = site;
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (sets(at.func, flag, pos)) return true;
    if (!at.from) return false;
    pos = at.from.call.pos;
  }
  return false;
}
