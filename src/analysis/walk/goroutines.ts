// Goroutines that are started here, or by callees, and those that go on after the function has returned. A goroutine is
// known by the go statement and by the call that leads there; in a loop, all of its rounds are one that is `many`.
// When they end is for joins.ts to say, and what runs beside them for meetings.ts.
import { type Condition, contradict } from '../../flow/conditions.js';
import { mapElement } from '../../flow/graph.js';
import type { Steady } from '../../flow/steady.js';
import type { VarSymbol } from '../../model/symbols.js';
import type { Type } from '../../model/types.js';
import { isSelfGuarded } from '../locks.js';
import type { Place, PlaceRoot } from '../place.js';
import type { LiveThread, SummaryAccess, Thread } from '../summary.js';
import type { Frame } from './frame.js';
import { maximalSignals } from './joins.js';
import { liesIn, type Meetings } from './meetings.js';
import type { Alive, State } from './state.js';

/** Objects of a goroutine that callers are told of. */
export const maximalObjects = 8;
/** Of those that callees leave behind; a function's own come on top of them. */
const maximalThreads = 24;
const none: ReadonlySet<PlaceRoot> = new Set();
/** Of goroutines that one go statement starts, callers are told of a few. */
const maximalAlikeThreads = 2;

export class Goroutines {
  private readonly threads = new Map<string, Thread>();
  private readonly rests = new Map<Thread, Thread>();
  /** What is returned where they go on. */
  private readonly leftWith = new Map<Thread, Set<PlaceRoot>>();
  /** Of a function that starts too many: those whose ends are not followed, with what they tell. */
  readonly unfollowed = new Map<Thread, LiveThread['signals']>();
  /** What the parameters have to be for it to be started; undefined: nothing is known. */
  private readonly startedWhen = new Map<Thread, readonly Condition[] | undefined>();

  /** ... and what comes out alike whenever it is asked. */
  private readonly startedWhere = new Map<Thread, readonly Steady[] | undefined>();

  private readonly parents = new Map<Thread, Thread>();

  /** One has been started, here or by a callee. */
  any = false;

  constructor(
    private readonly frame: Frame,
    private readonly meetings: Meetings,
  ) {}

  /** Where a block begins: `if parallel { go … }` and `if !parallel { … }` are of different calls. */
  enter(state: State): void {
    const { when, steady } = this.frame;
    if (steady)
      for (const thread of [...state.threads.keys()])
        if (this.frame.exclude(steady, this.startedWhere.get(thread))) state.threads.delete(thread);
    if (!when) return;
    for (const thread of [...state.threads.keys()]) {
      const impossible = contradict(when, this.startedWhen.get(thread));
      if (impossible && !when.some(({ param }) => this.frame.isAssigned(param))) state.threads.delete(thread);
    }
  }

  spawn(
    state: State,
    thread: Thread,
    accesses: readonly SummaryAccess[],
    held: Omit<Alive, 'handedOver'>,
    startedHere: boolean,
    at: number,
    /** The goroutine that starts it: what came before was told from what came after where that one was walked. */
    parent?: Thread,
  ): void {
    this.any = true;
    // One that starts another like itself is known by the first that has started one of its kind.
    if (parent && parent !== thread) this.parents.set(thread, parent);
    const objects = new Set(held.objects);
    for (const access of accesses) if (!isSelfGuarded(access)) objects.add(access.place.origin);
    const live: Alive = { ...held, objects: [...objects], handedOver: [] };
    for (const place of live.objects) this.publish(state, place);
    if (this.frame.collecting)
      this.meetings.begin(state, thread, accesses, live, startedHere, at, this.ancestorsOf(thread));
    state.waitedFor.delete(thread);
    if (!this.startedWhen.has(thread)) this.startedWhen.set(thread, this.frame.when);
    else if (this.startedWhen.get(thread) !== this.frame.when) this.startedWhen.set(thread, undefined);
    if (!this.startedWhere.has(thread)) this.startedWhere.set(thread, this.frame.steady);
    else if (this.startedWhere.get(thread) !== this.frame.steady) this.startedWhere.set(thread, undefined);
    const known = state.threads.get(thread);
    if (known) {
      const both = unite(known, live);
      if (both !== known) state.threads.set(thread, both);
    } else if (state.threads.size < (startedHere ? 2 * maximalThreads : maximalThreads))
      state.threads.set(thread, live);
    else this.unfollowed.set(thread, live.signals);
  }

