// Where a function has seen that a flag of an object is not set, and where it sets one.
//
//	s.mu.Lock()
//	defer s.mu.Unlock()
//	if s.started {
//		return errStarted
//	}
//	s.handlers[name] = h // s.started is not set here
//
// In: the syntax of one function and what its names mean. Out: the fields, each with a stretch of the source. Who else
// sets them meanwhile, and whether a lock keeps others from it, is for the analysis to say.
import type { Func, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Expr, IfStmt, Stmt } from '../syntax/ast.js';
import { walk } from '../syntax/index.js';
import { leaves } from './check-then-act.js';
import { constantOf } from './conditions.js';

export interface Flags {
  /** From `pos` to `end` the flag is not set, unless it is set there. */
  readonly unset: readonly { readonly flag: VarSymbol; readonly pos: number; readonly end: number }[];
  readonly set: readonly { readonly flag: VarSymbol; readonly pos: number }[];
}

export const noFlags: Flags = { unset: [], set: [] };

export function flagsOf(func: Func, resolution: Resolution): Flags {
  const { body } = func.node;
  if (!body) return noFlags;
  const unset: { flag: VarSymbol; pos: number; end: number }[] = [];
  const set: { flag: VarSymbol; pos: number }[] = [];
  const list = (stmts: readonly Stmt[]): void => {
    const end = stmts.at(-1)?.end ?? 0;
    for (const stmt of stmts) if (stmt.kind === 'IfStmt') branches(stmt, end);
  };
  const branches = (stmt: IfStmt, end: number): void => {
    const { then } = stmt;
    for (const flag of unsetWhere(stmt.cond, true, resolution)) unset.push({ flag, pos: then.pos, end: then.end });
    for (const flag of unsetWhere(stmt.cond, false, resolution)) {
      if (stmt.else) unset.push({ flag, pos: stmt.else.pos, end: stmt.else.end });
      if (leaves(then)) unset.push({ flag, pos: stmt.end, end });
    }
  };
  walk(body, (node) => {
    if (node.kind === 'FuncLit') return false;
    if (node.kind === 'BlockStmt') list(node.list);
    else if (node.kind === 'CaseClause' || node.kind === 'CommClause') list(node.body);
    else if (node.kind === 'IfStmt' && node.else?.kind === 'IfStmt') branches(node.else, node.else.end);
    else if (node.kind === 'AssignStmt' && node.tok === '=')
      node.lhs.forEach((left, i) => {
        const flag = fieldOf(left, resolution);
        const value = node.rhs[i];
        if (flag && value && constantOf(value, resolution) === 'literal true') set.push({ flag, pos: node.pos });
      });
    return true;
  });
  return unset.length + set.length === 0 ? noFlags : { unset, set };
}

/** Fields that are not set where the condition holds (or fails). */
function unsetWhere(cond: Expr, holds: boolean, resolution: Resolution): readonly VarSymbol[] {
  if (cond.kind === 'ParenExpr') return unsetWhere(cond.x, holds, resolution);
  if (cond.kind === 'UnaryExpr') return cond.op === '!' ? unsetWhere(cond.x, !holds, resolution) : [];
  if (cond.kind === 'BinaryExpr')
    return cond.op === (holds ? '&&' : '||')
      ? [...unsetWhere(cond.x, holds, resolution), ...unsetWhere(cond.y, holds, resolution)]
      : [];
  const flag = holds ? undefined : fieldOf(cond, resolution);
  return flag ? [flag] : [];
}

/** `s.started`, of type bool. */
function fieldOf(expr: Expr, resolution: Resolution): VarSymbol | undefined {
  if (expr.kind !== 'SelectorExpr') return undefined;
  const selection = resolution.selectionOf(expr);
  if (selection.kind !== 'field') return undefined;
  const { type } = selection;
  return type.kind === 'basic' && type.name === 'bool' ? selection.path.at(-1) : undefined;
}
