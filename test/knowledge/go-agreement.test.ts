// Where Go is installed: what the tables say of the standard library is what the standard library says of itself.
// An older Go lacks newer functions, so there only differences count, not absences.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { allEffects, declarations, type Effect, type Operand } from '../../src/knowledge/index.js';
import { agreementProgram } from './agreement-program.js';

/** The release the tables follow. */
const newest = 26;

/** A path of the standard library has no dot in its first element. */
const isStandard = (importPath: string): boolean => !(importPath.split('/')[0] ?? '').includes('.');
const isStandardKey = (key: string): boolean => /^[a-z0-9]+(\/[a-z0-9]+)*(\.\w+){1,2}$/.test(key);

test('declarations and effects of the standard library agree with Go', (context) => {
  const version = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  if (version.status !== 0) {
    context.skip('no Go is installed: the tables are not compared with the standard library');
    return;
  }
  const minor = Number(/^go1\.(\d+)/.exec(version.stdout.trim())?.[1] ?? newest);
  if (minor < 22) {
    context.skip(`${version.stdout.trim()} is too old to run the comparison`);
    return;
  }
  const lines = compare({
    declarations: Object.fromEntries(Object.entries(declarations).filter(([importPath]) => isStandard(importPath))),
    effects: [...allEffects()].filter(([key]) => isStandardKey(key)).map(([key, effect]) => operandsOf(key, effect)),
  });
  const counted = minor < newest ? lines.filter((line) => !line.startsWith('missing ')) : lines;
  if (counted.length < lines.length) {
    context.diagnostic(`${lines.length - counted.length} names are newer than ${version.stdout.trim()}`);
  }
  assert.deepEqual(counted, []);
});

function compare(input: object): readonly string[] {
  const directory = mkdtempSync(path.join(tmpdir(), 'go-map-lint-knowledge-'));
  try {
    const file = path.join(directory, 'main.go');
    writeFileSync(file, agreementProgram);
    const run = spawnSync('go', ['run', file], {
      cwd: directory,
      input: JSON.stringify(input),
      encoding: 'utf8',
      env: { ...process.env, CGO_ENABLED: '0', GO111MODULE: 'off', GOFLAGS: '' },
      maxBuffer: 1 << 26,
    });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.split('\n').filter((line) => line !== '');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function operandsOf(key: string, effect: Effect): object {
  const indices = (operands: readonly (Operand | undefined)[]): readonly number[] =>
    operands.flatMap((operand) =>
      typeof operand === 'number' ? [operand] : typeof operand === 'object' ? [operand.from] : [],
    );
  const callbacks = effect.callbacks ?? [];
  return {
    key,
    operands: indices([...(effect.maps ?? []).map(({ of }) => of), ...callbacks.map(({ of }) => of), effect.returns]),
    callbacks: indices(callbacks.map(({ of }) => of)),
    methods: Object.fromEntries(
      callbacks.map(({ of, methods }) => [
        String(indices([of])[0]),
        (methods ?? []).filter((name) => !name.endsWith('*')),
      ]),
    ),
  };
}
