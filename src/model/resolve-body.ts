// One function body, literals included: what each name and expression in it means.
//
// Blocks are entered and left in the order of the text, so that a name means what was declared last before it. All of
// it is recorded in a BodyResolution; identifiers and literals are left out of the table of types, because their
// symbol or their syntax tells.
import type {
  AssignStmt,
  BlockStmt,
  CallExpr,
  CommClause,
  Expr,
  FuncLit,
  Ident,
  IndexExpr,
  RangeStmt,
  SelectorExpr,
  Stmt,
  TypeDecl,
  TypeSwitchStmt,
  ValueDecl,
} from '../syntax/ast.js';
import { DeclaredConst, DeclaredType, DeclaredVar } from './declared-symbols.js';
import type { Callee, Func, Package, Resolution, Selection } from './program.js';
import {
  ExprResolver,
  literalType,
  rangeTypes,
  spread,
  symbolType,
  unknownSelection,
  unparen,
} from './resolve-expr.js';
import { declareTypeParams, resolveSignature, resolveType, type Scope } from './resolve-type.js';
import { coreType } from './substitute.js';
import type { FuncSymbol, Symbol, VarSymbol } from './symbols.js';
import { type Type, unknownType } from './types.js';
import { defaultType, untypedInt } from './universe.js';

/** What the resolution of bodies needs of the program. */
export interface BodyContext {
  /** Undefined for a literal in a place where none is looked for: the length of an array. */
  funcOf(literal: FuncLit): Func | undefined;
  implementers(method: FuncSymbol, through?: Type, from?: Package): readonly FuncSymbol[];
  /** Types declared in bodies, which stay the same however often the body is resolved. */
  readonly localTypes: WeakMap<TypeDecl, DeclaredType>;
}

export interface Counts {
  indexExprs: number;
  indexDecided: number;
  ranges: number;
  rangesDecided: number;
  selectors: number;
  selectorsResolved: number;
  calls: number;
  callsResolved: number;
}

/** A declared function's parameters and body. */
export function resolveFunction(context: BodyContext, scope: Scope, func: Func, counts: Counts): Resolution {
  const resolver = new BodyResolver(context, scope, func, counts);
  if (func.node.kind === 'FuncDecl') resolver.function(func);
  return resolver.found;
}

/** A package-level `var` with its initialisers, which may hold function literals. */
export function resolveInitializer(context: BodyContext, scope: Scope, decl: ValueDecl, counts: Counts): Resolution {
  const resolver = new BodyResolver(context, scope, undefined, counts);
  resolver.initializer(decl);
  return resolver.found;
}

class BodyResolution implements Resolution {
  readonly symbols = new Map<Ident, Symbol>();
  readonly types = new Map<Expr, Type>();
  readonly typeExprs = new Set<Expr>();
  readonly selections = new Map<SelectorExpr, Selection>();
  readonly clauses = new Map<number, VarSymbol>();
  private readonly context: BodyContext;
  private readonly pkg: Package | undefined;

  constructor(context: BodyContext, pkg: Package | undefined) {
    this.context = context;
    this.pkg = pkg;
  }

  symbolOf(ident: Ident): Symbol | undefined {
    return this.symbols.get(ident);
  }

  typeOf(expr: Expr): Type {
    const type = this.types.get(expr);
    if (type !== undefined) return type;
    switch (expr.kind) {
      case 'Ident': {
        const symbol = this.symbols.get(expr);
        return symbol === undefined ? unknownType : symbolType(symbol);
      }
      case 'BasicLit':
        return literalType(expr);
      case 'ParenExpr':
        return this.typeOf(expr.x);
      default:
        return unknownType;
    }
  }

  isType(expr: Expr): boolean {
    const plain = unparen(expr);
    if (plain.kind !== 'Ident') return this.typeExprs.has(plain);
    const kind = this.symbols.get(plain)?.kind;
    return kind === 'type' || kind === 'basictype';
  }

  selectionOf(selector: SelectorExpr): Selection {
    return this.selections.get(selector) ?? unknownSelection;
  }

  calleeOf(call: CallExpr): Callee {
    if (this.isType(call.fun)) return { kind: 'conversion', type: this.typeOf(call.fun) };
    return this.calleeNamed(unparen(call.fun), call.fun);
  }

