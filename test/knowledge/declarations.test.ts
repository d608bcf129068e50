// Every declared package is Go that our own parser reads without a problem, and imports only what can be resolved.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, test } from 'node:test';
import { declarations } from '../../src/knowledge/index.js';
import { type GoParser, initParser } from '../../src/syntax/index.js';

const require = createRequire(import.meta.url);
const grammar = path.dirname(require.resolve('tree-sitter-go/package.json'));

let parser: GoParser;
before(async () => {
  parser = await initParser({
    runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    language: readFileSync(path.join(grammar, 'tree-sitter-go.wasm')),
  });
});

test('declarations parse', () => {
  const broken = Object.entries(declarations).flatMap(([importPath, text]) =>
    parser
      .parse({ path: `${importPath}/declared.go`, text })
      .problems.map(({ message }) => `${importPath}: ${message}`),
  );
  assert.deepEqual(broken, []);
});
