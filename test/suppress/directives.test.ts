import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { addIgnores, applyDirectives, readDirectives } from '../../src/suppress/index.js';
import { type GoParser, initParser } from '../../src/syntax/index.js';
import { finding, side } from './sample.js';

const rules = ['unlocked-map-write', 'unlocked-map-read', 'nil-map-write'];
let parser: GoParser;

before(async () => {
  const { resolve } = createRequire(import.meta.url);
  parser = await initParser({
    runtime: readFileSync(resolve('web-tree-sitter/web-tree-sitter.wasm')),
    language: readFileSync(path.join(path.dirname(resolve('tree-sitter-go/package.json')), 'tree-sitter-go.wasm')),
  });
});

function read(text: string) {
  const source = { path: 'p/a.go', text };
  return { source, ...readDirectives(source, parser.parse(source), rules) };
}

/** Silences a write at W and, if there is one, a read at R. */
function apply(text: string, rule = 'unlocked-map-write') {
  const { source, directives, problems } = read(text);
  const other = text.includes('m["R"]') ? side(source, 'm["R"]', 'read') : undefined;
  const more = text.includes('m["M"]') ? [side(source, 'm["M"]')] : [];
  const result = applyDirectives([finding(side(source, 'm["W"]'), other, more, rule)], directives, () => source);
  return { ...result, problems };
}

const go = (...body: string[]) => `package p\n\nfunc f() {\n${body.map((line) => `\t${line}\n`).join('')}}\n`;

describe('what silences a finding', () => {
  const silent: [what: string, text: string][] = [
    ['nolint on the line', go('m["W"] = 1 //nolint:gomaplint // why')],
    ['our other name, among others', go('m["W"] = 1 // nolint:errcheck, go-map-lint')],
    ['plain nolint', go('m["W"] = 1 //nolint')],
    ['nolint:all', go('m["W"] = 1 //nolint:all // why')],
    ['a rule by name', go('m["W"] = 1 //nolint:unlocked-map-write')],
    ['the line above', go('//lint:ignore unlocked-map-write before the server starts', 'm["W"] = 1')],
    ['above, with more comment between', go('//lint:ignore unlocked-map-write why', '// And more.', 'm["W"] = 1')],
    ['several rules', go('//lint:ignore nil-map-write,unlocked-map-write why', 'm["W"] = 1')],
    ['a family of rules', go('//lint:ignore unlocked-* why', 'm["W"] = 1')],
    ['all of ours', go('//lint:ignore gomaplint why', 'm["W"] = 1')],
    ['at the other site', go('m["W"] = 1', 'm["R"]() //nolint:gomaplint')],
    ['the doc comment', '// f is called once.\n//\n//nolint:gomaplint // once\nfunc f() {\n\tx()\n\tm["W"] = 1\n}\n'],
    ["checklocks' word for it", go('m["W"] = 1 // +checklocksignore')],
    ["checklocks' word in a doc comment", '// +checklocksignore\nfunc f() {\n\tx()\n\tm["W"] = 1\n}\n'],
    ['the file', go('m["W"] = 1') + '\n//lint:file-ignore unlocked-map-write why\n'],
  ];
  for (const [what, text] of silent) {
    test(what, () => {
      const { kept, suppressed, unused, problems } = apply(text.startsWith('package') ? text : `package p\n\n${text}`);
      assert.deepEqual(kept, []);
      assert.equal(suppressed.length, 1);
      assert.equal(suppressed[0]!.by, 'comment');
      assert.deepEqual([...unused, ...problems], []);
    });
  }
  test('the reason is kept', () => {
    assert.equal(apply(go('m["W"] = 1 //nolint:gomaplint // set once')).suppressed[0]!.reason, 'set once');
    assert.equal(apply(go('//lint:ignore gomaplint set  once', 'm["W"] = 1')).suppressed[0]!.reason, 'set  once');
  });
});

describe('what does not', () => {
  const loud: [what: string, text: string][] = [
    ['another linter', go('m["W"] = 1 //nolint:errcheck')],
    ['another rule', go('m["W"] = 1 //nolint:nil-map-write')],
    ['the line after', go('m["W"] = 1', '//nolint:gomaplint')],
    ['two lines above', go('//lint:ignore gomaplint why', 'x()', 'm["W"] = 1')],
    ['a blank line between', go('//lint:ignore gomaplint why', '', 'm["W"] = 1')],
    ['prose', go('// nolint is a comment of golangci-lint', 'm["W"] = 1')],
    ['no reason', go('//lint:ignore unlocked-map-write', 'm["W"] = 1')],
    ['a string', go('m["W"] = "//nolint"')],
    ['another check', go('//lint:ignore SA1000 why', 'm["W"] = 1')],
  ];
  for (const [what, text] of loud) {
    test(what, () => assert.equal(apply(text).kept.length, 1));
  }
  test('a comment on one line does not hide the next', () => {
    const { kept, suppressed } = apply(go('m["W"] = 1 //nolint:gomaplint', 'm["M"] = 2'));
    assert.equal(suppressed.length, 1);
    assert.equal(kept.length, 1);
    assert.deepEqual(kept[0]!.more, []);
    assert.notDeepEqual(kept[0]!.primary, suppressed[0]!.finding.primary);
  });
});

describe('faults of directives', () => {
  test('no reason, no rule', () => {
    assert.match(read(go('//lint:ignore gomaplint')).problems[0]!.message, /needs a reason/);
    assert.match(read(go('//lint:ignore')).problems[0]!.message, /names no rule/);
    assert.deepEqual(read(go('//lint:ignore SA1000')).problems, []);
    assert.match(
      read(go('//lint:ignore unlocked-map-wirte why')).problems[0]!.message,
      /unknown rule unlocked-map-wirte; did you mean unlocked-map-write\?$/,
    );
  });
  test('unused: ours, but not a plain nolint', () => {
    assert.equal(apply(go('m["W"] = 1', 'x() //nolint:gomaplint')).unused.length, 1);
    assert.equal(apply(go('m["W"] = 1', 'x() //nolint')).unused.length, 0);
  });
});

test('ignore comments are written above, one a line, in the style of the file', () => {
  const source = {
    path: 'p/a.go',
    text: go('if x {', '\tm["W"], m["R"] = 1, 2', '}', 'm["M"] = 3').replaceAll('\n', '\r\n'),
  };
  const findings = [
    finding(side(source, 'm["M"]')),
    finding(side(source, 'm["W"]')),
    finding(side(source, 'm["R"]'), undefined, [], 'nil-map-write'),
  ];
  const text = addIgnores(source.text, findings, 'old code');
  assert.equal(
    text,
    go(
      'if x {',
      '\t//lint:ignore nil-map-write,unlocked-map-write old code',
      '\tm["W"], m["R"] = 1, 2',
      '}',
      '//lint:ignore unlocked-map-write old code',
      'm["M"] = 3',
    ).replaceAll('\n', '\r\n'),
  );
  const written = { path: source.path, text };
  const { directives } = readDirectives(written, parser.parse(written), rules);
  assert.deepEqual(applyDirectives([finding(side(written, 'm["W"]'))], directives, () => written).kept, []);
});
