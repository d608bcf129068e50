// A tree of several modules: each is analysed by itself, on whatever thread, and the report is one.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { getHeapStatistics } from 'node:v8';
import { analyseComponents } from '../../src/components.js';
import { noKnowledge } from '../../src/knowledge/effect.js';
import { layOut } from '../load/tree.js';
import { goMapLint, racy } from './run.js';

/** So much text that a thread is worth its start. */
const bulk = `\n/*\n${'long\n'.repeat(100_000)}*/\n`;

/** The race lies in `calls`, if what it calls is what `other` implements. */
const caller = `package calls

type Task interface{ Do() }

var tasks []Task

func Run() {
	for _, task := range tasks {
		go task.Do()
	}
	for _, task := range tasks {
		task.Do()
	}
}
`;
const implementer = `package other

var seen = map[string]int{}

type Job struct{}

func (Job) Do() { seen["job"]++ }
`;

function manyModules(t: TestContext): string {
  const files: Record<string, string> = {};
  for (const name of ['alpha', 'beta', 'gamma', 'delta', 'epsilon']) {
    files[`${name}/go.mod`] = `module example.com/${name}\n\ngo 1.22\n`;
    files[`${name}/jobs/jobs.go`] = racy.replaceAll('found', `${name}Found`) + (name < 'd' ? bulk : '');
    files[`${name}/jobs/broken.go`] = 'package jobs\n\nfunc (\n';
    files[`${name}/jobs/empty.go`] = '';
  }
  return layOut(t, files);
}

describe('several modules', () => {
  test('say the same on any number of threads', (t) => {
    const dir = manyModules(t);
    const timeless = (text: string) => text.replace(/"milliseconds": ?\d+/, '').replace(/, \d+\.\d s/, '');
    for (const format of ['json', 'full', 'sarif']) {
      const runs = ['1', '2', '4'].map((threads) =>
        goMapLint(dir, ['--no-cache', '--threads', threads, '-f', format, './...']),
      );
      const [one] = runs;
      assert.equal(one!.code, 1);
      for (const name of ['alpha', 'beta', 'gamma', 'delta', 'epsilon'])
        assert.match(one!.stdout, new RegExp(`${name}Found`));
      for (const run of runs) {
        assert.equal(timeless(run.stdout), timeless(one!.stdout));
        assert.equal(timeless(run.stderr), timeless(one!.stderr));
      }
    }
  });

  test('say together what each says alone', (t) => {
    const dir = manyModules(t);
    const concise = (cwd: string) => goMapLint(cwd, ['--no-cache', '-f', 'concise']).stdout;
    const alone = ['alpha', 'beta', 'delta', 'epsilon', 'gamma'].map((name) =>
      concise(path.join(dir, name)).replaceAll('jobs/', `${name}/jobs/`),
    );
    assert.equal(concise(dir), alone.join(''));
  });

  test('say what is wrong with a file once', (t) => {
    const { stderr } = goMapLint(manyModules(t), ['--no-cache']);
    assert.equal(stderr.match(/alpha\/jobs\/empty\.go/g)?.length, 1);
  });

  test('do not reach each other through an interface, unless one imports the other', (t) => {
    const files = {
      'calls/go.mod': 'module example.com/calls\n\ngo 1.22\n',
      'calls/calls.go': caller,
      'other/go.mod': 'module example.com/other\n\ngo 1.22\n',
      'other/other.go': implementer,
    };
    const apart = goMapLint(layOut(t, files), ['--no-cache', '-f', 'concise']);
    assert.deepEqual([apart.code, apart.stdout], [0, '']);
    const together = goMapLint(
      layOut(t, {
        ...files,
        'calls/go.mod': `${files['calls/go.mod']}\nreplace example.com/other => ../other\n`,
        'calls/calls.go': `${caller}\nfunc init() { tasks = append(tasks, other.Job{}) }\n`.replace(
          'package calls\n',
          'package calls\n\nimport "example.com/other"\n',
        ),
      }),
      ['--no-cache', '-f', 'concise'],
    );
    assert.match(together.stdout, /unlocked-map-write/);
  });

  test('share a baseline, exclusions and ignore comments', (t) => {
    const dir = manyModules(t);
    const excluded = goMapLint(dir, ['--no-cache', '-f', 'concise', '--exclude', 'alpha']);
    assert.doesNotMatch(excluded.stdout, /alphaFound/);
    assert.match(excluded.stdout, /betaFound/);
    assert.match(goMapLint(dir, ['--no-cache', 'baseline', 'update']).stdout, /5 findings recorded/);
    const { code } = goMapLint(dir, ['--no-cache', '--baseline', '.go-map-lint-baseline.json', '-f', 'concise']);
    assert.equal(code, 0);
  });
});

