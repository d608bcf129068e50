// What is there for tests: test files, packages of helpers and fakes, methods of what stands in for something else.
import type { Func } from '../model/program.js';

/** Of a test file, of a package that is there for tests, or a method of what stands in for something while they run. */
export function isTestCode(func: Func): boolean {
  const words =
    /(^|[/_.-])(e2e|fakes?|integration|mocks?|test|testing|tests|testutils?|(?!latest)[a-z]+test)([/_.-]|$)/;
  if (func.test || words.test(func.pkg.path) || words.test(func.path.slice(func.path.lastIndexOf('/') + 1)))
    return true;
  let outer = func;
  while (outer.parent) outer = outer.parent;
  const type = outer.receiver?.type.kind === 'pointer' ? outer.receiver.type.elem : outer.receiver?.type;
  const name = type?.kind === 'named' ? type.symbol.name : '';
  return /^([fF]ake|[mM]ock|[sS]tub)(?=\p{Lu}|$)|(Fake|Mock|Stub)$/u.test(name);
}
