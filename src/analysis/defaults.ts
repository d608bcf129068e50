// A package's map that stands in for one that an object lacks: `if o.labels == nil { o.labels = defaults }; o.labels[k] = v`.
// What is meant for this object alone goes into the map that all objects have which lack their own. So it does into a map
// that is lent to a library's object: `req.Header = c.header; req.Header.Set("X-Id", id)`, and into one that is given a
// shorter name, filled and returned: `labels := defaults; labels["name"] = name; return labels`. In: the group of such a map. Out: a
// conflict, where no lock is held.
import { isKept } from '../knowledge/index.js';
import { type Conflict, fromInstance, lower } from './conflict.js';
import { doubtOf } from './conflicts/instances.js';
import { exportedOn } from './conflicts/threads.js';
import { contractOf } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import { counts } from './guards.js';
import { nameBehind } from './handlers.js';
import { isMutex } from './locks.js';
import { prepares } from './phases.js';
import { isChange } from './summary.js';
import { isTestCode } from './test-code.js';
import type { LocalAccess } from './walked.js';

export function editedDefaults(group: MapGroup, offer: (conflict: Conflict) => void): void {
  for (const change of group.instances) {
    const { site, access, locks } = change;
    // What an object does once, each of the others does once, too. The program may call a method on new objects only; others
    // who can call it need not.
    const owned = change.owned && !(access.standsIn === 'lent' && exportedOn(change));
    if (!access.standsIn || !isChange(site.kind) || !counts({ ...change, once: false, owned }) || locks.length > 0)
      continue;
    // Where main comes to it, it may be main's alone.
    if (contractOf(site.func) || isTestCode(site.func) || change.context.thread.kind === 'main') continue;
    const other = group.instances.find((i) => i.site !== site && !i.access.standsIn && counts(i)) ?? change;
    offer({
      kind: 'unlocked',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(change),
      second: fromInstance(other),
      more: [],
      evidence: 'reach',
      confidence: lower(
        'medium',
        doubtOf(change) + (isSetUp(change) || isInTurn(change) || isLentOnce(change) ? 1 : 0),
      ),
      guard: undefined,
      why: whyOf(access.standsIn, group.declaration.name),
      facts: [],
      at: undefined,
    });
  }
}

function whyOf(standsIn: NonNullable<LocalAccess['standsIn']>, map: string): string {
  switch (standsIn) {
    case 'default':
      return `${map} stands in for a map that an object lacks, and each such object may be used by a goroutine of its own`;
    case 'template':
      return `each caller is handed ${map} itself, with what was meant for the others as well`;
    case 'lent':
      return `what is meant for one object goes into ${map}, which the others have as well`;
  }
}

/** A method makes ready its object, of which there are many; a function may make the program ready. */
function isSetUp(change: Instance): boolean {
  return prepares(change) && !change.site.func.receiver;
}

/** One goroutine does it for one object after another. */
function isInTurn({ context: { thread } }: Instance): boolean {
  return thread.kind === 'serial' || (thread.kind === 'go' && !thread.many);
}

/** `func (r *request) build()`: the receiver may be made for the one object as well, unless it has what is kept for many. */
function isLentOnce({ access, shared, place: { declaration } }: Instance): boolean {
  if (access.standsIn !== 'lent' || shared) return false;
  const shape = declaration?.owner?.definition;
  return shape?.kind !== 'struct' || !shape.fields.some((field) => isMutex(field) || isKept(nameBehind(field.type)));
}
