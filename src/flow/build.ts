// Builds the flow graph of one function: syntax and its resolution in, blocks of events out.
//
// Evaluation order is Go's (operands left to right, calls as they come). Conditions are not split at && and ||, except
// that a TryLock in an if condition takes its lock on the branch where it succeeded. A goto is an edge like any other.
// What is missed: locks taken inside the right side of && or ||.
import type { Func, Resolution } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { SignatureType, Type } from '../model/types.js';
import type {
  AssignStmt,
  BlockStmt,
  CallExpr,
  CaseClause,
  Expr,
  IfStmt,
  RangeStmt,
  Stmt,
  ValueDecl,
} from '../syntax/ast.js';
import { compareAndSwap, publish, tryLock } from './attempts.js';
import type { Blocks } from './blocks.js';
import { Body, type FlowContext } from './body.js';
import { builtWhenNil } from './built-when-nil.js';
import { type CheckThenAct, checksThenActs } from './check-then-act.js';
import { missingOn } from './comma-ok.js';
import {
  assertionIn,
  type Condition,
  conditionsOf,
  constantOf,
  decided,
  dynamicTypeOf,
  parameter,
} from './conditions.js';
import { tokenGivenBack, waitedForBy } from './countdown.js';
import { returnsWhenTold } from './endless.js';
import { Expressions } from './expressions.js';
import { flagsOf } from './flags.js';
import {
  chanElement,
  type ElementStep,
  type Event,
  type FlowGraph,
  mapElement,
  nilValue,
  sliceElement,
  unknownValue,
  type Value,
  type YieldEvent,
} from './graph.js';
import { countsDown } from './last-of-several.js';
import { failsTest } from './lost-waits.js';
import { numberedKeys } from './numbered-keys.js';
import { OnceFlags } from './once-flags.js';
import { Recovered } from './recovered.js';
import { inRepeatingLoops } from './rounds.js';
import { opposite, steadyOf } from './steady.js';
import { triedIn } from './tries.js';
import { deref, step, variable } from './value.js';

interface Target {
  readonly label?: string;
  readonly breakTo: number;
  readonly continueTo?: number;
}

/** Builds the graph of a function or literal. The resolution is that of the declaration around it. */
export function buildFlow(context: FlowContext, func: Func, resolution: Resolution): FlowGraph {
  return new Builder(context, func, resolution).build();
}

const noEntries: ReadonlyMap<never, never> = new Map<never, never>();
const none: ReadonlySet<never> = new Set();

/** Of most functions most sets are empty: they have one in common. */
function orNone<T>(set: ReadonlySet<T>): ReadonlySet<T> {
  return set.size > 0 ? set : none;
}

class Builder {
  private readonly body: Body;
  private readonly blocks: Blocks;
  private readonly expressions: Expressions;
  private readonly onceFlags: OnceFlags;
  private readonly recovered: Recovered;
  /** The variables of a range statement, by each of them. */
  private readonly ranged = new Map<VarSymbol, readonly VarSymbol[]>();
  /** What a range statement's index goes through. */
  private readonly indexOf = new Map<VarSymbol, Expr>();
  private readonly targets: Target[] = [];
  private readonly labels = new Map<string, number>();
  private pendingLabel: string | undefined;
  private fallthroughTo: number | undefined;

  constructor(context: FlowContext, func: Func, resolution: Resolution) {
    this.body = new Body(context, func, resolution);
    this.blocks = this.body.blocks;
    this.expressions = new Expressions(this.body);
    this.onceFlags = new OnceFlags(func, resolution);
    this.recovered = new Recovered(resolution);
  }

