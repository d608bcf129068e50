// argv, environment and config file in; one validated Options out. Nothing after this looks at raw settings again.
//
// Command line over config file over defaults. A mistake throws a UserError with the nearest known name.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Confidence, Severity } from '../finding.js';
import { type Knowledge, noKnowledge } from '../knowledge/effect.js';
import { suggestion } from '../text/nearest.js';
import { type CommandName, commands, parseArguments } from './arguments.js';
import { type ConfigFile, checkRule, findConfigFile, readConfigFile } from './config-file.js';
import { defaults, type SettingValues, settings } from './settings.js';
import { UserError } from './user-error.js';

export { suggestion } from '../text/nearest.js';
export { type CommandName, commands } from './arguments.js';
export type { RuleLevel } from './config-file.js';
export { helpText } from './help.js';
export { UserError } from './user-error.js';

/** What the outside world tells: handed in by the driver. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node's names: `linux`, `win32`; `x64`, `arm64`. */
  readonly platform: string;
  readonly arch: string;
}

/** Globs, and the directory they are relative to. */
export interface Exclusion {
  readonly dir: string;
  readonly globs: readonly string[];
}

export interface Options {
  readonly command: CommandName;
  readonly operands: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  readonly patterns: readonly string[];
  readonly tests: boolean;
  readonly build: { readonly goos: string; readonly goarch: string; readonly tags: readonly string[] };
  readonly exclude: readonly Exclusion[];
  readonly includeGenerated: boolean;
  readonly threads?: number;
  /** Absolute; undefined for no cache. */
  readonly cacheDir?: string;
  readonly minConfidence: Confidence;
  /** Rules that run, with the severity that replaces their own, if any. */
  readonly rules: ReadonlyMap<string, Severity | undefined>;
  readonly failOn: Severity | 'never';
  /** Only findings with a site in lines changed since then. */
  readonly newFrom?: { readonly ref: string; readonly mergeBase: boolean };
  /** Absolute. */
  readonly baseline?: string;
  readonly reportUnusedIgnores: boolean;
  readonly addIgnore?: string;
  readonly strict: boolean;
  readonly allowEmpty: boolean;
  readonly format: string;
  readonly outputs: readonly { readonly format: string; readonly file: string }[];
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly stats: boolean;
  readonly json: boolean;
  /** The config file that was read. */
  readonly configFile?: string;
  /** Extra rows for the knowledge tables, from the config file. */
  readonly knowledge: Knowledge;
  /** All settings as they hold, and where each comes from: for `config show`. */
  readonly effective: readonly { readonly name: string; readonly value: unknown; readonly from: string }[];
}

export async function resolveOptions(
  argv: readonly string[],
  surroundings: Surroundings,
  knownRules: readonly string[],
  knownFormats: readonly string[],
): Promise<Options> {
  const { command, operands, given } = parseArguments(argv);
  const cwd = path.resolve(surroundings.cwd, given.directory ?? '');
  if (!existsSync(cwd)) throw new UserError(`no such directory: ${given.directory ?? '.'}`);
  if (!statSync(cwd).isDirectory()) throw new UserError(`${given.directory} is no directory`);
  checkOperands(command, operands);
  if (command === 'lint') checkCommand(operands[0], cwd);
  if (command === 'lint' && given.json) throw new UserError('for findings as JSON say --format json');
  const file = await chooseConfigFile(command, given, cwd, knownRules);
  const values = mergeSettings(given, file, surroundings);
  checkTogether(values);

  const format = values.format;
  const isFileFormat = given.format === undefined && file?.given.format !== undefined;
  checkFormat(format, knownFormats, isFileFormat ? `format in ${path.basename(file.path)}` : '--format');
  const outputs = values.output.map((one) => parseOutput(one, cwd, knownFormats));
  const ref = values['new-from-rev'] ?? values['new-from-merge-base'];
  return {
    command,
    operands,
    cwd,
    patterns: command === 'lint' && operands.length > 0 ? operands : ['./...'],
    tests: values.tests,
    build: { goos: values.goos, goarch: values.goarch, tags: values.tags },
    exclude: [
      ...(file?.given.exclude ? [{ dir: path.dirname(file.path), globs: file.given.exclude }] : []),
      ...(given.exclude ? [{ dir: cwd, globs: given.exclude }] : []),
    ],
    includeGenerated: values['include-generated'],
    ...(values.threads !== undefined && { threads: values.threads }),
    ...cacheDirectory(values, cwd, surroundings),
    minConfidence: values['min-confidence'],
    rules: chooseRules(given, file, knownRules),
    failOn: values['exit-zero'] ? 'never' : values['fail-on'],
    ...(ref !== undefined && { newFrom: { ref, mergeBase: values['new-from-rev'] === undefined } }),
    ...(values.baseline !== undefined && { baseline: path.resolve(cwd, values.baseline) }),
    reportUnusedIgnores: values['report-unused-ignores'],
    ...(values['add-ignore'] !== undefined && { addIgnore: values['add-ignore'] }),
    strict: values.strict,
    allowEmpty: values['allow-empty'],
    format,
    outputs,
    color: values.color,
    quiet: values.quiet,
    verbose: values.verbose,
    stats: values.stats,
    json: values.json,
    ...(file && { configFile: file.path }),
    knowledge: file?.knowledge ?? noKnowledge,
    effective: listEffective(values, given, file),
  };
}

