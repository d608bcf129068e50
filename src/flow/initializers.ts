// Which functions run before main, because the initialiser of a package variable calls them. In: the program's
// initialisers. Out: the functions called; what they call in turn is for the call graph to say.
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
