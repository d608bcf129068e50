#!/usr/bin/env node
// Builds dist/go-map-lint.js with the two WebAssembly files beside it. It is bundled with everything it needs; what only
// an analysis needs lies in chunks/, so that `--version`, `explain` and a slip in a flag do not wait for it.
// With --tests it also transpiles src, rules and test file by file into build/, where node --test finds them.
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { globbySync } from 'globby';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const { version, homepage, repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
/** Where the documentation lies: reports link to it. */
const toolUri = (repository?.url ?? homepage ?? '').replace(/^git\+/, '').replace(/(\.git)?(#.*)?\/?$/, '');
const wasm = [
  require.resolve('web-tree-sitter/web-tree-sitter.wasm'),
  path.join(path.dirname(require.resolve('tree-sitter-go/package.json')), 'tree-sitter-go.wasm'),
];
const common = {
  absWorkingDir: root,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  define: { __GO_MAP_LINT_VERSION__: JSON.stringify(version), __GO_MAP_LINT_URI__: JSON.stringify(toolUri) },
  logLevel: 'warning',
};

/** Bundled CommonJS packages ask for `require`; an ES module has to make its own. */
const requireShim =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const { metafile } = await build({
  ...common,
  entryPoints: {
    'go-map-lint': 'src/main.ts',
    cli: 'src/cli.ts',
    worker: 'src/worker.ts',
    'parse-worker': 'src/parse-worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // The parser's two files are those that the tests have read trees with.
  define: { ...common.define, __GO_MAP_LINT_TREES_COMPARED__: 'true' },
  minify: false,
  metafile: true,
  banner: { js: `#!/usr/bin/env node\n${requireShim}` },
});
for (const file of wasm) copyFileSync(file, path.join(root, 'dist', path.basename(file)));
chmodSync(path.join(root, 'dist', 'go-map-lint.js'), 0o755);
writeFileSync(path.join(root, 'dist', 'THIRD-PARTY-LICENSES.txt'), licenses(Object.keys(metafile.inputs)));
// What earlier builds left goes last: a run that has begun may still read it.
for (const file of globbySync('dist/**/*.js', { cwd: root })) {
  if (!(file in metafile.outputs)) rmSync(path.join(root, file));
}

if (process.argv.includes('--tests')) {
  rmSync(path.join(root, 'build'), { recursive: true, force: true });
  await build({
    ...common,
    entryPoints: globbySync(['src/**/*.ts', 'rules/**/*.ts', 'test/**/*.ts'], { cwd: root }),
    outdir: 'build',
    outbase: '.',
    bundle: false,
    sourcemap: 'inline',
  });
  mkdirSync(path.join(root, 'build/src/syntax'), { recursive: true });
}

/** The licences of all packages that files of the bundle come from, and of the grammar; they ask to be passed on. */
function licenses(inputs) {
  const bundled = inputs.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  const packages = [...new Set([...bundled.filter(Boolean), 'node_modules/tree-sitter-go'])].sort();
  return packages
    .map((dir) => {
      const {
        name,
        version: release,
        license,
      } = JSON.parse(readFileSync(path.join(root, dir, 'package.json'), 'utf8'));
      const file = readdirSync(path.join(root, dir)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? `Licence: ${license}` : readFileSync(path.join(root, dir, file), 'utf8').trim();
      return `${name} ${release}\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
