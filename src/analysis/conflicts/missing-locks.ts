// Accesses that lack a lock which others hold: none, the wrong one, only for reading, a copy, one released too early. In: a
// map's instances and its guard. Out: conflicts; how sure they are depends on the guard, the way and the phase.
import type { Confidence } from '../../finding.js';
import { notConcurrencySafe } from '../../knowledge/index.js';
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import { type Conflict, type ConflictKind, fromInstance, lower } from '../conflict.js';
import { byWhoeverKeepsIt, type Context } from '../contexts.js';
import { contractOf, isWaived } from '../contracts.js';
import type { Instance, MapGroup } from '../groups.js';
import type { Guard } from '../guards.js';
import { belongsTo, counts, expectsOthers, guardingLock, heldLock, mayCollide, promiseOf } from '../guards.js';
import type { Times } from '../lifetimes.js';
import { excluded, isIndirect } from '../locks.js';
import {
  isBeingMade,
  isFilledByInitialisers,
  isFilledByMakers,
  isInListener,
  isLentOut,
  isOfCommand,
  isSetup,
  isStartedAfter,
  prepares,
  readsConfiguration,
} from '../phases.js';
import type { Place } from '../place.js';
import { outermost } from '../reach.js';
import type { AccessSite, Held } from '../summary.js';
import { crashes, isChange, mayBeOneMap } from '../summary.js';
import { isTestCode } from '../test-code.js';
import {
  doubtOf,
  hasOtherOwner,
  isElsewhere,
  isOnThread,
  leadsThroughTests,
  ownWayFrom,
  waitingFor,
} from './instances.js';
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
    if (!read || instance.locks.some((held) => held.mode === 'write' || !held.sure)) continue;
    const lock = read.place.declaration;
    const owner = read.place.parent;
    const related =
      lock !== undefined &&
      (lock.owner === group.declaration.owner ||
        lock === guard?.lock ||
        (owner !== undefined && instance.place.stepsFrom(owner) !== undefined));
    // Who holds the same lock for writing is kept out; another reader, or a second run of this very access, is not.
    const reader = group.instances.find(
      (i) =>
        i.site !== instance.site &&
        counts(i) &&
        lock !== undefined &&
        heldLock(i, lock)?.mode === 'read' &&
        mayBeOneMap(instance.site, i.site) &&
        isApart(instance, i, times),
    );
    if (!reader && !isApart(instance, instance, times)) continue;
    const other = reader ?? instance;
    let confidence: Confidence = related ? 'high' : 'low';
    // Two writers may be at inner maps of different keys; the lock that is taken for reading is that of all of them.
    if (!reader || group.nesting > 0) confidence = lower(confidence);
    if (instance.context.doubt > 0) confidence = lower(confidence);
    if (instance.access.place.elements > group.nesting) confidence = lower(confidence);
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

/** Nothing says that the two are one goroutine's, which does one thing after another. */
function isApart(a: Instance, b: Instance, times: Times): boolean {
  const mine = a.context.thread;
  if (isOneGoroutine(a, b, times)) return false;
  return mine.id !== b.context.thread.id || mine.many || (mine.kind !== 'go' && mine.kind !== 'serial');
}

/** One side is what the program does, the other what nobody in it asks for. */
function isOutOfUse(instance: Instance, guard: Guard, times: Times): boolean {
  const changes = guard.holders.filter((holder) => isChange(holder.site.kind));
  const used = changes.filter((change) => !times.isUnused(change));
  return times.isUnused(instance) ? used.length > 0 : changes.length > 0 && used.length === 0;
}

