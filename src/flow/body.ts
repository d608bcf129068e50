// The function whose graph is built: what its names and types are, and the events that all kinds of syntax have in common.
// Shared by statements (build.ts), expressions.ts and calls.ts, and filled by them.
import type { AccessKind } from '../finding.js';
import type { CallbackEffect, Effect } from '../knowledge/effect.js';
import type { Func, Program, Resolution } from '../model/program.js';
import type { TypeSymbol, VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import type { Expr } from '../syntax/ast.js';
import { Blocks } from './blocks.js';
import { type AllocRoot, boxContent, type Step, type Value } from './graph.js';
import type { Registration } from './registrations.js';
import { deref, isFreshRoot, step } from './value.js';

/** What building a graph needs to know of the program, and of functions outside of it. */
export interface FlowContext {
  readonly program: Program;
  /** What the knowledge tables say of a function, by its key. */
  effectOf(key: string): Effect | undefined;
  /** ... of a field of a struct outside the program, by `path.Type.Field`, in which a function or object is kept. */
  callbackIn(field: string): Omit<CallbackEffect, 'of'> | undefined;
}

export class Body {
  readonly blocks = new Blocks();
  /** The loop in whose body a local is declared anew each time round. */
  readonly declaredIn = new Map<VarSymbol, number>();
  readonly eachOf = new Set<VarSymbol>();
  readonly picked = new Set<VarSymbol>();
  readonly addressTaken = new Set<VarSymbol>();
  /** Variables of functions around this one that it assigns. */
  readonly assignedOutside = new Set<VarSymbol>();
  /** Variables and fields that it gives other values than those that they are declared with, or may have others give. */
  readonly reassigned = new Set<VarSymbol>();
  readonly registrations: Registration[] = [];
  parallelFrom: number | undefined;
  /** The constants that variables are declared with; what they are set to later is another matter. */
  readonly initially = new Map<VarSymbol, number>();
  /** Functions and methods that are named without it being known whose they are, or that they are called. */
  readonly named = new Set<string>();
  readonly onces = new Set<Func>();
  readonly handsOut = new Set<TypeSymbol>();
  readonly endless = new Set<number>();
  readonly counted = new Set<number>();
  /** Groups that run one goroutine at a time. */
  readonly inTurn = new Set<VarSymbol>();
  /** Something is stored under a key, or what lies there is returned: `m[k] = v`, `m.Store(k, v)`, `return m[k]`. */
  usesKeys = false;
  readonly program: Program;

  constructor(
    readonly context: FlowContext,
    readonly func: Func,
    readonly resolution: Resolution,
  ) {
    this.program = context.program;
  }

  access(kind: AccessKind, map: Value, expr: Expr, at: { pos: number; end: number }, key?: Value): void {
    const mapType = this.mapType(this.resolution.typeOf(expr));
    this.blocks.emit({
      op: 'access',
      kind,
      map,
      mapType,
      exprPos: expr.pos,
      exprEnd: expr.end,
      pos: at.pos,
      end: at.end,
      key: key?.root.kind === 'var' && key.root.func === this.func ? key.root : undefined,
    });
  }

  /** The target refers to the value from here on, where its type can lead to a map or a lock. */
  bind(
    target: Value,
    value: Value,
    type: Type | undefined,
    at: { pos: number; end: number },
    define: boolean,
    deref = false,
  ): void {
    if (type && !this.isReference(type)) return;
    const isMap = type !== undefined && this.isMap(type);
    const handedOver =
      isFreshRoot(value) || (value.root.kind === 'result' && value.steps.length === 0 && !value.pointee);
    const copy = type !== undefined && this.isStruct(type) && !handedOver;
    this.blocks.emit({
      op: 'assign',
      target,
      value,
      deref,
      copy,
      isMap,
      zero: false,
      define,
      pos: at.pos,
      end: at.end,
    });
  }

  /** An atomic holds the value from here on, or a sync.Map among others. */
  fill(box: Value, value: Value, content: Expr, at: { pos: number; end: number }, inside: Step = boxContent): void {
    if (value.root.kind === 'unknown' || value.root.kind === 'nil') return;
    const isMap = this.isMap(deref(this.resolution.typeOf(content)));
    const target = step(box, inside);
    const { pos, end } = at;
    this.blocks.emit({
      op: 'assign',
      target,
      value,
      deref: false,
      copy: false,
      isMap,
      zero: false,
      define: false,
      pos,
      end,
    });
  }

  /** An object that is made here. */
  alloc(pos: number, what: AllocRoot['what'], capacity?: number, made?: Type): Value {
    const named = made && deref(made);
    const type = named?.kind === 'named' ? named.symbol : undefined;
    const root: AllocRoot = { kind: 'alloc', func: this.func, pos, what, type, capacity, loop: this.blocks.loop };
    return { root, steps: [] };
  }

  symbol(expr: Expr): VarSymbol | undefined {
    if (expr.kind !== 'Ident' || expr.name === '_') return undefined;
    const symbol = this.resolution.symbolOf(expr);
    return symbol?.kind === 'var' ? symbol : undefined;
  }

  isBlank(expr: Expr): boolean {
    return expr.kind === 'Ident' && expr.name === '_';
  }

  mapType(type: Type): Type | undefined {
    return this.program.mapOf(type);
  }

  isMap(type: Type): boolean {
    return this.program.mapOf(type) !== undefined;
  }

  isStruct(type: Type): boolean {
    return this.program.underlying(type).kind === 'struct';
  }

  /** A value of this type can lead to a map or a lock: everything but numbers, strings and booleans. */
  isReference(type: Type): boolean {
    return this.program.underlying(type).kind !== 'basic';
  }

  /** Go 1.22 made loop variables new in each iteration. */
  perIteration(): boolean {
    const version = this.func.pkg.module.goVersion;
    return version !== undefined && (version[0] > 1 || version[1] >= 22);
  }
}
