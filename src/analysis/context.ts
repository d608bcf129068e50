// A context: one of the ways by which a function is reached, with the locks that its callers hold (in its own terms), the
// thread, and what is known of the objects that it is handed. Contexts are told apart by all of that.
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Place } from './place.js';
import type { Apart, Held } from './summary.js';
import type { LocalCall } from './walked.js';

export interface ThreadTag {
  readonly kind: 'main' | 'init' | 'test' | 'entry' | 'go' | 'handler' | 'serial' | 'unknown';
  /** Any number of them at once. */
  readonly many: boolean;
  /** It goes on after the function that starts it has returned. */
  readonly outlives: boolean;
  /** What tells it from others: two contexts with the same id may be the same goroutine. */
  readonly id: string;
  /** Where it begins: the function, or the go statement. */
  readonly func: Func;
  readonly pos: number;
  readonly end: number;
  /** In words: `HTTP handler`, `goroutine`. */
  readonly what: string;
  /** An event loop's turn: no other of its turns is beside it. */
  readonly queued?: true;
  /** It is called only when what it belongs to has been started. */
  readonly onceStarted?: true;
  /** Functions that lead to an event loop, and are over before it begins, or go on when it has ended. */
  readonly leading?: ReadonlySet<Func>;
}

type Lent = ReadonlyMap<Place, 'known' | 'handed in'>;

export interface From {
  readonly context: Context;
  readonly call: LocalCall;
}

export interface Context {
  readonly func: Func;
  readonly locks: readonly Held[];
  /** Locks that whoever started the goroutine holds until it has ended: they keep others out, but not its siblings. */
  readonly shelter: readonly Held[];
  readonly thread: ThreadTag;
  /** Receiver and parameters that are bound to objects only this thread knows. */
  readonly owned: ReadonlySet<VarSymbol>;
  /** Of these, those that are taken to be, as the object that leads to them is: `req.server` for a new `req`. */
  readonly ownedBehind: ReadonlySet<VarSymbol>;
  /**
   * What lies behind these though not this thread's own: `c.server` for a new `c := call{server: s}`. Other threads are known
   * to have it, or whoever calls has handed it in.
   */
  readonly lent: Lent;
  /** ... to objects that other threads are known to have. */
  readonly shared: ReadonlySet<VarSymbol>;
  /** ... to objects made outside of the loop that starts this goroutine and others: all of them have it. */
  readonly common: ReadonlySet<VarSymbol>;
  /** ... to objects that the function which starts this goroutine has made and hands out: one for each goroutine. */
  readonly handedOut: ReadonlySet<VarSymbol>;
  /** ... to objects made on this way, that have been entered since where other threads find them among others. */
  readonly entered: ReadonlySet<VarSymbol>;
  /** ... to one of the objects that lie in a container, or come over a channel, which other threads have. */
  readonly members: ReadonlySet<VarSymbol>;
  /** ... to objects that no other goroutine gets which is started where this one was, and why. */
  readonly own: ReadonlyMap<VarSymbol, Apart>;
  /** The call that leads here, and the context of its caller. */
  readonly from: From | undefined;
  readonly depth: number;
  /**
   * How many steps on the way may not be taken: calls through an interface (of many implementers: two), and callbacks of
   * which it is not known when they run. At most 2.
   */
  readonly doubt: number;
  readonly once: boolean;
  /** What is done there to the object with this flag is done for the first time. */
  readonly firstFor?: VarSymbol;
  /** Nobody has come this way before. */
  readonly first: boolean;
  /** Constants that parameters have on this way, where a branch depends on them. */
  readonly constants: ReadonlyMap<VarSymbol, string>;
  /** Reached from a test. */
  readonly inTest: boolean;
  /** Which maps were handed in as maps, by declaration: a helper for maps is a different one for each. */
  readonly handed: string;
}

export interface Contexts {
  of(func: Func): readonly Context[];
  /** Further calls that lead to the function just so: one of them stands for all. */
  alike(context: Context): readonly From[];
}

export function bare(func: Func, thread: ThreadTag, shared: ReadonlySet<VarSymbol> = new Set()): Context {
  return {
    func,
    locks: [],
    shelter: [],
    thread,
    owned: new Set(),
    ownedBehind: new Set(),
    lent: new Map(),
    shared,
    common: new Set(),
    handedOut: new Set(),
    entered: new Set(),
    members: new Set(),
    own: new Map(),
    from: undefined,
    depth: 0,
    doubt: thread.kind === 'unknown' ? 1 : 0,
    once: false,
    first: false,
    constants: new Map(),
    inTest: func.test,
    handed: '',
  };
}

/** The thread of literals that are kept where too many are for their callers to be known. */
export const byWhoeverKeepsIt = 'whoever keeps it';

/** The thread of methods that only tests call by name. */
export const byNobodyKnown = 'nobody known';

export function contextKey(context: Context): string {
  const { thread, locks, shelter, owned, ownedBehind, lent, shared, common, handedOut, entered, members, own } =
    context;
  const held = (all: readonly Held[]): string =>
    all
      .map(({ place, mode, sure }) => `${place.id}${mode[0]}${sure ? '!' : ''}`)
      .sort()
      .join();
  const names = (symbols: Iterable<VarSymbol>): string => [...symbols].map((s) => s.name).join();
  return [
    thread.id,
    // What is started once on one way may be started any number of times on another.
    thread.many,
    held(locks),
    held(shelter),
    ...[owned, ownedBehind, shared, common, handedOut, entered, members, own.keys()].map(names),
    [...lent].map(([{ id }, how]) => `${id}${how}`).join(),
    context.doubt,
    context.once,
    context.firstFor?.name,
    context.first,
    context.handed,
    [...context.constants.values()].join(),
  ].join('|');
}

/** The locks at a call: its function's own, and those of the context that the function has not released by then. */
export function locksAt(
  context: Context,
  at: { readonly locks: readonly Held[]; readonly dropped: readonly (readonly [Place, boolean])[] },
): readonly Held[] {
  if (context.locks.length === 0) return at.locks;
  const merged = [...at.locks];
  for (const held of context.locks) {
    if (merged.some((m) => m.place === held.place)) continue;
    const dropped = at.dropped.find(([place]) => place === held.place);
    if (dropped?.[1]) continue;
    merged.push(dropped ? { ...held, sure: false } : held);
  }
  return merged;
}

/** The functions on the way, from the last one up to where its goroutine begins. */
export function onItsGoroutine(context: Context): readonly Func[] {
  const found: Func[] = [];
  for (let at: Context | undefined = context; at; at = at.from.context) {
    found.push(at.func);
    if (!at.from || at.from.call.thread) break;
  }
  return found;
}