/** Where systems keep what can be made again. A user without a home has no cache, unless told where. */
function cacheDirectory(values: SettingValues, cwd: string, { env, platform }: Surroundings): { cacheDir?: string } {
  if (values['no-cache']) return {};
  if (values['cache-dir'] !== undefined) return { cacheDir: path.resolve(cwd, values['cache-dir']) };
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local, HOME: home } = env;
  const inHome = home && (platform === 'darwin' ? path.join(home, 'Library', 'Caches') : path.join(home, '.cache'));
  const base = xdg && path.isAbsolute(xdg) ? xdg : platform === 'win32' ? local : inHome;
  return base && path.isAbsolute(base) ? { cacheDir: path.join(base, 'go-map-lint') } : {};
}

/** A first word that is no path, and nearly a command, was meant to be one. */
function checkCommand(word: string | undefined, cwd: string): void {
  if (word === undefined || !/^[a-z]+$/.test(word) || existsSync(path.resolve(cwd, word))) return;
  const hint = suggestion(word, commands);
  if (hint !== '' && word !== 'all') throw new UserError(`unknown command ${word}${hint}`);
}

/** Commands that only print something about the tool do not stumble over a broken config file. */
async function chooseConfigFile(
  command: CommandName,
  given: Partial<SettingValues>,
  cwd: string,
  knownRules: readonly string[],
): Promise<ConfigFile | undefined> {
  if (given['no-config'] || command === 'help' || command === 'version' || command === 'explain') return undefined;
  const file = given.config === undefined ? findConfigFile(cwd) : path.resolve(cwd, given.config);
  return file === undefined ? undefined : readConfigFile(file, knownRules);
}

function mergeSettings(
  given: Partial<SettingValues>,
  file: ConfigFile | undefined,
  { env, platform, arch }: Surroundings,
): SettingValues {
  return {
    ...defaults,
    goos: env['GOOS'] || (platform === 'win32' ? 'windows' : platform === 'sunos' ? 'solaris' : platform),
    goarch: env['GOARCH'] || (GOARCH_OF[arch] ?? arch),
    ...file?.given,
    ...given,
  };
}

const GOARCH_OF: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', mipsel: 'mipsle' };

/** What would be passed over in silence was meant to do something. */
function checkOperands(command: CommandName, operands: readonly string[]): void {
  // An empty variable of a shell.
  if (command === 'lint' && operands.includes('')) throw new UserError('a pattern is empty; ./... is all packages');
  const [first] = operands;
  if (first !== undefined && (command === 'rules' || command === 'version'))
    throw new UserError(`${command} takes no argument; what is ${first}?`);
}

function checkTogether(values: SettingValues): void {
  for (const name of ['new-from-rev', 'new-from-merge-base'] as const) {
    if (values[name]?.trim() === '') throw new UserError(`--${name} needs a revision, and what it was given is empty`);
  }
  if (values['new-from-rev'] !== undefined && values['new-from-merge-base'] !== undefined) {
    throw new UserError('--new-from-rev and --new-from-merge-base exclude each other');
  }
  if (values.config !== undefined && values['no-config']) {
    throw new UserError('--config and --no-config exclude each other');
  }
  if (values['add-ignore'] !== undefined && values['add-ignore'].trim() === '') {
    throw new UserError('--add-ignore needs a reason that will stand in the comment');
  }
}

function checkFormat(format: string, known: readonly string[], where: string): void {
  if (known.includes(format)) return;
  throw new UserError(`unknown format ${format} for ${where}${suggestion(format, known) || `: ${known.join(', ')}`}`);
}

function parseOutput(written: string, cwd: string, knownFormats: readonly string[]): { format: string; file: string } {
  const equals = written.indexOf('=');
  const [format, file] = [written.slice(0, equals), written.slice(equals + 1)];
  if (equals < 1 || file === '')
    throw new UserError(`--output wants FORMAT=FILE, as sarif=report.sarif, not ${written}`);
  checkFormat(format, knownFormats, '--output');
  return { format, file: path.resolve(cwd, file) };
}

function chooseRules(
  given: Partial<SettingValues>,
  file: ConfigFile | undefined,
  knownRules: readonly string[],
): ReadonlyMap<string, Severity | undefined> {
  for (const rule of given.enable ?? []) checkRule(rule, knownRules, 'after --enable');
  for (const rule of given.disable ?? []) checkRule(rule, knownRules, 'after --disable');
  const rules = new Map<string, Severity | undefined>();
  for (const rule of knownRules) {
    const level = file?.rules.get(rule) ?? 'on';
    const enabled = given.enable?.includes(rule) || level !== 'off';
    if (!enabled || given.disable?.includes(rule)) continue;
    rules.set(rule, level === 'on' || level === 'off' ? undefined : level);
  }
  return rules;
}

function listEffective(
  values: SettingValues,
  given: Partial<SettingValues>,
  file: ConfigFile | undefined,
): Options['effective'] {
  const rows = settings
    .filter(({ inFile }) => inFile)
    .map(({ name }) => ({
      name: name as string,
      value: values[name],
      from: name in given ? 'command line' : file && name in file.given ? path.basename(file.path) : 'default',
    }));
  if (!file) return rows;
  const from = path.basename(file.path);
  return [
    ...rows,
    { name: 'rules', value: Object.fromEntries(file.rules), from },
    { name: 'knowledge', value: file.knowledge, from },
  ];
}
