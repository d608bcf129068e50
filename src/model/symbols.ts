// What a Go name can denote: the part of the program's vocabulary that speaks of symbols.
export type {
  ConstSymbol,
  FuncSymbol,
  PkgSymbol,
  Symbol,
  TypeSymbol,
  UniverseSymbol,
  VarSymbol,
} from './program.js';
