// What is there for tests: test files, packages of helpers and fakes, methods of what stands in for something else.
import type { Func } from '../model/program.js';

/** Of a test file, of a package that is there for tests, or a method of what stands in for something while they run. */
export function isTestCode(func: Func): boolean {
  if (func.test || isThereForTests(func.pkg.path, func.path)) return true;
  let outer = func;
  while (outer.parent) outer = outer.parent;
  const type = outer.receiver?.type.kind === 'pointer' ? outer.receiver.type.elem : outer.receiver?.type;
  const name = type?.kind === 'named' ? type.symbol.name : '';
  return /^([fF]ake|[mM]ock|[sS]tub)(?=\p{Lu}|$)|(Fake|Mock|Stub)$/u.test(name);
}

/** Of a package's path: a repository that is named for tests (`test-infra`) is an application like any other. */
const repository = /^(bitbucket\.org|codeberg\.org|github\.com|gitlab\.com)\/[^/]+\/[^/]+/;

/** By the name of the package, or of the file. */
export function isThereForTests(pkg: string, path: string): boolean {
  const words =
    /(^|[/_.-])(e2e|fakes?|integration|mocks?|test|testing|tests|testutils?|(?!latest)[a-z]+test)([/_.-]|$)/;
  return words.test(pkg.replace(repository, '')) || words.test(path.slice(path.lastIndexOf('/') + 1));
}
