// Type expressions to types.
//
// The same resolver serves package-level declarations, where a struct's fields wait until somebody asks, and bodies,
// where names mean what they mean at this point only, so everything is worked out at once (`scope.fleeting`).
// Struct and interface types are kept by their syntax node: their fields and methods are identities.
import type {
  Expr,
  Field,
  FuncType,
  Ident,
  InterfaceType as InterfaceNode,
  StructType as StructNode,
} from '../syntax/ast.js';
import { DeclaredFunc, DeclaredTypeParam, DeclaredVar, type DeclaringFile, OpaqueType } from './declared-symbols.js';
import type { Func, Package } from './program.js';
import { instantiate } from './substitute.js';
import type { FuncSymbol, Symbol, TypeSymbol } from './symbols.js';
import {
  type InterfaceType,
  type SignatureType,
  type StructType,
  type Type,
  type TypeParamType,
  unknownType,
} from './types.js';
import { emptyInterface, predeclaredType } from './universe.js';

/** What names mean at some point of a file. */
export interface Scope {
  readonly pkg: Package;
  readonly file: DeclaringFile;
  readonly nodes: NodeTypes;
  /** Names may mean something else later: nothing that is looked up here may be put off. */
  readonly fleeting: boolean;
  lookup(name: string): Symbol | undefined;
  /** A name was used in a type expression. */
  used?(ident: Ident, symbol: Symbol): void;
  /** An expression was found to be a type. */
  denotes?(expr: Expr, type: Type): void;
  /** A value occurs in a type: the length of an array. */
  mentions?(expr: Expr): void;
}

/** Struct and interface types by the syntax that declares them. */
export class NodeTypes {
  readonly structs = new WeakMap<StructNode, StructType>();
  readonly interfaces = new WeakMap<InterfaceNode, InterfaceType>();
}

/** `unknownType` where the expression is not a type, or names one that is not known. */
export function resolveType(scope: Scope, expr: Expr, owner?: TypeSymbol): Type {
  const type = typeOfNode(scope, expr, owner);
  scope.denotes?.(expr, type);
  return type;
}

function typeOfNode(scope: Scope, expr: Expr, owner: TypeSymbol | undefined): Type {
  switch (expr.kind) {
    case 'Ident':
    case 'SelectorExpr': {
      const symbol = typeName(scope, expr);
      return symbol === undefined ? unknownType : denoted(symbol);
    }
    case 'IndexExpr': {
      const symbol = typeName(scope, expr.x);
      if (symbol !== undefined) scope.denotes?.(expr.x, denoted(symbol));
      const args = expr.indices.map((arg) => resolveType(scope, arg));
      return symbol?.kind === 'type' ? instantiate(symbol, args) : unknownType;
    }
    case 'ParenExpr':
      return resolveType(scope, expr.x, owner);
    case 'StarExpr':
      return { kind: 'pointer', elem: resolveType(scope, expr.x, owner) };
    case 'ArrayType': {
      const elem = resolveType(scope, expr.elt, owner);
      if (expr.len === undefined) return { kind: 'slice', elem };
      if (expr.len.kind !== 'Ellipsis') scope.mentions?.(expr.len);
      return { kind: 'array', elem };
    }
    case 'Ellipsis':
      return { kind: 'slice', elem: expr.elt === undefined ? unknownType : resolveType(scope, expr.elt, owner) };
    case 'MapType': {
      const key = resolveType(scope, expr.key, owner);
      return { kind: 'map', key, elem: resolveType(scope, expr.value, owner) };
    }
    case 'ChanType':
      return { kind: 'chan', dir: expr.dir, elem: resolveType(scope, expr.value, owner) };
    case 'FuncType':
      return resolveSignature(scope, expr, []);
    case 'StructType':
      return resolveStruct(scope, expr, owner);
    case 'InterfaceType':
      return resolveInterface(scope, expr, owner);
    case 'UnaryExpr':
      return expr.op === '~' ? constraintUnion(scope, expr) : unknownType;
    case 'BinaryExpr':
      return expr.op === '|' ? constraintUnion(scope, expr) : unknownType;
    default:
      return unknownType;
  }
}

