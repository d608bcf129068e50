// The cache on disk: a folder of small files, one for each run, named by its key.
//
// Two runs at once do no harm: a file is written under a name of its own and then renamed, so that a reader sees an old
// entry, the new one or none. Trouble with the disk makes a run slower, never wrong, so it is not told.
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { type Entry, parseEntry, printEntry } from './entry.js';

/** What the folder holds at most. An entry of a large repository takes about a megabyte. */
const BYTES_AT_MOST = 128 * 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;
/** An entry that no run has read for so long. */
const OLD = 30 * DAY;
/** A file that is still being written after so long never will be finished. */
const ABANDONED = DAY / 24;

const entryName = /^[0-9a-f]{64}\.json$/;
const unfinishedName = /^[0-9a-f]{64}\.json\.[0-9a-f-]+\.new$/;

/** One level after the other: Node's own `recursive` never returns where a level cannot be made and is not said to exist. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  const parent = path.dirname(dir);
  if (parent !== dir) makeFolder(parent);
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    // Another run was faster.
    if (!existsSync(dir)) throw error;
  }
}

export class CacheFolder {
  private readonly dir: string;

  /** `root` may hold other things; only files that look like ours, in a folder of it, are ever touched. */
  constructor(root: string) {
    this.dir = path.join(root, 'runs');
  }

  read(key: string): Entry | undefined {
    const file = this.fileOf(key);
    const text = attempt(() => readFileSync(file, 'utf8'));
    const entry = text === undefined ? undefined : parseEntry(key, text);
    // The time of the last use decides what goes first when the folder is full.
    if (entry) attempt(() => utimesSync(file, new Date(), new Date()));
    return entry;
  }

  /** Whether it could be kept. `limit` is in bytes. */
  write(key: string, entry: Entry, limit: number = BYTES_AT_MOST): boolean {
    const file = this.fileOf(key);
    const unfinished = `${file}.${randomUUID()}.new`;
    const written = attempt(() => {
      makeFolder(this.dir);
      writeFileSync(unfinished, printEntry(key, entry), { flag: 'wx', mode: 0o600 });
      renameSync(unfinished, file);
      return true;
    });
    if (written === undefined) attempt(() => unlinkSync(unfinished));
    this.shrink(limit);
    return written === true;
  }

  /** Removes all entries; how many there were, and their size. */
  clean(): { readonly entries: number; readonly bytes: number } {
    const files = this.files();
    for (const { file } of files) attempt(() => unlinkSync(file));
    // Something of somebody else's keeps its folder.
    attempt(() => rmdirSync(this.dir));
    return { entries: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /** What was read last stays. */
  private shrink(limit: number): void {
    const now = Date.now();
    let total = 0;
    for (const { file, bytes, used, finished } of this.files().sort((a, b) => b.used - a.used)) {
      const age = now - used;
      if (finished) total += bytes;
      const gone = finished ? total > limit || age > OLD : age > ABANDONED;
      if (gone) attempt(() => unlinkSync(file));
    }
  }

  private files(): { file: string; bytes: number; used: number; finished: boolean }[] {
    const names = attempt(() => readdirSync(this.dir)) ?? [];
    return names.flatMap((name) => {
      if (!entryName.test(name) && !unfinishedName.test(name)) return [];
      const file = path.join(this.dir, name);
      const stat = attempt(() => statSync(file));
      return stat ? [{ file, bytes: stat.size, used: stat.mtimeMs, finished: entryName.test(name) }] : [];
    });
  }

  private fileOf(key: string): string {
    return path.join(this.dir, `${createHash('sha256').update(key).digest('hex')}.json`);
  }
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
