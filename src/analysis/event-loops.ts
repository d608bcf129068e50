// Methods that are a goroutine of their own, whoever starts it: they receive from channels of their object in a loop that does
// not end, and other functions send on these.
//
//	func (h *Hub) Run() {                      func (h *Hub) Join(c *Client) { h.register <- c }
//		for {
//			select {
//			case c := <-h.register:
//				h.clients[c] = true
//
// Whoever sends is another goroutine: it would wait for itself. In: flow graphs. Out: those methods.
import type { FlowGraph } from '../flow/graph.js';
import { fieldOf } from '../flow/value.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { isExported } from '../text/exported.js';
import { outermost } from './reach.js';

export function eventLoopsIn(graphs: readonly FlowGraph[]): ReadonlySet<Func> {
  const senders = new Map<VarSymbol, Set<Func>>();
  for (const { func, blocks } of graphs)
    for (const { events } of blocks)
      for (const event of events) {
        const channel = event.op === 'send' ? fieldOf(event.chan) : undefined;
        if (channel && !func.test) senders.set(channel, (senders.get(channel) ?? new Set()).add(outermost(func)));
      }
  const found = new Set<Func>();
  for (const graph of graphs) {
    if (!graph.func.receiver || graph.func.test) continue;
    const isSentOn = (channel: VarSymbol): boolean =>
      [...(senders.get(channel) ?? [])].some((sender) => sender !== graph.func);
    if (heardInLoops(graph).some(isSentOn)) found.add(graph.func);
  }
  return found;
}

/** Channels of its own object that the method receives from in a loop without an end, or until they are closed. */
function heardInLoops({ func, blocks, loops, endless }: FlowGraph): readonly VarSymbol[] {
  const heard: VarSymbol[] = [];
  const isEndless = (loop: number): boolean => loop > 0 && (endless.has(loop) || isEndless(loops[loop]!));
  for (const { events, next, loop } of blocks) {
    if (loop === 0) continue;
    events.forEach((event, i) => {
      const channel = event.op === 'recv' && event.chan.root === func.receiver ? fieldOf(event.chan) : undefined;
      // `for job := range s.jobs`
      const isRange = i === events.length - 1 && next.length === 2;
      if (channel && (isRange || isEndless(loop))) heard.push(channel);
    });
  }
  return heard;
}

/**
 * The functions that lead to the loop, itself among them, where it is left to other programs to start it: `Start`, which nobody here
 * calls, goes on with it. Undefined where a goroutine of this program is the loop's.
 */
export function leadingTo(loop: Func, callers: ReadonlyMap<Func, Callers>): ReadonlySet<Func> | undefined {
  const found = new Set([loop]);
  for (const func of found) {
    const { by = [], spawned = false } = callers.get(func) ?? {};
    if (spawned || func.test || (by.length === 0 && !isExported(func.symbol?.name ?? ''))) return undefined;
    if (func.pkg.name === 'main' || found.size > maximalLeading) return undefined;
    for (const caller of by) if (!caller.test) found.add(caller);
  }
  return found;
}

/** More than one comes by when one thing is started. */
const maximalLeading = 8;

/** Who calls a function, and whether anybody starts it as a goroutine or keeps it for later. */
export interface Callers {
  readonly by: readonly Func[];
  readonly spawned: boolean;
}

/** Functions that go on until they are told to return. */
export function endlessIn(graphs: readonly FlowGraph[]): ReadonlySet<Func> {
  return new Set(graphs.flatMap(({ func, endless }) => (endless.size > 0 ? func : [])));
}
