// .go-map-lint.{yaml,yml,json,toml}: found upward from the working directory, parsed, and checked key by key.
//
// Out: settings as if given on the command line, severities of rules, and extra knowledge as the tables' own Effect.
// An unknown key is an error: a slip in a config file must not silently turn checking off.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Severity } from '../finding.js';
import {
  type CallbackEffect,
  type Effect,
  type HandlerShape,
  type Knowledge,
  type MapEffect,
  noKnowledge,
} from '../knowledge/effect.js';
import { suggestion } from '../text/nearest.js';
import { checkValue } from './arguments.js';
import { type Setting, type SettingValue, type SettingValues, settings } from './settings.js';
import { UserError } from './user-error.js';

export type RuleLevel = Severity | 'off' | 'on';

export interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  readonly given: Partial<SettingValues>;
  readonly rules: ReadonlyMap<string, RuleLevel>;
  readonly knowledge: Knowledge;
}

export const configFileNames = ['.go-map-lint.yaml', '.go-map-lint.yml', '.go-map-lint.json', '.go-map-lint.toml'];

/** What a list under `knowledge:` names, and what it says of that. */
export type KnowledgeKey = { readonly help: string } & (
  | { readonly names: 'functions'; readonly effect: Effect }
  | { readonly names: 'types'; readonly shape: Omit<HandlerShape, 'params'> }
  | { readonly names: 'fields'; readonly callback: Omit<CallbackEffect, 'of'> }
);

const functions = (help: string, effect: Effect): KnowledgeKey => ({ help, names: 'functions', effect });
const runs = (how: CallbackEffect['runs']): Effect => ({ callbacks: [{ of: { from: 0 }, runs: how }] });
const touches = (kind: MapEffect['kind']): Effect => ({ maps: [{ of: 'recv', kind }] });

export const knowledgeKeys: Readonly<Record<string, KnowledgeKey>> = {
  goroutines: functions('functions that run a function argument in a goroutine', runs('go')),
  parallel: functions(
    'functions that run a function argument several times at once, and wait for all',
    runs('parallel'),
  ),
  handlers: functions('functions that keep a function argument and call it from many goroutines', runs('handler')),
  'serial-callbacks': functions(
    'functions that keep a function argument and call it later, once at a time, on a goroutine of their own',
    runs('serial'),
  ),
  services: functions('functions that keep an object argument and call its methods from many goroutines', {
    callbacks: [{ of: { from: 0 }, runs: 'handler', methods: ['*'] }],
  }),
  'handler-types': {
    help: 'types (`import/path.Type`) whose values, or pointers to them, are the first parameter of handlers only',
    names: 'types',
    shape: { what: 'handler', runs: 'handler' },
  },
  'handler-fields': {
    help: 'struct fields (`import/path.Type.Field`): the function kept there is called from many goroutines',
    names: 'fields',
    callback: { runs: 'handler' },
  },
  'serial-fields': {
    help: 'struct fields: the function kept there is called later, once at a time, on another goroutine',
    names: 'fields',
    callback: { runs: 'serial' },
  },
  exclusive: functions('functions that run a function argument under a lock of their own', {
    callbacks: [{ of: { from: 0 }, runs: 'now', exclusive: true }],
  }),
  waits: functions('methods that wait for the goroutines of their receiver', { join: 'wait' }),
  dones: functions('methods by which a goroutine tells that receiver that it has ended', { join: 'done' }),
  locks: functions('methods that lock their receiver', { lock: 'lock' }),
  unlocks: functions('methods that unlock their receiver', { lock: 'unlock' }),
  'try-locks': functions('methods that lock their receiver where they return true', { lock: 'trylock' }),
  'read-locks': functions('methods that lock their receiver for reading', { lock: 'rlock' }),
  'read-unlocks': functions('methods that end a lock for reading', { lock: 'runlock' }),
  'map-reads': functions('methods that read their receiver as a map', touches('read')),
  'map-writes': functions('methods that write it', touches('write')),
  'map-deletes': functions('methods that delete from it', touches('delete')),
  'map-iterates': functions('methods that iterate over it', touches('iterate')),
  copies: functions('functions whose result shares no map with what they are handed', { fresh: true }),
  exits: functions('functions that do not return', { exits: true }),
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
  let knowledge = noKnowledge;
  for (const [key, value] of entries(content, name)) {
    const setting = settings.find((one) => one.name === key && one.inFile);
    if (setting) given[key] = fileValue(setting, value, `${key} in ${name}`, path.dirname(file));
    else if (key === 'rules') rules = readRules(value, name, knownRules);
    else if (key === 'knowledge') knowledge = readKnowledge(value, name);
    else if (key !== '$schema') throw new UserError(`unknown key ${key} in ${name}${suggestion(key, fileKeys())}`);
  }
  return { path: file, given: given as Partial<SettingValues>, rules, knowledge };
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
    // The reader of TOML keeps the place to itself.
    const at = error instanceof Error && 'line' in error && 'column' in error ? error : undefined;
    const where = at && !reason.includes(' at line ') ? ` at line ${at.line}, column ${at.column}` : '';
    throw new UserError(`cannot parse ${path.basename(file)}: ${reason.replace(/[.:]$/, '')}${where}`);
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

function readKnowledge(value: unknown, name: string): Knowledge {
  const effects: Record<string, Effect> = {};
  const handlerShapes: HandlerShape[] = [];
  const callbackFields: Record<string, Omit<CallbackEffect, 'of'>> = {};
  for (const [key, list] of entries(value, `knowledge in ${name}`)) {
    const entry = knowledgeKeys[key];
    if (!entry) {
      throw new UserError(`unknown key knowledge.${key} in ${name}${suggestion(key, Object.keys(knowledgeKeys))}`);
    }
    for (const written of strings(list, `knowledge.${key} in ${name}`)) {
      const plain = written.replace(/\(\*?([\p{L}\p{N}_]+)\)/u, '$1');
      if (!qualifiedName.test(plain))
        throw new UserError(`knowledge.${key} in ${name}: ${written} is ${wanted[entry.names]}`);
      if (entry.names === 'functions') effects[plain] = { ...effects[plain], ...entry.effect };
      else if (entry.names === 'types')
        for (const type of [plain, `*${plain}`]) handlerShapes.push({ ...entry.shape, params: [type, '...'] });
      else callbackFields[plain] = entry.callback;
    }
  }
  return { effects, handlerShapes, callbackFields };
}

const qualifiedName = /^[^\s()*]*[^\s()*/]\.[\p{L}_][\p{L}\p{N}_]*$/u;

const wanted: Readonly<Record<KnowledgeKey['names'], string>> = {
  functions: 'no function; write import/path.Func or import/path.Type.Method',
  types: 'no type; write import/path.Type',
  fields: 'no field; write import/path.Type.Field',
};

/** Throws where there is no such rule; `where` follows its name. */
export function checkRule(rule: string, knownRules: readonly string[], where: string): void {
  if (knownRules.includes(rule)) return;
  const hint = suggestion(rule, knownRules) || '; see go-map-lint rules';
  throw new UserError(`unknown rule ${rule} ${where}`.trimEnd() + hint);
}
