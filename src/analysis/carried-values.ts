// What each request carries, and is one object for all of them: middleware puts its own service into whatever request comes.
//
//	func with(s *Service) gin.HandlerFunc {
//		return func(c *gin.Context) { c.Set("service", s) }
//	}
//
// To whoever asks a request for it, that is a package variable. Not where anything else is put under the same key: the request
// may carry an object of its own. In: flow graphs, and the shapes of functions that servers call. Out: for the step from a
// context to what it carries, the variable that stands for it.
import { isContextField } from '../flow/context-values.js';
import type { AssignEvent, FlowGraph } from '../flow/graph.js';
import type { HandlerShape } from '../knowledge/effect.js';
import type { Func, Program } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { handlerOf, isMadeByHandler } from './handlers.js';

export function carriedByAll(
  program: Program,
  graphs: readonly FlowGraph[],
  shapes: readonly HandlerShape[],
): ReadonlyMap<VarSymbol, VarSymbol> {
  const common = new Map<VarSymbol, VarSymbol>();
  const others = new Set<VarSymbol>();
  for (const { func, blocks } of graphs)
    for (const { events } of blocks)
      for (const event of events) {
        if (event.op !== 'assign') continue;
        const field = event.target.steps.at(-1);
        if (field?.kind !== 'var' || !isContextField(field)) continue;
        if (!isForAll(program, func, event, shapes)) others.add(field);
        else if (!common.has(field)) common.set(field, { ...field, role: 'package' });
      }
  for (const field of others) common.delete(field);
  return common;
}

/** It is a package's, or what a handler has that many requests come to: its object, or what was there when it was made. */
function isForAll(
  program: Program,
  func: Func,
  { value: { root }, copy }: AssignEvent,
  shapes: readonly HandlerShape[],
): boolean {
  if (copy || root.kind !== 'var') return false;
  if (root.role === 'package') return true;
  const isOutside = root.func !== func || root.role === 'receiver';
  return isOutside && handlerOf(program, func, shapes) !== undefined && !isMadeByHandler(program, func, shapes);
}
