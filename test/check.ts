// Go sources with `// want` comments in; what the linter says differently out. The one way by which tests look at findings.
//
// A finding that is missing fails, and so does a surplus one. Known faults (`// miss`, `// noise`) are counted, and fail
// when they have healed, so that the comment is put right. Findings of low confidence are hidden, as they are by default.
// The pipeline runs in this process, from sources to report; only the command line is left out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rules } from '../rules/index.js';
import type { Walker } from '../src/analysis/index.js';
import type { Confidence, Finding, Report } from '../src/finding.js';
import type { Knowledge } from '../src/knowledge/effect.js';
import { lint } from '../src/lint.js';
import { type Loaded, load } from '../src/load/index.js';
import { type GoParser, initParser } from '../src/syntax/index.js';
import type { PackageSources } from '../src/text/package-sources.js';
import { LineIndex, type SourceText } from '../src/text/source-text.js';
import { type Expectation, readClaims } from './expectations.js';

/** What is needed beside the packages. Nothing outside them is found unless a loader says so. */
export type Surroundings = Partial<Pick<Loaded, 'resolve' | 'importer'>> & {
  readonly knowledge?: Knowledge;
  readonly walk?: Walker;
  readonly minConfidence?: Confidence;
};

export interface Outcome {
  /** One sentence each; empty when everything is as the comments say. */
  readonly failures: readonly string[];
  /** Known faults that are still there. */
  readonly misses: readonly Expectation[];
  readonly noises: readonly Expectation[];
}

/** Lints one directory, or a tree as `dir/...`, and compares. Test files are read too; a Go toolchain is not asked. */
export async function checkDirectory(dir: string): Promise<Outcome> {
  const { packages, problems, resolve, importer } = await loadGo(dir.replace(/\/\.\.\.$/, ''), [
    dir.endsWith('/...') ? './...' : '.',
  ]);
  assert.deepEqual(problems, []);
  return check(packages, { resolve, importer });
}

/** Lints files that lie nowhere, as one package, and compares. Fails with what differs. */
export async function checkSources(...files: readonly SourceText[]): Promise<void> {
  const { failures } = await check([packageOf(files)]);
  assert.deepEqual(failures, []);
}

export async function check(packages: readonly PackageSources[], surroundings: Surroundings = {}): Promise<Outcome> {
  const report = await run(packages, surroundings);
  const files = packages.filter((one) => one.target).flatMap((one) => one.files);
  return compare(report, files);
}

/** The report on these packages; of the default settings, where nothing else is said. */
export async function run(packages: readonly PackageSources[], surroundings: Surroundings = {}): Promise<Report> {
  return lint({
    packages,
    resolve: surroundings.resolve ?? (() => undefined),
    importer: surroundings.importer ?? (() => undefined),
    parser: await openParser(),
    rules,
    options: { minConfidence: surroundings.minConfidence ?? 'medium', knowledge: surroundings.knowledge },
    walk: surroundings.walk,
  });
}

/** Packages as the command line loads them, on a Linux machine that has no Go. */
export function loadGo(cwd: string, patterns: readonly string[]): Promise<Loaded> {
  const build = { goos: 'linux', goarch: 'amd64', tags: [] };
  return load({ cwd, patterns, tests: true, build, env: { GOROOT: 'off' } });
}

export function packageOf(files: readonly SourceText[]): PackageSources {
  const module = { path: 'example.com/memory', dir: '', goVersion: [1, 25] } as const;
  return { importPath: module.path, dir: '', module, files, target: true };
}

export function compare(report: Report, files: readonly SourceText[]): Outcome {
  const failures = report.problems.map(({ kind, path: at, message }) => `${kind} problem: ${at ?? ''}: ${message}`);
  const misses: Expectation[] = [];
  const noises: Expectation[] = [];
  const indices = new Map(files.map((file) => [file.path, new LineIndex(file.text)]));
  const lineOf = ({ primary: { span } }: Finding): number => indices.get(span.path)?.position(span.start).line ?? 0;
  const open = new Set(report.findings);
  const take = ({ path: file, line, rule, pattern }: Expectation): boolean => {
    for (const finding of open) {
      if (finding.rule !== rule || finding.primary.span.path !== file || lineOf(finding) !== line) continue;
      if (pattern && !pattern.test(finding.message)) continue;
      open.delete(finding);
      return true;
    }
    return false;
  };
  for (const expectation of readClaims(files).expectations) {
    const { kind, path: file, line, rule, pattern } = expectation;
    const at = `${file}:${line}: ${rule}`;
    const found = take(expectation);
    switch (kind) {
      case 'want':
        if (!found) failures.push(`${at} is missing, with a message that matches ${pattern}`);
        break;
      case 'miss':
        if (found) failures.push(`${at} is found now: make its miss a want`);
        else misses.push(expectation);
        break;
      case 'noise':
        if (!found) failures.push(`${at} is no longer reported: remove its noise`);
        else noises.push(expectation);
        break;
    }
  }
  for (const finding of open) {
    const { rule, message, confidence, primary } = finding;
    failures.push(`${primary.span.path}:${lineOf(finding)}: ${rule} is surplus (${confidence}): ${message}`);
  }
  return { failures, misses, noises };
}

let parser: Promise<GoParser> | undefined;

function openParser(): Promise<GoParser> {
  const require = createRequire(import.meta.url);
  const grammar = path.dirname(require.resolve('tree-sitter-go/package.json'));
  parser ??= initParser({
    runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    language: readFileSync(path.join(grammar, 'tree-sitter-go.wasm')),
  });
  return parser;
}
