// Findings and reports for the tests of this folder, made from marks in Go text.
import type { AccessKind, Finding, Report, Side } from '../../src/finding.js';
import type { SourceText } from '../../src/text/source-text.js';

/** The access at the first character of `mark` in the text. */
export function side(source: SourceText, mark: string, kind: AccessKind = 'write', func = 'f'): Side {
  const start = source.text.indexOf(mark);
  if (start === -1) throw new Error(`no ${mark} in ${source.path}`);
  return { kind, span: { path: source.path, start, end: start + mark.length }, func, expr: 'm', locks: [], via: [] };
}

export function finding(primary: Side, other?: Side, more: readonly Side[] = [], rule = 'unlocked-map-write'): Finding {
  return {
    rule,
    severity: 'error',
    confidence: 'high',
    message: 'm is written here without mu',
    map: { name: 'example.com/p.m', expr: 'm' },
    primary,
    ...(other && { other }),
    more,
    evidence: 'lock',
    why: 'both run',
    facts: [],
    related: [],
    fixes: [],
  };
}

export function report(findings: readonly Finding[]): Report {
  const stats = { packages: 1, files: 1, lines: 1, unparsed: 0, milliseconds: 0 };
  return { findings, suppressed: [], problems: [], rules: [], stats };
}
