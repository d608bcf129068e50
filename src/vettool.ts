// The tool that `go vet -vettool` runs: once to ask for its flags and its identity, then once for each package.
//
// In: argv as the go command writes it, and what the shell around has. Out: stdout, stderr, an exit status, and the files
// that vet.cfg names. The protocol is golang.org/x/tools/go/analysis/unitchecker's. What is asked hundreds of times in a
// run, packages of the standard library and of other people's modules, is answered before anything else is loaded.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashProgram } from './cache/index.js';
import type { Options } from './config/index.js';
import type { Report } from './finding.js';
import type { LintInput } from './lint.js';
import { findWorkspace, isForeign, loadUnit, parseUnit, type Unit } from './load/unit.js';
import type { ReportContext } from './report/index.js';
import { formatVet, formatVetJson, type VetContext } from './report/vet.js';
import type { GoParser } from './syntax/index.js';

/** What the tool has beside the command line. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  /** The directory of the program's own files. */
  readonly programDir: string;
  /** Options for the flags of a run in a directory. */
  readonly optionsFor: (flags: readonly string[], dir: string) => Promise<Options>;
  readonly openParser: () => Promise<GoParser>;
  readonly rules: LintInput['rules'];
  readonly contextFor: (source: Awaited<ReturnType<typeof loadUnit>>['source']) => ReportContext;
  /** The report without what the options filter: severities and the baseline. */
  readonly filter: (report: Report, options: Options) => Report;
}

export interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export async function answerVet(argv: readonly string[], surroundings: Surroundings): Promise<Answer> {
  const say = (stdout: string): Answer => ({ stdout, stderr: '', code: 0 });
  if (argv.includes('-V=full')) return say(`${await identity(surroundings)}\n`);
  if (argv.includes('-flags')) return say(`${JSON.stringify(flags, undefined, '\t')}\n`);
  const unit = parseUnit(readFileSync(argv.at(-1)!, 'utf8'));
  if (isForeign(unit, surroundings.env)) {
    writeOutputs(unit, { facts: new Uint8Array(), stdout: '' });
    return say('');
  }
  return checkUnit(unit, argv.slice(0, -1), surroundings);
}

// The questions before

/** As `go vet` lists them; those of ours are flags and settings of go-map-lint too. */
const flags = [
  { Name: 'json', Bool: true, Usage: 'emit JSON output' },
  { Name: 'c', Bool: false, Usage: 'display offending line with this many lines of context' },
  { Name: 'diff', Bool: true, Usage: 'with -fix, print the changes instead of making them' },
  { Name: 'fix', Bool: true, Usage: 'apply suggested fixes; there are none' },
  { Name: 'min-confidence', Bool: false, Usage: 'leave out findings below high, medium or low confidence' },
  { Name: 'fail-on', Bool: false, Usage: 'leave out findings below error, warning or note' },
  { Name: 'enable', Bool: false, Usage: 'rules to turn on, separated by commas' },
  { Name: 'disable', Bool: false, Usage: 'rules to turn off, separated by commas' },
  { Name: 'include-generated', Bool: true, Usage: 'report findings in generated files too' },
] as const;

/** Go caches answers under this line: it changes with the program, with what is configured, and with the baseline. */
async function identity({ version, programDir, optionsFor, cwd, env }: Surroundings): Promise<string> {
  const { effective, rules, knowledge, failOn, baseline } = await optionsFor([], findWorkspace(cwd, env));
  const config = createHash('sha256').update(JSON.stringify([effective, [...rules], knowledge, failOn]));
  if (baseline !== undefined) config.update(readFileSync(baseline));
  return `go-map-lint version v${version} program=${shortened(hashProgram(programDir))} cfg=${shortened(config.digest('hex'))}`;
}

function shortened(hash: string): string {
  return hash.slice(0, 16);
}

// A package

