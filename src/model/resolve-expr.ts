// Expressions to types, bottom up, in one pass.
//
// Go's types flow upward, except into composite literals with elided types. The base class serves initialisers of
// package variables, where only the type is wanted: what cannot change it is not looked at (`thorough` is false), so
// that no dependency is opened for nothing. The body resolver looks at everything and records what it finds.
import type {
  BasicLit,
  BinaryExpr,
  CallExpr,
  CompositeLit,
  Expr,
  FuncLit,
  Ident,
  IndexExpr,
  SelectorExpr,
  SliceExpr,
  UnaryExpr,
} from '../syntax/ast.js';
import { DeclaredFunc, type DeclaringFile } from './declared-symbols.js';
import { inferCall, instantiateSignature } from './infer.js';
import { assumedMethod, select } from './method-set.js';
import type { Package, Selection } from './program.js';
import { type NodeTypes, resolveSignature, resolveType, type Scope } from './resolve-type.js';
import { coreType, fieldType } from './substitute.js';
import type { FuncSymbol, Symbol, UniverseSymbol, VarSymbol } from './symbols.js';
import { type SignatureType, type TupleType, type Type, unknownType } from './types.js';
import {
  boolType,
  complex64Type,
  complex128Type,
  defaultType,
  emptyInterface,
  float32Type,
  float64Type,
  int32Type,
  intType,
  isUntyped,
  joinOperands,
  predeclaredType,
  stringType,
  uint8Type,
  untypedBool,
  untypedComplex,
  untypedFloat,
  untypedInt,
  untypedNil,
  untypedRune,
  untypedString,
} from './universe.js';

/** What an expression denotes. */
export type Mode = 'value' | 'type' | 'builtin' | 'package' | 'none';

const nothing: TupleType = { kind: 'tuple', types: [] };
export const unknownSelection: Selection = { kind: 'unknown' };

export class ExprResolver implements Scope {
  readonly pkg: Package;
  readonly file: DeclaringFile;
  readonly nodes: NodeTypes;
  readonly fleeting: boolean = false;
  protected readonly thorough: boolean = false;
  protected readonly outer: Scope;
  /** What the expression denotes that `operand` was last asked about. */
  protected mode: Mode = 'value';
  /** The function expression of the call at hand: an unknown name there is a function. */
  private called: Expr | undefined;

  constructor(outer: Scope) {
    this.outer = outer;
    this.pkg = outer.pkg;
    this.file = outer.file;
    this.nodes = outer.nodes;
  }

  lookup(name: string): Symbol | undefined {
    return this.outer.lookup(name);
  }

  used(_ident: Ident, _symbol: Symbol): void {}
  denotes(_expr: Expr, _type: Type): void {}
  mentions(expr: Expr): void {
    this.visit(expr);
  }
  protected typed(_expr: Expr, _type: Type): void {}
  /** The expression has another type than its name says: a generic function's here, or a map by its use. */
  protected implied(_expr: Expr, _type: Type): void {}
  protected selected(_selector: SelectorExpr, _selection: Selection): void {}
  protected indexed(_expr: IndexExpr, _of: Type): void {}
  protected calls(_call: CallExpr, _resolved: boolean): void {}

  /** The body resolver enters the body, too. */
  protected functionLiteral(literal: FuncLit): Type {
    return resolveSignature(this, literal.type, []);
  }

  /** The type of an expression, and of a call with several results their tuple; sets `mode`. */
  operand(expr: Expr): Type {
    const type = this.evaluate(expr);
    if (this.mode === 'type') this.denotes(expr, type);
    else this.typed(expr, type);
    return type;
  }

  /** The type of the variable that this initialises. */
  valueType(expr: Expr): Type {
    return defaultType(single(this.operand(expr)));
  }

