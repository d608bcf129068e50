// A source file as text, and positions in it.
//
// Offsets are UTF-16 code units from the start of the text, as JavaScript strings and tree-sitter's JavaScript
// binding count them. Lines and columns are made from offsets only where a person or a format needs them.
// This file knows nothing of Go.

/** One source file. `path` is relative to the run's root, with forward slashes. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** A half-open range of offsets in one file, in UTF-16 code units. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A position for people: 1-based line, 1-based column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Maps offsets of one text to lines and columns. A line ends at LF, CRLF or a lone CR. */
export class LineIndex {
  readonly text: string;
  private readonly starts: number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.starts = starts;
  }

  get lineCount(): number {
    return this.starts.length;
  }

  position(offset: number): Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.starts[low]! + 1 };
  }

  /** The text of a 1-based line, without its line end. */
  line(line: number): string {
    const start = this.starts[line - 1];
    if (start === undefined) return '';
    const end = this.starts[line] ?? this.text.length;
    return this.text.slice(start, end).replace(/[\r\n]+$/, '');
  }

  lineStart(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  /** 1-based column in UTF-8 bytes, as go and vet print it. */
  byteColumn(offset: number): number {
    const { line } = this.position(offset);
    return Buffer.byteLength(this.text.slice(this.lineStart(line), offset), 'utf8') + 1;
  }
}

/** A line that is not ended counts. */
export function countLines(text: string): number {
  let lines = 0;
  let at = -1;
  do {
    at = text.indexOf('\n', at + 1);
    lines++;
  } while (at >= 0 && at + 1 < text.length);
  return text === '' ? 0 : lines;
}
