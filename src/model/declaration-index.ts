// What the files of a dependency declare, found by looking at lines, and the text that declares it.
//
// Of a dependency few declarations are wanted, so its files are cut into pieces, and only those pieces that declare what is
// asked for are parsed. Relies on gofmt's layout: declarations begin in column 0, members of a group after one tab, bodies
// end with a brace in column 0. A name too many costs a parse; names that are missed are found when the caller parses
// everything.
import type { SourceText } from '../text/source-text.js';

/** A part of a file that declares something by itself: a function, a group of types; or a file that cannot be cut. */
export interface Piece {
  readonly file: SourceText;
  readonly start: number;
  readonly end: number;
}

const none: readonly Piece[] = [];

/** The line that a declaration begins with: a function's, or that of names, or that of a group. */
interface Head {
  readonly start: number;
  /** The name of its type. */
  readonly receiver: string | undefined;
  readonly func: string | undefined;
  readonly names: string | undefined;
}

export class DeclarationIndex {
  /** By package-level name; of those in groups only when one is asked for that stands alone nowhere. */
  private readonly names = new Map<string, Piece[]>();
  private groups: { readonly start: number; readonly piece: Piece }[] = [];
  /** By `Type.Method`, and by `Type`; filled when one is asked for. */
  private readonly methods = new Map<string, Piece[]>();
  private receivers: { readonly type: string; readonly name: string; readonly piece: Piece }[] = [];
  /** Package clauses and imports of the files that are cut. */
  private readonly headers = new Map<SourceText, Piece>();

  constructor(files: readonly SourceText[]) {
    for (const file of files) this.scan(file);
  }

  piecesOf(name: string): readonly Piece[] {
    if (!this.names.has(name)) this.enterGroups();
    return this.names.get(name) ?? none;
  }

  piecesOfMethod(typeName: string, method: string): readonly Piece[] {
    this.enterMethods();
    return this.methods.get(`${typeName}.${method}`) ?? none;
  }

  piecesOfMethods(typeName: string): readonly Piece[] {
    this.enterMethods();
    return this.methods.get(typeName) ?? none;
  }

  /** What stands before a file's first declaration; undefined where the file is a piece as a whole. */
  headerOf(file: SourceText): Piece | undefined {
    return this.headers.get(file);
  }

  private scan(file: SourceText): void {
    const { text } = file;
    const heads: Head[] = [];
    const head =
      /^(?:func[ \t]+(?:\((?:\w+[ \t]+)?[ \t*]*(\w+)[^)]*\)[ \t]*)?(\w+)|(?:type|var|const)[ \t]+(?:(\w+(?:[ \t]*,[ \t]*\w+)*)|\())/gm;
    for (let match = head.exec(text); match !== null; match = head.exec(text)) {
      const [, receiver, func, names] = match;
      heads.push({ start: match.index, receiver, func, names });
      if (func === undefined && names === undefined) head.lastIndex = endOfGroup(text, match.index);
    }
    const [first] = heads;
    if (first === undefined) return;
    const whole: Piece = { file, start: 0, end: text.length };
    const isCut = canBeCut(text, heads);
    if (isCut) this.headers.set(file, { file, start: 0, end: first.start });
    for (let i = 0; i < heads.length; i++) {
      const one = heads[i]!;
      this.enter(one, isCut ? { file, start: one.start, end: heads[i + 1]?.start ?? text.length } : whole);
    }
  }

  private enter({ start, receiver, func, names }: Head, piece: Piece): void {
    if (func !== undefined) {
      if (receiver === undefined) add(this.names, func, piece);
      else this.receivers.push({ type: receiver, name: func, piece });
    } else if (names !== undefined) for (const name of names.split(',')) add(this.names, name.trim(), piece);
    else this.groups.push({ start, piece });
  }

