// Sets that serve as locks: who finds its key in the set gives up, who does not enters it, and takes it out when it is
// done.
//
//	if _, taken := m.busy[id]; taken {
//		return errBusy
//	}
//	m.busy[id] = struct{}{}
//	defer m.leave(id)
//
// Flow-insensitive. That the set itself is looked at under a lock is not asked here: it is a map like any other.
// In: graphs. Out: a look-up by declaration.
import type { Event, FlowGraph } from '../flow/graph.js';
import { declarationOf } from '../flow/value.js';
import type { Func, Program } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';

export interface Reservations {
  /** A set whose members keep others of the same key out as long as they are in it. */
  isReservation(declaration: VarSymbol): boolean;
}

export function reservationsOf(program: Program, graphs: readonly FlowGraph[]): Reservations {
  // Entered by who has looked whether it is taken.
  const entered = new Set<VarSymbol>();
  const leftBy = new Map<VarSymbol, Set<Func>>();
  // Left when the function returns.
  const leftAtLast = new Set<VarSymbol>();
  const deferred = new Set<Func>();
  for (const { func, blocks } of graphs) {
    const asked = new Set<VarSymbol>();
    const visit = (event: Event, atLast: boolean): void => {
      if (event.op === 'defer') for (const inner of event.events) visit(inner, true);
      else if (event.op === 'call') {
        if (atLast) for (const target of event.targets) deferred.add(target);
      } else if (event.op === 'access') {
        const set = declarationOf(event.map);
        if (!set || !isSet(program, set)) return;
        if (event.kind === 'read') asked.add(set);
        else if (event.kind === 'write' && asked.has(set)) entered.add(set);
        else if (event.kind === 'delete') {
          if (atLast) leftAtLast.add(set);
          else leftBy.set(set, (leftBy.get(set) ?? new Set()).add(func));
        }
      }
    };
    for (const { events } of blocks) for (const event of events) visit(event, false);
  }
  const isLeftAtLast = (set: VarSymbol): boolean =>
    leftAtLast.has(set) || [...(leftBy.get(set) ?? [])].some((func) => deferred.has(func));
  const reservations = new Set([...entered].filter(isLeftAtLast));
  return { isReservation: (declaration) => reservations.has(declaration) };
}

/** `map[K]struct{}` or `map[K]bool`, kept in a field or a package variable. */
function isSet(program: Program, { role, type }: VarSymbol): boolean {
  if (role !== 'field' && role !== 'package') return false;
  const value = program.mapOf(type)?.elem;
  const shape = value && program.underlying(value);
  return shape?.kind === 'struct' ? shape.fields.length === 0 : shape?.kind === 'basic' && shape.name === 'bool';
}
