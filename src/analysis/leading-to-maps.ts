// Which functions matter for maps that others may know: those that touch one or hand it out, and those from which they
// are reached. In: walked functions. Out: a set. Of no other function does anybody ask in which contexts it runs.
import type { Func } from '../model/program.js';
import type { LocalAccess, LocalEscape, Walked } from './walked.js';

export function leadingToMaps(walked: ReadonlyMap<Func, Walked>): ReadonlySet<Func> {
  const callers = new Map<Func, Func[]>();
  const found = new Set<Func>();
  for (const own of walked.values()) {
    if (touchesMaps(own)) found.add(own.func);
    for (const { target } of own.calls) {
      const known = callers.get(target);
      if (!known) callers.set(target, [own.func]);
      else if (known.at(-1) !== own.func) known.push(own.func);
    }
  }
  for (const func of found) {
    // What a literal captures is judged in the contexts of the function around it.
    if (func.parent) found.add(func.parent);
    for (const caller of callers.get(func) ?? []) found.add(caller);
  }
  return found;
}

function touchesMaps({ func, accesses, replaces, escapes, steps, pairs }: Walked): boolean {
  if (steps.length > 0 || pairs.length > 0) return true;
  return [accesses, replaces, escapes].some((all) => all.some((one) => mayBeKnown(one, func)));
}

/**
 * It is no variable of the function's own, unless a literal that uses it is kept, and nothing without a name: callers may
 * have it, or other threads.
 */
export function mayBeKnown(one: LocalAccess | LocalEscape, func: Func): boolean {
  const { declaration } = one.place;
  if (declaration === undefined) return false;
  return declaration.role !== 'local' || declaration.func !== func || ('foundIn' in one && one.foundIn !== undefined);
}
