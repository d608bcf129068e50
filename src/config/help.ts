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

const overview = `go-map-lint finds Go maps that two goroutines can touch at the same time without
a common lock.

Usage:
  go-map-lint [flags] [patterns]      analyse packages (default ./...)
  go-map-lint explain RULE            what a rule finds, why, and how to fix it
  go-map-lint rules [--json]          the rules
  go-map-lint config show|verify      the settings that hold; check the file
  go-map-lint baseline update|prune   record today's findings; drop old entries
  go-map-lint cache clean             forget the results of earlier runs
  go-map-lint help [COMMAND]          more about one of these
  go-map-lint version [--json]

Patterns are those of the go command: ./..., ./store, store/cache.go,
example.com/app/...

Examples:
  go-map-lint                                 the module around this directory
  go-map-lint -f concise ./internal/...       one line for each side of a race
  go-map-lint -o sarif=lint.sarif             and a file for code scanning
  go-map-lint --new-from-merge-base main      only what this branch touches
  go-map-lint --min-confidence high           the surest findings only
  go vet -vettool=$(which go-map-lint) ./...  as a tool of the go command
`;

const closing = `Exit status: 0 nothing to report, 1 findings, 2 trouble (usage, config, broken
module). Silence one finding, on its line or above it, with
"//nolint:gomaplint // why" or "//lint:ignore RULE why".
`;

const commandHelp: Readonly<Record<Exclude<CommandName, 'lint' | 'help'>, string>> = {
  explain: `Usage: go-map-lint explain [--json] RULE

Prints what the rule finds, why it is a bug, an example, its fix, and what the
rule does not find. RULE is what stands in brackets in a finding; go-map-lint
rules lists them all.

Example:
  go-map-lint explain map-write-under-rlock`,
  rules: `Usage: go-map-lint rules [--json]

Lists the rules with the severity that holds here: a config file or --disable
may have changed it. With --json, everything that is known about them.`,
  config: `Usage: go-map-lint config show [--json]
       go-map-lint config verify

show     every setting that holds here, and where it comes from: the command
         line, the config file or a default
verify   exit 0 when the config file is right, else say what is wrong and exit 2

The config file is .go-map-lint.yaml (or .yml, .json, .toml), the nearest one
upward from this directory. Keys are the flags' names, and rules and knowledge:

  min-confidence: high
  exclude: ['**/mocks/**']
  rules:
    guarded-map-escapes: off`,
  baseline: `Usage: go-map-lint baseline update [flags] [patterns]
       go-map-lint baseline prune [flags] [patterns]

update   record all findings of today
prune    drop the entries that nothing matches any more

A baseline lets a project start clean: with --baseline FILE (or baseline: in the
config file) only findings that are not in it are reported. Entries name no
lines, so they survive edits around them. The file is --baseline FILE, or else
.go-map-lint-baseline.json in this directory.

Example:
  go-map-lint baseline update
  go-map-lint --baseline .go-map-lint-baseline.json`,
  cache: `Usage: go-map-lint cache clean [--cache-dir DIR]

Removes what earlier runs have kept. It is never needed for right results: an
entry is used only when the sources, the dependencies, the settings and the tool
are the same, byte for byte, and its checksum holds. Old ones go by themselves.

Entries lie in go-map-lint/runs in the user's cache directory (XDG_CACHE_HOME or
~/.cache; ~/Library/Caches; %LOCALAPPDATA%), or in --cache-dir DIR.`,
  version: `Usage: go-map-lint version [--json]

Prints the version; with --json also that of Node.`,
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
