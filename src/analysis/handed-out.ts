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
// The lock says that those come at the same time, and so does `LoadOrStore` of a `sync.Map`. In: what flow/ has seen of lookups that store on a miss, and the locks held
// there. Out: for a type, which function does so.
import type { FlowOutline } from '../flow/graph.js';
import type { Func, Program } from '../model/program.js';
import type { TypeSymbol, VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import type { Instance } from './groups.js';
import { isTestCode } from './test-code.js';
import type { Walked } from './walked.js';

export interface HandedOut {
  /** The function that returns such objects. */
  keeperOf(type: TypeSymbol): Func | undefined;
  /** The function that returns such objects, or goes on with one itself; of maps, by the map that they lie in. */
  finderOf(kind: TypeSymbol | VarSymbol): Func | undefined;
}

export function handedOutOf(
  program: Program,
  outlines: readonly FlowOutline[],
  walked: ReadonlyMap<Func, Walked>,
): HandedOut {
  const keepers = new Map<TypeSymbol, Func>();
  const finders = new Map<TypeSymbol | VarSymbol, Func>();
  for (const { func, checksThenActs, handsOut } of outlines) {
    if (checksThenActs.length + handsOut.size === 0 || isTestCode(func)) continue;
    for (const type of handsOut) if (!finders.has(type)) finders.set(type, func);
    const acts = new Map<number, boolean>();
    for (const { of, depends, given, returned, used, act } of checksThenActs)
      if (of === 'map' && depends === 'miss' && !given && (returned || used)) acts.set(act, returned);
    if (acts.size === 0) continue;
    for (const { site, place, locks } of walked.get(func)?.accesses ?? []) {
      const returned = acts.get(site.pos);
      if (site.kind !== 'write' || returned === undefined || !locks.some((held) => held.sure && !held.copied)) continue;
      const elem = site.mapType && program.mapOf(site.mapType)?.elem;
      const type = elem?.kind === 'pointer' ? namedBehind(elem) : undefined;
      const kind = elem && program.mapOf(elem) && place.nesting === 0 ? place.declaration : type;
      if (type && returned && !keepers.has(type)) keepers.set(type, func);
      if (kind && !finders.has(kind)) finders.set(kind, func);
    }
  }
  return { keeperOf: (type) => keepers.get(type), finderOf: (type) => finders.get(type) };
}

/** The structs that the map lies in, up to the element of a container which they are part of; also in the callers' words. */
export function structsAround({ place, frame }: Pick<Instance, 'place' | 'frame'>): readonly TypeSymbol[] {
  const found: TypeSymbol[] = [];
  let at = place;
  for (; ; at = at.parent) {
    const { last } = at;
    if (last?.kind === 'element' && at !== place) return found;
    if (last?.kind === 'var' && last.owner) found.push(last.owner);
    if (!at.parent) break;
  }
  // What it is to the caller: `x.tags.add(k)`.
  const { from } = frame;
  const passed = (at.root.kind === 'var' && from && !from.call.thread && from.call.bindings.get(at.root)) || [];
  for (const one of passed) if (from) found.push(...structsAround({ place: one, frame: from.context }));
  return found;
}

export function namedBehind(type: Type): TypeSymbol | undefined {
  const at = type.kind === 'pointer' ? type.elem : type;
  return at.kind === 'named' ? at.symbol : undefined;
}
