// The comments of a fixture in, what it claims out: findings, known faults, and how the race is shown to Go.
//
//   s.items[k] = v // want unlocked-map-write "s\.items"   a finding on this line, its message matching
//   s.items[k] = v // miss unlocked-map-write "reason"     it is true, and not found yet
//   s.items[k] = v // noise unlocked-map-write             it is reported, though harmless
//   s.items[k] = v // races                                where Go sees the race, if the finding is not on such a line
//   // drive: s := New() => s.Put("a") || s.Get("a")       setup, then statements that run beside each other
//   // unproved: reason                                    no race can be shown for this scenario, by design
//
// Several wants may share a line. The regular expression stands between the quotes as it is.
import type { SourceText } from '../src/text/source-text.js';

export interface Expectation {
  readonly kind: 'want' | 'miss' | 'noise';
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly rule: string;
  /** Of a want: matched against the message. */
  readonly pattern?: RegExp;
}

/** Go statements: `setup` runs once a round, then all `bodies` at the same time. */
export interface Drive {
  readonly setup: string;
  readonly bodies: readonly string[];
}

export interface Claims {
  readonly expectations: readonly Expectation[];
  readonly races: readonly { readonly path: string; readonly line: number }[];
  readonly drives: readonly Drive[];
  readonly unproved: readonly string[];
}

export function readClaims(files: readonly SourceText[]): Claims {
  const expectations: Expectation[] = [];
  const races: { path: string; line: number }[] = [];
  const drives: Drive[] = [];
  const unproved: string[] = [];
  for (const { path, text } of files) {
    for (const [index, content] of text.split('\n').entries()) {
      const line = index + 1;
      const drive = /^\/\/ drive: (.*)$/.exec(content);
      if (drive) drives.push(parseDrive(drive[1]!));
      const reason = /^\/\/ unproved: (.*)$/.exec(content);
      if (reason) unproved.push(reason[1]!);
      for (const [, kind, rest] of content.matchAll(/\/\/ (want|miss|noise|races)\b(.*?)(?=\/\/ |$)/g)) {
        if (kind === 'races') races.push({ path, line });
        else expectations.push(...parseExpectations(kind as Expectation['kind'], rest!, path, line));
      }
    }
  }
  return { expectations, races, drives, unproved };
}

function parseExpectations(kind: Expectation['kind'], text: string, path: string, line: number): Expectation[] {
  const item = /\s*([a-z][a-z-]*)(?:\s+"([^"]*)")?\s*/y;
  const parsed: Expectation[] = [];
  while (item.lastIndex < text.length) {
    const start = item.lastIndex;
    const [, rule, quoted] = item.exec(text) ?? [];
    if (rule === undefined) throw new Error(`${path}:${line}: cannot read ${JSON.stringify(text.slice(start))}`);
    if (quoted === undefined && kind !== 'noise') throw new Error(`${path}:${line}: ${kind} ${rule} lacks its "text"`);
    parsed.push({ kind, path, line, rule, ...(kind === 'want' && { pattern: new RegExp(quoted!) }) });
  }
  if (parsed.length === 0) throw new Error(`${path}:${line}: ${kind} names no rule`);
  return parsed;
}

function parseDrive(text: string): Drive {
  const [first, second] = text.split(' => ');
  const bodies = (second ?? first!).split(' || ').map((body) => body.trim());
  return { setup: second === undefined ? '' : first!, bodies };
}
