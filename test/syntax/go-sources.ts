// Real Go files for the tests of this folder, and a parser to read them with.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initParser } from '../../src/syntax/index.js';
import type { SourceText } from '../../src/text/source-text.js';

const require = createRequire(import.meta.url);
export const binaries = {
  runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
  language: readFileSync(
    path.join(path.dirname(require.resolve('tree-sitter-go/package.json')), 'tree-sitter-go.wasm'),
  ),
};

export const parser = await initParser(binaries);
/** Reads trees through tree-sitter's public interface. */
export const cursorParser = await initParser(binaries, { reader: 'cursor' });

/** The src folder of the installed Go, or undefined. */
export const goSources = findGoSources();

function findGoSources(): string | undefined {
  const go = spawnSync('go', ['env', 'GOROOT'], { encoding: 'utf8' });
  const src = path.join(go.status === 0 ? go.stdout.trim() : '/nowhere', 'src');
  return existsSync(src) ? src : undefined;
}

/** The reason to skip a test over Go's own sources, or false. Said aloud, since a skip is easily overlooked. */
export function skipWithoutGo(): string | false {
  if (goSources !== undefined) return false;
  console.log("no Go here, so its sources are not parsed: 'go env GOROOT' gives nothing");
  return 'Go is not installed';
}

/** The Go files below a folder of Go's sources, in order, without testdata: much of that is broken on purpose. */
export function goFilesBelow(dir: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(path.join(goSources!, dir), { withFileTypes: true })) {
    const name = path.join(dir, entry.name);
    if (entry.isDirectory() && entry.name !== 'testdata') found.push(...goFilesBelow(name));
    else if (entry.isFile() && entry.name.endsWith('.go')) found.push(name);
  }
  return found.sort();
}

export function readGoFile(name: string): SourceText {
  return { path: name, text: readFileSync(path.join(goSources!, name), 'utf8') };
}
