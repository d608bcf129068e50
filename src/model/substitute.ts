// Generic types: type parameters replaced by their arguments, and the types behind names.
//
// Structs and interfaces are not copied field by field: they keep their symbols, which are identities, and carry the
// bindings along; whoever reads a field's or a method's type applies them.
import type { TypeSymbol, VarSymbol } from './symbols.js';
import { type Bindings, type InterfaceType, type NamedType, type Type, unknownType } from './types.js';

const noBindings: Bindings = new Map();

export function substitute(type: Type, bindings: Bindings | undefined): Type {
  if (bindings === undefined || bindings.size === 0) return type;
  switch (type.kind) {
    case 'basic':
    case 'unknown':
      return type;
    case 'typeparam':
      return bindings.get(type.symbol) ?? type;
    case 'named': {
      if (type.args.length === 0) return type;
      const args = substituteAll(type.args, bindings);
      return args === type.args ? type : { kind: 'named', symbol: type.symbol, args };
    }
    case 'pointer':
    case 'slice':
    case 'array':
    case 'chan': {
      const elem = substitute(type.elem, bindings);
      return elem === type.elem ? type : { ...type, elem };
    }
    case 'map': {
      const key = substitute(type.key, bindings);
      const elem = substitute(type.elem, bindings);
      return key === type.key && elem === type.elem ? type : { kind: 'map', key, elem };
    }
    case 'signature': {
      const params = substituteAll(type.params, bindings);
      const results = substituteAll(type.results, bindings);
      return params === type.params && results === type.results ? type : { ...type, params, results };
    }
    case 'tuple': {
      const types = substituteAll(type.types, bindings);
      return types === type.types ? type : { kind: 'tuple', types };
    }
    case 'struct':
      return { ...type, bindings: compose(type.bindings, bindings) };
    case 'interface':
      if (type.methods.length === 0 && type.embeds.length === 0 && type.union === undefined) return type;
      return { ...type, bindings: compose(type.bindings, bindings) };
  }
}

function substituteAll(types: readonly Type[], bindings: Bindings): readonly Type[] {
  let changed: Type[] | undefined;
  for (let i = 0; i < types.length; i++) {
    const type = types[i]!;
    const replaced = substitute(type, bindings);
    if (replaced !== type) {
      changed ??= types.slice();
      changed[i] = replaced;
    }
  }
  return changed ?? types;
}

/** First `inner`, then `outer`. */
function compose(inner: Bindings | undefined, outer: Bindings): Bindings {
  if (inner === undefined || inner.size === 0) return outer;
  const both = new Map<TypeSymbol, Type>(outer);
  for (const [parameter, type] of inner) both.set(parameter, substitute(type, outer));
  return both;
}

/** The type parameters of an instantiated type, with its arguments; those that are missing are not known. */
export function bindingsOf(type: NamedType): Bindings {
  const { typeParams } = type.symbol;
  if (typeParams.length === 0 || type.args.length === 0) return noBindings;
  const bindings = new Map<TypeSymbol, Type>();
  for (let i = 0; i < typeParams.length; i++) bindings.set(typeParams[i]!.symbol, type.args[i] ?? unknownType);
  return bindings;
}

/** `T[args]` of a generic type or alias. */
export function instantiate(symbol: TypeSymbol, args: readonly Type[]): Type {
  if (!symbol.alias) return { kind: 'named', symbol, args };
  const bindings = new Map<TypeSymbol, Type>();
  for (let i = 0; i < symbol.typeParams.length; i++) {
    bindings.set(symbol.typeParams[i]!.symbol, args[i] ?? unknownType);
  }
  return substitute(symbol.definition, bindings);
}

const underlyingOf = new WeakMap<TypeSymbol, Type>();

/** Never a NamedType; a type parameter stays one. A type that is defined by itself is unknown. */
export function underlying(type: Type): Type {
  if (type.kind !== 'named') return type;
  const known = underlyingOf.get(type.symbol);
  if (known === undefined) {
    underlyingOf.set(type.symbol, unknownType);
    underlyingOf.set(type.symbol, underlying(type.symbol.definition));
  }
  const plain = known ?? underlyingOf.get(type.symbol)!;
  return type.args.length === 0 ? plain : substitute(plain, bindingsOf(type));
}

/** The type of a field of `struct`: a struct type, a name for one, or a pointer to one. */
export function fieldType(struct: Type, field: VarSymbol): Type {
  const holder = underlying(dereference(struct));
  return holder.kind === 'struct' ? substitute(field.type, holder.bindings) : field.type;
}

/** What a pointer points to; any other type itself. A name for a pointer type counts as a pointer. */
export function dereference(type: Type): Type {
  if (type.kind === 'pointer') return type.elem;
  if (type.kind !== 'named' || type.symbol.opaque) return type;
  const under = underlying(type);
  return under.kind === 'pointer' ? under.elem : type;
}

/** The types of a constraint's union, through embedded constraints; undefined where there is none. */
export function unionTerms(constraint: InterfaceType, depth = 0): readonly Type[] | undefined {
  if (depth > 8) return undefined;
  let terms = constraint.union?.flatMap((term) => {
    const nested = underlying(term);
    return nested.kind === 'interface' ? (unionTerms(nested, depth + 1) ?? [unknownType]) : [term];
  });
  for (const embed of constraint.embeds) {
    const nested = underlying(embed);
    if (nested.kind === 'interface') terms ??= unionTerms(nested, depth + 1)?.slice();
    else terms ??= [embed];
  }
  return terms?.map((term) => substitute(term, constraint.bindings));
}

/**
 * The type that decides what may be done with a value: its underlying type, or for a type parameter the core type of
 * its constraint. Where the terms of a union differ, but are of one kind, the first speaks for all; else unknown.
 */
export function coreType(type: Type): Type {
  let under = underlying(type);
  for (let depth = 0; under.kind === 'typeparam' && depth < 8; depth++) {
    const constraint = underlying(under.symbol.definition);
    if (constraint.kind !== 'interface') {
      under = constraint;
      continue;
    }
    const terms = unionTerms(constraint);
    const first = terms?.[0];
    if (terms === undefined || first === undefined) return unknownType;
    under = underlying(first);
    const { kind } = under;
    for (const term of terms) {
      const other = underlying(term);
      if (other.kind === kind) continue;
      // ~string | ~[]byte: either way bytes, and no map.
      const bytes = isByteSequence(under) && isByteSequence(other);
      if (!bytes) return unknownType;
    }
  }
  return under.kind === 'typeparam' ? unknownType : under;
}

function isByteSequence(type: Type): boolean {
  return (
    (type.kind === 'basic' && type.name === 'string') ||
    (type.kind === 'slice' && type.elem.kind === 'basic' && type.elem.name === 'uint8')
  );
}
