import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { UserError } from '../../src/config/user-error.js';
import { fileNames, layOut, loadTree, packageAt, targets } from './tree.js';

const shop = {
  'go.mod': 'module example.com/shop\n\ngo 1.21\n',
  'main.go': 'package main\n\nimport _ "example.com/shop/cart"\n',
  'cart/cart.go': 'package cart\n\nimport _ "example.com/shop/price"\n',
  'cart/cart_test.go': 'package cart_test\n\nimport _ "example.com/shop/internal/fake"\n',
  'price/price.go': 'price',
  'price/price_windows.go': 'price',
  'internal/fake/fake.go': 'fake',
  'vendor/example.com/dep/dep.go': 'dep',
  'cart/testdata/t.go': 'broken',
  '_old/o.go': 'old',
  '.hidden/h.go': 'hidden',
  'docs/readme.md': 'text',
};

describe('patterns', () => {
  const rows: [patterns: string[], targets: string[]][] = [
    [
      ['./...'],
      ['example.com/shop', 'example.com/shop/cart', 'example.com/shop/internal/fake', 'example.com/shop/price'],
    ],
    [['.'], ['example.com/shop']],
    [['./cart'], ['example.com/shop/cart']],
    [['cart/'], ['example.com/shop/cart']],
    [
      ['./cart/...', 'price'],
      ['example.com/shop/cart', 'example.com/shop/price'],
    ],
    [['./internal/...'], ['example.com/shop/internal/fake']],
    [['./c...'], ['example.com/shop/cart']],
    [['./.../fake'], ['example.com/shop/internal/fake']],
    [['example.com/shop/price'], ['example.com/shop/price']],
    [['example.com/shop/...ce'], ['example.com/shop/price']],
    [['example.com/.../fake'], ['example.com/shop/internal/fake']],
    [['./_old'], ['example.com/shop/_old']],
    [['./cart/testdata/...'], ['example.com/shop/cart/testdata']],
    [['./vendor/example.com/dep'], ['example.com/shop/vendor/example.com/dep']],
  ];
  for (const [patterns, expected] of rows) {
    test(patterns.join(' '), async (t) => {
      const loaded = await loadTree(layOut(t, shop), patterns);
      assert.deepEqual(targets(loaded), expected);
      assert.deepEqual(loaded.problems, []);
    });
  }

  test('a single file: its package is analysed, the file is reported on', async (t) => {
    const loaded = await loadTree(layOut(t, shop), ['cart/cart.go']);
    assert.deepEqual(targets(loaded), ['example.com/shop/cart']);
    assert.deepEqual([...loaded.unreported], ['cart/cart_test.go']);
  });
  test('a file that the build leaves out is read when it is named', async (t) => {
    const loaded = await loadTree(layOut(t, shop), ['price/price_windows.go']);
    assert.ok(fileNames(loaded).includes('price/price_windows.go'));
  });
  test('from a directory of the module, paths lead there', async (t) => {
    const loaded = await loadTree(path.join(layOut(t, shop), 'cart'), ['.']);
    assert.deepEqual(fileNames(loaded), ['cart.go', 'cart_test.go', '../internal/fake/fake.go', '../price/price.go']);
  });
  test('tags, operating system and tests', async (t) => {
    const dir = layOut(t, shop);
    const build = { goos: 'windows', goarch: 'amd64', tags: [] };
    const loaded = await loadTree(dir, ['./price', './cart'], { build, tests: false });
    assert.deepEqual(fileNames(loaded), ['cart/cart.go', 'price/price.go', 'price/price_windows.go']);
  });
  test('excluded files are context, excluded directories only when imported', async (t) => {
    const dir = layOut(t, shop);
    const loaded = await loadTree(dir, ['./...'], { exclude: [{ dir, globs: ['price/', '**/cart_test.go'] }] });
    assert.deepEqual(targets(loaded), ['example.com/shop', 'example.com/shop/cart', 'example.com/shop/internal/fake']);
    assert.equal(packageAt(loaded, 'example.com/shop/price').target, false);
    assert.deepEqual([...loaded.unreported], ['cart/cart_test.go']);
  });
});

describe('context', () => {
  test('packages of the module are loaded when imported, directly or not, without their tests', async (t) => {
    const loaded = await loadTree(layOut(t, shop), ['.']);
    assert.deepEqual(fileNames(loaded), ['main.go', 'cart/cart.go', 'price/price.go']);
    const main = packageAt(loaded, 'example.com/shop');
    assert.equal(loaded.resolve('example.com/shop/cart', main)?.target, false);
    assert.equal(loaded.resolve('example.com/shop/none', main), undefined);
    assert.equal(loaded.resolve('fmt', main), undefined);
  });
});

