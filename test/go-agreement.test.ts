// Go's own words about the fixtures: every one compiles, each firing one is a race (or a panic) on the lines that want
// a finding, and each twin runs clean.
//
// The rule folders are copied to a temporary module. Each scenario gets a function Drive, made from its `// drive:`
// comment, which runs the statements beside each other; one test binary, built with -race, holds them all, and runs
// once for each scenario, since the runtime's fatal error ends the process. Scenarios of _test.go files are run by
// `go test -race` as they are. Without Go, or without cgo, the test says so and is skipped.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { SourceText } from '../src/text/source-text.js';
import { type Claims, readClaims } from './expectations.js';
import { projectRoot } from './project-root.js';

/** Of fixtures/go.mod: sync.WaitGroup.Go came with it. */
const minimum = [1, 25] as const;
const modulePath = 'example.com/fixtures';
const fixtures = path.join(projectRoot, 'fixtures');
const attempts = 10;

interface Scenario {
  /** `<rule-id>/<scenario>`. */
  readonly name: string;
  readonly rule: string;
  readonly claims: Claims;
  readonly files: readonly SourceText[];
  /** All its files are _test.go files. */
  readonly tests: boolean;
}

/** What one run of a scenario said: lines are `<rule-id>/<scenario>/<file>:<line>` within the fixtures. */
interface Verdict {
  readonly exitCode: number;
  readonly output: string;
  /** Lines in the stacks of accesses that race, or of the goroutine that died. */
  readonly lines: ReadonlySet<string>;
  readonly raced: boolean;
  readonly panicked: boolean;
}

const reason = whyNotHere();
if (reason !== undefined) {
  console.log(`go-agreement: skipped, ${reason}`);
  test('Go agrees with the fixtures', { skip: reason }, () => {});
} else {
  agree();
}

function agree(): void {
  const scenarios = readScenarios();
  const work = mkdtempSync(path.join(tmpdir(), 'go-map-lint-fixtures-'));
  after(() => rmSync(work, { recursive: true, force: true }));
  copyFixtures(work, scenarios);
  const folders = scenarios.map((one) => `./${one.name}`);

  test('Go agrees with the fixtures', { concurrency: 2 }, async (t) => {
    await t.test('all compile', () => {
      const run = go(work, ['vet', '-copylocks=false', '-unusedresult=false', ...folders]);
      assert.equal(run.status, 0, run.stderr);
    });
    await t.test('no scenario lacks a drive', () => {
      const lacking = scenarios.filter(
        (one) => !one.tests && one.claims.drives.length + one.claims.unproved.length === 0,
      );
      assert.deepEqual(
        lacking.map((one) => one.name),
        [],
      );
    });
    const driven = scenarios.filter((one) => one.claims.drives.length > 0);
    writeDrives(work, driven);
    let compiled = false;
    await t.test('the drives compile with -race', () => {
      const run = go(work, ['test', '-c', '-race', '-trimpath', '-vet=off', '-o', 'drive.test', './drive']);
      assert.equal(run.status, 0, run.stderr);
      compiled = true;
    });
    if (!compiled) return;
    const run = [...driven, ...scenarios.filter((one) => one.tests)];
    await Promise.all(run.map((scenario) => t.test(scenario.name, () => judge(scenario, work))));
    for (const { name, claims } of scenarios) {
      for (const text of claims.unproved) t.diagnostic(`${name} is not proved: ${text}`);
    }
  });
}

function whyNotHere(): string | undefined {
  const version = spawnSync('go', ['env', 'GOVERSION', 'CGO_ENABLED', 'CC'], { encoding: 'utf8' });
  if (version.error || version.status !== 0) return 'go is not on PATH';
  const [found = '', cgo, compiler = 'gcc'] = version.stdout.trim().split('\n');
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(found) ?? [];
  // A development version has no number, and is newer.
  const old = major !== undefined && Number(major) * 1000 + Number(minor) < minimum[0] * 1000 + minimum[1];
  if (old) return `the fixtures need Go ${minimum.join('.')}, and this is ${found}`;
  if (cgo !== '1' || spawnSync(compiler, ['--version']).status !== 0)
    return 'the race detector needs cgo and a C compiler';
  return undefined;
}

