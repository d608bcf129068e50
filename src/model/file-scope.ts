// What names mean in one file: its package's declarations, its imports, the universe.
//
// Imports are looked at when a name is first asked for, and a dependency whose package name is plain from its path is
// not opened for its name.
import type { SyntaxFile } from '../syntax/ast.js';
import { LineIndex, type SourceText } from '../text/source-text.js';
import type { DeclaringFile } from './declared-symbols.js';
import type { ImportClause } from './import-clauses.js';
import { guessPackageNames, isNamedByPath } from './import-name.js';
import type { Package } from './program.js';
import type { NodeTypes, Scope } from './resolve-type.js';
import type { PkgSymbol, Symbol } from './symbols.js';
import { lookupUniverse } from './universe.js';

export interface ParsedFile {
  readonly source: SourceText;
  /** Of a file of the run all of it; else as much as was needed of it. */
  readonly syntax: SyntaxFile;
  /** Where the tree is that of a shortened text: what its offsets are in the source. */
  readonly originalOffset?: (offset: number) => number;
}

/** The names that one file sees: its package's, its imports, the universe. */
export class FileScope implements Scope, DeclaringFile {
  readonly pkg: Package;
  readonly path: string;
  readonly syntax: SyntaxFile;
  readonly nodes: NodeTypes;
  readonly fleeting = false;
  private readonly text: string;
  private readonly originalOffset: ParsedFile['originalOffset'];
  private readonly importsOf: () => FileImports;
  private known: FileImports | undefined;
  private lines: LineIndex | undefined;

  constructor(pkg: Package, parsed: ParsedFile, nodes: NodeTypes, imports: () => FileImports) {
    this.pkg = pkg;
    this.path = parsed.source.path;
    this.syntax = parsed.syntax;
    this.nodes = nodes;
    this.text = parsed.source.text;
    this.originalOffset = parsed.originalOffset;
    this.importsOf = imports;
  }

  private get imports(): FileImports {
    this.known ??= this.importsOf();
    return this.known;
  }

  get file(): DeclaringFile {
    return this;
  }

  lineAt(offset: number): number {
    this.lines ??= new LineIndex(this.text);
    return this.lines.position(this.offsetOf(offset)).line;
  }

  offsetOf(offset: number): number {
    return this.originalOffset === undefined ? offset : this.originalOffset(offset);
  }

  lookup(name: string): Symbol | undefined {
    // Names of a dependency are looked up in its files only where they are not predeclared: `len` is seldom its own.
    if (this.pkg.inProgram) {
      return this.pkg.lookup(name) ?? this.imports.lookup(name) ?? lookupUniverse(name) ?? this.imports.search(name);
    }
    return this.imports.lookup(name) ?? this.ownOrUniverse(name) ?? this.imports.search(name);
  }

  private ownOrUniverse(name: string): Symbol | undefined {
    return lookupUniverse(name) ?? this.pkg.lookup(name);
  }
}

/** The imports of a file by the names they have there, without opening a package whose name is plain from its path. */
export class FileImports {
  private readonly named = new Map<string, PkgSymbol>();
  private readonly unnamed: { readonly path: string; readonly imported: Package }[] = [];
  private readonly dotted: Package[] = [];
  private readonly missing = new Set<string>();

  constructor(clauses: readonly ImportClause[], importPackage: (path: string) => Package) {
    for (const { path, name } of clauses) {
      const imported = importPackage(path);
      if (name === undefined && imported.inProgram) this.add(imported.name, imported);
      else if (name === undefined) this.unnamed.push({ path, imported });
      else if (name === '.') this.dotted.push(imported);
      else if (name !== '_') this.add(name, imported);
    }
    for (const { path, imported } of this.unnamed) {
      for (const name of guessPackageNames(path)) if (!this.named.has(name)) this.add(name, imported);
    }
  }

  private add(name: string, imported: Package): PkgSymbol {
    const symbol: PkgSymbol = { kind: 'package', name, imported };
    this.named.set(name, symbol);
    return symbol;
  }

  lookup(name: string): Symbol | undefined {
    const named = this.named.get(name);
    if (named !== undefined) return named;
    for (const imported of this.dotted) {
      const symbol = isExported(name) ? imported.lookup(name) : undefined;
      if (symbol !== undefined) return symbol;
    }
    return undefined;
  }

  /** The last resort for a name that nothing declares: the package clauses of the imports. */
  search(name: string): Symbol | undefined {
    if (this.missing.has(name)) return undefined;
    for (const { path, imported } of this.unnamed) {
      if (isNamedByPath(path)) continue;
      if (!imported.opaque && imported.name === name) return this.add(name, imported);
    }
    this.missing.add(name);
    return undefined;
  }
}

function isExported(name: string): boolean {
  const first = name.charAt(0);
  return first !== first.toLowerCase();
}
