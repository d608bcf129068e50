// A program from Go texts that lie nowhere.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildProgram, type Program } from '../../src/model/index.js';
import { type GoParser, initParser } from '../../src/syntax/index.js';
import type { PackageSources } from '../../src/text/package-sources.js';

const require = createRequire(import.meta.url);
const grammar = path.dirname(require.resolve('tree-sitter-go/package.json'));

let parser: Promise<GoParser> | undefined;

export function openParser(): Promise<GoParser> {
  parser ??= initParser({
    runtime: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    language: readFileSync(path.join(grammar, 'tree-sitter-go.wasm')),
  });
  return parser;
}

export interface Surroundings {
  /** Sources of dependencies by import path. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Declarations by import path. */
  readonly declarations?: Readonly<Record<string, string>>;
  /** Told which files are parsed, and as which text: of dependencies only parts are. */
  readonly onParse?: (path: string, text: string) => void;
}

/** `files`: Go text by path; the directory below example.com/m is the import path. */
export async function programOf(files: Readonly<Record<string, string>>, around: Surroundings = {}): Promise<Program> {
  const goParser = await openParser();
  const byDir = new Map<string, { path: string; text: string }[]>();
  for (const [file, text] of Object.entries(files)) {
    const dir = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
    byDir.set(dir, [...(byDir.get(dir) ?? []), { path: file, text }]);
  }
  const module = { path: 'example.com/m', dir: '', goVersion: [1, 25] } as const;
  const packages = [...byDir].map(([dir, sources]): PackageSources => {
    return {
      importPath: dir === '' ? module.path : `${module.path}/${dir}`,
      dir,
      module,
      files: sources,
      target: true,
    };
  });
  return buildProgram({
    packages,
    parse: (source, options) => {
      around.onParse?.(source.path, source.text);
      return goParser.parse(source, options);
    },
    resolveImport: (importPath) => packages.find((one) => one.importPath === importPath),
    importer: (importPath) => {
      const texts = Object.entries(around.dependencies ?? {}).filter(([file]) => path.dirname(file) === importPath);
      if (texts.length === 0) return undefined;
      const sources = texts.map(([file, text]) => ({ path: file, text }));
      return { importPath, dir: importPath, module: { path: importPath, dir: '' }, files: sources, target: false };
    },
    declarations: around.declarations ?? {},
  });
}
