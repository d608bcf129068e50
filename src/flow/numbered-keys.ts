// Entries of maps whose key is a number that an atomic counter has given: several goroutines are expected to enter things.
//
//	id := c.last.Add(1)
//	c.pending[id] = reply
//
// In: the syntax of one function and what its names mean. Out: offsets of the maps' expressions, each with the counter.
import type { Func, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { CallExpr, Expr } from '../syntax/ast.js';
import { walk } from '../syntax/index.js';

export interface NumberedKey {
  /** Offset of the map's expression where it is stored to. */
  readonly map: number;
  /** The atomic field or package variable that gives the numbers. */
  readonly counter: VarSymbol;
}

export function numberedKeys(func: Func, resolution: Resolution): readonly NumberedKey[] {
  const { body } = func.node;
  if (!body) return [];
  const found: NumberedKey[] = [];
  const numbers = new Map<VarSymbol, VarSymbol>();
  const counterIn = (expr: Expr): VarSymbol | undefined => {
    let counter: VarSymbol | undefined;
    walk(expr, (node) => {
      if (node.kind === 'FuncLit') return false;
      if (node.kind === 'CallExpr') counter ??= countedBy(node, resolution);
      else if (node.kind === 'Ident') {
        const symbol = resolution.symbolOf(node);
        if (symbol?.kind === 'var') counter ??= numbers.get(symbol);
      }
      return counter === undefined;
    });
    return counter;
  };
  walk(body, (node) => {
    if (node.kind === 'FuncLit') return false;
    if (node.kind !== 'AssignStmt' || node.lhs.length !== 1 || node.rhs.length !== 1) return true;
    const [left, right] = [node.lhs[0]!, node.rhs[0]!];
    if (left.kind === 'IndexExpr') {
      const [key] = left.indices;
      const counter = key && counterIn(key);
      if (counter) found.push({ map: left.x.pos, counter });
    } else if (left.kind === 'Ident') {
      const symbol = resolution.symbolOf(left);
      const counter = counterIn(right);
      if (symbol?.kind === 'var' && counter) numbers.set(symbol, counter);
    }
    return true;
  });
  return found;
}

/** `c.last.Add(1)`, `c.last.Inc()`, `atomic.AddUint64(&c.last, 1)`. */
function countedBy({ fun, args }: CallExpr, resolution: Resolution): VarSymbol | undefined {
  if (fun.kind !== 'SelectorExpr') return undefined;
  const [first] = args;
  if (/^Add(Int|Uint)(32|64)$/.test(fun.sel.name) && first?.kind === 'UnaryExpr' && first.op === '&')
    return variableOf(first.x, resolution);
  if (!/^(Add|Inc)$/.test(fun.sel.name)) return undefined;
  const counter = variableOf(fun.x, resolution);
  const type = counter?.type;
  const named = type?.kind === 'pointer' ? type.elem : type;
  return named?.kind === 'named' && /(^|\/)atomic$/.test(named.symbol.pkg.path) ? counter : undefined;
}

function variableOf(expr: Expr, resolution: Resolution): VarSymbol | undefined {
  if (expr.kind === 'Ident') {
    const symbol = resolution.symbolOf(expr);
    return symbol?.kind === 'var' && symbol.role === 'package' ? symbol : undefined;
  }
  if (expr.kind !== 'SelectorExpr') return undefined;
  const selection = resolution.selectionOf(expr);
  return selection.kind === 'field' ? selection.path.at(-1) : undefined;
}
