// The closing line of a run, and problems as lines: what the command prints on stderr.
import type { Problem, Report, Severity } from '../finding.js';
import type { ReportContext } from './context.js';
import { count } from './describe.js';
import { oneLine } from './display.js';
import { where } from './locate.js';
import { palette } from './palette.js';

const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** `2 errors, 1 warning in 214 packages (1,930 files), 0.8 s; 3 suppressed; 12 in the baseline; 1 file not parsed`. */
export function formatFooter(report: Report, context: ReportContext): string {
  const { severity } = palette(context);
  const found = severities.flatMap((level) => {
    const n = report.findings.filter((finding) => finding.severity === level).length;
    return n === 0 ? [] : [severity[level](count(n, level))];
  });
  const { packages, files, unparsed, milliseconds } = report.stats;
  const scope = `${count(packages, 'package')} (${count(files, 'file')}), ${(milliseconds / 1000).toFixed(1)} s`;
  const by = (reason: string): number => report.suppressed.filter((finding) => finding.by === reason).length;
  const rest = [
    ...(by('comment') > 0 ? [`${count(by('comment'))} suppressed`] : []),
    ...(by('baseline') > 0 ? [`${count(by('baseline'))} in the baseline`] : []),
    ...(by('filter') > 0 ? [`${count(by('filter'))} filtered out`] : []),
    ...(unparsed > 0 ? [`${count(unparsed, 'file')} not parsed`] : []),
  ];
  return `${[`${found.length === 0 ? 'no findings' : found.join(', ')} in ${scope}`, ...rest].join('; ')}\n`;
}

/** From here on nobody reads all of them in one go. */
const manyFindings = 30;

/** After a long list: which rules it is made of, and how to get through it. Empty after a short one. */
export function formatOverview({ findings }: Report): string {
  if (findings.length < manyFindings) return '';
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rows = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const width = count(rows[0]![1]).length;
  const files = new Set(findings.map(({ primary }) => primary.span.path)).size;
  return [
    `in ${count(files, 'file')}:\n`,
    ...rows.map(([rule, n]) => `  ${count(n).padStart(width)}  ${rule}\n`),
    'the surest first: --min-confidence high; a line for each side: -f concise;\n',
    'only new ones from now on: go-map-lint baseline update\n',
  ].join('');
}

/** `path:line:col: unexpected }`, or without a position where there is none. */
export function formatProblem(problem: Problem, context: ReportContext): string {
  const position = problem.span === undefined ? problem.path : where(problem.span, context);
  return `${oneLine(position === undefined ? problem.message : `${position}: ${problem.message}`)}\n`;
}
