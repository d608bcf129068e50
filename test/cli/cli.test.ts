import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { layOut } from '../load/tree.js';
import { projectRoot } from '../project-root.js';
import { bin, clean, goMapLint, racy, shell, tree, without } from './run.js';

const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
const finding = /^jobs\/jobs\.go:12:4: error: found is written here .*\[unlocked-map-write\]\n/;

describe('exit codes and streams', () => {
  test('findings on stdout, the footer on stderr, 1', (t) => {
    const run = goMapLint(layOut(t, tree), ['-f', 'concise']);
    assert.equal(run.code, 1);
    assert.match(run.stdout, finding);
    assert.match(run.stderr, /^1 error in 2 packages \(2 files\), \d+\.\d s\n$/);
  });
  test('a clean run says so, 0', (t) => {
    const run = goMapLint(layOut(t, tree), ['./clean']);
    assert.deepEqual([run.code, run.stdout], [0, '']);
    assert.match(run.stderr, /^no findings in 1 package \(1 file\), /);
  });
  test('--quiet, --exit-zero, --fail-on', (t) => {
    const dir = layOut(t, tree);
    assert.deepEqual(goMapLint(dir, ['-q', './clean']), { code: 0, stdout: '', stderr: '' });
    assert.equal(goMapLint(dir, ['--exit-zero']).code, 0);
    assert.equal(goMapLint(dir, ['--fail-on', 'never']).code, 0);
    assert.equal(goMapLint(dir, ['--fail-on', 'error']).code, 1);
  });
  test('the config file sets the severity, and so the exit code', (t) => {
    const dir = layOut(t, { ...tree, '.go-map-lint.yaml': 'rules: {unlocked-map-write: note}\n' });
    const run = goMapLint(dir, ['-f', 'concise']);
    assert.equal(run.code, 0);
    assert.match(run.stdout, /: note: found is written/);
    assert.equal(goMapLint(dir, ['--disable', 'unlocked-map-write']).stdout, '');
  });
  test('a pattern that fits nothing is one sentence, 2; the good ones are still printed', (t) => {
    const dir = layOut(t, { ...tree, 'README.md': 'text' });
    for (const wrong of ['./nope', 'README.md', './nope/...', '/nonexistent']) {
      const alone = goMapLint(dir, [wrong]);
      assert.deepEqual([alone.code, alone.stdout], [2, '']);
      assert.match(alone.stderr, new RegExp(`^go-map-lint: ${wrong.replaceAll('.', '\\.')}: [^\n]+\n$`));
      const run = goMapLint(dir, ['-f', 'concise', wrong, './jobs']);
      assert.equal(run.code, 2);
      assert.match(run.stdout, finding);
      assert.ok(run.stderr.startsWith(alone.stderr));
    }
  });
  test('a broken go.mod is told, 2, and its packages are analysed', (t) => {
    const run = goMapLint(layOut(t, { ...tree, 'go.mod': 'module example.com/app\nreqire x v1\n' }), [
      '-q',
      '-f',
      'concise',
    ]);
    assert.equal(run.code, 2);
    assert.match(run.stdout, finding);
    assert.equal(run.stderr, 'go-map-lint: go.mod: broken go.mod: line 2: unknown directive "reqire"\n');
  });
  test('a file that does not parse is a warning, and 2 with --strict', (t) => {
    const dir = layOut(t, { ...tree, 'clean/broken.go': 'package clean\n\nfunc f( {\n' });
    const run = goMapLint(dir, ['./clean']);
    assert.equal(run.code, 0);
    assert.match(run.stderr, /^go-map-lint: clean\/broken\.go:3:/);
    assert.match(run.stderr, /; 1 file not parsed\n$/);
    assert.equal(goMapLint(dir, ['--strict', './clean']).code, 2);
  });
  test('no file with a package clause: 2, and why', (t) => {
    const run = goMapLint(layOut(t, { 'go.mod': 'module m\n', 'a.go': 'hello, world\n', 'b.go': '\n' }), []);
    assert.equal(run.code, 2);
    assert.match(
      run.stderr,
      /: no Go file to analyse matches \.\/\.\.\.: a\.go: file has no package clause.*, and 1 more\n$/,
    );
  });
  test('no Go file: 2, or 0 when that is allowed', (t) => {
    const dir = layOut(t, { 'go.mod': 'module m\n' });
    const run = goMapLint(dir, []);
    assert.equal(run.code, 2);
    assert.match(run.stderr, /^go-map-lint: [^\n]+\n$/);
    assert.equal(goMapLint(dir, ['--allow-empty']).code, 0);
  });
  test('mistakes on the command line are one sentence, 2', (t) => {
    const dir = layOut(t, tree);
    const wrong: [args: string[], stderr: RegExp][] = [
      [['--formt', 'json'], /did you mean --format\?$/],
      [['explain', 'unlocked-map-wirte'], /did you mean unlocked-map-write\?$/],
      [['explian', 'nil-map-write'], /unknown command explian; did you mean explain\?$/],
      [['explain'], /say which rule/],
      [[''], /a pattern is empty/],
      [['--new-from-merge-base', ''], /--new-from-merge-base needs a revision/],
      [['config', 'shwo'], /say config show or config verify/],
      [['baseline'], /say baseline update or baseline prune/],
      [['--baseline', 'none.json'], /cannot read the baseline/],
      [['-C', 'nowhere'], /no such directory: nowhere$/],
      [['-C', 'go.mod'], /go\.mod is no directory$/],
      [['-o', 'json=nowhere/x.json'], /cannot write/],
    ];
    for (const [args, stderr] of wrong) {
      const run = goMapLint(dir, args);
      assert.equal(run.code, 2, args.join(' '));
      assert.match(run.stderr.trimEnd().split('\n')[0]!, stderr);
    }
  });
  test('a reader that goes away is no error', { skip: without('bash') }, (t) => {
    const run = shell(layOut(t, tree), '$LINT rules --json | :; echo $PIPESTATUS');
    assert.deepEqual([run.stdout, run.stderr], ['0\n', '']);
  });
  test('output that cannot be written is one sentence, 2', {
    skip: without('bash') || !existsSync('/dev/full'),
  }, (t) => {
    const run = shell(layOut(t, tree), '$LINT -q > /dev/full; echo $?');
    assert.equal(run.stdout, '2\n');
    assert.match(run.stderr, /^go-map-lint: cannot write the output: ENOSPC[^\n]*\n$/);
  });
  test('SIGINT is 130 to a shell', { skip: without('bash') }, (t) => {
    const dir = layOut(t, tree);
    const run = shell(dir, '$LINT & pid=$!; (sleep 0.03; kill -INT $pid) & trap - INT; wait $pid; echo $?');
    // Background jobs of a script ignore SIGINT, so the process may also have come to its end.
    assert.match(run.stdout, /(^|\n)(130|1)\n$/);
  });
});

