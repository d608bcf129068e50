// Go's universe scope: predeclared types, constants and functions, and the rules for untyped constants.
import { DeclaredFunc, DeclaredType } from './declared-symbols.js';
import type { Package } from './program.js';
import type { Symbol, UniverseSymbol } from './symbols.js';
import type { BasicType, InterfaceType, SignatureType, Type } from './types.js';

/** The package of `error` and `any`. */
export const universePackage: Package = {
  path: '',
  name: '',
  module: { path: '', dir: '' },
  inProgram: false,
  target: false,
  opaque: false,
  lookup: (name) => universe.get(name),
};

const basic = (name: string): BasicType => ({ kind: 'basic', name });

export const intType = basic('int');
export const uint8Type = basic('uint8');
export const int32Type = basic('int32');
export const stringType = basic('string');
export const boolType = basic('bool');
export const float32Type = basic('float32');
export const float64Type = basic('float64');
export const complex64Type = basic('complex64');
export const complex128Type = basic('complex128');
export const untypedInt = basic('untyped int');
export const untypedRune = basic('untyped rune');
export const untypedFloat = basic('untyped float');
export const untypedComplex = basic('untyped complex');
export const untypedString = basic('untyped string');
export const untypedBool = basic('untyped bool');
export const untypedNil = basic('untyped nil');

export const emptyInterface: InterfaceType = { kind: 'interface', methods: [], embeds: [] };

const basicTypes = new Map<string, BasicType>([
  ['bool', boolType],
  ['string', stringType],
  ['int', intType],
  ['int32', int32Type],
  ['rune', int32Type],
  ['uint8', uint8Type],
  ['byte', uint8Type],
  ['float32', float32Type],
  ['float64', float64Type],
  ['complex64', complex64Type],
  ['complex128', complex128Type],
]);
for (const name of ['int8', 'int16', 'int64', 'uint', 'uint16', 'uint32', 'uint64', 'uintptr'])
  basicTypes.set(name, basic(name));

/** The type that a predeclared name denotes, for symbols of kind `basictype`. */
export function basicType(name: string): BasicType {
  return basicTypes.get(name) ?? intType;
}

export const errorSymbol: DeclaredType = new DeclaredType(
  'error',
  { pkg: universePackage },
  (): InterfaceType => {
    const recv = { type: errorSymbol, pointer: false };
    const signature: SignatureType = {
      kind: 'signature',
      params: [],
      results: [stringType],
      variadic: false,
      typeParams: [],
    };
    const method = new DeclaredFunc(
      'Error',
      { pkg: universePackage, abstract: true, recv: () => recv, recvName: 'error' },
      () => signature,
    );
    return { kind: 'interface', methods: [method], embeds: [] };
  },
  () => [],
  undefined,
);
export const errorType: Type = errorSymbol.type;

const comparableSymbol = new DeclaredType(
  'comparable',
  { pkg: universePackage },
  () => emptyInterface,
  () => [],
  undefined,
);

/** `any` is an alias, and shows as the type it stands for. */
const anySymbol: UniverseSymbol = { kind: 'basictype', name: 'any' };

export const builtinFunctions: readonly string[] = [
  'append',
  'cap',
  'clear',
  'close',
  'complex',
  'copy',
  'delete',
  'imag',
  'len',
  'make',
  'max',
  'min',
  'new',
  'panic',
  'print',
  'println',
  'real',
  'recover',
];

const universe = new Map<string, Symbol>();
for (const name of basicTypes.keys()) universe.set(name, { kind: 'basictype', name });
universe.set('any', anySymbol);
universe.set('error', errorSymbol);
universe.set('comparable', comparableSymbol);
for (const name of [...builtinFunctions, 'true', 'false', 'iota']) universe.set(name, { kind: 'builtin', name });
universe.set('nil', { kind: 'nil', name: 'nil' });

export function lookupUniverse(name: string): Symbol | undefined {
  return universe.get(name);
}

/** The type denoted by a predeclared name; `any` is the empty interface. */
export function predeclaredType(symbol: UniverseSymbol): Type {
  return symbol.name === 'any' ? emptyInterface : basicType(symbol.name);
}

export function isUntyped(type: Type): type is BasicType {
  return type.kind === 'basic' && type.name.startsWith('untyped ');
}

/** What a variable gets that is initialised with an untyped constant (spec, "Constants"). */
export function defaultType(type: Type): Type {
  if (type.kind !== 'basic') return type;
  switch (type.name) {
    case 'untyped int':
      return intType;
    case 'untyped rune':
      return int32Type;
    case 'untyped float':
      return float64Type;
    case 'untyped complex':
      return complex128Type;
    case 'untyped string':
      return stringType;
    case 'untyped bool':
      return boolType;
    default:
      return type;
  }
}

const untypedOrder = ['untyped int', 'untyped rune', 'untyped float', 'untyped complex'];

/** The type of an arithmetic expression: a typed operand decides, else the later kind of untyped constant. */
export function joinOperands(x: Type, y: Type): Type {
  if (!isUntyped(x)) return x.kind === 'unknown' && !isUntyped(y) ? y : x;
  if (!isUntyped(y)) return y;
  return untypedOrder.indexOf(y.name) > untypedOrder.indexOf(x.name) ? y : x;
}

/** `unsafe` as far as types go; its source in GOROOT documents it and does not declare it. */
export const unsafeDeclarations = `package unsafe

type Pointer *int

func Sizeof(x any) uintptr
func Offsetof(x any) uintptr
func Alignof(x any) uintptr
func Add(p Pointer, n int) Pointer
func Slice[T any](p *T, n int) []T
func SliceData[T any](s []T) *T
func String(p *byte, n int) string
func StringData(s string) *byte
`;
