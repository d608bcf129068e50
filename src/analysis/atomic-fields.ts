// Which fields of atomic types a function stores to, and looks at, which counters give it keys of maps, and which come down.
// In: flow graphs. Out: look-ups by function.
import type { FlowOutline } from '../flow/graph.js';
import type { CountDown } from '../flow/last-of-several.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';

export interface AtomicFields {
  storedIn(func: Func): ReadonlySet<VarSymbol>;
  loadedIn(func: Func): ReadonlySet<VarSymbol>;
  /** The atomic counter that has given the key under which the map at this offset is stored to. */
  numberedBy(func: Func, map: number): VarSymbol | undefined;
  /** Where the function asks an atomic counter whether it is the last of several. */
  countsDownIn(func: Func): readonly CountDown[];
}

const none: ReadonlySet<VarSymbol> = new Set();

export function atomicFieldsOf(graphs: readonly FlowOutline[]): AtomicFields {
  const byFunc = new Map(graphs.map(({ func, flags }) => [func, flags]));
  const down = new Map(graphs.map(({ func, countsDown }) => [func, countsDown]));
  const numbered = new Map(graphs.map(({ func, numberedKeys }) => [func, numberedKeys]));
  return {
    storedIn: (func) => byFunc.get(func)?.stored ?? none,
    loadedIn: (func) => byFunc.get(func)?.loaded ?? none,
    numberedBy: (func, map) => numbered.get(func)?.find((key) => key.map === map)?.counter,
    countsDownIn: (func) => down.get(func) ?? [],
  };
}