  private evaluate(expr: Expr): Type {
    switch (expr.kind) {
      case 'Ident':
        return this.ident(expr);
      case 'BasicLit':
        return this.as('value', literalType(expr));
      case 'CompositeLit':
        return this.as('value', this.compositeLit(expr, undefined));
      case 'FuncLit':
        return this.as('value', this.functionLiteral(expr));
      case 'ParenExpr':
        return this.operand(expr.x);
      case 'SelectorExpr':
        return this.selector(expr);
      case 'IndexExpr':
        return this.index(expr);
      case 'SliceExpr':
        return this.as('value', this.slice(expr));
      case 'TypeAssertExpr':
        this.visit(expr.x);
        return this.as('value', expr.type === undefined ? unknownType : resolveType(this, expr.type));
      case 'CallExpr':
        return this.call(expr);
      case 'StarExpr': {
        const type = this.operand(expr.x);
        if (this.mode === 'type') return { kind: 'pointer', elem: type };
        const core = coreType(type);
        return this.as('value', core.kind === 'pointer' ? core.elem : unknownType);
      }
      case 'UnaryExpr':
        return this.as('value', this.unary(expr));
      case 'BinaryExpr':
        return this.as('value', this.binary(expr));
      case 'KeyValueExpr':
        this.visit(expr.key);
        this.visit(expr.value);
        return this.as('value', unknownType);
      case 'BadExpr':
        return this.as('value', unknownType);
      default:
        return this.as('type', resolveType(this, expr));
    }
  }

  private as(mode: Mode, type: Type): Type {
    this.mode = mode;
    return type;
  }

  /** Looks at an expression that has no say in the type of the one around it. */
  protected visit(expr: Expr | undefined): void {
    if (this.thorough && expr !== undefined) this.operand(expr);
  }

  private ident(expr: Ident): Type {
    const symbol = this.lookup(expr.name);
    if (symbol === undefined) return this.as('value', unknownType);
    this.used(expr, symbol);
    this.mode = modeOf(symbol);
    return symbolType(symbol);
  }

  private compositeLit(expr: CompositeLit, hint: Type | undefined): Type {
    const type = expr.type === undefined ? (hint ?? unknownType) : resolveType(this, expr.type);
    if (!this.thorough) return type;
    let base = coreType(type);
    // `[]*T{{...}}`: the inner literal is a &T{...}.
    if (expr.type === undefined && base.kind === 'pointer') base = coreType(base.elem);
    switch (base.kind) {
      case 'struct':
        for (let i = 0; i < expr.elts.length; i++) {
          const element = expr.elts[i]!;
          if (element.kind === 'KeyValueExpr') {
            const field = element.key.kind === 'Ident' ? fieldNamed(base.fields, element.key.name) : undefined;
            if (field !== undefined && element.key.kind === 'Ident') this.used(element.key, field);
            this.element(element.value, field === undefined ? undefined : fieldType(base, field));
          } else {
            const field = base.fields[i];
            this.element(element, field === undefined ? undefined : fieldType(base, field));
          }
        }
        break;
      case 'map':
        for (const element of expr.elts) {
          if (element.kind === 'KeyValueExpr') {
            this.element(element.key, base.key);
            this.element(element.value, base.elem);
          } else this.element(element, undefined);
        }
        break;
      case 'slice':
      case 'array':
        for (const element of expr.elts) {
          if (element.kind === 'KeyValueExpr') {
            this.operand(element.key);
            this.element(element.value, base.elem);
          } else this.element(element, base.elem);
        }
        break;
      default:
        for (const element of expr.elts) {
          if (element.kind !== 'KeyValueExpr') this.element(element, undefined);
          else {
            // A bare name may be a field of the unknown type.
            if (element.key.kind !== 'Ident') this.element(element.key, undefined);
            this.element(element.value, undefined);
          }
        }
    }
    return type;
  }

  private element(expr: Expr, hint: Type | undefined): void {
    if (expr.kind !== 'CompositeLit' || expr.type !== undefined) {
      this.operand(expr);
      return;
    }
    this.typed(expr, this.compositeLit(expr, hint));
  }

