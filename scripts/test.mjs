#!/usr/bin/env node
// Runs every test under build/test with node --test. Arguments that are paths narrow it down: `node scripts/test.mjs load`.
// With --long also what takes minutes or downloads something: GO_MAP_LINT_LONG is what tests look at.
// The closing lines with the counts go to the terminal as they are; the exit code is that of the tests.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { globbySync } from 'globby';

const root = fileURLToPath(new URL('..', import.meta.url));
const isLong = process.argv.includes('--long');
const only = process.argv.slice(2).filter((word) => word !== '--long');
const files = globbySync('build/test/**/*.test.js', { cwd: root }).sort();
const chosen = only.length === 0 ? files : files.filter((file) => only.some((part) => file.includes(part)));
if (chosen.length === 0) {
  console.error('no test file under build/test: run npm run build -- --tests first');
  process.exit(1);
}
const run = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...chosen], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FORCE_COLOR: undefined, ...(isLong && { GO_MAP_LINT_LONG: '1' }) },
});
process.exitCode = run.status ?? 1;
