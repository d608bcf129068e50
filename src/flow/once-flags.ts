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
//
// What such a branch gives a variable, the variable has from then on, in every round that comes by:
//
//	for _, name := range names {
//		if !cloned {
//			all = maps.Clone(all)
//			cloned = true
//		}
//		all[name] = true
//	}
import type { Func, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { BlockStmt, Expr, IfStmt } from '../syntax/ast.js';
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

  /**
   * Whoever comes behind the statement has been in its branch, in this round or an earlier one, and the variables still have
   * what they were given there.
   */
  isPassed({ cond, then, else: otherwise, pos, end }: IfStmt): boolean {
    const flag = this.unsetWhere(cond)[0];
    const { body } = this.func.node;
    if (!flag || otherwise || cond.kind !== 'UnaryExpr' || !body || !this.isSetForGood(flag)) return false;
    const loop = this.loopAround(body, { pos, end }, flag);
    if (!loop) return false;
    const given = new Set<VarSymbol>();
    let isPlain = true;
    walk(then, (node) => {
      if (node.kind === 'GoStmt' || node.kind === 'IncDecStmt') isPlain = false;
      if (node.kind !== 'AssignStmt' || node.tok === ':=') return;
      for (const left of node.lhs) {
        const variable = this.local(left);
        if (variable) given.add(variable);
        else isPlain = false;
      }
    });
    if (!isPlain || !given.has(flag) || given.size < 2) return false;
    let isKept = true;
    walk(loop, (node) => {
      if (node.pos >= then.pos && node.end <= then.end) return;
      const targets = node.kind === 'AssignStmt' ? node.lhs : node.kind === 'RangeStmt' ? [node.key, node.value] : [];
      const isGiven = (target: Expr | undefined): boolean => {
        const variable = target && this.local(target);
        return variable !== undefined && given.has(variable);
      };
      if (targets.some(isGiven)) isKept = false;
    });
    return isKept;
  }

  /** The outermost loop that a statement lies in and the flag does not. */
  private loopAround(body: BlockStmt, { pos, end }: { pos: number; end: number }, flag: VarSymbol): Node | undefined {
    const loops: Node[] = [];
    walk(body, (node) => {
      if ((node.kind === 'ForStmt' || node.kind === 'RangeStmt') && node.pos <= pos && node.end >= end)
        loops.push(node);
    });
    return loops.find((loop) => {
      let declares = false;
      walk(loop, (node) => {
        if (node.kind === 'ValueDecl') declares ||= node.names.some((name) => this.local(name) === flag);
        if (node.kind === 'AssignStmt' && node.tok === ':=')
          declares ||= node.lhs.some((left) => this.local(left) === flag);
      });
      return !declares;
    });
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
