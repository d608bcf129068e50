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
  /** Type arguments that reach this struct through the generic type that holds it; `fieldType` applies them. */
  readonly bindings?: Bindings;
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
  /** The terms of a constraint: `~int | ~string` has two, without their tildes. Absent for a method interface. */
  readonly union?: readonly Type[];
  /** As on a StructType, for the signatures of the methods and for the embedded types. */
  readonly bindings?: Bindings;
}
export interface TypeParamType {
  readonly kind: 'typeparam';
  readonly symbol: TypeSymbol;
}
/** Type parameters (by their symbols) and what stands for them. */
export type Bindings = ReadonlyMap<TypeSymbol, Type>;
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
