// Which work is over by the time of an access, where another function than the one that started it has waited: whoever
// waits for a group comes after those that report to it.
//
//	func (s *Sync) run() {                       func (s *Sync) rename() {
//		for range n { s.wg.Add(1); go s.rename() }	defer s.wg.Done()
//		s.feed()                                     s.mu.Lock(); delete(s.files, name); s.mu.Unlock()
//		s.stop() // s.wg.Wait()              }
//		s.sweep() // for name := range s.files
//	}
//
// In: instances with the ways that lead to them. Out: whether one is over when the other begins. A Wait under some
// condition counts: what it was not waited for was not started, as a rule. Groups are compared by their declarations.
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { AtomicFields } from './atomic-fields.js';
import { type Context, onItsGoroutine } from './context.js';
import type { Instance } from './groups.js';
import type { HandedOut } from './handed-out.js';
import type { HookMaps } from './hook-maps.js';
import type { Phases } from './phases.js';
import { isEndWord, type Place } from './place.js';
import type { Pools } from './pools.js';
import { outermost, reachOf } from './reach.js';
import type { Seals } from './seals.js';
import type { Serving } from './serving.js';
import type { Unused } from './unused.js';
import type { Walked } from './walked.js';

export interface Lifetimes {
  /** What `work` belongs to has been waited for before this access, or one function does both in turn. */
  isOver(work: Instance, before: Instance): boolean;
  /** ... before the map is handed out, with these groups waited for by then. */
  isOverAfter(work: Instance, groups: readonly Place[]): boolean;
  /** It is made in a goroutine that nothing starts which the test does, its other literals included. */
  isOutOfReach(work: Instance, test: Func): boolean;
}

/** All that tells when an access is made. */
export interface Times extends Phases, Seals, Lifetimes, Unused, Pools, Serving, HookMaps, AtomicFields, HandedOut {
  /** It goes on until it is told to return. */
  isEndless(func: Func): boolean;
}

export function lifetimesOf(
  walked: readonly Walked[],
  isUnbuffered: (channel: VarSymbol) => boolean,
  isFlagged: (work: Instance, before: Instance) => boolean,
  endless: ReadonlySet<Func>,
): Lifetimes {
  const standing = standingStill(walked, isUnbuffered);
  const signals = new Map<Func, readonly Place[]>();
  for (const { func, summary } of walked) if (summary.signals.length > 0) signals.set(func, summary.signals);
  const waits = waitsBehind(walked, signals);
  const reachedFrom = reachOf(walked);
  return {
    isOver: (work, before) => {
      if (areInTurn(work, before) || isFlagged(work, before)) return true;
      const mine = work.context.thread;
      const theirs = before.context.thread;
      // A goroutine of its own tells of its work once, and handlers hear of it as others do.
      const isOne = mine.kind === 'go' && !mine.many;
      if (isOne && isToldOf(work, before, signals)) return true;
      // Handlers come and go, whatever one of them waits for; so do goroutines of one kind.
      if (mine.kind === 'handler' || theirs.kind === 'handler' || (mine.many && mine.id === theirs.id)) return false;
      if (isToldOf(work, before, signals) || standsStill(work, before, standing)) return true;
      const awaited = awaitedBefore(before);
      const groups = withThoseBehind(awaited, waits);
      // What a goroutine without an end says on some channel, it says each time round, and not when it is done.
      if (onItsGoroutine(work.context).some((func) => endless.has(func)))
        for (const group of groups) if (isChannel(group) && !awaited.has(group)) groups.delete(group);
      return groups.size > 0 && reportsTo(work, groups, signals);
    },
    isOverAfter: (work, groups) => {
      const named = withThoseBehind(new Set(groups.flatMap((group) => group.declaration ?? [])), waits);
      return named.size > 0 && reportsTo(work, named, signals);
    },
    isOutOfReach: ({ context: { thread } }, test) =>
      thread.kind === 'go' && !reachedFrom(outermost(test)).has(thread.func),
  };
}

