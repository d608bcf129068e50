// The cache on disk: a second run says what the first said, and what is wrong with the folder changes no result.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { CacheFolder } from '../../src/cache/index.js';
import { bin, clean, goMapLint, racy, tree } from '../cli/run.js';
import { layOut } from '../load/tree.js';

type Use = 'kept' | 'found' | 'none';

/** A module with a cache folder of its own beside it. */
function laidOut(t: TestContext, files: Readonly<Record<string, string>> = tree) {
  const dir = layOut(t, files);
  const cacheDir = layOut(t, {});
  const folder = path.join(cacheDir, 'runs');
  return {
    dir,
    cacheDir,
    folder,
    entries: () => (existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : []),
    /** The findings, and what the run did with the cache. */
    run(...args: string[]): { stdout: string; code: number | null; use: Use } {
      const { code, stdout, stderr } = goMapLint(dir, ['--cache-dir', cacheDir, '--stats', '-f', 'concise', ...args]);
      const use = /found in the cache/.test(stderr) ? 'found' : /kept in the cache/.test(stderr) ? 'kept' : 'none';
      assert.doesNotMatch(stderr, /not kept/);
      return { stdout, code, use };
    },
  };
}

describe('a run that would find the same', () => {
  test('reads it from the cache, in every format', (t) => {
    const { run } = laidOut(t);
    const first = run();
    const second = run();
    assert.deepEqual([first.use, second.use], ['kept', 'found']);
    assert.match(first.stdout, /unlocked-map-write/);
    assert.deepEqual([second.stdout, second.code], [first.stdout, first.code]);
    for (const format of ['full', 'json', 'sarif']) {
      const cold = run('-f', format, '--no-cache');
      const warm = run('-f', format);
      assert.deepEqual([cold.use, warm.use], ['none', 'found']);
      const timeless = (text: string) => text.replace(/"milliseconds": ?\d+/, '');
      assert.equal(timeless(warm.stdout), timeless(cold.stdout), format);
    }
  });

  test('also where nothing lies at the root, and the standard library is known by its tables', (t) => {
    const { run } = laidOut(t, {
      'go.mod': 'module example.com/app\n\ngo 1.22\n',
      'web/web.go': `package web

import "net/http"

var hits = map[string]int{}

func Count(w http.ResponseWriter, r *http.Request) {
	<-r.Context().Done()
	hits[r.URL.Path]++
}
`,
    });
    assert.deepEqual([run().use, run().use], ['kept', 'found']);
  });

  test('is known in another directory', (t) => {
    const first = laidOut(t);
    const { stdout } = first.run();
    const elsewhere = layOut(t, tree);
    const run = goMapLint(elsewhere, ['--cache-dir', first.cacheDir, '--stats', '-f', 'concise']);
    assert.match(run.stderr, /found in the cache/);
    assert.equal(run.stdout, stdout);
  });

  test('lies in the cache directory of the user, unless --no-cache says otherwise', (t) => {
    const { dir, cacheDir } = laidOut(t);
    goMapLint(dir, ['--no-cache'], { XDG_CACHE_HOME: cacheDir });
    assert.deepEqual(readdirSync(cacheDir), []);
    goMapLint(dir, [], { XDG_CACHE_HOME: cacheDir });
    assert.equal(readdirSync(path.join(cacheDir, 'go-map-lint', 'runs')).length, 1);
  });
});

