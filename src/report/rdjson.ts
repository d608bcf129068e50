// Reviewdog's diagnostic format as one JSON document; its columns are 1-based bytes, its ends exclusive.
import type { Finding, Report, RuleInfo, Severity, Side } from '../finding.js';
import type { Span } from '../text/source-text.js';
import { type ReportContext, ruleUri } from './context.js';
import { besideChange, describeSide } from './describe.js';
import { rangeInBytes, repositoryPath } from './locate.js';

const severities: Record<Severity, string> = { error: 'ERROR', warning: 'WARNING', note: 'INFO' };

export function formatRdjson(report: Report, context: ReportContext): string {
  const url = context.toolUri === '' ? undefined : context.toolUri;
  const document = {
    source: { name: 'go-map-lint', url },
    diagnostics: report.findings.map((finding) => describeDiagnostic(besideChange(finding, context), context)),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function describeDiagnostic(finding: Finding, context: ReportContext): object {
  const { primary, other, more } = finding;
  const rule: Pick<RuleInfo, 'id'> = { id: finding.rule };
  return {
    message: `${finding.message}\nwhy: ${finding.why}${finding.help === undefined ? '' : `\nhelp: ${finding.help}`}`,
    location: describeLocation(primary.span, context),
    severity: severities[finding.severity],
    code: { value: rule.id, url: ruleUri(rule, context) },
    relatedLocations: [...(other === undefined ? [] : [other]), ...more].map((side) => describeRelated(side, context)),
    suggestions: suggestions(finding, context),
  };
}

function describeRelated(side: Side, context: ReportContext): object {
  return { message: describeSide(side), location: describeLocation(side.span, context) };
}

function describeLocation(span: Span, context: ReportContext): object {
  return { path: repositoryPath(span.path, context), range: describeRange(span, context) };
}

function describeRange(span: Span, context: ReportContext): object | undefined {
  const range = rangeInBytes(span, context);
  if (range === undefined) return undefined;
  return {
    start: { line: range.line, column: range.column },
    end: { line: range.endLine, column: range.endColumn },
  };
}

/** Reviewdog applies each suggestion by itself, and only in the file of its diagnostic. */
function suggestions({ fixes, primary }: Finding, context: ReportContext): object[] {
  return fixes.flatMap(({ edits }) => {
    const [edit] = edits;
    if (edit === undefined || edits.length > 1 || edit.span.path !== primary.span.path) return [];
    const range = describeRange(edit.span, context);
    return range === undefined ? [] : [{ range, text: edit.newText }];
  });
}
