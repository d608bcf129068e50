// Sources of dependencies, found where Go left them: vendor directories, local replacements, the module cache, GOROOT.
//
// In: an import path and the package that imports it. Out: its files without tests, or undefined where there is none on
// this machine. Nothing is downloaded and go is never run. Everything is looked up when asked for, once.
import { existsSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Importer, ModuleInfo, PackageSources } from '../text/package-sources.js';
import type { BuildContext } from './constraints.js';
import { Disk, isDirectory } from './disk.js';
import type { GoMod } from './go-mod.js';
import { isLocal, isWithin, type MainModule, type Modules, readDependencyMod } from './modules.js';
import { readFiles } from './packages.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where Go keeps its sources on this machine; absolute directories. */
export interface GoDirectories {
  readonly goroot?: string;
  readonly moduleCache: string;
  readonly gopath: readonly string[];
}

/** `GOROOT=off` in the environment leaves the standard library out. */
export function findGoDirectories(env: Environment): GoDirectories {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? os.homedir();
  const gopath = (env['GOPATH'] || path.join(home, 'go')).split(path.delimiter).filter((dir) => path.isAbsolute(dir));
  const moduleCache = env['GOMODCACHE'] || path.join(gopath[0] ?? path.join(home, 'go'), 'pkg', 'mod');
  const goroot = findGoroot(env);
  return { moduleCache, gopath, ...(goroot !== undefined && { goroot }) };
}

function findGoroot(env: Environment): string | undefined {
  const named = env['GOROOT'];
  if (named === 'off') return undefined;
  if (named) return isGoroot(named) ? named : undefined;
  for (const dir of (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter)) {
    for (const name of ['go', 'go.exe']) {
      const file = path.join(dir, name);
      if (dir === '' || !existsSync(file)) continue;
      // /usr/bin/go is often a link into the real installation.
      const root = path.dirname(path.dirname(realpathSync(file)));
      if (isGoroot(root)) return root;
    }
  }
  return ['/usr/local/go', '/usr/lib/go', '/usr/lib/golang', '/opt/homebrew/opt/go/libexec'].find(isGoroot);
}

function isGoroot(dir: string): boolean {
  return isDirectory(path.join(dir, 'src', 'fmt'));
}

/** A module that is not part of the run: its sources, its requirements, and the main module that asked for it. */
interface Origin {
  readonly main: MainModule;
  readonly info: ModuleInfo;
  readonly mod: GoMod;
  readonly root: string;
}

export interface Dependencies {
  readonly importer: Importer;
  /** The main module on whose behalf a dependency was read; undefined for a package of the run. */
  mainOf(dir: string): MainModule | undefined;
  /** The dependency read from an absolute directory. */
  at(dir: string): PackageSources | undefined;
}