describe('what is different is analysed', () => {
  test('a file that changed, came or went', (t) => {
    const { dir, run } = laidOut(t);
    run();
    const file = path.join(dir, 'jobs', 'jobs.go');
    writeFileSync(file, racy.replaceAll('found', 'known'));
    const changed = run();
    assert.equal(changed.use, 'kept');
    assert.match(changed.stdout, /known is written here/);
    writeFileSync(path.join(dir, 'jobs', 'more.go'), 'package jobs\n');
    assert.equal(run().use, 'kept');
    rmSync(path.join(dir, 'jobs', 'more.go'));
    assert.deepEqual([run().use, run().stdout], ['found', changed.stdout]);
    rmSync(file);
    assert.deepEqual([run().use, run().stdout], ['kept', '']);
    writeFileSync(file, racy);
    assert.equal(run().use, 'found');
  });

  test('settings that decide what is found; not those that only filter and print', (t) => {
    const { dir, run } = laidOut(t);
    run();
    assert.equal(run('--min-confidence', 'low').use, 'kept');
    assert.equal(run('--disable', 'unlocked-map-write').use, 'kept');
    assert.equal(run('--disable', 'unlocked-map-write').stdout, '');
    assert.equal(run('--fail-on', 'never', '--color', 'always').use, 'found');
    writeFileSync(path.join(dir, '.go-map-lint.yaml'), 'rules: {unlocked-map-write: note}\n');
    const noted = run();
    assert.equal(noted.use, 'found');
    assert.match(noted.stdout, /: note: found/);
    goMapLint(dir, ['baseline', 'update']);
    const known = run('--baseline', path.join(dir, '.go-map-lint-baseline.json'));
    assert.deepEqual([known.use, known.stdout], ['found', '']);
  });

  test('a dependency, and one that was not there before', (t) => {
    const dependency = (guard: string) =>
      `package jar\n\nimport "sync"\n\nvar mu sync.Mutex\n\nfunc Do(f func()) { ${guard} }\n`;
    const { dir, run } = laidOut(t, {
      'go.mod': 'module example.com/app\n\ngo 1.22\n\nrequire example.com/jar v1.0.0\n',
      'app.go': `package app\n\nimport "example.com/jar"\n\nvar m = map[int]int{}\n\nfunc Run() { go jar.Do(func() { m[1]++ }); m[2]++ }\n`,
    });
    run();
    assert.equal(run().use, 'found');
    const vendored = path.join(dir, 'vendor', 'example.com', 'jar');
    mkdirSync(vendored, { recursive: true });
    writeFileSync(path.join(vendored, 'jar.go'), dependency('f()'));
    assert.equal(run().use, 'kept');
    assert.equal(run().use, 'found');
    writeFileSync(path.join(vendored, 'jar.go'), dependency('mu.Lock(); f(); mu.Unlock()'));
    assert.equal(run().use, 'kept');
    writeFileSync(path.join(dir, 'go.mod'), 'module example.com/other\n\ngo 1.22\n');
    assert.equal(run().use, 'kept');
  });
});

describe('what an analysis does not look at may change', () => {
  const two = { ...tree, 'clean/clean.go': `${clean}\n// Stop ends it.\nfunc Stop() {\n\tmu.Unlock()\n}\n` };
  const timeless = (text: string) => text.replace(/"milliseconds": ?\d+/, '');

  test('comments and blank lines, in files that the report does not speak of', (t) => {
    const { dir, run } = laidOut(t, two);
    run();
    const file = path.join(dir, 'clean', 'clean.go');
    writeFileSync(file, `// Package clean has none.\n\n${two['clean/clean.go']}\n// The end.\n`);
    const warm = run('-f', 'json');
    assert.equal(warm.use, 'found');
    assert.equal(timeless(warm.stdout), timeless(run('-f', 'json', '--no-cache').stdout));
  });

  test('a file that the report speaks of may not: its lines are told', (t) => {
    const { dir, run } = laidOut(t, two);
    run();
    writeFileSync(path.join(dir, 'jobs', 'jobs.go'), `// Package jobs has one.\n${racy}`);
    const changed = run();
    assert.equal(changed.use, 'kept');
    assert.equal(changed.stdout, run('--no-cache').stdout);
    assert.equal(run().use, 'found');
  });

  test('a comment that may promise a lock is looked at', (t) => {
    const { dir, run } = laidOut(t, two);
    run();
    const file = path.join(dir, 'clean', 'clean.go');
    writeFileSync(file, two['clean/clean.go'].replace('// Stop ends it.', '// Stop is called with mu held.'));
    assert.equal(run().use, 'kept');
  });
});

