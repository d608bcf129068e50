// Where contexts begin: main, init functions, tests, handlers, exported functions, and what nobody in the program calls.
import type { HandlerShape } from '../knowledge/effect.js';
import type { Func, Program } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { isExported } from '../text/exported.js';
import { bare, byNobodyKnown, byWhoeverKeepsIt, type Context } from './context.js';
import { handlerOf, isMadeByHandler, nameBehind } from './handlers.js';
import { isTestCode } from './test-code.js';
import { isEntered } from './unused.js';
import type { LocalAccess, Walked } from './walked.js';

/**
 * Literals that their function returns: they are called when it has given its locks back, and give none back themselves.
 * Not those that use what they are handed, as options do: who hands it may hold its lock.
 */
export function returnedLiterals(walked: Iterable<Walked>): ReadonlySet<Func> {
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
export function helpersOfHandlers(walked: Iterable<Walked>): ReadonlySet<Func> {
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

/**
 * Handlers that the program hands to a wrapper of its own, which calls them under a lock: no server calls them without.
 *
 *	func (s *server) handle(path string, h http.HandlerFunc) {
 *		s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { s.mu.Lock(); defer s.mu.Unlock(); h(w, r) })
 *	}
 */
export function lockedHandlers(walked: Iterable<Walked>, isKnownOutside: (func: Func) => boolean): ReadonlySet<Func> {
  const found = new Set<Func>();
  const others = new Set<Func>();
  for (const { func, calls } of walked)
    for (const { target, locks } of calls) if (!isTestCode(func)) (locks.length > 0 ? found : others).add(target);
  for (const func of found) if (others.has(func) || isKnownOutside(func)) found.delete(func);
  return found;
}

/** By its name, or as a method of a type that only its package knows. */
function isForItsPackage({ symbol, receiver }: Func): boolean {
  const type = receiver?.type.kind === 'pointer' ? receiver.type.elem : receiver?.type;
  return !isExported(symbol?.name ?? '') || (type?.kind === 'named' && !isExported(type.symbol.name));
}

/** The object of a method is handed to a server, which calls the method; or the method is an event loop, for somebody to start. */
export interface Registered {
  readonly runs: 'handler' | 'serial' | 'loop';
  readonly at: string;
}

/** What is known of a function that a way may begin in. */
export interface Origin {
  /** None for a helper of handlers. */
  readonly shapes: readonly HandlerShape[] | undefined;
  /** Nothing names it, and nobody else can. */
  readonly leftOver: boolean;
  readonly called: { readonly any: boolean; readonly production: boolean } | undefined;
  /** A package variable's value calls it. */
  readonly initializer: boolean;
  readonly registered: Registered | undefined;
  /** What leads to this event loop, which others are to start. */
  readonly leading: ReadonlySet<Func> | undefined;
  readonly returned: ReadonlySet<Func>;
  /** A package variable is made with it. */
  readonly kept: boolean;
  readonly captured: readonly VarSymbol[];
  readonly oneOfTooMany: boolean;
}

export function rootContext(program: Program, func: Func, origin: Origin): Context | undefined {
  const { shapes, called, initializer, registered, leading, returned, kept, captured, oneOfTooMany } = origin;
  const at = { func, pos: func.node.pos, end: func.node.pos };
  const { symbol } = func;
  const shape = shapes && handlerOf(program, func, shapes);
  if (shape && origin.leftOver)
    return bare(func, { kind: 'unknown', many: false, outlives: true, id: byNobodyKnown, what: 'caller', ...at });
  const handler = shape && called?.production && answersItsCaller(func, shape) ? undefined : shape;
  // It was asked for several where there is one otherwise.
  const isAskedFor = handler?.runs === 'serial' && registered?.runs === 'handler';
  if (handler && !isAskedFor) {
    const many = handler.runs === 'handler';
    const shared = new Set<VarSymbol>(func.receiver ? [func.receiver] : []);
    for (const index of handler.shared ?? []) shared.add(func.params[index]!);
    // All runs of a literal have what it captures; one that a handler makes answers that one's request.
    if (shapes && returned.has(func) && !isMadeByHandler(program, func, shapes))
      for (const variable of captured) if (variable.func !== func) shared.add(variable);
    return bare(
      func,
      { kind: many ? 'handler' : 'serial', many, outlives: true, id: turnOf(func, handler), what: handler.what, ...at },
      shared,
    );
  }
  if (registered?.runs === 'loop') {
    const loop = {
      kind: 'go',
      many: false,
      outlives: true,
      id: `loop ${func.id}`,
      what: 'event loop',
      leading,
      ...at,
    } as const;
    if (leading && func.receiver) return bare(func, loop, new Set([func.receiver]));
  } else if (registered) {
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
  // Nobody imports a main package, but C calls what says `//export`.
  const exported = (isExported(symbol.name) && func.pkg.name !== 'main') || isEntered(func);
  const kind = exported ? 'entry' : 'unknown';
  const id = called?.any && !exported ? byNobodyKnown : 'entry';
  // What only tests call by name, and is a method or kept in a variable, was handed to somebody who calls it.
  if (called?.any && !exported && !func.receiver && !kept) return undefined;
  return bare(func, { kind, many: false, outlives: true, id, what: 'caller', ...at });
}

/** Methods of one object that are called one after another are made by one goroutine. */
function turnOf({ id, receiver, pkg }: Func, { runs, what }: HandlerShape): string {
  return runs === 'serial' && receiver ? `${what} ${pkg.path}.${nameBehind(receiver.type)}` : `handler ${id}`;
}

/**
 * It has results, and servers look at none of such a handler: where the program calls it by name, the caller, who has a request
 * to hand on, is the handler. Where nobody does, something may have been made of it that is one.
 */
function answersItsCaller(func: Func, { method, results }: HandlerShape): boolean {
  return !method && !results && func.results.length > 0;
}
