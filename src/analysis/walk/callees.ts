// Takes over a callee's summary in the caller's words: what it touches, locks, starts, waits for, stores and returns, and
// the function values of the caller that it calls.
import { type Condition, isNegative, isTaken } from '../../flow/conditions.js';
import { callsUntilDone } from '../../knowledge/index.js';
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import { meet, mergeLocks } from '../locks.js';
import type { Place, PlaceRoot } from '../place.js';
import {
  type CallbackUse,
  type Chain,
  emptySummary,
  type Held,
  type Summary,
  type SummaryAccess,
  type Thread,
} from '../summary.js';
import type { LocalCall } from '../walked.js';
import { type Accesses, maximalGates, maximalGiven, polledIn } from './accesses.js';
import type { Assignments } from './assignments.js';
import { type Frame, lengthOf, maximalChain } from './frame.js';
import { type Goroutines, maximalObjects } from './goroutines.js';
import { type Joins, maximalSignals } from './joins.js';
import type { Locking } from './locking.js';
import type { Meetings } from './meetings.js';
import { type NotedCalls, noConstants } from './noted-calls.js';
import { newObjectsOf, type OwnObjects, ownObjectsOf } from './starts.js';
import type { State } from './state.js';
import type { Values } from './values.js';

/** Callbacks gone into, and accesses taken over from callees, while one function is walked. */
const callbackBudget = 400;
const accessBudget = 40_000;
const maximalCallbacks = 10;
const maximalKeptCallbacks = 4;
const maximalCallbackDepth = 3;
const maximalTold = 8;
const nowhere: readonly Place[] = [];
const nothing: readonly never[] = [];
/** Places that one argument of a callback may be. */
const maximalHanded = 2;
/** Places that one result may be. */
const maximalResults = 4;
/** Functions that one function value may be. */
export const maximalTargets = 12;

/** What runs a callback, in words; a goroutine, where nothing else is said. */
const threadWords: Readonly<Partial<Record<CallbackUse['runs'], string>>> = { handler: 'handler', serial: 'callback' };

/** How a function is entered. */
interface Entry {
  readonly runs: CallbackUse['runs'];
  readonly sure: boolean;
  /** One of those that an interface's method may be: the locks it takes may be held. */
  readonly implementer?: boolean;
  readonly doubt?: LocalCall['doubt'];
  readonly args?: readonly (readonly Place[])[];
  readonly locks?: readonly Held[];
  readonly exclusive?: boolean;
  readonly onlyFirst?: true;
  /** By an event loop, in its turn. */
  readonly queued?: true;
  /** ... when what it belongs to has been started. */
  readonly onceStarted?: true;
  readonly many?: boolean;
  /** A callback that is called in a loop: what it leaves behind is as many as its calls. */
  readonly repeated?: boolean;
  readonly joins?: readonly Place[];
  /** What its goroutine has heard and said before. */
  readonly gates?: readonly Place[];
  readonly told?: readonly Place[];
  readonly constants?: ReadonlyMap<VarSymbol, string>;
  /** Parameters that are given one element after another of all that lie in one place. */
  readonly swept?: ReadonlySet<VarSymbol>;
  /** What holds the function that is called. */
  readonly keptIn?: Place;
  /** The object in which it is put: whoever calls it from then on has got hold of that first. */
  readonly keeper?: PlaceRoot;
  /** One after another of the functions in a container is called, of which this is one. */
  readonly each?: boolean;
  /** The callee's goroutine that calls it. */
  readonly within?: Thread;
  readonly chain?: Chain;
}

/** A callee, as its caller has entered it. */
interface Entered {
  readonly event: { readonly pos: number; readonly end: number };
  /** Its places in the caller's words. */
  substitute(place: Place): readonly Place[];
  /** Its chains of calls, after the one that leads there. */
  prefix(chain: Chain | undefined): Chain;
  /** The goroutine as which it was started. */
  readonly thread: Thread | undefined;
  readonly many: boolean;
  /** Locks that this goroutine gives back for who started it. */
  readonly handed: readonly Held[];
  /** What it tells when it is done. */
  readonly signals: readonly Place[];
}

