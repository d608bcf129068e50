// The markers of fixtures/model hold: types, selections and callees, with the standard library's declarations from
// the tables, so that it works where no Go is.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { declarations } from '../../src/knowledge/index.js';
import { load } from '../../src/load/index.js';
import { buildProgram } from '../../src/model/index.js';
import { projectRoot } from '../project-root.js';
import { checkMarkers } from './markers.js';
import { openParser } from './memory.js';

test('what the comments of fixtures/model say of the expressions after them', async (t) => {
  const build = { goos: 'linux', goarch: 'amd64', tags: [] };
  const cwd = path.join(projectRoot, 'fixtures');
  const loaded = await load({ cwd, patterns: ['./model/...'], tests: true, build, env: { GOROOT: 'off' } });
  assert.deepEqual(loaded.problems, []);
  const parser = await openParser();
  const program = buildProgram({
    packages: loaded.packages,
    parse: (source, options) => parser.parse(source, options),
    resolveImport: loaded.resolve,
    importer: loaded.importer,
    declarations,
  });
  const texts = new Map(loaded.packages.flatMap(({ files }) => files.map((file) => [file.path, file.text])));
  const { failures, checked } = checkMarkers(program, (file) => texts.get(file) ?? '');
  assert.deepEqual(failures, []);
  t.diagnostic(`${checked} markers`);
  const stats = program.stats();
  assert.equal(stats.indexDecided, stats.indexExprs);
  assert.equal(stats.rangesDecided, stats.ranges);
});
