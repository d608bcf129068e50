// Every scenario of every rule says what its comments want; the known faults are counted and printed.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { rules } from '../rules/index.js';
import { check, compare, loadGo, run } from './check.js';
import { type Expectation, readClaims } from './expectations.js';
import { projectRoot } from './project-root.js';

const fixtures = path.join(projectRoot, 'fixtures');
const ruleIds = rules.map(({ info }) => info.id);
const loaded = await loadGo(
  fixtures,
  ruleIds.map((rule) => `./${rule}/...`),
);

test('the scenarios are read without problems', () => {
  assert.deepEqual(loaded.problems, []);
  const found = new Set(loaded.packages.map((one) => one.dir));
  for (const rule of ruleIds) {
    for (const scenario of readdirSync(path.join(fixtures, rule)))
      assert.ok(found.has(`${rule}/${scenario}`), scenario);
  }
});

test('each rule has firing scenarios and harmless ones', () => {
  for (const rule of ruleIds) {
    const scenarios = loaded.packages.filter((one) => one.dir.startsWith(`${rule}/`));
    const fires = scenarios.filter(({ files }) => readClaims(files).expectations.some((one) => one.rule === rule));
    const twins = scenarios.filter(({ files }) => readClaims(files).expectations.every((one) => one.kind === 'noise'));
    assert.ok(fires.length > 0 && twins.length > 0, rule);
    for (const { dir } of twins) assert.match(dir, /_ok$/, 'the name of a harmless scenario ends in _ok');
    for (const { dir } of fires) assert.doesNotMatch(dir, /_ok$/);
  }
});

test('comments name rules that exist', () => {
  for (const { files } of loaded.packages) {
    for (const { path: file, line, rule } of readClaims(files).expectations) {
      assert.ok(ruleIds.includes(rule), `${file}:${line}: ${rule}`);
    }
  }
});

test('each scenario by itself', async (t) => {
  const misses: Expectation[] = [];
  const noises: Expectation[] = [];
  for (const scenario of loaded.packages.filter((one) => one.target)) {
    await t.test(scenario.dir, async () => {
      const outcome = await check([scenario], { importer: loaded.importer });
      misses.push(...outcome.misses);
      noises.push(...outcome.noises);
      assert.deepEqual(outcome.failures, []);
    });
  }
  const list = (known: readonly Expectation[]): string => known.map((one) => `\n  ${one.path}:${one.line}`).join('');
  console.log(`fixtures: ${misses.length} known misses${list(misses)}`);
  console.log(`fixtures: ${noises.length} known noises${list(noises)}`);
});

test('all scenarios in one run say the same', async () => {
  const report = await run(loaded.packages, loaded);
  const files = loaded.packages.filter((one) => one.target).flatMap((one) => one.files);
  assert.deepEqual(compare(report, files).failures, []);
});
