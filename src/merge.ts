// What was found in several programs, as one report: findings in the order in which those of one program come.
import type { CacheUse } from './analyse.js';
import { compareFindings, type Problem, type Report } from './finding.js';

/** One report of them all; without rules, which are the same for each. */
export function mergeReports(
  parts: readonly Omit<Report, 'rules'>[],
  before: readonly Problem[],
): Omit<Report, 'rules'> {
  const sum = (of: (report: Omit<Report, 'rules'>) => number) => parts.reduce((total, part) => total + of(part), 0);
  // What was wrong with a file when its imports were looked up is wrong again when it is analysed.
  const problems = new Map<string, Problem>();
  for (const problem of [...before, ...parts.flatMap((part) => part.problems)])
    problems.set(JSON.stringify(problem), problem);
  return {
    findings: parts.flatMap(({ findings }) => findings).sort(compareFindings),
    suppressed: parts.flatMap(({ suppressed }) => suppressed).sort((a, b) => compareFindings(a.finding, b.finding)),
    problems: [...problems.values()],
    stats: {
      packages: sum(({ stats }) => stats.packages),
      files: sum(({ stats }) => stats.files),
      lines: sum(({ stats }) => stats.lines),
      unparsed: sum(({ stats }) => stats.unparsed),
      milliseconds: sum(({ stats }) => stats.milliseconds),
    },
  };
}

/** In the words of --stats. */
export function sayCacheUse(uses: readonly CacheUse[]): string {
  const [first] = uses;
  if (first === undefined || first === 'none') return 'no cache';
  const words = (use: CacheUse) => (use === 'found' ? 'found in the cache' : `${use} in the cache`);
  if (uses.every((use) => use === first)) return words(first);
  const kinds = [...new Set(uses)].sort();
  return kinds
    .map((use) => `${uses.filter((one) => one === use).length} of ${uses.length} programs ${words(use)}`)
    .join(', ');
}
