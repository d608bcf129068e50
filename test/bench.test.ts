// The benchmark runs and prints its figures; how fast anything is, no test says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './project-root.js';

function bench(...args: readonly string[]) {
  return spawnSync(process.execPath, [path.join(projectRoot, 'scripts/bench.mjs'), ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
}

test('a round on a small module prints each figure', () => {
  const { status, stdout, stderr } = bench('-n', '1', '--no-peers', 'fixtures/example');
  assert.equal(status, 0, stderr);
  for (const figure of ['node -e 0', '--version', 'parse only', 'whole run', 'run again', 'one file changed'])
    assert.match(stdout, new RegExp(`^ *${figure} +\\d`, 'm'));
  assert.match(stdout, /example: \d+ lines in \d+ files; 1 run/);
});

test('what it does not understand it says in a sentence', () => {
  const { status, stdout, stderr } = bench('--rounds', '2');
  assert.notEqual(status, 0);
  assert.match(stdout + stderr, /--rounds/);
  assert.doesNotMatch(stdout + stderr, /^ +at /m);
});
