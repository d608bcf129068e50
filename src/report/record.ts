// Our own JSON form of a report, which `json` writes as one document and `jsonl` line by line.
//
// Spans become 1-based lines and columns in bytes, with exclusive ends. Paths are relative to the run's root. The time
// a run took is left out: the same input gives the same bytes.
import type { Finding, MapIdentity, PathStep, Problem, Report, Side, SuppressedFinding } from '../finding.js';
import type { Span } from '../text/source-text.js';
import type { ReportContext } from './context.js';
import { type Range, rangeInBytes } from './locate.js';

/** Raised when a field is renamed, removed or changes its meaning; new fields do not count. */
export const recordVersion = 1;

type Location = { readonly path: string } & Partial<Range>;

export function locationRecord(span: Span, context: ReportContext): Location {
  return { path: span.path, ...rangeInBytes(span, context) };
}

export function findingRecord(finding: Finding, fingerprint: string | undefined, context: ReportContext): object {
  const { map, primary, other, more, related, fixes, ...said } = finding;
  return {
    rule: said.rule,
    severity: said.severity,
    confidence: said.confidence,
    message: said.message,
    evidence: said.evidence,
    why: said.why,
    facts: said.facts,
    help: said.help,
    fingerprint,
    map: mapRecord(map, context),
    primary: sideRecord(primary, context),
    other: other && sideRecord(other, context),
    more: more.map((side) => sideRecord(side, context)),
    related: related.map(({ span, text }) => ({ text, location: locationRecord(span, context) })),
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map(({ span, newText }) => ({ newText, location: locationRecord(span, context) })),
    })),
  };
}

function mapRecord({ name, expr, declared }: MapIdentity, context: ReportContext): object {
  return { name, expr, declared: declared && locationRecord(declared, context) };
}

function sideRecord({ kind, func, expr, locks, span, via }: Side, context: ReportContext): object {
  const steps = via.map((step) => stepRecord(step, context));
  return { kind, func, expr, locks, location: locationRecord(span, context), via: steps };
}

function stepRecord({ kind, text, span }: PathStep, context: ReportContext): object {
  return { kind, text, location: locationRecord(span, context) };
}

/** A suppressed finding in short: what it was, and what keeps it back. */
export function suppressedRecord({ finding, by, reason, at }: SuppressedFinding, context: ReportContext): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    map: finding.map.name,
    location: locationRecord(finding.primary.span, context),
    by,
    reason,
    at: at && locationRecord(at, context),
  };
}

export function problemRecord({ kind, message, path, span }: Problem, context: ReportContext): object {
  const location = span === undefined ? path && { path } : locationRecord(span, context);
  return { kind, message, location: location === '' ? undefined : location };
}

export function statsRecord({ stats }: Report): object {
  const { packages, files, lines, unparsed } = stats;
  return { packages, files, lines, unparsed };
}

export function toolRecord(context: ReportContext): object {
  return { name: 'go-map-lint', version: context.version };
}
