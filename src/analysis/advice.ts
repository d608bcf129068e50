// What would mend a conflict, in one phrase, chosen by what was seen of the map: the guard that it has elsewhere, a lock
// that its struct has anyway, how often it is read and changed, whether anything iterates. In: a conflict. Out: words.
//
// One lock comes first always. A sync.Map is named only where nothing iterates, takes the length or deletes; shards never:
// they are for contention that was measured.

import type { Conflict } from './conflict.js';
import { guardText } from './describe.js';
import { isDirectSync } from './locks.js';
import { isNameless, type Place, placeText } from './place.js';
import { isChange } from './summary.js';

/** Looks outnumber changes so far that a lock for reading is worth having. */
const readMostly = 3;

/** For an access that lacks a lock. */
export function advise(conflict: Conflict): string {
  return conflict.guard ? holdGuard(conflict) : newGuard(conflict);
}

function holdGuard(conflict: Conflict): string {
  const { guard, first } = conflict;
  const { kind, through } = first.site;
  const shared = guard !== undefined && isDirectSync(guard.lock, 'RWMutex');
  const hold = `hold ${guardText(conflict)}${shared && !isChange(kind) ? ' (RLock will do)' : ''}`;
  if (kind !== 'iterate') return `${hold} around this access`;
  return through
    ? `${hold} around this call, or hand it a copy that is made under the lock (maps.Clone)`
    : `${hold} around the loop, or copy the map under it and iterate over the copy`;
}

function newGuard(conflict: Conflict): string {
  const { first, second, use, declaration } = conflict;
  // The other side knows a lock.
  const theirs = second?.locks.find((held) => held.sure && !held.copied && held.place.declaration !== undefined);
  if (theirs && first.locks.length === 0) {
    const lock = placeText(theirs.place);
    // Two read locks keep nobody out.
    const weak = theirs.mode === 'read' && second !== undefined && isChange(second.site.kind);
    return weak ? `hold ${lock} here too, and take it with Lock on the other side` : `hold ${lock} here too`;
  }
  const own = ownLock(first.place);
  if (own !== undefined) return `hold ${own} around every access of the map`;
  const changes = use?.changes ?? 1;
  const looks = (use?.reads ?? 0) + (use?.iterations ?? 0) + (use?.lengths ?? 0);
  const local = declaration?.role !== 'field' && declaration?.role !== 'package';
  if (local && first.thread && isChange(first.site.kind) && (!second || isChange(second.site.kind)))
    return 'give each goroutine a map of its own and merge them when all have ended, or guard every access with one sync.Mutex';
  if (first.site.kind === 'iterate')
    return 'copy the map under a lock that its writers hold too, and iterate over the copy';
  if (looks >= readMostly * changes)
    return `guard every access of the map with one sync.RWMutex: ${looks} of ${looks + changes} places only look`;
  const keyed = use !== undefined && use.iterations + use.lengths + use.deletes === 0;
  if (keyed && use.reads > 0 && !local)
    return 'guard every access of the map with one sync.Mutex; as nothing iterates or deletes, a sync.Map would do as well';
  return 'guard every access of the map with one sync.Mutex';
}

/** For a lookup that fills. */
export function adviseLazy({ first, use }: Conflict): string {
  const own = ownLock(first.place);
  if (own !== undefined) return `hold ${own} around the lookup and the fill`;
  return use && use.iterations + use.lengths + use.deletes > 0
    ? 'hold one sync.Mutex around the lookup and the fill, and around every other access'
    : 'hold one sync.Mutex around the lookup and the fill, or keep the values in a sync.Map (LoadOrStore)';
}

/** A mutex that the map's struct has already, in the words of the access: `s.mu`; for a package variable none. */
function ownLock({ last, parent }: Place): string | undefined {
  const owner = last?.kind === 'var' ? last.owner : undefined;
  if (!owner || !parent || owner.definition.kind !== 'struct') return undefined;
  const locks = owner.definition.fields.filter(
    (field) => isDirectSync(field, 'Mutex') || isDirectSync(field, 'RWMutex'),
  );
  const [lock] = locks;
  if (!lock || locks.length > 1) return undefined;
  return `${isNameless(parent) ? owner.name : placeText(parent)}.${lock.name}`;
}
