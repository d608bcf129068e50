// Loops that wait for all who are at work: until a count has come down to zero (`for g.running > 0 { g.cond.Wait() }`), and
// until every place of a channel is theirs that lets in so many at a time (`for range cap(slots) { slots <- struct{}{} }`). Who
// is done tells the condition variable, or takes its token out of the channel again. In: statements. Out: for which value a
// loop waits as for a group, and what a statement tells.
import type { BlockStmt, Expr, Stmt } from '../syntax/ast.js';
import type { Body } from './body.js';
import { chanElement, type Value } from './graph.js';
import { step } from './value.js';

type ValueOf = (expr: Expr) => Value;

/** What the loop has waited for when it is left. `cond` is that of a for statement, `over` what a range statement goes over. */
export function waitedForBy(
  { cond, over, body: block }: { readonly cond?: Expr; readonly over?: Expr; readonly body: BlockStmt },
  body: Body,
  valueOf: ValueOf,
): Value | undefined {
  const [stmt, ...others] = block.list;
  if (!stmt || others.length > 0) return undefined;
  if (stmt.kind === 'SendStmt') {
    const bound = over ?? (cond?.kind === 'BinaryExpr' && cond.op === '<' ? cond.y : undefined);
    return isToken(stmt.value) && isCapacityOf(stmt.chan, bound) ? step(valueOf(stmt.chan), chanElement) : undefined;
  }
  if (stmt.kind !== 'ExprStmt' || !cond || !isAboveZero(cond)) return undefined;
  const { x: call } = stmt;
  if (call.kind !== 'CallExpr' || call.fun.kind !== 'SelectorExpr') return undefined;
  const callee = body.resolution.calleeOf(call);
  return callee.kind === 'static' && callee.func.key === 'sync.Cond.Wait' ? valueOf(call.fun.x) : undefined;
}

/** `<-slots`, where the channel is one of the function around: whoever started the goroutine has sent the token. */
export function tokenGivenBack(stmt: Stmt, body: Body, valueOf: ValueOf): Value | undefined {
  if (stmt.kind !== 'ExprStmt' || stmt.x.kind !== 'UnaryExpr' || stmt.x.op !== '<-') return undefined;
  if (stmt.x.x.kind !== 'Ident') return undefined;
  const chan = valueOf(stmt.x.x);
  const { root, steps } = chan;
  const isAround = root.kind === 'var' && steps.length === 0 && root.role === 'local' && root.func !== body.func;
  return isAround ? step(chan, chanElement) : undefined;
}

/** `g.running > 0`, `g.running != 0`; how long something is says nothing of who is at work. */
function isAboveZero(cond: Expr): boolean {
  if (cond.kind === 'ParenExpr') return isAboveZero(cond.x);
  if (cond.kind !== 'BinaryExpr' || (cond.op !== '>' && cond.op !== '!=')) return false;
  return cond.y.kind === 'BasicLit' && cond.y.value === '0' && cond.x.kind !== 'CallExpr';
}

/** `cap(slots)`, of the channel by its name: a loop that sends less, or more, hands out work. */
function isCapacityOf(chan: Expr, bound: Expr | undefined): boolean {
  if (chan.kind !== 'Ident' || bound?.kind !== 'CallExpr' || bound.fun.kind !== 'Ident') return false;
  const [of] = bound.args;
  return bound.fun.name === 'cap' && of?.kind === 'Ident' && of.name === chan.name;
}

function isToken(value: Expr): boolean {
  if (value.kind === 'CompositeLit') return value.elts.length === 0;
  return value.kind === 'BasicLit' || (value.kind === 'Ident' && value.name === 'true');
}
