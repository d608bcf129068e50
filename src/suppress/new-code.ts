// Findings in changed code only.
//
// In: a unified diff without context lines (`git diff -U0`). Out: the changed lines of each file, and the report with
// the findings that have a site in them: either access, or one on the way to it.
import type { Finding, Report, Side } from '../finding.js';
import { LineIndex, type SourceText, type Span } from '../text/source-text.js';
import { keepOnly } from './silence.js';

/** Path to its changed 1-based line ranges, both ends included. A new file has one range over all lines. */
export type ChangedLines = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/** Paths are as the diff has them after `+++ b/`; `git diff --relative` makes them relative to the run's root. */
export function parseDiff(diff: string): ChangedLines {
  const changed = new Map<string, [number, number][]>();
  let ranges: [number, number][] | undefined;
  let inHunk = 0;
  for (const line of diff.split('\n')) {
    // The lines of a hunk are counted, since an added line may itself begin with `++ b/`.
    if (inHunk > 0) {
      if (!line.startsWith('\\')) inHunk--;
    } else if (line.startsWith('+++ ')) {
      const path = unquote(line.slice(4).replace(/\t$/, ''));
      ranges = path.startsWith('b/') ? [] : undefined;
      if (ranges) changed.set(path.slice(2), ranges);
    } else {
      const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
      if (!hunk) continue;
      const start = Number(hunk[2]);
      const count = Number(hunk[3] ?? 1);
      inHunk = Number(hunk[1] ?? 1) + count;
      // Where lines were only removed (a lock, say), the lines around the gap are what changed.
      ranges?.push(count === 0 ? [start, start + 1] : [start, start + count - 1]);
    }
  }
  return changed;
}

/** git quotes names with bytes outside ASCII, unless core.quotePath is off. */
function unquote(path: string): string {
  if (!path.startsWith('"')) return path;
  const bytes: number[] = [];
  for (const [, octal, escaped, plain] of path.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/g)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push(...Buffer.from(escaped === undefined ? plain! : (ESCAPES[escaped] ?? escaped)));
  }
  return Buffer.from(bytes).toString('utf8');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t' };

/**
 * Keeps the findings with a site in the changed lines. Where of the two accesses only the other one is changed, the
 * finding says so.
 */
export function onlyNew(
  report: Report,
  changed: ChangedLines,
  texts: (path: string) => SourceText | undefined,
): Report {
  const lines = new Map<string, LineIndex>();
  const isChanged = (span: Span): boolean => {
    const ranges = changed.get(span.path);
    if (!ranges) return false;
    let index = lines.get(span.path);
    if (!index) {
      index = new LineIndex(texts(span.path)?.text ?? '');
      lines.set(span.path, index);
    }
    const first = index.position(span.start).line;
    const last = index.position(span.end).line;
    return ranges.some(([from, to]) => from <= last && first <= to);
  };
  const kept = keepOnly(report, (finding) => sites(finding).some(isChanged));
  const findings = kept.findings.map((finding): Finding => {
    const { primary, other } = finding;
    const isOther = other !== undefined && !isChanged(primary.span) && isChanged(other.span);
    return isOther ? { ...finding, changed: 'other' } : finding;
  });
  return { ...kept, findings };
}

function sites({ primary, other, more }: Finding): Span[] {
  const ofSide = ({ span, via }: Side): Span[] => [span, ...via.map((step) => step.span)];
  return [primary, ...(other ? [other] : []), ...more].flatMap(ofSide);
}
