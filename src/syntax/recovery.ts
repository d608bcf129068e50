// Files in which tree-sitter found errors: first what only its grammar does not know, then what is really wrong.
//
// In: the source and a way to parse text. Out: everything that could be lowered, and the problems to report. A file
// with a real error is parsed again declaration by declaration, so that a brace too few in one function does not
// swallow the functions below it; the function the error lies in is marked broken.
// Not here: repairing broken code. Only texts of valid Go are rewritten (repair.ts).
import type { SourceText } from '../text/source-text.js';
import type { Comment, Decl, Field, SyntaxProblem } from './ast.js';
import { type FlatTree, MAX_DEPTH, type TreeError } from './flat-tree.js';
import { type Lowered, type LowerOptions, lower, type Range, touchesError } from './lower.js';
import { applyEdits, findCuts, findRepairs, type GenericMethod } from './repair.js';
import { bodyStart } from './skip-bodies.js';
import { scanTokens, type Tokens, tokenAt, tokenText } from './tokens.js';

/** What recovery needs of the parser. The tree is overwritten by the next call. */
export interface TextReader {
  read(text: string, bodies: boolean): FlatTree;
  /** How the grammar calls a symbol: `)` or `identifier`. */
  symbolName(symbol: number): string;
}

export interface Recovered {
  readonly lowered: Lowered;
  readonly problems: readonly SyntaxProblem[];
}

/** Reported for one piece of a broken file; the first error is nearly always the true one. */
const MAX_PROBLEMS = 3;

export interface ReadText {
  readonly lowered: Lowered;
  readonly errors: readonly TreeError[];
}

/** Enough for bodies inside of bodies that were misread. */
const MAX_REREADS = 4;

/**
 * Reads and lowers a text, once more where the grammar took a body for a composite literal: a semicolon in place of
 * the blank behind the body leaves it no choice.
 */
export function readText(
  reader: TextReader,
  source: SourceText,
  text: string,
  bodies: boolean,
  options: LowerOptions = {},
): ReadText {
  for (let reread = 0; ; reread++) {
    const tree = reader.read(text, bodies);
    const errors = tree.errors;
    const lowered = lower(tree, source.text, options);
    if (lowered.misread.length === 0 || reread === MAX_REREADS) return { lowered, errors };
    const edits = lowered.misread.map((offset) => {
      const start = offset - (options.shift ?? 0);
      return { start, end: start + 1, text: ';' };
    });
    if (edits.some((edit) => !/^\s$/.test(text.slice(edit.start, edit.end)))) return { lowered, errors };
    text = applyEdits(text, edits);
  }
}

export function recover(reader: TextReader, source: SourceText, bodies: boolean): Recovered {
  const tokens = scanTokens(source.text);
  const { edits, genericMethods } = findRepairs(tokens);
  const text = edits.length === 0 ? source.text : applyEdits(source.text, edits);
  const methodTypeParams = new Map<number, readonly Field[]>();
  const comments: Comment[] = [];
  for (const method of genericMethods) {
    const list = readTypeParams(reader, source.text, method);
    methodTypeParams.set(method.name, list.typeParams);
    comments.push(...list.comments);
  }
  const recovery: Recovery = { reader, source, bodies, text, tokens, methodTypeParams, parts: [], problems: [] };
  const cuts = [['func'], ['func', 'type', 'var', 'const', 'import']];
  readPiece(recovery, 0, text.length, cuts);
  return { lowered: joined(recovery.parts, comments), problems: recovery.problems };
}

interface Recovery {
  readonly reader: TextReader;
  readonly source: SourceText;
  readonly bodies: boolean;
  /** The source's text after repairs, of equal length. */
  readonly text: string;
  readonly tokens: Tokens;
  readonly methodTypeParams: ReadonlyMap<number, readonly Field[]>;
  readonly parts: Lowered[];
  readonly problems: SyntaxProblem[];
}

/** The type parameters of a method, read as those of a function. */
function readTypeParams(
  reader: TextReader,
  text: string,
  method: GenericMethod,
): { readonly typeParams: readonly Field[]; readonly comments: readonly Comment[] } {
  const before = 'func _';
  const tree = reader.read(`${before}${text.slice(method.start, method.end)}()`, false);
  const { decls, comments } = lower(tree, text, { shift: method.start - before.length });
  const [decl] = decls;
  return { typeParams: decl?.kind === 'FuncDecl' ? decl.type.typeParams : [], comments };
}

/** Reads a part of the text; if it has errors, cuts it at the keywords of `cutAt[0]` and goes on with the pieces. */
function readPiece(recovery: Recovery, from: number, to: number, cutAt: readonly (readonly string[])[]): void {
  const { reader, source, text, tokens, methodTypeParams, bodies } = recovery;
  const read = readText(reader, source, text.slice(from, to), bodies, { shift: from, methodTypeParams });
  const [keywords, ...finer] = cutAt;
  if (read.errors.length > 0 && keywords !== undefined) {
    const edges = [from, ...findCuts(tokens, keywords, from, to), to];
    for (let i = 0; i + 1 < edges.length; i++) readPiece(recovery, edges[i]!, edges[i + 1]!, finer);
    return;
  }
  const { lowered } = read;
  const errors = read.errors.map((error) => ({ ...error, start: error.start + from, end: error.end + from }));
  if (errors.length === 0) {
    recovery.parts.push(lowered);
    return;
  }
  recovery.problems.push(...describe(recovery, from, to, errors));
  const marked = markBroken(lowered.decls, errors);
  const isLost = tokens.text.startsWith('func', from) && !marked.some((d) => d.kind === 'FuncDecl' && d.pos === from);
  const decls = isLost ? (readHeader(recovery, from, to) ?? marked) : marked;
  recovery.parts.push({ ...lowered, decls, strays: [] });
}

