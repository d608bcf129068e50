// From whom, and with what held, is a function reached? Contexts run down the call graph from the program's roots: the
// locks that callers hold (in the callee's terms), the thread, which parameters are objects that nobody else knows yet,
// and the way there. In: walked functions. Out: for each function, its contexts.
//
// An unexported function is judged in the contexts of its callers only. Contexts are told apart by locks and thread;
// their number is bounded, and what does not fit is dropped.
import { isTaken } from '../flow/conditions.js';
import type { HandlerShape } from '../knowledge/effect.js';
import { isForTheEnd } from '../knowledge/index.js';
import { sameType } from '../model/index.js';
import type { Func, Program } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { isExported } from '../text/exported.js';
import { handlerOf } from './handlers.js';
import { isOfFunctionAround, isOwnVariable, type Place, type PlaceSpace } from './place.js';
import { outermost } from './reach.js';
import type { Apart, Held, Thread } from './summary.js';
import { isTestCode } from './test-code.js';
import type { LocalAccess, LocalCall, Walked } from './walked.js';

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
}

type Lent = ReadonlyMap<Place, 'known' | 'handed in'>;

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
  readonly from: { readonly context: Context; readonly call: LocalCall } | undefined;
  readonly depth: number;
  /**
   * How many steps on the way may not be taken: calls through an interface (of many implementers: two), and callbacks of
   * which it is not known when they run. At most 2.
   */
  readonly doubt: number;
  readonly once: boolean;
  /** Nobody has come this way before. */
  readonly first: boolean;
  /** Constants that parameters have on this way, where a branch depends on them. */
  readonly constants: ReadonlyMap<VarSymbol, string>;
  /** Reached from a test. */
  readonly inTest: boolean;
  /** Which maps were handed in as maps, by declaration: a helper for maps is a different one for each. */
  readonly handed: string;
}

const maximalContexts = 10;
const maximalTestContexts = 3;
const maximalDepth = 14;

export interface Contexts {
  of(func: Func): readonly Context[];
}

