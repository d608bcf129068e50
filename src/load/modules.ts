// Which main module a directory belongs to: the nearest go.mod above it, else the old tree it stands in.
//
// Also reads go.work. A broken go.mod is a problem; its directory is analysed with what could be read of it. Requirements
// are looked up by the importer, not here.
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
  readonly work: { readonly dir: string; readonly file: GoMod } | undefined;

  /**
   * `goWork` is Go's variable GOWORK: `off`, a file, or undefined to look upward from `cwd`.
   * `display` is as in Disk.
   */
  constructor(
    private readonly cwd: string,
    private readonly disk: Disk,
    private readonly display: (file: string) => string,
    goWork: string | undefined,
  ) {
    const file = goWork === 'off' ? undefined : goWork || findUpward(cwd, 'go.work');
    const text = file === undefined ? undefined : disk.read(file);
    if (file === undefined || text === undefined) return;
    const parsed = parseGoWork(text);
    if (parsed.error !== undefined) disk.report(file, `broken go.work: ${parsed.error}`, 'module');
    this.work = { dir: path.dirname(file), file: parsed };
    for (const use of parsed.use) this.rootedAt(path.resolve(this.work.dir, use));
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
    return added;
  }

  /** Every module seen so far, in the order of their directories. */
  all(): MainModule[] {
    return [...this.byDir.values()].sort((a, b) => (a.dir < b.dir ? -1 : 1));
  }

  /**
   * The directories of main modules where the package `importPath` may lie, as `from` sees it, the likeliest first:
   * in its own module, in the directory that it or go.work replaces a module with, in any other module of the run.
   * A longer module path goes before a shorter one.
   */
  providing(importPath: string, from: MainModule): { readonly module: MainModule; readonly dir: string }[] {
    const found: { module: MainModule; dir: string; prefix: number }[] = [];
    const offer = (prefix: string, module: MainModule | undefined) => {
      const owns = importPath === prefix || importPath.startsWith(prefix + '/');
      if (module === undefined || prefix === '' || !owns) return;
      found.push({ module, dir: path.join(module.dir, importPath.slice(prefix.length)), prefix: prefix.length });
    };
    // Packages of the standard library, when that is what is analysed, are imported without their module's name.
    const std = this.all().find((module) => module.info.path === 'std');
    if (std) found.push({ module: std, dir: path.join(std.dir, importPath), prefix: 0 });
    offer(from.info.path, from);
    for (const [file, dir] of this.replacing(from)) {
      for (const { path: replaced, target } of file.replace) {
        const owns = importPath === replaced || importPath.startsWith(replaced + '/');
        if (owns && isLocal(target)) offer(replaced, this.rootedAt(path.resolve(dir, target)));
      }
    }
    const nearness = (module: MainModule) => commonPrefix(module.dir, from.dir);
    for (const module of this.all().sort((a, b) => nearness(b) - nearness(a))) offer(module.info.path, module);
    return found.sort((a, b) => b.prefix - a.prefix);
  }

  /** Files whose `replace` directives hold for `from`, with the directory they are relative to. */
  replacing(from: MainModule): [GoMod, string][] {
    return [...(this.work ? [[this.work.file, this.work.dir] satisfies [GoMod, string]] : []), [from.mod, from.dir]];
  }
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
