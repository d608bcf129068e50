// The shell: argv -> config -> load -> lint -> report -> exit code. The only user of process.* and console.
//
// Findings go to stdout; progress, warnings and the footer to stderr. Exit 0 nothing to report, 1 findings, 2 trouble.
// The exit code is set, never forced, so that stdout is flushed. No handler for SIGINT is installed: its default action
// ends the process at once, also in the middle of the analysis, and a shell sees 130.
// The pipeline is imported where it is run: `explain` and a slip in a flag start in half the time without it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ruleInfos, rules } from '../rules/index.js';
import {
  type Analysed as AnalysedProgram,
  type AnalysisSettings,
  analyseProgram,
  type CachePlace,
  readBinaries,
} from './analyse.js';
import { CacheFolder, hashProgram } from './cache/index.js';
import {
  commands,
  helpText,
  type Options,
  resolveOptions,
  type Surroundings,
  suggestion,
  UserError,
} from './config/index.js';
import type { Finding, Problem, Report, RuleInfo, Severity } from './finding.js';
import type { Components, Loaded } from './load/index.js';
import { needsMoreRoom } from './memory.js';
import { mergeReports, sayCacheUse } from './merge.js';
import type { ParsingThreads } from './parsing-threads.js';
import {
  type FormatName,
  formatFooter,
  formatNames,
  formatOverview,
  formatProblem,
  formatRule,
  formatRuleList,
  formatters,
  type ReportContext,
  type RepositoryRoot,
} from './report/index.js';
import {
  addIgnores,
  type Baseline,
  baselineOf,
  keepBack,
  onlyNew,
  parseBaseline,
  parseDiff,
  printBaseline,
  pruned,
  withoutFiles,
} from './suppress/index.js';
import type { ModuleInfo } from './text/package-sources.js';
import { LineIndex } from './text/source-text.js';
import { optimiseLater } from './tiering.js';
import { toolUri, version } from './version.js';
import type { WorkerTask } from './worker.js';

const defaultBaseline = '.go-map-lint-baseline.json';
/** What a thread runs that analyses programs. */
const workerFile = new URL('./worker.js', import.meta.url);

const surroundings: Surroundings = {
  cwd: process.cwd(),
  env: process.env,
  platform: process.platform,
  arch: process.arch,
};

async function run(argv: readonly string[]): Promise<number> {
  if (isVetInvocation(argv)) return runVet(argv);
  const ruleIds = ruleInfos.map(({ id }) => id);
  const options = await resolveOptions(argv, surroundings, ruleIds, formatNames);
  switch (options.command) {
    case 'lint':
      return runLint(options);
    case 'baseline':
      return runBaseline(options);
    case 'explain':
      return explain(options);
    case 'rules':
      return listRules(options);
    case 'config':
      return showConfig(options);
    case 'cache':
      return runCache(options);
    case 'version':
      print(options.json ? json({ version, node: process.versions.node }) : `go-map-lint ${version}\n`);
      return 0;
    case 'help':
      return help(options);
  }
}

/** Words that no person types: those of the go command. */
function isVetInvocation(argv: readonly string[]): boolean {
  return argv.includes('-V=full') || (argv.length === 1 && argv[0] === '-flags') || /\.cfg$/.test(argv.at(-1) ?? '');
}

/** What `go vet -vettool` asks: for flags and identity, or about one package. */
async function runVet(argv: readonly string[]): Promise<number> {
  // It is about one package.
  optimiseLater(0);
  const { answerVet } = await import('./vettool.js');
  const ruleIds = ruleInfos.map(({ id }) => id);
  const { stdout, stderr, code } = await answerVet(argv, {
    cwd: surroundings.cwd,
    env: surroundings.env,
    version,
    programDir: path.dirname(fileURLToPath(import.meta.url)),
    optionsFor: (flags, dir) => resolveOptions(flags, { ...surroundings, cwd: dir }, ruleIds, formatNames),
    openParser: async () => (await import('./syntax/index.js')).initParser(readBinaries()),
    rules,
    contextFor: (source) => plainContext(source, { prefix: '' }),
    filter: filterForVet,
  });
  print(stdout);
  if (stderr !== '') warn(stderr);
  return code;
}

