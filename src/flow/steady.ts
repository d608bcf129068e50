// Conditions that come out alike whenever a function asks them: about a variable of its own, or a field of a struct that lies in
// one. `for … { if q.suggest { add() } else { go add() } }` takes one of the two branches, round after round. In: conditions of if
// statements. Out: what has been asked, and how it has to come out on a branch. What is asked about must not be given another
// value: that is for the finished graph to say.
import type { Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Expr } from '../syntax/ast.js';
import { constantOf } from './conditions.js';

export interface Steady {
  readonly variable: VarSymbol;
  readonly field: VarSymbol | undefined;
  /** What it is compared with, as `constantOf` writes that, or `nil`. */
  readonly value: string;
  readonly equal: boolean;
}

export function steadyOf(cond: Expr, resolution: Resolution): Steady | undefined {
  if (cond.kind === 'ParenExpr') return steadyOf(cond.x, resolution);
  if (cond.kind === 'UnaryExpr' && cond.op === '!') {
    const inner = steadyOf(cond.x, resolution);
    return inner && opposite(inner);
  }
  if (cond.kind !== 'BinaryExpr') {
    const asked = askedIn(cond, resolution);
    return asked && { ...asked, value: 'literal true', equal: true };
  }
  const asked = cond.op === '==' || cond.op === '!=' ? askedIn(cond.x, resolution) : undefined;
  const isNil = cond.y.kind === 'Ident' && cond.y.name === 'nil';
  const value = isNil ? 'nil' : constantOf(cond.y, resolution);
  return asked && value !== undefined ? { ...asked, value, equal: cond.op === '==' } : undefined;
}

export function opposite(steady: Steady): Steady {
  return { ...steady, equal: !steady.equal };
}

/** A variable, or a field of the struct that it is. */
function askedIn(expr: Expr, resolution: Resolution): Pick<Steady, 'variable' | 'field'> | undefined {
  if (expr.kind === 'SelectorExpr') {
    const selection = resolution.selectionOf(expr);
    const [field, ...others] = selection.kind === 'field' ? selection.path : [];
    const object = field && others.length === 0 ? askedIn(expr.x, resolution) : undefined;
    return object && !object.field && object.variable.type.kind !== 'pointer' ? { ...object, field } : undefined;
  }
  const symbol = expr.kind === 'Ident' ? resolution.symbolOf(expr) : undefined;
  const isOwn = symbol?.kind === 'var' && (symbol.role === 'local' || symbol.role === 'param');
  return isOwn ? { variable: symbol, field: undefined } : undefined;
}

/** The one holds where the other does not, at any time. */
export function excludes(
  first: readonly Steady[],
  second: readonly Steady[],
  isUnchanged: (asked: Steady) => boolean,
): boolean {
  return first.some((a) =>
    second.some(
      (b) =>
        a.variable === b.variable &&
        a.field === b.field &&
        a.value === b.value &&
        a.equal !== b.equal &&
        isUnchanged(a),
    ),
  );
}
