// Small Go texts and the trees they are lowered to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { childrenOf, type Node, walk } from '../../src/syntax/index.js';
import { projectRoot } from '../project-root.js';
import { Dumper } from './dump.js';
import { parser } from './go-sources.js';

const dumper = new Dumper();

function declsOf(text: string): string[] {
  const file = parser.parse({ path: 'x.go', text: `package p\n${text}` });
  assert.deepEqual(file.problems, [], text);
  return dumper.file(file).slice(1);
}

/** The statements of a function body, each on its own. */
function bodyOf(text: string): string {
  const [decl] = declsOf(`func f() {\n${text}\n}\n`);
  return decl!.replace(/^\(func f \{\}\{\} \(Block ?(.*)\)\)$/s, '$1');
}

const declarations: [string, string[]][] = [
  ['import "fmt"', ['(Import "fmt")']],
  ['import (\n. "a/b"\n_ `c`\nd "e"\n)', ['(Import . "a/b")', '(Import _ "c")', '(Import d "e")']],
  ['var a, b T', ['(var a b T = [])']],
  ['var a, /* c, */ b T', ['(var a b T = [])']],
  ['var a /* x, y */ T', ['(var a T = [])']],
  ['var (\na = 1\nb, c int = 2, 3\n)', ['(var a = [(int 1)])', '(var b c int = [(int 2) (int 3)])']],
  ['var (a int)', ['(var a int = [])']],
  ['const (a = 1; b = 2 )', ['(const a = [(int 1)])', '(const b = [(int 2)])']],
  [
    'const (\na, b T = iota, 1\nc, d\n_, _\ne = "x"\nf\n)',
    [
      '(const a b T = [iota (int 1)])',
      '(const c d T = [iota (int 1)])',
      '(const _ _ T = [iota (int 1)])',
      '(const e = [(string "x")])',
      '(const f = [(string "x")])',
    ],
  ],
  ['type A = B', ['(alias A {} B)']],
  ['type A[T any] = B[T]', ['(alias A {T any} (IndexExpr B [T]))']],
  ['type T [n]int', ['(type T {} (ArrayType n int))']],
  ['type T[P any, Q interface{ *P }] P', ['(type T {P any; Q (InterfaceType {} [(StarExpr P)])} P)']],
  ['type T[P ~int | *string] int', ['(type T {P (BinaryExpr | (UnaryExpr ~ int) (StarExpr string))} int)']],
  ['type T[P ~[]E, E any] int', ['(type T {P (UnaryExpr ~ (ArrayType E)); E any} int)']],
  ['type T interface{ ~A[int] }', ['(type T {} (InterfaceType {} [(UnaryExpr ~ (IndexExpr A [int]))]))']],
  [
    'type T interface {\nM(a int) (b, c string)\nio.Reader\n~int | ~string\n}',
    [
      '(type T {} (InterfaceType {M (FuncType {a int}{b,c string})} [(SelectorExpr io Reader) (BinaryExpr | (UnaryExpr ~ int) (UnaryExpr ~ string))]))',
    ],
  ],
  [
    'type T struct {\na, b int `x:"y"`\n*P\nq.R "z\\t"\nG[int]\n*H[K, V]\nc func(int, ...string) error\n}',
    [
      '(type T {} (StructType {a,b int tag="x:\\"y\\""; (StarExpr P); (SelectorExpr q R) tag="z\\t"; (IndexExpr G [int]); ' +
        '(StarExpr (IndexExpr H [K V])); c (FuncType {int; (Ellipsis string)}{error})}))',
    ],
  ],
  [
    'type (\nC1 chan int\nC2 <-chan int\nC3 chan<- chan int\nC4 chan <-chan int\nC5 chan (<-chan int)\n)',
    [
      '(type C1 {} (ChanType both int))',
      '(type C2 {} (ChanType recv int))',
      '(type C3 {} (ChanType send (ChanType both int)))',
      '(type C4 {} (ChanType send (ChanType both int)))',
      '(type C5 {} (ChanType both (ParenExpr (ChanType recv int))))',
    ],
  ],
  ['func f()', ['(func f {}{})']],
  ['func f(a, b int, c ...T) (d D, err error) {}', ['(func f {a,b int; c (Ellipsis T)}{d D; err error} (Block))']],
  ['func f(int, string) func() {}', ['(func f {int; string}{(FuncType {}{})} (Block))']],
  ['func f[K comparable, V any](m map[K]V) {}', ['(func f {K comparable; V any}{m (MapType K V)}{} (Block))']],
  ['func (r *T[K]) M(x K) {}', ['(func {r (StarExpr (IndexExpr T [K]))} M {x K}{} (Block))']],
  ['func (T) M() {}', ['(func {T} M {}{} (Block))']],
  // The grammar knows neither; see src/syntax/repair.ts.
  [
    'func (r T) M[K any, V ~int](x K) V { return V(0) }',
    ['(func {r T} M {K any; V (UnaryExpr ~ int)}{x K}{V} (Block (Return [(CallExpr V [(int 0)])])))'],
  ],
  ['var p = new(42)', ['(var p = [(CallExpr new [(int 42)])])']],
  [
    'var p = new(pkg.T{A: 1})',
    ['(var p = [(CallExpr new [(CompositeLit (SelectorExpr pkg T) [(KeyValueExpr A (int 1))])])])'],
  ],
];

