// The package-level declarations of one package.
//
// `declare` gives every top-level name of a file a symbol and looks at nothing else; types follow on first use.
// A package of the run declares all its files at once. A dependency opens its sources when it is first asked for a
// name, and parses only the pieces of them that declare what is asked for.
import type { Decl, Expr, FuncDecl, TypeDecl, ValueDecl } from '../syntax/ast.js';
import type { ModuleInfo, PackageSources } from '../text/package-sources.js';
import type { SourceText } from '../text/source-text.js';
import type { DeclarationIndex, Piece } from './declaration-index.js';
import { DeclaredConst, DeclaredFunc, DeclaredType, DeclaredVar, type MethodSource } from './declared-symbols.js';
import { FileImports, FileScope, type ParsedFile } from './file-scope.js';
import { clausesOf, readClauses } from './import-clauses.js';
import { guessPackageNames } from './import-name.js';
import type { Package } from './program.js';
import { ExprResolver, spread } from './resolve-expr.js';
import {
  declareTypeParams,
  InnerScope,
  type NodeTypes,
  resolveSignature,
  resolveType,
  type Scope,
} from './resolve-type.js';
import type { FuncSymbol, Symbol, TypeSymbol, VarSymbol } from './symbols.js';
import { type Type, type TypeParamType, unknownType } from './types.js';
import { defaultType, untypedInt } from './universe.js';

/** What the packages of a program share. */
export interface PackageContext {
  readonly nodes: NodeTypes;
  /** What the files of a dependency declare, tests aside. */
  indexOf(sources: PackageSources): DeclarationIndex;
  /** A part of a file without function bodies; undefined where it does not parse by itself. */
  parsePiece(piece: Piece): ParsedFile | undefined;
  /** A file without its function bodies. */
  parseDeclarations(source: SourceText): ParsedFile;
  /** `module`: the module of the run on whose behalf a dependency is looked for, also by another dependency. */
  importPackage(importPath: string, from: PackageSources, module: ModuleInfo): Package;
  /** Undefined for a dependency. */
  packageOfRun(importPath: string, from: PackageSources): ProgramPackage | undefined;
}

/** A function as it stands in a file, with the scope that its signature and body see. */
export interface FunctionEntry {
  readonly kind: 'function';
  readonly symbol: DeclaredFunc;
  readonly decl: FuncDecl;
  readonly file: FileScope;
  readonly scope: () => Scope;
}

/** A `var` with initialisers. */
export interface InitializerEntry {
  readonly kind: 'initializer';
  readonly symbols: readonly VarSymbol[];
  readonly decl: ValueDecl;
  readonly file: FileScope;
}

export type PackageEntry = FunctionEntry | InitializerEntry;

const noMethods: ReadonlyMap<string, FuncSymbol> = new Map();

abstract class PackageScope implements Package, MethodSource {
  abstract readonly path: string;
  abstract readonly name: string;
  abstract readonly module: ModuleInfo;
  abstract readonly inProgram: boolean;
  abstract readonly target: boolean;
  abstract readonly opaque: boolean;
  readonly names = new Map<string, Symbol>();
  protected readonly context: PackageContext;
  private readonly methodsOf = new Map<string, Map<string, DeclaredFunc>>();

  constructor(context: PackageContext) {
    this.context = context;
  }

  abstract lookup(name: string): Symbol | undefined;

  method(typeName: string, name: string): FuncSymbol | undefined {
    return this.methodsOf.get(typeName)?.get(name);
  }

  methods(typeName: string): ReadonlyMap<string, FuncSymbol> {
    return this.methodsOf.get(typeName) ?? noMethods;
  }

  /** Gives the file's top-level names their symbols; returns the functions and initialisers in order. */
  protected declare(parsed: ParsedFile, imports: () => FileImports): PackageEntry[] {
    const { syntax } = parsed;
    const file = new FileScope(this, parsed, this.context.nodes, imports);
    const entries: PackageEntry[] = [];
    let constants: ValueDecl | undefined;
    for (const decl of syntax.decls) {
      const entry = this.declareOne(decl, file, constants);
      if (entry !== undefined) entries.push(entry);
      if (decl.kind === 'ValueDecl' && decl.tok === 'const' && decl.values.length > 0) constants = decl;
    }
    return entries;
  }