/** Go fails on whatever it is told, so findings below --fail-on are not told; nor are those of the baseline. */
function filterForVet(whole: Report, options: Options): Report {
  const findings = whole.findings
    .map((finding) => withSeverity(finding, options.rules.get(finding.rule)))
    .filter((finding) => reaches(finding, options));
  const report = { ...whole, findings };
  return options.baseline === undefined ? report : keepBack(report, readBaseline(options.baseline)).report;
}

async function runLint(options: Options): Promise<number> {
  const analysed = await analyse(options, options.patterns);
  const problems: Problem[] = [];
  let report = withoutFiles(analysed.report, analysed.unreported);
  if (options.newFrom) {
    const { diffSince } = await import('./load/index.js');
    const { diff, untracked } = diffSince(options.cwd, options.newFrom.ref, options.newFrom.mergeBase);
    const whole = untracked.map((file) => [file, [[1, Number.POSITIVE_INFINITY]]] as const);
    report = onlyNew(report, new Map([...parseDiff(diff), ...whole]), analysed.source);
  }
  if (options.baseline !== undefined) {
    const result = keepBack(report, readBaseline(options.baseline));
    report = result.report;
    if (result.stale.length > 0 && options.patterns.every((pattern) => pattern === './...')) {
      const count = result.stale.reduce((sum, entry) => sum + entry.count, 0);
      const [exist, them] = count === 1 ? ['exists', 'it'] : ['exist', 'them'];
      const message = `${count} of the baseline's findings no longer ${exist}; go-map-lint baseline prune removes ${them}`;
      problems.push({ kind: 'directive', message });
    }
  }
  if (options.addIgnore !== undefined) return writeIgnores(options, report, options.addIgnore);

  const context = reportContext(options, analysed, true);
  print(formatOf(options.format)(report, context));
  const plain = reportContext(options, analysed, false);
  for (const { format, file } of options.outputs) writeFile(file, formatOf(format)(report, plain));
  sayClosing(options, report, [...report.problems, ...problems], analysed);
  return exitCodeOf(report, options);
}

/** A report to which no filter has been applied yet, and what it is about. */
interface Analysed {
  readonly report: Report;
  readonly source: Loaded['source'];
  readonly unreported: ReadonlySet<string>;
  readonly modules: readonly ModuleInfo[];
  readonly root: RepositoryRoot;
}

/** Everything between the options and a report. */
async function analyse(options: Options, patterns: readonly string[]): Promise<Analysed> {
  const start = performance.now();
  const { findComponents, findRepository, load, openSources } = await import('./load/index.js');
  const { cwd, tests, build, exclude, allowEmpty } = options;
  const loading = { cwd, patterns, tests, build, exclude, allowEmpty, env: { ...process.env } };
  say(options, 'loading');
  const found = withRoom(await findComponents(loading));
  const afterLoad = performance.now();
  const settings = settingsOf(options);
  const cache = findCache(options);
  optimiseLater(found.components.reduce((sum, { size }) => sum + size, 0));
  const announce = (packages: number) => say(options, `analysing ${packages} packages`);
  const parts = found.sole
    ? [await analyseProgram(found.sole, () => load(loading), settings, cache, parsingThreads(options), announce)]
    : await analyseEach(found, { load: loading, settings, cache }, options);
  say(options, undefined);
  const end = performance.now();
  const merged = found.sole
    ? parts[0]!.report
    : mergeReports(
        parts.map(({ report }) => report),
        found.problems,
      );
  if (options.stats) {
    const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
    const peak = `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`;
    const cacheUse = sayCacheUse(parts.map((part) => part.cacheUse));
    warn(`load ${seconds(afterLoad - start)}, analyse ${seconds(end - afterLoad)}, ${peak}, ${cacheUse}\n`);
  }
  const report: Report = {
    ...merged,
    rules: ruleInfos.filter(({ id }) => options.rules.has(id)),
    findings: merged.findings.map((finding) => withSeverity(finding, options.rules.get(finding.rule))),
    stats: { ...merged.stats, milliseconds: Math.round(end - start) },
  };
  return {
    report,
    source: found.sole?.source ?? openSources(cwd),
    unreported: new Set(parts.flatMap((part) => [...part.unreported])),
    modules: parts.flatMap((part) => part.modules),
    root: findRepository(cwd),
  };
}

