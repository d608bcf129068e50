// Registers: a package's map that objects enter themselves into and take themselves out of again, in their methods. Each
// object has a life of its own, and nothing tells that one goroutine leads all of them. In: the group of such a map.
// Out: a conflict, where no access of the map is made under any lock.
import { type Conflict, fromInstance } from './conflict.js';
import { contractOf } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import { counts } from './guards.js';
import { crashes } from './summary.js';
import { isTestCode } from './test-code.js';

export function unlockedRegister(group: MapGroup, offer: (conflict: Conflict) => void): void {
  const { declaration, nesting } = group;
  if (declaration.role !== 'package' || declaration.pkg.name === 'main' || nesting > 0) return;
  const live = group.instances.filter((i) => counts(i) && crashes(i.site.kind) && !isTestCode(i.site.func));
  // Where main comes to it, it may be main's alone.
  if (live.some((i) => i.locks.length > 0 || contractOf(i.site.func) || i.context.thread.kind === 'main')) return;
  const enters = live.find((i) => i.site.kind === 'write' && isMethod(i));
  const leaves = live.find((i) => i.site.kind === 'delete' && isMethod(i) && i.site.func !== enters?.site.func);
  if (!enters || !leaves) return;
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
    why: 'all objects share the map of the package, and each may be used by a goroutine of its own',
    facts: [],
    at: undefined,
  });
}

function isMethod({ site }: Instance): boolean {
  return site.func.receiver?.type.kind === 'pointer';
}
