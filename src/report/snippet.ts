// Source lines with marks under them, as rustc draws them.
//
// Takes a file's text and the marked spans, gives rows of painted text without the frame's gutter. Tabs are expanded,
// lines that do not fit are clipped around their marks, and a mark on several lines shows the first. A line whose
// marks lie too far apart to be seen together is drawn once for each group of them.
import type { LineIndex } from '../text/source-text.js';
import { displayWidth, spellControls, splitGraphemes, wrapWords } from './display.js';
import type { Paint } from './palette.js';

/** One underlined span with its label. `start` and `end` are offsets in the file's text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly glyph: string;
  readonly paint: Paint;
}

/** A source line with its number, a row of marks or labels, or a gap where lines are left out. */
export type SnippetRow =
  | { readonly kind: 'source'; readonly line: number; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'gap' };

export interface SnippetStyle {
  /** Columns for source text and marks, right of the gutter. */
  readonly room: number;
  /** Columns within which labels are wrapped; undefined for no limit. */
  readonly labelRoom: number | undefined;
  readonly ellipsis: string;
  readonly pipe: string;
}

const tabWidth = 4;
/** Longer lines are cut before they are measured; nobody reads a line of generated code to its end. */
const longestMeasured = 4000;

export function drawSnippet(text: LineIndex, marks: readonly Mark[], style: SnippetStyle): SnippetRow[] {
  const byLine = new Map<number, Mark[]>();
  for (const mark of marks) {
    const { line } = text.position(mark.start);
    const others = byLine.get(line);
    if (others === undefined) byLine.set(line, [mark]);
    else others.push(mark);
  }
  const rows: SnippetRow[] = [];
  let previous: number | undefined;
  for (const line of [...byLine.keys()].sort((a, b) => a - b)) {
    if (previous !== undefined && line === previous + 2) rows.push(unmarkedLine(text, line - 1, style));
    else if (previous !== undefined && line > previous + 2) rows.push({ kind: 'gap' });
    rows.push(...drawLine(text, line, byLine.get(line)!, style));
    previous = line;
  }
  return rows;
}

function unmarkedLine(text: LineIndex, line: number, style: SnippetStyle): SnippetRow {
  const cells = layOut(text.line(line).slice(0, longestMeasured), 0);
  return { kind: 'source', line, text: clip(cells, { from: 0, to: 0 }, 0, style).text };
}

