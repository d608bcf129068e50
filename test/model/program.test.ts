// What the model does beyond single expressions: packages and their tests, what is not at hand, cycles, broken code,
// laziness, and identities that last.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Callee,
  type Func,
  type Program,
  qualifiedName,
  type Resolution,
  sameType,
  typeString,
} from '../../src/model/index.js';
import type { CallExpr, Expr, Node } from '../../src/syntax/index.js';
import { programOf } from './memory.js';

function funcNamed(program: Program, name: string): Func {
  const func = program.functions.find((one) => one.name === name);
  assert.ok(func, `no function ${name}`);
  return func;
}

/** The right sides of `_ = x` in a function, in order, as types; and its calls as callees. */
function inspect(program: Program, name: string): { types: string[]; callees: string[]; resolution: Resolution } {
  const func = funcNamed(program, name);
  const resolution = program.resolve(func);
  const types: string[] = [];
  const callees: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isNode(node) && node.kind === 'AssignStmt' && node.lhs[0]?.kind === 'Ident' && node.lhs[0].name === '_') {
      types.push(typeString(resolution.typeOf(node.rhs[0]!)));
    }
    if (isNode(node) && node.kind === 'CallExpr') callees.push(show(resolution.calleeOf(node)));
    for (const part of Object.values(node)) visit(part);
  };
  visit(func.node);
  return { types, callees, resolution };
}

function isNode(node: object): node is Node {
  return 'kind' in node && 'pos' in node;
}

function show(callee: Callee): string {
  if (callee.kind === 'static') return callee.func.key;
  if (callee.kind === 'interface')
    return `${callee.method.key} -> ${callee.candidates.map(({ key }) => key).join(' ')}`;
  return callee.kind;
}

test('functions and methods of packages that are not at hand are known by their keys', async () => {
  const program = await programOf({
    'a.go': `package m
import (
	"google.golang.org/grpc"
	"github.com/jackc/pgx/v5"
	"gopkg.in/yaml.v3"
	mini "github.com/minio/minio-go"
)
type server struct {
	*grpc.Server
	conn pgx.Conn
	items map[string]grpc.Server
}
type api interface { mini.Client }
func f(s *server, g *grpc.Server, a api) {
	g.Serve(nil)
	s.Serve(nil)
	s.conn.Query("x").Close()
	s.items["a"].Stop()
	yaml.Marshal(s)
	grpc.NewServer(grpc.Creds(nil))
	a.Get()
	for _, one := range s.items { one.Stop() }
}`,
  });
  assert.deepEqual(inspect(program, 'f').callees, [
    'google.golang.org/grpc.Server.Serve',
    'google.golang.org/grpc.Server.Serve',
    'unknown',
    'github.com/jackc/pgx/v5.Conn.Query',
    'google.golang.org/grpc.Server.Stop',
    'gopkg.in/yaml.v3.Marshal',
    'google.golang.org/grpc.NewServer',
    'google.golang.org/grpc.Creds',
    'github.com/minio/minio-go.Client.Get',
    'google.golang.org/grpc.Server.Stop',
  ]);
});

test('what compiles is not ambiguous: a name that is found does not come from an interface that is not at hand', async () => {
  const program = await programOf(
    {
      'a.go': `package m
import (
	"sync"
	"x.org/lib"
)
type Manager interface { lib.Storage; Get() }
type store struct {
	Manager
	sync.Mutex
}
func f(s *store) { s.Lock(); s.Get(); s.Other() }`,
    },
    { declarations: { sync: 'package sync\ntype Mutex struct{}\nfunc (*Mutex) Lock()' } },
  );
  assert.deepEqual(inspect(program, 'f').callees, [
    'sync.Mutex.Lock',
    'example.com/m.Manager.Get -> ',
    'x.org/lib.Storage.Other',
  ]);
});

