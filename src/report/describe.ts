// The phrases that every text format shares: what a side does, under which locks, and counts in English.
import type { AccessKind, Finding, Side } from '../finding.js';
import type { ReportContext } from './context.js';
import { where } from './locate.js';

const accessNouns: Record<AccessKind, string> = {
  read: 'read',
  write: 'write',
  delete: 'delete',
  iterate: 'iteration',
  clear: 'clear',
  len: 'len',
  replace: 'replacement',
};

export function accessNoun(kind: AccessKind): string {
  return accessNouns[kind];
}

/** `none`, or `s.mu, t.mu (read)`. */
export function lockList(side: Side): string {
  return side.locks.length === 0 ? 'none' : side.locks.join(', ');
}

/** `read in (*Server).Stats, locks held: s.mu`. */
export function describeSide(side: Side): string {
  return `${accessNoun(side.kind)} in ${side.func}, locks held: ${lockList(side)}`;
}

/** For what shows findings beside changed lines only: turned around where the access to fix is not among these. */
export function besideChange(finding: Finding, context: ReportContext): Finding {
  const { primary, other, changed } = finding;
  if (changed !== 'other' || other === undefined) return finding;
  const [line] = /^.*:\d+(?=:\d+$)/.exec(where(primary.span, context)) ?? [primary.span.path];
  const there = (text: string) => text.replace(/ here\b/, ` at ${line}`).replace('this access', `that at ${line}`);
  const message = `the other side of a race: ${there(finding.message)}`;
  const help = finding.help === undefined ? {} : { help: there(finding.help) };
  return { ...finding, message, ...help, primary: other, other: primary };
}

/** Do both sides lie at one place, a loop's goroutines racing with their own copies? */
export function racesWithItself(finding: Finding): boolean {
  const { primary, other } = finding;
  return (
    other !== undefined &&
    other.kind === primary.kind &&
    other.span.path === primary.span.path &&
    other.span.start === primary.span.start &&
    other.span.end === primary.span.end
  );
}

/** `1 error`, `1,930 files`, `12`. */
export function count(n: number, singular?: string, plural = `${singular}s`): string {
  const digits = String(n).replace(/\B(?=(\d{3})+$)/g, ',');
  if (singular === undefined) return digits;
  return `${digits} ${n === 1 ? singular : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listing(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
