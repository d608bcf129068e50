// Where the project lies, for tests that read its fixtures: they run as build/test/*.js or from another output folder.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = findUpward(path.dirname(fileURLToPath(import.meta.url)));

function findUpward(dir: string): string {
  if (existsSync(path.join(dir, 'package.json')) && existsSync(path.join(dir, 'fixtures/go.mod'))) return dir;
  const parent = path.dirname(dir);
  if (parent === dir) throw new Error('no package.json with fixtures above the tests');
  return findUpward(parent);
}
