// When servers begin to serve. A handler that has been made known is called from then on, and not before: a program
// makes its handlers known, fills what they look at, and serves. In: graphs, walked functions, contexts. Out: whether a
// fork's handler can have been called by then.
//
// Whether a server is started before a place is told by where the calls lie in their functions, on all ways that lead there.
// A library that nothing is known of starts one if its function is named so.
import type { Event, FlowGraph } from '../flow/graph.js';
import type { HandlerShape } from '../knowledge/effect.js';
import { beginsToServe, isServed } from '../knowledge/index.js';
import type { Func, Program } from '../model/program.js';
import type { FuncSymbol } from '../model/symbols.js';
import type { Context, Contexts } from './contexts.js';
import type { Instance } from './groups.js';
import { handlerOf } from './handlers.js';
import type { SummaryAccess } from './summary.js';
import type { ForkPair, Walked } from './walked.js';

const unknownLibrary = 'example.com/unknown';

export interface Serving {
  /** One side is a server's handler, and on no way that leads to the other a server has been started before it. */
  isBeforeServing(pair: ForkPair): boolean;
  /** One function leads to both: it has the handler made known, and before it starts a server it does the other. */
  isServedAfter(early: Instance, handler: Instance): boolean;
}

/** Where a function may start a server: by which function of the program, if by one. */
interface Start {
  readonly pos: number;
  readonly by: Func | undefined;
}

export function servingOf(
  program: Program,
  graphs: readonly FlowGraph[],
  walked: Iterable<Walked>,
  contexts: Contexts,
  shapes: readonly HandlerShape[],
): Serving {
  let starts: ReadonlyMap<Func, readonly Start[]> | undefined;
  const mayServe = (func: Func, pos: number, by: Func | undefined): boolean => {
    starts ??= startsIn(graphs, walked);
    return starts.get(func)?.some((start) => start.pos < pos || (start.pos === pos && start.by !== by)) ?? false;
  };
  const isForServers = (func: Func): boolean => {
    const shape = handlerOf(program, func, shapes);
    return shape !== undefined && isServed(shape);
  };
  const isHandler = (side: SummaryAccess): boolean => {
    const func = side.thread?.what === 'handler' ? handlerIn(side) : undefined;
    return func !== undefined && isForServers(func);
  };
  /** No server has been started on the way from there, or from where the way begins. */
  const isReachedBefore = (context: Context): boolean => {
    let at = context;
    for (; at.from; at = at.from.context) {
      const { call, context: caller }: NonNullable<Context['from']> = at.from;
      if (call.thread || mayServe(caller.func, call.pos, at.func)) return false;
    }
    return isDoneOnce(at);
  };
  return {
    isBeforeServing: ({ frame, first, second }) => {
      const [handler, other] = first.thread ? [first, second] : [second, first];
      if (other.thread || !isHandler(handler)) return false;
      for (const [func, pos, by] of wayOf(other)) if (mayServe(func, pos, by)) return false;
      const ways = contexts.of(frame);
      return ways.length > 0 && ways.every(isReachedBefore);
    },
    isServedAfter: (early, placed) => {
      const leading = new Set<Context>();
      let handler: Func | undefined;
      for (let at: Context | undefined = placed.context; at?.from; at = at.from.context) {
        if (at.from.call.thread) handler ??= at.func;
        leading.add(at.from.context);
      }
      if (!handler || !isForServers(handler) || mayServe(early.site.func, early.site.pos, undefined)) return false;
      for (let at: Context | undefined = early.context; at; at = at.from.context) {
        if (leading.has(at)) return isReachedBefore(at);
        if (!at.from || at.from.call.thread || mayServe(at.from.context.func, at.from.call.pos, at.func)) return false;
      }
      return false;
    },
  };
}

/** The way begins in what runs once: main, a test, or what brings a server up. Others may be called while it serves. */
function isDoneOnce({ thread, func }: Context): boolean {
  if (/^(main|init|test)$/.test(thread.kind)) return true;
  return /^(entry|unknown)$/.test(thread.kind) && bringsUp.test(func.symbol?.name ?? '');
}

const bringsUp =
  /^(boot|build|configure|execute|init|launch|listen|main|make|mount|new|open|prepare|run|serve|set_?up|start)/i;

/** The function that was made known. */
function handlerIn({ chain, site }: SummaryAccess): Func | undefined {
  for (let at = chain; at; at = at.next) if (at.kind === 'handler') return at.next?.func ?? site.func;
  return undefined;
}

/** Where the access lies in its function, and in those that lead there: with what is called. */
function* wayOf({ chain, site }: SummaryAccess): Iterable<readonly [Func, number, Func | undefined]> {
  for (let at = chain; at; at = at.next) yield [at.func, at.pos, at.next?.func ?? site.func];
  yield [site.func, site.pos, undefined];
}

function startsIn(graphs: readonly FlowGraph[], walked: Iterable<Walked>): ReadonlyMap<Func, readonly Start[]> {
  const starts = new Map<Func, Start[]>();
  const pending: Func[] = [];
  const note = (func: Func, start: Start): void => {
    const known = starts.get(func);
    if (known) known.push(start);
    else {
      starts.set(func, [start]);
      pending.push(func);
    }
  };
  const visit = (func: Func, event: Event): void => {
    if (event.op === 'defer') for (const inner of event.events) visit(func, inner);
    else if (event.op === 'call' && event.targets.length === 0 && event.symbol && startsOne(event.symbol))
      note(func, { pos: event.pos, by: undefined });
  };
  for (const { func, blocks, named } of graphs) {
    for (const { events } of blocks) for (const event of events) visit(func, event);
    // Of an object of unknown type: where in the function, is not known.
    for (const name of named) if (beginsToServe(unknownLibrary, undefined, name)) note(func, { pos: 0, by: undefined });
  }
  const callers = new Map<Func, (readonly [Func, number])[]>();
  for (const { func, calls } of walked)
    for (const { target, pos, handler } of calls) {
      // A handler starts no server before one serves.
      if (handler || target === func) continue;
      const known = callers.get(target);
      if (known) known.push([func, pos]);
      else callers.set(target, [[func, pos]]);
    }
  for (let at = pending.pop(); at; at = pending.pop())
    for (const [func, pos] of callers.get(at) ?? []) note(func, { pos, by: at });
  return starts;
}

function startsOne({ pkg, recv, name }: FuncSymbol): boolean {
  return beginsToServe(pkg.path, recv?.type.name, name);
}
