// One program: its sources in, a report out, through the cache where there is one. The same on any thread.
//
// What goes in and comes out is plain data, but for the sources themselves. No filter has been applied to the report, and it
// names no rules: their documentation holds functions, which no thread can hand to another.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../rules/index.js';
import { CachedRun, writeDown } from './cache/index.js';
import type { Report } from './finding.js';
import { mayPromise, mayWaive } from './knowledge/promises.js';
import type { LintInput } from './lint.js';
import type { Loaded } from './load/index.js';
import type { ParsingThreads } from './parsing-threads.js';
import { seenText } from './syntax/seen.js';
import type { ModuleInfo } from './text/package-sources.js';

/** What decides what is found, beside the sources. */
export type AnalysisSettings = LintInput['options'] & {
  /** The ids of those that are enabled. */
  readonly rules: readonly string[];
};

/** Where reports are kept, and which build of the tool keeps them. */
export interface CachePlace {
  readonly dir: string;
  readonly tool: readonly string[];
}

export type CacheUse = 'none' | 'found' | 'kept' | 'not kept';

/** What a run has to say about a program, beside what it found. */
export interface Analysed {
  /** With the problems of reading. */
  readonly report: Omit<Report, 'rules'>;
  readonly modules: readonly ModuleInfo[];
  readonly unreported: ReadonlySet<string>;
  readonly cacheUse: CacheUse;
}

/**
 * `reload` reads the same sources anew: what has been asked of dependencies is not to be asked twice. `threads`: those that
 * may help to parse.
 */
export async function analyseProgram(
  first: Loaded,
  reload: () => Promise<Loaded>,
  settings: AnalysisSettings,
  cache: CachePlace | undefined,
  threads?: ParsingThreads,
  beforeAnalysis: (packages: number) => void = () => {},
): Promise<Analysed> {
  let loaded = first;
  const cached = cache && new CachedRun(cache.dir, [cache.tool, settings], loaded, seenByAnalysis);
  const recalled = cached?.recall(loaded);
  // What has been asked of dependencies once may be answered differently when it is asked in another order.
  if (recalled === 'stale') loaded = await reload();
  let linted: Omit<Report, 'rules'>;
  let cacheUse: CacheUse = cached === undefined ? 'none' : 'found';
  if (recalled !== undefined && recalled !== 'stale') {
    linted = recalled;
  } else {
    beforeAnalysis(loaded.packages.length);
    // What is asked of the disk is hashed, which only a later run has use for.
    const { world, questions } = cached ? writeDown(loaded) : { world: loaded, questions: [] };
    const binaries = readBinaries();
    // The parser is made ready by other threads, while this one loads the analysis.
    const [parser, { parseInThreads }, { lint }] = await Promise.all([
      import('./syntax/index.js').then(({ initParser }) => initParser(binaries)),
      import('./parsing-threads.js'),
      import('./lint.js'),
    ]);
    const sources = world.packages.flatMap(({ files }) => files);
    const report = lint({
      packages: world.packages,
      resolve: world.resolve,
      importer: world.importer,
      parser: threads ? parseInThreads(parser, sources, { ...threads, binaries }) : parser,
      rules: rules.filter(({ info }) => settings.rules.includes(info.id)),
      options: settings,
    });
    if (cached) cacheUse = cached.keep(questions, report) ? 'kept' : 'not kept';
    const { rules: infos, ...rest } = report;
    linted = rest;
  }
  const dropped = loaded.problems.filter(({ kind }) => kind === 'syntax').length;
  return {
    report: {
      ...linted,
      problems: [...loaded.problems, ...linted.problems],
      stats: { ...linted.stats, unparsed: linted.stats.unparsed + dropped },
    },
    modules: [...new Set(loaded.packages.map((one) => one.module))],
    unreported: loaded.unreported,
    cacheUse,
  };
}

/** The two WebAssembly files lie beside the bundle, above its chunks, or in node_modules when run from sources. */
export function readBinaries(): { runtime: Uint8Array; language: Uint8Array } {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const { resolve } = createRequire(import.meta.url);
  const find = (name: string, inPackage: () => string) => {
    const places = [path.join(here, name), path.join(here, '..', name)];
    return readFileSync(places.find((place) => existsSync(place)) ?? inPackage());
  };
  return {
    runtime: find('web-tree-sitter.wasm', () => resolve('web-tree-sitter/web-tree-sitter.wasm')),
    language: find('tree-sitter-go.wasm', () =>
      path.join(path.dirname(resolve('tree-sitter-go/package.json')), 'tree-sitter-go.wasm'),
    ),
  };
}

function seenByAnalysis(text: string): string {
  return seenText(text, { matters: mayPromise, mattersInside: mayWaive });
}
