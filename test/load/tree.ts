// Directory trees for tests, laid out in a temporary directory that goes away with the test.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { type Loaded, type LoadOptions, load } from '../../src/load/index.js';

/** Writes the files and returns the absolute directory. A text without a line end is wrapped as `package TEXT`. */
export function layOut(test: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'go-map-lint-')));
  test.after(() => rmSync(dir, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(dir, name);
    mkdirSync(path.dirname(file), { recursive: true });
    const isShort = typeof text === 'string' && name.endsWith('.go') && !text.includes('\n') && text !== '';
    writeFileSync(file, isShort ? `package ${text}\n` : text);
  }
  return dir;
}

/** Loads for linux/amd64, with tests, and with no Go on the machine unless `env` says so. */
export function loadTree(
  cwd: string,
  patterns: readonly string[],
  options: Partial<LoadOptions> = {},
): Promise<Loaded> {
  return load({
    cwd,
    patterns,
    tests: true,
    build: { goos: 'linux', goarch: 'amd64', tags: [] },
    env: { GOROOT: 'off', GOPATH: path.join(cwd, 'no-gopath'), GOWORK: '' },
    ...options,
  });
}

/** Import paths of the targets, in order. */
export function targets(loaded: Loaded): string[] {
  return loaded.packages.filter(({ target }) => target).map(({ importPath }) => importPath);
}

/** Paths of all files that were loaded. */
export function fileNames(loaded: Loaded): string[] {
  return loaded.packages.flatMap(({ files }) => files.map((file) => file.path));
}

export function packageAt(loaded: Loaded, importPath: string) {
  const found = loaded.packages.find((one) => one.importPath === importPath);
  if (!found) throw new Error(`${importPath} was not loaded`);
  return found;
}
