// The head of a Go file, read by a scanner: build constraints, package clause, imports.
//
// In: the text. Out: what stands before the first declaration. It is no parser: it stops at the first thing that is
// not a comment, a package clause or an import, and a broken import clause simply ends the list.
import type { ConstraintLines } from './constraints.js';

export interface Header {
  readonly constraints: ConstraintLines;
  /** Undefined where the file has no package clause: an empty file, or no Go at all. */
  readonly packageName?: string;
  /** What it imports; read when it is asked for. */
  imports(): readonly string[];
}

const nothing: readonly string[] = [];

export function scanHeader(text: string): Header {
  const { constraints, at } = scanLeadingComments(text);
  const clause = /package[ \t]+([\p{L}_][\p{L}\p{N}_]*)/uy;
  clause.lastIndex = at;
  const match = clause.exec(text);
  if (!match) return { constraints, imports: () => nothing };
  const end = clause.lastIndex;
  return { constraints, packageName: match[1]!, imports: () => scanImports(text, end) };
}

const LF = 10;
const SLASH = 47;
const STAR = 42;

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === LF;

/**
 * Comments before the package clause. A `+build` line counts only when a blank line follows it and nothing but line
 * comments precedes it; a `//go:build` line counts anywhere up here. (go/build, parseFileHeader.)
 */
function scanLeadingComments(text: string): { constraints: ConstraintLines; at: number } {
  let goBuild: string | undefined;
  const plusBuild: string[] = [];
  let pending: string[] = [];
  let onlyLineComments = true;
  let at = 0;
  let emptyLine = true;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === LF) {
      if (emptyLine) {
        plusBuild.push(...pending);
        pending = [];
      }
      emptyLine = true;
      at++;
    } else if (isSpace(code)) {
      at++;
    } else if (code === SLASH && text.charCodeAt(at + 1) === SLASH) {
      const end = endOfLine(text, at);
      if (text.startsWith('go:build ', at + 2)) {
        goBuild ??= text.slice(at + 11, end).trim();
      } else if (onlyLineComments && text.slice(at, end).includes('+build')) {
        const plus = /^\/\/[ \t]*\+build(?:[ \t]+(.*))?$/.exec(text.slice(at, end).trimEnd());
        if (plus) pending.push(plus[1] ?? '');
      }
      emptyLine = false;
      at = end;
    } else if (code === SLASH && text.charCodeAt(at + 1) === STAR) {
      onlyLineComments = false;
      pending = [];
      emptyLine = false;
      at = endOfBlockComment(text, at);
    } else {
      return { constraints: { ...(goBuild !== undefined && { goBuild }), plusBuild }, at };
    }
  }
}

function scanImports(text: string, from: number): string[] {
  const imports: string[] = [];
  const spec = /(?:[\p{L}_][\p{L}\p{N}_]*|\.)?[ \t]*(?:"([^"\n]*)"|`([^`]*)`)/uy;
  let at = skipSpace(text, from);
  const readSpec = (): boolean => {
    spec.lastIndex = at;
    const match = spec.exec(text);
    if (!match) return false;
    imports.push(match[1] ?? match[2]!);
    at = skipSpace(text, spec.lastIndex);
    return true;
  };
  while (text.startsWith('import', at)) {
    at = skipSpace(text, at + 'import'.length);
    if (text[at] !== '(') {
      if (!readSpec()) return imports;
      continue;
    }
    at = skipSpace(text, at + 1);
    while (text[at] !== ')') if (!readSpec()) return imports;
    at = skipSpace(text, at + 1);
  }
  return imports;
}

/** Past white space, semicolons and comments. */
function skipSpace(text: string, at: number): number {
  for (;;) {
    const code = text.charCodeAt(at);
    if (isSpace(code) || code === 59) at++;
    else if (code === SLASH && text.charCodeAt(at + 1) === SLASH) at = endOfLine(text, at);
    else if (code === SLASH && text.charCodeAt(at + 1) === STAR) at = endOfBlockComment(text, at);
    else return at;
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function endOfBlockComment(text: string, at: number): number {
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? text.length : end + 2;
}