/** A grapheme of a source line as it is printed, with its columns and its offsets in the line. */
interface Cell {
  readonly shown: string;
  readonly column: number;
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

/** Columns from 0; the end is exclusive. */
interface Columns {
  readonly from: number;
  readonly to: number;
}

interface PlacedMark extends Columns {
  /** Where marks overlap, the lower one is on top: marks are handed in with the important ones first. */
  readonly rank: number;
  readonly label: string;
  readonly glyph: string;
  readonly paint: Paint;
}

function drawLine(text: LineIndex, line: number, marks: readonly Mark[], style: SnippetStyle): SnippetRow[] {
  const source = text.line(line);
  const lineStart = text.lineStart(line);
  const rows: SnippetRow[] = [];
  let pending = [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
  while (pending.length > 0) {
    const cut = source.length > longestMeasured ? Math.max(0, pending[0]!.start - lineStart - 200) : 0;
    const cells = layOut(source.slice(cut, cut + longestMeasured), cut);
    const columns = pending.map((mark) => columnsOf(cells, mark.start - lineStart, mark.end - lineStart));
    const shown = clip(cells, columns[0]!, Math.max(...columns.map((c) => c.to)), style);
    const placed: PlacedMark[] = [];
    const hidden: Mark[] = [];
    pending.forEach((mark, i) => {
      const { from, to } = columns[i]!;
      if (i > 0 && from >= shown.end) hidden.push(mark);
      else
        placed.push({
          ...mark,
          rank: marks.indexOf(mark),
          from: from + shown.shift,
          to: Math.max(Math.min(to, shown.end), from + 1) + shown.shift,
        });
    });
    rows.push({ kind: 'source', line, text: shown.text });
    for (const row of drawMarks(placed, style)) rows.push({ kind: 'mark', text: row });
    pending = hidden;
  }
  return rows;
}

/** `offset` is where the piece starts in its line. */
function layOut(piece: string, offset: number): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let start = offset;
  for (const grapheme of splitGraphemes(piece)) {
    const shown = grapheme === '\t' ? ' '.repeat(tabWidth - (column % tabWidth)) : spellControls(grapheme);
    const width = displayWidth(shown);
    cells.push({ shown, column, width, start, end: start + grapheme.length });
    column += width;
    start += grapheme.length;
  }
  return cells;
}

/** The columns of a range of offsets in the line, at least one; what lies past the line's end is marked behind it. */
function columnsOf(cells: readonly Cell[], start: number, end: number): Columns {
  const from = cells.find((cell) => cell.end > start)?.column ?? lineWidth(cells);
  const to = cells.find((cell) => cell.start >= end)?.column ?? lineWidth(cells);
  return { from, to: Math.max(to, from + 1) };
}

function lineWidth(cells: readonly Cell[]): number {
  const last = cells[cells.length - 1];
  return last === undefined ? 0 : last.column + last.width;
}

/** What is seen of a line; `shift` is added to its columns, and those from `end` on are not seen. */
interface Clip {
  readonly text: string;
  readonly shift: number;
  readonly end: number;
}

/** Clips a line to the room there is, so that `first` is seen, and everything up to the column `last` if that fits too. */
function clip(cells: readonly Cell[], first: Columns, last: number, style: SnippetStyle): Clip {
  const total = lineWidth(cells);
  if (total <= style.room) {
    const text = cells.map((cell) => cell.shown).join('');
    return { text: text.trimEnd(), shift: 0, end: Number.POSITIVE_INFINITY };
  }
  const dots = displayWidth(style.ellipsis);
  const budget = style.room - 2 * dots;
  const wanted = last - first.from <= budget ? last - first.from : Math.min(first.to - first.from, budget);
  const before = Math.min(first.from - Math.floor((budget - wanted) / 3), total - budget - dots);
  const seenFromStart = first.from + wanted <= style.room - dots;
  const left = seenFromStart || before <= dots ? 0 : before;
  const right = left === 0 ? budget + dots : left + budget;
  const seen = cells.filter((cell) => cell.column >= left && cell.column + cell.width <= Math.max(right, left + 1));
  const end = seen.length === 0 ? left : lineWidth(seen);
  const text = seen.map((cell) => cell.shown).join('');
  return {
    text: `${left > 0 ? style.ellipsis : ''}${end < total ? text + style.ellipsis : text.trimEnd()}`,
    shift: left > 0 ? dots - (seen[0]?.column ?? left) : 0,
    end,
  };
}

/**
 * The rows under one line: a row of underlines, the rightmost with its label behind it, then the other labels from
 * right to left, each hanging from its mark:
 *
 *     ^^^^   ---- (2) read
 *     |
 *     (1) write
 */
function drawMarks(marks: readonly PlacedMark[], style: SnippetStyle): string[] {
  const hanging = [...marks].sort((a, b) => b.from - a.from || b.to - a.to);
  const underline = drawUnderlines(marks);
  const rightmost = hanging[0]!;
  const end = Math.max(...marks.map((mark) => mark.to));
  const rows: string[] = [];
  if (rightmost.to === end && fitsBehind(rightmost, style)) {
    rows.push(`${underline} ${rightmost.paint(rightmost.label)}`);
    hanging.shift();
  } else {
    rows.push(underline);
  }
  if (hanging.length > 0 && marks.length > 1) rows.push(drawPipes(hanging, style, Number.POSITIVE_INFINITY).text);
  hanging.forEach((mark, i) => {
    const further = hanging.slice(i + 1).filter((other) => other.from < mark.from);
    const column = labelColumn(mark, further, style);
    const pipes = drawPipes(further, style, column);
    const margin = `${pipes.text}${' '.repeat(column - pipes.width)}`;
    const room = style.labelRoom === undefined ? undefined : style.labelRoom - column;
    for (const part of wrapWords(mark.label, room)) rows.push(`${margin}${mark.paint(part)}`);
  });
  return rows;
}

/** A label is rather moved to the left than wrapped into columns narrower than this. */
const comfortable = 32;

function fitsBehind(mark: PlacedMark, style: SnippetStyle): boolean {
  return style.labelRoom === undefined || mark.to + 1 + displayWidth(mark.label) <= style.labelRoom;
}

/** Under the start of its mark, or left of it where the edge is near, but right of the pipes that go on below. */
function labelColumn(mark: PlacedMark, further: readonly PlacedMark[], style: SnippetStyle): number {
  if (style.labelRoom === undefined) return mark.from;
  const width = displayWidth(mark.label);
  if (style.labelRoom - mark.from >= Math.min(width, comfortable)) return mark.from;
  const leftmost = Math.max(0, ...further.map((other) => other.from + 2));
  return Math.max(Math.min(leftmost, mark.from), Math.min(mark.from, style.labelRoom - width));
}

function drawUnderlines(marks: readonly PlacedMark[]): string {
  const end = Math.max(...marks.map((mark) => mark.to));
  const owners: (PlacedMark | undefined)[] = Array.from({ length: end }, () => undefined);
  for (const mark of [...marks].sort((a, b) => a.rank - b.rank)) {
    for (let column = mark.from; column < mark.to; column++) owners[column] ??= mark;
  }
  let row = '';
  for (let from = 0; from < end; ) {
    const owner = owners[from];
    let to = from + 1;
    while (to < end && owners[to] === owner) to++;
    row += owner === undefined ? ' '.repeat(to - from) : owner.paint(owner.glyph.repeat(to - from));
    from = to;
  }
  return row;
}

/** A pipe at the start of each mark left of `before`. */
function drawPipes(marks: readonly PlacedMark[], style: SnippetStyle, before: number): { text: string; width: number } {
  let text = '';
  let width = 0;
  for (const mark of [...marks].sort((a, b) => a.from - b.from)) {
    if (mark.from < width || mark.from >= before) continue;
    text += ' '.repeat(mark.from - width) + mark.paint(style.pipe);
    width = mark.from + 1;
  }
  return { text, width };
}
