// GitHub workflow commands: annotations on the lines of a pull request.
//
// GitHub keeps ten annotations of a level in a step and drops the others without a word, so from the eleventh on
// findings are printed as plain lines in a group of the log.
import type { Finding, Report, Severity } from '../finding.js';
import { conciseLines } from './concise.js';
import type { ReportContext } from './context.js';
import { besideChange, count, describeSide } from './describe.js';
import { oneLine } from './display.js';
import { firstLineInUnits, repositoryPath, where } from './locate.js';

const mostAnnotations = 10;
const commands: Record<Severity, string> = { error: 'error', warning: 'warning', note: 'notice' };

export function formatGithub(report: Report, context: ReportContext): string {
  const annotated: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  const rows: string[] = [];
  const rest: Finding[] = [];
  for (const found of report.findings) {
    const finding = besideChange(found, context);
    if (annotated[finding.severity]++ < mostAnnotations) rows.push(annotate(finding, context));
    else rest.push(finding);
  }
  if (rest.length > 0) {
    rows.push(`::group::${count(rest.length, 'more finding')}`);
    rows.push(...rest.flatMap((finding) => conciseLines(finding, context)));
    rows.push('::endgroup::');
  }
  return rows.map((row) => `${row}\n`).join('');
}

function annotate(finding: Finding, context: ReportContext): string {
  const { primary } = finding;
  const range = firstLineInUnits(primary.span, context);
  const properties = [
    `file=${escapeProperty(repositoryPath(primary.span.path, context))}`,
    ...(range === undefined
      ? []
      : [`line=${range.line}`, `col=${range.column}`, `endLine=${range.endLine}`, `endColumn=${range.endColumn}`]),
    `title=${escapeProperty(`go-map-lint: ${finding.rule}`)}`,
  ];
  return `::${commands[finding.severity]} ${properties.join(',')}::${escapeMessage(annotationText(finding, context))}`;
}

function annotationText(finding: Finding, context: ReportContext): string {
  const { message, other, why, facts, help, primary } = finding;
  const lines = [
    message,
    ...(finding.evidence === 'value' ? [] : [`(1) ${describeSide(primary)}`]),
    ...(other === undefined ? [] : [`(2) ${where(other.span, context)}: ${describeSide(other)}`]),
    `why: ${why}`,
    ...facts.map((fact) => `evidence: ${fact}`),
    ...(help === undefined ? [] : [`help: ${help}`]),
  ];
  return lines.map(oneLine).join('\n');
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
