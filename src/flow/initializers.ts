// What the initialisers of package variables do before main: which functions they call, which functions the variables, and
// fields of the structs that are made there, hold from then on, and which are run by a container that puts the application
// together. In: the program's initialisers. Out: the functions called or assembled (what they call in turn is for the call
// graph to say), those kept, each with the variable or field, which of these run once for all their callers, and which fields
// are given a value at all.
import { effectOf, isAssembly } from '../knowledge/index.js';
import type { Func, Program, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { CompositeLit, Expr } from '../syntax/ast.js';
import { childrenOf, type Node } from '../syntax/index.js';
import { deref } from './value.js';

export interface Initialized {
  readonly called: ReadonlySet<Func>;
  /** Constructors that a container runs. */
  readonly assembled: ReadonlySet<Func>;
  readonly kept: readonly (readonly [VarSymbol, Func])[];
  /** Kept by way of `sync.OnceFunc`. */
  readonly onces: ReadonlySet<Func>;
  /** Fields of the structs that are made there. */
  readonly filled: ReadonlySet<VarSymbol>;
}

/** What is found as initialisers are gone through. */
interface Kept {
  readonly functions: [VarSymbol, Func][];
  readonly onces: Set<Func>;
}

export function initializedIn(program: Program): Initialized {
  const called = new Set<Func>();
  const assembled = new Set<Func>();
  const kept: Kept = { functions: [], onces: new Set() };
  const filled = new Set<VarSymbol>();
  for (const { symbols, values, resolution } of program.initializers) {
    let assembles = false;
    let known: Resolution | undefined;
    const resolved = (): Resolution => {
      known ??= resolution();
      return known;
    };
    const pending: Node[] = [...values];
    for (let node = pending.pop(); node; node = pending.pop()) {
      // A literal that is only stored runs later.
      if (node.kind === 'FuncLit') continue;
      if (node.kind === 'CallExpr') {
        const callee = resolved().calleeOf(node);
        if (callee.kind === 'static' && callee.func.func) called.add(callee.func.func);
        assembles ||= callee.kind === 'static' && isAssembly(callee.func.key);
      }
      if (node.kind === 'CompositeLit')
        for (const [part, field] of partsOf(program, resolved, node) ?? [])
          if (field && field !== 'unknown' && part.kind !== 'BasicLit') filled.add(field);
      // Tables of names and numbers are long.
      for (const child of childrenOf(node))
        if (child.kind !== 'BasicLit' && child.kind !== 'Ident') pending.push(child);
    }
    if (assembles) assembledIn(values, resolved(), assembled);
    if (symbols.length !== values.length) continue;
    values.forEach((value, i) => {
      const symbol = symbols[i];
      if (symbol) keep(program, resolved, symbol, value, kept);
    });
  }
  return { called, assembled, kept: kept.functions, onces: kept.onces, filled };
}

/** A variable, field or element gets a value, which may be a function, or made of such. */
function keep(program: Program, resolved: () => Resolution, to: VarSymbol, value: Expr, kept: Kept): void {
  switch (value.kind) {
    case 'ParenExpr':
      return keep(program, resolved, to, value.x, kept);
    case 'UnaryExpr':
      if (value.op === '&') keep(program, resolved, to, value.x, kept);
      return;
    case 'FuncLit':
      kept.functions.push([to, resolved().funcOf(value)]);
      return;
    case 'Ident': {
      const symbol = resolved().symbolOf(value);
      if (symbol?.kind === 'func' && symbol.func) kept.functions.push([to, symbol.func]);
      return;
    }
    case 'SelectorExpr': {
      const selection = resolved().selectionOf(value);
      const func =
        selection.kind === 'method' || selection.kind === 'method-expr'
          ? selection.func
          : selection.kind === 'qualified' && selection.symbol.kind === 'func'
            ? selection.symbol
            : undefined;
      if (func?.func) kept.functions.push([to, func.func]);
      return;
    }
    case 'CallExpr': {
      // `var load = sync.OnceFunc(func() { ... })`
      const callee = resolved().calleeOf(value);
      const once = callee.kind === 'static' ? effectOf(callee.func.key)?.once : undefined;
      const arg = once === undefined ? undefined : value.args[once];
      if (!arg) return;
      const before = kept.functions.length;
      keep(program, resolved, to, arg, kept);
      for (const [, func] of kept.functions.slice(before)) kept.onces.add(func);
      return;
    }
    case 'CompositeLit':
      return keepParts(program, resolved, to, value, kept);
    default:
      return;
  }
}

function keepParts(
  program: Program,
  resolved: () => Resolution,
  to: VarSymbol,
  literal: CompositeLit,
  kept: Kept,
): void {
  const parts = partsOf(program, resolved, literal);
  for (const [part, field] of parts ?? []) if (field !== 'unknown') keep(program, resolved, field ?? to, part, kept);
}

/** The parts of a literal; of a struct's, each with its field. Undefined where all are numbers and texts. */
function partsOf(
  program: Program,
  resolved: () => Resolution,
  literal: CompositeLit,
): (readonly [Expr, VarSymbol | 'unknown' | undefined])[] | undefined {
  // Tables of numbers and texts are long, and hold neither functions nor objects.
  const parts = literal.elts.map((elt) => (elt.kind === 'KeyValueExpr' ? elt.value : elt));
  if (!parts.some((part) => part.kind !== 'BasicLit')) return undefined;
  const shape = program.underlying(deref(resolved().typeOf(literal)));
  const fields = shape.kind === 'struct' ? shape.fields : undefined;
  return literal.elts.map((elt, i) => {
    const named = elt.kind === 'KeyValueExpr' && elt.key.kind === 'Ident' ? elt.key.name : undefined;
    const field = fields && (named !== undefined ? fields.find(({ name }) => name === named) : fields[i]);
    return [parts[i]!, fields ? (field ?? 'unknown') : undefined];
  });
}

/** `var Module = fx.Options(fx.Provide(NewClient, fx.Annotate(NewCache, ...)))`: constructors of a container. */
function assembledIn(values: readonly Expr[], resolved: Resolution, found: Set<Func>): void {
  const pending: { node: Node; handedOver: boolean }[] = values.map((node) => ({ node, handedOver: false }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node } = next;
    let { handedOver } = next;
    if (node.kind === 'FuncLit') continue;
    if (node.kind === 'CallExpr') {
      const callee = resolved.calleeOf(node);
      handedOver ||= callee.kind === 'static' && isAssembly(callee.func.key);
    } else if (handedOver) {
      const symbol = node.kind === 'Ident' ? resolved.symbolOf(node) : qualified(node, resolved);
      if (symbol?.kind === 'func' && symbol.func) found.add(symbol.func);
    }
    for (const child of childrenOf(node)) pending.push({ node: child, handedOver });
  }
}

function qualified(node: Node, resolution: Resolution) {
  const selection = node.kind === 'SelectorExpr' ? resolution.selectionOf(node) : undefined;
  return selection?.kind === 'qualified' ? selection.symbol : undefined;
}