export function contextsOf(
  program: Program,
  places: PlaceSpace,
  walked: ReadonlyMap<Func, Walked>,
  shapes: readonly HandlerShape[],
  initializers: ReadonlySet<Func>,
  registered: ReadonlyMap<Func, { readonly runs: 'handler' | 'serial'; readonly at: string }>,
  /** What package variables are made with. */
  kept: ReadonlySet<Func>,
  isOneOfTooMany: (func: Func) => boolean,
  wanted: ReadonlySet<Func>,
): Contexts {
  const callers = new Map<Func, { any: boolean; production: boolean }>();
  const registeredHere = new Set<Func>();
  for (const { func, calls } of walked.values()) {
    for (const call of calls) {
      if (call.handler) registeredHere.add(call.target);
      if (call.target === func) continue;
      const known = callers.get(call.target) ?? { any: false, production: false };
      const production = known.production || !(func.test || givesUp(func, call.target));
      callers.set(call.target, { any: true, production });
    }
  }
  const returned = returnedLiterals(walked.values());
  const helpers = helpersOfHandlers(walked.values());
  const decisive = decisiveParameters(walked.values());
  const contexts = new Map<Func, Map<string, Context>>();
  const pending: Context[] = [];
  const isFull = (func: Func, inTest: boolean): boolean =>
    (contexts.get(func)?.size ?? 0) >= (inTest ? maximalTestContexts : maximalContexts);
  const add = (context: Context): void => {
    let own = contexts.get(context.func);
    if (!own) {
      own = new Map();
      contexts.set(context.func, own);
    }
    const key = contextKey(context);
    if (own.has(key) || isFull(context.func, context.inTest)) return;
    own.set(key, context);
    pending.push(context);
  };
  const goOn = (context: Context, leadsOn: (target: Func) => boolean): void => {
    const own = walked.get(context.func);
    for (const call of own?.calls ?? [])
      if (
        leadsOn(call.target) &&
        wanted.has(call.target) &&
        // A timer that sets itself anew runs on a thread of its own.
        (call.target !== context.func || call.thread !== undefined) &&
        !isFull(call.target, context.inTest || call.target.test) &&
        isTaken(call.when, context.constants)
      )
        add(
          enter(
            program,
            places,
            context,
            call,
            decisive,
            registeredHere,
            (place) => own !== undefined && isHandedOn(place.origin, own),
            walked.get(call.target),
          ),
        );
  };
  // Far from where their way begins.
  let farthest: Context[] = [];
  const drain = (): void => {
    for (let i = 0; i < pending.length; i++) {
      const context = pending[i]!;
      if (context.depth < maximalDepth) goOn(context, () => true);
      else farthest.push(context);
    }
    pending.length = 0;
    // Whoever is called from there and from nowhere else is reached all the same, with the locks that are held there.
    while (farthest.length > 0) {
      const last = farthest;
      farthest = [];
      const reached = new Set(contexts.keys());
      for (const context of last) goOn(context, (target) => !reached.has(target));
      farthest.push(...pending);
      pending.length = 0;
    }
  };
  const roots = [...walked.values()].flatMap(({ func }) =>
    wanted.has(func)
      ? (rootContext(
          program,
          func,
          helpers.has(func) ? undefined : shapes,
          callers.get(func),
          initializers.has(func),
          registered.get(func),
          returned,
          kept.has(func),
          walked.get(func)?.summary.captured ?? [],
          isOneOfTooMany(func),
        ) ?? [])
      : [],
  );
  // Tests reach everything, one at a time: they say something only of what nothing else reaches. What is there for them does
  // so in ways of its own.
  const rankOf = ({ func, inTest }: Context): number => (inTest ? 2 : isTestCode(func) ? 1 : 0);
  for (const rank of [0, 1, 2]) {
    for (const root of roots) if (rankOf(root) === rank) add(root);
    drain();
  }
  // Knots of functions that only call one another, and functions whose callers are never reached.
  for (const { func } of walked.values()) {
    if (contexts.has(func) || !wanted.has(func)) continue;
    add(
      bare(func, {
        kind: 'unknown',
        many: false,
        outlives: true,
        id: `unknown ${func.id}`,
        func,
        pos: func.node.pos,
        end: func.node.pos,
        what: 'caller',
      }),
    );
    drain();
  }
  return { of: (func) => [...(contexts.get(func)?.values() ?? [])] };
}

/** A maker that has failed closes what it has made, in the way that is there for others, who do so while it is in use. */
function givesUp(func: Func, { symbol, receiver }: Func): boolean {
  if (!receiver || !symbol || !isExported(symbol.name) || !isForTheEnd(symbol.name)) return false;
  return outermost(func).results.some(({ type }) => sameType(type, receiver.type));
}

/** The function returns the object, or gives it away; or one that has it in a field. */
function isHandedOn(object: Place, { summary: { given, returns, stores } }: Walked): boolean {
  const isOut = (place: Place): boolean => given.includes(place) || returns.some((places) => places.includes(place));
  return (
    isOut(object) ||
    stores.some(
      ([where, what]) =>
        what === object && where.root.kind === 'alloc' && !where.hasElement && where.depth === 1 && isOut(where.origin),
    )
  );
}

/** Parameters on which branches with accesses or calls depend, here or in functions they are passed on to. */
function decisiveParameters(walked: Iterable<Walked>): ReadonlySet<VarSymbol> {
  const found = new Set<VarSymbol>();
  const passedTo = new Map<VarSymbol, VarSymbol[]>();
  for (const { accesses, calls } of walked) {
    for (const { when } of [...accesses, ...calls]) for (const { param } of when ?? []) found.add(param);
    for (const { bindings } of calls)
      for (const [formal, [passed]] of bindings)
        if (passed?.depth === 0 && passed.root.kind === 'var' && passed.root.role === 'param') {
          const list = passedTo.get(formal);
          if (list) list.push(passed.root);
          else passedTo.set(formal, [passed.root]);
        }
  }
  for (const formal of found) for (const passed of passedTo.get(formal) ?? []) found.add(passed);
  return found;
}

