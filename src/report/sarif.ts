// SARIF 2.1.0, shaped for GitHub code scanning.
//
// Code scanning shows a place only if it is in the diff, a related place only if the message links to it, and closes
// an alert only if a later file leaves it out: so regions lie on one line, every related location has its link, and the
// file is written also where nothing was found. Suppressed findings are left out; GitHub would show them as open.
// Columns are UTF-16 code units, URIs are relative to the repository's root.
import type * as Sarif from 'sarif';
import type { Confidence, Finding, Fix, PathStep, Problem, Report, RuleInfo, Severity, Side } from '../finding.js';
import type { Span } from '../text/source-text.js';
import { type ReportContext, ruleUri } from './context.js';
import { accessNoun, besideChange, count, describeSide } from './describe.js';
import { fingerprints, lineHashes } from './fingerprint.js';
import { firstLineInUnits, repositoryUri } from './locate.js';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const sourceRoot = '%SRCROOT%';
/** GitHub keeps 100 locations a result, and nobody follows more links than this. */
const mostRelated = 20;
/** GitHub keeps 10 tags a rule. */
const mostTags = 10;

export function formatSarif(report: Report, context: ReportContext): string {
  const log: Sarif.Log = { $schema: schema, version: '2.1.0', runs: [describeRun(report, context)] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describeRun(report: Report, context: ReportContext): Sarif.Run {
  const { provenance } = context.root;
  return {
    tool: { driver: describeTool(report, context) },
    automationDetails: { id: 'go-map-lint/' },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
    ...(provenance && { versionControlProvenance: [{ ...provenance, mappedTo: { uriBaseId: sourceRoot } }] }),
    invocations: [describeInvocation(report, context)],
    results: describeResults(report, context),
  };
}

// ---- the tool and its rules

function describeTool(report: Report, context: ReportContext): Sarif.ToolComponent {
  return {
    name: 'go-map-lint',
    version: context.version,
    semanticVersion: context.version,
    ...(context.toolUri !== '' && { informationUri: context.toolUri }),
    rules: report.rules.map((rule) => describeRule(rule, context)),
    notifications: problemKinds.map(({ id, name, text }) => ({
      id,
      name,
      shortDescription: { text },
      fullDescription: { text },
      help: { text },
    })),
  };
}

function describeRule(rule: RuleInfo, context: ReportContext): Sarif.ReportingDescriptor {
  const helpUri = ruleUri(rule, context);
  return {
    id: rule.id,
    name: rule.name,
    shortDescription: { text: asSentence(rule.summary) },
    fullDescription: { text: firstParagraph(rule) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: rule.severity },
    properties: {
      tags: rule.tags.slice(0, mostTags),
      precision: rule.severity === 'error' ? 'high' : 'medium',
      'problem.severity': problemSeverities[rule.severity],
    },
  };
}

const problemSeverities: Record<Severity, string> = { error: 'error', warning: 'warning', note: 'recommendation' };

/** GitHub cuts it at 1,024 characters; the whole description is in the help. */
function firstParagraph(rule: RuleInfo): string {
  const paragraph =
    rule.description
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, ' ')
      .replaceAll('`', "'") ?? '';
  return asSentence(paragraph === '' ? rule.summary : paragraph).slice(0, 1024);
}

function helpText(rule: RuleInfo): string {
  const misses = rule.misses.length === 0 ? '' : `\n\nNot found:\n${rule.misses.map((miss) => `- ${miss}`).join('\n')}`;
  return `${rule.description.trim()}\n\nBad:\n\n${rule.bad.trimEnd()}\n\nGood:\n\n${rule.good.trimEnd()}${misses}`;
}

function helpMarkdown(rule: RuleInfo): string {
  const fence = (code: string): string => `\`\`\`go\n${code.trimEnd()}\n\`\`\``;
  const misses =
    rule.misses.length === 0 ? '' : `\n\n## Not found\n\n${rule.misses.map((miss) => `- ${miss}`).join('\n')}`;
  return `${rule.description.trim()}\n\n## Bad\n\n${fence(rule.bad)}\n\n## Good\n\n${fence(rule.good)}${misses}\n`;
}

/** Upper case at the start, a full stop at the end. */
function asSentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? '' : '.'}`;
}

// ---- trouble on the way

/** GitHub asks descriptors of notifications for all that it asks of rules. */
const problemKinds: readonly { readonly id: Problem['kind']; readonly name: string; readonly text: string }[] = [
  { id: 'syntax', name: 'SyntaxError', text: 'A part of a file could not be parsed; the rest was analysed.' },
  { id: 'unreadable', name: 'UnreadableFile', text: 'A file could not be read and was left out.' },
  { id: 'module', name: 'ModuleProblem', text: 'A go.mod or go.work file could not be understood.' },
  { id: 'directive', name: 'DirectiveProblem', text: 'A comment meant for this tool is malformed or has no effect.' },
  { id: 'usage', name: 'UsageProblem', text: 'A part of the command could not be carried out.' },
  { id: 'internal', name: 'InternalError', text: 'The tool failed on a part of its work; findings may be missing.' },
];

function describeInvocation(report: Report, context: ReportContext): Sarif.Invocation {
  return {
    executionSuccessful: report.problems.every((problem) => problem.kind !== 'internal'),
    toolExecutionNotifications: report.problems.map((problem) => ({
      descriptor: { id: problem.kind, index: problemKinds.findIndex(({ id }) => id === problem.kind) },
      level: problem.kind === 'internal' ? 'error' : 'warning',
      message: { text: asSentence(problem.message) },
      ...(problemLocation(problem, context) && { locations: [problemLocation(problem, context)!] }),
    })),
  };
}

function problemLocation({ path, span }: Problem, context: ReportContext): Sarif.Location | undefined {
  if (span !== undefined) return { physicalLocation: physicalLocation(span, context) };
  return path === undefined ? undefined : { physicalLocation: { artifactLocation: artifactLocation(path, context) } };
}

// ---- places

function artifactLocation(path: string, context: ReportContext): Sarif.ArtifactLocation {
  const { uri, relative } = repositoryUri(path, context);
  return relative ? { uri, uriBaseId: sourceRoot } : { uri };
}

/** A file whose text is gone is named by its first column: code scanning wants a region. */
function physicalLocation(span: Span, context: ReportContext): Sarif.PhysicalLocation {
  const range = firstLineInUnits(span, context) ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    artifactLocation: artifactLocation(span.path, context),
    region: {
      startLine: range.line,
      startColumn: range.column,
      endLine: range.endLine,
      endColumn: range.endColumn,
    },
  };
}

/** With its source text, for viewers that do not have the file. */
function quotedLocation(span: Span, context: ReportContext): Sarif.PhysicalLocation {
  const location = physicalLocation(span, context);
  const range = firstLineInUnits(span, context);
  const line = range && context.texts(span.path)?.line(range.line);
  if (range === undefined || line === undefined || location.region === undefined) return location;
  const text = line.slice(range.column - 1, range.endColumn - 1);
  return { ...location, region: { ...location.region, snippet: { text } } };
}

function labelledLocation(span: Span, text: string, context: ReportContext): Sarif.Location {
  return { physicalLocation: physicalLocation(span, context), message: { text } };
}

// ---- results

/** One for each rule, map and line; findings that share them become related locations of the first. */
function describeResults(report: Report, context: ReportContext): Sarif.Result[] {
  const prints = new Map(fingerprints(report, context));
  const hashes = new Map<string, string[]>();
  const groups = new Map<string, Finding[]>();
  for (const found of report.findings) {
    const finding = besideChange(found, context);
    prints.set(finding, prints.get(found)!);
    const { span } = finding.primary;
    const line = context.texts(span.path)?.position(span.start).line ?? 0;
    const key = [finding.rule, finding.map.name, span.path, line].join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].map(([finding, ...same]): Sarif.Result => {
    const { path, start } = finding!.primary.span;
    const text = context.texts(path);
    if (text !== undefined && !hashes.has(path)) hashes.set(path, lineHashes(text.text));
    const lineHash = text === undefined ? undefined : hashes.get(path)?.[text.position(start).line - 1];
    return {
      ...describeResult(finding!, same, report, context),
      partialFingerprints: {
        ...(lineHash !== undefined && { primaryLocationLineHash: lineHash }),
        'goMapLint/v1': prints.get(finding!)!,
      },
    };
  });
}

const ranks: Record<Confidence, number> = { high: 90, medium: 60, low: 30 };

function describeResult(
  finding: Finding,
  same: readonly Finding[],
  report: Report,
  context: ReportContext,
): Sarif.Result {
  const links = relatedPlaces(finding, same);
  const fixes = finding.fixes.flatMap((fix) => describeFix(fix, context));
  const ruleIndex = report.rules.findIndex((rule) => rule.id === finding.rule);
  return {
    ruleId: finding.rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: finding.severity,
    message: { text: resultMessage(finding, links) },
    locations: [
      {
        physicalLocation: quotedLocation(finding.primary.span, context),
        logicalLocations: [{ fullyQualifiedName: finding.map.name }],
      },
    ],
    relatedLocations: links.shown.map(({ span, text }, i) => ({ id: i + 1, ...labelledLocation(span, text, context) })),
    codeFlows: sidesOf(finding).map((side) => describeFlow(side, context)),
    ...(fixes.length > 0 && { fixes }),
    rank: ranks[finding.confidence],
    properties: {
      confidence: finding.confidence,
      evidence: finding.evidence,
      why: finding.why,
      facts: finding.facts,
      ...(finding.help !== undefined && { help: finding.help }),
    },
  };
}

function sidesOf({ primary, other }: Finding): Side[] {
  return other === undefined ? [primary] : [primary, other];
}

// ---- related locations, and the sentence that links them

interface RelatedPlaces {
  readonly shown: readonly { readonly span: Span; readonly text: string }[];
  /** How many more there are. */
  readonly hidden: number;
}

function relatedPlaces(finding: Finding, same: readonly Finding[]): RelatedPlaces {
  const places: { span: Span; text: string }[] = [];
  const seen = new Set<string>([spanKey(finding.primary.span)]);
  const add = (span: Span, text: string): void => {
    if (seen.has(spanKey(span))) return;
    seen.add(spanKey(span));
    places.push({ span, text });
  };
  const { other, map } = finding;
  if (other !== undefined) add(other.span, describeSide(other));
  for (const side of sidesOf(finding)) {
    for (const step of side.via) if (step.kind !== 'call') add(step.span, step.text);
  }
  for (const place of finding.related) add(place.span, place.text);
  if (map.declared !== undefined) add(map.declared, 'declaration of the map');
  for (const further of same) for (const side of sidesOf(further)) add(side.span, describeSide(side));
  for (const side of finding.more) add(side.span, describeSide(side));
  return { shown: places.slice(0, mostRelated), hidden: Math.max(0, places.length - mostRelated) };
}

function spanKey(span: Span): string {
  return `${span.path}\0${span.start}\0${span.end}`;
}

/** One sentence: GitHub shows only the first where there is little room. */
function resultMessage(finding: Finding, links: RelatedPlaces): string {
  const message = escapeLinks(quoteNames(plainSentence(finding.message), finding));
  if (links.shown.length === 0) return `${message}.`;
  const linked = links.shown.map(({ text }, i) => `[${escapeBrackets(text)}](${i + 1})`);
  const rest = links.hidden === 0 ? '' : `; and ${count(links.hidden, 'more place')}`;
  return `${message}; see ${linked.join('; ')}${rest}.`;
}

function plainSentence(message: string): string {
  return message.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** Puts the names from the user's program into '...', as code scanning asks for dynamic parts. */
function quoteNames(message: string, finding: Finding): string {
  const sides = [...sidesOf(finding), ...finding.more];
  const locks = sides.flatMap((side) => side.locks.map((lock) => lock.replace(/ \(\w+\)$/, '')));
  const names = [finding.map.expr, ...sides.flatMap((side) => [side.expr, side.func]), ...locks];
  const patterns = [...new Set(names)]
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (patterns.length === 0) return message;
  const name = new RegExp(`(?<![\\w.'\`"])(?:${patterns.join('|')})(?![\\w'\`"])(?!\\.\\w)`, 'g');
  return message.replace(name, "'$&'");
}

