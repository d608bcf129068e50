// The documents keep up: what is written from tables is what the tables say, and what links to a file finds it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
      .map((target) => path.posix.join(path.posix.dirname(page), target))
      .filter((target) => !existsSync(path.join(projectRoot, target)))
      .map((target) => `${page}: ${target}`),
  );
  assert.deepEqual(broken, []);
});

test('the code map of ARCHITECTURE.md names files that are there', () => {
  const page = readFileSync(path.join(projectRoot, 'ARCHITECTURE.md'), 'utf8');
  const [, map] = /## Code map\n\n```\n([\s\S]*?)```/.exec(page)!;
  let folder = '';
  const gone: string[] = [];
  for (const line of map!.split('\n')) {
    const [, at] = /^([\w-]+\/[\w./-]*)/.exec(line) ?? [];
    if (at !== undefined) {
      folder = at.endsWith('/') ? at : path.posix.dirname(at);
      if (!existsSync(path.join(projectRoot, at))) gone.push(at);
    }
    const names = [...line.matchAll(/(?<![\w/-])[a-z-]+\.ts\b/g)].map(([name]) => name);
    gone.push(
      ...names.filter((name) => !existsSync(path.join(projectRoot, folder, name))).map((name) => folder + name),
    );
  }
  assert.deepEqual(gone, []);
  const folders = readdirSync(path.join(projectRoot, 'src'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  for (const { name } of folders) assert.ok(map!.includes(`\nsrc/${name}/ `), name);
});
