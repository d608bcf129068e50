// Which modules of a run belong together: components of the graph of imports among them.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { findComponents, type LoadOptions, load, loadComponent } from '../../src/load/index.js';
import { layOut } from './tree.js';

function optionsFor(cwd: string, patterns: readonly string[] = ['./...'], env = {}): LoadOptions {
  return {
    cwd,
    patterns,
    tests: true,
    build: { goos: 'linux', goarch: 'amd64', tags: [] },
    env: { GOROOT: 'off', GOPATH: path.join(cwd, 'no-gopath'), GOWORK: '', ...env },
  };
}

/** The packages of each component, by their directories. */
async function componentsOf(options: LoadOptions): Promise<string[][]> {
  const { components, sole } = await findComponents(options);
  const loaded = sole ? [sole] : await Promise.all(components.map(({ targets }) => loadComponent(options, targets)));
  return loaded.map(({ packages }) => packages.map(({ dir }) => dir));
}

const module = (name: string, rest = '') => `module ${name}\n\ngo 1.22\n${rest}`;
const importing = (name: string, ...paths: string[]) =>
  `package ${name}\n\n${paths.map((one) => `import _ "${one}"\n`).join('')}`;

describe('modules of one run', () => {
  const tree = (t: TestContext, files: Readonly<Record<string, string>> = {}) =>
    layOut(t, {
      'api/go.mod': module('github.com/one/api'),
      'api/api.go': 'api',
      'api/wire/wire.go': 'wire',
      'shop/go.mod': module('github.com/two/shop'),
      'shop/shop.go': 'shop',
      ...files,
    });

  test('that do not import each other are components of their own', async (t) => {
    assert.deepEqual(await componentsOf(optionsFor(tree(t))), [['api', 'api/wire'], ['shop']]);
  });

  test('are cut the same when the patterns name them one by one', async (t) => {
    assert.deepEqual(await componentsOf(optionsFor(tree(t), ['./shop/...', './api'])), [['api'], ['shop']]);
    assert.deepEqual(await componentsOf(optionsFor(tree(t), ['./api/...'])), [['api', 'api/wire']]);
  });

  test('are joined by a replacement, also where only a test imports the other', async (t) => {
    const dir = tree(t, {
      'shop/go.mod': module('github.com/two/shop', '\nreplace github.com/one/api => ../api\n'),
      'shop/shop_test.go': importing('shop', 'github.com/one/api/wire'),
    });
    assert.deepEqual(await componentsOf(optionsFor(dir)), [['api', 'api/wire', 'shop']]);
    assert.deepEqual(await componentsOf({ ...optionsFor(dir), tests: false }), [['api', 'api/wire'], ['shop']]);
  });

  test('are not joined by a required version: Go takes that from the module cache', async (t) => {
    const dir = tree(t, {
      'shop/go.mod': module('github.com/two/shop', '\nrequire github.com/one/api v1.2.0\n'),
      'shop/shop.go': importing('shop', 'github.com/one/api/wire'),
    });
    assert.deepEqual(await componentsOf(optionsFor(dir)), [['api', 'api/wire'], ['shop']]);
  });

  test('of one repository mean each other as they lie there, unless they are two checkouts', async (t) => {
    const files = {
      'go.mod': module('github.com/one/api/v2/tools'),
      'tools.go': importing('tools', 'github.com/one/api/wire'),
    };
    const dir = tree(t, { 'tools/go.mod': files['go.mod'], 'tools/tools.go': files['tools.go'] });
    assert.deepEqual(await componentsOf(optionsFor(dir)), [['api', 'api/wire', 'tools'], ['shop']]);
    mkdirSync(path.join(dir, 'tools', '.git'));
    assert.deepEqual(await componentsOf(optionsFor(dir)), [['api', 'api/wire'], ['shop'], ['tools']]);
  });

  test('are joined by a go.work that names both, also by one below the root of the run', async (t) => {
    const files = {
      'go.work': 'go 1.22\n\nuse (\n\t./api\n\t./shop\n)\n',
      'shop/shop.go': importing('shop', 'github.com/one/api/wire'),
    };
    assert.deepEqual(await componentsOf(optionsFor(tree(t, files))), [['api', 'api/wire', 'shop']]);
    assert.equal((await componentsOf(optionsFor(tree(t, files), ['./...'], { GOWORK: 'off' }))).length, 2);
    const below = layOut(t, {
      'work/go.work': files['go.work'],
      'work/api/go.mod': module('github.com/one/api'),
      'work/api/wire/wire.go': 'wire',
      'work/shop/go.mod': module('github.com/two/shop'),
      'work/shop/shop.go': files['shop/shop.go'],
      'other/go.mod': module('github.com/three/other'),
      'other/other.go': importing('other', 'github.com/one/api/wire'),
    });
    assert.deepEqual(await componentsOf(optionsFor(below)), [['other'], ['work/api/wire', 'work/shop']]);
  });

  test('together are what one program would have been', async (t) => {
    const options = optionsFor(tree(t));
    const whole = await load(options);
    assert.deepEqual(
      (await componentsOf(options)).flat(),
      whole.packages.map(({ dir }) => dir),
    );
  });

  test('without a Go file for this system are no component, and a run of none is refused', async (t) => {
    const dir = layOut(t, {
      'a/go.mod': module('a'),
      'a/a_windows.go': 'a',
      'b/go.mod': module('b'),
      'b/b.go': 'b',
    });
    assert.deepEqual(await componentsOf(optionsFor(dir)), [['b']]);
    const none = layOut(t, {
      'a/go.mod': module('a'),
      'a/a_windows.go': 'a',
      'b/go.mod': module('b'),
      'b/b_windows.go': 'b',
    });
    await assert.rejects(findComponents(optionsFor(none)), /no Go file to analyse matches/);
    assert.deepEqual(await componentsOf({ ...optionsFor(none), allowEmpty: true }), []);
  });
});
