// Patterns and options in; the packages to analyse, a resolver of import paths and an importer of dependencies out.
//
// Besides the packages that the patterns name (`target`), the packages of the user's own modules that these import,
// directly or not, are loaded as context. Trouble with single files and patterns is returned as problems; only a run
// without any Go file throws a UserError. Nothing is parsed here beyond the head of each file.
import path from 'node:path';
import { UserError } from '../config/user-error.js';
import type { Problem } from '../finding.js';
import type { Importer, PackageSources, Resolver } from '../text/package-sources.js';
import type { SourceText } from '../text/source-text.js';
import type { BuildContext } from './constraints.js';
import { Disk, isDirectory } from './disk.js';
import { type Exclusion, expandExclusions } from './exclude.js';
import { type Environment, findGoDirectories, openDependencies } from './importer.js';
import { findUpward, isWithin, type MainModule, Modules } from './modules.js';
import { inferOldTree, type OldTree } from './old-tree.js';
import { type FoundPackage, importPathOf, readFiles, type Selection } from './packages.js';
import { matchPatterns } from './patterns.js';

export type { BuildContext } from './constraints.js';
export type { Exclusion } from './exclude.js';
export type { Environment } from './importer.js';
export { diffSince, findRepository } from './repository.js';

export interface LoadOptions {
  /** The run's root, absolute: patterns are relative to it, and paths in the result. */
  readonly cwd: string;
  readonly patterns: readonly string[];
  /** Whether `_test.go` files of the targets are read. */
  readonly tests: boolean;
  readonly build: BuildContext;
  /** Wildcards do not enter what these match, and nothing is reported there. Imported packages are context all the same. */
  readonly exclude?: readonly Exclusion[];
  /** GOROOT, GOPATH, GOMODCACHE, GOWORK, PATH and HOME are looked at. `GOROOT=off`: no standard library. */
  readonly env: Environment;
  /** A run without Go files is no error. */
  readonly allowEmpty?: boolean;
}

