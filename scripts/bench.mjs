#!/usr/bin/env node
// How fast the built tool is: `npm run bench -- [-n RUNS] [--peers] DIR...` prints for each directory, in one run,
// - the time tree-sitter takes for the same files on one thread, and nothing else: no disk, no lowering;
// - the time of the whole command from outside, start-up included; their ratio; its peak memory;
// - the time of the same command again, when its findings come out of the cache;
// - with --peers, that of other tools on the same files, where they are installed, with empty caches and with full ones;
// - lines per second of the whole command, and errors and warnings per 10,000 lines.
// All are measured in fresh processes, in turn, RUNS times (5); the figures are medians, with the least and the greatest.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Language, Parser } from 'web-tree-sitter';
import { importSources, readBinaries, root } from './sources.mjs';

const { values: flags, positionals } = parseArgs({
  options: {
    runs: { type: 'string', short: 'n', default: '5' },
    peers: { type: 'boolean', default: false },
    'parse-only': { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
/**
 * Other tools, as their users run them. Those with a cache find it empty in their first run, and full in the second.
 * What a linter says about the code is none of our business: only a tool that cannot be started is left out.
 */
const peers = [
  { name: 'ast-grep', probe: 'ast-grep', command: ['ast-grep', 'run', '-l', 'go', '-p', '$M[$K] = $V'] },
  { name: 'go vet', probe: 'go', command: ['go', 'vet', './...'], cache: 'GOCACHE' },
  {
    name: 'staticcheck',
    probe: 'staticcheck',
    command: ['staticcheck', './...'],
    cache: 'GOCACHE',
    own: 'STATICCHECK_CACHE',
  },
  {
    name: 'semgrep',
    probe: 'semgrep',
    command: ['semgrep', 'scan', '-q', '--metrics', 'off', '--config', 'r/trailofbits.go.racy-write-to-map'],
  },
];

const runs = Number(flags.runs);
if (positionals.length === 0 || !(runs >= 1)) {
  console.error('usage: npm run bench -- [-n RUNS] [--peers] DIR...');
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
function wholeRun(cwd, ...cache) {
  const bin = path.join(root, 'dist', 'go-map-lint.js');
  const start = performance.now();
  const { stdout, stderr } = runNode(
    bin,
    ['-C', cwd, '--no-config', ...cache, '--stats', '-f', 'json', './...'],
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

function measurePeer({ name, probe, command, cache, own }, cwd) {
  const [program, ...args] = command;
  if (spawnSync(probe, [probe === 'go' ? 'version' : '--version']).status !== 0) return row(name, 'not here');
  const times = { cold: [], warm: [] };
  for (let i = 0; i < runs; i++) {
    const dir = mkdtempSync(path.join(tmpdir(), 'go-map-lint-bench-'));
    const env = {
      ...process.env,
      ...(cache && { [cache]: path.join(dir, 'a') }),
      ...(own && { [own]: path.join(dir, 'b') }),
    };
    for (const kind of cache ? ['cold', 'warm'] : ['cold']) {
      const start = performance.now();
      const { error, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 30 });
      if (error || /no required module provides|dial tcp|cannot find module/.test(stderr)) {
        rmSync(dir, { recursive: true, force: true });
        return row(name, 'fails', (error?.message ?? stderr).trim().split('\n')[0]);
      }
      times[kind].push((performance.now() - start) / 1000);
    }
    rmSync(dir, { recursive: true, force: true });
  }
  for (const [kind, seconds] of Object.entries(times))
    if (seconds.length > 0) row(cache ? `${name}, ${kind}` : name, ...spread(seconds, (one) => one, 's', 2));
}

function measure(cwd) {
  const parses = [];
  const wholes = [];
  const agains = [];
  for (let i = 0; i < runs; i++) {
    parses.push(JSON.parse(runNode(fileURLToPath(import.meta.url), ['--parse-only', cwd], [0]).stdout));
    const cache = mkdtempSync(path.join(tmpdir(), 'go-map-lint-bench-'));
    wholes.push(wholeRun(cwd, '--cache-dir', cache));
    agains.push(wholeRun(cwd, '--cache-dir', cache));
    rmSync(cache, { recursive: true, force: true });
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
  row('run again', ...spread(agains, ({ seconds }) => seconds, 's', 2));
  row('share of the first', ...spread(agains, ({ seconds }, i) => (100 * seconds) / wholes[i].seconds, '%', 1));
  row('peak memory', ...spread(wholes, ({ megabytes }) => megabytes, 'MB', 0));
  row('lines per second', count(Math.round(stats.lines / whole)));
  row('per 10,000 lines', ((10_000 * loud) / stats.lines).toFixed(2), `${loud} errors and warnings`);
  if (flags.peers) for (const peer of peers) measurePeer(peer, cwd);
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
