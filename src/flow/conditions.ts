// Branches that depend on nothing but a parameter: `if create`, `if !locked`, `switch method`, `switch event.(type)`,
// `if joined, ok := event.(*Joined); ok`. A caller that passes a constant, or a value of a known type, takes only some of
// them. In: conditions of if statements and clauses. Out: what has to hold on a branch.
import type { Program, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import type { Expr, Stmt } from '../syntax/ast.js';

/** The parameter is, or is not, one of these constants, as `constantOf` writes them. */
export interface Condition {
  readonly param: VarSymbol;
  readonly values: readonly string[];
  readonly equal: boolean;
}

/** A literal as written, `true` and `false`, a named constant by its package; undefined for anything else. */
export function constantOf(expr: Expr, resolution: Resolution): string | undefined {
  if (expr.kind === 'ParenExpr') return constantOf(expr.x, resolution);
  if (expr.kind === 'BasicLit') return `literal ${expr.value}`;
  if (expr.kind === 'UnaryExpr' && expr.op === '-' && expr.x.kind === 'BasicLit') return `literal -${expr.x.value}`;
  const name = expr.kind === 'SelectorExpr' ? expr.sel : expr.kind === 'Ident' ? expr : undefined;
  if (!name) return undefined;
  if (expr.kind === 'Ident' && (expr.name === 'true' || expr.name === 'false')) return `literal ${expr.name}`;
  const symbol =
    expr.kind === 'SelectorExpr'
      ? qualified(expr, resolution)
      : resolution.symbolOf(expr as Extract<Expr, { kind: 'Ident' }>);
  return symbol?.kind === 'const' ? `const ${symbol.pkg.path}.${symbol.name}` : undefined;
}

/** The type of what an interface holds, written as constants are: of a named type without arguments, or a pointer to one. */
export function dynamicTypeOf(type: Type, program: Program): string | undefined {
  const named = type.kind === 'pointer' ? type.elem : type;
  if (named.kind !== 'named' || named.args.length > 0) return undefined;
  if (type.kind === 'named') {
    const { kind } = program.underlying(type);
    // Of an interface, any type may be.
    if (kind === 'interface') return `interface ${named.symbol.pkg.path}.${named.symbol.name}`;
    if (kind === 'unknown') return undefined;
  }
  return `type ${type.kind === 'pointer' ? '*' : ''}${named.symbol.pkg.path}.${named.symbol.name}`;
}

/** It is about the type of what the parameter holds. */
export function isOfType({ values }: Condition): boolean {
  return values.some((value) => /^(type|interface) /.test(value));
}

function qualified(expr: Extract<Expr, { kind: 'SelectorExpr' }>, resolution: Resolution) {
  const selection = resolution.selectionOf(expr);
  return selection.kind === 'qualified' ? selection.symbol : undefined;
}

/** `-1`, as `constantOf` writes it. */
export function isNegative(constant: string | undefined): boolean {
  return constant?.startsWith('literal -') ?? false;
}

/** What a condition always is, whoever asks: `if debug && verbose`, where the package says `const debug = false`. */
export function decided(cond: Expr, resolution: Resolution): boolean | undefined {
  switch (cond.kind) {
    case 'ParenExpr':
      return decided(cond.x, resolution);
    case 'UnaryExpr': {
      const x = cond.op === '!' ? decided(cond.x, resolution) : undefined;
      return x === undefined ? undefined : !x;
    }
    case 'BinaryExpr': {
      if (cond.op !== '&&' && cond.op !== '||') return undefined;
      const decides = cond.op === '||';
      const x = decided(cond.x, resolution);
      const y = decided(cond.y, resolution);
      if (x === decides || y === decides) return decides;
      return x === undefined || y === undefined ? undefined : !decides;
    }
    case 'Ident':
    case 'SelectorExpr': {
      const symbol = cond.kind === 'Ident' ? resolution.symbolOf(cond) : qualified(cond, resolution);
      const value = symbol?.kind === 'const' && symbol.value?.kind === 'Ident' ? symbol.value.name : undefined;
      return value === 'true' || value === 'false' ? value === 'true' : undefined;
    }
    default:
      return undefined;
  }
}

/** `joined, ok := event.(*Joined)`: what `ok` says of the parameter. */
export interface Assertion {
  readonly ok: VarSymbol;
  readonly param: VarSymbol;
  readonly type: string;
}

export function assertionIn(stmt: Stmt | undefined, resolution: Resolution, program: Program): Assertion | undefined {
  if (stmt?.kind !== 'AssignStmt' || stmt.lhs.length !== 2 || stmt.rhs.length !== 1) return undefined;
  const [[, target], [asserted]] = [stmt.lhs, stmt.rhs];
  if (target?.kind !== 'Ident' || asserted?.kind !== 'TypeAssertExpr' || !asserted.type) return undefined;
  const ok = resolution.symbolOf(target);
  const param = parameter(asserted.x, resolution);
  const type = dynamicTypeOf(resolution.typeOf(asserted.type), program);
  return ok?.kind === 'var' && param && type !== undefined ? { ok, param, type } : undefined;
}

/** What holds where the condition is true, and where it is false, right behind the assertion. */
export function conditionsOf(
  cond: Expr,
  resolution: Resolution,
  assertion?: Assertion,
): { readonly holds: readonly Condition[]; readonly fails: readonly Condition[] } {
  switch (cond.kind) {
    case 'ParenExpr':
      return conditionsOf(cond.x, resolution, assertion);
    case 'UnaryExpr': {
      if (cond.op !== '!') return nothing;
      const { holds, fails } = conditionsOf(cond.x, resolution, assertion);
      return { holds: fails, fails: holds };
    }
    case 'BinaryExpr': {
      if (cond.op === '&&' || cond.op === '||') {
        const left = conditionsOf(cond.x, resolution, assertion);
        const right = conditionsOf(cond.y, resolution, assertion);
        return cond.op === '&&'
          ? { holds: [...left.holds, ...right.holds], fails: [] }
          : { holds: [], fails: [...left.fails, ...right.fails] };
      }
      if (cond.op !== '==' && cond.op !== '!=') return nothing;
      const param = parameter(cond.x, resolution);
      const value = constantOf(cond.y, resolution);
      if (!param || value === undefined) return nothing;
      const is = [{ param, values: [value], equal: true }];
      const isNot = [{ param, values: [value], equal: false }];
      return cond.op === '==' ? { holds: is, fails: isNot } : { holds: isNot, fails: is };
    }
    default: {
      if (assertion && cond.kind === 'Ident' && resolution.symbolOf(cond) === assertion.ok) {
        const { param, type } = assertion;
        const values = [type];
        return { holds: [{ param, values, equal: true }], fails: [{ param, values, equal: false }] };
      }
      const param = parameter(cond, resolution);
      if (!param) return nothing;
      const values = ['literal true'];
      return { holds: [{ param, values, equal: true }], fails: [{ param, values, equal: false }] };
    }
  }
}

const nothing = { holds: [], fails: [] };

/** The parameter that an expression names. */
export function parameter(expr: Expr, resolution: Resolution): VarSymbol | undefined {
  if (expr.kind === 'ParenExpr') return parameter(expr.x, resolution);
  const symbol = expr.kind === 'Ident' ? resolution.symbolOf(expr) : undefined;
  return symbol?.kind === 'var' && symbol.role === 'param' ? symbol : undefined;
}

/** Whether one excludes the other: a parameter would have to be this and that. */
export function contradict(first: readonly Condition[] | undefined, second: readonly Condition[] | undefined): boolean {
  if (!first || !second) return false;
  return first.some((a) =>
    second.some((b) => {
      if (a.param !== b.param || (!a.equal && !b.equal)) return false;
      if (a.equal && b.equal)
        return [...a.values, ...b.values].every((value) => value.startsWith('literal ')) && !shares(a.values, b.values);
      const [is, isNot] = a.equal ? [a, b] : [b, a];
      return is.values.every((value) => isNot.values.includes(value));
    }),
  );
}

function shares(first: readonly string[], second: readonly string[]): boolean {
  return first.some((value) => second.includes(value));
}

/** With these constants for parameters, can the branch be taken? Constants written differently are not compared. */
export function isTaken(
  conditions: readonly Condition[] | undefined,
  constants: ReadonlyMap<VarSymbol, string>,
): boolean {
  if (!conditions || constants.size === 0) return true;
  return conditions.every(({ param, values, equal }) => {
    const value = constants.get(param);
    if (value === undefined) return true;
    if (values.includes(value)) return equal;
    if (!equal) return true;
    const [form] = value.split(' ');
    return values.some((other) => other.split(' ')[0] !== form);
  });
}

/** The field that a selector names; none for anything else. */
export function fieldsIn(expr: Expr, resolution: Resolution): readonly VarSymbol[] {
  const selection = expr.kind === 'SelectorExpr' ? resolution.selectionOf(expr) : undefined;
  const field = selection?.kind === 'field' ? selection.path.at(-1) : undefined;
  return field ? [field] : [];
}
