// Accesses of which the program's threads tell that they may run at the same time, where no lock is seen at all. In: a
// map's instances with their contexts. Out: conflicts.
import type { Confidence, EvidenceKind } from '../../finding.js';
import type { Func } from '../../model/program.js';
import type { TypeSymbol, VarSymbol } from '../../model/symbols.js';
import { isExported } from '../../text/exported.js';
import { areOfTwoCommands } from '../commands.js';
import { type Conflict, fromInstance, lower } from '../conflict.js';
import type { Context } from '../context.js';
import { contractOf } from '../contracts.js';
import { isStartedAgain } from '../entering.js';
import type { Instance, MapGroup } from '../groups.js';
import { counts, type Guard, heldLock } from '../guards.js';
import { structsAround } from '../handed-out.js';
import type { Times } from '../lifetimes.js';
import { excluded, hasMutex, locksOfTheirOwn, objectOf } from '../locks.js';
import { ends, isBefore, isBeingMade, isSetup, isStandIn, isStartedAfter, setsUp } from '../phases.js';
import { isPackageVariable, type Place } from '../place.js';
import { crashes, type Held, isChange, isFilledUnseen, isMade } from '../summary.js';
import { isTestCode } from '../test-code.js';
import { doubtOf, isElsewhere, isOnThread, isTooFar, leadsThroughTests, longWay, stepsBehind } from './instances.js';

export function together(
  group: MapGroup,
  guard: Guard | undefined,
  times: Times,
  offer: (conflict: Conflict) => void,
): void {
  const live = group.instances.filter((i) => counts(i) && crashes(i.site.kind));
  const changes = live.filter((i) => isChange(i.site.kind));
  const isAtHome = (i: Instance): boolean => (i.owned && !i.context.inTest) || i.context.thread.kind === 'init';
  const atHome = new Set(group.instances.flatMap((i) => (isAtHome(i) ? i.site : [])));
  for (const i of live) if (i.shared && isOnThread(i)) atHome.delete(i.site);
  for (const change of changes) {
    for (const other of live) {
      const reasons = [mayRunTogether(change, other, times), besideExported(change, other)].filter(
        (it) => it !== undefined,
      );
      if (
        reasons.length === 0 ||
        isElsewhere(change, other) ||
        leadsTo(change, other) ||
        leadsTo(other, change) ||
        isWaitedFor(change, other) ||
        areOfTwoCommands(change.context, other.context) ||
        (change.access.claim !== undefined && change.access.claim === other.access.claim) ||
        excluded(change, other, (lock) => mayBeOneThread(change, other) && isLockOfOne(lock, change.context)) ||
        isFilledUnseen(change, other.access) ||
        isBefore(change, other) ||
        isBefore(other, change) ||
        isServedLater(group, change, other, times) ||
        isServedLater(group, other, change, times)
      )
        continue;
      const contract = contractOf(change.site.func) ?? contractOf(other.site.func);
      if (contract) continue;
      for (const because of reasons) {
        let { confidence } = because;
        const certain = isPackageVariable(change.place);
        // Others may come to an exported method by another way than the program does.
        const isOpen = (i: Instance): boolean => i.context.thread.kind === 'entry' || i === because.caller;
        const starts = startsOf(change, other);
        const doubts = [change, other].map((i, side) => {
          if (isOpen(i)) return doubtOf(i);
          return (isCallback(i) ? i.context.doubt - 1 : i.context.doubt) - (starts[side]?.doubt ?? 0);
        });
        confidence = lower(confidence, Math.min(certain ? 1 : 2, Math.max(...doubts)));
        // The longer the way, the more has to be so for both to get there.
        const depths = [change, other].map((i, side) =>
          isOpen(i) ? stepsBehind(i) : depthOf(i.context, mayBeOneThread(change, other)) - (starts[side]?.depth ?? 0),
        );
        const [near, far] = depths.sort((a, b) => a - b) as [number, number];
        if (!certain && far >= longWay) confidence = lower(confidence, isTooFar(near, far) ? 2 : 1);
        if (change.place.hasElement && change.place.nesting === 0) confidence = lower(confidence);
        // Each thread may have an element of its own, unless one goes through all of them.
        const sweeps = change.access.sweeps || other.access.sweeps;
        if (group.nesting > 0 && (!sweeps || confidence === 'high')) confidence = lower(confidence);
        // A fake server answers one client after another.
        if ([change, other].some((i) => isTestCode(i.site.func) || isTestCode(i.context.thread.func)))
          confidence = 'low';
        if ([change, other].some((i) => leadsThroughTests(i) || isStandIn(i.place, i.context))) confidence = 'low';
        if (times.isSealed(group, other) || times.isOver(change, other) || times.isOver(other, change))
          confidence = 'low';
        // A host configures its plugin before it asks for anything else.
        if ([change, other].some((i) => configures(i.context.thread))) confidence = 'low';
        if (because.evidence === 'object-thread') {
          const caller = because.caller ?? (change.context.thread.kind === 'entry' ? change : other);
          const thread = caller === change ? other : change;
          // Where the program itself comes here, it does so with objects that nobody else knows yet, or in init functions.
          const known = isComponent(thread, caller) || atHome.has(caller.site);
          if (
            isSetup(caller) ||
            times.isInChain(caller) ||
            isBeingMade(caller) ||
            known ||
            times.isUnused(caller) ||
            isLockedElsewhere(group, caller, thread)
          )
            confidence = 'low';
        }
        const [first, second] = doesWithout(other, change, guard) ? [other, change] : [change, other];
        offer({
          kind: 'unlocked',
          declaration: group.declaration,
          nesting: group.nesting,
          first: fromInstance(first),
          second: fromInstance(second),
          more: [],
          evidence: because.evidence,
          confidence,
          guard: undefined,
          why: because.why,
          facts: locksOfTheirOwn(change, other),
          at: undefined,
        });
      }
    }
  }
}

