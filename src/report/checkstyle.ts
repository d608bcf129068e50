// Checkstyle XML, for Jenkins' warnings plugin, reviewdog and the many tools that read it.
import type { Finding, Report, Severity } from '../finding.js';
import type { ReportContext } from './context.js';
import { describeSide } from './describe.js';
import { oneLine } from './display.js';
import { rangeInBytes, where } from './locate.js';
import { element, writeXml, type XmlNode } from './xml.js';

const severities: Record<Severity, string> = { error: 'error', warning: 'warning', note: 'info' };

export function formatCheckstyle(report: Report, context: ReportContext): string {
  const byFile = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const { path } = finding.primary.span;
    byFile.set(path, [...(byFile.get(path) ?? []), finding]);
  }
  const files = [...byFile].map(([name, findings]) =>
    element(
      'file',
      { name },
      findings.map((finding) => describeError(finding, context)),
    ),
  );
  return writeXml(element('checkstyle', { version: '4.3' }, files));
}

function describeError(finding: Finding, context: ReportContext): XmlNode {
  const { primary, other, message } = finding;
  const range = rangeInBytes(primary.span, context);
  const second = other === undefined ? '' : `; ${where(other.span, context)}: ${describeSide(other)}`;
  return element('error', {
    line: range?.line ?? 1,
    column: range?.column,
    severity: severities[finding.severity],
    message: oneLine(message + second),
    source: `go-map-lint.${finding.rule}`,
  });
}