/** For each group: those that goroutines wait for which report to it. */
function waitsBehind(
  walked: readonly Walked[],
  signals: ReadonlyMap<Func, readonly Place[]>,
): ReadonlyMap<VarSymbol, ReadonlySet<VarSymbol>> {
  const waitsOf = new Map(walked.map(({ func, summary }) => [func, summary.waits]));
  const found = new Map<VarSymbol, Set<VarSymbol>>();
  const named = (places: readonly Place[], ...others: readonly VarSymbol['role'][]): VarSymbol[] =>
    places.flatMap((place) => {
      const declaration = isEndWord(place) ? undefined : place.declaration;
      const role = declaration?.role;
      return declaration && (role === 'field' || role === 'package' || others.includes(declaration.role))
        ? declaration
        : [];
    });
  for (const { calls } of walked)
    for (const { thread, tells, target } of calls)
      for (const group of thread ? named([...tells, ...(signals.get(target) ?? [])], 'local') : [])
        for (const waited of named(waitsOf.get(target) ?? [])) {
          if (waited === group) continue;
          found.set(group, (found.get(group) ?? new Set<VarSymbol>()).add(waited));
        }
  return found;
}

function withThoseBehind(
  groups: ReadonlySet<GroupName>,
  waits: ReadonlyMap<VarSymbol, ReadonlySet<VarSymbol>>,
): Set<GroupName> {
  const all = new Set(groups);
  for (const group of all)
    if (typeof group === 'object' && 'kind' in group) for (const behind of waits.get(group) ?? []) all.add(behind);
  return all;
}

/**
 * A channel that lies beside the map says that it is ready, and whoever looks has waited for that: `close(entry.ready)` when
 * the work is done, `<-entry.ready` before.
 */
function isToldOf(
  { access: { said }, context }: Instance,
  { access: { heard } }: Instance,
  signals: ReadonlyMap<Func, readonly Place[]>,
): boolean {
  const words = heard.filter((channel) => !said.includes(channel));
  for (let at: Context | undefined = words.length > 0 ? context : undefined; at; at = at.from?.context) {
    if (signals.get(at.func)?.some(({ last }) => last?.kind === 'var' && words.includes(last))) return true;
    if (at.from?.call.thread) return false;
  }
  return false;
}

/** Functions that wait for a group or channel which they are handed over a channel: over which. */
function standingStill(
  walked: readonly Walked[],
  isUnbuffered: (channel: VarSymbol) => boolean,
): ReadonlyMap<Func, readonly VarSymbol[]> {
  const found = new Map<Func, readonly VarSymbol[]>();
  for (const { func, summary } of walked) {
    const over = summary.waits.flatMap(({ last, parent }) =>
      last?.kind === 'element' && last.of === 'chan' && parent?.declaration ? parent.declaration : [],
    );
    if (over.length > 0) found.set(func, over.filter(isUnbuffered));
  }
  return found;
}

/** `pause <- &done; look(); done.Done()`: the goroutine that receives there does nothing until it is told to go on. */
function standsStill(
  { context: { thread }, context: work }: Instance,
  { access, context }: Instance,
  standing: ReadonlyMap<Func, readonly VarSymbol[]>,
): boolean {
  if (standing.size === 0 || thread.kind !== 'go' || thread.many) return false;
  let over: readonly VarSymbol[] | undefined;
  for (let at: Context | undefined = work; at && !over; at = at.from?.call.thread ? undefined : at.from?.context)
    over = standing.get(at.func);
  let told = access.told ?? [];
  for (let at: Context | undefined = over && context; at; at = at.from?.context) {
    if (told.some(({ declaration }) => declaration && over?.includes(declaration))) return true;
    if (at.from?.call.thread) return false;
    told = at.from?.call.told ?? [];
  }
  return false;
}

/** Groups that were waited for on the way. */
function awaitedBefore({ access, context }: Instance): ReadonlySet<GroupName> {
  const found = new Set<GroupName>();
  let awaited = access.awaited ?? [];
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    for (const group of awaited) {
      const name = nameOf(group, at);
      if (name) found.add(name);
    }
    awaited = at.from?.call.awaited ?? [];
  }
  return found;
}