/**
 * Literals that their function returns: they are called when it has given its locks back, and give none back themselves.
 * Not those that use what they are handed, as options do: who hands it may hold its lock.
 */
function returnedLiterals(walked: Iterable<Walked>): ReadonlySet<Func> {
  const found = new Set<Func>();
  const others = new Set<Func>();
  for (const { func, summary, accesses } of walked) {
    const isHanded = ({ place: { root } }: LocalAccess): boolean =>
      root.kind === 'var' && root.role === 'param' && root.func === func;
    if (func.parent && (summary.releases.length > 0 || accesses.some(isHanded))) others.add(func);
    // What it holds when it returns, the literal may count on.
    if (summary.acquires.length > 0) continue;
    for (const { root } of summary.returns.flat())
      if (root.kind === 'code' && root.func?.parent === func) found.add(root.func);
  }
  for (const func of others) found.delete(func);
  return found;
}

/**
 * Methods that the program calls with an object made for that, and hands to nobody: they look like handlers, as they are
 * handed what a handler was.
 */
function helpersOfHandlers(walked: Iterable<Walked>): ReadonlySet<Func> {
  const found = new Set<Func>();
  const others = new Set<Func>();
  for (const { func, calls } of walked)
    for (const { target, bindings, handler, thread } of calls) {
      const [object, ...more] = (target.receiver && bindings.get(target.receiver)) || [];
      const isMade =
        object?.depth === 0 && more.length === 0 && object.root.kind === 'alloc' && object.root.func === func;
      const isHelper = isMade && !handler && !thread && isForItsPackage(target);
      // What is called in generated code that is not at hand, tests call as well.
      if (!isHelper || !func.test) (isHelper ? found : others).add(target);
    }
  for (const func of others) found.delete(func);
  return found;
}

/** By its name, or as a method of a type that only its package knows. */
function isForItsPackage({ symbol, receiver }: Func): boolean {
  const type = receiver?.type.kind === 'pointer' ? receiver.type.elem : receiver?.type;
  return !isExported(symbol?.name ?? '') || (type?.kind === 'named' && !isExported(type.symbol.name));
}

