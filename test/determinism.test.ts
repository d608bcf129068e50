// The same bytes come out, whatever the order in which patterns and packages come in, and however functions are walked.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { walkTwice } from '../src/analysis/index.js';
import { loadGo, run } from './check.js';
import { projectRoot } from './project-root.js';

test('the order of packages changes nothing', async () => {
  const { packages, resolve, importer } = await loadGo(path.join(projectRoot, 'fixtures'), ['./...']);
  const { findings } = await run(packages, { resolve, importer });
  const backwards = await run([...packages].reverse(), { resolve, importer });
  assert.ok(findings.length > 50);
  assert.deepEqual(backwards.findings, findings);
});

test('the order of patterns changes nothing', async () => {
  const patterns = ['./unlocked-map-write/...', './map-write-under-rlock/...', './callee-needs-lock/...'];
  const cwd = path.join(projectRoot, 'fixtures');
  const there = await loadGo(cwd, patterns);
  const back = await loadGo(cwd, [...patterns].reverse());
  assert.deepEqual((await run(back.packages, back)).findings, (await run(there.packages, there)).findings);
});

test('functions that are walked once give what walking them twice gives', async () => {
  const { packages, resolve, importer } = await loadGo(path.join(projectRoot, 'fixtures'), ['./...']);
  let twice = 0;
  const { findings } = await run(packages, {
    resolve,
    importer,
    walk: (context, graph) => {
      twice++;
      return walkTwice(context, graph);
    },
  });
  assert.ok(twice > 500);
  assert.deepEqual((await run(packages, { resolve, importer })).findings, findings);
});
