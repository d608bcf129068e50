// Methods and functions that nobody calls. What a library exports is called by programs that are not here; what an
// application exports and never uses is called by nobody, and meets nobody; nor does what is not exported and only tests
// name. In: the program. Out: a look-up by function.
import type { Event, FlowGraph } from '../flow/graph.js';
import { isNamedAsInLibraries } from '../knowledge/index.js';
import type { Func, Program } from '../model/program.js';
import type { Type } from '../model/types.js';
import { walk } from '../syntax/index.js';
import { isExported } from '../text/exported.js';
import { byNobodyKnown } from './context.js';
import type { Instance } from './groups.js';

export interface Unused {
  /** The way begins in a function that no code but tests names, and that no other program can call. */
  isUnused(instance: Instance): boolean;
  /** ... and that function itself. */
  isUnusedFunction(func: Func): boolean;
  /** Its module has a program to be run: what it exports is there for the module itself. */
  isOfApplication(symbol: Pick<Func, 'pkg'>): boolean;
  /** It may be called by others than those that call it by name: through an interface, as a value, or by an initialiser. */
  isHandedOn(func: Func): boolean;
}

/** Packages with a main function that show or help make something else. */
const besideTheProduct =
  /(^|[/_.-])(bench(marks?)?|demos?|e2e|examples?|gen\w*|hack|integration|loadtests?|perf|samples?|scripts?|stress|tests?|testing|testdata|tools?|tutorials?)([/_.-]|$)/i;

export function unusedIn(program: Program, graphs: readonly FlowGraph[]): Unused {
  let modules: ReadonlySet<string> | undefined;
  const initializing = namesInInitializers(program);
  const uses = usesIn(graphs, initializing);
  const isNamed = (func: Func): boolean => {
    const { symbol, receiver, pkg, test } = func;
    if (!symbol || test || isEntered(func)) return true;
    if (isExported(symbol.name) && pkg.name !== 'main') {
      modules ??= applicationsIn(program);
      if (!modules.has(pkg.module.dir)) return true;
      if (receiver && isRemoteProcedure(func)) return true;
      if (receiver && mayBeOfALibrary(func)) {
        // A library calls the methods of a type that only its package knows, through an interface.
        const type = receiver.type.kind === 'pointer' ? receiver.type.elem : receiver.type;
        if (type.kind !== 'named' || !isExported(type.symbol.name)) return true;
        return initializing.has(symbol.name) || program.selectedNames.has(symbol.name);
      }
    } else if (receiver && isExported(symbol.name)) return true;
    return uses.called.has(func) || uses.named.has(symbol.name);
  };
  return {
    isUnused: ({ context }) => {
      if (context.thread.kind !== 'entry' && context.thread.id !== byNobodyKnown) return false;
      let root = context;
      while (root.from) root = root.from.context;
      return !isNamed(root.func);
    },
    isUnusedFunction: (func) => !isNamed(func),
    isHandedOn: ({ symbol }) => symbol === undefined || uses.named.has(symbol.name),
    isOfApplication: ({ pkg }) => {
      modules ??= applicationsIn(program);
      return modules.has(pkg.module.dir);
    },
  };
}

/** Who calls it is not seen in Go: the runtime, C, or what is linked with it. */
export function isEntered({ symbol, receiver, doc }: Func): boolean {
  return !receiver && (/^(main|init)$/.test(symbol?.name ?? '') || /^(export|go:linkname) /m.test(doc ?? ''));
}

interface Uses {
  readonly called: ReadonlySet<Func>;
  /** What is called through an interface, or of what is not known, or handed on: all that have these names. */
  readonly named: ReadonlySet<string>;
}

function usesIn(graphs: readonly FlowGraph[], initializing: ReadonlySet<string>): Uses {
  const called = new Set<Func>();
  const named = new Set(initializing);
  const visit = (event: Event): void => {
    if (event.op === 'defer') event.events.forEach(visit);
    else if (event.op === 'call' && !event.viaInterface) for (const target of event.targets) called.add(target);
  };
  for (const { func, blocks, named: names } of graphs) {
    if (func.test) continue;
    for (const name of names) named.add(name);
    for (const { events } of blocks) events.forEach(visit);
  }
  return { called, named };
}

/**
 * An interface of a library may have it: it takes nothing, or what the library has made, or it is named as the standard
 * library's and most frameworks' methods are.
 */
function mayBeOfALibrary({ symbol, params, results }: Func): boolean {
  if (params.length === 0 || isNamedAsInLibraries(symbol?.name ?? '')) return true;
  return [...params, ...results].some(({ type }) => isOfALibrary(type));
}

/** `func (t *T) Name(args A, reply *R) error`: what net/rpc and those like it call, by a name that a client sends. */
function isRemoteProcedure({ params, results }: Func): boolean {
  const [reply, result] = [params[1]?.type, results[0]?.type];
  if (params.length !== 2 || results.length !== 1 || reply?.kind !== 'pointer') return false;
  return result?.kind === 'named' && result.symbol.name === 'error' && result.symbol.pkg.path === '';
}

/** Another program knows the type, and it is none that every program knows. */
function isOfALibrary(type: Type): boolean {
  switch (type.kind) {
    case 'pointer':
    case 'slice':
    case 'array':
    case 'chan':
      return isOfALibrary(type.elem);
    case 'map':
      return isOfALibrary(type.key) || isOfALibrary(type.elem);
    case 'named':
      return !type.symbol.pkg.inProgram && type.symbol.pkg.path !== '' && type.symbol.pkg.path !== 'time';
    case 'basic':
      return false;
    default:
      return true;
  }
}

/** The modules that have a program to be run, by their directories. */
function applicationsIn(program: Program): ReadonlySet<string> {
  const mains = program.packages.filter(
    ({ name, path, module }) => name === 'main' && !besideTheProduct.test(path.slice(module.path.length)),
  );
  return new Set(mains.map(({ module }) => module.dir));
}

/** Whatever is named in what package variables are made with. */
function namesInInitializers(program: Program): Set<string> {
  const found = new Set<string>();
  for (const { path, values } of program.initializers)
    if (!isTestFile(path))
      for (const value of values)
        walk(value, (inner) => {
          if (inner.kind === 'Ident') found.add(inner.name);
          else if (inner.kind === 'SelectorExpr') found.add(inner.sel.name);
        });
  return found;
}

function isTestFile(path: string): boolean {
  return path.endsWith('_test.go');
}
