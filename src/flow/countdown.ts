// Loops that wait until a count has come down to zero: `for g.running > 0 { g.cond.Wait() }`. Who counts down tells the
// condition variable. In: a for statement. Out: the condition variable, for which the loop waits as for a group.
import type { Expr, Stmt } from '../syntax/ast.js';
import type { Body } from './body.js';

export function countedDown({ cond, body: block }: Extract<Stmt, { kind: 'ForStmt' }>, body: Body): Expr | undefined {
  const [stmt, ...others] = block.list;
  if (!cond || others.length > 0 || stmt?.kind !== 'ExprStmt' || !isAboveZero(cond)) return undefined;
  const { x: call } = stmt;
  if (call.kind !== 'CallExpr' || call.fun.kind !== 'SelectorExpr') return undefined;
  const callee = body.resolution.calleeOf(call);
  return callee.kind === 'static' && callee.func.key === 'sync.Cond.Wait' ? call.fun.x : undefined;
}

/** `g.running > 0`, `g.running != 0`; how long something is says nothing of who is at work. */
function isAboveZero(cond: Expr): boolean {
  if (cond.kind === 'ParenExpr') return isAboveZero(cond.x);
  if (cond.kind !== 'BinaryExpr' || (cond.op !== '>' && cond.op !== '!=')) return false;
  return cond.y.kind === 'BasicLit' && cond.y.value === '0' && cond.x.kind !== 'CallExpr';
}
