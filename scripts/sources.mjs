// The project's own sources for scripts, which run without a build of their own: `importSources("export ... from ...")`
// bundles what is exported and imports it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** `contents`: a TypeScript module that re-exports what is wanted; paths are relative to the project. */
export async function importSources(contents) {
  const dir = mkdtempSync(path.join(tmpdir(), 'go-map-lint-'));
  const outfile = path.join(dir, 'sources.mjs');
  const shim =
    "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
  try {
    await build({
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: { js: shim },
      logLevel: 'error',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What the parser is started with. */
export function readBinaries() {
  const require = createRequire(import.meta.url);
  const grammar = path.dirname(require.resolve('tree-sitter-go/package.json'));
  return {
    runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    language: readFileSync(path.join(grammar, 'tree-sitter-go.wasm')),
  };
}
