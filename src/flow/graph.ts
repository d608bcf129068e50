// The control-flow graph of one function: basic blocks of events that matter for maps, locks and goroutines.
//
// Events speak of values by access path, in the function's own terms: a variable, an allocation, a call's result, and
// the fields and elements that lead on from there. What a variable refers to at a point is for analysis/ to say.
// Graphs hold no syntax and no types, so they can be walked again and again cheaply.

import type { AccessKind } from '../finding.js';
import type { Effect } from '../knowledge/effect.js';
import type { Func } from '../model/program.js';
import type { FuncSymbol, TypeSymbol, VarSymbol } from '../model/symbols.js';
import type { SignatureType, Type } from '../model/types.js';
import type { Building } from './built-when-nil.js';
import type { CheckThenAct } from './check-then-act.js';
import type { Condition } from './conditions.js';
import type { Flags } from './flags.js';
import type { CountDown } from './last-of-several.js';
import type { NumberedKey } from './numbered-keys.js';
import type { Registration } from './registrations.js';
import type { Steady } from './steady.js';

/** An element of a container on the way to a value; which one is not known. */
export interface ElementStep {
  readonly kind: 'element';
  readonly of: 'map' | 'slice' | 'chan' | 'end';
}
export const mapElement: ElementStep = { kind: 'element', of: 'map' };
export const sliceElement: ElementStep = { kind: 'element', of: 'slice' };
export const chanElement: ElementStep = { kind: 'element', of: 'chan' };
/** Of a channel: the word on which whoever receives it ends. */
export const endWord: ElementStep = { kind: 'element', of: 'end' };

/** What an atomic.Value or atomic.Pointer holds: others load it at any time, so it is known to them. */
export interface BoxStep {
  readonly kind: 'box';
}
export const boxContent: BoxStep = { kind: 'box' };

/** Pointers are transparent: `p.f`, `(*p).f` and `(&x).f` take the same step. */
export type Step = VarSymbol | ElementStep | BoxStep;

/** An object made here: by make, new, a composite literal, or a call that is known to return something new. */
export interface AllocRoot {
  readonly kind: 'alloc';
  readonly func: Func;
  readonly pos: number;
  readonly what: 'map' | 'struct' | 'chan' | 'pipe' | 'body' | 'other';
  /** The named struct type. */
  readonly type?: TypeSymbol;
  /** The constant capacity of a made channel: 0 where none is given, undefined where it is computed. */
  readonly capacity?: number;
  /** The innermost loop of `func` it is made in: each time round makes another one. */
  readonly loop: number;
}
export interface ResultRoot {
  readonly kind: 'result';
  readonly call: number;
  readonly index: number;
}
export interface FuncRoot {
  readonly kind: 'func';
  readonly func?: Func;
  readonly symbol?: FuncSymbol;
  /** The receiver of a method value. */
  readonly bound?: Value;
  /** What a library's method does that is kept for later: `return wg.Wait`, `unlock := mu.Unlock`. */
  readonly effect?: Effect;
}
export type Root =
  | VarSymbol
  | AllocRoot
  | ResultRoot
  | FuncRoot
  | { readonly kind: 'nil' }
  | { readonly kind: 'unknown' };

export interface Value {
  readonly root: Root;
  readonly steps: readonly Step[];
  /** `*f()`: what the pointer that a call returned leads to. A struct variable that gets it is a copy. */
  readonly pointee?: true;
}

export const unknownValue: Value = { root: { kind: 'unknown' }, steps: [] };
export const nilValue: Value = { root: { kind: 'nil' }, steps: [] };

interface Located {
  readonly pos: number;
  readonly end: number;
}

