// One line a finding, as compilers print them, and the other accesses indented below: for grep, editors and logs.
//
// Columns are 1-based bytes. Nothing is coloured or clipped; every line stands for itself.
import type { Finding, Report } from '../finding.js';
import type { ReportContext } from './context.js';
import { describeSide } from './describe.js';
import { oneLine } from './display.js';
import { where } from './locate.js';

export function formatConcise(report: Report, context: ReportContext): string {
  return report.findings.map((finding) => `${conciseLines(finding, context).join('\n')}\n`).join('');
}

/** `path:line:col: error: message [rule]`, then the other side and further accesses after a tab each. */
export function conciseLines(finding: Finding, context: ReportContext): string[] {
  const { primary, other, more } = finding;
  const first = `${where(primary.span, context)}: ${finding.severity}: ${finding.message} [${finding.rule}]`;
  const sides = other === undefined ? more : [other, ...more];
  return [
    oneLine(first),
    ...sides.map((side) => `\t${oneLine(`${where(side.span, context)}: ${describeSide(side)}`)}`),
  ];
}
