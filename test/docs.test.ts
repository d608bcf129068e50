// The documents keep up: what is written from tables is what the tables say, and what links to a file finds it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { globbySync } from 'globby';
import { projectRoot } from './project-root.js';

test('docs/configuration.md, docs/rules, the schema and the table in the README are current', () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(projectRoot, 'scripts', 'docs.mjs'), '--check'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
});

/** Written with the measurements that they report. */
const promised = ['docs/precision.md', 'docs/performance.md'];

test('links between the documents lead somewhere', () => {
  const pages = globbySync(['*.md', 'docs/**/*.md', 'integrations/**/*.md'], { cwd: projectRoot });
  const broken = pages.flatMap((page) =>
    [
      ...readFileSync(path.join(projectRoot, page), 'utf8').matchAll(
        /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g,
      ),
    ]
      .map(([, target]) => target!)
      .map((target) => path.posix.join(path.posix.dirname(page), target))
      .filter((target) => !promised.includes(target) && !existsSync(path.join(projectRoot, target)))
      .map((target) => `${page}: ${target}`),
  );
  assert.deepEqual(broken, []);
});
