// Every declared package is Go that our own parser reads without a problem, and imports only what can be resolved.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, test } from 'node:test';
import { declarations } from '../../src/knowledge/index.js';
import { DeclarationIndex } from '../../src/model/declaration-index.js';
import { type Expr, type GoParser, initParser } from '../../src/syntax/index.js';

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

test('what they declare is found line by line', () => {
  const missing = Object.entries(declarations).flatMap(([importPath, text]) => {
    const file = { path: '', text };
    const index = new DeclarationIndex([file]);
    return parser.parse(file).decls.flatMap((decl) => {
      const idents = decl.kind === 'ValueDecl' ? decl.names : [decl.name];
      const type = decl.kind === 'FuncDecl' && decl.recv ? nameOf(decl.recv.type) : undefined;
      return idents.flatMap(({ name }) => {
        const pieces = type === undefined ? index.piecesOf(name) : index.piecesOfMethod(type, name);
        return pieces.length > 0 ? [] : [`${importPath}: ${type ?? ''} ${name}`];
      });
    });
  });
  assert.deepEqual(missing, []);
});

function nameOf(type: Expr): string {
  if (type.kind === 'Ident') return type.name;
  return type.kind === 'StarExpr' || type.kind === 'IndexExpr' ? nameOf(type.x) : '';
}