const statements: [string, string][] = [
  ['x = <-c', '(Assign = [x] [(UnaryExpr <- c)])'],
  ['a, b := m[k], 1', '(Assign := [a b] [(IndexExpr m [k]) (int 1)])'],
  ['m[k] |= 2', '(Assign |= [(IndexExpr m [k])] [(int 2)])'],
  ['m[k]++; n--', '(IncDec (IndexExpr m [k]) ++) (IncDec n --)'],
  ['c <- v', '(Send c v)'],
  ['go f(x...)', '(Go (CallExpr f [x] ...))'],
  ['defer func() { m[k] = v }()', '(Defer (CallExpr (FuncLit {}{} (Block (Assign = [(IndexExpr m [k])] [v]))) []))'],
  ['return', '(Return [])'],
  ['return a, f()', '(Return [a (CallExpr f [])])'],
  [
    'if x := f(); x { a() } else if y { b() } else { c() }',
    '(If (Assign := [x] [(CallExpr f [])]) ; x (Block (Expr (CallExpr a []))) ' +
      '(If y (Block (Expr (CallExpr b []))) (Block (Expr (CallExpr c [])))))',
  ],
  ['for {}', '(For - - - (Block))'],
  ['for x < 1 {}', '(For - (BinaryExpr < x (int 1)) - (Block))'],
  ['for i := 0; ; i++ {}', '(For (Assign := [i] [(int 0)]) - (IncDec i ++) (Block))'],
  ['for ; x; {}', '(For - x - (Block))'],
  ['for range 10 {}', '(Range (int 10) (Block))'],
  ['for i := range n {}', '(Range i := n (Block))'],
  ['for k, v = range m {}', '(Range k v m (Block))'],
  ['for range ch {}', '(Range ch (Block))'],
  ['for x := range seq(1) {}', '(Range x := (CallExpr seq [(int 1)]) (Block))'],
  ['switch {}', '(Switch)'],
  [
    'switch x := f(); x { case 1, 2: a(); fallthrough; default: }',
    '(Switch (Assign := [x] [(CallExpr f [])]) ; x (Case [(int 1) (int 2)] (Expr (CallExpr a [])) (fallthrough)) (Case))',
  ],
  ['switch f(); {}', '(Switch (Expr (CallExpr f [])) ;)'],
  ['switch y := x.(type) { case nil, *T: default: }', '(TypeSwitch y := x (Case [nil (StarExpr T)]) (Case))'],
  ['switch a := 1; x.(type) { case func(): }', '(TypeSwitch (Assign := [a] [(int 1)]) ; x (Case [(FuncType {}{})]))'],
  [
    'select { case v, ok := <-c: f(); case c <- 1: case <-d: case m[k] = <-c: default: }',
    '(Select (Comm (Assign := [v ok] [(UnaryExpr <- c)]) (Expr (CallExpr f []))) (Comm (Send c (int 1))) ' +
      '(Comm (Expr (UnaryExpr <- d))) (Comm (Assign = [(IndexExpr m [k])] [(UnaryExpr <- c)])) (Comm))',
  ],
  ['L: for { break L; continue L; goto L }', '(Label L (For - - - (Block (break L) (continue L) (goto L))))'],
  ['L:', '(Label L)'],
  // Not known to the grammar; see src/syntax/repair.ts.
  ['new: for { break new; continue new }', '(Label new (For - - - (Block (break new) (continue new))))'],
  [
    'var x, y = 1, 2; type T struct{}; const c = iota',
    '(Decl (var x y = [(int 1) (int 2)])) (Decl (type T {} (StructType {}))) (Decl (const c = [iota]))',
  ],
  [';;{ ; }', '(Block)'],
];

