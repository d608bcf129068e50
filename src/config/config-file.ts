// .go-map-lint.{yaml,yml,json,toml}: found upward from the working directory, parsed, and checked key by key.
//
// Out: settings as if given on the command line, severities of rules, and extra knowledge as the tables' own Effect.
// An unknown key is an error: a slip in a config file must not silently turn checking off.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Severity } from '../finding.js';
import type { Effect, HandlerShape } from '../knowledge/effect.js';
import { checkValue } from './arguments.js';
import { suggestion } from './nearest.js';
import { type Setting, type SettingValue, type SettingValues, settings } from './settings.js';
import { UserError } from './user-error.js';

export type RuleLevel = Severity | 'off' | 'on';

export interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  readonly given: Partial<SettingValues>;
  readonly rules: ReadonlyMap<string, RuleLevel>;
  /** Keys as in the knowledge tables: `path.Func`, `path.Type.Method`. */
  readonly effects: Readonly<Record<string, Effect>>;
  /** Shapes of functions that a server calls. */
  readonly handlers: readonly HandlerShape[];
}

export const configFileNames = ['.go-map-lint.yaml', '.go-map-lint.yml', '.go-map-lint.json', '.go-map-lint.toml'];

/** What each list under `knowledge:` says of the functions in it; without an effect, it is a list of types. */
export const knowledgeKeys: Readonly<Record<string, { readonly help: string; readonly effect?: Effect }>> = {
  goroutines: {
    help: 'functions that run a function argument in a goroutine',
    effect: { callbacks: [{ of: { from: 0 }, runs: 'go' }] },
  },
  parallel: {
    help: 'functions that run a function argument several times at once, and wait for all',
    effect: { callbacks: [{ of: { from: 0 }, runs: 'parallel' }] },
  },
  handlers: {
    help: 'functions that keep a function argument and call it from many goroutines',
    effect: { callbacks: [{ of: { from: 0 }, runs: 'handler' }] },
  },
  'handler-types': { help: 'types whose values, or pointers to them, are the first parameter of handlers only' },
  locks: { help: 'methods that lock their receiver', effect: { lock: 'lock' } },
  unlocks: { help: 'methods that unlock their receiver', effect: { lock: 'unlock' } },
  'read-locks': { help: 'methods that lock their receiver for reading', effect: { lock: 'rlock' } },
  'read-unlocks': { help: 'methods that end a lock for reading', effect: { lock: 'runlock' } },
  'map-reads': { help: 'methods that read their receiver as a map', effect: { maps: [{ of: 'recv', kind: 'read' }] } },
  'map-writes': { help: 'methods that write it', effect: { maps: [{ of: 'recv', kind: 'write' }] } },
  'map-deletes': { help: 'methods that delete from it', effect: { maps: [{ of: 'recv', kind: 'delete' }] } },
  'map-iterates': { help: 'methods that iterate over it', effect: { maps: [{ of: 'recv', kind: 'iterate' }] } },
  exits: { help: 'functions that do not return', effect: { exits: true } },
};

export const ruleLevels: readonly RuleLevel[] = ['off', 'on', 'error', 'warning', 'note'];

/** The nearest config file in `dir` or above it. */
export function findConfigFile(dir: string): string | undefined {
  for (;;) {
    for (const name of configFileNames) {
      const file = path.join(dir, name);
      if (existsSync(file)) return file;
    }
    const parent = path.dirname(dir);
    if (parent === dir) return undefined;
    dir = parent;
  }
}

export async function readConfigFile(file: string, knownRules: readonly string[]): Promise<ConfigFile> {
  const name = path.basename(file);
  const content = await parse(file, readText(file));
  const given: Record<string, SettingValue> = {};
  let rules: ReadonlyMap<string, RuleLevel> = new Map();
  let knowledge: Pick<ConfigFile, 'effects' | 'handlers'> = { effects: {}, handlers: [] };
  for (const [key, value] of entries(content, name)) {
    const setting = settings.find((one) => one.name === key && one.inFile);
    if (setting) given[key] = fileValue(setting, value, `${key} in ${name}`, path.dirname(file));
    else if (key === 'rules') rules = readRules(value, name, knownRules);
    else if (key === 'knowledge') knowledge = readKnowledge(value, name);
    else if (key !== '$schema') throw new UserError(`unknown key ${key} in ${name}${suggestion(key, fileKeys())}`);
  }
  return { path: file, given: given as Partial<SettingValues>, rules, ...knowledge };
}

