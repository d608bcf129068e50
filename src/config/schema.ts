// The JSON schema of the config file, made from the same tables that read it, so that editors know every key.
//
// What it accepts, the reader takes. The reader is kinder in two things: it also takes numbers where text is wanted, and
// a null for nothing.
import { fileKeys, knowledgeKeys, ruleLevels } from './config-file.js';
import { type Setting, settings } from './settings.js';

export type JsonSchema = { readonly [key: string]: unknown };

/** What the schema needs to know of a rule. */
export interface RuleSummary {
  readonly id: string;
  readonly summary: string;
}

const oneOrMany = (item: JsonSchema): JsonSchema => ({ anyOf: [item, { type: 'array', items: item }] });

/** JSON Schema draft-07, which editors understand best. `formats` are the names that `format` takes. */
export function configSchema(rules: readonly RuleSummary[], formats: readonly string[]): JsonSchema {
  const level: JsonSchema = { enum: [...ruleLevels, true, false] };
  const func: JsonSchema = {
    type: 'string',
    pattern: '^[^\\s()*]*([^\\s()*/]|\\(\\*?[\\p{L}\\p{N}_]+\\))\\.[\\p{L}_][\\p{L}\\p{N}_]*$',
    examples: ['example.com/app/pool.Submit', 'example.com/app/pool.(*Pool).Submit'],
  };
  const properties: Record<string, JsonSchema> = {
    $schema: { type: 'string', description: 'where this schema lies, for editors' },
  };
  for (const key of fileKeys()) {
    const setting = settings.find(({ name }) => name === key);
    if (setting) properties[key] = { description: setting.help, ...settingSchema(setting, formats) };
  }
  properties['rules'] = {
    description: 'rules off, on, or reported with another severity',
    type: 'object',
    properties: Object.fromEntries(rules.map(({ id, summary }) => [id, { description: summary, ...level }])),
    additionalProperties: false,
  };
  properties['knowledge'] = {
    description:
      'what the analysis cannot see for itself: lists of functions, types or fields, with their import paths',
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(knowledgeKeys).map(([key, { help }]) => [key, { description: help, ...oneOrMany(func) }]),
    ),
    additionalProperties: false,
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of go-map-lint',
    type: 'object',
    properties,
    additionalProperties: false,
  };
}

function settingSchema({ name, type, values }: Setting, formats: readonly string[]): JsonSchema {
  const known = name === 'format' ? formats : values;
  switch (type) {
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: 'integer', minimum: 1, maximum: 9999 };
    case 'list':
      return oneOrMany({ type: 'string' });
    case 'string':
      return known === undefined ? { type: 'string' } : { enum: known };
  }
}