const expressions: [string, string][] = [
  ['make([]int, n, 10)', '(CallExpr make [(ArrayType int) n (int 10)])'],
  ['make(map[string]chan<- int)', '(CallExpr make [(MapType string (ChanType send int))])'],
  ['make(T)', '(CallExpr make [T])'],
  ['new(T)', '(CallExpr new [T])'],
  ['new([]*p.T)', '(CallExpr new [(ArrayType (StarExpr (SelectorExpr p T)))])'],
  ['new(f(x))', '(CallExpr new [(CallExpr f [x])])'],
  ['new(x + 1)', '(CallExpr new [(BinaryExpr + x (int 1))])'],
  ['new("s")', '(CallExpr new [(string "s")])'],
  ['new(!ok)', '(CallExpr new [(UnaryExpr ! ok)])'],
  ['new(a.b.c)', '(CallExpr new [(SelectorExpr (SelectorExpr a b) c)])'],
  ['new(m["k"])', '(CallExpr new [(IndexExpr m [(string "k")])])'],
  ['new([]int{1})', '(CallExpr new [(CompositeLit (ArrayType int) [(int 1)])])'],
  ['new(func() int { return 1 }())', '(CallExpr new [(CallExpr (FuncLit {}{int} (Block (Return [(int 1)]))) [])])'],
  ['new(new(1), x.new(2))', '(CallExpr new [(CallExpr new [(int 1)]) (CallExpr (SelectorExpr x new) [(int 2)])])'],
  ['(make)([]int, 1)', '(CallExpr make [(ArrayType int) (int 1)])'],
  ['[]byte("x")', '(CallExpr (ArrayType byte) [(string "x")])'],
  ['(*T)(p)', '(CallExpr (ParenExpr (StarExpr T)) [p])'],
  ['*(*T)(p)', '(StarExpr (CallExpr (ParenExpr (StarExpr T)) [p]))'],
  ['*(*T)(p).q[0]', '(StarExpr (IndexExpr (SelectorExpr (CallExpr (ParenExpr (StarExpr T)) [p]) q) [(int 0)]))'],
  ['**(**T)(p)', '(StarExpr (StarExpr (CallExpr (ParenExpr (StarExpr (StarExpr T))) [p])))'],
  ['(*T).M', '(SelectorExpr (ParenExpr (StarExpr T)) M)'],
  ['f[int](x)', '(CallExpr (IndexExpr f [int]) [x])'],
  ['f[int, []string](x)', '(CallExpr (IndexExpr f [int (ArrayType string)]) [x])'],
  ['p.F[K, V]', '(IndexExpr (SelectorExpr p F) [K V])'],
  ['m[k](x)', '(CallExpr (IndexExpr m [k]) [x])'],
  ['m[a|b](x)', '(CallExpr (IndexExpr m [(BinaryExpr | a b)]) [x])'],
  ['T[int]{1}', '(CompositeLit (IndexExpr T [int]) [(int 1)])'],
  [
    '[...]T{{1}, 3: {2}}',
    '(CompositeLit (ArrayType (Ellipsis) T) [(CompositeLit [(int 1)]) (KeyValueExpr (int 3) (CompositeLit [(int 2)]))])',
  ],
  [
    'map[P]int{{1}: 2, "k": 3}',
    '(CompositeLit (MapType P int) [(KeyValueExpr (CompositeLit [(int 1)]) (int 2)) (KeyValueExpr (string "k") (int 3))])',
  ],
  ['&T{a: b, c: &d}', '(UnaryExpr & (CompositeLit T [(KeyValueExpr a b) (KeyValueExpr c (UnaryExpr & d))]))'],
  ['s[:]', '(SliceExpr s - - -)'],
  ['s[a:]', '(SliceExpr s a - -)'],
  ['s[:b:c]', '(SliceExpr s - b c)'],
  ['x.(*T)', '(TypeAssertExpr x (StarExpr T))'],
  ['x.(interface{ M() })', '(TypeAssertExpr x (InterfaceType {M (FuncType {}{})} []))'],
  ['a + b*c - d', '(BinaryExpr - (BinaryExpr + a (BinaryExpr * b c)) d)'],
  ['a && b || !c == d', '(BinaryExpr || (BinaryExpr && a b) (BinaryExpr == (UnaryExpr ! c) d))'],
  ['a &^ -b << 2', '(BinaryExpr << (BinaryExpr &^ a (UnaryExpr - b)) (int 2))'],
  ['-*p', '(UnaryExpr - (StarExpr p))'],
  [
    "[]any{1, 1.5, 2i, '\\n', `r`, nil}",
    "(CompositeLit (ArrayType any) [(int 1) (float 1.5) (imag 2i) (char '\\n') (string `r`) nil])",
  ],
  ['min(1, max(2), x...)', '(CallExpr min [(int 1) (CallExpr max [(int 2)]) x] ...)'],
  ['struct{ a int }{1}', '(CompositeLit (StructType {a int}) [(int 1)])'],
  ['func(a, b, c T) {}', '(FuncLit {a,b,c T}{} (Block))'],
  ['f(é, 世界)', '(CallExpr f [é 世界])'],
];

