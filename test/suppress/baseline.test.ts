import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  baselineOf,
  keepBack,
  onlyNew,
  parseBaseline,
  parseDiff,
  printBaseline,
  pruned,
} from '../../src/suppress/index.js';
import { finding, report, side } from './sample.js';

const source = { path: 'p/a.go', text: 'a\nb\nc\nd\ne\n' };
const at = (mark: string, func = 'f') => finding(side(source, mark, 'write', func));

describe('baseline', () => {
  test('known findings are kept back, wherever they have moved to', () => {
    const baseline = baselineOf([at('a'), at('b', 'g')]);
    const { report: after, stale } = keepBack(report([at('c'), at('d', 'g'), at('e', 'h')]), baseline);
    assert.deepEqual(after.findings, [at('e', 'h')]);
    assert.deepEqual(
      after.suppressed.map(({ by }) => by),
      ['baseline', 'baseline'],
    );
    assert.deepEqual(stale, []);
  });
  test('one more of the same is new', () => {
    const { report: after } = keepBack(report([at('a'), at('b')]), baselineOf([at('a')]));
    assert.deepEqual(after.findings, [at('b')]);
  });
  test('the number of a closure does not matter', () => {
    const { report: after } = keepBack(report([at('a', 'run.func2.1')]), baselineOf([at('a', 'run.func1.1')]));
    assert.deepEqual(after.findings, []);
  });
  test('what is gone is stale, and pruned', () => {
    const baseline = baselineOf([at('a'), at('b'), at('c', 'g')]);
    const { stale } = keepBack(report([at('a')]), baseline);
    assert.deepEqual(
      stale.map((entry) => [entry.function, entry.count]),
      [
        ['f', 1],
        ['g', 1],
      ],
    );
    assert.deepEqual(pruned(baseline, stale), baselineOf([at('a')]));
  });
  test('written and read', () => {
    const baseline = baselineOf([at('a', 'g'), at('b', 'f')]);
    const text = printBaseline(baseline);
    assert.equal(printBaseline(baselineOf([at('b', 'f'), at('a', 'g')])), text);
    assert.equal(printBaseline(parseBaseline(text)!), text);
    for (const wrong of ['', '{}', '{"version":2,"findings":[]}', '{"version":1,"findings":[{}]}']) {
      assert.equal(parseBaseline(wrong), undefined);
    }
  });
});

describe('new code', () => {
  const diff = [
    'diff --git a/p/a.go b/p/a.go',
    '--- a/p/a.go',
    '+++ b/p/a.go',
    '@@ -2,2 +2 @@ func f() {',
    '--- gone',
    '-gone too',
    '+++ b/trap.go',
    '@@ -9 +4,0 @@',
    '-\tmu.Lock()',
    '\\ No newline at end of file',
    'diff --git a/q.go b/q.go',
    '--- /dev/null',
    '+++ "b/caf\\303\\251.go"',
    '@@ -0,0 +1,2 @@',
    '+one',
    '+two',
    'diff --git a/old.go b/old.go',
    '--- a/old.go',
    '+++ /dev/null',
    '@@ -1 +0,0 @@',
    '-x',
  ].join('\n');
  test('a diff', () => {
    assert.deepEqual(
      [...parseDiff(diff)],
      [
        [
          'p/a.go',
          [
            [2, 2],
            [4, 5],
          ],
        ],
        ['café.go', [[1, 2]]],
      ],
    );
  });
  test('a finding is kept when any of its sites has changed', () => {
    const changed = parseDiff(diff);
    const only = (...marks: string[]) =>
      onlyNew(report(marks.map((mark) => at(mark))), changed, () => source).findings.length;
    assert.equal(only('a', 'c'), 0);
    assert.equal(only('b', 'd', 'e'), 3);
    const byOther = finding(side(source, 'a'), side(source, 'b', 'read'));
    assert.deepEqual(
      onlyNew(report([byOther, at('b')]), changed, () => source).findings.map((one) => one.changed),
      ['other', undefined],
    );
    const filtered = onlyNew(report([at('a')]), changed, () => source);
    assert.deepEqual(
      filtered.suppressed.map(({ by }) => by),
      ['filter'],
    );
  });
});
