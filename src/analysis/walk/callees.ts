// Takes over a callee's summary in the caller's words: what it touches, locks, starts, waits for, stores and returns.
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import type { Place } from '../place.js';
import {
  type CallbackUse,
  emptySummary,
  isOnItsGoroutine,
  type Summary,
  type SummaryAccess,
  type Thread,
} from '../summary.js';
import { type Accesses, maximalGiven } from './accesses.js';
import type { Assignments } from './assignments.js';
import { Callbacks } from './callbacks.js';
import type { Frame } from './frame.js';
import { type Goroutines, maximalObjects } from './goroutines.js';
import { type Joins, maximalSignals } from './joins.js';
import type { Locking } from './locking.js';
import type { Meetings } from './meetings.js';
import type { NotedCalls } from './noted-calls.js';
import type { State } from './state.js';
import { AccessBudget, all, type Call, type Enter, type Entry, Translation } from './translation.js';
import type { Values } from './values.js';

const nowhere: readonly Place[] = [];
const nothing: readonly never[] = [];
/** Places that one result may be. */
const maximalResults = 4;

/** What runs a callback, in words; a goroutine, where nothing else is said. */
const threadWords: Readonly<Partial<Record<CallbackUse['runs'], string>>> = { handler: 'handler', serial: 'callback' };

/** What a callee touches, and tells when it is done. */
interface Told {
  readonly accesses: readonly SummaryAccess[];
  readonly signals: readonly Place[];
}

export class Callees {
  readonly callbacks: Callbacks;
  readonly budget = new AccessBudget();

  constructor(
    readonly frame: Frame,
    readonly values: Values,
    readonly locking: Locking,
    readonly joins: Joins,
    private readonly meetings: Meetings,
    private readonly goroutines: Goroutines,
    readonly accesses: Accesses,
    private readonly assignments: Assignments,
    private readonly noted: NotedCalls,
  ) {
    const enter: Enter = (...call) => this.enter(...call);
    this.callbacks = new Callbacks(frame, values, locking, joins, goroutines, accesses, noted, enter);
  }

  /** Before the last pass. */
  renewBudgets(): void {
    this.callbacks.renewBudget();
    this.budget.renew();
  }

  /** Locks under which each of these functions has fetched what it returns. */
  fetchedUnder([func, ...others]: readonly Func[]): readonly VarSymbol[] {
    const locksOf = (one: Func): readonly VarSymbol[] => this.frame.context.summaryOf(one)?.fetchedUnder ?? [];
    return func ? locksOf(func).filter((lock) => others.every((other) => locksOf(other).includes(lock))) : [];
  }

  /** Makes a callee's summary one's own: its accesses, locks, goroutines and results. */
  enter(
    state: State,
    func: Func,
    bindings: Map<VarSymbol, readonly Place[]>,
    event: { pos: number; end: number },
    how: Entry,
  ): readonly (readonly Place[])[] {
    const summary = this.frame.context.summaryOf(func) ?? emptySummary;
    const call: Call = { func, summary, bindings, event, how };
    if (isOnItsGoroutine(how.runs) && !how.exclusive && isInert(summary)) return this.enterInert(state, call);
    const wasOnce = this.frame.once;
    if (how.exclusive) this.frame.once = true;
    const callee = new Translation(this, state, call);
    // While the fixpoint is sought, accesses matter only for what a goroutine gets hold of, and the bindings tell that.
    const accesses = this.frame.collecting ? callee.accesses() : nothing;
    const thread = callee.concurrent
      ? this.goroutines.threadFor(event, how.within, callee.many, threadWords[how.runs] ?? 'goroutine', how)
      : undefined;
    const signals = callee.signals();
    if (this.frame.collecting) {
      const kept = thread ? this.assignments.keepersOf(state, signals) : nowhere;
      const joins = kept.length > 0 ? [...(how.joins ?? nowhere), ...kept] : how.joins;
      this.noted.note(state, func, bindings, event, thread, callee.around, { ...how, joins });
    }
    if (thread) this.start(state, thread, call, callee, { accesses, signals });
    else this.run(state, call, callee, { accesses, signals });
    if (how.runs !== 'last') this.leaveBehind(state, thread, call, callee);
    if (!thread && how.sure) this.takeOverStores(state, summary, callee.substitute, event.pos);
    if (summary.callbacks.length > 0) {
      const isOver = how.runs === 'parallel';
      this.callbacks.runAll(state, summary, { event, callee, thread, isOver, signals });
    }
    if (!thread) this.handOut(state, summary, callee.substitute);
    this.frame.once = wasOnce;
    return thread ? [] : summary.returns.map((places) => all(places, callee.substitute, maximalResults));
  }

  /** As a goroutine of its own. */
  private start(
    state: State,
    thread: Thread,
    { summary, bindings, event, how }: Call,
    { substitute, groups }: Translation,
    { accesses, signals }: Told,
  ): void {
    const objects = [...bindings.values()]
      .flat()
      .concat(summary.captured.flatMap((symbol) => [...substitute(this.frame.places.of(symbol))]))
      .filter(({ root }) => root !== how.keeper);
    const waits = all(summary.waits, groups, maximalSignals);
    const { captured } = summary;
    this.goroutines.spawn(state, thread, accesses, { signals, waits, objects, captured }, true, event.pos);
    this.goOnAfterDone(state, thread, summary, accesses, { signals, substitute, pos: event.pos });
    if (how.runs === 'parallel') state.threads.delete(thread);
  }

