// Which types the program puts in a field, or in a function's variable or parameter, that an interface describes: of the
// implementers of a method that is called through it, only theirs are meant. Flow-insensitive. In: graphs. Out: the targets of a call.
//
// It may hold any implementer where it gets something of which the type is not seen (what a library returns), where the
// initialiser of a package variable gives it a value, and where another module can, or whoever calls a function by a value.
// What is stored by way of its own address is not seen.
import type { CallEvent, Event, FlowGraph, ReturnEvent, Value } from '../flow/graph.js';
import { fieldOf } from '../flow/value.js';
import type { Func, Package, Program } from '../model/program.js';
import type { TypeSymbol, VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import { isExported } from '../text/exported.js';

export interface KeptImplementers {
  targetsOf(call: CallEvent): readonly Func[];
}

/** Types that it may hold; undefined where any may be. */
type Kept = ReadonlySet<TypeSymbol> | undefined;

/** Who else may call a function, or set a field. */
interface Openness {
  isOfApplication(symbol: Pick<Func, 'pkg'>): boolean;
  isHandedOn(func: Func): boolean;
}

/** Where a value comes from: a type, another that holds it, or what functions return. */
type Source =
  | { readonly type: TypeSymbol }
  | { readonly holder: VarSymbol }
  | { readonly returned: readonly Func[]; readonly index: number };

/** undefined: something of which nothing is seen is among them. */
type Sources = Source[] | undefined;

/** `filled`: the fields that initialisers of package variables give a value. */
export function keptImplementers(
  program: Program,
  graphs: readonly FlowGraph[],
  filled: ReadonlySet<VarSymbol>,
  unused: Openness,
): KeptImplementers {
  const isInterface = (type: Type): boolean => program.underlying(type).kind === 'interface';
  const { held, returned, exposed } = sourcesIn(graphs, isInterface);
  const isOpen = (holder: VarSymbol): boolean => {
    const { role, func } = holder;
    if (role === 'field') return filled.has(holder) || (isForOthers(holder) && !unused.isOfApplication(holder));
    const isOthers = role === 'param' && func !== undefined && (isForOthersToCall(func) || unused.isHandedOn(func));
    return exposed.has(holder) || isOthers;
  };
  const isForOthersToCall = ({ symbol, pkg }: Func): boolean =>
    symbol !== undefined && isExported(symbol.name) && !isClosed(pkg) && !unused.isOfApplication({ pkg });
  const sourcesOf = (source: Source): readonly Sources[] => {
    if ('type' in source) return [];
    if ('holder' in source) return [isOpen(source.holder) ? undefined : held.get(source.holder)];
    return source.returned.map((func) => returned.get(func)?.[source.index]);
  };
  const typesIn = (holder: VarSymbol): Kept => {
    const found = new Set<TypeSymbol>();
    const seen = new Set<Sources>();
    const pending: Sources[] = sourcesOf({ holder }).slice();
    while (pending.length > 0) {
      const sources = pending.pop();
      if (!sources || seen.size > maximalSteps) return undefined;
      if (seen.has(sources)) continue;
      seen.add(sources);
      for (const source of sources)
        if ('type' in source) found.add(source.type);
        else pending.push(...sourcesOf(source));
    }
    return found;
  };
  const known = new Map<VarSymbol, Map<string, ReadonlySet<Func> | undefined>>();
  const methodsIn = (holder: VarSymbol, name: string): ReadonlySet<Func> | undefined => {
    const byName = known.get(holder) ?? new Map<string, ReadonlySet<Func> | undefined>();
    known.set(holder, byName);
    if (!byName.has(name)) byName.set(name, methodsOf(program, typesIn(holder), name));
    return byName.get(name);
  };
  return {
    targetsOf: ({ viaInterface, targets, recv, symbol }) => {
      const holder = viaInterface && targets.length > 1 && symbol && recv ? holderOf(recv) : undefined;
      const methods = holder && methodsIn(holder, symbol!.name);
      const meant = methods ? targets.filter((target) => methods.has(target)) : targets;
      return meant.length > 0 ? meant : targets;
    },
  };
}

interface Gathered {
  readonly held: ReadonlyMap<VarSymbol, Sources>;
  /** For each result. */
  readonly returned: ReadonlyMap<Func, readonly Sources[]>;
  /** Variables whose address is taken. */
  readonly exposed: ReadonlySet<VarSymbol>;
}

function sourcesIn(graphs: readonly FlowGraph[], isInterface: (type: Type) => boolean): Gathered {
  const held = new Map<VarSymbol, Sources>();
  const returned = new Map<Func, Sources[]>();
  const exposed = new Set<VarSymbol>();
  const pass = (target: Func, { args, ellipsis }: CallEvent, sourceOf: (value: Value) => Source | undefined): void =>
    target.params.forEach((param, i) => {
      if (!isInterface(param.type) || args[i]?.root.kind === 'nil') return;
      const isRest = (target.variadic && i === target.params.length - 1) || ellipsis;
      const source = isRest || !args[i] ? undefined : sourceOf(args[i]);
      held.set(param, withSource(held, param, source));
    });
  for (const { func, blocks, addressTaken } of graphs) {
    for (const variable of addressTaken) exposed.add(variable);
    const calls = new Map<number, CallEvent>();
    const sourceOf = (value: Value): Source | undefined => sourceIn(value, calls, isInterface);
    const visit = (event: Event): void => {
      if (event.op === 'defer') event.events.forEach(visit);
      else if (event.op === 'call') {
        calls.set(event.id, event);
        for (const target of event.targets) pass(target, event, sourceOf);
      } else if (event.op === 'assign' && !event.zero && event.value.root.kind !== 'nil') {
        const holder = holderOf(event.target);
        if (holder && isInterface(holder.type)) held.set(holder, withSource(held, holder, sourceOf(event.value)));
      } else if (event.op === 'return' && !isEndOf(func, event) && func.results.some(({ type }) => isInterface(type)))
        returned.set(func, withReturned(returned.get(func), event.values, func.results.length, sourceOf));
    };
    for (const { events } of blocks) events.forEach(visit);
  }
  return { held, returned, exposed };
}

/** Behind the last statement, where a function that has results does not come. */
function isEndOf({ node }: Func, { pos }: ReturnEvent): boolean {
  return pos === node.end - 1;
}

function withReturned(
  known: readonly Sources[] | undefined,
  values: readonly Value[],
  results: number,
  sourceOf: (value: Value) => Source | undefined,
): Sources[] {
  return Array.from({ length: results }, (_, i) => {
    const value = values.length === results ? values[i] : undefined;
    const before = known ? known[i] : [];
    if (value?.root.kind === 'nil') return before;
    const source = value && sourceOf(value);
    return before && source && before.length < maximalSources ? [...before, source] : undefined;
  });
}

function withSource(held: ReadonlyMap<VarSymbol, Sources>, holder: VarSymbol, source: Source | undefined): Sources {
  const known = held.has(holder) ? held.get(holder) : [];
  return known && source && known.length < maximalSources ? [...known, source] : undefined;
}

const maximalSteps = 30;
const maximalSources = 30;

/** A field, or a variable or parameter of a function. */
function holderOf(value: Value): VarSymbol | undefined {
  const { root, steps } = value;
  if (steps.length === 0) {
    return root.kind === 'var' && (root.role === 'local' || root.role === 'param') ? root : undefined;
  }
  return fieldOf(value);
}

/** Other modules can set it. */
function isForOthers({ name, owner, pkg }: VarSymbol): boolean {
  return !isClosed(pkg) && isExported(name) && (!owner || isExported(owner.name));
}

/** No other module imports it. */
function isClosed({ name, path }: Package): boolean {
  return name === 'main' || /(^|\/)internal(\/|$)/.test(path);
}

/** The methods of that name, be they of embedded structs. */
function methodsOf(program: Program, types: Kept, name: string): ReadonlySet<Func> | undefined {
  if (!types) return undefined;
  const found = new Set<Func>();
  for (const symbol of types) {
    // None of the bodies that the call may lead to is one of a library's.
    if (!symbol.pkg.inProgram && symbol.definition.kind !== 'unknown') continue;
    const method = program.methodOf({ kind: 'named', symbol, args: [] }, name)?.func.func;
    if (!method) return undefined;
    found.add(method);
  }
  return found;
}

/** The struct, or other type of the program's, that a value is of, or where that comes from; undefined where it is not seen. */
function sourceIn(
  value: Value,
  calls: ReadonlyMap<number, CallEvent>,
  isInterface: (type: Type) => boolean,
): Source | undefined {
  const { root, steps } = value;
  const last = steps.at(-1) ?? root;
  if (last.kind === 'alloc') return last.type && last.type.typeParams.length === 0 ? { type: last.type } : undefined;
  if (last.kind === 'var') {
    const type = concrete(last.type);
    if (type) return { type };
    const holder = isInterface(last.type) ? holderOf(value) : undefined;
    return holder && { holder };
  }
  if (last.kind !== 'result') return undefined;
  const { targets = [], viaInterface } = calls.get(last.call) ?? {};
  const [first, ...others] = targets.map((func) => {
    const type = func.results[last.index]?.type;
    return type && concrete(type);
  });
  if (first && others.every((type) => type === first)) return { type: first };
  return targets.length > 0 && !viaInterface ? { returned: targets, index: last.index } : undefined;
}

function concrete(type: Type): TypeSymbol | undefined {
  const named = type.kind === 'pointer' ? type.elem : type;
  if (named.kind !== 'named' || named.symbol.typeParams.length > 0) return undefined;
  return named.symbol.definition.kind === 'interface' ? undefined : named.symbol;
}
