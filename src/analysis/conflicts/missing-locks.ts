// Accesses that lack a lock which others hold: none, the wrong one, only for reading, a copy, one released too early. In: a
// map's instances and its guard. Out: conflicts; lock-confidence.ts says how sure they are.
import type { Confidence } from '../../finding.js';
import { notConcurrencySafe } from '../../knowledge/index.js';
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import { isExported } from '../../text/exported.js';
import { areOfTwoCommands } from '../commands.js';
import { type Conflict, type ConflictKind, fromInstance, lower } from '../conflict.js';
import type { Context } from '../context.js';
import type { Contract } from '../contracts.js';
import type { Instance, MapGroup } from '../groups.js';
import type { Guard } from '../guards.js';
import {
  counts,
  expectsOthers,
  guardingLock,
  heldLock,
  mayCollide,
  onTheWayTo,
  promiseIn,
  promiseOf,
} from '../guards.js';
import type { Times } from '../lifetimes.js';
import { excluded, isIndirect } from '../locks.js';
import { ends, isFilledByInitialisers, isFilledByMakers, isOfCommand, isStartedAfter, prepares } from '../phases.js';
import type { Place } from '../place.js';
import type { AccessSite, Held } from '../summary.js';
import { crashes, isChange, mayBeOneMap } from '../summary.js';
import { callFrom, hasOtherOwner, isElsewhere, isOnThread, leadsThroughTests, onOwnWays } from './instances.js';
import { confidenceOf, isFetchedUnder } from './lock-confidence.js';
import { isOneGoroutine } from './turns.js';

export function copiedLocks(group: MapGroup, offer: (conflict: Conflict) => void): void {
  for (const instance of group.instances) {
    if (instance.owned || !crashes(instance.site.kind)) continue;
    const copied = instance.access.locks.find((held) => held.copied);
    if (!copied || instance.locks.some((held) => !held.copied)) continue;
    const change = group.instances.find((other) => isChange(other.site.kind) && !other.owned && !other.once);
    if (!change) continue;
    offer({
      kind: 'copied-lock',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(instance),
      second: fromInstance(change),
      more: [],
      evidence: 'lock',
      confidence: 'high',
      guard: undefined,
      why: 'each copy of the struct has a mutex of its own, and all of them share one map',
      facts: [],
      at: undefined,
    });
  }
}

export function underReadLock(
  group: MapGroup,
  guard: Guard | undefined,
  times: Times,
  offer: (conflict: Conflict) => void,
): void {
  for (const instance of group.instances) {
    if (!counts(instance) || !isChange(instance.site.kind) || isCapturedOnly(instance)) continue;
    const read = instance.locks.find((held) => held.sure && held.mode === 'read' && !held.copied);
    const others = instance.locks.filter((held) => held.mode === 'write' || !held.sure);
    if (!read) continue;
    const lock = read.place.declaration;
    // What callers hold as well keeps others out, but those readers that hold the map's lock alone.
    const excuses = others.filter((held) => !isOfOneCaller(held, read, instance));
    if (excuses.length > 0 && guard && lock !== guard.lock) continue;
    const owner = read.place.parent;
    const related =
      lock !== undefined &&
      (lock.owner === group.declaration.owner ||
        lock === guard?.lock ||
        (owner !== undefined && instance.place.stepsFrom(owner) !== undefined));
    // The caller has found there what it hands in, under a lock that its callee has no name for.
    const foundThere = related || !lock?.owner ? [] : onTheWayTo(instance, (field) => field.owner === lock.owner);
    // Who holds the same lock for writing is kept out; another reader, or a second run of this very access, is not.
    const reader = group.instances.find(
      (i) =>
        i.site !== instance.site &&
        counts(i) &&
        lock !== undefined &&
        heldLock(i, lock)?.mode === 'read' &&
        mayBeOneMap(instance.site, i.site) &&
        isApart(instance, i, times) &&
        excuses.every((held) => isWithout(i, held)),
    );
    if (!reader && (excuses.length > 0 || !isApart(instance, instance, times))) continue;
    const other = reader ?? instance;
    let confidence: Confidence = related || foundThere.length > 0 ? 'high' : 'low';
    // Two writers may be at inner maps of different keys; the lock that is taken for reading is that of all of them.
    if (!reader || group.nesting > 0) confidence = lower(confidence);
    // Where one caller's lock is no excuse, it is others who are meant, and the way by which that one comes is of no interest.
    if (others.length > 0 || instance.context.doubt > 0) confidence = lower(confidence);
    const isOneOfMany = instance.access.place.elements > group.nesting || foundThere.some((place) => place.hasElement);
    if (isOneOfMany) confidence = lower(confidence);
    offer({
      kind: 'read-lock',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(instance),
      second: fromInstance(other),
      more: [],
      evidence: 'lock',
      confidence,
      guard,
      why: 'a read lock is held by any number of goroutines at once',
      facts: [],
      at: undefined,
    });
  }
}

