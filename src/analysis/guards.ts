// Which lock guards a map? Declared in a comment, or inferred from where the accesses are made under it.
//
// A lock is a candidate when at least one write holds it (in write mode). Candidates are ranked by how many places hold
// them; the share of places that do ranks a finding, and never makes one. Accesses to objects that nobody else knows
// yet, and those before main, do not vote.
import { isLockNamedFor, isLockNamedForMaps } from '../knowledge/index.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { isExported } from '../text/exported.js';
import type { Context } from './context.js';
import { byNobodyKnown } from './context.js';
import type { Contract } from './contracts.js';
import { contractOf, declaredGuard, isSaidToGuard } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import { isByReservation, isIndirect } from './locks.js';
import type { Place } from './place.js';
import { outermost } from './reach.js';
import type { Held } from './summary.js';
import { crashes, isChange } from './summary.js';
import type { LocalCall } from './walked.js';

export interface Guard {
  readonly lock: VarSymbol;
  /** From a comment on the map's declaration. */
  readonly declared: boolean;
  /** The comment on the lock names the map, or its name does: `clientsMu` for `clients`. */
  readonly named: boolean;
  /** The lock lies in the struct of the map, or beside the package variable. */
  readonly sameOwner: boolean;
  /** A mutex directly above the map's field, with nothing but fields in between. */
  readonly above: boolean;
  /** The lock's own struct holds the object whose map this is, as the places say. */
  readonly ancestor: boolean;
  /** The map's object points back to the lock: `b.hub.mu` for `b.users`. */
  readonly pointedTo: boolean;
  /** ... or what holds the object does, as others of its type may not: `m.store.mu` for `m.config.labels`. Then these fields hold it. */
  readonly heldBeside?: ReadonlySet<VarSymbol>;
  /** A variable of the map's own package: there is one of it, for all objects. */
  readonly packageWide: boolean;
  /** Only readers hold it, and all writes are made without a lock. */
  readonly readersOnly: boolean;
  /** Nobody takes it for the map: it is held around calls of functions that somebody keeps, and these use the map. */
  readonly keepersOnly: boolean;
  /** Places that hold it (a helper that only some callers call under it counts in part), and all that vote. */
  readonly held: number;
  readonly total: number;
  /**
   * The share of the places that hold it; or of the functions where that is more, and several do: one that forgets it may look
   * several times.
   */
  readonly share: number;
  /** A write under it. */
  readonly write: Instance | undefined;
  readonly holders: readonly Instance[];
}

/** Does this access vote? */
export function counts(instance: Instance): boolean {
  return mayCollide(instance) && (!instance.site.func.test || instance.site.func.receiver !== undefined);
}

/**
 * Can this access be the unguarded side? A test's own looks into an object do, once a goroutine has got hold of it.
 */
export function mayCollide(instance: Instance): boolean {
  if (isDoneByLock(instance.context)) return false;
  const { thread } = instance.context;
  const { func } = instance.site;
  if (instance.owned || instance.once || thread.kind === 'init') return false;
  if (thread.kind === 'test' && !func.test) return false;
  return !func.test || func.receiver !== undefined || instance.place.root.kind === 'alloc' || expectsOthers(instance);
}

/**
 * `func (c *checked) Lock() { c.mu.Lock(); c.check() }`: what a lock keeps and calls itself, when it has been taken or before it
 * is given back, runs under it. Whose lock it is, whoever made it knows.
 */
function isDoneByLock(context: Context): boolean {
  for (let at: Context | undefined = context; at?.from; at = at.from.context) {
    const { context: caller, call }: NonNullable<Context['from']> = at.from;
    if (call.thread) return false;
    if (call.keptIn && caller.func.receiver && /^(R?Lock|R?Unlock)$/.test(caller.func.symbol?.name ?? '')) return true;
  }
  return false;
}

/**
 * It is done again and again, until another goroutine has done its part, or once a test has waited for that, or had it
 * started; what is printed then is not what is waited for.
 */
export function expectsOthers({ access, context, site }: Instance): boolean {
  if (site.through !== undefined) return false;
  if (access.waited || access.beside?.length || (site.func.test && access.patient)) return true;
  return context.func === site.func && context.from?.call.polled === true;
}

/**
 * Any hold of a lock of this declaration, be it another object's: enough for not claiming that it is missing. Of several,
 * the one of the map's own object.
 */
export function heldLock(instance: Instance, lock: VarSymbol): Held | undefined {
  return guardingLock(instance, lock) ?? instance.locks.find((held) => held.place.declaration === lock && !held.copied);
}

/** A sure hold of that lock, of an object that the map belongs to as far as can be told. */
export function guardingLock(instance: Instance, lock: VarSymbol): Held | undefined {
  return instance.locks.find(
    (held) => held.place.declaration === lock && !held.copied && held.sure && isRelated(held.place, instance),
  );
}