/** Every key of the top level. */
export function fileKeys(): string[] {
  return [...settings.filter(({ inFile }) => inFile).map(({ name }) => name), 'rules', 'knowledge'];
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new UserError(`cannot read the config file ${file}`);
  }
}

async function parse(file: string, text: string): Promise<unknown> {
  try {
    // Loaded only when needed: a run without a config file starts faster.
    if (file.endsWith('.toml')) return (await import('smol-toml')).parse(text);
    if (file.endsWith('.json')) return JSON.parse(text);
    return (await import('yaml')).default.parse(text) ?? {};
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    throw new UserError(`cannot parse ${path.basename(file)}: ${reason.replace(/[.:]$/, '')}`);
  }
}

function entries(value: unknown, where: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UserError(`${where} must hold keys and values`);
  }
  return Object.entries(value);
}

function strings(value: unknown, where: string): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item) => {
    if (typeof item !== 'string') throw new UserError(`${where} must be a list of strings`);
    return item;
  });
}

function fileValue(setting: Setting, value: unknown, where: string, dir: string): SettingValue {
  switch (setting.type) {
    case 'boolean':
      if (typeof value !== 'boolean') throw new UserError(`${where} must be true or false`);
      return value;
    case 'list':
      return strings(value, where);
    case 'number':
    case 'string': {
      if (typeof value !== 'string' && typeof value !== 'number')
        throw new UserError(`${where} must be a single value`);
      const checked = checkValue(setting, String(value), where);
      return setting.path ? path.resolve(dir, String(checked)) : checked;
    }
  }
}

function readRules(value: unknown, name: string, knownRules: readonly string[]): ReadonlyMap<string, RuleLevel> {
  const rules = new Map<string, RuleLevel>();
  for (const [rule, level] of entries(value, `rules in ${name}`)) {
    checkRule(rule, knownRules, `in ${name}`);
    const known = ruleLevels.find(
      (one) => one === level || (one === 'off' && level === false) || (one === 'on' && level === true),
    );
    if (known === undefined) throw new UserError(`rule ${rule} in ${name} must be one of ${ruleLevels.join(', ')}`);
    rules.set(rule, known);
  }
  return rules;
}

function readKnowledge(value: unknown, name: string): Pick<ConfigFile, 'effects' | 'handlers'> {
  const effects: Record<string, Effect> = {};
  const handlers: HandlerShape[] = [];
  for (const [key, list] of entries(value, `knowledge in ${name}`)) {
    const entry = knowledgeKeys[key];
    if (!entry) {
      throw new UserError(`unknown key knowledge.${key} in ${name}${suggestion(key, Object.keys(knowledgeKeys))}`);
    }
    for (const written of strings(list, `knowledge.${key} in ${name}`)) {
      const called = written.replace(/\(\*?([\p{L}\p{N}_]+)\)/u, '$1');
      if (!/^[^\s()*]*[^\s()*/]\.[\p{L}_][\p{L}\p{N}_]*$/u.test(called)) {
        throw new UserError(
          entry.effect
            ? `knowledge.${key} in ${name}: ${written} is no function; write import/path.Func or import/path.Type.Method`
            : `knowledge.${key} in ${name}: ${written} is no type; write import/path.Type`,
        );
      }
      if (entry.effect) effects[called] = { ...effects[called], ...entry.effect };
      else handlers.push(...[called, `*${called}`].map((type) => handlerOf(type)));
    }
  }
  return { effects, handlers };
}

function handlerOf(type: string): HandlerShape {
  return { params: [type, '...'], what: 'handler', runs: 'handler' };
}

/** Throws where there is no such rule; `where` follows its name. */
export function checkRule(rule: string, knownRules: readonly string[], where: string): void {
  if (knownRules.includes(rule)) return;
  const hint = suggestion(rule, knownRules) || '; see go-map-lint rules';
  throw new UserError(`unknown rule ${rule} ${where}`.trimEnd() + hint);
}