  private calleeNamed(name: Expr, fun: Expr): Callee {
    switch (name.kind) {
      case 'Ident': {
        const symbol = this.symbols.get(name);
        if (symbol === undefined) return { kind: 'unknown' };
        if (symbol.kind === 'builtin') return { kind: 'builtin', name: symbol.name };
        return symbol.kind === 'func' ? this.calleeFunc(symbol) : { kind: 'value', expr: fun };
      }
      case 'SelectorExpr': {
        const selection = this.selectionOf(name);
        switch (selection.kind) {
          case 'method':
            return this.calleeFunc(selection.func, selection.recv);
          case 'method-expr':
            return this.calleeFunc(selection.func);
          case 'field':
            return { kind: 'value', expr: fun };
          case 'qualified':
            if (selection.symbol.kind === 'func') return this.calleeFunc(selection.symbol);
            return { kind: 'value', expr: fun };
          case 'unknown':
            return { kind: 'unknown' };
        }
        break;
      }
      case 'IndexExpr': {
        const generic = this.calleeNamed(unparen(name.x), fun);
        return generic.kind === 'static' ? generic : this.calleeValue(fun);
      }
      case 'FuncLit':
        return { kind: 'value', expr: fun };
      default:
        return this.calleeValue(fun);
    }
  }

  private calleeValue(fun: Expr): Callee {
    return this.typeOf(fun).kind === 'unknown' ? { kind: 'unknown' } : { kind: 'value', expr: fun };
  }

  private calleeFunc(func: FuncSymbol, through?: Type): Callee {
    if (!func.abstract) return { kind: 'static', func };
    return { kind: 'interface', method: func, candidates: this.context.implementers(func, through, this.pkg) };
  }

  funcOf(literal: FuncLit): Func {
    const func = this.context.funcOf(literal);
    if (func === undefined) throw new Error('a function literal that the program does not hold');
    return func;
  }

  clauseSymbol(at: { readonly pos: number }): VarSymbol | undefined {
    return this.clauses.get(at.pos);
  }
}

interface Binding {
  readonly symbol: Symbol;
  readonly depth: number;
  /** What the name meant before. */
  readonly outer: Binding | undefined;
}

class BodyResolver extends ExprResolver {
  override readonly fleeting = true;
  protected override readonly thorough = true;
  readonly found: BodyResolution;
  private readonly context: BodyContext;
  private readonly counts: Counts;
  private func: Func | undefined;
  private readonly names = new Map<string, Binding>();
  /** The names of the open blocks, innermost last; `blocks` says where each block begins. */
  private readonly declared: string[] = [];
  private readonly blocks: number[] = [];

  constructor(context: BodyContext, outer: Scope, func: Func | undefined, counts: Counts) {
    super(outer);
    this.context = context;
    this.func = func;
    this.counts = counts;
    this.found = new BodyResolution(context, func?.pkg);
  }

  // Names

  override lookup(name: string): Symbol | undefined {
    return this.names.get(name)?.symbol ?? this.outer.lookup(name);
  }

  private open(): void {
    this.blocks.push(this.declared.length);
  }

  private close(): void {
    const start = this.blocks.pop() ?? 0;
    while (this.declared.length > start) {
      const name = this.declared.pop()!;
      const outer = this.names.get(name)?.outer;
      if (outer === undefined) this.names.delete(name);
      else this.names.set(name, outer);
    }
  }

  private bind(name: string, symbol: Symbol): void {
    if (name === '_' || name === '') return;
    this.names.set(name, { symbol, depth: this.blocks.length, outer: this.names.get(name) });
    this.declared.push(name);
  }

  private declareLocal(ident: Ident, type: Type): VarSymbol {
    const { func, pkg, file } = this;
    const symbol = new DeclaredVar(ident.name, { role: 'local', pkg, file, ident, func }, type);
    this.bind(ident.name, symbol);
    if (ident.name !== '_') this.found.symbols.set(ident, symbol);
    return symbol;
  }

  // What is recorded

  override used(ident: Ident, symbol: Symbol): void {
    this.found.symbols.set(ident, symbol);
  }

  override denotes(expr: Expr, type: Type): void {
    if (expr.kind === 'Ident') return;
    this.found.types.set(expr, type);
    this.found.typeExprs.add(expr);
  }

  protected override typed(expr: Expr, type: Type): void {
    if (expr.kind !== 'Ident' && expr.kind !== 'BasicLit' && expr.kind !== 'ParenExpr')
      this.found.types.set(expr, type);
  }

  protected override implied(expr: Expr, type: Type): void {
    this.found.types.set(unparen(expr), type);
  }

  protected override selected(selector: SelectorExpr, selection: Selection): void {
    this.found.selections.set(selector, selection);
    this.counts.selectors++;
    if (selection.kind !== 'unknown') this.counts.selectorsResolved++;
  }

  protected override indexed(_expr: IndexExpr, of: Type): void {
    this.counts.indexExprs++;
    if (coreType(of).kind !== 'unknown') this.counts.indexDecided++;
  }

  protected override calls(call: CallExpr, resolved: boolean): void {
    this.counts.calls++;
    const fun = unparen(call.fun);
    // The name of a function suffices, though its declaration is not at hand.
    const named = fun.kind === 'SelectorExpr' && this.found.selectionOf(fun).kind !== 'unknown';
    if (resolved || named) this.counts.callsResolved++;
  }