/**
 * A lock of its own that the program's caller holds: the method takes the map's for itself, and whoever else calls it has none
 * but that.
 */
function isOfOneCaller(held: Held, own: Held, { site: { func }, place: { declaration } }: Instance): boolean {
  const lock = own.place.declaration;
  return (
    held.pos === undefined &&
    own.pos !== undefined &&
    lock?.owner !== undefined &&
    lock.owner === declaration?.owner &&
    held.place.declaration?.owner !== lock.owner &&
    func.receiver !== undefined &&
    isExported(func.symbol?.name ?? '') &&
    func.pkg.name !== 'main'
  );
}

/** By no way to it that lock, or one that may be it, is held. */
function isWithout({ locks }: Instance, { place: { declaration } }: Held): boolean {
  return (
    declaration !== undefined && locks.every(({ place }) => place.declaration && place.declaration !== declaration)
  );
}

/** Nothing says that the two are one goroutine's, which does one thing after another. */
function isApart(a: Instance, b: Instance, times: Times): boolean {
  const mine = a.context.thread;
  if (isOneGoroutine(a, b, times)) return false;
  return mine.id !== b.context.thread.id || mine.many || (mine.kind !== 'go' && mine.kind !== 'serial');
}

export function unguarded(group: MapGroup, guard: Guard, times: Times, offer: (conflict: Conflict) => void): void {
  const voters = group.instances.filter(
    (instance) =>
      (mayCollide(instance) || isLastDeed(instance)) && (crashes(instance.site.kind) || instance.site.kind === 'len'),
  );
  const ways = waysTo(voters, guard, group);
  const holders = onOwnWays(guard.holders);
  const phases = { complete: isFilledByMakers(group.instances), atHome: isFilledByInitialisers(group, guard) };
  for (const instance of voters) {
    if (isCapturedOnly(instance)) continue;
    const without = withoutLock(instance, guard);
    if (!without) continue;
    const present = holders.filter((holder) => isPresent(holder, instance, times));
    const alive = partnerOf(instance, guard, without, present, times);
    const partner = alive ?? partnerOf(instance, guard, without, guard.holders, times);
    if (!partner) continue;
    const contract = promiseOf(instance, guard.lock);
    const { guarded, total } = ways.get(instance.site) ?? { guarded: 0, total: 1 };
    const breach = contract || guarded > 0 ? breachOf(instance) : undefined;
    if (isSpokenFor(instance, guard, times) || (contract && !isBroken(contract, breach))) continue;
    const kind = kindOf(instance, guard, breach !== undefined);
    const call = callFrom(instance);
    offer({
      kind,
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(instance),
      second: fromInstance(partner),
      more: [],
      evidence: breach ? 'contract' : 'lock',
      confidence: confidenceOf(
        {
          group,
          guard,
          instance,
          partner,
          alive: alive !== undefined,
          kind,
          promised: contract !== undefined,
          guarded,
          total,
        },
        phases,
        times,
      ),
      guard,
      why: `${partner.site.func.name} holds the lock because others touch the map at the same time`,
      facts: [
        `${guard.held} of ${guard.total} places hold ${guard.lock.name}`,
        ...(contract ? [`${instance.site.func.name}: ${contract.wording}`] : []),
      ],
      at: breach ?? call,
    });
  }
}

/** `c.closeOnce.Do(func() { … })`: what is done once to end the object comes after others, not before them. */
function isLastDeed(instance: Instance): boolean {
  return instance.once && ends(instance) && mayCollide({ ...instance, once: false });
}

/** On how many of the ways that lead to a place the lock is held there. */
function waysTo(
  voters: readonly Instance[],
  guard: Guard,
  group: MapGroup,
): ReadonlyMap<AccessSite, { readonly guarded: number; readonly total: number }> {
  const ways = new Map<AccessSite, { guarded: number; total: number }>();
  for (const voter of voters) {
    const known = ways.get(voter.site) ?? { guarded: 0, total: 0 };
    const { length } = group.decidersOf(voter);
    ways.set(voter.site, {
      guarded: known.guarded + (guardingLock(voter, guard.lock) ? length : 0),
      total: known.total + length,
    });
  }
  return ways;
}