interface Request {
  readonly json: boolean;
  readonly fix: boolean;
  /** Lines of code around each place. */
  readonly contextLines: number | undefined;
  /** Those that choose what is found. */
  readonly settings: readonly string[];
}

async function checkUnit(unit: Unit, given: readonly string[], surroundings: Surroundings): Promise<Answer> {
  const { env, optionsFor, contextFor } = surroundings;
  const request = readFlags(given);
  const options = await optionsFor(request.settings, findWorkspace(unit.Dir, env));
  const { build, tests, exclude } = options;
  const loaded = await loadUnit(unit, { build, tests, exclude, env });
  const context: VetContext = {
    ...contextFor(loaded.source),
    absolute: (file) => path.resolve(loaded.root, file),
  };
  // The facts need no analysis, and what is found in a package that is only imported is not asked for.
  const report = unit.VetxOnly ? undefined : await lintUnit(loaded, options, surroundings);
  const trouble = report?.problems.find(({ kind }) => kind === 'internal')?.message;
  const wanted = report !== undefined && !request.fix;
  const tree = wanted && request.json ? formatVetJson(report, context, unit.ID, trouble) : '';
  writeOutputs(unit, { facts: loaded.facts, stdout: tree });
  const stdout = unit.Stdout === '' ? tree : '';
  if (!wanted || request.json) return { stdout, stderr: '', code: 0 };
  const lines = formatVet(report, context, request.contextLines);
  const stderr = trouble === undefined ? lines : `go-map-lint: ${trouble}\n${lines}`;
  return { stdout, stderr, code: stderr === '' ? 0 : 1 };
}

async function lintUnit(
  loaded: Awaited<ReturnType<typeof loadUnit>>,
  options: Options,
  { openParser, rules, filter }: Surroundings,
): Promise<Report> {
  const { lint } = await import('./lint.js');
  const { packages, resolve, importer, unreported } = loaded;
  const report = await lint({
    packages,
    resolve,
    importer,
    parser: await openParser(),
    rules: rules.filter(({ info }) => options.rules.has(info.id)),
    options: {
      minConfidence: options.minConfidence,
      includeGenerated: options.includeGenerated,
      knowledge: options.knowledge,
    },
  });
  const findings = report.findings.filter(
    (finding) => !unreported.has(finding.primary.span.path) && loaded.isFirstToSee(finding),
  );
  return filter({ ...report, findings }, options);
}

function readFlags(given: readonly string[]): Request {
  let json = false;
  let fix = false;
  let contextLines: number | undefined;
  const settings: string[] = [];
  for (let i = 0; i < given.length; i++) {
    const [, name = '', value] = /^--?([^=]+)(?:=(.*))?$/.exec(given[i]!) ?? [];
    const flag = flags.find((one) => one.Name === name);
    const on = value === undefined || value === 'true' || value === '1';
    if (name === 'json') json = on;
    else if (name === 'fix') fix = on;
    else if (name === 'c') contextLines = readCount(value ?? given[++i]);
    else if (flag?.Bool) settings.push(...(on && name !== 'diff' ? [`--${name}`] : []));
    // An unknown flag goes the same way, to the same complaint as on any command line.
    else settings.push(`--${name}=${value ?? (flag ? (given[++i] ?? '') : '')}`);
  }
  return { json, fix, contextLines, settings };
}

/** -1 is go's own "no lines". */
function readCount(value: string | undefined): number | undefined {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** Go takes a package whose facts file is missing for one that failed, and one without output for one that is clean. */
function writeOutputs(
  { VetxOutput, Stdout, FixArchive }: Unit,
  { facts, stdout }: { readonly facts: Uint8Array; readonly stdout: string },
): void {
  if (VetxOutput !== '') writeFileSync(VetxOutput, facts);
  if (Stdout !== '') writeFileSync(Stdout, stdout);
  if (FixArchive !== '') writeFileSync(FixArchive, emptyZip);
}

/** The end record of a zip file without members. */
const emptyZip = new Uint8Array([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);
