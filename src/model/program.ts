// The program: packages, functions, and what every name and expression in a body means.
//
// Declarations are resolved lazily and kept. Bodies are resolved one at a time by `resolve(func)`, whose result the
// caller drops when its flow graph is built, so memory does not grow with the number of bodies.
import type { CallExpr, Expr, FuncDecl, FuncLit, Ident, SelectorExpr } from '../syntax/ast.js';
import type { ModuleInfo } from '../text/package-sources.js';
import type { FuncSymbol, Symbol, TypeSymbol, VarSymbol } from './symbols.js';
import type { Type } from './types.js';

/** `p` and its in-package tests are one Package; `p_test` is another, with path `.../p_test`. */
export interface Package {
  readonly path: string;
  readonly name: string;
  readonly module: ModuleInfo;
  /** Part of the run: its bodies are analysed. */
  readonly inProgram: boolean;
  /** Findings are reported here. */
  readonly target: boolean;
  /** No declaration is at hand. */
  readonly opaque: boolean;
  /** By name: package-level declarations. */
  lookup(name: string): Symbol | undefined;
}

/** A function with a body: a declaration or a literal. */
export interface Func {
  /** Position in `Program.functions`; deterministic. */
  readonly id: number;
  /** As Go prints it, short: `(*Server).Stats`, `run.func1`. */
  readonly name: string;
  /** `pkg/path.(*Server).Stats`. */
  readonly qualifiedName: string;
  readonly pkg: Package;
  readonly path: string;
  readonly node: FuncDecl | FuncLit;
  /** Absent for literals. */
  readonly symbol?: FuncSymbol;
  /** The function around a literal; undefined for a literal in a package-level initialiser. */
  readonly parent?: Func;
  readonly literals: readonly Func[];
  readonly receiver?: VarSymbol;
  /** One for each parameter, unnamed and `_` ones too. */
  readonly params: readonly VarSymbol[];
  readonly results: readonly VarSymbol[];
  readonly variadic: boolean;
  /** In a _test.go file. */
  readonly test: boolean;
  /** In a generated file: context, not reported. */
  readonly generated: boolean;
  /** A syntax error inside. */
  readonly broken: boolean;
  readonly doc?: string;
}

export type Selection =
  /** `x.f`; `path` holds the embedded fields passed through and then f itself. */
  | { readonly kind: 'field'; readonly path: readonly VarSymbol[]; readonly type: Type }
  /** `x.m`; `path` the embedded fields passed through, `recv` the type of the value it is called on after them. */
  | {
      readonly kind: 'method';
      readonly path: readonly VarSymbol[];
      readonly func: FuncSymbol;
      readonly recv: Type;
      readonly type: Type;
    }
  /** `T.m` or `(*T).m`: the receiver becomes the first parameter. */
  | { readonly kind: 'method-expr'; readonly func: FuncSymbol; readonly type: Type }
  /** `pkg.Name`. */
  | { readonly kind: 'qualified'; readonly symbol: Symbol }
  | { readonly kind: 'unknown' };

export type Callee =
  /** A function, or a method of a concrete type; its body may be missing. */
  | { readonly kind: 'static'; readonly func: FuncSymbol }
  /** Through an interface. `candidates`: methods of the program's types that implement it. */
  | { readonly kind: 'interface'; readonly method: FuncSymbol; readonly candidates: readonly FuncSymbol[] }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'conversion'; readonly type: Type }
  /** A function value: a literal called at once, a variable, a parameter, a field, an element. */
  | { readonly kind: 'value'; readonly expr: Expr }
  | { readonly kind: 'unknown' };

/** What the names and expressions of one declared function (its literals included) mean. */
export interface Resolution {
  /** Of a use or a definition; undefined where it could not be resolved, and for `_`. */
  symbolOf(ident: Ident): Symbol | undefined;
  /** A tuple for a call with several results; `unknown` where it cannot be decided. Types as expressions have their type. */
  typeOf(expr: Expr): Type;
  /** The expression denotes a type, not a value. */
  isType(expr: Expr): boolean;
  selectionOf(selector: SelectorExpr): Selection;
  calleeOf(call: CallExpr): Callee;
  funcOf(literal: FuncLit): Func;
  /** The symbol that `switch x := y.(type)` declares anew in a clause; `at` is the clause. */
  clauseSymbol(at: { readonly pos: number }): VarSymbol | undefined;
}

/** Counts over the bodies resolved so far. */
export interface ResolutionStats {
  readonly indexExprs: number;
  /** Decided to be a map or not a map. */
  readonly indexDecided: number;
  readonly ranges: number;
  readonly rangesDecided: number;
  readonly selectors: number;
  readonly selectorsResolved: number;
  readonly calls: number;
  readonly callsResolved: number;
}

export interface Program {
  /** Of the run, in order of path. */
  readonly packages: readonly Package[];
  /** All functions with bodies of the run: declarations in order of package, file, position, each followed by its literals. */
  readonly functions: readonly Func[];
  /** For a literal: the resolution of the declaration around it. Literals of package-level initialisers have one too. */
  resolve(func: Func): Resolution;
  /** Package-level `var` initialisers, as pairs to be analysed like assignments of an init function. */
  readonly initializers: readonly {
    readonly pkg: Package;
    readonly path: string;
    readonly symbols: readonly VarSymbol[];
    readonly values: readonly Expr[];
    readonly resolution: () => Resolution;
  }[];
  /** Follows names and aliases: never a NamedType (a type parameter stays one). Type arguments are substituted. */
  underlying(type: Type): Type;
  /** The map behind a type: through names, aliases and a type parameter's core type; not through pointers. */
  mapOf(type: Type): Extract<Type, { kind: 'map' }> | undefined;
  /** The type of a field selected from a struct type, substituted for generic structs. */
  fieldType(struct: Type, field: VarSymbol): Type;
  /** Methods of program types that implement an interface's method; bounded, deterministic. */
  implementers(method: FuncSymbol): readonly FuncSymbol[];
  /** The method set's method of that name, on T or *T, through embedding; with the embedded fields passed. */
  methodOf(type: Type, name: string): { readonly func: FuncSymbol; readonly path: readonly VarSymbol[] } | undefined;
  /** All struct fields and package variables of the run whose type is a map, for guard declarations. */
  typeSymbols(): readonly TypeSymbol[];
  stats(): ResolutionStats;
}
