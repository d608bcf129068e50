// Who has the object that a receiver, a parameter or a captured variable is bound to, on the way of a context: this thread
// alone, others as well, all goroutines of a loop, or whoever looks for it among others.
import type { VarSymbol } from '../model/symbols.js';
import type { Context } from './context.js';
import { isOwnVariable, type Place } from './place.js';
import { type Apart, isMade } from './summary.js';
import type { LocalCall } from './walked.js';

export function isOwned(place: Place, context: Context, call: LocalCall): boolean {
  const { root } = place;
  // Who knows what it is stored in finds it.
  const where = call.stored.get(root);
  if (where && !context.owned.has(where)) return false;
  if (root.kind === 'alloc') return !call.published.has(root);
  if (root.kind !== 'var' || lentBy(place, context)) return false;
  if (context.owned.has(root)) return true;
  return isOwnVariable(root, context.func) && !call.published.has(root);
}

/** What lies behind an object which this thread alone knows, and is not its own, in the callee's words. */
export function lendTo(
  formal: Place,
  bound: readonly Place[],
  context: Context,
  call: LocalCall,
  lent: Map<Place, 'known' | 'handed in'>,
  spawned = false,
): void {
  const lend = (place: Place, how: 'known' | 'handed in'): void => {
    for (const object of bound) {
      const steps = place === object ? undefined : place.stepsFrom(object);
      const behind = steps && formal.follow(steps);
      if (behind && lent.get(behind) !== 'known') lent.set(behind, how);
    }
  };
  for (const [place, how] of context.lent) lend(place, how);
  for (const [place, held] of call.holds)
    if (held.every((one) => isShared(one, context, spawned) && !isApart(one, context))) lend(place, 'known');
    else if (!held.some((one) => isOwned(one, context, call))) lend(place, 'handed in');
}

/** Whether it lies behind such a place. */
export function lentBy(place: Place | undefined, { lent }: Context): 'known' | 'handed in' | undefined {
  if (lent.size === 0) return undefined;
  for (let at: Place | undefined = place; at; at = at.parent) {
    const how = lent.get(at);
    if (how) return how;
  }
  return undefined;
}

export function isShared(place: Place, context: Context, spawned: boolean): boolean {
  const { root } = place;
  if (root.kind !== 'var') return false;
  if (root.role === 'package') return true;
  if (place.hasElement) return false;
  if (lentBy(place, context) === 'known') return true;
  if (isKnownOutside(root, context)) return true;
  // What a spawner was given by its own caller is known outside the new goroutine.
  return spawned && (root.role === 'receiver' || root.func !== context.func) && !context.owned.has(root);
}

/**
 * Other threads find the same function where this one has found it, and with it whatever the function has got hold of.
 * What comes over a channel, only one of them gets.
 */
export function isFoundByOthers(keptIn: Place, context: Context, spawned: boolean): boolean {
  let container = keptIn;
  for (let at = keptIn; at.parent && at.last; at = at.parent) {
    if (at.last.kind !== 'element') continue;
    if (at.last.of === 'chan') return false;
    container = at.parent;
  }
  return isShared(container, context, spawned) || isCommon(container, context);
}

/** All goroutines that one loop starts have the object, of which this is one. */
export function isCommon({ root, hasElement }: Place, context: Context): boolean {
  if (root.kind !== 'var' || hasElement) return false;
  if (context.common.has(root)) return true;
  const around = frameAround(root, context);
  return around !== undefined && ((around.many && root.role !== 'local') || around.frame.common.has(root));
}

/** Other threads have the object that this variable, a parameter or one of a function around, is bound to. */
export function isKnownOutside(variable: VarSymbol, context: Context): boolean {
  if (context.shared.has(variable)) return true;
  const around = frameAround(variable, context);
  if (!around) return false;
  const { frame, spawned } = around;
  return frame.shared.has(variable) || (spawned && variable.role === 'receiver' && !frame.owned.has(variable));
}

/** The function that starts the goroutine has made the object, and hands it out. */
export function isHandedOut(variable: VarSymbol, context: Context): boolean {
  return context.handedOut.has(variable) || (frameAround(variable, context)?.frame.handedOut.has(variable) ?? false);
}

/** ... or has put it where other threads find it among others: the object of a connection, in a server's list of them. */
export function isEntered(variable: VarSymbol, context: Context): boolean {
  return context.entered.has(variable) || (frameAround(variable, context)?.frame.entered.has(variable) ?? false);
}

export function isEnteredBy({ root, hasElement }: Place, context: Context, { stored }: LocalCall): boolean {
  if (hasElement) return false;
  if (root.kind === 'var') return isEntered(root, context);
  const where = stored.get(root);
  return where !== undefined && (where.role === 'package' || isKnownOutside(where, context));
}

/** Why no other goroutine that was started where this one was has the object that the variable is bound to. */
export function apartIn(variable: VarSymbol, context: Context): Apart | undefined {
  const own = context.own.get(variable);
  if (own) return own;
  const around = frameAround(variable, context);
  return around && !around.many ? around.frame.own.get(variable) : undefined;
}

function isApart({ root }: Place, context: Context): boolean {
  return root.kind === 'var' && isMade(apartIn(root, context));
}

export function apartOf(bound: readonly Place[], context: Context): Apart | undefined {
  const found = bound.map(({ root }) => (root.kind === 'var' ? apartIn(root, context) : undefined));
  return found.every((apart) => apart !== undefined) ? found[0] : undefined;
}

/** Other threads find the object where this one has found it. */
export function isMember(place: Place, context: Context): boolean {
  const { root } = place;
  if (root.kind !== 'var' || root.role === 'package') return false;
  if (!place.hasElement)
    return context.members.has(root) || (frameAround(root, context)?.frame.members.has(root) ?? false);
  return isKnownOutside(root, context) || isHandedOut(root, context);
}

/**
 * For a variable that a literal captures: where it is declared, and whether the literal runs in another goroutine, or in
 * one of many.
 */
function frameAround(
  variable: VarSymbol,
  context: Context,
): { frame: Context; spawned: boolean; many: boolean } | undefined {
  if (variable.func === undefined || variable.func === context.func) return undefined;
  let spawned = false;
  let many = false;
  for (let at: Context = context; at.from; at = at.from.context) {
    const { thread } = at.from.call;
    if (thread) spawned = true;
    if (thread?.many) many = true;
    if (at.from.context.func === variable.func) return { frame: at.from.context, spawned, many };
  }
  return undefined;
}