  build(): FlowGraph {
    const body = this.body.func.node.body;
    for (const symbol of this.body.func.results)
      if (symbol.name && symbol.name !== '_' && this.body.isMap(symbol.type))
        this.blocks.emit({
          op: 'assign',
          target: variable(symbol),
          value: nilValue,
          deref: false,
          copy: false,
          isMap: true,
          zero: true,
          define: true,
          pos: this.body.func.node.pos,
          end: this.body.func.node.pos,
        });
    if (body) this.block(body);
    this.blocks.emit({
      op: 'return',
      values: this.namedResults(),
      copies: 0,
      maps: 0,
      pos: this.body.func.node.end - 1,
      end: this.body.func.node.end,
    });
    return this.graph();
  }

  private graph(): FlowGraph {
    const built = builtWhenNil(this.body.program, this.body.func, this.body.resolution);
    return {
      func: this.body.func,
      blocks: inRepeatingLoops(this.blocks.finished(), this.blocks.loops),
      loops: this.blocks.loops,
      endless: orNone(this.body.endless),
      counted: orNone(this.body.counted),
      declaredIn: this.body.declaredIn.size > 0 ? this.body.declaredIn : noEntries,
      eachOf: orNone(this.body.eachOf),
      picked: orNone(this.body.picked),
      calls: this.expressions.calls.count,
      addressTaken: orNone(this.body.addressTaken),
      assignedOutside: orNone(this.body.assignedOutside),
      reassigned: orNone(this.body.reassigned),
      parallelFrom: this.body.parallelFrom,
      registrations: this.body.registrations,
      named: orNone(this.body.named),
      onces: orNone(this.body.onces),
      handsOut: orNone(this.body.handsOut),
      tries: this.blocks.loops.length > 1 ? triedIn(this.body.func.node.body) : none,
      flags: flagsOf(this.body.func, this.body.resolution),
      checksThenActs: this.body.usesKeys ? this.checksThenActs(built.fills) : [],
      buildings: built.buildings,
      numberedKeys: this.body.usesKeys ? numberedKeys(this.body.func, this.body.resolution) : [],
      countsDown: this.body.usesKeys ? countsDown(this.body.func, this.body.resolution) : [],
    };
  }

  private checksThenActs(ofMaps: readonly CheckThenAct[]): readonly CheckThenAct[] {
    const { program, context, func, resolution } = this.body;
    const ofKeys = checksThenActs(program, (key) => context.effectOf(key), func, resolution);
    return ofMaps.length > 0 ? [...ofKeys, ...ofMaps] : ofKeys;
  }

  private namedResults(): readonly Value[] {
    return this.body.func.results.map((symbol) =>
      symbol.name && symbol.name !== '_' ? variable(symbol) : unknownValue,
    );
  }

  private block(block: BlockStmt): void {
    const { conditions, recovers } = this.blocks;
    block.list.forEach((stmt, i) => {
      this.stmt(stmt, block.list[i - 1]);
    });
    this.blocks.conditions = conditions;
    this.blocks.recovers = recovers;
  }

