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
import { type Node, walk } from '../syntax/index.js';
import { atomicFieldsIn, isLoad, loadedWhere, storedIn, wonWhere } from './atomic-flags.js';
import { leaves } from './check-then-act.js';
import { constantOf, fieldsIn } from './conditions.js';

export interface Flags {
  /** From `pos` to `end` the flag is not set, unless it is set there. */
  readonly unset: readonly { readonly flag: VarSymbol; readonly pos: number; readonly end: number }[];
  readonly set: readonly { readonly flag: VarSymbol; readonly pos: number }[];
  /** Flags, no atomic ones, that get, or may get, another value than true. */
  readonly cleared: readonly VarSymbol[];
  /** From `pos` to `end` this function has set the flag, and nobody else has: `if s.started.CompareAndSwap(false, true)`. */
  readonly won: readonly { readonly flag: VarSymbol; readonly pos: number; readonly end: number }[];
  /**
   * ... where it has found the object in one state and put it in another: `if s.state != idle { return }; s.state = busy`. That
   * nobody else did so meanwhile is for a lock to see to.
   */
  readonly claimed: readonly { readonly flag: VarSymbol; readonly pos: number; readonly end: number }[];
  /**
   * ... where it has found nothing in a field and has put something there: `if s.cancel == nil { s.cancel = stop; go s.run() }`; or
   * the same with a variable of a package, which may be a flag as well.
   */
  readonly filled: readonly { readonly flag: VarSymbol; readonly pos: number; readonly end: number }[];
  /** From `pos` to `end` an atomic flag has been seen to be set. */
  readonly seenSet: readonly { readonly flag: VarSymbol; readonly pos: number; readonly end: number }[];
  /** Where an atomic flag is set, in no loop. */
  readonly raised: readonly { readonly flag: VarSymbol; readonly pos: number }[];
  /** Atomic flags that get, or may get, another value, or are set in a loop. */
  readonly lowered: readonly VarSymbol[];
  /** Atomic fields that it stores to, and those that it looks at: `s.head.Store(x)`, `atomic.LoadInt64(&s.size)`. */
  readonly stored: ReadonlySet<VarSymbol>;
  readonly loaded: ReadonlySet<VarSymbol>;
}

export const noFlags: Flags = {
  unset: [],
  set: [],
  cleared: [],
  won: [],
  claimed: [],
  filled: [],
  seenSet: [],
  raised: [],
  lowered: [],
  stored: new Set(),
  loaded: new Set(),
};

export function flagsOf(func: Func, resolution: Resolution): Flags {
  const { body } = func.node;
  if (!body) return noFlags;
  const unset: { flag: VarSymbol; pos: number; end: number }[] = [];
  const set: { flag: VarSymbol; pos: number }[] = [];
  const cleared: VarSymbol[] = [];
  const won: { flag: VarSymbol; pos: number; end: number }[] = [];
  const claimed: { flag: VarSymbol; pos: number; end: number }[] = [];
  const filled: { flag: VarSymbol; pos: number; end: number }[] = [];
  const seenSet: { flag: VarSymbol; pos: number; end: number }[] = [];
  const raised: { flag: VarSymbol; pos: number }[] = [];
  const lowered: VarSymbol[] = [];
  const stored = new Set<VarSymbol>();
  const loaded = new Set<VarSymbol>();
  const loops: Node[] = [];
  const list = (stmts: readonly Stmt[]): void => {
    const end = stmts.at(-1)?.end ?? 0;
    for (const [i, stmt] of stmts.entries()) {
      if (stmt.kind !== 'IfStmt') continue;
      branches(stmt, end);
      if (!leaves(stmt.then) || stmt.else) continue;
      for (const [flag, value] of statesWhere(stmt.cond, false, resolution)) {
        const change = stmts.slice(i + 1).find((later) => setsAnew(later, flag, value, resolution));
        if (change) claimed.push({ flag, pos: change.end, end });
      }
      const behind = stmts.slice(i + 1);
      for (const flag of emptyWhere(stmt.cond, false, resolution))
        if (behind.some((later) => fills(later, flag, resolution))) filled.push({ flag, pos: stmt.end, end });
    }
  };
  const branches = (stmt: IfStmt, end: number): void => {
    const { then } = stmt;
    for (const flag of wonWhere(stmt.cond, true, resolution)) won.push({ flag, pos: then.pos, end: then.end });
    if (leaves(then)) for (const flag of wonWhere(stmt.cond, false, resolution)) won.push({ flag, pos: stmt.end, end });
    for (const flag of loadedWhere(stmt.cond, true, resolution)) seenSet.push({ flag, pos: then.pos, end: then.end });
    if (leaves(then))
      for (const flag of loadedWhere(stmt.cond, false, resolution)) seenSet.push({ flag, pos: stmt.end, end });
    for (const flag of emptyWhere(stmt.cond, true, resolution))
      if (then.list.some((inner) => fills(inner, flag, resolution)))
        filled.push({ flag, pos: then.pos, end: then.end });
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
        else if (flag) cleared.push(flag);
      });
    else if (node.kind === 'ForStmt' || node.kind === 'RangeStmt') loops.push(node);
    else if (node.kind === 'CallExpr') {
      for (const field of atomicFieldsIn(node, resolution)) (isLoad(node) ? loaded : stored).add(field);
      const flagged = storedIn(node, resolution);
      for (const flag of flagged?.flags ?? [])
        if (flagged?.isSet && loops.every((loop) => loop.end <= node.pos)) raised.push({ flag, pos: node.pos });
        else lowered.push(flag);
    }
    return true;
  });
  const all = { unset, set, cleared, won, claimed, filled, seenSet, raised, lowered, stored, loaded };
  return Object.values(all).every((found) => (Array.isArray(found) ? found.length : found.size) === 0) ? noFlags : all;
}

