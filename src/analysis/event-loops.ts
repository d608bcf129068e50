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
import type { FlowGraph, Value } from '../flow/graph.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
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

/** Functions that go on until they are told to return. */
export function endlessIn(graphs: readonly FlowGraph[]): ReadonlySet<Func> {
  return new Set(graphs.flatMap(({ func, endless }) => (endless.size > 0 ? func : [])));
}

function fieldOf({ steps }: Value): VarSymbol | undefined {
  const last = steps.at(-1);
  return last?.kind === 'var' && last.role === 'field' ? last : undefined;
}