const task = {
  load: { cwd: '/', tests: true, build: { goos: 'linux', goarch: 'amd64', tags: [] }, env: {} },
  settings: { rules: [], minConfidence: 'medium', knowledge: noKnowledge },
  cache: undefined,
} as const;
/** Where the user has said how much memory there is to be, no thread gets more. */
const limited =
  /max.(old.space|heap).size/.test(`${process.env['NODE_OPTIONS']} ${process.execArgv}`) && 'node is told its limit';

describe('a program that may need more memory than this thread has', () => {
  test('has a thread of its own, which may hold more and parse with others', { skip: limited }, async (t) => {
    const dir = layOut(t, {
      'worker.mjs': `import { parentPort, resourceLimits, workerData } from 'node:worker_threads';
        const message = JSON.stringify([workerData.parsing, resourceLimits.maxOldGenerationSizeMb]);
        parentPort.on('message', () => parentPort.postMessage({ failure: { message, stack: '', isUserError: true } }));`,
    });
    const worker = pathToFileURL(path.join(dir, 'worker.mjs'));
    const parsing = { threads: 2, script: 'file:///none.js' };
    const large = [{ targets: [{ dir: 'one', moduleDir: 'one' }], size: 1e12 }];
    await assert.rejects(
      analyseComponents(large, task, { count: 2, worker, parsing }, () => {}),
      (error: Error) => {
        const [used, megabytes] = JSON.parse(error.message);
        assert.deepEqual(used, parsing);
        assert.ok(megabytes > getHeapStatistics().heap_size_limit / 1024 / 1024);
        return true;
      },
    );
  });
});

describe('a thread that fails', () => {
  const components = ['one', 'two'].map((dir) => ({ targets: [{ dir, moduleDir: dir }], size: 1_000_000 }));
  const run = (t: TestContext, program: string) => {
    const dir = layOut(t, { 'worker.mjs': `import { parentPort } from 'node:worker_threads';\n${program}\n` });
    const worker = pathToFileURL(path.join(dir, 'worker.mjs'));
    return analyseComponents(components, task, { count: 2, worker, parsing: undefined, megabytes: 64 }, () => {});
  };

  test('is an error of the run: told, thrown, or silent', async (t) => {
    const answer = (isUserError: boolean) =>
      `parentPort.on('message', () => parentPort.postMessage({ failure: { message: 'no', stack: 'no at x', isUserError: ${isUserError} } }));`;
    await assert.rejects(run(t, answer(true)), { name: 'UserError', message: 'no' });
    await assert.rejects(run(t, answer(false)), { name: 'Error', message: 'no', stack: 'no at x' });
    await assert.rejects(run(t, "parentPort.on('message', () => { throw new Error('thrown'); });"), /thrown/);
    await assert.rejects(run(t, "parentPort.on('message', () => process.exit(3));"), /a thread ended with 3/);
  });

  test('for want of memory says so', async (t) => {
    const hungry =
      "parentPort.on('message', () => { const all = []; for (;;) all.push(new Array(100_000).fill({})); });";
    await assert.rejects(run(t, hungry), /(one|two): memory ran out/);
  });
});