/** One program alone is read again by a thread of its own where it may need more memory than there is here. */
function withRoom(found: Components): Components {
  const isTooLarge = found.components.some(({ size }) => needsMoreRoom(size));
  return isTooLarge && existsSync(workerFile) ? { ...found, sole: undefined } : found;
}

/** Threads that help to parse a program that is analysed here. */
function parsingThreads({ threads = availableParallelism() }: Options): ParsingThreads | undefined {
  const script = new URL('./parse-worker.js', import.meta.url);
  return existsSync(script) ? { threads, script: script.href } : undefined;
}

/** A run over several modules that do not import one another: each with what belongs to it by itself. */
async function analyseEach(
  { components }: Components,
  task: Omit<WorkerTask, 'parsing'>,
  options: Options,
): Promise<AnalysedProgram[]> {
  const { analyseComponents } = await import('./components.js');
  const worker = existsSync(workerFile) ? workerFile : undefined;
  const threads = { count: options.threads ?? availableParallelism(), worker, parsing: parsingThreads(options) };
  return analyseComponents(components, task, threads, (done) =>
    say(options, `analysing, ${done} of ${components.length} programs done`),
  );
}

function settingsOf(options: Options): AnalysisSettings {
  const { minConfidence, includeGenerated, reportUnusedIgnores, knowledge } = options;
  const enabled = ruleInfos.map(({ id }) => id).filter((id) => options.rules.has(id));
  return { rules: enabled, minConfidence, includeGenerated, reportUnusedIgnores, knowledge };
}

/** Undefined without a cache, and where the program does not run from its bundle, whose files tell which build it is. */
function findCache(options: Options): CachePlace | undefined {
  const programDir = path.dirname(fileURLToPath(import.meta.url));
  if (options.cacheDir === undefined || !existsSync(path.join(programDir, 'web-tree-sitter.wasm'))) return undefined;
  return { dir: options.cacheDir, tool: [version, hashProgram(programDir), process.version] };
}

function withSeverity(finding: Finding, severity: Severity | undefined): Finding {
  return severity === undefined ? finding : { ...finding, severity };
}

const severities: readonly Severity[] = ['note', 'warning', 'error'];

function exitCodeOf({ findings, problems }: Report, options: Options): number {
  const has = (...kinds: Problem['kind'][]) => problems.some(({ kind }) => kinds.includes(kind));
  if (has('usage', 'module', 'internal') || (options.strict && has('syntax', 'unreadable'))) return 2;
  if (findings.some((finding) => reaches(finding, options))) return 1;
  return options.reportUnusedIgnores && has('directive') ? 1 : 0;
}

function reaches({ severity }: Finding, { failOn }: Options): boolean {
  return failOn !== 'never' && severities.indexOf(severity) >= severities.indexOf(failOn);
}

/** Trouble is always told, even with --quiet, when it decides the exit code. */
function sayClosing(options: Options, report: Report, problems: readonly Problem[], analysed: Analysed): void {
  const context = { ...reportContext(options, analysed, false), color: wantsColor(options, process.stderr.isTTY) };
  for (const problem of problems) {
    const serious = problem.kind === 'usage' || problem.kind === 'module' || problem.kind === 'internal';
    if (serious || !options.quiet) warn(`go-map-lint: ${formatProblem(problem, context)}`);
  }
  if (options.verbose) {
    for (const { path: name, dir } of analysed.modules) warn(`module ${name || '(no go.mod)'} in ${dir || '.'}\n`);
    warn(`config ${options.configFile ?? 'none'}; ${options.build.goos}/${options.build.goarch}\n`);
  }
  // What is recorded in a baseline is counted in another way.
  if (options.quiet || options.command === 'baseline') return;
  // On a terminal the footer stands right below the last finding.
  if (report.findings.length > 0 && options.format === 'full' && process.stdout.isTTY) warn('\n');
  warn(formatFooter(report, context));
  if (options.format === 'full') warn(formatOverview(report));
}

