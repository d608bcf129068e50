// Ignore comments written for the user: `//lint:ignore RULE why`, on a line of its own above each access to fix.
import type { Finding } from '../finding.js';
import { LineIndex } from '../text/source-text.js';

/** The text of one file with a comment above every line that a finding points to. `findings` all lie in it. */
export function addIgnores(text: string, findings: readonly Finding[], reason: string): string {
  const lines = new LineIndex(text);
  const rules = new Map<number, Set<string>>();
  for (const { rule, primary } of findings) {
    const { line } = lines.position(primary.span.start);
    rules.set(line, (rules.get(line) ?? new Set()).add(rule));
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const parts: string[] = [];
  let at = 0;
  for (const [line, names] of [...rules].sort(([a], [b]) => a - b)) {
    const start = lines.lineStart(line);
    const indent = /^[ \t]*/.exec(lines.line(line))![0];
    parts.push(text.slice(at, start), `${indent}//lint:ignore ${[...names].sort().join(',')} ${reason}${lineEnd}`);
    at = start;
  }
  return parts.join('') + text.slice(at);
}