/** A plain `[text](1)` in a Go expression must not be read as a link. */
function escapeLinks(text: string): string {
  return text.replace(/\[([^\][]*)\](?=\()/g, '\\[$1\\]');
}

function escapeBrackets(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

// ---- code flows and fixes

const flowKinds: Record<PathStep['kind'], string[]> = {
  spawn: ['call', 'spawn'],
  call: ['call'],
  handler: ['enter', 'handler'],
  lock: ['acquire', 'lock'],
  unlock: ['release', 'lock'],
  alias: ['value'],
  access: ['usage', 'memory'],
};

/** The way of one side: where its thread starts, the calls, the locks, and the access itself. */
function describeFlow(side: Side, context: ReportContext): Sarif.CodeFlow {
  const access: PathStep = { kind: 'access', span: side.span, text: describeSide(side) };
  return {
    message: { text: asSentence(`the way to the ${accessNoun(side.kind)} in '${side.func}'`) },
    threadFlows: [
      {
        locations: [...side.via, access].map((step) => ({
          kinds: flowKinds[step.kind],
          location: labelledLocation(step.span, step.text, context),
          importance: step.kind === 'access' ? 'essential' : 'important',
        })),
      },
    ],
  };
}

/** None where a text is gone: half a fix is worse than none. */
function describeFix(fix: Fix, context: ReportContext): Sarif.Fix[] {
  if (fix.edits.length === 0) return [];
  const changes = new Map<string, Sarif.Replacement[]>();
  for (const { span, newText } of fix.edits) {
    const text = context.texts(span.path);
    if (text === undefined) return [];
    const start = text.position(span.start);
    const end = text.position(span.end);
    const deletedRegion = {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
    const replacement = { deletedRegion, insertedContent: { text: newText } };
    changes.set(span.path, [...(changes.get(span.path) ?? []), replacement]);
  }
  const artifactChanges = [...changes].map(([path, replacements]) => ({
    artifactLocation: artifactLocation(path, context),
    replacements,
  }));
  return [{ description: { text: asSentence(fix.title) }, artifactChanges }];
}
