// Function values that are kept: which functions a field, a package variable or a parameter may hold, or a channel that
// lies there hand over, anywhere in the program. Flow-insensitive. In: graphs, and what initialisers keep. Out: look-ups
// by declaration.
import type { Event, FlowGraph, ResultRoot, Value } from '../flow/graph.js';
import type { Initialized } from '../flow/initializers.js';
import { declarationOf } from '../flow/value.js';
import type { Func } from '../model/program.js';
import { coreType } from '../model/substitute.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';

const maximalFunctions = 64;
const maximalSources = 40;

export interface StoredFunctions {
  functionsIn(declaration: VarSymbol): readonly Func[];
  /** The fields and package variables from which a local variable gets what it holds. */
  fieldsBehind(local: VarSymbol): readonly VarSymbol[];
  /** Assigned in a literal of the function that declares it, or its address is taken. */
  isReassigned(variable: VarSymbol): boolean;
  /** It is kept where so many others are that nobody has looked who calls it. */
  isOneOfTooMany(func: Func): boolean;
  /** A container has it once: a literal that no loop makes, or a function that is kept at one place of the program, and in no loop. */
  isKeptOnce(func: Func): boolean;
  /** Those who call it are not all known: a library is handed it, or whoever asks for it; or an object that has it as a method. */
  isKnownOutside(func: Func): boolean;
  /** It is made in a loop, all rounds of which have one and the same of this variable that it uses. */
  isSharedByRounds(literal: Func, variable: VarSymbol): boolean;
}

export function storedFunctions(graphs: readonly FlowGraph[], initialized: Initialized['kept']): StoredFunctions {
  const sources = new Map<VarSymbol, Set<Func | VarSymbol>>();
  const tooMany = new Set<Func>();
  const keep = (to: VarSymbol, from: Func | VarSymbol): void => {
    let set = sources.get(to);
    if (!set) {
      set = new Set();
      sources.set(to, set);
    }
    if (set.size < maximalSources) set.add(from);
    else if (!('kind' in from) && !set.has(from)) tooMany.add(from);
  };
  const returned = functionsReturned(graphs);
  const flow = (to: VarSymbol | undefined, value: Value, graph: FlowGraph): void => {
    if (value.root.kind === 'result' && value.steps.length === 0)
      for (const known of returned(graph, value.root))
        if (to && 'kind' in known)
          // One channel with two names: what is sent on it under this one, who has made it receives under its own.
          keep(known, to);
        else if (to) keep(to, known);
    const from = value.root.kind === 'func' ? value.root.func : declarationOf(value);
    if (to && from && from !== to) keep(to, from);
  };
  const madeIn = new Map<Func, { readonly around: Pick<FlowGraph, 'declaredIn' | 'loops'>; readonly loop: number }>();
  const note = (graph: FlowGraph, loop: number, { root }: Value): void => {
    if (root.kind !== 'func' || root.func?.parent !== graph.func) return;
    const { declaredIn, loops } = graph;
    madeIn.set(root.func, { around: { declaredIn, loops }, loop });
  };
  const handedOn = new Set<Func>();
  const handOn = (values: readonly Value[]): void => {
    for (const { root } of values) if (root.kind === 'func' && root.func) handedOn.add(root.func);
  };
  const keptAgain = new Set<Func>();
  const kept = new Set<Func>();
  const count = (func: Func, isRepeated: boolean): void => {
    if (isRepeated || kept.has(func)) keptAgain.add(func);
    kept.add(func);
  };
  for (const [to, func] of initialized) {
    keep(to, func);
    count(func, false);
  }
  const visit = (event: Event, graph: FlowGraph): void => {
    switch (event.op) {
      case 'assign':
        if (mayBeFunction(event.value)) flow(declarationOf(event.target), event.value, graph);
        return;
      case 'call':
        for (const target of event.targets)
          target.params.forEach((param, i) => {
            const isRest = target.variadic && i === target.params.length - 1 && !event.ellipsis;
            for (const arg of isRest ? event.args.slice(i) : event.args.slice(i, i + 1))
              if (mayBeFunction(arg) && param.type.kind !== 'basic') flow(param, arg, graph);
          });
        return;
      case 'defer':
        for (const inner of event.events) visit(inner, graph);
        return;
      case 'send':
      case 'recv':
        if (event.value && mayBeFunction(event.value)) flow(declarationOf(event.chan), event.value, graph);
        return;
      default:
        return;
    }
  };
  const reassigned = new Set<VarSymbol>();
  for (const graph of graphs) {
    for (const variable of graph.addressTaken) reassigned.add(variable);
    for (const variable of graph.assignedOutside) reassigned.add(variable);
    for (const { events, loop } of graph.blocks) {
      for (const event of events) {
        visit(event, graph);
        for (const value of valuesIn(event)) {
          if (loop > 0) note(graph, loop, value);
          const { root } = value;
          if (root.kind === 'func' && root.func && !root.func.parent) count(root.func, loop > 0);
        }
        if (event.op === 'call' && event.targets.length === 0) handOn(event.args);
        // Whoever asks for it may keep it.
        if (event.op === 'return') handOn(event.values);
        if (event.op === 'return')
          for (const { root } of event.values)
            if (root.kind === 'func' && root.func) count(root.func, !root.func.parent);
      }
    }
  }
  const known = new Map<VarSymbol, readonly Func[]>();
  const functionsIn = (declaration: VarSymbol): readonly Func[] => {
    const cached = known.get(declaration);
    if (cached) return cached;
    const found = new Set<Func>();
    const seen = new Set<VarSymbol>();
    const pending = [declaration];
    for (let at = pending.pop(); at; at = pending.pop()) {
      if (seen.has(at) || seen.size > 60) continue;
      seen.add(at);
      for (const source of sources.get(at) ?? []) {
        if ('kind' in source) pending.push(source);
        else if (found.size < maximalFunctions) found.add(source);
      }
    }
    const list = [...found].sort((a, b) => a.id - b.id);
    known.set(declaration, list);
    return list;
  };
  return {
    functionsIn,
    fieldsBehind: (local) => [...(sources.get(local) ?? [])].filter(isKeeper),
    isReassigned: (variable) => reassigned.has(variable),
    isOneOfTooMany: (func) => tooMany.has(func),
    isKeptOnce: (func) => (func.parent ? !madeIn.has(func) : kept.has(func) && !keptAgain.has(func)),
    isKnownOutside: (func) => handedOn.has(func) || !kept.has(func),
    isSharedByRounds: (literal, variable) => {
      const made = madeIn.get(literal);
      if (!made) return false;
      const { around, loop } = made;
      for (let at = around.declaredIn.get(variable); at; at = around.loops[at]) if (at === loop) return false;
      return true;
    },
  };
}

