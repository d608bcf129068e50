// One package as `go vet` hands it to a tool: its vet.cfg in, the packages to analyse out, as load() gives them.
//
// The package itself is read as go lists it. Those of the user's own modules below it are known by the facts of its
// imports, and are context: the nearest ones with their bodies, up to a limit, the others with their declarations only.
// The standard library and modules of others are found as in any other run, and only their declarations are read.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../finding.js';
import type { Importer, PackageSources, Resolver } from '../text/package-sources.js';
import type { SourceText } from '../text/source-text.js';
import type { BuildContext } from './constraints.js';
import { Disk } from './disk.js';
import { type Exclusion, expandExclusions } from './exclude.js';
import { decodeFacts, encodeFacts, type Facts, hashTexts, type PackageFacts, reachableFrom } from './facts.js';
import { type Environment, findGoDirectories, openDependencies } from './importer.js';
import type { Loaded } from './index.js';
import { findUpward, isWithin, Modules } from './modules.js';

/** What is used of a vet.cfg; the go command's names. */
export interface Unit {
  readonly ID: string;
  readonly Dir: string;
  readonly ImportPath: string;
  readonly GoFiles: readonly string[];
  readonly ModulePath: string;
  readonly ModuleVersion: string;
  readonly ImportMap: Readonly<Record<string, string>>;
  readonly PackageVetx: Readonly<Record<string, string>>;
  readonly VetxOnly: boolean;
  readonly VetxOutput: string;
  readonly GoVersion: string;
  /** From Go 1.26: files for what is printed, and for fixes. */
  readonly Stdout: string;
  readonly FixArchive: string;
}

/** Fields that an older or newer go does not write are empty. */
export function parseUnit(text: string): Unit {
  const none = {
    ID: '',
    Dir: '',
    ImportPath: '',
    GoFiles: [],
    ModulePath: '',
    ModuleVersion: '',
    ImportMap: {},
    PackageVetx: {},
    VetxOnly: false,
    VetxOutput: '',
    GoVersion: '',
    Stdout: '',
    FixArchive: '',
  };
  const given: Partial<Record<keyof Unit, unknown>> = JSON.parse(text);
  // Go writes null for an empty list or map.
  const known = Object.entries(given).filter(([name, value]) => name in none && value !== null);
  return { ...none, ...Object.fromEntries(known) };
}

/** Nothing is to be told of the standard library and of other people's modules: their packages are not even read. */
export function isForeign({ Dir, ModuleVersion, VetxOnly }: Unit, env: Environment): boolean {
  if (!VetxOnly) return false;
  const { GOROOT, GOMODCACHE } = env;
  if ([GOROOT, GOMODCACHE].some((root) => root && isWithin(path.resolve(root), Dir))) return true;
  return ModuleVersion !== '' && Dir.split(path.sep).includes('vendor');
}

/** Where the configuration of all units of a run is looked for: one place, since go asks for it once. */
export function findWorkspace(dir: string, env: Environment): string {
  const { GOWORK } = env;
  if (GOWORK && GOWORK !== 'off') return path.dirname(GOWORK);
  const file = (GOWORK === 'off' ? undefined : findUpward(dir, 'go.work')) ?? findUpward(dir, 'go.mod');
  return file === undefined ? dir : path.dirname(file);
}

export interface UnitOptions {
  readonly build: BuildContext;
  readonly tests: boolean;
  readonly exclude: readonly Exclusion[];
  readonly env: Environment;
}

export interface LoadedUnit extends Loaded {
  /** Absolute: what paths are relative to. */
  readonly root: string;
  /** What is written for the units that import this one. */
  readonly facts: Uint8Array;
  /** Whether this unit is the first to see all places of a finding, so that it is the one to report it. */
  isFirstToSee(finding: Finding): boolean;
}

/** Bodies of imported packages are read up to this length, some seconds' work: it is done anew for each package. */
const contextLimit = 2_000_000;

