#!/usr/bin/env node
// How much of real Go the model resolves: `node scripts/resolution.mjs DIR...` prints, for each directory, the share of
// index expressions decided to be maps or not, of ranges, selectors and calls that resolve, and where the time goes.
// --no-go leaves the standard library's sources out, so that the tables are measured.
import path from 'node:path';
import { importSources, readBinaries } from './sources.mjs';

const dirs = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const env = process.argv.includes('--no-go') ? { ...process.env, GOROOT: 'off' } : process.env;

const { load, initParser, buildProgram, declarations } = await importSources(`
  export { load } from './src/load/index.ts';
  export { initParser } from './src/syntax/index.ts';
  export { buildProgram } from './src/model/index.ts';
  export { declarations } from './src/knowledge/index.ts';`);
const parser = await initParser(readBinaries());
for (const dir of dirs) await measure(path.resolve(dir));

async function measure(cwd) {
  const tags = { goos: 'linux', goarch: 'amd64', tags: [] };
  const loaded = await load({ cwd, patterns: ['./...'], tests: true, build: tags, env, allowEmpty: true });
  const files = new Map();
  let lines = 0;
  const parse = clock();
  for (const { files: sources } of loaded.packages) {
    for (const source of sources) {
      const syntax = parser.parse(source);
      files.set(source.path, syntax);
      lines += syntax.lines;
    }
  }
  parse.stop();
  const dependencies = clock(false);
  let dependencyFiles = 0;
  const declare = clock();
  const program = buildProgram({
    packages: loaded.packages,
    parse(source, options) {
      dependencies.start();
      const syntax = parser.parse(source, options);
      dependencies.stop();
      dependencyFiles++;
      return syntax;
    },
    resolveImport: loaded.resolve,
    importer: loaded.importer,
    declarations,
    syntax: (file) => files.get(file),
  });
  declare.stop();
  const resolve = clock();
  for (const func of program.functions) if (func.parent === undefined) program.resolve(func);
  for (const { resolution } of program.initializers) resolution();
  resolve.stop();
  const stats = program.stats();
  console.log(`${path.basename(cwd)}: ${lines.toLocaleString('en')} lines, ${program.functions.length} functions`);
  share('index expressions', stats.indexDecided, stats.indexExprs);
  share('ranges', stats.rangesDecided, stats.ranges);
  share('selectors', stats.selectorsResolved, stats.selectors);
  share('calls', stats.callsResolved, stats.calls);
  const own = resolve.ms - dependencies.ms;
  console.log(
    `  parse ${Math.round(parse.ms)} ms, declare ${Math.round(declare.ms)} ms, bodies ${Math.round(own)} ms, ` +
      `${dependencyFiles} files of dependencies ${Math.round(dependencies.ms)} ms`,
  );
}

function share(what, part, whole) {
  const percent = whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`;
  console.log(`  ${what.padEnd(18)} ${percent.padStart(9)} of ${whole.toLocaleString('en')}`);
}

function clock(running = true) {
  let since = running ? performance.now() : 0;
  return {
    ms: 0,
    start() {
      since = performance.now();
    },
    stop() {
      this.ms += performance.now() - since;
    },
  };
}