  /** Who has started it, and who has started that one. */
  private ancestorsOf(thread: Thread): ReadonlySet<Thread> {
    const found = new Set<Thread>();
    for (let at = this.parents.get(thread); at && !found.has(at); at = this.parents.get(at)) found.add(at);
    return found;
  }

  private publish(state: State, place: Place): void {
    const { root } = place;
    if (root.kind === 'alloc' || (root.kind === 'var' && root.func === this.frame.func)) state.published.add(root);
  }

  /**
   * `go flush(batch); batch = make(…)`: what the variable holds from now on is another object, each time round. The
   * goroutine that was handed the old one is alone with it.
   */
  handOver(state: State, variable: VarSymbol, old: readonly Place[]): void {
    for (const [thread, live] of state.threads.list()) {
      if (live.captured.includes(variable)) continue;
      const given = old.filter((place) => live.objects.includes(place) && !live.handedOver.includes(place));
      if (given.length > 0) state.threads.set(thread, { ...live, handedOver: [...live.handedOver, ...given] });
    }
  }

  /**
   * `go close(conn); delete(conns, id)` under the lock of `conns`: nobody finds the element there any more, and the goroutine
   * that was handed it is alone with it.
   */
  takeOut(state: State, containers: readonly Place[]): void {
    const [container, ...others] = containers;
    const element = others.length > 0 || state.locks.size === 0 ? undefined : container?.child(mapElement);
    if (!element) return;
    for (const [thread, live] of state.threads.list())
      if (live.objects.includes(element) && !live.handedOver.includes(element))
        state.threads.set(thread, { ...live, handedOver: [...live.handedOver, element] });
  }

  threadFor(
    event: { pos: number; end: number },
    from: Thread | undefined,
    many: boolean,
    what: string,
    how: Pick<Thread, 'queued' | 'onceStarted'> = {},
  ): Thread {
    const { queued, onceStarted } = how;
    const origin = from ?? { func: this.frame.func, pos: event.pos, end: event.end, what, queued, onceStarted };
    // What two calls start are two goroutines, though one go statement starts both.
    const key = `${event.pos}.${origin.func.id}.${origin.pos}.${many}`;
    let thread = this.threads.get(key);
    if (!thread) {
      thread = {
        id: this.frame.context.nextThread(),
        func: origin.func,
        pos: origin.pos,
        end: origin.end,
        many,
        loop: this.frame.loop,
        what: origin.what,
        queued: origin.queued,
        onceStarted: origin.onceStarted,
      };
      this.threads.set(key, thread);
    }
    return thread;
  }

  /** What a goroutine does when it has told its group that it is done: who waits for that does not wait for this. */
  restOf(thread: Thread): Thread {
    let rest = this.rests.get(thread);
    if (!rest) {
      rest = { ...thread, id: this.frame.context.nextThread(), rest: thread };
      this.rests.set(thread, rest);
    }
    return rest;
  }

  /** A callee's goroutine, as this function knows it. */
  passedOn(thread: Thread, event: { pos: number; end: number }, many: boolean): Thread {
    const { loop, graph } = this.frame;
    // What has failed leaves none behind; but a loop around the one that tries may come round.
    const repeating = graph.tries.has(event.pos) ? (graph.loops[loop] ?? 0) : loop;
    return this.threadFor(event, thread, thread.many || many || repeating > 0, thread.what);
  }

  /** The function returns these objects while goroutines go on; where it returns none, callers get to see none. */
  leaveWith(state: State, returned: ReadonlySet<PlaceRoot>): void {
    for (const [thread] of state.threads.list()) {
      const known = this.leftWith.get(thread) ?? new Set();
      for (const root of returned) known.add(root);
      this.leftWith.set(thread, known);
    }
  }

  /** It is waited for, but where an error is returned, be it that time is up: callers give up then, and use what they get. */
  isLeftOnError(thread: Thread, exit: State): boolean {
    return exit.waitedFor.has(thread) && isError(this.frame.func.results.at(-1)?.type);
  }

