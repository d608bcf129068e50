// Which tests can meet: those of one directory are one program, those of another directory are another.
import type { Func } from './program.js';

/** Both lie in test files, and no program has both. */
export function areNeverTogether(first: Func, second: Func): boolean {
  const [one, other] = [testsOf(first), testsOf(second)];
  return one !== undefined && other !== undefined && one !== other;
}

/** The directory of a test file. */
function testsOf({ path }: Func): string | undefined {
  return path.endsWith('_test.go') ? path.slice(0, path.lastIndexOf('/') + 1) : undefined;
}