test('what can only be a map is one, though its type is not at hand', async () => {
  const program = await programOf({
    'a.go': `package m
import "example.org/other"
func f(a other.A, b other.B, c other.C, key other.Key) {
	_ = a["x"]
	_, _ = b[key]
	delete(c, key)
	_ = a[0]
}`,
  });
  const { resolution } = inspect(program, 'f');
  const kinds: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isNode(node) && node.kind === 'IndexExpr') kinds.push(kindOf(node.x));
    if (isNode(node) && node.kind === 'CallExpr') kinds.push(kindOf(node.args[0]!));
    for (const part of Object.values(node)) visit(part);
  };
  const kindOf = (expr: Expr): string => (program.mapOf(resolution.typeOf(expr)) === undefined ? 'unknown' : 'map');
  visit(funcNamed(program, 'f').node);
  assert.deepEqual(kinds, ['map', 'map', 'map', 'unknown']);
});

test('a table may leave declarations out', async () => {
  const program = await programOf(
    {
      'a.go': 'package m\nimport "x.org/lib"\nfunc f(t lib.T) { _ = lib.Known(); lib.Other(); t.M(); t.N(); _ = t.F }',
    },
    { declarations: { 'x.org/lib': 'package lib\ntype T struct { F map[string]int }\nfunc (T) M()\nfunc Known() *T' } },
  );
  const { types, callees } = inspect(program, 'f');
  assert.deepEqual(types, ['*x.org/lib.T', 'map[string]int']);
  assert.deepEqual(callees, ['x.org/lib.Known', 'x.org/lib.Other', 'x.org/lib.T.M', 'x.org/lib.T.N']);
});

test('a package, its tests, and files with another package clause', async () => {
  const program = await programOf({
    'p/p.go': 'package p\ntype T struct { m map[string]int }\nfunc use() { _ = helper() }',
    'p/p_test.go': 'package p\nfunc helper() T { return T{} }\nfunc Exported() map[string]T { return nil }',
    'p/x_test.go': 'package p_test\nimport "example.com/m/p"\nfunc run() { _ = p.Exported() }\nfunc helper() {}',
    'p/gen.go': 'package main\nfunc main() { _ = helper() }\nfunc helper() int { return 1 }',
  });
  assert.deepEqual(
    program.packages.map(({ path, name }) => `${path} ${name}`),
    ['example.com/m/p p', 'example.com/m/p#main main', 'example.com/m/p_test p_test'],
  );
  assert.deepEqual(inspect(program, 'use').types, ['example.com/m/p.T']);
  assert.deepEqual(inspect(program, 'run').types, ['map[string]example.com/m/p.T']);
  assert.deepEqual(inspect(program, 'main').types, ['int']);
});

test('a package is imported under its own name, whatever its path says', async () => {
  const program = await programOf(
    {
      'a.go': `package m
import (
	"example.com/m/v2"
	"x.org/go-thing"
	"x.org/strange"
	"gopkg.in/lib.v1"
)
func f() { _ = v2.M; _ = thing.M; _ = odd.M; _ = lib.M }`,
      'v2/v2.go': 'package v2\nvar M map[int]int',
    },
    {
      dependencies: {
        'x.org/go-thing/t.go': 'package thing\nvar M map[string]int',
        'x.org/strange/s.go': '// Comment.\npackage odd\nvar M map[bool]int',
        'gopkg.in/lib.v1/l.go': 'package lib\nvar M map[int8]int',
      },
    },
  );
  // The path's version element is no name, unless the package has it.
  assert.deepEqual(inspect(program, 'f').types, ['map[int]int', 'map[string]int', 'map[bool]int', 'map[int8]int']);
});

