// What a Go name can denote. A symbol has an identity: two uses of one variable or field share one object.
import type { FuncDecl, TypeDecl } from '../syntax/ast.js';
import type { Span } from '../text/source-text.js';
import type { Func, Package } from './program.js';
import type { SignatureType, Type, TypeParamType } from './types.js';

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
