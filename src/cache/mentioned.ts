// Files that a report says something of: where things stand in these matters, be it behind a comment that says nothing.
import { createHash } from 'node:crypto';
import type { PackageSources } from '../text/package-sources.js';

/** A file's path, and the hash of its text. */
export type Mentioned = readonly [path: string, hash: string];

/** Those of the run that occur in `report`, which is plain data: by their paths in it, or by their names in its sentences. */
export function mentionedIn(report: unknown, packages: readonly PackageSources[]): readonly Mentioned[] {
  const paths = new Set<string>();
  const sentences = new Set<string>();
  const read = (value: unknown): void => {
    if (typeof value === 'string') {
      if (!value.includes('.go')) return;
      paths.add(value);
      if (value.includes('.go:')) sentences.add(value);
    } else if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) read(part);
    }
  };
  read(report);
  // `a.go` is found in `data.go:1` too: a file more that has to be the same costs little.
  const said = [...sentences].join('\n');
  const isMentioned = (path: string): boolean =>
    paths.has(path) || said.includes(`${path.slice(path.lastIndexOf('/') + 1)}:`);
  const found = new Map<string, Mentioned>();
  for (const { path, text } of packages.flatMap(({ files }) => files))
    if (!found.has(path) && isMentioned(path)) found.set(path, [path, hashOf(text)]);
  return [...found.values()];
}

/** Whether they are what they were. */
export function areUnchanged(mentioned: readonly Mentioned[], packages: readonly PackageSources[]): boolean {
  const before = new Map(mentioned);
  for (const { path, text } of packages.flatMap(({ files }) => files)) {
    const hash = before.get(path);
    if (hash !== undefined && hash !== hashOf(text)) return false;
  }
  return true;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