function readScenarios(): Scenario[] {
  const scenarios: Scenario[] = [];
  // Folders with a hyphen are rules, those to come included; the others belong to the lower layers.
  for (const rule of readdirSync(fixtures).filter((folder) => folder.includes('-'))) {
    for (const scenario of readdirSync(path.join(fixtures, rule)).sort()) {
      const name = `${rule}/${scenario}`;
      const files = readdirSync(path.join(fixtures, name))
        .filter((file) => file.endsWith('.go'))
        .sort()
        .map((file) => ({ path: `${name}/${file}`, text: readFileSync(path.join(fixtures, name, file), 'utf8') }));
      const tests = files.every((file) => file.path.endsWith('_test.go'));
      scenarios.push({ name, rule, claims: readClaims(files), files, tests });
    }
  }
  return scenarios;
}

function copyFixtures(work: string, scenarios: readonly Scenario[]): void {
  cpSync(path.join(fixtures, 'go.mod'), path.join(work, 'go.mod'));
  cpSync(path.join(fixtures, 'stubs'), path.join(work, 'stubs'), { recursive: true });
  for (const { name } of scenarios) cpSync(path.join(fixtures, name), path.join(work, name), { recursive: true });
}

/** A Drive in each scenario's package, and the test that calls the one named in the environment. */
function writeDrives(work: string, scenarios: readonly Scenario[]): void {
  for (const { name, claims, files } of scenarios) {
    const packageName = /^package (\w+)/m.exec(files[0]!.text)![1]!;
    const rounds = claims.drives.map(
      ({ setup, bodies }) =>
        `\tfor range together.Rounds {\n\t\t${setup}\n\t\ttogether.Run(${bodies.map((body) => `func() { ${body} }`).join(', ')})\n\t}\n`,
    );
    const body = rounds.join('');
    const imports = [
      'context',
      'errors',
      'net',
      'net/http',
      'net/http/httptest',
      'strconv',
      'strings',
      'sync',
      'sync/atomic',
      'time',
    ]
      .filter((imported) => new RegExp(`\\b${path.basename(imported)}\\.[A-Z]`).test(body))
      .concat(`${modulePath}/drive/together`);
    const text = `package ${packageName}\n\nimport (\n${imports.map((one) => `\t"${one}"\n`).join('')})\n\nfunc Drive() {\n${body}}\n`;
    writeFileSync(path.join(work, name, 'zz_drive.go'), text);
  }
  mkdirSync(path.join(work, 'drive/together'), { recursive: true });
  writeFileSync(path.join(work, 'drive/together/together.go'), together);
  const imports = scenarios.map(({ name }, index) => `\ts${index} "${modulePath}/${name}"\n`).join('');
  const entries = scenarios.map(({ name }, index) => `\t"${name}": s${index}.Drive,\n`).join('');
  writeFileSync(
    path.join(work, 'drive/drive_test.go'),
    `package drive\n\nimport (\n\t"os"\n\t"testing"\n\t"time"\n\n${imports})\n\nvar drives = map[string]func(){\n${entries}}\n
func TestDrive(t *testing.T) {
	drives[os.Getenv("SCENARIO")]()
	time.Sleep(20 * time.Millisecond)
}\n`,
  );
}

/** Repeated, since two accesses that a lock happens to order once are not seen as a race. */
const together = `// Package together runs functions beside each other.
package together

import (
	"sync"
	"time"
)

// Rounds yields up to 20 times, and no more when a second has passed: what sleeps is slow, and a machine may be busy.
func Rounds(yield func() bool) {
	start := time.Now()
	for round := 0; round < 20 && (round == 0 || time.Since(start) < time.Second); round++ {
		if !yield() {
			return
		}
	}
}

func Run(bodies ...func()) {
	var ready, done sync.WaitGroup
	ready.Add(len(bodies))
	done.Add(len(bodies))
	for _, body := range bodies {
		go func() {
			ready.Done()
			ready.Wait()
			for range repeats(len(bodies)) {
				body()
			}
			done.Done()
			done.Wait() // The detector forgets the history of a goroutine that has ended.
		}()
	}
	done.Wait()
}

// A body that is alone starts its own goroutines, in its own time.
func repeats(bodies int) int {
	if bodies == 1 {
		return 1
	}
	return 100
}
`;

