// What a function gets to: functions that it calls, and that these do, with the literals of all of them, whoever runs those. In:
// walked functions. Out: sets of functions, made when they are asked for.
import type { Func } from '../model/program.js';
import type { Walked } from './walked.js';

export function reachOf(walked: Iterable<Walked>): (func: Func) => ReadonlySet<Func> {
  let next: ReadonlyMap<Func, readonly Func[]> | undefined;
  const known = new Map<Func, ReadonlySet<Func>>();
  return (func) => {
    const cached = known.get(func);
    if (cached) return cached;
    next ??= stepsOf(walked);
    const found = new Set([func]);
    for (const at of found) for (const to of next.get(at) ?? []) found.add(to);
    known.set(func, found);
    return found;
  };
}

function stepsOf(walked: Iterable<Walked>): ReadonlyMap<Func, readonly Func[]> {
  const next = new Map<Func, Func[]>();
  const lead = (from: Func, to: Func): void => {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  };
  for (const { func, calls } of walked) {
    if (func.parent) lead(func.parent, func);
    for (const target of new Set(calls.map((call) => call.target))) lead(func, target);
  }
  return next;
}

/** The function that a literal lies in, and no other function around it. */
export function outermost(func: Func): Func {
  let at = func;
  while (at.parent) at = at.parent;
  return at;
}
