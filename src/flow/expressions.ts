// Expressions: what evaluating them does, and what their value is. Operands come left to right, as in Go.
// A value is a path; what nothing is known of is the unknown value, and its operands are evaluated nevertheless.
import type { FuncSymbol } from '../model/program.js';
import type { Type } from '../model/types.js';
import type { CompositeLit, Expr } from '../syntax/ast.js';
import type { Body } from './body.js';
import { Calls } from './calls.js';
import { fieldsIn } from './conditions.js';
import {
  chanElement,
  type ElementStep,
  mapElement,
  nilValue,
  sliceElement,
  unknownValue,
  type Value,
} from './graph.js';
import { deref, step, steps, variable } from './value.js';

export class Expressions {
  readonly calls: Calls;
  /** Literals that lie in a literal, whose functions are called in turn with that one's. */
  private readonly turnsOf = new Map<CompositeLit, CompositeLit>();

  constructor(readonly body: Body) {
    this.calls = new Calls(body, (expr) => this.value(expr));
  }

  /** Emits what evaluating an expression does, and says what its value is. */
  value(expr: Expr): Value {
    switch (expr.kind) {
      case 'Ident':
        return this.identValue(expr);
      case 'ParenExpr':
        return this.value(expr.x);
      case 'StarExpr': {
        const value = this.value(expr.x);
        return value.root.kind === 'result' ? { ...value, pointee: true } : value;
      }
      case 'SelectorExpr':
        return this.selector(expr);
      case 'IndexExpr':
        return this.index(expr);
      case 'CallExpr':
        return this.calls.call(expr, false);
      case 'CompositeLit':
        return this.composite(expr);
      case 'FuncLit':
        return { root: { kind: 'func', func: this.body.resolution.funcOf(expr) }, steps: [] };
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
          if (x.root.kind === 'var' && x.steps.length === 0) this.body.addressTaken.add(x.root);
          if (x.root.kind === 'var' && this.body.blocks.loop > 0) this.body.reassigned.add(x.root);
          return x;
        }
        if (expr.op !== '<-') return unknownValue;
        this.body.blocks.emit({ op: 'recv', chan: x, pos: expr.pos, end: expr.end });
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
    const symbol = this.body.resolution.symbolOf(expr);
    if (!symbol) return unknownValue;
    if (symbol.kind === 'var') return variable(symbol);
    if (symbol.kind === 'func') {
      this.body.named.add(symbol.name);
      return { root: { kind: 'func', func: symbol.func, symbol }, steps: [] };
    }
    if (symbol.kind === 'nil') return nilValue;
    return unknownValue;
  }

  private selector(expr: Extract<Expr, { kind: 'SelectorExpr' }>): Value {
    const selection = this.body.resolution.selectionOf(expr);
    switch (selection.kind) {
      case 'field':
        return steps(this.value(expr.x), selection.path);
      case 'method': {
        this.body.named.add(expr.sel.name);
        const bound = steps(this.value(expr.x), selection.path);
        const symbol = this.onlyBody(selection.func, selection.recv);
        const { func, key } = symbol;
        const effect = func ? undefined : this.body.context.effectOf(key);
        return { root: { kind: 'func', func, symbol, bound, effect }, steps: [] };
      }
      case 'method-expr':
        this.body.named.add(expr.sel.name);
        return { root: { kind: 'func', func: selection.func.func, symbol: selection.func }, steps: [] };
      case 'qualified':
        if (selection.symbol.kind === 'var') return variable(selection.symbol);
        this.body.named.add(expr.sel.name);
        if (selection.symbol.kind === 'func')
          return { root: { kind: 'func', func: selection.symbol.func, symbol: selection.symbol }, steps: [] };
        return unknownValue;
      case 'unknown':
        this.body.named.add(expr.sel.name);
        this.value(expr.x);
        return unknownValue;
    }
  }

  /** `f := store.Put` of an interface: the method of the one type that implements it, if tests have no say. */
  private onlyBody(method: FuncSymbol, through: Type): FuncSymbol {
    if (!method.abstract) return method;
    const { program, func } = this.body;
    const [only, ...others] = program
      .implementers(method, through, func.pkg)
      .filter((candidate) => candidate.func && (func.test || !candidate.func.test));
    return only && others.length === 0 ? only : method;
  }

  private index(expr: Extract<Expr, { kind: 'IndexExpr' }>): Value {
    const x = this.value(expr.x);
    if (this.body.resolution.isType(expr.indices[0] ?? expr)) return x;
    for (const index of expr.indices) this.value(index);
    if (x.root.kind === 'func' && x.steps.length === 0) return x;
    if (this.body.mapType(this.body.resolution.typeOf(expr.x))) {
      this.body.access('read', x, expr.x, expr);
      return step(x, mapElement);
    }
    return step(x, sliceElement);
  }