export async function loadUnit(unit: Unit, options: UnitOptions): Promise<LoadedUnit> {
  const { env, build } = options;
  const root = findWorkspace(unit.Dir, env);
  const display = (file: string) => {
    const shown = isWithin(root, file) ? path.relative(root, file) : file;
    return path.sep === '/' ? shown : shown.split(path.sep).join('/');
  };
  const disk = new Disk(display);
  const modules = new Modules(root, disk, display, env['GOWORK']);
  const dependencies = openDependencies(root, modules, build, display, findGoDirectories(env));
  const factsOf = new Map<PackageSources, PackageFacts>();
  const read = (facts: PackageFacts, target: boolean): PackageSources => {
    const files = facts.files.flatMap((name): SourceText[] => {
      const file = path.resolve(facts.dir, name);
      const text = disk.read(file);
      return text === undefined ? [] : [{ path: display(file), text }];
    });
    const goVersion = versionOf(facts.goVersion);
    const module = {
      path: facts.modulePath,
      dir: modules.of(facts.dir).info.dir,
      ...(goVersion !== undefined && { goVersion }),
    };
    const sources = { importPath: facts.importPath, dir: display(facts.dir), module, files, target };
    factsOf.set(sources, facts);
    return sources;
  };

  const below = readFacts(unit);
  const files = sourceFiles(unit).filter((file) => options.tests || !file.endsWith('_test.go'));
  const own = describe(unit, files, disk, below);
  const known = new Map([...below, [own.id, own]]);
  const target = read(own, true);
  const context = new Map<string, PackageSources>();
  for (const facts of nearest(own, below)) {
    const sources = read(facts, true);
    // Edited since go looked at it: what was found then is not what stands there now.
    if (hashTexts(sources.files.map(({ text }) => text)) === facts.hash) context.set(facts.id, sources);
  }

  const idOf = (importPath: string, from: PackageSources) => factsOf.get(from)?.imports[importPath];
  const resolve: Resolver = (importPath, from) => {
    const id = idOf(importPath, from);
    return id === undefined ? undefined : context.get(id);
  };
  const declared = new Map<string, PackageSources>();
  const importer: Importer = (importPath, from) => {
    const id = idOf(importPath, from);
    const facts = id === undefined ? undefined : below.get(id);
    if (facts === undefined) return dependencies.importer(importPath, from);
    let sources = declared.get(facts.id);
    if (sources === undefined) {
      sources = read(facts, false);
      declared.set(facts.id, sources);
    }
    return sources;
  };

  const isExcluded = await expandExclusions(options.exclude);
  const packages = [target, ...context.values()].filter((one) => one.files.length > 0);
  const texts = new Map(packages.flatMap((one) => one.files.map((file) => [file.path, file] as const)));
  const ids = new Map(
    packages.flatMap((one) => one.files.map((file) => [file.path, factsOf.get(one)?.id ?? ''] as const)),
  );
  const closures = Object.values(own.imports).map((id) => reachableFrom(id, below));
  return {
    packages,
    resolve,
    importer,
    source: (file) =>
      texts.get(file) ??
      dependencies.at(path.resolve(root, path.dirname(file)))?.files.find((one) => one.path === file),
    unreported: new Set([...texts.keys()].filter((file) => isExcluded(path.resolve(root, file)))),
    problems: disk.problems,
    root,
    facts: encodeFacts(known),
    isFirstToSee: (finding) => {
      if (ids.get(finding.primary.span.path) === own.id) return true;
      const places = placesOf(finding).map((file) => ids.get(file) ?? '');
      return !closures.some((closure) => places.every((id) => closure.has(id)));
    },
  };
}

/**
 * The files as they stand in the directory. Go lists what cgo has made of a file (`$WORK/b001/x.cgo1.go`), and files of
 * cgo's own.
 */
function sourceFiles({ Dir, GoFiles }: Unit): string[] {
  return GoFiles.flatMap((file) => {
    if (path.dirname(file) === path.resolve(Dir)) return [file];
    const name = path.basename(file);
    if (name.startsWith('_cgo_')) return [];
    const original = path.join(Dir, name.replace(/\.cgo1\.go$/, '.go'));
    return [name.endsWith('.cgo1.go') && existsSync(original) ? original : file];
  });
}

function readFacts({ PackageVetx }: Unit): Facts {
  return new Map(Object.values(PackageVetx).flatMap((file) => [...decodeFacts(readFileSync(file))]));
}

function describe(unit: Unit, files: readonly string[], disk: Disk, below: Facts): PackageFacts {
  const texts = files.map((file) => disk.read(file) ?? '');
  const imports = Object.entries(unit.ImportMap).filter(([, id]) => below.has(id));
  return {
    id: unit.ID,
    importPath: importPathOf(unit),
    modulePath: unit.ModulePath,
    goVersion: unit.GoVersion.replace(/^go/, ''),
    dir: path.resolve(unit.Dir),
    files: files.map((file) => (path.dirname(file) === path.resolve(unit.Dir) ? path.basename(file) : file)),
    hash: hashTexts(texts),
    size: texts.reduce((sum, text) => sum + text.length, 0),
    imports: Object.fromEntries(imports.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** `a [b.test]` is a, compiled anew for the tests of b; external tests of a have the path of a, as in PackageSources. */
function importPathOf({ ImportPath, GoFiles }: Unit): string {
  const written = ImportPath.replace(/ \[.*\]$/, '');
  return GoFiles.every((file) => file.endsWith('_test.go')) ? written.replace(/_test$/, '') : written;
}

/** What the package imports, then what those import, and so on, as far as the limit allows. */
function nearest(own: PackageFacts, below: Facts): PackageFacts[] {
  const chosen: PackageFacts[] = [];
  const seen = new Set([own.id]);
  let room = contextLimit;
  let level: readonly PackageFacts[] = [own];
  while (level.length > 0) {
    const next = [...new Set(level.flatMap(({ imports }) => Object.values(imports)))].filter((id) => !seen.has(id));
    for (const id of next) seen.add(id);
    level = next.sort().flatMap((id) => below.get(id) ?? []);
    for (const facts of level) {
      if (facts.size > room) return chosen;
      room -= facts.size;
      chosen.push(facts);
    }
  }
  return chosen;
}

function placesOf({ primary, other, more }: Finding): string[] {
  const sides = [primary, ...(other ? [other] : []), ...more];
  return sides.flatMap(({ span, via }) => [span.path, ...via.map((step) => step.span.path)]);
}

function versionOf(text: string): readonly [number, number] | undefined {
  const match = /^(\d+)\.(\d+)/.exec(text);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}
