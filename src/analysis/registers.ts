// Registers: a package's map that objects enter themselves into and take themselves out of again, in their methods. Each
// object has a life of its own, and nothing tells that one goroutine leads all of them. So it is where a library exports
// functions to enter something and to take it out again: what could only be done at first, would only be entered. In: the group
// of such a map. Out: a conflict, where no access of the map is made under any lock.
import { isNamedForTests, notConcurrencySafe, saysWhenToCall } from '../knowledge/index.js';
import { type Conflict, fromInstance } from './conflict.js';
import { contractOf } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import { counts } from './guards.js';
import { crashes } from './summary.js';
import { isTestCode } from './test-code.js';
import type { Unused } from './unused.js';

export function unlockedRegister(
  group: MapGroup,
  unused: Pick<Unused, 'isOfApplication'>,
  offer: (conflict: Conflict) => void,
): void {
  const { declaration, nesting } = group;
  if (declaration.role !== 'package' || declaration.pkg.name === 'main' || nesting > 0) return;
  const live = group.instances.filter((i) => counts(i) && crashes(i.site.kind) && !isTestCode(i.site.func));
  // Where main comes to it, it may be main's alone.
  if (live.some((i) => i.locks.length > 0 || contractOf(i.site.func) || i.context.thread.kind === 'main')) return;
  const pairOf = (isOne: (i: Instance) => boolean): readonly [Instance, Instance] | undefined => {
    const enters = live.find((i) => i.site.kind === 'write' && isOne(i));
    const leaves = live.find((i) => i.site.kind === 'delete' && isOne(i) && i.site.func !== enters?.site.func);
    return enters && leaves && [enters, leaves];
  };
  const byMethods = pairOf(isMethod);
  const byFunctions = byMethods || unused.isOfApplication(declaration) ? undefined : pairOf(isForOthers);
  const [enters, leaves] = byMethods ?? byFunctions ?? [];
  if (!enters || !leaves) return;
  // Somebody has to look.
  if (byFunctions && !live.some((i) => i.site.func !== enters.site.func && i.site.func !== leaves.site.func)) return;
  offer({
    kind: 'unlocked',
    declaration,
    nesting,
    first: fromInstance(enters),
    second: fromInstance(leaves),
    more: [],
    evidence: 'reach',
    confidence: 'medium',
    guard: undefined,
    why: byMethods
      ? 'all objects share the map of the package, and each may be used by a goroutine of its own'
      : `whoever imports the package may call ${enters.site.func.name} and ${leaves.site.func.name} at any time`,
    facts: [],
    at: undefined,
  });
}

/** A function of which the program itself makes no use, for those who import it. Its documentation says nothing of when to call it. */
function isForOthers({ context, site: { func } }: Instance): boolean {
  if (func.receiver || context.func !== func || context.thread.kind !== 'entry') return false;
  if (/(^|\/)internal(\/|$)/.test(func.pkg.path)) return false;
  const doc = func.doc ?? '';
  if (isNamedForTests(func.symbol?.name ?? '') || saysWhenToCall(doc)) return false;
  return !notConcurrencySafe.some((phrase) => phrase.test(doc));
}

function isMethod({ site }: Instance): boolean {
  return site.func.receiver?.type.kind === 'pointer';
}