export interface Loaded {
  /** In the order of their directories. */
  readonly packages: readonly PackageSources[];
  /** A package of the run by import path, as `from` would import it. */
  readonly resolve: Resolver;
  /** A dependency outside the run. */
  readonly importer: Importer;
  /** The text of a file of the run or of a dependency that was imported, by its path as it is shown. */
  readonly source: (path: string) => SourceText | undefined;
  /** Files of target packages on which nothing is reported: excluded, or beside the single files that were named. */
  readonly unreported: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export async function load(options: LoadOptions): Promise<Loaded> {
  const { cwd, env, build, patterns, tests, allowEmpty = false } = options;
  const isExcluded = await expandExclusions(options.exclude ?? []);
  const display = displayIn(cwd);
  const disk = new Disk(display);
  const modules = new Modules(cwd, disk, display, env['GOWORK']);
  const dependencies = openDependencies(cwd, modules, build, display, findGoDirectories(env));
  const found = new Map<string, FoundPackage>();
  const trees = new Map<MainModule, OldTree>();
  const unreported = new Set<string>();

  const read = (dir: string, module: MainModule, target: boolean, selection: Selection): FoundPackage | undefined => {
    const known = found.get(dir);
    if (known) return known;
    const { files, imports, packageName } = readFiles(disk, build, display, dir, selection);
    if (files.length === 0) return undefined;
    const importPath = importPathOf(module, dir, packageName);
    const sources = { importPath, dir: display(dir), module: module.info, files, target };
    const added = { sources, dir, module, imports };
    found.set(dir, added);
    return added;
  };

  /** The directory of the run's own modules that an import means, whether it has been read yet or not. */
  const locate = (importPath: string, from: MainModule, fromDir: string): { dir: string; module: MainModule }[] => {
    const tree = trees.get(from);
    const dir = tree?.directoryOf(importPath, path.relative(from.dir, fromDir).split(path.sep).join('/'));
    const inTree = dir === undefined ? [] : [{ dir: path.join(from.dir, dir), module: from }];
    return [...inTree, ...modules.providing(importPath, from)];
  };

  for (const { dir, module, files, literal } of matchPatterns(patterns, cwd, modules, disk, isExcluded, allowEmpty)) {
    const target = read(dir, module, true, { tests, ...(files && { named: files }) });
    if (!target && literal !== undefined) {
      const message = `${literal}: build constraints${tests ? '' : ' and --no-tests'} leave no Go file in this directory`;
      disk.problems.push({ kind: 'usage', message });
    }
    for (const file of target?.sources.files ?? []) {
      const absolute = path.resolve(cwd, file.path);
      const beside = files !== undefined && !files.has(path.basename(file.path));
      if (beside || isExcluded(absolute)) unreported.add(file.path);
    }
  }
  if (found.size === 0 && !allowEmpty) throw new UserError(whyEmpty(patterns, disk.problems));

  for (const module of new Set([...found.values()].map((one) => one.module))) {
    if (module.info.path === '' && module.mod.module === '') trees.set(module, readTree(module));
  }
  const pending = [...found.values()];
  for (let from = pending.pop(); from !== undefined; from = pending.pop()) {
    for (const importPath of from.imports) {
      for (const { dir, module } of locate(importPath, from.module, from.dir)) {
        if (found.has(dir)) break;
        if (!isDirectory(dir) || modules.of(dir, module.dir) !== module) continue;
        const context = read(dir, module, false, { tests: false });
        if (context) pending.push(context);
        break;
      }
    }
  }

  const resolve: Resolver = (importPath, from) => {
    const fromDir = path.resolve(cwd, from.dir);
    const module = found.get(fromDir)?.module ?? dependencies.mainOf(fromDir);
    if (module === undefined) return undefined;
    for (const { dir, module: provider } of locate(importPath, module, fromDir)) {
      const candidate = found.get(dir);
      if (candidate?.module === provider) return candidate.sources;
    }
    return undefined;
  };

  const packages = [...found.values()].map((one) => one.sources).sort((a, b) => compare(a.dir, b.dir));
  return {
    packages,
    resolve,
    importer: dependencies.importer,
    source: (file) =>
      sourceIn(
        found.get(path.resolve(cwd, path.dirname(file)))?.sources ??
          dependencies.at(path.resolve(cwd, path.dirname(file))),
        file,
      ),
    unreported,
    problems: disk.problems,
  };

  /** An old tree's own import path shows only when all of its imports are seen. */
  function readTree(module: MainModule): OldTree {
    const directories = new Set<string>();
    const imports = new Set<string>();
    for (const { dir } of matchPatterns([path.join(module.dir, '...')], cwd, modules, disk, isExcluded, true)) {
      const rest = path.relative(module.dir, dir).split(path.sep).join('/');
      directories.add(rest);
      const known = found.get(dir) ?? readFiles(disk, build, display, dir, { tests: false });
      for (const importPath of known.imports) imports.add(importPath);
    }
    return inferOldTree(directories, imports);
  }
}

function sourceIn(sources: PackageSources | undefined, file: string): SourceText | undefined {
  return sources?.files.find((one) => one.path === file);
}

/**
 * Paths below the run's root are relative to it, and so are those of the module or workspace around it (`../api/x.go`);
 * those of the module cache and of GOROOT stay absolute. Forward slashes always.
 */
function displayIn(cwd: string): (file: string) => string {
  const around = path.dirname(findUpward(cwd, 'go.work') ?? findUpward(cwd, 'go.mod') ?? path.join(cwd, 'go.mod'));
  return (file) => {
    const shown = isWithin(around, file) ? path.relative(cwd, file) : file;
    return path.sep === '/' ? shown : shown.split(path.sep).join('/');
  };
}

function whyEmpty(patterns: readonly string[], problems: readonly Problem[]): string {
  const reasons = problems.filter(({ kind }) => kind === 'usage').map(({ message }) => message);
  if (reasons.length > 0) return reasons.join('; ');
  const [first, ...more] = problems;
  const why = first ? `: ${first.path === undefined ? '' : `${first.path}: `}${first.message}` : '';
  const rest = more.length > 0 ? `, and ${more.length} more` : '';
  return `no Go file to analyse matches ${patterns.join(' ')}${why}${rest}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
