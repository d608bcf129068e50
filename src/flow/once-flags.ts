// Branches that shut themselves for good: what is done there is done once, however often the loop around comes by.
//
//	for event := range events {
//		if !started && event.ready {
//			started = true
//			go serve()
//		}
//	}
//
// In: the conditions and blocks of one function, as they are lowered. Out: the flag by which a block is shut. A flag is a
// local that is set to true and never to anything else; fields are not followed, since others may reset them.
import type { Func, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { BlockStmt, Expr } from '../syntax/ast.js';
import { type Node, walk } from '../syntax/index.js';
import { constantOf } from './conditions.js';

export class OnceFlags {
  /** Flags that are not set yet, where statements are being lowered. */
  private unset: readonly VarSymbol[] = [];
  private readonly known = new Map<VarSymbol, boolean>();

  constructor(
    private readonly func: Func,
    private readonly resolution: Resolution,
  ) {}

  /** Runs `lower` for the branch on which the condition holds; the flag is that by which the branch is shut. */
  within(cond: Expr, branch: BlockStmt, lower: (flag: VarSymbol | undefined) => void): void {
    const outer = this.unset;
    this.unset = [...outer, ...this.unsetWhere(cond)];
    lower(this.unset.length > 0 ? this.setIn(branch) : undefined);
    this.unset = outer;
  }

  private unsetWhere(cond: Expr): readonly VarSymbol[] {
    if (cond.kind === 'ParenExpr') return this.unsetWhere(cond.x);
    if (cond.kind === 'BinaryExpr' && cond.op === '&&') return [...this.unsetWhere(cond.x), ...this.unsetWhere(cond.y)];
    if (cond.kind !== 'UnaryExpr' || cond.op !== '!') return [];
    const flag = this.local(cond.x);
    return flag ? [flag] : [];
  }

  /** The flag that a statement of the block itself sets, so that whoever gets there does. */
  private setIn(block: BlockStmt): VarSymbol | undefined {
    for (const stmt of block.list) {
      if (stmt.kind !== 'AssignStmt' || stmt.tok !== '=') continue;
      for (const left of stmt.lhs) {
        const flag = this.local(left);
        if (flag && this.unset.includes(flag) && this.isSetForGood(flag)) return flag;
      }
    }
    return undefined;
  }

  private local(expr: Expr): VarSymbol | undefined {
    const symbol = expr.kind === 'Ident' ? this.resolution.symbolOf(expr) : undefined;
    return symbol?.kind === 'var' && symbol.role === 'local' && symbol.func === this.func ? symbol : undefined;
  }

  private isSetForGood(flag: VarSymbol): boolean {
    let forGood = this.known.get(flag);
    if (forGood === undefined) {
      let resets = 0;
      const { body } = this.func.node;
      if (body)
        walk(body, (node) => {
          if (this.mayReset(node, flag)) resets++;
        });
      forGood = resets === 0;
      this.known.set(flag, forGood);
    }
    return forGood;
  }

  private mayReset(node: Node, flag: VarSymbol): boolean {
    if (node.kind === 'UnaryExpr') return node.op === '&' && this.local(node.x) === flag;
    if (node.kind === 'RangeStmt') return [node.key, node.value].some((it) => it && this.local(it) === flag);
    if (node.kind !== 'AssignStmt') return false;
    return node.lhs.some((left, i) => {
      if (this.local(left) !== flag) return false;
      const value = node.lhs.length === node.rhs.length ? node.rhs[i] : undefined;
      const written = value && constantOf(value, this.resolution);
      return written !== (node.tok === ':=' ? 'literal false' : 'literal true');
    });
  }
}
