// What a function outside the program does to the maps that it is handed: json.Marshal reads all that it comes across.
// Which maps lie in a value of a type is for reached-maps.ts to say.
import type { Effect, MapEffect, Operand } from '../knowledge/effect.js';
import type { Program } from '../model/program.js';
import type { FuncSymbol, VarSymbol } from '../model/symbols.js';
import { type Type, unknownType } from '../model/types.js';
import type { CallExpr, Expr } from '../syntax/ast.js';
import type { Body } from './body.js';
import type { Value } from './graph.js';
import { reachedMaps } from './reached-maps.js';

/** Emits an access for each map that an effect touches. */
export function touchMaps(
  body: Body,
  effect: Effect,
  symbol: FuncSymbol,
  call: CallExpr,
  fun: Expr,
  recv: Value | undefined,
  args: readonly Expr[],
  values: readonly Value[],
): void {
  const touch = ({ kind, deep, fields, exported }: MapEffect, value: Value, expr: Expr, atCall: boolean): void => {
    const type = body.resolution.typeOf(expr);
    const at = { pos: atCall ? call.pos : expr.pos, end: atCall ? call.end : expr.end };
    // `json.Unmarshal(data, &s.items)` fills the map that is there.
    const map = body.mapType(type.kind === 'pointer' ? type.elem : type);
    if (map && !(deep && hasOwnText(body.program, type)))
      body.blocks.emit({
        op: 'access',
        kind,
        map: value,
        mapType: map,
        exprPos: expr.pos,
        exprEnd: expr.end,
        through: symbol.key,
        ...at,
      });
    if (!deep) return;
    const reached = reachedMaps(
      body.program,
      type,
      exported || encodesZap.test(symbol.key) ? 'encode' : 'print',
    ).filter(([step]) => !fields || (step?.kind === 'var' && fields.includes(step.name)));
    if (reached.length > 0)
      body.blocks.emit({
        op: 'access',
        kind,
        map: value,
        exprPos: expr.pos,
        exprEnd: expr.end,
        through: symbol.key,
        deep: true,
        reached,
        ...at,
      });
  };
  for (const touched of effect.maps ?? []) {
    const verbs = touched.pointers === 'outermost' ? verbsFor(touched.of, args) : undefined;
    for (const operand of operands(touched.of, args.length)) {
      if (typeof operand === 'number' && /[pT]/.test(verbs?.get(operand) ?? '')) continue;
      if (operand === 'recv') {
        if (recv && fun.kind === 'SelectorExpr') touch(touched, recv, fun.x, true);
      } else {
        const expr = args[operand];
        const value = values[operand];
        if (expr && value) touch(touched, value, expr, false);
      }
    }
  }
}

/** Emits the access of a store that keeps its map to itself, without a lock: the object stands for the map. */
export function touchStore(
  body: Body,
  kind: MapEffect['kind'],
  symbol: FuncSymbol,
  call: CallExpr,
  fun: Expr,
  recv: Value | undefined,
): void {
  const map = recv ?? { root: storeOf(symbol), steps: [] };
  const named = fun.kind === 'SelectorExpr' ? fun.x : fun;
  body.blocks.emit({
    op: 'access',
    kind,
    map,
    exprPos: named.pos,
    exprEnd: named.end,
    through: symbol.key,
    pos: call.pos,
    end: call.end,
  });
}

/** What a package keeps behind its functions; its own name for it is not known. */
function storeOf({ pkg }: FuncSymbol): VarSymbol {
  let store = stores.get(pkg);
  if (!store) {
    store = { kind: 'var', name: pkg.name, role: 'package', pkg, type: unknownType };
    stores.set(pkg, store);
  }
  return store;
}
const stores = new WeakMap<FuncSymbol['pkg'], VarSymbol>();

/** zap.Reflect encodes as json does. */
const encodesZap = /^go\.uber\.org\/zap\./;

/** A type that prints or encodes itself is not walked by fmt or json. */
function hasOwnText(program: Program, type: Type): boolean {
  return ['String', 'Error', 'MarshalJSON', 'MarshalText', 'Format', 'GoString', 'LogValue', 'MarshalLogArray'].some(
    (name) => program.methodOf(type, name) !== undefined,
  );
}

/** By argument, the verb that a constant format just before the arguments has for it. */
function verbsFor(of: Operand, args: readonly Expr[]): ReadonlyMap<number, string> | undefined {
  if (typeof of !== 'object') return undefined;
  const format = args[of.from - 1];
  const text = format && literalText(format);
  // An explicit index (`%[2]d`) is not followed.
  if (text === undefined || /%[^a-zA-Z%]*\[/.test(text)) return undefined;
  const verbs = new Map<number, string>();
  let next = of.from;
  for (const [directive] of text.matchAll(/%[-+# 0-9.*]*[a-zA-Z%]/g)) {
    next += directive.split('*').length - 1;
    if (!directive.endsWith('%')) verbs.set(next++, directive.slice(-1));
  }
  return verbs;
}

/** A string as it is written, with its quotes; or several, one behind the other. */
function literalText(expr: Expr): string | undefined {
  if (expr.kind === 'ParenExpr') return literalText(expr.x);
  if (expr.kind === 'BasicLit') return /^["`]/.test(expr.value) ? expr.value : undefined;
  if (expr.kind !== 'BinaryExpr' || expr.op !== '+') return undefined;
  const parts = [literalText(expr.x), literalText(expr.y)];
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

/** The operands of a call that an effect speaks of. */
export function operands(of: Operand, count: number): readonly ('recv' | number)[] {
  if (of === 'recv') return ['recv'];
  if (typeof of === 'number') return [of];
  return Array.from({ length: Math.max(0, count - of.from) }, (_, i) => of.from + i);
}
