// The hook, installed and run by the real pre-commit from a clone of this repository. It is long and downloads packages, so
// it runs only when GO_MAP_LINT_LONG is set: `pip install pre-commit`, `GO_MAP_LINT_LONG=1 node scripts/test.mjs pre-commit`.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { clean, racy, tree, without } from '../cli/run.js';
import { layOut } from '../load/tree.js';
import { projectRoot } from '../project-root.js';

const skip = process.env['GO_MAP_LINT_LONG'] ? without('git') || without('pre-commit') : 'GO_MAP_LINT_LONG is not set';
if (skip) console.log(`pre-commit: skipped, ${skip}`);

test('pre-commit installs the hook from git, and runs it on what is staged', { skip, timeout: 300_000 }, (t) => {
  const dir = layOut(t, { ...tree, 'jobs/jobs.go': clean.replace('package jobs', 'package jobs // was racy') });
  const cache = layOut(t, {});
  const env = { ...process.env, PRE_COMMIT_HOME: cache, GIT_CONFIG_GLOBAL: '/dev/null' };
  const git = (...args: string[]) => execFileSync('git', args, { cwd: dir, env, encoding: 'utf8', stdio: 'pipe' });
  git('init', '--quiet');
  git('config', 'user.email', 'test@example.com');
  git('config', 'user.name', 'test');
  const revision = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: projectRoot, encoding: 'utf8' }).trim();
  writeFileSync(
    path.join(dir, '.pre-commit-config.yaml'),
    `repos:\n  - repo: ${projectRoot}\n    rev: ${revision}\n    hooks:\n      - id: go-map-lint\n`,
  );
  git('add', '.');
  git('commit', '--quiet', '--no-verify', '--message', 'first');
  const hook = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('pre-commit', ['run', 'go-map-lint', ...args], {
      cwd: dir,
      env,
      encoding: 'utf8',
    });
    return { status, text: stdout + stderr };
  };

  const quiet = hook('--all-files');
  assert.equal(quiet.status, 0, quiet.text);
  assert.match(quiet.text, /go-map-lint\.+Passed/);

  writeFileSync(path.join(dir, 'jobs/jobs.go'), racy);
  writeFileSync(path.join(dir, 'clean/clean.go'), clean.replace('Lock()', 'Locked()'));
  git('add', 'clean');
  const unstaged = hook();
  assert.equal(unstaged.status, 0, `a race that is not staged is not seen: ${unstaged.text}`);

  git('add', 'jobs');
  const staged = hook();
  assert.equal(staged.status, 1, staged.text);
  assert.match(staged.text, /error\[unlocked-map-write\]: found is written here/);

  git('reset', '--quiet');
  writeFileSync(path.join(dir, 'README.md'), 'text\n');
  git('add', 'README.md');
  assert.match(hook().text, /no files to check.*Skipped/s);
});
