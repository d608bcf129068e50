// The files that CI systems read, run as they run them: the steps of action.yml, the problem matchers over real output,
// and the job of the GitLab template.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { bin, goMapLint, tree, without } from '../cli/run.js';
import { layOut } from '../load/tree.js';
import { projectRoot } from '../project-root.js';

const skip = without('bash');

function readProject(file: string): string {
  return readFileSync(path.join(projectRoot, file), 'utf8');
}

function bash(cwd: string, script: string, env: Readonly<Record<string, string>>) {
  const { NO_COLOR, FORCE_COLOR, ...rest } = process.env;
  // As the runner starts it.
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...rest, GOROOT: 'off', ...env },
  });
}

interface Step {
  readonly name: string;
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
}

describe('action.yml', () => {
  const text = readProject('action.yml');
  const steps: readonly Step[] = parse(text).runs.steps;

  /** Both scripts of the action, with what the runner and the inputs set. */
  function act(cwd: string, inputs: Readonly<Record<string, string>>) {
    const temp = path.join(cwd, '.runner');
    mkdirSync(temp, { recursive: true });
    const env = {
      GITHUB_ACTION_PATH: projectRoot,
      RUNNER_TEMP: temp,
      GITHUB_OUTPUT: path.join(temp, 'output'),
      GITHUB_STEP_SUMMARY: path.join(temp, 'summary'),
      ...inputs,
    };
    const run = bash(cwd, steps.flatMap(({ run: script }) => script ?? []).join('\n'), env);
    const read = (file: string) =>
      existsSync(path.join(temp, file)) ? readFileSync(path.join(temp, file), 'utf8') : '';
    return { ...run, output: read('output'), summary: read('summary'), sarif: read('go-map-lint.sarif') };
  }

  test('inputs never become code', () => {
    for (const { name, run } of steps) assert.ok(!run?.includes('${{'), name);
  });
  test('SARIF is uploaded also when there are findings', () => {
    const upload = steps.find(({ uses }) => uses?.includes('upload-sarif'));
    assert.match(upload?.if ?? '', /always\(\)/);
  });
  test('findings: annotations, a summary, a SARIF file, and the exit status', { skip }, (t) => {
    const run = act(layOut(t, tree), { PATTERNS: './jobs ./clean', FLAGS: '' });
    assert.equal(run.status, 1, run.stderr);
    assert.match(run.stdout, /^::error file=jobs\/jobs\.go,line=12,/);
    assert.match(run.stderr, /^1 error in 2 packages/);
    assert.match(run.summary, /^### go-map-lint\n\n~~~~text\njobs\/jobs\.go:12:4: error: /);
    assert.match(run.summary, /\n~~~~\n\n1 error in 2 packages .*\n$/);
    assert.match(run.output, /^sarif=.*go-map-lint\.sarif\n$/);
    assert.equal(JSON.parse(run.sarif).runs[0].results.length, 1);
  });
  test('flags, on several lines; a clean run is 0 and still has its SARIF file', { skip }, (t) => {
    const run = act(layOut(t, tree), { PATTERNS: './...', FLAGS: '--disable unlocked-map-write\n--no-tests\n' });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(JSON.parse(run.sarif).runs[0].results, []);
    assert.match(run.summary, /\nno findings in 2 packages/);
  });
  test('what is no flag and no path stays a word', { skip }, (t) => {
    const dir = layOut(t, tree);
    const run = act(dir, { PATTERNS: './$(>injected) `>injected`', FLAGS: '' });
    assert.equal(run.status, 2);
    assert.ok(!existsSync(path.join(dir, 'injected')));
    assert.equal(run.output, '', 'nothing is uploaded');
    assert.match(run.summary, /go-map-lint: .*injected/);
  });
});

test('the problem matchers read the concise format', (t) => {
  const [faults, notes] = JSON.parse(readProject('integrations/github/problem-matcher.json')).problemMatcher;
  const match = (matcher: { pattern: { regexp: string }[] }, output: string) =>
    output.split('\n').flatMap((line) => {
      const found = new RegExp(matcher.pattern[0]!.regexp).exec(line);
      return found ? [found.slice(1)] : [];
    });
  const dir = layOut(t, tree);
  const { stdout } = goMapLint(dir, ['-f', 'concise']);
  const matched = match(faults, stdout);
  assert.equal(matched.length, 1, 'the other side, on the second line, is no finding of its own');
  const [file, line, column, severity, message, code] = matched[0]!;
  assert.deepEqual([file, line, column, severity, code], ['jobs/jobs.go', '12', '4', 'error', 'unlocked-map-write']);
  assert.match(message!, /^found is written here/);
  const note = stdout.replace(': error:', ': note:');
  assert.deepEqual([match(faults, note).length, match(notes, note).length, match(notes, stdout).length], [0, 1, 0]);
});

test('the task for Visual Studio Code finds the first side of each race', (t) => {
  const [, json] = /```json\n([\s\S]*?)```/.exec(readProject('docs/editors.md'))!;
  const [{ args, problemMatcher }] = JSON.parse(json!).tasks;
  const { file, line, column, severity, message, code, regexp } = problemMatcher.pattern;
  const run = goMapLint(layOut(t, tree), args);
  assert.equal(run.stderr, '');
  const found = run.stdout.split('\n').flatMap((text) => {
    const groups = new RegExp(regexp).exec(text);
    return groups ? [groups] : [];
  });
  assert.deepEqual(
    found.map((groups) => [file, line, column, severity, code].map((group) => groups[group])),
    [['jobs/jobs.go', '12', '4', 'error', 'unlocked-map-write']],
  );
  assert.match(found[0]![message]!, /^found is written here/);
});

test('the job of the GitLab template prints findings and writes its report', { skip }, (t) => {
  const template = parse(readProject('integrations/gitlab/go-map-lint.gitlab-ci.yml'));
  const job = template['go-map-lint'];
  const dir = layOut(t, tree);
  mkdirSync(path.join(dir, '.bin'));
  symlinkSync(bin, path.join(dir, '.bin', 'go-map-lint'));
  const run = bash(dir, job.script.join('\n'), {
    ...template.variables,
    PATH: `${path.join(dir, '.bin')}:${process.env['PATH']}`,
  });
  assert.equal(run.status, 1, run.stderr);
  assert.match(run.stdout, /^error\[unlocked-map-write\]/);
  const [issue] = JSON.parse(readFileSync(path.join(dir, job.artifacts.reports.codequality), 'utf8'));
  assert.deepEqual(issue.location, { path: 'jobs/jobs.go', lines: { begin: 12, end: 12 } });
});