async function runBaseline(options: Options): Promise<number> {
  const [verb, ...patterns] = options.operands;
  if (verb !== 'update' && verb !== 'prune') throw new UserError('say baseline update or baseline prune');
  const file = options.baseline ?? path.join(options.cwd, defaultBaseline);
  const analysed = await analyse(options, patterns.length > 0 ? patterns : ['./...']);
  const kept = withoutFiles(analysed.report, analysed.unreported);
  const before = existsSync(file) ? readBaseline(file) : undefined;
  if (verb === 'prune' && before === undefined) throw new UserError(`there is no baseline ${file}`);
  const after = verb === 'prune' && before ? pruned(before, keepBack(kept, before).stale) : baselineOf(kept.findings);
  writeFile(file, printBaseline(after));
  const total = (baseline: Baseline | undefined) =>
    baseline?.findings.reduce((sum, entry) => sum + entry.count, 0) ?? 0;
  sayClosing(options, { ...kept, findings: [] }, kept.problems, analysed);
  print(`${path.relative(options.cwd, file)}: ${counted(total(after), 'finding')} recorded, ${total(before)} before\n`);
  return exitCodeOf({ ...kept, findings: [] }, options);
}

function readBaseline(file: string): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`cannot read the baseline ${file}; go-map-lint baseline update writes one`);
  }
  const baseline = parseBaseline(text);
  if (!baseline) throw new UserError(`${file} is no baseline of go-map-lint`);
  return baseline;
}

function writeIgnores(options: Options, report: Report, reason: string): number {
  const files = new Set(report.findings.map(({ primary }) => primary.span.path));
  for (const name of files) {
    const file = path.resolve(options.cwd, name);
    const written = readFileSync(file, 'utf8');
    // Offsets are those of the text without its byte order mark.
    const mark = written.startsWith('\uFEFF') ? '\uFEFF' : '';
    const inFile = report.findings.filter(({ primary }) => primary.span.path === name);
    writeFile(file, mark + addIgnores(written.slice(mark.length), inFile, reason));
  }
  print(`ignored from now on: ${counted(report.findings.length, 'finding')} in ${counted(files.size, 'file')}\n`);
  return 0;
}

function help({ operands: [topic] }: Options): number {
  const command = commands.find((name) => name === topic);
  if (topic !== undefined && command === undefined) {
    const isRule = ruleInfos.some(({ id }) => id === topic);
    const hint = isRule ? `; see go-map-lint explain ${topic}` : suggestion(topic, commands);
    throw new UserError(`there is no command ${topic}${hint || '; see go-map-lint help'}`);
  }
  print(helpText(command, formatNames));
  return 0;
}

function explain(options: Options): number {
  const [id, ...more] = options.operands;
  if (id === undefined || more.length > 0) throw new UserError('say which rule to explain: go-map-lint explain RULE');
  const rule = ruleInfos.find((one) => one.id === id || one.name === id);
  if (!rule) {
    const hint = suggestion(
      id,
      ruleInfos.map((one) => one.id),
    );
    throw new UserError(`unknown rule ${id}${hint || '; go-map-lint rules lists them'}`);
  }
  print(options.json ? json(plainRule(rule)) : formatRule(rule, terminalContext(options)));
  return 0;
}

function listRules(options: Options): number {
  if (options.json) {
    print(json(ruleInfos.map(plainRule)));
    return 0;
  }
  const severityOf = (rule: RuleInfo) =>
    options.rules.has(rule.id) ? (options.rules.get(rule.id) ?? rule.severity) : undefined;
  const rows = ruleInfos.map((rule) => ({ rule, severity: severityOf(rule) }));
  print(formatRuleList(rows, terminalContext(options)));
  return 0;
}