describe('modules', () => {
  const several = {
    'a/go.mod': 'module example.com/a\n\ngo 1.20\n\nrequire example.com/b v1.0.0\n\nreplace example.com/b => ../b\n',
    'a/a.go': 'package a\n\nimport _ "example.com/b/sub"\n',
    'b/go.mod': 'module example.com/b\n\ngo 1.22\n',
    'b/b.go': 'b',
    'b/sub/sub.go': 'sub',
    'loose/loose.go': 'loose',
  };
  test('a root above several go.mod: each package belongs to its own', async (t) => {
    const loaded = await loadTree(layOut(t, several), ['./...']);
    assert.deepEqual(
      loaded.packages.map(({ importPath, module }) => [importPath, module.path, module.dir, module.goVersion?.[1]]),
      [
        ['example.com/a', 'example.com/a', 'a', 20],
        ['example.com/b', 'example.com/b', 'b', 22],
        ['example.com/b/sub', 'example.com/b', 'b', 22],
        ['loose', '', '', undefined],
      ],
    );
    const a = packageAt(loaded, 'example.com/a');
    assert.equal(loaded.resolve('example.com/b/sub', a)?.dir, 'b/sub');
  });
  test('a local replacement outside the pattern is context', async (t) => {
    const dir = layOut(t, several);
    const loaded = await loadTree(path.join(dir, 'a'), ['./...']);
    assert.deepEqual(targets(loaded), ['example.com/a']);
    const sub = packageAt(loaded, 'example.com/b/sub');
    assert.equal(sub.target, false);
    assert.equal(loaded.source(sub.files[0]!.path)?.text, 'package sub\n');
  });
  test('go.work joins modules without replacements', async (t) => {
    const dir = layOut(t, {
      'go.work': 'go 1.22\n\nuse (\n\t./app\n\t./lib\n)\n',
      'app/go.mod': 'module example.com/app\n',
      'app/main.go': 'package main\n\nimport _ "example.com/lib/x"\n',
      'lib/go.mod': 'module example.com/lib\n',
      'lib/x/x.go': 'x',
    });
    const loaded = await loadTree(path.join(dir, 'app'), ['./...']);
    assert.deepEqual(
      loaded.packages.map(({ dir }) => dir),
      ['', '../lib/x'],
    );
    const off = await loadTree(path.join(dir, 'app'), ['./...'], { env: { GOWORK: 'off', GOROOT: 'off' } });
    assert.equal(off.packages.length, 1);
  });
  test('two modules of one name do not mix', async (t) => {
    const dir = layOut(t, {
      'one/go.mod': 'module example\n',
      'one/main.go': 'package main\n\nimport _ "example/x"\n',
      'one/x/x.go': 'x',
      'two/go.mod': 'module example\n',
      'two/main.go': 'package main\n\nimport _ "example/x"\n',
      'two/x/x.go': 'x',
    });
    const loaded = await loadTree(dir, ['./...']);
    for (const name of ['one', 'two']) {
      const main = loaded.packages.find((one) => one.dir === name)!;
      assert.equal(loaded.resolve('example/x', main)?.dir, `${name}/x`);
    }
  });
  test('a broken go.mod is one problem; its packages are analysed', async (t) => {
    const dir = layOut(t, { 'bad/go.mod': 'modul example.com/bad\n', 'bad/b.go': 'bad', 'good/g.go': 'good' });
    const loaded = await loadTree(dir, ['./...']);
    assert.equal(loaded.packages.length, 2);
    assert.deepEqual(loaded.problems, [
      { kind: 'module', message: 'broken go.mod: line 1: unknown directive "modul"', path: 'bad/go.mod' },
    ]);
  });
  test('an empty go.mod cuts a directory off, and is no fault', async (t) => {
    const dir = layOut(t, { 'go.mod': 'module m\n', 'm.go': 'm', 'cut/go.mod': '', 'cut/c.go': 'cut' });
    const loaded = await loadTree(dir, ['./...']);
    assert.deepEqual(loaded.problems, []);
    assert.deepEqual(targets(loaded), ['m', 'cut']);
  });
});

