import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClauses } from '../../src/model/import-clauses.js';

test('import clauses are read line by line', () => {
  const header = `// Copyright.

//go:build linux

// Package a does "things".
package a // import "x.org/a"

import "fmt"

import (
	_ "embed" // for the files
	. "strings"
	yaml "gopkg.in/yaml.v3"

	"x.org/b"
)

`;
  assert.deepEqual(readClauses(header), [
    { path: 'fmt', name: undefined },
    { path: 'embed', name: '_' },
    { path: 'strings', name: '.' },
    { path: 'gopkg.in/yaml.v3', name: 'yaml' },
    { path: 'x.org/b', name: undefined },
  ]);
});

test('what gofmt would lay out in another way, and block comments, are left to the parser', () => {
  for (const header of [
    'package a; import "fmt"\n',
    'package a\nimport ("fmt"; "os")\n',
    'package a\nimport (\n\t"fmt"; "os"\n)\n',
    'package a\n/*\n\t"fmt"\n*/\nimport "C"\n',
    'package a\nimport `fmt`\n',
  ])
    assert.equal(readClauses(header), undefined, header);
});
