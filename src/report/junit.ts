// JUnit XML: a test case a finding, failed, in a suite for each directory.
//
// A run without findings has one case that passes, since some consumers take an empty report for a broken one.
// There is no time in it: the same input gives the same bytes.
import { posix } from 'node:path';
import type { Finding, Report } from '../finding.js';
import type { ReportContext } from './context.js';
import { describeSide } from './describe.js';
import { oneLine } from './display.js';
import { rangeInBytes, where } from './locate.js';
import { element, writeXml, type XmlNode } from './xml.js';

export function formatJunit(report: Report, context: ReportContext): string {
  const byDirectory = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const directory = posix.dirname(finding.primary.span.path);
    byDirectory.set(directory, [...(byDirectory.get(directory) ?? []), finding]);
  }
  const suites = [...byDirectory].map(([directory, findings]) => describeSuite(directory, findings, context));
  const failures = report.findings.length;
  const clean = element('testsuite', { name: 'go-map-lint', tests: 1, failures: 0, errors: 0, skipped: 0 }, [
    element('testcase', { name: 'no findings', classname: 'go-map-lint' }),
  ]);
  return writeXml(
    element(
      'testsuites',
      { name: 'go-map-lint', tests: Math.max(failures, 1), failures, errors: 0 },
      failures === 0 ? [clean] : suites,
    ),
  );
}

function describeSuite(directory: string, findings: readonly Finding[], context: ReportContext): XmlNode {
  const counts = { tests: findings.length, failures: findings.length, errors: 0, skipped: 0 };
  return element(
    'testsuite',
    { name: directory, ...counts },
    findings.map((finding) => describeCase(directory, finding, context)),
  );
}

function describeCase(directory: string, finding: Finding, context: ReportContext): XmlNode {
  const { primary, rule, severity, message } = finding;
  const name = `${rule} at ${where(primary.span, context)}`;
  const line = rangeInBytes(primary.span, context)?.line;
  return element('testcase', { name, classname: directory, file: primary.span.path, line }, [
    element('failure', { type: severity, message: oneLine(message) }, failureText(finding, context)),
  ]);
}

function failureText(finding: Finding, context: ReportContext): string {
  const { primary, other, more, why, facts, help } = finding;
  const sides = [primary, ...(other === undefined ? [] : [other]), ...more];
  const lines = [
    ...sides.map((side) => `${where(side.span, context)}: ${describeSide(side)}`),
    `why: ${why}`,
    ...facts.map((fact) => `evidence: ${fact}`),
    ...(help === undefined ? [] : [`help: ${help}`]),
  ];
  return lines.map(oneLine).join('\n');
}