describe('old trees without go.mod', () => {
  const caddy = {
    'main.go':
      'package main\n\nimport (\n\t_ "log"\n\t_ "github.com/mholt/caddy/middleware"\n\t_ "github.com/mholt/caddy/config/parse"\n\t_ "github.com/other/log"\n)\n',
    'middleware/m.go': 'package middleware\n\nimport _ "github.com/mholt/caddy/log"\n',
    'middleware/gzip/g.go':
      'package gzip\n\nimport (\n\t_ "github.com/mholt/caddy/middleware"\n\t_ "github.com/mholt/caddy"\n)\n',
    'config/parse/p.go': 'parse',
    'log/l.go': 'log',
  };
  test('imports are matched to directories by path suffix', async (t) => {
    const loaded = await loadTree(layOut(t, caddy), ['./...']);
    const main = packageAt(loaded, 'main');
    const gzip = packageAt(loaded, 'middleware/gzip');
    assert.equal(loaded.resolve('github.com/mholt/caddy/middleware', main)?.importPath, 'middleware');
    assert.equal(loaded.resolve('github.com/mholt/caddy/config/parse', main)?.importPath, 'config/parse');
    assert.equal(loaded.resolve('github.com/mholt/caddy/log', gzip)?.importPath, 'log');
    assert.equal(loaded.resolve('github.com/mholt/caddy', gzip)?.dir, '');
    assert.equal(main.module.path, '');
  });
  test('not every tail is taken for a directory', async (t) => {
    const loaded = await loadTree(layOut(t, caddy), ['./...']);
    const main = packageAt(loaded, 'main');
    assert.equal(loaded.resolve('log', main), undefined);
    assert.equal(loaded.resolve('github.com/other/log', main), undefined);
  });
  test('one directory brings those it imports', async (t) => {
    const loaded = await loadTree(layOut(t, caddy), ['./middleware/gzip']);
    assert.deepEqual(targets(loaded), ['middleware/gzip']);
    assert.deepEqual(
      loaded.packages.map(({ dir }) => dir),
      ['', 'config/parse', 'log', 'middleware', 'middleware/gzip'],
    );
  });
  test('a GOPATH above, and relative imports', async (t) => {
    const dir = layOut(t, {
      'src/example.com/x/a/a.go': 'package a\n\nimport (\n\t_ "example.com/x/b"\n\t_ "../c"\n)\n',
      'src/example.com/x/b/b.go': 'b',
      'src/example.com/x/c/c.go': 'c',
    });
    const loaded = await loadTree(dir, ['./...']);
    const a = packageAt(loaded, 'src/example.com/x/a');
    assert.equal(loaded.resolve('example.com/x/b', a)?.dir, 'src/example.com/x/b');
    assert.equal(loaded.resolve('../c', a)?.dir, 'src/example.com/x/c');
  });
});

describe('dependencies', () => {
  const files = {
    'app/go.mod': [
      'module example.com/app',
      'require github.com/BurntSushi/toml v1.3.2',
      'require example.com/forked v1.0.0',
      'replace example.com/forked => example.com/fork v1.1.0',
      '',
    ].join('\n'),
    'app/main.go': 'main',
    'app/vendor/example.com/dep/dep.go': 'dep',
    'app/vendor/example.com/dep/dep_test.go': 'dep',
    'gopath/pkg/mod/github.com/!burnt!sushi/toml@v1.3.2/go.mod': 'module github.com/BurntSushi/toml\n\ngo 1.16\n',
    'gopath/pkg/mod/github.com/!burnt!sushi/toml@v1.3.2/internal/x.go': 'internal',
    'gopath/pkg/mod/example.com/fork@v1.1.0/f.go': 'forked',
    'goroot/src/fmt/print.go': 'fmt',
    'goroot/src/fmt/print_windows.go': 'fmt',
    'goroot/src/net/http/h.go': 'http',
    'goroot/src/vendor/golang.org/x/net/idna/i.go': 'idna',
  };
  test('vendor, module cache with replacements, GOROOT', async (t) => {
    const dir = layOut(t, files);
    const env = { GOROOT: path.join(dir, 'goroot'), GOPATH: path.join(dir, 'gopath') };
    const { importer, packages } = await loadTree(path.join(dir, 'app'), ['.'], { env });
    const main = packages[0]!;
    const names = (importPath: string, from = main) =>
      importer(importPath, from)?.files.map((file) => path.basename(file.path));
    assert.deepEqual(names('example.com/dep'), ['dep.go']);
    assert.equal(importer('example.com/dep', main)?.dir, 'vendor/example.com/dep');
    assert.deepEqual(names('github.com/BurntSushi/toml/internal'), ['x.go']);
    assert.deepEqual(importer('github.com/BurntSushi/toml/internal', main)?.module.goVersion, [1, 16]);
    assert.deepEqual(names('example.com/forked'), ['f.go']);
    assert.deepEqual(names('fmt'), ['print.go']);
    assert.deepEqual(names('golang.org/x/net/idna', importer('net/http', main)), ['i.go']);
    assert.equal(importer('golang.org/x/net/idna', main), undefined);
    for (const missing of ['C', 'unsafe', 'example.com/nowhere', 'nowhere'])
      assert.equal(importer(missing, main), undefined);
  });
  test('without a GOROOT there is no standard library', async (t) => {
    const dir = layOut(t, files);
    const { importer, packages } = await loadTree(path.join(dir, 'app'), ['.'], { env: { GOROOT: 'off' } });
    assert.equal(importer('fmt', packages[0]!), undefined);
  });
});

