// argv to a command, its operands and the settings that were given. Values are checked here; what needs to know the
// rules, the formats or the config file is checked in index.ts.
import { parseArgs } from 'node:util';
import { suggestion } from '../text/nearest.js';
import { type Setting, type SettingValue, type SettingValues, settings } from './settings.js';
import { UserError } from './user-error.js';

export const commands = ['lint', 'explain', 'rules', 'config', 'baseline', 'cache', 'version', 'help'] as const;
export type CommandName = (typeof commands)[number];

export interface Arguments {
  readonly command: CommandName;
  /** Patterns of `lint`; rules of `explain`; the verb and its patterns of `config` and `baseline`; the topic of `help`. */
  readonly operands: readonly string[];
  readonly given: Partial<SettingValues>;
}

const byName = new Map(settings.map((setting) => [setting.name as string, setting]));

export function parseArguments(argv: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: argv.map(doubleDash),
    options: Object.fromEntries(
      settings.flatMap(({ name, short, type, negatable }) => [
        [name, { type: type === 'boolean' ? 'boolean' : 'string', ...(short && { short }) } as const],
        ...(negatable ? [[`no-${name}`, { type: 'boolean' }] as const] : []),
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });

  const given: Record<string, SettingValue> = {};
  const operands: string[] = [];
  let literal = false;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') {
      literal = true;
    } else if (token.kind === 'positional') {
      // After `--`, a directory called `version` is a directory.
      const isPath = literal && operands.length === 0 && commands.some((name) => name === token.value);
      operands.push(isPath ? `./${token.value}` : token.value);
    } else {
      const negated = token.name.startsWith('no-') ? byName.get(token.name.slice(3)) : undefined;
      const setting = byName.get(token.name) ?? (negated?.negatable ? negated : undefined);
      if (!setting) throw new UserError(`unknown flag ${token.rawName}${suggestFlag(token.name)}`);
      const value =
        setting.type === 'boolean'
          ? readSwitch(token.value, token.rawName) === byName.has(token.name)
          : checkValue(setting, plainValue(token), token.rawName);
      const before = given[setting.name];
      given[setting.name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
  }
  return { ...commandOf(operands, given), given: given as Partial<SettingValues> };
}

/** As go reads `-v`, `-v=true` and `-v=false`. */
function readSwitch(value: string | undefined, where: string): boolean {
  if (value === undefined || value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw new UserError(`${where} is true or false, not ${value}`);
}

/** `-f=json` is `-f json`. */
function plainValue({ rawName, value }: { readonly rawName: string; readonly value?: string | undefined }) {
  return rawName.startsWith('--') ? value : value?.replace(/^=/, '');
}

function commandOf(operands: readonly string[], given: Record<string, SettingValue>): Omit<Arguments, 'given'> {
  const command = commands.find((name) => name === operands[0]);
  const rest = command ? operands.slice(1) : operands;
  if (given['help']) return { command: 'help', operands: command && command !== 'help' ? [command] : rest };
  if (given['version']) return { command: 'version', operands: [] };
  return { command: command ?? 'lint', operands: rest };
}

/** go's own commands take `-tags x`; so does this one, for words that are a flag. */
function doubleDash(argument: string): string {
  const word = /^-([a-z][a-z-]+)(?:=.*)?$/.exec(argument)?.[1];
  const known = word !== undefined && (byName.has(word) || byName.get(word.replace(/^no-/, ''))?.negatable);
  return known ? `-${argument}` : argument;
}

function suggestFlag(name: string): string {
  const flags = settings.flatMap((setting) => [
    setting.name,
    ...(setting.negatable ? [`no-${setting.name}`] : []),
  ]) as string[];
  return suggestion(name, flags, '--') || '; see go-map-lint --help';
}

/** So many are not all told to somebody who has only misspelt one. */
const manyValues = 8;

/** A value as text, checked and converted. `where` names it in errors: `--color`, `color in .go-map-lint.yaml`. */
export function checkValue(setting: Setting, value: string | undefined, where: string): SettingValue {
  const values = setting.values && setting.values.length <= manyValues ? setting.values.join(', ') : undefined;
  if (value === undefined) throw new UserError(`${where} needs a value: ${values ?? setting.placeholder}`);
  switch (setting.type) {
    case 'number':
      if (!/^[1-9]\d{0,3}$/.test(value)) throw new UserError(`${where} must be a whole number above 0, not ${value}`);
      return Number(value);
    case 'list': {
      // Globs may hold commas, in braces; file names too.
      const items = setting.name === 'exclude' || setting.name === 'output' ? [value] : value.split(',');
      return items.map((item) => item.trim()).filter((item) => item !== '');
    }
    case 'string':
    case 'boolean':
      if (setting.values && !setting.values.includes(value)) {
        const hint = suggestion(value, setting.values);
        const known = values === undefined && hint !== '' ? undefined : setting.values.join(', ');
        throw new UserError(`${where} must be one of ${known ?? 'those Go knows'}, not ${value}${hint}`);
      }
      return value;
  }
}
