// The shipped schema and the reader of the config file agree: what the one takes, the other takes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import { stringify as toToml } from 'smol-toml';
import { parse as parseYaml, stringify as toYaml } from 'yaml';
import { ruleInfos } from '../../rules/index.js';
import { readConfigFile } from '../../src/config/config-file.js';
import { UserError } from '../../src/config/index.js';
import { configSchema } from '../../src/config/schema.js';
import { formatNames } from '../../src/report/index.js';
import { layOut } from '../load/tree.js';
import { projectRoot } from '../project-root.js';

const isValid = new Ajv({ strict: true }).compile(configSchema(ruleInfos, formatNames));
const ids = ruleInfos.map(({ id }) => id);

const right: readonly object[] = [
  {},
  { $schema: './config.schema.json' },
  { tests: false, tags: ['integration', 'e2e'], goos: 'linux', exclude: 'third_party/**' },
  { 'fail-on': 'never', 'min-confidence': 'low', format: 'concise', strict: true, baseline: 'lint-baseline.json' },
  { rules: { 'nil-map-write': 'off', 'unlocked-map-read': 'note', 'unlocked-map-write': true } },
  { knowledge: { goroutines: 'example.com/app/pool.Submit', locks: ['example.com/app.(*Gate).Enter'] } },
  { knowledge: { exits: ['example.com/app/v2.Fatal'] } },
  { knowledge: { 'handler-types': ['example.com/app/web.Context', 'example.com/app/web.Request'] } },
  { knowledge: { 'handler-fields': ['example.com/app/web.Server.OnClose'], services: 'example.com/app/rpc.Register' } },
];

const wrong: readonly object[] = [
  { test: false },
  { tests: 'yes' },
  { tags: [1] },
  { 'fail-on': 'info' },
  { rules: ['nil-map-write'] },
  { rules: { 'nil-map': 'off' } },
  { rules: { 'nil-map-write': 'fatal' } },
  { knowledge: { goroutine: [] } },
  { knowledge: { goroutines: ['Submit'] } },
  { knowledge: { goroutines: ['example.com/app/'] } },
  { knowledge: { 'handler-types': ['Context'] } },
  { knowledge: { 'handler-types': ['**example.com/app/web.Context'] } },
];

describe('the schema and the reader agree', () => {
  for (const content of right) {
    test(JSON.stringify(content), async (t) => {
      assert.ok(isValid(content), JSON.stringify(isValid.errors));
      const files = { 'a.json': JSON.stringify(content), 'a.yaml': toYaml(content), 'a.toml': toToml(content) };
      const dir = layOut(t, files);
      for (const name of Object.keys(files)) await readConfigFile(path.join(dir, name), ids);
    });
  }
  for (const content of wrong) {
    test(`not ${JSON.stringify(content)}`, async (t) => {
      assert.ok(!isValid(content));
      const dir = layOut(t, { 'a.json': JSON.stringify(content) });
      await assert.rejects(readConfigFile(path.join(dir, 'a.json'), ids), UserError);
    });
  }
});

test('the example of docs/configuration.md is right', () => {
  const page = readFileSync(path.join(projectRoot, 'docs', 'configuration.md'), 'utf8');
  const [, example] = /```yaml\n([\s\S]*?)```/.exec(page)!;
  assert.ok(isValid(parseYaml(example!)), JSON.stringify(isValid.errors));
});
