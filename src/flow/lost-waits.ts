// Tests that have waited in vain: a select's clause that says so, and fails the test. Go goes on from there, but whoever reads the
// test looks at what has happened otherwise.
import type { CommClause, Stmt } from '../syntax/ast.js';
import type { Body } from './body.js';

/**
 * `case <-time.After(limit): t.Error("too late")`, where another clause hears of the end. A loop looks again: what has not come in one
 * round may come in the next.
 */
export function failsTest({ comm }: CommClause, stmt: Stmt, body: Body): boolean {
  if (body.blocks.loop > 0 || (comm && comm.kind !== 'ExprStmt')) return false;
  if (stmt.kind !== 'ExprStmt' || stmt.x.kind !== 'CallExpr') return false;
  const callee = body.resolution.calleeOf(stmt.x);
  const func = callee.kind === 'static' ? callee.func : callee.kind === 'interface' ? callee.method : undefined;
  return func !== undefined && body.context.effectOf(func.key)?.fails === true;
}
