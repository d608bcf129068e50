// What one unit of `go vet` tells the units that import it: which packages of the user's modules stand below it, with
// their files, what these hold (as a hash), and what each import means.
//
// The go command knows only direct imports, so the packages below those are told again. The texts themselves are read
// where they lie: carried along, they would be stored once more for every package above. The hash makes go run a unit
// again when a text below it changes, also in what the compiler does not see, such as a comment that names a lock.
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

export interface PackageFacts {
  /** The go command's: `example.com/app/store`, `example.com/app/store [example.com/app.test]`. */
  readonly id: string;
  readonly importPath: string;
  readonly modulePath: string;
  /** As in go.mod: `1.22`. */
  readonly goVersion: string;
  /** Absolute. */
  readonly dir: string;
  /** Names in `dir`, or absolute where they lie elsewhere. */
  readonly files: readonly string[];
  /** Of all texts together. */
  readonly hash: string;
  /** Length of all texts together. */
  readonly size: number;
  /** Packages of the user's modules, by the path they are imported with, to their ids. */
  readonly imports: Readonly<Record<string, string>>;
}

/** A package and all below it, by id. */
export type Facts = ReadonlyMap<string, PackageFacts>;

const version = 1;

/** Equal facts give equal bytes. */
export function encodeFacts(facts: Facts): Uint8Array {
  const packages = [...facts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return gzipSync(JSON.stringify({ version, packages }));
}

/** Empty for what tells nothing, as the standard library does, and for what another version has written. */
export function decodeFacts(bytes: Uint8Array): Facts {
  if (bytes.length === 0) return new Map();
  const read: unknown = JSON.parse(gunzipSync(bytes).toString('utf8'));
  if (!isFacts(read)) return new Map();
  return new Map(read.packages.map((one) => [one.id, one]));
}

/** Nobody else writes these files: the version is all there is to check. */
function isFacts(value: unknown): value is { readonly packages: readonly PackageFacts[] } {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === version;
}

export function hashTexts(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length}\n`).update(text);
  return hash.digest('hex');
}

/** The package and everything that it imports, directly or not. */
export function reachableFrom(id: string, facts: Facts): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [id];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const known = facts.get(at);
    if (found.has(at) || known === undefined) continue;
    found.add(at);
    pending.push(...Object.values(known.imports));
  }
  return found;
}
