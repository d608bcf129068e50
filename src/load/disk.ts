// What the file system says about Go sources: directory listings and texts.
//
// Trouble (a link that leads nowhere, a file without permission, bytes that are not UTF-8) becomes a Problem and the
// rest goes on. Reading is synchronous: with files in the page cache it costs half of what promises cost.
import { isAscii, isUtf8 } from 'node:buffer';
import { closeSync, type Dirent, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../finding.js';

/** One directory: the names of its Go files and of its subdirectories, sorted, and whether it holds a go.mod. */
export interface Listing {
  readonly goFiles: readonly string[];
  readonly directories: readonly string[];
  readonly hasGoMod: boolean;
}

const NOTHING: Listing = { goFiles: [], directories: [], hasGoMod: false };

/** V8 strings end at 512 MB; a Go file a tenth as long is no source anyone wrote. */
const LARGEST_FILE = 50 * 1024 * 1024;

/** Reads directories and files, each once, and collects what went wrong. */
export class Disk {
  readonly problems: Problem[] = [];
  private readonly listings = new Map<string, Listing>();

  /** `display` turns an absolute path into the one that problems name. */
  constructor(private readonly display: (file: string) => string) {}

  list(dir: string): Listing {
    const known = this.listings.get(dir);
    if (known) return known;
    const listing = this.readListing(dir);
    this.listings.set(dir, listing);
    return listing;
  }

  private readListing(dir: string): Listing {
    let entries: Dirent[];
    try {
      entries = readdirSync(dir, { withFileTypes: true });
    } catch (error) {
      this.report(dir, `cannot read the directory: ${reasonOf(error)}`);
      return NOTHING;
    }
    const goFiles: string[] = [];
    const directories: string[] = [];
    let hasGoMod = false;
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isDirectory()) directories.push(name);
      else if (name === 'go.mod') hasGoMod = true;
      else if (name.endsWith('.go') && !name.startsWith('.') && !name.startsWith('_') && this.isFile(dir, entry)) {
        goFiles.push(name);
      }
    }
    return { goFiles: goFiles.sort(), directories: directories.sort(), hasGoMod };
  }

  /** Links to directories are not followed (as in the go command), so no loop can arise. */
  private isFile(dir: string, entry: Dirent): boolean {
    if (!entry.isSymbolicLink()) return entry.isFile();
    const file = path.join(dir, entry.name);
    try {
      return statSync(file).isFile();
    } catch (error) {
      this.report(file, `cannot follow the link: ${reasonOf(error)}`);
      return false;
    }
  }

  /** The text of a file, without its byte order mark; undefined, and a problem, where it cannot be read. */
  read(file: string): string | undefined {
    let bytes: Buffer;
    try {
      bytes = readBytes(file);
    } catch (error) {
      this.report(file, `cannot read the file: ${reasonOf(error)}`);
      return undefined;
    }
    if (bytes.length > LARGEST_FILE) {
      this.report(file, `file of ${Math.round(bytes.length / 1024 / 1024)} MB is too large and is left out`);
      return undefined;
    }
    // Most sources are, and are then copied rather than decoded.
    if (isAscii(bytes)) return bytes.toString('latin1');
    const text = bytes.toString('utf8');
    // U+FFFD may stand in the source; only its presence makes the slower check worthwhile.
    if (text.includes('\uFFFD') && !isUtf8(bytes)) {
      this.report(file, 'file is not valid UTF-8; the offending bytes are replaced');
    }
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  report(file: string, message: string, kind: Problem['kind'] = 'unreadable'): void {
    this.problems.push({ kind, message, path: this.display(file) });
  }
}

/** Nearly all files fit into it. A buffer for each would cost more than reading does, and wait for the garbage collector. */
let shared: Buffer | undefined;
const SHARED_SIZE = 1024 * 1024;

/** The content of a file, until the next one is read. */
function readBytes(file: string): Buffer {
  shared ??= Buffer.allocUnsafeSlow(SHARED_SIZE);
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    while (length < SHARED_SIZE) {
      const read = readSync(descriptor, shared, length, SHARED_SIZE - length, null);
      if (read === 0) return shared.subarray(0, length);
      length += read;
    }
  } finally {
    closeSync(descriptor);
  }
  return readFileSync(file);
}

export function isDirectory(dir: string): boolean {
  return statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'the link leads back to itself',
  ENOENT: 'it leads nowhere',
  ENOTDIR: 'a part of its path is not a directory',
  EISDIR: 'it is a directory',
  EMFILE: 'too many open files',
  EIO: 'input/output error',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code || String(error));
}
