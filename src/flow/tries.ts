// Calls that a loop makes again only where they have failed: `for { c, err = dial(); if err == nil { break }; sleep() }`. One of
// them succeeds. In: a function's body. Out: where those calls are. What goes on with the loop behind a success is no such call.
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
        const call = triedBy(stmt, list.slice(i + 1));
        if (call) found = (found ?? new Set()).add(call.pos);
      });
    }
    for (const child of childrenOf(node)) pending.push(child);
  }
  return found ?? none;
}

/** The call that this statement of a loop makes, if what comes behind it leaves the loop when it has succeeded. */
function triedBy(stmt: Stmt, [next, ...others]: readonly Stmt[]): CallExpr | undefined {
  if (stmt.kind === 'IfStmt') return stmt.init && attempt(stmt.init, stmt, next ? [next, ...others] : others);
  return next?.kind === 'IfStmt' && !next.init ? attempt(stmt, next, others) : undefined;
}

function attempt(stmt: Stmt, { cond, then }: IfStmt, behind: readonly Stmt[]): CallExpr | undefined {
  if (stmt.kind !== 'AssignStmt' || stmt.rhs.length !== 1) return undefined;
  const [call] = stmt.rhs;
  const error = stmt.lhs.at(-1);
  if (call?.kind !== 'CallExpr' || error?.kind !== 'Ident' || error.name === '_') return undefined;
  const succeeds = mayBeNil(cond, error.name) && leavesLoop(then.list.at(-1)) && !then.list.some(mayGoOn);
  const fails = compares(cond, error.name, '!=') && goesOn(then.list.at(-1));
  return succeeds || (fails && leavesLoop(behind.at(-1)) && !behind.some(mayGoOn)) ? call : undefined;
}

/** Also as one of several reasons: `err == nil || ctx.Err() != nil`. */
function mayBeNil(cond: Expr, name: string): boolean {
  if (cond.kind === 'ParenExpr') return mayBeNil(cond.x, name);
  if (cond.kind === 'BinaryExpr' && cond.op === '||') return mayBeNil(cond.x, name) || mayBeNil(cond.y, name);
  return compares(cond, name, '==');
}

function compares(cond: Expr, name: string, op: '==' | '!='): boolean {
  return cond.kind === 'BinaryExpr' && cond.op === op && isNamed(cond.x, name) && isNamed(cond.y, 'nil');
}

function isNamed(expr: Expr, name: string): boolean {
  return expr.kind === 'Ident' && expr.name === name;
}

function leavesLoop(stmt: Stmt | undefined): boolean {
  return stmt?.kind === 'ReturnStmt' || (stmt?.kind === 'BranchStmt' && stmt.tok === 'break');
}

function goesOn(stmt: Node | undefined): boolean {
  return stmt?.kind === 'BranchStmt' && stmt.tok === 'continue';
}

/** Some way through it comes round again, be it in a loop of its own. */
function mayGoOn(node: Node): boolean {
  return node.kind !== 'FuncLit' && (goesOn(node) || childrenOf(node).some(mayGoOn));
}
