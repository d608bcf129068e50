// Finds function literals in syntax, by a walk that knows the shape of every node: it runs over all bodies of the run.
import type { Expr, FuncLit, Node, Stmt } from '../syntax/ast.js';

/**
 * Calls `visit` for each outermost function literal, in the order of the text. Does not look inside literals. `select`: is
 * called for each `x.f` on the way, with `f`.
 */
export function forEachLiteral(
  nodes: readonly Node[],
  visit: (literal: FuncLit) => void,
  select: (name: string) => void = () => {},
): void {
  const exprs = (list: readonly (Expr | undefined)[]): void => {
    for (const expr of list) if (expr !== undefined) inExpr(expr);
  };
  const stmts = (list: readonly Stmt[]): void => {
    for (const stmt of list) inStmt(stmt);
  };
  const inExpr = (expr: Expr): void => {
    switch (expr.kind) {
      case 'FuncLit':
        visit(expr);
        return;
      case 'Ident':
      case 'BasicLit':
        return;
      case 'CompositeLit':
        exprs(expr.elts);
        return;
      case 'CallExpr':
        inExpr(expr.fun);
        exprs(expr.args);
        return;
      case 'SelectorExpr':
        select(expr.sel.name);
        inExpr(expr.x);
        return;
      case 'ParenExpr':
      case 'StarExpr':
      case 'UnaryExpr':
      case 'TypeAssertExpr':
        inExpr(expr.x);
        return;
      case 'IndexExpr':
        inExpr(expr.x);
        exprs(expr.indices);
        return;
      case 'SliceExpr':
        exprs([expr.x, expr.low, expr.high, expr.max]);
        return;
      case 'BinaryExpr':
        inExpr(expr.x);
        inExpr(expr.y);
        return;
      case 'KeyValueExpr':
        inExpr(expr.key);
        inExpr(expr.value);
        return;
      default:
        return;
    }
  };
  const inStmt = (stmt: Stmt): void => {
    switch (stmt.kind) {
      case 'BlockStmt':
        stmts(stmt.list);
        return;
      case 'ExprStmt':
      case 'IncDecStmt':
        inExpr(stmt.x);
        return;
      case 'AssignStmt':
        exprs(stmt.lhs);
        exprs(stmt.rhs);
        return;
      case 'SendStmt':
        inExpr(stmt.chan);
        inExpr(stmt.value);
        return;
      case 'GoStmt':
      case 'DeferStmt':
        inExpr(stmt.call);
        return;
      case 'ReturnStmt':
        exprs(stmt.results);
        return;
      case 'IfStmt':
        if (stmt.init !== undefined) inStmt(stmt.init);
        inExpr(stmt.cond);
        inStmt(stmt.then);
        if (stmt.else !== undefined) inStmt(stmt.else);
        return;
      case 'SwitchStmt':
      case 'TypeSwitchStmt':
        if (stmt.init !== undefined) inStmt(stmt.init);
        if (stmt.kind === 'TypeSwitchStmt') inExpr(stmt.x);
        else exprs([stmt.tag]);
        for (const clause of stmt.clauses) {
          exprs(clause.exprs ?? []);
          stmts(clause.body);
        }
        return;
      case 'SelectStmt':
        for (const clause of stmt.clauses) {
          if (clause.comm !== undefined) inStmt(clause.comm);
          stmts(clause.body);
        }
        return;
      case 'ForStmt':
        if (stmt.init !== undefined) inStmt(stmt.init);
        exprs([stmt.cond]);
        if (stmt.post !== undefined) inStmt(stmt.post);
        inStmt(stmt.body);
        return;
      case 'RangeStmt':
        exprs([stmt.key, stmt.value, stmt.x]);
        inStmt(stmt.body);
        return;
      case 'LabeledStmt':
        inStmt(stmt.stmt);
        return;
      case 'DeclStmt':
        for (const decl of stmt.decls) if (decl.kind === 'ValueDecl') exprs(decl.values);
        return;
      default:
        return;
    }
  };
  for (const node of nodes) {
    if (isStmt(node)) inStmt(node);
    else if (isExpr(node)) inExpr(node);
  }
}

const declKinds = new Set(['ValueDecl', 'TypeDecl', 'FuncDecl', 'CaseClause', 'CommClause', 'ImportSpec']);

function isStmt(node: Node): node is Stmt {
  return node.kind.endsWith('Stmt');
}

function isExpr(node: Node): node is Expr {
  return !isStmt(node) && !declKinds.has(node.kind);
}
