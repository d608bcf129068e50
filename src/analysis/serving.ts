// When servers begin to serve, and informers to tell of events. A handler that has been made known is called from then on,
// and not before: a program makes its handlers known, fills what they look at, and serves. In: graphs and walked functions.
// Out: whether an access comes before any server, or anything that may be an informer, is started.
//
// That is told by where calls lie in their functions, on all ways that lead there, from functions that bring a program up. A
// library that nothing is known of starts a server if its function is named so.
import type { Event, FlowGraph, FlowOutline } from '../flow/graph.js';
import type { HandlerShape } from '../knowledge/effect.js';
import { beginsToCall, beginsToServe, isServed } from '../knowledge/index.js';
import type { Func, Program } from '../model/program.js';
import type { FuncSymbol } from '../model/symbols.js';
import { isExported } from '../text/exported.js';
import { runsCommand } from './commands.js';
import type { Context } from './context.js';
import type { Instance } from './groups.js';
import { handlerOf } from './handlers.js';
import { type Call, type Muxes, muxesIn } from './muxes.js';
import type { SummaryAccess } from './summary.js';
import type { ForkPair, Walked } from './walked.js';

export interface Serving {
  /** One side is a server's handler, and wherever the other is made no server has been started yet. */
  isBeforeServing(pair: ForkPair): boolean;
  /** ... for an access and one of a handler. */
  isServedAfter(early: Instance, handler: Instance): boolean;
  /** Wherever the handler is made known, the goroutine is done with the access: it leads there itself, later on. */
  isMadeKnownAfter(early: Instance, handler: Instance): boolean;
}

/** Where a function may start a server: by which function of the program, if by one. */
interface Start {
  readonly pos: number;
  readonly by: Func | undefined;
}
/** A call, or where a handler is made known; and whether it starts a goroutine. */
interface Caller {
  readonly func: Func;
  readonly pos: number;
  readonly spawns: boolean;
}

export function servingOf(
  program: Program,
  graphs: readonly FlowOutline[],
  /** Where functions start servers of libraries. */
  started: Started,
  walked: readonly Walked[],
  shapes: readonly HandlerShape[],
): Serving {
  const judged = new Map<Func, boolean>();
  const isForServers = (func: Func): boolean => {
    let found = judged.get(func);
    if (found === undefined) {
      const shape = handlerOf(program, func, shapes);
      found = shape !== undefined && isServed(shape);
      judged.set(func, found);
    }
    return found;
  };
  let ways: ReadonlyMap<Func, readonly Caller[]> | undefined;
  let handedOver: ReadonlyMap<Func, readonly Caller[]> | undefined;
  const known = new Map<ServersStarted, Early>();
  /** On none of the ways that lead there a server has been started, or a library's object that calls what it was handed. */
  const before = (starts: ServersStarted): Early => {
    let answer = known.get(starts);
    if (!answer) {
      const callers = callersIn(walked);
      const registrars =
        starts !== started.others
          ? registrarsIn(graphs, walked, callers, isForServers)
          : withCallers(
              walked.filter(({ calls }) => calls.some(({ thread }) => thread?.onceStarted)),
              callers,
            );
      const isBeginning = (root: Func): boolean => !isForServers(root) && bringsUp(root, registrars);
      answer = earlyIn(mayServeIn(starts, callers), callers, isBeginning);
      known.set(starts, answer);
    }
    return answer;
  };
  /** ... that serves what is registered by this call. */
  const isEarly = (registration: Call | undefined, func: Func, way: Way): boolean =>
    before(started.serversOf(registration)).isEarly(func, way);
  return {
    isBeforeServing: ({ frame, first, second }) => {
      const [handler, other] = first.thread ? [first, second] : [second, first];
      if (other.thread) return false;
      // Its function has it made, and so it has not been started yet, whoever calls the function.
      if (handler.thread?.onceStarted) return before(started.others).isEarlyOn(wayOf(other));
      if (handler.thread?.what !== 'handler') return false;
      const { func, registration } = handlerIn(handler) ?? {};
      return func !== undefined && isForServers(func) && isEarly(registration, frame, wayOf(other));
    },
    isServedAfter: ({ site, context }, handler) => {
      if (/^(go|handler|serial)$/.test(context.thread.kind)) return false;
      if (handler.context.thread.onceStarted)
        return before(started.others).isEarly(site.func, [[site.func, site.pos, undefined]]);
      // ... or one of a goroutine that a handler has started.
      for (let at: Context | undefined = handler.context; at; at = at.from?.context)
        if (isForServers(at.func))
          return isEarly(at.from && [at.from.context.func, at.from.call.pos], site.func, [
            [site.func, site.pos, undefined],
          ]);
      return false;
    },
    isMadeKnownAfter: ({ site, context }, handler) => {
      if (context.thread.many) return false;
      let at = handler.context;
      while (at.from && !at.from.call.thread) at = at.from.context;
      const way = new Map([[site.func, site.pos]]);
      for (let on = context; on.from && !on.from.call.thread; on = on.from.context)
        way.set(on.from.context.func, on.from.call.pos);
      ways ??= byTarget(walked, () => true);
      // What is called because its object was handed over is not called where generated code does so by its name.
      handedOver ??= registrarsOf(graphs);
      const first = (at.from ? undefined : handedOver.get(at.func)) ?? ways.get(at.func);
      return first !== undefined && liesBehind(first, way, ways);
    },
  };
}

