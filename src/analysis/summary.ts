// What a function does, in terms of its own receiver, parameters, captured variables and package variables: what its
// callers need to know, and nothing else. Callers substitute what they hand in.
import type { AccessKind } from '../finding.js';
import type { Condition } from '../flow/conditions.js';
import type { CallbackEffect } from '../knowledge/effect.js';
import { mayBeSameType } from '../model/index.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import type { Place } from './place.js';

export type LockMode = 'read' | 'write';

/** A lock that is held. `sure`: on every path; otherwise some paths hold it, and no claim rests on its absence. */
export interface Held {
  readonly place: Place;
  readonly mode: LockMode;
  readonly sure: boolean;
  /** The Lock call, in the function that took it; undefined where a caller did. */
  readonly pos?: number;
  readonly end?: number;
  /** The mutex lies in a struct copy: it keeps nobody out. */
  readonly copied?: boolean;
  /** A caller's lock: the receiver or parameter whose object hangs on what the lock lies in. */
  readonly around?: VarSymbol;
  /** An iterator's, while it runs this body of a loop. */
  readonly during?: Place;
  /** An element that a constant names: always the same. */
  readonly fixed?: boolean;
  /** Who keeps the function that is called holds it, for a reason of its own as a rule. */
  readonly byKeeper?: boolean;
}

/** One expression that touches a map, wherever it is reached from. */
export interface AccessSite {
  readonly func: Func;
  readonly kind: AccessKind;
  readonly pos: number;
  readonly end: number;
  readonly exprPos: number;
  readonly exprEnd: number;
  /** The function whose known effect it is: `encoding/json.Marshal`. */
  readonly through?: string;
  /** It runs when the function ends. */
  readonly deferred: boolean;
  readonly mapType?: Type;
  /** The function is handed the key, or hands it back: each call has another. */
  readonly keyOfCall?: boolean;
  /** The field or package variable that the map is found in here, where callers may know it as an object of theirs. */
  readonly owner?: { readonly declaration: VarSymbol; readonly nesting: number };
}

/** Where in the function it comes about, in the order of things: what is deferred, at the end. */
export function momentIn(func: Func, step: { readonly pos: number; readonly deferred: boolean }): number {
  return step.deferred ? func.node.end : step.pos;
}

/** How an access is reached: the calls and spawns on the way, outermost first. */
export interface Chain {
  readonly kind: 'call' | 'spawn' | 'handler';
  readonly func: Func;
  readonly pos: number;
  readonly end: number;
  readonly text: string;
  readonly next: Chain | undefined;
  /** How many steps it has. */
  readonly length: number;
}

/** A goroutine, or a group of them that one statement starts. */
export interface Thread {
  readonly id: number;
  readonly func: Func;
  readonly pos: number;
  readonly end: number;
  /** Two of them can be alive at once. */
  readonly many: boolean;
  /** The loop of `func` in which it is started; 0 for none. */
  readonly loop: number;
  readonly what: string;
  /** It is what this one goes on with when it has told its group that it is done. */
  readonly rest?: Thread;
  /** An event loop's turn: no other of its turns is beside it. */
  readonly queued?: true;
  /** A callback that is called only when what it belongs to has been started: an informer's handler. */
  readonly onceStarted?: true;
}

/**
 * An object was made just before the goroutine was started, by this call or go statement; or a flag of the object tells that it
 * has been started, or that another has come here before.
 */
export type Apart = `made ${string}` | VarSymbol;

export function madeFor({ id }: Func, pos: number): Apart {
  return `made ${id}.${pos}`;
}

export function isMade(apart: Apart | undefined): boolean {
  return typeof apart === 'string';
}

export interface SummaryAccess {
  readonly site: AccessSite;
  readonly place: Place;
  readonly locks: readonly Held[];
  /** The goroutine it happens in, when it is one that the summarised function starts. */
  readonly thread: Thread | undefined;
  readonly chain: Chain | undefined;
  /** It runs under a sync.Once: before everything that comes after the Do. */
  readonly once: boolean;
  /** Channels that were surely received from before it, and groups that were waited for, in its goroutine. */
  readonly gates: readonly Place[];
  /** Channels on which its goroutine may have spoken before it, and groups that it may have told that it is done. */
  readonly told: readonly Place[];
  /** How many steps on the way may not be taken, as in a context: at most 2. */
  readonly doubt: number;
  /** It is made for one after another of all elements that lie in one place: whoever is at one of them meets it. */
  readonly sweeps?: boolean;
  /** What the function's parameters have to be for it to happen. */
  readonly when?: readonly Condition[];
  /** Its goroutine has taken the object from a channel: no other gets the same. */
  readonly received?: boolean;
  /** The map is one of several that are found there, as the case may be. */
  readonly vague?: boolean;
  /** Why no other goroutine that is started where this one was gets the same object. */
  readonly apart?: Apart;
  /** It happens only where the function has recovered a panic, which is that of whoever has deferred it. */
  readonly recovers?: boolean;
  /** Of the functions in a container, each of which is called once: the one that does it. */
  readonly only?: Func;
  /** A mutex that is held, of which each call has another. */
  readonly inVain?: VarSymbol;
  /** The function has put a new map there before: not what its callers know to lie there. */
  readonly remade?: boolean;
  /** Locks under which the map was fetched, here or by a function that has returned it. */
  readonly fetched?: readonly VarSymbol[];
  /** Variables that a test has asked again and again before, until it had its answer. */
  readonly polled?: readonly VarSymbol[];
}

