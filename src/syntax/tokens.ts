// Go's tokens, found without the grammar: for text that does not parse, and for skipping bodies.
//
// In: source text. Out: names, literals and punctuation with their offsets, brackets with their partners, and what is
// wrong on this level (a string without an end, a character Go does not know). Comments are left out, and no semicolon
// is inserted at line ends.

export enum Token {
  /** Identifiers and keywords alike. */
  Name = 1,
  Literal = 2,
  /** `<-` */
  Arrow = 3,
  /** `...` */
  Ellipsis = 4,
  /** Any other operator of more than one character. */
  Operator = 5,
  // Punctuation of one character is its own character code: 40 for `(`.
  OpenParen = 40,
  CloseParen = 41,
  Star = 42,
  Comma = 44,
  Dot = 46,
  Colon = 58,
  Semicolon = 59,
  OpenBracket = 91,
  CloseBracket = 93,
  OpenBrace = 123,
  Bar = 124,
  CloseBrace = 125,
  Tilde = 126,
}

export interface LexicalProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly text: string;
  readonly length: number;
  readonly kind: readonly number[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** For a bracket the index of its partner, -1 where it has none; undefined for other tokens. */
  readonly partner: readonly (number | undefined)[];
  readonly problems: readonly LexicalProblem[];
}

const LF = 10;
const longOperators = ['&^=', '<<=', '>>=', '...'];
const operators = new Set(
  ['<-', ':=', '==', '!=', '<=', '>=', '&&', '||', '++', '--', '<<', '>>', '&^'].concat([
    '+=',
    '-=',
    '*=',
    '/=',
    '%=',
    '&=',
    '|=',
    '^=',
  ]),
);
const singles = '+-*/%&|^<>=!()[]{},;.:~';

/** Splits text into tokens. Never throws: what is no token of Go becomes a problem and is skipped. */
export function scanTokens(text: string): Tokens {
  const kind: number[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const problems: LexicalProblem[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === 32 || c === 9 || c === LF || c === 13) {
      at++;
      continue;
    }
    if (c === 47 && (text.charCodeAt(at + 1) === 47 || text.charCodeAt(at + 1) === 42)) {
      at = endOfComment(text, at, problems);
      continue;
    }
    const from = at;
    let token: number;
    if (isLetter(c)) {
      token = Token.Name;
      at = endOfName(text, at + 1);
    } else if (isDigit(c) || (c === 46 && isDigit(text.charCodeAt(at + 1)))) {
      token = Token.Literal;
      at = endOfNumber(text, at);
    } else if (c === 34 || c === 39) {
      token = Token.Literal;
      at = endOfQuoted(text, at, c, problems);
    } else if (c === 96) {
      token = Token.Literal;
      at = endOfRaw(text, at, problems);
    } else if (singles.includes(text[at]!)) {
      const three = text.slice(at, at + 3);
      if (longOperators.includes(three)) {
        token = three === '...' ? Token.Ellipsis : Token.Operator;
        at += 3;
      } else if (operators.has(three.slice(0, 2))) {
        token = three.startsWith('<-') ? Token.Arrow : Token.Operator;
        at += 2;
      } else {
        token = c;
        at++;
      }
    } else {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      at += character.length;
      if (c >= 0x80 && /\p{L}/u.test(character)) {
        token = Token.Name;
        at = endOfName(text, at);
      } else {
        problems.push({ message: `${printable(character)} is no character of Go`, start: from, end: at });
        continue;
      }
    }
    kind.push(token);
    start.push(from);
    end.push(at);
  }
  const tokens = { text, length: kind.length, kind, start, end, problems };
  return { ...tokens, partner: matchBrackets(tokens) };
}

export function tokenText(tokens: Tokens, i: number): string {
  return i < tokens.length ? tokens.text.slice(tokens.start[i], tokens.end[i]) : '';
}