/** Where an access lies in its function, and in those that lead there. */
type Way = readonly (readonly [Func, number, Func | undefined])[];
type IsEarly = (func: Func, way: Way) => boolean;
interface Early {
  /** Nothing has been started on this way, nor on those that lead to the function. */
  readonly isEarly: IsEarly;
  /** ... on this way. */
  readonly isEarlyOn: (way: Way) => boolean;
}

function earlyIn(
  mayServe: MayServe,
  callers: ReadonlyMap<Func, readonly Caller[]>,
  isBeginning: (func: Func) => boolean,
): Early {
  const isReachedBefore = reachedBefore(callers, mayServe, isBeginning);
  const isEarlyOn = (way: Way): boolean => way.every(([at, pos, by]) => !mayServe(at, pos, by));
  return { isEarlyOn, isEarly: (func, way) => isEarlyOn(way) && isReachedBefore(func) };
}

/** All these ways, and those that lead there, go through functions of the first way, and go on there after it. */
function liesBehind(
  first: readonly Caller[],
  way: ReadonlyMap<Func, number>,
  callers: ReadonlyMap<Func, readonly Caller[]>,
): boolean {
  const pending = [first];
  const seen = new Set<Func>();
  let isLed = false;
  for (let all = pending.pop(); all; all = pending.pop())
    for (const { func: caller, pos } of all) {
      const before = way.get(caller);
      if (before !== undefined && pos <= before) return false;
      isLed ||= before !== undefined;
      // What only tests call is not the program's.
      if (before !== undefined || caller.test || seen.has(caller)) continue;
      seen.add(caller);
      const further = callers.get(caller);
      if (!further) return false;
      pending.push(further);
    }
  return isLed;
}

/** Where the objects are handed over whose methods these are. */
function registrarsOf(graphs: readonly FlowOutline[]): ReadonlyMap<Func, readonly Caller[]> {
  const found = new Map<Func, Caller[]>();
  for (const { func, registrations } of graphs)
    for (const { func: method, pos } of registrations) {
      const others = found.get(method);
      if (others) others.push({ func, pos, spawns: false });
      else found.set(method, [{ func, pos, spawns: false }]);
    }
  return found;
}

/** The function that was made known, and the call that has done so. */
function handlerIn({ chain, site }: SummaryAccess): { func: Func; registration: Call } | undefined {
  for (let at = chain; at; at = at.next)
    if (at.kind === 'handler') return { func: at.next?.func ?? site.func, registration: [at.func, at.pos] };
  return undefined;
}

/** Where the access lies in its function, and in those that lead there: with what is called. */
function wayOf({ chain, site }: SummaryAccess): Way {
  const way: (readonly [Func, number, Func | undefined])[] = [[site.func, site.pos, undefined]];
  for (let at = chain; at; at = at.next) way.push([at.func, at.pos, at.next?.func ?? site.func]);
  return way;
}

/** What a handler does comes when a server has been started. */
function callersIn(walked: readonly Walked[]): ReadonlyMap<Func, readonly Caller[]> {
  return byTarget(walked, ({ handler }) => handler === undefined);
}

function byTarget(
  walked: readonly Walked[],
  isOne: (call: Walked['calls'][number]) => boolean,
): ReadonlyMap<Func, readonly Caller[]> {
  const found = new Map<Func, Caller[]>();
  for (const { func, calls } of walked)
    for (const call of calls) {
      const { target, pos, thread } = call;
      if (target === func || !isOne(call)) continue;
      const caller = { func, pos, spawns: thread !== undefined };
      const others = found.get(target);
      if (others) others.push(caller);
      else found.set(target, [caller]);
    }
  return found;
}

/** A server may have been started in this function before this offset, or by another function that it calls there. */
type MayServe = (func: Func, pos: number, by: Func | undefined) => boolean;

function mayServeIn(started: ServersStarted, callers: ReadonlyMap<Func, readonly Caller[]>): MayServe {
  const starts = new Map<Func, Start[]>();
  const pending: Func[] = [];
  const note = (func: Func, start: Start): void => {
    const others = starts.get(func);
    if (others) others.push(start);
    else {
      starts.set(func, [start]);
      pending.push(func);
    }
  };
  for (const [func, pos] of started) note(func, { pos, by: undefined });
  // What a command does is done when the command line has been read, and no other command is run then: its maker starts nothing.
  for (let at = pending.pop(); at; at = pending.pop())
    if (!runsCommand(at)) for (const { func, pos } of callers.get(at) ?? []) note(func, { pos, by: at });
  return (func, pos, by) =>
    starts.get(func)?.some((start) => start.pos < pos || (start.pos === pos && start.by !== by)) ?? false;
}

