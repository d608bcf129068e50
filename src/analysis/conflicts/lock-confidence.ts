// How surely an access lacks a lock that others hold: what the lock is to the map, and what there is to say that the two
// never meet. In: an access without the lock, one under it, the guard. Out: a confidence.
import type { Confidence } from '../../finding.js';
import { namedBehind } from '../../flow/value.js';
import { isLockNamedFor } from '../../knowledge/index.js';
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import { type ConflictKind, lower } from '../conflict.js';
import { byWhoeverKeepsIt, type Context, onItsGoroutine } from '../context.js';
import { isDeclaredWithoutLock, isForTestsBySaying, isSaidToBeFor, isWaived } from '../contracts.js';
import type { Instance, MapGroup } from '../groups.js';
import { belongsTo, expectsOthers, type Guard, heldLock } from '../guards.js';
import type { Times } from '../lifetimes.js';
import { isBeingMade, isInListener, isLentOut, isSetup, prepares, readsConfiguration } from '../phases.js';
import { isPackageVariable } from '../place.js';
import { outermost } from '../reach.js';
import { crashes, isChange } from '../summary.js';
import { isTestCode } from '../test-code.js';
import { doubtOf, isOnThread, leadsThroughTests, ownWayFrom, waitingFor } from './instances.js';

export interface MissingLock {
  readonly group: MapGroup;
  readonly guard: Guard;
  readonly instance: Instance;
  /** The access under the lock that it collides with. */
  readonly partner: Instance;
  /** Nothing says that the partner's time is another. */
  readonly alive: boolean;
  readonly kind: ConflictKind;
  /** A name or a comment says that callers hold the lock. */
  readonly promised: boolean;
  /** On so many of all ways to the place the lock is held. */
  readonly guarded: number;
  readonly total: number;
}

/** Of the map, whoever comes to it. */
export interface Phases {
  /** Only who makes its object adds to it. */
  readonly complete: boolean;
  /** Only package initialisers take the lock. */
  readonly atHome: boolean;
}

export function confidenceOf(missing: MissingLock, phases: Phases, times: Times): Confidence {
  const { group, guard, instance, kind, guarded, total, promised } = missing;
  const confidence = sureOf(missing, phases, times);
  // A helper that most of its callers call under the lock is taken to need it; one that half of them do is not.
  const isRule = guard.ancestor && guard.held / guard.total >= 0.7;
  if (!promised && !isRule && guarded > 0 && (guarded < 2 || guarded / total < 0.6)) return 'low';
  // A literal runs where it was handed to: which of several that is, its way does not tell.
  const isListeners = isInListener(instance);
  if (kind === 'contract' && isListeners) return 'low';
  let doubts = 0;
  if (kind === 'other-lock') {
    if (guardsToo(instance, guard, group.declaration)) doubts++;
    // Whoever runs it has taken a lock of its own, and may do so when nothing else is going on.
    if (isListeners && instance.locks.every((held) => held.pos === undefined)) doubts++;
  }
  const sure = lower(confidence, doubts);
  // One element stands for all of them; and that most functions take the lock says less than that most places do.
  const isOneOfMany = instance.access.place.hasElement && group.nesting === 0;
  const isOfFunctions = !guard.declared && guard.held / guard.total < 0.7;
  return sure === 'high' && (isOneOfMany || isOfFunctions) ? 'medium' : sure;
}

function sureOf(missing: MissingLock, phases: Phases, times: Times): Confidence {
  const { guard, instance } = missing;
  const { func } = instance.site;
  // Where a test looks, only goroutines of its own are known to be at work, unless it waits for others.
  if (expectsOthers(instance)) {
    const isNone = (holder: Instance): boolean =>
      holder.context.thread.kind === 'test' || times.isOutOfReach(holder, func);
    return guard.holders.every(isNone) || hasSeenIt(missing) || lockConfidence(guard, instance, times) === 'low'
      ? 'low'
      : 'medium';
  }
  if (func.test && (!func.receiver || /^(test|entry)$/.test(instance.context.thread.kind))) return 'low';
  const confidence = lockConfidence(guard, instance, times);
  return confidence === 'low' || isUnlikely(missing, phases, times)
    ? 'low'
    : lower(confidence, doubtsOf(missing, phases, times));
}