describe('of several modules', () => {
  const pair = {
    'one/go.mod': 'module example.com/one\n\ngo 1.22\n',
    'one/jobs.go': racy.replaceAll('found', 'first'),
    'two/go.mod': 'module example.com/two\n\ngo 1.22\n',
    'two/jobs.go': racy.replaceAll('found', 'second'),
  };
  const inTwo = (dir: string) => path.join(dir, 'two', 'jobs.go');
  const uses = ({ stderr }: { stderr: string }) => /MB at most, (.*)\n/.exec(stderr)?.[1];
  const timeless = (text: string) => text.replace(/"milliseconds": ?\d+/, '');

  test('only those are analysed anew that changed, and what is said is the same', (t) => {
    const { dir, cacheDir, entries } = laidOut(t, pair);
    const warm = () => goMapLint(dir, ['--cache-dir', cacheDir, '--stats', '-f', 'json']);
    const cold = () => timeless(goMapLint(dir, ['--no-cache', '-f', 'json']).stdout);
    assert.equal(uses(warm()), 'kept in the cache');
    assert.equal(entries().length, 2);
    assert.equal(uses(warm()), 'found in the cache');
    for (const text of [racy.replaceAll('found', 'third'), `${racy}\nfunc (\n`, clean.replace('clean', 'jobs')]) {
      writeFileSync(inTwo(dir), text);
      const half = warm();
      assert.equal(uses(half), '1 of 2 programs found in the cache, 1 of 2 programs kept in the cache');
      assert.equal(timeless(half.stdout), cold());
      assert.equal(timeless(warm().stdout), cold());
    }
  });

  test('a damaged entry costs its own module an analysis', (t) => {
    const { dir, cacheDir, entries, run } = laidOut(t, pair);
    const { stdout } = run();
    for (const [which, harm] of [
      [0, ''],
      [1, 'hello\nworld'],
    ] as const) {
      writeFileSync(entries()[which]!, harm);
      const half = goMapLint(dir, ['--cache-dir', cacheDir, '--stats', '-f', 'concise']);
      assert.equal(uses(half), '1 of 2 programs found in the cache, 1 of 2 programs kept in the cache');
      assert.equal(half.stdout, stdout);
    }
    const [first, second] = entries();
    writeFileSync(first!, readFileSync(second!));
    assert.equal(run().stdout, stdout);
    assert.equal(run().use, 'found');
  });

  test('an import that joins two modules is a new program, and one that is gone two old ones', (t) => {
    const { dir, run } = laidOut(t, pair);
    const apart = run();
    const joined = 'module example.com/two\n\ngo 1.22\n\nreplace example.com/one => ../one\n';
    writeFileSync(path.join(dir, 'two', 'go.mod'), joined);
    assert.equal(run().use, 'found');
    writeFileSync(path.join(dir, 'two', 'more.go'), 'package jobs\n\nimport _ "example.com/one"\n');
    assert.equal(run().use, 'kept');
    assert.equal(run().stdout, apart.stdout);
    rmSync(path.join(dir, 'two', 'more.go'));
    assert.deepEqual([run().use, run().stdout], ['found', apart.stdout]);
  });

  test('one module of a run is known from the other runs it was part of', (t) => {
    const { dir, cacheDir, run } = laidOut(t, pair);
    run();
    const alone = goMapLint(dir, ['--cache-dir', cacheDir, '--stats', '-f', 'concise', './one/...']);
    assert.equal(uses(alone), 'found in the cache');
    assert.match(alone.stdout, /first is written/);
    assert.doesNotMatch(alone.stdout, /second/);
  });
});

describe('an entry that is none', () => {
  const damage: Readonly<Record<string, (text: string) => string>> = {
    empty: () => '',
    truncated: (text) => text.slice(0, -20),
    'with a byte changed': (text) => text.replace('is written here', 'is written hers'),
    'of another format': (text) => text.replace('go-map-lint cache 2', 'go-map-lint cache 0'),
    'no JSON': () => 'hello\nworld',
    'of the wrong shape': () => '[]\n[]',
  };
  for (const [kind, harm] of Object.entries(damage)) {
    test(`${kind}: analysed, and written anew`, (t) => {
      const { run, entries } = laidOut(t);
      const { stdout } = run();
      const [file] = entries();
      writeFileSync(file!, harm(readFileSync(file!, 'utf8')));
      assert.deepEqual([run().use, run().use], ['kept', 'found']);
      assert.equal(run().stdout, stdout);
    });
  }

  test('of another run, under the name of this one', (t) => {
    const { dir, run, entries } = laidOut(t);
    const { stdout } = run();
    const [first] = entries();
    writeFileSync(path.join(dir, 'jobs', 'jobs.go'), clean.replace('clean', 'jobs'));
    run();
    const other = entries().find((file) => file !== first)!;
    writeFileSync(first!, readFileSync(other));
    writeFileSync(path.join(dir, 'jobs', 'jobs.go'), racy);
    const again = run();
    assert.deepEqual([again.use, again.stdout], ['kept', stdout]);
  });

  test('a folder that cannot be made is no trouble', (t) => {
    const { dir } = laidOut(t);
    const file = path.join(dir, 'file');
    writeFileSync(file, '');
    const { code, stderr, stdout } = goMapLint(dir, ['--cache-dir', file, '--stats', '-f', 'concise']);
    assert.equal(code, 1);
    assert.match(stdout, /unlocked-map-write/);
    assert.match(stderr, /not kept in the cache/);
  });

  test('nor is one below /proc, where a level can neither be made nor be there', (t) => {
    const { dir } = laidOut(t);
    const { code, stderr } = goMapLint(dir, ['--cache-dir', '/proc/go-map-lint', '--stats', '-f', 'concise']);
    assert.equal(code, 1);
    assert.match(stderr, /not kept in the cache/);
  });
});