  private declareOne(decl: Decl, file: FileScope, constants: ValueDecl | undefined): PackageEntry | undefined {
    switch (decl.kind) {
      case 'TypeDecl':
        this.add(decl.name.name, declareType(this, decl, file));
        return undefined;
      case 'FuncDecl':
        return this.declareFunc(decl, file);
      case 'ValueDecl': {
        if (decl.tok === 'const') {
          // An elided type and values are those of the spec before.
          const model = decl.values.length > 0 ? decl : constants;
          decl.names.forEach((ident, i) => {
            this.add(
              ident.name,
              new DeclaredConst(ident, this, file, () => constantType(file, model, i), model?.values[i]),
            );
          });
          return undefined;
        }
        const symbols = declareVars(this, decl, file);
        for (const symbol of symbols) this.add(symbol.name, symbol);
        return decl.values.length === 0 ? undefined : { kind: 'initializer', symbols, decl, file };
      }
    }
  }

  private declareFunc(decl: FuncDecl, file: FileScope): FunctionEntry {
    const { name: ident, recv } = decl;
    const recvName = recv === undefined ? undefined : receiverTypeName(recv.type);
    const scope = onDemand(() => functionScope(this, decl, file));
    const symbol = new DeclaredFunc(
      ident.name,
      {
        pkg: this,
        file,
        ident,
        decl,
        recvName,
        recv: recvName === undefined || recv === undefined ? undefined : () => this.receiver(recvName, recv.type),
      },
      () => {
        const { inner, typeParams } = scope();
        return resolveSignature(inner, decl.type, typeParams);
      },
    );
    if (recv === undefined) {
      if (ident.name !== 'init') this.add(ident.name, symbol);
    } else if (recvName !== undefined) {
      let methods = this.methodsOf.get(recvName);
      if (methods === undefined) {
        methods = new Map();
        this.methodsOf.set(recvName, methods);
      }
      if (!methods.has(ident.name) && ident.name !== '_') methods.set(ident.name, symbol);
    }
    return { kind: 'function', symbol, decl, file, scope: () => scope().inner };
  }

  private receiver(typeName: string, expr: Expr): FuncSymbol['recv'] {
    const type = this.lookup(typeName);
    return type?.kind === 'type' ? { type, pointer: isPointer(expr) } : undefined;
  }

  /** The first declaration of a name counts: a second is an error, or a build constraint that was not understood. */
  private add(name: string, symbol: Symbol): void {
    if (name !== '_' && !this.names.has(name)) this.names.set(name, symbol);
  }
}

/** Of the run: all files, with bodies. */
export class ProgramPackage extends PackageScope {
  readonly path: string;
  readonly name: string;
  readonly module: ModuleInfo;
  readonly inProgram = true;
  readonly target: boolean;
  readonly opaque = false;
  readonly entries: readonly PackageEntry[];
  private readonly importedHere: () => readonly ProgramPackage[];

  constructor(context: PackageContext, path: string, name: string, from: PackageSources, files: readonly ParsedFile[]) {
    super(context);
    this.path = path;
    this.name = name;
    this.module = from.module;
    this.target = from.target;
    const importPackage = (imported: string) => context.importPackage(imported, from, from.module);
    this.entries = files.flatMap((file) =>
      this.declare(file, () => new FileImports(clausesOf(file.syntax.imports), importPackage)),
    );
    this.importedHere = onDemand(() => {
      const paths = new Set(
        files.flatMap((file) => clausesOf(file.syntax.imports).map(({ path: imported }) => imported)),
      );
      return [...paths].flatMap((imported) => context.packageOfRun(imported, from) ?? []);
    });
  }

  /** What its files import of the run, tests included. */
  imported(): readonly ProgramPackage[] {
    return this.importedHere();
  }

  lookup(name: string): Symbol | undefined {
    return this.names.get(name);
  }