  /** Here and now. */
  private run(state: State, { summary, event, how }: Call, callee: Translation, { accesses, signals }: Told): void {
    const isLast = this.frame.isLastWord(event.pos);
    this.joins.takeOverSignals(signals, all(summary.words, callee.groups, maximalSignals), isLast, event.pos);
    const waited = all(summary.waits, callee.groups, maximalSignals);
    // Of functions that one call has returned, that which waits was returned where there is something to wait for.
    this.joins.ended(state, how.sure ? waited : waited.filter((group) => this.frame.isElsewhere(group)));
    for (const wait of waited) this.joins.waits.add(wait);
    this.joins.await(state, waited);
    for (const access of accesses) {
      this.meetings.meet(state, access);
      this.accesses.keep(access);
    }
    if (how.sure || how.implementer) this.locking.lockEffects(state, summary, callee.substitute, event, how.sure);
  }

  /** Goroutines that the callee starts and leaves behind. */
  private leaveBehind(
    state: State,
    thread: Thread | undefined,
    { summary, event, how }: Call,
    callee: Translation,
  ): void {
    const { substitute, groups, many } = callee;
    const repeated = how.repeated === true;
    for (const live of summary.threads) {
      const accesses = callee.accessesOf(live);
      const objects = all(live.objects, substitute, maximalObjects);
      if (accesses.length === 0 && objects.length === 0) continue;
      const outlives = this.goroutines.passedOn(live.thread, event, many || repeated);
      const signals = all(live.signals, groups, maximalSignals);
      const waits = all(live.waits, groups, maximalSignals);
      const behind = all(live.behind ?? nowhere, substitute, maximalSignals);
      const parent = live.parent ? this.goroutines.passedOn(live.parent, event, many) : thread;
      const held = { signals, waits, behind, objects, captured: nothing };
      this.goroutines.spawn(state, outlives, accesses, held, repeated, event.pos, parent);
      if (live.unsure) state.waitedFor.add(outlives);
    }
  }

  /** What the callee gives away, and stores where others find it. */
  private handOut(state: State, { given, kept }: Summary, substitute: Translation['substitute']): void {
    this.accesses.give(all(given, substitute, maximalGiven));
    for (const [where, what] of kept)
      for (const place of substitute(where))
        for (const value of substitute(what)) this.accesses.exposeIn(state, value, place);
  }

  /** Objects made by the callee hold what it stored in them: it may hand them to callbacks, and to who called it. */
  private takeOverStores(
    state: State,
    summary: Summary,
    substitute: (place: Place) => readonly Place[],
    pos: number,
  ): void {
    for (const { parent, last } of summary.remade)
      for (const object of parent && last ? substitute(parent) : nowhere)
        this.assignments.remake(state, object, last!, pos);
    for (const [where, what] of summary.stores) {
      if (where.root.kind !== 'alloc') continue;
      // A map that was made for it is known by where it lies.
      if (what.root.kind === 'alloc' && what.root.what === 'map' && what.depth === 0) continue;
      const targets = substitute(where);
      const values = substitute(what);
      const [target] = targets;
      if (!target || targets.length !== 1 || values.length === 0) continue;
      this.assignments.takeOver(state, target, values);
    }
  }

  /**
   * `go func() { wg.Done(); seen[name] = true }()`: who waits for the group comes before the last of that, or beside it; so does
   * who hears the only word on a channel, `ready <- true; seen[name] = true`.
   */
  private goOnAfterDone(
    state: State,
    thread: Thread,
    summary: Summary,
    accesses: readonly SummaryAccess[],
    {
      signals,
      substitute,
      pos,
    }: { signals: readonly Place[]; substitute: (place: Place) => readonly Place[]; pos: number },
  ): void {
    const words = all(summary.words, substitute, maximalSignals);
    const isGroup = (place: Place): boolean => !place.hasElement && !this.joins.isChannel(place);
    const isTold = (place: Place): boolean => signals.includes(place) && (isGroup(place) || words.includes(place));
    const late = summary.accesses.filter(({ told }) => told.some((place) => substitute(place).some(isTold)));
    if (late.length === 0) return;
    const told = new Set(late.flatMap((access) => access.told.flatMap((place) => substitute(place).filter(isTold))));
    const objects = late.flatMap(({ place }) => substitute(place).map(({ origin }) => origin));
    const rest = accesses.filter((access) => access.told.some((place) => told.has(place)));
    const others = signals.filter((place) => !told.has(place));
    this.goroutines.spawn(
      state,
      this.goroutines.restOf(thread),
      rest,
      { signals: others, waits: [], objects, captured: [] },
      true,
      pos,
    );
  }

  /** Most callees have nothing to tell but what they return. */
  private enterInert(state: State, { func, summary, bindings, event, how }: Call): readonly (readonly Place[])[] {
    if (this.frame.collecting) {
      const around = how.locks && how.locks.length > 0 ? [...state.held, ...how.locks] : state.held;
      this.noted.note(state, func, bindings, event, undefined, around, how);
    }
    for (const signal of how.joins ?? []) this.joins.signals.add(signal);
    const substitute = (place: Place): readonly Place[] =>
      this.values.substitute(state, place, func, bindings, event.pos);
    return summary.returns.map((places) => all(places, substitute, maximalResults));
  }
}

/** It touches, locks, starts, waits for, tells, calls and stores nothing that callers know of. */
function isInert(summary: Summary): boolean {
  return (
    summary.accesses.length === 0 &&
    summary.acquires.length === 0 &&
    summary.releases.length === 0 &&
    summary.threads.length === 0 &&
    summary.callbacks.length === 0 &&
    summary.waits.length === 0 &&
    summary.signals.length === 0 &&
    summary.adds.length === 0 &&
    summary.stores.length === 0 &&
    summary.given.length === 0 &&
    summary.remade.length === 0 &&
    summary.kept.length === 0
  );
}
