// The whole report as one JSON document, in the form of record.ts, for programs.
import type { Report } from '../finding.js';
import type { ReportContext } from './context.js';
import { fingerprints } from './fingerprint.js';
import { findingRecord, problemRecord, recordVersion, statsRecord, suppressedRecord, toolRecord } from './record.js';

export function formatJson(report: Report, context: ReportContext): string {
  const prints = fingerprints(report, context);
  const document = {
    version: recordVersion,
    tool: toolRecord(context),
    findings: report.findings.map((finding) => findingRecord(finding, prints.get(finding), context)),
    suppressed: report.suppressed.map((finding) => suppressedRecord(finding, context)),
    problems: report.problems.map((problem) => problemRecord(problem, context)),
    rules: report.rules.map(({ id, name, severity, summary, tags }) => ({ id, name, severity, summary, tags })),
    stats: statsRecord(report),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
