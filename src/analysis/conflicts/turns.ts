// Accesses that are made one after another: by one goroutine, by callbacks that run in turn, or by those that it waits for. In:
// two instances. Out: whether they are; a lock that only one of them takes says nothing then.
import type { Func } from '../../model/program.js';
import type { Context, ThreadTag } from '../context.js';
import type { Instance } from '../groups.js';
import type { Times } from '../lifetimes.js';
import { isStartedOnce } from '../phases.js';
import type { Place } from '../place.js';
import { isForAnyone, ownWayFrom, waitingFor } from './instances.js';

/**
 * The two are made one after another: by callbacks that run in turn, or by the goroutine that each object has, because
 * whoever makes the object starts it, or what sets the object going.
 */
export function isOneGoroutine(a: Instance, b: Instance, times: Times): boolean {
  if (areInTurn(a.context, b.context, times) || isWaitedFor(a.context, b.context, times)) return true;
  const { thread } = a.context;
  if (isWaitedFor(b.context, a.context, times) || areOfOneRun(a, b)) return true;
  return thread.kind === 'go' && isOne(thread, b.context.thread) && a.handedOut && b.handedOut;
}

function areInTurn(a: Context, b: Context, times: Times): boolean {
  const { thread } = a;
  if (!isOne(thread, b.thread)) return false;
  if (thread.kind === 'serial') return true;
  const [mine, theirs] = [ownWayFrom(a, times), ownWayFrom(b, times)];
  if (thread.kind === 'go') return isStartedOnce(thread.func) && mine !== undefined && theirs !== undefined;
  // Whoever sets the object going lets it go on here: `Run(ctx)` does not return.
  return thread.kind === 'entry' && mine !== undefined && mine === theirs && isStartedOnce(mine);
}

/** The first is made by a goroutine that the other's waits for, which is elsewhere before and after that. */
function isWaitedFor(a: Context, b: Context, times: Times): boolean {
  for (let at = waitingFor(a); at; at = waitingFor(at)) {
    const { func } = at;
    for (let on: Context | undefined = b; on; on = on.from?.context) if (on.func === func) return false;
    if (areInTurn(at, b, times)) return true;
  }
  return false;
}

function isOne(a: ThreadTag, b: ThreadTag): boolean {
  return a.id === b.id && !a.many;
}

/**
 * `func (w *Worker) run() { for job := range w.jobs { w.add(job); w.check() } }`: what keeps an object going does one thing
 * after another, whoever has started it, be there many such objects. Both are made on its way, to a map of its own object.
 */
function areOfOneRun(a: Instance, b: Instance): boolean {
  const runs = runsOnTheWay(a);
  if (runs.size === 0) return false;
  for (const [func, place] of runsOnTheWay(b)) if (runs.get(func) === place) return true;
  return false;
}

/** What keeps the object going leads there, and nothing else can; be the map that of a part to which a pointer leads. */
export function isOfOneRun(instance: Instance): boolean {
  const runs = runsOnTheWay(instance, () => true);
  for (let at: Context | undefined = instance.context; at; at = at.from?.context) {
    if (runs.has(at.func)) return true;
    if (isForAnyone(at.func)) return false;
  }
  return false;
}

/** Methods on the way that keep their object going, with the map as they know it. */
function runsOnTheWay(instance: Instance, isTheirs = isOfItsOwn): ReadonlyMap<Func, Place> {
  const { place, context, frame, holder } = instance;
  const found = new Map<Func, Place>();
  let map: Place | undefined;
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (at === frame) map = place;
    const root = map?.root.kind === 'var' ? map.root : undefined;
    if (map && root && root === at.func.receiver && keepsGoing(at.func) && !at.common.has(root))
      if (isTheirs(map, holder?.own)) found.set(at.func, map);
    if (!at.from || at.from.call.thread) break;
    const bound: readonly Place[] = (root && at.from.call.bindings.get(root)) || [];
    // One that is made there is nobody else's yet.
    const [object, ...others] = bound.filter((place) => place.root.kind !== 'alloc');
    if (bound.length > 0) map = others.length === 0 ? object?.follow(map?.stepsFrom(map.origin) ?? []) : undefined;
    // A literal's variable of a function around it is known there by the same name.
    else if (root?.func === at.func) break;
  }
  return found;
}

function keepsGoing(func: Func): boolean {
  return isStartedOnce(func) && /^(run|serve)(forever|loop)?$/i.test(func.symbol?.name ?? '');
}

/** No pointer leads there but one to an object that is known to be this one's alone: others may have what it points to. */
function isOfItsOwn(map: Place, own: Place['declaration']): boolean {
  for (let at = map.parent; at?.last; at = at.parent) {
    const { last } = at;
    if (last.kind === 'box' || (last.kind === 'element' && last.of === 'chan')) return false;
    if (last.kind === 'var' && last !== own && /^(pointer|interface)$/.test(last.type.kind)) return false;
  }
  return true;
}