/** A function whose body made the whole piece unreadable is still declared: read it with an empty body. */
function readHeader(recovery: Recovery, from: number, to: number): Decl[] | undefined {
  const { reader, source, text, tokens, methodTypeParams } = recovery;
  const open = bodyStart(tokens, tokenAt(tokens, from));
  if (open < 0 || tokens.end[open]! > to) return undefined;
  const header = text.slice(from, tokens.end[open]);
  const tree = reader.read(`${header}}`, true);
  const { decls } = lower(tree, source.text, { shift: from, methodTypeParams });
  const [decl] = decls;
  if (decl?.kind !== 'FuncDecl') return undefined;
  return [{ ...decl, broken: true, end: Math.min(decl.end, source.text.length) }];
}

/** An error belongs to the last function that starts before it: behind a brace too many, code stands outside. */
function markBroken(decls: readonly Decl[], errors: readonly TreeError[]): Decl[] {
  return decls.map((decl, k) => {
    if (decl.kind !== 'FuncDecl' || decl.broken) return decl;
    const after = decls[k + 1]?.pos ?? Number.POSITIVE_INFINITY;
    return touchesError(errors, decl.pos, after - 1) ? { ...decl, broken: true } : decl;
  });
}

function joined(parts: readonly Lowered[], comments: readonly Comment[]): Lowered {
  const all = parts.flatMap((part) => part.comments);
  return {
    package: parts.find((part) => part.package !== undefined)?.package,
    imports: parts.flatMap((part) => part.imports),
    decls: parts.flatMap((part) => part.decls),
    comments: comments.length === 0 ? all : [...all, ...comments].sort((a, b) => a.pos - b.pos),
    strays: parts.flatMap((part) => part.strays),
    misread: [],
  };
}

/** What to say of a piece with errors: what is wrong with its tokens or brackets, else where the grammar gave up. */
function describe(recovery: Recovery, from: number, to: number, errors: readonly TreeError[]): SyntaxProblem[] {
  const { source, reader } = recovery;
  const problem = (message: string, { start, end }: Range): SyntaxProblem => {
    return { message, span: { path: source.path, start, end } };
  };
  const tooDeep = errors.find((error) => error.kind === 'too deep');
  if (tooDeep !== undefined) {
    return [problem(`code that is nested more than ${MAX_DEPTH} levels deep is not analysed`, tooDeep)];
  }
  // The piece is split into tokens again: seen alone, its brackets do not pair with those of its neighbours.
  const piece = scanTokens(source.text.slice(from, to));
  if (piece.problems.length > 0) {
    return piece.problems.slice(0, MAX_PROBLEMS).map(({ message, start, end }) => {
      return problem(message, { start: start + from, end: end + from });
    });
  }
  const unmatched = findUnmatched(piece, from);
  if (unmatched !== undefined) return [problem(unmatched.message, unmatched)];
  return errors.slice(0, MAX_PROBLEMS).map((error) => {
    if (error.kind === 'missing') {
      const name = reader.symbolName(error.symbol).replace(/^.*_identifier$/, 'identifier');
      return problem(/^\w/.test(name) ? `${name.replaceAll('_', ' ')} expected` : `\`${name}\` expected`, error);
    }
    const line = firstLine(source.text, error);
    return problem(`syntax error near \`${excerpt(source.text.slice(line.start, line.end))}\``, line);
  });
}

function findUnmatched(piece: Tokens, from: number): (Range & { readonly message: string }) | undefined {
  const at = piece.partner.indexOf(-1);
  if (at < 0) return undefined;
  const bracket = tokenText(piece, at);
  const message = '([{'.includes(bracket) ? `\`${bracket}\` is never closed` : `\`${bracket}\` closes nothing`;
  return { message, start: piece.start[at]! + from, end: piece.end[at]! + from };
}

/** An error's span, cut at the end of the line it starts on. */
function firstLine(text: string, error: Range): Range {
  const newline = text.indexOf('\n', error.start);
  if (newline < 0 || newline >= error.end) return error;
  const end = text[newline - 1] === '\r' ? newline - 1 : newline;
  return { start: error.start, end: Math.max(end, error.start) };
}

const MAX_EXCERPT = 40;

function excerpt(text: string): string {
  const blanksJoined = text.replace(/\s+/g, ' ').trim();
  return blanksJoined.length > MAX_EXCERPT ? `${blanksJoined.slice(0, MAX_EXCERPT)}...` : blanksJoined;
}
