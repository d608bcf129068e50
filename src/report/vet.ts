// What `go vet` expects of a tool: a line for each place on stderr, or from Go 1.26 a tree of JSON.
//
// These are the forms of golang.org/x/tools/go/analysis/unitchecker. Columns are 1-based bytes, files absolute: the go
// command shortens them. Severity and confidence have no place here; whoever calls leaves out what is not to fail.
import type { Finding, Report } from '../finding.js';
import type { Span } from '../text/source-text.js';
import type { ReportContext } from './context.js';
import { describeSide, racesWithItself } from './describe.js';
import { oneLine } from './display.js';
import { rangeInBytes } from './locate.js';

/** The name under which go files our diagnostics; that of our ignore comments. */
const analyzer = 'gomaplint';

/** `absolute` turns the path of a span into the one that is printed. */
export interface VetContext extends ReportContext {
  absolute(path: string): string;
}

/** `contextLines`: how many lines of code to show around each place; undefined for none at all. */
export function formatVet({ findings }: Report, context: VetContext, contextLines: number | undefined): string {
  return findings
    .flatMap((finding) => [
      ...placeLines(finding.primary.span, messageOf(finding), context, contextLines),
      ...relatedOf(finding).flatMap(({ span, text }) => placeLines(span, `\t${text}`, context, contextLines)),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

/** `id` is the go command's name of the package. No finding gives an empty tree, trouble gives an error for the package. */
export function formatVetJson({ findings }: Report, context: VetContext, id: string, trouble?: string): string {
  const result =
    trouble === undefined
      ? findings.map((finding) => ({
          category: finding.rule,
          ...positions(finding.primary.span, context),
          message: messageOf(finding),
          related: relatedOf(finding).map(({ span, text }) => ({ ...positions(span, context), message: text })),
        }))
      : { error: trouble };
  const isEmpty = trouble === undefined && findings.length === 0;
  return `${JSON.stringify(isEmpty ? {} : { [id]: { [analyzer]: result } }, undefined, '\t')}\n`;
}

function messageOf({ message, rule }: Finding): string {
  return oneLine(`${message} [${rule}]`);
}

function relatedOf(finding: Finding): { readonly span: Span; readonly text: string }[] {
  const { other, more, related } = finding;
  const sides = other === undefined || racesWithItself(finding) ? more : [other, ...more];
  return [...sides.map((side) => ({ span: side.span, text: describeSide(side) })), ...related].map(
    ({ span, text }) => ({ span, text: oneLine(text) }),
  );
}

function placeLines(span: Span, text: string, context: VetContext, contextLines: number | undefined): string[] {
  const range = rangeInBytes(span, context);
  const index = context.texts(span.path);
  const file = context.absolute(span.path);
  if (range === undefined || index === undefined) return [`${file}: ${text}`];
  const lines = [`${file}:${range.line}:${range.column}: ${text}`];
  if (contextLines === undefined) return lines;
  const last = Math.min(range.endLine + contextLines, index.lineCount);
  for (let line = Math.max(1, range.line - contextLines); line <= last; line++)
    lines.push(`${line}\t${index.line(line)}`);
  return lines;
}

function positions(span: Span, context: VetContext): { readonly posn: string; readonly end: string } {
  const range = rangeInBytes(span, context);
  const file = context.absolute(span.path);
  if (range === undefined) return { posn: file, end: file };
  return { posn: `${file}:${range.line}:${range.column}`, end: `${file}:${range.endLine}:${range.endColumn}` };
}