function bare(func: Func, thread: ThreadTag, shared: ReadonlySet<VarSymbol> = new Set()): Context {
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

function rootContext(
  program: Program,
  func: Func,
  /** None for a helper of handlers. */
  shapes: readonly HandlerShape[] | undefined,
  called: { any: boolean; production: boolean } | undefined,
  initializer: boolean,
  registered: { readonly runs: 'handler' | 'serial'; readonly at: string } | undefined,
  returned: ReadonlySet<Func>,
  kept: boolean,
  captured: readonly VarSymbol[],
  oneOfTooMany: boolean,
): Context | undefined {
  const at = { func, pos: func.node.pos, end: func.node.pos };
  const { symbol } = func;
  const handler = shapes && handlerOf(program, func, shapes);
  // It was asked for several where there is one otherwise.
  const isAskedFor = handler?.runs === 'serial' && registered?.runs === 'handler';
  if (handler && !isAskedFor) {
    const many = handler.runs === 'handler';
    const shared = new Set<VarSymbol>(func.receiver ? [func.receiver] : []);
    // All runs of a literal have what it captures; one that a handler makes answers that one's request.
    if (returned.has(func) && !isMadeByHandler(program, func, shapes))
      for (const variable of captured) if (variable.func !== func) shared.add(variable);
    return bare(
      func,
      { kind: many ? 'handler' : 'serial', many, outlives: true, id: `handler ${func.id}`, what: handler.what, ...at },
      shared,
    );
  }
  if (registered) {
    const many = registered.runs === 'handler';
    const id = many ? `handler ${func.id}` : `serial ${registered.at}`;
    const shared = new Set<VarSymbol>(func.receiver ? [func.receiver] : []);
    return bare(
      func,
      { kind: registered.runs, many, outlives: true, id, what: handler?.what ?? 'registered method', ...at },
      shared,
    );
  }
  if (!symbol) {
    if (called?.any) return undefined;
    const id = oneOfTooMany ? byWhoeverKeepsIt : `unknown ${func.id}`;
    const context = bare(func, { kind: 'unknown', many: false, outlives: true, id, what: 'callback', ...at });
    return returned.has(func) ? { ...context, doubt: 0 } : context;
  }
  if (
    !func.receiver &&
    (symbol.name === 'init' || symbol.name === 'main') &&
    (symbol.name === 'init' || func.pkg.name === 'main')
  )
    return bare(func, {
      kind: symbol.name === 'init' ? 'init' : 'main',
      many: false,
      outlives: true,
      id: symbol.name,
      what: symbol.name,
      ...at,
    });
  if (func.test && !func.receiver && /^(Test|Benchmark|Fuzz|Example)/.test(symbol.name))
    return bare(func, { kind: 'test', many: false, outlives: true, id: `test ${func.id}`, what: 'test', ...at });
  if (initializer)
    return bare(func, { kind: 'init', many: false, outlives: true, id: 'init', what: 'package initialiser', ...at });
  if (called?.production || (called?.any && func.test)) return undefined;
  // Nobody imports a main package.
  const exported = isExported(symbol.name) && func.pkg.name !== 'main';
  const kind = exported ? 'entry' : 'unknown';
  const id = called?.any && !exported ? byNobodyKnown : 'entry';
  // What only tests call by name, and is a method or kept in a variable, was handed to somebody who calls it.
  if (called?.any && !exported && !func.receiver && !kept) return undefined;
  return bare(func, { kind, many: false, outlives: true, id, what: 'caller', ...at });
}

function isMadeByHandler(program: Program, func: Func, shapes: readonly HandlerShape[]): boolean {
  for (let at = func.parent; at; at = at.parent) if (handlerOf(program, at, shapes)) return true;
  return false;
}

function contextKey(context: Context): string {
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
    context.first,
    context.handed,
    [...context.constants.values()].join(),
  ].join('|');
}