test('cyclic declarations end in unknown', async () => {
  const program = await programOf({
    'a.go': `package m
type A B
type B A
type C = D
type D = C
type E struct { E; f int }
type F[T any] struct { *F[F[T]]; v T }
type G[T G[T]] interface { m() T }
type H interface { H; K }
type K interface { H; k() map[string]int }
type I []I
type J func(J) J
type L [len(l)]int
var l L
var a, b = b, a
var c = func() int { return c() }
const x = y
const y = x
var s struct { s *struct { next []interface { n(E) } } }
func f(p A, q C, e E, g F[int], k K, i I, j J) {
	_ = p["x"]; _ = q["x"]; _ = e.f; _ = e.none; _ = g.v; _ = g.none
	_ = k.k()["a"]; _ = i[0][0]; _ = j(nil)(nil); _ = a; _ = x; _ = s.s.next[0].n; _ = c()
}
func h[P interface { *Q }, Q interface { *P }](p P) { _ = *p }`,
  });
  const { types } = inspect(program, 'f');
  assert.equal(types[2], 'int');
  assert.equal(types[4], 'int');
  assert.equal(types[6], 'int');
  assert.equal(types[7], 'example.com/m.I');
  inspect(program, 'h');
});

test('broken code is resolved as far as it goes', async () => {
  const program = await programOf({
    'a.go': `package m
func f(m map[string]int, ) {
	x := m["a"
	_ = m["b"]
	undefined.x.y(z)
	for range { }
	switch { case }
	var
	_ = m
	_ = nope[1]
	_ = (m)(1, 2)
	f()()()[
}
func g() { _ = f`,
  });
  for (const func of program.functions) program.resolve(func);
  assert.ok(program.functions.length > 0);
});

test('only what is needed of a dependency is parsed', async () => {
  const parsed: string[] = [];
  const program = await programOf(
    {
      'a.go': 'package m\nimport ("x.org/a"; "x.org/b")\nvar _ = b.Unused\nfunc f(t *a.T) { t.M()["x"]++ ; _ = t.N() }',
    },
    {
      dependencies: {
        'x.org/a/type.go': 'package a\n\ntype T struct {\n\tf Other\n}\n\nfunc (t *T) N() int {\n\treturn 1\n}\n',
        'x.org/a/method.go': 'package a\n\nfunc (t *T) M() map[string]int {\n\tif {{ nonsense\n}\n',
        'x.org/a/other.go': 'package a\n\ntype (\n\tOther struct{}\n)\n',
        'x.org/b/b.go': 'package b\n\nvar Unused = 1\n',
      },
      onParse: (file, text) => file.startsWith('x.org') && parsed.push(text.replace(/\s+/g, ' ').trim()),
    },
  );
  assert.deepEqual(inspect(program, 'f').types, ['int']);
  assert.deepEqual(parsed.sort(), [
    'package p func (t *T) M() map[string]int { }',
    'package p func (t *T) N() int { }',
    'package p type T struct { f Other }',
  ]);
});

test('what looks like a declaration inside a raw string or a comment of a dependency declares nothing', async () => {
  const program = await programOf(
    {
      'a.go':
        'package m\nimport ("x.org/a"; "x.org/b")\nfunc f() { _ = a.Help; _ = a.Fake; _ = a.Real(); _ = b.Fake; _ = b.Real() }',
    },
    {
      dependencies: {
        'x.org/a/a.go':
          'package a\n\nimport "x.org/c"\n\nvar Help = `\ntype Help int\nvar Fake = 1\n`\n\nfunc Real() c.T {\n\treturn 1\n}\n',
        'x.org/b/b.go': 'package b\n\n/*\nvar Fake = 1\n*/\n\nfunc Real() string {\n\treturn ""\n}\n',
        'x.org/c/c.go': 'package c\n\ntype T int\n',
      },
    },
  );
  assert.deepEqual(inspect(program, 'f').types, ['string', 'unknown', 'x.org/c.T', 'unknown', 'string']);
});

