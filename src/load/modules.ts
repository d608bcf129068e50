// Which main module a directory belongs to: the nearest go.mod above it, else the old tree it stands in.
//
// Also which modules mean each other by an import: those that go.work or a replacement joins, and those of one repository.
// Two repositories side by side do not: Go takes what one requires of the other from the module cache. A broken go.mod is a
// problem; its directory is analysed with what could be read of it. Requirements are looked up by the importer, not here.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ModuleInfo } from '../text/package-sources.js';
import type { Disk } from './disk.js';
import { type GoMod, parseGoMod, parseGoWork } from './go-mod.js';

/** A module whose packages are analysed, or, with an empty path, a tree without go.mod. */
export interface MainModule {
  readonly info: ModuleInfo;
  /** Absolute. */
  readonly dir: string;
  readonly mod: GoMod;
}

const EMPTY: GoMod = { module: '', require: new Map(), replace: [], use: [] };

export class Modules {
  private readonly byDir = new Map<string, MainModule>();
  /** Directory to the module it lies in; undefined where there is none above it. */
  private readonly above = new Map<string, MainModule | undefined>();
  /** By the go.work itself. */
  private readonly workspaces = new Map<string, Workspace | undefined>();
  private readonly workspaceOf = new Map<MainModule, Workspace | undefined>();
  private readonly repositories = new Map<MainModule, string | undefined>();
  /** Who may provide what a module imports; forgotten as soon as there is another module. */
  private readonly providers = new Map<MainModule, readonly Provider[]>();

  /**
   * `goWork` is Go's variable GOWORK: `off`, a file, or undefined to look upward from each module, and from `cwd`.
   * `display` is as in Disk.
   */
  constructor(
    private readonly cwd: string,
    private readonly disk: Disk,
    private readonly display: (file: string) => string,
    private readonly goWork: string | undefined,
  ) {
    const file = this.goWorkAbove(cwd);
    if (file !== undefined) this.openWorkspace(file);
  }

  private goWorkAbove(dir: string): string | undefined {
    return this.goWork === 'off' ? undefined : this.goWork || findUpward(dir, 'go.work');
  }

  private openWorkspace(file: string): Workspace | undefined {
    if (this.workspaces.has(file)) return this.workspaces.get(file);
    const text = this.disk.read(file);
    const parsed = text === undefined ? undefined : parseGoWork(text);
    if (parsed?.error !== undefined) this.disk.report(file, `broken go.work: ${parsed.error}`, 'module');
    const dir = path.dirname(file);
    const members = new Set(parsed?.use.map((use) => path.resolve(dir, use)));
    const workspace = parsed && { dir, file: parsed, members };
    this.workspaces.set(file, workspace);
    for (const member of members) this.rootedAt(member);
    return workspace;
  }

  /** The go.work that names the module; a module that it does not name is on its own, as with GOWORK=off. */
  private workspace(module: MainModule): Workspace | undefined {
    if (this.workspaceOf.has(module)) return this.workspaceOf.get(module);
    const file = this.goWorkAbove(module.dir);
    const around = file === undefined ? undefined : this.openWorkspace(file);
    const found = around?.members.has(module.dir) ? around : undefined;
    this.workspaceOf.set(module, found);
    return found;
  }

  /** The module that `dir` belongs to. Below no go.mod it is the tree at `base`, or at the run's root if `dir` is below that. */
  of(dir: string, base: string = dir): MainModule {
    return this.findAbove(dir) ?? this.tree(isWithin(this.cwd, dir) ? this.cwd : base);
  }

  private findAbove(dir: string): MainModule | undefined {
    if (this.above.has(dir)) return this.above.get(dir);
    const parent = path.dirname(dir);
    const found = this.rootedAt(dir) ?? (parent === dir ? undefined : this.findAbove(parent));
    this.above.set(dir, found);
    return found;
  }

  /** The module whose go.mod lies in `dir` itself. */
  rootedAt(dir: string): MainModule | undefined {
    const known = this.byDir.get(dir);
    if (known) return known.mod === EMPTY ? undefined : known;
    const file = path.join(dir, 'go.mod');
    if (!existsSync(file)) return undefined;
    const text = this.disk.read(file);
    // An empty go.mod is a known means to cut a directory off from the module around it.
    const mod = text?.trim() === '' ? { ...EMPTY } : parseGoMod(text ?? '');
    if (mod.error !== undefined) this.disk.report(file, `broken go.mod: ${mod.error}`, 'module');
    return this.add(dir, mod);
  }

  private tree(dir: string): MainModule {
    return this.byDir.get(dir) ?? this.add(dir, EMPTY);
  }

  private add(dir: string, mod: GoMod): MainModule {
    const { module, goVersion } = mod;
    const info = { path: module, dir: this.display(dir), ...(goVersion && { goVersion }) };
    const added: MainModule = { info, dir, mod };
    this.byDir.set(dir, added);
    this.providers.clear();
    return added;
  }

  /** Every module seen so far, in the order of their directories. */
  all(): MainModule[] {
    return [...this.byDir.values()].sort((a, b) => (a.dir < b.dir ? -1 : 1));
  }