test('declarations', async (t) => {
  for (const [text, expected] of declarations) {
    await t.test(text, () => assert.deepEqual(declsOf(`${text}\n`), expected));
  }
});

test('statements', async (t) => {
  for (const [text, expected] of statements) await t.test(text, () => assert.equal(bodyOf(text), expected));
});

test('expressions', async (t) => {
  for (const [text, expected] of expressions) {
    await t.test(text, () => assert.equal(bodyOf(`_ = ${text}`), `(Assign = [_] [${expected}])`));
  }
});

test('a body before a block is no composite literal', () => {
  const headers: [string, string][] = [
    ['if a.b', '(If (SelectorExpr a b) (Block (Expr (CallExpr f [])))) (Block (Expr (CallExpr g [])))'],
    ['for !a', '(For - (UnaryExpr ! a) - (Block (Expr (CallExpr f [])))) (Block (Expr (CallExpr g [])))'],
    ['for range a', '(Range a (Block (Expr (CallExpr f [])))) (Block (Expr (CallExpr g [])))'],
  ];
  for (const [header, expected] of headers)
    assert.equal(bodyOf(`${header} {\n\tf()\n}\n// then\n{\n\tg()\n}`), expected);
  assert.equal(
    bodyOf('if x == (T{}) {\n}\n{\n}'),
    '(If (BinaryExpr == x (ParenExpr (CompositeLit T []))) (Block)) (Block)',
  );
  assert.equal(bodyOf('switch a {}\n{}'), '(Switch a) (Block)');
});

test('parameters share a type, however many names there are', () => {
  const names = Array.from({ length: 40 }, (_, i) => `p${i}`);
  assert.deepEqual(declsOf(`func f(${names.join(', ')} T) {}`), [`(func f {${names.join(',')} T}{} (Block))`]);
});

test('comments on what they are about', async (t) => {
  const cases: [string, string][] = [
    ['// one\n// two\nvar x int // three\n', '(var x int = [] doc="one\\ntwo" comment="three")'],
    ['// far away\n\nvar x int\n// next line\n', '(var x int = [])'],
    ['/* block\n text */\nfunc f() {}\n', '(func f {}{} (Block) doc="block\\n text")'],
    ['//go:noinline\nfunc f() {} // no doc\n', '(func f {}{} (Block) doc="go:noinline")'],
    ['// D\ntype T int\n', '(type T {} int doc="D")'],
    ['// group\nvar (\n\t// own\n\tx int /* a */ // b\n)\n', '(var x int = [] doc="own" comment="a\\nb")'],
    [
      'type T struct { // not doc\n\ta int // la\n\t// db\n\tb int\n}\n',
      '(type T {} (StructType {a int comment="la"; b int doc="db"}))',
    ],
    [
      'type T struct {\n\tmu sync.Mutex // guards m\n\n\t// +checklocks:mu\n\tm map[K]V `tag:"x"` // guarded by mu\n}\n',
      '(type T {} (StructType {mu (SelectorExpr sync Mutex) comment="guards m"; ' +
        'm (MapType K V) tag="tag:\\"x\\"" doc="+checklocks:mu" comment="guarded by mu"}))',
    ],
    ['type T struct { a int /* inside */; b int }\n', '(type T {} (StructType {a int comment="inside"; b int}))'],
    ['type T struct { a int /* inside */ }\n', '(type T {} (StructType {a int}))'],
  ];
  for (const [text, expected] of cases) {
    await t.test(text, () => assert.deepEqual(declsOf(text), [expected]));
  }
  const file = parser.parse({ path: 'x.go', text: '// a\npackage p\n\nfunc f() {\n\tg() /* b */\n\t// c\n}\n' });
  assert.deepEqual(
    file.comments.map(({ text }) => text),
    ['// a', '/* b */', '// c'],
  );
});