/** Which lock it does without: that of this object, though it holds another object's, or any. Undefined where it may hold it. */
function withoutLock(instance: Instance, guard: Guard): 'this' | 'any' | undefined {
  const elsewhere = heldLock(instance, guard.lock);
  const otherObject = elsewhere !== undefined && guard.sameOwner && isOtherObject(elsewhere, instance);
  if (elsewhere && !otherObject) return undefined;
  if (instance.context.inTest && !instance.site.func.test && !isOnThread(instance)) return undefined;
  // A lock that cannot be told from the guard may be the guard.
  const locks = instance.locks.flatMap((held) => held.place.declaration ?? []);
  if (isIndirect(guard.lock) ? locks.length > 0 : locks.some(isIndirect)) return undefined;
  // Whoever has started the goroutine holds the lock, and waits for it.
  if (instance.context.shelter.some((held) => held.place.declaration === guard.lock)) return undefined;
  return otherObject ? 'this' : 'any';
}

/**
 * Those that have been waited for, or wait for this one, that their framework is done with, or that come before a handler's
 * time, meet nobody.
 */
function isPresent(holder: Instance, instance: Instance, times: Times): boolean {
  return (
    !times.isOver(holder, instance) &&
    !(waitsBefore(holder) && times.isOver(instance, holder)) &&
    !times.isLastCall(instance, holder) &&
    !times.isServedAfter(holder, instance) &&
    !times.isServedAfter(instance, holder) &&
    !isStartedAfter(holder, instance, isOfCommand) &&
    !isStartedAfter(instance, holder, isOfCommand) &&
    !leadsThroughTests(holder)
  );
}

/** Something else keeps it apart, or whoever calls it has to. */
function isSpokenFor(instance: Instance, guard: Guard, times: Times): boolean {
  if (times.isWithinSession(instance, guard.lock)) return true;
  if (guard.readersOnly && instance.locks.length > 0) return true;
  // Another struct's lock may be one of several that objects of this type are used under.
  const isForeign = !guard.sameOwner && !guard.ancestor && !guard.declared;
  return (isForeign && instance.locks.some((held) => !held.copied)) || isLeftToCallers(instance);
}

/** Which of an interface's implementers is called there, its caller's caller knows. */
function isBroken({ strength }: Contract, breach: { readonly doubt: number } | undefined): boolean {
  return strength !== 'hint' && breach !== undefined && breach.doubt === 0;
}

/** What one object has a goroutine for, which goes on and on, another of its kind has one for, too, wherever it was made. */
function keepsRunning({ context: { thread } }: Instance): boolean {
  return thread.kind === 'go' && thread.outlives;
}

/** Its function waits for somebody by itself, be it under the lock; what is waited for on the way there says less. */
function waitsBefore({ access }: Instance): boolean {
  return access.awaited !== undefined && access.awaited.length > 0;
}

/** Whoever calls it has to see to it that nothing else is going on, its documentation says. */
function isSerial(holder: Instance, lock: VarSymbol): boolean {
  const { doc } = holder.site.func;
  // Where its callers hold the lock, that is what the documentation is about.
  if (doc === undefined || guardingLock(holder, lock)?.pos === undefined) return false;
  return notConcurrencySafe.some((phrase) => phrase.test(doc));
}

/**
 * On the way lies a function whose name hints that its callers see to the lock; or the way begins with one that promises so,
 * and that nobody here calls.
 */
function isLeftToCallers({ context, site }: Instance): boolean {
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    const contract = at.func === site.func ? undefined : promiseIn(at);
    if (contract && (contract.strength === 'hint' || !at.from)) return true;
    if (at.from?.call.thread) return false;
  }
  return false;
}

/** A local that a literal uses, of which nothing says that the literal runs beside anything. */
function isCapturedOnly(instance: Instance): boolean {
  const role = instance.place.declaration?.role;
  return role !== 'field' && role !== 'package' && !instance.shared && instance.access.foundIn === undefined;
}

/** A map fetched under a lock and changed after its release, while others use it under that lock. */
export function staleAliases(group: MapGroup, offer: (conflict: Conflict) => void): void {
  for (const instance of group.instances) {
    if (!counts(instance) || !isChange(instance.site.kind)) continue;
    for (const alias of instance.access.stale) {
      const lock = alias.lock.declaration;
      if (!lock || heldLock(instance, lock)) continue;
      const other = group.instances.find(
        (i) => i.site !== instance.site && counts(i) && crashes(i.site.kind) && !i.remade && guardingLock(i, lock),
      );
      if (!other) continue;
      offer({
        kind: 'after-unlock',
        declaration: group.declaration,
        nesting: group.nesting,
        first: fromInstance(instance),
        second: fromInstance(other),
        more: [],
        evidence: 'lock',
        confidence: instance.context.doubt > 0 ? 'low' : 'medium',
        guard: undefined,
        why: `the map was fetched under ${lock.name}, which is released by now`,
        facts: [],
        at: undefined,
      });
    }
  }
}

