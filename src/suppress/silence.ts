// Applies ignore comments to findings.
//
// A finding is silenced by a directive at either site of the race. Where only its primary access is covered, and the
// same kind of access of the same expression is folded into it at a line that no directive covers, that one takes its
// place: a comment on one line must not hide the next.
import type { Finding, Problem, Report, Side, SuppressedFinding } from '../finding.js';
import { LineIndex, type SourceText } from '../text/source-text.js';
import { type Directive, ruleMatches } from './directives.js';

export interface Silenced {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** Directives of ours that silenced nothing, as problems. */
  readonly unused: readonly Problem[];
}

/** `texts` gives the files that findings and directives lie in. */
export function applyDirectives(
  findings: readonly Finding[],
  directives: readonly Directive[],
  texts: (path: string) => SourceText | undefined,
): Silenced {
  const byPath = new Map<string, Directive[]>();
  for (const directive of directives) {
    const { path } = directive.span;
    byPath.set(path, [...(byPath.get(path) ?? []), directive]);
  }
  const used = new Set<Directive>();
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const lines = new Map<string, LineIndex>();

  const covering = (rule: string, side: Side | undefined): Directive | undefined => {
    const here = side && byPath.get(side.span.path);
    if (!here) return undefined;
    const line = lineOf(side);
    const found = here.filter(
      ({ from, to, rules }) => from <= line && line <= to && rules.some((pattern) => ruleMatches(pattern, rule)),
    );
    for (const directive of found) used.add(directive);
    return found[0];
  };
  const lineOf = ({ span }: Side): number => {
    let index = lines.get(span.path);
    if (!index) {
      index = new LineIndex(texts(span.path)?.text ?? '');
      lines.set(span.path, index);
    }
    return index.position(span.start).line;
  };

  for (const finding of findings) {
    const { rule, primary, other, more } = finding;
    const atOther = covering(rule, other);
    const atPrimary = covering(rule, primary);
    const by = atOther ?? atPrimary;
    if (!by) {
      kept.push(finding);
      continue;
    }
    const promoted = atOther
      ? undefined
      : more.find((side) => side.kind === primary.kind && side.expr === primary.expr && !covering(rule, side));
    if (promoted)
      kept.push({ ...finding, primary: promoted, more: more.filter((side) => side !== promoted), fixes: [] });
    suppressed.push({ finding, by: 'comment', at: by.span, ...(by.reason && { reason: by.reason }) });
  }
  const unused = directives
    .filter((directive) => directive.ours && !used.has(directive))
    .map(
      ({ span }): Problem => ({ kind: 'directive', message: 'ignore comment silences nothing', path: span.path, span }),
    );
  return { kept, suppressed, unused };
}

/** Keeps back the findings whose access to fix lies in one of these files. */
export function withoutFiles(report: Report, paths: ReadonlySet<string>): Report {
  if (paths.size === 0) return report;
  return keepOnly(report, ({ primary }) => !paths.has(primary.span.path));
}

/** Moves what the predicate refuses to the suppressed findings, as filtered out. */
export function keepOnly(report: Report, wanted: (finding: Finding) => boolean): Report {
  const kept = report.findings.filter(wanted);
  const out = report.findings.filter((finding) => !wanted(finding));
  return {
    ...report,
    findings: kept,
    suppressed: [...report.suppressed, ...out.map((finding) => ({ finding, by: 'filter' as const }))],
  };
}