export class Callees {
  readonly callbacks = new Map<string, CallbackUse>();
  /** Those of objects' fields. */
  readonly keptCallbacks = new Map<string, CallbackUse>();
  /** Functions handed in that call functions handed in: how deep, and which were gone into for this call. */
  private callbackDepth = 0;
  readonly entered = new Set<string>();
  /** Bodies of loops that iterators run, and the locks under which each of their calls does. */
  private readonly bodies = new Map<Place, readonly Held[]>();
  private callbacksLeft = callbackBudget;
  private accessesLeft = accessBudget;

  constructor(
    private readonly frame: Frame,
    private readonly values: Values,
    private readonly locking: Locking,
    private readonly joins: Joins,
    private readonly meetings: Meetings,
    private readonly goroutines: Goroutines,
    private readonly accesses: Accesses,
    private readonly assignments: Assignments,
    private readonly noted: NotedCalls,
  ) {}

  /** Before the last pass. */
  renewBudgets(): void {
    this.callbacksLeft = callbackBudget;
    this.accessesLeft = accessBudget;
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
    if ((how.runs === 'now' || how.runs === 'later') && !how.exclusive && isInert(summary))
      return this.enterInert(state, func, summary, bindings, event, how);
    const substituted = new Map<Place, readonly Place[]>();
    const substitute = (place: Place): readonly Place[] => {
      let places = substituted.get(place);
      if (!places) {
        places = this.values.substitute(state, place, func, bindings, event.pos);
        substituted.set(place, places);
      }
      return places;
    };
    const concurrent = how.runs !== 'now' && how.runs !== 'later';
    const extra = how.locks ?? [];
    const handed = concurrent ? this.locking.handOver(state, summary, substitute) : [];
    const inherited = handed.length > 0 ? [...extra, ...handed] : extra;
    const around = concurrent ? inherited : extra.length > 0 ? [...state.held, ...extra] : state.held;
    const kind: Chain['kind'] = concurrent ? (how.runs === 'handler' ? 'handler' : 'spawn') : 'call';
    const text = concurrent
      ? how.runs === 'handler'
        ? 'handler is registered here'
        : 'goroutine starts here'
      : `${func.name} is called`;
    // What a callee touches shares few chains and lists of locks: what they become here is made once.
    const prefix = once(
      (chain: Chain | undefined): Chain => ({
        kind,
        func: this.frame.func,
        pos: event.pos,
        end: event.end,
        text,
        next: chain,
        length: 1 + lengthOf(chain),
      }),
    );
    const ownLocks = once((locks: readonly Held[]) => this.locking.substituteLocks(substitute, locks));
    const isOfThisCall = (held: Held): boolean => this.locking.isOfOneCall(held, func);
    const locksAround = once((locks: readonly Held[]) => {
      const lasting = locks.some(isOfThisCall) ? locks.filter((held) => !isOfThisCall(held)) : locks;
      return mergeLocks(ownLocks(lasting), around, summary, substitute);
    });
    const many = how.many ?? ((concurrent && this.frame.loop > 0) || how.runs === 'parallel' || how.runs === 'handler');
    const wasOnce = this.frame.once;
    if (how.exclusive) this.frame.once = true;
    const constants = how.constants ?? noConstants;
    const accesses: SummaryAccess[] = [];
    const innerOnce = this.frame.once;
    // Nobody is beside the callee: what concerns no caller need not be made.
    const alone = !concurrent && state.threads.size === 0;
    const received = concurrent ? (how.gates ?? nowhere) : state.received.list();
    const own =
      how.runs === 'go'
        ? ownObjectsOf(this.frame, state, bindings, summary.captured, event.pos)
        : newObjectsOf(this.frame, state, bindings, event.pos);
    const opened = concurrent ? (how.told ?? nowhere) : this.joins.toldBefore(state, event.pos);
    const instantiate = (
      access: SummaryAccess,
      locksOf: (locks: readonly Held[]) => readonly Held[],
      into: SummaryAccess[],
      unmet: boolean,
      swept?: Entry['swept'],
    ): void => {
      if (this.accessesLeft-- <= 0 || !isTaken(access.when, constants)) return;
      const places = access.remade ? placesOfNew(access.place, substitute) : substitute(access.place);
      for (const place of places) {
        if (place.root.kind === 'nil' || place.root.kind === 'code') continue;
        const locks = this.frame.collecting ? locksOf(access.locks) : access.locks;
        const gates = withThoseOf(received, access.gates, substitute, maximalGates);
        const told = withThoseOf(opened, access.told, substitute, maximalTold);
        const chain = prefix(access.chain);
        if (unmet && !this.accesses.concernsCallers(place, access.site, chain)) continue;
        into.push({
          site: access.site,
          place,
          locks,
          thread: undefined,
          chain,
          once: access.once || innerOnce,
          gates,
          told,
          when: this.conditionsOf(access.when, bindings),
          doubt: isOfItsType(place) ? 0 : Math.min(2, access.doubt + (how.doubt ?? 0)),
          received: concurrent ? access.place.isReceived : access.received,
          vague: access.vague || places.length > 1,
          apart: access.apart ?? apartIn(access.place, own),
          recovers: this.frame.deferred ? access.recovers : this.frame.recovers,
          sweeps: (access.sweeps || isOneOf(access.place, swept)) && place.elements === 1,
          only: how.each && this.isThereOnce(func) ? func : access.only,
          remade: access.remade,
          fetched: access.fetched,
          polled: access.polled ?? (concurrent ? undefined : polledIn(state)),
          inVain: access.inVain ?? access.locks.find(isOfThisCall)?.place.declaration,
        });
      }
    };
    // While the fixpoint is sought, accesses matter only for what a goroutine gets hold of, and the bindings tell that.
    if (this.frame.collecting)
      // A goroutine that is started for each element has one of its own.
      for (const access of summary.accesses)
        instantiate(access, locksAround, accesses, alone, concurrent ? undefined : how.swept);

    const thread = concurrent
      ? this.goroutines.threadFor(event, how.within, many, threadWords[how.runs] ?? 'goroutine', how)
      : undefined;
    const groups = this.withLocalGroups(substitute);
    const signals = this.signalsOf(summary, constants, groups, how.joins);
    if (this.frame.collecting) {
      const kept = thread ? this.assignments.keepersOf(state, signals) : nowhere;
      const joins = kept.length > 0 ? [...(how.joins ?? nowhere), ...kept] : how.joins;
      this.noted.note(state, func, bindings, event, thread, around, { ...how, joins });
    }
    if (thread) {
      const objects = [...bindings.values()]
        .flat()
        .concat(summary.captured.flatMap((symbol) => [...substitute(this.frame.places.of(symbol))]))
        .filter(({ root }) => root !== how.keeper);
      const waits = all(summary.waits, groups, maximalSignals);
      const { captured } = summary;
      this.goroutines.spawn(state, thread, accesses, { signals, waits, objects, captured }, true, event.pos);
      this.goOnAfterDone(state, thread, summary, accesses, { signals, substitute, pos: event.pos });
      if (how.runs === 'parallel') state.threads.delete(thread);
    } else {
      const isLast = this.frame.isLastWord(event.pos);
      this.joins.takeOverSignals(signals, all(summary.words, groups, maximalSignals), isLast, event.pos);
      const waited = all(summary.waits, groups, maximalSignals);
      // Of functions that one call has returned, that which waits was returned where there is something to wait for.
      this.joins.ended(state, how.sure ? waited : waited.filter((group) => this.isElsewhere(group)));
      for (const wait of waited) this.joins.waits.add(wait);
      this.joins.await(state, waited);
      if (this.frame.collecting) {
        for (const access of accesses) {
          this.meetings.meet(state, access);
          this.accesses.keep(access);
        }
      }
      if (how.sure || how.implementer) this.locking.lockEffects(state, summary, substitute, event, how.sure);
    }
    // Goroutines that the callee starts and leaves behind.
    for (const live of summary.threads) {
      const inner: SummaryAccess[] = [];
      for (const access of live.accesses) instantiate(access, ownLocks, inner, false);
      const objects = all(live.objects, substitute, maximalObjects);
      if (inner.length === 0 && objects.length === 0) continue;
      const outlives = this.goroutines.passedOn(live.thread, event, many || how.repeated === true);
      const told = all(live.signals, groups, maximalSignals);
      const waits = all(live.waits, groups, maximalSignals);
      const behind = all(live.behind ?? nowhere, substitute, maximalSignals);
      this.goroutines.spawn(
        state,
        outlives,
        inner,
        { signals: told, waits, behind, objects, captured: [] },
        how.repeated === true,
        event.pos,
        live.parent ? this.goroutines.passedOn(live.parent, event, many) : thread,
      );
      if (live.unsure) state.waitedFor.add(outlives);
    }
    if (!concurrent && how.sure) this.takeOverStores(state, summary, substitute, event.pos);
    if (summary.callbacks.length > 0)
      this.runCallbacks(state, summary, { event, substitute, prefix, thread, many, handed, signals });
    if (!concurrent) {
      this.accesses.give(all(summary.given, substitute, maximalGiven));
      for (const [where, what] of summary.kept)
        for (const place of substitute(where))
          for (const value of substitute(what)) this.accesses.exposeIn(state, value, place);
    }
    this.frame.once = wasOnce;
    if (concurrent) return [];
    return summary.returns.map((places) => all(places, substitute, maximalResults));
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

  /** What this function's parameters have to be, and those of the callee that are given them as they are. */
  private conditionsOf(
    conditions: readonly Condition[] | undefined,
    bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
  ): readonly Condition[] | undefined {
    const { when } = this.frame;
    const own = (conditions ?? []).flatMap((condition) => {
      const [passed, ...others] = bindings.get(condition.param) ?? nowhere;
      const param = passed?.depth === 0 && others.length === 0 ? passed.root : undefined;
      if (param?.kind !== 'var' || param.role !== 'param' || this.frame.isAssigned(param)) return [];
      return { ...condition, param };
    });
    return own.length > 0 ? [...(when ?? []), ...own] : when;
  }

  /** A group that a callee has made for its goroutines, and that a function waits for which it returns, keeps its name. */
  private withLocalGroups(substitute: (place: Place) => readonly Place[]): (place: Place) => readonly Place[] {
    return (group) => {
      const found = substitute(group);
      return found.length === 0 && this.isElsewhere(group) ? group.alone : found;
    };
  }

  /** It is a local variable of another function, and none around this one. */
  private isElsewhere({ root }: Place): boolean {
    return (
      root.kind === 'var' && root.role === 'local' && root.func !== this.frame.func && !this.frame.isCaptured(root)
    );
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

  /** What a callee tells, in the caller's words: also that fewer are waited for. */
  private signalsOf(
    { signals, adds }: Summary,
    constants: ReadonlyMap<VarSymbol, string>,
    substitute: (place: Place) => readonly Place[],
    joins: readonly Place[] = nowhere,
  ): readonly Place[] {
    const taken =
      adds.length === 0 ? nowhere : adds.flatMap(([group, added]) => (isNegative(constants.get(added)) ? group : []));
    const own = all(taken.length === 0 ? signals : [...signals, ...taken], substitute, maximalSignals);
    return joins.length === 0 ? own : [...own, ...joins];
  }

  /** Callbacks handed in, and what they do. */
  private runCallbacks(state: State, { callbacks }: Summary, callee: Entered): void {
    // One that is run here or started, as the case may be, is not run beside itself.
    const here = new Set(callbacks.filter((use) => use.runs === 'now').map((use) => use.place));
    const freshIn = (use: CallbackUse): readonly boolean[] =>
      use.args.map((_arg, i) => callbacks.every((other) => other.place !== use.place || other.args[i]));
    for (const use of callbacks) if (use.runs === 'now') this.runCallback(state, use, freshIn(use), callee);
    for (const use of callbacks) {
      if (use.runs === 'now') continue;
      const apart = here.has(use.place) ? { ...use, thread: undefined } : use;
      this.runCallback(state, apart, [], callee);
    }
  }

  /** Most callees have nothing to tell but what they return. */
  private enterInert(
    state: State,
    func: Func,
    summary: Summary,
    bindings: Map<VarSymbol, readonly Place[]>,
    event: { pos: number; end: number },
    how: Entry,
  ): readonly (readonly Place[])[] {
    if (this.frame.collecting) {
      const around = how.locks && how.locks.length > 0 ? [...state.held, ...how.locks] : state.held;
      this.noted.note(state, func, bindings, event, undefined, around, how);
    }
    for (const signal of how.joins ?? []) this.joins.signals.add(signal);
    const substitute = (place: Place): readonly Place[] =>
      this.values.substitute(state, place, func, bindings, event.pos);
    return summary.returns.map((places) => all(places, substitute, maximalResults));
  }

  /** A function value that was handed in is called. */
  useCallback(
    state: State,
    place: Place,
    runs: CallbackUse['runs'],
    event: { pos: number; end: number },
    {
      args = [],
      doubt = 0,
      kept,
    }: { args?: readonly (readonly Place[])[]; doubt?: CallbackUse['doubt']; kept?: true } = {},
  ): void {
    const uses = kept ? this.keptCallbacks : this.callbacks;
    if (!this.frame.collecting || uses.size >= (kept ? maximalKeptCallbacks : maximalCallbacks)) return;
    uses.set(`${event.pos}.${place.id}`, {
      place,
      runs,
      many: this.frame.loop > 0,
      repeated: this.frame.loop > 0 && !callsUntilDone(this.frame.func.symbol?.name ?? ''),
      locks: runs === 'now' ? state.held : [],
      exclusive: this.frame.once,
      doubt,
      chain: undefined,
      args: runs === 'now' ? args.map((values) => this.freshIn(state, values)) : [],
      handed: runs === 'now' ? this.nameable(args) : nothing,
      gates: state.received.list(),
      told: this.joins.toldBefore(state, event.pos),
      kept,
    });
  }

  /** Arguments as callers know them: fields of what they have handed in, and of what lies outside. */
  private nameable(args: readonly (readonly Place[])[]): CallbackUse['handed'] {
    const isNameable = (place: Place): boolean =>
      place.depth > 0 && place.root.kind === 'var' && this.frame.isKnownOutside(place);
    if (!args.some((places) => places.some(isNameable))) return nothing;
    return args.map((places) => (places.length <= maximalHanded && places.every(isNameable) ? places : nowhere));
  }

  /** Of a container that was made here nothing is known any more: what others of the callee's callers hand in, it may hold. */
  private handedInAnywhere(place: Place, use: CallbackUse): ReturnType<Values['codeOf']> {
    const { declaration } = use.place;
    if (place.root.kind !== 'alloc' || !place.hasElement || !declaration) return undefined;
    return this.values.keptIn(place, declaration);
  }

  /** A loop goes through a container of functions, and this is one after another of them. */
  isEachOf({ root, depth, last }: Place): boolean {
    return depth === 0 ? root.kind === 'var' && this.frame.isEach(root) : last?.kind === 'element';
  }

  /** A container of functions has this literal once. */
  private isThereOnce(func: Func): boolean {
    return func.parent !== undefined && !this.frame.context.isMadeInLoop(func);
  }

  /** The locks that are held wherever an iterator runs this body of a loop. */
  heldDuring(body: Place): readonly Held[] {
    const locks = this.bodies.get(body) ?? [];
    this.bodies.delete(body);
    return locks;
  }

  /**
   * An object that was made just now, whichever of several ways has made it, and that nobody else knows yet; or a parameter, as
   * callers have handed it in.
   */
  private freshIn(state: State, values: readonly Place[]): Place | undefined {
    const [value, ...others] = values.filter(({ root }) => root.kind !== 'nil');
    if (!value) return undefined;
    const { root, depth } = value;
    if (root.kind === 'var') {
      if (others.length > 0 || depth > 0) return undefined;
      const isKept = [...this.accesses.kept.values()].some(([, what]) => what === value);
      return root.role === 'param' && root.func === this.frame.func && !isKept ? value : undefined;
    }
    return this.isNew(state, value) && others.every((other) => this.isNew(state, other)) ? value : undefined;
  }

  private isNew(state: State, object: Place): boolean {
    const { root, depth } = object;
    if (depth > 0 || root.kind !== 'alloc' || state.published.has(root) || state.foundIn(root)) return false;
    return !this.accesses.given.has(object);
  }

  /** A callee calls, or starts, a function value that it was handed; `fresh`: which of its arguments nobody else has. */
  private runCallback(
    state: State,
    use: CallbackUse,
    fresh: readonly boolean[],
    { event, substitute, prefix, thread, many, handed, signals }: Entered,
  ): void {
    const concurrent = thread !== undefined;
    const tells = concurrent ? signals : all(use.tells ?? nowhere, this.withLocalGroups(substitute), maximalSignals);
    if (this.callbackDepth >= maximalCallbackDepth || this.callbacksLeft <= 0) return;
    this.callbacksLeft--;
    this.callbackDepth++;
    // What the program keeps there was gone into, and noted.
    const uses = use.kept ? this.keptCallbacks : this.callbacks;
    const wasKnown = this.noted.known;
    if (use.kept) this.noted.known = true;
    const args = use.args.map((arg, i) => (arg && fresh[i] ? this.freshIn(state, substitute(arg)) : undefined));
    const given = concurrent ? nothing : use.handed.map((places) => all(places, substitute, maximalHanded));
    for (const place of substitute(use.place)) {
      const isNew = !use.kept || place.root.kind === 'code';
      const codes = isNew ? (this.values.codeOf(place) ?? this.handedInAnywhere(place, use)) : undefined;
      const own = this.locking.substituteLocks(substitute, use.locks);
      if (place.root.kind === 'alloc' && place.root.what === 'body') {
        const known = this.bodies.get(place);
        this.bodies.set(place, known ? meet(known, own) : own);
        continue;
      }
      const locks = handed.length > 0 && use.runs === 'now' ? [...handed, ...own] : own;
      if (codes) {
        for (const { func, bound, captured, keptIn } of codes.slice(0, maximalTargets)) {
          const objects = [...(bound ?? []), ...captured.map(([, object]) => object)].map(({ id }) => id);
          const key = `${func.id}.${objects.join()}.${use.runs}.${concurrent}.${use.kept}`;
          if (this.entered.has(key)) continue;
          this.entered.add(key);
          const bindings = new Map<VarSymbol, readonly Place[]>();
          if (func.receiver && bound) bindings.set(func.receiver, bound);
          for (const [symbol, object] of captured) bindings.set(symbol, [object]);
          if (!concurrent)
            func.params.forEach((param, i) => {
              if (func.variadic && i === func.params.length - 1) return;
              const arg = args[i];
              if (arg?.root.kind === 'alloc') bindings.set(param, [arg]);
              else if (!arg && given[i] && given[i].length > 0) bindings.set(param, given[i]);
            });
          this.enter(use.kept ? state.clone() : state, func, bindings, event, {
            runs: concurrent && use.runs === 'now' ? 'go' : use.runs,
            sure: false,
            locks,
            exclusive: use.exclusive,
            doubt: use.doubt,
            gates: all(use.gates, substitute, maximalGates),
            told: all(use.told, substitute, maximalTold),
            keptIn,
            each: this.isEachOf(use.place) && !(use.runs === 'go' && this.frame.loop > 0),
            joins: tells,
            // What a goroutine calls, it calls itself.
            within: use.within ?? use.thread ?? (use.runs === 'now' ? thread : undefined),
            repeated: use.runs === 'now' && use.repeated === true && !concurrent,
            many:
              (use.thread?.many ?? false) ||
              (use.runs !== 'now' && use.many) ||
              (concurrent && many) ||
              (use.runs !== 'now' && this.frame.loop > 0) ||
              use.runs === 'parallel' ||
              use.runs === 'handler',
          });
        }
      } else if (
        place.root.kind === 'var' &&
        this.frame.collecting &&
        uses.size < (use.kept ? maximalKeptCallbacks : maximalCallbacks) &&
        lengthOf(use.chain) < maximalChain
      ) {
        const key = `${event.pos}.${place.id}`;
        const known = uses.get(key);
        uses.set(key, {
          ...use,
          place,
          runs: thread && use.runs === 'now' ? 'go' : use.runs,
          // What a goroutine calls again and again, it calls in turn.
          many: (use.many && !(concurrent && use.runs === 'now')) || many,
          locks: use.runs === 'now' && !concurrent ? [...state.held, ...locks] : locks,
          chain: prefix(use.chain),
          args: concurrent ? [] : args.map((arg, i) => (known && !known.args[i] ? undefined : arg)),
          handed: given,
          gates: all(use.gates, substitute, maximalGates),
          told: all(use.told, substitute, maximalTold),
          tells,
          thread: thread ?? (use.thread && this.goroutines.passedOn(use.thread, event, many)),
        });
      }
    }
    this.noted.known = wasKnown;
    this.callbackDepth--;
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

/** Where the callee has put a new map: what the caller had put there before is another. */
function placesOfNew(place: Place, substitute: (place: Place) => readonly Place[]): readonly Place[] {
  const { parent, last } = place;
  return parent && last ? substitute(parent).flatMap((object) => object.child(last) ?? []) : substitute(place);
}

function apartIn({ root }: Place, own: OwnObjects | undefined): SummaryAccess['apart'] {
  return root.kind === 'var' ? own?.get(root) : undefined;
}

/** It is, or lies in, what one of these receivers and parameters is given. */
function isOneOf({ root }: Place, formals: ReadonlySet<VarSymbol> | undefined): boolean {
  return formals !== undefined && root.kind === 'var' && formals.has(root);
}

/** What a callee has heard or said, after what its caller has. */
function withThoseOf(
  callers: readonly Place[],
  callees: readonly Place[],
  substitute: (place: Place) => readonly Place[],
  most: number,
): readonly Place[] {
  return callees.length === 0 ? callers : [...all(callees, substitute, most), ...callers];
}

/** The object is known, and the map is in its type: no other implementer of an interface is meant. */
function isOfItsType(place: Place): boolean {
  const { root } = place;
  if (root.kind !== 'alloc' || root.type === undefined) return false;
  let first = place;
  while (first.parent?.last) first = first.parent;
  return first.last?.kind === 'var' && first.last.owner === root.type;
}

/** What places become in the caller, each once, and not too many. */
function all(places: readonly Place[], substitute: (place: Place) => readonly Place[], most: number): readonly Place[] {
  if (places.length === 0) return places;
  if (places.length === 1) {
    const results = substitute(places[0]!);
    if (results.length < 2) return results;
  }
  const found: Place[] = [];
  for (const place of places)
    for (const result of substitute(place)) if (found.length < most && !found.includes(result)) found.push(result);
  return found;
}

/** The function, which makes what it makes of one argument only once. */
function once<Argument, Result>(make: (argument: Argument) => Result): (argument: Argument) => Result {
  let made: Map<Argument, Result> | undefined;
  return (argument) => {
    made ??= new Map();
    let result = made.get(argument);
    if (result === undefined) {
      result = make(argument);
      made.set(argument, result);
    }
    return result;
  };
}
