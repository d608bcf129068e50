// `inner, ok := m[k]`, and an if that asks for `ok`: where it is false, nothing was there, and `inner` is nil.
// In: the condition, and the statement right before it. Out: the map that is nil, and on which branch.
import type { VarSymbol } from '../model/symbols.js';
import type { Expr, Stmt } from '../syntax/ast.js';
import type { Body } from './body.js';

export interface Missing {
  readonly map: VarSymbol;
  /** It was not there where the condition holds, or else where it fails. */
  readonly holds: boolean;
}

export function missingOn(cond: Expr, before: Stmt | undefined, body: Body): Missing | undefined {
  if (before?.kind !== 'AssignStmt' || before.lhs.length !== 2 || before.rhs.length !== 1) return undefined;
  if (before.rhs[0]?.kind !== 'IndexExpr') return undefined;
  const [map, ok] = before.lhs.map((expr) => body.symbol(expr));
  const holds = cond.kind === 'UnaryExpr' && cond.op === '!';
  if (!ok || body.symbol(holds ? cond.x : cond) !== ok) return undefined;
  return map && body.isMap(map.type) ? { map, holds } : undefined;
}
