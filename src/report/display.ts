// How text looks in a terminal: how wide it is, what is safe to print, where it wraps.
//
// Widths are those of modern terminals: East Asian wide characters and emoji take two columns, combining marks none.
// Ambiguous characters count one. Nothing here knows of colours: texts are measured before they are painted.

/** East Asian Wide and Fullwidth, as [first, last]; emoji are recognised by their Unicode property instead. */
const wideRanges: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
];

const plainAscii = /^[\x20-\x7e]*$/;
const emoji = /\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Extended_Pictographic}\ufe0f|[0-9#*]\ufe0f\u20e3/u;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]$/u;
/** Control characters, line separators and bidirectional overrides: they would let a source line rewrite the screen. */
const unsafe = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Made when first needed: it takes 10 ms to load, and few sources need it. */
let segmenter: Intl.Segmenter | undefined;

function* segments(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Columns that a text takes, without control characters. */
export function displayWidth(text: string): number {
  if (plainAscii.test(text)) return text.length;
  let width = 0;
  for (const grapheme of segments(text)) width += graphemeWidth(grapheme);
  return width;
}

/** The user-perceived characters of a text, as terminals advance over them. */
export function* splitGraphemes(text: string): Generator<string> {
  if (plainAscii.test(text)) yield* text;
  else yield* segments(text);
}

function graphemeWidth(grapheme: string): number {
  if (emoji.test(grapheme)) return 2;
  let width = 0;
  for (const character of grapheme) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return code === 0xad ? 0 : 1;
  if (zeroWidth.test(character)) return 0;
  return wideRanges.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
}

/** Control and direction-changing characters spelled out: `<U+001B>`. Tabs and line ends are left alone. */
export function spellControls(text: string): string {
  return text.replace(unsafe, (c) => `<U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);
}

/** Safe to print in one line: runs of white space are one space, control characters are spelled out. */
export function oneLine(text: string): string {
  return spellControls(text.replace(/[ \t\r\n]+/g, ' ').trim());
}

/** Words filled into lines of at most `width` columns; a longer word stands alone. Undefined is no limit. */
export function wrapWords(text: string, width: number | undefined): string[] {
  if (width === undefined || displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines;
}
