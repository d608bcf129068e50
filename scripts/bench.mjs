#!/usr/bin/env node
// How fast the built tool is: `npm run bench -- [-n RUNS] DIR...` prints for each directory, in one run,
// - the time tree-sitter takes for the same files on one thread, and nothing else: no disk, no lowering;
// - the time of the whole command from outside, start-up included; their ratio; its peak memory;
// - lines per second of the whole command, and errors and warnings per 10,000 lines.
// Both are measured in fresh processes, in turn, RUNS times (3); the figures are medians, with the least and the greatest.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Language, Parser } from 'web-tree-sitter';
import { importSources, readBinaries, root } from './sources.mjs';

const { values: flags, positionals } = parseArgs({
  options: { runs: { type: 'string', short: 'n', default: '3' }, 'parse-only': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const runs = Number(flags.runs);
if (positionals.length === 0 || !(runs >= 1)) {
  console.error('usage: npm run bench -- [-n RUNS] DIR...');
  process.exitCode = 2;
} else if (!positionals.every((dir) => existsSync(dir))) {
  console.error(`bench: no such directory: ${positionals.filter((dir) => !existsSync(dir)).join(', ')}`);
  process.exitCode = 2;
} else if (flags['parse-only']) {
  console.log(JSON.stringify(await parseOnly(path.resolve(positionals[0]))));
} else {
  for (const dir of positionals) measure(path.resolve(dir));
}

/** Parses what the command parses. Runs in a process of its own, so that nothing is warm. */
async function parseOnly(cwd) {
  const { load, resolveOptions } = await importSources(
    "export { load } from './src/load/index.ts'; export { resolveOptions } from './src/config/index.ts';",
  );
  const { env, platform, arch } = process;
  const options = await resolveOptions(['--no-config'], { cwd, env, platform, arch }, [], ['full']);
  const { packages } = await load({ ...options, env });
  const texts = packages.flatMap(({ files }) => files.map(({ text }) => text));
  const { runtime, language } = readBinaries();
  await Parser.init({ wasmBinary: runtime });
  const parser = new Parser();
  parser.setLanguage(await Language.load(language));
  const start = performance.now();
  for (const text of texts) parser.parse(text).delete();
  return { seconds: (performance.now() - start) / 1000, files: texts.length };
}

/** The built command, as a user runs it. */
function wholeRun(cwd) {
  const bin = path.join(root, 'dist', 'go-map-lint.js');
  const start = performance.now();
  const { stdout, stderr } = runNode(
    bin,
    ['-C', cwd, '--no-config', '--no-cache', '--stats', '-f', 'json', './...'],
    [0, 1],
  );
  const seconds = (performance.now() - start) / 1000;
  const { stats, findings } = JSON.parse(stdout);
  return { seconds, stats, findings, megabytes: Number(/(\d+) MB at most/.exec(stderr)[1]) };
}

function runNode(script, args, expected) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (error) throw error;
  if (!expected.includes(status)) throw new Error(`${path.basename(script)} ended with ${status}: ${stderr}`);
  return { stdout, stderr };
}

function measure(cwd) {
  const parses = [];
  const wholes = [];
  for (let i = 0; i < runs; i++) {
    parses.push(JSON.parse(runNode(fileURLToPath(import.meta.url), ['--parse-only', cwd], [0]).stdout));
    wholes.push(wholeRun(cwd));
  }
  const { stats, findings } = wholes[0];
  if (parses[0].files !== stats.files) throw new Error(`${parses[0].files} files parsed, ${stats.files} analysed`);
  const whole = median(wholes.map(({ seconds }) => seconds));
  const loud = findings.filter(({ severity }) => severity !== 'note').length;
  const count = (number) => number.toLocaleString('en');
  console.log(
    `${path.basename(cwd)}: ${count(stats.lines)} lines in ${count(stats.files)} files; ${runs} ${runs === 1 ? 'run' : 'runs'}`,
  );
  row('parse only', ...spread(parses, ({ seconds }) => seconds, 's', 2));
  row('whole run', ...spread(wholes, ({ seconds }) => seconds, 's', 2));
  // Pair by pair: what slows the machine slows both halves of a pair.
  row('ratio', ...spread(wholes, ({ seconds }, i) => seconds / parses[i].seconds, '', 2));
  row('peak memory', ...spread(wholes, ({ megabytes }) => megabytes, 'MB', 0));
  row('lines per second', count(Math.round(stats.lines / whole)));
  row('per 10,000 lines', ((10_000 * loud) / stats.lines).toFixed(2), `${loud} errors and warnings`);
}

function row(name, figure, note = '') {
  console.log(`  ${name.padEnd(18)} ${figure.padStart(10)}  ${note}`.trimEnd());
}

function spread(items, of, unit, digits) {
  const values = items.map(of);
  const shown = (value) => `${value.toFixed(digits)}${unit && ` ${unit}`}`;
  return [shown(median(values)), `${shown(Math.min(...values))} to ${shown(Math.max(...values))}`];
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
