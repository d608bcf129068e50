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

test('links between the documents lead somewhere', () => {
  const pages = globbySync(['*.md', 'docs/**/*.md', 'integrations/**/*.md'], { cwd: projectRoot });
  const broken = pages.flatMap((page) =>
    [
      ...readFileSync(path.join(projectRoot, page), 'utf8').matchAll(
        /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g,
      ),
    ]
      .map(([, target]) => target!)
      .filter((target) => !existsSync(path.join(projectRoot, path.dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  assert.deepEqual(broken, []);
});
