// A run's findings, kept for the next run that would find the same.
//
// In: the sources of the run, what else decides what is found, and the analysis itself. Out: its report, from disk where
// everything that the earlier run had read is unchanged. Baselines, filters and reporters work on the report afterwards.
import { createHash } from 'node:crypto';
import type { Report } from '../finding.js';
import { countLines } from '../text/source-text.js';
import type { Entry } from './entry.js';
import { CacheFolder } from './folder.js';
import { areUnchanged, mentionedIn } from './mentioned.js';
import { answersAreTheSame, hashPackages, type Question, type World, writeDown } from './questions.js';

export { CacheFolder } from './folder.js';
export { hashProgram } from './program.js';
export type { World } from './questions.js';

/** The report of one run, from the cache and into it. */
export class CachedRun {
  private readonly folder: CacheFolder;
  private readonly key: string;
  private readonly packages: World['packages'];

  /**
   * `circumstances`: whatever decides what is found, beside the sources; plain data. `seen`: what an analysis sees of a text; a
   * file may change in other ways, as long as the report says nothing of it.
   */
  constructor(cacheDir: string, circumstances: unknown, { packages }: World, seen: (text: string) => string) {
    this.folder = new CacheFolder(cacheDir);
    const settings = createHash('sha256').update(JSON.stringify(circumstances)).digest('hex');
    this.key = `${settings}:${hashPackages(packages, seen)}`;
    this.packages = packages;
  }

  /** What an earlier run found, if this one would. `stale` says that the world has been asked in vain. */
  recall(world: World): Entry['report'] | 'stale' | undefined {
    const entry = this.folder.read(this.key);
    if (entry === undefined || !areUnchanged(entry.mentioned, this.packages)) return undefined;
    if (!answersAreTheSame(entry.questions, world)) return 'stale';
    return { ...entry.report, stats: { ...entry.report.stats, lines: linesOf(this.packages) } };
  }

  keep(questions: readonly Question[], { rules, ...report }: Report): boolean {
    // A fault of the tool may have come from outside it, such as memory that ran out.
    if (report.problems.some(({ kind }) => kind === 'internal')) return false;
    return this.folder.write(this.key, { questions, mentioned: mentionedIn(report, this.packages), report });
  }
}

/** A file counts once, however many packages have it. */
function linesOf(packages: World['packages']): number {
  const texts = new Map(packages.flatMap(({ files }) => files.map(({ path, text }) => [path, text])));
  let lines = 0;
  for (const text of texts.values()) lines += countLines(text);
  return lines;
}

export { writeDown };
