// Type arguments of a call to a generic function, from the types of its arguments (spec, "Type inference").
//
// Good enough for what is needed here: typed arguments first, then core types of the constraints in both directions,
// untyped constants last. What stays open becomes unknown. Wrong programs are not detected.

import { coreType, substitute, underlying, unionTerms } from './substitute.js';
import type { TypeSymbol } from './symbols.js';
import { sameTypeSymbol } from './type-string.js';
import { type SignatureType, type Type, unknownType } from './types.js';
import { defaultType, isUntyped } from './universe.js';

/** The signature with its type parameters replaced; `given` are the leading arguments that the call spells out. */
export function inferCall(
  signature: SignatureType,
  given: readonly Type[],
  args: readonly Type[],
  spread: boolean,
): SignatureType {
  const open = new Map<TypeSymbol, Type | undefined>();
  signature.typeParams.forEach((param, i) => {
    open.set(param.symbol, given[i]);
  });
  const pairs = pairArguments(signature, args, spread);
  for (const [param, arg] of pairs) if (!isUntyped(arg)) unify(param, arg, open, 0);
  inferFromConstraints(signature, open);
  for (const [param, arg] of pairs) {
    if (isUntyped(arg) && arg.name !== 'untyped nil') unify(param, defaultType(arg), open, 0);
  }
  inferFromConstraints(signature, open);
  return applyBindings(signature, open);
}

/** `F[int, string]` without a call: what is not given stays open. */
export function instantiateSignature(signature: SignatureType, given: readonly Type[]): SignatureType {
  const open = new Map<TypeSymbol, Type | undefined>();
  signature.typeParams.forEach((param, i) => {
    if (i < given.length) open.set(param.symbol, given[i]);
  });
  const bindings = known(open);
  const params = signature.params.map((type) => substitute(type, bindings));
  const results = signature.results.map((type) => substitute(type, bindings));
  return { ...signature, params, results, typeParams: signature.typeParams.slice(given.length) };
}

function known(open: ReadonlyMap<TypeSymbol, Type | undefined>): Map<TypeSymbol, Type> {
  const bindings = new Map<TypeSymbol, Type>();
  for (const [symbol, type] of open) if (type !== undefined) bindings.set(symbol, type);
  return bindings;
}

function applyBindings(signature: SignatureType, open: ReadonlyMap<TypeSymbol, Type | undefined>): SignatureType {
  const bindings = new Map<TypeSymbol, Type>();
  for (const [symbol, type] of open) bindings.set(symbol, type ?? unknownType);
  const params = signature.params.map((type) => substitute(type, bindings));
  const results = signature.results.map((type) => substitute(type, bindings));
  return { kind: 'signature', params, results, variadic: signature.variadic, typeParams: [] };
}

function pairArguments(
  signature: SignatureType,
  args: readonly Type[],
  spread: boolean,
): readonly (readonly [Type, Type])[] {
  const pairs: (readonly [Type, Type])[] = [];
  const last = signature.params.length - 1;
  for (let i = 0; i < args.length; i++) {
    let param = signature.params[Math.min(i, last)];
    if (param === undefined) break;
    if (signature.variadic && i >= last && !spread && param.kind === 'slice') param = param.elem;
    else if (i > last) break;
    pairs.push([param, args[i]!]);
  }
  return pairs;
}

/** A core type that is bound tells its parts, and parts that are bound make a core type. */
function inferFromConstraints(signature: SignatureType, open: Map<TypeSymbol, Type | undefined>): void {
  for (let round = 0; round < 3; round++) {
    for (const { symbol } of signature.typeParams) {
      const core = singleTerm(symbol);
      if (core === undefined) continue;
      const bound = open.get(symbol);
      if (bound !== undefined) unify(core, underlying(bound), open, 0);
      else if (isClosed(core, open)) open.set(symbol, substitute(core, known(open)));
    }
  }
}

function singleTerm(symbol: TypeSymbol): Type | undefined {
  const constraint = underlying(symbol.definition);
  if (constraint.kind !== 'interface') return undefined;
  const terms = unionTerms(constraint);
  return terms?.length === 1 ? terms[0] : undefined;
}

/** No type parameter that is still open occurs in it. */
function isClosed(type: Type, open: ReadonlyMap<TypeSymbol, Type | undefined>): boolean {
  switch (type.kind) {
    case 'typeparam':
      return !open.has(type.symbol) || open.get(type.symbol) !== undefined;
    case 'pointer':
    case 'slice':
    case 'array':
    case 'chan':
      return isClosed(type.elem, open);
    case 'map':
      return isClosed(type.key, open) && isClosed(type.elem, open);
    case 'named':
      return type.args.every((arg) => isClosed(arg, open));
    case 'signature':
      return [...type.params, ...type.results].every((part) => isClosed(part, open));
    default:
      return true;
  }
}

function unify(param: Type, arg: Type, open: Map<TypeSymbol, Type | undefined>, depth: number): void {
  if (depth > 16 || arg.kind === 'unknown') return;
  if (param.kind === 'typeparam') {
    if (open.has(param.symbol) && open.get(param.symbol) === undefined) open.set(param.symbol, arg);
    return;
  }
  if (param.kind === 'basic' || param.kind === 'unknown') return;
  if (param.kind === 'named') {
    if (param.args.length === 0) return;
    if (arg.kind === 'named' && sameTypeSymbol(arg.symbol, param.symbol)) {
      param.args.forEach((p, i) => {
        unify(p, arg.args[i] ?? unknownType, open, depth + 1);
      });
      return;
    }
    // An unnamed type given for a named one: iter.Seq[V] for a plain func.
    const under = underlying(param);
    if (under.kind === 'interface') unifyMethods(under, arg, open, depth);
    else if (under.kind !== 'named' && under.kind !== 'struct') unify(under, underlying(arg), open, depth + 1);
    return;
  }
  const given = arg.kind === 'named' || arg.kind === 'typeparam' ? coreType(arg) : arg;
  const both = (a: Type, b: Type): void => unify(a, b, open, depth + 1);
  switch (param.kind) {
    case 'pointer':
    case 'slice':
    case 'array':
    case 'chan':
      if (given.kind === param.kind) both(param.elem, given.elem);
      return;
    case 'map':
      if (given.kind !== 'map') return;
      both(param.key, given.key);
      both(param.elem, given.elem);
      return;
    case 'signature':
      if (given.kind !== 'signature') return;
      param.params.forEach((p, i) => {
        both(p, given.params[i] ?? unknownType);
      });
      param.results.forEach((r, i) => {
        both(r, given.results[i] ?? unknownType);
      });
      return;
    default:
      return;
  }
}

/** A generic interface tells its arguments through the methods of what is given for it. */
function unifyMethods(
  wanted: Extract<Type, { kind: 'interface' }>,
  arg: Type,
  open: Map<TypeSymbol, Type | undefined>,
  depth: number,
): void {
  const holder = arg.kind === 'pointer' ? arg.elem : arg;
  if (holder.kind !== 'named' || holder.args.length > 0) return;
  for (const method of wanted.methods) {
    const given = holder.symbol.method(method.name)?.signature;
    if (method.signature === undefined || given === undefined) continue;
    unify(substitute(method.signature, wanted.bindings), given, open, depth + 1);
  }
}