/** The symbol that a possibly qualified name denotes, where it is one for a type. */
function typeName(scope: Scope, expr: Expr): Symbol | undefined {
  if (expr.kind === 'ParenExpr') return typeName(scope, expr.x);
  if (expr.kind === 'Ident') {
    const symbol = scope.lookup(expr.name);
    if (symbol === undefined) return undefined;
    scope.used?.(expr, symbol);
    return symbol;
  }
  if (expr.kind !== 'SelectorExpr' || expr.x.kind !== 'Ident') return undefined;
  const holder = scope.lookup(expr.x.name);
  if (holder?.kind !== 'package') return undefined;
  scope.used?.(expr.x, holder);
  const symbol = qualifiedType(holder.imported, expr.sel.name);
  scope.used?.(expr.sel, symbol);
  return symbol;
}

function denoted(symbol: Symbol): Type {
  if (symbol.kind === 'type') return symbol.type;
  return symbol.kind === 'basictype' ? predeclaredType(symbol) : unknownType;
}

const opaqueTypes = new WeakMap<Package, Map<string, OpaqueType>>();

/** The type `pkg.name`; where its declaration is not at hand, an opaque one. */
function qualifiedType(pkg: Package, name: string): Symbol {
  const declared = pkg.lookup(name);
  if (declared !== undefined) return declared;
  let types = opaqueTypes.get(pkg);
  if (types === undefined) {
    types = new Map();
    opaqueTypes.set(pkg, types);
  }
  let symbol = types.get(name);
  if (symbol === undefined) {
    symbol = new OpaqueType(name, pkg);
    types.set(name, symbol);
  }
  return symbol;
}

function resolveStruct(scope: Scope, node: StructNode, owner: TypeSymbol | undefined): StructType {
  const known = scope.nodes.structs.get(node);
  if (known !== undefined) {
    if (scope.denotes !== undefined) for (const field of node.fields) resolveType(scope, field.type, owner);
    return known;
  }
  const fields: DeclaredVar[] = [];
  const struct: StructType = { kind: 'struct', fields };
  scope.nodes.structs.set(node, struct);
  for (const field of node.fields) {
    const names = field.names.length > 0 ? field.names : embeddedName(field.type);
    const comment = [field.doc, field.comment].filter((text) => text !== undefined && text !== '').join('\n');
    const type = scope.fleeting
      ? resolveType(scope, field.type, owner)
      : once(() => resolveType(scope, field.type, owner));
    for (const ident of names) {
      fields.push(
        new DeclaredVar(
          ident.name,
          {
            role: 'field',
            pkg: scope.pkg,
            file: scope.file,
            ident,
            owner,
            embedded: field.names.length === 0,
            comment: comment === '' ? undefined : comment,
            index: fields.length,
          },
          type,
        ),
      );
    }
  }
  return struct;
}

/** `a, b T`: one type for both. */
function once(compute: () => Type): () => Type {
  let known: Type | undefined;
  return () => {
    known ??= compute();
    return known;
  };
}

/** An embedded field is named for its type. */
function embeddedName(type: Expr): readonly Ident[] {
  switch (type.kind) {
    case 'Ident':
      return [type];
    case 'SelectorExpr':
      return [type.sel];
    case 'StarExpr':
    case 'ParenExpr':
    case 'IndexExpr':
      return embeddedName(type.x);
    default:
      return [];
  }
}

function resolveInterface(scope: Scope, node: InterfaceNode, owner: TypeSymbol | undefined): InterfaceType {
  if (node.methods.length === 0 && node.embeds.length === 0) return emptyInterface;
  const known = scope.nodes.interfaces.get(node);
  if (known !== undefined) {
    if (scope.denotes !== undefined) for (const embed of node.embeds) resolveType(scope, embed);
    return known;
  }
  const methods: FuncSymbol[] = [];
  const embeds: Type[] = [];
  const type: InterfaceType = { kind: 'interface', methods, embeds };
  scope.nodes.interfaces.set(node, type);
  const recv = owner === undefined ? undefined : { type: owner, pointer: false };
  for (const field of node.methods) {
    const ident = field.names[0];
    const { type: shape } = field;
    if (ident === undefined || shape.kind !== 'FuncType') continue;
    const early = scope.fleeting ? resolveSignature(scope, shape, []) : undefined;
    methods.push(
      new DeclaredFunc(
        ident.name,
        { pkg: scope.pkg, file: scope.file, ident, abstract: true, recv: () => recv, recvName: owner?.name },
        () => early ?? resolveSignature(scope, shape, []),
      ),
    );
  }
  for (const embed of node.embeds) embeds.push(resolveType(scope, embed));
  return type;
}