test('functions are numbered and named as Go does', async () => {
  const program = await programOf({
    'b.go': 'package m\ntype T struct{}\nfunc (t *T) M() { func() { func() {}() }(); func() {}() }\nfunc (T) V() {}',
    'a.go': 'package m\nvar h = func() {}\nfunc init() {}\nfunc init() {}\nfunc external()\nfunc g[T any](T) {}',
  });
  assert.deepEqual(
    program.functions.map(({ id, name }) => `${id} ${name}`),
    [
      '0 init.func1',
      '1 init',
      '2 init',
      '3 g',
      '4 (*T).M',
      '5 (*T).M.func1',
      '6 (*T).M.func1.1',
      '7 (*T).M.func2',
      '8 T.V',
    ],
  );
  const method = funcNamed(program, '(*T).M');
  assert.equal(method.qualifiedName, 'example.com/m.(*T).M');
  assert.equal(method.symbol?.func, method);
  assert.equal(method.literals[0]?.literals[0]?.parent, method.literals[0]);
  assert.equal(method.receiver?.role, 'receiver');
});

test('parameters, fields and local types keep their identity however often a body is resolved', async () => {
  const program = await programOf({
    'a.go': `package m
func f(m map[string]int, _ int, rest ...string) (n int, _ error) {
	type local struct { items map[string]int }
	l := local{items: m}
	g := func(k string, l local) { l.items[k]++ }
	g("x", l)
	return
}
func other() {}`,
  });
  const f = funcNamed(program, 'f');
  const literal = f.literals[0]!;
  assert.equal(typeString(literal.params[1]!.type), 'example.com/m.local');
  assert.deepEqual(
    f.params.map(({ name, type }) => `${name} ${typeString(type)}`),
    ['m map[string]int', '_ int', 'rest []string'],
  );
  assert.deepEqual(
    f.results.map(({ name }) => name),
    ['n', '_'],
  );
  assert.equal(f.variadic, true);
  const before = fieldUse(program, f);
  program.resolve(funcNamed(program, 'other'));
  const after = fieldUse(program, f);
  assert.notEqual(before.resolution, after.resolution);
  assert.equal(before.symbol, after.symbol);
  assert.equal(before.param, literal.params[1]);
  assert.equal(after.param, literal.params[1]);

  function fieldUse(of: Program, func: Func) {
    const resolution = of.resolve(func);
    let found: { symbol: unknown; param: unknown } | undefined;
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if (isNode(node) && node.kind === 'SelectorExpr' && node.x.kind === 'Ident') {
        found = { symbol: resolution.symbolOf(node.sel), param: resolution.symbolOf(node.x) };
      }
      for (const part of Object.values(node)) visit(part);
    };
    visit(func.node);
    assert.ok(found);
    return { resolution, ...found };
  }
});

test('what guards may say of fields and variables is kept', async () => {
  const program = await programOf({
    'a.go': `package m
import "sync"
type T struct {
	mu sync.Mutex

	// guarded by mu
	items map[string]int // all of them
	inner struct { deep map[string]int }
}
// Names are guarded by lock.
var names map[string]bool`,
  });
  const type = program.typeSymbols().find(({ name }) => name === 'T')!;
  const struct = program.underlying(type.type);
  assert.equal(struct.kind, 'struct');
  const [mu, items, inner] = struct.kind === 'struct' ? struct.fields : [];
  assert.equal(items!.comment, 'guarded by mu\nall of them');
  assert.deepEqual([mu!.index, items!.index, mu!.line, items!.line], [0, 1, 4, 7]);
  assert.equal(items!.owner, type);
  const innerType = inner!.type;
  assert.equal(innerType.kind === 'struct' ? qualifiedName(innerType.fields[0]!) : '', 'example.com/m.T.deep');
  const names = program.packages[0]!.lookup('names');
  assert.ok(names?.kind === 'var' && names.comment?.includes('guarded by lock'));
  assert.equal(names.role, 'package');
});

