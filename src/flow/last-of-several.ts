// Atomic counters that come down, where the result is looked at: whoever does that asks whether it is the last of several that
// are at work at the same time.
//
//	found[host] = answer
//	if atomic.AddInt32(&open, -1) == 0 {
//		done(found)
//	}
//
// In: the syntax of one function and what its names mean. Out: where it counts, and what: a field, or a variable of a function
// around it. Literals are functions of their own.
import type { Func, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { CallExpr, Expr } from '../syntax/ast.js';
import { childrenOf, type Node } from '../syntax/index.js';
import { constantOf, isNegative } from './conditions.js';

export interface CountDown {
  readonly pos: number;
  /** The counter, or what leads to it: `pending` for `pending.open`. */
  readonly path: readonly VarSymbol[];
}

export function countsDown({ node: { body } }: Func, resolution: Resolution): readonly CountDown[] {
  const found: CountDown[] = [];
  const visit = (node: Node): void => {
    if (node.kind === 'FuncLit') return;
    const isLost = node.kind === 'ExprStmt';
    for (const child of childrenOf(node)) {
      const path = child.kind === 'CallExpr' && !isLost ? countedDown(child, resolution) : undefined;
      if (path) found.push({ pos: child.pos, path });
      visit(child);
    }
  };
  if (body) visit(body);
  return found;
}

/** `atomic.AddInt32(&p.open, -1)`, `p.open.Add(-1)`, `open.Dec()`. */
function countedDown({ fun, args }: CallExpr, resolution: Resolution): readonly VarSymbol[] | undefined {
  if (fun.kind !== 'SelectorExpr') return undefined;
  const [first, second] = args;
  const isLess = (delta: Expr | undefined): boolean =>
    delta !== undefined &&
    (isNegative(constantOf(delta, resolution)) || (delta.kind === 'UnaryExpr' && delta.op === '^'));
  if (/^Add(Int|Uint)(32|64)$/.test(fun.sel.name) && first?.kind === 'UnaryExpr' && first.op === '&')
    return isLess(second) ? pathOf(first.x, resolution) : undefined;
  if (!(fun.sel.name === 'Dec' && !first) && !(fun.sel.name === 'Add' && isLess(first))) return undefined;
  const type = resolution.typeOf(fun.x);
  const named = type.kind === 'pointer' ? type.elem : type;
  const isAtomic = named.kind === 'named' && /(^|\/)atomic$/.test(named.symbol.pkg.path);
  return isAtomic ? pathOf(fun.x, resolution) : undefined;
}

function pathOf(expr: Expr, resolution: Resolution): readonly VarSymbol[] | undefined {
  if (expr.kind === 'Ident') {
    const symbol = resolution.symbolOf(expr);
    return symbol?.kind === 'var' ? [symbol] : undefined;
  }
  if (expr.kind !== 'SelectorExpr') return undefined;
  const selection = resolution.selectionOf(expr);
  const base = selection.kind === 'field' ? pathOf(expr.x, resolution) : undefined;
  return base && selection.kind === 'field' ? [...base, ...selection.path] : undefined;
}