/** `Eventually(func() bool { s.mu.Lock(); defer s.mu.Unlock(); return len(s.m) == 2 }); s.m["a"]`: what it waited for has been done. */
function hasSeenIt({ group, guard, instance: { site, context } }: MissingLock): boolean {
  const isPoll = (at: Context): boolean => at.from?.call.polled === true;
  const test = outermost(site.func);
  const hasAsked = (one: Instance): boolean =>
    isPoll(one.context) &&
    outermost(one.site.func) === test &&
    one.site.pos < site.pos &&
    heldLock(one, guard.lock) !== undefined;
  return !isPoll(context) && group.instances.some(hasAsked);
}

/** Each of these is a reason by itself to think that the two never meet. */
function isUnlikely(
  { group, guard, instance, partner, alive }: MissingLock,
  { atHome }: Phases,
  times: Times,
): boolean {
  const { site, context } = instance;
  // Each on a goroutine that the program starts, and nothing says that these two meet: then most places have to take the lock.
  const areStarted = [instance, partner].every((each) => each.context.thread.kind === 'go');
  const isHalf = guard.total > 2 && guard.held * 2 <= guard.total;
  const isUnasked = guard.readersOnly && context.from === undefined;
  // Where nearly all others take the lock, that the two never meet takes more than a guess.
  const isOdd = lockConfidence(guard, instance, times) === 'high';
  const beforeStart = comesBeforeStart(instance, guard, times);
  return (
    !alive ||
    !belongsTo(guard, instance) ||
    atHome ||
    (areStarted && isHalf && !guard.declared) ||
    (isBeingMade(instance) && times.isBeforeEntry(instance)) ||
    times.isBeforeReturn(instance, guard.holders) ||
    beforeStart === 'always' ||
    (beforeStart === 'at first' && !isOdd) ||
    times.isAssembly(instance) ||
    times.isSealed(group, instance) ||
    times.isPutBack(instance) ||
    isLentOut(instance) ||
    readsConfiguration(instance) ||
    leadsThroughTests(instance) ||
    isOutOfUse(instance, guard, times) ||
    isLockForOthers(guard, instance) ||
    (isForTestsBySaying(site.func) && group.callersOf(site.func).every((caller) => caller.test)) ||
    isAmongSiblings(guard, instance, times) ||
    isHandedByNobodyKnown(instance) ||
    (context.thread.id === byWhoeverKeepsIt && !isOdd) ||
    (isUnasked && (isSetup(instance) || isForTests(site.func, group))) ||
    isPrinted(site.func)
  );
}

/** A local map is none of the object's: who has got the literal that uses it may be at work already. */
function comesBeforeStart(instance: Instance, guard: Guard, times: Times): ReturnType<Times['isBeforeStart']> {
  return instance.place.declaration?.role === 'local' ? undefined : times.isBeforeStart(instance, guard.holders);
}

/**
 * For a debugger or a test: `String()`, or `Dump()`, which is handed nothing and hands nothing back. An error that collects what
 * went wrong, and says it in `Error()`, has been returned by then, when all that adds to it is done.
 */
function isPrinted({ symbol, params, results }: Func): boolean {
  const name = symbol?.name ?? '';
  if (name === 'Error') return params.length === 0 && results.length === 1;
  return /^(go)?string$/i.test(name) || (/^(debug|dump|print)/i.test(name) && params.length + results.length === 0);
}

/**
 * `mu sync.Mutex // for thread-safe Add`: the comment on the lock says that it keeps calls of one method apart, which is not the
 * one that does without it; or that there are times when the fields need no lock.
 */
