// The line hash must be the one codeql-action computes, or alerts would close and open again with each upload.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, Report } from '../../src/finding.js';
import { fingerprints, lineHashes } from '../../src/report/fingerprint.js';
import { context, report } from './sample.js';

test('line hashes are those of codeql-action', () => {
  assert.deepEqual(lineHashes(''), ['c129715d7a2bc9a3:1']);
  assert.deepEqual(lineHashes(' a\nb\n  \t\tc\n d'), [
    '271789c17abda88f:1',
    '54703d4cd895b18:1',
    '180aee12dab6264:1',
    'a23a3dc5e078b07b:1',
  ]);
});

test('line ends, indentation and spaces do not change line hashes', () => {
  const expected = lineHashes('a b\nc\n');
  assert.deepEqual(lineHashes('a b\r\nc\r\n'), expected);
  assert.deepEqual(lineHashes('a b\rc\r'), expected);
  assert.deepEqual(lineHashes('\ta b\n\t\tc\n'), expected);
});

test('equal lines are counted, and lines above do not matter', () => {
  const line = `x${'y'.repeat(120)}\n`;
  const [first, second] = lineHashes(line.repeat(3));
  assert.equal(second, first?.replace(/:1$/, ':2'));
  assert.equal(lineHashes(`another line\n${line.repeat(3)}`)[1], first);
});

test('the rolling hash agrees with its definition in whole 64-bit numbers', () => {
  const text = Array.from({ length: 400 }, (_, i) => String.fromCharCode(33 + ((i * i * 7919) % 60_000))).join('');
  const lines = text.replace(/.{37}/gsu, '$&\n').split('\n');
  const read = [...`${lines.join('\n').replace(/[ \t]/g, '')}\uffff`.split('')].map((c) => BigInt(c.charCodeAt(0)));
  let start = 0;
  lineHashes(lines.join('\n')).forEach((hash, i) => {
    let expected = 0n;
    for (let k = 0; k < 100; k++) expected = BigInt.asUintN(64, expected * 37n + (read[start + k] ?? 0n));
    assert.equal(hash.split(':')[0], expected.toString(16));
    start += lines[i]!.replace(/[ \t]/g, '').length + 1;
  });
});

test('our fingerprint names no line, and numbers findings that are alike', () => {
  const [finding] = report.findings as [Finding];
  const moved: Finding = {
    ...finding,
    primary: { ...finding.primary, span: { ...finding.primary.span, start: 1, end: 2 } },
  };
  const twice: Report = { ...report, findings: [finding, moved] };
  const [first, second] = [...fingerprints(twice, context).values()];
  assert.match(first!, /^[0-9a-f]{32}:1$/);
  assert.equal(second, first!.replace(/:1$/, ':2'));
});

test('our fingerprint does not depend on the directory the tool is run in', () => {
  const [finding] = report.findings as [Finding];
  const { span } = finding.primary;
  const fromBelow: Finding = { ...finding, primary: { ...finding.primary, span: { ...span, path: 'conn.go' } } };
  const below = fingerprints({ ...report, findings: [fromBelow] }, { ...context, root: { prefix: 'server/' } });
  assert.equal(below.get(fromBelow), fingerprints(report, context).get(finding));
});