  private selector(expr: SelectorExpr): Type {
    const called = this.called === expr;
    if (expr.x.kind === 'Ident') {
      const holder = this.lookup(expr.x.name);
      if (holder?.kind === 'package') {
        this.used(expr.x, holder);
        return this.qualified(expr, holder.imported, called);
      }
    }
    const type = this.operand(expr.x);
    if (this.mode === 'type') return this.methodExpression(expr, type);
    this.mode = 'value';
    const selection = this.selectFrom(type, expr.sel.name, called);
    this.selected(expr, selection);
    if (selection.kind === 'field') this.used(expr.sel, selection.path[selection.path.length - 1]!);
    else if (selection.kind === 'method') this.used(expr.sel, selection.func);
    return selection.kind === 'field' || selection.kind === 'method' ? selection.type : unknownType;
  }

  private selectFrom(type: Type, name: string, called: boolean): Selection {
    const found = select(type, name);
    if (found !== undefined && found.kind !== 'opaque') return found;
    if (!called) return unknownSelection;
    if (found !== undefined) {
      const func = assumedMethod(found.symbol, name);
      return { kind: 'method', path: found.path, func, recv: found.recv, type: unknownType };
    }
    const holder = type.kind === 'pointer' ? type.elem : type;
    if (holder.kind !== 'named' || holder.symbol.pkg.inProgram) return unknownSelection;
    return { kind: 'method', path: [], func: assumedMethod(holder.symbol, name), recv: type, type: unknownType };
  }

  private qualified(expr: SelectorExpr, pkg: Package, called: boolean): Type {
    const symbol = pkg.lookup(expr.sel.name) ?? (called ? assumedFunction(pkg, expr.sel.name) : undefined);
    if (symbol === undefined) {
      this.selected(expr, unknownSelection);
      return this.as('value', unknownType);
    }
    this.used(expr.sel, symbol);
    this.selected(expr, { kind: 'qualified', symbol });
    this.mode = modeOf(symbol);
    return symbolType(symbol);
  }

  private methodExpression(expr: SelectorExpr, type: Type): Type {
    this.mode = 'value';
    const found = select(type, expr.sel.name);
    if (found?.kind !== 'method') {
      this.selected(expr, unknownSelection);
      return unknownType;
    }
    const { func } = found;
    const signature: Type =
      found.type.kind === 'signature' ? { ...found.type, params: [type, ...found.type.params] } : unknownType;
    this.used(expr.sel, func);
    this.selected(expr, { kind: 'method-expr', func, type: signature });
    return signature;
  }

  private index(expr: IndexExpr): Type {
    const type = this.operand(expr.x);
    if (this.mode === 'type') return this.as('type', resolveType(this, expr));
    if (type.kind === 'signature' && type.typeParams.length > 0) {
      const args = expr.indices.map((arg) => resolveType(this, arg));
      return this.as('value', instantiateSignature(type, args));
    }
    const index = expr.indices[0];
    const key = this.thorough && index !== undefined ? this.operand(index) : unknownType;
    const indexed = coreType(type).kind === 'unknown' && isNoIndex(key) ? this.impliedMap(expr.x, key) : type;
    this.indexed(expr, indexed);
    return this.as('value', elementType(indexed));
  }

  /** An operand of unknown type that can only be a map, by what is done with it. */
  protected impliedMap(expr: Expr, key: Type): Type {
    const type: Type = { kind: 'map', key: defaultType(key), elem: unknownType };
    this.implied(expr, type);
    return type;
  }

  private slice(expr: SliceExpr): Type {
    const type = this.operand(expr.x);
    this.visit(expr.low);
    this.visit(expr.high);
    this.visit(expr.max);
    const core = coreType(type);
    if (core.kind === 'array') return { kind: 'slice', elem: core.elem };
    if (core.kind === 'pointer') {
      const array = coreType(core.elem);
      return array.kind === 'array' ? { kind: 'slice', elem: array.elem } : unknownType;
    }
    return isUntyped(type) ? stringType : type;
  }

  private unary(expr: UnaryExpr): Type {
    if (expr.op === '&') {
      const elem = this.operand(expr.x);
      return { kind: 'pointer', elem };
    }
    const type = this.operand(expr.x);
    if (expr.op !== '<-') return type;
    const core = coreType(type);
    return core.kind === 'chan' ? core.elem : unknownType;
  }