test('implementers are those of the program, by method set, tests last, and not without bound', async () => {
  const many = Array.from({ length: 40 }, (_, i) => `type t${i} struct{}\nfunc (t${i}) Do(int) {}`).join('\n');
  const program = await programOf({
    'a/a.go': `package a\ntype Doer interface { Do(int) }\ntype Wide interface { Doer; Undo() }\n${many}`,
    'b/b.go': `package b
type One struct{}
func (*One) Do(int) {}
func (One) Undo() {}
type Wrong struct{}
func (Wrong) Do(string) {}
func (Wrong) Undo() {}
type Both struct{ *One }
func (b Both) Undo() {}`,
    'b/b_test.go': 'package b\ntype fake struct{}\nfunc (fake) Do(int) {}\nfunc (fake) Undo() {}',
    'c/c.go': 'package c\nimport "example.com/m/a"\nfunc f(d a.Doer, w a.Wide) { d.Do(1); w.Undo() }',
  });
  const { resolution } = inspect(program, 'f');
  const calls: CallExpr[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (isNode(node) && node.kind === 'CallExpr') calls.push(node);
    for (const part of Object.values(node)) visit(part);
  };
  visit(funcNamed(program, 'f').node);
  const candidates = calls.map((call) => {
    const callee = resolution.calleeOf(call);
    return callee.kind === 'interface' ? callee.candidates.map(({ key }) => key) : [];
  });
  assert.equal(candidates[0]!.length, 24);
  assert.equal(candidates[0]![0], 'example.com/m/a.t0.Do');
  assert.deepEqual(candidates[1], [
    'example.com/m/b.One.Undo',
    'example.com/m/b.Both.Undo',
    'example.com/m/b.fake.Undo',
  ]);
});

test('implementers are those that some program has beside the call', async () => {
  const implementer = (name: string) => `package ${name}\ntype T struct{}\nfunc (T) Do() {}`;
  const program = await programOf({
    'one/one.go': implementer('one'),
    'two/two.go': implementer('two'),
    'lib/lib.go': implementer('lib'),
    'run/run.go': 'package run\ntype Doer interface{ Do() }\nfunc run(d Doer) { d.Do() }',
    'cmd/one/main.go': 'package main\nimport _ "example.com/m/one"\nimport _ "example.com/m/run"\nfunc main() {}',
    'cmd/two/main.go': 'package main\nimport _ "example.com/m/two"\nfunc main() {}',
  });
  assert.deepEqual(inspect(program, 'run').callees, ['example.com/m/run.Doer.Do -> example.com/m/one.T.Do']);
});

test('initialisers are resolved like a body', async () => {
  const program = await programOf({
    'a.go':
      'package m\nvar a, b = pair()\nvar c = func(m map[string]int) { m["x"]++ }\nfunc pair() (int, string) { return 1, "" }',
  });
  assert.deepEqual(
    program.initializers.map(({ symbols }) => symbols.map(({ name, type }) => `${name} ${typeString(type)}`)),
    [['a int', 'b string'], ['c func(map[string]int)']],
  );
  const literal = funcNamed(program, 'init.func1');
  assert.equal(typeString(literal.params[0]!.type), 'map[string]int');
  assert.equal(program.resolve(literal), program.initializers[1]!.resolution());
});

test('types compare by identity', async () => {
  const program = await programOf({
    'a.go': `package m
type A map[string]int
type B = map[string]int
var a A; var b B; var c map[string]int; var d struct { x int }; var e struct { x int }; var f func(int) (A, error)
var g func(int) (A, error); var h func(...int)`,
  });
  const type = (name: string) => {
    const symbol = program.packages[0]!.lookup(name);
    assert.ok(symbol?.kind === 'var');
    return symbol.type;
  };
  const same = (x: string, y: string) => sameType(type(x), type(y));
  assert.deepEqual(
    [same('a', 'b'), same('b', 'c'), same('d', 'e'), same('f', 'g'), same('g', 'h')],
    [false, true, true, true, false],
  );
});

test('results of a call that is not known are not known, the second neither', async () => {
  const program = await programOf({
    'a.go':
      'package m\nimport "x.org/lib"\nvar a, b = lib.Two()\nfunc f() { c, err := lib.Two(); _ = c; _ = err; _ = b }',
  });
  assert.deepEqual(inspect(program, 'f').types, ['unknown', 'unknown', 'unknown']);
});
