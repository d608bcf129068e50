#!/usr/bin/env node
// Lints the bundled example module and prints what is found. Exit 0 when there were findings: that is what it is for.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = path.join(root, 'dist', 'go-map-lint.js');
const example = path.join('fixtures', 'example');

console.log(`$ npx go-map-lint -C ${example} ./...\n`);
const run = spawnSync(process.execPath, [bin, '-C', path.join(root, example), './...'], { stdio: 'inherit' });
if (run.status === 0) {
  console.error('demo: the example has races, and none was found');
  process.exitCode = 1;
} else {
  process.exitCode = run.status === 1 ? 0 : (run.status ?? 2);
}