test('runs at the same time do each other no harm', async (t) => {
  const { dir, cacheDir, run, entries } = laidOut(t);
  const outputs = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<string>((resolve, reject) => {
          const args = [bin, '--cache-dir', cacheDir, '-f', 'concise'];
          const env = { ...process.env, GOROOT: 'off', GOOS: 'linux', GOARCH: 'amd64' };
          const child = spawn(process.execPath, args, { cwd: dir, env, stdio: ['ignore', 'pipe', 'ignore'] });
          let text = '';
          child.stdout.setEncoding('utf8').on('data', (part: string) => {
            text += part;
          });
          child.on('error', reject).on('close', () => resolve(text));
        }),
    ),
  );
  const { use, stdout } = run();
  assert.equal(use, 'found');
  assert.deepEqual(new Set(outputs), new Set([stdout]));
  assert.equal(entries().length, 1);
});

test('cache clean removes entries and nothing else', (t) => {
  const { dir, cacheDir, folder, run, entries } = laidOut(t);
  run();
  writeFileSync(path.join(folder, 'notes.txt'), 'mine');
  const { code, stdout } = goMapLint(dir, ['cache', 'clean', '--cache-dir', cacheDir]);
  assert.equal(code, 0);
  assert.match(stdout, /: 1 run removed, 0\.\d MB\n$/);
  assert.deepEqual(
    entries().map((file) => path.basename(file)),
    ['notes.txt'],
  );
  rmSync(path.join(folder, 'notes.txt'));
  goMapLint(dir, ['cache', 'clean', '--cache-dir', cacheDir]);
  assert.deepEqual(readdirSync(cacheDir), []);
  assert.equal(goMapLint(dir, ['cache']).code, 2);
});

test('the folder is bounded: what was used last stays, and unfinished files go', (t) => {
  const root = layOut(t, {});
  const folder = new CacheFolder(root);
  const stats = { packages: 0, files: 0, lines: 0, unparsed: 0, milliseconds: 0 };
  const entry = { questions: [], mentioned: [], report: { findings: [], suppressed: [], problems: [], stats } };
  folder.write('a', entry);
  const [file] = readdirSync(path.join(root, 'runs'));
  const size = readFileSync(path.join(root, 'runs', file!)).length;
  const age = (name: string, hours: number) => {
    const time = new Date(Date.now() - hours * 3600_000);
    utimesSync(path.join(root, 'runs', name), time, time);
  };
  age(file!, 2);
  const unfinished = `${file}.01234567-89ab.new`;
  writeFileSync(path.join(root, 'runs', unfinished), 'begun');
  age(unfinished, 2);
  folder.write('b', entry, 2 * size);
  assert.ok(folder.read('a') && folder.read('b'));
  assert.equal(readdirSync(path.join(root, 'runs')).length, 2);
  age(file!, 1);
  folder.write('c', entry, 2 * size);
  assert.equal(folder.read('a'), undefined);
  assert.ok(folder.read('b') && folder.read('c'));
  for (const name of readdirSync(path.join(root, 'runs'))) age(name, 31 * 24);
  folder.write('d', entry);
  assert.deepEqual([folder.read('b'), folder.read('c')], [undefined, undefined]);
});
