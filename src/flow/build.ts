// Builds the flow graph of one function: syntax and its resolution in, blocks of events out.
//
// Evaluation order is Go's (operands left to right, calls as they come). Conditions are not split at && and ||, except
// that a TryLock in an if condition takes its lock on the branch where it succeeded. A goto is an edge like any other.
// What is missed: locks taken inside the right side of && or ||.
import type { AccessKind } from '../finding.js';
import type { CallbackEffect, Effect, Operand } from '../knowledge/effect.js';
import { calleePatterns, methodPatterns } from '../knowledge/index.js';
import type { Func, Program, Resolution } from '../model/program.js';
import type { FuncSymbol, VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import type {
  AssignStmt,
  BlockStmt,
  CallExpr,
  CaseClause,
  CompositeLit,
  Expr,
  IfStmt,
  RangeStmt,
  Stmt,
  ValueDecl,
} from '../syntax/ast.js';
import { checksThenActs } from './check-then-act.js';
import { type Condition, conditionsOf, constantOf, parameter } from './conditions.js';
import type { AllocRoot, Block, CallEvent, ElementStep, Event, FlowGraph, Root, Step, Value } from './graph.js';
import { boxContent, chanElement, mapElement, nilValue, sliceElement, unknownValue } from './graph.js';
import { reachedMaps } from './reached-maps.js';
import { type Registration, registeredMethods } from './registrations.js';

export interface FlowContext {
  readonly program: Program;
  /** What the knowledge tables say of a function, by its key. */
  effectOf(key: string): Effect | undefined;
  /** ... of a field of a struct outside the program, by `path.Type.Field`, in which a function or object is kept. */
  callbackIn(field: string): Omit<CallbackEffect, 'of'> | undefined;
}

interface Target {
  readonly label?: string;
  readonly breakTo: number;
  readonly continueTo?: number;
}

/** Builds the graph of a function or literal. The resolution is that of the declaration around it. */
export function buildFlow(context: FlowContext, func: Func, resolution: Resolution): FlowGraph {
  return new Builder(context, func, resolution).build();
}

class Builder {
  private readonly blocks: Block[] = [];
  private readonly loops: number[] = [0];
  private readonly declaredIn = new Map<VarSymbol, number>();
  private readonly targets: Target[] = [];
  private readonly labels = new Map<string, number>();
  private current: number;
  private loop = 0;
  private calls = 0;
  private readonly addressTaken = new Set<VarSymbol>();
  private readonly assignedOutside = new Set<VarSymbol>();
  private parallelTest = false;
  private readonly registrations: Registration[] = [];
  private pendingLabel: string | undefined;
  /** What parameters have to be, where statements are being lowered. */
  private conditions: readonly Condition[] = [];
  /** Blocks that some other leads to. */
  private readonly entered = new Set<number>([0]);
  private fallthroughTo: number | undefined;
  /** Events go here instead of the current block while a deferred call is lowered. */
  private sink: Event[] | undefined;

  private readonly program: Program;

  constructor(
    private readonly context: FlowContext,
    private readonly func: Func,
    private readonly resolution: Resolution,
  ) {
    this.program = context.program;
    this.current = this.newBlock();
  }

  build(): FlowGraph {
    const body = this.func.node.body;
    for (const symbol of this.func.results)
      if (symbol.name && symbol.name !== '_' && this.isMap(symbol.type))
        this.emit({
          op: 'assign',
          target: variable(symbol),
          value: nilValue,
          deref: false,
          copy: false,
          isMap: true,
          zero: true,
          define: true,
          pos: this.func.node.pos,
          end: this.func.node.pos,
        });
    if (body) this.block(body);
    this.emit({
      op: 'return',
      values: this.namedResults(),
      copies: 0,
      maps: 0,
      pos: this.func.node.end - 1,
      end: this.func.node.end,
    });
    return this.graph();
  }

  private graph(): FlowGraph {
    return {
      func: this.func,
      blocks: this.blocks,
      loops: this.loops,
      declaredIn: this.declaredIn,
      calls: this.calls,
      addressTaken: this.addressTaken,
      assignedOutside: this.assignedOutside,
      parallelTest: this.parallelTest,
      registrations: this.registrations,
      checksThenActs: checksThenActs(this.program, (key) => this.context.effectOf(key), this.func, this.resolution),
    };
  }

  // Blocks

  private newBlock(): number {
    const when = this.conditions.length > 0 ? this.conditions : undefined;
    this.blocks.push({ events: [], next: [], loop: this.loop, when });
    return this.blocks.length - 1;
  }

  private edge(from: number, to: number): void {
    const next = this.blocks[from]!.next;
    if (!next.includes(to)) next.push(to);
    this.entered.add(to);
  }

  private emit(event: Event): void {
    (this.sink ?? this.blocks[this.current]!.events).push(event);
  }

  /** What follows a return, a panic or a branch is reached only by a label. */
  private unreachable(): void {
    this.current = this.newBlock();
  }

  private namedResults(): readonly Value[] {
    return this.func.results.map((symbol) => (symbol.name && symbol.name !== '_' ? variable(symbol) : unknownValue));
  }

  // Statements

  private block(block: BlockStmt): void {
    const outer = this.conditions;
    for (const stmt of block.list) this.stmt(stmt);
    this.conditions = outer;
  }

  private stmt(stmt: Stmt): void {
    const label = this.pendingLabel;
    this.pendingLabel = undefined;
    switch (stmt.kind) {
      case 'BlockStmt':
        return this.block(stmt);
      case 'ExprStmt':
        this.value(stmt.x);
        return;
      case 'AssignStmt':
        return this.assign(stmt);
      case 'IncDecStmt':
        return this.update(stmt.x, stmt);
      case 'SendStmt': {
        const chan = this.value(stmt.chan);
        const value = this.value(stmt.value);
        this.emit({ op: 'send', chan, value, pos: stmt.pos, end: stmt.end });
        return;
      }
      case 'GoStmt':
        if (stmt.call.kind === 'CallExpr') this.call(stmt.call, true);
        else this.value(stmt.call);
        return;
      case 'DeferStmt':
        return this.defer(stmt.call, stmt);
      case 'ReturnStmt':
        return this.returns(stmt.results, stmt);
      case 'BranchStmt':
        return this.branch(stmt.tok, stmt.label?.name);
      case 'IfStmt':
        return this.ifStmt(stmt);
      case 'SwitchStmt':
        if (stmt.init) this.stmt(stmt.init);
        if (stmt.tag) this.value(stmt.tag);
        return this.clauses(
          stmt.clauses,
          label,
          (clause) => {
            for (const expr of clause.exprs ?? []) this.value(expr);
          },
          stmt.tag && parameter(stmt.tag, this.resolution),
        );
      case 'TypeSwitchStmt': {
        if (stmt.init) this.stmt(stmt.init);
        const value = this.value(stmt.x);
        return this.clauses(stmt.clauses, label, (clause) => {
          const symbol = stmt.name && this.resolution.clauseSymbol(clause);
          if (symbol) this.bind(variable(symbol), value, symbol.type, stmt, true);
        });
      }
      case 'SelectStmt':
        return this.select(stmt, label);
      case 'ForStmt':
        return this.forStmt(stmt, label);
      case 'RangeStmt':
        return this.range(stmt, label);
      case 'LabeledStmt': {
        const at = this.labelBlock(stmt.label.name);
        this.edge(this.current, at);
        this.current = at;
        this.pendingLabel = stmt.label.name;
        this.stmt(stmt.stmt);
        this.pendingLabel = undefined;
        return;
      }
      case 'DeclStmt':
        for (const decl of stmt.decls) if (decl.kind === 'ValueDecl' && decl.tok === 'var') this.declare(decl);
        return;
      case 'EmptyStmt':
      case 'BadStmt':
        return;
    }
  }

  private labelBlock(name: string): number {
    let at = this.labels.get(name);
    if (at === undefined) {
      at = this.newBlock();
      this.labels.set(name, at);
    }
    return at;
  }

  private branch(tok: string, label: string | undefined): void {
    if (tok === 'goto') {
      if (label !== undefined) this.edge(this.current, this.labelBlock(label));
    } else if (tok === 'fallthrough') {
      if (this.fallthroughTo !== undefined) this.edge(this.current, this.fallthroughTo);
    } else {
      for (let i = this.targets.length - 1; i >= 0; i--) {
        const target = this.targets[i]!;
        if (label !== undefined ? target.label !== label : tok === 'continue' && target.continueTo === undefined)
          continue;
        const to = tok === 'break' ? target.breakTo : target.continueTo;
        if (to !== undefined) this.edge(this.current, to);
        break;
      }
    }
    this.unreachable();
  }

  private declare(decl: ValueDecl): void {
    const symbols = decl.names.map((name) => this.symbol(name));
    for (const symbol of symbols) if (symbol) this.declaredIn.set(symbol, this.loop);
    if (decl.values.length === 0) {
      for (const symbol of symbols) {
        if (!symbol) continue;
        const isMap = this.isMap(symbol.type);
        if (this.isStruct(symbol.type)) continue;
        const value = nilValue;
        this.emit({
          op: 'assign',
          target: variable(symbol),
          value,
          deref: false,
          copy: false,
          isMap,
          zero: true,
          define: true,
          pos: decl.pos,
          end: decl.end,
        });
      }
      return;
    }
    this.assignAll(
      symbols.map((symbol) => (symbol ? variable(symbol) : undefined)),
      symbols.map((symbol) => symbol?.type),
      decl.values,
      true,
      decl.pos,
    );
  }

  private assign(stmt: AssignStmt): void {
    if (stmt.tok !== '=' && stmt.tok !== ':=') {
      for (const expr of stmt.rhs) this.value(expr);
      for (const expr of stmt.lhs) this.update(expr, stmt);
      return;
    }
    // `m[k] = append(m[k], v)` reads before it writes: operands of the left side first, the write itself last.
    const define = stmt.tok === ':=';
    const places = stmt.lhs.map((expr) => this.place(expr, define));
    const types = stmt.lhs.map((expr) => (this.isBlank(expr) ? undefined : this.resolution.typeOf(expr)));
    const values = this.values(stmt.rhs, stmt.lhs.length);
    stmt.lhs.forEach((_expr, i) => {
      const place = places[i];
      if (!place) return;
      const value = values[i] ?? unknownValue;
      if (place.write) this.access('write', place.write.map, place.write.expr, stmt);
      const type = types[i];
      if (type && (place.write === undefined || this.isReference(type)))
        this.bind(place.target, value, type, stmt, define && place.fresh, place.deref);
      const left = stmt.lhs[i]!;
      const right = stmt.rhs.length === stmt.lhs.length ? stmt.rhs[i] : undefined;
      if (left.kind === 'SelectorExpr' && right)
        this.keep(this.resolution.typeOf(left.x), left.sel.name, value, right, stmt);
    });
  }

  /** `x op= v`, `x++`. */
  private update(expr: Expr, stmt: { pos: number; end: number }): void {
    const place = this.place(expr, false);
    if (place?.write) this.access('write', place.write.map, place.write.expr, stmt);
  }

  /** The left side of an assignment: operands evaluated, the store itself left to the caller. */
  private place(
    expr: Expr,
    define: boolean,
  ): { target: Value; fresh: boolean; deref: boolean; write?: { map: Value; expr: Expr } } | undefined {
    switch (expr.kind) {
      case 'ParenExpr':
        return this.place(expr.x, define);
      case 'Ident': {
        const symbol = this.symbol(expr);
        if (!symbol) return undefined;
        const fresh = define && symbol.span?.start === expr.pos;
        if (fresh) this.declaredIn.set(symbol, this.loop);
        else if (symbol.func !== this.func && symbol.role !== 'package') this.assignedOutside.add(symbol);
        return { target: variable(symbol), fresh, deref: false };
      }
      case 'IndexExpr': {
        const base = this.value(expr.x);
        for (const index of expr.indices) this.value(index);
        if (this.mapType(this.resolution.typeOf(expr.x)))
          return { target: step(base, mapElement), fresh: false, deref: false, write: { map: base, expr: expr.x } };
        return { target: step(base, sliceElement), fresh: false, deref: false };
      }
      case 'StarExpr':
        return { target: this.value(expr.x), fresh: false, deref: true };
      default:
        return { target: this.value(expr), fresh: false, deref: false };
    }
  }

  private assignAll(
    targets: readonly (Value | undefined)[],
    types: readonly (Type | undefined)[],
    exprs: readonly Expr[],
    define: boolean,
    pos: number,
  ): void {
    const values = this.values(exprs, targets.length);
    const end = exprs.at(-1)?.end ?? pos;
    targets.forEach((target, i) => {
      if (!target) return;
      this.bind(target, values[i] ?? unknownValue, types[i], { pos, end }, define);
    });
  }

  /** The values of a right side that has one expression for each left side, or one for all of them. */
  private values(exprs: readonly Expr[], wanted: number): Value[] {
    if (exprs.length !== 1 || wanted <= 1) return exprs.map((expr) => this.value(expr));
    const value = this.value(exprs[0]!);
    // A call with several results; a comma-ok form has the value first, and a bool that is of no interest.
    if (value.root.kind === 'result' && value.steps.length === 0) {
      const { call } = value.root;
      return Array.from({ length: wanted }, (_, index) => ({ root: { kind: 'result', call, index }, steps: [] }));
    }
    if (value.root.kind === 'alloc' && value.root.what === 'pipe') return Array.from({ length: wanted }, () => value);
    return [value];
  }

  private bind(
    target: Value,
    value: Value,
    type: Type | undefined,
    at: { pos: number; end: number },
    define: boolean,
    deref = false,
  ): void {
    if (type && !this.isReference(type)) return;
    const isMap = type !== undefined && this.isMap(type);
    const copy = type !== undefined && this.isStruct(type) && value.root.kind !== 'result' && !isFreshRoot(value);
    this.emit({ op: 'assign', target, value, deref, copy, isMap, zero: false, define, pos: at.pos, end: at.end });
  }

  private returns(results: readonly Expr[], stmt: { pos: number; end: number }): void {
    let copies = 0;
    let maps = 0;
    const wanted = this.func.results.length;
    const values = results.length === 0 ? this.namedResults() : this.values(results, wanted);
    this.func.results.forEach((symbol, i) => {
      if (this.isStruct(symbol.type)) copies |= 1 << i;
      if (this.isMap(symbol.type)) maps |= 1 << i;
    });
    this.emit({ op: 'return', values, copies, maps, pos: stmt.pos, end: stmt.end });
    this.unreachable();
  }

  private ifStmt(stmt: IfStmt): void {
    if (stmt.init) this.stmt(stmt.init);
    const tried = this.tryLock(stmt.cond, stmt.init);
    const swapped = this.compareAndSwap(stmt.cond);
    if (!tried) this.value(stmt.cond);
    const from = this.current;
    const outer = this.conditions;
    const branches = conditionsOf(stmt.cond, this.resolution);
    this.conditions = join(outer, branches.holds);
    const then = this.newBlock();
    this.edge(from, then);
    this.current = then;
    if (tried?.success) this.emit(tried.event);
    if (swapped?.success) this.publish(swapped.call);
    this.block(stmt.then);
    const afterThen = this.current;
    this.conditions = join(outer, branches.fails);
    const otherwise = this.newBlock();
    this.edge(from, otherwise);
    this.current = otherwise;
    if (tried && !tried.success) this.emit(tried.event);
    if (swapped && !swapped.success) this.publish(swapped.call);
    if (stmt.else) this.stmt(stmt.else);
    const afterElse = this.current;
    // After `if !create { return }` create is true, up to the end of the block around it.
    if (this.entered.has(afterThen))
      this.conditions = this.entered.has(afterElse) ? outer : join(outer, branches.holds);
    const after = this.newBlock();
    this.edge(afterThen, after);
    this.edge(afterElse, after);
    this.current = after;
  }

  /** `if p.CompareAndSwap(old, next)`: on the branch where it succeeded, `next` is published. */
  private compareAndSwap(cond: Expr): { call: CallExpr; success: boolean } | undefined {
    let success = true;
    let expr = cond;
    for (;;) {
      if (expr.kind === 'ParenExpr') expr = expr.x;
      else if (expr.kind === 'UnaryExpr' && expr.op === '!') {
        success = !success;
        expr = expr.x;
      } else break;
    }
    if (expr.kind !== 'CallExpr') return undefined;
    const callee = this.resolution.calleeOf(expr);
    const effect = callee.kind === 'static' ? this.context.effectOf(callee.func.key) : undefined;
    return effect?.atomic === 'cas' ? { call: expr, success } : undefined;
  }

  /** The last argument of an atomic store is known to others from here on. */
  private publish(call: CallExpr): void {
    const callee = this.resolution.calleeOf(call);
    const content = call.args.at(-1);
    let { fun } = call;
    while (fun.kind === 'ParenExpr' || fun.kind === 'IndexExpr') fun = fun.x;
    if (callee.kind !== 'static' || !content || fun.kind !== 'SelectorExpr') return;
    const [first] = call.args;
    // Operands have been evaluated: what is emitted here once more is of no interest.
    const outer = this.sink;
    this.sink = [];
    const box = callee.func.recv ? this.receiver(fun) : first && this.value(first);
    const value = this.value(content);
    this.sink = outer;
    if (box) this.fill(box, value, content, call);
  }

  private fill(box: Value, value: Value, content: Expr, at: { pos: number; end: number }): void {
    if (value.root.kind === 'unknown' || value.root.kind === 'nil') return;
    const isMap = this.isMap(deref(this.resolution.typeOf(content)));
    const target = step(box, boxContent);
    const { pos, end } = at;
    this.emit({ op: 'assign', target, value, deref: false, copy: false, isMap, zero: false, define: false, pos, end });
  }

  /** `if mu.TryLock()`, `if !mu.TryLock()`, `if ok := mu.TryLock(); ok`, and the first operand of `&&`. */
  private tryLock(cond: Expr, init: Stmt | undefined): { event: Event; success: boolean } | undefined {
    let success = true;
    let expr = cond;
    for (;;) {
      if (expr.kind === 'ParenExpr') expr = expr.x;
      else if (expr.kind === 'UnaryExpr' && expr.op === '!') {
        success = !success;
        expr = expr.x;
      } else if (expr.kind === 'BinaryExpr' && expr.op === '&&' && success) expr = expr.x;
      else break;
    }
    if (expr.kind === 'Ident' && init?.kind === 'AssignStmt' && init.rhs.length === 1) {
      const [left] = init.lhs;
      if (left?.kind === 'Ident' && left.name === expr.name) expr = init.rhs[0]!;
    }
    if (expr.kind !== 'CallExpr' || expr.fun.kind !== 'SelectorExpr') return undefined;
    const callee = this.resolution.calleeOf(expr);
    const symbol = callee.kind === 'static' ? callee.func : callee.kind === 'interface' ? callee.method : undefined;
    const lock = symbol && this.context.effectOf(symbol.key)?.lock;
    if (lock !== 'trylock' && lock !== 'tryrlock') return undefined;
    const event: Event = {
      op: 'lock',
      action: lock === 'trylock' ? 'lock' : 'rlock',
      lock: this.receiver(expr.fun),
      pos: expr.pos,
      end: expr.end,
    };
    return { event, success };
  }

  private clauses(
    clauses: readonly CaseClause[],
    label: string | undefined,
    enter: (clause: CaseClause) => void,
    tag?: VarSymbol,
  ): void {
    const from = this.current;
    const after = this.newBlock();
    const outer = this.conditions;
    const conditions = clauses.map((clause) => join(outer, tag ? this.clauseConditions(tag, clause, clauses) : []));
    const starts = conditions.map((when) => {
      this.conditions = when;
      return this.newBlock();
    });
    this.targets.push({ label, breakTo: after });
    clauses.forEach((clause, i) => {
      this.edge(from, starts[i]!);
      this.current = starts[i]!;
      this.conditions = conditions[i]!;
      enter(clause);
      const { fallthroughTo } = this;
      this.fallthroughTo = starts[i + 1];
      for (const stmt of clause.body) this.stmt(stmt);
      this.fallthroughTo = fallthroughTo;
      this.edge(this.current, after);
    });
    this.conditions = outer;
    this.targets.pop();
    if (!clauses.some((clause) => clause.exprs === undefined)) this.edge(from, after);
    this.current = after;
  }

  /** What the switch's tag is in a clause; in the default clause, what it is not. */
  private clauseConditions(tag: VarSymbol, clause: CaseClause, all: readonly CaseClause[]): readonly Condition[] {
    const constants = (of: readonly CaseClause[]): string[] | undefined => {
      const found = of.flatMap(({ exprs }) => (exprs ?? []).map((expr) => constantOf(expr, this.resolution)));
      return found.every((value) => value !== undefined) ? (found as string[]) : undefined;
    };
    const values = clause.exprs ? constants([clause]) : constants(all);
    return values && values.length > 0 ? [{ param: tag, values, equal: clause.exprs !== undefined }] : [];
  }

  private select(stmt: Extract<Stmt, { kind: 'SelectStmt' }>, label: string | undefined): void {
    const from = this.current;
    const after = this.newBlock();
    this.targets.push({ label, breakTo: after });
    for (const clause of stmt.clauses) {
      const start = this.newBlock();
      this.edge(from, start);
      this.current = start;
      if (clause.comm) this.stmt(clause.comm);
      const outer = this.conditions;
      for (const inner of clause.body) this.stmt(inner);
      this.conditions = outer;
      this.edge(this.current, after);
    }
    this.targets.pop();
    this.current = after;
  }

  private enterLoop(): number {
    this.loops.push(this.loop);
    this.loop = this.loops.length - 1;
    return this.loop;
  }

  private forStmt(stmt: Extract<Stmt, { kind: 'ForStmt' }>, label: string | undefined): void {
    if (stmt.init) this.stmt(stmt.init);
    const outer = this.loop;
    const after = this.newBlock();
    const loop = this.enterLoop();
    const head = this.newBlock();
    const post = this.newBlock();
    const body = this.newBlock();
    if (this.perIteration() && stmt.init?.kind === 'AssignStmt' && stmt.init.tok === ':=')
      for (const expr of stmt.init.lhs) {
        const symbol = this.symbol(expr);
        if (symbol) this.declaredIn.set(symbol, loop);
      }
    this.edge(this.current, head);
    this.current = head;
    if (stmt.cond) {
      this.value(stmt.cond);
      this.edge(this.current, after);
    }
    this.edge(this.current, body);
    this.targets.push({ label, breakTo: after, continueTo: post });
    this.current = body;
    this.block(stmt.body);
    this.edge(this.current, post);
    this.targets.pop();
    this.current = post;
    if (stmt.post) this.stmt(stmt.post);
    this.edge(this.current, head);
    this.loop = outer;
    this.current = after;
  }

  private range(stmt: RangeStmt, label: string | undefined): void {
    const x = this.value(stmt.x);
    const type = this.resolution.typeOf(stmt.x);
    const shape = this.program.underlying(deref(this.program.underlying(type)));
    const outer = this.loop;
    const after = this.newBlock();
    const loop = this.enterLoop();
    const head = this.newBlock();
    const body = this.newBlock();
    this.edge(this.current, head);
    this.current = head;
    const isMap = this.isMap(type);
    if (isMap) this.access('iterate', x, stmt.x, { pos: stmt.x.pos, end: stmt.x.end });
    if (shape.kind === 'chan') this.emit({ op: 'recv', chan: x, pos: stmt.x.pos, end: stmt.x.end });
    this.edge(head, after);
    this.edge(head, body);
    this.current = body;
    const bindElement = (expr: Expr | undefined, element: ElementStep | undefined): void => {
      if (!expr || this.isBlank(expr)) return;
      const place = this.place(expr, stmt.define);
      if (!place) return;
      if (stmt.define && place.target.root.kind === 'var' && !this.perIteration())
        this.declaredIn.set(place.target.root, outer);
      if (place.write) this.access('write', place.write.map, place.write.expr, stmt);
      const value = element ? step(x, element) : unknownValue;
      this.bind(place.target, value, this.resolution.typeOf(expr), { pos: expr.pos, end: expr.end }, stmt.define);
    };
    void loop;
    if (shape.kind === 'chan') bindElement(stmt.key, chanElement);
    else if (isMap) {
      bindElement(stmt.key, mapElement);
      bindElement(stmt.value, mapElement);
    } else if (shape.kind === 'slice' || shape.kind === 'array') {
      bindElement(stmt.key, undefined);
      bindElement(stmt.value, sliceElement);
    } else {
      bindElement(stmt.key, x.root.kind === 'unknown' ? undefined : sliceElement);
      bindElement(stmt.value, x.root.kind === 'unknown' ? undefined : sliceElement);
    }
    this.targets.push({ label, breakTo: after, continueTo: head });
    this.block(stmt.body);
    this.targets.pop();
    this.edge(this.current, head);
    this.loop = outer;
    this.current = after;
  }

  /** Go 1.22 made loop variables new in each iteration. */
  private perIteration(): boolean {
    const version = this.func.pkg.module.goVersion;
    return version !== undefined && (version[0] > 1 || version[1] >= 22);
  }

  private defer(call: Expr, stmt: { pos: number; end: number }): void {
    const events: Event[] = [];
    if (call.kind !== 'CallExpr') return;
    // Operands are evaluated now, the call happens at the function's end. Only the call's own events are put off:
    // operands that are themselves calls (`defer trace()()`) are evaluated before.
    if (call.fun.kind === 'CallExpr') {
      const value = this.call(call.fun, false);
      const args = call.args.map((arg) => this.value(arg));
      events.push(this.dynamicCall(call, value, args, false));
    } else {
      const outer = this.sink;
      this.sink = events;
      this.call(call, false);
      this.sink = outer;
    }
    this.emit({ op: 'defer', events, pos: stmt.pos, end: stmt.end });
  }

  // Expressions

  /** Emits what evaluating an expression does, and says what its value is. */
  private value(expr: Expr): Value {
    switch (expr.kind) {
      case 'Ident':
        return this.identValue(expr);
      case 'ParenExpr':
      case 'StarExpr':
        return this.value(expr.x);
      case 'SelectorExpr':
        return this.selector(expr);
      case 'IndexExpr':
        return this.index(expr);
      case 'CallExpr':
        return this.call(expr, false);
      case 'CompositeLit':
        return this.composite(expr);
      case 'FuncLit':
        return { root: { kind: 'func', func: this.resolution.funcOf(expr) }, steps: [] };
      case 'TypeAssertExpr':
        return this.value(expr.x);
      case 'SliceExpr': {
        const x = this.value(expr.x);
        for (const part of [expr.low, expr.high, expr.max]) if (part) this.value(part);
        return x;
      }
      case 'UnaryExpr': {
        const x = this.value(expr.x);
        if (expr.op === '&') {
          if (x.root.kind === 'var' && x.steps.length === 0) this.addressTaken.add(x.root);
          return x;
        }
        if (expr.op !== '<-') return unknownValue;
        this.emit({ op: 'recv', chan: x, pos: expr.pos, end: expr.end });
        return step(x, chanElement);
      }
      case 'BinaryExpr':
        this.value(expr.x);
        this.value(expr.y);
        return unknownValue;
      case 'KeyValueExpr':
        this.value(expr.value);
        return unknownValue;
      default:
        return unknownValue;
    }
  }

  private identValue(expr: Extract<Expr, { kind: 'Ident' }>): Value {
    const symbol = this.resolution.symbolOf(expr);
    if (!symbol) return unknownValue;
    if (symbol.kind === 'var') return variable(symbol);
    if (symbol.kind === 'func') return { root: { kind: 'func', func: symbol.func, symbol }, steps: [] };
    if (symbol.kind === 'nil') return nilValue;
    return unknownValue;
  }

  private selector(expr: Extract<Expr, { kind: 'SelectorExpr' }>): Value {
    const selection = this.resolution.selectionOf(expr);
    switch (selection.kind) {
      case 'field':
        return steps(this.value(expr.x), selection.path);
      case 'method': {
        const bound = steps(this.value(expr.x), selection.path);
        return { root: { kind: 'func', func: selection.func.func, symbol: selection.func, bound }, steps: [] };
      }
      case 'method-expr':
        return { root: { kind: 'func', func: selection.func.func, symbol: selection.func }, steps: [] };
      case 'qualified':
        if (selection.symbol.kind === 'var') return variable(selection.symbol);
        if (selection.symbol.kind === 'func')
          return { root: { kind: 'func', func: selection.symbol.func, symbol: selection.symbol }, steps: [] };
        return unknownValue;
      case 'unknown':
        this.value(expr.x);
        return unknownValue;
    }
  }

  private index(expr: Extract<Expr, { kind: 'IndexExpr' }>): Value {
    const x = this.value(expr.x);
    if (this.resolution.isType(expr.indices[0] ?? expr)) return x;
    for (const index of expr.indices) this.value(index);
    if (x.root.kind === 'func' && x.steps.length === 0) return x;
    if (this.mapType(this.resolution.typeOf(expr.x))) {
      this.access('read', x, expr.x, expr);
      return step(x, mapElement);
    }
    return step(x, sliceElement);
  }

  private composite(expr: CompositeLit): Value {
    const type = this.resolution.typeOf(expr);
    const shape = this.program.underlying(deref(type));
    const what = this.isMap(type) ? 'map' : shape.kind === 'struct' ? 'struct' : 'other';
    const made = this.alloc(expr.pos, what, undefined, type);
    const fields = shape.kind === 'struct' ? shape.fields : undefined;
    expr.elts.forEach((elt, i) => {
      if (fields) {
        const named = elt.kind === 'KeyValueExpr' && elt.key.kind === 'Ident' ? elt.key.name : undefined;
        const field = named !== undefined ? fields.find((f) => f.name === named) : fields[i];
        const inner = elt.kind === 'KeyValueExpr' ? elt.value : elt;
        const value = this.value(inner);
        if (field) this.bind(step(made, field), value, this.program.fieldType(deref(type), field), inner, true);
        // All functions of one literal are called by one goroutine, where they are called one after another.
        if (named) this.keep(type, named, value, inner, expr);
        return;
      }
      if (shape.kind === 'unknown' && elt.kind === 'KeyValueExpr' && elt.key.kind === 'Ident') {
        const value = this.value(elt.value);
        this.bind(step(made, sliceElement), value, this.resolution.typeOf(elt.value), elt.value, true);
        this.keep(type, elt.key.name, value, elt.value, expr);
        return;
      }
      if (elt.kind === 'KeyValueExpr') {
        if (what === 'map') this.value(elt.key);
        this.element(made, what === 'map' ? mapElement : sliceElement, elt.value);
      } else this.element(made, sliceElement, elt);
    });
    return made;
  }

  private element(container: Value, element: ElementStep, expr: Expr): void {
    const value = this.value(expr);
    this.bind(step(container, element), value, this.resolution.typeOf(expr), expr, true);
  }

  // Calls

  private call(expr: CallExpr, go: boolean): Value {
    const callee = this.resolution.calleeOf(expr);
    switch (callee.kind) {
      case 'conversion': {
        const [arg] = expr.args;
        if (!arg) return unknownValue;
        const value = this.value(arg);
        const { type } = callee;
        const effect =
          type.kind === 'named' ? this.context.effectOf(`${type.symbol.pkg.path}.${type.symbol.name}`) : undefined;
        if (effect?.callbacks)
          this.emit({ ...this.dynamicCall(expr, unknownValue, [value], go), value: undefined, effect });
        return value;
      }
      case 'builtin':
        return this.builtin(callee.name, expr);
      case 'static':
        if (!callee.func.func && !this.context.effectOf(callee.func.key)) this.guessJoin(expr);
        return this.namedCall(expr, callee.func, callee.func.func ? [callee.func.func] : [], false, go);
      case 'interface': {
        const targets = callee.candidates.flatMap((candidate) => (candidate.func ? [candidate.func] : []));
        return this.namedCall(expr, callee.method, targets, true, go);
      }
      case 'value': {
        const value = this.value(expr.fun);
        const args = expr.args.map((arg) => this.value(arg));
        return this.result(this.emitCall(this.dynamicCall(expr, value, args, go)));
      }
      case 'unknown': {
        this.guessJoin(expr);
        const value = this.value(expr.fun);
        const args = expr.args.map((arg) => this.value(arg));
        return this.result(this.emitCall(this.dynamicCall(expr, value, args, go)));
      }
    }
  }

  /** An unknown library's pool or group: what it is asked to wait for are the goroutines that tell it they are done. */
  private guessJoin(expr: CallExpr): void {
    const { fun } = expr;
    if (fun.kind !== 'SelectorExpr') return;
    const action = joinNames.get(fun.sel.name);
    if (action) this.emit({ op: 'join', action, group: this.receiver(fun), pos: expr.pos, end: expr.end });
  }

  private emitCall(event: CallEvent): CallEvent {
    this.emit(event);
    return event;
  }

  private result(event: CallEvent): Value {
    return { root: { kind: 'result', call: event.id, index: 0 }, steps: [] };
  }

  private dynamicCall(expr: CallExpr, value: Value, args: readonly Value[], go: boolean): CallEvent {
    return {
      op: 'call',
      id: this.calls++,
      go,
      targets: [],
      viaInterface: false,
      value,
      args,
      constants: this.constants(expr.args),
      copies: this.copies(expr),
      argSpans: expr.args.map((arg) => [arg.pos, arg.end] as const),
      ellipsis: expr.ellipsis,
      pos: expr.pos,
      end: expr.end,
    };
  }

  private constants(args: readonly Expr[]): CallEvent['constants'] {
    const found = args.map((arg) => constantOf(arg, this.resolution));
    return found.some((value) => value !== undefined) ? found : undefined;
  }

  /** Bits of the arguments that are structs handed over by value: bit i + 1 for argument i. */
  private copies(expr: CallExpr): number {
    let bits = 0;
    expr.args.forEach((arg, i) => {
      if (i < 30 && this.isStruct(this.resolution.typeOf(arg))) bits |= 1 << (i + 1);
    });
    return bits;
  }

  private receiver(fun: Extract<Expr, { kind: 'SelectorExpr' }>): Value {
    const selection = this.resolution.selectionOf(fun);
    return selection.kind === 'method' ? steps(this.value(fun.x), selection.path) : this.value(fun.x);
  }

  private namedCall(
    expr: CallExpr,
    symbol: FuncSymbol,
    targets: readonly Func[],
    viaInterface: boolean,
    go: boolean,
  ): Value {
    let fun = expr.fun;
    while (fun.kind === 'ParenExpr' || fun.kind === 'IndexExpr') fun = fun.x;
    let recv: Value | undefined;
    let recvCopied = false;
    let args = expr.args;
    if (fun.kind === 'SelectorExpr') {
      const selection = this.resolution.selectionOf(fun);
      if (selection.kind === 'method') {
        recv = steps(this.value(fun.x), selection.path);
        const declared = selection.func.recv;
        recvCopied = declared !== undefined && !declared.pointer && this.isStruct(deref(selection.recv));
      } else if (selection.kind === 'method-expr') {
        const [first, ...rest] = expr.args;
        recv = first && this.value(first);
        args = rest;
      }
    }
    const effect = this.effectOf(symbol, args.length, targets.length > 0);
    if (symbol.key === 'testing.T.Parallel') this.parallelTest = true;
    const values = args.map((arg) => this.value(arg));
    if (effect?.lock && recv) {
      const action = effect.lock === 'trylock' || effect.lock === 'tryrlock' ? undefined : effect.lock;
      if (action) this.emit({ op: 'lock', action, lock: recv, pos: expr.pos, end: expr.end });
      return unknownValue;
    }
    if (effect?.join && recv) {
      this.emit({ op: 'join', action: effect.join, group: recv, pos: expr.pos, end: expr.end });
      if (!effect.callbacks) return unknownValue;
    }
    if (effect?.maps) this.mapEffects(effect, symbol, expr, fun, recv, args, values);
    const event: CallEvent = {
      op: 'call',
      id: this.calls++,
      go,
      targets,
      viaInterface,
      symbol,
      effect,
      recv,
      args: values,
      constants: this.constants(args),
      copies: this.copies(expr) | (recvCopied ? 1 : 0),
      argSpans: args.map((arg) => [arg.pos, arg.end] as const),
      ellipsis: expr.ellipsis,
      pos: expr.pos,
      end: expr.end,
    };
    this.emit(event);
    if (effect?.callbacks) this.methodCallbacks(effect, expr, args, values);
    if (effect?.callbacks && !this.func.test) this.register(effect, symbol, expr, args);
    if (effect?.atomic) {
      const box = recv ?? values[0];
      const content = args.at(-1);
      const stored = values.at(-1);
      if (box && effect.atomic === 'load') return step(box, boxContent);
      if (box && content && stored && (effect.atomic === 'store' || effect.atomic === 'swap'))
        this.fill(box, stored, content, expr);
    }
    if (effect?.exits && !this.sink) this.unreachable();
    if (effect?.pipe) return this.alloc(expr.pos, 'pipe');
    if (effect?.fresh) return this.alloc(expr.pos, this.isMap(this.resolution.typeOf(expr)) ? 'map' : 'other');
    if (effect?.returns !== undefined && effect.returns !== 'recv' && typeof effect.returns === 'number')
      return values[effect.returns] ?? this.result(event);
    if (effect?.returns === 'recv' && recv) return recv;
    return this.result(event);
  }

  /** `heap.Push(q, x)` calls methods of q before it returns, on this goroutine. */
  /** What the tables say of a function: by its name, else by the shape that generators give it. */
  private effectOf({ key, name, pkg, recv, abstract }: FuncSymbol, args: number, hasBody: boolean): Effect | undefined {
    const known = this.context.effectOf(key);
    if (known) return known;
    if (recv || abstract)
      return hasBody ? undefined : methodPatterns.find((p) => p.name === name && p.params === args)?.effect;
    const last = pkg.path.replace(/^.*\//, '');
    return calleePatterns.find(
      (p) => p.name.test(name) && (!p.pkg || p.pkg.test(last)) && (p.params === undefined || p.params === args),
    )?.effect;
  }

  /** Objects that are handed over for their methods to be called. */
  private register(effect: Effect, { signature }: FuncSymbol, { pos }: CallExpr, args: readonly Expr[]): void {
    for (const { of, runs, methods } of effect.callbacks ?? []) {
      if (!methods || (runs !== 'handler' && runs !== 'serial')) continue;
      for (const operand of operands(of, args.length)) {
        const expr = operand === 'recv' ? undefined : args[operand];
        if (!expr || operand === 'recv') continue;
        const type = this.resolution.typeOf(expr);
        for (const func of registeredMethods(this.program, methods, type, signature?.params[operand]))
          this.registrations.push({ func, runs, pos });
      }
    }
  }

  /** A function kept in a field that others call: `cache.ResourceEventHandlerFuncs{AddFunc: f}`, `srv.ConnState = f`. */
  private keep(struct: Type, field: string, value: Value, expr: Expr, at: { pos: number; end: number }): void {
    const type = deref(struct);
    if (type.kind !== 'named' || value.root.kind === 'unknown' || value.root.kind === 'nil') return;
    const callback = this.context.callbackIn(`${type.symbol.pkg.path}.${type.symbol.name}.${field}`);
    if (!callback) return;
    if (callback.methods && (callback.runs === 'handler' || callback.runs === 'serial') && !this.func.test) {
      const { runs } = callback;
      for (const func of registeredMethods(this.program, callback.methods, this.resolution.typeOf(expr), undefined))
        this.registrations.push({ func, runs, pos: at.pos });
      return;
    }
    this.emit({
      op: 'call',
      id: this.calls++,
      go: false,
      targets: [],
      viaInterface: false,
      effect: { callbacks: [{ of: 0, ...callback }] },
      args: [value],
      copies: 0,
      argSpans: [[expr.pos, expr.end]],
      ellipsis: false,
      pos: at.pos,
      end: at.end,
    });
  }

  private methodCallbacks(effect: Effect, call: CallExpr, args: readonly Expr[], values: readonly Value[]): void {
    for (const { of, runs, methods } of effect.callbacks ?? []) {
      if (runs !== 'now') continue;
      for (const operand of operands(of, args.length)) {
        const expr = operand === 'recv' ? undefined : args[operand];
        const value = operand === 'recv' ? undefined : values[operand];
        if (!expr || !value) continue;
        for (const name of methods ?? []) {
          const method = this.program.methodOf(this.resolution.typeOf(expr), name);
          if (!method?.func.func) continue;
          const bound = steps(value, method.path);
          const callee: Value = {
            root: { kind: 'func', func: method.func.func, symbol: method.func, bound },
            steps: [],
          };
          this.emit(this.dynamicCall(call, callee, [], false));
        }
      }
    }
  }

  private mapEffects(
    effect: Effect,
    symbol: FuncSymbol,
    call: CallExpr,
    fun: Expr,
    recv: Value | undefined,
    args: readonly Expr[],
    values: readonly Value[],
  ): void {
    const touch = (kind: AccessKind, value: Value, expr: Expr, deep: boolean, atCall: boolean): void => {
      const type = this.resolution.typeOf(expr);
      const at = { pos: atCall ? call.pos : expr.pos, end: atCall ? call.end : expr.end };
      const map = this.mapType(type);
      if (map && !(deep && hasOwnText(this.program, type)))
        this.emit({
          op: 'access',
          kind,
          map: value,
          mapType: map,
          exprPos: expr.pos,
          exprEnd: expr.end,
          through: symbol.key,
          ...at,
        });
      if (!deep) return;
      const reached = reachedMaps(this.program, type, encodesJson.test(symbol.key) ? 'json' : 'print');
      if (reached.length > 0)
        this.emit({
          op: 'access',
          kind,
          map: value,
          exprPos: expr.pos,
          exprEnd: expr.end,
          through: symbol.key,
          deep: true,
          reached,
          ...at,
        });
    };
    for (const { of, kind, deep } of effect.maps ?? []) {
      for (const operand of operands(of, args.length)) {
        if (operand === 'recv') {
          if (recv && fun.kind === 'SelectorExpr') touch(kind, recv, fun.x, deep ?? false, true);
        } else {
          const expr = args[operand];
          const value = values[operand];
          if (expr && value) touch(kind, value, expr, deep ?? false, false);
        }
      }
    }
  }

  private builtin(name: string, expr: CallExpr): Value {
    const [first, ...rest] = expr.args;
    switch (name) {
      case 'make': {
        for (const arg of rest) this.value(arg);
        const type = first ? this.program.underlying(this.resolution.typeOf(first)) : undefined;
        const [size] = rest;
        const capacity = size === undefined ? 0 : size.kind === 'BasicLit' ? Number(size.value) : undefined;
        if (type?.kind === 'chan') return this.alloc(expr.pos, 'chan', capacity);
        return this.alloc(expr.pos, type && this.isMap(type) ? 'map' : 'other');
      }
      case 'new': {
        if (!first) return unknownValue;
        if (this.resolution.isType(first))
          return this.alloc(expr.pos, 'struct', undefined, this.resolution.typeOf(first));
        this.value(first);
        return this.alloc(expr.pos, 'other');
      }
      case 'delete':
      case 'clear': {
        if (!first) return unknownValue;
        const map = this.value(first);
        for (const arg of rest) this.value(arg);
        if (this.mapType(this.resolution.typeOf(first))) this.access(name, map, first, expr);
        return unknownValue;
      }
      case 'len': {
        if (!first) return unknownValue;
        const map = this.value(first);
        if (this.isMap(this.resolution.typeOf(first))) this.access('len', map, first, expr);
        return unknownValue;
      }
      case 'append': {
        const base = first ? this.value(first) : unknownValue;
        for (const arg of rest) {
          const value = this.value(arg);
          if (!expr.ellipsis) this.bind(step(base, sliceElement), value, this.resolution.typeOf(arg), arg, false);
        }
        return base.root.kind === 'nil' || base.root.kind === 'unknown' ? this.alloc(expr.pos, 'other') : base;
      }
      case 'close': {
        if (!first) return unknownValue;
        this.emit({ op: 'close', chan: this.value(first), pos: expr.pos, end: expr.end });
        return unknownValue;
      }
      case 'panic':
        if (first) this.value(first);
        if (!this.sink) this.unreachable();
        return unknownValue;
      default:
        for (const arg of expr.args) this.value(arg);
        return unknownValue;
    }
  }

  // Small facts

  private access(kind: AccessKind, map: Value, expr: Expr, at: { pos: number; end: number }): void {
    const mapType = this.mapType(this.resolution.typeOf(expr));
    this.emit({ op: 'access', kind, map, mapType, exprPos: expr.pos, exprEnd: expr.end, pos: at.pos, end: at.end });
  }

  private alloc(pos: number, what: AllocRoot['what'], capacity?: number, made?: Type): Value {
    const named = made && deref(made);
    const type = named?.kind === 'named' ? named.symbol : undefined;
    const root: AllocRoot = { kind: 'alloc', func: this.func, pos, what, type, capacity, loop: this.loop };
    return { root, steps: [] };
  }

  private symbol(expr: Expr): VarSymbol | undefined {
    if (expr.kind !== 'Ident' || expr.name === '_') return undefined;
    const symbol = this.resolution.symbolOf(expr);
    return symbol?.kind === 'var' ? symbol : undefined;
  }

  private isBlank(expr: Expr): boolean {
    return expr.kind === 'Ident' && expr.name === '_';
  }

  private mapType(type: Type): Type | undefined {
    return this.program.mapOf(type);
  }

  private isMap(type: Type): boolean {
    return this.program.mapOf(type) !== undefined;
  }

  private isStruct(type: Type): boolean {
    return this.program.underlying(type).kind === 'struct';
  }

  /** A value of this type can lead to a map or a lock: everything but numbers, strings and booleans. */
  private isReference(type: Type): boolean {
    return this.program.underlying(type).kind !== 'basic';
  }
}

function variable(symbol: VarSymbol): Value {
  return { root: symbol, steps: [] };
}

/** Exported fields only, whatever pointers lie between; zap.Reflect encodes so, too. */
const encodesJson = /^(encoding\/json|go\.uber\.org\/zap)\./;
const maximalSteps = 8;

/** More than a few conditions tell no more branches apart. */
const maximalConditions = 4;

function join(outer: readonly Condition[], inner: readonly Condition[]): readonly Condition[] {
  return inner.length === 0 || outer.length >= maximalConditions ? outer : [...outer, ...inner];
}

function step(value: Value, next: Step): Value {
  return steps(value, [next]);
}

function steps(value: Value, next: readonly Step[]): Value {
  const { kind } = value.root as Root;
  if (kind === 'unknown' || kind === 'nil' || kind === 'func') return unknownValue;
  if (value.steps.length + next.length > maximalSteps) return unknownValue;
  return { root: value.root, steps: [...value.steps, ...next] };
}

function isFreshRoot(value: Value): boolean {
  return value.root.kind === 'alloc' && value.steps.length === 0;
}

function deref(type: Type): Type {
  return type.kind === 'pointer' ? type.elem : type;
}

const joinNames: ReadonlyMap<string, 'done' | 'wait'> = new Map([
  ['Wait', 'wait'],
  ['StopAndWait', 'wait'],
  ['WaitAll', 'wait'],
  ['Done', 'done'],
  ['Give', 'done'],
  ['Leave', 'done'],
]);

function operands(of: Operand, count: number): readonly ('recv' | number)[] {
  if (of === 'recv') return ['recv'];
  if (typeof of === 'number') return [of];
  return Array.from({ length: Math.max(0, count - of.from) }, (_, i) => of.from + i);
}

/** A type that prints or encodes itself is not walked by fmt or json. */
function hasOwnText(program: Program, type: Type): boolean {
  return ['String', 'Error', 'MarshalJSON', 'MarshalText', 'Format', 'GoString'].some(
    (name) => program.methodOf(type, name) !== undefined,
  );
}
