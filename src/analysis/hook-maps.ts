// Maps that only tests put in their field: hooks, and what a test is to be told. The program itself hands nil on to what sets
// the field, and asks for that before it enters anything; or it only looks. In: graphs. Out: a look-up by field.
//
//	func NewHandler(out io.Writer) *Handler { return newHandler(out, nil) }
//	func newHandler(out io.Writer, seen map[string]any) *Handler { return &Handler{out: out, seen: seen} }
//
// Fields that are exported may be set by other programs, and so may parameters of functions that are.
import type { AssignEvent, CallEvent, Event, FlowGraph, Value } from '../flow/graph.js';
import { declarationOf } from '../flow/value.js';
import type { Func } from '../model/program.js';
import { coreType } from '../model/substitute.js';
import type { VarSymbol } from '../model/symbols.js';
import { isExported } from '../text/exported.js';

export interface HookMaps {
  isForTests(map: VarSymbol): boolean;
}

export function hookMapsOf(graphs: readonly FlowGraph[]): HookMaps {
  /** What the program puts where: nothing but nil, and what is known by these names. */
  const sources = new Map<VarSymbol, Set<VarSymbol>>();
  const filled = new Set<VarSymbol>();
  const byTests = new Set<VarSymbol>();
  /** Given nil in so many words. */
  const left = new Set<VarSymbol>();
  /** The program itself enters something there. */
  const entered = new Set<VarSymbol>();
  const note = (to: VarSymbol, value: Value, func: Func): void => {
    const from = declarationOf(value);
    if (from === to) return;
    if (value.root.kind === 'nil') {
      if (!func.test) left.add(to);
    } else if (func.test) byTests.add(to);
    else if (from?.role === 'field' || from?.role === 'param')
      sources.set(to, (sources.get(to) ?? new Set()).add(from));
    else filled.add(to);
  };
  const assign = ({ target, value, isMap, zero }: AssignEvent, func: Func): void => {
    const to = isMap && !zero ? declarationOf(target) : undefined;
    if (to?.role === 'field' || to?.role === 'param') note(to, value, func);
  };
  const call = ({ targets, args }: CallEvent, func: Func): void => {
    for (const target of targets)
      for (const [i, param] of target.params.entries()) {
        const arg = args[i];
        if (arg && coreType(param.type).kind === 'map') note(param, arg, func);
      }
  };
  const visit = (event: Event, func: Func): void => {
    if (event.op === 'access' && event.kind === 'write' && !func.test) {
      const map = declarationOf(event.map);
      if (map) entered.add(map);
    } else if (event.op === 'assign') assign(event, func);
    else if (event.op === 'call') call(event, func);
    else if (event.op === 'defer') for (const inner of event.events) visit(inner, func);
  };
  const handedOn = new Set<string>();
  for (const { func, blocks, named } of graphs) {
    for (const name of named) handedOn.add(name);
    for (const { events } of blocks) for (const event of events) visit(event, func);
  }
  const isOpen = ({ role, name, func }: VarSymbol): boolean => {
    if (role !== 'param') return isExported(name);
    const called = func?.symbol?.name;
    return called === undefined || isExported(called) || handedOn.has(called);
  };
  return {
    isForTests: (map) => {
      const pending = new Set([map]);
      let isSet = false;
      let isLeft = !entered.has(map);
      for (const at of pending) {
        if (filled.has(at) || isOpen(at)) return false;
        isSet ||= byTests.has(at);
        isLeft ||= left.has(at);
        for (const from of sources.get(at) ?? []) pending.add(from);
      }
      return isSet && isLeft;
    },
  };
}