  types(): TypeSymbol[] {
    const types: TypeSymbol[] = [];
    for (const symbol of this.names.values()) if (symbol.kind === 'type') types.push(symbol);
    return types;
  }
}

/** Outside the run. Opened on first use; opaque where no source and no table has its declarations. */
export class DependencyPackage extends PackageScope {
  readonly path: string;
  readonly inProgram = false;
  readonly target = false;
  private readonly importer: ModuleInfo;
  private readonly open: () => PackageSources | undefined;
  private sources: PackageSources | undefined;
  private opened = false;
  /** Files and pieces. */
  private readonly parsed = new Set<SourceText | Piece>();
  private readonly imports = new Map<SourceText, FileImports>();
  private exhausted = false;

  /** `importer`: the module of the run that needs it. */
  constructor(context: PackageContext, path: string, importer: ModuleInfo, open: () => PackageSources | undefined) {
    super(context);
    this.path = path;
    this.importer = importer;
    this.open = open;
  }

  private source(): PackageSources | undefined {
    if (!this.opened) {
      this.opened = true;
      this.sources = this.open();
    }
    return this.sources;
  }

  get opaque(): boolean {
    return this.source() === undefined;
  }

  get module(): ModuleInfo {
    return this.source()?.module ?? { path: '', dir: '' };
  }

  get name(): string {
    for (const file of this.source()?.files ?? []) {
      const clause = /^package[ \t]+(\w+)/m.exec(file.text);
      if (clause !== null && !file.path.endsWith('_test.go')) return clause[1]!;
    }
    return guessPackageNames(this.path)[0] ?? '';
  }

  lookup(name: string): Symbol | undefined {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const sources = this.source();
    if (sources === undefined) return undefined;
    for (const piece of this.context.indexOf(sources).piecesOf(name)) this.parsePiece(piece, sources);
    const found = this.names.get(name);
    if (found !== undefined || this.exhausted) return found;
    // A layout that the index does not read, as no table has: look everywhere, once.
    this.exhausted = true;
    if (isTable(sources)) return undefined;
    for (const file of sources.files) this.parseFile(file, sources);
    return this.names.get(name);
  }

  override method(typeName: string, name: string): FuncSymbol | undefined {
    const known = super.method(typeName, name);
    if (known !== undefined) return known;
    const sources = this.source();
    if (sources === undefined) return undefined;
    for (const piece of this.context.indexOf(sources).piecesOfMethod(typeName, name)) this.parsePiece(piece, sources);
    return super.method(typeName, name);
  }

  override methods(typeName: string): ReadonlyMap<string, FuncSymbol> {
    const sources = this.source();
    if (sources === undefined) return noMethods;
    for (const piece of this.context.indexOf(sources).piecesOfMethods(typeName)) this.parsePiece(piece, sources);
    return super.methods(typeName);
  }

  private parsePiece(piece: Piece, sources: PackageSources): void {
    if (this.parsed.has(piece) || this.parsed.has(piece.file)) return;
    this.parsed.add(piece);
    const header = this.context.indexOf(sources).headerOf(piece.file);
    const parsed = header && this.context.parsePiece(piece);
    if (parsed === undefined) this.parseFile(piece.file, sources);
    else this.declare(parsed, () => this.importsOf(piece.file, header, sources));
  }

  private parseFile(file: SourceText, sources: PackageSources): void {
    if (this.parsed.has(file) || file.path.endsWith('_test.go')) return;
    this.parsed.add(file);
    this.declare(this.context.parseDeclarations(file), () => this.importsOf(file, undefined, sources));
  }

  /** `header`: what is enough to read for them. */
  private importsOf(file: SourceText, header: Piece | undefined, sources: PackageSources): FileImports {
    let imports = this.imports.get(file);
    if (imports === undefined) {
      const clauses =
        (header && readClauses(file.text.slice(header.start, header.end))) ??
        clausesOf(((header && this.context.parsePiece(header)) ?? this.context.parseDeclarations(file)).syntax.imports);
      imports = new FileImports(clauses, (path) => this.context.importPackage(path, sources, this.importer));
      this.imports.set(file, imports);
    }
    return imports;
  }
}