/** Of the two, that one is to be mended: it holds no lock where the other does, or any but the map's. */
function doesWithout(one: Instance, other: Instance, guard: Guard | undefined): boolean {
  if (guard && heldLock(other, guard.lock)) return !heldLock(one, guard.lock);
  const holds = (i: Instance): boolean => i.locks.some((held) => held.sure);
  return holds(other) && !holds(one);
}

/**
 * The handler, which is known as one by its shape, is made known to a server only when the other side is done, or before any
 * server is started.
 */
function isServedLater(group: MapGroup, early: Instance, handler: Instance, times: Times): boolean {
  const { site, context } = handler;
  if (context.thread.onceStarted) return times.isServedAfter(early, handler);
  if (early.context.thread.kind === 'handler' || context.thread.kind !== 'handler') return false;
  const served = group.instances.filter((i) => i.site === site && i.context.thread.kind === 'handler' && isPlaced(i));
  const isOfGoroutine = early.context.thread.kind === 'go';
  if (served.length === 0)
    return isOfGoroutine ? times.isMadeKnownAfter(early, handler) : times.isServedAfter(early, handler);
  if (isOfGoroutine) return served.every((i) => isStartedAfter(early, i));
  return served.every((i) => times.isServedAfter(early, i));
}

/** It is known where the program makes the handler known. */
function isPlaced({ context }: Instance): boolean {
  for (let at: Context | undefined = context; at?.from; at = at.from.context) if (at.from.call.thread) return true;
  return false;
}

/**
 * `job.mu`: each of the goroutines that are started there, or of the requests that are answered, has another job. What whoever
 * starts it has been handed may be the same each time.
 */
function isLockOfOne({ place }: Held, context: Context): boolean {
  const object = objectOf(place);
  if (!object || object.depth > 0) return false;
  let { root } = object;
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (root.kind !== 'var') break;
    if (at.common.has(root) || at.shared.has(root)) return false;
    const [passed, ...others] = at.from?.call.bindings.get(root) ?? [];
    if (!passed || others.length > 0 || passed.depth > 0) return false;
    root = passed.root;
    if (at.from?.call.thread) break;
  }
  return root.kind === 'alloc';
}

