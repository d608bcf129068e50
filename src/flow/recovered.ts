// What is done only where a panic has been recovered: `if r := recover(); r != nil { … }`. In: assignments and conditions as
// they are lowered. Out: on which branch of an if statement that is so.
import type { Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { AssignStmt, Expr } from '../syntax/ast.js';

export class Recovered {
  /** Variables that hold what recover() has returned. */
  private readonly variables = new Set<VarSymbol>();

  constructor(private readonly resolution: Resolution) {}

  note({ lhs, rhs }: AssignStmt): void {
    const [variable, ...others] = lhs;
    const [value] = rhs;
    if (!variable || !value || others.length > 0 || !this.isRecover(value)) return;
    const symbol = variable.kind === 'Ident' ? this.resolution.symbolOf(variable) : undefined;
    if (symbol?.kind === 'var') this.variables.add(symbol);
  }

  /** Whether it is so where the condition holds, or where it does not. */
  branchOf(cond: Expr): 'holds' | 'fails' | undefined {
    if (cond.kind === 'ParenExpr') return this.branchOf(cond.x);
    if (cond.kind !== 'BinaryExpr') return undefined;
    const { op, x, y } = cond;
    if (op === '&&' && (this.branchOf(x) === 'holds' || this.branchOf(y) === 'holds')) return 'holds';
    if ((op !== '!=' && op !== '==') || y.kind !== 'Ident' || y.name !== 'nil') return undefined;
    const symbol = x.kind === 'Ident' ? this.resolution.symbolOf(x) : undefined;
    const isRecovered = symbol?.kind === 'var' ? this.variables.has(symbol) : this.isRecover(x);
    return isRecovered ? (op === '!=' ? 'holds' : 'fails') : undefined;
  }

  private isRecover(expr: Expr): boolean {
    if (expr.kind !== 'CallExpr') return false;
    const callee = this.resolution.calleeOf(expr);
    return callee.kind === 'builtin' && callee.name === 'recover';
  }
}