  private enterGroups(): void {
    for (const { start, piece } of this.groups) {
      const { text } = piece.file;
      const group = text.slice(start, endOfGroup(text, start));
      for (const match of group.matchAll(/(?:^\t|[(;]\s*)(\w+(?:[ \t]*,[ \t]*\w+)*)/gm)) {
        for (const name of match[1]!.split(',')) add(this.names, name.trim(), piece);
      }
    }
    this.groups = [];
  }

  private enterMethods(): void {
    for (const { type, name, piece } of this.receivers) {
      add(this.methods, `${type}.${name}`, piece);
      add(this.methods, type, piece);
    }
    this.receivers = [];
  }
}

/**
 * Whether the text may be cut at these lines. Not where one of them may stand inside a raw string or a comment: before it
 * then stands an odd number of backquotes since the cut before, or a comment that is not closed.
 */
function canBeCut(text: string, heads: readonly Head[]): boolean {
  let next = 0;
  let inRaw = false;
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at + 1)) {
    while (next < heads.length && heads[next]!.start <= at) {
      if (inRaw) return false;
      next++;
    }
    inRaw = !inRaw;
  }
  if (inRaw) return false;
  next = 0;
  for (let at = text.indexOf('/*'); at >= 0; at = text.indexOf('/*', at)) {
    while (next < heads.length && heads[next]!.start <= at) next++;
    at = text.indexOf('*/', at + 2);
    if (at < 0 || (next < heads.length && heads[next]!.start < at)) return false;
  }
  return true;
}

function endOfGroup(text: string, start: number): number {
  // `const ( A = 1; B = 2 )`, as the tables of declarations have it.
  const line = text.indexOf('\n', start);
  if (line > 0 && text.charCodeAt(line - 1) === 41) return line;
  const end = text.indexOf('\n)', start);
  return end < 0 ? text.length : end;
}

function add(index: Map<string, Piece[]>, key: string, piece: Piece): void {
  const pieces = index.get(key);
  if (pieces === undefined) index.set(key, [piece]);
  else if (pieces.at(-1) !== piece) pieces.push(piece);
}

/** A text with parts taken out. */
export interface CutText {
  readonly text: string;
  /** The offset in the original of an offset in what is left. */
  originalOffset(offset: number): number;
}

/** What stands in front of a piece, which is no file without it. */
const someClause = 'package p\n';

/**
 * The text of a piece without the inside of function bodies and without lines of comment: of a dependency only the
 * declarations are wanted, and the time goes by the length of what is read. May fail on text that gofmt has not seen: whoever
 * finds a syntax error in what is left parses the original.
 */
export function cutBodies(piece: Piece): CutText {
  const text = piece.file.text.slice(piece.start, piece.end);
  const clause = piece.start === 0 ? '' : someClause;
  const parts: string[] = [clause];
  /** Where in what is left something is missing, and how much is missing up to there. */
  const at: number[] = [];
  const missing: number[] = [];
  let copied = 0;
  let removed = 0;
  const cut = (from: number, to: number): void => {
    parts.push(text.slice(copied, from));
    removed += to - from;
    at.push(to - removed);
    missing.push(removed);
    copied = to;
  };
  let comment = text.indexOf('//');
  const cutComments = (before: number): void => {
    if (comment >= 0 && comment < copied) comment = text.indexOf('//', copied);
    while (comment >= 0 && comment < before) {
      const line = text.lastIndexOf('\n', comment) + 1;
      const end = text.indexOf('\n', comment);
      if (line >= copied && isBlank(text, line, comment)) cut(line, end < 0 ? text.length : end);
      comment = end < 0 ? -1 : text.indexOf('//', end);
    }
  };
  let start = text.startsWith('func ') ? 0 : nextFunction(text, 0);
  while (start >= 0) {
    const open = bodyStart(text, start);
    let next = start + 1;
    if (open > 0) {
      const close = text.indexOf('\n}', open);
      if (close < 0) break;
      cutComments(start);
      cut(open, close);
      next = close;
    }
    start = nextFunction(text, next);
  }
  cutComments(text.length);
  parts.push(text.slice(copied));
  const originalOffset = (offset: number): number => {
    const inText = offset - clause.length;
    let low = 0;
    let high = at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle]! <= inText) low = middle + 1;
      else high = middle;
    }
    return piece.start + inText + (low === 0 ? 0 : missing[low - 1]!);
  };
  return { text: parts.join(''), originalOffset };
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) !== 9 && text.charCodeAt(i) !== 32) return false;
  return true;
}

function nextFunction(text: string, from: number): number {
  const line = text.indexOf('\nfunc ', from);
  return line < 0 ? -1 : line + 1;
}

/** The offset after the brace that ends the line and opens the body, or -1. */
function bodyStart(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 40 || c === 91) depth++;
    else if (c === 41 || c === 93) depth--;
    else if (c === 10 && depth <= 0) {
      const last = text.charCodeAt(i - 1) === 13 ? i - 2 : i - 1;
      return text.charCodeAt(last) === 123 ? i : -1;
    }
  }
  return -1;
}
