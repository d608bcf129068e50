// Which types the program puts in a field that an interface describes: of the implementers of a method that is called through
// the field, only theirs are meant. Flow-insensitive. In: graphs. Out: the targets of a call.
//
// A field may hold any implementer where it gets something of which the type is not seen (a parameter, what a library
// returns), where the initialiser of a package variable gives it a value, and where another module can.
// What is stored by way of the field's own address is not seen.
import type { CallEvent, Event, FlowGraph, Value } from '../flow/graph.js';
import type { Func, Program } from '../model/program.js';
import type { TypeSymbol, VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import { isExported } from '../text/exported.js';

export interface KeptImplementers {
  targetsOf(call: CallEvent): readonly Func[];
}

/** Types that a field may hold; undefined where any may be. */
type Kept = Set<TypeSymbol> | undefined;

/**
 * `filled`: the fields that initialisers of package variables give a value; `isOfApplication`: no other module imports the
 * package of it.
 */
export function keptImplementers(
  program: Program,
  graphs: readonly FlowGraph[],
  filled: ReadonlySet<VarSymbol>,
  isOfApplication: (field: VarSymbol) => boolean,
): KeptImplementers {
  const kept = new Map<VarSymbol, Kept>();
  for (const graph of graphs) {
    const results = new Map<number, readonly Func[]>();
    const visit = (event: Event): void => {
      if (event.op === 'defer') event.events.forEach(visit);
      else if (event.op === 'call') results.set(event.id, event.targets);
      else if (event.op === 'assign' && !event.zero && event.value.root.kind !== 'nil') {
        const field = fieldOf(event.target);
        if (!field || program.underlying(field.type).kind !== 'interface') return;
        const type = typeOf(event.value, results);
        if (!type) kept.set(field, undefined);
        else if (!kept.has(field)) kept.set(field, new Set([type]));
        else kept.get(field)?.add(type);
      }
    };
    for (const { events } of graph.blocks) events.forEach(visit);
  }
  const typesIn = (field: VarSymbol): Kept =>
    filled.has(field) || (isForOthers(field) && !isOfApplication(field)) ? undefined : kept.get(field);
  const known = new Map<VarSymbol, Map<string, ReadonlySet<Func> | undefined>>();
  const methodsIn = (field: VarSymbol, name: string): ReadonlySet<Func> | undefined => {
    const byName = known.get(field) ?? new Map<string, ReadonlySet<Func> | undefined>();
    known.set(field, byName);
    if (!byName.has(name)) byName.set(name, methodsOf(program, typesIn(field), name));
    return byName.get(name);
  };
  return {
    targetsOf: ({ viaInterface, targets, recv, symbol }) => {
      const field = viaInterface && targets.length > 1 && symbol && recv ? fieldOf(recv) : undefined;
      const methods = field && methodsIn(field, symbol!.name);
      const meant = methods ? targets.filter((target) => methods.has(target)) : targets;
      return meant.length > 0 ? meant : targets;
    },
  };
}

function fieldOf({ steps }: Value): VarSymbol | undefined {
  const last = steps.at(-1);
  return last?.kind === 'var' && last.role === 'field' ? last : undefined;
}

/** Other modules can set it. */
function isForOthers({ name, owner, pkg }: VarSymbol): boolean {
  const isInternal = pkg.name === 'main' || /(^|\/)internal(\/|$)/.test(pkg.path);
  return !isInternal && isExported(name) && (!owner || isExported(owner.name));
}

/** The methods of that name, be they of embedded structs. */
function methodsOf(program: Program, types: Kept, name: string): ReadonlySet<Func> | undefined {
  if (!types) return undefined;
  const found = new Set<Func>();
  for (const symbol of types) {
    const method = program.methodOf({ kind: 'named', symbol, args: [] }, name)?.func.func;
    if (!method) return undefined;
    found.add(method);
  }
  return found;
}

/** The struct, or other type of the program's, that a value is of; undefined where that is not seen. */
function typeOf({ root, steps }: Value, results: ReadonlyMap<number, readonly Func[]>): TypeSymbol | undefined {
  const last = steps.at(-1);
  if (last) return last.kind === 'var' ? concrete(last.type) : undefined;
  if (root.kind === 'alloc') return root.type && root.type.typeParams.length === 0 ? root.type : undefined;
  if (root.kind === 'var') return concrete(root.type);
  if (root.kind !== 'result') return undefined;
  const [first, ...others] = (results.get(root.call) ?? []).map((func) => {
    const type = func.results[root.index]?.type;
    return type && concrete(type);
  });
  return others.every((type) => type === first) ? first : undefined;
}

function concrete(type: Type): TypeSymbol | undefined {
  const named = type.kind === 'pointer' ? type.elem : type;
  if (named.kind !== 'named' || named.symbol.typeParams.length > 0) return undefined;
  return named.symbol.definition.kind === 'interface' ? undefined : named.symbol;
}
