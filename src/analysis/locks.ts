// Sets of held locks: what two ways have in common, what a caller's locks add to a callee's, and which pairs of accesses
// a common lock keeps apart. In and out: lists of Held; a list is short and holds each place once.
import type { Step } from '../flow/graph.js';
import { coreType } from '../model/substitute.js';
import type { TypeSymbol, VarSymbol } from '../model/symbols.js';
import type { Place } from './place.js';
import type { Held, Summary, SummaryAccess } from './summary.js';

/** More locks than anybody holds at once on purpose. */
export const maximalLocks = 8;

/** No mutex, but a set that its holder has entered: see reservations.ts. It keeps others out, and guards no map. */
export function isByReservation({ place }: Held): boolean {
  return place.declaration !== undefined && coreType(place.declaration.type).kind === 'map';
}

/** A lock of the struct that holds the map is held. */
export function isSelfGuarded({ place, locks }: SummaryAccess): boolean {
  const owner = place.declaration?.owner;
  if (!owner) return false;
  return locks.some(
    (held) =>
      held.sure &&
      held.mode === 'write' &&
      !held.copied &&
      !isByReservation(held) &&
      held.place.declaration?.owner === owner &&
      held.place.root === place.root,
  );
}

export function isMutex(step: Step | undefined): boolean {
  const type = step?.kind === 'var' ? step.type : undefined;
  if (type?.kind !== 'named') return false;
  const { symbol } = type;
  const isOfALibrary = symbol.pkg.path === 'sync' || symbol.opaque || !symbol.pkg.inProgram;
  return isOfALibrary ? /Mutex$/.test(symbol.name) : isLockType(symbol);
}

/**
 * `type Mutex struct { sync.Mutex }`: what is there for the lock that lies in it is that lock itself, of whatever has it as a
 * field. Else all structs with such a field would have one and the same.
 */
export function lockOf(place: Place): Place {
  let at = place;
  while (at.parent && isMutex(at.last) && at.last?.kind === 'var' && isLockType(at.last.owner)) at = at.parent;
  return at;
}

/** A struct of the program with a mutex, and with nothing but what is kept about that. */
function isLockType(symbol: TypeSymbol | undefined): boolean {
  if (symbol?.definition.kind !== 'struct') return false;
  const { fields } = symbol.definition;
  return (
    (fields.length === 1 || /mutex$/i.test(symbol.name)) &&
    fields.some(isMutex) &&
    fields.every(({ type }) => coreType(type).kind !== 'map')
  );
}

/** The struct has a mutex: it is an object that is to guard itself. */
export function hasMutex(type: TypeSymbol | undefined): boolean {
  const definition = type?.definition;
  return definition?.kind === 'struct' && definition.fields.some(isMutex);
}

/** A variable or field that is a sync.Mutex or sync.RWMutex itself. */
export function isDirectSync({ type }: VarSymbol, name: 'Mutex' | 'RWMutex'): boolean {
  return type.kind === 'named' && type.symbol.pkg.path === 'sync' && type.symbol.name === name;
}

/** A lock behind a pointer or an interface may be any lock. */
export function isIndirect(lock: VarSymbol): boolean {
  return lock.type.kind === 'pointer' || (lock.type.kind === 'named' && lock.type.symbol.name === 'Locker');
}

/** The object in which a lock lies, be it in a struct that lies there; undefined where it is behind a pointer. */
export function objectOf(lock: Place): Place | undefined {
  const { last } = lock;
  if (last?.kind !== 'var' || isIndirect(last)) return undefined;
  let at = lock.parent;
  while (at?.last?.kind === 'var' && coreType(at.last.type).kind === 'struct') at = at.parent;
  return at;
}

/** What readers want to know where both sides hold what looks like one lock. */
export function locksOfTheirOwn(
  first: { locks: readonly Held[] },
  second: { locks: readonly Held[] },
): readonly string[] {
  return first.locks.flatMap((mine) => {
    const { declaration } = mine.place;
    const keepsOut = ({ place, mode }: Held): boolean =>
      place === mine.place && (mode === 'write' || mine.mode === 'write');
    if (!declaration?.owner || !second.locks.some(keepsOut)) return [];
    const { name, owner } = declaration;
    return [`${name} is not one lock: each of them holds that of another ${owner.name}`];
  });
}

/** Held on every way that leads here. */
export function meet(mine: readonly Held[], theirs: readonly Held[]): readonly Held[] {
  const joined: Held[] = mine.map((held) => {
    const other = theirs.find((t) => t.place === held.place);
    if (!other) return { ...held, sure: false };
    return { ...held, sure: held.sure && other.sure && held.mode === other.mode };
  });
  for (const held of theirs) if (!mine.some((m) => m.place === held.place)) joined.push({ ...held, sure: false });
  return joined;
}

/** A callee's locks and those of its caller that it has not released. */
export function mergeLocks(
  locks: readonly Held[],
  around: readonly Held[],
  summary: Summary,
  substitute: (place: Place) => readonly Place[],
): readonly Held[] {
  if (around.length === 0) return locks;
  const released = summary.releases.flatMap((held) => [...substitute(held.place)]);
  const merged = [...locks];
  for (const held of around) {
    if (merged.length >= maximalLocks || merged.some((m) => m.place === held.place)) continue;
    merged.push(released.includes(held.place) ? { ...held, sure: false } : held);
  }
  return merged;
}

/**
 * A common lock keeps two accesses apart: the same place, held by at least one of them for writing. Locks of the same
 * declaration whose places differ may be one lock; then nothing is claimed. A lock that each side has to itself is none.
 */
export function excluded(
  first: { locks: readonly Held[] },
  second: { locks: readonly Held[] },
  isOwn: (lock: Held) => boolean = () => false,
): boolean {
  return first.locks.some((mine) =>
    second.locks.some((theirs) => {
      if (isOwn(mine) && isOwn(theirs)) return false;
      const same =
        mine.place === theirs.place ||
        (mine.place.declaration !== undefined && isIndirect(mine.place.declaration)) ||
        (theirs.place.declaration !== undefined && isIndirect(theirs.place.declaration)) ||
        (mine.place.declaration !== undefined && mine.place.declaration === theirs.place.declaration);
      return same && (mine.mode === 'write' || theirs.mode === 'write' || !mine.sure || !theirs.sure);
    }),
  );
}
