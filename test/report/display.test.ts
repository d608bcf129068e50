import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth, oneLine, spellControls, wrapWords } from '../../src/report/display.js';

test('wide characters take two columns, combining marks none', () => {
  const widths: [string, number][] = [
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本語', 6],
    ['한글', 4],
    ['ﾊﾝｶｸ', 4],
    ['Ｆ', 2],
    ['a\u200bb', 2],
    ['\ufeffa', 1],
    ['🙂', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['🇩🇪', 2],
    ['❤️', 2],
    ['❤', 1],
    ['1️⃣', 2],
    ['→…│', 3],
    ['\u{20000}', 2],
  ];
  for (const [text, width] of widths) assert.equal(displayWidth(text), width, JSON.stringify(text));
});

test('control characters and direction overrides are spelled out', () => {
  assert.equal(spellControls('a\u001b[31mb\u202ec'), 'a<U+001B>[31mb<U+202E>c');
  assert.equal(oneLine('  m[\n\t"k"]\r\n'), 'm[ "k"]');
});

test('words are filled into the columns there are', () => {
  assert.deepEqual(wrapWords('one two three', undefined), ['one two three']);
  assert.deepEqual(wrapWords('one two three', 7), ['one two', 'three']);
  assert.deepEqual(wrapWords('日本 日本 日本', 9), ['日本 日本', '日本']);
  assert.deepEqual(wrapWords('incomprehensible x', 5), ['incomprehensible', 'x']);
});