function isLockForOthers({ lock, holders, declared }: Guard, { context }: Instance): boolean {
  if (declared) return false;
  if (isDeclaredWithoutLock(lock)) return true;
  const isNamed = ({ context: way }: Instance): boolean => onTheWay(way).some((func) => isSaidToBeFor(lock, func));
  return lock.comment !== undefined && holders.some(isNamed) && !onTheWay(context).some((f) => isSaidToBeFor(lock, f));
}

function onTheWay(context: Context): readonly Func[] {
  const found: Func[] = [];
  for (let at: Context | undefined = context; at; at = at.from?.context) found.push(at.func);
  return found;
}

/** How many steps the confidence goes down. */
function doubtsOf({ guard, instance, partner, guarded }: MissingLock, { complete }: Phases, times: Times): number {
  const { func, kind, pos } = instance.site;
  let doubts = 0;
  if (complete || isBeingMade(instance)) doubts++;
  // What is there for tests takes locks more freely than it needs to.
  if (isTestCode(func) && ![instance, partner].some(isOnThread)) doubts++;
  const isMains = partner.context.thread.kind === 'main' && !isChange(kind);
  // Whichever way leads to a package's map, there is one of it, and of its lock.
  const isThatOne = guarded === 0 && guard.packageWide && isPackageVariable(instance.place) && !isMains;
  // Which of an interface's implementers it is says little about the locks around it.
  if (doubtOf(instance) > 0 && !isThatOne) doubts++;
  if (instance.context.thread.kind === 'main' || instance.context.thread.id === byWhoeverKeepsIt) doubts++;
  if (comesBeforeStart(instance, guard, times) === 'at first') doubts++;
  // Another struct's lock that is held while things are made ready: what looks at the map afterwards meets nobody.
  // So does what main fills before anything else, whatever lock it takes for that.
  if ((!guard.sameOwner || isMains) && prepares(partner)) doubts++;
  // ... and what makes things ready may well come before whoever takes another struct's lock.
  if (prepares(instance)) doubts += guard.sameOwner ? 1 : 2;
  if (isWaived(func, pos)) doubts += guard.sameOwner && isChange(kind) ? 1 : 2;
  return doubts;
}

export function lockConfidence(guard: Guard, instance?: Instance, times?: Times): Confidence {
  if (guard.declared) return 'high';
  if (guard.readersOnly) return 'medium';
  if (guard.keepersOnly) return 'low';
  const ratio = guard.share;
  if (guard.named) return ratio >= 0.7 && guard.held >= 3 ? 'high' : 'medium';
  const near = guard.sameOwner || guard.above || guard.ancestor || guard.packageWide;
  const isAllTheTime = instance !== undefined && times !== undefined && isTakenAllTheTime(guard, instance, times);
  // One function takes the lock to fill the map, and all others look without: that may well be before they start, unless
  // they look again and again.
  const functions = new Set(guard.holders.map((holder) => holder.site.func));
  const looksAgain = instance?.access.patient || (instance !== undefined && isFetchedUnder(instance, guard));
  if (functions.size === 1 && ratio < 0.5 && guard.held < 3 && !looksAgain && !isAllTheTime) return 'low';
  if (near && !(guard.pointedTo && !guard.sameOwner) && ratio >= 0.7 && guard.held >= 3) return 'high';
  if (near && ratio >= 0.4) return 'medium';
  if (isAllTheTime) return 'medium';
  // A goroutine that goes on and looks each time round meets whoever takes the object's own lock for a change.
  if (guard.sameOwner && guard.write && instance && goesOnLooking(instance)) return 'medium';
  // A mutex above the fields that it is for.
  if (guard.above && ratio >= 0.3) return 'medium';
  return 'low';
}

/**
 * `go c.expire()`, which goes on until it is told to return, takes its object's own lock each time round, and meets whoever else
 * comes to the map, whenever that is: one of the two changes it.
 */