export function openDependencies(
  cwd: string,
  modules: Modules,
  build: BuildContext,
  display: (file: string) => string,
  go: GoDirectories,
): Dependencies {
  // Trouble in a dependency is nothing the user can mend, so its problems go nowhere.
  const disk = new Disk(display);
  const origins = new Map<string, Origin>();
  const packages = new Map<string, PackageSources | undefined>();
  const directories = new Map<string, boolean>();
  const dependencyModules = new Map<string, { info: ModuleInfo; mod: GoMod }>();
  const standard: ModuleInfo = { path: 'std', dir: go.goroot ? path.join(go.goroot, 'src') : '' };

  const importer: Importer = (importPath, from) => {
    if (importPath === 'C' || importPath === 'unsafe' || importPath.startsWith('.')) return undefined;
    const fromDir = path.resolve(cwd, from.dir);
    const main = origins.get(fromDir)?.main ?? modules.of(fromDir);
    const importing = origins.get(fromDir) ?? { main, info: main.info, mod: main.mod, root: main.dir };
    return (
      fromVendor(importPath, fromDir, importing) ??
      fromModules(importPath, importing) ??
      fromGoroot(importPath, importing) ??
      fromGopath(importPath, importing)
    );
  };
  return { importer, mainOf: (dir) => origins.get(dir)?.main, at: (dir) => packages.get(dir) };

  /** `vendor/` beside the importing package or above it, up to the main module; old trees nest them. */
  function fromVendor(importPath: string, fromDir: string, origin: Origin): PackageSources | undefined {
    const top = isWithin(origin.main.dir, fromDir) ? origin.main.dir : origin.root;
    for (let dir = fromDir; isWithin(top, dir); dir = path.dirname(dir)) {
      for (const vendor of ['vendor', path.join('Godeps', '_workspace', 'src')]) {
        const root = path.join(dir, vendor);
        if (!isKnownDirectory(root)) continue;
        const found = read(path.join(root, importPath), importPath, origin);
        if (found) return found;
      }
      if (dir === path.dirname(dir)) break;
    }
    return undefined;
  }

  function fromModules(importPath: string, origin: Origin): PackageSources | undefined {
    const tables = [origin.main.mod, ...modules.all().map(({ mod }) => mod), origin.mod];
    for (let prefix = importPath; prefix !== ''; prefix = prefix.slice(0, Math.max(prefix.lastIndexOf('/'), 0))) {
      const version = tables.find(({ require }) => require.has(prefix))?.require.get(prefix);
      const root = version !== undefined && rootOf(prefix, version, origin.main);
      if (!root) continue;
      const found = read(path.join(root, importPath.slice(prefix.length)), importPath, moduleAt(root, prefix, origin));
      if (found) return found;
    }
    return undefined;
  }

  /** The directory of a required module, after the replacements of the main module and of go.work. */
  function rootOf(module: string, version: string, main: MainModule): string {
    for (const [file, dir] of modules.replacing(main)) {
      const replacement =
        file.replace.find((one) => one.path === module && one.version === version) ??
        file.replace.find((one) => one.path === module && one.version === undefined);
      if (!replacement) continue;
      if (isLocal(replacement.target)) return path.resolve(dir, replacement.target);
      return path.join(go.moduleCache, `${escapeCapitals(replacement.target)}@${replacement.targetVersion ?? ''}`);
    }
    return path.join(go.moduleCache, `${escapeCapitals(module)}@${escapeCapitals(version)}`);
  }

  function moduleAt(root: string, modulePath: string, origin: Origin): Origin {
    let known = dependencyModules.get(root);
    if (!known) {
      const mod = readDependencyMod(root);
      const info = { path: modulePath, dir: display(root), ...(mod.goVersion && { goVersion: mod.goVersion }) };
      known = { info, mod };
      dependencyModules.set(root, known);
    }
    return { ...known, main: origin.main, root };
  }

  /** The standard library, and what it vendors itself. */
  function fromGoroot(importPath: string, origin: Origin): PackageSources | undefined {
    if (go.goroot === undefined || (importPath.includes('.') && origin.info !== standard)) return undefined;
    const root = path.join(go.goroot, 'src');
    const library: Origin = { main: origin.main, info: standard, mod: origin.mod, root };
    return (
      read(path.join(root, importPath), importPath, library) ??
      read(path.join(root, 'vendor', importPath), importPath, library)
    );
  }

  function fromGopath(importPath: string, origin: Origin): PackageSources | undefined {
    for (const gopath of go.gopath) {
      const found = read(path.join(gopath, 'src', importPath), importPath, origin);
      if (found) return found;
    }
    return undefined;
  }

  function read(dir: string, importPath: string, origin: Origin): PackageSources | undefined {
    if (packages.has(dir)) return packages.get(dir);
    let found: PackageSources | undefined;
    if (isKnownDirectory(dir)) {
      const { files } = readFiles(disk, build, display, dir, { tests: false });
      if (files.length > 0) found = { importPath, dir: display(dir), module: origin.info, files, target: false };
    }
    packages.set(dir, found);
    if (found) origins.set(dir, origin);
    return found;
  }

  /** Most look-ups fail; a failed one costs a system call only the first time. */
  function isKnownDirectory(dir: string): boolean {
    let known = directories.get(dir);
    if (known === undefined) {
      known = isDirectory(dir);
      directories.set(dir, known);
    }
    return known;
  }
}

/** The module cache writes `!a` for `A`, for file systems that do not tell them apart. */
function escapeCapitals(modulePath: string): string {
  return modulePath.replace(/[A-Z]/g, (capital) => `!${capital.toLowerCase()}`);
}