function enter(
  program: Program,
  places: PlaceSpace,
  context: Context,
  call: LocalCall,
  decisive: ReadonlySet<VarSymbol>,
  registered: ReadonlySet<Func>,
  escaping: (place: Place) => boolean,
  callee: Walked | undefined,
): Context {
  const { target, thread } = call;
  const tag = thread ? tagOf(thread, context, call) : context.thread;
  const byKeeper = call.keptIn !== undefined && !thread;
  const locks = (thread ? call.locks : locksAt(context, call)).map((held) => {
    const translated = translate(places, held, call);
    return byKeeper ? { ...translated, byKeeper } : translated;
  });
  const kept = thread ? locksAt(context, { locks: call.around, dropped: call.dropped }) : [];
  const shelter = call.outlives ? [] : [...kept, ...context.shelter].map((held) => translate(places, held, call));
  const owned = new Set<VarSymbol>();
  const ownedBehind = new Set<VarSymbol>();
  const lent = new Map<Place, 'known' | 'handed in'>();
  const shared = new Set<VarSymbol>();
  const handed: string[] = [];
  const constants = new Map<VarSymbol, string>();
  for (const [formal, value] of call.constants) if (decisive.has(formal)) constants.set(formal, value);
  const common = new Set<VarSymbol>();
  const handedOut = new Set<VarSymbol>();
  const entered = new Set<VarSymbol>();
  const members = new Set<VarSymbol>();
  const own = new Map(call.own);
  for (const [formal, bound] of call.bindings) {
    if (bound.length === 0) continue;
    const [passed] = bound;
    const constant = passed?.depth === 0 && passed.root.kind === 'var' && context.constants.get(passed.root);
    if (constant && decisive.has(formal)) constants.set(formal, constant);
    if (program.mapOf(formal.type))
      handed.push(
        bound
          .map((place) => `${place.declaration?.owner?.name ?? ''}.${place.declaration?.name ?? place.id}`)
          .join('+'),
      );
    // Made by the very call that starts the goroutine.
    if (thread && bound.every(({ root }) => root.kind === 'alloc' && root.pos === call.pos)) owned.add(formal);
    if (!thread && bound.every((place) => isOwned(place, context, call))) {
      owned.add(formal);
      lendTo(places.of(formal), bound, context, call, lent);
      const behind = ({ depth, root }: Place): boolean =>
        depth > 0 || (root.kind === 'var' && context.ownedBehind.has(root));
      if (bound.some(behind)) ownedBehind.add(formal);
    }
    const same = call.another.size > 0 ? bound.filter((place) => !call.another.has(place)) : bound;
    if (same.some((place) => isShared(place, context, thread !== undefined))) shared.add(formal);
    if (same.some((place) => call.common.has(place.root) || isCommon(place, context))) common.add(formal);
    if (!shared.has(formal) && bound.some((place) => call.another.has(place) || isMember(place, context)))
      members.add(formal);
    const made = bound.some((place) => place.root.kind === 'alloc' && !place.hasElement && escaping(place));
    const passedOn = bound.some(
      (place) => place.root.kind === 'var' && isHandedOut(place.root, context) && !place.hasElement,
    );
    if ((call.outlives && made) || passedOn) handedOut.add(formal);
    if (!thread && bound.some((place) => isEnteredBy(place, context, call))) {
      entered.add(formal);
      lendTo(places.of(formal), bound, context, call, lent);
    }
    const apart = thread?.many || bound.some(({ hasElement }) => hasElement) ? undefined : apartOf(bound, context);
    if (apart && !own.has(formal)) own.set(formal, apart);
  }
  // A method value that is kept and called: whoever made it has the object.
  const { receiver } = target;
  if (receiver && !call.bindings.has(receiver) && tag.kind === 'go' && tag.outlives && !registered.has(target))
    handedOut.add(receiver);
  for (const symbol of callee?.summary.captured ?? []) {
    if (symbol.func === target || call.bindings.has(symbol)) continue;
    if (call.keptIn) {
      if (callee?.sharedByRounds.includes(symbol) || call.common.has(call.keptIn.root)) shared.add(symbol);
      else if (isFoundByOthers(call.keptIn, context, thread !== undefined)) shared.add(symbol);
      else if (symbol.role === 'receiver' && tag.kind === 'go' && tag.outlives) handedOut.add(symbol);
    } else if (symbol.func !== context.func) {
      // A literal of one that was kept.
      if (context.shared.has(symbol)) shared.add(symbol);
      if (context.handedOut.has(symbol)) handedOut.add(symbol);
    }
  }
  if (receiver && call.keptIn && !call.bindings.has(receiver))
    if (call.common.has(call.keptIn.root) || isFoundByOthers(call.keptIn, context, thread !== undefined))
      shared.add(receiver);
  return {
    func: target,
    locks: dedupe(locks),
    shelter: dedupe(shelter),
    thread: tag,
    owned,
    ownedBehind,
    lent,
    shared,
    common,
    handedOut,
    entered,
    members,
    own,
    from: { context, call },
    depth: context.depth + 1,
    doubt: Math.min(2, (thread ? 0 : context.doubt) + call.doubt),
    once: (!thread && context.once) || call.once,
    first: (!thread && context.first) || call.first,
    constants,
    inTest: context.inTest || target.test,
    handed: handed.join(),
  };
}

