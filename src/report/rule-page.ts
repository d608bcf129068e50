// A rule's documentation for the terminal: what `explain RULE` prints, and the list that `rules` prints.
//
// Its Markdown is short and our own, so only what it uses is drawn: headings, paragraphs, lists, fences, code spans.
import type { RuleInfo, Severity } from '../finding.js';
import { type ReportContext, ruleUri } from './context.js';
import { spellControls, wrapWords } from './display.js';
import { type Palette, palette } from './palette.js';

/** Text is easier to read in narrower columns than most terminals have. */
const widestText = 100;

export function formatRule(rule: RuleInfo, context: ReportContext): string {
  const colors = palette(context);
  const width = Math.min(context.width ?? widestText, widestText);
  const uri = ruleUri(rule, context);
  const title = `${colors.strong(rule.id)} (${rule.name}, ${colors.severity[rule.severity](rule.severity)})`;
  const rows = [
    title,
    '',
    ...drawText(rule.summary, '', width, colors),
    '',
    ...drawMarkdown(rule.description, width, colors),
    '',
    ...drawExample('Bad', rule.bad, colors),
    '',
    ...drawExample('Good', rule.good, colors),
  ];
  if (rule.misses.length > 0) {
    rows.push('', colors.strong('Not found'), '');
    for (const miss of rule.misses) rows.push(...drawText(miss, '- ', width, colors));
  }
  rows.push('', colors.dim(`To allow it in one place: //lint:ignore ${rule.id} why`));
  // A registry shows no page for a rule.
  if (uri?.endsWith('.md')) rows.push(colors.dim(uri));
  return `${rows.join('\n')}\n`;
}

/** One line a rule, or as many as a narrow terminal needs. A severity of undefined is off. */
export function formatRuleList(
  rules: readonly { readonly rule: RuleInfo; readonly severity: Severity | undefined }[],
  context: ReportContext,
): string {
  const colors = palette(context);
  const idWidth = Math.max(0, ...rules.map(({ rule }) => rule.id.length));
  const indent = idWidth + 'warning'.length + 4;
  const width = context.width === undefined ? undefined : Math.max(context.width - indent, 20);
  return rules
    .map(({ rule, severity }) => {
      const level = severity === undefined ? colors.dim('off    ') : colors.severity[severity](severity.padEnd(7));
      const [first, ...rest] = wrapWords(rule.summary, width);
      const lines = [
        `${rule.id.padEnd(idWidth)}  ${level}  ${first}`,
        ...rest.map((line) => ' '.repeat(indent) + line),
      ];
      return `${lines.join('\n')}\n`;
    })
    .join('');
}

function drawExample(title: string, code: string, colors: Palette): string[] {
  const lines = code.replace(/\s+$/, '').split('\n');
  return [colors.strong(title), '', ...lines.map((line) => drawCode(line, colors))];
}

function drawCode(line: string, colors: Palette): string {
  return line === '' ? '' : `    ${colors.code(spellControls(line).replaceAll('\t', '    '))}`;
}

function drawMarkdown(markdown: string, width: number, colors: Palette): string[] {
  const rows: string[] = [];
  let paragraph = '';
  let marker = '';
  let inFence = false;
  const flush = (): void => {
    if (paragraph !== '') rows.push(...drawText(paragraph, marker, width, colors));
    paragraph = '';
    marker = '';
  };
  for (const line of markdown.trim().split('\n')) {
    const item = /^\s*([-*]|\d+\.) (.*)/.exec(line);
    const heading = /^#+ (.*)/.exec(line);
    if (/^\s*```/.test(line)) {
      flush();
      inFence = !inFence;
    } else if (inFence) {
      rows.push(drawCode(line, colors));
    } else if (line.trim() === '') {
      flush();
      if (rows[rows.length - 1] !== '') rows.push('');
    } else if (heading !== null) {
      flush();
      rows.push(colors.strong(heading[1]!));
    } else if (item !== null) {
      flush();
      marker = `${item[1]} `;
      paragraph = item[2]!;
    } else {
      paragraph = paragraph === '' ? line.trim() : `${paragraph} ${line.trim()}`;
    }
  }
  flush();
  return rows;
}

/** A paragraph behind its list marker. Code spans keep their backticks: colour only repeats them. */
function drawText(text: string, marker: string, width: number, colors: Palette): string[] {
  let inCode = false;
  return wrapWords(spellControls(text), width - marker.length).map((line, i) => {
    const parts = line.split('`').map((part, j) => {
      if (j > 0) inCode = !inCode;
      return inCode && part !== '' ? colors.code(part) : part;
    });
    return (i === 0 ? marker : ' '.repeat(marker.length)) + parts.join('`');
  });
}
