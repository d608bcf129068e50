// The Go files of one directory as PackageSources: constraints applied, texts read, each directory once.
//
// The import clauses can be had beside them, for the search of context packages and for old trees. Files without a package
// clause are left out and reported; a package without files is none.
import path from 'node:path';
import type { SourceText } from '../text/source-text.js';
import { type BuildContext, linesMatch, nameMatches } from './constraints.js';
import type { Disk } from './disk.js';
import { type Header, scanHeader } from './header.js';
import type { MainModule } from './modules.js';

/** Which files of a directory are wanted. */
export interface Selection {
  readonly tests: boolean;
  /** Names that the user gave: read whatever their constraints say. */
  readonly named?: ReadonlySet<string>;
}

export interface SelectedFiles {
  readonly files: readonly SourceText[];
  /** Read when they are asked for: those of dependencies are not. */
  imports(): readonly string[];
  readonly packageName: string;
}

/** Reads the files of `dir` that the build takes. */
export function readFiles(
  disk: Disk,
  build: BuildContext,
  display: (file: string) => string,
  dir: string,
  { tests, named }: Selection,
): SelectedFiles {
  const files: SourceText[] = [];
  const headers: Header[] = [];
  let packageName = '';
  for (const name of disk.list(dir).goFiles) {
    const wanted = named?.has(name) ?? false;
    if (!wanted && ((!tests && name.endsWith('_test.go')) || !nameMatches(name, build))) continue;
    const file = path.join(dir, name);
    const text = disk.read(file);
    if (text === undefined) continue;
    const header = scanHeader(text);
    if (!wanted && !linesMatch(header.constraints, build)) continue;
    if (header.packageName === undefined) {
      disk.report(file, whyNoPackage(text), 'syntax');
      continue;
    }
    packageName = preferredName(packageName, header);
    headers.push(header);
    files.push({ path: display(file), text });
  }
  const imports = () => [...new Set(headers.flatMap((header) => header.imports()))];
  return { files, imports, packageName };
}

function whyNoPackage(text: string): string {
  return text.trim() === '' ? 'file is empty' : 'file has no package clause and is left out';
}

/** The name of the package itself rather than that of its external tests. */
function preferredName(known: string, { packageName = '' }: Header): string {
  return known === '' || known.endsWith('_test') ? packageName : known;
}

/** The import path of the package in `dir`. In an old tree it is the directory; at its root, the package's name. */
export function importPathOf(module: MainModule, dir: string, packageName: string): string {
  const rest = path.relative(module.dir, dir).split(path.sep).join('/');
  // Packages of the standard library are imported without the name of their module.
  const prefix = module.info.path === 'std' ? '' : module.info.path;
  return [prefix, rest].filter((part) => part !== '').join('/') || packageName;
}
