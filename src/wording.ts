// Conflicts become findings: each rule takes those of its kind and words them, with what describes them handed to it here.
// In: the enabled rules, what the analysis has found, and where lines begin. Out: findings, not yet sorted or silenced.
import { advise, adviseLazy } from './analysis/advice.js';
import {
  guardText,
  identityOf,
  lockText,
  mapText,
  participle,
  sideOf,
  spanIn,
  whileText,
  withoutText,
} from './analysis/describe.js';
import { type Conflict, crashes, type Facts, ownedName, placeText } from './analysis/index.js';
import type { Confidence, Finding, Problem, Severity } from './finding.js';
import type { Rule, RuleContext } from './rule.js';
import type { LineIndex } from './text/source-text.js';

type LineIndices = (path: string) => LineIndex | undefined;

export function wordFindings(
  rules: readonly Rule[],
  facts: Facts,
  lines: LineIndices,
): { readonly findings: Finding[]; readonly problems: readonly Problem[] } {
  const findings: Finding[] = [];
  const problems: Problem[] = [];
  for (const rule of rules) {
    const context: RuleContext = {
      conflicts: (kind) => facts.conflicts(kind),
      mapText: (conflict) => mapText(lines, conflict),
      whileText: (conflict) => (conflict.second ? whileText(lines, conflict.first, conflict.second) : ''),
      guardText: (conflict) => guardText(conflict),
      withoutText,
      advice: (conflict) => (conflict.kind === 'lazy' ? adviseLazy(conflict) : advise(conflict)),
      lockText,
      participle: (conflict) => participle(conflict.first.site.kind),
      mapName: ({ declaration, first }) => (declaration ? ownedName(declaration) : placeText(first.place)),
      report: (conflict, words) => findings.push(findingOf(rule, conflict, words, lines)),
    };
    try {
      rule.check(context);
    } catch (error) {
      problems.push({
        kind: 'internal',
        message: `rule ${rule.info.id} failed: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  return { findings, problems };
}

function findingOf(
  { info }: Rule,
  conflict: Conflict,
  { message, help }: Parameters<RuleContext['report']>[1],
  lines: LineIndices,
): Finding {
  const { at, first, second, more, evidence, confidence, why, facts } = conflict;
  const access = sideOf(lines, first);
  return {
    rule: info.id,
    severity: crashes(first.site.kind) ? severityOf(info.severity, confidence) : 'note',
    confidence,
    message,
    map: identityOf(lines, conflict),
    primary: at ? { ...access, span: spanIn(at.func, at.pos, at.end), func: at.func.name } : access,
    other: second && sideOf(lines, second),
    more: more.map((occurrence) => sideOf(lines, occurrence)),
    evidence,
    why,
    facts,
    related: relatedTo(conflict, access),
    help,
    fixes: [],
  };
}

/** Where a helper's access is, where the lock is declared, and where two objects came to share one map. */
function relatedTo({ at, guard, passedOn = [] }: Conflict, { span, expr }: Finding['primary']): Finding['related'] {
  const touched = at ? [{ span, text: `${expr} is touched here` }] : [];
  if (!guard)
    return [
      ...touched,
      ...passedOn.map(({ func, pos, end }) => ({
        span: spanIn(func, pos, end),
        text: 'two objects share the map from here on',
      })),
    ];
  const { name, span: declared } = guard.lock;
  return declared ? [...touched, { span: declared, text: `${name} is declared here` }] : touched;
}

function severityOf(severity: Severity, confidence: Confidence): Severity {
  if (severity === 'note') return 'note';
  return confidence === 'high' ? severity : 'warning';
}
