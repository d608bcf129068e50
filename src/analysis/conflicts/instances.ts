// What several kinds of evidence ask of an instance: how sure the way to it is, and whose object it touches.

import type { AllocRoot } from '../../flow/graph.js';
import type { Func } from '../../model/program.js';
import { areNeverTogether } from '../../model/test-files.js';
import { isExported } from '../../text/exported.js';
import type { Conflict } from '../conflict.js';
import type { Context } from '../context.js';
import type { Instance } from '../groups.js';
import { isPartOfRoot } from '../phases.js';
import { isTestCode } from '../test-code.js';
import type { Unused } from '../unused.js';

/** Calls, after which a way is no longer taken for granted. */
export const longWay = 5;

/** The longer the two ways, the more has to be so for both to be taken with one object. */
export function isTooFar(near: number, far: number): boolean {
  return near >= longWay || far >= longWay + 3;
}

/**
 * How sure is the way to an access? An exported function may be called by anyone, whoever calls it here: how it is
 * reached matters only where the claim rests on the thread that it is reached on.
 */
export function doubtOf({ context }: Instance): number {
  return context.doubt - (lastExported(context)?.doubt ?? 0);
}

/** ... and how many calls long it is. */
export function stepsBehind({ context }: Instance): number {
  return context.depth - (lastExported(context)?.depth ?? 0);
}

/** The last function on the way that anyone may call. */
function lastExported(context: Context): Context | undefined {
  for (let at: Context | undefined = context; at; at = at.from?.context) if (isForAnyone(at.func)) return at;
  return undefined;
}

export function isForAnyone({ symbol, pkg }: Func): boolean {
  return symbol !== undefined && isExported(symbol.name) && pkg.name !== 'main';
}

/**
 * From where its goroutine starts, or whoever calls comes in, the way leads through functions that no other package can call;
 * or that are called by the application alone which they are part of. Where that is: the function that comes in.
 */
export function ownWayFrom(context: Context, { isOfApplication }: Pick<Unused, 'isOfApplication'>): Func | undefined {
  for (let at = context; ; at = at.from.context) {
    if (at.from?.call.thread) return at.from.context.func;
    if (!at.from) return at.func;
    if (isForAnyone(at.func) && !isOfApplication(at.func)) return undefined;
  }
}

/** Where a goroutine was started, if whoever did waits for it: it is at work while nothing else happens there. */
export function waitingFor(context: Context): Context | undefined {
  if (context.thread.kind !== 'go' || context.thread.outlives) return undefined;
  for (let at: Context | undefined = context; at?.from; at = at.from.context)
    if (at.from.call.thread) return at.from.context;
  return undefined;
}

/**
 * The program's own code gets there only where a test has put a fake, or a function of its own, behind an interface: the
 * program itself does not come that way. Nor does a test, where the fake is that of another package's tests.
 */
export function leadsThroughTests({ context }: Instance): boolean {
  let leads = throughTests.get(context);
  if (leads === undefined) {
    leads = entersTests(context);
    throughTests.set(context, leads);
  }
  return leads;
}

const throughTests = new WeakMap<Context, boolean>();

function entersTests(context: Context): boolean {
  let entered = false;
  let at = context;
  let tested: Func | undefined;
  for (; at.from; at = at.from.context) {
    if (tested && areNeverTogether(at.func, tested)) return true;
    if (at.func.test) tested ??= at.func;
    const caller = at.from.context.func;
    entered ||= (at.func.test && !caller.test) || (isTestCode(at.func) && !isTestCode(caller));
  }
  return (entered && !at.func.test) || (tested !== undefined && areNeverTogether(at.func, tested));
}

/**
 * Without those whose way begins in what is there for tests, where others get to the same place: the program itself comes
 * their way.
 */
export function onOwnWays(instances: readonly Instance[]): readonly Instance[] {
  const others = instances.filter((instance) => !beginsInTests(instance));
  if (others.length === instances.length) return instances;
  const sites = new Set(others.map(({ site }) => site));
  return instances.filter((instance) => !sites.has(instance.site) || others.includes(instance));
}

function beginsInTests({ context }: Instance): boolean {
  let at = context;
  while (at.from) at = at.from.context;
  return isTestCode(at.func) && !isTestCode(context.func);
}

/** A goroutine, a handler or a callback is seen to get there. */
export function isOnThread({ context: { thread } }: Instance): boolean {
  return thread.kind === 'go' || thread.kind === 'handler' || thread.kind === 'serial';
}

/** They belong to different owners: the map of a file store's index is not that of a memory store's. */
export function hasOtherOwner(a: Instance, b: Instance): boolean {
  return a.holder?.own !== undefined && b.holder?.own !== undefined && a.holder.own !== b.holder.own;
}

/** They do, or to objects that were made in different places. */
export function isElsewhere(a: Instance, b: Instance): boolean {
  if (hasOtherOwner(a, b)) return true;
  const [mine, theirs] = [makerOf(a), makerOf(b)];
  return mine !== undefined && theirs !== undefined && (mine.func !== theirs.func || mine.pos !== theirs.pos);
}

/** Where the map's object was made, if that lies on the way: what is made elsewhere is another object. */
function makerOf(instance: Instance): AllocRoot | undefined {
  let maker = makers.get(instance);
  if (maker === undefined) {
    maker = findMaker(instance) ?? null;
    makers.set(instance, maker);
  }
  return maker ?? undefined;
}

const makers = new WeakMap<Instance, AllocRoot | null>();

function findMaker({ place, frame }: Instance): AllocRoot | undefined {
  let object = place.parent ?? place;
  for (let at: Context | undefined = frame; isPartOfRoot(object); at = at.from?.context) {
    const { root } = object;
    if (root.kind === 'alloc') return root;
    if (root.kind !== 'var' || root.role === 'package' || !at.from) return undefined;
    const [bound, ...others] = at.from.call.bindings.get(root) ?? [];
    if (bound && others.length === 0) object = bound;
    // A literal's variable of a function around it is known there by the same name.
    else if (bound || root.func === at.func) return undefined;
  }
  return undefined;
}

/** The call by which the frame that owns the map hands it on, where that is another than the one which touches it. */
export function callFrom(instance: Instance): Conflict['at'] {
  if (instance.frame === instance.context) return undefined;
  for (let at: Context | undefined = instance.context; at?.from; at = at.from.context) {
    const { context, call }: NonNullable<Context['from']> = at.from;
    if (context === instance.frame) return { func: context.func, pos: call.pos, end: call.end };
  }
  return undefined;
}