/** The guarded access it collides with: a change, or any where the unguarded one is a change itself. */
function partnerOf(
  instance: Instance,
  guard: Guard,
  without: 'this' | 'any',
  holders: readonly Instance[],
  times: Times,
): Instance | undefined {
  // Who has fetched the map under the lock has an older one than who puts a new one in its place.
  const fetched = isFetchedUnder(instance, guard) || instance.access.fetched?.includes(guard.lock);
  const other = holders.filter(
    (holder) =>
      !(fetched && holder.remade) &&
      (holder.site !== instance.site || holder.context !== instance.context) &&
      !(keepsRunning(holder) ? hasOtherOwner(instance, holder) : isElsewhere(instance, holder)) &&
      !isOneGoroutine(instance, holder, times) &&
      !areOfTwoCommands(instance.context, holder.context) &&
      !isSerial(holder, guard.lock) &&
      !isOutOfReach(instance, holder) &&
      mayBeOneMap(instance.site, holder.site) &&
      crashes(holder.site.kind) &&
      (without === 'this' || !excluded(instance, holder)),
  );
  const { site, access, place } = instance;
  const waits = access.waited || (site.func.test && access.patient);
  const begins = ({ thread }: Context, pos: number, func: Func): boolean => thread.func === func && thread.pos === pos;
  if (access.beside?.length && !waits)
    return other.find((h) => isChange(h.site.kind) && access.beside?.some((t) => begins(h.context, t.pos, t.func)));
  // Who has made the object, or waits for a goroutine, meets goroutines only.
  if (waits || place.root.kind === 'alloc')
    return other.find((h) => isChange(h.site.kind) && /^(go|handler|serial)$/.test(h.context.thread.kind));
  // A test may look where it likes, unless a goroutine is at the map.
  if (instance.site.func.test && !instance.site.func.receiver && !expectsOthers(instance)) {
    const beside = other.filter((h) => h.context.thread.kind === 'go' && h.context.thread.func.test);
    return beside.find((h) => isChange(h.site.kind)) ?? (isChange(instance.site.kind) ? beside[0] : undefined);
  }
  const changes = other.filter((h) => isChange(h.site.kind));
  const change = changes.find((h) => !prepares(h)) ?? changes[0];
  return isChange(instance.site.kind) ? (change ?? other[0]) : change;
}

/** `c := m.conns[id]; delete(m.conns, id); m.mu.Unlock(); …`: who looks through `m.conns` under the lock comes across another. */
function isOutOfReach({ access: { takenOut } }: Instance, holder: Instance): boolean {
  if (!takenOut?.under.some((lock) => heldLock(holder, lock)?.sure)) return false;
  for (let at: Place | undefined = holder.place; at; at = at.parent)
    if (at.last?.kind === 'element' && at.parent?.declaration === takenOut.from) return true;
  return false;
}

/** The same lock of another object: both are named from here, and by different ways. */
function isOtherObject(held: Held, instance: Instance): boolean {
  const owner = held.place.parent;
  const base = instance.place.parent;
  if (!owner || !base || !held.sure || owner.whole === base.whole) return false;
  if (held.place.last?.kind !== 'var' || instance.place.last?.kind !== 'var') return false;
  if (owner.root.kind !== 'var' || base.root.kind !== 'var' || owner.hasElement || base.hasElement) return false;
  if (leadsBack(owner.whole, base.whole) || leadsBack(base.whole, owner.whole)) return false;
  // What a callback is handed may be what its caller has locked.
  return instance.frame === instance.context && owner.root.func === base.root.func;
}

/** `s` and `s.root.parent`, or `v.parent`: what an object of another type points back to may be the very object. */
function leadsBack(object: Place, { last }: Place): boolean {
  const type = object.declaration?.type;
  const own = type?.kind === 'pointer' ? type.elem : type;
  if (object.depth > 0 || own?.kind !== 'named' || last?.kind !== 'var') return false;
  return last.owner !== undefined && last.owner !== own.symbol;
}

/** The outermost call on the way that leaves the world of functions whose callers hold the lock. */
function breachOf(instance: Instance): (NonNullable<Conflict['at']> & { readonly doubt: number }) | undefined {
  let at: Context | undefined = instance.context;
  while (at?.from) {
    const { context, call }: NonNullable<Context['from']> = at.from;
    if (call.thread || !promiseIn(context))
      return { func: context.func, pos: call.pos, end: call.end, doubt: call.doubt };
    at = context;
  }
  return undefined;
}

function kindOf(instance: Instance, guard: Guard, breach: boolean): ConflictKind {
  if (breach) return 'contract';
  if (instance.access.released.some(([place]) => place.declaration === guard.lock)) return 'after-unlock';
  if (isFetchedUnder(instance, guard)) return 'after-unlock';
  if (instance.locks.some((held) => held.sure && !held.copied)) return 'other-lock';
  return 'unlocked';
}
