// The format for people: both sides of a race in their source, and why it is one.
//
// One block a finding, as rustc draws its diagnostics. What belongs to the finding's files is drawn in their lines;
// what does not, and what would bury the two accesses, is named in notes below. No finding is left out.
import type { Finding, PathStep, Report, Side } from '../finding.js';
import type { Span } from '../text/source-text.js';
import type { ReportContext } from './context.js';
import { accessNoun, count, describeSide, lockList, racesWithItself } from './describe.js';
import { displayWidth, oneLine, wrapWords } from './display.js';
import { where } from './locate.js';
import { type Palette, palette } from './palette.js';
import { drawSnippet, type Mark, type SnippetStyle } from './snippet.js';

/** The columns that source lines are clipped to where there is no terminal. */
const widthWithoutTerminal = 140;
/** In a narrower one, lines are left for the terminal to break. */
const narrowestTerminal = 40;
/** Related places beyond this many are named below rather than drawn. */
const mostDrawnRelated = 4;

export function formatFull(report: Report, context: ReportContext): string {
  const style = frameStyle(context);
  const wide = { ...context, width: context.width ? Math.max(context.width, narrowestTerminal) : undefined };
  return report.findings.map((finding) => `${drawFinding(finding, style, wide)}\n`).join('\n');
}

/** The characters and paints of the frame. */
interface FrameStyle {
  readonly colors: Palette;
  readonly bar: string;
  readonly first: string;
  readonly next: string;
  readonly gap: string;
  readonly secondary: string;
  readonly ellipsis: string;
  readonly arrow: string;
}

function frameStyle(context: ReportContext): FrameStyle {
  const colors = palette(context);
  if (!context.unicode) {
    return { colors, bar: '|', first: '-->', next: ':::', gap: '...', secondary: '-', ellipsis: '...', arrow: '->' };
  }
  return { colors, bar: '│', first: ' ╭─', next: ' ├─', gap: ' ┆', secondary: '─', ellipsis: '…', arrow: '→' };
}

/** A place to be drawn in its source line. */
interface Place extends Mark {
  readonly path: string;
}

function drawFinding(finding: Finding, style: FrameStyle, context: ReportContext): string {
  const { drawn, named } = choosePlaces(finding, style, context);
  const sections = groupByPath(drawn);
  const lastLine = Math.max(...drawn.map((place) => lineOf(place, context)));
  const margin = ' '.repeat(String(lastLine).length);
  const rows = drawTitle(finding, style, context);
  sections.forEach((places, i) => {
    if (i > 0) rows.push(`${margin} ${style.colors.frame(style.bar)}`);
    rows.push(...drawSection(places, i === 0 ? style.first : style.next, margin, style, context));
  });
  for (const note of [...named, ...notes(finding, style, context)]) {
    rows.push(...drawNote(note, margin, style, context));
  }
  return rows.join('\n');
}

function drawTitle(finding: Finding, style: FrameStyle, context: ReportContext): string[] {
  const kind = `${finding.severity}[${finding.rule}]`;
  const [first = '', ...rest] = wrapWords(`${kind}: ${oneLine(finding.message)}`, context.width);
  const paint = style.colors.severity[finding.severity];
  const title = `${paint(first.slice(0, kind.length))}${style.colors.strong(first.slice(kind.length))}`;
  return [title, ...rest.map((line) => style.colors.strong(line))];
}

// ---- what is drawn, and what is only named

interface Note {
  readonly label: string;
  readonly text: string;
}

function choosePlaces(finding: Finding, style: FrameStyle, context: ReportContext): { drawn: Place[]; named: Note[] } {
  const drawn = accessPlaces(finding, style);
  const named: Note[] = [];
  const files = new Set(drawn.map((place) => place.path));
  for (const side of sidesOf(finding)) {
    for (const step of side.via) {
      if (step.kind !== 'call' && files.has(step.span.path)) addPlace(drawn, step.span, step.text, style);
    }
  }
  let related = 0;
  for (const { span, text } of finding.related) {
    if (isDrawn(drawn, span)) continue;
    if (related < mostDrawnRelated && context.texts(span.path) !== undefined) addPlace(drawn, span, text, style);
    else named.push({ label: 'related', text: `${oneLine(text)} (${where(span, context)})` });
    related++;
  }
  return { drawn, named };
}

function sidesOf(finding: Finding): Side[] {
  return finding.other === undefined ? [finding.primary] : [finding.primary, finding.other];
}

function accessPlaces(finding: Finding, style: FrameStyle): Place[] {
  const { primary, other } = finding;
  const paint = style.colors.severity[finding.severity];
  const place = (side: Side, number: 1 | 2, label: string): Place => ({
    ...side.span,
    label: oneLine(label),
    glyph: number === 1 ? '^' : style.secondary,
    paint: number === 1 ? paint : style.colors.frame,
  });
  const first = accessNoun(primary.kind);
  if (other === undefined) {
    return [place(primary, 1, finding.evidence === 'value' ? first : `${first}, locks held: ${lockList(primary)}`)];
  }
  if (racesWithItself(finding)) {
    const locks =
      lockList(primary) === lockList(other) ? lockList(primary) : `(1) ${lockList(primary)}, (2) ${lockList(other)}`;
    return [place(primary, 1, `(1) and (2) ${first}, the same line in two goroutines, locks held: ${locks}`)];
  }
  return [
    place(primary, 1, `(1) ${first}, locks held: ${lockList(primary)}`),
    place(other, 2, `(2) ${describeSide(other)}`),
  ];
}

