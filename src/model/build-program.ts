// Packages of syntax in, a Program out. Only top-level names are declared here; the rest follows on demand.
import type { FuncLit, SyntaxFile, TypeDecl } from '../syntax/ast.js';
import type { Importer, ModuleInfo, PackageSources, Resolver } from '../text/package-sources.js';
import type { SourceText } from '../text/source-text.js';
import { cutBodies, DeclarationIndex, type Piece } from './declaration-index.js';
import type { DeclaredType } from './declared-symbols.js';
import type { ParsedFile } from './file-scope.js';
import { numberFunctions, type ProgramFunc, type Root } from './functions.js';
import { Implementers } from './implementers.js';
import { methodOf } from './method-set.js';
import { DependencyPackage, type PackageContext, ProgramPackage } from './package-scope.js';
import type { Func, Package, Program, Resolution, ResolutionStats } from './program.js';
import { type BodyContext, type Counts, resolveFunction, resolveInitializer } from './resolve-body.js';
import { NodeTypes } from './resolve-type.js';
import { coreType, fieldType, underlying } from './substitute.js';
import type { FuncSymbol, TypeSymbol, VarSymbol } from './symbols.js';
import type { MapType, Type } from './types.js';
import { unsafeDeclarations } from './universe.js';

export interface ProgramInput {
  readonly packages: readonly PackageSources[];
  parse(source: SourceText, options?: { bodies?: boolean }): SyntaxFile;
  /** A package of the run, as `from` imports it. */
  readonly resolveImport: Resolver;
  /** A dependency outside the run. */
  readonly importer: Importer;
  /** Go declarations of packages whose sources are not at hand, by import path. */
  readonly declarations: Readonly<Record<string, string>>;
  /** Files of the run that have been parsed already. */
  readonly syntax?: (path: string) => SyntaxFile | undefined;
}

export function buildProgram(input: ProgramInput): Program {
  return new LazyProgram(input);
}

interface Group {
  readonly path: string;
  readonly name: string;
  readonly files: readonly ParsedFile[];
}

class LazyProgram implements Program, PackageContext, BodyContext {
  readonly packages: readonly ProgramPackage[];
  readonly functions: readonly ProgramFunc[];
  readonly initializers: Program['initializers'];
  readonly selectedNames: ReadonlySet<string>;
  readonly nodes = new NodeTypes();
  readonly localTypes = new WeakMap<TypeDecl, DeclaredType>();
  private readonly input: ProgramInput;
  /** What an import path of the run means: a directory's package, without the tests beside it. */
  private readonly imported = new Map<PackageSources, ProgramPackage>();
  private readonly dependencies = new Map<string, Package>();
  private readonly dependencyFiles = new Map<string, ParsedFile>();
  private readonly tables = new Map<string, PackageSources>();
  private readonly indices = new WeakMap<PackageSources, DeclarationIndex>();
  private readonly pieces = new WeakMap<Piece, ParsedFile | undefined>();
  private readonly byLiteral: ReadonlyMap<FuncLit, ProgramFunc>;
  private readonly implementerIndex: Implementers;
  private latest: { readonly root: Root; readonly resolution: Resolution } | undefined;
  private readonly counted = new Set<Root>();
  private readonly counts = noCounts();

  constructor(input: ProgramInput) {
    this.input = input;
    const packages: ProgramPackage[] = [];
    for (const sources of input.packages) {
      for (const { path, name, files } of this.groupFiles(sources)) {
        const pkg = new ProgramPackage(this, path, name, sources, files);
        packages.push(pkg);
        if (!this.imported.has(sources)) this.imported.set(sources, pkg);
      }
    }
    this.packages = packages.sort(
      (a, b) => compareStrings(a.path, b.path) || compareStrings(a.module.dir, b.module.dir),
    );
    const { functions, byLiteral, selected } = numberFunctions(this.packages, (func) => this.resolve(func));
    this.functions = functions;
    this.byLiteral = byLiteral;
    this.selectedNames = selected;
    this.implementerIndex = new Implementers(this.packages);
    this.initializers = this.packages.flatMap((pkg) =>
      pkg.entries.flatMap((entry) => {
        if (entry.kind !== 'initializer') return [];
        const { symbols, file, decl } = entry;
        return [{ pkg, path: file.path, symbols, values: decl.values, resolution: () => this.resolveRoot(entry) }];
      }),
    );
  }

  /** The packages of one directory, the one that others import first. */
  private groupFiles(sources: PackageSources): readonly Group[] {
    const byName = new Map<string, ParsedFile[]>();
    for (const source of [...sources.files].sort((a, b) => compareStrings(a.path, b.path))) {
      const syntax = this.input.syntax?.(source.path) ?? this.input.parse(source);
      const { name } = syntax.package;
      const files = byName.get(name);
      if (files === undefined) byName.set(name, [{ source, syntax }]);
      else files.push({ source, syntax });
    }
    const main = mainClause(byName);
    const groups = [...byName].map(([name, files]): Group => {
      const suffix = name === main ? '' : name === `${main}_test` ? '_test' : `#${name}`;
      return { path: sources.importPath + suffix, name, files };
    });
    return groups.sort((a, b) => Number(b.name === main) - Number(a.name === main) || compareStrings(a.name, b.name));
  }

  // What packages ask for

  parse(source: SourceText, options?: { bodies?: boolean }): SyntaxFile {
    return this.input.parse(source, options);
  }

  indexOf(sources: PackageSources): DeclarationIndex {
    let index = this.indices.get(sources);
    if (index === undefined) {
      index = new DeclarationIndex(sources.files.filter((file) => !file.path.endsWith('_test.go')));
      this.indices.set(sources, index);
    }
    return index;
  }