/** Without the functions that a rule carries beside its documentation. */
function plainRule({ id, name, severity, summary, description, bad, good, misses, tags }: RuleInfo): RuleInfo {
  return { id, name, severity, summary, description, bad, good, misses, tags };
}

function showConfig(options: Options): number {
  const [verb, ...more] = options.operands;
  if ((verb !== 'show' && verb !== 'verify') || more.length > 0)
    throw new UserError('say config show or config verify');
  const file = options.configFile;
  if (verb === 'verify') {
    print(file ? `${path.relative(options.cwd, file)} is right\n` : 'there is no config file; defaults hold\n');
  } else if (options.json) {
    print(json(Object.fromEntries(options.effective.map(({ name, value }) => [name, value]))));
  } else {
    for (const { name, value, from } of options.effective) {
      if (value !== undefined) print(`${`${name}: ${JSON.stringify(value)}`.padEnd(36)}  # ${from}\n`);
    }
  }
  return 0;
}

function runCache({ operands: [verb, ...more], cacheDir }: Options): number {
  if (verb !== 'clean' || more.length > 0) throw new UserError('say cache clean');
  if (cacheDir === undefined) throw new UserError('there is no cache directory; --cache-dir names one');
  const { entries, bytes } = new CacheFolder(cacheDir).clean();
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  print(`${cacheDir}: ${counted(entries, 'run')} removed, ${megabytes} MB\n`);
  return 0;
}

function formatOf(name: string): (report: Report, context: ReportContext) => string {
  return formatters[name as FormatName];
}

/** `forTerminal`: what goes to stdout; files are plain. */
function reportContext(options: Options, { source, root }: Analysed, forTerminal: boolean): ReportContext {
  return { ...plainContext(source, root), ...(forTerminal && terminal(options)) };
}

function plainContext(source: Loaded['source'], root: RepositoryRoot): ReportContext {
  const indexes = new Map<string, LineIndex | undefined>();
  const texts = (file: string): LineIndex | undefined => {
    if (!indexes.has(file)) {
      const text = source(file);
      indexes.set(file, text && new LineIndex(text.text));
    }
    return indexes.get(file);
  };
  return { texts, color: false, width: undefined, unicode: false, version, root, toolUri };
}

function terminalContext(options: Options): ReportContext {
  return { texts: () => undefined, ...terminal(options), version, root: { prefix: '' }, toolUri };
}

function terminal(options: Options): Pick<ReportContext, 'color' | 'width' | 'unicode'> {
  const { isTTY, columns } = process.stdout;
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  const isUtf8 = process.platform === 'win32' || /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
  return {
    color: wantsColor(options, isTTY),
    width: isTTY ? columns : undefined,
    unicode: isTTY && isUtf8 && TERM !== 'dumb',
  };
}

/** https://no-color.org, and FORCE_COLOR as Node reads it. */
function wantsColor({ color }: Options, isTTY: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (color !== 'auto') return color === 'always';
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (NO_COLOR) return false;
  return isTTY && TERM !== 'dumb';
}

function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function print(text: string): void {
  if (text !== '') process.stdout.write(text);
}

function warn(text: string): void {
  process.stderr.write(text);
}

/** A line of progress on a terminal, which the next one replaces; undefined takes it away. */
function say({ quiet }: Options, progress: string | undefined): void {
  if (!quiet && process.stderr.isTTY) warn(`\r\u001b[K${progress === undefined ? '' : `${progress} ...`}`);
}

// The reader has gone (`| head`): there is nobody to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    // A full disk: what was to be read is not all there, whatever else was found.
    if (stream === process.stdout) warn(`go-map-lint: cannot write the output: ${error.message}\n`);
    process.once('exit', () => {
      process.exitCode = 2;
    });
  });
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (process.stderr.isTTY) warn('\r\u001b[K');
  const reason =
    error instanceof UserError ? error.message : `internal error: ${error instanceof Error ? error.stack : error}`;
  warn(`go-map-lint: ${reason}\n`);
  process.exitCode = 2;
}
