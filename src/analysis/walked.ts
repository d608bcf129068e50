// What walking a function brings to light: its accesses, calls and escapes with what is known at each, and the pairs of
// accesses that it lets run together. Types only; walk/ fills them, contexts.ts and groups.ts read them.
import type { Condition } from '../flow/conditions.js';
import type { Step } from '../flow/graph.js';
import type { Func, Program } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { ChannelLocks } from './channel-locks.js';
import type { ConditionLocks } from './condition-locks.js';
import type { FirstTimes } from './first-times.js';
import type { KeptImplementers } from './kept-implementers.js';
import type { Place, PlaceSpace } from './place.js';
import type { Reservations } from './reservations.js';
import type { AccessSite, Apart, Held, Summary, SummaryAccess, Thread } from './summary.js';

/** An access of the function itself, with what is known there. */
export interface LocalAccess {
  readonly site: AccessSite;
  readonly place: Place;
  readonly locks: readonly Held[];
  /** Locks of the caller that are released before it; `sure`: on every path. */
  readonly dropped: readonly (readonly [Place, boolean])[];
  /** Locks that this function held before and has released, with where. */
  readonly released: readonly (readonly [Place, number])[];
  readonly owned: boolean;
  /** It is an object made here that was stored in this before, where others find it if they know that. */
  readonly foundIn?: VarSymbol;
  readonly once: boolean;
  /** It is made only where the function has recovered a panic, which is that of whoever has deferred it. */
  readonly recovers?: boolean;
  /** The map was made and put there just before, in the same critical section. */
  readonly remade: boolean;
  /** The map was reached through a variable that was bound while these locks were held, which are not held now. */
  readonly stale: readonly StaleAlias[];
  /** Locks under which it was fetched, by this function or by one that has returned it. */
  readonly fetched?: readonly VarSymbol[];
  /** A test makes it, where it expects another goroutine to be at the map. */
  readonly waited?: boolean;
  /** A test makes it beside these goroutines, which methods that it has called have started with the object. */
  readonly beside?: readonly Thread[];
  /** It is made for one element after another of what holds the maps: whichever element others are at, it gets there. */
  readonly sweeps?: boolean;
  /** It lies in a loop that lets time pass each time round: others are expected to change what it looks at. */
  readonly patient?: boolean;
  /** For an assignment of a map: it is that of another object of the same type, and both have it from then on. */
  readonly passedOn?: boolean;
  /** What the function's parameters have to be for it to happen. */
  readonly when?: readonly Condition[];
  /** Groups that were waited for before it, on some path. */
  readonly awaited?: readonly Place[];
  /** It is made through a copy of the map's struct, or on what a context carries, and the function hands back that copy or context. */
  readonly through?: 'copy' | 'context';
  /**
   * The map has another name here, that of a variable or field which may have one of its own. default: it is a package
   * variable; template: it is one, and the function returns it; lent: it lies in the receiver, and a library's object was given
   * it, as a request is its header.
   */
  readonly standsIn?: 'default' | 'template' | 'lent';
  /** The state of the map's object that this function has changed before, so that no other comes here. */
  readonly claim?: VarSymbol;
  /** The map lies in an object that this function has taken out of its container before. */
  readonly takenOut?: TakenOut;
  /** Channels of the map's own object that were surely received from before it. */
  readonly heard: readonly VarSymbol[];
  /** ... that this function may have closed or sent on before it. */
  readonly said: readonly VarSymbol[];
  /** Channels that may have been sent on before it, and groups that may have been told. */
  readonly told?: readonly Place[];
}

/** A reference to a map that was fetched while a lock was held. */
export interface StaleAlias {
  readonly lock: Place;
  readonly pos: number;
  readonly end: number;
}

/** An object was taken out of the container in which others look for it. */
export interface TakenOut {
  /** The container's field or variable. */
  readonly from: VarSymbol;
  /** What was held meanwhile: who looks for it under one of these has found it before, or not at all. */
  readonly under: readonly VarSymbol[];
}