  /** Parsed once however many modules of the run look into it. */
  parsePiece(piece: Piece): ParsedFile | undefined {
    if (this.pieces.has(piece)) return this.pieces.get(piece);
    const source = piece.file;
    const { text, originalOffset } = cutBodies(piece);
    // No need to look for bodies: none are left but those on one line.
    const syntax = this.input.parse({ path: source.path, text });
    const parsed = syntax.problems.length === 0 ? { source, syntax, originalOffset } : undefined;
    this.pieces.set(piece, parsed);
    return parsed;
  }

  /** A file of a dependency, parsed once however many modules of the run look into it. */
  parseDeclarations(source: SourceText): ParsedFile {
    let parsed = this.dependencyFiles.get(source.path);
    if (parsed === undefined) {
      const whole = this.parsePiece({ file: source, start: 0, end: source.text.length });
      parsed = whole ?? { source, syntax: this.input.parse(source, { bodies: false }) };
      if (source.path !== '') this.dependencyFiles.set(source.path, parsed);
    }
    return parsed;
  }

  importPackage(importPath: string, from: PackageSources, module: ModuleInfo): Package {
    const pkg = this.packageOfRun(importPath, from);
    if (pkg !== undefined) return pkg;
    // The standard library is one for all; another dependency is as the importing module of the run sees it.
    const isStandard = !importPath.split('/', 1)[0]!.includes('.');
    const key = isStandard ? importPath : `${module.dir}\n${importPath}`;
    let dependency = this.dependencies.get(key);
    if (dependency === undefined) {
      dependency = new DependencyPackage(this, importPath, module, () => this.openDependency(importPath, from));
      this.dependencies.set(key, dependency);
    }
    return dependency;
  }

  packageOfRun(importPath: string, from: PackageSources): ProgramPackage | undefined {
    const sources = importPath === 'unsafe' ? undefined : this.input.resolveImport(importPath, from);
    return sources === undefined ? undefined : this.imported.get(sources);
  }

  private openDependency(importPath: string, from: PackageSources): PackageSources | undefined {
    const table = importPath === 'unsafe' ? unsafeDeclarations : this.input.declarations[importPath];
    const sources = importPath === 'unsafe' ? undefined : this.input.importer(importPath, from);
    if (sources !== undefined && sources.files.length > 0) return sources;
    return table === undefined ? undefined : this.openTable(importPath, table);
  }

  /** The same for all modules of the run: what it declares is parsed once. */
  private openTable(importPath: string, text: string): PackageSources {
    let sources = this.tables.get(importPath);
    if (sources === undefined) {
      sources = { importPath, dir: '', module: { path: '', dir: '' }, files: [{ path: '', text }], target: false };
      this.tables.set(importPath, sources);
    }
    return sources;
  }

  // What bodies ask for

  funcOf(literal: FuncLit): Func | undefined {
    return this.byLiteral.get(literal);
  }

  // The program

  resolve(func: Func): Resolution {
    return this.resolveRoot(this.functions[func.id]!.root);
  }

  letGoOfBody(func: Func): void {
    const own = this.functions[func.id]!;
    if (own.root.kind !== 'function') return;
    own.letGoOfBody();
    if (this.latest?.root === own.root) this.latest = undefined;
  }

  private resolveRoot(root: Root): Resolution {
    if (this.latest?.root === root) return this.latest.resolution;
    const counts = this.counted.has(root) ? noCounts() : this.counts;
    this.counted.add(root);
    const resolution =
      root.kind === 'initializer'
        ? resolveInitializer(this, root.file, root.decl, counts)
        : resolveFunction(this, root.scope(), root.symbol.func!, counts);
    this.latest = { root, resolution };
    return resolution;
  }

  underlying(type: Type): Type {
    return underlying(type);
  }

  mapOf(type: Type): MapType | undefined {
    const core = coreType(type);
    return core.kind === 'map' ? core : undefined;
  }

  fieldType(struct: Type, field: VarSymbol): Type {
    return fieldType(struct, field);
  }

  implementers(method: FuncSymbol, through?: Type, from?: Package): readonly FuncSymbol[] {
    return this.implementerIndex.of(method, through, from);
  }

  methodOf(type: Type, name: string): { readonly func: FuncSymbol; readonly path: readonly VarSymbol[] } | undefined {
    return methodOf(type, name);
  }

  typeSymbols(): readonly TypeSymbol[] {
    return this.packages.flatMap((pkg) => pkg.types());
  }

  stats(): ResolutionStats {
    return { ...this.counts };
  }
}

/** The package clause that imports of the directory mean: of most of its files that are no tests. */
function mainClause(byName: ReadonlyMap<string, readonly ParsedFile[]>): string {
  let best = '';
  let most = -1;
  for (const [name, files] of byName) {
    const plain = files.filter(({ source }) => !source.path.endsWith('_test.go')).length;
    // A directory of tests alone: `p_test` stands beside p, even if p has no file.
    const weight = plain > 0 ? plain * 2 + (name === 'main' ? 0 : 1) : name.endsWith('_test') ? -0.5 : 0;
    if (weight > most) {
      best = name;
      most = weight;
    }
  }
  return most < 0 ? best.replace(/_test$/, '') : best;
}

function noCounts(): Counts {
  return {
    indexExprs: 0,
    indexDecided: 0,
    ranges: 0,
    rangesDecided: 0,
    selectors: 0,
    selectorsResolved: 0,
    calls: 0,
    callsResolved: 0,
  };
}

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
