// Which field or method `x.name` selects: the shallowest in x's type and its embedded fields (spec, "Selectors").
//
// Searches that begin at a declared type are kept, written in terms of its type parameters. Where nothing is found,
// but an embedded type's declaration is not at hand, the name is assumed to come from there.
import { DeclaredFunc } from './declared-symbols.js';
import { bindingsOf, coreType, dereference, fieldType, substitute, underlying } from './substitute.js';
import type { FuncSymbol, TypeSymbol, VarSymbol } from './symbols.js';
import { type Bindings, type InterfaceType, type NamedType, type Type, unknownType } from './types.js';

export type Found =
  | { readonly kind: 'field'; readonly path: readonly VarSymbol[]; readonly type: Type }
  | {
      readonly kind: 'method';
      readonly path: readonly VarSymbol[];
      readonly func: FuncSymbol;
      /** The type of the value that the method is called on, after the embedded fields. */
      readonly recv: Type;
      /** The signature, substituted; unknown where it is. */
      readonly type: Type;
    }
  /** Only an embedded type (or the type itself) without a declaration can hold the name. */
  | { readonly kind: 'opaque'; readonly path: readonly VarSymbol[]; readonly symbol: TypeSymbol; readonly recv: Type };

/** The field or method of a value of this type, or of a pointer to it. */
export function select(type: Type, name: string): Found | undefined {
  const start = type.kind === 'pointer' ? type.elem : type;
  if (start.kind !== 'named') return search(type, start, name);
  const found = selectDeclared(start.symbol, name);
  if (found === undefined) return undefined;
  const bindings = bindingsOf(start);
  const recv = found.kind !== 'field' && found.path.length === 0 ? type : undefined;
  if (bindings.size === 0 && recv === undefined) return found;
  return instantiateFound(found, bindings, recv);
}

function instantiateFound(found: Found, bindings: Bindings, recv: Type | undefined): Found {
  switch (found.kind) {
    case 'field':
      return { ...found, type: substitute(found.type, bindings) };
    case 'method':
      return {
        ...found,
        recv: recv ?? substitute(found.recv, bindings),
        type: substitute(found.type, bindings),
      };
    case 'opaque':
      return { ...found, recv: recv ?? substitute(found.recv, bindings) };
  }
}

const searched = new WeakMap<TypeSymbol, Map<string, Found | undefined>>();

function selectDeclared(symbol: TypeSymbol, name: string): Found | undefined {
  let byName = searched.get(symbol);
  if (byName === undefined) {
    byName = new Map();
    searched.set(symbol, byName);
  }
  if (byName.has(name)) return byName.get(name);
  const self: NamedType = { kind: 'named', symbol, args: symbol.typeParams };
  const found = search(self, self, name);
  byName.set(name, found);
  return found;
}

interface Level {
  /** As embedded, perhaps a pointer. */
  readonly recv: Type;
  readonly type: Type;
  readonly path: readonly VarSymbol[];
}

function search(recv: Type, start: Type, name: string): Found | undefined {
  let level: Level[] = [{ recv, type: start, path: [] }];
  const seen = new Set<TypeSymbol>();
  let assumed: Found | undefined;
  while (level.length > 0) {
    const hits: Found[] = [];
    const next: Level[] = [];
    for (const entry of level) {
      const { type } = entry;
      if (type.kind === 'named') {
        if (seen.has(type.symbol)) continue;
        seen.add(type.symbol);
        if (type.symbol.opaque) {
          assumed ??= { kind: 'opaque', path: entry.path, symbol: type.symbol, recv: entry.recv };
          continue;
        }
        const func = type.symbol.method(name);
        if (func !== undefined) {
          hits.push(methodFound(entry, func, bindingsOf(type)));
          continue;
        }
      }
      const hit = searchUnderlying(entry, name, next);
      if (hit?.kind === 'opaque') assumed ??= hit;
      else if (hit !== undefined) hits.push(hit);
    }
    // Two at one depth cancel each other out.
    if (hits.length > 0) return hits.length === 1 ? hits[0] : undefined;
    level = next;
  }
  return assumed;
}