/** Fields that are not set where the condition holds (or fails). */
function unsetWhere(cond: Expr, holds: boolean, resolution: Resolution): readonly VarSymbol[] {
  if (cond.kind === 'ParenExpr') return unsetWhere(cond.x, holds, resolution);
  if (cond.kind === 'UnaryExpr') return cond.op === '!' ? unsetWhere(cond.x, !holds, resolution) : [];
  if (cond.kind === 'BinaryExpr' && (cond.op === '&&' || cond.op === '||'))
    return cond.op === (holds ? '&&' : '||')
      ? [...unsetWhere(cond.x, holds, resolution), ...unsetWhere(cond.y, holds, resolution)]
      : [];
  const flag = holds ? undefined : fieldOf(cond, resolution);
  return flag ? [flag] : loadedWhere(cond, !holds, resolution);
}

/** `s.started`, of type bool. */
function fieldOf(expr: Expr, resolution: Resolution): VarSymbol | undefined {
  if (expr.kind !== 'SelectorExpr') return undefined;
  const selection = resolution.selectionOf(expr);
  if (selection.kind !== 'field') return undefined;
  const { type } = selection;
  return type.kind === 'basic' && type.name === 'bool' ? selection.path.at(-1) : undefined;
}

/** Fields that have a constant value where the condition holds (or fails). */
function statesWhere(cond: Expr, holds: boolean, resolution: Resolution): readonly (readonly [VarSymbol, string])[] {
  if (cond.kind === 'ParenExpr') return statesWhere(cond.x, holds, resolution);
  if (cond.kind === 'BinaryExpr' && cond.op === (holds ? '&&' : '||'))
    return [...statesWhere(cond.x, holds, resolution), ...statesWhere(cond.y, holds, resolution)];
  if (cond.kind === 'BinaryExpr' && cond.op === (holds ? '==' : '!=')) {
    const value = constantOf(cond.y, resolution);
    return value === undefined ? [] : fieldsIn(cond.x, resolution).map((flag) => [flag, value] as const);
  }
  return unsetWhere(cond, holds, resolution).map((flag) => [flag, 'literal false'] as const);
}

/** Fields and package variables that hold nothing where the condition holds (or fails), and a package's flags that are not set. */
function emptyWhere(cond: Expr, holds: boolean, resolution: Resolution): readonly VarSymbol[] {
  if (cond.kind === 'ParenExpr') return emptyWhere(cond.x, holds, resolution);
  if (cond.kind === 'UnaryExpr' && cond.op === '!') return emptyWhere(cond.x, !holds, resolution);
  if (cond.kind !== 'BinaryExpr') return holds ? [] : packageVariable(cond, resolution);
  if (cond.op === (holds ? '&&' : '||'))
    return [...emptyWhere(cond.x, holds, resolution), ...emptyWhere(cond.y, holds, resolution)];
  if (cond.op !== (holds ? '==' : '!=') || !isNil(cond.y)) return [];
  return [...fieldsIn(cond.x, resolution), ...packageVariable(cond.x, resolution)];
}

function packageVariable(expr: Expr, resolution: Resolution): readonly VarSymbol[] {
  const symbol = expr.kind === 'Ident' ? resolution.symbolOf(expr) : undefined;
  return symbol?.kind === 'var' && symbol.role === 'package' ? [symbol] : [];
}

/** The statement puts something in what was empty. */
function fills(stmt: Stmt, flag: VarSymbol, resolution: Resolution): boolean {
  if (stmt.kind !== 'AssignStmt' || stmt.tok !== '=') return false;
  return stmt.lhs.some((left, i) => {
    const value = stmt.rhs[i];
    if (value && (isNil(value) || constantOf(value, resolution) === 'literal false')) return false;
    return [...fieldsIn(left, resolution), ...packageVariable(left, resolution)].includes(flag);
  });
}

function isNil(expr: Expr): boolean {
  return expr.kind === 'Ident' && expr.name === 'nil';
}

/** `s.state = busy`: the field gets another constant. */
function setsAnew(stmt: Stmt, flag: VarSymbol, value: string, resolution: Resolution): boolean {
  if (stmt.kind !== 'AssignStmt' || stmt.tok !== '=') return false;
  return stmt.lhs.some((left, i) => {
    const to = stmt.rhs[i] && constantOf(stmt.rhs[i], resolution);
    return to !== undefined && to !== value && fieldsIn(left, resolution).includes(flag);
  });
}