function go(cwd: string, args: readonly string[]) {
  return spawnSync('go', args, { cwd, env: goEnvironment(), encoding: 'utf8', maxBuffer: 1 << 26 });
}

function goEnvironment(): NodeJS.ProcessEnv {
  const { env } = process;
  return {
    ...env,
    GOFLAGS: '-mod=mod',
    GOWORK: 'off',
    GOTOOLCHAIN: 'local',
    GORACE: 'atexit_sleep_ms=0 history_size=4',
    GOMAXPROCS: '4',
    GOPROXY: 'off',
  };
}

function runScenario(work: string, { name, tests }: Scenario): Promise<Verdict> {
  if (tests) return run('go', ['test', '-race', '-trimpath', '-vet=off', '-count=3', `./${name}`], work, {});
  return run(path.join(work, 'drive.test'), ['-test.run=^TestDrive$', '-test.timeout=300s'], work, { SCENARIO: name });
}

function run(command: string, args: readonly string[], cwd: string, extra: NodeJS.ProcessEnv): Promise<Verdict> {
  return new Promise((resolve) => {
    const env = { ...goEnvironment(), ...extra };
    const child = execFile(command, args, { cwd, env, maxBuffer: 1 << 26 }, (_error, stdout, stderr) => {
      resolve(readVerdict(child.exitCode ?? -1, stdout + stderr));
    });
  });
}

function readVerdict(exitCode: number, output: string): Verdict {
  const lines = new Set<string>();
  for (const block of output.split(/^={18}$/m).filter((text) => text.includes('WARNING: DATA RACE'))) {
    const accesses = block
      .split('\n\n')
      .filter((part) => /^(WARNING: DATA RACE\n)?(Previous )?(read|write) at /im.test(part));
    for (const line of fixtureLines(accesses.join('\n'))) lines.add(line);
  }
  const death = /^(fatal error: concurrent map|panic: assignment to entry in nil map)/m.exec(output);
  // The message, an empty line, the goroutine that died; then all others.
  const dying = death ? output.slice(death.index).split('\n\n').slice(0, 2) : [];
  for (const line of fixtureLines(dying.join('\n'))) lines.add(line);
  return {
    exitCode,
    output,
    lines,
    raced: /WARNING: DATA RACE|fatal error: concurrent map/.test(output),
    panicked: /panic: assignment to entry in nil map/.test(output),
  };
}

function fixtureLines(stack: string): string[] {
  return [...stack.matchAll(/^\s+(?:\S*\/)?example\.com\/fixtures\/(\S+\.go:\d+)/gm)].map((match) => match[1]!);
}

/** Whether two accesses meet is a matter of luck: a firing scenario gets several runs, whose lines are added up. */
async function judge(scenario: Scenario, work: string): Promise<void> {
  const { rule, claims } = scenario;
  const at = (place: { path: string; line: number }): string => `${place.path}:${place.line}`;
  const wanted = claims.expectations.filter((one) => one.kind !== 'noise').map(at);
  let verdict = await runScenario(work, scenario);
  if (wanted.length === 0 || claims.unproved.length > 0) {
    assert.equal(verdict.exitCode, 0, `a twin, or a scenario without a race, must run clean\n${verdict.output}`);
    return;
  }
  const shown = claims.races.length > 0 ? claims.races.map(at) : wanted;
  const seen = new Set<string>();
  for (let attempt = 1; ; attempt++) {
    const { output, lines, raced, panicked } = verdict;
    if (rule === 'nil-map-write' ? panicked : raced) for (const line of lines) seen.add(line);
    const missing = shown.filter((line) => !seen.has(line));
    if (missing.length === 0) return;
    if (attempt === attempts) assert.deepEqual(missing, [], `Go saw ${[...seen].join(', ')}; at last\n${output}`);
    verdict = await runScenario(work, scenario);
  }
}