function mayBeFunction({ root }: Value): boolean {
  return root.kind === 'func' || root.kind === 'var' || root.kind === 'result';
}

/**
 * The literals and functions that a call's result may be, where what is called says so itself: `return func() { … }`; and
 * channels that it has made: `tasks := make(chan func()); go work(tasks); return tasks`.
 */
function functionsReturned(
  graphs: readonly FlowGraph[],
): (graph: FlowGraph, result: ResultRoot) => readonly (Func | VarSymbol)[] {
  const byFunction = new Map<Func, (readonly [index: number, func: Func | VarSymbol])[]>();
  for (const { func, blocks } of graphs)
    for (const { events } of blocks)
      for (const event of events)
        if (event.op === 'return')
          for (const [index, { root, steps }] of event.values.entries()) {
            const isChannel =
              root.kind === 'var' && root.role === 'local' && steps.length === 0 && handsOver(root.type);
            const known = root.kind === 'func' ? root.func : isChannel ? root : undefined;
            if (known) byFunction.set(func, [...(byFunction.get(func) ?? []), [index, known]]);
          }
  // Graphs are let go of one after another.
  const calls = new WeakMap<FlowGraph, ReadonlyMap<number, readonly Func[]>>();
  return (graph, { call, index }) => {
    let targets = calls.get(graph);
    if (!targets) {
      const found = new Map<number, readonly Func[]>();
      for (const { events } of graph.blocks)
        for (const event of events)
          if (event.op === 'call' && event.targets.some((func) => byFunction.has(func)))
            found.set(event.id, event.targets);
      targets = found;
      calls.set(graph, targets);
    }
    return (targets.get(call) ?? []).flatMap((func) =>
      (byFunction.get(func) ?? []).flatMap(([i, literal]) => (i === index ? [literal] : [])),
    );
  };
}

/** A channel of functions. */
function handsOver(type: Type): boolean {
  return type.kind === 'chan' && coreType(type.elem).kind === 'signature';
}

/** What an event stores, hands over or calls. */
export function valuesIn(event: Event): readonly Value[] {
  switch (event.op) {
    case 'assign':
      return [event.value];
    case 'call':
      return event.value ? [event.value, ...event.args] : event.args;
    case 'send':
      return event.value ? [event.value] : [];
    case 'defer':
      return event.events.flatMap(valuesIn);
    default:
      return [];
  }
}

function isKeeper(source: Func | VarSymbol): source is VarSymbol {
  return 'role' in source && (source.role === 'field' || source.role === 'package');
}