describe('output', () => {
  test('several formats in one run, files without colour', (t) => {
    const dir = layOut(t, tree);
    const run = goMapLint(dir, [
      '--color',
      'always',
      '-o',
      'json=a.json',
      '-o',
      'concise=b.txt',
      '-o',
      'sarif=c.sarif',
    ]);
    assert.ok(run.stdout.includes('\u001b['));
    assert.match(readFileSync(path.join(dir, 'b.txt'), 'utf8'), finding);
    assert.equal(JSON.parse(readFileSync(path.join(dir, 'a.json'), 'utf8')).findings.length, 1);
    assert.equal(JSON.parse(readFileSync(path.join(dir, 'c.sarif'), 'utf8')).runs[0].results.length, 1);
  });
  test('colour: NO_COLOR, FORCE_COLOR, --color', (t) => {
    const dir = layOut(t, tree);
    const coloured = (args: string[], env: Record<string, string>) =>
      goMapLint(dir, args, env).stdout.includes('\u001b[');
    assert.equal(coloured([], {}), false);
    assert.equal(coloured([], { FORCE_COLOR: '1' }), true);
    assert.equal(coloured([], { FORCE_COLOR: '0' }), false);
    assert.equal(coloured(['--color', 'always'], { NO_COLOR: '1' }), true);
    assert.equal(coloured(['--color', 'never'], { FORCE_COLOR: '1' }), false);
  });
  test('a map is named by its field, also where its object is made by a caller', (t) => {
    const dir = layOut(t, {
      'go.mod': 'module example.com/app\n',
      'app.go': `package main

type pages struct{ hits map[string]int }

func (p *pages) visit() { p.hits["x"]++ }

func main() {
	p := &pages{hits: map[string]int{}}
	go p.visit()
	p.visit()
}
`,
    });
    const { findings } = JSON.parse(goMapLint(dir, ['-f', 'json']).stdout);
    assert.deepEqual(
      findings.map(({ map }: { map: { name: string } }) => map.name),
      ['example.com/app.pages.hits'],
    );
  });
  test('-C, and the same bytes for any order of patterns', (t) => {
    const dir = layOut(t, tree);
    const from = (cwd: string, ...args: string[]) =>
      goMapLint(cwd, ['-f', 'json', ...args]).stdout.replace(/"milliseconds": \d+/, '');
    const here = from(dir, './jobs', './clean');
    assert.equal(from(dir, './clean', 'jobs/'), here);
    assert.equal(from('/', '-C', dir, './clean', './jobs'), here);
  });
  test('SARIF names files from the root of the repository', { skip: without('git') }, (t) => {
    const dir = layOut(t, Object.fromEntries(Object.entries(tree).map(([name, text]) => [`app/${name}`, text])));
    execFileSync('git', ['init', '-q', dir]);
    const sarif = JSON.parse(goMapLint(path.join(dir, 'app'), ['-f', 'sarif']).stdout);
    assert.equal(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, 'app/jobs/jobs.go');
  });
});