/** The one is made on the way to the event loop in which the other is made, or after that. */
function leadsTo({ context }: Instance, { context: { thread } }: Instance): boolean {
  const { leading } = thread;
  if (!leading || context.thread.leading === leading) return false;
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (leading.has(at.func)) return true;
    if (at.from?.call.thread) return false;
  }
  return false;
}

function mayBeOneThread(a: Instance, b: Instance): boolean {
  return a.context.thread.id === b.context.thread.id;
}

/**
 * How many calls lead there. Where both sides lie in the goroutines that one loop starts, whatever leads to the loop
 * leads to both.
 */
function depthOf(context: Context, together: boolean): number {
  if (!together) return context.depth;
  let depth = 0;
  for (let at = context; at.from; at = at.from.context) {
    depth++;
    if (at.from.call.thread) return at.from.call.thread.many ? depth : context.depth;
  }
  return context.depth;
}

/**
 * On the way of the one lies the function that starts the other's goroutine: what leads to that function leads to both. Where it
 * begins on the way of each, and what doubt there is by then.
 */
function startsOf(a: Instance, b: Instance): readonly (Pick<Context, 'doubt' | 'depth'> | undefined)[] {
  for (const [on, started, isSwapped] of [
    [a, b, false],
    [b, a, true],
  ] as const) {
    const start = starterOf(started.context);
    const common = start && onOneThread(on.context, start.func);
    // A goroutine's own way begins anew, without the doubts before.
    if (common) return isSwapped ? [{ ...start, doubt: 0 }, common] : [common, { ...start, doubt: 0 }];
  }
  return [];
}

/**
 * The one starts the other's goroutine, and waits for it, in a function on its way: what it does between is held against that
 * goroutine there.
 */
function isWaitedFor(a: Instance, b: Instance): boolean {
  const waitsFor = ({ context }: Instance, { context: started }: Instance): boolean => {
    // Of many that do so, one may meet another's.
    const start = started.thread.outlives || context.thread.many ? undefined : starterOf(started);
    return start !== undefined && onOneThread(context, start.func) !== undefined;
  };
  return waitsFor(a, b) || waitsFor(b, a);
}

function starterOf(context: Context): Context | undefined {
  return context.thread.kind === 'go' ? startOf(context)?.context : undefined;
}

/** The call that has started the goroutine. */
function startOf(context: Context): Context['from'] {
  for (let at: Context | undefined = context; at?.from; at = at.from.context) if (at.from.call.thread) return at.from;
  return undefined;
}

/** The function, on the way from where its goroutine starts. */
function onOneThread(context: Context, func: Func): Context | undefined {
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (at.func === func) return at;
    if (at.from?.call.thread) return undefined;
  }
  return undefined;
}

interface Because {
  readonly evidence: EvidenceKind;
  readonly confidence: Confidence;
  readonly why: string;
  /** Reached on one of the program's own threads, but by a method that others may call as well. */
  readonly caller?: Instance;
}

