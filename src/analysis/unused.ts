// Methods that nobody in an application calls. What a library exports is called by programs that are not here; what an
// application exports and never uses is called by nobody, and meets nobody. In: the program. Out: a look-up by function.
import type { Func, Program } from '../model/program.js';
import { type Node, walk } from '../syntax/index.js';
import type { Instance } from './groups.js';

export interface Unused {
  /** The way begins in an exported method of an application that no code but tests names. */
  isUnused(instance: Instance): boolean;
}

/** Packages with a main function that show or help make something else. */
const besideTheProduct =
  /(^|[/_.-])(benchmarks?|demos?|e2e|examples?|gen\w*|hack|integration|samples?|scripts?|tests?|testing|testdata|tools?|tutorials?)([/_.-]|$)/i;

export function unusedIn(program: Program): Unused {
  let modules: ReadonlySet<string> | undefined;
  let names: ReadonlySet<string> | undefined;
  const isNamed = (func: Func): boolean => {
    const { symbol, receiver, pkg, test } = func;
    if (!symbol || !receiver || test || pkg.name === 'main' || !isExported(symbol.name)) return true;
    const type = receiver.type.kind === 'pointer' ? receiver.type.elem : receiver.type;
    // A library calls the methods of a type that only its package knows, through an interface.
    if (type.kind !== 'named' || !isExported(type.symbol.name)) return true;
    modules ??= applicationsIn(program);
    if (!modules.has(pkg.module.dir)) return true;
    names ??= namesSelected(program);
    return names.has(symbol.name);
  };
  return {
    isUnused: ({ context }) => {
      if (context.thread.kind !== 'entry') return false;
      let root = context;
      while (root.from) root = root.from.context;
      return !isNamed(root.func);
    },
  };
}

/** The modules that have a program to be run, by their directories. */
function applicationsIn(program: Program): ReadonlySet<string> {
  const mains = program.packages.filter(
    ({ name, path, module }) => name === 'main' && !besideTheProduct.test(path.slice(module.path.length)),
  );
  return new Set(mains.map(({ module }) => module.dir));
}

/** `f` of `x.f`, wherever that is no test. */
function namesSelected(program: Program): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (node: Node): void =>
    walk(node, (inner) => {
      if (inner.kind === 'SelectorExpr') found.add(inner.sel.name);
    });
  for (const { test, parent, node } of program.functions) if (!test && !parent && node.body) collect(node.body);
  for (const { values } of program.initializers) values.forEach(collect);
  return found;
}

function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}