  private binary(expr: BinaryExpr): Type {
    switch (expr.op) {
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        this.visit(expr.x);
        this.visit(expr.y);
        return untypedBool;
      case '<<':
      case '>>': {
        const x = this.operand(expr.x);
        this.visit(expr.y);
        return x;
      }
      default: {
        const x = single(this.operand(expr.x));
        if (!this.thorough && !isUntyped(x) && x.kind !== 'unknown') return x;
        return joinOperands(x, single(this.operand(expr.y)));
      }
    }
  }

  private call(expr: CallExpr): Type {
    const fun = unparen(expr.fun);
    this.called = fun.kind === 'IndexExpr' ? unparen(fun.x) : fun;
    const callee = this.operand(expr.fun);
    this.called = undefined;
    if (this.mode === 'type') {
      for (const arg of expr.args) this.visit(arg);
      this.calls(expr, callee.kind !== 'unknown');
      return this.as('value', callee);
    }
    if (this.mode === 'builtin' && fun.kind === 'Ident') {
      this.calls(expr, true);
      return this.builtin(fun.name, expr);
    }
    let signature = coreType(callee);
    if (signature.kind === 'signature' && signature.typeParams.length > 0) {
      signature = this.inferred(signature, expr);
      this.implied(expr.fun, signature);
    } else for (const arg of expr.args) this.visit(arg);
    this.calls(expr, signature.kind === 'signature');
    if (signature.kind !== 'signature') return this.as('value', unknownType);
    return this.results(signature);
  }

  private results(signature: SignatureType): Type {
    const { results } = signature;
    if (results.length === 1) return this.as('value', results[0]!);
    if (results.length === 0) return this.as('none', nothing);
    return this.as('value', { kind: 'tuple', types: results });
  }

  private inferred(signature: SignatureType, expr: CallExpr): SignatureType {
    const args: Type[] = [];
    for (const arg of expr.args) {
      const type = this.operand(arg);
      if (type.kind === 'tuple' && expr.args.length === 1) args.push(...type.types);
      else args.push(type);
    }
    return inferCall(signature, [], args, expr.ellipsis);
  }

  private builtin(name: string, expr: CallExpr): Type {
    const [first] = expr.args;
    if (first === undefined)
      return this.as(name === 'recover' ? 'value' : 'none', name === 'recover' ? emptyInterface : nothing);
    // The first argument alone decides; of append it may be nil.
    const type = name === 'make' ? resolveType(this, first) : single(this.operand(first));
    const denotesType = this.mode === 'type';
    if (name === 'min' || name === 'max') {
      let joined = type;
      for (const arg of expr.args.slice(1)) joined = joinOperands(joined, single(this.operand(arg)));
      return this.as('value', joined);
    }
    for (const arg of expr.args.slice(1)) this.visit(arg);
    if (name === 'delete' && coreType(type).kind === 'unknown') this.impliedMap(first, unknownType);
    switch (name) {
      case 'append':
      case 'make':
        return this.as('value', type);
      case 'new':
        return this.as('value', { kind: 'pointer', elem: denotesType ? type : defaultType(type) });
      case 'len':
      case 'cap':
      case 'copy':
        return this.as('value', intType);
      case 'complex':
        return this.as('value', isNamedBasic(type, 'float32') ? complex64Type : complex128Type);
      case 'real':
      case 'imag':
        return this.as('value', isNamedBasic(type, 'complex64') ? float32Type : float64Type);
      case 'recover':
        return this.as('value', emptyInterface);
      default:
        return this.as('none', nothing);
    }
  }
}

/** What an assignment of one expression gives several variables: the parts of a tuple, or a comma-ok form. */
export function spread(expr: Expr, type: Type, count: number): readonly Type[] {
  if (type.kind === 'tuple') return type.types;
  if (count === 1) return [type];
  const { kind } = unparen(expr);
  const commaOk = kind === 'IndexExpr' || kind === 'TypeAssertExpr' || kind === 'UnaryExpr';
  return count === 2 && commaOk ? [type, boolType] : [];
}

