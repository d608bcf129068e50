// One cache entry as text: what a run found, and what it had asked for to find it.
//
// The first line names the format, the key and the checksum of the second, which is JSON. Whatever does not fit, by an
// accident of the disk or by another program's hand, is no entry: the run goes on as if there were none.
import { createHash } from 'node:crypto';
import type { Report } from '../finding.js';
import type { Mentioned } from './mentioned.js';
import type { Question } from './questions.js';

export interface Entry {
  readonly questions: readonly Question[];
  /** Files of which the report says something; of the others it is enough that they look the same to an analysis. */
  readonly mentioned: readonly Mentioned[];
  /** Before the baseline, filters and severities of the config file. Rules and times are those of the run that reads it. */
  readonly report: Omit<Report, 'rules'>;
}

const FORMAT = 'go-map-lint cache 2';

export function printEntry(key: string, entry: Entry): string {
  const body = JSON.stringify(entry);
  return `${JSON.stringify([FORMAT, key, checksum(body)])}\n${body}`;
}

/** Undefined where the text is no entry for this key. */
export function parseEntry(key: string, text: string): Entry | undefined {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== JSON.stringify([FORMAT, key, checksum(body)])) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return isEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The checksum vouches for what stands inside; this only for what the text is. */
function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' && value !== null && 'questions' in value && 'mentioned' in value && 'report' in value
  );
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