  private composite(expr: CompositeLit): Value {
    const type = this.body.resolution.typeOf(expr);
    const shape = this.body.program.underlying(deref(type));
    const what = this.body.isMap(type) ? 'map' : shape.kind === 'struct' ? 'struct' : 'other';
    const made = this.body.alloc(expr.pos, what, undefined, type);
    const fields = shape.kind === 'struct' ? shape.fields : undefined;
    const turns = this.turnsOf.get(expr) ?? expr;
    expr.elts.forEach((elt, i) => {
      if (fields) {
        const named = elt.kind === 'KeyValueExpr' && elt.key.kind === 'Ident' ? elt.key.name : undefined;
        const field = named !== undefined ? fields.find((f) => f.name === named) : fields[i];
        const inner = elt.kind === 'KeyValueExpr' ? elt.value : elt;
        const value =
          named !== undefined && this.calls.takesTurns(type, named) ? this.inTurn(inner, turns) : this.value(inner);
        if (field)
          this.body.bind(step(made, field), value, this.body.program.fieldType(deref(type), field), inner, true);
        // All functions of one literal are called by one goroutine, where they are called one after another, and so
        // are those of a literal in it: `FilteringResourceEventHandler{FilterFunc: f, Handler: ResourceEventHandlerFuncs{…}}`.
        if (named) this.calls.keep(type, named, value, inner, turns, expr);
        return;
      }
      if (shape.kind === 'unknown' && elt.kind === 'KeyValueExpr' && elt.key.kind === 'Ident') {
        const value = this.value(elt.value);
        this.body.bind(step(made, sliceElement), value, this.body.resolution.typeOf(elt.value), elt.value, true);
        this.calls.keep(type, elt.key.name, value, elt.value, turns, expr);
        return;
      }
      if (elt.kind === 'KeyValueExpr') {
        if (what === 'map') this.value(elt.key);
        this.element(made, what === 'map' ? mapElement : sliceElement, elt.value);
      } else this.element(made, sliceElement, elt);
    });
    return made;
  }

  /** The functions of a literal that lies here are called by whoever calls those of the literal around it. */
  private inTurn(expr: Expr, turns: CompositeLit): Value {
    const literal = expr.kind === 'UnaryExpr' && expr.op === '&' ? expr.x : expr;
    if (literal.kind === 'CompositeLit') this.turnsOf.set(literal, turns);
    return this.value(expr);
  }

  private element(container: Value, element: ElementStep, expr: Expr): void {
    const value = this.value(expr);
    this.body.bind(step(container, element), value, this.body.resolution.typeOf(expr), expr, true);
  }

  /** The left side of an assignment: operands evaluated, the store itself left to the caller. */
  place(
    expr: Expr,
    define: boolean,
  ): { target: Value; fresh: boolean; deref: boolean; write?: { map: Value; expr: Expr; key?: Value } } | undefined {
    switch (expr.kind) {
      case 'ParenExpr':
        return this.place(expr.x, define);
      case 'Ident': {
        const symbol = this.body.symbol(expr);
        if (!symbol) return undefined;
        const fresh = define && symbol.span?.start === expr.pos;
        if (!fresh) this.body.reassigned.add(symbol);
        if (fresh) this.body.declaredIn.set(symbol, this.body.blocks.loop);
        else if (symbol.func !== this.body.func && symbol.role !== 'package') this.body.assignedOutside.add(symbol);
        return { target: variable(symbol), fresh, deref: false };
      }
      case 'IndexExpr': {
        const base = this.value(expr.x);
        const [key] = expr.indices.map((index) => this.value(index));
        if (this.body.mapType(this.body.resolution.typeOf(expr.x)))
          return {
            target: step(base, mapElement),
            fresh: false,
            deref: false,
            write: { map: base, expr: expr.x, key },
          };
        return { target: step(base, sliceElement), fresh: false, deref: false };
      }
      case 'StarExpr':
        return { target: this.value(expr.x), fresh: false, deref: true };
      default:
        for (const field of fieldsIn(expr, this.body.resolution)) this.body.reassigned.add(field);
        return { target: this.value(expr), fresh: false, deref: false };
    }
  }

  /** The values of a right side that has one expression for each left side, or one for all of them. */
  values(exprs: readonly Expr[], wanted: number): Value[] {
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
}
