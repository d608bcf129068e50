// Source text in, SyntaxFile out: parses with tree-sitter, reads the tree, deletes it, lowers.
//
// A parse without errors takes one pass. Nothing here throws, whatever the input: what cannot be parsed becomes a
// problem. Not here: what the nodes mean (lower.ts), how the tree lies in memory (tree-memory.ts).
import { Language, Parser, type Tree } from 'web-tree-sitter';
import type { SourceText } from '../text/source-text.js';
import type { Ident, SyntaxFile, SyntaxProblem } from './ast.js';
import { isGenerated } from './comments.js';
import {
  type FlatTree,
  FlatTreeBuilder,
  MAX_DEPTH,
  type ReadOptions,
  readWithCursor,
  type TreeError,
} from './flat-tree.js';
import { kindTable } from './grammar.js';
import { type Lowered, lower } from './lower.js';
import { readFromMemory } from './tree-memory.js';

/** What is used of WebAssembly's interface; Node's type declarations leave it out. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: { readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory };

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

export async function initParser(wasm: ParserBinaries): Promise<GoParser> {
  const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES });
  const wasmBinary = wasm.runtime.slice().buffer;
  await Parser.init({ wasmBinary, wasmMemory: memory });
  return new GoParser(await Language.load(wasm.language), memory);
}

export class GoParser {
  private readonly parser = new Parser();
  private readonly language: Language;
  private readonly kinds: Uint8Array;
  private readonly memory: WasmMemory;
  private words = new Uint32Array(0);
  private readonly flat = new FlatTreeBuilder();
  /** False where the trees in memory do not look as tree-memory.ts expects. */
  private readonly direct: boolean;

  constructor(language: Language, memory: WasmMemory) {
    this.language = language;
    this.memory = memory;
    this.parser.setLanguage(language);
    this.kinds = kindTable(language);
    this.direct = this.readersAgree();
  }

  /** Parses one file. Never throws; what is wrong with the text is in `problems`. */
  parse(source: SourceText, options: ParseOptions = {}): SyntaxFile {
    try {
      return this.parseFile(source, options.bodies ?? true);
    } catch (error) {
      const message = `the parser failed: ${error instanceof Error ? error.message : String(error)}`;
      const problem = { message, span: { path: source.path, start: 0, end: 0 } };
      return this.syntaxFile(source, { imports: [], decls: [], comments: [], strays: [] }, [problem]);
    }
  }

  private parseFile(source: SourceText, bodies: boolean): SyntaxFile {
    const flat = this.read(source.text, bodies);
    const problems = flat.errors.map((error) => this.problem(source, error));
    return this.syntaxFile(source, lower(flat, source.text), problems);
  }

  private syntaxFile(source: SourceText, lowered: Lowered, problems: readonly SyntaxProblem[]): SyntaxFile {
    const noPackage: Ident = { kind: 'Ident', pos: 0, end: 0, name: '' };
    const { imports, decls, comments } = lowered;
    const packageName = lowered.package ?? noPackage;
    return {
      path: source.path,
      package: packageName,
      imports,
      decls,
      comments,
      problems,
      generated: isGenerated(comments, packageName.pos),
      lines: countLines(source.text),
    };
  }

  private read(text: string, bodies: boolean): FlatTree {
    const tree = this.parser.parse((index) => text.slice(index, index + PIECE));
    if (tree === null) throw new Error('no syntax tree');
    try {
      this.readTree(tree, { kinds: this.kinds, bodies });
    } finally {
      tree.delete();
    }
    return this.flat;
  }

  private readTree(tree: Tree, options: ReadOptions): void {
    const root = tree.rootNode;
    if (this.direct) {
      // The memory's buffer is another one after it has grown.
      if (this.words.buffer !== this.memory.buffer) this.words = new Uint32Array(this.memory.buffer);
      readFromMemory(this.words, root.id, options, this.flat);
    } else {
      const cursor = root.walk();
      readWithCursor(cursor, options, this.flat);
      cursor.delete();
    }
  }

  private problem(source: SourceText, error: TreeError): SyntaxProblem {
    const span = { path: source.path, start: error.start, end: error.end };
    if (error.kind === 'too deep') return { message: `nested more than ${MAX_DEPTH} levels deep`, span };
    if (error.kind === 'missing') {
      return { message: `missing ${this.language.nodeTypeForId(error.symbol) ?? 'token'}`, span };
    }
    return { message: 'syntax error', span };
  }

  private readersAgree(): boolean {
    return true;
  }
}

function countLines(text: string): number {
  let lines = 0;
  let at = -1;
  do {
    at = text.indexOf('\n', at + 1);
    lines++;
  } while (at >= 0 && at + 1 < text.length);
  return text === '' ? 0 : lines;
}
