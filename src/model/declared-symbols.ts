// The symbols that declarations make.
//
// A symbol exists as soon as its name has been seen; its type is worked out by `compute` on first use and kept.
// While a computation runs, asking again yields `unknownType` (or no signature): cyclic declarations end there.
import type { Expr, FuncDecl, Ident, TypeDecl } from '../syntax/ast.js';
import type { Span } from '../text/source-text.js';
import type { Func, Package } from './program.js';
import type { ConstSymbol, FuncSymbol, TypeSymbol, VarSymbol } from './symbols.js';
import { type NamedType, type SignatureType, type Type, type TypeParamType, unknownType } from './types.js';

/** Where a symbol was declared. */
export interface DeclaringFile {
  readonly path: string;
  /** The offset in the file of an offset in the tree, which may stem from a shortened text. */
  offsetOf(offset: number): number;
  /** 1-based line of an offset in the tree. */
  lineAt(offset: number): number;
}

/** A value worked out on first use; `fallback` while the computation is under way, which only a cycle can see. */
export class Lazy<T> {
  private compute: (() => T) | undefined;
  private result: T;

  constructor(compute: () => T, fallback: T) {
    this.compute = compute;
    this.result = fallback;
  }

  get value(): T {
    const compute = this.compute;
    if (compute !== undefined) {
      this.compute = undefined;
      this.result = compute();
    }
    return this.result;
  }
}

/** What comes from a table of declarations has a path of no length, and no span. */
function spanOf(file: DeclaringFile | undefined, node: Ident | undefined): Span | undefined {
  if (file === undefined || node === undefined || file.path === '') return undefined;
  return { path: file.path, start: file.offsetOf(node.pos), end: file.offsetOf(node.end) };
}

/** What is said of a variable beside its name and type. */
export interface VariableOrigin {
  readonly role: VarSymbol['role'];
  readonly pkg: Package;
  readonly file?: DeclaringFile | undefined;
  readonly ident?: Ident | undefined;
  readonly owner?: TypeSymbol | undefined;
  readonly func?: Func | undefined;
  readonly embedded?: boolean;
  readonly comment?: string | undefined;
  readonly index?: number;
}

export class DeclaredVar implements VarSymbol {
  readonly kind = 'var';
  readonly name: string;
  private readonly origin: VariableOrigin;
  private known: Type | undefined;
  private compute: (() => Type) | undefined;

  constructor(name: string, origin: VariableOrigin, type: Type | (() => Type)) {
    this.name = name;
    this.origin = origin;
    if (typeof type === 'function') this.compute = type;
    else this.known = type;
  }

  get type(): Type {
    if (this.known !== undefined) return this.known;
    const compute = this.compute;
    if (compute === undefined) return unknownType;
    this.compute = undefined;
    // `settle` may have been called by the computation itself.
    const computed = compute();
    this.known ??= computed;
    return this.known;
  }

  /** States the type of a parameter of a literal, which is known once the function around it is resolved. */
  settle(type: Type): void {
    this.known ??= type;
  }

  get role(): VarSymbol['role'] {
    return this.origin.role;
  }
  get pkg(): Package {
    return this.origin.pkg;
  }
  get span(): Span | undefined {
    return spanOf(this.origin.file, this.origin.ident);
  }
  get owner(): TypeSymbol | undefined {
    return this.origin.owner;
  }
  get func(): Func | undefined {
    return this.origin.func;
  }
  get embedded(): boolean {
    return this.origin.embedded === true;
  }
  get comment(): string | undefined {
    return this.origin.comment;
  }
  get index(): number | undefined {
    return this.origin.index;
  }
  get line(): number | undefined {
    const { file, ident } = this.origin;
    return file !== undefined && ident !== undefined ? file.lineAt(ident.pos) : undefined;
  }
}

export interface TypeOrigin {
  readonly pkg: Package;
  readonly file?: DeclaringFile | undefined;
  readonly ident?: Ident | undefined;
  readonly decl?: TypeDecl | undefined;
  readonly func?: Func | undefined;
}

/** Where the methods of a type come from: the package that declares it, file by file for dependencies. */
export interface MethodSource {
  method(typeName: string, name: string): FuncSymbol | undefined;
  methods(typeName: string): ReadonlyMap<string, FuncSymbol>;
}

const noMethods: ReadonlyMap<string, FuncSymbol> = new Map();

/** A defined type or an alias. */
export class DeclaredType implements TypeSymbol {
  readonly kind = 'type';
  readonly opaque = false;
  readonly name: string;
  readonly alias: boolean;
  private readonly origin: TypeOrigin;
  private readonly methodSource: MethodSource | undefined;
  private readonly right: Lazy<Type>;
  private readonly parameters: Lazy<readonly TypeParamType[]>;
  private readonly named: NamedType = { kind: 'named', symbol: this, args: [] };

