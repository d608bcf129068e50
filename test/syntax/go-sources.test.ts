// Go's own sources: they parse, their offsets are exact, and go/parser sees the same trees.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { walk } from '../../src/syntax/index.js';
import type { SourceText } from '../../src/text/source-text.js';
import { projectRoot } from '../project-root.js';
import { Dumper } from './dump.js';
import { cursorParser, goFilesBelow, goSources, parser, readGoFile, skipWithoutGo } from './go-sources.js';

const skip = skipWithoutGo();
const everything: SourceText = {
  path: path.join(projectRoot, 'fixtures/syntax/everything.go'),
  text: readFileSync(path.join(projectRoot, 'fixtures/syntax/everything.go'), 'utf8'),
};
const folders = ['net/http', 'go/types', 'sync'];

function assertExactOffsets(source: SourceText): void {
  const file = parser.parse(source);
  for (const decl of [...file.imports, ...file.decls]) {
    walk(decl, (node) => {
      if (node.kind === 'Ident' && source.text.slice(node.pos, node.end) !== node.name) {
        assert.fail(`${source.path}: ${node.name} is not at ${node.pos}`);
      }
      if (node.kind === 'FuncDecl') assert.ok(source.text.startsWith('func', node.pos));
    });
  }
  for (const { pos, end, text } of file.comments) assert.equal(source.text.slice(pos, end), text);
}

test('every name stands where its offsets say', () => {
  assertExactOffsets(everything);
  assertExactOffsets({
    path: 'x.go',
    text: 'package p\n\n// é 😀\nvar 世界 = "😀" + new("😀", x)\n\nfunc (世 T) 界[甲 any]() {}\n',
  });
});

test('every name of net/http, go/types and sync stands where its offsets say', { skip }, () => {
  for (const name of folders.flatMap(goFilesBelow)) assertExactOffsets(readGoFile(name));
});

test('the standard library parses without a problem', { skip }, () => {
  // Every tenth file keeps this below five seconds.
  const files = goFilesBelow('.').filter((_, i) => i % 10 === 0);
  assert.ok(files.length > 300);
  const problems = files.flatMap((name) => parser.parse(readGoFile(name)).problems);
  assert.deepEqual(problems, []);
});

test('reading trees out of memory gives what the cursor gives', () => {
  assert.ok(parser.direct, 'the layout in memory has changed: see src/syntax/tree-memory.ts');
  assert.ok(!cursorParser.direct);
  const broken = { path: 'broken.go', text: 'package p\nfunc f() { x( }\nfunc g() { a[ := 3; @ }\nvar x\n' };
  const real = goSources === undefined ? [] : goFilesBelow('sync').map(readGoFile);
  for (const source of [everything, broken, ...real]) {
    for (const bodies of [true, false]) {
      assert.deepEqual(parser.parse(source, { bodies }), cursorParser.parse(source, { bodies }), source.path);
    }
  }
});

test('declarations are the same with and without bodies', { skip }, () => {
  const dumper = new Dumper(true);
  for (const source of goFilesBelow('net/http').map(readGoFile)) {
    const whole = parser.parse(source);
    const decls = whole.decls.map((decl) => (decl.kind === 'FuncDecl' ? { ...decl, body: undefined } : decl));
    const without = parser.parse(source, { bodies: false });
    assert.deepEqual(dumper.file(without), dumper.file({ ...whole, decls }), source.path);
  }
});

test('go/parser sees the same trees', { skip }, () => {
  const files = [everything, ...[...folders, 'encoding/json'].flatMap(goFilesBelow).map(readGoFile)];
  const absolute = files.map((file) => path.resolve(goSources!, file.path));
  const go = spawnSync('go', ['run', path.join(projectRoot, 'test/syntax/go/dump.go')], {
    input: `${absolute.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, GO111MODULE: 'off', GOFLAGS: '' },
  });
  assert.equal(go.status, 0, go.stderr);
  const dumper = new Dumper(true);
  const theirs = go.stdout.split(/^# .*\n/m).slice(1);
  assert.equal(theirs.length, files.length);
  for (const [i, source] of files.entries()) {
    const expected = theirs[i]!.trimEnd();
    // An older Go may not know the newest syntax of the fixture.
    if (expected.startsWith('! ')) continue;
    const ours = dumper.file(parser.parse(source));
    for (const [k, line] of expected.split('\n').entries()) assert.equal(ours[k], line, source.path);
  }
});