/** Calls of libraries that start servers, and those that may start what calls back, told by their names. */
export function startedIn(graphs: readonly FlowGraph[]): Started {
  const servers: (readonly [Func, number])[] = [];
  const others: (readonly [Func, number])[] = [];
  const visit = (func: Func, event: Event): void => {
    if (event.op === 'defer') for (const inner of event.events) visit(func, inner);
    if (event.op !== 'call' || !event.symbol) return;
    const isOfProgram = event.targets.length > 0;
    if (!isOfProgram && startsOne(event.symbol)) servers.push([func, event.pos]);
    if (beginsToCall(event.symbol.pkg.path, event.symbol.name, isOfProgram)) others.push([func, event.pos]);
  };
  for (const { func, blocks, named } of graphs) {
    for (const { events } of blocks) for (const event of events) visit(func, event);
    // Of an object of unknown type: where in the function, is not known.
    for (const name of named) {
      if (beginsToServe(unknownLibrary, undefined, name)) servers.push([func, 0]);
      if (beginsToCall(unknownLibrary, name, false)) others.push([func, 0]);
    }
  }
  return { serversOf: serversBy(servers, muxesIn(graphs)), others };
}

export interface Started {
  /** Those that may call what is registered by this call: the same list for all that they have in common. */
  serversOf(registration: Call | undefined): ServersStarted;
  readonly others: ServersStarted;
}

type ServersStarted = readonly Call[];

function serversBy(servers: ServersStarted, { mayServe }: Muxes): Started['serversOf'] {
  const lists = new Map<string, ServersStarted>();
  return (registration) => {
    const serve = servers.map((start) => mayServe(start, registration));
    const key = serve.map(Number).join('');
    const list = lists.get(key) ?? servers.filter((_start, i) => serve[i]);
    lists.set(key, list);
    return list;
  };
}

const unknownLibrary = 'example.com/unknown';

function startsOne({ pkg, recv, name }: FuncSymbol): boolean {
  return beginsToServe(pkg.path, recv?.type.name, name);
}

/** All ways to the function begin in what brings a program up, and no server is started on them before. */
function reachedBefore(
  callers: ReadonlyMap<Func, readonly Caller[]>,
  mayServe: MayServe,
  isBeginning: (func: Func) => boolean,
): (func: Func) => boolean {
  const known = new Map<Func, boolean>();
  const isReachedBefore = (func: Func): boolean => {
    const answer = known.get(func);
    if (answer !== undefined) return answer;
    // Those that call one another are judged by who calls them from elsewhere.
    known.set(func, true);
    const all = callers.get(func) ?? [];
    const own = all.filter((caller) => !caller.func.test);
    // What nobody but a test calls here, whoever has the package may call.
    const ways = own.length > 0 || (isOpen(func) && !func.test) ? own : all;
    const found =
      ways.length > 0
        ? ways.every((one) => !one.spawns && !mayServe(one.func, one.pos, func) && isReachedBefore(one.func))
        : isBeginning(func);
    known.set(func, found);
    return found;
  };
  return isReachedBefore;
}

/** Whoever has the package may call it: also a method, where its type has a name outside. */
function isOpen({ symbol, pkg, receiver }: Func): boolean {
  const type = receiver && (receiver.type.kind === 'pointer' ? receiver.type.elem : receiver.type);
  const isNamed = type?.kind !== 'named' || isExported(type.symbol.name);
  return symbol !== undefined && isExported(symbol.name) && isNamed && pkg.name !== 'main';
}

/** Functions that make handlers known, themselves or by what they call. */
function registrarsIn(
  graphs: readonly FlowOutline[],
  walked: readonly Walked[],
  callers: ReadonlyMap<Func, readonly Caller[]>,
  isForServers: (func: Func) => boolean,
): ReadonlySet<Func> {
  const found = new Set<Func>();
  for (const { func, registrations } of graphs)
    if (registrations.some((one) => isForServers(one.func))) found.add(func);
  for (const { func, calls } of walked)
    if (calls.some(({ handler, target }) => handler === 'handler' && isForServers(target))) found.add(func);
  return withCallers(
    [...found].map((func) => ({ func })),
    callers,
  );
}

function withCallers(
  walked: readonly Pick<Walked, 'func'>[],
  callers: ReadonlyMap<Func, readonly Caller[]>,
): ReadonlySet<Func> {
  const found = new Set(walked.map(({ func }) => func));
  for (const func of found) for (const caller of callers.get(func) ?? []) found.add(caller.func);
  return found;
}

/** It runs once: main, a test, or what brings a server up and makes its handlers known. Others may be called while one serves. */
function bringsUp(func: Func, registrars: ReadonlySet<Func>): boolean {
  const name = func.symbol?.name ?? '';
  if (func.pkg.name === 'main' && name === 'main') return true;
  if (func.test && /^(Test|Benchmark|Example)/.test(name)) return true;
  return registrars.has(func) && setsUp.test(name);
}

const setsUp =
  /^(boot|build|configure|execute|init|initialize|launch|listen\w*|main|mount|new\w*|open|prepare|run|serve\w*|set_?up|start)$/i;
