// GitLab's code quality report: a JSON array of issues, which merge requests show beside their lines.
//
// GitLab tells new issues from old ones by their fingerprints, so ours name no line.
import type { Finding, Report, Severity } from '../finding.js';
import type { ReportContext } from './context.js';
import { describeSide } from './describe.js';
import { fingerprints } from './fingerprint.js';
import { rangeInBytes, repositoryPath, where } from './locate.js';

/** GitLab knows info, minor, major, critical and blocker. */
const severities: Record<Severity, string> = { error: 'critical', warning: 'major', note: 'minor' };

export function formatGitlab(report: Report, context: ReportContext): string {
  const prints = fingerprints(report, context);
  const issues = report.findings.map((finding) => {
    const { primary } = finding;
    const range = rangeInBytes(primary.span, context);
    return {
      type: 'issue',
      check_name: finding.rule,
      description: describeIssue(finding, context),
      categories: ['Bug Risk'],
      severity: severities[finding.severity],
      fingerprint: prints.get(finding),
      location: {
        path: repositoryPath(primary.span.path, context),
        lines: { begin: range?.line ?? 1, end: range?.endLine ?? 1 },
      },
    };
  });
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}

function describeIssue({ message, other }: Finding, context: ReportContext): string {
  return other === undefined ? message : `${message}; ${where(other.span, context)}: ${describeSide(other)}`;
}
