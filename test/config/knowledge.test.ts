// What users say of their functions, types and fields in the config file changes what is found.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { readConfigFile } from '../../src/config/config-file.js';
import type { Knowledge } from '../../src/knowledge/effect.js';
import { packageOf, run } from '../check.js';

async function read(t: TestContext, yaml: string): Promise<Knowledge> {
  const dir = mkdtempSync(path.join(tmpdir(), 'go-map-lint-knowledge-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const file = path.join(dir, '.go-map-lint.yaml');
  writeFileSync(file, yaml);
  return (await readConfigFile(file, [])).knowledge;
}

/** Without their sources, nothing is known of the packages that are imported. */
const source = (body: string): string =>
  `package p\n\nimport "example.com/lib"\n\ntype S struct { m map[string]int }\n\n${body}\n`;

async function findings(body: string, knowledge?: Knowledge): Promise<readonly string[]> {
  const report = await run([packageOf([{ path: 'p.go', text: source(body) }])], knowledge ? { knowledge } : {});
  assert.deepEqual(report.problems, []);
  return report.findings.map(({ rule }) => rule);
}

const inGoroutine = `func F(s *S) { lib.Start(func() { s.m["a"]++ }); s.m["b"]++ }`;
const inHandler = `func (s *S) Handle(c *lib.Context) { s.m["a"]++ }\nvar _ lib.Context`;
const inField = `func F(s *S) { lib.Use(&lib.Hooks{OnAdd: func() { s.m["a"]++ }}); s.m["b"]++ }`;
const locked = `type G struct { gate lib.Gate; m map[string]int }
func (g *G) Put() { g.gate.Enter(); g.m["a"]++; g.gate.Leave() }
func (g *G) Add() { g.gate.Enter(); g.m["c"]++; g.gate.Leave() }
func (g *G) Get() int { return g.m["b"] }`;

for (const [what, body, yaml, found] of [
  ['a starter of goroutines', inGoroutine, 'goroutines: example.com/lib.Start', ['unlocked-map-write']],
  ['a registration of handlers', inGoroutine, 'handlers: example.com/lib.Start', ['unlocked-map-write']],
  ['a parameter that only handlers have', inHandler, 'handler-types: example.com/lib.Context', ['unlocked-map-write']],
  ['a field for callbacks', inField, 'serial-fields: example.com/lib.Hooks.OnAdd', ['unlocked-map-write']],
  ['a lock', locked, '{locks: example.com/lib.Gate.Enter, unlocks: example.com/lib.Gate.Leave}', ['unlocked-map-read']],
] as const) {
  test(what, async (t) => {
    assert.deepEqual(await findings(body), [], 'nothing is claimed of what is not known');
    assert.deepEqual(await findings(body, await read(t, `knowledge:\n  ${yaml}\n`.replace('\n  {', ' {'))), found);
  });
}
