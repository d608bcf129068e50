// Condition variables whose lock has another name: `q.cond = sync.NewCond(&q.mu)`, and then `q.cond.L.Lock()`. Flow-insensitive.
// In: graphs. Out: for the field that holds the condition variable, the one beside it that is its lock.
import type { Event, FlowGraph, Value } from '../flow/graph.js';
import { fieldOf } from '../flow/value.js';
import type { VarSymbol } from '../model/symbols.js';

export interface ConditionLocks {
  /** Undefined where several are, or none that lies in the same object. */
  lockOfCondition(condition: VarSymbol): VarSymbol | undefined;
}

export function conditionLocksOf(graphs: readonly FlowGraph[]): ConditionLocks {
  const found = new Map<VarSymbol, VarSymbol | undefined>();
  for (const { blocks } of graphs) {
    /** By where the call is: what the lock is. */
    const made = new Map<number, Value | undefined>();
    const visit = (event: Event): void => {
      if (event.op === 'call' && event.symbol?.key === 'sync.NewCond') made.set(event.pos, event.args[0]);
      if (event.op !== 'assign' || event.value.root.kind !== 'alloc' || !made.has(event.value.root.pos)) return;
      const condition = fieldOf(event.target);
      if (!condition) return;
      const lock = besideIn(event.target, made.get(event.value.root.pos));
      found.set(condition, found.has(condition) && found.get(condition) !== lock ? undefined : lock);
    };
    for (const { events } of blocks) events.forEach(visit);
  }
  return { lockOfCondition: (condition) => found.get(condition) };
}

/** The field, if it is one of the same object. */
function besideIn(target: Value, lock: Value | undefined): VarSymbol | undefined {
  if (!lock || lock.root !== target.root || lock.steps.length !== target.steps.length) return undefined;
  const isBeside = lock.steps.slice(0, -1).every((step, i) => step === target.steps[i]);
  return isBeside ? fieldOf(lock) : undefined;
}
