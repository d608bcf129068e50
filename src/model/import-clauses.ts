// What a file imports, and under which names.
//
// In: the specs of a syntax tree; or, of a file of a dependency, the text before its first declaration, which need not be
// parsed for that where it is laid out as gofmt does.
import type { ImportSpec } from '../syntax/ast.js';

export interface ImportClause {
  readonly path: string;
  /** Where the clause gives one: `.` and `_` too. */
  readonly name: string | undefined;
}

export function clausesOf(specs: readonly ImportSpec[]): readonly ImportClause[] {
  return specs.map(({ path, name }) => ({ path, name: name?.name }));
}

/** One line of it: blank, a comment, the package clause, the ends of a group, or one import in a group or by itself. */
const line =
  /[ \t]*(?:package[ \t]+\w+|import[ \t]*\(|\)|(?:import[ \t]+)?(?:(\w+|\.)[ \t]+)?"([^"\\\n]+)")?[ \t]*(?:\/\/.*)?\r?(?:\n|$)/y;

/** Undefined where a line is none of those; then the parser has to be asked. */
export function readClauses(header: string): readonly ImportClause[] | undefined {
  const clauses: ImportClause[] = [];
  line.lastIndex = 0;
  while (line.lastIndex < header.length) {
    const match = line.exec(header);
    if (match === null) return undefined;
    const [, name, path] = match;
    if (path !== undefined) clauses.push({ path, name });
  }
  return clauses;
}
