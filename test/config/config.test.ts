import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { helpText, type Options, resolveOptions, UserError } from '../../src/config/index.js';
import { settings } from '../../src/config/settings.js';
import { nearest } from '../../src/text/nearest.js';
import { layOut } from '../load/tree.js';

const rules = ['unlocked-map-write', 'unlocked-map-read', 'nil-map-write'];
const formats = ['full', 'concise', 'json', 'sarif'];

function resolve(argv: readonly string[], cwd = path.parse(process.cwd()).root): Promise<Options> {
  return resolveOptions(argv, { cwd, env: {}, platform: 'linux', arch: 'x64' }, rules, formats);
}

describe('command line', () => {
  test('defaults', async () => {
    const options = await resolve([]);
    assert.equal(options.command, 'lint');
    assert.deepEqual(options.patterns, ['./...']);
    assert.equal(options.tests, true);
    assert.equal(options.failOn, 'warning');
    assert.equal(options.minConfidence, 'medium');
    assert.deepEqual(options.build, { goos: 'linux', goarch: 'amd64', tags: [] });
    assert.deepEqual([...options.rules.keys()], rules);
  });
  test('flags in any place, with = or a space, short ones grouped, single dashes as in go', async (t) => {
    const dir = layOut(t, {});
    const argv = [
      './a',
      '-f',
      'json',
      '-tags',
      'x,y',
      '--fail-on=note',
      '-qv',
      './b',
      '-no-tests',
      '-o',
      'sarif=out.sarif',
    ];
    const options = await resolve(argv, dir);
    assert.deepEqual(options.patterns, ['./a', './b']);
    assert.equal(options.format, 'json');
    assert.deepEqual(options.build.tags, ['x', 'y']);
    assert.equal(options.failOn, 'note');
    assert.ok(options.quiet && options.verbose && !options.tests);
    assert.deepEqual(options.outputs, [{ format: 'sarif', file: path.join(dir, 'out.sarif') }]);
  });
  test('switches take true and false, short flags an equals sign, as in go', async () => {
    const options = await resolve(['--tests=false', '-quiet=true', '--no-cache=false', '-f=json']);
    assert.deepEqual([options.tests, options.quiet, options.format], [false, true, 'json']);
    assert.equal((await resolve(['--no-tests=false'])).tests, true);
  });
  test('commands and their operands', async () => {
    const explain = await resolve(['explain', 'nil-map-write']);
    assert.deepEqual([explain.command, explain.operands], ['explain', ['nil-map-write']]);
    assert.equal((await resolve(['--help'])).command, 'help');
    assert.deepEqual((await resolve(['explain', '-h'])).operands, ['explain']);
    assert.equal((await resolve(['--version'])).command, 'version');
    assert.deepEqual((await resolve(['lint', './x'])).patterns, ['./x']);
    assert.deepEqual((await resolve(['./version'])).patterns, ['./version']);
    assert.deepEqual((await resolve(['--', 'version', '-x'])).patterns, ['./version', '-x']);
  });
  test('rules on and off', async () => {
    const options = await resolve(['--disable', 'nil-map-write,unlocked-map-read']);
    assert.deepEqual([...options.rules.keys()], ['unlocked-map-write']);
  });

  const wrong: [argv: string[], message: string][] = [
    [['--formt', 'json'], 'unknown flag --formt; did you mean --format?'],
    [['--no-test'], 'unknown flag --no-test; did you mean --no-tests?'],
    [['-x'], 'unknown flag -x; see go-map-lint --help'],
    [['--format', 'jsn'], 'unknown format jsn for --format; did you mean json?'],
    [['-o', 'sarif'], '--output wants FORMAT=FILE, as sarif=report.sarif, not sarif'],
    [['--color', 'alwys'], '--color must be one of auto, always, never, not alwys; did you mean always?'],
    [
      ['--disable', 'unlocked-map-wirte'],
      'unknown rule unlocked-map-wirte after --disable; did you mean unlocked-map-write?',
    ],
    [['--threads', '0'], '--threads must be a whole number above 0, not 0'],
    [['--goos'], '--goos needs a value: OS'],
    [['--goos', 'linx'], '--goos must be one of those Go knows, not linx; did you mean linux?'],
    [['--stats=yes'], '--stats is true or false, not yes'],
    [['rules', 'nil-map-write'], 'rules takes no argument; what is nil-map-write?'],
    [['--json'], 'for findings as JSON say --format json'],
    [
      ['--new-from-rev', 'a', '--new-from-merge-base', 'b'],
      '--new-from-rev and --new-from-merge-base exclude each other',
    ],
  ];
  for (const [argv, message] of wrong) {
    test(argv.join(' '), () => assert.rejects(resolve(argv), new UserError(message)));
  }

  test('the help names every flag once, in 80 columns', () => {
    const help = helpText(undefined, formats);
    for (const { name, negatable } of settings) {
      const flag = `--${negatable ? '[no-]' : ''}${name}`;
      assert.equal(
        help
          .split('\n')
          .filter((line) => line.startsWith('  ') && line.includes(` ${flag}`) && /^ {2}(-\w,| {3}) /.test(line))
          .length,
        1,
        flag,
      );
    }
    const flagLines = help.slice(help.indexOf('What is analysed'), help.indexOf('Exit status')).split('\n');
    for (const line of flagLines) assert.ok(line.length <= 80, line);
  });
});

