// Whether one pass over a function finds what two would: one to learn what is known at each block, one to collect.
// So it is where blocks come in the order in which they are reached, and where collecting needs nothing that is learnt
// only further down. In: a graph. Out: yes or no; a goroutine that a callee starts unexpectedly is for walk.ts to notice.
import type { AssignEvent, CallEvent, Event, FlowGraph } from '../../flow/graph.js';
import type { VarSymbol } from '../../model/symbols.js';
import { isOnItsGoroutine } from '../summary.js';
import type { WalkContext } from '../walked.js';

export function isSettledAtOnce(context: WalkContext, { blocks }: FlowGraph): boolean {
  const bound = new Set<VarSymbol>();
  return blocks.every(
    ({ next, events }, i) => next.every((to) => to > i) && events.every((event) => isPlain(context, event, bound)),
  );
}

/** `bound`: variables for maps that have been declared so far. */
function isPlain(context: WalkContext, event: Event, bound: Set<VarSymbol>): boolean {
  switch (event.op) {
    case 'assign':
      return isPlainAssignment(event, bound);
    case 'call':
      return !startsGoroutine(context, event);
    case 'defer':
      return event.events.every((inner) => inner.op !== 'assign' && isPlain(context, inner, bound));
    default:
      return true;
  }
}

/** What lies in a copied struct is learnt as it is looked at. What a variable's map was fetched under is kept for all. */
function isPlainAssignment(
  { copy, isMap, define, target: { root, steps } }: AssignEvent,
  bound: Set<VarSymbol>,
): boolean {
  if (copy) return false;
  if (!isMap || steps.length > 0 || root.kind !== 'var' || root.role === 'package') return true;
  if (define) bound.add(root);
  return bound.has(root);
}

/** What runs beside a goroutine depends on all that the function tells it, be it later. */
function startsGoroutine({ summaryOf }: WalkContext, { go, effect, targets }: CallEvent): boolean {
  if (go || effect?.callbacks?.some(({ runs }) => !isOnItsGoroutine(runs))) return true;
  return targets.some((target) => (summaryOf(target)?.threads.length ?? 0) > 0);
}