/** The key and value of `range x`; undefined where x cannot be ranged over, or is not known. */
export function rangeTypes(type: Type): readonly [Type, Type] | undefined {
  const core = coreType(type);
  switch (core.kind) {
    case 'slice':
    case 'array':
      return [intType, core.elem];
    case 'pointer': {
      const array = coreType(core.elem);
      return array.kind === 'array' ? [intType, array.elem] : undefined;
    }
    case 'map':
      return [core.key, core.elem];
    case 'chan':
      return [core.elem, unknownType];
    case 'basic':
      if (core.name === 'string' || core.name === 'untyped string') return [intType, int32Type];
      return [defaultType(type), unknownType];
    case 'signature': {
      const yielded = core.params[0] === undefined ? unknownType : coreType(core.params[0]);
      if (yielded.kind !== 'signature') return undefined;
      return [yielded.params[0] ?? unknownType, yielded.params[1] ?? unknownType];
    }
    default:
      return undefined;
  }
}

function isNamedBasic(type: Type, name: string): boolean {
  const core = coreType(type);
  return core.kind === 'basic' && core.name === name;
}

/** Only a map can be indexed with it. */
function isNoIndex(type: Type): boolean {
  const core = coreType(type);
  switch (core.kind) {
    case 'basic':
      return core.name === 'string' || core.name === 'untyped string' || core.name === 'bool';
    case 'struct':
    case 'pointer':
    case 'interface':
    case 'array':
    case 'chan':
      return true;
    default:
      return false;
  }
}

function elementType(type: Type): Type {
  let core = coreType(type);
  if (core.kind === 'pointer') core = coreType(core.elem);
  switch (core.kind) {
    case 'map':
    case 'slice':
    case 'array':
      return core.elem;
    case 'basic':
      return core.name === 'string' || core.name === 'untyped string' ? uint8Type : unknownType;
    default:
      return unknownType;
  }
}

/** A call with one result is that result; a tuple in a place for one value is a mistake. */
function single(type: Type): Type {
  return type.kind === 'tuple' ? (type.types[0] ?? unknownType) : type;
}

function fieldNamed(fields: readonly VarSymbol[], name: string): VarSymbol | undefined {
  for (const field of fields) if (field.name === name) return field;
  return undefined;
}

export function unparen(expr: Expr): Expr {
  while (expr.kind === 'ParenExpr') expr = expr.x;
  return expr;
}

export function literalType(expr: BasicLit): Type {
  switch (expr.literal) {
    case 'int':
      return untypedInt;
    case 'float':
      return untypedFloat;
    case 'imag':
      return untypedComplex;
    case 'char':
      return untypedRune;
    case 'string':
      return untypedString;
  }
}

function modeOf(symbol: Symbol): Mode {
  switch (symbol.kind) {
    case 'type':
    case 'basictype':
      return 'type';
    case 'package':
      return 'package';
    case 'builtin':
      return isConstant(symbol) ? 'value' : 'builtin';
    default:
      return 'value';
  }
}

function isConstant(symbol: UniverseSymbol): boolean {
  return symbol.name === 'true' || symbol.name === 'false' || symbol.name === 'iota';
}

/** The type of a use of the symbol, or the type that it denotes. */
export function symbolType(symbol: Symbol): Type {
  switch (symbol.kind) {
    case 'var':
    case 'const':
    case 'type':
      return symbol.type;
    case 'func':
      return symbol.signature ?? unknownType;
    case 'basictype':
      return predeclaredType(symbol);
    case 'nil':
      return untypedNil;
    case 'builtin':
      if (!isConstant(symbol)) return unknownType;
      return symbol.name === 'iota' ? untypedInt : untypedBool;
    case 'package':
      return unknownType;
  }
}

const assumedFunctions = new WeakMap<Package, Map<string, FuncSymbol>>();

/** The function that a call `pkg.name()` must mean where no declaration is at hand. */
function assumedFunction(pkg: Package, name: string): FuncSymbol {
  let byName = assumedFunctions.get(pkg);
  if (byName === undefined) {
    byName = new Map();
    assumedFunctions.set(pkg, byName);
  }
  let func = byName.get(name);
  if (func === undefined) {
    func = new DeclaredFunc(name, { pkg }, () => undefined);
    byName.set(name, func);
  }
  return func;
}