describe('what is reported', () => {
  test('ignore comments, and those that silence nothing', (t) => {
    const silenced = racy.replace('// RACE', '//nolint:gomaplint // one at a time');
    const dir = layOut(t, {
      ...tree,
      'jobs/jobs.go': silenced,
      'clean/clean.go': `${clean}\n//lint:ignore gomaplint old\nvar x int\n`,
    });
    const run = goMapLint(dir, []);
    assert.equal(run.code, 0);
    assert.match(run.stderr, /; 1 suppressed\n$/);
    const unused = goMapLint(dir, ['--report-unused-ignores']);
    assert.equal(unused.code, 1);
    assert.match(unused.stderr, /clean\/clean\.go:9:1: ignore comment silences nothing/);
  });
  test('--add-ignore silences what there is', (t) => {
    const dir = layOut(t, tree);
    assert.equal(goMapLint(dir, ['--add-ignore', 'known since 2019']).code, 0);
    assert.match(
      readFileSync(path.join(dir, 'jobs/jobs.go'), 'utf8'),
      /\n\t\t\t\/\/lint:ignore unlocked-map-write known since 2019\n\t\t\tfound\[name\]/,
    );
    const run = goMapLint(dir, ['--report-unused-ignores']);
    assert.deepEqual([run.code, run.stdout], [0, '']);
  });
  test('baseline: recorded, kept back wherever it moves, pruned when gone', (t) => {
    const dir = layOut(t, tree);
    const file = path.join(dir, 'base.json');
    const update = goMapLint(dir, ['baseline', 'update', '--baseline', 'base.json']);
    assert.deepEqual([update.code, update.stdout], [0, 'base.json: 1 finding recorded, 0 before\n']);
    writeFileSync(path.join(dir, 'jobs/jobs.go'), racy.replace('import', '// Moved.\n\nimport'));
    const known = goMapLint(dir, ['--baseline', 'base.json']);
    assert.deepEqual([known.code, known.stdout], [0, '']);
    assert.match(known.stderr, /; 1 in the baseline\n$/);
    writeFileSync(path.join(dir, 'jobs/jobs.go'), clean);
    assert.match(goMapLint(dir, ['--baseline', 'base.json']).stderr, /baseline prune/);
    assert.equal(goMapLint(dir, ['baseline', 'prune', '--baseline', 'base.json']).code, 0);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')).findings, []);
  });
  test('only new code', { skip: without('git') }, (t) => {
    const dir = layOut(t, tree);
    const git = (...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main', ...args],
        { cwd: dir, stdio: 'pipe' },
      );
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'one');
    assert.equal(goMapLint(dir, ['--new-from-rev', 'HEAD']).code, 0);
    writeFileSync(path.join(dir, 'jobs/jobs.go'), racy.replace('// RACE', '// changed'));
    assert.match(goMapLint(dir, ['-f', 'concise', '--new-from-rev', 'HEAD']).stdout, finding);
    git('checkout', '-qb', 'branch');
    git('commit', '-qam', 'two');
    assert.equal(goMapLint(dir, ['--new-from-merge-base', 'main']).code, 1);
    writeFileSync(path.join(dir, 'jobs/more.go'), racy.replaceAll('Collect', 'Gather'));
    assert.equal(goMapLint(dir, ['--new-from-rev', 'HEAD', '-f', 'concise']).stdout.split('\njobs/').length, 1);
    const unknown = goMapLint(dir, ['--new-from-rev', 'nowhere']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /git knows no revision nowhere; fetch it first/);
    const shallow = path.join(dir, 'shallow');
    git('clone', '-q', '--depth', '1', `file://${dir}`, shallow);
    assert.match(goMapLint(shallow, ['--new-from-rev', 'HEAD~1']).stderr, /fetch-depth: 0/);
  });
  test('outside a repository there is no new code', { skip: without('git') }, (t) => {
    const run = goMapLint(layOut(t, tree), ['--new-from-rev', 'HEAD'], { GIT_CEILING_DIRECTORIES: '/' });
    assert.equal(run.code, 2);
    assert.match(run.stderr, /no git repository/);
  });
});