/** The lock and the map hang on one object, or the lock is known by its declaration only. */
function isRelated(lock: Place, { place, context, frame }: Instance): boolean {
  const { root } = lock;
  // One lock of many, as there is one for each key, is not that of a map for all keys.
  if (lock.last?.kind === 'element' && !place.hasElement) return false;
  if (root.kind === 'foreign' || root.kind === 'opaque' || (root.kind === 'var' && root.role === 'package'))
    return true;
  if (place.root.kind === 'opaque' || context !== frame) return true;
  const map = place.declaration;
  if (map?.role === 'local' && lock.declaration && sameOwner(map, lock.declaration)) return true;
  if (map && lock.declaration && sameOwner(map, lock.declaration) && lock.last?.kind === 'var')
    return isFieldOf(place, map, (lock.parent ?? lock).whole);
  return lock.origin === place.origin;
}

/** The field is one of this object, be it in a struct without a name that the object has. */
function isFieldOf(place: Place, field: VarSymbol, object: Place): boolean {
  for (let at: Place | undefined = place; at; at = at.parent) if (at.last === field) return at.parent?.whole === object;
  return false;
}

/** A literal that somebody keeps, and calls, runs at another time than its function, whose callers hold the lock. */
export function promiseIn({ func, from }: Context): Contract | undefined {
  return func.parent && from?.call.keptIn ? undefined : contractOf(func);
}

/**
 * The promise of an access's function, if it may be about this lock. "Lock is held on entry" is about the receiver's own
 * lock: where that is held indeed, nothing is said of the locks of other objects.
 */
export function promiseOf(instance: Instance, lock: VarSymbol): Contract | undefined {
  const { func } = instance.site;
  const contract = promiseIn(instance.context);
  const { receiver } = func;
  if (!contract || !receiver) return contract;
  const kept = instance.locks.some(
    ({ place, sure }) =>
      sure &&
      place.root === receiver &&
      place.depth === 1 &&
      place.declaration !== undefined &&
      place.declaration.owner !== lock.owner &&
      (contract.lock === undefined || contract.lock === place.declaration.name),
  );
  return kept ? undefined : contract;
}

function siteKey(instance: Instance): string {
  return `${instance.site.func.id}.${instance.site.pos}.${instance.site.kind}`;
}

/**
 * It takes the lock of an object that is only thought to be nobody else's as it hangs on such a one, or that the program
 * has not shown to anybody where it calls the exported method which does so: whoever wrote that knows better.
 */
export function vouches({ owned, once, locks, site, place, context, frame }: Instance): boolean {
  if (!owned || once || site.func.test || context.inTest || context.thread.kind === 'init') return false;
  const { root } = place;
  if (root.kind !== 'var') return false;
  const isOpen = root === site.func.receiver && site.func.symbol !== undefined && isExported(site.func.symbol.name);
  if (!isOpen && !frame.ownedBehind.has(root)) return false;
  const map = place.declaration;
  return locks.some(
    ({ sure, copied, pos, place: { declaration } }) =>
      sure && !copied && map && declaration && sameOwner(map, declaration) && (pos !== undefined || !isOpen),
  );
}

/** Those that vote on the guard. Where a place does in some context, what it does in others is no matter. */
function votersOf(group: MapGroup): readonly Instance[] {
  const live = group.instances.filter((i) => crashes(i.site.kind));
  const voters = live.filter(counts);
  const sites = new Set(voters.filter(({ context }) => context.thread.id !== byNobodyKnown).map(siteKey));
  return [...voters, ...live.filter((i) => vouches(i) && !sites.has(siteKey(i)))];
}

