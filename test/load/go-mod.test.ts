import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseGoMod, parseGoWork } from '../../src/load/go-mod.js';

const text = `// A module.
module example.com/m/v2 // trailing

go 1.22.3
toolchain go1.23.0

require example.com/a v1.2.3
require (
	example.com/B v0.0.0-20200101000000-abcdef012345 // indirect
	"example.com/c" v1.0.0
)
replace example.com/a => ../a
replace (
	example.com/B v0.0.0-20200101000000-abcdef012345 => example.com/fork v1.5.0
)
retract [v1.0.0, v1.1.0] // oops
exclude example.com/z v0.1.0
tool example.com/c/cmd/gen
`;

describe('go.mod', () => {
  test('directives, blocks and comments', () => {
    const mod = parseGoMod(text);
    assert.equal(mod.error, undefined);
    assert.equal(mod.module, 'example.com/m/v2');
    assert.deepEqual(mod.goVersion, [1, 22]);
    assert.deepEqual([...mod.require.keys()], ['example.com/a', 'example.com/B', 'example.com/c']);
    assert.deepEqual(mod.replace, [
      { path: 'example.com/a', target: '../a' },
      {
        path: 'example.com/B',
        version: 'v0.0.0-20200101000000-abcdef012345',
        target: 'example.com/fork',
        targetVersion: 'v1.5.0',
      },
    ]);
  });
  const broken: [text: string, error: RegExp][] = [
    ['modul example.com/m\n', /^line 1: unknown directive "modul"$/],
    ['module example.com/m\nrequire example.com/a\n', /^line 2: malformed require/],
    ['module example.com/m\nrequire (\n example.com/a v1\n', /block is not closed/],
    ['go 1.22\n', /no module directive/],
    ['module example.com/m\ngo one\n', /^line 2: malformed go/],
    ['<<<<<<< HEAD\nmodule m\n', /^line 1/],
  ];
  for (const [text, error] of broken) {
    test(JSON.stringify(text), () => assert.match(parseGoMod(text).error ?? '', error));
  }
  test('what can be read of a broken one is kept', () => assert.equal(parseGoMod('modul x\nmodule m\n').module, 'm'));
  test('CRLF', () => assert.equal(parseGoMod('module m\r\n\r\ngo 1.20\r\n').module, 'm'));
});

test('go.work', () => {
  const work = parseGoWork('go 1.22\nuse ./a\nuse (\n\t./b // b\n\t../c\n)\nreplace x => ./x\n');
  assert.deepEqual(work.use, ['./a', './b', '../c']);
  assert.equal(work.error, undefined);
});