  // Functions

  function(func: Func): void {
    if (func.node.kind !== 'FuncDecl') return;
    const { node } = func;
    const { name, recv, type, body } = node;
    if (func.symbol !== undefined) this.used(name, func.symbol);
    this.open();
    // The types are known to the function's symbols: names in them are not looked up once more to be recorded.
    if (recv !== undefined) this.parameters(recv.names, func.receiver === undefined ? [] : [func.receiver]);
    this.parameters(namesOf(type.params), func.params);
    this.parameters(namesOf(type.results), func.results);
    if (body !== undefined) this.statements(body.list);
    this.close();
  }

  initializer(decl: ValueDecl): void {
    if (decl.type !== undefined) resolveType(this, decl.type);
    for (const value of decl.values) this.operand(value);
    for (const name of decl.names) {
      const symbol = name.name === '_' ? undefined : this.pkg.lookup(name.name);
      if (symbol !== undefined) this.used(name, symbol);
    }
  }

  private parameters(idents: readonly (Ident | undefined)[], variables: readonly VarSymbol[]): void {
    variables.forEach((variable, i) => {
      const ident = idents[i];
      this.bind(variable.name, variable);
      if (ident !== undefined && ident.name !== '_') this.found.symbols.set(ident, variable);
    });
  }

  protected override functionLiteral(literal: FuncLit): Type {
    const signature = resolveSignature(this, literal.type, []);
    const func = this.context.funcOf(literal);
    if (func === undefined) return signature;
    settle(func.params, signature.params);
    settle(func.results, signature.results);
    const around = this.func;
    this.func = func;
    this.open();
    this.parameters(namesOf(literal.type.params), func.params);
    this.parameters(namesOf(literal.type.results), func.results);
    this.statements(literal.body.list);
    this.close();
    this.func = around;
    return signature;
  }

  // Statements

  private statements(list: readonly Stmt[]): void {
    for (const stmt of list) this.statement(stmt);
  }

  private block(block: BlockStmt): void {
    this.open();
    this.statements(block.list);
    this.close();
  }

  private statement(stmt: Stmt): void {
    switch (stmt.kind) {
      case 'BlockStmt':
        this.block(stmt);
        return;
      case 'ExprStmt':
        this.operand(stmt.x);
        return;
      case 'AssignStmt':
        this.assign(stmt);
        return;
      case 'IncDecStmt':
        this.operand(stmt.x);
        return;
      case 'SendStmt':
        this.operand(stmt.chan);
        this.operand(stmt.value);
        return;
      case 'GoStmt':
      case 'DeferStmt':
        this.operand(stmt.call);
        return;
      case 'ReturnStmt':
        for (const result of stmt.results) this.operand(result);
        return;
      case 'IfStmt':
        this.open();
        if (stmt.init !== undefined) this.statement(stmt.init);
        this.operand(stmt.cond);
        this.block(stmt.then);
        if (stmt.else !== undefined) this.statement(stmt.else);
        this.close();
        return;
      case 'SwitchStmt':
        this.open();
        if (stmt.init !== undefined) this.statement(stmt.init);
        if (stmt.tag !== undefined) this.operand(stmt.tag);
        for (const clause of stmt.clauses) {
          for (const expr of clause.exprs ?? []) this.operand(expr);
          this.open();
          this.statements(clause.body);
          this.close();
        }
        this.close();
        return;
      case 'TypeSwitchStmt':
        this.typeSwitch(stmt);
        return;
      case 'SelectStmt':
        for (const clause of stmt.clauses) this.commClause(clause);
        return;
      case 'ForStmt':
        this.open();
        if (stmt.init !== undefined) this.statement(stmt.init);
        if (stmt.cond !== undefined) this.operand(stmt.cond);
        if (stmt.post !== undefined) this.statement(stmt.post);
        this.block(stmt.body);
        this.close();
        return;
      case 'RangeStmt':
        this.range(stmt);
        return;
      case 'LabeledStmt':
        this.statement(stmt.stmt);
        return;
      case 'DeclStmt':
        for (const decl of stmt.decls) {
          if (decl.kind === 'TypeDecl') this.typeDecl(decl);
          else this.valueDecl(decl);
        }
        return;
      case 'BranchStmt':
      case 'EmptyStmt':
      case 'BadStmt':
        return;
    }
  }

  private assign(stmt: AssignStmt): void {
    const types = this.assigned(stmt.rhs, stmt.lhs.length);
    if (stmt.tok !== ':=') {
      for (const target of stmt.lhs) if (!isBlank(target)) this.operand(target);
      return;
    }
    stmt.lhs.forEach((target, i) => {
      if (target.kind !== 'Ident') this.operand(target);
      else this.define(target, defaultType(types[i] ?? unknownType));
    });
  }

