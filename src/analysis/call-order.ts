// The order in which functions are summarised: callees first. Tarjan's algorithm over the calls that the flow graphs
// name, without recursion of our own (call chains in generated code are long). In: graphs. Out: components, each a
// function or a knot of functions that call one another.
import type { Event, FlowGraph, Value } from '../flow/graph.js';
import type { Func } from '../model/program.js';

export interface Component {
  readonly graphs: readonly FlowGraph[];
  /** Several functions that call one another, or one that calls itself. */
  readonly isKnot: boolean;
}

export function componentsOf(graphs: readonly FlowGraph[], storedIn: (event: Event) => readonly Func[]): Component[] {
  const index = new Map<Func, number>();
  graphs.forEach((graph, i) => {
    index.set(graph.func, i);
  });
  const successors = graphs.map((graph) => {
    const found = new Set<number>();
    const add = (func: Func | undefined): void => {
      const to = func && index.get(func);
      if (to !== undefined) found.add(to);
    };
    // Calls of one interface's method share a list of bodies, which may be long.
    const listed = new Set<readonly Func[]>();
    const addAll = (funcs: readonly Func[]): void => {
      if (funcs.length > 1 && listed.has(funcs)) return;
      listed.add(funcs);
      for (const func of funcs) add(func);
    };
    for (const block of graph.blocks) for (const event of block.events) visit(event, add, addAll, storedIn);
    for (const literal of graph.func.literals) add(literal);
    return [...found];
  });
  return tarjan(successors).map((component) => {
    const [first, ...others] = component;
    const isKnot = others.length > 0 || (successors[first!]!.includes(first!) && callsItself(graphs[first!]!));
    // What a literal does is known before the function around it is gone through.
    const inner = component.map((i) => graphs[i]!).sort((a, b) => depthOf(b.func) - depthOf(a.func));
    return { graphs: inner, isKnot };
  });
}

function depthOf({ parent }: Func): number {
  return parent ? 1 + depthOf(parent) : 0;
}

function callsItself({ func, blocks }: FlowGraph): boolean {
  return blocks.some(({ events }) => events.some((event) => event.op === 'call' && event.targets.includes(func)));
}

function visit(
  event: Event,
  add: (func: Func | undefined) => void,
  addAll: (funcs: readonly Func[]) => void,
  storedIn: (event: Event) => readonly Func[],
): void {
  const value = (v: Value | undefined): void => {
    if (v?.root.kind === 'func') add(v.root.func);
  };
  switch (event.op) {
    case 'call':
      addAll(event.targets);
      value(event.value);
      for (const arg of event.args) value(arg);
      addAll(storedIn(event));
      return;
    case 'defer':
      for (const inner of event.events) visit(inner, add, addAll, storedIn);
      return;
    case 'assign':
      value(event.value);
      return;
    default:
      return;
  }
}

function tarjan(successors: readonly (readonly number[])[]): number[][] {
  const components: number[][] = [];
  const order = new Int32Array(successors.length).fill(-1);
  const low = new Int32Array(successors.length);
  const onStack = new Uint8Array(successors.length);
  const stack: number[] = [];
  let count = 0;
  for (let start = 0; start < successors.length; start++) {
    if (order[start] !== -1) continue;
    const work: { at: number; next: number }[] = [{ at: start, next: 0 }];
    while (work.length > 0) {
      const frame = work[work.length - 1]!;
      const { at } = frame;
      if (frame.next === 0) {
        order[at] = low[at] = count++;
        stack.push(at);
        onStack[at] = 1;
      }
      const to = successors[at]![frame.next];
      if (to !== undefined) {
        frame.next++;
        if (order[to] === -1) work.push({ at: to, next: 0 });
        else if (onStack[to]) low[at] = Math.min(low[at]!, order[to]!);
        continue;
      }
      // A node without successors comes here at once: `next` is still 0, and it was entered above.
      work.pop();
      const parent = work[work.length - 1];
      if (parent) low[parent.at] = Math.min(low[parent.at]!, low[at]!);
      if (low[at] === order[at]) {
        const component: number[] = [];
        let member: number;
        do {
          member = stack.pop()!;
          onStack[member] = 0;
          component.push(member);
        } while (member !== at);
        components.push(component.sort((a, b) => a - b));
      }
    }
  }
  return components;
}