function searchUnderlying(entry: Level, name: string, next: Level[]): Found | undefined {
  let under = underlying(entry.type);
  if (under.kind === 'typeparam') {
    const constraint = underlying(under.symbol.definition);
    if (constraint.kind === 'interface') {
      const func = interfaceMethod(constraint, name);
      if (func !== undefined) return methodFound(entry, func.func, func.bindings);
    }
    under = coreType(under);
    // `PT interface { *T; m() }`: what T has, PT has.
    if (under.kind === 'pointer') {
      next.push({ recv: entry.recv, type: under.elem, path: entry.path });
      return undefined;
    }
  }
  // `type P *T`: fields, but no methods.
  if (under.kind === 'pointer' && entry.path.length === 0) under = underlying(under.elem);
  if (under.kind === 'interface') {
    const method = interfaceMethod(under, name);
    if (method !== undefined) return methodFound(entry, method.func, method.bindings);
    const opaque = opaqueEmbed(under);
    if (opaque !== undefined) return { kind: 'opaque', path: entry.path, symbol: opaque, recv: entry.recv };
    return undefined;
  }
  if (under.kind !== 'struct') return undefined;
  for (const field of under.fields) {
    if (field.name === name && name !== '_') {
      return { kind: 'field', path: [...entry.path, field], type: fieldType(under, field) };
    }
    if (field.embedded === true) {
      const embedded = fieldType(under, field);
      next.push({ recv: embedded, type: dereference(embedded), path: [...entry.path, field] });
    }
  }
  return undefined;
}

function methodFound(entry: Level, func: FuncSymbol, bindings: Bindings | undefined): Found {
  const { signature } = func;
  const type = signature === undefined ? unknownType : substitute(signature, bindings);
  return { kind: 'method', path: entry.path, func, recv: entry.recv, type };
}

/** An interface's method, also of the interfaces it embeds, and the bindings that its signature needs. */
function interfaceMethod(
  type: InterfaceType,
  name: string,
  depth = 0,
): { func: FuncSymbol; bindings: Bindings | undefined } | undefined {
  for (const func of type.methods) if (func.name === name) return { func, bindings: type.bindings };
  if (depth > 16) return undefined;
  for (const embed of type.embeds) {
    const nested = underlying(substitute(embed, type.bindings));
    const found = nested.kind === 'interface' ? interfaceMethod(nested, name, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function opaqueEmbed(type: InterfaceType, depth = 0): TypeSymbol | undefined {
  if (depth > 16) return undefined;
  for (const embed of type.embeds) {
    if (embed.kind === 'named' && embed.symbol.opaque) return embed.symbol;
    const nested = underlying(embed);
    const found = nested.kind === 'interface' ? opaqueEmbed(nested, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All methods of an interface, with those of the interfaces it embeds; each name once, in order of declaration. */
export function interfaceMethods(type: InterfaceType): readonly FuncSymbol[] {
  const methods = new Map<string, FuncSymbol>();
  collectMethods(type, methods, 0);
  return [...methods.values()];
}

function collectMethods(type: InterfaceType, into: Map<string, FuncSymbol>, depth: number): void {
  for (const method of type.methods) if (!into.has(method.name)) into.set(method.name, method);
  if (depth > 16) return;
  for (const embed of type.embeds) {
    const nested = underlying(embed);
    if (nested.kind === 'interface') collectMethods(nested, into, depth + 1);
  }
}

/** The method of that name in the method set of T or *T, with the embedded fields passed. */
export function methodOf(
  type: Type,
  name: string,
): { readonly func: FuncSymbol; readonly path: readonly VarSymbol[] } | undefined {
  const found = select(type, name);
  return found?.kind === 'method' ? found : undefined;
}

const assumed = new WeakMap<TypeSymbol, Map<string, FuncSymbol>>();

/** The method that a call `x.name()` must mean where no declaration has it. Nothing is known of it but its key. */
export function assumedMethod(type: TypeSymbol, name: string): FuncSymbol {
  let byName = assumed.get(type);
  if (byName === undefined) {
    byName = new Map();
    assumed.set(type, byName);
  }
  let func = byName.get(name);
  if (func === undefined) {
    const recv = { type, pointer: false };
    func = new DeclaredFunc(name, { pkg: type.pkg, recv: () => recv, recvName: type.name }, () => undefined);
    byName.set(name, func);
  }
  return func;
}
