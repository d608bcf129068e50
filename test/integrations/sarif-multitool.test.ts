// Microsoft's validator reads what we write for GitHub's code scanning. It is downloaded (100 MB), so only in the long suite.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { goMapLint, without } from '../cli/run.js';
import { layOut } from '../load/tree.js';
import { projectRoot } from '../project-root.js';

const skip = process.env['GO_MAP_LINT_LONG'] ? without('npm') : 'GO_MAP_LINT_LONG is not set';
if (skip) console.log(`sarif-multitool: skipped, ${skip}`);

interface ValidationLog {
  readonly runs: readonly {
    readonly results: readonly { readonly ruleId: string; readonly level?: string; readonly message: object }[];
    readonly invocations?: readonly { readonly toolExecutionNotifications?: readonly object[] }[];
  }[];
}

/** Advice that does not fit, at the level of a note. */
const declined = [
  'SARIF2002', // Messages as templates in the rules: code scanning reads texts.
  'SARIF2003', // No versionControlProvenance: the directory is in no repository.
  'SARIF2006', // The schema's address could not be reached from here.
  'SARIF2009', // Ids such as CS2001. Ours are words, for "allow unlocked-map-write" to be read.
  'SARIF2011', // Lines of context around each result: whoever shows it has the file.
];

test('sarif-multitool has nothing to say of our files', { skip, timeout: 300_000 }, (t) => {
  const dir = layOut(t, { 'app/go.mod': 'module example.com/app\n\ngo 1.22\n', 'app/a.go': 'app' });
  execFileSync('npm', ['install', '--prefix', dir, '--no-audit', '--no-fund', '@microsoft/sarif-multitool@5.7.0'], {
    stdio: 'pipe',
    cwd: dir,
  });
  const tool = path.join(dir, `node_modules/@microsoft/sarif-multitool-${process.platform}/Sarif.Multitool`);
  // Its install script would do that; we run none.
  chmodSync(tool, 0o755);
  for (const [name, from] of [
    ['clean', path.join(dir, 'app')],
    ['fixtures', path.join(projectRoot, 'fixtures')],
  ] as const) {
    const file = path.join(dir, `${name}.sarif`);
    const report = path.join(dir, `${name}.report.sarif`);
    goMapLint(from, ['--exit-zero', '-o', `sarif=${file}`]);
    // It exits 0 whatever it finds.
    execFileSync(
      tool,
      ['validate', file, '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning;Note', '--output', report],
      { stdio: 'pipe' },
    );
    const { runs }: ValidationLog = JSON.parse(readFileSync(report, 'utf8'));
    const said = runs.flatMap(({ results }) => results).filter(({ ruleId }) => !declined.includes(ruleId));
    assert.deepEqual(said, [], name);
    assert.equal(runs.length, 1);
    assert.deepEqual(runs[0]!.invocations?.flatMap((one) => one.toolExecutionNotifications ?? []) ?? [], []);
  }
});
