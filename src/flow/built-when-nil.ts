// Maps that are built when they are asked for the first time: a function finds its map nil or empty, makes and fills it, and looks
// into it or hands it back. Two that come first together fill one map, or one looks while the other fills.
//
//	if byName == nil {                 if byName != nil {
//		byName = make(map[K]V)             return byName[k]
//		for _, v := range all {    }
//			byName[v.name] = v     byName = make(map[K]V)
//		}                          ...
//	}
//	return byName[k]
//
// In: the syntax of one function. Out: the stores that fill such a map, as steps of a check and what is done on a miss; what
// depends on a parameter is put there for whoever calls, and says nothing of the others. And where that is done: whoever is handed
// the map back then, has all of it. Literals are functions of their own.
import type { Func, Program, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { BlockStmt, CallExpr, Expr, IfStmt, Stmt } from '../syntax/ast.js';
import { childrenOf, type Node, unparen } from '../syntax/index.js';
import { type CheckThenAct, leaves } from './check-then-act.js';

/** The variable or field, by what leads there: `c.index` is [c, index]. */
type Path = readonly VarSymbol[];

interface Checked {
  readonly path: Path;
  readonly isMissing: boolean;
  readonly isThere: boolean;
}

/** Where a function fills a map that it has found missing or empty. */
export interface Building {
  readonly map: VarSymbol;
  readonly pos: number;
  readonly end: number;
}

export interface Built {
  readonly fills: readonly CheckThenAct[];
  readonly buildings: readonly Building[];
}

export function builtWhenNil(program: Program, func: Func, resolution: Resolution): Built {
  const found: CheckThenAct[] = [];
  const buildings: Building[] = [];
  const { body } = func.node;
  if (!body || func.results.length === 0) return { fills: found, buildings };

  const pathOf = (expr: Expr): Path | undefined => {
    const bare = unparen(expr);
    if (bare.kind === 'Ident') {
      const symbol = resolution.symbolOf(bare);
      return symbol?.kind === 'var' ? [symbol] : undefined;
    }
    if (bare.kind !== 'SelectorExpr') return undefined;
    const selection = resolution.selectionOf(bare);
    if (selection.kind === 'qualified') return selection.symbol.kind === 'var' ? [selection.symbol] : undefined;
    const base = selection.kind === 'field' ? pathOf(bare.x) : undefined;
    return base && selection.kind === 'field' ? [...base, ...selection.path] : undefined;
  };
  const isAt = (expr: Expr, path: Path): boolean => {
    const other = pathOf(expr);
    return other !== undefined && other.length === path.length && other.every((step, i) => step === path[i]);
  };
  const isGiven = (node: Node): boolean => {
    const symbol = node.kind === 'Ident' ? resolution.symbolOf(node) : undefined;
    return (symbol?.kind === 'var' && func.params.includes(symbol)) || childrenOf(node).some(isGiven);
  };
  /**
   * A map of the package or of an object that is nil or empty, as the condition says: which, whether it has to be or not, and
   * whether it is there already.
   */
  const checked = (cond: Expr): Checked | undefined => {
    const bare = unparen(cond);
    if (bare.kind !== 'BinaryExpr') return undefined;
    const isLength = isCallOf(bare.x, 'len') && bare.y.kind === 'BasicLit' && bare.y.value === '0';
    if (!isLength && !(bare.y.kind === 'Ident' && bare.y.name === 'nil')) return undefined;
    if (bare.op !== '==' && bare.op !== '!=' && !(isLength && bare.op === '>')) return undefined;
    const map = isLength ? (bare.x as CallExpr).args[0] : bare.x;
    if (!map || !program.mapOf(resolution.typeOf(map))) return undefined;
    const path = pathOf(map);
    const last = path?.at(-1);
    if (!path || (last?.role !== 'package' && last?.role !== 'field')) return undefined;
    return { path, isMissing: bare.op === '==', isThere: isLength };
  };
  /** Where the function looks into the map behind this offset, or hands it back. */
  const lookedAt = (path: Path, from: number): Expr | undefined => {
    let look: Expr | undefined;
    const visit = (node: Node): void => {
      if (look || node.kind === 'FuncLit' || node.end <= from) return;
      if (node.kind === 'IndexExpr' && node.pos >= from && isAt(node.x, path)) look = node;
      else if (node.kind === 'ReturnStmt' && node.pos >= from && node.results.some((result) => isAt(result, path)))
        look = node.results.find((result) => isAt(result, path));
      else for (const child of childrenOf(node)) visit(child);
    };
    visit(body);
    return look;
  };
  const built = ({ path, isThere }: Checked, stmts: readonly Stmt[], end: number): void => {
    const look = lookedAt(path, end);
    const [map, first, last] = [path.at(-1), stmts[0], stmts.at(-1)];
    if (!look || !map || !first || !last) return;
    buildings.push({ map, pos: first.pos, end: last.end });
    let isMade = isThere;
    const step = (act: number, map: Expr, handedOn?: true): void => {
      const known = { of: 'map', depends: 'miss', returned: true, used: true, given: false, identity: false } as const;
      found.push({ ...known, check: look.pos, act, map: [map.pos, map.end], ...(handedOn && { handedOn }) });
    };
    const visit = (node: Node): void => {
      if (node.kind === 'FuncLit') return;
      if (node.kind === 'AssignStmt')
        node.lhs.forEach((target, i) => {
          const value = node.rhs[i];
          if (isAt(target, path)) isMade = value?.kind === 'CompositeLit' || isCallOf(value, 'make');
          else if (isMade && target.kind === 'IndexExpr' && isAt(target.x, path) && !isGiven(node))
            step(node.pos, target.x);
        });
      if (node.kind === 'CallExpr' && !isMade && node.args.length === 0 && resolution.calleeOf(node).kind === 'static')
        step(node.pos, node.fun, true);
      for (const child of childrenOf(node)) visit(child);
    };
    for (const stmt of stmts) visit(stmt);
  };
  const list = (stmts: readonly Stmt[]): void => {
    stmts.forEach((stmt, i) => {
      if (stmt.kind === 'BlockStmt') list(stmt.list);
      if (stmt.kind !== 'IfStmt') return;
      const it = checked(stmt.cond);
      if (it?.isMissing && !stmt.else) built(it, stmt.then.list, stmt.end);
      else if (it && !it.isMissing && leaves(stmt.then)) {
        const rest = stmts.slice(i + 1);
        const last = rest.at(-1);
        if (last) built(it, rest, last.pos);
      } else for (const block of blocksOf(stmt)) list(block.list);
    });
  };
  list(body.list);
  return { fills: found, buildings };
}

function isCallOf(expr: Expr | undefined, name: string): expr is CallExpr {
  return expr?.kind === 'CallExpr' && expr.fun.kind === 'Ident' && expr.fun.name === name;
}

function blocksOf({ then, else: other }: IfStmt): readonly BlockStmt[] {
  if (!other) return [then];
  return other.kind === 'BlockStmt' ? [then, other] : [then, ...blocksOf(other)];
}