/** Declarations of this project's own; they lie nowhere. */
function isTable({ files }: PackageSources): boolean {
  return files.every(({ path }) => path === '');
}

function onDemand<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

function declareType(pkg: PackageScope, decl: TypeDecl, file: FileScope): DeclaredType {
  const inner = onDemand((): { scope: Scope; params: readonly TypeParamType[] } => {
    if (decl.typeParams.length === 0) return { scope: file, params: [] };
    const scope = new InnerScope(file);
    return { scope, params: declareTypeParams(scope, decl.typeParams, (name, param) => scope.declare(name, param)) };
  });
  const symbol: DeclaredType = new DeclaredType(
    decl.name.name,
    { pkg, file, ident: decl.name, decl },
    () => resolveType(inner().scope, decl.type, symbol),
    () => inner().params,
    pkg,
  );
  return symbol;
}

function declareVars(pkg: PackageScope, decl: ValueDecl, file: FileScope): DeclaredVar[] {
  const declared = decl.type === undefined ? undefined : onDemand(() => resolveType(file, decl.type!));
  // `var a, b = f()`: one call for both.
  const shared = onDemand((): readonly Type[] => {
    const [value] = decl.values;
    return value === undefined ? [] : spread(value, new ExprResolver(file).operand(value), decl.names.length);
  });
  const comment = [decl.doc, decl.comment].filter((text) => text !== undefined && text !== '').join('\n');
  return decl.names.map((ident, i) => {
    const inferred = (): Type => {
      if (decl.values.length < decl.names.length) return defaultType(shared()[i] ?? unknownType);
      const value = decl.values[i];
      return value === undefined ? unknownType : new ExprResolver(file).valueType(value);
    };
    const origin = { role: 'package' as const, pkg, file, ident, comment: comment === '' ? undefined : comment };
    return new DeclaredVar(ident.name, origin, declared ?? inferred);
  });
}

function constantType(file: FileScope, model: ValueDecl | undefined, index: number): Type {
  if (model?.type !== undefined) return resolveType(file, model.type);
  const value = model?.values[index];
  return value === undefined ? untypedInt : new ExprResolver(file).operand(value);
}

/**
 * The scope of a function's signature and body: its own type parameters, or under the receiver's names those of the
 * receiver's type, so that all methods of a generic type speak of the same parameters.
 */
function functionScope(
  pkg: PackageScope,
  decl: FuncDecl,
  file: FileScope,
): { inner: Scope; typeParams: readonly TypeParamType[] } {
  const receiverArgs = decl.recv === undefined ? [] : typeArguments(decl.recv.type);
  if (receiverArgs.length === 0 && decl.type.typeParams.length === 0) return { inner: file, typeParams: [] };
  const inner = new InnerScope(file);
  if (decl.recv !== undefined && receiverArgs.length > 0) {
    const type = pkg.lookup(receiverTypeName(decl.recv.type) ?? '');
    const params = type?.kind === 'type' ? type.typeParams : [];
    receiverArgs.forEach((arg, i) => {
      const param = params[i];
      if (arg.kind === 'Ident' && param !== undefined) inner.declare(arg.name, param.symbol);
    });
  }
  const typeParams = declareTypeParams(inner, decl.type.typeParams, (name, param) => inner.declare(name, param));
  return { inner, typeParams };
}

function receiverTypeName(type: Expr): string | undefined {
  switch (type.kind) {
    case 'Ident':
      return type.name;
    case 'StarExpr':
    case 'ParenExpr':
    case 'IndexExpr':
      return receiverTypeName(type.x);
    default:
      return undefined;
  }
}

function typeArguments(type: Expr): readonly Expr[] {
  if (type.kind === 'IndexExpr') return type.indices;
  return type.kind === 'StarExpr' || type.kind === 'ParenExpr' ? typeArguments(type.x) : [];
}

function isPointer(type: Expr): boolean {
  return type.kind === 'StarExpr' || (type.kind === 'ParenExpr' && isPointer(type.x));
}