export function guardOf(group: MapGroup): Guard | undefined {
  const voters = votersOf(group);
  const sites = new Map<string, Instance[]>();
  for (const voter of voters) {
    const key = siteKey(voter);
    const list = sites.get(key);
    if (list) list.push(voter);
    else sites.set(key, [voter]);
  }
  const declared = declaredGuard(group.declaration);
  const candidates = new Map<VarSymbol, Place>();
  for (const voter of voters)
    for (const held of voter.locks) {
      const lock = held.place.declaration;
      if (
        lock &&
        !held.copied &&
        !isByReservation(held) &&
        !candidates.has(lock) &&
        isForTheMap(held, group.declaration)
      )
        candidates.set(lock, held.place);
    }
  let best: Guard | undefined;
  for (const [lock] of candidates) {
    const isHolder = (voter: Instance): boolean => {
      const held = guardingLock(voter, lock);
      return held !== undefined && isForTheMap(held, group.declaration);
    };
    const holders = voters.filter((voter) => voter.context.thread.id !== byNobodyKnown && isHolder(voter));
    const write = holders.find((voter) => isChange(voter.site.kind) && guardingLock(voter, lock)?.mode === 'write');
    const isDeclared =
      declared !== undefined &&
      (declared.lock === undefined ? sameOwner(group.declaration, lock) : declared.lock === lock.name);
    if (!write && !isDeclared) continue;
    let held = 0;
    const shares = new Map<Func, number[]>();
    const places = [...sites.values()].flatMap((instances) => placesOf(instances, isHolder, group));
    for (const { by, instances } of places) {
      const promised = sameOwner(group.declaration, lock) && instances.every((i) => promiseOf(i, lock));
      const share = promised ? 1 : instances.filter(isHolder).length / instances.length;
      held += share;
      const func = outermost(by);
      shares.set(func, [...(shares.get(func) ?? []), share]);
    }
    const holding = [...shares.values()].filter((all) => all.every((share) => share === 1)).length;
    const guard: Guard = {
      lock,
      declared: isDeclared,
      named:
        sameOwner(group.declaration, lock) &&
        (isSaidToGuard(lock, group.declaration) ||
          isLockNamedFor(lock.name, group.declaration.name) ||
          isLockNamedForMaps(lock.name)),
      sameOwner: sameOwner(group.declaration, lock),
      above: isAbove(group.declaration, lock),
      ancestor: holders.some((holder) => holdsObject(holder, lock) || pointsTo(holder, lock)),
      pointedTo: holders.some((holder) => pointsTo(holder, lock)),
      heldBeside: heldBeside(holders, lock),
      packageWide: lock.role === 'package' && lock.pkg === group.declaration.pkg,
      readersOnly: false,
      keepersOnly: holders.every((holder) => guardingLock(holder, lock)?.byKeeper === true),
      held: Math.floor(held),
      total: places.length,
      share: Math.max(Math.floor(held) / places.length, holding > 1 ? holding / shares.size : 0),
      write: write ?? undefined,
      holders,
    };
    if (!best || rank(guard) > rank(best)) best = guard;
  }
  return best;
}

/** What votes: an access; or each call of a helper that makes it, where some of them hold the lock and leave nothing to the helper. */
interface VotingPlace {
  readonly by: Func;
  readonly instances: readonly Instance[];
}

function placesOf(
  instances: readonly Instance[],
  isHolder: (voter: Instance) => boolean,
  { decidersOf }: MapGroup,
): readonly VotingPlace[] {
  if (!instances.some(isHolder)) return [{ by: instances[0]!.site.func, instances }];
  const found = new Map<string, { readonly by: Func; readonly instances: Instance[] }>();
  for (const voter of instances)
    for (const { by, pos } of decidersOf(voter)) {
      const key = `${by.id}.${pos}`;
      const known = found.get(key);
      if (known) known.instances.push(voter);
      else found.set(key, { by, instances: [voter] });
    }
  return [...found.values()];
}

/**
 * A lock that guards nothing, as no write holds it, but that readers take because they know of writers: most places that
 * read the map hold it, it lies beside the map or above it, and the writes are made without any lock.
 */
export function readersLock(group: MapGroup): Guard | undefined {
  const voters = group.instances.filter((i) => counts(i) && crashes(i.site.kind));
  const writes = voters.filter((i) => isChange(i.site.kind));
  if (writes.every((i) => i.locks.length > 0)) return undefined;
  if (writes.some((i) => i.locks.some((held) => held.sure) || contractOf(i.site.func))) return undefined;
  // Who looks before writing is a writer.
  const writers = new Set(writes.map((i) => i.site.func));
  const reads = voters.filter((i) => !writers.has(i.site.func));
  const total = new Set(reads.map(siteKey)).size;
  const locks = new Set(reads.flatMap((i) => i.locks.flatMap((held) => held.place.declaration ?? [])));
  for (const lock of locks) {
    // Taken for this look, and not by some caller for its own reasons.
    const holders = reads.filter((i) => {
      const held = guardingLock(i, lock);
      return held !== undefined && (held.pos !== undefined || isTakenForPart(i, lock));
    });
    const held = new Set(holders.map(siteKey)).size;
    const ancestor = holders.some((i) => holdsObject(i, lock));
    const beside = sameOwner(group.declaration, lock);
    if (held === 0 || held * 2 < total || isIndirect(lock) || !(beside || ancestor)) continue;
    return {
      lock,
      declared: false,
      named: false,
      sameOwner: beside,
      above: isAbove(group.declaration, lock),
      ancestor,
      pointedTo: false,
      packageWide: false,
      readersOnly: true,
      keepersOnly: false,
      held,
      total: new Set(voters.map(siteKey)).size,
      share: held / total,
      write: undefined,
      holders,
    };
  }
  return undefined;
}