  private stmt(stmt: Stmt, before?: Stmt): void {
    const label = this.pendingLabel;
    this.pendingLabel = undefined;
    switch (stmt.kind) {
      case 'BlockStmt':
        return this.block(stmt);
      case 'ExprStmt':
        this.expressions.value(stmt.x);
        this.emitJoin('done', tokenGivenBack(stmt, this.body, this.valueOf), stmt);
        return;
      case 'AssignStmt':
        return this.assign(stmt);
      case 'IncDecStmt':
        return this.update(stmt.x, stmt);
      case 'SendStmt': {
        const chan = this.expressions.value(stmt.chan);
        const value = this.expressions.value(stmt.value);
        this.blocks.emit({ op: 'send', chan, value, pos: stmt.pos, end: stmt.end });
        return;
      }
      case 'GoStmt':
        if (stmt.call.kind === 'CallExpr') this.expressions.calls.call(stmt.call, true);
        else this.expressions.value(stmt.call);
        return;
      case 'DeferStmt':
        return this.defer(stmt.call, stmt);
      case 'ReturnStmt':
        if (stmt.results.some(({ kind }) => kind === 'IndexExpr')) this.body.usesKeys = true;
        return this.returns(stmt.results, stmt);
      case 'BranchStmt':
        return this.branch(stmt.tok, stmt.label?.name);
      case 'IfStmt':
        return this.ifStmt(stmt, before);
      case 'SwitchStmt':
        if (stmt.init) this.stmt(stmt.init);
        if (stmt.tag) this.expressions.value(stmt.tag);
        return this.clauses(
          stmt.clauses,
          label,
          (clause) => {
            for (const expr of clause.exprs ?? []) this.expressions.value(expr);
          },
          stmt.tag && parameter(stmt.tag, this.body.resolution),
        );
      case 'TypeSwitchStmt': {
        if (stmt.init) this.stmt(stmt.init);
        const value = this.expressions.value(stmt.x);
        return this.clauses(
          stmt.clauses,
          label,
          (clause) => {
            const symbol = stmt.name && this.body.resolution.clauseSymbol(clause);
            if (symbol) this.body.bind(variable(symbol), value, symbol.type, stmt, true);
          },
          parameter(stmt.x, this.body.resolution),
          (type) => this.typeInClause(type),
        );
      }
      case 'SelectStmt':
        return this.select(stmt, label);
      case 'ForStmt':
        return this.forStmt(stmt, label);
      case 'RangeStmt':
        return this.range(stmt, label);
      case 'LabeledStmt': {
        const at = this.labelBlock(stmt.label.name);
        this.blocks.edge(this.blocks.current, at);
        this.blocks.current = at;
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
      at = this.blocks.newBlock();
      this.labels.set(name, at);
    }
    return at;
  }

  private branch(tok: string, label: string | undefined): void {
    if (tok === 'goto') {
      if (label !== undefined) this.blocks.edge(this.blocks.current, this.labelBlock(label));
    } else if (tok === 'fallthrough') {
      if (this.fallthroughTo !== undefined) this.blocks.edge(this.blocks.current, this.fallthroughTo);
    } else {
      for (let i = this.targets.length - 1; i >= 0; i--) {
        const target = this.targets[i]!;
        if (label !== undefined ? target.label !== label : tok === 'continue' && target.continueTo === undefined)
          continue;
        const to = tok === 'break' ? target.breakTo : target.continueTo;
        if (to !== undefined) this.blocks.edge(this.blocks.current, to);
        break;
      }
    }
    this.blocks.unreachable();
  }

  private setNil(symbol: VarSymbol, { pos, end }: { pos: number; end: number }): void {
    const target = variable(symbol);
    const how = { deref: false, copy: false, isMap: true, zero: true, define: false };
    this.blocks.emit({ op: 'assign', target, value: nilValue, ...how, pos, end });
  }

  private declare(decl: ValueDecl): void {
    const symbols = decl.names.map((name) => this.body.symbol(name));
    for (const symbol of symbols) if (symbol) this.body.declaredIn.set(symbol, this.blocks.loop);
    if (decl.values.length === 0) {
      for (const symbol of symbols) {
        if (!symbol) continue;
        const isMap = this.body.isMap(symbol.type);
        // A nil slice is one to append to.
        if (/^(slice|struct)$/.test(this.body.program.underlying(symbol.type).kind)) continue;
        const value = nilValue;
        this.blocks.emit({
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
    this.recovered.note(stmt);
    if (stmt.tok !== '=' && stmt.tok !== ':=') {
      for (const expr of stmt.rhs) this.expressions.value(expr);
      for (const expr of stmt.lhs) this.update(expr, stmt);
      return;
    }
    if (stmt.lhs.some(({ kind }) => kind === 'IndexExpr')) this.body.usesKeys = true;
    // `m[k] = append(m[k], v)` reads before it writes: operands of the left side first, the write itself last.
    const define = stmt.tok === ':=';
    const places = stmt.lhs.map((expr) => this.expressions.place(expr, define));
    const types = stmt.lhs.map((expr) => (this.body.isBlank(expr) ? undefined : this.body.resolution.typeOf(expr)));
    const values = this.expressions.values(stmt.rhs, stmt.lhs.length);
    stmt.lhs.forEach((_expr, i) => {
      const place = places[i];
      if (!place) return;
      const value = values[i] ?? unknownValue;
      if (place.write) this.body.access('write', place.write.map, place.write.expr, stmt, place.write.key);
      const type = types[i];
      if (define && place.fresh && isZeroOfSync(stmt.rhs[i], type)) return;
      if (type && (place.write === undefined || this.body.isReference(type)))
        this.body.bind(place.target, value, type, stmt, define && place.fresh, place.deref);
      else if (place.write?.key) this.enterKey(place.target, place.write.key, place.write.expr, stmt);
      const left = stmt.lhs[i]!;
      const right = stmt.rhs.length === stmt.lhs.length ? stmt.rhs[i] : undefined;
      if (define && right && place.target.root.kind === 'var') this.noteEach(place.target.root, right);
      if (define && right?.kind === 'BasicLit' && place.target.root.kind === 'var')
        this.body.initially.set(place.target.root, Number(right.value));
      if (left.kind === 'SelectorExpr' && right)
        this.expressions.calls.keep(
          this.body.resolution.typeOf(left.x),
          left.sel.name,
          value,
          right,
          stmt,
          undefined,
          place.target,
        );
    });
  }

  /** `h.clients[c] = true`: whoever ranges over the set finds the object. */
  private enterKey(element: Value, key: Value, set: Expr, stmt: AssignStmt): void {
    const type = this.body.mapType(this.body.resolution.typeOf(set));
    if (type?.kind === 'map' && type.key.kind === 'pointer') this.body.bind(element, key, type.key, stmt, false);
  }

  /** `for i := range all { one := &all[i]; … }`: as good as `for _, one := range all`. */
  private noteEach(variable: VarSymbol, value: Expr): void {
    const element = value.kind === 'UnaryExpr' && value.op === '&' ? value.x : value;
    if (element.kind !== 'IndexExpr' || element.indices.length !== 1) return;
    const index = this.body.symbol(element.indices[0]!);
    const container = index && this.indexOf.get(index);
    if (!container || !this.isSame(container, element.x)) return;
    this.body.eachOf.add(variable);
    this.ranged.set(variable, [...(this.ranged.get(index) ?? []), variable]);
  }

  /** The same variable, or the same field of it. */
  private isSame(a: Expr, b: Expr): boolean {
    if (a.kind === 'SelectorExpr' && b.kind === 'SelectorExpr')
      return a.sel.name === b.sel.name && this.isSame(a.x, b.x);
    const symbol = this.body.symbol(a);
    return symbol !== undefined && symbol === this.body.symbol(b);
  }

  /** `x op= v`, `x++`. */
  private update(expr: Expr, stmt: { pos: number; end: number }): void {
    const place = this.expressions.place(expr, false);
    if (place?.write) this.body.access('write', place.write.map, place.write.expr, stmt, place.write.key);
  }

  private assignAll(
    targets: readonly (Value | undefined)[],
    types: readonly (Type | undefined)[],
    exprs: readonly Expr[],
    define: boolean,
    pos: number,
  ): void {
    const values = this.expressions.values(exprs, targets.length);
    const end = exprs.at(-1)?.end ?? pos;
    targets.forEach((target, i) => {
      if (!target || (define && isZeroOfSync(exprs[i], types[i]))) return;
      this.body.bind(target, values[i] ?? unknownValue, types[i], { pos, end }, define);
    });
  }

  private returns(results: readonly Expr[], stmt: { pos: number; end: number }): void {
    let copies = 0;
    let maps = 0;
    const wanted = this.body.func.results.length;
    const values = results.length === 0 ? this.namedResults() : this.expressions.values(results, wanted);
    this.body.func.results.forEach((symbol, i) => {
      if (this.body.isStruct(symbol.type)) copies |= 1 << i;
      if (this.body.isMap(symbol.type)) maps |= 1 << i;
    });
    this.blocks.emit({ op: 'return', values, copies, maps, pos: stmt.pos, end: stmt.end });
    this.blocks.unreachable();
  }

  /** `if p.id == id`: what follows is for one of the elements, and not for each. */
  private pickOne(cond: Expr): void {
    if (cond.kind === 'ParenExpr') return this.pickOne(cond.x);
    if (cond.kind !== 'BinaryExpr') return;
    if (cond.op === '&&' || cond.op === '||') {
      this.pickOne(cond.x);
      return this.pickOne(cond.y);
    }
    if (cond.op !== '==' && cond.op !== '!=') return;
    const sides = [cond.x, cond.y];
    if (sides.some((side) => side.kind === 'Ident' && side.name === 'nil')) return;
    for (const side of sides) {
      let base = side;
      while (base.kind === 'SelectorExpr' || base.kind === 'CallExpr')
        base = base.kind === 'CallExpr' ? base.fun : base.x;
      const symbol = this.body.symbol(base);
      for (const each of (symbol && this.ranged.get(symbol)) ?? []) this.body.picked.add(each);
    }
  }

  private ifStmt(stmt: IfStmt, before?: Stmt): void {
    if (stmt.init) this.stmt(stmt.init);
    this.pickOne(stmt.cond);
    const tried = tryLock(this.expressions, stmt.cond, stmt.init ?? before);
    const swapped = compareAndSwap(this.expressions, stmt.cond);
    if (!tried) this.expressions.value(stmt.cond);
    const from = this.blocks.current;
    const outer = this.blocks.conditions;
    const { program, resolution } = this.body;
    const told = stmt.init ?? before;
    const branches = conditionsOf(stmt.cond, resolution, assertionIn(told, resolution, program));
    const missing = missingOn(stmt.cond, told, this.body);
    const always = decided(stmt.cond, resolution);
    const { steady } = this.blocks;
    const asked = steadyOf(stmt.cond, resolution);
    if (asked) this.blocks.steady = [...steady, asked];
    const { recovers } = this.blocks;
    const recovered = this.recovered.branchOf(stmt.cond);
    this.blocks.recovers ||= recovered === 'holds';
    this.blocks.conditions = join(outer, branches.holds);
    this.onceFlags.within(stmt.cond, stmt.then, (flag) => {
      const { loop } = this.blocks;
      if (flag) this.blocks.loop = this.body.declaredIn.get(flag) ?? loop;
      const then = this.blocks.newBlock();
      if (always !== false) this.blocks.edge(from, then);
      this.blocks.current = then;
      if (tried?.success) this.blocks.emit(tried.event);
      if (swapped?.success) publish(this.expressions, swapped.call);
      if (missing?.holds) this.setNil(missing.map, stmt.cond);
      this.block(stmt.then);
      this.blocks.loop = loop;
    });
    const afterThen = this.blocks.current;
    this.blocks.conditions = join(outer, branches.fails);
    if (asked) this.blocks.steady = [...steady, opposite(asked)];
    this.blocks.recovers = recovers || recovered === 'fails';
    const otherwise = this.blocks.newBlock();
    if (always !== true) this.blocks.edge(from, otherwise);
    this.blocks.current = otherwise;
    if (tried && !tried.success) this.blocks.emit(tried.event);
    if (swapped && !swapped.success) publish(this.expressions, swapped.call);
    if (missing?.holds === false) this.setNil(missing.map, stmt.cond);
    if (stmt.else) this.stmt(stmt.else);
    const afterElse = this.blocks.current;
    this.blocks.steady = steady;
    // After `if !create { return }` create is true, up to the end of the block around it.
    if (this.blocks.entered.has(afterThen))
      this.blocks.conditions = this.blocks.entered.has(afterElse) ? outer : join(outer, branches.holds);
    // After `if r == nil { return }` a panic has been recovered.
    this.blocks.recovers = recovers || (recovered === 'fails' && !this.blocks.entered.has(afterThen));
    const after = this.blocks.newBlock();
    this.blocks.edge(afterThen, after);
    if (!this.blocks.entered.has(afterThen) || !this.onceFlags.isPassed(stmt)) this.blocks.edge(afterElse, after);
    this.blocks.current = after;
  }

  private clauses(
    clauses: readonly CaseClause[],
    label: string | undefined,
    enter: (clause: CaseClause) => void,
    tag?: VarSymbol,
    constant = (expr: Expr) => constantOf(expr, this.body.resolution),
  ): void {
    const from = this.blocks.current;
    const after = this.blocks.newBlock();
    const outer = this.blocks.conditions;
    const conditions = clauses.map((clause) =>
      join(outer, tag ? clauseConditions(tag, clause, clauses, constant) : []),
    );
    const starts = conditions.map((when) => {
      this.blocks.conditions = when;
      return this.blocks.newBlock();
    });
    this.targets.push({ label, breakTo: after });
    clauses.forEach((clause, i) => {
      this.blocks.edge(from, starts[i]!);
      this.blocks.current = starts[i]!;
      this.blocks.conditions = conditions[i]!;
      enter(clause);
      const { fallthroughTo } = this;
      this.fallthroughTo = starts[i + 1];
      for (const stmt of clause.body) this.stmt(stmt);
      this.fallthroughTo = fallthroughTo;
      this.blocks.edge(this.blocks.current, after);
    });
    this.blocks.conditions = outer;
    this.targets.pop();
    if (!clauses.some((clause) => clause.exprs === undefined)) this.blocks.edge(from, after);
    this.blocks.current = after;
  }

  private typeInClause(expr: Expr): string | undefined {
    const { program, resolution } = this.body;
    return resolution.isType(expr) ? dynamicTypeOf(resolution.typeOf(expr), program) : undefined;
  }

  private select(stmt: Extract<Stmt, { kind: 'SelectStmt' }>, label: string | undefined): void {
    const from = this.blocks.current;
    const after = this.blocks.newBlock();
    this.targets.push({ label, breakTo: after });
    for (const clause of stmt.clauses) {
      const start = this.blocks.newBlock();
      this.blocks.edge(from, start);
      this.blocks.current = start;
      if (clause.comm) this.stmt(clause.comm);
      const outer = this.blocks.conditions;
      for (const inner of clause.body) {
        this.stmt(inner);
        if (stmt.clauses.length > 1 && failsTest(clause, inner, this.body)) this.blocks.unreachable();
      }
      this.blocks.conditions = outer;
      this.blocks.edge(this.blocks.current, after);
    }
    this.targets.pop();
    this.blocks.current = after;
  }

  private forStmt(stmt: Extract<Stmt, { kind: 'ForStmt' }>, label: string | undefined): void {
    if (stmt.init) this.stmt(stmt.init);
    const outer = this.blocks.loop;
    const after = this.blocks.newBlock();
    const loop = this.blocks.enterLoop();
    if (stmt.cond && stmt.post) this.body.counted.add(loop);
    const head = this.blocks.newBlock();
    const post = this.blocks.newBlock();
    const body = this.blocks.newBlock();
    if (this.body.perIteration() && stmt.init?.kind === 'AssignStmt' && stmt.init.tok === ':=')
      for (const expr of stmt.init.lhs) {
        const symbol = this.body.symbol(expr);
        if (symbol) this.body.declaredIn.set(symbol, loop);
      }
    this.blocks.edge(this.blocks.current, head);
    this.blocks.current = head;
    const tried = stmt.cond && tryLock(this.expressions, stmt.cond, undefined);
    if (stmt.cond && !tried) this.expressions.value(stmt.cond);
    const condition = this.blocks.current;
    this.blocks.edge(condition, body);
    this.targets.push({ label, breakTo: after, continueTo: post });
    this.blocks.current = body;
    if (tried?.success) this.blocks.emit(tried.event);
    this.block(stmt.body);
    this.blocks.edge(this.blocks.current, post);
    this.targets.pop();
    this.blocks.current = post;
    if (stmt.post) this.stmt(stmt.post);
    this.blocks.edge(this.blocks.current, head);
    this.blocks.loop = outer;
    // `for !mu.TryLock() {}`
    if (stmt.cond) this.leave(loop, condition, after, stmt, tried && !tried.success ? tried.event : undefined);
    if (!this.blocks.entered.has(after) && returnsWhenTold(stmt.body)) this.body.endless.add(loop);
    this.blocks.current = after;
    this.emitJoin('wait', waitedForBy(stmt, this.body, this.valueOf), stmt);
  }

  private readonly valueOf = (expr: Expr): Value => this.expressions.value(expr);

  private emitJoin(
    action: 'wait' | 'done',
    group: Value | undefined,
    { pos, end }: { pos: number; end: number },
  ): void {
    if (group) this.blocks.emit({ op: 'join', action, group, pos, end });
  }

  /** The way out of a loop that is not a branch: a block of its own, which comes after those of the loop. */
  private leave(
    loop: number,
    from: number,
    after: number,
    { pos, end }: { pos: number; end: number },
    then?: Event,
  ): void {
    const exit = this.blocks.newBlock();
    this.blocks.edge(from, exit);
    this.blocks.current = exit;
    this.blocks.emit({ op: 'leave', loop, pos, end });
    if (then) this.blocks.emit(then);
    this.blocks.edge(exit, after);
  }

  private range(stmt: RangeStmt, label: string | undefined): void {
    const x = this.expressions.value(stmt.x);
    const type = this.body.resolution.typeOf(stmt.x);
    const shape = this.body.program.underlying(deref(this.body.program.underlying(type)));
    const iteration = shape.kind === 'signature' ? this.iteration(stmt, x, shape) : undefined;
    const outer = this.blocks.loop;
    const after = this.blocks.newBlock();
    const loop = this.blocks.enterLoop();
    this.body.counted.add(loop);
    const head = this.blocks.newBlock();
    const body = this.blocks.newBlock();
    this.blocks.edge(this.blocks.current, head);
    this.blocks.current = head;
    const isMap = this.body.isMap(type);
    if (isMap) this.body.access('iterate', x, stmt.x, { pos: stmt.x.pos, end: stmt.x.end });
    if (shape.kind === 'chan') this.blocks.emit({ op: 'recv', chan: x, pos: stmt.x.pos, end: stmt.x.end });
    this.blocks.edge(head, body);
    this.blocks.current = body;
    const bindElement = (expr: Expr | undefined, element: ElementStep | undefined): void => {
      if (!expr || this.body.isBlank(expr)) return;
      const place = this.expressions.place(expr, stmt.define);
      if (!place) return;
      if (stmt.define && place.target.root.kind === 'var' && !this.body.perIteration())
        this.body.declaredIn.set(place.target.root, outer);
      if (element && place.target.root.kind === 'var' && place.target.steps.length === 0)
        this.body.eachOf.add(place.target.root);
      if (place.write) this.body.access('write', place.write.map, place.write.expr, stmt, place.write.key);
      const value = element ? step(x, element) : unknownValue;
      this.body.bind(
        place.target,
        value,
        this.body.resolution.typeOf(expr),
        { pos: expr.pos, end: expr.end },
        stmt.define,
      );
    };
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
    const each = [stmt.key, stmt.value].flatMap((expr) => (expr && this.body.symbol(expr)) ?? []);
    for (const symbol of each) this.ranged.set(symbol, each);
    const index = stmt.define && stmt.key && shape.kind === 'slice' ? this.body.symbol(stmt.key) : undefined;
    if (index) this.indexOf.set(index, stmt.x);
    this.targets.push({ label, breakTo: after, continueTo: head });
    this.block(stmt.body);
    this.targets.pop();
    this.blocks.edge(this.blocks.current, head);
    this.blocks.loop = outer;
    this.leave(loop, head, after, stmt);
    this.blocks.current = after;
    this.emitJoin('wait', waitedForBy({ over: stmt.x, body: stmt.body }, this.body, this.valueOf), stmt);
    if (iteration) this.blocks.emit({ ...iteration, begins: false });
  }

  /** `for x := range f { ... }` calls f, which calls the body. */
  private iteration({ x }: RangeStmt, iterator: Value, signature: SignatureType): YieldEvent {
    const { pos, end } = x;
    const body = this.body.alloc(pos, 'body');
    this.blocks.emit(this.expressions.calls.callOf(iterator, signature, [body], x));
    const begins: YieldEvent = { op: 'yield', body, begins: true, pos, end };
    this.blocks.emit(begins);
    return begins;
  }

  private defer(call: Expr, stmt: { pos: number; end: number }): void {
    const events: Event[] = [];
    if (call.kind !== 'CallExpr') return;
    // Operands are evaluated now, the call happens at the function's end: only the call's own events are put off.
    // So it is with `defer trace()()`, `defer s.locks[key].Unlock()` and `defer s.unlock(s.lock())`.
    if (call.fun.kind === 'CallExpr') {
      const value = this.expressions.calls.call(call.fun, false);
      const args = call.args.map((arg) => this.expressions.value(arg));
      events.push(this.expressions.calls.dynamicCall(call, value, args, false));
    } else {
      const outer = this.blocks.sink;
      const all: Event[] = [];
      this.blocks.sink = all;
      this.expressions.calls.call(call, false);
      this.blocks.sink = outer;
      for (const event of all)
        if (isOfOperand(event, call)) this.blocks.emit(event);
        else events.push(event);
    }
    this.blocks.emit({ op: 'defer', events, pos: stmt.pos, end: stmt.end });
  }
}

/** An operand of the call comes to it, and not the call itself; what a library does to an argument, the call does. */
function isOfOperand(event: Event, { fun, args }: CallExpr): boolean {
  const isWithin = ({ pos, end }: Expr): boolean => pos <= event.pos && event.end <= end;
  if (fun.kind === 'SelectorExpr' && isWithin(fun.x)) return true;
  const arg = args.find(isWithin);
  if (!arg) return false;
  return event.op !== 'access' || !event.through || event.pos !== arg.pos || event.end !== arg.end;
}

/** More than a few conditions tell no more branches apart. */
const maximalConditions = 4;

function join(outer: readonly Condition[], inner: readonly Condition[]): readonly Condition[] {
  return inner.length === 0 || outer.length >= maximalConditions ? outer : [...outer, ...inner];
}

/** What the switch's tag is in a clause; in the default clause, what it is not. */
function clauseConditions(
  tag: VarSymbol,
  clause: CaseClause,
  all: readonly CaseClause[],
  constant: (expr: Expr) => string | undefined,
): readonly Condition[] {
  const constants = (of: readonly CaseClause[]): string[] | undefined => {
    const found = of.flatMap(({ exprs }) => (exprs ?? []).map(constant));
    return found.every((value) => value !== undefined) ? (found as string[]) : undefined;
  };
  const values = clause.exprs ? constants([clause]) : constants(all);
  return values && values.length > 0 ? [{ param: tag, values, equal: clause.exprs !== undefined }] : [];
}

/** `mu := sync.Mutex{}`, which is `var mu sync.Mutex`: the variable is the lock, and gives it its name. */
function isZeroOfSync(value: Expr | undefined, type: Type | undefined): boolean {
  if (value?.kind !== 'CompositeLit' || value.elts.length > 0 || type?.kind !== 'named') return false;
  return type.symbol.pkg.path === 'sync';
}
