// Which build of the tool this is: another one may find other things, whatever its version says.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The hash of everything that the built program runs. */
export function hashProgram(programDir: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(programDir, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.(js|wasm)$/.test(name)) hash.update(name).update(readFileSync(path.join(programDir, name)));
  return hash.digest('hex');
}
