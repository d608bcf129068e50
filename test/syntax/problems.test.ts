// Text that is no Go, and text that is hard on a parser: nothing throws, and what can be read is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FuncDecl, SyntaxFile } from '../../src/syntax/index.js';
import { walk } from '../../src/syntax/index.js';
import { parser } from './go-sources.js';

const parse = (text: string): SyntaxFile => parser.parse({ path: 'x.go', text });
/** `message: what is marked`, for each problem. */
const problemsOf = (text: string): string[] =>
  parse(text).problems.map(({ message, span }) => `${message}: ${text.slice(span.start, span.end)}`);
const functions = (file: SyntaxFile): FuncDecl[] => file.decls.filter((decl) => decl.kind === 'FuncDecl');

test('each error is said once, with its place, and leaves the rest alone', async (t) => {
  const cases: [string, string[]][] = [
    ['a() }\n}', ['`}` closes nothing: }']],
    ['if x {\n\ta()', ['`{` is never closed: {']],
    ['m[1 = 2', ['`[` is never closed: [']],
    ['a(1, 2', ['`(` is never closed: (']],
    ['s := "abc', ['this string is never closed: "']],
    ["r := 'ab", ["this rune literal is never closed: '"]],
    ['x @ y', ['`@` is no character of Go: @']],
    ['x := := 1', ['syntax error near `:=`: :=']],
    ['for i := 0; i < 3 { }', ['`;` expected: ']],
    ['a.', ['syntax error near `.`: .']],
    ['x := f(, 1)', ['syntax error near `,`: ,']],
  ];
  for (const [body, expected] of cases) {
    await t.test(body, () => {
      const text = `package p\n\nfunc before() {}\n\nfunc wrong() {\n\t${body}\n}\n\nfunc after(x int) { b() }\n\ntype T int\n`;
      assert.deepEqual(problemsOf(text), expected);
      const file = parse(text);
      assert.deepEqual(
        functions(file).map(({ name, broken }) => [name.name, broken]),
        [
          ['before', false],
          ['wrong', true],
          ['after', false],
        ],
      );
      assert.equal(file.decls.at(-1)?.kind, 'TypeDecl');
      assert.equal(text.slice(file.decls.at(-1)!.pos, file.decls.at(-1)!.end), 'T int');
    });
  }
});

test('a literal with an error is broken, and the literal beside it is not', () => {
  const file = parse('package p\n\nvar a = func() { x( }\n\nvar b = func() { y() }\n');
  const broken: boolean[] = [];
  for (const decl of file.decls) {
    walk(decl, (node) => {
      if (node.kind === 'FuncLit') broken.push(node.broken);
    });
  }
  assert.deepEqual(broken.slice(-1), [false]);
  assert.equal(file.problems.length, 1);
});

test('an unreadable body leaves the declaration', () => {
  const [f] = functions(
    parse('package p\n\nfunc (s *S) f(a int) error {\n\t} ] := case ) {{ func\n}\n\nfunc g() {}\n'),
  );
  assert.equal(f?.name.name, 'f');
  assert.equal(f?.type.params.length, 1);
  assert.equal(f?.broken, true);
});

test('new syntax and an error in one file', () => {
  const file = parse('package p\n\nfunc f() { x := new(1); m[x = 2 }\n\nfunc (t T) g[K any]() { return new("s") }\n');
  const [f, g] = functions(file);
  assert.deepEqual([f?.broken, g?.broken, g?.type.typeParams.length], [true, false, 1]);
  assert.equal(file.problems.length, 1);
});

test('what does not begin like Go is not searched for Go', () => {
  const message = 'a Go file begins with a package clause: ';
  for (const text of [
    '',
    '\ufeff',
    '   \n\n',
    '// only a comment',
    '/* open',
    '<html></html>',
    '\0\0\0',
    '\u{1f600}',
    'func f() {}',
  ]) {
    const file = parse(text);
    assert.deepEqual(problemsOf(text), [message], JSON.stringify(text));
    assert.deepEqual([file.package.name, file.decls.length], ['', 0]);
  }
});

