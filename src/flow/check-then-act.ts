// Check, then act: a function looks a key up in a map or sync.Map, and stores under the same key where it found nothing,
// or what it made of what it found.
//
//	v, ok := m[k]                  if v, ok := m.Load(k); ok {
//	if !ok {                               return v
//		v = compute(k)         }
//		m[k] = v               v := compute(k)
//	}                              m.Store(k, v)
//	return v                       return v
//
// In: the syntax of one function and what its names mean. Out: offsets of both steps; which map it is, and which locks
// are held, is for the analysis to say. Literals are functions of their own: a step inside one is not its outer
// function's. A key is the same if it is written the same; what changes it in between is not looked for.
import type { Effect } from '../knowledge/effect.js';
import type { Func, Program, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import type { AssignStmt, CallExpr, Expr, Stmt } from '../syntax/ast.js';
import { childrenOf, type Node } from '../syntax/index.js';

export interface CheckThenAct {
  readonly of: 'map' | 'sync.Map';
  /** Offset of the index expression or call that looks the key up. */
  readonly check: number;
  /** Offset of the statement or call that stores. */
  readonly act: number;
  /** It is a call of one of the program's functions, made where nothing was found: that may store it. */
  readonly handedOn?: true;
  /** Offsets of the map's expression where it is stored to. */
  readonly map: readonly [number, number];
  /** miss: it stores where nothing was found; value: what it stores is made of what was found. */
  readonly depends: 'miss' | 'value';
  /** What was found or stored is returned, or what it is asked for. */
  readonly returned: boolean;
  /** The function goes on with what was found or stored. */
  readonly used: boolean;
  /** What is stored came as a parameter: a registration rather than a cache. */
  readonly given: boolean;
  /** It matters which of two equal values is kept: locks, channels, counters behind pointers. */
  readonly identity: boolean;
}

interface Check {
  readonly of: CheckThenAct['of'];
  readonly container: string;
  readonly key: string;
  readonly pos: number;
  readonly expr: Expr;
  /** Variables that hold what was found, or something made of it. */
  readonly values: Set<VarSymbol>;
  /** Those that say whether something was found. */
  readonly found: Set<VarSymbol>;
}

/** What holds on the way to a statement. */
interface Scope {
  readonly checks: Set<Check>;
  /** Checks that have found nothing. */
  readonly missed: Set<Check>;
}

export function checksThenActs(
  program: Program,
  effectOf: (key: string) => Effect | undefined,
  func: Func,
  resolution: Resolution,
): readonly CheckThenAct[] {
  const { body } = func.node;
  if (!body) return [];
  const finder = new Finder(program, effectOf, func, resolution);
  finder.list(body.list, { checks: new Set(), missed: new Set() });
  return finder.found;
}

class Finder {
  readonly found: CheckThenAct[] = [];
  /** All checks, of whichever branch. */
  private readonly all = new Set<Check>();
  private readonly names = new Map<VarSymbol, number>();

  constructor(
    private readonly program: Program,
    private readonly effectOf: (key: string) => Effect | undefined,
    private readonly func: Func,
    private readonly resolution: Resolution,
  ) {}

  list(stmts: readonly Stmt[], scope: Scope): void {
    for (const stmt of stmts) this.stmt(stmt, scope);
  }

  private stmt(stmt: Stmt, scope: Scope): void {
    switch (stmt.kind) {
      case 'BlockStmt':
        return this.list(stmt.list, scope);
      case 'LabeledStmt':
        return this.stmt(stmt.stmt, scope);
      case 'AssignStmt':
        return this.assign(stmt, scope);
      case 'ExprStmt':
        this.look(stmt.x, scope);
        if (stmt.x.kind === 'CallExpr') this.store(stmt.x, scope);
        return;
      case 'IfStmt': {
        const inner = stmt.init ? copyOf(scope) : scope;
        if (stmt.init) this.stmt(stmt.init, inner);
        this.look(stmt.cond, inner);
        const then = copyOf(inner);
        const otherwise = copyOf(inner);
        for (const check of inner.checks) {
          const says = this.outcome(stmt.cond, check);
          if (says === 'miss') then.missed.add(check);
          if (says === 'hit') otherwise.missed.add(check);
        }
        this.list(stmt.then.list, then);
        if (stmt.else) this.stmt(stmt.else, otherwise);
        // Behind a branch that ends the way, what holds is what the other one knew.
        if (leaves(stmt.then)) for (const check of otherwise.missed) note(scope, check);
        else if (stmt.else && leaves(stmt.else)) for (const check of then.missed) note(scope, check);
        return;
      }
      case 'SwitchStmt': {
        const inner = copyOf(scope);
        if (stmt.init) this.stmt(stmt.init, inner);
        for (const clause of stmt.clauses) {
          const own = copyOf(inner);
          const [cond] = clause.exprs ?? [];
          if (!stmt.tag && cond && clause.exprs?.length === 1)
            for (const check of inner.checks) if (this.outcome(cond, check) === 'miss') own.missed.add(check);
          this.list(clause.body, own);
        }
        return;
      }
      case 'TypeSwitchStmt':
      case 'SelectStmt':
        for (const clause of stmt.clauses) this.list(clause.body, copyOf(scope));
        return;
      case 'ForStmt': {
        const inner = copyOf(scope);
        if (stmt.init) this.stmt(stmt.init, inner);
        return this.list(stmt.body.list, inner);
      }
      case 'RangeStmt':
        return this.list(stmt.body.list, copyOf(scope));
      case 'DeclStmt':
        for (const decl of stmt.decls) if (decl.kind === 'ValueDecl') this.bind(decl.names, decl.values, scope);
        return;
      default:
        return;
    }
  }

  private assign(stmt: AssignStmt, scope: Scope): void {
    this.bind(stmt.lhs, stmt.rhs, scope);
    stmt.lhs.forEach((target, i) => {
      if (target.kind !== 'IndexExpr' || target.indices.length !== 1 || stmt.tok !== '=') return;
      if (!this.program.mapOf(this.resolution.typeOf(target.x))) return;
      const value = stmt.rhs.length === stmt.lhs.length ? stmt.rhs[i] : undefined;
      this.act('map', target.x, target.indices[0]!, value, stmt, scope);
    });
    for (const expr of stmt.rhs) if (expr.kind === 'CallExpr') this.store(expr, scope);
  }

  /** What variables hold after an assignment: results of checks, and what is made of them. */
  private bind(targets: readonly Expr[], values: readonly Expr[], scope: Scope): void {
    for (const value of values) this.look(value, scope);
    const single = values.length === 1;
    const looked = single ? this.checkAt(values[0]!, scope) : undefined;
    targets.forEach((target, i) => {
      const symbol = this.variable(target);
      const value = single ? values[0] : values[i];
      if (!symbol || !value) return;
      if (looked) (i === 0 ? looked.values : looked.found).add(symbol);
      for (const check of scope.checks)
        if (check !== looked && this.mentions(value, check.values)) check.values.add(symbol);
    });
  }

  /** Finds the checks in an expression. */
  private look(expr: Expr, scope: Scope): void {
    if (expr.kind === 'FuncLit') return;
    const check = this.asCheck(expr);
    if (check) {
      scope.checks.add(check);
      this.all.add(check);
    }
    if (expr.kind === 'CallExpr' && scope.missed.size > 0) this.handOn(expr, scope);
    for (const child of childrenOf(expr)) if (isExpr(child)) this.look(child, scope);
  }

  /** `if _, ok := m[k]; !ok { load(k) }; return m[k]` */
  private handOn(call: CallExpr, { missed }: Scope): void {
    if (this.resolution.calleeOf(call).kind !== 'static') return;
    for (const check of missed) {
      if (check.of !== 'map' || !this.isReturned(check, undefined)) continue;
      this.found.push({
        of: 'map',
        check: check.pos,
        act: call.pos,
        handedOn: true,
        map: [check.expr.pos, check.expr.end],
        depends: 'miss',
        returned: true,
        used: false,
        given: false,
        identity: false,
      });
    }
  }

  private asCheck(expr: Expr): Check | undefined {
    let of: CheckThenAct['of'];
    let container: string | undefined;
    let key: string | undefined;
    if (expr.kind === 'IndexExpr' && expr.indices.length === 1) {
      if (!this.program.mapOf(this.resolution.typeOf(expr.x))) return undefined;
      of = 'map';
      container = this.text(expr.x);
      key = this.text(expr.indices[0]!);
    } else if (expr.kind === 'CallExpr' && expr.fun.kind === 'SelectorExpr') {
      const effect = this.syncMap(expr);
      if ((effect !== 'load' && effect !== 'load-or-store') || !expr.args[0]) return undefined;
      of = 'sync.Map';
      container = this.text(expr.fun.x);
      key = this.text(expr.args[0]);
    } else return undefined;
    if (container === undefined || key === undefined) return undefined;
    return { of, container, key, pos: expr.pos, expr, values: new Set(), found: new Set() };
  }

  private checkAt(expr: Expr, scope: Scope): Check | undefined {
    const bare = plain(expr);
    for (const check of scope.checks) if (check.expr === bare) return check;
    return undefined;
  }

  private syncMap(call: CallExpr): Effect['syncMap'] {
    const callee = this.resolution.calleeOf(call);
    return callee.kind === 'static' ? this.effectOf(callee.func.key)?.syncMap : undefined;
  }

  private store(call: CallExpr, scope: Scope): void {
    if (call.fun.kind !== 'SelectorExpr' || call.args.length !== 2 || this.syncMap(call) !== 'store') return;
    this.act('sync.Map', call.fun.x, call.args[0]!, call.args[1], call, scope);
  }

  private act(
    of: CheckThenAct['of'],
    container: Expr,
    key: Expr,
    value: Expr | undefined,
    at: { readonly pos: number; readonly end: number },
    scope: Scope,
  ): void {
    const checks = [...scope.checks].filter((check) => check.of === of && check.pos < at.pos);
    if (checks.length === 0) return;
    const where = this.text(container);
    const which = this.text(key);
    for (const check of checks) {
      if (check.container !== where || check.key !== which) continue;
      const made = value !== undefined && this.mentions(value, check.values);
      const missed = scope.missed.has(check);
      if (!missed && !(of === 'sync.Map' && made)) continue;
      const stored = value && this.variable(value);
      const given = stored !== undefined && stored.role === 'param' && stored.func === this.func;
      this.found.push({
        of,
        check: check.pos,
        act: at.pos,
        map: [container.pos, container.end],
        depends: missed ? 'miss' : 'value',
        returned: this.isReturned(check, stored) || this.isReturnedBefore(check),
        used: this.isUsed(check, stored, at.end) || this.isCalled(check, at.pos),
        given,
        identity: value !== undefined && this.isIdentity(this.resolution.typeOf(value), 0),
      });
      return;
    }
  }

  /** Does a condition say that the check found nothing, or that it found something? */
  private outcome(cond: Expr, check: Check): 'miss' | 'hit' | undefined {
    switch (cond.kind) {
      case 'ParenExpr':
        return this.outcome(cond.x, check);
      case 'UnaryExpr': {
        const inner = cond.op === '!' ? this.outcome(cond.x, check) : undefined;
        return inner && (inner === 'miss' ? 'hit' : 'miss');
      }
      case 'Ident': {
        const symbol = this.variable(cond);
        return symbol && (check.found.has(symbol) || check.values.has(symbol)) ? 'hit' : undefined;
      }
      case 'IndexExpr':
        return check.of === 'map' && check.expr === cond ? 'hit' : undefined;
      case 'BinaryExpr': {
        const both = [this.outcome(cond.x, check), this.outcome(cond.y, check)];
        if (cond.op === '||') return both.includes('miss') ? 'miss' : undefined;
        if (cond.op === '&&') return both.includes('hit') ? 'hit' : both.includes('miss') ? 'miss' : undefined;
        if (cond.op !== '==' && cond.op !== '!=')
          return cond.op === '>' && isZero(cond.y) ? this.held(cond.x, check) : undefined;
        if (!isZero(cond.y) || !this.held(cond.x, check)) return undefined;
        return cond.op === '==' ? 'miss' : 'hit';
      }
      default:
        return undefined;
    }
  }

  /** The value that was found, or its length. */
  private held(expr: Expr, check: Check): 'hit' | undefined {
    const bare = plain(expr);
    if (bare.kind === 'CallExpr' && bare.fun.kind === 'Ident' && bare.fun.name === 'len' && bare.args[0])
      return this.held(bare.args[0], check);
    const symbol = this.variable(bare);
    return bare === check.expr || (symbol && check.values.has(symbol)) ? 'hit' : undefined;
  }

  private isReturned(check: Check, stored: VarSymbol | undefined): boolean {
    const values = new Set(check.values);
    if (stored) values.add(stored);
    if (this.func.results.some((result) => values.has(result))) return true;
    const isValue = (expr: Expr): boolean => {
      const bare = plain(expr);
      const base = bare.kind === 'SelectorExpr' ? plain(bare.x) : bare;
      const symbol = this.variable(base);
      if (symbol) return values.has(symbol);
      return base.kind === 'IndexExpr' && this.asCheck(base)?.container === check.container;
    };
    const passes = ({ fun, args }: CallExpr): boolean =>
      (fun.kind === 'SelectorExpr' && isValue(fun.x)) || args.some(isValue);
    const { body } = this.func.node;
    let found = false;
    const visit = (node: Node): void => {
      if (found || node.kind === 'FuncLit') return;
      if (node.kind === 'ReturnStmt')
        found = node.results.some((result) => isValue(result) || (result.kind === 'CallExpr' && passes(result)));
      else for (const child of childrenOf(node)) visit(child);
    };
    if (body) visit(body);
    return found;
  }

  /** `if all, ok := m[k]; ok { if v, ok := all[j]; ok { return v } }`: it has looked there before, and returns what it has found. */
  private isReturnedBefore({ of, container, key, pos }: Check): boolean {
    return [...this.all].some(
      (one) =>
        one.of === of &&
        one.pos < pos &&
        one.container === container &&
        one.key === key &&
        this.isReturned(one, undefined),
    );
  }

  /** Behind the store, the value is mentioned, in whichever branch it has got it. */
  private isUsed(check: Check, stored: VarSymbol | undefined, end: number): boolean {
    const values = new Set(check.values);
    if (stored) values.add(stored);
    let found = false;
    const visit = (node: Node): void => {
      if (found || node.kind === 'FuncLit' || node.end <= end) return;
      const symbol = node.kind === 'Ident' && node.pos >= end ? this.variable(node) : undefined;
      if (symbol && values.has(symbol)) found = true;
      else for (const child of childrenOf(node)) visit(child);
    };
    if (this.func.node.body) visit(this.func.node.body);
    return found;
  }

  /** `if counter, ok := m[k]; ok { counter.Inc() } else { ... }`: where it is found, it is put to use. */
  private isCalled(check: Check, end: number): boolean {
    let found = false;
    const visit = (node: Node): void => {
      if (found || node.kind === 'FuncLit' || node.pos >= end) return;
      const callee = node.kind === 'CallExpr' && node.end <= end && node.pos > check.pos ? node.fun : undefined;
      if (callee?.kind === 'SelectorExpr' && this.mentions(callee.x, check.values)) found = true;
      else for (const child of childrenOf(node)) visit(child);
    };
    if (this.func.node.body) visit(this.func.node.body);
    return found;
  }

  /** Two equal ones are not interchangeable: a lock, a channel, a map or a number behind a pointer. */
  private isIdentity(type: Type, depth: number): boolean {
    const shape = this.program.underlying(type);
    if (shape.kind === 'chan' || shape.kind === 'map') return true;
    if (shape.kind === 'pointer') {
      const to = this.program.underlying(shape.elem);
      return to.kind === 'basic' || this.isIdentity(shape.elem, depth);
    }
    if (type.kind === 'named' && /^sync(\/atomic)?$/.test(type.symbol.pkg.path)) return true;
    if (shape.kind !== 'struct' || depth > 1) return false;
    return shape.fields.some((field) => {
      const own = field.type.kind === 'named' && /^sync(\/atomic)?$/.test(field.type.symbol.pkg.path);
      return own || (field.embedded === true && this.isIdentity(field.type, depth + 1));
    });
  }

  private variable(expr: Expr): VarSymbol | undefined {
    if (expr.kind !== 'Ident' || expr.name === '_') return undefined;
    const symbol = this.resolution.symbolOf(expr);
    return symbol?.kind === 'var' ? symbol : undefined;
  }

  private mentions(expr: Expr, symbols: ReadonlySet<VarSymbol>): boolean {
    if (symbols.size === 0) return false;
    const symbol = this.variable(expr);
    if (symbol) return symbols.has(symbol);
    return childrenOf(expr).some((child) => isExpr(child) && this.mentions(child, symbols));
  }

  /** Equal texts are equal expressions, as far as nothing changes in between. */
  private text(expr: Expr): string | undefined {
    switch (expr.kind) {
      case 'ParenExpr':
      case 'StarExpr':
        return this.text(expr.x);
      case 'Ident': {
        const symbol = this.variable(expr);
        if (!symbol) return expr.name;
        let id = this.names.get(symbol);
        if (id === undefined) {
          id = this.names.size;
          this.names.set(symbol, id);
        }
        return `${symbol.name}#${id}`;
      }
      case 'BasicLit':
        return expr.value;
      case 'SelectorExpr':
        return join(this.text(expr.x), `.${expr.sel.name}`);
      case 'UnaryExpr':
        return expr.op === '<-' ? undefined : join(expr.op, this.text(expr.x));
      case 'BinaryExpr':
        return join('(', this.text(expr.x), expr.op, this.text(expr.y), ')');
      case 'KeyValueExpr':
        return join(this.text(expr.key), ':', this.text(expr.value));
      case 'IndexExpr':
        return join(this.text(expr.x), '[', ...expr.indices.map((index) => this.text(index)), ']');
      case 'CallExpr':
        return join(this.text(expr.fun), '(', ...expr.args.flatMap((arg) => [this.text(arg), ',']), ')');
      case 'CompositeLit':
        return join(
          expr.type ? this.text(expr.type) : '',
          '{',
          ...expr.elts.flatMap((elt) => [this.text(elt), ',']),
          '}',
        );
      default:
        return undefined;
    }
  }
}

function copyOf(scope: Scope): Scope {
  return { checks: new Set(scope.checks), missed: new Set(scope.missed) };
}

function note(scope: Scope, check: Check): void {
  scope.checks.add(check);
  scope.missed.add(check);
}

function join(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}

function isExpr(node: Node): node is Expr {
  return !/Stmt$|Decl$|Clause$|Spec$/.test(node.kind);
}

function plain(expr: Expr): Expr {
  let at = expr;
  while (at.kind === 'ParenExpr' || at.kind === 'TypeAssertExpr' || at.kind === 'StarExpr') at = at.x;
  return at;
}

/** `nil`, `""`, `0`. */
function isZero(expr: Expr): boolean {
  return (expr.kind === 'Ident' && expr.name === 'nil') || (expr.kind === 'BasicLit' && /^(""|``|0)$/.test(expr.value));
}

/** The way does not go on behind this statement. */
export function leaves(stmt: Stmt): boolean {
  switch (stmt.kind) {
    case 'BlockStmt': {
      const last = stmt.list.at(-1);
      return last !== undefined && leaves(last);
    }
    case 'ReturnStmt':
      return true;
    case 'BranchStmt':
      return stmt.tok !== 'fallthrough';
    case 'IfStmt':
      return stmt.else !== undefined && leaves(stmt.then) && leaves(stmt.else);
    case 'ExprStmt':
      return stmt.x.kind === 'CallExpr' && stmt.x.fun.kind === 'Ident' && stmt.x.fun.name === 'panic';
    default:
      return false;
  }
}
