// Which fields of atomic types a function stores to, and looks at, and which counters give it keys of maps. In: flow graphs. Out:
// look-ups by function.
import type { FlowOutline } from '../flow/graph.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';

export interface AtomicFields {
  storedIn(func: Func): ReadonlySet<VarSymbol>;
  loadedIn(func: Func): ReadonlySet<VarSymbol>;
  /** The atomic counter that has given the key under which the map at this offset is stored to. */
  numberedBy(func: Func, map: number): VarSymbol | undefined;
}

const none: ReadonlySet<VarSymbol> = new Set();

export function atomicFieldsOf(graphs: readonly FlowOutline[]): AtomicFields {
  const byFunc = new Map(graphs.map(({ func, flags }) => [func, flags]));
  const numbered = new Map(graphs.map(({ func, numberedKeys }) => [func, numberedKeys]));
  return {
    storedIn: (func) => byFunc.get(func)?.stored ?? none,
    loadedIn: (func) => byFunc.get(func)?.loaded ?? none,
    numberedBy: (func, map) => numbered.get(func)?.find((key) => key.map === map)?.counter,
  };
}
