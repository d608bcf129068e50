// Flags that are atomic: where a condition has seen one set, or has set it itself, and what a call stores in one. In: the syntax
// of one function and what its names mean. Out: fields.
import type { Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { CallExpr, Expr } from '../syntax/ast.js';
import { constantOf, fieldsIn } from './conditions.js';

/** Atomic flags that have been set where the condition holds (or fails), and were not before. */
export function wonWhere(cond: Expr, holds: boolean, resolution: Resolution): readonly VarSymbol[] {
  if (cond.kind === 'ParenExpr') return wonWhere(cond.x, holds, resolution);
  if (cond.kind === 'UnaryExpr') return cond.op === '!' ? wonWhere(cond.x, !holds, resolution) : [];
  if (cond.kind === 'BinaryExpr' && cond.op === (holds ? '&&' : '||'))
    return [...wonWhere(cond.x, holds, resolution), ...wonWhere(cond.y, holds, resolution)];
  if (cond.kind !== 'CallExpr' || cond.fun.kind !== 'SelectorExpr') return [];
  const { x, sel } = cond.fun;
  const [first] = cond.args;
  // atomic.CompareAndSwapInt32(&s.started, 0, 1)
  if (holds && /^CompareAndSwap\w+$/.test(sel.name) && first?.kind === 'UnaryExpr' && first.op === '&')
    return fieldsIn(first.x, resolution);
  if (holds && /^(CompareAndSwap|CAS)$/.test(sel.name) && cond.args.length === 2) return fieldsIn(x, resolution);
  const isSet = first !== undefined && constantOf(first, resolution) === 'literal true';
  return !holds && sel.name === 'Swap' && isSet ? fieldsIn(x, resolution) : [];
}

/** Atomic flags that are set where the condition holds (or fails). */
export function loadedWhere(cond: Expr, holds: boolean, resolution: Resolution): readonly VarSymbol[] {
  if (cond.kind === 'ParenExpr') return loadedWhere(cond.x, holds, resolution);
  if (cond.kind === 'UnaryExpr') return cond.op === '!' ? loadedWhere(cond.x, !holds, resolution) : [];
  if (cond.kind === 'BinaryExpr' && cond.op === (holds ? '&&' : '||'))
    return [...loadedWhere(cond.x, holds, resolution), ...loadedWhere(cond.y, holds, resolution)];
  if (cond.kind === 'BinaryExpr') {
    const value = constantOf(cond.y, resolution);
    const isSet = value !== undefined && (cond.op === '==') === (value !== 'literal 0');
    return isSet === holds && /^(==|!=)$/.test(cond.op) ? loadedFrom(cond.x, resolution) : [];
  }
  return holds ? loadedFrom(cond, resolution) : [];
}

/** `s.ready.Load()`, `atomic.LoadInt32(&s.ready)` */
function loadedFrom(expr: Expr, resolution: Resolution): readonly VarSymbol[] {
  if (expr.kind !== 'CallExpr' || expr.fun.kind !== 'SelectorExpr') return [];
  const [first] = expr.args;
  if (first?.kind === 'UnaryExpr' && first.op === '&')
    return /^Load(Ui|I)nt(32|64)$/.test(expr.fun.sel.name) ? fieldsIn(first.x, resolution) : [];
  return first === undefined && expr.fun.sel.name === 'Load' ? fieldsIn(expr.fun.x, resolution) : [];
}

/** What a call stores in atomic fields: what is surely true or not zero is a flag that is set. */
export function storedIn(
  { fun, args }: CallExpr,
  resolution: Resolution,
): { readonly flags: readonly VarSymbol[]; readonly isSet: boolean } | undefined {
  if (fun.kind !== 'SelectorExpr' || !/^(Store|Swap|CompareAndSwap|CAS|Add)/.test(fun.sel.name)) return undefined;
  const [first, second] = args;
  const isFunction = first?.kind === 'UnaryExpr' && first.op === '&';
  const flags = isFunction ? fieldsIn(first.x, resolution) : fieldsIn(fun.x, resolution);
  const stored = isFunction ? second : first;
  const value = stored && constantOf(stored, resolution);
  const isSet = fun.sel.name.startsWith('Store') && value !== undefined && !/^literal (false|0)$/.test(value);
  return { flags, isSet };
}

const isAtomics = /^(Add|CAS|CompareAndSwap|Dec|Inc|Load|Store|Sub|Swap)(\p{Lu}\w*)?$/u;

/** The atomic field that a call stores to or looks at: `s.head.Store(x)`, `atomic.LoadInt64(&s.size)`. */
export function atomicFieldsIn({ fun, args: [first] }: CallExpr, resolution: Resolution): readonly VarSymbol[] {
  if (fun.kind !== 'SelectorExpr' || !isAtomics.test(fun.sel.name)) return [];
  if (first?.kind === 'UnaryExpr' && first.op === '&' && /\d$|ointer$/.test(fun.sel.name))
    return fieldsIn(first.x, resolution);
  return fieldsIn(fun.x, resolution).filter(
    ({ type }) => type.kind === 'named' && /(^|\/)atomic$/.test(type.symbol.pkg.path),
  );
}

export function isLoad({ fun }: CallExpr): boolean {
  return fun.kind === 'SelectorExpr' && fun.sel.name.startsWith('Load');
}
