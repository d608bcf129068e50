// Function values that are kept: which functions a field, a package variable or a parameter may hold, or a channel that
// lies there hand over, anywhere in the program. Flow-insensitive; also the channels that serve as locks. In: graphs, and
// what initialisers keep. Out: look-ups by declaration.
import type { Event, FlowGraph, Value } from '../flow/graph.js';
import type { Initialized } from '../flow/initializers.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';

const maximalFunctions = 64;

/** What one function does with channels. */
interface ChannelUse {
  readonly func: Func;
  readonly sends: Set<VarSymbol>;
  readonly recvs: Set<VarSymbol>;
  /** Those that it sends on in a loop. */
  readonly again: Set<VarSymbol>;
  loop: number;
}

export interface StoredFunctions {
  functionsIn(declaration: VarSymbol): readonly Func[];
  /** The fields and package variables from which a local variable gets what it holds. */
  fieldsBehind(local: VarSymbol): readonly VarSymbol[];
  /** A semaphore whose token lies in it while nobody has it: receiving takes it. */
  holdsToken(declaration: VarSymbol): boolean;
  /** The channel of a home-made mutex: Lock sends on it, Unlock receives. */
  isOfMutex(declaration: VarSymbol): boolean;
  /** A loop sends on it before it starts a goroutine, which receives: sending takes it. */
  isLimit(declaration: VarSymbol): boolean;
  /** Whatever makes it lets one in at a time: a semaphore with one permit. */
  isExclusive(declaration: VarSymbol): boolean;
  /** Of this object: who makes its channel puts the token in that the first to come takes out. */
  isSemaphore(declaration: VarSymbol, object: object): boolean;
  /** Assigned in a literal of the function that declares it, or its address is taken. */
  isReassigned(variable: VarSymbol): boolean;
}

export function storedFunctions(graphs: readonly FlowGraph[], initialized: Initialized['kept']): StoredFunctions {
  const sources = new Map<VarSymbol, Set<Func | VarSymbol>>();
  const sent = new Set<VarSymbol>();
  const received = new Set<VarSymbol>();
  const buffered = new Map<VarSymbol, boolean>();
  const makers = new Map<VarSymbol, Set<Func>>();
  const madeFor = new Map<VarSymbol, Set<object>>();
  const keep = (to: VarSymbol, from: Func | VarSymbol): void => {
    let set = sources.get(to);
    if (!set) {
      set = new Set();
      sources.set(to, set);
    }
    if (set.size < 40) set.add(from);
  };
  const flow = (to: VarSymbol | undefined, value: Value): void => {
    const from = value.root.kind === 'func' ? value.root.func : declarationOf(value);
    if (to && from && from !== to) keep(to, from);
  };
  for (const [to, func] of initialized) keep(to, func);
  const visit = (event: Event, inFunction: ChannelUse): void => {
    switch (event.op) {
      case 'assign': {
        const to = declarationOf(event.target);
        if (event.value.root.kind === 'func' || event.value.root.kind === 'var') flow(to, event.value);
        if (to && event.value.root.kind === 'alloc' && event.value.root.what === 'chan') {
          const one = event.value.root.capacity === 1;
          buffered.set(to, (buffered.get(to) ?? true) && one);
          makers.set(to, (makers.get(to) ?? new Set<Func>()).add(inFunction.func));
          madeFor.set(to, (madeFor.get(to) ?? new Set<object>()).add(event.target.root));
        }
        return;
      }
      case 'call':
        for (const target of event.targets)
          target.params.forEach((param, i) => {
            const arg = event.args[i];
            if (arg && (arg.root.kind === 'func' || arg.root.kind === 'var') && param.type.kind !== 'basic')
              flow(param, arg);
          });
        return;
      case 'defer':
        for (const inner of event.events) visit(inner, inFunction);
        return;
      case 'send':
      case 'recv': {
        const declaration = declarationOf(event.chan);
        if (declaration) (event.op === 'send' ? inFunction.sends : inFunction.recvs).add(declaration);
        if (declaration && event.op === 'send' && inFunction.loop > 0) inFunction.again.add(declaration);
        if (event.value && (event.value.root.kind === 'func' || event.value.root.kind === 'var'))
          flow(declaration, event.value);
        return;
      }
      default:
        return;
    }
  };
  const tokens = new Set<VarSymbol>();
  // Taken by each round of a loop before it starts a goroutine, which gives it back.
  const limits = new Set<VarSymbol>();
  const givenBack = new Set<VarSymbol>();
  // Sent on by a method Lock, and received from by Unlock.
  const lockedBy = new Set<VarSymbol>();
  const unlockedBy = new Set<VarSymbol>();
  const reassigned = new Set<VarSymbol>();
  for (const graph of graphs) {
    for (const variable of graph.addressTaken) reassigned.add(variable);
    for (const variable of graph.assignedOutside) reassigned.add(variable);
    const inFunction: ChannelUse = { func: graph.func, sends: new Set(), recvs: new Set(), again: new Set(), loop: 0 };
    for (const block of graph.blocks) {
      inFunction.loop = block.loop;
      for (const event of block.events) visit(event, inFunction);
    }
    // A lock is taken and given back in one function; a result channel is not.
    for (const declaration of inFunction.sends)
      if (inFunction.recvs.has(declaration)) {
        sent.add(declaration);
        received.add(declaration);
      } else if (inFunction.again.has(declaration) && declaration.func === graph.func) limits.add(declaration);
      else if (makers.get(declaration)?.has(graph.func)) tokens.add(declaration);
    for (const declaration of inFunction.recvs) if (isInside(graph.func, declaration.func)) givenBack.add(declaration);
    const name = graph.func.symbol?.name ?? '';
    if (/^lock/i.test(name)) for (const declaration of inFunction.sends) lockedBy.add(declaration);
    if (/^unlock/i.test(name)) for (const declaration of inFunction.recvs) unlockedBy.add(declaration);
  }
  const isOfMutex = (declaration: VarSymbol): boolean => lockedBy.has(declaration) && unlockedBy.has(declaration);
  const isLimit = (declaration: VarSymbol): boolean => limits.has(declaration) && givenBack.has(declaration);
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
    holdsToken: (declaration) => tokens.has(declaration),
    isOfMutex,
    isLimit,
    isExclusive: (declaration) => buffered.get(declaration) === true,
    isSemaphore: (declaration, object) =>
      buffered.get(declaration) === true &&
      (isLimit(declaration) ||
        ((tokens.has(declaration) || isOfMutex(declaration) || (sent.has(declaration) && received.has(declaration))) &&
          !madeFor.get(declaration)?.has(object))),
  };
}

/** A literal, at whatever depth, of that function. */
function isInside({ parent }: Func, outer: Func | undefined): boolean {
  for (let at = parent; at; at = at.parent) if (at === outer) return true;
  return false;
}

function isKeeper(source: Func | VarSymbol): source is VarSymbol {
  return 'role' in source && (source.role === 'field' || source.role === 'package');
}

function declarationOf(value: Value): VarSymbol | undefined {
  for (let i = value.steps.length - 1; i >= 0; i--) {
    const step = value.steps[i]!;
    if (step.kind === 'var') return step;
  }
  return value.root.kind === 'var' ? value.root : undefined;
}
