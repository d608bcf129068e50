// Objects that are made for whoever comes first with a key, and found by those who come later with the same one.
//
//	s.mu.Lock()
//	x, ok := s.sessions[id]
//	if !ok {
//		x = newSession()
//		s.sessions[id] = x
//	}
//	s.mu.Unlock()
//
// The lock says that those come at the same time. In: what flow/ has seen of lookups that store on a miss, and the locks held
// there. Out: for a type, which function does so.
import type { FlowOutline } from '../flow/graph.js';
import type { Func, Program } from '../model/program.js';
import type { TypeSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import { isTestCode } from './test-code.js';
import type { Walked } from './walked.js';

export interface HandedOut {
  /** The function that returns such objects. */
  keeperOf(type: TypeSymbol): Func | undefined;
  /** The function that returns such objects, or goes on with one itself. */
  finderOf(type: TypeSymbol): Func | undefined;
}

export function handedOutOf(
  program: Program,
  outlines: readonly FlowOutline[],
  walked: ReadonlyMap<Func, Walked>,
): HandedOut {
  const keepers = new Map<TypeSymbol, Func>();
  const finders = new Map<TypeSymbol, Func>();
  for (const { func, checksThenActs } of outlines) {
    if (checksThenActs.length === 0 || isTestCode(func)) continue;
    const acts = new Map<number, boolean>();
    for (const { of, depends, given, returned, used, act } of checksThenActs)
      if (of === 'map' && depends === 'miss' && !given && (returned || used)) acts.set(act, returned);
    if (acts.size === 0) continue;
    for (const { site, locks } of walked.get(func)?.accesses ?? []) {
      const returned = acts.get(site.pos);
      if (site.kind !== 'write' || returned === undefined || !locks.some((held) => held.sure && !held.copied)) continue;
      const elem = site.mapType && program.mapOf(site.mapType)?.elem;
      const type = elem?.kind === 'pointer' ? namedBehind(elem) : undefined;
      if (!type) continue;
      if (returned && !keepers.has(type)) keepers.set(type, func);
      if (!finders.has(type)) finders.set(type, func);
    }
  }
  return { keeperOf: (type) => keepers.get(type), finderOf: (type) => finders.get(type) };
}

export function namedBehind(type: Type): TypeSymbol | undefined {
  const at = type.kind === 'pointer' ? type.elem : type;
  return at.kind === 'named' ? at.symbol : undefined;
}
