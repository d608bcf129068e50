// The user's own side of a run: the modules and directories it is about, and what these import of each other.
//
// Dependencies are the importer's. Nothing is remembered here of what files say; who reads a directory keeps what it needs.
import path from 'node:path';
import type { BuildContext } from './constraints.js';
import { Disk, isDirectory } from './disk.js';
import { type Exclusion, expandExclusions } from './exclude.js';
import type { Environment } from './importer.js';
import { findUpward, isWithin, type MainModule, Modules } from './modules.js';
import { inferOldTree, type OldTree } from './old-tree.js';
import { readFiles, type SelectedFiles, type Selection } from './packages.js';
import { type Match, matchPatterns } from './patterns.js';

/** A directory that is to be analysed, as plain data. */
export interface Target {
  readonly dir: string;
  /** Absolute: where the go.mod lies that it belongs to, or what stands for it. */
  readonly moduleDir: string;
  readonly files?: ReadonlySet<string>;
  readonly literal?: string;
}

/** A directory of the run's own modules that has been read. */
export interface OwnPackage {
  readonly dir: string;
  readonly module: MainModule;
  readonly imports: readonly string[];
}

export interface OwnTreeOptions {
  readonly cwd: string;
  readonly tests: boolean;
  readonly build: BuildContext;
  readonly exclude?: readonly Exclusion[];
  readonly env: Environment;
}

export class OwnTree {
  readonly disk: Disk;
  readonly modules: Modules;
  /** An absolute path to the one that is shown. */
  readonly display: (file: string) => string;
  /** Trees without go.mod, whose import paths are guessed. */
  private readonly oldTrees = new Map<MainModule, OldTree>();

  static async open(options: OwnTreeOptions): Promise<OwnTree> {
    return new OwnTree(options, await expandExclusions(options.exclude ?? []));
  }

  private constructor(
    private readonly options: OwnTreeOptions,
    /** Of an absolute path. */
    readonly isExcluded: (file: string) => boolean,
  ) {
    this.display = displayIn(options.cwd);
    this.disk = new Disk(this.display);
    this.modules = new Modules(options.cwd, this.disk, this.display, options.env['GOWORK']);
  }

  match(patterns: readonly string[], allowEmpty: boolean): Match[] {
    return matchPatterns(patterns, this.options.cwd, this.modules, this.disk, this.isExcluded, allowEmpty);
  }

  readTarget({ dir, files, literal }: Target): SelectedFiles {
    const { tests } = this.options;
    const read = this.readDirectory(dir, { tests, ...(files && { named: files }) });
    if (read.files.length === 0 && literal !== undefined) {
      const message = `${literal}: build constraints${tests ? '' : ' and --no-tests'} leave no Go file in this directory`;
      this.disk.problems.push({ kind: 'usage', message });
    }
    return read;
  }

  readDirectory(dir: string, selection: Selection): SelectedFiles {
    return readFiles(this.disk, this.options.build, this.display, dir, selection);
  }

  /**
   * Has `read` read what the packages of `found` import of the run's own modules, directly or not, and adds it to them.
   * `heard` is told which module imports which.
   */
  followImports<P extends OwnPackage>(
    found: Map<string, P>,
    read: (dir: string, module: MainModule) => P | undefined,
    heard: (importing: MainModule, imported: MainModule) => void = () => {},
  ): void {
    for (const module of new Set([...found.values()].map((one) => one.module))) {
      if (module.info.path === '' && module.mod.module === '')
        this.oldTrees.set(module, this.readOldTree(module, found));
    }
    const pending = [...found.values()];
    for (let from = pending.pop(); from !== undefined; from = pending.pop()) {
      for (const importPath of from.imports) {
        for (const { dir, module } of this.locate(importPath, from.module, from.dir)) {
          let imported = found.get(dir);
          if (!imported) {
            if (!isDirectory(dir) || this.modules.of(dir, module.dir) !== module) continue;
            imported = read(dir, module);
            if (imported) {
              found.set(dir, imported);
              pending.push(imported);
            }
          }
          if (imported) heard(from.module, imported.module);
          break;
        }
      }
    }
  }

  /** The directories of the run's own modules that an import may mean, whether they have been read or not. */
  locate(importPath: string, from: MainModule, fromDir: string): { dir: string; module: MainModule }[] {
    const tree = this.oldTrees.get(from);
    const dir = tree?.directoryOf(importPath, path.relative(from.dir, fromDir).split(path.sep).join('/'));
    const inTree = dir === undefined ? [] : [{ dir: path.join(from.dir, dir), module: from }];
    return [...inTree, ...this.modules.providing(importPath, from)];
  }

  /** An old tree's own import path shows only when all of its imports are seen. */
  private readOldTree(module: MainModule, found: ReadonlyMap<string, OwnPackage>): OldTree {
    const directories = new Set<string>();
    const imports = new Set<string>();
    for (const { dir } of this.match([path.join(module.dir, '...')], true)) {
      const rest = path.relative(module.dir, dir).split(path.sep).join('/');
      directories.add(rest);
      const known = found.get(dir)?.imports ?? this.readDirectory(dir, { tests: false }).imports();
      for (const importPath of known) imports.add(importPath);
    }
    return inferOldTree(directories, imports);
  }
}

/**
 * Paths below the run's root are relative to it, and so are those of the module or workspace around it (`../api/x.go`);
 * those of the module cache and of GOROOT stay absolute. Forward slashes always.
 */
export function displayIn(cwd: string): (file: string) => string {
  const around = path.dirname(findUpward(cwd, 'go.work') ?? findUpward(cwd, 'go.mod') ?? path.join(cwd, 'go.mod'));
  return (file) => {
    const shown = isWithin(around, file) ? path.relative(cwd, file) : file;
    return path.sep === '/' ? shown : shown.split(path.sep).join('/');
  };
}