describe('bad input', () => {
  const fails: [pattern: string, message: RegExp][] = [
    ['./nope', /^\.\/nope: no such file/],
    ['./nope/...', /^\.\/nope\/\.\.\.: no such directory/],
    ['./docs', /^\.\/docs: no Go files in this directory/],
    ['./internal', /for those below it say \.\/internal\/\.\.\./],
    ['docs/readme.md', /^docs\/readme\.md: not a Go file/],
    ['go.mod', /^go\.mod: not a Go file/],
    ['example.org/...', /no package of the module/],
  ];
  for (const [pattern, message] of fails) {
    test(`${pattern} alone is an error, beside a good one a problem`, async (t) => {
      const dir = layOut(t, shop);
      await assert.rejects(
        loadTree(dir, [pattern]),
        (error) => error instanceof UserError && message.test(error.message),
      );
      const loaded = await loadTree(dir, [pattern, './price']);
      assert.deepEqual(targets(loaded), ['example.com/shop/price']);
      assert.deepEqual(
        loaded.problems.map(({ kind }) => kind),
        ['usage'],
      );
      assert.match(loaded.problems[0]!.message, message);
    });
  }
  test('a directory whose files are all for other systems', async (t) => {
    const dir = layOut(t, { 'go.mod': 'module m\n', 'a_windows.go': 'a' });
    await assert.rejects(loadTree(dir, ['.']), /build constraints leave no Go file/);
  });
  test('nothing at all is no error when that is allowed', async (t) => {
    const loaded = await loadTree(layOut(t, { 'x.txt': '' }), ['./...'], { allowEmpty: true });
    assert.deepEqual(loaded.packages, []);
  });

  test('odd files are problems, and the rest goes on', async (t) => {
    const dir = layOut(t, {
      'go.mod': 'module m\n',
      'bom.go': '\uFEFFpackage m\n',
      'crlf.go': 'package m\r\n\r\nimport "fmt"\r\n',
      'empty.go': '',
      'latin1.go': Buffer.from('package m\n\n// caf\xe9\n', 'latin1'),
      'text.go': 'this is\nno Go\n',
      'big.go': `package m\n\nvar data = "${'x'.repeat(5 * 1024 * 1024)}"\n`,
      'fine.go': '// \uFFFD is a character like any other\npackage m\n',
    });
    symlinkSync('loop.go', path.join(dir, 'loop.go'));
    symlinkSync('nowhere', path.join(dir, 'dangling.go'));
    symlinkSync('.', path.join(dir, 'again'));
    symlinkSync('fine.go', path.join(dir, 'linked.go'));
    const loaded = await loadTree(dir, ['./...']);
    assert.deepEqual(fileNames(loaded), ['big.go', 'bom.go', 'crlf.go', 'fine.go', 'latin1.go', 'linked.go']);
    assert.equal(loaded.source('bom.go')?.text, 'package m\n');
    assert.match(loaded.source('latin1.go')!.text, /caf\uFFFD/);
    assert.deepEqual(Object.fromEntries(loaded.problems.map((problem) => [problem.path, problem.message])), {
      'dangling.go': 'cannot follow the link: it leads nowhere',
      'empty.go': 'file is empty',
      'latin1.go': 'file is not valid UTF-8; the offending bytes are replaced',
      'loop.go': 'cannot follow the link: the link leads back to itself',
      'text.go': 'file has no package clause and is left out',
    });
  });
  test('a file and a directory without permission', {
    skip: process.getuid?.() === 0 && 'root may read everything',
  }, async (t) => {
    const dir = layOut(t, { 'go.mod': 'module m\n', 'a.go': 'm', 'b.go': 'm', 'sub/c.go': 'c' });
    chmodSync(path.join(dir, 'b.go'), 0);
    chmodSync(path.join(dir, 'sub'), 0);
    const loaded = await loadTree(dir, ['./...']);
    chmodSync(path.join(dir, 'sub'), 0o755);
    assert.deepEqual(fileNames(loaded), ['a.go']);
    assert.equal(loaded.problems.length, 2);
  });
});