/** `~A | B` as an interface that holds the terms. */
function constraintUnion(scope: Scope, expr: Expr): InterfaceType {
  const union: Type[] = [];
  const collect = (term: Expr): void => {
    if (term.kind === 'BinaryExpr' && term.op === '|') {
      collect(term.x);
      collect(term.y);
    } else if (term.kind === 'UnaryExpr' && term.op === '~') union.push(resolveType(scope, term.x));
    else if (term.kind === 'ParenExpr') collect(term.x);
    else union.push(resolveType(scope, term));
  };
  collect(expr);
  return { kind: 'interface', methods: [], embeds: [], union };
}

export function resolveSignature(scope: Scope, node: FuncType, typeParams: readonly TypeParamType[]): SignatureType {
  const params = resolveFields(scope, node.params);
  const results = resolveFields(scope, node.results);
  return { kind: 'signature', params, results, variadic: isVariadic(node), typeParams };
}

export function isVariadic(node: FuncType): boolean {
  return node.params.at(-1)?.type.kind === 'Ellipsis';
}

/** One type for each name, and one for a field without names. */
function resolveFields(scope: Scope, fields: readonly Field[]): readonly Type[] {
  const types: Type[] = [];
  for (const field of fields) {
    const type = resolveType(scope, field.type);
    for (let i = Math.max(field.names.length, 1); i > 0; i--) types.push(type);
  }
  return types;
}

/** A scope with some names added, for type parameters. */
export class InnerScope implements Scope {
  readonly pkg: Package;
  readonly file: DeclaringFile;
  readonly nodes: NodeTypes;
  readonly fleeting = false;
  private readonly outer: Scope;
  private readonly names = new Map<string, Symbol>();

  constructor(outer: Scope) {
    this.outer = outer;
    this.pkg = outer.pkg;
    this.file = outer.file;
    this.nodes = outer.nodes;
  }

  declare(name: string, symbol: Symbol): void {
    this.names.set(name, symbol);
  }

  lookup(name: string): Symbol | undefined {
    return this.names.get(name) ?? this.outer.lookup(name);
  }
}

/** Declares type parameters in `into`, where their constraints may name each other, and returns them in order. */
export function declareTypeParams(
  scope: Scope,
  fields: readonly Field[],
  into: (name: string, symbol: TypeSymbol) => void,
): readonly TypeParamType[] {
  const params: TypeParamType[] = [];
  for (const field of fields) {
    for (const ident of field.names) {
      const symbol = new DeclaredTypeParam(ident, scope.pkg, scope.file, () => resolveType(scope, field.type));
      into(ident.name, symbol);
      params.push(symbol.type);
    }
  }
  return params;
}

/** One variable for each parameter or result, unnamed and `_` ones too. */
export function declareParams(
  scope: { readonly pkg: Package; readonly file: DeclaringFile },
  fields: readonly Field[],
  role: 'param' | 'result' | 'receiver',
  func: Func,
  type: (field: Field) => Type,
): readonly DeclaredVar[] {
  const variables: DeclaredVar[] = [];
  for (const field of fields) {
    const once = onceFor(field, type);
    const origin = { role, pkg: scope.pkg, file: scope.file, func };
    if (field.names.length === 0) variables.push(new DeclaredVar('', origin, once));
    for (const ident of field.names) variables.push(new DeclaredVar(ident.name, { ...origin, ident }, once));
  }
  return variables;
}

function onceFor(field: Field, type: (field: Field) => Type): () => Type {
  return once(() => type(field));
}