/** `m.mu.Lock(); m.metrics.observe(); m.mu.Unlock()`: the map's struct lies beside the lock, in one object. */
function isTakenForPart({ context, place: { root } }: Instance, lock: VarSymbol): boolean {
  const { from } = context;
  const [part]: readonly Place[] = (root.kind === 'var' && !from?.call.thread && from?.call.bindings.get(root)) || [];
  const type = part?.last?.kind === 'var' ? part.last.type : undefined;
  if (type?.kind !== 'named' || type.symbol.definition.kind !== 'struct') return false;
  return (from?.call.locks ?? []).some(
    ({ place, pos, sure }) =>
      sure &&
      pos !== undefined &&
      place.declaration === lock &&
      place.parent !== undefined &&
      place.parent === part?.parent,
  );
}

/** s.mu for s.rooms[k].users. */
function holdsObject(holder: Instance, lock: VarSymbol): boolean {
  const held = guardingLock(holder, lock);
  if (held?.around !== undefined && held.around === holder.place.root) return true;
  const owner = held?.place.parent;
  return owner !== undefined && holder.place.stepsFrom(owner) !== undefined;
}

/** b.hub.mu for b.users. */
function pointsTo(holder: Instance, lock: VarSymbol): boolean {
  const owner = guardingLock(holder, lock)?.place.parent;
  if (owner === undefined || owner.depth === 0) return false;
  return owner.origin === holder.place.origin && holder.place.stepsFrom(owner) === undefined;
}

/** The fields that hold the maps' objects beside the way to the lock; undefined where an object itself leads there. */
function heldBeside(holders: readonly Instance[], lock: VarSymbol): ReadonlySet<VarSymbol> | undefined {
  const found = new Set<VarSymbol>();
  for (const holder of holders) {
    if (!pointsTo(holder, lock)) continue;
    const onTheWay = new Set<Place>();
    for (let at = guardingLock(holder, lock)?.place.parent; at; at = at.parent) onTheWay.add(at);
    let at: Place | undefined = holder.place.parent;
    let field: Place['last'];
    for (; at && !onTheWay.has(at); at = at.parent) field = at.last;
    if (field?.kind !== 'var') return undefined;
    found.add(field);
  }
  return found.size > 0 ? found : undefined;
}

/**
 * Can the guard's struct be the one that this access's object belongs to? A lock of another struct guards the objects
 * that hang on it, not all of their type.
 */
export function belongsTo(guard: Guard, { place, frame }: Instance): boolean {
  const { heldBeside: fields } = guard;
  if (guard.sameOwner || guard.declared || (guard.pointedTo && !fields) || guard.lock.role !== 'field') return true;
  const { owner } = guard.lock;
  if (owner === undefined) return true;
  return onTheWayTo({ place, frame }, (field) => field.owner === owner || (fields?.has(field) ?? false)).length > 0;
}

/** Fields of that kind on the way to the map, or to what its callers have handed in; each as the place that it leads to. */
export function onTheWayTo(
  { place, frame }: Pick<Instance, 'place' | 'frame'>,
  isOne: (field: VarSymbol) => boolean,
): readonly Place[] {
  let objects: readonly Place[] = [place];
  for (let context: Context | undefined = frame; objects.length > 0; context = context.from?.context) {
    const found = objects.filter((object) => {
      for (let at: Place | undefined = object; at; at = at.parent)
        if (at.last?.kind === 'var' && isOne(at.last)) return true;
      return false;
    });
    if (found.length > 0) return found;
    const bindings: LocalCall['bindings'] | undefined = context?.from?.call.bindings;
    objects = objects.flatMap(({ root }) => (root.kind === 'var' && bindings?.get(root)) || []);
    if (!context) break;
  }
  return [];
}

/** A lock around the call of a kept function says nothing of what that touches, unless it is the map's own. */
function isForTheMap({ byKeeper, place }: Held, map: VarSymbol): boolean {
  return !byKeeper || (place.declaration !== undefined && sameOwner(map, place.declaration));
}

function rank(guard: Guard): number {
  return (
    (guard.declared ? 1000 : guard.named ? 500 : 0) +
    guard.held * 2 +
    (guard.above ? 1.5 : guard.sameOwner ? 1 : guard.ancestor ? 0.5 : 0)
  );
}

function sameOwner(map: VarSymbol, lock: VarSymbol): boolean {
  if (map.role === 'local') return lock.role === 'local' && lock.func === map.func;
  if (map.role === 'package') return lock.role === 'package' && lock.pkg === map.pkg;
  return lock.owner !== undefined && lock.owner === map.owner;
}

function isAbove(map: VarSymbol, lock: VarSymbol): boolean {
  if (!sameOwner(map, lock) || map.index === undefined || lock.index === undefined) return false;
  const between = map.index - lock.index;
  return between > 0 && map.line !== undefined && lock.line !== undefined && map.line - lock.line <= between + 2;
}
