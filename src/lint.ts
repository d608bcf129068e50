// The pure pipeline on one screen: sources -> syntax -> model -> flow -> analysis -> rules -> Report. No disk, no console.
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
import { analyze, crashes, ownedName, placeText, type Walker } from './analysis/index.js';
import { type Confidence, compareFindings, type Finding, type Problem, type Report, type Severity } from './finding.js';
import { buildFlow, type FlowGraph, initializedIn } from './flow/index.js';
import {
  callbackIn,
  declarations,
  type Effect,
  effectOf,
  handlerShapes,
  type Knowledge,
  noKnowledge,
} from './knowledge/index.js';
import { buildProgram, type Func } from './model/index.js';
import type { Rule, RuleContext } from './rule.js';
import { applyDirectives, type Directive, readDirectives } from './suppress/index.js';
import type { SourceParser, SyntaxFile } from './syntax/index.js';
import type { Importer, PackageSources, Resolver } from './text/package-sources.js';
import { LineIndex, type SourceText } from './text/source-text.js';

export interface LintInput {
  readonly packages: readonly PackageSources[];
  readonly resolve: Resolver;
  readonly importer: Importer;
  readonly parser: SourceParser;
  /** Those that are enabled. */
  readonly rules: readonly Rule[];
  readonly options: {
    readonly minConfidence: Confidence;
    readonly includeGenerated?: boolean;
    readonly reportUnusedIgnores?: boolean;
    /** Extra rows for the knowledge tables. */
    readonly knowledge?: Knowledge;
  };
  /** How functions are walked; tests hold two ways against each other. */
  readonly walk?: Walker;
}

export function lint(input: LintInput): Report {
  const { parser, rules, options } = input;
  // The order in which sources come in decides nothing.
  const packages = [...input.packages].sort((a, b) => compare(a.dir, b.dir) || compare(a.importPath, b.importPath));
  const start = performance.now();
  const problems: Problem[] = [];
  const sources = new Map<string, SourceText>();
  const files = new Map<string, SyntaxFile>();
  for (const { files: texts } of packages) {
    for (const source of texts) {
      sources.set(source.path, source);
      const file = parser.parse(source);
      files.set(source.path, file);
      for (const { message, span } of file.problems)
        problems.push({ kind: 'syntax', message, path: source.path, span });
    }
  }
  const program = buildProgram({
    packages,
    parse: (source, how) => parser.parse(source, how),
    resolveImport: input.resolve,
    importer: input.importer,
    declarations,
    syntax: (path) => files.get(path),
  });
  const graphs: FlowGraph[] = [];
  const own = options.knowledge ?? noKnowledge;
  const known = (key: string): Effect | undefined =>
    Object.hasOwn(own.effects, key) ? own.effects[key] : effectOf(key);
  const keptIn = (field: string): ReturnType<typeof callbackIn> =>
    Object.hasOwn(own.callbackFields, field) ? own.callbackFields[field] : callbackIn(field);
  // Literals follow the function that they lie in: when the next one is declared, all of it has its graphs.
  let declared: Func | undefined;
  for (const func of program.functions) {
    if (!func.parent) {
      if (declared) program.letGoOfBody(declared);
      declared = func;
    }
    graphs.push(buildFlow({ program, effectOf: known, callbackIn: keptIn }, func, program.resolve(func)));
  }
  const shapes = [...handlerShapes, ...own.handlerShapes];
  const facts = analyze(program, graphs, shapes, initializedIn(program), input.walk);

  const indices = new Map<string, LineIndex>();
  const texts = (path: string): LineIndex | undefined => {
    let index = indices.get(path);
    const source = sources.get(path);
    if (!index && source) {
      index = new LineIndex(source.text);
      indices.set(path, index);
    }
    return index;
  };
  const findings: Finding[] = [];
  for (const rule of rules) {
    const context: RuleContext = {
      conflicts: (kind) => facts.conflicts(kind),
      mapText: (conflict) => mapText(texts, conflict),
      whileText: (conflict) => (conflict.second ? whileText(texts, conflict.first, conflict.second) : ''),
      guardText: (conflict) => guardText(conflict),
      withoutText,
      advice: (conflict) => (conflict.kind === 'lazy' ? adviseLazy(conflict) : advise(conflict)),
      lockText,
      participle: (conflict) => participle(conflict.first.site.kind),
      mapName: ({ declaration, first }) => (declaration ? ownedName(declaration) : placeText(first.place)),
      report: (conflict, { message, help }) => {
        const { at, first, second, more, evidence, confidence, why, facts: known, guard } = conflict;
        const access = sideOf(texts, first);
        const primary = at ? { ...access, span: spanIn(at.func, at.pos, at.end), func: at.func.name } : access;
        const related = guard?.lock.span
          ? [{ span: guard.lock.span, text: `${guard.lock.name} is declared here` }]
          : [];
        for (const { func, pos, end } of guard ? [] : (conflict.passedOn ?? []))
          related.push({ span: spanIn(func, pos, end), text: 'two objects share the map from here on' });
        if (at) related.unshift({ span: access.span, text: `${access.expr} is touched here` });
        findings.push({
          rule: rule.info.id,
          severity: crashes(first.site.kind) ? severityOf(rule.info.severity, confidence) : 'note',
          confidence,
          message,
          map: identityOf(texts, conflict),
          primary,
          other: second && sideOf(texts, second),
          more: more.map((occurrence) => sideOf(texts, occurrence)),
          evidence,
          why,
          facts: known,
          related,
          help,
          fixes: [],
        });
      },
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
  const ruleIds = rules.map((rule) => rule.info.id);
  const directives: Directive[] = [];
  for (const [path, file] of files) {
    const read = readDirectives(sources.get(path)!, file, ruleIds);
    directives.push(...read.directives);
    problems.push(...read.problems);
  }
  const visible = findings.filter((finding) => rank(finding.confidence) >= rank(options.minConfidence));
  const { kept, suppressed, unused } = applyDirectives(visible.sort(compareFindings), directives, (path) =>
    sources.get(path),
  );
  if (options.reportUnusedIgnores) problems.push(...unused);
  let lines = 0;
  let unparsed = 0;
  for (const file of files.values()) {
    lines += file.lines;
    if (file.problems.length > 0) unparsed++;
  }
  return {
    findings: kept,
    suppressed,
    problems,
    rules: rules.map((rule) => rule.info),
    stats: {
      packages: packages.filter((p) => p.target).length,
      files: files.size,
      lines,
      unparsed,
      milliseconds: performance.now() - start,
    },
  };
}

function severityOf(severity: Severity, confidence: Confidence): Severity {
  if (severity === 'note') return 'note';
  return confidence === 'high' ? severity : 'warning';
}

function rank(confidence: Confidence): number {
  return { low: 0, medium: 1, high: 2 }[confidence];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
