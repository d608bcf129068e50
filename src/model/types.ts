// Go's types as the model sees them: the part of the program's vocabulary that speaks of types.
export {
  type ArrayType,
  type BasicType,
  type Bindings,
  type ChanType,
  type InterfaceType,
  type MapType,
  type NamedType,
  type PointerType,
  type SignatureType,
  type SliceType,
  type StructType,
  type TupleType,
  type Type,
  type TypeParamType,
  type UnknownType,
  unknownType,
} from './program.js';
