// For coding agents: everything that is known of a finding, in few words, without frames, colours or clipping.
//
// Lines of `name: value`, one finding after the other, each with the source lines it speaks of, so that it can be
// fixed or refuted without another look at the output.
import type { Finding, PathStep, Report, Side } from '../finding.js';
import type { Span } from '../text/source-text.js';
import type { ReportContext } from './context.js';
import { accessNoun, count, lockList } from './describe.js';
import { oneLine } from './display.js';
import { where } from './locate.js';

export function formatAgent(report: Report, context: ReportContext): string {
  const { findings } = report;
  if (findings.length === 0) return 'no findings\n';
  const blocks = findings.map((finding, i) =>
    [`finding ${i + 1} of ${findings.length}`, ...describeFinding(finding, context)].map(oneLineKept).join('\n'),
  );
  return `${count(findings.length, 'finding')}\n\n${blocks.join('\n\n')}\n`;
}

/** The leading two spaces of a source line stay. */
function oneLineKept(row: string): string {
  return row.startsWith('  ') ? `  ${oneLine(row)}` : oneLine(row);
}

function describeFinding(finding: Finding, context: ReportContext): string[] {
  const { primary, other, more, map } = finding;
  return [
    `rule: ${finding.rule} (${finding.severity}, confidence ${finding.confidence})`,
    `message: ${finding.message}`,
    `map: ${map.name}${map.declared === undefined ? '' : `, declared at ${where(map.declared, context)}`}`,
    ...describeSide('access to fix', primary, context),
    ...(other === undefined ? [] : describeSide('collides with', other, context)),
    `why: ${finding.why}`,
    ...finding.facts.map((fact) => `evidence: ${fact}`),
    ...more.map((side) => `same fault at: ${where(side.span, context)} (${accessNoun(side.kind)} in ${side.func})`),
    ...finding.related.map(({ span, text }) => `see: ${where(span, context)} (${text})`),
    ...(finding.help === undefined ? [] : [`help: ${finding.help}`]),
    ...finding.fixes.map((fix) => `possible fix: ${fix.title}`),
    `documentation: go-map-lint explain ${finding.rule}`,
  ];
}

function describeSide(role: string, side: Side, context: ReportContext): string[] {
  return [
    `${role}: ${where(side.span, context)} ${accessNoun(side.kind)} of ${side.expr} in ${side.func}, locks held: ${lockList(side)}`,
    ...quoteLine(side.span, context),
    ...side.via.map((step) => `  via ${describeStep(step, context)}`),
  ];
}

function describeStep(step: PathStep, context: ReportContext): string {
  return `${where(step.span, context)} (${step.text})`;
}

function quoteLine(span: Span, context: ReportContext): string[] {
  const text = context.texts(span.path);
  if (text === undefined) return [];
  const { line } = text.position(span.start);
  return [`  ${line} | ${text.line(line).trim()}`];
}
