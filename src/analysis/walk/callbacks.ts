// Function values of the caller that callees call, or start: what they are is known here, or a caller's caller knows it. In: a
// callee's uses of what it was handed, in the caller's words. Out: these functions entered, and uses to tell callers of.
import { callsUntilDone } from '../../knowledge/index.js';
import type { VarSymbol } from '../../model/symbols.js';
import { meet } from '../locks.js';
import type { Place } from '../place.js';
import type { CallbackUse, Held, Summary, Thread } from '../summary.js';
import { type Accesses, maximalGates } from './accesses.js';
import { type Frame, lengthOf, maximalChain } from './frame.js';
import type { Goroutines } from './goroutines.js';
import { type Joins, maximalSignals } from './joins.js';
import type { Locking } from './locking.js';
import type { NotedCalls } from './noted-calls.js';
import type { State } from './state.js';
import { all, type Enter, maximalTold, type Translation } from './translation.js';
import type { Values } from './values.js';

/** Callbacks gone into while one function is walked. */
const callbackBudget = 400;
const maximalCallbacks = 10;
const maximalKeptCallbacks = 4;
const maximalCallbackDepth = 3;
const nowhere: readonly Place[] = [];
const nothing: readonly never[] = [];
/** Places that one argument of a callback may be. */
const maximalHanded = 2;
/** Functions that one function value may be. */
export const maximalTargets = 12;

/** A callee, as its caller has entered it. */
interface Entered {
  readonly event: { readonly pos: number; readonly end: number };
  /** Its places and chains in the caller's words. */
  readonly callee: Translation;
  /** The goroutine as which it was started. */
  readonly thread: Thread | undefined;
  /** ... and which is over when the call is. */
  readonly isOver: boolean;
  /** What it tells when it is done. */
  readonly signals: readonly Place[];
}

export class Callbacks {
  readonly uses = new Map<string, CallbackUse>();
  /** Those of objects' fields. */
  readonly keptUses = new Map<string, CallbackUse>();
  /** Functions handed in that call functions handed in: how deep, and which were gone into for this call. */
  private depth = 0;
  readonly entered = new Set<string>();
  /** Bodies of loops that iterators run, and the locks under which each of their calls does. */
  private readonly bodies = new Map<Place, readonly Held[]>();
  private left = callbackBudget;

  constructor(
    private readonly frame: Frame,
    private readonly values: Values,
    private readonly locking: Locking,
    private readonly joins: Joins,
    private readonly goroutines: Goroutines,
    private readonly accesses: Accesses,
    private readonly noted: NotedCalls,
    private readonly enter: Enter,
  ) {}

  /** Before the last pass. */
  renewBudget(): void {
    this.left = callbackBudget;
  }

  /** Callbacks handed in, and what they do. */
  runAll(state: State, { callbacks }: Summary, entered: Entered): void {
    // One that is run here or started, as the case may be, is not run beside itself.
    const here = new Set(callbacks.filter((use) => use.runs === 'now').map((use) => use.place));
    const freshIn = (use: CallbackUse): readonly boolean[] =>
      use.args.map((_arg, i) => callbacks.every((other) => other.place !== use.place || other.args[i]));
    for (const use of callbacks) if (use.runs === 'now') this.run(state, use, freshIn(use), entered);
    for (const use of callbacks) {
      if (use.runs === 'now') continue;
      const apart = here.has(use.place) ? { ...use, thread: undefined } : use;
      this.run(state, apart, [], entered);
    }
  }

  /** A function value that was handed in is called. */
  use(
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
    const uses = kept ? this.keptUses : this.uses;
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

  /** A local variable of the function that has kept a literal which calls it is known by its own name alone. */
  private known(place: Place, substitute: Translation['substitute']): readonly Place[] {
    const found = substitute(place);
    return found.length === 0 && place.depth === 0 && this.frame.isElsewhere(place) ? place.alone : found;
  }

  /** Of a container that was made here nothing is known any more: what others of the callee's callers hand in, it may hold. */
  private handedInAnywhere(place: Place, use: CallbackUse): ReturnType<Values['codeOf']> {
    const { declaration } = use.place;
    if (place === use.place && declaration && this.frame.isElsewhere(place))
      return this.values.keptIn(place, declaration);
    if (place.root.kind !== 'alloc' || !place.hasElement || !declaration) return undefined;
    return this.values.keptIn(place, declaration);
  }

  /** A loop goes through a container of functions, or of structs with a function, and this is one after another of them. */
  isEachOf(place: Place): boolean {
    let at = place;
    while (at.parent && at.last?.kind === 'var') at = at.parent;
    return at.depth === 0 ? at.root.kind === 'var' && this.frame.isEach(at.root) : at.last?.kind === 'element';
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
  private run(
    state: State,
    use: CallbackUse,
    fresh: readonly boolean[],
    { event, callee, thread, isOver, signals }: Entered,
  ): void {
    const { substitute, handed, many } = callee;
    const concurrent = thread !== undefined;
    const tells = concurrent ? signals : all(use.tells ?? nowhere, callee.groups, maximalSignals);
    if (this.depth >= maximalCallbackDepth || this.left <= 0) return;
    this.left--;
    this.depth++;
    // What the program keeps there was gone into, and noted.
    const uses = use.kept ? this.keptUses : this.uses;
    const wasKnown = this.noted.known;
    if (use.kept) this.noted.known = true;
    const args = use.args.map((arg, i) => (arg && fresh[i] ? this.freshIn(state, substitute(arg)) : undefined));
    const given = concurrent ? nothing : use.handed.map((places) => all(places, substitute, maximalHanded));
    for (const place of this.known(use.place, substitute)) {
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
            runs: concurrent && use.runs === 'now' ? (isOver ? 'parallel' : 'go') : use.runs,
            sure: false,
            locks,
            exclusive: use.exclusive,
            doubt: use.doubt,
            gates: all(use.gates, substitute, maximalGates),
            told: all(use.told, substitute, maximalTold),
            keptIn,
            each: this.isEachOf(use.place) && !(use.runs === 'go' && this.frame.loop > 0),
            listed: place.root.kind === 'code' && this.values.isListedOnce(func),
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
          chain: callee.prefix(use.chain),
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
    this.depth--;
  }
}