function mayRunTogether(a: Instance, b: Instance, times: Times): Because | undefined {
  const mine = a.context.thread;
  const theirs = b.context.thread;
  const known = (i: Instance): boolean => i.shared || i.handedOut;
  if (mine.queued && theirs.queued) return undefined;
  // Two requests may come for one element; how it is made, or that it has a mutex, says that they do.
  const isElementOfMany = (i: Instance): boolean => i.context.thread.kind === 'handler' && i.member;
  const isForMany = (type: TypeSymbol): boolean => hasMutex(type) || times.finderOf(type) !== undefined;
  const object = isElementOfMany(a) && isElementOfMany(b) ? structsAround(a).find(isForMany) : undefined;
  if (object)
    return {
      evidence: 'handler',
      confidence: a.place.hasElement ? 'high' : 'medium',
      why: `${mine.func.name} is ${withArticle(mine.what)}, and several requests may be for one ${object.name}`,
    };
  if (isAmongOthers(a, b) || isAmongOthers(b, a))
    return {
      evidence: mine.kind === 'handler' || theirs.kind === 'handler' ? 'handler' : 'reach',
      confidence: 'medium',
      why: `${mine.what} ${startedIn(mine)}has entered the object where ${theirs.what} ${startedIn(theirs)}finds it among others`,
    };
  if (!known(a) || !isOnThread(a)) {
    // The change may lie on the outer side: an exported method beside the object's own goroutine.
    if (!known(b) || !isOnThread(b) || !theirs.outlives || mine.kind !== 'entry' || !fromReceiver(a)) return undefined;
    return {
      evidence: 'object-thread',
      confidence: 'medium',
      why: `${theirs.what} ${startedIn(theirs)}uses the map, and ${a.site.func.name} can be called from any other`,
    };
  }
  if (hasTakenOver(a, b) || hasTakenOver(b, a) || areStartedOnce(a, b)) return undefined;
  if (mine.id === theirs.id) {
    if (!a.shared || !b.shared || (a.apart && b.apart)) return undefined;
    if (!mine.many)
      return isStartedForEachCall(a) && isStartedForEachCall(b)
        ? {
            evidence: 'object-thread',
            confidence: 'medium',
            why: `each call of ${mine.func.name} starts such a ${mine.what}, and the one before may be at work still`,
          }
        : undefined;
    if (areOfOnlyRun(a, b)) return undefined;
    const handler = mine.kind === 'handler';
    return {
      evidence: handler ? 'handler' : 'reach',
      confidence: handler ? 'high' : 'medium',
      why: handler
        ? `${mine.func.name} is ${withArticle(mine.what)}, which runs many times at once`
        : `${mine.what} ${startedIn(mine)}runs more than once at the same time`,
    };
  }
  // Two goroutines that are waited for are held against each other where both are started.
  if (!mine.outlives && !theirs.outlives) return undefined;
  if (isOnThread(b) && known(b) && !areOfTwoVariables(a, b))
    return {
      evidence: mine.kind === 'handler' || theirs.kind === 'handler' ? 'handler' : 'reach',
      confidence: mine.kind === 'handler' || theirs.kind === 'handler' ? 'high' : 'medium',
      why: `${mine.what} ${startedIn(mine)}and ${theirs.what} ${startedIn(theirs)}run at the same time`,
    };
  // An object with a goroutine of its own, and one that goes through all of them.
  if (isOnThread(b) && a.handedOut && b.member)
    return {
      evidence: 'reach',
      confidence: 'medium',
      why: `${mine.what} ${startedIn(mine)}and ${theirs.what} ${startedIn(theirs)}run at the same time`,
    };
  if (mine.outlives && theirs.kind === 'entry' && fromReceiver(b))
    return {
      evidence: 'object-thread',
      confidence: 'medium',
      why: `${mine.what} ${startedIn(mine)}uses the map, and ${b.site.func.name} can be called from any other`,
    };
  // What calls a callback is not known; the goroutine that goes on working is another, as a rule.
  if (mine.outlives && mine.kind === 'go' && isPackageVariable(a.place) && isCallback(b))
    return {
      evidence: 'object-thread',
      confidence: 'medium',
      why: `${mine.what} ${startedIn(mine)}uses the map, and ${b.site.func.name} is a callback`,
    };
  return undefined;
}

/** `ticks, messages := &part{}, &part{}`: literals that capture one variable each of the function that hands them out. */
function areOfTwoVariables(a: Instance, b: Instance): boolean {
  const [mine, theirs] = [variableOf(a), variableOf(b)];
  return mine !== undefined && theirs !== undefined && mine !== theirs && mine.func === theirs.func;
}

/** The local variable that the access begins with, whoever was handed what it refers to. */
function variableOf({ place, context }: Instance): VarSymbol | undefined {
  let { root } = place;
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (root.kind !== 'var') return undefined;
    if (root.role === 'local') return root;
    if (root.func !== at.func) continue;
    const [object, ...others] = at.from?.call.bindings.get(root) ?? [];
    if (!object || others.length > 0 || object.depth > 0) return undefined;
    root = object.root;
  }
  return undefined;
}

/** The one has made the object, and entered it where the other finds it among those of other goroutines. */
function isAmongOthers(maker: Instance, finder: Instance): boolean {
  const { thread } = maker.context;
  if (!maker.entered || !finder.member || !isOnThread(maker) || !isOnThread(finder) || ends(maker)) return false;
  return thread.many || thread.id !== finder.context.thread.id;
}

