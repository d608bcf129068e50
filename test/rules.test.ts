// The documentation of the rules is true: each bad example fires its rule, each good one is silent, and both compile.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ruleInfos } from '../rules/index.js';
import { packageOf, run } from './check.js';
import { projectRoot } from './project-root.js';

for (const { id, bad, good } of ruleInfos) {
  test(`the examples of ${id}`, async () => {
    const fired = await run([packageOf([{ path: 'bad.go', text: bad }])]);
    assert.deepEqual(
      fired.findings.map((finding) => finding.rule),
      [id],
    );
    const silent = await run([packageOf([{ path: 'good.go', text: good }])]);
    assert.deepEqual(
      silent.findings.map((finding) => finding.message),
      [],
    );
  });
}

test('rules are named for the pattern, once, and each has a file of its own and fixtures', () => {
  const ids = ruleInfos.map((info) => info.id);
  assert.equal(new Set(ids).size, ids.length);
  const files = readdirSync(path.join(projectRoot, 'rules')).filter((file) => file !== 'index.ts');
  assert.deepEqual(files.sort(), ids.map((id) => `${id}.ts`).sort());
  const folders = readdirSync(path.join(projectRoot, 'fixtures'));
  for (const { id, name, summary, tags } of ruleInfos) {
    assert.match(id, /^[a-z]+(-[a-z]+)+$/);
    assert.equal(name.toLowerCase(), id.replaceAll('-', ''), 'the name is the id in PascalCase');
    assert.match(summary, /^[A-Z].*\.$/);
    assert.ok(tags.length > 0 && tags.length <= 10);
    assert.ok(folders.includes(id), id);
  }
});

const goIsHere = spawnSync('go', ['version']).status === 0;

test('the examples compile', { skip: !goIsHere && 'go is not on PATH' }, (t) => {
  const dir = mkdtempSync(path.join(tmpdir(), 'go-map-lint-examples-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(path.join(dir, 'go.mod'), 'module example.com/examples\n');
  for (const { id, bad, good } of ruleInfos) {
    for (const [kind, text] of [
      ['bad', bad],
      ['good', good],
    ] as const) {
      mkdirSync(path.join(dir, id, kind), { recursive: true });
      writeFileSync(path.join(dir, id, kind, 'example.go'), text);
    }
  }
  const build = spawnSync('gofmt', ['-l', '.'], { cwd: dir, encoding: 'utf8' });
  assert.equal(build.stdout, '', 'examples are formatted as gofmt does');
  const env = { ...process.env, GOWORK: 'off', GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' };
  const { status, stderr } = spawnSync('go', ['build', './...'], { cwd: dir, env, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
