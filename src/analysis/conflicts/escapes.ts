// Maps that are handed out of the critical section that guards them. In: a map's escapes and its guard. Out: conflicts, if
// callers go on without the guard.
import { notConcurrencySafe } from '../../knowledge/index.js';
import type { Func } from '../../model/program.js';
import { isExported } from '../../text/exported.js';
import { type Conflict, fromInstance } from '../conflict.js';
import type { Context } from '../context.js';
import { contractOf, isForTestsBySaying } from '../contracts.js';
import type { MapGroup } from '../groups.js';
import type { Guard } from '../guards.js';
import { counts, guardingLock, heldLock, vouches } from '../guards.js';
import type { Times } from '../lifetimes.js';
import type { AccessSite } from '../summary.js';
import { crashes, isChange } from '../summary.js';
import { isTestCode } from '../test-code.js';
import { lockConfidence } from './lock-confidence.js';

export function escapes(group: MapGroup, guard: Guard, times: Times, offer: (conflict: Conflict) => void): void {
  const changes = group.instances.filter(
    (i) => (counts(i) || vouches(i)) && isChange(i.site.kind) && !i.remade && heldLock(i, guard.lock)?.mode === 'write',
  );
  const later = changes.filter(({ context: { thread } }) => thread.kind !== 'main' && !isTestCode(thread.func));
  if (changes.length === 0) return;
  for (const escape of group.escapes) {
    if (escape.how === 'store' || escape.how === 'put' || isTestCode(escape.func) || contractOf(escape.func)) continue;
    // What a function fills and then hands out may be complete from then on.
    const elsewhere = later.find((i) => i.site.func !== escape.func);
    const change = elsewhere ?? changes[0]!;
    // Its documentation says that callers have to see to it.
    if (warnsOfOthers(escape.func)) continue;
    // What a test does with it is its own.
    const callers = group.callersOf(escape.func).filter((caller) => !caller.test);
    if (callers.length === 0 && isForTestsBySaying(escape.func)) continue;
    const used =
      callers.length === 0 ||
      callers.some((caller) => usesWithout(caller, guard, group) || putsAway(caller, guard, group)) ||
      // Through an interface, what they do with the map is not seen.
      (group.isCalledInDoubt(escape.func) && !group.instances.some(({ site }) => callers.some((c) => isIn(site, c))));
    const held = escape.locks.find((h) => h.sure && h.place.declaration === guard.lock && h.pos !== undefined);
    if (!held && !isOpenGetter(escape, callers, guard)) continue;
    const isComplete = times.isSealedIn(group, escape.func) || times.isOverAfter(change, escape.awaited);
    const site: AccessSite = {
      func: escape.func,
      kind: 'read',
      pos: escape.pos,
      end: escape.end,
      exprPos: escape.pos,
      exprEnd: escape.end,
      deferred: false,
    };
    offer({
      kind: 'escape',
      declaration: group.declaration,
      nesting: group.nesting,
      first: { site, place: escape.place, locks: escape.locks, way: [], thread: undefined },
      second: fromInstance(change),
      more: [],
      evidence: 'escape',
      confidence: used && elsewhere && !isComplete && !times.isUnusedFunction(escape.func) ? 'medium' : 'low',
      guard,
      why: 'the caller goes on using the map after the lock is released',
      facts: [],
      at: undefined,
    });
  }
}

function warnsOfOthers({ doc }: Func): boolean {
  return doc !== undefined && notConcurrencySafe.some((phrase) => phrase.test(doc));
}

/** Whoever calls it gets the live map, and no lock with it. */
function isOpenGetter(escape: MapGroup['escapes'][number], callers: readonly Func[], guard: Guard): boolean {
  const { func, place, locks } = escape;
  return (
    escape.how === 'return' &&
    locks.length === 0 &&
    callers.length === 0 &&
    place.root === func.receiver &&
    isExported(func.symbol?.name ?? '') &&
    guard.sameOwner &&
    lockConfidence(guard) !== 'low'
  );
}

/** The caller of a function that hands the map out touches it without the guard. */
function usesWithout(caller: Func, guard: Guard, group: MapGroup): boolean {
  return group.instances.some((i) => {
    if (!crashes(i.site.kind) || guardingLock(i, guard.lock)) return false;
    if (isIn(i.site, caller)) return true;
    for (let at: Context | undefined = i.context; at?.from; at = at.from.context)
      if (at.from.context.func === caller) return true;
    return false;
  });
}

/** ... or puts it in what somebody else is handed, as a message is that is encoded later on. */
function putsAway(caller: Func, guard: Guard, group: MapGroup): boolean {
  const isHeld = ({ locks }: MapGroup['escapes'][number]): boolean =>
    locks.some(({ place }) => place.declaration === guard.lock);
  return group.escapes.some((one) => one.how === 'put' && isIn(one, caller) && !isHeld(one));
}

/** It lies in this function, or in a literal of it. */
function isIn({ func }: Pick<AccessSite, 'func'>, outer: Func): boolean {
  for (let at: Func | undefined = func; at; at = at.parent) if (at === outer) return true;
  return false;
}
