// Every setting of the tool, once: its name, values, default, help, and whether it may stand in the config file.
//
// The command line, the config file, `--help` and `config show` are all made from this table. Names are those of the
// flags; keys of the config file are the same words.

/** The value of a setting as written. */
export type SettingValue = string | number | boolean | readonly string[];

export type SettingName = keyof SettingValues;

/** All settings with their values; `undefined` where nothing was said and there is no default. */
export interface SettingValues {
  readonly tests: boolean;
  readonly tags: readonly string[];
  readonly goos: string;
  readonly goarch: string;
  readonly exclude: readonly string[];
  readonly 'include-generated': boolean;
  readonly 'fail-on': 'error' | 'warning' | 'note' | 'never';
  readonly 'exit-zero': boolean;
  readonly 'min-confidence': 'high' | 'medium' | 'low';
  readonly enable: readonly string[];
  readonly disable: readonly string[];
  readonly 'new-from-rev': string | undefined;
  readonly 'new-from-merge-base': string | undefined;
  readonly baseline: string | undefined;
  readonly 'report-unused-ignores': boolean;
  readonly 'add-ignore': string | undefined;
  readonly strict: boolean;
  readonly 'allow-empty': boolean;
  readonly format: string;
  readonly output: readonly string[];
  readonly color: 'auto' | 'always' | 'never';
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly stats: boolean;
  readonly config: string | undefined;
  readonly 'no-config': boolean;
  readonly threads: number | undefined;
  readonly 'cache-dir': string | undefined;
  readonly 'no-cache': boolean;
  readonly directory: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

export type Section = 'What is analysed' | 'What is reported' | 'Output' | 'Other';

export interface Setting {
  readonly name: SettingName;
  readonly type: 'boolean' | 'string' | 'list' | 'number';
  readonly section: Section;
  /** One or two lines, for `--help`. */
  readonly help: string;
  readonly short?: string;
  /** What the value is called in `--help`: `REF`. */
  readonly placeholder?: string;
  /** The values it may have. */
  readonly values?: readonly string[];
  /** It may be turned off with `--no-NAME`. */
  readonly negatable?: boolean;
  /** It may stand in the config file. */
  readonly inFile?: boolean;
  /** A path, relative to the config file when it stands there. */
  readonly path?: boolean;
}

/** Those that Go builds for, as `go tool dist list` tells. */
const knownSystems = words(
  'aix android darwin dragonfly freebsd illumos ios js linux netbsd openbsd plan9 solaris wasip1 windows',
);
const knownProcessors = words(
  '386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm',
);

export const settings: readonly Setting[] = [
  {
    name: 'tests',
    type: 'boolean',
    section: 'What is analysed',
    negatable: true,
    inFile: true,
    help: 'analyse _test.go files too (the default)',
  },
  {
    name: 'tags',
    type: 'list',
    section: 'What is analysed',
    placeholder: 'TAG,...',
    inFile: true,
    help: 'build tags, as for go build',
  },
  {
    name: 'goos',
    type: 'string',
    section: 'What is analysed',
    placeholder: 'OS',
    values: knownSystems,
    inFile: true,
    help: 'operating system to build for (default: GOOS, else this one)',
  },
  {
    name: 'goarch',
    type: 'string',
    section: 'What is analysed',
    placeholder: 'ARCH',
    values: knownProcessors,
    inFile: true,
    help: 'processor to build for (default: GOARCH, else this one)',
  },
  {
    name: 'exclude',
    type: 'list',
    section: 'What is analysed',
    placeholder: 'GLOB',
    inFile: true,
    help: 'report nothing in matching files and directories; repeatable',
  },
  {
    name: 'include-generated',
    type: 'boolean',
    section: 'What is analysed',
    inFile: true,
    help: 'report findings in generated files too',
  },
  {
    name: 'threads',
    type: 'number',
    section: 'What is analysed',
    placeholder: 'N',
    help: 'threads at most (default: one for each processor); no result depends on it',
  },
  {
    name: 'min-confidence',
    type: 'string',
    section: 'What is reported',
    placeholder: 'LEVEL',
    values: ['high', 'medium', 'low'],
    inFile: true,
    help: 'leave out findings below high, medium (the default) or low confidence',
  },
  {
    name: 'enable',
    type: 'list',
    section: 'What is reported',
    placeholder: 'RULE,...',
    help: 'turn on a rule that the config file turns off',
  },
  { name: 'disable', type: 'list', section: 'What is reported', placeholder: 'RULE,...', help: 'turn off a rule' },
  {
    name: 'fail-on',
    type: 'string',
    section: 'What is reported',
    placeholder: 'LEVEL',
    values: ['error', 'warning', 'note', 'never'],
    inFile: true,
    help: 'exit 1 on findings of this severity or above: error, warning (the default), note, never',
  },
  { name: 'exit-zero', type: 'boolean', section: 'What is reported', help: 'exit 0 in spite of findings' },
  {
    name: 'new-from-rev',
    type: 'string',
    section: 'What is reported',
    placeholder: 'REF',
    help: 'only findings with a site in lines changed since a git revision',
  },
  {
    name: 'new-from-merge-base',
    type: 'string',
    section: 'What is reported',
    placeholder: 'REF',
    help: 'the same, since the branch left REF',
  },
  {
    name: 'baseline',
    type: 'string',
    section: 'What is reported',
    placeholder: 'FILE',
    inFile: true,
    path: true,
    help: 'leave out the findings recorded in this file (see baseline update)',
  },
  {
    name: 'report-unused-ignores',
    type: 'boolean',
    section: 'What is reported',
    inFile: true,
    help: 'complain about ignore comments that no longer silence anything; exit 1',
  },
  {
    name: 'add-ignore',
    type: 'string',
    section: 'What is reported',
    placeholder: 'REASON',
    help: 'write an ignore comment above each finding, and exit 0',
  },
  {
    name: 'strict',
    type: 'boolean',
    section: 'What is reported',
    inFile: true,
    help: 'exit 2 when a file could not be read or parsed',
  },
  {
    name: 'allow-empty',
    type: 'boolean',
    section: 'What is reported',
    inFile: true,
    help: 'it is no error that the patterns match no Go file',
  },
  {
    name: 'format',
    short: 'f',
    type: 'string',
    section: 'Output',
    placeholder: 'FORMAT',
    inFile: true,
    help: 'what is printed on stdout',
  },
  {
    name: 'output',
    short: 'o',
    type: 'list',
    section: 'Output',
    placeholder: 'FORMAT=FILE',
    help: 'write this format to a file as well; repeatable',
  },
  {
    name: 'color',
    type: 'string',
    section: 'Output',
    placeholder: 'WHEN',
    values: ['auto', 'always', 'never'],
    help: 'auto (the default: on a terminal), always, never',
  },
  { name: 'quiet', short: 'q', type: 'boolean', section: 'Output', help: 'findings only: no warnings, no footer' },
  { name: 'verbose', short: 'v', type: 'boolean', section: 'Output', help: 'say what is loaded, from where' },
  { name: 'stats', type: 'boolean', section: 'Output', help: 'print times and memory' },
  { name: 'json', type: 'boolean', section: 'Output', help: 'print JSON (rules, explain, config show, version)' },
  {
    name: 'config',
    type: 'string',
    section: 'Other',
    placeholder: 'FILE',
    help: 'config file (default: the nearest .go-map-lint.yaml, .json or .toml upward)',
  },
  { name: 'no-config', type: 'boolean', section: 'Other', help: 'read no config file' },
  {
    name: 'cache-dir',
    type: 'string',
    section: 'Other',
    placeholder: 'DIR',
    help: "keep results here (default: go-map-lint in the user's cache directory)",
  },
  { name: 'no-cache', type: 'boolean', section: 'Other', help: 'analyse everything anew, and keep nothing' },
  {
    name: 'directory',
    short: 'C',
    type: 'string',
    section: 'Other',
    placeholder: 'DIR',
    help: 'run in this directory',
  },
  { name: 'help', short: 'h', type: 'boolean', section: 'Other', help: 'print this help' },
  { name: 'version', type: 'boolean', section: 'Other', help: 'print the version' },
];

/** What holds where neither the command line nor the config file says anything. */
export const defaults: Omit<SettingValues, 'goos' | 'goarch'> = {
  tests: true,
  tags: [],
  exclude: [],
  'include-generated': false,
  'fail-on': 'warning',
  'exit-zero': false,
  'min-confidence': 'medium',
  enable: [],
  disable: [],
  'new-from-rev': undefined,
  'new-from-merge-base': undefined,
  baseline: undefined,
  'report-unused-ignores': false,
  'add-ignore': undefined,
  strict: false,
  'allow-empty': false,
  format: 'full',
  output: [],
  color: 'auto',
  quiet: false,
  verbose: false,
  stats: false,
  config: undefined,
  'no-config': false,
  threads: undefined,
  'cache-dir': undefined,
  'no-cache': false,
  directory: undefined,
  json: false,
  help: false,
  version: false,
};

function words(list: string): readonly string[] {
  return list.split(' ');
}