function isTakenAllTheTime({ lock, sameOwner, holders }: Guard, instance: Instance, times: Times): boolean {
  const isOfObject = (func: Func): boolean => times.isEndless(func) && isOwnerOf(lock, func);
  const mayMeet = ({ site, context }: Instance): boolean =>
    context.thread.kind === 'go' &&
    context.thread.outlives &&
    context.thread.id !== instance.context.thread.id &&
    (isChange(site.kind) || isChange(instance.site.kind)) &&
    onItsGoroutine(context).some(isOfObject);
  return sameOwner && crashes(instance.site.kind) && holders.some(mayMeet);
}

/** The function, or the one around it, is a method of the lock's object, or makes one. */
function isOwnerOf(lock: VarSymbol, func: Func): boolean {
  const { receiver, results } = outermost(func);
  return [...(receiver ? [receiver] : []), ...results].some(({ type }) => {
    const own = namedBehind(type);
    return own !== undefined && own === lock.owner;
  });
}

function goesOnLooking({ access, context: { thread } }: Instance): boolean {
  return access.patient === true && thread.kind === 'go' && thread.outlives;
}

/** The lock was taken to get at the map, so others are expected, and was released before it is used. */
export function isFetchedUnder(instance: Instance, guard: Guard): boolean {
  return instance.access.stale.some(({ lock }) => lock.declaration === guard.lock);
}

/** One side is what the program does, the other what nobody in it asks for. */
function isOutOfUse(instance: Instance, guard: Guard, times: Times): boolean {
  const changes = guard.holders.filter((holder) => isChange(holder.site.kind));
  const used = changes.filter((change) => !times.isUnused(change));
  return times.isUnused(instance) ? used.length > 0 : changes.length > 0 && used.length === 0;
}

/**
 * One function alone takes the lock, and the goroutines that it starts and waits for: it keeps these apart, and tells nothing
 * of who comes before or after. They may do so in a function that they call.
 */
function isAmongSiblings(guard: Guard, instance: Instance, times: Times): boolean {
  const { site } = instance;
  if (guard.declared || isBesideEndless(instance, guard.holders, times) || isOneOfThem(instance, guard.holders))
    return false;
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

/** It is itself on a goroutine that one function starts and waits for, as is one who takes the lock: neither comes first. */
function isOneOfThem({ context }: Instance, holders: readonly Instance[]): boolean {
  const starter = waitingFor(context)?.func;
  return starter !== undefined && holders.some((holder) => waitingFor(holder.context)?.func === starter);
}

/** Those who take it do so on the way of a function that goes on until it is told to return: others come while it does. */
function isBesideEndless({ context }: Instance, holders: readonly Instance[], times: Times): boolean {
  const here = onTheWay(context);
  return holders.every((holder) =>
    onTheWay(holder.context).some((func) => times.isEndless(func) && !here.includes(func)),
  );
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

/** Of all the program, only tests call it. */
function isForTests(func: Func, group: MapGroup): boolean {
  const callers = group.callersOf(func);
  return callers.length > 0 && callers.every((caller) => caller.test);
}

/**
 * Changes are made under this lock as well: it may be that both are taken for a change, and one is enough for a look. Not so with
 * one that is named for another map.
 */
function guardsToo({ site: { kind }, locks }: Instance, guard: Guard, map: VarSymbol): boolean {
  const others = locks.flatMap(({ place: { declaration } }) => declaration ?? []);
  return guard.holders.some(
    (holder) =>
      isChange(holder.site.kind) &&
      others.some(
        (lock) => lock !== guard.lock && !(isChange(kind) && isForAnother(lock, map)) && heldLock(holder, lock),
      ),
  );
}

function isForAnother(lock: VarSymbol, map: VarSymbol): boolean {
  const shape = lock.owner?.definition;
  if (shape?.kind !== 'struct' || lock.owner !== map.owner) return false;
  return shape.fields.some((field) => field !== map && isLockNamedFor(lock.name, field.name));
}

/** An option, say: whoever calls the literal hands it the object, and may hold its lock. */
function isHandedByNobodyKnown({ context, place: { root } }: Instance): boolean {
  if (context.from || context.thread.kind !== 'unknown' || context.func.symbol) return false;
  return root.kind === 'var' && root.role === 'param' && root.func === context.func;
}