test('the config file tells of handlers that nothing else gives away', (t) => {
  const dir = layOut(t, {
    'go.mod': 'module example.com/app\n\ngo 1.22\n',
    'app.go': `package app

import "example.com/web"

type API struct{ hits map[string]int }

func (a *API) Visit(c *web.Context) { a.hits[c.Path()]++ }
`,
  });
  assert.equal(goMapLint(dir, []).code, 0);
  writeFileSync(path.join(dir, '.go-map-lint.yaml'), 'knowledge:\n  handler-types: example.com/web.Context\n');
  assert.match(goMapLint(dir, ['-f', 'concise']).stdout, /^app\.go:7:39: error: a\.hits is written here/);
});

describe('the other commands', () => {
  test('version, help, rules, explain, config', (t) => {
    const dir = layOut(t, {
      'go.mod': 'module m\n',
      '.go-map-lint.yaml': 'fail-on: error\nrules: {nil-map-write: off}\n',
    });
    assert.match(goMapLint(dir, ['--version']).stdout, /^go-map-lint \S+\n$/);
    assert.match(goMapLint(dir, ['help']).stdout, /Usage:\n {2}go-map-lint/);
    assert.match(goMapLint(dir, ['help', 'baseline']).stdout, /^Usage: go-map-lint baseline/);
    assert.match(goMapLint(dir, ['rules']).stdout, /\nnil-map-write +off /);
    const rules: { id: string }[] = JSON.parse(goMapLint(dir, ['rules', '--json']).stdout);
    assert.ok(rules.some(({ id }) => id === 'nil-map-write'));
    assert.match(goMapLint(dir, ['explain', 'nil-map-write']).stdout, /^nil-map-write \(/);
    assert.match(goMapLint(dir, ['config', 'show']).stdout, /^fail-on: "error" +# \.go-map-lint\.yaml$/m);
    assert.equal(goMapLint(dir, ['config', 'verify']).stdout, '.go-map-lint.yaml is right\n');
    writeFileSync(path.join(dir, '.go-map-lint.yaml'), 'fail_on: error\n');
    const wrong = goMapLint(dir, ['config', 'verify']);
    assert.deepEqual(
      [wrong.code, wrong.stderr],
      [2, 'go-map-lint: unknown key fail_on in .go-map-lint.yaml; did you mean fail-on?\n'],
    );
  });
});

test('the bundle that package.json names runs from any directory', (t) => {
  const dir = layOut(t, tree);
  assert.equal(
    execFileSync(process.execPath, [bin, '--version'], { cwd: dir, encoding: 'utf8' }),
    `go-map-lint ${version}\n`,
  );
  const out = execFileSync(process.execPath, [bin, '--exit-zero', '-f', 'concise'], {
    cwd: dir,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  assert.match(out, finding);
});
