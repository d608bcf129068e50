// Patterns and options in; the packages to analyse, a resolver of import paths and an importer of dependencies out.
//
// Besides the packages that the patterns name (`target`), the packages of the user's own modules that these import,
// directly or not, are loaded as context. Trouble with single files and patterns is returned as problems; only a run
// without any Go file throws a UserError. Nothing is parsed here beyond the head of each file.
// `load` reads all of it as one program; `findComponents` says into which programs it falls, for `loadComponent`.
import path from 'node:path';
import { UserError } from '../config/user-error.js';
import type { Problem } from '../finding.js';
import type { Importer, PackageSources, Resolver } from '../text/package-sources.js';
import type { SourceText } from '../text/source-text.js';
import { Disk } from './disk.js';
import { findGoDirectories, openDependencies } from './importer.js';
import { joinModules } from './join-modules.js';
import type { MainModule } from './modules.js';
import { displayIn, type OwnPackage, OwnTree, type OwnTreeOptions, type Target } from './own-tree.js';
import { importPathOf, type SelectedFiles } from './packages.js';

export type { BuildContext } from './constraints.js';
export type { Exclusion } from './exclude.js';
export type { Environment } from './importer.js';
export type { OwnTreeOptions, Target } from './own-tree.js';
export { diffSince, findRepository } from './repository.js';

export interface LoadOptions extends OwnTreeOptions {
  readonly patterns: readonly string[];
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

/** What the patterns match, with all that it imports of the user's own modules: one program. */
export async function load(options: LoadOptions): Promise<Loaded> {
  const tree = await OwnTree.open(options);
  return readMatches(tree, options, matchTargets(tree, options));
}

/** Modules that import one another, directly or not, and no others. */
export interface Component {
  /** What the patterns match in them; plain data. */
  readonly targets: readonly Target[];
  /** Length of its sources, in UTF-16 code units. */
  readonly size: number;
}

/** A run, and the programs it falls into. */
export interface Components {
  /** In the order of their first directories. */
  readonly components: readonly Component[];
  /** Of the patterns, and of files that were looked at. */
  readonly problems: readonly Problem[];
  /** The one program of all, where there is only one: then nothing has been read twice. */
  readonly sole?: Loaded;
}

/**
 * Each component is a program of its own: it is read, analysed and cached by itself, so that memory follows the largest and
 * not the sum, and a call in one reaches no implementation in another. What a test imports counts; what a dependency from
 * the module cache imports does not. With several, every file is read for its imports and let go again.
 */
export async function findComponents(options: LoadOptions): Promise<Components> {
  const tree = await OwnTree.open(options);
  const targets = matchTargets(tree, options);
  if (new Set(targets.map(({ moduleDir }) => moduleDir)).size < 2) {
    const sole = readMatches(tree, options, targets);
    let size = 0;
    for (const { files } of sole.packages) for (const { text } of files) size += text.length;
    return { components: [{ targets, size }], problems: sole.problems, sole };
  }
  const components = joinModules(tree, targets);
  if (components.length === 0) refuseNothing(tree, options);
  return { components, problems: tree.disk.problems };
}

/** One component as a program. A component has Go files, or had them a moment ago. */
export async function loadComponent(options: OwnTreeOptions, targets: readonly Target[]): Promise<Loaded> {
  const tree = await OwnTree.open(options);
  return readProgram(tree, options, targets);
}

function matchTargets(tree: OwnTree, { patterns, allowEmpty = false }: LoadOptions): Target[] {
  const matches = tree.match(patterns, allowEmpty);
  return matches.map(({ module, ...match }) => ({ ...match, moduleDir: module.dir }));
}

function readMatches(tree: OwnTree, options: LoadOptions, targets: readonly Target[]): Loaded {
  const loaded = readProgram(tree, options, targets);
  if (loaded.packages.length === 0) refuseNothing(tree, options);
  return loaded;
}

/** A package of the run. */
interface FoundPackage extends OwnPackage {
  readonly sources: PackageSources;
}

function readProgram(tree: OwnTree, { cwd, build, env }: OwnTreeOptions, targets: readonly Target[]): Loaded {
  const { modules, display, disk } = tree;
  const dependencies = openDependencies(cwd, modules, build, display, findGoDirectories(env));
  const found = new Map<string, FoundPackage>();
  const unreported = new Set<string>();

  const packageOf = (
    dir: string,
    module: MainModule,
    read: SelectedFiles,
    target: boolean,
  ): FoundPackage | undefined => {
    const { files, imports, packageName } = read;
    if (files.length === 0) return undefined;
    const importPath = importPathOf(module, dir, packageName);
    const sources = { importPath, dir: display(dir), module: module.info, files, target };
    return { sources, dir, module, imports: imports() };
  };

  // All modules are known before the first import is looked for.
  const opened = targets.map((target) => ({ target, module: modules.of(target.dir, target.moduleDir) }));
  for (const { target, module } of opened) {
    const added = packageOf(target.dir, module, tree.readTarget(target), true);
    if (!added) continue;
    found.set(target.dir, added);
    for (const file of added.sources.files) {
      const absolute = path.resolve(cwd, file.path);
      const beside = target.files !== undefined && !target.files.has(path.basename(file.path));
      if (beside || tree.isExcluded(absolute)) unreported.add(file.path);
    }
  }
  tree.followImports(found, (dir, module) => packageOf(dir, module, tree.readDirectory(dir, { tests: false }), false));

  const resolve: Resolver = (importPath, from) => {
    const fromDir = path.resolve(cwd, from.dir);
    const module = found.get(fromDir)?.module ?? dependencies.mainOf(fromDir);
    if (module === undefined) return undefined;
    for (const { dir, module: provider } of tree.locate(importPath, module, fromDir)) {
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
}

function sourceIn(sources: PackageSources | undefined, file: string): SourceText | undefined {
  return sources?.files.find((one) => one.path === file);
}

/** Texts by their paths as they are shown, read when they are asked for: for a run that holds none of its sources. */
export function openSources(cwd: string): Loaded['source'] {
  const disk = new Disk(displayIn(cwd));
  return (file) => {
    const text = disk.read(path.resolve(cwd, file));
    return text === undefined ? undefined : { path: file, text };
  };
}

function refuseNothing({ disk }: OwnTree, { patterns, allowEmpty = false }: LoadOptions): void {
  if (!allowEmpty) throw new UserError(whyEmpty(patterns, disk.problems));
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