  constructor(
    name: string,
    origin: TypeOrigin,
    definition: () => Type,
    typeParams: () => readonly TypeParamType[],
    methodSource: MethodSource | undefined,
  ) {
    this.name = name;
    this.origin = origin;
    this.alias = origin.decl?.alias === true;
    this.right = new Lazy<Type>(definition, unknownType);
    this.parameters = new Lazy<readonly TypeParamType[]>(typeParams, []);
    this.methodSource = this.alias ? undefined : methodSource;
  }

  get definition(): Type {
    return this.right.value;
  }
  get type(): Type {
    return this.alias ? this.right.value : this.named;
  }
  get typeParams(): readonly TypeParamType[] {
    return this.parameters.value;
  }
  get methods(): ReadonlyMap<string, FuncSymbol> {
    return this.methodSource?.methods(this.name) ?? noMethods;
  }
  method(name: string): FuncSymbol | undefined {
    return this.methodSource?.method(this.name, name);
  }
  get pkg(): Package {
    return this.origin.pkg;
  }
  get span(): Span | undefined {
    return spanOf(this.origin.file, this.origin.ident);
  }
  get decl(): TypeDecl | undefined {
    return this.origin.decl;
  }
  get func(): Func | undefined {
    return this.origin.func;
  }
}

/** A type parameter; its definition is its constraint. */
export class DeclaredTypeParam implements TypeSymbol {
  readonly kind = 'type';
  readonly opaque = false;
  readonly alias = false;
  readonly name: string;
  readonly pkg: Package;
  readonly span: Span | undefined;
  readonly methods = noMethods;
  readonly typeParams: readonly TypeParamType[] = [];
  readonly type: TypeParamType = { kind: 'typeparam', symbol: this };
  private readonly constraint: Lazy<Type>;

  constructor(ident: Ident, pkg: Package, file: DeclaringFile, constraint: () => Type) {
    this.name = ident.name;
    this.pkg = pkg;
    this.span = spanOf(file, ident);
    this.constraint = new Lazy<Type>(constraint, unknownType);
  }

  get definition(): Type {
    return this.constraint.value;
  }
  method(): undefined {
    return undefined;
  }
}

/** A type of which only the package path and the name are known. */
export class OpaqueType implements TypeSymbol {
  readonly kind = 'type';
  readonly opaque = true;
  readonly alias = false;
  readonly name: string;
  readonly pkg: Package;
  readonly definition = unknownType;
  readonly methods = noMethods;
  readonly typeParams: readonly TypeParamType[] = [];
  readonly type: NamedType = { kind: 'named', symbol: this, args: [] };

  constructor(name: string, pkg: Package) {
    this.name = name;
    this.pkg = pkg;
  }

  method(): undefined {
    return undefined;
  }
}

export interface FuncOrigin {
  readonly pkg: Package;
  readonly file?: DeclaringFile | undefined;
  readonly ident?: Ident | undefined;
  readonly decl?: FuncDecl | undefined;
  readonly abstract?: boolean;
  readonly recv?: (() => FuncSymbol['recv']) | undefined;
  /** The receiver's type name, for the key. */
  readonly recvName?: string | undefined;
}

export class DeclaredFunc implements FuncSymbol {
  readonly kind = 'func';
  readonly name: string;
  readonly key: string;
  /** Set once, when the functions of the program are numbered. */
  func: Func | undefined = undefined;
  private readonly origin: FuncOrigin;
  private readonly shape: Lazy<SignatureType | undefined>;

  constructor(name: string, origin: FuncOrigin, signature: () => SignatureType | undefined) {
    this.name = name;
    this.origin = origin;
    this.shape = new Lazy<SignatureType | undefined>(signature, undefined);
    const owner = origin.recvName === undefined ? '' : origin.recvName + '.';
    this.key = (origin.pkg.path === '' ? '' : origin.pkg.path + '.') + owner + name;
  }

  get signature(): SignatureType | undefined {
    return this.shape.value;
  }
  get recv(): FuncSymbol['recv'] {
    return this.origin.recv?.();
  }
  get abstract(): boolean {
    return this.origin.abstract === true;
  }
  get decl(): FuncDecl | undefined {
    return this.origin.decl;
  }
  get pkg(): Package {
    return this.origin.pkg;
  }
  get span(): Span | undefined {
    return spanOf(this.origin.file, this.origin.ident);
  }
}

export class DeclaredConst implements ConstSymbol {
  readonly kind = 'const';
  readonly name: string;
  readonly pkg: Package;
  readonly span: Span | undefined;
  private readonly known: Lazy<Type>;

  constructor(
    ident: Ident,
    pkg: Package,
    file: DeclaringFile,
    type: () => Type,
    readonly value?: Expr,
  ) {
    this.name = ident.name;
    this.pkg = pkg;
    this.span = spanOf(file, ident);
    this.known = new Lazy<Type>(type, unknownType);
  }

  get type(): Type {
    return this.known.value;
  }
}
