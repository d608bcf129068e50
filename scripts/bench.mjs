#!/usr/bin/env node
// How fast the built tool is: `npm run bench -- [-n RUNS] [--threads N] [--no-peers] DIR...` prints for each directory, in
// one run,
// - the time tree-sitter takes for the same files on one thread, and nothing else: no disk, no lowering;
// - the time of the whole command from outside, start-up included, and that of all its threads together; its peak memory;
// - the time of the same command when its findings come out of the cache, and when one file has changed;
// - that of other tools on the same files, where they are installed, with empty caches and with full ones;
// - lines per second of the whole command, and errors and warnings per 10,000 lines.
// All are measured in fresh processes, in turn, RUNS times (5), so that what slows the machine slows all of them. The figures
// are medians, with the least and the greatest; those of processor time and memory need GNU time.
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Language, Parser } from 'web-tree-sitter';
import { importSources, readBinaries, root } from './sources.mjs';

const { flags, positionals, misread } = readArguments();

const bin = path.join(root, 'dist', 'go-map-lint.js');
const gnuTime = '/usr/bin/time';

/** What semgrep's public rules look for under the name racy-write-to-map: a goroutine of a loop writes the function's map. */
const semgrepRule = `rules:
  - id: map-written-by-goroutines-of-a-loop
    languages: [go]
    severity: ERROR
    message: goroutines of one loop write $M
    patterns:
      - pattern: $M[$K] = $V
      - pattern-inside: |
          $M = make(map[$A]$B)
          ...
          for ... {
            ...
            go func(...) { ... }(...)
            ...
          }
      - pattern-inside: go func(...) { ... }(...)
      - pattern-not-inside: |
          $L.Lock()
          ...
`;

/**
 * Other tools, as their users run them. Those with a cache find it empty in their first run, and full in the second. Go tools
 * see one module, that of the directory, and need its dependencies, which are fetched before.
 * What a linter says about the code is none of our business: only a tool that cannot be started is left out.
 */
const peers = [
  { name: 'ast-grep', probe: ['ast-grep', '--version'], command: ['ast-grep', 'run', '-l', 'go', '-p', '$M[$K] = $V'] },
  { name: 'go vet', probe: ['go', 'version'], command: ['go', 'vet', './...'], caches: ['GOCACHE'] },
  {
    name: 'staticcheck',
    probe: ['staticcheck', '-version'],
    command: ['staticcheck', './...'],
    caches: ['GOCACHE', 'STATICCHECK_CACHE'],
  },
  {
    name: 'semgrep',
    // Without the switch it asks the network whether there is a newer one, and waits.
    probe: ['semgrep', '--version', '--disable-version-check'],
    command: ['semgrep', 'scan', '-q', '--metrics', 'off', '--disable-version-check', '--no-git-ignore', '--config'],
    rule: semgrepRule,
  },
];

const runs = Number(flags.runs);
const usage = 'usage: npm run bench -- [-n RUNS] [--threads N] [--no-peers] DIR...';
if (flags.help) {
  console.log(usage);
} else if (misread !== undefined || positionals.length === 0 || !(runs >= 1)) {
  console.error(misread === undefined ? usage : `bench: ${misread}\n${usage}`);
  process.exitCode = 2;
} else if (!positionals.every((dir) => existsSync(dir))) {
  console.error(`bench: no such directory: ${positionals.filter((dir) => !existsSync(dir)).join(', ')}`);
  process.exitCode = 2;
} else if (flags['parse-only']) {
  console.log(JSON.stringify(await parseOnly(path.resolve(positionals[0]))));
} else {
  measureStart();
  for (const dir of positionals) measure(path.resolve(dir));
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        runs: { type: 'string', short: 'n', default: '5' },
        threads: { type: 'string' },
        'no-peers': { type: 'boolean', default: false },
        'parse-only': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    return { flags: values, positionals };
  } catch (error) {
    return { flags: {}, positionals: [], misread: error.message };
  }
}

/** Parses what the command parses. Runs in a process of its own, so that nothing is warm. */
async function parseOnly(cwd) {
  const { findComponents, loadComponent, resolveOptions } = await importSources(
    "export { findComponents, loadComponent } from './src/load/index.ts'; export { resolveOptions } from './src/config/index.ts';",
  );
  const { env, platform, arch } = process;
  const options = { ...(await resolveOptions(['--no-config'], { cwd, env, platform, arch }, [], ['full'])), env };
  const { runtime, language } = readBinaries();
  await Parser.init({ wasmBinary: runtime });
  const parser = new Parser();
  parser.setLanguage(await Language.load(language));
  let seconds = 0;
  let files = 0;
  const { components, sole } = await findComponents(options);
  for (const { targets } of components) {
    const { packages } = sole ?? (await loadComponent(options, targets));
    const texts = packages.flatMap((one) => one.files.map(({ text }) => text));
    const start = performance.now();
    for (const text of texts) parser.parse(text).delete();
    seconds += (performance.now() - start) / 1000;
    files += texts.length;
  }
  return { seconds, files };
}

