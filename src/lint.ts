// The pure pipeline on one screen: sources -> syntax -> model -> flow -> analysis -> rules -> Report. No disk, no console.
import { analyze, type Facts, type Walker } from './analysis/index.js';
import { type Confidence, compareFindings, type Problem, type Report } from './finding.js';
import { buildFlow, type FlowContext, type FlowGraph, homeMadeLocks, initializedIn } from './flow/index.js';
import { callbackIn, declarations, effectOf, handlerShapes, type Knowledge, noKnowledge } from './knowledge/index.js';
import { buildProgram, type Func, type Program } from './model/index.js';
import type { Rule } from './rule.js';
import { applyDirectives, type Directive, readDirectives } from './suppress/index.js';
import type { SourceParser, SyntaxFile } from './syntax/index.js';
import type { Importer, PackageSources, Resolver } from './text/package-sources.js';
import { LineIndex, type SourceText } from './text/source-text.js';
import { wordFindings } from './wording.js';

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

/** What was read, by path, and what could not be. */
interface Read {
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly files: ReadonlyMap<string, SyntaxFile>;
  readonly problems: readonly Problem[];
}

export function lint(input: LintInput): Report {
  const { rules, options } = input;
  const start = performance.now();
  // The order in which sources come in decides nothing.
  const packages = [...input.packages].sort((a, b) => compare(a.dir, b.dir) || compare(a.importPath, b.importPath));
  const { sources, files, problems } = read(packages, input.parser);
  const program = buildProgram({
    packages,
    parse: (source, how) => input.parser.parse(source, how),
    resolveImport: input.resolve,
    importer: input.importer,
    declarations,
    syntax: (path) => files.get(path),
  });
  const facts = factsOf(program, options.knowledge ?? noKnowledge, input.walk);
  const worded = wordFindings(rules, facts, lineIndices(sources));
  const directives = directivesIn(sources, files, rules);
  const visible = worded.findings.filter((finding) => rank(finding.confidence) >= rank(options.minConfidence));
  const { kept, suppressed, unused } = applyDirectives(visible.sort(compareFindings), directives.found, (path) =>
    sources.get(path),
  );
  const all = [...files.values()];
  return {
    findings: kept,
    suppressed,
    problems: [...problems, ...worded.problems, ...directives.problems, ...(options.reportUnusedIgnores ? unused : [])],
    rules: rules.map((rule) => rule.info),
    stats: {
      packages: packages.filter((p) => p.target).length,
      files: files.size,
      lines: all.reduce((sum, file) => sum + file.lines, 0),
      unparsed: all.filter((file) => file.problems.length > 0).length,
      milliseconds: performance.now() - start,
    },
  };
}

function read(packages: readonly PackageSources[], parser: SourceParser): Read {
  const sources = new Map<string, SourceText>();
  const files = new Map<string, SyntaxFile>();
  const problems: Problem[] = [];
  for (const source of packages.flatMap((one) => one.files)) {
    sources.set(source.path, source);
    const file = parser.parse(source);
    files.set(source.path, file);
    for (const { message, span } of file.problems) problems.push({ kind: 'syntax', message, path: source.path, span });
  }
  return { sources, files, problems };
}

/** Flow graphs of all functions, and what they say together. `own`: the user's rows of the knowledge tables come first. */
function factsOf(program: Program, own: Knowledge, walk: Walker | undefined): Facts {
  const locks = homeMadeLocks(program);
  const context: FlowContext = {
    program,
    effectOf: (key) => (Object.hasOwn(own.effects, key) ? own.effects[key] : (effectOf(key) ?? locks.get(key))),
    callbackIn: (field) => (Object.hasOwn(own.callbackFields, field) ? own.callbackFields[field] : callbackIn(field)),
  };
  const graphs: FlowGraph[] = [];
  // Literals follow the function that they lie in: when the next one is declared, all of it has its graphs.
  let declared: Func | undefined;
  for (const func of program.functions) {
    if (!func.parent) {
      if (declared) program.letGoOfBody(declared);
      declared = func;
    }
    graphs.push(buildFlow(context, func, program.resolve(func)));
  }
  return analyze(program, graphs, [...handlerShapes, ...own.handlerShapes], initializedIn(program), walk);
}

function directivesIn(
  sources: ReadonlyMap<string, SourceText>,
  files: ReadonlyMap<string, SyntaxFile>,
  rules: readonly Rule[],
): { readonly found: readonly Directive[]; readonly problems: readonly Problem[] } {
  const ruleIds = rules.map((rule) => rule.info.id);
  const each = [...files].map(([path, file]) => readDirectives(sources.get(path)!, file, ruleIds));
  return { found: each.flatMap((one) => one.directives), problems: each.flatMap((one) => one.problems) };
}

/** Where the lines of a file begin, looked for when the first finding there asks. */
function lineIndices(sources: ReadonlyMap<string, SourceText>): (path: string) => LineIndex | undefined {
  const indices = new Map<string, LineIndex>();
  return (path) => {
    let index = indices.get(path);
    const source = sources.get(path);
    if (!index && source) {
      index = new LineIndex(source.text);
      indices.set(path, index);
    }
    return index;
  };
}

function rank(confidence: Confidence): number {
  return { low: 0, medium: 1, high: 2 }[confidence];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
