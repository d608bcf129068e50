// Go's types as the model sees them. Plain readonly data; named types refer to their symbol, whose declaration is
// resolved on demand, so recursive types need no patching.
//
// `unknown` is an ordinary type: what could not be resolved. No finding may rest on it.
import type { FuncSymbol, TypeSymbol, VarSymbol } from './symbols.js';

export interface BasicType {
  readonly kind: 'basic';
  /** `int`, `string`, `error` is not basic; also `untyped int|float|rune|string|bool|nil` and `unsafe.Pointer`. */
  readonly name: string;
}
export interface NamedType {
  readonly kind: 'named';
  readonly symbol: TypeSymbol;
  /** Type arguments of an instantiated generic type; empty otherwise. */
  readonly args: readonly Type[];
}
export interface PointerType {
  readonly kind: 'pointer';
  readonly elem: Type;
}
export interface SliceType {
  readonly kind: 'slice';
  readonly elem: Type;
}
export interface ArrayType {
  readonly kind: 'array';
  readonly elem: Type;
}
export interface MapType {
  readonly kind: 'map';
  readonly key: Type;
  readonly elem: Type;
}
export interface ChanType {
  readonly kind: 'chan';
  readonly dir: 'both' | 'send' | 'recv';
  readonly elem: Type;
}
export interface StructType {
  readonly kind: 'struct';
  /** In declaration order, embedded ones too. Substituted types of generic structs come from `fieldType`. */
  readonly fields: readonly VarSymbol[];
}
export interface SignatureType {
  readonly kind: 'signature';
  readonly params: readonly Type[];
  readonly results: readonly Type[];
  readonly variadic: boolean;
  readonly typeParams: readonly TypeParamType[];
}
export interface InterfaceType {
  readonly kind: 'interface';
  /** Explicit methods; embedded interfaces are in `embeds`. */
  readonly methods: readonly FuncSymbol[];
  readonly embeds: readonly Type[];
}
export interface TypeParamType {
  readonly kind: 'typeparam';
  readonly symbol: TypeSymbol;
}
/** The result of a call with several results. */
export interface TupleType {
  readonly kind: 'tuple';
  readonly types: readonly Type[];
}
export interface UnknownType {
  readonly kind: 'unknown';
}

export type Type =
  | BasicType
  | NamedType
  | PointerType
  | SliceType
  | ArrayType
  | MapType
  | ChanType
  | StructType
  | SignatureType
  | InterfaceType
  | TypeParamType
  | TupleType
  | UnknownType;

export const unknownType: UnknownType = { kind: 'unknown' };