  /** `x := ...` declares x, unless this block has an x already. */
  private define(ident: Ident, type: Type): void {
    const binding = this.names.get(ident.name);
    if (binding !== undefined && binding.depth === this.blocks.length) this.used(ident, binding.symbol);
    else this.declareLocal(ident, type);
  }

  private assigned(values: readonly Expr[], count: number): readonly Type[] {
    if (values.length === 1) {
      const value = unparen(values[0]!);
      const type = this.operand(values[0]!);
      // `v, ok := x[k]`
      if (count === 2 && value.kind === 'IndexExpr' && coreType(this.found.typeOf(value.x)).kind === 'unknown') {
        this.impliedMap(value.x, unknownType);
      }
      return spread(value, type, count);
    }
    return values.map((value) => this.operand(value));
  }

  private valueDecl(decl: ValueDecl): void {
    const declaredType = decl.type === undefined ? undefined : resolveType(this, decl.type);
    const types = decl.values.length === 0 ? [] : this.assigned(decl.values, decl.names.length);
    decl.names.forEach((ident, i) => {
      if (decl.tok === 'var') {
        this.declareLocal(ident, declaredType ?? defaultType(types[i] ?? unknownType));
        return;
      }
      const type = declaredType ?? types[i] ?? untypedInt;
      const symbol = new DeclaredConst(ident, this.pkg, this.file, () => type);
      this.bind(ident.name, symbol);
      if (ident.name !== '_') this.found.symbols.set(ident, symbol);
    });
  }

  private typeDecl(decl: TypeDecl): void {
    const { name: ident } = decl;
    const { pkg, file, func } = this;
    let symbol = this.context.localTypes.get(decl);
    if (symbol === undefined) {
      const declare = (): Type => resolveType(this, decl.type, symbol);
      const params = () => declareTypeParams(this, decl.typeParams, (name, param) => this.bind(name, param));
      symbol = new DeclaredType(ident.name, { pkg, file, ident, decl, func }, declare, params, undefined);
      this.context.localTypes.set(decl, symbol);
    }
    this.bind(ident.name, symbol);
    this.found.symbols.set(ident, symbol);
    this.open();
    for (const param of symbol.typeParams) {
      this.bind(param.symbol.name, param.symbol);
      void param.symbol.definition;
    }
    void symbol.definition;
    resolveType(this, decl.type, symbol);
    this.close();
  }

  private typeSwitch(stmt: TypeSwitchStmt): void {
    this.open();
    if (stmt.init !== undefined) this.statement(stmt.init);
    const whole = this.operand(stmt.x);
    for (const clause of stmt.clauses) {
      let type: Type | undefined;
      for (const expr of clause.exprs ?? []) {
        // `case nil` is the one expression that is no type.
        const plain = expr.kind === 'Ident' ? this.lookup(expr.name) : undefined;
        if (plain?.kind === 'nil') {
          this.operand(expr);
          type = undefined;
        } else type = resolveType(this, expr);
      }
      this.open();
      if (stmt.name !== undefined) {
        const bound = clause.exprs?.length === 1 && type !== undefined ? type : whole;
        const { pkg, file, func } = this;
        const symbol = new DeclaredVar(stmt.name.name, { role: 'local', pkg, file, ident: stmt.name, func }, bound);
        this.bind(stmt.name.name, symbol);
        this.found.clauses.set(clause.pos, symbol);
      }
      this.statements(clause.body);
      this.close();
    }
    this.close();
  }

  private commClause(clause: CommClause): void {
    this.open();
    if (clause.comm !== undefined) this.statement(clause.comm);
    this.statements(clause.body);
    this.close();
  }

  private range(stmt: RangeStmt): void {
    const over = this.operand(stmt.x);
    const types = rangeTypes(over);
    this.counts.ranges++;
    if (types !== undefined) this.counts.rangesDecided++;
    this.open();
    [stmt.key, stmt.value].forEach((target, i) => {
      if (target === undefined || isBlank(target)) return;
      if (stmt.define && target.kind === 'Ident') this.declareLocal(target, types?.[i] ?? unknownType);
      else this.operand(target);
    });
    this.block(stmt.body);
    this.close();
  }
}

function isBlank(expr: Expr): boolean {
  return expr.kind === 'Ident' && expr.name === '_';
}

/** One entry for each parameter; an unnamed one has no identifier. */
function namesOf(fields: readonly { readonly names: readonly Ident[] }[]): readonly (Ident | undefined)[] {
  return fields.flatMap((field): readonly (Ident | undefined)[] =>
    field.names.length === 0 ? [undefined] : field.names,
  );
}

function settle(variables: readonly VarSymbol[], types: readonly Type[]): void {
  variables.forEach((variable, i) => {
    if (variable instanceof DeclaredVar) variable.settle(types[i] ?? unknownType);
  });
}