function tagOf(thread: Thread, context: Context, call: LocalCall): ThreadTag {
  const kind = call.handler ?? 'go';
  return {
    kind,
    // What a sync.Once starts, or who finds that nobody has done so, is started once, however many ask for that.
    many: kind === 'handler' || thread.many || (context.thread.many && !context.first && !call.first),
    outlives: call.outlives,
    id: `${kind} ${thread.func.id}.${thread.pos}`,
    func: thread.func,
    pos: thread.pos,
    end: thread.end,
    what: thread.what,
    queued: thread.queued,
    onceStarted: thread.onceStarted,
  };
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

/** A lock of the caller in the callee's words. */
function translate(places: PlaceSpace, held: Held, call: LocalCall): Held {
  const { root } = held.place;
  if (root.kind === 'foreign') return { ...held, pos: undefined, around: hangingOn(held, call) };
  if (root.kind === 'var' && root.role === 'package') return { ...held, pos: undefined };
  let nearest: { place: Place; sure: boolean; base: Place } | undefined;
  for (const [formal, bound] of call.bindings) {
    for (const base of bound) {
      if (nearest && nearest.base.depth >= base.depth) continue;
      const steps = held.place.stepsFrom(base);
      const place = steps && places.of(formal).follow(steps);
      if (place) nearest = { place, sure: bound.length === 1, base };
    }
  }
  if (nearest) return { ...held, place: nearest.place, sure: held.sure && nearest.sure, pos: undefined };
  // A literal sees the variables of the function around it.
  if (root.kind === 'var' && isOfFunctionAround(root, call.target)) return { ...held, pos: undefined };
  return { ...held, place: places.ofForeign(held.place.declaration), pos: undefined, around: hangingOn(held, call) };
}

/** `v.index.get(k)` under v.mu: the index hangs on what the lock lies in. */
function hangingOn({ place, around }: Held, { bindings }: LocalCall): VarSymbol | undefined {
  const owner = place.parent;
  for (const [formal, bound] of bindings)
    if (bound.some((base) => (owner ? base.stepsFrom(owner) : base.root === around))) return formal;
  return undefined;
}

function dedupe(locks: readonly Held[]): readonly Held[] {
  const byPlace = new Map<Place, Held>();
  for (const held of locks) {
    const known = byPlace.get(held.place);
    if (!known || (!known.sure && held.sure)) byPlace.set(held.place, held);
  }
  return [...byPlace.values()].slice(0, 8);
}

function isOwned(place: Place, context: Context, call: LocalCall): boolean {
  const { root } = place;
  // Who knows what it is stored in finds it.
  const where = call.stored.get(root);
  if (where && !context.owned.has(where)) return false;
  if (root.kind === 'alloc') return !call.published.has(root);
  if (root.kind !== 'var' || lentBy(place, context)) return false;
  if (context.owned.has(root)) return true;
  return isOwnVariable(root, context.func) && !call.published.has(root);
}

/** What lies behind an object which this thread alone knows, and is not its own, in the callee's words. */
function lendTo(
  formal: Place,
  bound: readonly Place[],
  context: Context,
  call: LocalCall,
  lent: Map<Place, 'known' | 'handed in'>,
): void {
  const lend = (place: Place, how: 'known' | 'handed in'): void => {
    for (const object of bound) {
      const steps = place === object ? undefined : place.stepsFrom(object);
      const behind = steps && formal.follow(steps);
      if (behind && lent.get(behind) !== 'known') lent.set(behind, how);
    }
  };
  for (const [place, how] of context.lent) lend(place, how);
  for (const [place, held] of call.holds)
    if (held.every((one) => isShared(one, context, false))) lend(place, 'known');
    else if (!held.some((one) => isOwned(one, context, call))) lend(place, 'handed in');
}

/** Whether it lies behind such a place. */
export function lentBy(place: Place, { lent }: Context): 'known' | 'handed in' | undefined {
  if (lent.size === 0) return undefined;
  for (let at: Place | undefined = place; at; at = at.parent) {
    const how = lent.get(at);
    if (how) return how;
  }
  return undefined;
}

function isShared(place: Place, context: Context, spawned: boolean): boolean {
  const { root } = place;
  if (root.kind !== 'var') return false;
  if (root.role === 'package') return true;
  if (place.hasElement) return false;
  if (lentBy(place, context) === 'known') return true;
  if (isKnownOutside(root, context)) return true;
  // What a spawner was given by its own caller is known outside the new goroutine.
  return spawned && (root.role === 'receiver' || root.func !== context.func) && !context.owned.has(root);
}

/**
 * Other threads find the same function where this one has found it, and with it whatever the function has got hold of.
 * What comes over a channel, only one of them gets.
 */
function isFoundByOthers(keptIn: Place, context: Context, spawned: boolean): boolean {
  let container = keptIn;
  for (let at = keptIn; at.parent && at.last; at = at.parent) {
    if (at.last.kind !== 'element') continue;
    if (at.last.of === 'chan') return false;
    container = at.parent;
  }
  return isShared(container, context, spawned) || isCommon(container, context);
}

/** All goroutines that one loop starts have the object, of which this is one. */
function isCommon({ root, hasElement }: Place, context: Context): boolean {
  if (root.kind !== 'var' || hasElement) return false;
  if (context.common.has(root)) return true;
  const around = frameAround(root, context);
  return around !== undefined && ((around.many && root.role !== 'local') || around.frame.common.has(root));
}

/** Other threads have the object that this variable, a parameter or one of a function around, is bound to. */
export function isKnownOutside(variable: VarSymbol, context: Context): boolean {
  if (context.shared.has(variable)) return true;
  const around = frameAround(variable, context);
  if (!around) return false;
  const { frame, spawned } = around;
  return frame.shared.has(variable) || (spawned && variable.role === 'receiver' && !frame.owned.has(variable));
}

/** The function that starts the goroutine has made the object, and hands it out. */
export function isHandedOut(variable: VarSymbol, context: Context): boolean {
  return context.handedOut.has(variable) || (frameAround(variable, context)?.frame.handedOut.has(variable) ?? false);
}

/** ... or has put it where other threads find it among others: the object of a connection, in a server's list of them. */
export function isEntered(variable: VarSymbol, context: Context): boolean {
  return context.entered.has(variable) || (frameAround(variable, context)?.frame.entered.has(variable) ?? false);
}

function isEnteredBy({ root, hasElement }: Place, context: Context, { stored }: LocalCall): boolean {
  if (hasElement) return false;
  if (root.kind === 'var') return isEntered(root, context);
  const where = stored.get(root);
  return where !== undefined && (where.role === 'package' || isKnownOutside(where, context));
}

/** Why no other goroutine that was started where this one was has the object that the variable is bound to. */
export function apartIn(variable: VarSymbol, context: Context): Apart | undefined {
  const own = context.own.get(variable);
  if (own) return own;
  const around = frameAround(variable, context);
  return around && !around.many ? around.frame.own.get(variable) : undefined;
}

function apartOf(bound: readonly Place[], context: Context): Apart | undefined {
  const found = bound.map(({ root }) => (root.kind === 'var' ? apartIn(root, context) : undefined));
  return found.every((apart) => apart !== undefined) ? found[0] : undefined;
}

/** Other threads find the object where this one has found it. */
export function isMember(place: Place, context: Context): boolean {
  const { root } = place;
  if (root.kind !== 'var' || root.role === 'package') return false;
  if (!place.hasElement)
    return context.members.has(root) || (frameAround(root, context)?.frame.members.has(root) ?? false);
  return isKnownOutside(root, context) || isHandedOut(root, context);
}

/**
 * For a variable that a literal captures: where it is declared, and whether the literal runs in another goroutine, or in
 * one of many.
 */
function frameAround(
  variable: VarSymbol,
  context: Context,
): { frame: Context; spawned: boolean; many: boolean } | undefined {
  if (variable.func === undefined || variable.func === context.func) return undefined;
  let spawned = false;
  let many = false;
  for (let at: Context = context; at.from; at = at.from.context) {
    const { thread } = at.from.call;
    if (thread) spawned = true;
    if (thread?.many) many = true;
    if (at.from.context.func === variable.func) return { frame: at.from.context, spawned, many };
  }
  return undefined;
}
