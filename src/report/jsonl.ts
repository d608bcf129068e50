// One JSON object a line: findings, then suppressed findings and problems, then the counts; for streams and jq.
//
// Each has a `type`; its other fields are those of record.ts.
import type { Report } from '../finding.js';
import type { ReportContext } from './context.js';
import { fingerprints } from './fingerprint.js';
import { findingRecord, problemRecord, recordVersion, statsRecord, suppressedRecord, toolRecord } from './record.js';

export function formatJsonl(report: Report, context: ReportContext): string {
  const prints = fingerprints(report, context);
  const counts = { findings: report.findings.length, suppressed: report.suppressed.length };
  const lines = [
    ...report.findings.map((finding) => ({ type: 'finding', ...findingRecord(finding, prints.get(finding), context) })),
    ...report.suppressed.map((finding) => ({ type: 'suppressed', ...suppressedRecord(finding, context) })),
    ...report.problems.map((problem) => ({ type: 'problem', ...problemRecord(problem, context) })),
    { type: 'summary', version: recordVersion, tool: toolRecord(context), ...counts, ...statsRecord(report) },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