  /**
   * The directories of main modules where the package `importPath` may lie, as `from` sees it, the likeliest first:
   * in its own module, in the directory that it or go.work replaces a module with, in a module that belongs with it.
   * A longer module path goes before a shorter one.
   */
  providing(importPath: string, from: MainModule): { readonly module: MainModule; readonly dir: string }[] {
    const found: { module: MainModule; dir: string }[] = [];
    for (const { prefix, open } of this.providersFor(from)) {
      if (prefix !== '' && importPath !== prefix && !importPath.startsWith(prefix + '/')) continue;
      const module = open();
      if (module) found.push({ module, dir: path.join(module.dir, importPath.slice(prefix.length)) });
    }
    return found;
  }

  private providersFor(from: MainModule): readonly Provider[] {
    const known = this.providers.get(from);
    if (known) return known;
    const providers: Provider[] = [];
    const offer = (prefix: string, open: () => MainModule | undefined) => {
      if (prefix !== '') providers.push({ prefix, open });
    };
    offer(from.info.path, () => from);
    for (const [file, dir] of this.replacing(from)) {
      for (const { path: replaced, target } of file.replace) {
        if (isLocal(target)) offer(replaced, () => this.rootedAt(path.resolve(dir, target)));
      }
    }
    // A go.work that is met for the first time may name modules that nobody has met.
    for (const module of this.all()) this.workspace(module);
    const nearness = (module: MainModule) => commonPrefix(module.dir, from.dir);
    const together = this.all().filter((module) => module !== from && this.belongTogether(from, module));
    for (const module of together.sort((a, b) => nearness(b) - nearness(a))) offer(module.info.path, () => module);
    providers.sort((a, b) => b.prefix.length - a.prefix.length);
    // Packages of the standard library, when that is what is analysed, are imported without their module's name.
    const std = this.all().find((module) => module.info.path === 'std' && isWithin(module.dir, from.dir));
    if (std) providers.push({ prefix: '', open: () => std });
    this.providers.set(from, providers);
    return providers;
  }

  /** Whether an import of the other's packages means the other as it lies here. A tree without go.mod takes what there is. */
  private belongTogether(from: MainModule, other: MainModule): boolean {
    if (from.info.path === '' || !isPublic(other.info.path)) return true;
    const workspace = this.workspace(from);
    if (workspace !== undefined && workspace === this.workspace(other)) return true;
    return (
      repositoryPath(from.info.path) === repositoryPath(other.info.path) && this.checkout(from) === this.checkout(other)
    );
  }

  /** The directory of the git checkout that a module lies in. */
  private checkout(module: MainModule): string | undefined {
    if (!this.repositories.has(module)) this.repositories.set(module, findUpward(module.dir, '.git'));
    return this.repositories.get(module);
  }

  /** Files whose `replace` directives hold for `from`, with the directory they are relative to. */
  replacing(from: MainModule): [GoMod, string][] {
    const workspace = this.workspace(from);
    return [...(workspace ? [[workspace.file, workspace.dir] satisfies [GoMod, string]] : []), [from.mod, from.dir]];
  }
}

/** A go.work, and the absolute directories that it names. */
interface Workspace {
  readonly dir: string;
  readonly file: GoMod;
  readonly members: ReadonlySet<string>;
}

/** A module that may hold the packages whose import paths start with `prefix`; a replaced one is read when it is needed. */
interface Provider {
  readonly prefix: string;
  readonly open: () => MainModule | undefined;
}

/** Whether a proxy could serve a module of this path: what has no dot in its first part can only be meant as it lies here. */
function isPublic(modulePath: string): boolean {
  return modulePath.split('/', 1)[0]!.includes('.');
}

/** Hosts where a repository is named by an owner and a name; elsewhere one name is taken for it. */
const hostsOfOwners = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'gitee.com', 'golang.org']);

/** The part of a module path that names the repository, as far as a path can tell. */
function repositoryPath(modulePath: string): string {
  const parts = modulePath.split('/');
  return parts.slice(0, hostsOfOwners.has(parts[0]!) ? 3 : 2).join('/');
}

/** Whether the right side of a replacement is a directory. */
export function isLocal(target: string): boolean {
  return /^\.\.?($|[\\/])/.test(target) || path.isAbsolute(target);
}

export function isWithin(dir: string, inner: string): boolean {
  return inner === dir || inner.startsWith(dir.endsWith(path.sep) ? dir : dir + path.sep);
}

/** The go.mod of a dependency; empty where there is none. It is taken as it is: its errors are not the user's. */
export function readDependencyMod(dir: string): GoMod {
  try {
    return parseGoMod(readFileSync(path.join(dir, 'go.mod'), 'utf8'));
  } catch {
    return EMPTY;
  }
}

/** The nearest file of this name in `dir` or above it. */
export function findUpward(dir: string, name: string): string | undefined {
  for (;;) {
    const file = path.join(dir, name);
    if (existsSync(file)) return file;
    const parent = path.dirname(dir);
    if (parent === dir) return undefined;
    dir = parent;
  }
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