/** The index of the first token that starts at `offset` or later. */
export function tokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.start[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a token stands in the first column of its line, where gofmt puts top-level declarations. */
export function startsLine(tokens: Tokens, i: number): boolean {
  const at = tokens.start[i]!;
  return at === 0 || tokens.text.charCodeAt(at - 1) === LF || (at === 1 && tokens.text.charCodeAt(0) === 0xfeff);
}

function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function endOfName(text: string, at: number): number {
  for (;;) {
    const c = text.charCodeAt(at);
    if (isLetter(c) || isDigit(c)) at++;
    else if (c >= 0x80) {
      const character = String.fromCodePoint(text.codePointAt(at)!);
      if (!/[\p{L}\p{Nd}]/u.test(character)) return at;
      at += character.length;
    } else return at;
  }
}

function endOfNumber(text: string, at: number): number {
  const hex = text.charCodeAt(at) === 48 && (text.charCodeAt(at + 1) | 32) === 120;
  for (;;) {
    const c = text.charCodeAt(at);
    if (isLetter(c) || isDigit(c) || c === 46) {
      at++;
      const isExponent = (c | 32) === (hex ? 112 : 101);
      const sign = text.charCodeAt(at);
      if (isExponent && (sign === 43 || sign === 45)) at++;
    } else return at;
  }
}

/** Where the comment that starts at `at` ends: a line's before its line end. */
export function endOfComment(text: string, at: number, problems?: LexicalProblem[]): number {
  if (text.charCodeAt(at + 1) === 47) {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  const end = text.indexOf('*/', at + 2);
  if (end >= 0) return end + 2;
  problems?.push({ message: 'this comment is never closed', start: at, end: at + 2 });
  return text.length;
}

/** A string or rune ends at its quote, at the latest at the line's end. */
export function endOfQuoted(text: string, from: number, quote: number, problems?: LexicalProblem[]): number {
  for (let at = from + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === quote) return at + 1;
    if (c === LF) break;
    if (c === 92 && text.charCodeAt(at + 1) !== LF) at++;
  }
  const message = quote === 34 ? 'this string is never closed' : 'this rune literal is never closed';
  problems?.push({ message, start: from, end: from + 1 });
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Where a raw string ends; one that is never closed, at its line's end. */
export function endOfRaw(text: string, from: number, problems?: LexicalProblem[]): number {
  const end = text.indexOf('`', from + 1);
  if (end >= 0) return end + 1;
  problems?.push({ message: 'this raw string is never closed', start: from, end: from + 1 });
  const line = text.indexOf('\n', from);
  return line < 0 ? text.length : line;
}

/** How far back an unexpected closing bracket looks for its partner. */
const MAX_BRACKET_SEARCH = 1000;

function matchBrackets(tokens: Pick<Tokens, 'length' | 'kind'>): (number | undefined)[] {
  const partner = new Array<number | undefined>(tokens.length);
  const open: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const kind = tokens.kind[i]!;
    if (kind === Token.OpenParen || kind === Token.OpenBracket || kind === Token.OpenBrace) {
      partner[i] = -1;
      open.push(i);
    } else if (kind === Token.CloseParen || kind === Token.CloseBracket || kind === Token.CloseBrace) {
      partner[i] = -1;
      // ASCII has ( and ) side by side; the other two pairs are two apart.
      const opening = kind === Token.CloseParen ? kind - 1 : kind - 2;
      const at = opener(tokens.kind, open, opening);
      if (at < 0) continue;
      partner[i] = open[at]!;
      partner[open[at]!] = i;
      open.length = at;
    }
  }
  return partner;
}

/** Where in `open` the partner is. A closing brace ends brackets left open inside; others never reach across a brace. */
function opener(kind: readonly number[], open: readonly number[], opening: number): number {
  const lowest = Math.max(0, open.length - MAX_BRACKET_SEARCH);
  for (let at = open.length - 1; at >= lowest; at--) {
    if (kind[open[at]!] === opening) return at;
    if (opening !== Token.OpenBrace && kind[open[at]!] === Token.OpenBrace) return -1;
  }
  return -1;
}

/** A character as a message shows it: `#`, or U+0000 where it cannot be seen. */
function printable(character: string): string {
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return `\`${character}\``;
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
