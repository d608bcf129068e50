// What an analysis sees of a file: its text without comments that say nothing to it, and without indentation. Two texts
// that come out the same are analysed the same, but for where things stand.
//
// Comments make promises about locks, and a promise may go on from one comment to the next: where one of those in front of a
// declaration matters, all of them stay as they are, and so do all those inside. Comments that silence findings cover
// lines: a file with one of those stays as it is.
import { endOfComment, endOfQuoted, endOfRaw } from './tokens.js';

/** Which comments may say something; each may be a part of a sentence. */
export interface Listener {
  /** In front of a declaration, or in that of a struct or of variables. */
  readonly matters: (comment: string) => boolean;
  /** Inside a function. */
  readonly mattersInside: (comment: string) => boolean;
}

const LF = 10;
/** Marks of the compiler and of generators. */
const marks = /Code generated|\/\/(?:export |go:)/;

/** A struct that has some. */
const fields = /\bstruct\s*\{(?!\s*\})/;

/** Never throws, whatever the text is. */
export function seenText(text: string, listener: Listener): string {
  // Those of other linters too: which of them are ours is not for a glance to say.
  if (/\/[/*].*(?:lint|checklocks)/.test(text)) return text;
  const seen: string[] = [];
  for (let at = 0; at < text.length; ) {
    const declaration = readDeclaration(text, at);
    seen.push(seenOf(text, at, declaration, listener));
    at = declaration.end;
  }
  return seen.join('');
}

interface Declaration {
  /** Code between blanks at line ends, and comments. */
  readonly pieces: readonly string[];
  /** How many lines end behind each. */
  readonly gaps: readonly number[];
  /** Where the comments in front end, and those between the pieces, with their markers. */
  readonly start: number;
  readonly inside: readonly string[];
  readonly end: number;
}

function seenOf(text: string, from: number, declaration: Declaration, listener: Listener): string {
  const { pieces, gaps, start, inside, end } = declaration;
  const code = text.slice(start, end);
  const mayHoldStruct = fields.test(code);
  const before = from < start ? text.slice(from, start) : '';
  const front = before !== '' && (marks.test(before) || listener.matters(before)) ? before : '';
  const isFunction = code.startsWith('func') && !mayHoldStruct;
  const listens = isFunction ? listener.mattersInside : listener.matters;
  if (inside.some((comment) => listens(comment))) return front + code;
  // A mutex guards the fields below it that are near: where a struct is, each line counts.
  return pieces.reduce((all, piece, i) => all + piece + between(gaps[i]!, mayHoldStruct), front);
}

function between(lines: number, each: boolean): string {
  if (lines === 0) return ' ';
  return each ? '\n'.repeat(lines) : '\n';
}

/** From the comments in front of a declaration to the end of its last line; or what is left at the end of a file. */
function readDeclaration(text: string, from: number): Declaration {
  const pieces: string[] = [];
  const gaps: number[] = [];
  const inside: string[] = [];
  let first = -1;
  let depth = 0;
  /** Where a piece starts that has not ended; -1 among blanks. */
  let start = -1;
  let last = 0;
  let at = from;
  const cut = (lines: number): void => {
    if (start >= 0) {
      if (first < 0) first = start;
      pieces.push(text.slice(start, last));
      gaps.push(lines);
      start = -1;
    } else if (gaps.length > 0) gaps[gaps.length - 1]! += lines;
  };
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === LF) {
      const ends = depth <= 0 && pieces.length + (start < 0 ? 0 : 1) > 0 && endsStatement(text.charCodeAt(last - 1));
      cut(1);
      if (ends) return { pieces, gaps, start: first, inside, end: at + 1 };
      continue;
    }
    if (c === 32 || c === 9 || c === 13) continue;
    if (c === 47) {
      const next = text.charCodeAt(at + 1);
      if (next === 47 || next === 42) {
        const end = endOfComment(text, at);
        const comment = text.slice(at, end);
        cut(next === 47 ? 0 : linesIn(comment));
        if (first >= 0) inside.push(comment);
        at = end - 1;
        continue;
      }
    }
    if (start < 0) start = at;
    if (c === 34 || c === 39) at = endOfQuoted(text, at, c) - 1;
    else if (c === 96) at = endOfRaw(text, at) - 1;
    else if (c === 40 || c === 91 || c === 123) depth++;
    else if (c === 41 || c === 93 || c === 125) depth--;
    last = at + 1;
  }
  cut(0);
  return { pieces, gaps, start: first < 0 ? text.length : first, inside, end: text.length };
}

/** Whether a line end behind this character is a semicolon, among declarations; letters that are not ASCII's are taken for one. */
function endsStatement(c: number): boolean {
  const isLetter = (c | 32) >= 97 && (c | 32) <= 122;
  return isLetter || (c >= 48 && c <= 57) || c >= 128 || ending.has(c);
}

const ending = new Set([...')]}"\'`_;'].map((character) => character.charCodeAt(0)));

function linesIn(comment: string): number {
  let lines = 0;
  for (let at = comment.indexOf('\n'); at >= 0; at = comment.indexOf('\n', at + 1)) lines++;
  return lines;
}