function measureStart() {
  const rounds = Array.from({ length: runs }, () => [
    timed([process.execPath, '-e', '0'], [0]),
    timed([process.execPath, bin, '--version'], [0]),
  ]);
  console.log(`starting, on node ${process.versions.node}`);
  row('node -e 0', ...spread(rounds, ([node]) => node.seconds * 1000, 'ms', 0));
  row('--version', ...spread(rounds, ([, version]) => version.seconds * 1000, 'ms', 0));
}

function measure(cwd) {
  const rounds = [];
  const failures = new Map(flags['no-peers'] ? peers.map(({ name }) => [name, undefined]) : peers.flatMap(whyNot));
  if (!failures.has('go vet') || !failures.has('staticcheck'))
    spawnSync('go', ['list', '-deps', '-test', './...'], { cwd });
  const changed = copyWithChange(cwd, '\nvar benchChanged = 1\n');
  const remarked = copyWithChange(cwd, '\n// The end.\n');
  for (let i = 0; i < runs; i++) {
    const parse = JSON.parse(
      timed([process.execPath, fileURLToPath(import.meta.url), '--parse-only', cwd], [0]).stdout,
    );
    const cache = mkdtempSync(path.join(tmpdir(), 'go-map-lint-bench-'));
    const cold = wholeRun(cwd, cache);
    const again = wholeRun(cwd, cache);
    const remark = wholeRun(remarked, cache);
    const one = wholeRun(changed, cache);
    rmSync(cache, { recursive: true, force: true });
    const others = new Map();
    for (const peer of peers) {
      if (failures.has(peer.name)) continue;
      const result = runPeer(peer, cwd);
      if (result.failure === undefined) others.set(peer.name, result);
      else failures.set(peer.name, result.failure);
    }
    rounds.push({ parse, cold, again, one, remark, others });
  }
  for (const copy of [changed, remarked]) rmSync(copy, { recursive: true, force: true });

  const { stats, findings } = rounds[0].cold;
  if (rounds[0].parse.files !== stats.files)
    throw new Error(`${rounds[0].parse.files} files parsed, ${stats.files} analysed`);
  const whole = median(rounds.map(({ cold }) => cold.seconds));
  const loud = findings.filter(({ severity }) => severity !== 'note').length;
  const count = (number) => number.toLocaleString('en');
  const title = `${path.basename(cwd)}: ${count(stats.lines)} lines in ${count(stats.files)} files`;
  console.log(`${title}; ${runs} ${runs === 1 ? 'run' : 'runs'}`);
  // Pair by pair: what slows the machine slows both halves of a pair.
  const share = (of) => spread(rounds, (round) => (100 * of(round).seconds) / round.cold.seconds, '%', 1);
  row('parse only', ...spread(rounds, ({ parse }) => parse.seconds, 's', 2));
  row('whole run', ...spread(rounds, ({ cold }) => cold.seconds, 's', 2));
  row('... to parsing', ...spread(rounds, ({ cold, parse }) => cold.seconds / parse.seconds, '', 2));
  if (rounds[0].cold.processor !== undefined) {
    row('processor time', ...spread(rounds, ({ cold }) => cold.processor, 's', 2));
    row('... to parsing', ...spread(rounds, ({ cold, parse }) => cold.processor / parse.seconds, '', 2));
  }
  row('run again', ...spread(rounds, ({ again }) => again.seconds, 's', 2));
  row('... of the first', ...share(({ again }) => again));
  row('one file changed', ...spread(rounds, ({ one }) => one.seconds, 's', 2));
  row('... of the first', ...share(({ one }) => one));
  row('a comment changed', ...spread(rounds, ({ remark }) => remark.seconds, 's', 2));
  row('... of the first', ...share(({ remark }) => remark));
  row('peak memory', ...spread(rounds, ({ cold }) => cold.megabytes, 'MB', 0));
  row('MB per million', count(Math.round((median(rounds.map(({ cold }) => cold.megabytes)) * 1e6) / stats.lines)));
  row('lines per second', count(Math.round(stats.lines / whole)));
  row('per 10,000 lines', ((10_000 * loud) / stats.lines).toFixed(2), `${loud} errors and warnings`);
  for (const { name } of peers) {
    const failure = failures.get(name);
    if (failures.has(name)) {
      if (failure !== undefined) row(name, failure.short, failure.why);
      continue;
    }
    for (const kind of Object.keys(rounds[0].others.get(name).times)) {
      const timeOf = ({ others }) => others.get(name).times[kind];
      row(kind === 'only' ? name : `${name}, ${kind}`, ...spread(rounds, (round) => timeOf(round).seconds, 's', 2));
      const ours = ({ cold, again }) => (kind === 'warm' ? again : cold);
      row(`... we take`, ...spread(rounds, (round) => ours(round).seconds / timeOf(round).seconds, 'x', 2));
      if (timeOf(rounds[0]).megabytes !== undefined)
        row('... peak memory', ...spread(rounds, (round) => timeOf(round).megabytes, 'MB', 0));
    }
  }
}

