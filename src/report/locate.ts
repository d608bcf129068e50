// Spans to lines and columns, and paths to the URIs of a repository.
//
// Text formats count columns in UTF-8 bytes, as go and vet print them; SARIF and GitHub count UTF-16 code units.
// Where a file's text is gone, there is no line to name, and the answer is undefined.
import { posix } from 'node:path';
import type { Span } from '../text/source-text.js';
import type { ReportContext } from './context.js';

/** 1-based lines and columns; the end is exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function rangeInBytes(span: Span, context: ReportContext): Range | undefined {
  const text = context.texts(span.path);
  if (text === undefined) return undefined;
  return {
    line: text.position(span.start).line,
    column: text.byteColumn(span.start),
    endLine: text.position(span.end).line,
    endColumn: text.byteColumn(span.end),
  };
}

/** In UTF-16 code units, cut off at the end of the first line: an alert on several lines is easily lost from a diff. */
export function firstLineInUnits(span: Span, context: ReportContext): Range | undefined {
  const text = context.texts(span.path);
  if (text === undefined) return undefined;
  const { line, column } = text.position(span.start);
  const lineEnd = text.line(line).length + 1;
  const end = text.position(span.end);
  const endColumn = end.line === line ? end.column : lineEnd;
  return { line, column, endLine: line, endColumn: Math.max(column, Math.min(endColumn, lineEnd)) };
}

/** `path:line:col` with a column in bytes, or the path alone where the text is gone. */
export function where(span: Span, context: ReportContext): string {
  const range = rangeInBytes(span, context);
  return range === undefined ? span.path : `${span.path}:${range.line}:${range.column}`;
}

/** A path from the repository's root, where the file lies below it; an absolute path stays as it is. */
export function repositoryPath(path: string, context: ReportContext): string {
  return isAbsolutePath(path) ? path : posix.normalize(context.root.prefix + path);
}

/** Percent-encoded: relative to the repository's root, or a file URI for what lies outside, such as the module cache. */
export function repositoryUri(path: string, context: ReportContext): { uri: string; relative: boolean } {
  const from = repositoryPath(path, context);
  const encoded = from.split('/').map(encodeSegment).join('/');
  if (!isAbsolutePath(from)) return { uri: encoded, relative: true };
  return {
    uri: from.startsWith('/') ? `file://${encoded}` : `file:///${encoded.replace('%3A', ':')}`,
    relative: false,
  };
}

function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path);
}

/** A lone surrogate, from a file name that is not UTF-8, has no UTF-8 form and becomes the replacement character. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));
}
