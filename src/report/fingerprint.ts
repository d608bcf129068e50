// What makes a finding the same finding in two runs.
//
// `lineHashes` is the hash that code scanning computes itself where a tool gives none (github/codeql-action), so that
// alerts survive edits elsewhere in the file. `fingerprints` is ours: it names no line, and survives a move as well.
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Finding, Report } from '../finding.js';
import type { ReportContext } from './context.js';
import { repositoryPath } from './locate.js';

/**
 * For each finding, the SHA-256 of its rule, directory, function, map and access kinds, and its number among the
 * findings that agree in all of them, in the report's order: `0f3c...:1`.
 */
export function fingerprints(report: Report, context: ReportContext): Map<Finding, string> {
  const seen = new Map<string, number>();
  const result = new Map<Finding, string>();
  for (const finding of report.findings) {
    const { rule, map, primary, other } = finding;
    const directory = posix.dirname(repositoryPath(primary.span.path, context));
    const parts = [rule, directory, primary.func, map.name, primary.kind, other?.kind ?? ''];
    const hash = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
    const ordinal = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, ordinal);
    result.set(finding, `${hash}:${ordinal}`);
  }
  return result;
}

const blockSize = 100;
const factor = 37;
const word = 2 ** 32;
const lf = 10;
const cr = 13;
const endOfText = 65535;

/**
 * codeql-action's `primaryLocationLineHash` of each line: a 64-bit rolling hash over the 100 characters from the
 * line's start on, without spaces and tabs, and how often that hash has come up in the file: `a23a3dc5e078b07b:1`.
 * Line ends count as LF, the end of the text as 65535 and zeros. The first line is at index 0.
 */
export function lineHashes(text: string): string[] {
  const window = new Uint16Array(blockSize);
  const lineOf = new Int32Array(blockSize).fill(-1);
  const counts = new Map<string, number>();
  const hashes: string[] = [];
  let high = 0;
  let low = 0;
  let index = 0;

  const push = (character: number): void => {
    const line = lineOf[index]!;
    if (line >= 0) {
      const hash = toHex(high, low);
      const count = (counts.get(hash) ?? 0) + 1;
      counts.set(hash, count);
      hashes[line] = `${hash}:${count}`;
      lineOf[index] = -1;
    }
    const begin = window[index]!;
    window[index] = character;
    // 37 * hash + character - 37^100 * begin, in two words of 32 bits; each product is exact in a double.
    const nextLow = low * factor + character - leaving.low * begin;
    const nextHigh = high * factor - leaving.high * begin + Math.floor(nextLow / word);
    low = modulo(nextLow);
    high = modulo(nextHigh);
    index = (index + 1) % blockSize;
  };

  let line = 0;
  let atLineStart = true;
  let afterCr = false;
  for (let i = 0; i <= text.length; i++) {
    const character = i === text.length ? endOfText : text.charCodeAt(i);
    const skipped = character === 32 || character === 9 || (afterCr && character === lf);
    afterCr = character === cr;
    if (skipped) continue;
    const read = character === cr ? lf : character;
    const start = index;
    const startsLine = atLineStart;
    push(read);
    if (startsLine) lineOf[start] = line++;
    atLineStart = read === lf;
  }
  for (let i = 0; i < blockSize; i++) push(0);
  return hashes;
}

/** 37^100 modulo 2^64: what the character that leaves the window has become. */
const leaving = ((): { high: number; low: number } => {
  const value = BigInt.asUintN(64, BigInt(factor) ** BigInt(blockSize));
  return { high: Number(value >> 32n), low: Number(value & 0xffffffffn) };
})();

function modulo(value: number): number {
  const rest = value % word;
  return rest < 0 ? rest + word : rest;
}

function toHex(high: number, low: number): string {
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
}