/** The built command, as a user runs it. */
function wholeRun(cwd, cache) {
  const threads = flags.threads === undefined ? [] : ['--threads', flags.threads];
  const args = ['-C', cwd, '--no-config', '--cache-dir', cache, ...threads, '--stats', '-f', 'json', './...'];
  const { seconds, processor, stdout, stderr } = timed([process.execPath, bin, ...args], [0, 1]);
  const { stats, findings } = JSON.parse(stdout);
  return { seconds, processor, stats, findings, megabytes: Number(/(\d+) MB at most/.exec(stderr)[1]) };
}

/** What Go needs of the tree, and a declaration more in the file in the middle. */
function copyWithChange(cwd, change) {
  const copy = mkdtempSync(path.join(tmpdir(), 'go-map-lint-bench-'));
  const goFiles = [];
  cpSync(cwd, copy, {
    recursive: true,
    filter: (from, to) => {
      const name = path.basename(from);
      if (name === '.git' || name === 'node_modules') return false;
      if (name.endsWith('.go') && !/_test\.go$|[/\\](vendor|testdata)[/\\]/.test(from)) goFiles.push(to);
      return lstatSync(from).isDirectory() || /\.go$|^go\.(mod|work)$|^modules\.txt$/.test(name);
    },
  });
  goFiles.sort();
  const [middle] = goFiles.slice(goFiles.length >> 1);
  appendFileSync(middle, change);
  return copy;
}

function whyNot({ name, probe: [program, ...args] }) {
  const { status } = spawnSync(program, args);
  return status === 0 ? [] : [[name, { short: 'not here', why: '' }]];
}

function runPeer({ command, caches = [], rule }, cwd) {
  const dir = mkdtempSync(path.join(tmpdir(), 'go-map-lint-bench-'));
  try {
    const env = { ...process.env, ...Object.fromEntries(caches.map((name) => [name, path.join(dir, name)])) };
    const ruleFile = path.join(dir, 'rule.yml');
    if (rule !== undefined) writeFileSync(ruleFile, rule);
    const whole = rule === undefined ? command : [...command, ruleFile, '.'];
    const times = {};
    for (const kind of caches.length > 0 ? ['cold', 'warm'] : ['only']) {
      const result = timed(whole, undefined, { cwd, env });
      const trouble = /no required module provides|dial tcp|cannot find module|updates to go.mod needed/.test(
        result.stderr,
      );
      if (trouble) return { failure: { short: 'fails', why: result.stderr.trim().split('\n')[0] } };
      times[kind] = result;
    }
    return { times };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Runs a command to its end. `processor` is the time of all its threads and children in seconds, `megabytes` the most that
 * one of them held; undefined without GNU time. Any exit status is right unless `expected` lists some.
 */
function timed(command, expected, options = {}) {
  const dir = mkdtempSync(path.join(tmpdir(), 'go-map-lint-bench-'));
  const report = path.join(dir, 'time');
  const [program, ...args] = existsSync(gnuTime)
    ? [gnuTime, '-q', '-f', '%U %S %M', '-o', report, ...command]
    : command;
  const start = performance.now();
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 30, ...options });
  const seconds = (performance.now() - start) / 1000;
  const [user, system, kilobytes] = existsSync(report)
    ? readFileSync(report, 'utf8').trim().split(' ').map(Number)
    : [];
  rmSync(dir, { recursive: true, force: true });
  if (run.error) throw run.error;
  if (expected !== undefined && !expected.includes(run.status))
    throw new Error(`${command.join(' ')} ended with ${run.status}: ${run.stderr}`);
  const used = user === undefined ? {} : { processor: user + system, megabytes: kilobytes / 1024 };
  return { seconds, stdout: run.stdout, stderr: run.stderr, ...used };
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