/** A goroutine that is still alive when the function returns, with what tells that it has ended. */
export interface LiveThread {
  readonly thread: Thread;
  /** WaitGroups it calls Done on, channels it closes or sends its last word on, groups that wait for it. */
  readonly signals: readonly Place[];
  /** Groups it waits for, whose goroutines have ended when it has. */
  readonly waits: readonly Place[];
  /** `go func() { wg.Wait(); close(done) }()`: what is closed when all of these have ended, whose group callers do not know. */
  readonly behind?: readonly Place[];
  /** Objects it has got hold of. */
  readonly objects: readonly Place[];
  /** What it touches that callers can see. */
  readonly accesses: readonly SummaryAccess[];
  /** It is waited for under some condition. */
  readonly unsure: boolean;
  /** Of these goroutines, the one that starts it: which of its accesses come before is known there. */
  readonly parent: Thread | undefined;
}

/** A function value that runs so is called by whoever hands it over, now or later. */
export function isOnItsGoroutine(runs: CallbackUse['runs']): boolean {
  return runs === 'now' || runs === 'later' || runs === 'last';
}

/** A function value of the caller that is called. */
export interface CallbackUse {
  readonly place: Place;
  readonly runs: CallbackEffect['runs'];
  readonly many: boolean;
  /** Called again and again, and not only until a call has been successful. */
  readonly repeated?: boolean;
  readonly locks: readonly Held[];
  readonly exclusive: boolean;
  /** 1: it was handed to a function that nothing is known of, which may run it now or later. */
  readonly doubt: 0 | 1;
  readonly chain: Chain | undefined;
  /** Arguments that are objects made just before, which nobody else knows; or a parameter of the function, as it came. */
  readonly args: readonly (Place | undefined)[];
  /** What its arguments are, where callers can name them: `f(&g.value)`. */
  readonly handed: readonly (readonly Place[])[];
  /** As for an access. */
  readonly gates: readonly Place[];
  readonly told: readonly Place[];
  /** What the goroutine in which it is called tells when it is done. */
  readonly tells?: readonly Place[];
  /** The goroutine in which it is called, for one that the summarised function starts. */
  readonly thread?: Thread;
  /** ... which that one has waited for. */
  readonly within?: Thread;
  /** It lies in a field, and what the program keeps there was gone into: of interest where a caller knows which it is. */
  readonly kept?: true;
}

export interface Summary {
  readonly accesses: readonly SummaryAccess[];
  /** Held at the return, though not at the call. */
  readonly acquires: readonly Held[];
  /** Released, though not taken: the caller's. */
  readonly releases: readonly Held[];
  /** For each result, what it may be. Empty: nothing is known. */
  readonly returns: readonly (readonly Place[])[];
  readonly threads: readonly LiveThread[];
  readonly callbacks: readonly CallbackUse[];
  /** Groups waited for and channels received from, whose goroutines have ended when the function returns. */
  readonly waits: readonly Place[];
  /** Groups told Done, channels closed or sent on. */
  readonly signals: readonly Place[];
  /** Of these: channels on which it speaks, or which it closes, at one place and once. */
  readonly words: readonly Place[];
  /** Groups to which a parameter is added: if that is negative, they are told Done. */
  readonly adds: readonly (readonly [Place, VarSymbol])[];
  /** Variables of functions around it that it uses. */
  readonly captured: readonly VarSymbol[];
  /** What it stores where it outlives the call: (where, what). */
  readonly stores: readonly (readonly [Place, Place])[];
  /** Objects that it sends on a channel, or stores where others find them: made here, or handed in. */
  readonly given: readonly Place[];
  /** Fields of its receiver and parameters in which it has put a new map, whatever way it took. */
  readonly remade: readonly Place[];
  /** Package variables, receivers and parameters in which others find a parameter from then on, with that parameter. */
  readonly kept: readonly (readonly [Place, Place])[];
  /** Locks under which it has fetched what it returns, on every way: others' maps. */
  readonly fetchedUnder: readonly VarSymbol[];
}

export const emptySummary: Summary = {
  accesses: [],
  acquires: [],
  releases: [],
  returns: [],
  threads: [],
  callbacks: [],
  waits: [],
  signals: [],
  words: [],
  adds: [],
  captured: [],
  stores: [],
  given: [],
  remade: [],
  kept: [],
  fetchedUnder: [],
};

/** What lies behind one interface or type parameter may be maps of different types. */
export function mayBeOneMap(a: AccessSite, b: AccessSite): boolean {
  return a.mapType === undefined || b.mapType === undefined || mayBeSameType(a.mapType, b.mapType);
}

/**
 * The one puts things into a map that was made in the same critical section, the other has fetched its map under that
 * lock: before the new one was there, or when it was complete.
 */
export function isFilledUnseen(
  filling: { readonly remade?: boolean; readonly locks: readonly Held[] },
  other: { readonly fetched?: readonly VarSymbol[] },
): boolean {
  if (!filling.remade || !other.fetched?.length) return false;
  const isOf = ({ place, sure, mode }: Held): boolean =>
    sure && mode === 'write' && other.fetched!.some((lock) => lock === place.declaration);
  return filling.locks.some(isOf);
}

export function isChange(kind: AccessKind): boolean {
  return kind === 'write' || kind === 'delete' || kind === 'clear';
}

/** len and replacing the variable race, but do not crash the process. */
export function crashes(kind: AccessKind): boolean {
  return kind !== 'len' && kind !== 'replace';
}
