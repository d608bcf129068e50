// What the files of a dependency declare, found by looking at lines, so that only needed files are parsed.
//
// Relies on gofmt's layout: declarations begin in column 0, members of a group after one tab, bodies end with a brace
// in column 0. A name too many costs a parse; names that are missed are found when the caller parses everything.
import type { SourceText } from '../text/source-text.js';

export class DeclarationIndex {
  /** By package-level name. */
  private readonly names = new Map<string, SourceText[]>();
  /** By `Type.Method`, and by `Type`. */
  private readonly methods = new Map<string, SourceText[]>();

  constructor(files: readonly SourceText[]) {
    for (const file of files) this.scan(file);
  }

  filesOf(name: string): readonly SourceText[] {
    return this.names.get(name) ?? [];
  }

  filesOfMethod(typeName: string, method: string): readonly SourceText[] {
    return this.methods.get(`${typeName}.${method}`) ?? [];
  }

  filesOfMethods(typeName: string): readonly SourceText[] {
    return this.methods.get(typeName) ?? [];
  }

  private scan(file: SourceText): void {
    const { text } = file;
    const head = /(?:func[ \t]+(?:\(([^)]*)\)[ \t]*)?(\w+)|(?:type|var|const)[ \t]+(?:(\w+(?:[ \t]*,[ \t]*\w+)*)|\())/y;
    let next = 0;
    for (let line = 0; line < text.length; line = nextLine(text, next)) {
      next = line;
      if (!startsDeclaration(text.charCodeAt(line))) continue;
      head.lastIndex = line;
      const match = head.exec(text);
      if (match === null) continue;
      next = head.lastIndex;
      const [, receiver, func, names] = match;
      if (func !== undefined) {
        const type = receiver === undefined ? undefined : receiverName(receiver);
        if (receiver === undefined) add(this.names, func, file);
        else if (type !== undefined) {
          add(this.methods, `${type}.${func}`, file);
          add(this.methods, type, file);
        }
      } else if (names !== undefined) for (const name of names.split(',')) add(this.names, name.trim(), file);
      else {
        const end = text.indexOf('\n)', match.index);
        this.scanGroup(file, text.slice(match.index, end < 0 ? text.length : end));
        if (end >= 0) next = end;
      }
    }
  }

  private scanGroup(file: SourceText, group: string): void {
    for (const match of group.matchAll(/(?:^\t|[(;]\s*)(\w+(?:[ \t]*,[ \t]*\w+)*)/gm)) {
      for (const name of match[1]!.split(',')) add(this.names, name.trim(), file);
    }
  }
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** `const`, `func`, `type` or `var` may begin with it; most lines begin with a blank or a brace. */
function startsDeclaration(letter: number): boolean {
  return letter === 99 || letter === 102 || letter === 116 || letter === 118;
}

function receiverName(receiver: string): string | undefined {
  return /(\w+)\s*(?:\[.*)?$/.exec(receiver)?.[1];
}

function add(index: Map<string, SourceText[]>, key: string, file: SourceText): void {
  const files = index.get(key);
  if (files === undefined) index.set(key, [file]);
  else if (files.at(-1) !== file) files.push(file);
}

/** A text with parts taken out. */
export interface CutText {
  readonly text: string;
  /** The offset in the original of an offset in what is left. */
  originalOffset(offset: number): number;
}

/**
 * The text without the inside of function bodies and without lines of comment: of a dependency only the declarations
 * are wanted, and the time goes by the length of what is read. May fail on text that gofmt has not seen: whoever finds
 * a syntax error in what is left parses the original.
 */
export function cutBodies(text: string): CutText {
  const parts: string[] = [];
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
    let low = 0;
    let high = at.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? offset : offset + missing[low - 1]!;
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