/**
 * The object's own goroutine, and an exported method that another of the program's threads comes to: by a way that leaves
 * doubt whether it is the same object there, but others may come by one that leaves none.
 */
function besideExported(a: Instance, b: Instance): Because | undefined {
  for (const [own, caller] of [
    [a, b],
    [b, a],
  ] as const) {
    const { thread } = own.context;
    if (thread.kind !== 'go' || !thread.outlives || !(own.shared || own.handedOut)) continue;
    const method = exportedOn(caller);
    if (!method || !isOnThread(caller) || caller.context.thread.id === thread.id) continue;
    if (hasTakenOver(a, b) || hasTakenOver(b, a) || areStartedOnce(a, b) || setsUp(method)) continue;
    return {
      evidence: 'object-thread',
      confidence: 'medium',
      why: `${thread.what} ${startedIn(thread)}uses the map, and ${method.name} can be called from any other`,
      caller,
    };
  }
  return undefined;
}

/** The exported method of the map's object by which the way leads there. */
export function exportedOn({ context, place }: Instance): Func | undefined {
  let { root } = place;
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    const { func } = at;
    if (root !== func.receiver) return undefined;
    if (func.symbol && isExported(func.symbol.name) && func.pkg.name !== 'main') return func;
    const [object, ...others]: readonly Place[] = at.from?.call.bindings.get(root) ?? [];
    if (!object || others.length > 0 || object.depth > 0 || at.from?.call.thread) return undefined;
    root = object.root;
  }
  return undefined;
}

/** Of all functions of a container one goroutine each is started, and both are what this one comes to. */
function areOfOnlyRun(a: Instance, b: Instance): boolean {
  const [mine, theirs] = [startOf(a.context), startOf(b.context)];
  if (!mine?.call.only || !theirs?.call.only || mine.call.target !== theirs.call.target) return false;
  // Whoever tells listeners does so for one message after another.
  return [mine, theirs].every(
    ({ context, call }) => !context.thread.many && !call.forWork && !isStartedAgain(context, call),
  );
}

/**
 * An exported method starts the goroutine for what it is handed, and does not wait for it: the next call comes with
 * something else, to the same object. So does a function for a map of the package, if others call it.
 */
function isStartedForEachCall({ context, place }: Instance): boolean {
  for (let at: Context | undefined = context; at?.from; at = at.from.context) {
    const { context: caller, call }: NonNullable<Context['from']> = at.from;
    if (!call.thread) continue;
    const { func } = caller;
    const name = func.symbol?.name ?? '';
    if (call.thread.func !== func || call.handler || !call.outlives || call.once || caller.once) return false;
    if (!call.forWork || startsUp.test(name)) return false;
    if (place.root.kind === 'var' && place.root.role === 'package' && isCalledByOthers(caller)) return true;
    if (!func.receiver || !isExported(name) || func.pkg.name === 'main') return false;
    return place.root.kind === 'var' && (place.root.role === 'receiver' || place.root.role === 'package');
  }
  return false;
}

/** The way begins with what a library is handed to call, or with what other programs may: any number of times. */
function isCalledByOthers(context: Context): boolean {
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (startsUp.test(at.func.symbol?.name ?? '')) return false;
    if (!at.from) return at.thread.kind === 'handler' || at.thread.kind === 'serial' || isHandedAway(at);
  }
  return false;
}

/** A function that the program itself calls nowhere: unless it is of no use, it has been handed to somebody who does. */
function isHandedAway({ func, thread: { kind, id } }: Context): boolean {
  if (kind === 'entry') return true;
  return kind === 'unknown' && func.symbol !== undefined && !func.receiver && id === 'entry';
}

/** By its name, it is called once for each object. */
const startsUp =
  /^(apply|attach|begin|bind|boot|configure|connect|dial|enable|init|install|join|launch|listen|load|mount|new|open|prepare|provision|register|restore|resume|run|serve|set|setup|start|use|wait|watch|with)/i;

/**
 * One flag tells of both that they have been started, by one function: that one has held them against each other. Or one go
 * statement has started both, each with an object that was made for it.
 */
