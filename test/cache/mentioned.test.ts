// Which files a report says something of, so that they have to be the same to the byte for it to be used again.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { areUnchanged, mentionedIn } from '../../src/cache/mentioned.js';
import type { PackageSources } from '../../src/text/package-sources.js';
import { packageOf } from '../check.js';

function packagesWith(texts: Readonly<Record<string, string>>): readonly PackageSources[] {
  return [packageOf(Object.entries(texts).map(([path, text]) => ({ path, text })))];
}

const packages = packagesWith({ 'a/main.go': 'a', 'a/store.go': 'b', 'b/other.go': 'c', 'b/with space.go': 'd' });
const mentioned = (report: unknown): string[] => mentionedIn(report, packages).map(([path]) => path);

describe('a report mentions a file', () => {
  const reports: Readonly<Record<string, readonly [report: unknown, paths: readonly string[]]>> = {
    'by its path': [{ findings: [{ location: { path: 'a/main.go', line: 1 } }] }, ['a/main.go']],
    'by its name in a sentence': [{ why: 'The goroutine started at store.go:7 writes.' }, ['a/store.go']],
    'by its name in brackets': [{ steps: ['in a handler (main.go:12)', '`other.go:3`'] }, ['a/main.go', 'b/other.go']],
    'by a name with a blank': [['see "with space.go:4"'], ['b/with space.go']],
    'and none in words that only look alike': [{ text: 'go run main.go' }, []],
    'and none where there is none': [{ findings: [], count: 0, none: null }, []],
  };
  for (const [how, [report, paths]] of Object.entries(reports))
    test(how, () => assert.deepEqual(mentioned(report), paths));
});

test('what is mentioned has changed only where its text has', () => {
  const before = mentionedIn({ path: 'a/main.go' }, packages);
  assert.ok(areUnchanged(before, packagesWith({ 'a/main.go': 'a', 'a/store.go': 'another' })));
  assert.ok(!areUnchanged(before, packagesWith({ 'a/main.go': 'another', 'a/store.go': 'b' })));
});