export interface AccessEvent extends Located {
  readonly op: 'access';
  readonly kind: AccessKind;
  readonly map: Value;
  /** Offsets of the map's expression; for an effect of a call, of the argument. */
  readonly exprPos: number;
  readonly exprEnd: number;
  /** What is handed in may be no map itself, but hold some: json.Marshal(s), fmt's `%v`. */
  readonly deep?: boolean;
  /** The function whose known effect this is: `encoding/json.Marshal`. */
  readonly through?: string;
  /** The map's type, where it is known: two maps of different types are two maps. */
  readonly mapType?: Type;
  /** The variable of the function, a parameter or a local one, that the key is, or lies in. */
  readonly key?: VarSymbol;
  /** For `deep`: the map fields that can be reached from the value's type, as step lists. */
  readonly reached?: readonly (readonly Step[])[];
}
export interface AssignEvent extends Located {
  readonly op: 'assign';
  readonly target: Value;
  readonly value: Value;
  /** `*p = v`: what p points to is overwritten, p itself stays. */
  readonly deref: boolean;
  /** A struct is copied: its maps are shared from now on, its mutexes are not. */
  readonly copy: boolean;
  /** The target holds a map. */
  readonly isMap: boolean;
  /** A declaration without a value: `var m map[K]V`. */
  readonly zero: boolean;
  readonly define: boolean;
}
export interface LockEvent extends Located {
  readonly op: 'lock';
  readonly action: 'lock' | 'unlock' | 'rlock' | 'runlock';
  readonly lock: Value;
  /** An element that is named by a constant: `s.locks[0]`. */
  readonly fixed?: boolean;
}
export interface CallEvent extends Located {
  readonly op: 'call';
  readonly id: number;
  readonly go: boolean;
  /** Bodies that may run. Through an interface: each implementer's. */
  readonly targets: readonly Func[];
  readonly viaInterface: boolean;
  /** What is called, where it has a name. */
  readonly symbol?: FuncSymbol;
  /** A function value, and its type. */
  readonly value?: Value;
  readonly signature?: SignatureType;
  readonly effect?: Effect;
  readonly recv?: Value;
  readonly args: readonly Value[];
  /** For each argument that is a constant, how it is written; see `constantOf`. */
  readonly constants?: readonly (string | undefined)[];
  /** Struct copies: bit 0 the receiver, bit i + 1 argument i. */
  readonly copies: number;
  /** Arguments of the call, as offsets. */
  readonly argSpans: readonly (readonly [number, number])[];
  readonly ellipsis: boolean;
  /** A field in which the function is kept that others call from then on. */
  readonly keeper?: Value;
  /** What is called here, or started, is over before the next one of its group starts. */
  readonly oneAtATime?: boolean;
}
export interface DeferEvent extends Located {
  readonly op: 'defer';
  readonly events: readonly Event[];
}
export interface ChanEvent extends Located {
  readonly op: 'send' | 'recv' | 'close';
  readonly chan: Value;
  /** What is sent. */
  readonly value?: Value;
}
export interface JoinEvent extends Located {
  readonly op: 'join';
  readonly action: 'add' | 'done' | 'wait';
  readonly group: Value;
  /** The parameter that is added: where a caller makes it negative, it tells that it is done. */
  readonly added?: VarSymbol;
}
/** A loop has come to its end by its condition or its range, and not by a branch. */
export interface LeaveEvent extends Located {
  readonly op: 'leave';
  readonly loop: number;
}
/** Between begin and end, an iterator runs the body of a loop: `for x := range s.All() { ... }`. */
export interface YieldEvent extends Located {
  readonly op: 'yield';
  /** What the iterator was handed as `yield`: an object that stands for the loop's body. */
  readonly body: Value;
  readonly begins: boolean;
}
export interface ReturnEvent extends Located {
  readonly op: 'return';
  readonly values: readonly Value[];
  readonly copies: number;
  /** Bit i: result i is of a map type. */
  readonly maps: number;
}

export type Event =
  | AccessEvent
  | AssignEvent
  | LockEvent
  | CallEvent
  | DeferEvent
  | ChanEvent
  | JoinEvent
  | LeaveEvent
  | YieldEvent
  | ReturnEvent;

export interface Block {
  readonly events: Event[];
  /** Indices of the blocks that may follow; empty at the function's end. */
  readonly next: number[];
  /** The innermost loop this block lies in; 0 for none. */
  readonly loop: number;
  /** What parameters have to be for this block to be reached; absent: nothing is known. */
  readonly when?: readonly Condition[];
  /** What it takes to be reached that comes out alike whenever it is asked. */
  readonly steady?: readonly Steady[];
  /** It ends in a panic. */
  readonly panics?: boolean;
  /** It is reached only where a panic has been recovered: `if r := recover(); r != nil`. */
  readonly recovers?: boolean;
}

/** What is known of a function without its blocks. */
export interface FlowOutline {
  readonly func: Func;
  /** Where t.Parallel() is called: a test waits there for others, and runs beside them only from then on. */
  readonly parallelFrom: number | undefined;
  /** Methods of the program that others call, because their object is handed to a server here. */
  readonly registrations: readonly Registration[];
  /** Keys that are looked up and then stored. */
  readonly checksThenActs: readonly CheckThenAct[];
  /** Where flags of objects are seen not to be set, and where they are set. */
  readonly flags: Flags;
  /** Entries of maps by numbers that an atomic counter has given. */
  readonly numberedKeys: readonly NumberedKey[];
  /** Where maps are filled that were found missing or empty. */
  readonly buildings: readonly Building[];
  /** Atomic counters that come down, with whoever asks whether it is the last. */
  readonly countsDown: readonly CountDown[];
  /** Types of what it makes for the first who comes with its key, in one step: `m.LoadOrStore(id, &session{})`. */
  readonly handsOut: ReadonlySet<TypeSymbol>;
}

export interface FlowGraph extends FlowOutline {
  /** Block 0 is the entry. */
  readonly blocks: readonly Block[];
  /** For each loop, the loop around it; index 0 is no loop. */
  readonly loops: readonly number[];
  /** Loops that go on until something tells them to stop. */
  readonly endless: ReadonlySet<number>;
  /** Loops that are left when they have gone round so many times, or for each thing: range statements, and `for i := 0; i < n; i++`. */
  readonly counted: ReadonlySet<number>;
  /** The innermost loop in whose body a local is declared anew each time round; absent: none. */
  readonly declaredIn: ReadonlyMap<VarSymbol, number>;
  /** Variables that a range statement sets to one element after another. */
  readonly eachOf: ReadonlySet<VarSymbol>;
  /** Of a range statement's variables, those that are compared with something: one element is meant, and not each. */
  readonly picked: ReadonlySet<VarSymbol>;
  readonly calls: number;
  readonly addressTaken: ReadonlySet<VarSymbol>;
  /** Variables of functions around this one that it assigns. */
  readonly assignedOutside: ReadonlySet<VarSymbol>;
  /** Variables and fields that it gives other values than those that they are declared with, or may have others give. */
  readonly reassigned: ReadonlySet<VarSymbol>;
  /** Functions that are named without being called, and methods through an interface or of an object of unknown type. */
  readonly named: ReadonlySet<string>;
  /** Functions that something runs once for all who call it: `sync.OnceFunc(f)`. */
  readonly onces: ReadonlySet<Func>;
  /** Where calls are that a loop makes until one succeeds. */
  readonly tries: ReadonlySet<number>;
}

export type { Flags } from './flags.js';
