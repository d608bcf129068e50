// A callee's summary in its caller's words, for one call of it: its places, chains of calls, locks and accesses. In: what the
// callee's receiver, parameters and captured variables are bound to, and how it is entered. Out: what each becomes, made once.
import { type Condition, isNegative, isTaken } from '../../flow/conditions.js';
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import { mergeLocks } from '../locks.js';
import type { Place, PlaceRoot } from '../place.js';
import {
  type CallbackUse,
  type Chain,
  type Held,
  isOnItsGoroutine,
  type Summary,
  type SummaryAccess,
  type Thread,
} from '../summary.js';
import type { LocalCall } from '../walked.js';
import { type Accesses, maximalGates, polledIn } from './accesses.js';
import { type Frame, lengthOf } from './frame.js';
import { type Joins, maximalSignals } from './joins.js';
import type { Locking } from './locking.js';
import { noConstants } from './noted-calls.js';
import { newObjectsOf, type OwnObjects, ownObjectsOf } from './starts.js';
import type { State } from './state.js';
import type { Values } from './values.js';

/** Accesses taken over from callees while one function is walked. */
const accessBudget = 40_000;
export const maximalTold = 8;
const nowhere: readonly Place[] = [];

/** How a function is entered. */
export interface Entry {
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
  /** ... and the container, which is made here, has it once. */
  readonly listed?: boolean;
  /** The callee's goroutine that calls it. */
  readonly within?: Thread;
  readonly chain?: Chain;
}

/** Makes a callee's summary one's own; what each of its results may be. */
export type Enter = (
  state: State,
  func: Func,
  bindings: Map<VarSymbol, readonly Place[]>,
  event: { pos: number; end: number },
  how: Entry,
) => readonly (readonly Place[])[];

/** A callee, with what it is given. */
export interface Call {
  readonly func: Func;
  readonly summary: Summary;
  readonly bindings: ReadonlyMap<VarSymbol, readonly Place[]>;
  readonly event: { readonly pos: number; readonly end: number };
  readonly how: Entry;
}

/** What takes part in the caller's walk. */
interface Caller {
  readonly frame: Frame;
  readonly values: Values;
  readonly locking: Locking;
  readonly joins: Joins;
  readonly accesses: Accesses;
  readonly budget: AccessBudget;
}

export class AccessBudget {
  private left = accessBudget;

  /** Before the last pass. */
  renew(): void {
    this.left = accessBudget;
  }

  spend(): boolean {
    return this.left-- > 0;
  }
}

export class Translation {
  private readonly places = new Map<Place, readonly Place[]>();
  /** It runs in a goroutine of its own, or in a handler. */
  readonly concurrent: boolean;
  /** Locks that this goroutine gives back for who started it. */
  readonly handed: readonly Held[];
  /** Locks that are held around it. */
  readonly around: readonly Held[];
  readonly many: boolean;
  /** What its goroutine has heard and said before. */
  private readonly received: readonly Place[];
  private readonly opened: readonly Place[];
  private readonly own: OwnObjects;
  /** Nobody is beside the callee: what concerns no caller need not be made. */
  private readonly alone: boolean;
  private readonly once: boolean;

  constructor(
    private readonly caller: Caller,
    private readonly state: State,
    private readonly call: Call,
  ) {
    const { frame, locking, joins } = caller;
    const { summary, bindings, event, how } = call;
    this.concurrent = !isOnItsGoroutine(how.runs);
    const extra = how.locks ?? [];
    this.handed = this.concurrent ? locking.handOver(state, summary, this.substitute) : [];
    const inherited = this.handed.length > 0 ? [...extra, ...this.handed] : extra;
    this.around = this.concurrent ? inherited : extra.length > 0 ? [...state.held, ...extra] : state.held;
    const isMany = (this.concurrent && frame.loop > 0) || how.runs === 'parallel' || how.runs === 'handler';
    this.many = how.many ?? isMany;
    this.once = frame.once;
    this.alone = !this.concurrent && state.threads.size === 0;
    this.received = this.concurrent ? (how.gates ?? nowhere) : state.received.list();
    this.own =
      how.runs === 'go'
        ? ownObjectsOf(frame, state, bindings, summary.captured, event.pos)
        : newObjectsOf(frame, state, bindings, event.pos);
    this.opened = this.concurrent ? (how.told ?? nowhere) : joins.toldBefore(state, event.pos);
  }

  readonly substitute = (place: Place): readonly Place[] => {
    let places = this.places.get(place);
    if (!places) {
      const { func, bindings, event } = this.call;
      places = this.caller.values.substitute(this.state, place, func, bindings, event.pos);
      this.places.set(place, places);
    }
    return places;
  };

  /** What a callee touches shares few chains and lists of locks: what they become here is made once. */
  readonly prefix = once((chain: Chain | undefined): Chain => {
    const { func, event, how } = this.call;
    const isHandler = this.concurrent && how.runs === 'handler';
    const kind = this.concurrent ? (isHandler ? 'handler' : 'spawn') : 'call';
    const started = isHandler ? 'handler is registered here' : 'goroutine starts here';
    return {
      kind,
      func: this.caller.frame.func,
      pos: event.pos,
      end: event.end,
      text: this.concurrent ? started : `${func.name} is called`,
      next: chain,
      length: 1 + lengthOf(chain),
    };
  });

