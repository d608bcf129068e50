// The real go command runs the tool: facts between packages, exit statuses, caching, flags and configuration.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { bin, goMapLint } from '../cli/run.js';
import { layOut } from '../load/tree.js';
import { projectRoot } from '../project-root.js';

const goVersion = /go1\.(\d+)/.exec(spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' }).stdout ?? '')?.[1];
const skip =
  goVersion === undefined ? 'go is not on PATH' : process.platform === 'win32' ? 'Windows runs no scripts' : false;
if (skip) console.log(`go vet: skipped, ${skip}`);

const store = `package store

import "sync"

type Store struct {
	Mu    sync.Mutex
	Items map[string]int
	seen  map[string]int
}

func New() *Store { return &Store{Items: map[string]int{}, seen: map[string]int{}} }

func (s *Store) Put(key string) {
	s.Mu.Lock()
	defer s.Mu.Unlock()
	s.Items[key]++
}

func (s *Store) Drop(key string) {
	s.Mu.Lock()
	defer s.Mu.Unlock()
	delete(s.Items, key)
}

func (s *Store) See(key string) { s.seen[key]++ }
`;

const api = `package api

import "example.com/app/store"

type API struct{ Store *store.Store }

func (a *API) Peek(key string) int { return a.Store.Items[key] }
`;

const jobs = `package jobs

import "example.com/app/store"

func Run(keys []string) {
	s := store.New()
	for _, key := range keys {
		go s.See(key)
	}
}
`;

const tests = `package jobs_test

import "example.com/app/jobs"

func Twice() {
	ran := map[string]bool{}
	go func() { ran["a"] = true }()
	ran["b"] = true
	jobs.Run(nil)
}
`;

const clean = 'package clean\n\nfunc Max(a, b int) int {\n\tif a > b {\n\t\treturn a\n\t}\n\treturn b\n}\n';

const app = {
  'go.mod': 'module example.com/app\n\ngo 1.22\n',
  'store/store.go': store,
  'api/api.go': api,
  'jobs/jobs.go': jobs,
  'jobs/jobs_test.go': tests,
  'clean/clean.go': clean,
};

interface Diagnostic {
  readonly category: string;
  readonly posn: string;
  readonly message: string;
}

/** A tool that writes down what it is called with, so that a test sees what go has taken from its cache. */
function openModule(dir: string) {
  const log = path.join(dir, '.calls');
  const tool = path.join(dir, '.tool.sh');
  writeFileSync(tool, `#!/bin/sh\necho "$@" >> '${log}'\nexec '${process.execPath}' '${bin}' "$@"\n`);
  chmodSync(tool, 0o755);
  return (...args: string[]) => {
    rmSync(log, { force: true });
    const { status, stdout, stderr } = spawnSync('go', ['vet', `-vettool=${tool}`, ...args], {
      cwd: dir,
      encoding: 'utf8',
      env: { ...process.env, GOFLAGS: '', GOWORK: 'off' },
    });
    const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    return { status, stdout, stderr, units: calls.filter((call) => call.endsWith('.cfg')).length };
  };
}

/** `api/api.go:7 unlocked-map-read`, sorted, from the trees of JSON that go passes on. */
function diagnosticsIn(text: string, dir: string): string[] {
  const trees = text
    .split(/^(?=\{)/m)
    .map((one) => one.replace(/^#.*$/gm, ''))
    .filter((one) => one.trim() !== '');
  return trees
    .flatMap((tree) => Object.values(JSON.parse(tree) as Record<string, Record<string, Diagnostic[]>>))
    .flatMap(({ gomaplint = [] }) => gomaplint)
    .map(({ posn, category }) => `${path.relative(dir, posn.replace(/:\d+$/, ''))} ${category}`)
    .sort();
}

function findingsOf(dir: string): string[] {
  const { stdout } = goMapLint(dir, ['-q', '-f', 'json']);
  const { findings } = JSON.parse(stdout) as {
    findings: { rule: string; severity: string; primary: { location: { path: string; line: number } } }[];
  };
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ rule, primary: { location } }) => `${location.path}:${location.line} ${rule}`)
    .sort();
}

test('go vet reports what the command line does, within packages and across them', { skip, timeout: 300_000 }, (t) => {
  const dir = layOut(t, app);
  const vet = openModule(dir);
  const json = vet('-json', './...');
  assert.equal(json.status, 0, json.stderr);
  const found = diagnosticsIn(json.stdout + json.stderr, dir);
  assert.deepEqual(found, [
    'api/api.go:7 unlocked-map-read',
    'jobs/jobs_test.go:7 unlocked-map-write',
    'store/store.go:25 unlocked-map-write',
  ]);
  assert.deepEqual(found, findingsOf(dir));

  const text = vet('./...');
  assert.equal(text.status, 1);
  assert.match(
    text.stderr,
    /^(\.\/)?api\/api\.go:7:\d+: a\.Store\.Items is read here .* while \(\*Store\)\.Put .* \[unlocked-map-read\]$/m,
  );
  assert.match(text.stderr, /^(\.\/)?store\/store\.go:16:2: \twrite in \(\*Store\)\.Put, locks held: s\.Mu$/m);
  assert.equal(vet('./clean').status, 0);
});

test('go vet caches, and asks again when a text below or the configuration changes', {
  skip,
  timeout: 300_000,
}, (t) => {
  const dir = layOut(t, app);
  const vet = openModule(dir);
  const write = (name: string, text: string) => writeFileSync(path.join(dir, name), text);
  const first = vet('./...');
  assert.equal(first.status, 1, first.stderr);
  const second = vet('./...');
  assert.equal(second.status, 1);
  // Packages that do not import each other come in any order.
  const lines = (text: string) => text.split('\n').sort();
  assert.deepEqual(lines(second.stderr), lines(first.stderr));
  // Up to Go 1.25 only what is not reported on is cached.
  const reported = 5;
  assert.ok(second.units <= (Number(goVersion) >= 26 ? 0 : reported), `${second.units} packages were analysed again`);

  write('store/store.go', store.replace('Items map[string]int', 'Items map[string]int //lint:ignore'));
  assert.ok(vet('./...').units >= 3, 'a comment is no code, but a fact: the packages above are analysed again');
  write('store/store.go', store);

  write('.go-map-lint.yaml', 'rules:\n  unlocked-map-read: off\n');
  const configured = vet('./api');
  assert.equal(configured.status, 0, configured.stderr);
  write('.go-map-lint.yaml', 'ruls: {}\n');
  assert.match(vet('./api').stderr, /unknown key ruls in \.go-map-lint\.yaml; did you mean rules\?/);
  rmSync(path.join(dir, '.go-map-lint.yaml'));
  assert.equal(vet('./api').status, 1);

  assert.equal(vet('-disable=unlocked-map-read', './api').status, 0);
  assert.equal(vet('-fail-on', 'error', './api').status, 0, 'a lock is the only witness: a warning');
  const wrong = vet('-min-confidence=hihg', './api');
  assert.match(wrong.stderr, /did you mean high\?/);
  assert.notEqual(wrong.status, 0);
});

const long = skip || (process.env['GO_MAP_LINT_LONG'] ? false : 'GO_MAP_LINT_LONG is not set');
if (long && !skip) console.log(`go vet on all fixtures: skipped, ${long}`);

test('go vet finds in the fixtures what the command line does', { skip: long, timeout: 900_000 }, () => {
  const dir = path.join(projectRoot, 'fixtures');
  const { stdout, stderr } = spawnSync('go', ['vet', `-vettool=${bin}`, '-json', './...'], {
    cwd: dir,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const inModule = findingsOf(dir).filter((finding) => !finding.startsWith('example/'));
  assert.deepEqual([...new Set(diagnosticsIn(stdout + stderr, dir))], inModule);
});
