// Source text in, SyntaxFile out: parses with tree-sitter, reads the tree, deletes it, lowers.
//
// A parse without errors takes one pass. Nothing here throws, whatever the input: what cannot be parsed becomes a
// problem. Not here: what the nodes mean (lower.ts), how the tree lies in memory (tree-memory.ts).
import { Language, Parser, type Tree, type Range as TreeSitterRange } from 'web-tree-sitter';
import { countLines, type SourceText } from '../text/source-text.js';
import type { Ident, SyntaxFile, SyntaxProblem } from './ast.js';
import { isGenerated } from './comments.js';
import { type FlatTree, FlatTreeBuilder, type ReadOptions, readWithCursor } from './flat-tree.js';
import { kindTable } from './grammar.js';
import type { Lowered, Range } from './lower.js';
import { readText, recover, type TextReader } from './recovery.js';
import { rangesWithoutBodies } from './skip-bodies.js';
import { scanTokens } from './tokens.js';
import { readFromMemory } from './tree-memory.js';

/** What is used of WebAssembly's interface; Node's type declarations leave it out. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: { readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory };

/**
 * Defined in the bundle, where the parser is one whose trees test/syntax/go-sources.test.ts has read in both ways. To read
 * them so at each start takes as long as parsing ten files.
 */
declare const __GO_MAP_LINT_TREES_COMPARED__: boolean | undefined;
const treesCompared = typeof __GO_MAP_LINT_TREES_COMPARED__ === 'boolean' && isLittleEndian();

export interface ParseOptions {
  /** Whether the bodies of top-level functions are lowered; default true. False for dependencies. */
  readonly bodies?: boolean;
}

/** The two WebAssembly files: web-tree-sitter.wasm and tree-sitter-go.wasm. */
export interface ParserBinaries {
  readonly runtime: Uint8Array;
  readonly language: Uint8Array;
}

/** web-tree-sitter asks for 32 MiB and grows to 2 GiB; the memory is ours so that trees can be read out of it. */
const INITIAL_PAGES = 512;
const MAXIMUM_PAGES = 32768;

/** tree-sitter asks for its input in pieces of about this many code units. */
const PIECE = 5 * 1024;

interface Runtime {
  readonly language: Language;
  readonly memory: WasmMemory;
}

/** web-tree-sitter holds one runtime for the process; a second one would break the parsers of the first. */
let runtime: Promise<Runtime> | undefined;

async function loadRuntime(wasm: ParserBinaries): Promise<Runtime> {
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES });
  await Parser.init({ wasmBinary: wasm.runtime.slice().buffer, wasmMemory: memory });
  return { language: await Language.load(wasm.language), memory };
}

/**
 * Loads the WebAssembly files, once for the process, and makes a parser. `reader` is for tests: 'cursor' reads trees
 * through tree-sitter's public interface even where their layout in memory is known.
 */
export async function initParser(
  wasm: ParserBinaries,
  options: { readonly reader?: 'memory' | 'cursor' } = {},
): Promise<GoParser> {
  runtime ??= loadRuntime(wasm);
  const { language, memory } = await runtime;
  return new GoParser(language, memory, options.reader ?? 'memory');
}

const nothing: Lowered = { imports: [], decls: [], comments: [], strays: [], misread: [] };

/** What turns sources into syntax. */
export interface SourceParser {
  /** Parses one file. Never throws; what is wrong with the text is in `problems`. */
  parse(source: SourceText, options?: ParseOptions): SyntaxFile;
}

export class GoParser implements SourceParser, TextReader {
  private readonly parser = new Parser();
  private readonly language: Language;
  private readonly kinds: Uint8Array;
  private readonly memory: WasmMemory;
  private words = new Uint32Array(0);
  private readonly flat = new FlatTreeBuilder();
  /** A text whose tree another thread has read. */
  private ahead: { readonly text: string; readonly tree: FlatTree } | undefined;
  /** Whether trees are read out of memory. False where they do not look as tree-memory.ts expects. */
  readonly direct: boolean;

  constructor(language: Language, memory: WasmMemory, reader: 'memory' | 'cursor') {
    this.language = language;
    this.memory = memory;
    this.parser.setLanguage(language);
    this.kinds = kindTable(language);
    this.direct = reader === 'memory' && (treesCompared || this.readersAgree());
  }

  /** Parses one file. Never throws; what is wrong with the text is in `problems`. */
  parse(source: SourceText, options: ParseOptions = {}): SyntaxFile {
    try {
      return this.parseFile(source, options.bodies ?? true);
    } catch (error) {
      const message = `the parser failed: ${error instanceof Error ? error.message : String(error)}`;
      const problem = { message, span: { path: source.path, start: 0, end: 0 } };
      return this.syntaxFile(source, nothing, [problem]);
    }
  }

  /** As `parse`, for a whole file whose tree has been read already, by another thread. */
  lowerAhead(source: SourceText, tree: FlatTree): SyntaxFile {
    this.ahead = { text: source.text, tree };
    try {
      return this.parse(source);
    } finally {
      this.ahead = undefined;
    }
  }

