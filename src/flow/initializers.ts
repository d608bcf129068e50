// Which functions run before main, because the initialiser of a package variable calls them, and which are run by a
// container that puts the application together. In: the program's initialisers. Out: the functions; what they call in
// turn is for the call graph to say.
import { isAssembly } from '../knowledge/index.js';
import type { Func, Program, Resolution } from '../model/program.js';
import { childrenOf, type Node } from '../syntax/index.js';

export function calledByInitializers(program: Program): ReadonlySet<Func> {
  const found = new Set<Func>();
  for (const { values, resolution } of program.initializers) {
    let resolved: Resolution | undefined;
    const pending: Node[] = [...values];
    for (let node = pending.pop(); node; node = pending.pop()) {
      // A literal that is only stored runs later.
      if (node.kind === 'FuncLit') continue;
      if (node.kind === 'CallExpr') {
        resolved ??= resolution();
        const callee = resolved.calleeOf(node);
        if (callee.kind === 'static' && callee.func.func) found.add(callee.func.func);
      }
      pending.push(...childrenOf(node));
    }
  }
  return found;
}

/** `var Module = fx.Options(fx.Provide(NewClient, fx.Annotate(NewCache, ...)))`: constructors of a container. */
export function assembledByContainers(program: Program): ReadonlySet<Func> {
  const found = new Set<Func>();
  for (const { values, resolution } of program.initializers) {
    let resolved: Resolution | undefined;
    const pending: { node: Node; handedOver: boolean }[] = values.map((node) => ({ node, handedOver: false }));
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { node } = next;
      let { handedOver } = next;
      if (node.kind === 'FuncLit') continue;
      if (node.kind === 'CallExpr') {
        resolved ??= resolution();
        const callee = resolved.calleeOf(node);
        handedOver ||= callee.kind === 'static' && isAssembly(callee.func.key);
      } else if (handedOver && resolved) {
        const symbol = node.kind === 'Ident' ? resolved.symbolOf(node) : qualified(node, resolved);
        if (symbol?.kind === 'func' && symbol.func) found.add(symbol.func);
      }
      for (const child of childrenOf(node)) pending.push({ node: child, handedOver });
    }
  }
  return found;
}

function qualified(node: Node, resolution: Resolution) {
  const selection = node.kind === 'SelectorExpr' ? resolution.selectionOf(node) : undefined;
  return selection?.kind === 'qualified' ? selection.symbol : undefined;
}
