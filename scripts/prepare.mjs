#!/usr/bin/env node
// npm runs this where the package is installed from git, as pre-commit does: the checkout has no dist/ yet.
//
// Such an install is a global one, in which npm does not install what the build needs. So this does, in the checkout,
// from the lock file, without running anybody's install scripts. In a working copy it only builds.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!existsSync(path.join(root, 'node_modules', 'esbuild'))) {
  // What the outer npm was told (global, prefix, omit) would hold for this one too.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(global|location|prefix|omit|include|dry_run)$/i.test(name),
    ),
  );
  const { status, error } = spawnSync('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(`prepare: npm ci failed${error ? `: ${error.message}` : ''}`);
    process.exit(1);
  }
}
await import('./build.mjs');