  private parseFile(source: SourceText, bodies: boolean): SyntaxFile {
    const { path, text } = source;
    const start = firstWord(text);
    if (!/^package\b/.test(text.slice(start, start + 8))) {
      // As go/parser does: a text that does not begin like Go is not searched for Go.
      const span = { path, start, end: start };
      return this.syntaxFile(source, nothing, [{ message: 'a Go file begins with a package clause', span }]);
    }
    const whole = readText(this, source, text, bodies);
    if (whole.errors.length === 0) return this.syntaxFile(source, whole.lowered, []);
    const { lowered, problems } = recover(this, source, bodies);
    return this.syntaxFile(source, lowered, problems);
  }

  private syntaxFile(source: SourceText, lowered: Lowered, problems: readonly SyntaxProblem[]): SyntaxFile {
    const { imports, decls, comments } = lowered;
    const strays = lowered.strays.map(({ start, end }) => {
      return { message: 'a statement stands outside of any function', span: { path: source.path, start, end } };
    });
    const nul = problems.length === 0 ? source.text.indexOf('\0') : -1;
    if (nul >= 0) {
      // The grammar takes it for the end of a statement.
      strays.push({ message: 'U+0000 is no character of Go', span: { path: source.path, start: nul, end: nul + 1 } });
    }
    const packageName: Ident = lowered.package ?? { kind: 'Ident', pos: 0, end: 0, name: '' };
    return {
      path: source.path,
      package: packageName,
      imports,
      decls,
      comments,
      problems: [...problems, ...strays],
      generated: isGenerated(comments, packageName.pos),
      lines: countLines(source.text),
    };
  }

  /** @internal */
  read(text: string, bodies: boolean): FlatTree {
    if (bodies && this.ahead?.text === text) return this.ahead.tree;
    const includedRanges = bodies ? undefined : rangesWithoutBodies(scanTokens(text)).map(asTreeSitterRange);
    const tree = this.parser.parse((index) => text.slice(index, index + PIECE), null, { includedRanges });
    if (tree === null) throw new Error('no syntax tree');
    try {
      this.readTree(tree, { kinds: this.kinds, bodies }, this.direct);
    } finally {
      tree.delete();
    }
    return this.flat;
  }

  private readTree(tree: Tree, options: ReadOptions, direct: boolean): void {
    const root = tree.rootNode;
    if (direct) {
      // The memory's buffer is another one after it has grown.
      if (this.words.buffer !== this.memory.buffer) this.words = new Uint32Array(this.memory.buffer);
      readFromMemory(this.words, root.id, options, this.flat);
    } else {
      const cursor = root.walk();
      readWithCursor(cursor, options, this.flat);
      cursor.delete();
    }
  }

  /** @internal */
  symbolName(symbol: number): string {
    return this.language.nodeTypeForId(symbol) ?? 'something';
  }

  /** Whether both ways to read a tree give the same for a text with leaves of every kind, an error among them. */
  private readersAgree(): boolean {
    const tree = this.parser.parse(sample);
    if (tree === null) return false;
    const options = { kinds: this.kinds, bodies: true };
    try {
      this.readTree(tree, options, false);
      const expected = snapshot(this.flat);
      this.readTree(tree, options, true);
      return snapshot(this.flat) === expected;
    } catch {
      return false;
    } finally {
      tree.delete();
    }
  }
}

/** The parser's memory always is; the arrays through which it is read are as this machine has them. */
function isLittleEndian(): boolean {
  return new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
}

/** A long blank run, a long token, an error and a missing token make tree-sitter use all its ways to hold a node. */
const sample = `// Comment.
package sample
${'\n'.repeat(300)}
type veryLongName${'e'.repeat(300)} struct{ a, b map[string]int; *T } // é
func (s *T) f(x ...int) (n int) {
	for i := range x { s.m["k"] += <-c; go func() { a(1, 2.5, 'c', \`raw\`)[i:] }() }
	if x := [3]int{1}; x @ y { }
	a(1
}
`;

function snapshot(tree: FlatTree): string {
  const columns = [tree.kind, tree.start, tree.end, tree.next].map((column) => column.subarray(0, tree.length).join());
  return JSON.stringify([...columns, tree.comments, tree.errors]);
}

/** Rows and columns are never asked for. */
function asTreeSitterRange({ start, end }: Range): TreeSitterRange {
  const nowhere = { row: 0, column: 0 };
  return { startIndex: start, endIndex: end, startPosition: nowhere, endPosition: nowhere };
}

/** Where the first token starts: behind a byte order mark, blanks and comments. */
function firstWord(text: string): number {
  const blanks = /[\s\ufeff]*/y;
  let at = 0;
  for (;;) {
    blanks.lastIndex = at;
    blanks.test(text);
    at = blanks.lastIndex;
    let end = -1;
    if (text.startsWith('//', at)) end = text.indexOf('\n', at);
    else if (text.startsWith('/*', at)) end = text.indexOf('*/', at + 2) + 1;
    else return at;
    if (end <= 0) return at;
    at = end + 1;
  }
}
