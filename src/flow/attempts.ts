// Conditions that do something where they hold: TryLock and CompareAndSwap. What they do happens on one
// branch; build.ts asks here before it evaluates the condition.
import type { CallExpr, Expr, Stmt } from '../syntax/ast.js';
import type { Expressions } from './expressions.js';
import type { Event } from './graph.js';

/** `if mu.TryLock()`, `if !mu.TryLock()`, `if ok := mu.TryLock(); ok`, and the first operand of `&&`. */
export function tryLock(
  expressions: Expressions,
  cond: Expr,
  init: Stmt | undefined,
): { event: Event; success: boolean } | undefined {
  const { body } = expressions;
  let success = true;
  let expr = cond;
  for (;;) {
    if (expr.kind === 'ParenExpr') expr = expr.x;
    else if (expr.kind === 'UnaryExpr' && expr.op === '!') {
      success = !success;
      expr = expr.x;
    } else if (expr.kind === 'BinaryExpr' && expr.op === '&&' && success) expr = expr.x;
    else break;
  }
  if (expr.kind === 'Ident' && init?.kind === 'AssignStmt' && init.rhs.length === 1) {
    const [left] = init.lhs;
    if (left?.kind === 'Ident' && left.name === expr.name) expr = init.rhs[0]!;
  }
  if (expr.kind !== 'CallExpr' || expr.fun.kind !== 'SelectorExpr') return undefined;
  const callee = body.resolution.calleeOf(expr);
  const symbol = callee.kind === 'static' ? callee.func : callee.kind === 'interface' ? callee.method : undefined;
  const lock = symbol && body.context.effectOf(symbol.key)?.lock;
  if (lock !== 'trylock' && lock !== 'tryrlock') return undefined;
  const event: Event = {
    op: 'lock',
    action: lock === 'trylock' ? 'lock' : 'rlock',
    lock: expressions.calls.receiver(expr.fun),
    pos: expr.pos,
    end: expr.end,
  };
  return { event, success };
}

/** `if p.CompareAndSwap(old, next)`: on the branch where it succeeded, `next` is published. */
export function compareAndSwap({ body }: Expressions, cond: Expr): { call: CallExpr; success: boolean } | undefined {
  let success = true;
  let expr = cond;
  for (;;) {
    if (expr.kind === 'ParenExpr') expr = expr.x;
    else if (expr.kind === 'UnaryExpr' && expr.op === '!') {
      success = !success;
      expr = expr.x;
    } else break;
  }
  if (expr.kind !== 'CallExpr') return undefined;
  const callee = body.resolution.calleeOf(expr);
  const effect = callee.kind === 'static' ? body.context.effectOf(callee.func.key) : undefined;
  return effect?.atomic === 'cas' ? { call: expr, success } : undefined;
}

/** The last argument of an atomic store is known to others from here on. */
export function publish(expressions: Expressions, call: CallExpr): void {
  const { body } = expressions;
  const callee = body.resolution.calleeOf(call);
  const content = call.args.at(-1);
  let { fun } = call;
  while (fun.kind === 'ParenExpr' || fun.kind === 'IndexExpr') fun = fun.x;
  if (callee.kind !== 'static' || !content || fun.kind !== 'SelectorExpr') return;
  const [first] = call.args;
  // Operands have been evaluated: what is emitted here once more is of no interest.
  const outer = body.blocks.sink;
  body.blocks.sink = [];
  const box = callee.func.recv ? expressions.calls.receiver(fun) : first && expressions.value(first);
  const value = expressions.value(content);
  body.blocks.sink = outer;
  if (box) body.fill(box, value, content, call);
}
