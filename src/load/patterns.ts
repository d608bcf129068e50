// Command-line patterns to directories, as the go command reads them.
//
// `./...`, `./x/...`, `a/.../b`, directories, single files, import paths and import-path patterns of the main modules,
// `all`. Wildcards skip vendor, testdata and names that start with `_` or `.`. Unlike go, they descend into nested
// modules: all that lie below a root above several go.mod are analysed. A pattern that fits nothing is a usage problem; the others go on.
import { statSync } from 'node:fs';
import path from 'node:path';
import { type Disk, isDirectory } from './disk.js';
import type { MainModule, Modules } from './modules.js';
import { importPathOf } from './packages.js';

/** A directory that a pattern names. `files`: the single files named in it; absent, all of it. */
export interface Match {
  readonly dir: string;
  readonly module: MainModule;
  readonly files?: ReadonlySet<string>;
  /** The pattern, where it names this very directory: then it is wrong that there is nothing to analyse. */
  readonly literal?: string;
}

export function matchPatterns(
  patterns: readonly string[],
  cwd: string,
  modules: Modules,
  disk: Disk,
  isExcluded: (path: string) => boolean,
  allowEmpty: boolean,
): Match[] {
  const matches = new Map<string, Match>();
  const add = (match: Match) => {
    const before = matches.get(match.dir);
    if (before && !before.files) return;
    const files = match.files && new Set([...(before?.files ?? []), ...match.files]);
    matches.set(match.dir, { ...match, ...(files && { files }) });
  };
  const complain = (pattern: string, message: string) => {
    disk.problems.push({ kind: 'usage', message: `${pattern}: ${message}` });
  };

  for (const pattern of patterns) {
    const found = matchOne(pattern.split(path.sep).join('/'), cwd, modules, disk, isExcluded);
    if (typeof found === 'string') complain(pattern, found);
    else if (found.length === 0 && !allowEmpty) complain(pattern, 'no Go files below this directory');
    else for (const match of found) add(match);
  }
  return [...matches.values()].sort((a, b) => (a.dir < b.dir ? -1 : 1));
}

/** The matches, or what is wrong with the pattern. None where a wildcard fits nothing. */
function matchOne(
  pattern: string,
  cwd: string,
  modules: Modules,
  disk: Disk,
  isExcluded: (path: string) => boolean,
): Match[] | string {
  const withGoFiles = (dir: string, module: MainModule): Match[] =>
    disk.list(dir).goFiles.length > 0 ? [{ dir, module }] : [];
  const walkModules = (matches: (importPath: string) => boolean): Match[] => {
    modules.of(cwd);
    return modules
      .all()
      .flatMap((module) =>
        [...walk(module.dir, module, modules, disk, isExcluded)]
          .filter((found) => found.module === module && matches(importPathOf(module, found.dir, '')))
          .flatMap((found) => withGoFiles(found.dir, module)),
      );
  };

  if (pattern === 'all') return walkModules(() => true);
  const dots = pattern.indexOf('...');
  if (dots !== -1) {
    const slash = pattern.lastIndexOf('/', dots);
    const base = path.resolve(cwd, pattern.slice(0, slash + 1) || '.');
    const local = isLocalPattern(pattern) || (slash !== -1 && isDirectory(base));
    if (!local) {
      const found = walkModules(wildcard(pattern));
      return found.length > 0 ? found : 'no package of the module matches this import path pattern';
    }
    if (!isDirectory(base)) return 'no such directory';
    const matches = wildcard(pattern.slice(slash + 1));
    const module = modules.of(base);
    const found = [...walk(base, module, modules, disk, isExcluded, pattern.includes('vendor', dots))]
      .filter(({ dir }) => matches(path.relative(base, dir).split(path.sep).join('/')))
      .flatMap(({ dir, module }) => withGoFiles(dir, module));
    return found;
  }

  const target = path.resolve(cwd, pattern);
  const stat = statSync(target, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const found = withGoFiles(target, modules.of(target));
    return found[0]
      ? [{ ...found[0], literal: pattern }]
      : `no Go files in this directory${hintBelow(disk, target, pattern)}`;
  }
  if (stat) {
    if (!target.endsWith('.go') || !stat.isFile()) return 'not a Go file';
    const dir = path.dirname(target);
    return [{ dir, module: modules.of(dir), files: new Set([path.basename(target)]) }];
  }
  if (!isLocalPattern(pattern)) {
    const here = modules.of(cwd);
    for (const { dir, module } of modules.providing(pattern, here)) {
      if (isDirectory(dir) && disk.list(dir).goFiles.length > 0) return [{ dir, module }];
    }
  }
  return 'no such file, directory or package of the module';
}

function hintBelow(disk: Disk, dir: string, pattern: string): string {
  const below = disk.list(dir).directories.some((name) => disk.list(path.join(dir, name)).goFiles.length > 0);
  return below ? `; for those below it say ${pattern.replace(/\/+$/, '')}/...` : '';
}

function isLocalPattern(pattern: string): boolean {
  return /^\.\.?($|\/)/.test(pattern) || path.isAbsolute(pattern);
}

/** `...` stands for any string, and a trailing `/...` also for nothing (go help packages). */
function wildcard(pattern: string): (name: string) => boolean {
  if (pattern === '...') return () => true;
  const source = pattern
    .split('...')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
    .replace(/\/\.\*$/, '(?:/.*)?');
  const expression = new RegExp(`^${source}$`);
  return (name) => expression.test(name);
}

/** `base` and the directories below it, with the module each belongs to. */
function* walk(
  base: string,
  module: MainModule,
  modules: Modules,
  disk: Disk,
  isExcluded: (path: string) => boolean,
  intoVendor = false,
): Generator<{ dir: string; module: MainModule }> {
  const pending = [{ dir: base, module }];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    yield at;
    const { directories } = disk.list(at.dir);
    for (let i = directories.length - 1; i >= 0; i--) {
      const name = directories[i]!;
      if (name[0] === '.' || name[0] === '_' || name === 'testdata' || (name === 'vendor' && !intoVendor)) continue;
      const dir = path.join(at.dir, name);
      if (isExcluded(dir)) continue;
      pending.push({ dir, module: (disk.list(dir).hasGoMod && modules.rootedAt(dir)) || at.module });
    }
  }
}
