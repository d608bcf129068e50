// The real reviewdog reads what we write for it. It is no part of a usual machine, so it is in the long suite only:
// `go install github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0`, `GO_MAP_LINT_LONG=1 node scripts/test.mjs reviewdog`.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { goMapLint, racy, tree, without } from '../cli/run.js';
import { layOut } from '../load/tree.js';

const skip = process.env['GO_MAP_LINT_LONG'] ? without('git') || without('reviewdog') : 'GO_MAP_LINT_LONG is not set';
if (skip) console.log(`reviewdog: skipped, ${skip}`);

test('reviewdog shows a race beside the lines of a diff, and all races without one', { skip }, (t) => {
  const dir = layOut(t, tree);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: dir, stdio: 'pipe' });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'one');
  const review = (format: string, ...args: string[]) => {
    const input = goMapLint(dir, ['-f', format]).stdout;
    const { status, stdout, stderr } = spawnSync('reviewdog', [`-f=${format}`, '-reporter=local', ...args], {
      cwd: dir,
      input,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  for (const format of ['rdjson', 'checkstyle', 'sarif']) {
    assert.match(review(format, '-filter-mode=nofilter'), /found'? is written here/, format);
  }
  assert.equal(review('rdjson', '-diff=git diff HEAD'), '', 'nothing has changed');
  writeFileSync(path.join(dir, 'jobs/jobs.go'), racy.replace('// RACE', '// changed'));
  assert.match(review('rdjson', '-diff=git diff HEAD'), /unlocked-map-write/);
});
