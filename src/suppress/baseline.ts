// The baseline: findings of an earlier day, recorded so that only new ones are reported.
//
// An entry names no line: rule, package directory, enclosing function, map and kinds of access. The number of alike
// findings is kept, so that one more in the same function is new. The file is sorted, for quiet diffs.
import { posix } from 'node:path';
import type { Finding, Report } from '../finding.js';

export interface BaselineEntry {
  readonly rule: string;
  /** The directory of the access to fix, relative to the run's root. */
  readonly package: string;
  readonly function: string;
  readonly map: string;
  /** Kinds of both accesses: `write, read`. */
  readonly accesses: string;
  readonly count: number;
}

export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

export interface BaselineResult {
  readonly report: Report;
  /** Entries, or part of their count, that no finding matched. */
  readonly stale: readonly BaselineEntry[];
}

export function baselineOf(findings: readonly Finding[]): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const entry = entryOf(finding);
    const key = keyOf(entry);
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  return { version: 1, findings: [...entries.values()] };
}

/** Moves the findings that the baseline knows to the suppressed ones. */
export function keepBack(report: Report, baseline: Baseline): BaselineResult {
  const left = new Map(baseline.findings.map((entry) => [keyOf(entry), entry.count]));
  const isKnown = (finding: Finding): boolean => {
    const key = keyOf(entryOf(finding));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0;
  };
  const known = new Set(report.findings.filter(isKnown));
  return {
    report: {
      ...report,
      findings: report.findings.filter((finding) => !known.has(finding)),
      suppressed: [...report.suppressed, ...[...known].map((finding) => ({ finding, by: 'baseline' as const }))],
    },
    stale: baseline.findings.flatMap((entry) => {
      const count = Math.max(0, left.get(keyOf(entry)) ?? 0);
      return count > 0 ? [{ ...entry, count }] : [];
    }),
  };
}

/** The baseline without its stale part. */
export function pruned(baseline: Baseline, stale: readonly BaselineEntry[]): Baseline {
  const gone = new Map(stale.map((entry) => [keyOf(entry), entry.count]));
  const findings = baseline.findings.flatMap((entry) => {
    const count = entry.count - (gone.get(keyOf(entry)) ?? 0);
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { version: 1, findings };
}

export function printBaseline({ version, findings }: Baseline): string {
  const sorted = [...findings].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return `${JSON.stringify({ version, findings: sorted }, undefined, 2)}\n`;
}

/** Undefined where the text is no baseline. */
export function parseBaseline(text: string): Baseline | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value['version'] !== 1 || !Array.isArray(value['findings'])) return undefined;
  const findings = value['findings'].flatMap((entry: unknown) => (isEntry(entry) ? [entry] : []));
  return findings.length === value['findings'].length ? { version: 1, findings } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is BaselineEntry {
  return (
    isRecord(value) &&
    typeof value['count'] === 'number' &&
    ['rule', 'package', 'function', 'map', 'accesses'].every((key) => typeof value[key] === 'string')
  );
}

function entryOf({ rule, map, primary, other }: Finding): BaselineEntry {
  return {
    rule,
    package: posix.dirname(primary.span.path),
    // The number of a closure changes when another is written above it.
    function: primary.func.replace(/(\.func|\.gowrap)\d+/g, '$1').replace(/(\.func|\.gowrap)(\.\d+)+/g, '$1'),
    map: map.name,
    accesses: other ? `${primary.kind}, ${other.kind}` : primary.kind,
    count: 1,
  };
}

function keyOf(entry: BaselineEntry): string {
  return [entry.package, entry.function, entry.map, entry.rule, entry.accesses].join('\0');
}