  private readonly ownLocks = once((locks: readonly Held[]) =>
    this.caller.locking.substituteLocks(this.substitute, locks),
  );

  private readonly locksAround = once((locks: readonly Held[]) => {
    const { isOfThisCall } = this;
    const lasting = locks.some(isOfThisCall) ? locks.filter((held) => !isOfThisCall(held)) : locks;
    return mergeLocks(this.ownLocks(lasting), this.around, this.call.summary, this.substitute);
  });

  private readonly isOfThisCall = (held: Held): boolean => this.caller.locking.isOfOneCall(held, this.call.func);

  /** A group that a callee has made for its goroutines, and that a function waits for which it returns, keeps its name. */
  readonly groups = (group: Place): readonly Place[] => {
    const found = this.substitute(group);
    return found.length === 0 && this.caller.frame.isElsewhere(group) ? group.alone : found;
  };

  /** What the callee tells when it is done: also that fewer are waited for. */
  signals(): readonly Place[] {
    const { how, summary } = this.call;
    const { adds, signals } = summary;
    const isTakenAway = (added: VarSymbol): boolean => isNegative(how.constants?.get(added));
    const taken = adds.length === 0 ? nowhere : adds.flatMap(([group, added]) => (isTakenAway(added) ? group : []));
    const own = all(taken.length === 0 ? signals : [...signals, ...taken], this.groups, maximalSignals);
    return how.joins && how.joins.length > 0 ? [...own, ...how.joins] : own;
  }

  /** The callee's own accesses. A goroutine that is started for each element has one of its own. */
  accesses(): readonly SummaryAccess[] {
    const found: SummaryAccess[] = [];
    const swept = this.concurrent ? undefined : this.call.how.swept;
    for (const access of this.call.summary.accesses) this.translate(access, this.locksAround, found, this.alone, swept);
    return found;
  }

  /** Those of a goroutine that the callee leaves behind. */
  accessesOf(thread: { readonly accesses: readonly SummaryAccess[] }): readonly SummaryAccess[] {
    const found: SummaryAccess[] = [];
    for (const access of thread.accesses) this.translate(access, this.ownLocks, found, false);
    return found;
  }

  private translate(
    access: SummaryAccess,
    locksOf: (locks: readonly Held[]) => readonly Held[],
    into: SummaryAccess[],
    unmet: boolean,
    swept?: Entry['swept'],
  ): void {
    const { frame, accesses, budget } = this.caller;
    const { func, how } = this.call;
    if (!budget.spend() || !isTaken(access.when, how.constants ?? noConstants)) return;
    const places = access.remade ? placesOfNew(access.place, this.substitute) : this.substitute(access.place);
    for (const place of places) {
      if (place.root.kind === 'nil' || place.root.kind === 'code') continue;
      const locks = frame.collecting ? locksOf(access.locks) : access.locks;
      const chain = this.prefix(access.chain);
      if (unmet && !accesses.concernsCallers(place, access.site, chain)) continue;
      into.push({
        site: access.site,
        place,
        locks,
        thread: undefined,
        chain,
        once: access.once || this.once || frame.isOnce(place),
        gates: withThoseOf(this.received, access.gates, this.substitute, maximalGates),
        told: withThoseOf(this.opened, access.told, this.substitute, maximalTold),
        when: this.conditionsOf(access.when),
        doubt: isOfItsType(place) ? 0 : Math.min(2, access.doubt + (how.doubt ?? 0)),
        received: this.concurrent ? access.place.isReceived : access.received,
        vague: access.vague || places.length > 1,
        apart: access.apart ?? apartIn(access.place, this.own),
        recovers: frame.deferred ? access.recovers : frame.recovers,
        sweeps: (access.sweeps || isOneOf(access.place, swept)) && place.elements === 1,
        only: how.each && (how.listed || frame.context.isKeptOnce(func)) ? func : access.only,
        remade: access.remade,
        fetched: access.fetched,
        polled: access.polled ?? (this.concurrent ? undefined : polledIn(this.state)),
        inVain: access.inVain ?? access.locks.find(this.isOfThisCall)?.place.declaration,
      });
    }
  }

  /** What this function's parameters have to be, and those of the callee that are given them as they are. */
  private conditionsOf(conditions: readonly Condition[] | undefined): readonly Condition[] | undefined {
    const { frame } = this.caller;
    const { when } = frame;
    const own = (conditions ?? []).flatMap((condition) => {
      const [passed, ...others] = this.call.bindings.get(condition.param) ?? nowhere;
      const param = passed?.depth === 0 && others.length === 0 ? passed.root : undefined;
      if (param?.kind !== 'var' || param.role !== 'param' || frame.isAssigned(param)) return [];
      return { ...condition, param };
    });
    return own.length > 0 ? [...(when ?? []), ...own] : when;
  }
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
export function all(
  places: readonly Place[],
  substitute: (place: Place) => readonly Place[],
  most: number,
): readonly Place[] {
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
