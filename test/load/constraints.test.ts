import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linesMatch, nameMatches } from '../../src/load/constraints.js';
import { scanHeader } from '../../src/load/header.js';

const linux = { goos: 'linux', goarch: 'amd64', tags: ['integration'] };
const windows = { goos: 'windows', goarch: 'arm64', tags: [] };

describe('file names', () => {
  const rows: [name: string, onLinux: boolean, onWindows: boolean][] = [
    ['poll.go', true, true],
    ['poll_linux.go', true, false],
    ['poll_windows_test.go', false, true],
    ['poll_linux_amd64.go', true, false],
    ['poll_linux_arm64.go', false, false],
    ['poll_arm64.go', false, true],
    ['poll_unix.go', true, true], // `unix` is a tag, but no suffix
    ['linux.go', true, true],
    ['windows_linux.go', true, false],
    ['linux_test.go', true, true],
    ['a_windows_x.go', true, true],
    ['x_windows.pb.go', false, true],
  ];
  for (const [name, onLinux, onWindows] of rows) {
    test(name, () => assert.deepEqual([nameMatches(name, linux), nameMatches(name, windows)], [onLinux, onWindows]));
  }
});

describe('constraint lines', () => {
  const rows: [header: string, onLinux: boolean, onWindows: boolean][] = [
    ['//go:build linux\n\npackage p', true, false],
    ['//go:build !linux && (windows || darwin)\n\npackage p', false, true],
    ['//go:build unix\npackage p', true, false],
    ['//go:build ignore\n\npackage p', false, false],
    ['//go:build integration\n\npackage p', true, false],
    ['//go:build go1.18 && !go1.99 && cgo && gc\n\npackage p', true, true],
    ['// Copyright.\n\n/* A\n   block. */\n//go:build windows\n\npackage p', false, true],
    ['//go:build linux ||\n\npackage p', true, true], // malformed: excludes nothing
    ['package p\n\n//go:build ignore\n', true, true], // too late
    ['// +build linux,amd64 darwin\n\npackage p', true, false],
    ['// +build !windows\n// +build amd64\n\npackage p', true, false],
    ['//+build ignore\n\npackage p', false, false],
    ['// +build ignore\npackage p', true, true], // no blank line: a doc comment
    ['/* x */\n// +build ignore\n\npackage p', true, true], // not only line comments before it
    ['//go:build linux\n// +build windows\n\npackage p', true, false],
    ['//go:build windows\r\n\r\npackage p\r\n', false, true],
  ];
  for (const [header, onLinux, onWindows] of rows) {
    test(JSON.stringify(header), () => {
      const { constraints } = scanHeader(header);
      assert.deepEqual([linesMatch(constraints, linux), linesMatch(constraints, windows)], [onLinux, onWindows]);
    });
  }
  test('android is linux too, ios darwin', () => {
    const { constraints } = scanHeader('//go:build linux || darwin\n\npackage p');
    assert.ok(linesMatch(constraints, { goos: 'android', goarch: 'arm64', tags: [] }));
    assert.ok(linesMatch(constraints, { goos: 'ios', goarch: 'arm64', tags: [] }));
  });
});

describe('imports', () => {
  test('single, grouped, named, dotted, raw, with comments and semicolons', () => {
    const text = [
      '// Doc.',
      'package p; import "a"',
      'import b "x/b" // why',
      'import (',
      '\t. "c"',
      '\t_ `d` /* side effect */; "e"',
      '\t// "not/this"',
      ')',
      'var s = "import \\"f\\""',
    ].join('\n');
    assert.deepEqual(scanHeader(text).imports(), ['a', 'x/b', 'c', 'd', 'e']);
  });
  test('a broken clause ends the list', () => {
    assert.deepEqual(scanHeader('package p\nimport (\n"a"\nvar x\n').imports(), ['a']);
    assert.deepEqual(scanHeader('package p\nimport "a\n').imports(), []);
  });
  test('no package clause', () => assert.equal(scanHeader('hello').packageName, undefined));
});
