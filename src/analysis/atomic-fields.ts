// Which fields of atomic types a function stores to, and looks at. In: flow graphs. Out: a look-up by function.
import type { FlowOutline } from '../flow/graph.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';

export interface AtomicFields {
  storedIn(func: Func): ReadonlySet<VarSymbol>;
  loadedIn(func: Func): ReadonlySet<VarSymbol>;
}

const none: ReadonlySet<VarSymbol> = new Set();

export function atomicFieldsOf(graphs: readonly FlowOutline[]): AtomicFields {
  const byFunc = new Map(graphs.map(({ func, flags }) => [func, flags]));
  return {
    storedIn: (func) => byFunc.get(func)?.stored ?? none,
    loadedIn: (func) => byFunc.get(func)?.loaded ?? none,
  };
}