test('byte order mark, line ends, NUL', () => {
  const marked = '\ufeffpackage p\n\nvar x = 1\n';
  assert.deepEqual(problemsOf(marked), []);
  assert.equal(parse(marked).package.name, 'p');
  const crlf = 'package p\r\n\r\n// doc\r\nvar x = `a\r\nb` // line\r\n\r\nfunc f() {\r\n\tm[1] = 2\r\n}\r\n';
  const file = parse(crlf);
  assert.deepEqual(file.problems, []);
  assert.equal(file.lines, 9);
  const [x] = file.decls;
  assert.ok(x?.kind === 'ValueDecl' && x.doc === 'doc' && x.comment === 'line');
  assert.deepEqual(problemsOf('package p\nvar x = 1\0\nfunc f() {}\n'), ['U+0000 is no character of Go: \0']);
  assert.deepEqual(problemsOf('package p\nx := 1\n'), ['a statement stands outside of any function: x := 1']);
});

test('lines are counted as editors do', () => {
  assert.deepEqual(
    ['', 'package p', 'package p\n', 'package p\n\n', 'package p\n// x'].map((t) => parse(t).lines),
    [0, 1, 1, 2, 2],
  );
});

const head = 'package p\n\n';
const deep: [string, string][] = [
  ['parentheses', `var x = ${'('.repeat(50_000)}1${')'.repeat(50_000)}\n`],
  ['open parentheses', `var x = ${'('.repeat(50_000)}\n`],
  ['blocks', `func f() ${'{'.repeat(50_000)}${'}'.repeat(50_000)}\n`],
  ['function literals', `func f() {${'func() {'.repeat(5_000)}${'}()'.repeat(5_000)}}\n`],
  ['else if', `func f() { if a {}${' else if a {}'.repeat(5_000)}}\n`],
  ['calls', `func f() { a${'.b()'.repeat(5_000)} }\n`],
  ['unary operators', `var x = ${'!'.repeat(50_000)}a\n`],
  ['pointers', `var x ${'*'.repeat(50_000)}int\n`],
  ['pointers in new', `var x = new(${'*'.repeat(50_000)}int + 1)\n`],
  ['mixed operators', `var x = ${'a + b - '.repeat(5_000)}c\n`],
  ['braces', `${'} '.repeat(50_000)}\n`],
];

test('deep nesting overflows nothing', async (t) => {
  for (const [name, text] of deep) {
    await t.test(name, () => {
      const file = parse(`${head}${text}\nfunc ok() { m[k] = v }\n`);
      for (const decl of file.decls) walk(decl, () => undefined);
      const ok = functions(file).at(-1);
      assert.deepEqual([ok?.name.name, ok?.broken, ok?.body?.list.length], ['ok', false, 1]);
    });
  }
});

test('a long chain of one operator stays whole and shallow', () => {
  const file = parse(`${head}var s = ${Array.from({ length: 20_000 }, (_, i) => `"${i}"`).join(' +\n\t')}\n`);
  assert.deepEqual(file.problems, []);
  const literals: string[] = [];
  for (const decl of file.decls) {
    walk(decl, (node) => {
      if (node.kind === 'BasicLit') literals.push(node.value);
    });
  }
  assert.equal(literals.length, 20_000);
  assert.equal(literals[12_345], '"12345"');
});

test('5 MB of generated code', () => {
  const entries = Array.from({ length: 180_000 }, (_, i) => `\t"key ${i}": {${i}, "v"},\n`).join('');
  const text = `// Code generated by x. DO NOT EDIT.\n\n${head}var table = map[string]T{\n${entries}}\n`;
  const file = parse(text);
  assert.deepEqual([file.problems.length, file.generated, file.decls.length], [0, true, 1]);
});

test('noise after a package clause', () => {
  let seed = 1;
  const random = (n: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  const words = [
    'func',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    ':=',
    '=',
    'x',
    '"',
    '`',
    "'",
    '/*',
    '\n',
    ';',
    'type',
    'struct',
    'new',
    '0x',
    '…',
    '\ud800',
  ];
  for (let round = 0; round < 200; round++) {
    const text = head + Array.from({ length: 60 }, () => words[random(words.length)]).join(random(2) === 0 ? ' ' : '');
    const file = parse(text);
    for (const { message, span } of file.problems) {
      assert.ok(!message.includes('failed'), `${message} in ${JSON.stringify(text)}`);
      assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, JSON.stringify(text));
    }
  }
});
