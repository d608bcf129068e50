// What a context carries under its keys. A key is a field that all contexts have: which one, its type or its declaration tells.
// In: the key's expression. Out: the step that leads from a context to what it carries under that key.
import type { Program, Resolution } from '../model/program.js';
import type { ConstSymbol, TypeSymbol, VarSymbol } from '../model/symbols.js';
import { unknownType } from '../model/types.js';
import type { Expr } from '../syntax/ast.js';
import { constantOf } from './conditions.js';

/** Of a program, by what tells one key from another. */
const known = new WeakMap<Program, Map<object | string, VarSymbol>>();

const all = new WeakSet<VarSymbol>();

export function isContextField(field: VarSymbol): boolean {
  return all.has(field);
}

/** The field for `ctx.Value(key)`; undefined for a key that is computed. */
export function contextField(program: Program, resolution: Resolution, key: Expr): VarSymbol | undefined {
  const declared = declarationOf(resolution, key);
  const identity = declared ?? textOf(resolution, key);
  if (identity === undefined) return undefined;
  let fields = known.get(program);
  if (!fields) {
    fields = new Map();
    known.set(program, fields);
  }
  let field = fields.get(identity);
  if (!field) {
    const pkg = declared?.pkg ?? program.packages[0]!;
    const name = `Value(${declared?.name ?? 'key'})`;
    field = { kind: 'var', name, role: 'field', pkg, span: declared?.span, type: unknownType };
    fields.set(identity, field);
    all.add(field);
  }
  return field;
}

/** `type key struct{}` for `key{}`, the variable for `&key` and `key`, the constant for `key`. */
function declarationOf(resolution: Resolution, key: Expr): ConstSymbol | TypeSymbol | VarSymbol | undefined {
  const at = key.kind === 'UnaryExpr' && key.op === '&' ? key.x : key;
  if (at.kind === 'ParenExpr') return declarationOf(resolution, at.x);
  if (at.kind === 'CompositeLit' && at.elts.length === 0) {
    const type = resolution.typeOf(at);
    return type.kind === 'named' ? type.symbol : undefined;
  }
  const symbol = at.kind === 'Ident' ? resolution.symbolOf(at) : undefined;
  if (symbol?.kind === 'const') return symbol;
  if (symbol?.kind === 'var' && symbol.role === 'package') return symbol;
  if (at.kind !== 'SelectorExpr') return undefined;
  const selection = resolution.selectionOf(at);
  if (selection.kind !== 'qualified') return undefined;
  const { symbol: other } = selection;
  return other?.kind === 'const' || other?.kind === 'var' ? other : undefined;
}

/** `key("user")`, `key(1)`. */
function textOf(resolution: Resolution, key: Expr): string | undefined {
  if (key.kind === 'BasicLit') return constantOf(key, resolution);
  const [constant, ...others] = key.kind === 'CallExpr' ? key.args : [];
  const type = constant && others.length === 0 ? resolution.typeOf(key) : undefined;
  const text = constant && constantOf(constant, resolution);
  return type?.kind === 'named' && text !== undefined
    ? `${type.symbol.pkg.path}.${type.symbol.name} ${text}`
    : undefined;
}
