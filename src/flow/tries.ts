// Calls that a loop makes again only where they have failed: `for { c, err = dial(); if err == nil { break }; sleep() }`. One of
// them succeeds. In: a function's body. Out: where those calls are.
import type { BlockStmt, CallExpr, Expr, IfStmt, Stmt } from '../syntax/ast.js';
import { childrenOf, type Node } from '../syntax/index.js';

const none: ReadonlySet<number> = new Set();

export function triedIn(body: BlockStmt | undefined): ReadonlySet<number> {
  let found: Set<number> | undefined;
  const pending: Node[] = body ? [body] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    // Literals are functions of their own.
    if (node.kind === 'FuncLit') continue;
    if (node.kind === 'ForStmt' || node.kind === 'RangeStmt') {
      const { list } = node.body;
      list.forEach((stmt, i) => {
        const call = triedBy(stmt, list[i + 1], list.at(-1));
        if (call) found = (found ?? new Set()).add(call.pos);
      });
    }
    for (const child of childrenOf(node)) pending.push(child);
  }
  return found ?? none;
}

/** The call that this statement of a loop makes, if the next one leaves the loop when it has succeeded. */
function triedBy(stmt: Stmt, next: Stmt | undefined, last: Stmt | undefined): CallExpr | undefined {
  if (stmt.kind === 'IfStmt') return stmt.init && attempt(stmt.init, stmt, last);
  return next?.kind === 'IfStmt' && !next.init ? attempt(stmt, next, last) : undefined;
}

function attempt(stmt: Stmt, { cond, then }: IfStmt, last: Stmt | undefined): CallExpr | undefined {
  if (stmt.kind !== 'AssignStmt' || stmt.rhs.length !== 1) return undefined;
  const [call] = stmt.rhs;
  const error = stmt.lhs.at(-1);
  if (call?.kind !== 'CallExpr' || error?.kind !== 'Ident' || error.name === '_') return undefined;
  const succeeds = comparesWithNil(cond, error.name, '==') && leaves(then.list.at(-1));
  const fails = comparesWithNil(cond, error.name, '!=') && goesOn(then.list.at(-1)) && leaves(last);
  return succeeds || fails ? call : undefined;
}

/** Also as one of several reasons: `err == nil || ctx.Err() != nil`. */
function comparesWithNil(cond: Expr, name: string, op: '==' | '!='): boolean {
  if (cond.kind === 'ParenExpr') return comparesWithNil(cond.x, name, op);
  if (cond.kind !== 'BinaryExpr') return false;
  if (cond.op === '||') return comparesWithNil(cond.x, name, op) || comparesWithNil(cond.y, name, op);
  return cond.op === op && isNamed(cond.x, name) && isNamed(cond.y, 'nil');
}

function isNamed(expr: Expr, name: string): boolean {
  return expr.kind === 'Ident' && expr.name === name;
}

function leaves(stmt: Stmt | undefined): boolean {
  return stmt?.kind === 'ReturnStmt' || (stmt?.kind === 'BranchStmt' && stmt.tok === 'break');
}

function goesOn(stmt: Stmt | undefined): boolean {
  return stmt?.kind === 'BranchStmt' && stmt.tok === 'continue';
}