function addPlace(places: Place[], span: Span, text: string, style: FrameStyle): void {
  if (isDrawn(places, span)) return;
  places.push({ ...span, label: oneLine(text), glyph: style.secondary, paint: style.colors.frame });
}

function isDrawn(places: readonly Place[], span: Span): boolean {
  return places.some((place) => place.path === span.path && place.start === span.start && place.end === span.end);
}

function groupByPath(places: readonly Place[]): Place[][] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const group = groups.get(place.path);
    if (group === undefined) groups.set(place.path, [place]);
    else group.push(place);
  }
  return [...groups.values()];
}

// ---- a file's lines

function lineOf(place: Place, context: ReportContext): number {
  return context.texts(place.path)?.position(place.start).line ?? 1;
}

/** The places of one file; the first of them gives the section its position. */
function drawSection(
  places: readonly Place[],
  head: string,
  margin: string,
  style: FrameStyle,
  context: ReportContext,
): string[] {
  const { frame } = style.colors;
  const text = context.texts(places[0]!.path);
  const header = `${margin}${frame(head)} ${oneLine(where(places[0]!, context))}`;
  const bar = `${margin} ${frame(style.bar)}`;
  if (text === undefined) return [header, ...places.map((place) => `${bar} ${place.paint(place.label)}`)];
  const rows = [header, bar];
  for (const row of drawSnippet(text, places, snippetStyle(margin, style, context))) {
    if (row.kind === 'gap') rows.push(frame(style.gap));
    else if (row.kind === 'mark') rows.push(`${bar} ${row.text}`);
    else rows.push(`${frame(`${String(row.line).padStart(margin.length)} ${style.bar}`)} ${row.text}`.trimEnd());
  }
  return rows;
}

function snippetStyle(margin: string, style: FrameStyle, context: ReportContext): SnippetStyle {
  const gutter = margin.length + 3;
  return {
    room: (context.width ?? widthWithoutTerminal) - gutter,
    labelRoom: context.width === undefined ? undefined : context.width - gutter,
    ellipsis: style.ellipsis,
    pipe: style.bar,
  };
}

// ---- the notes below

function notes(finding: Finding, style: FrameStyle, context: ReportContext): Note[] {
  const list: Note[] = [];
  const add = (label: string, text: string | undefined): void => {
    if (text !== undefined && text !== '') list.push({ label, text: oneLine(text) });
  };
  const sides = sidesOf(finding);
  sides.forEach((side, i) => {
    add(sides.length > 1 ? `via (${i + 1})` : 'via', chain(side, style, context));
  });
  add('map', mapOrigin(finding, context));
  add('why', finding.why);
  for (const fact of finding.facts) add('evidence', fact);
  add('more', furtherAccesses(finding, context));
  add('help', finding.help);
  for (const fix of finding.fixes) if (fix.title !== finding.help) add('fix', fix.title);
  add('confidence', `${finding.confidence}; go-map-lint explain ${finding.rule}`);
  return list;
}

/** The way to an access, where it leads through calls or other files: the lines drawn do not tell it. */
function chain(side: Side, style: FrameStyle, context: ReportContext): string | undefined {
  const steps = side.via.filter((step) => step.kind === 'spawn' || step.kind === 'call' || step.kind === 'handler');
  if (steps.every((step) => step.kind === 'spawn' && step.span.path === side.span.path)) return undefined;
  return steps.map((step) => `${step.text} (${lineIn(step, context)})`).join(` ${style.arrow} `);
}

function lineIn(step: PathStep, context: ReportContext): string {
  const line = context.texts(step.span.path)?.position(step.span.start).line;
  return line === undefined ? step.span.path : `${step.span.path}:${line}`;
}

/** Said where the two sides call the map by different names. */
function mapOrigin({ map, primary, other }: Finding, context: ReportContext): string | undefined {
  if (other === undefined || other.expr === primary.expr) return undefined;
  const declared = map.declared === undefined ? '' : `, declared at ${where(map.declared, context)}`;
  return `${primary.expr} and ${other.expr} are ${map.name}${declared}`;
}

function furtherAccesses({ more, primary }: Finding, context: ReportContext): string | undefined {
  if (more.length === 0) return undefined;
  const sites = more.map((side) => `${where(side.span, context)} (${accessNoun(side.kind)})`).join(', ');
  const same = more.every((side) => side.func === primary.func) ? ` in ${primary.func}` : '';
  return `and ${count(more.length, 'more access', 'more accesses')}${same}: ${sites}`;
}

function drawNote(note: Note, margin: string, style: FrameStyle, context: ReportContext): string[] {
  const indent = `${margin}   ${' '.repeat(displayWidth(note.label) + 2)}`;
  const room = context.width === undefined ? undefined : context.width - indent.length;
  const [first = '', ...rest] = wrapWords(note.text, room);
  const { frame, strong } = style.colors;
  return [`${margin} ${frame('=')} ${strong(`${note.label}:`)} ${first}`, ...rest.map((line) => indent + line)];
}