describe('config file', () => {
  const yaml = `
tests: false
exclude: [gen/**, "*.pb.go"]
min-confidence: high
baseline: base.json
rules:
  nil-map-write: off
  unlocked-map-read: error
knowledge:
  goroutines: ["example.com/pool.(*Pool).Submit", example.com/x.Go]
  locks: [example.com/x.Mutex.Acquire]
`;
  test('found upward; globs and paths are relative to it; the command line wins', async (t) => {
    const dir = layOut(t, { '.go-map-lint.yaml': yaml, 'a/b/x.txt': '' });
    const options = await resolve(['--min-confidence', 'low', '--exclude', 'x'], path.join(dir, 'a/b'));
    assert.equal(options.configFile, path.join(dir, '.go-map-lint.yaml'));
    assert.equal(options.tests, false);
    assert.equal(options.minConfidence, 'low');
    assert.equal(options.baseline, path.join(dir, 'base.json'));
    assert.deepEqual(options.exclude, [
      { dir, globs: ['gen/**', '*.pb.go'] },
      { dir: path.join(dir, 'a/b'), globs: ['x'] },
    ]);
    assert.deepEqual(
      [...options.rules],
      [
        ['unlocked-map-write', undefined],
        ['unlocked-map-read', 'error'],
      ],
    );
    assert.deepEqual(Object.keys(options.knowledge.effects), [
      'example.com/pool.Pool.Submit',
      'example.com/x.Go',
      'example.com/x.Mutex.Acquire',
    ]);
    assert.deepEqual(options.knowledge.effects['example.com/x.Mutex.Acquire'], { lock: 'lock' });
    const enabled = await resolve(['--enable', 'nil-map-write'], dir);
    assert.ok(enabled.rules.has('nil-map-write'));
    assert.equal((await resolve(['--no-config'], dir)).configFile, undefined);
  });
  test('JSON and TOML say the same', async (t) => {
    const json = layOut(t, {
      '.go-map-lint.json': '{"$schema": "x", "tags": ["a"], "rules": {"nil-map-write": "note"}}',
    });
    const toml = layOut(t, { '.go-map-lint.toml': 'tags = ["a"]\n[rules]\nnil-map-write = "note"\n' });
    for (const dir of [json, toml]) {
      const options = await resolve([], dir);
      assert.deepEqual(options.build.tags, ['a']);
      assert.equal(options.rules.get('nil-map-write'), 'note');
    }
  });
  const wrong: [name: string, text: string, message: RegExp][] = [
    ['.go-map-lint.yaml', 'rule:\n  x: off\n', /^unknown key rule in \.go-map-lint\.yaml; did you mean rules\?$/],
    [
      '.go-map-lint.yaml',
      'rules:\n  nil-map-wite: off\n',
      /unknown rule nil-map-wite in \.go-map-lint\.yaml; did you mean nil-map-write\?/,
    ],
    ['.go-map-lint.yaml', 'rules:\n  nil-map-write: loud\n', /must be one of off, on, error/],
    ['.go-map-lint.yaml', 'tests: maybe\n', /tests in \.go-map-lint\.yaml must be true or false/],
    ['.go-map-lint.yaml', 'a: [\n', /^cannot parse \.go-map-lint\.yaml: .*[^.:]$/],
    ['.go-map-lint.json', '{', /^cannot parse \.go-map-lint\.json/],
    ['.go-map-lint.toml', 'tests = true\na = ', /^cannot parse \.go-map-lint\.toml: .* at line 2, column \d+$/],
    ['.go-map-lint.yaml', 'goarch: amd46\n', /^goarch in \.go-map-lint\.yaml must be .*; did you mean amd64\?$/],
    [
      '.go-map-lint.yaml',
      'format: ful\n',
      /^unknown format ful for format in \.go-map-lint\.yaml; did you mean full\?$/,
    ],
    ['.go-map-lint.yaml', '- a\n', /must hold keys and values/],
    [
      '.go-map-lint.yaml',
      'knowledge: {goroutine: [x.Y]}\n',
      /unknown key knowledge\.goroutine .*did you mean goroutines/,
    ],
    ['.go-map-lint.yaml', 'knowledge: {goroutines: [nothing]}\n', /nothing is no function/],
    ['.go-map-lint.yaml', 'knowledge: {handler-types: [Context]}\n', /Context is no type/],
    ['.go-map-lint.yaml', 'knowledge: {serial-fields: [Add]}\n', /Add is no field/],
  ];
  for (const [name, text, message] of wrong) {
    test(`${name} ${JSON.stringify(text)}`, async (t) => {
      const dir = layOut(t, { [name]: text });
      await assert.rejects(resolve([], dir), (error) => error instanceof UserError && message.test(error.message));
      assert.equal((await resolve(['--help'], dir)).command, 'help');
    });
  }
  test('an empty file is right', async (t) => {
    assert.equal((await resolve([], layOut(t, { '.go-map-lint.yaml': '# later\n' }))).tests, true);
  });
});

test('nearest', () => {
  const known = ['format', 'fail-on', 'tests', 'threads'];
  assert.equal(nearest('fromat', known), 'format');
  assert.equal(nearest('FAIL_ON', known), 'fail-on');
  assert.equal(nearest('thr', known), 'threads');
  assert.equal(nearest('completely-else', known), undefined);
});