/** A call of a function of the program, with what its body will find. */
export interface LocalCall {
  readonly target: Func;
  readonly pos: number;
  readonly end: number;
  /** It is made when the caller ends. */
  readonly deferred: boolean;
  /** It is made only where the caller has recovered a panic. */
  readonly recovers: boolean;
  readonly thread: Thread | undefined;
  /** The goroutine is still alive when the function returns. */
  readonly outlives: boolean;
  /** The goroutine takes over, or the call is deferred: the function does nothing more. */
  readonly takesOver: boolean;
  readonly bindings: ReadonlyMap<VarSymbol, readonly Place[]>;
  readonly locks: readonly Held[];
  /** Of a goroutine: what is held where it is started. */
  readonly around: readonly Held[];
  readonly dropped: readonly (readonly [Place, boolean])[];
  readonly published: ReadonlySet<object>;
  /** Objects handed over that were stored before, and in what: whoever knows that finds them. */
  readonly stored: ReadonlyMap<object, VarSymbol>;
  /** What fields of objects that the function has made, and hands over, refer to: what it was given itself, or a package variable. */
  readonly holds: ReadonlyMap<Place, readonly Place[]>;
  /** Objects that all of the goroutines get which one loop starts. */
  readonly common: ReadonlySet<object>;
  /** Of a call that a loop makes again and again, here and now: the objects that are the same each time. Undefined outside of loops. */
  readonly again: ReadonlySet<object> | undefined;
  /** Objects handed over of which each round of the loop has another: they lie where the loop puts the next one. */
  readonly another: ReadonlySet<object>;
  /** Objects that no other goroutine gets which is started here, and why. */
  readonly own: ReadonlyMap<VarSymbol, Apart>;
  /** Nobody has come here before: a sync.Once, or a package's flag, sees to that. */
  readonly first: boolean;
  /** Of a goroutine: the function starts it for what this call has been handed. */
  readonly forWork: boolean;
  readonly once: boolean;
  /** It is made for the first time for the object that has this flag. */
  readonly firstFor?: VarSymbol;
  /**
   * 0: this function is called, and now. 1: it may be another implementer, or it is not known when, or under which
   * locks, the callback runs. 2: it is one of many implementers.
   */
  readonly doubt: 0 | 1 | 2;
  readonly handler: 'handler' | 'serial' | undefined;
  /** What holds the function that is called: a field, an element, a channel. Who put it there is not known here. */
  readonly keptIn?: Place;
  /** Of the goroutines that one loop starts, one for each function of a container: it is the only one that runs this function. */
  readonly only: boolean;
  /** The callee is called again and again, until what it waits for has come. */
  readonly polled: boolean;
  /** What the caller's parameters have to be for it to happen. */
  readonly when?: readonly Condition[];
  /** Groups that were waited for before it, on some path. */
  readonly awaited: readonly Place[];
  /** Channels that may have been sent on before it, and groups that may have been told. */
  readonly told: readonly Place[];
  /** Where a new map was put on every way, with no lock released since. */
  readonly remade: readonly Place[];
  /** Of a goroutine: groups that are told when it is done, by what starts it. */
  readonly tells: readonly Place[];
  /** Parameters of the callee that are given constants. */
  readonly constants: ReadonlyMap<VarSymbol, string>;
}

/** A map is handed out: returned, stored, sent, or put in an object that is made for that (`message{Data: s.data}`). */
export interface LocalEscape {
  readonly how: 'return' | 'send' | 'store' | 'put';
  readonly place: Place;
  readonly locks: readonly Held[];
  readonly awaited: readonly Place[];
  readonly pos: number;
  readonly end: number;
}

/** Two accesses that a frame lets run at the same time. */
export interface ForkPair {
  readonly frame: Func;
  readonly first: SummaryAccess;
  readonly second: SummaryAccess;
}

/** A call of a method of a sync.Map, which locks for itself, and what is held around it. */
export interface LocalStep {
  readonly site: AccessSite;
  readonly places: readonly Place[];
  readonly locks: readonly Held[];
  readonly dropped: readonly (readonly [Place, boolean])[];
  readonly once: boolean;
}

/** A write to a map that is certainly nil. */
export interface NilWrite {
  readonly site: AccessSite;
  readonly name: string;
  readonly declared: VarSymbol | undefined;
}

export interface Walked {
  readonly func: Func;
  readonly summary: Summary;
  /** Of a literal that is made in a loop: variables around it that all rounds share. */
  readonly sharedByRounds: readonly VarSymbol[];
  readonly accesses: readonly LocalAccess[];
  readonly calls: readonly LocalCall[];
  readonly escapes: readonly LocalEscape[];
  readonly pairs: readonly ForkPair[];
  readonly nilWrites: readonly NilWrite[];
  /** Assignments of maps to places that outlive the function. */
  readonly replaces: readonly LocalAccess[];
  readonly steps: readonly LocalStep[];
}

export interface WalkContext extends ChannelLocks, ConditionLocks, FirstTimes, Reservations, KeptImplementers {
  readonly program: Program;
  readonly places: PlaceSpace;
  summaryOf(func: Func): Summary | undefined;
  /** Functions stored in a field or package variable anywhere in the program. */
  storedIn(declaration: VarSymbol): readonly Func[];
  /** A variable that is assigned in a literal, or whose address is taken. */
  isReassigned(variable: VarSymbol): boolean;
  /** For the step to what all requests carry: the variable that stands for that. */
  readonly carried: ReadonlyMap<Step, VarSymbol>;
  /** A container has this function once. */
  isKeptOnce(func: Func): boolean;
  /** ... all rounds of which have one and the same of this variable. */
  isSharedByRounds(literal: Func, variable: VarSymbol): boolean;
  /** A test or subtest that calls t.Parallel. */
  isParallelTest(func: Func): boolean;
  /** It runs once for all who call it, as what is handed to `sync.OnceFunc`. */
  runsOnce(func: Func): boolean;
  nextThread(): number;
}
