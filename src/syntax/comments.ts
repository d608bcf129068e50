// Which comment belongs to which declaration, as go/parser attaches them.
//
// A doc comment is the group of comments that ends on the line just above; a line comment follows on the same line.
// A comment behind code on its own line is never part of a doc comment.
import type { Comment } from './ast.js';

const LF = 10;
const SEMICOLON = 59;

export class CommentIndex {
  private readonly source: string;
  private readonly comments: readonly Comment[];

  /** `comments` in source order. */
  constructor(source: string, comments: readonly Comment[]) {
    this.source = source;
    this.comments = comments;
  }

  /** The text of the comment group that ends on the line above `pos`, without its markers. */
  docBefore(pos: number): string | undefined {
    const last = this.firstFrom(pos) - 1;
    if (last < 0 || this.linesBetween(this.comments[last]!.end, pos) !== 1) return undefined;
    let first = last + 1;
    while (first > 0) {
      const comment = this.comments[first - 1]!;
      const after = first > last ? 1 : this.linesBetween(comment.end, this.comments[first]!.pos);
      if (after < 0 || after > 1 || !this.startsLine(comment.pos)) break;
      first--;
    }
    return first > last ? undefined : this.text(first, last);
  }

  /** The text of the comments behind `end` on the same line, without their markers. */
  lineCommentAfter(end: number): string | undefined {
    const first = this.firstFrom(end);
    let from = end;
    let last = first - 1;
    while (last + 1 < this.comments.length) {
      const comment = this.comments[last + 1]!;
      if (this.linesBetween(from, comment.pos) !== 0) break;
      last++;
      from = comment.end;
      if (comment.text.startsWith('//')) break;
    }
    if (last < first || !this.endsLine(from)) return undefined;
    return this.text(first, last);
  }

  /** The index of the first comment that starts at `pos` or later. */
  private firstFrom(pos: number): number {
    let low = 0;
    let high = this.comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.comments[middle]!.pos < pos) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many line ends lie between two offsets, or -1 if anything but blanks and semicolons does. */
  private linesBetween(from: number, to: number): number {
    let lines = 0;
    for (let i = from; i < to; i++) {
      const c = this.source.charCodeAt(i);
      if (c === LF) lines++;
      else if (c !== 32 && c !== 9 && c !== 13 && c !== SEMICOLON) return -1;
    }
    return lines;
  }

  private startsLine(pos: number): boolean {
    for (let i = pos - 1; i >= 0; i--) {
      const c = this.source.charCodeAt(i);
      if (c === LF) return true;
      if (c !== 32 && c !== 9 && c !== 13 && c !== 0xfeff) return false;
    }
    return true;
  }

  /** Whether only blanks follow on the line, or a semicolon. */
  private endsLine(pos: number): boolean {
    for (let i = pos; i < this.source.length; i++) {
      const c = this.source.charCodeAt(i);
      if (c === LF || c === SEMICOLON) return true;
      if (c !== 32 && c !== 9 && c !== 13) return false;
    }
    return true;
  }

  private text(first: number, last: number): string {
    const lines: string[] = [];
    for (let i = first; i <= last; i++) lines.push(withoutMarkers(this.comments[i]!.text));
    return lines.join('\n');
  }
}

function withoutMarkers(comment: string): string {
  if (comment.startsWith('//')) return comment.slice(comment.charCodeAt(2) === 32 ? 3 : 2).trimEnd();
  return comment.slice(2, -2).replaceAll('\r', '').trim();
}

/**
 * Whether one of the comments above the package clause marks the file as generated, as ast.IsGenerated decides:
 * a whole line `// Code generated ... DO NOT EDIT.`.
 */
export function isGenerated(comments: readonly Comment[], packagePos: number): boolean {
  for (const comment of comments) {
    if (comment.pos > packagePos) return false;
    if (!comment.text.includes('// Code generated ')) continue;
    if (comment.text.split('\n').some((line) => /^\/\/ Code generated .* DO NOT EDIT\.\r?$/.test(line))) return true;
  }
  return false;
}