export function unguarded(group: MapGroup, guard: Guard, times: Times, offer: (conflict: Conflict) => void): void {
  const voters = group.instances.filter(
    (instance) => mayCollide(instance) && (crashes(instance.site.kind) || instance.site.kind === 'len'),
  );
  const reached = new Map<AccessSite, { guarded: number; total: number }>();
  for (const voter of voters) {
    const known = reached.get(voter.site) ?? { guarded: 0, total: 0 };
    reached.set(voter.site, {
      guarded: known.guarded + (guardingLock(voter, guard.lock) ? 1 : 0),
      total: known.total + 1,
    });
  }
  const complete = isFilledByMakers(group.instances);
  const atHome = isFilledByInitialisers(group, guard);
  for (const instance of voters) {
    if (isCapturedOnly(instance)) continue;
    const elsewhere = heldLock(instance, guard.lock);
    const otherObject = elsewhere !== undefined && guard.sameOwner && isOtherObject(elsewhere, instance);
    if (elsewhere && !otherObject) continue;
    if (instance.context.inTest && !instance.site.func.test && !isOnThread(instance)) continue;
    // A lock that cannot be told from the guard may be the guard.
    const locks = instance.locks.flatMap((held) => held.place.declaration ?? []);
    if (isIndirect(guard.lock) ? locks.length > 0 : locks.some(isIndirect)) continue;
    // Whoever has started the goroutine holds the lock, and waits for it.
    if (instance.context.shelter.some((held) => held.place.declaration === guard.lock)) continue;
    // Those that have been waited for, or wait for this one, that their framework is done with, or that come before a
    // handler's time, meet nobody.
    const present = guard.holders.filter(
      (holder) =>
        !times.isOver(holder, instance) &&
        !(waitsBefore(holder) && times.isOver(instance, holder)) &&
        !times.isLastCall(instance, holder) &&
        !times.isServedAfter(holder, instance) &&
        !times.isServedAfter(instance, holder) &&
        !isStartedAfter(holder, instance, isOfCommand) &&
        !leadsThroughTests(holder),
    );
    const alive = partnerOf(instance, guard, otherObject, present, times);
    const partner = alive ?? partnerOf(instance, guard, otherObject, guard.holders, times);
    if (!partner) continue;
    const contract = promiseOf(instance, guard.lock);
    if (contract?.strength === 'hint') continue;
    let confidence = lockConfidence(guard, instance);
    if (!alive || !belongsTo(guard, instance)) confidence = 'low';
    const isMade = isBeingMade(instance);
    if (complete || isMade) confidence = lower(confidence);
    if (isMade && times.isBeforeEntry(instance)) confidence = 'low';
    if (isLentOut(instance) || readsConfiguration(instance) || leadsThroughTests(instance)) confidence = 'low';
    // What is there for tests takes locks more freely than it needs to.
    if (isTestCode(instance.site.func) && ![instance, partner].some(isOnThread)) confidence = lower(confidence);
    // A local map is none of the object's: who has got the literal that uses it may be at work already.
    const isLocal = instance.place.declaration?.role === 'local';
    if ((times.isBeforeStart(instance) && !isLocal) || times.isAssembly(instance) || times.isSealed(group, instance))
      confidence = 'low';
    if (isOutOfUse(instance, guard, times) || isAmongSiblings(guard, instance, times) || atHome) confidence = 'low';
    // Each on a goroutine that the program starts, and nothing says that these two meet: then most places have to take the lock.
    const areStarted = [instance, partner].every(({ context }) => context.thread.kind === 'go');
    if (areStarted && !guard.declared && guard.total > 2 && guard.held * 2 <= guard.total) confidence = 'low';
    if (times.isWithinSession(instance, guard.lock)) continue;
    if (isHandedByNobodyKnown(instance) || instance.context.thread.id === byWhoeverKeepsIt) confidence = 'low';
    // Which of an interface's implementers it is says little about the locks around it.
    if (doubtOf(instance) > 0) confidence = lower(confidence);
    if (instance.context.thread.kind === 'main') confidence = lower(confidence);
    // Another struct's lock that is held while things are made ready: what looks at the map afterwards meets nobody.
    // So does what main fills before anything else, whatever lock it takes for that.
    const isMains = partner.context.thread.kind === 'main' && !isChange(instance.site.kind);
    if ((!guard.sameOwner || isMains) && prepares(partner)) confidence = lower(confidence);
    const name = instance.site.func.symbol?.name ?? '';
    // ... and what makes things ready may well come before whoever takes another struct's lock.
    if (prepares(instance)) confidence = lower(confidence, guard.sameOwner ? 1 : 2);
    if (isWaived(instance.site.func, instance.site.pos))
      confidence = lower(confidence, guard.sameOwner && isChange(instance.site.kind) ? 1 : 2);
    if (times.isPutBack(instance)) confidence = 'low';
    if (guard.readersOnly && instance.locks.length > 0) continue;
    if (guard.readersOnly && instance.context.from === undefined)
      if (isSetup(instance) || isForTests(instance.site.func, group)) confidence = 'low';
    // Printed by a debugger or a test.
    if (/^(go)?string$/i.test(name)) confidence = 'low';
    // Where a test looks, only goroutines of its own are known to be at work, unless it waits for others.
    if (expectsOthers(instance)) {
      const isNone = (holder: Instance): boolean =>
        holder.context.thread.kind === 'test' || times.isOutOfReach(holder, instance.site.func);
      const none = guard.holders.every(isNone);
      confidence = none || lockConfidence(guard, instance) === 'low' ? 'low' : 'medium';
    } else if (
      instance.site.func.test &&
      (!instance.site.func.receiver || /^(test|entry)$/.test(instance.context.thread.kind))
    )
      confidence = 'low';
    const { guarded, total } = reached.get(instance.site) ?? { guarded: 0, total: 1 };
    const breach = contract || guarded > 0 ? breachOf(instance) : undefined;
    // A helper that most of its callers call under the lock is taken to need it; one that half of them do is not.
    const isRule = guard.ancestor && guard.held / guard.total >= 0.7;
    if (!contract && !isRule && guarded > 0 && (guarded < 2 || guarded / total < 0.6)) confidence = 'low';
    // Another struct's lock may be one of several that objects of this type are used under.
    if (!guard.sameOwner && !guard.ancestor && !guard.declared && instance.locks.some((held) => !held.copied)) continue;
    if ((contract && !breach) || isLeftToCallers(instance)) continue;
    // Which of an interface's implementers is called there, its caller's caller knows.
    if (contract && breach?.doubt) continue;
    // A literal runs where it was handed to: which of several that is, its way does not tell.
    if (breach && isInListener(instance)) confidence = 'low';
    const kind = kindOf(instance, guard, breach !== undefined);
    if (kind === 'other-lock' && guardsToo(instance, guard)) confidence = lower(confidence);
    // Whoever runs it has taken a lock of its own, and may do so when nothing else is going on.
    if (kind === 'other-lock' && instance.locks.every((held) => held.pos === undefined) && isInListener(instance))
      confidence = lower(confidence);
    // One element stands for all of them.
    if (instance.access.place.hasElement && group.nesting === 0 && confidence === 'high') confidence = 'medium';
    const call = instance.frame === instance.context ? undefined : callFrom(instance);
    offer({
      kind,
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(instance),
      second: fromInstance(partner),
      more: [],
      evidence: breach ? 'contract' : 'lock',
      confidence,
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

/**
 * One function alone takes the lock, and the goroutines that it starts and waits for: it keeps these apart, and tells nothing
 * of who comes before or after. They may do so in a function that they call.
 */
function isAmongSiblings(guard: Guard, instance: Instance, times: Times): boolean {
  const { site } = instance;
  if (guard.declared) return false;
  // Who only looks meets nobody but those that change the map.
  const holders = isChange(site.kind) ? guard.holders : guard.holders.filter((holder) => isChange(holder.site.kind));
  if (isBesideLiterals(instance, holders)) return true;
  // What others may call as well, they may call at any time.
  const starters = holders.map(({ context }) =>
    waitingFor(context) && context.doubt === 0 ? ownWayFrom(context, times) : undefined,
  );
  const functions = new Set(holders.map((holder, i) => outermost(starters[i] ?? holder.site.func)));
  return (
    functions.size === 1 &&
    !functions.has(outermost(site.func)) &&
    starters.some((starter) => starter !== undefined) &&
    !starters.some((starter) => starter && isStartedOnTheWay(instance, starter))
  );
}

/** What one object has a goroutine for, which goes on and on, another of its kind has one for, too, wherever it was made. */
function keepsRunning({ context: { thread } }: Instance): boolean {
  return thread.kind === 'go' && thread.outlives;
}

/** Its function waits for somebody by itself, be it under the lock; what is waited for on the way there says less. */
function waitsBefore({ access }: Instance): boolean {
  return access.awaited !== undefined && access.awaited.length > 0;
}

/** A goroutine that a callee of this function has started may well be beside those that the function starts itself. */
function isStartedOnTheWay({ context }: Instance, starter: Func): boolean {
  let isStarted = false;
  for (let at: Context | undefined = context; at?.from; at = at.from.context) {
    if (isStarted && at.from.context.func === starter) return true;
    isStarted ||= at.from.call.thread !== undefined;
  }
  return false;
}

/**
 * The lock is taken in literals of one function alone, goroutines among them that are waited for. It is another function that
 * takes none, or another of its literals, and no goroutine that is waited for.
 */
function isBesideLiterals({ site: { func }, context }: Instance, holders: readonly Instance[]): boolean {
  const [first, ...others] = new Set(holders.map(({ site }) => outermost(site.func)));
  if (others.length > 0) return false;
  const isApart = ({ site }: Instance): boolean => !isWithin(site.func, func) && !isWithin(func, site.func);
  const isBeside = func.parent !== undefined && !waitingFor(context) && holders.every(isApart);
  return (
    (first !== outermost(func) || isBeside) &&
    holders.some((holder) => holder.context.func.parent !== undefined && waitingFor(holder.context) !== undefined)
  );
}

function isWithin(func: Func, outer: Func): boolean {
  for (let at: Func | undefined = func; at; at = at.parent) if (at === outer) return true;
  return false;
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
    const contract = at.func === site.func ? undefined : contractOf(at.func);
    if (contract && (contract.strength === 'hint' || !at.from)) return true;
    if (at.from?.call.thread) return false;
  }
  return false;
}

/** Of all the program, only tests call it. */
function isForTests(func: Func, group: MapGroup): boolean {
  const callers = group.callersOf(func);
  return callers.length > 0 && callers.every((caller) => caller.test);
}

/** Changes are made under this lock as well: it may be that both are taken for a change, and one is enough for a look. */
function guardsToo(instance: Instance, guard: Guard): boolean {
  return guard.holders.some(
    (holder) =>
      isChange(holder.site.kind) &&
      instance.locks.some(
        ({ place: { declaration } }) =>
          declaration !== undefined && declaration !== guard.lock && heldLock(holder, declaration),
      ),
  );
}

/** An option, say: whoever calls the literal hands it the object, and may hold its lock. */
function isHandedByNobodyKnown({ context, place: { root } }: Instance): boolean {
  if (context.from || context.thread.kind !== 'unknown' || context.func.symbol) return false;
  return root.kind === 'var' && root.role === 'param' && root.func === context.func;
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
  otherObject: boolean,
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
      !isSerial(holder, guard.lock) &&
      mayBeOneMap(instance.site, holder.site) &&
      crashes(holder.site.kind) &&
      (otherObject || !excluded(instance, holder)),
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

/** The call by which the frame that owns the map hands it on. */
function callFrom(instance: Instance): Conflict['at'] {
  for (let at: Context | undefined = instance.context; at?.from; at = at.from.context) {
    const { context, call }: NonNullable<Context['from']> = at.from;
    if (context === instance.frame) return { func: context.func, pos: call.pos, end: call.end };
  }
  return undefined;
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
    if (call.thread || !contractOf(context.func))
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

export function lockConfidence(guard: Guard, instance?: Instance): Confidence {
  if (guard.declared) return 'high';
  if (guard.readersOnly) return 'medium';
  if (guard.keepersOnly) return 'low';
  const ratio = guard.held / Math.max(1, guard.total);
  if (guard.named) return ratio >= 0.7 && guard.held >= 3 ? 'high' : 'medium';
  const near = guard.sameOwner || guard.above || guard.ancestor || guard.packageWide;
  // One function takes the lock to fill the map, and all others look without: that may well be before they start, unless
  // they look again and again.
  const functions = new Set(guard.holders.map((holder) => holder.site.func));
  const looksAgain = instance?.access.patient || (instance !== undefined && isFetchedUnder(instance, guard));
  if (functions.size === 1 && ratio < 0.5 && guard.held < 3 && !looksAgain) return 'low';
  if (near && !(guard.pointedTo && !guard.sameOwner) && ratio >= 0.7 && guard.held >= 3) return 'high';
  if (near && ratio >= 0.4) return 'medium';
  // A mutex above the fields that it is for.
  if (guard.above && ratio >= 0.3) return 'medium';
  return 'low';
}

/** The lock was taken to get at the map, so others are expected, and was released before it is used. */
function isFetchedUnder(instance: Instance, guard: Guard): boolean {
  return instance.access.stale.some(({ lock }) => lock.declaration === guard.lock);
}