function areStartedOnce(a: Instance, b: Instance): boolean {
  const mine = a.context.thread;
  const theirs = b.context.thread;
  if (!a.apart || a.apart !== b.apart || mine.func !== theirs.func) return false;
  return !isMade(a.apart) || mine.pos === theirs.pos;
}

/** One goroutine starts the other as the last that it does. */
function hasTakenOver(heir: Instance, { context: { thread } }: Instance): boolean {
  if (thread.many || thread.kind !== 'go') return false;
  for (let at: Context | undefined = heir.context; at?.from; at = at.from.context) {
    const { context, call }: NonNullable<Context['from']> = at.from;
    if (!call.thread || !call.takesOver || context.thread.id !== thread.id) continue;
    // What comes after the function that starts it is not known, but for one that a goroutine begins with, or its last deed.
    let last = context;
    while (last.from && !last.from.call.thread && last.from.call.takesOver) last = last.from.context;
    if (last.from?.call.thread) return true;
  }
  return false;
}

/** A literal of which nothing is known but that it was handed away. */
function isCallback({ context: { thread } }: Instance): boolean {
  return thread.kind === 'unknown' && thread.func.symbol === undefined;
}

/** The caller holds a lock under which the other place is reached as well: by the way that is taken, no doubt. */
function isLockedElsewhere(group: MapGroup, caller: Instance, other: Instance): boolean {
  const isOwn = (lock: Held): boolean => mayBeOneThread(caller, other) && isLockOfOne(lock, caller.context);
  const held = caller.locks.flatMap((lock) => (lock.copied || isOwn(lock) ? [] : (lock.place.declaration ?? [])));
  return (
    held.length > 0 &&
    group.instances.some(
      (i) =>
        i.site === other.site &&
        i.context !== other.context &&
        i.locks.some(({ place: { declaration } }) => declaration !== undefined && held.includes(declaration)),
    )
  );
}

/**
 * The goroutine reaches the object through another, which may keep it to itself: a method that nobody calls says nothing
 * of how that one is used. Where the caller comes through the same field, it is that one's method which is called.
 */
function isComponent(thread: Instance, caller: Instance): boolean {
  if (thread.holder === undefined) return false;
  return thread.holder.own === undefined || thread.holder.own !== caller.holder?.own;
}

/** A service's method by which it is set up. */
function configures({ kind, func }: Context['thread']): boolean {
  return kind === 'handler' && /^(Configure|Init|Initialize|Provision|Setup)$/.test(func.symbol?.name ?? '');
}

function startedIn(thread: Context['thread']): string {
  if (thread.what === 'event loop') return `of ${thread.func.name} `;
  return thread.kind === 'handler' ? '' : `started in ${thread.func.name} `;
}

/** The object is one that the caller of an exported method has, or a package variable; or its function has the map. */
function fromReceiver({ place, context }: Instance): boolean {
  const { root } = place;
  if (root.kind !== 'var') return false;
  return (
    isObject(root) ||
    isHandedFirst(root, place, context) ||
    (root.role === 'local' && isKeptByObject(root.func, context))
  );
}

/** `func Ack(c *Client, id int)`: a method but for how it is written, of a type of its own package. */
function isHandedFirst(root: VarSymbol, { parent, declaration }: Place, { func }: Context): boolean {
  const isFirst = !func.receiver && !func.parent && func.params[0] === root && root.type.kind === 'pointer';
  return isFirst && parent?.last === undefined && declaration?.owner?.pkg === func.pkg;
}

/** What a function that lies in the object's field has captured: a variable of the function that has returned it. */
function isKeptByObject(maker: Func | undefined, { func, from }: Context): boolean {
  const keeper = from?.call.keptIn?.root;
  return func.parent === maker && keeper?.kind === 'var' && isObject(keeper);
}

function isObject({ role }: VarSymbol): boolean {
  return role === 'package' || role === 'receiver';
}

function withArticle(what: string): string {
  return `${/^([aeio]|HTTP|MQTT|NATS|NSQ)/.test(what) ? 'an' : 'a'} ${what}`;
}