  /** What goroutines touch that are over at the end: to callers, the function has done it itself. */
  overBy(exit: State | undefined): readonly SummaryAccess[] {
    const found: SummaryAccess[] = [];
    for (const [thread, { all }] of this.meetings.touchedBy) if (!exit?.threads.has(thread)) found.push(...all);
    return found;
  }

  /**
   * Goroutines that are still alive at the end, with what callers can know of what they touch. `shownWith`: objects made
   * here that callers get to see, where these are returned; others do not concern them.
   */
  leftBehind(
    exit: State | undefined,
    shownWith: (returned: ReadonlySet<PlaceRoot>) => ReadonlySet<PlaceRoot>,
    /** What it tells, as callers know it: also groups of this function for which others wait that it returns. */
    told: (place: Place) => readonly Place[],
  ): LiveThread[] {
    const visible = (place: Place): boolean => this.frame.isKnownOutside(place);
    const isTold = (place: Place): boolean => told(place).length > 0;
    const spokenFor = spokenForBy(exit, isTold);
    const found: LiveThread[] = [];
    const alike = new Map<string, number>();
    for (const [thread, live] of exit?.threads ?? []) {
      const unsure = exit?.waitedFor.has(thread) ?? false;
      const givenUp = exit !== undefined && this.isLeftOnError(thread, exit);
      const shown = shownWith(this.leftWith.get(thread) ?? none);
      const concerns = (place: Place): boolean =>
        visible(place) && (place.root.kind === 'alloc' ? shown.has(place.root) : !givenUp);
      const accesses = (this.meetings.touchedBy.get(thread)?.all ?? []).filter(
        ({ place, chain }) => this.frame.isVisible(place, chain) && concerns(place) && !liesIn(place, live.handedOver),
      );
      const objects = [...new Set(live.objects.map((object) => object.origin))]
        .filter(concerns)
        .slice(0, maximalObjects);
      if (accesses.length + objects.length === 0) continue;
      const key = `${thread.func.id}.${thread.pos}`;
      const count = (alike.get(key) ?? 0) + 1;
      alike.set(key, count);
      if (count > maximalAlikeThreads) continue;
      found.push({
        thread,
        signals: live.signals.flatMap((place) => told(place)).slice(0, maximalSignals),
        behind: [...(live.behind ?? []).filter(isTold), ...live.signals.flatMap((group) => spokenFor.get(group) ?? [])],
        waits: live.waits.filter(visible).slice(0, maximalSignals),
        objects,
        accesses,
        unsure,
        parent: this.parents.get(thread),
      });
    }
    return found;
  }
}

/** For each group that callers do not know: what goroutines tell callers that wait for it. */
function spokenForBy(exit: State | undefined, isTold: (place: Place) => boolean): ReadonlyMap<Place, readonly Place[]> {
  const found = new Map<Place, readonly Place[]>();
  for (const [, { waits, signals }] of exit?.threads ?? [])
    for (const group of waits)
      if (!isTold(group)) found.set(group, [...(found.get(group) ?? []), ...signals.filter(isTold)]);
  return found;
}

function isError(type: Type | undefined): boolean {
  return type?.kind === 'named' && type.symbol.name === 'error' && type.symbol.pkg.path === '';
}

/** One goroutine, in which one function after another runs; the first itself, where nothing is added. */
function unite(first: Alive, second: Alive): Alive {
  const both = <T>(a: readonly T[], b: readonly T[]): readonly T[] => {
    const added = b.filter((place) => !a.includes(place));
    return added.length > 0 ? [...a, ...added] : a;
  };
  const signals = both(first.signals, second.signals);
  const waits = both(first.waits, second.waits);
  const objects = both(first.objects, second.objects);
  const captured = both(first.captured, second.captured);
  const behind = both(first.behind ?? [], second.behind ?? []);
  const isSame = signals === first.signals && waits === first.waits && objects === first.objects;
  const isAll = captured === first.captured && behind.length === (first.behind?.length ?? 0);
  if (isSame && isAll && first.handedOver.length === 0) return first;
  return { signals, waits, behind, objects, captured, handedOver: [] };
}
