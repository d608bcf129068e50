// sync.Map's Load and then Store of one key, where another goroutine may come in between. Each call locks for itself;
// both together are no step, unless a lock of the program's own is held around them. In: what flow/ has seen of such
// pairs, and the calls with the locks held there. Out: conflicts of kind `check-then-act`.
import type { CheckThenAct } from '../flow/check-then-act.js';
import type { FlowOutline } from '../flow/graph.js';
import type { Func } from '../model/program.js';
import type { Conflict, Occurrence } from './conflict.js';
import { type Contexts, locksAt } from './context.js';
import { contractOf } from './contracts.js';
import type { Held } from './summary.js';
import type { LocalStep, Walked } from './walked.js';

export function syncMapRaces(
  outlines: readonly FlowOutline[],
  walked: ReadonlyMap<Func, Walked>,
  contexts: Contexts,
): readonly Conflict[] {
  const found: Conflict[] = [];
  for (const { func, checksThenActs } of outlines) {
    if (!checksThenActs.some((pair) => pair.of === 'sync.Map')) continue;
    if (func.test || func.broken || func.generated || !func.pkg.target || contractOf(func)) continue;
    const steps = walked.get(func)?.steps ?? [];
    for (const pair of checksThenActs) {
      if (pair.of !== 'sync.Map') continue;
      const check = steps.find((step) => step.site.pos === pair.check);
      const act = steps.find((step) => step.site.pos === pair.act);
      const [place] = act?.places ?? [];
      if (!check || !act || !place || check.once || act.once || place.root.kind === 'alloc') continue;
      const open = contexts
        .of(func)
        .find(({ thread, once }) => !once && thread.kind !== 'init' && thread.kind !== 'test');
      if (!open) continue;
      const locked = contexts.of(func).every((context) => share(locksAt(context, check), locksAt(context, act)));
      if (locked) continue;
      const [exprPos, exprEnd] = pair.map;
      const side = ({ site, locks }: LocalStep): Occurrence => ({
        site: { ...site, exprPos, exprEnd },
        place,
        locks,
        way: [],
        thread: undefined,
      });
      found.push({
        kind: 'check-then-act',
        declaration: place.declaration,
        nesting: place.nesting,
        first: side(act),
        second: side(check),
        more: [],
        evidence: 'reach',
        confidence: confidenceOf(pair),
        guard: undefined,
        why: 'a sync.Map is there to be shared, and another goroutine may store between the two calls',
        facts: [],
        at: undefined,
      });
    }
  }
  return found;
}

/** Of two goroutines that both missed, one's value is lost: it matters where it is used by identity, or counted. */
function confidenceOf({ depends, identity }: CheckThenAct): Conflict['confidence'] {
  return depends === 'value' || identity ? 'medium' : 'low';
}

/** Some lock is held at both. */
function share(mine: readonly Held[], theirs: readonly Held[]): boolean {
  return mine.some((held) => theirs.some((other) => other.place === held.place));
}
