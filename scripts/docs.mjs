#!/usr/bin/env node
// Writes what the tables know better than any hand: docs/configuration.md, docs/rules/, config.schema.json, and in the
// README the table of rules and what the built tool says about its example. `--check` writes nothing, and fails when
// something is out of date; a test runs that.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globbySync } from 'globby';
import { importSources, root } from './sources.mjs';

const { settings, defaults, knowledgeKeys, ruleLevels, configSchema, ruleInfos, formatNames } = await importSources(`
  export { defaults, settings } from './src/config/settings.ts';
  export { knowledgeKeys, ruleLevels } from './src/config/config-file.ts';
  export { configSchema } from './src/config/schema.ts';
  export { formatNames } from './src/report/index.ts';
  export { ruleInfos } from './rules/index.ts';`);

const pages = new Map([
  ['config.schema.json', `${JSON.stringify(configSchema(ruleInfos, formatNames), undefined, 2)}\n`],
  ['docs/configuration.md', configurationPage()],
  ['docs/rules/README.md', ruleList()],
  ...ruleInfos.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)]),
  ['README.md', readme()],
  ['docs/terminal.md', terminalPage()],
]);
const gone = globbySync('docs/rules/*.md', { cwd: root }).filter((file) => !pages.has(file));
const stale = [...pages].filter(([file, text]) => readOr(file) !== text).map(([file]) => file);
if (process.argv.includes('--check')) {
  for (const file of stale) console.error(`${file} is out of date: npm run docs`);
  for (const file of gone) console.error(`${file} is no longer written: npm run docs`);
  process.exitCode = stale.length + gone.length > 0 ? 1 : 0;
} else {
  for (const file of stale) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), pages.get(file));
    console.log(`wrote ${file}`);
  }
  for (const file of gone) rmSync(path.join(root, file));
}

function readOr(file) {
  const full = path.join(root, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : '';
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return `${line(head)}${line(head.map(() => '---'))}${rows.map(line).join('')}`;
}

function ruleTable(folder) {
  const rows = ruleInfos.map(({ id, severity, summary }) => [`[${id}](${folder}${id}.md)`, severity, summary]);
  return table(['Rule', 'Severity', 'What it finds'], rows);
}

function readme() {
  const text = readOr('README.md');
  const [, example] = /```go\n([\s\S]*?)```/.exec(text);
  return between(
    between(text, 'output', `\n\`\`\`\n${outputFor(example)}\`\`\`\n\n`),
    'rules',
    ruleTable('docs/rules/'),
  );
}

/** The page with a finding of the bundled example that shows most of what a finding can have. */
function terminalPage() {
  const found = lint(path.join(root, 'fixtures', 'example'));
  const shown = found.split('\n\n').find((finding) => finding.includes('[unlocked-map-iteration]'));
  return between(readOr('docs/terminal.md'), 'output', `\n\`\`\`\n${shown.trimEnd()}\n\`\`\`\n\n`);
}

/** What the built tool really says about the example. */
function outputFor(example) {
  const dir = mkdtempSync(path.join(tmpdir(), 'go-map-lint-readme-'));
  writeFileSync(path.join(dir, 'go.mod'), 'module example.com/hits\n');
  writeFileSync(path.join(dir, 'counter.go'), example);
  const stdout = lint(dir);
  rmSync(dir, { recursive: true, force: true });
  return stdout;
}

/** Findings as a machine without Go gets them. */
function lint(cwd) {
  const bin = path.join(root, 'dist', 'go-map-lint.js');
  const env = { ...process.env, GOROOT: 'off' };
  const args = [bin, '--no-cache', '--color', 'never'];
  return spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' }).stdout;
}

function between(text, name, replacement) {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`];
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
  return text.slice(0, from) + replacement + text.slice(to);
}

function ruleList() {
  return `# Rules

${ruleTable('')}
A finding's severity is that of its rule at high confidence, \`warning\` at medium or low confidence, and \`note\` where the
race does not crash the process (\`len(m)\`, or the variable that holds the map). The [config file](../configuration.md#rules)
turns rules off or sets their severity.

These pages are written by \`npm run docs\` from the rules themselves; \`go-map-lint explain RULE\` prints the same. The
examples are compiled and linted by the tests.
`;
}

function rulePage({ id, severity, summary, description, bad, good, misses }) {
  const fence = (code) => `\`\`\`go\n${code.trimEnd()}\n\`\`\``;
  const missed =
    misses.length === 0 ? '' : `\n## What it does not find\n\n${misses.map((one) => `- ${one}`).join('\n')}\n`;
  return `# ${id}

${summary} Severity: ${severity}.

${description.trim()}

## Bad

${fence(bad)}

## Good

${fence(good)}
${missed}
## To allow it in one place

\`\`\`go
//lint:ignore ${id} why it is safe here
\`\`\`
`;
}

function configurationPage() {
  const flag = ({ name, short, placeholder, negatable }) =>
    `\`${short ? `-${short}, ` : ''}--${negatable ? '[no-]' : ''}${name}${placeholder ? ` ${placeholder}` : ''}\``;
  const help = ({ name, help }) => (name === 'format' ? `${help}: ${formatNames.join(', ')}` : help);
  const shown = (value) =>
    value === undefined || (Array.isArray(value) && value.length === 0) ? '' : `\`${JSON.stringify(value)}\``;
  const inFile = settings.filter((setting) => setting.inFile);
  const type = ({ name, type, values }) =>
    name === 'format' || (values?.length ?? 0) > 8
      ? { format: 'a format', goos: 'a system', goarch: 'a processor' }[name]
      : (values?.map((value) => `\`${value}\``).join(', ') ?? type);
  return `# Configuration

<!-- Written by npm run docs from the tables in src/config. -->

Most projects need none. What there is stands on the command line or in a config file; the command line wins.

## The config file

\`.go-map-lint.yaml\` (or \`.yml\`, \`.json\`, \`.toml\`), the nearest one found upward from the working directory;
\`--config FILE\` names another, \`--no-config\` reads none. An unknown key is an error, with the nearest known one suggested.

\`\`\`yaml
# Only findings at high confidence, and no generated mocks.
min-confidence: high
exclude:
  - '**/mocks/**'
tags: [integration]

rules:
  guarded-map-escapes: error
  nil-map-write: off

knowledge:
  goroutines:
    - example.com/app/pool.(*Pool).Submit
\`\`\`

\`go-map-lint config verify\` checks the file, and \`go-map-lint config show\` lists every setting that holds and where it
comes from.

### Keys

${table(
  ['Key', 'Value', 'Default', 'Meaning'],
  inFile.map((setting) => [`\`${setting.name}\``, type(setting), shown(defaults[setting.name]), help(setting)]),
)}
Globs of \`exclude\`, and paths, are relative to the config file. A list of one may be written without its brackets.

### rules

Under \`rules\` stands a level for each rule to be changed: ${ruleLevels.map((one) => `\`${one}\``).join(', ')}. A severity turns the
rule on and replaces its own. The [rules](rules/README.md).

