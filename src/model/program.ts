// The program: packages, functions, and what every name and expression in a body means. Types and symbols too, which
// refer to each other and to these; types.ts and symbols.ts only name their parts.
//
// Declarations are resolved lazily and kept. Bodies are resolved one at a time by `resolve(func)`, whose result the
// caller drops when its flow graph is built, so memory does not grow with the number of bodies.
import type { CallExpr, Expr, FuncDecl, FuncLit, Ident, SelectorExpr, TypeDecl } from '../syntax/ast.js';
import type { ModuleInfo } from '../text/package-sources.js';
import type { Span } from '../text/source-text.js';

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
  /** In a _test.go file, or handed a *testing.T. */
  readonly test: boolean;
  /** In a generated file: context, not reported. */
  readonly generated: boolean;
  /** A syntax error inside. */
  readonly broken: boolean;
  readonly doc?: string;
  /** The comments in its body, one below the other, that stand in a block around this offset. */
  remarksOn(pos: number): string;
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
  /**
   * Of a declared function: its body is needed no more, nor are those of the literals in it. They cannot be resolved from then
   * on; all else stays as it is. Bodies are most of what a program holds.
   */
  letGoOfBody(func: Func): void;
  /** `f` of each `x.f` in the declared functions that are no tests. */
  readonly selectedNames: ReadonlySet<string>;
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
  implementers(method: FuncSymbol, through?: Type, from?: Package): readonly FuncSymbol[];
  /** The method set's method of that name, on T or *T, through embedding; with the embedded fields passed. */
  methodOf(type: Type, name: string): { readonly func: FuncSymbol; readonly path: readonly VarSymbol[] } | undefined;
  /** All struct fields and package variables of the run whose type is a map, for guard declarations. */
  typeSymbols(): readonly TypeSymbol[];
  stats(): ResolutionStats;
}

// Symbols: what a Go name can denote. A symbol has an identity: two uses of one variable or field share one object.

export interface VarSymbol {
  readonly kind: 'var';
  readonly name: string;
  readonly role: 'package' | 'field' | 'receiver' | 'param' | 'result' | 'local';
  readonly pkg: Package;
  /** Of the declaring identifier; absent for unnamed parameters and for what comes from tables. */
  readonly span?: Span;
  /** For a field: the named type whose declaration holds it, also through nested anonymous structs. */
  readonly owner?: TypeSymbol;
  /** For a receiver, parameter, result or local: the function (or literal) that declares it. */
  readonly func?: Func;
  /** An embedded field. */
  readonly embedded?: boolean;
  /** Doc and line comment of a field or package variable, joined by a newline. */
  readonly comment?: string;
  /** 1-based line of the declaration and, for a field, its index in the struct: a mutex guards the fields below it. */
  readonly line?: number;
  readonly index?: number;
  /** Resolved on first use, then kept. For a field of a generic type: in terms of its type parameters. */
  readonly type: Type;
}

export interface TypeSymbol {
  readonly kind: 'type';
  readonly name: string;
  readonly pkg: Package;
  readonly span?: Span;
  readonly decl?: TypeDecl;
  /** Its declaration could not be found: only the package path and the name are known. */
  readonly opaque: boolean;
  readonly alias: boolean;
  /** For a declared type inside a function body. */
  readonly func?: Func;
  /** The type on the right of the declaration, resolved on demand; `underlying()` follows it through names. */
  readonly definition: Type;
  /** Methods declared on T and *T, by name. Empty for interfaces (see InterfaceType). */
  readonly methods: ReadonlyMap<string, FuncSymbol>;
  /** One of `methods`; of a dependency, only the file that declares it is parsed. */
  method(name: string): FuncSymbol | undefined;
  /** Of a generic type; methods and fields are written in terms of these. */
  readonly typeParams: readonly TypeParamType[];
  /** The type that the name denotes: a NamedType, a TypeParamType, or for an alias the type it stands for. */
  readonly type: Type;
}

export interface FuncSymbol {
  readonly kind: 'func';
  readonly name: string;
  readonly pkg: Package;
  readonly span?: Span;
  /** Of a dependency: without its body, and its offsets are those of a shortened text; `span` is right. */
  readonly decl?: FuncDecl;
  /** The body's function, when it is part of the program. */
  readonly func?: Func;
  /** For a method: its receiver's type. For an interface method, the interface (if it is named). */
  readonly recv?: { readonly type: TypeSymbol; readonly pointer: boolean };
  /** An interface's method: it has no body, its implementers have. */
  readonly abstract: boolean;
  /**
   * The key of the knowledge tables: `net/http.HandleFunc`, `sync.Mutex.Lock`, `net/http.Header.Set`.
   * Known also where neither source nor table has the declaration.
   */
  readonly key: string;
  readonly signature: SignatureType | undefined;
}

export interface ConstSymbol {
  readonly kind: 'const';
  readonly name: string;
  readonly pkg: Package;
  readonly span?: Span;
  readonly type: Type;
  /** Of a package's constant, what it is declared to be: `const debug = false`. */
  readonly value?: Expr;
}

export interface PkgSymbol {
  readonly kind: 'package';
  readonly name: string;
  /** The imported package; declarations may be missing (`opaque`). */
  readonly imported: Package;
}

/** Of the universe: `append`, `delete`, `nil`, `true`, `iota`. Predeclared types are TypeSymbols or basic types. */
export interface UniverseSymbol {
  readonly kind: 'builtin' | 'nil' | 'basictype';
  readonly name: string;
}

export type Symbol = VarSymbol | TypeSymbol | FuncSymbol | ConstSymbol | PkgSymbol | UniverseSymbol;

// Types: Go's, as the model sees them. Plain readonly data; named types refer to their symbol, whose declaration is
// resolved on demand, so recursive types need no patching. `unknown` is an ordinary type: what could not be resolved.
// No finding may rest on it.

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