/** The goroutine itself, not a function on its way, tells one of the groups when it is done. */
function reportsTo(
  { context }: Instance,
  groups: ReadonlySet<GroupName>,
  signals: ReadonlyMap<Func, readonly Place[]>,
): boolean {
  const isOne = (group: Place, at: Context): boolean => {
    const name = nameOf(group, at);
    // A group may have another inside: who has waited for the one has waited for both.
    const around = group.depth > 0 ? nameOf(group.origin, at) : undefined;
    return (name !== undefined && groups.has(name)) || (typeof around === 'string' && groups.has(around));
  };
  for (let at = context; ; at = at.from.context) {
    const isRoot = at.from === undefined || at.from.call.thread !== undefined;
    if (isRoot && signals.get(at.func)?.some((group) => isOne(group, at))) return true;
    if (!at.from) return false;
    const { call, context: caller } = at.from;
    if (call.thread) return call.tells.some((group) => isOne(group, caller));
  }
}

/** The field or variable that a group is; or the call that has made it; or the channel that brings the word to end. */
type GroupName = VarSymbol | string | { readonly endsOn: VarSymbol };

function isChannel(group: GroupName): boolean {
  return typeof group === 'object' && 'kind' in group && group.type.kind === 'chan';
}

const endWords = new WeakMap<VarSymbol, { readonly endsOn: VarSymbol }>();

function wordOver(channel: VarSymbol): GroupName {
  const word = endWords.get(channel) ?? { endsOn: channel };
  endWords.set(channel, word);
  return word;
}

/** ... in whichever function that has a name of its own for it. */
function nameOf(group: Place, context: Context): GroupName | undefined {
  let place = group;
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    const { root } = place;
    if (place.depth > 0 || root.kind !== 'var' || root.role === 'package') break;
    const [bound] = (root.func === at.func && at.from?.call.bindings.get(root)) || [];
    if (bound) place = bound;
  }
  const { root, depth } = place;
  if (isEndWord(place)) return place.declaration && wordOver(place.declaration);
  if (root.kind === 'opaque' && depth === 0) return `${root.func.id}.${root.call}.${root.index}`;
  if (root.kind === 'alloc' && depth === 0) return `${root.func.id}.${root.pos}`;
  return place.declaration;
}

/**
 * One function makes both accesses, one after the other: whatever goroutines it has started for the first have ended when
 * the call returns. It has made the object, or is the one goroutine that comes this way.
 */
function areInTurn(first: Instance, second: Instance): boolean {
  // Of what callers do on their own goroutine, one way stands for many.
  if (first.context.thread.id === second.context.thread.id) return false;
  const ways = new Map<Context, number>();
  let returned = first.site.pos;
  for (let at: Context | undefined = first.context; at; at = at.from?.context) {
    ways.set(at, returned);
    if (!at.from || at.from.call.outlives) break;
    // One that is started here may be waited for later.
    returned = at.from.call.thread ? Number.NaN : at.from.call.pos;
  }
  let called = second.site.pos;
  for (let at: Context | undefined = second.context; at; at = at.from?.context) {
    const before = ways.get(at);
    if (before !== undefined)
      return before !== called && !Number.isNaN(before + called) && (isOneOfItsKind(at) || isMadeFor(at, second));
    if (!at.from || at.from.call.outlives) return false;
    called = at.from.call.thread ? Number.NaN : at.from.call.pos;
  }
  return false;
}

/** No other goroutine does the same: a loop that is started once, or main. */
function isOneOfItsKind({ thread }: Context): boolean {
  return !thread.many && (thread.kind === 'go' || thread.kind === 'main' || thread.kind === 'serial');
}

/** The object was made by this function, or by one that has called it, or on the way from here. */
function isMadeFor(frame: Context, { place, context }: Instance): boolean {
  let { root } = place;
  let isAbove = false;
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    isAbove ||= at === frame;
    if (root.kind === 'alloc' || (root.kind === 'var' && root.role === 'local' && root.func === at.func)) return true;
    if (isAbove && at.from?.call.thread) return false;
    const [object]: readonly Place[] = (root.kind === 'var' && at.from?.call.bindings.get(root)) || [];
    if (!object || object.depth > 0) return false;
    root = object.root;
  }
  return root.kind === 'alloc';
}
