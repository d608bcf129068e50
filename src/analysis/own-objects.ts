// Fields that hold an object of their own: whatever the program stores in them was made for them, or it is a struct that
// lies in the other. Two such fields never hold the same object. In: graphs and summaries. Out: the fields.
import type { Event, FlowGraph, Value } from '../flow/graph.js';
import type { Func, Program } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Summary } from './summary.js';

export interface OwnObjects {
  has(field: VarSymbol): boolean;
}

/** What a field gets from a call: whether that was made for it, the callees' summaries tell. */
interface Given {
  readonly field: VarSymbol;
  readonly callees: readonly Func[];
  readonly index: number;
}

/** Looks at the graphs now, and answers when there are summaries. */
export function fieldsWithOwnObjects(
  program: Program,
  graphs: readonly FlowGraph[],
): (summaries: ReadonlyMap<Func, Summary>) => OwnObjects {
  const own = new Set<VarSymbol>();
  const others = new Set<VarSymbol>();
  const given: Given[] = [];
  for (const graph of graphs) {
    const targets = new Map<number, readonly Func[]>();
    const assign = (field: VarSymbol, { root, steps }: Value): void => {
      if (steps.length === 0 && root.kind === 'result')
        given.push({ field, callees: targets.get(root.call) ?? [], index: root.index });
      else if (steps.length === 0 && (root.kind === 'alloc' || root.kind === 'nil')) own.add(field);
      else others.add(field);
    };
    const visit = (event: Event): void => {
      if (event.op === 'call') targets.set(event.id, event.targets);
      else if (event.op === 'defer') event.events.forEach(visit);
      else if (event.op === 'assign') {
        const field = event.target.steps.at(-1);
        if (field?.kind === 'var') assign(field, event.value);
      }
    };
    for (const block of graph.blocks) block.events.forEach(visit);
  }
  return (summaries) => {
    for (const { field, callees, index } of given) {
      const isMade = callees.length > 0 && callees.every((callee) => isFresh(summaries.get(callee)?.returns[index]));
      (isMade ? own : others).add(field);
    }
    // A struct that is copied from elsewhere shares its maps.
    const has = (field: VarSymbol): boolean => own.has(field) || program.underlying(field.type).kind === 'struct';
    return { has: (field) => has(field) && !others.has(field) };
  };
}

function isFresh(returned: Summary['returns'][number] | undefined): boolean {
  return returned !== undefined && returned.length > 0 && returned.every((place) => place.root.kind === 'alloc');
}
