// `--help`, made from the settings table, and the help of each command.
import type { CommandName } from './arguments.js';
import { type Section, type Setting, settings } from './settings.js';

const sections: readonly Section[] = ['What is analysed', 'What is reported', 'Output', 'Other'];

/** The help of the tool, or of one command. `formats` are the names that --format takes. */
export function helpText(command: CommandName | undefined, formats: readonly string[]): string {
  if (command !== undefined && command !== 'lint' && command !== 'help') return `${commandHelp[command]}\n`;
  const flags = sections.map(
    (section) =>
      `${section}:\n${settings
        .filter((setting) => setting.section === section)
        .map((setting) => flagHelp(setting, formats))
        .join('')}`,
  );
  return `${overview}\n${flags.join('\n')}\n${closing}`;
}

const overview = `go-map-lint finds Go maps that two goroutines can touch at the same time without a common lock.

Usage:
  go-map-lint [flags] [patterns]      analyse packages (default ./...)
  go-map-lint explain RULE            what a rule finds, why it is a bug, how to fix it
  go-map-lint rules [--json]          the rules
  go-map-lint config show|verify      the settings that hold here; check the config file
  go-map-lint baseline update|prune   record today's findings; drop those that are gone
  go-map-lint version | help

Patterns are those of the go command: ./..., ./store, store/cache.go, example.com/app/...

Examples:
  go-map-lint                                   the module around this directory
  go-map-lint --format concise ./internal/...   one line a finding
  go-map-lint -o sarif=lint.sarif ./...         and a file for code scanning
  go-map-lint --new-from-merge-base main        only what this branch touches
`;

const closing = `Exit status: 0 nothing to report, 1 findings, 2 trouble (usage, config, a broken file).
Silence one finding with "//nolint:gomaplint // why" or "//lint:ignore RULE why" on the line or above it.
`;

const commandHelp: Readonly<Record<Exclude<CommandName, 'lint' | 'help'>, string>> = {
  explain: 'Usage: go-map-lint explain RULE\n\nPrints what the rule finds, an example, its fix, and what it misses.',
  rules: 'Usage: go-map-lint rules [--json]\n\nLists the rules with their severity.',
  config:
    'Usage: go-map-lint config show [--json] | verify\n\nshow: every setting that holds here, and where it comes from.\nverify: exit 0 when the config file is right, else 2 with what is wrong.',
  baseline:
    'Usage: go-map-lint baseline update|prune [--baseline FILE] [patterns]\n\nupdate: record all findings of today in the file (default .go-map-lint-baseline.json).\nprune: drop the entries that nothing matches any more.',
  version: 'Usage: go-map-lint version [--json]',
};

const width = 30;

function flagHelp(setting: Setting, formats: readonly string[]): string {
  const short = setting.short ? `-${setting.short}, ` : '    ';
  const name = setting.negatable ? `[no-]${setting.name}` : setting.name;
  const flag = `  ${short}--${name}${setting.placeholder ? ` ${setting.placeholder}` : ''}`;
  const help = setting.name === 'format' ? `${setting.help}: ${formats.join(', ')}` : setting.help;
  const indent = ' '.repeat(width + 2);
  const lines = wrap(help, 80 - indent.length);
  const first = flag.length > width ? `${flag}\n${indent}` : flag.padEnd(width + 2);
  return `${first}${lines.join(`\n${indent}`)}\n`;
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
