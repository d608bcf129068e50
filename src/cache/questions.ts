// What an analysis asks of the disk while it runs, written down, and asked again later to see whether it would hear the
// same.
//
// Files of the run are known before it; those of dependencies are found while names are resolved, and which ones depends
// on the answers before. The questions and hashes of the answers are therefore kept in their order, and a later run asks
// them in that order before it trusts what is kept.
import { createHash } from 'node:crypto';
import type { Importer, PackageSources, Resolver } from '../text/package-sources.js';

/** All that an analysis sees of the sources. */
export interface World {
  readonly packages: readonly PackageSources[];
  readonly resolve: Resolver;
  readonly importer: Importer;
}

/** Who asked for which import, and the hash of the package it was handed; null where there was none. */
export type Question = readonly [
  kind: 'resolve' | 'import',
  fromDir: string,
  importPath: string,
  answer: string | null,
];

/** The same world, and the list that grows with each question. */
export function writeDown({ packages, resolve, importer }: World): {
  readonly world: World;
  readonly questions: readonly Question[];
} {
  const questions: Question[] = [];
  const hashes = hashesOf(packages);
  const heard =
    (kind: Question[0], ask: Resolver | Importer): Resolver & Importer =>
    (importPath, from) => {
      const answer = ask(importPath, from);
      questions.push([kind, from.dir, importPath, answer === undefined ? null : hashes(answer)]);
      return answer;
    };
  return { world: { packages, resolve: heard('resolve', resolve), importer: heard('import', importer) }, questions };
}

/** Where a package of the tables lies; and that at the root of the run. */
const nowhere = '';

/** Whether every question is answered today as it was then. */
export function answersAreTheSame(questions: readonly Question[], { packages, resolve, importer }: World): boolean {
  const hashes = hashesOf(packages);
  const askers = new Map(packages.map((one) => [one.dir, one]));
  // Packages that the tables declare lie nowhere, and import nothing but the standard library: whoever asks hears the same.
  const [anyone] = packages;
  if (anyone && !askers.has(nowhere)) askers.set(nowhere, anyone);
  for (const [kind, fromDir, importPath, before] of questions) {
    const from = askers.get(fromDir);
    if (from === undefined) return false;
    const answer = (kind === 'resolve' ? resolve : importer)(importPath, from);
    if ((answer === undefined ? null : hashes(answer)) !== before) return false;
    if (answer !== undefined && !askers.has(answer.dir)) askers.set(answer.dir, answer);
  }
  return true;
}

/** A package of the run is named: its content is part of the key. That of a dependency is hashed. */
function hashesOf(packages: readonly PackageSources[]): (sources: PackageSources) => string {
  const known = new Map<PackageSources, string>(packages.map((one) => [one, `run:${one.dir}`]));
  return (sources) => {
    let hash = known.get(sources);
    if (hash === undefined) {
      hash = hashPackages([sources]);
      known.set(sources, hash);
    }
    return hash;
  };
}

/** Everything in them: names, modules, and of each text what `seen` makes of it. */
export function hashPackages(packages: readonly PackageSources[], seen = (text: string) => text): string {
  const hash = createHash('sha256');
  for (const { importPath, dir, module, files, target } of packages) {
    hash.update(JSON.stringify([importPath, dir, module.path, module.dir, module.goVersion, target, files.length]));
    // The length in front keeps the end of one text from passing for the beginning of the next.
    for (const file of files) {
      const text = seen(file.text);
      hash.update(JSON.stringify([file.path, text.length])).update(text);
    }
  }
  return hash.digest('hex');
}