test('generated files, as ast.IsGenerated tells them', () => {
  const generated = (text: string): boolean => parser.parse({ path: 'x.go', text }).generated;
  assert.equal(generated('// Code generated by stringer; DO NOT EDIT.\n\npackage p\n'), true);
  assert.equal(generated('// Copyright\n\n// Code generated by x. DO NOT EDIT.\r\npackage p\n'), true);
  assert.equal(generated('/*\n// Code generated by x. DO NOT EDIT.\n*/\npackage p\n'), true);
  assert.equal(generated('package p\n\n// Code generated by x. DO NOT EDIT.\n'), false);
  assert.equal(generated('// Code generated by x. DO NOT EDIT\npackage p\n'), false);
  assert.equal(generated('// Code generated DO NOT EDIT.\npackage p\n'), false);
  assert.equal(generated('// This is Code generated by x. DO NOT EDIT.\npackage p\n'), false);
});

test('dependencies come without bodies', () => {
  const text =
    'package p\n\nfunc F() struct{ a int } {\n\treturn T{1} // x\n}\n\nvar v = func() { a() }\n\nfunc (t T) M() {}\n\ntype U int\n';
  const file = parser.parse({ path: 'x.go', text }, { bodies: false });
  assert.deepEqual(file.problems, []);
  assert.deepEqual(dumper.file(file).slice(1), [
    '(func F {}{(StructType {a int})})',
    '(var v = [(FuncLit {}{} (Block (Expr (CallExpr a []))))])',
    '(func {t T} M {}{})',
    '(type U {} int)',
  ]);
  assert.equal(text.slice(file.decls[0]!.pos, file.decls[0]!.end).endsWith('// x\n}'), true);
  assert.equal(text.slice(file.decls[3]!.pos, file.decls[3]!.end), 'U int');
});

test('the fixture has every kind of node', () => {
  const text = readFileSync(path.join(projectRoot, 'fixtures/syntax/everything.go'), 'utf8');
  const file = parser.parse({ path: 'everything.go', text });
  assert.deepEqual(file.problems, []);
  const kinds = new Set<string>();
  for (const decl of [...file.imports, ...file.decls]) walk(decl, (node) => kinds.add(node.kind));
  assert.deepEqual([...kinds].sort(), allKinds);
});

test('children come in source order and lie inside their parents', () => {
  const text = readFileSync(path.join(projectRoot, 'fixtures/syntax/everything.go'), 'utf8');
  const check = (node: Node): void => {
    let from = node.pos;
    for (const child of childrenOf(node)) {
      // An empty const spec repeats the values of the one above.
      if (node.kind === 'ValueDecl' && child.pos < node.pos) continue;
      assert.ok(from <= child.pos && child.end <= node.end, `${child.kind} in ${node.kind} at ${child.pos}`);
      from = child.end;
      check(child);
    }
  };
  for (const decl of parser.parse({ path: 'everything.go', text }).decls) check(decl);
});

const allKinds = (
  'ArrayType AssignStmt BasicLit BinaryExpr BlockStmt BranchStmt CallExpr CaseClause ChanType CommClause CompositeLit ' +
  'DeclStmt DeferStmt Ellipsis EmptyStmt ExprStmt ForStmt FuncDecl FuncLit FuncType GoStmt Ident IfStmt ImportSpec ' +
  'IncDecStmt IndexExpr InterfaceType KeyValueExpr LabeledStmt MapType ParenExpr RangeStmt ReturnStmt SelectStmt ' +
  'SelectorExpr SendStmt SliceExpr StarExpr StructType SwitchStmt TypeAssertExpr TypeDecl TypeSwitchStmt UnaryExpr ValueDecl'
).split(' ');

test('a table may have more elements than a call takes arguments', () => {
  const file = parser.parse({ path: 'x.go', text: `package p\n\nvar table = []byte{${'1,'.repeat(200_000)}}\n` });
  let count = 0;
  for (const decl of file.decls)
    walk(decl, (node) => {
      if (node.kind === 'BasicLit') count++;
      return true;
    });
  assert.equal(count, 200_000);
});