### knowledge

What the analysis cannot see for itself, because the function's source is not at hand or too indirect: lists of functions,
written \`import/path.Func\` or \`import/path.Type.Method\`, of types (\`import/path.Type\`) or of fields. The standard
library and many widely used modules are known.

${table(
  ['Key', 'Lists'],
  Object.entries(knowledgeKeys).map(([key, { help }]) => [`\`${key}\``, help]),
)}
### In an editor

\`config.schema.json\` is a JSON schema of the file; it is part of the package. In YAML, a first line

    # yaml-language-server: $schema=node_modules/go-map-lint/config.schema.json

and in JSON a key \`"$schema"\` with that path make editors complete and check the keys.

## Comments

\`\`\`go
m[k] = v //nolint:gomaplint // filled before the server starts
\`\`\`

- \`//nolint:gomaplint // why\`, at the end of the line, or on the line above; a plain \`//nolint\` works as well.
- \`//lint:ignore RULE why\` silences one rule, several with commas, \`unlocked-*\`, or all as \`gomaplint\`. The reason
  is required.
- \`//lint:file-ignore RULE why\` does so for the file.
- \`//nolint\` and \`//lint:ignore\` in a function's doc comment cover the function.

They work at either side of a race. \`--report-unused-ignores\` finds those that no longer silence anything, and
\`--add-ignore REASON\` writes one above each finding of today.

Comments that tell the analysis about locks are believed: \`// guarded by mu\` and \`// +checklocks:mu\` at a field,
\`// caller must hold mu\`, \`// +checklocks:mu\`, or a name that ends in \`Locked\`, at a function. \`// +checklocksignore\`
is understood as \`//nolint\` is.

## Flags

${[...new Set(settings.map(({ section }) => section))]
  .map((section) => {
    const rows = settings.filter((setting) => setting.section === section);
    return `### ${section}\n\n${table(
      ['Flag', 'Meaning'],
      rows.map((setting) => [flag(setting), help(setting)]),
    )}`;
  })
  .join('\n')}
## Exit status

0 nothing at or above \`--fail-on\`; 1 findings; 2 trouble: a wrong flag or config file, no Go file matched, an unknown git
revision, a broken go.mod, an internal error, or with \`--strict\` a file that could not be read or parsed.
`;
}
