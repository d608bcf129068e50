// What npm publishes: just what users need, installed without running a script, and at work from any directory.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { tree, without } from '../cli/run.js';
import { layOut } from '../load/tree.js';
import { projectRoot } from '../project-root.js';

const skip = without('npm');

function npm(cwd: string, ...args: string[]): string {
  const { NODE_ENV, ...env } = process.env;
  // Errors only: some machines have settings that npm warns about.
  return execFileSync('npm', [...args, '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}

test('the package installs from its tarball with scripts blocked, and runs', { skip }, (t) => {
  const dir = layOut(t, tree);
  const [{ filename, files }] = JSON.parse(npm(projectRoot, 'pack', '--json', '--pack-destination', dir));
  const names: string[] = files.map((file: { path: string }) => file.path);
  const expected =
    /^(dist\/.*\.(js|wasm|txt)|docs\/.*\.md|config\.schema\.json|package\.json|(README|CHANGELOG)\.md|LICENSE)$/;
  assert.deepEqual(
    names.filter((name) => !expected.test(name)),
    [],
  );
  for (const name of [
    'dist/tree-sitter-go.wasm',
    'dist/web-tree-sitter.wasm',
    'dist/THIRD-PARTY-LICENSES.txt',
    'LICENSE',
  ]) {
    assert.ok(names.includes(name), name);
  }
  const { dependencies, bin } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  assert.equal(dependencies, undefined, 'all that is needed is bundled');
  const prefix = path.join(dir, '.prefix');
  npm(dir, 'install', '--global', '--prefix', prefix, '--ignore-scripts', '--offline', path.join(dir, filename));
  const command = path.join(prefix, 'lib', 'node_modules', 'go-map-lint', bin['go-map-lint']);
  const env = { ...process.env, GOROOT: 'off' };
  const lint = (...args: string[]) =>
    execFileSync(process.execPath, [command, ...args], {
      cwd: path.join(dir, 'jobs'),
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  assert.match(lint('--exit-zero', '-f', 'concise'), /^jobs\.go:12:4: error: /);
});
