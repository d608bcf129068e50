// Calls: which bodies may run, what the tables say that functions outside the program do, and what is handed over.
// In: a call, and what evaluates its operands. Out: events in the body's blocks, and the call's value.
import type { CallbackEffect, Effect } from '../knowledge/effect.js';
import {
  calleePatterns,
  isLister,
  isListersMethod,
  isNumberOfWorkers,
  makesAnew,
  methodPatterns,
  startsGoroutine,
  workersOf,
} from '../knowledge/index.js';
import { interfaceMethods } from '../model/method-set.js';
import type { Func } from '../model/program.js';
import type { FuncSymbol } from '../model/symbols.js';
import { areNeverTogether } from '../model/test-files.js';
import type { NamedType, SignatureType, Type } from '../model/types.js';
import type { CallExpr, CompositeLit, Expr } from '../syntax/ast.js';
import type { Body } from './body.js';
import { callBuiltin, constantCapacity } from './builtins.js';
import { constantOf, dynamicTypeOf, isNegative, parameter } from './conditions.js';
import { contextField } from './context-values.js';
import { boxContent, type CallEvent, mapElement, unknownValue, type Value } from './graph.js';
import { operands, touchMaps, touchStore } from './map-effects.js';
import { registeredMethods } from './registrations.js';
import { deref, step, steps } from './value.js';

export class Calls {
  /** How many there are so far. */
  count = 0;

  constructor(
    private readonly body: Body,
    private readonly value: (expr: Expr) => Value,
  ) {}

  call(expr: CallExpr, go: boolean): Value {
    const callee = this.body.resolution.calleeOf(expr);
    switch (callee.kind) {
      case 'conversion': {
        const [arg] = expr.args;
        if (!arg) return unknownValue;
        const value = this.value(arg);
        const { type } = callee;
        const effect =
          type.kind === 'named' ? this.body.context.effectOf(`${type.symbol.pkg.path}.${type.symbol.name}`) : undefined;
        if (effect?.callbacks)
          this.body.blocks.emit({ ...this.dynamicCall(expr, unknownValue, [value], go), value: undefined, effect });
        return value;
      }
      case 'builtin':
        return callBuiltin(this.body, this.value, callee.name, expr);
      case 'static':
        if (this.isOutOfSight(callee.func)) this.body.named.add(callee.func.name);
        if (!callee.func.func && !this.body.context.effectOf(callee.func.key)) this.guessJoin(expr);
        return this.namedCall(expr, callee.func, this.bodyOf(callee.func), false, go);
      case 'interface': {
        this.body.named.add(callee.method.name);
        return this.namedCall(expr, callee.method, this.bodiesFor(callee.candidates), true, go);
      }
      case 'value': {
        const value = this.value(expr.fun);
        const args = expr.args.map((arg) => this.value(arg));
        return this.result(this.emitCall(this.dynamicCall(expr, value, args, go)));
      }
      case 'unknown': {
        if (this.guessLock(expr)) return unknownValue;
        this.guessJoin(expr);
        const value = this.value(expr.fun);
        const args = expr.args.map((arg) => this.value(arg));
        const event = this.dynamicCall(expr, value, args, go);
        if (this.asksLister(expr)) return this.result(this.emitCall({ ...event, effect: { cached: true } }));
        const start = this.guessStart(expr);
        return this.result(this.emitCall(start ? { ...event, value: undefined, ...start } : event));
      }
    }
  }

  /** What an interface's method may be here: tests meet the types of their own package's tests only. */
  private bodiesFor(candidates: readonly FuncSymbol[]): readonly Func[] {
    const bodies = bodiesOf(candidates);
    const { func } = this.body;
    const isElsewhere = (body: Func): boolean => areNeverTogether(body, func);
    return bodies.some(isElsewhere) ? bodies.filter((body) => !isElsewhere(body)) : bodies;
  }

  /** Of a package of this module that has not been read. */
  private isOutOfSight({ recv, pkg, func }: FuncSymbol): boolean {
    const isUnread = recv ? recv.type.opaque : !func;
    return (isUnread ?? false) && pkg.path.startsWith(this.body.func.pkg.module.path);
  }

  /** An unknown library's pool or group: what it is asked to wait for are the goroutines that tell it they are done. */
  private guessJoin(expr: CallExpr): void {
    const { fun } = expr;
    if (fun.kind !== 'SelectorExpr') return;
    const { name } = fun.sel;
    const action = waitName.test(name) ? 'wait' : doneName.test(name) ? 'done' : undefined;
    if (action) this.body.blocks.emit({ op: 'join', action, group: this.receiver(fun), pos: expr.pos, end: expr.end });
  }

  /** Of a type that is nowhere to be seen, as generated ones are that are not kept with the rest: `s.mu.RLock()`. */
  private guessLock({ fun, args, pos, end }: CallExpr): boolean {
    if (fun.kind !== 'SelectorExpr' || args.length > 0) return false;
    const action = methodPatterns.find(({ name }) => name === fun.sel.name)?.effect.lock;
    if (action === undefined || action === 'trylock' || action === 'tryrlock') return false;
    this.body.blocks.emit({
      op: 'lock',
      action,
      lock: this.receiver(fun),
      fixed: this.isFixedElement(fun.x),
      pos,
      end,
    });
    return true;
  }

  /** `group.Go(func() { ... })`: whoever waits for that group waits for what it has started. */
  private guessStart({ fun, args }: CallExpr): Pick<CallEvent, 'effect' | 'recv'> | undefined {
    if (fun.kind !== 'SelectorExpr' || !startsGoroutine(fun.sel.name)) return undefined;
    const { program, resolution } = this.body;
    const of = args.findIndex((arg) => program.underlying(resolution.typeOf(arg)).kind === 'signature');
    if (of < 0) return undefined;
    return { effect: { callbacks: [{ of, runs: 'go', joinedBy: 'Wait' }] }, recv: this.receiver(fun) };
  }

  /** `c.podLister.Pods(ns).Get(name)`, `factory.Core().V1().Nodes().Lister().List(all)`: an informer's cache is asked. */
  private asksLister({ fun }: CallExpr): boolean {
    return fun.kind === 'SelectorExpr' && /^(Get|List)$/.test(fun.sel.name) && this.isLister(fun.x);
  }

  private isLister(expr: Expr): boolean {
    if (expr.kind === 'CallExpr' && expr.fun.kind === 'SelectorExpr')
      return (expr.fun.sel.name === 'Lister' && expr.args.length === 0) || this.isLister(expr.fun.x);
    const type = this.body.resolution.typeOf(expr);
    return type.kind === 'named' && isLister(type.symbol.pkg.path, type.symbol.name);
  }

  /** `wg.Add(-1)` is `wg.Done()`. */
  private join(expr: CallExpr, action: NonNullable<Effect['join']>, group: Value): void {
    const [delta] = action === 'add' ? expr.args : [];
    const tells = delta !== undefined && isNegative(constantOf(delta, this.body.resolution));
    const added = delta && parameter(delta, this.body.resolution);
    this.body.blocks.emit({ op: 'join', action: tells ? 'done' : action, group, added, pos: expr.pos, end: expr.end });
  }

  /**
   * The standard library's own locks, groups and atomics are what the tables say of them, also where it is the standard
   * library that is looked at: their bodies tell nothing of that.
   */
  private bodyOf({ func, pkg, key }: FuncSymbol): readonly Func[] {
    if (!func) return [];
    const isPrimitive = /^(golang\.org\/x\/)?sync(\/|$)/.test(pkg.path) && this.body.context.effectOf(key);
    return isPrimitive ? [] : [func];
  }

  /** `sem.Acquire(ctx, all)`, with all permits and outside of loops: whoever had one has given it back by then. */
  private takePermits(
    expr: CallExpr,
    action: NonNullable<Effect['lock']>,
    group: Value,
    weight: Expr | undefined,
  ): void {
    const one = weight && constantOf(weight, this.body.resolution) === 'literal 1';
    if (action === 'lock' && (one || this.body.blocks.loop > 0)) return;
    const { pos, end } = expr;
    this.body.blocks.emit({ op: 'join', action: action === 'lock' ? 'wait' : 'done', group, pos, end });
  }

  private isFixedElement(expr: Expr): boolean {
    const [index] = expr.kind === 'IndexExpr' ? expr.indices : [];
    return index !== undefined && constantOf(index, this.body.resolution) !== undefined;
  }

  private emitCall(event: CallEvent): CallEvent {
    this.body.blocks.emit(event);
    return event;
  }

  private result(event: CallEvent): Value {
    return { root: { kind: 'result', call: event.id, index: 0 }, steps: [] };
  }

  dynamicCall(expr: CallExpr, value: Value, args: readonly Value[], go: boolean): CallEvent {
    const type = this.body.program.underlying(this.body.resolution.typeOf(expr.fun));
    return {
      ...this.callOf(value, type.kind === 'signature' ? type : undefined, args, expr),
      go,
      constants: this.constants(expr.args),
      copies: this.copies(expr),
      argSpans: expr.args.map((arg) => [arg.pos, arg.end] as const),
      ellipsis: expr.ellipsis,
    };
  }

  /** The call of a function value, be it that no expression spells it. */
  callOf(
    value: Value,
    signature: SignatureType | undefined,
    args: readonly Value[],
    { pos, end }: { readonly pos: number; readonly end: number },
  ): CallEvent {
    return {
      op: 'call',
      id: this.count++,
      go: false,
      targets: [],
      viaInterface: false,
      value,
      signature,
      args,
      copies: 0,
      argSpans: args.map(() => [pos, end] as const),
      ellipsis: false,
      pos,
      end,
    };
  }

  /** Also the types of what interfaces are given: `handle(joined{name})`. */
  private constants(args: readonly Expr[], signature?: SignatureType): CallEvent['constants'] {
    const { program, resolution } = this.body;
    const isInterface = (i: number): boolean => {
      const param = signature?.params[i];
      return param !== undefined && program.underlying(param).kind === 'interface';
    };
    const typeOf = (arg: Expr): string | undefined => {
      const type = dynamicTypeOf(resolution.typeOf(arg), program);
      return type?.startsWith('type ') ? type : undefined;
    };
    const found = args.map((arg, i) => constantOf(arg, resolution) ?? (isInterface(i) ? typeOf(arg) : undefined));
    return found.some((value) => value !== undefined) ? found : undefined;
  }

  /** Bits of the arguments that are structs handed over by value: bit i + 1 for argument i. */
  private copies(expr: CallExpr): number {
    let bits = 0;
    expr.args.forEach((arg, i) => {
      if (i < 30 && this.body.isStruct(this.body.resolution.typeOf(arg))) bits |= 1 << (i + 1);
    });
    return bits;
  }

  receiver(fun: Extract<Expr, { kind: 'SelectorExpr' }>): Value {
    const selection = this.body.resolution.selectionOf(fun);
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
      const selection = this.body.resolution.selectionOf(fun);
      if (selection.kind === 'method') {
        recv = steps(this.value(fun.x), selection.path);
        const declared = selection.func.recv;
        // Go takes the variable's address: the method may assign it.
        const implicit = declared?.pointer && this.body.isMap(selection.recv);
        if (implicit && recv.root.kind === 'var' && recv.steps.length === 0) this.body.addressTaken.add(recv.root);
        recvCopied = declared !== undefined && !declared.pointer && this.body.isStruct(deref(selection.recv));
      } else if (selection.kind === 'method-expr') {
        const [first, ...rest] = expr.args;
        recv = first && this.value(first);
        args = rest;
      }
    }
    const isUnseen = targets.length === 0 && !symbol.func;
    const effect =
      this.effectOf(symbol, args.length, targets.length > 0) ??
      (viaInterface && targets.length > 1 ? lockOfAnyKind(symbol) : undefined) ??
      (isUnseen ? this.guessStart(expr)?.effect : undefined);
    if (symbol.key === 'testing.T.Parallel') this.body.parallelFrom ??= expr.pos;
    const values = args.map((arg) => this.value(arg));
    if (effect?.lock && recv) {
      const action = effect.lock === 'trylock' || effect.lock === 'tryrlock' ? undefined : effect.lock;
      const fixed = fun.kind === 'SelectorExpr' && this.isFixedElement(fun.x);
      if (action) this.body.blocks.emit({ op: 'lock', action, lock: recv, fixed, pos: expr.pos, end: expr.end });
      if (effect.weight !== undefined) this.takePermits(expr, effect.lock, recv, args[effect.weight]);
      return unknownValue;
    }
    if (effect?.join && recv) {
      this.join(expr, effect.join, recv);
      if (!effect.callbacks) return unknownValue;
    }
    if (effect?.syncMap === 'store') this.body.usesKeys = true;
    if (effect?.maps) touchMaps(this.body, effect, symbol, expr, fun, recv, args, values);
    if (effect?.store) touchStore(this.body, effect.store, symbol, expr, fun, recv);
    const event: CallEvent = {
      op: 'call',
      id: this.count++,
      go,
      targets,
      viaInterface,
      symbol,
      effect,
      recv,
      args: values,
      constants: this.constants(args, symbol.signature),
      copies: this.copies(expr) | (recvCopied ? 1 : 0),
      argSpans: args.map((arg) => [arg.pos, arg.end] as const),
      ellipsis: expr.ellipsis,
      ...(recv && this.runsInTurn(effect, recv, args) ? { oneAtATime: true } : undefined),
      pos: expr.pos,
      end: expr.end,
    };
    this.body.blocks.emit(event);
    for (const { of, kind, exported } of effect?.maps ?? [])
      if (typeof of === 'number' && kind === 'write' && exported) this.decodeInto(args[of]);
    if (effect?.callbacks) this.methodCallbacks(effect, expr, args, values);
    if (effect?.maps) this.ownCode(effect, symbol, expr, args, values);
    if (effect?.callbacks && !this.body.func.test) this.register(effect, symbol, expr, args, values);
    if (effect?.atomic) {
      const box = recv ?? values[0];
      const content = args.at(-1);
      const stored = values.at(-1);
      if (box && effect.atomic === 'load') return step(box, boxContent);
      if (box && content && stored && (effect.atomic === 'store' || effect.atomic === 'swap'))
        this.body.fill(box, stored, content, expr);
    }
    const [, entry] = args;
    if (recv && entry && values[1] && (effect?.syncMap === 'store' || effect?.syncMap === 'load-or-store'))
      if (!this.body.isStruct(this.body.resolution.typeOf(entry)))
        this.body.fill(recv, values[1], entry, expr, mapElement);
    if (entry && effect?.syncMap === 'load-or-store') {
      const type = this.body.resolution.typeOf(entry);
      if (type.kind === 'pointer' && type.elem.kind === 'named') this.body.handsOut.add(type.elem.symbol);
    }
    if (recv && (effect?.syncMap === 'load' || effect?.syncMap === 'load-or-store')) return step(recv, mapElement);
    if (effect?.cache && recv) {
      const cache = ownPart(recv, symbol);
      if (effect.cache === 'get') return step(cache, mapElement);
      if (entry && values[1] && !this.body.isStruct(this.body.resolution.typeOf(entry)))
        this.body.fill(cache, values[1], entry, expr, mapElement);
    }
    if (effect?.exits && !this.body.blocks.sink) this.body.blocks.unreachable();
    if (effect?.carried === 'set' && recv && args[1] && values[1]) this.carry(recv, args[0], args[1], values[1]);
    else if ((effect?.carried === 'get' || effect?.carried === 'set') && recv && args[0]) {
      const field = contextField(this.body.program, this.body.resolution, args[0]);
      return field ? step(recv, field) : this.result(event);
    }
    if (effect?.carried === 'with') return this.contextWith(expr, args, values);
    if (effect?.once !== undefined) return this.onceOnly(values[effect.once]) ?? this.result(event);
    if (effect?.permits !== undefined)
      return this.body.alloc(expr.pos, 'chan', constantCapacity(this.body, args[effect.permits]));
    if (effect?.pipe) return this.body.alloc(expr.pos, 'pipe');
    if (effect?.fresh)
      return this.body.alloc(expr.pos, this.body.isMap(this.body.resolution.typeOf(expr)) ? 'map' : 'other');
    if (effect?.returns !== undefined && effect.returns !== 'recv' && typeof effect.returns === 'number')
      return values[effect.returns] ?? this.result(event);
    if (effect?.returns === 'recv' && recv) return recv;
    if (isMadeByLibrary(symbol)) return this.body.alloc(expr.pos, 'other');
    return this.result(event);
  }

  /** `context.WithValue(ctx, key, value)`: it carries what the other does, and the value. */
  private contextWith(expr: CallExpr, [, key, content]: readonly Expr[], [from, , value]: readonly Value[]): Value {
    const made = this.body.alloc(expr.pos, 'struct');
    const { pos, end } = expr;
    if (from)
      this.body.blocks.emit({
        op: 'assign',
        target: made,
        value: from,
        deref: false,
        copy: true,
        isMap: false,
        zero: false,
        define: false,
        pos,
        end,
      });
    if (content && value) this.carry(made, key, content, value);
    return made;
  }

  private carry(context: Value, key: Expr | undefined, content: Expr, value: Value): void {
    const field = key && contextField(this.body.program, this.body.resolution, key);
    if (field) this.body.bind(step(context, field), value, this.body.resolution.typeOf(content), content, true);
  }

  /** `g.SetLimit(1)`, and then `g.Go(f)`: f is over before the group runs the next one. */
  private runsInTurn(effect: Effect | undefined, { root, steps }: Value, args: readonly Expr[]): boolean {
    if (root.kind !== 'var' || steps.length > 0) return false;
    if (effect?.limit !== undefined) {
      if (constantCapacity(this.body, args[effect.limit]) === 1) this.body.inTurn.add(root);
      else this.body.inTurn.delete(root);
    }
    return effect?.callbacks !== undefined && this.body.inTurn.has(root);
  }

  /** `sync.OnceFunc(f)`: whoever calls the result calls f, which runs once for all of them. */
  private onceOnly(value: Value | undefined): Value | undefined {
    const func = value?.root.kind === 'func' ? value.root.func : undefined;
    if (func) this.body.onces.add(func);
    return value;
  }

  /** `var c *Config; yaml.Unmarshal(data, &c)`: the decoder makes an object for a pointer that is nil so far. */
  private decodeInto(arg: Expr | undefined): void {
    if (arg?.kind !== 'UnaryExpr' || arg.op !== '&' || arg.x.kind !== 'Ident') return;
    const symbol = this.body.resolution.symbolOf(arg.x);
    if (symbol?.kind !== 'var' || (symbol.role !== 'local' && symbol.role !== 'result')) return;
    if (symbol.func !== this.body.func || this.body.program.underlying(symbol.type).kind !== 'pointer') return;
    const target: Value = { root: symbol, steps: [] };
    if (this.body.blocks.isAssigned(symbol)) return;
    this.body.bind(target, this.body.alloc(arg.pos, 'struct', undefined, symbol.type), symbol.type, arg, false);
  }

  /** What the tables say of a function: by its name, else by the shape that generators give it. */
  private effectOf({ key, name, pkg, recv, abstract }: FuncSymbol, args: number, hasBody: boolean): Effect | undefined {
    const known = this.body.context.effectOf(key);
    if (known) return known;
    if (isListersMethod(key)) return listersMethod;
    if (recv || abstract)
      return hasBody ? undefined : methodPatterns.find((p) => p.name === name && p.params === args)?.effect;
    const last = pkg.path.replace(/^.*\//, '');
    return calleePatterns.find(
      (p) => p.name.test(name) && (!p.pkg || p.pkg.test(last)) && (p.params === undefined || p.params === args),
    )?.effect;
  }

  /** Objects that are handed over for their methods to be called. */
  private register(
    effect: Effect,
    { signature }: FuncSymbol,
    { pos, end }: CallExpr,
    args: readonly Expr[],
    values: readonly Value[],
  ): void {
    for (const { of, runs, methods } of effect.callbacks ?? []) {
      if (!methods || (runs !== 'handler' && runs !== 'serial')) continue;
      for (const operand of operands(of, args.length)) {
        const expr = operand === 'recv' ? undefined : args[operand];
        if (!expr || operand === 'recv') continue;
        const type = this.body.resolution.typeOf(expr);
        for (const func of registeredMethods(this.body.program, methods, type, signature?.params[operand]))
          this.registerMethod(func, runs, values[operand], { pos, end });
      }
    }
  }

  /** Of an object that the function has made, it is known which one it is. */
  private registerMethod(
    func: Func,
    runs: 'handler' | 'serial',
    object: Value | undefined,
    at: { pos: number; end: number },
  ): void {
    this.body.registrations.push({ func, runs, pos: at.pos });
    if (runs !== 'handler' || !object || object.steps.length > 0) return;
    const { root } = object;
    if (root.kind !== 'alloc' && (root.kind !== 'var' || root.role !== 'local')) return;
    const method: Value = { root: { kind: 'func', func, bound: object }, steps: [] };
    const { pos, end } = at;
    this.body.blocks.emit({
      ...this.callOf(unknownValue, undefined, [method], { pos, end }),
      value: undefined,
      effect: { callbacks: [{ of: 0, runs }] },
    });
  }

  /** What lies in the field is an object of which one goroutine calls methods, one after another. */
  takesTurns(struct: Type, field: string): boolean {
    const type = deref(struct);
    if (type.kind !== 'named') return false;
    const callback = this.body.context.callbackIn(`${type.symbol.pkg.path}.${type.symbol.name}.${field}`);
    return callback?.runs === 'serial' && callback.methods !== undefined;
  }

  /** A function kept in a field that others call: `cache.ResourceEventHandlerFuncs{AddFunc: f}`, `srv.ConnState = f`. */
  keep(
    struct: Type,
    field: string,
    value: Value,
    expr: Expr,
    at: { pos: number; end: number },
    literal?: CompositeLit,
    keeper?: Value,
  ): void {
    const type = deref(struct);
    if (type.kind === 'named') this.noteWorkers(`${type.symbol.pkg.path}.${type.symbol.name}.${field}`, expr, at.pos);
    if (type.kind !== 'named' || value.root.kind === 'unknown' || value.root.kind === 'nil') return;
    const known = this.body.context.callbackIn(`${type.symbol.pkg.path}.${type.symbol.name}.${field}`);
    const callback =
      known ?? (value.root.kind === 'func' && literal && asksForSeveral(type, literal) ? bySeveral : undefined);
    if (!callback) return;
    if (callback.methods && (callback.runs === 'handler' || callback.runs === 'serial') && !this.body.func.test) {
      const { runs } = callback;
      for (const func of registeredMethods(
        this.body.program,
        callback.methods,
        this.body.resolution.typeOf(expr),
        undefined,
      ))
        this.registerMethod(func, runs, value, at);
      return;
    }
    this.body.blocks.emit({
      op: 'call',
      id: this.count++,
      go: false,
      targets: [],
      viaInterface: false,
      effect: { callbacks: [{ of: 0, ...callback }] },
      args: [value],
      keeper,
      copies: 0,
      argSpans: [[expr.pos, expr.end]],
      ellipsis: false,
      pos: at.pos,
      end: at.end,
    });
  }

  /** `controller.Options{MaxConcurrentReconciles: 5}` in a method: so many call another method of its object. */
  private noteWorkers(field: string, count: Expr, pos: number): void {
    const method = Object.hasOwn(workersOf, field) ? workersOf[field] : undefined;
    if (method === undefined || (count.kind === 'BasicLit' && Number(count.value) <= 1)) return;
    let { func } = this.body;
    while (func.parent) func = func.parent;
    if (!func.receiver || func.test) return;
    for (const worker of registeredMethods(this.body.program, [method], func.receiver.type, undefined))
      this.body.registrations.push({ func: worker, runs: 'handler', pos });
  }

  /** `heap.Push(q, x)` calls methods of q before it returns, on this goroutine. */
  private methodCallbacks(effect: Effect, call: CallExpr, args: readonly Expr[], values: readonly Value[]): void {
    for (const { of, runs, methods } of effect.callbacks ?? []) {
      if (runs !== 'now') continue;
      for (const operand of operands(of, args.length)) {
        const expr = operand === 'recv' ? undefined : args[operand];
        const value = operand === 'recv' ? undefined : values[operand];
        if (!expr || !value) continue;
        for (const name of methods ?? []) this.callMethod(call, expr, value, name);
      }
    }
  }

  /** `yaml.Unmarshal(data, &t)` calls `t.UnmarshalYAML`, where there is one. */
  private ownCode(
    { maps = [] }: Effect,
    { pkg }: FuncSymbol,
    call: CallExpr,
    args: readonly Expr[],
    values: readonly Value[],
  ): void {
    const format = /json|toml|xml|yaml/.exec(pkg.path)?.[0].toUpperCase();
    if (!format) return;
    for (const { of, kind, exported } of maps) {
      const expr = typeof of === 'number' && exported ? args[of] : undefined;
      const value = typeof of === 'number' ? values[of] : undefined;
      if (expr && value) this.callMethod(call, expr, value, `${kind === 'write' ? 'Unm' : 'M'}arshal${format}`);
    }
  }

  private callMethod(call: CallExpr, expr: Expr, value: Value, name: string): void {
    const method = this.body.program.methodOf(this.body.resolution.typeOf(expr), name);
    if (!method?.func.func) return;
    const bound = steps(value, method.path);
    const callee: Value = { root: { kind: 'func', func: method.func.func, symbol: method.func, bound }, steps: [] };
    this.body.blocks.emit(this.dynamicCall(call, callee, [], false));
  }
}

const listersMethod: Effect = { cached: true };
const bySeveral: Omit<CallbackEffect, 'of'> = { runs: 'handler' };

/** `crawler.Options{Concurrency: 5, Parse: f}`: a library calls its functions from as many goroutines as it is asked for. */
function asksForSeveral({ symbol }: NamedType, { elts }: CompositeLit): boolean {
  if (symbol.pkg.inProgram) return false;
  return elts.some(
    (elt) =>
      elt.kind === 'KeyValueExpr' &&
      elt.key.kind === 'Ident' &&
      isNumberOfWorkers(elt.key.name) &&
      !(elt.value.kind === 'BasicLit' && Number(elt.value.value) <= 1),
  );
}

/** What a library's constructor returns, its caller alone has. */
function isMadeByLibrary({ name, pkg, recv, func, signature }: FuncSymbol): boolean {
  if (recv || func || pkg.inProgram || !makesAnew(name)) return false;
  const made = signature?.results[0];
  return made?.kind === 'pointer' && made.elem.kind === 'named' && !/lock|mutex|sem/i.test(made.elem.symbol.name);
}

const bodies = new WeakMap<readonly FuncSymbol[], readonly Func[]>();

/** The bodies of an interface method's implementers: one list for all calls, for there may be hundreds. */
function bodiesOf(candidates: readonly FuncSymbol[]): readonly Func[] {
  let found = bodies.get(candidates);
  if (!found) {
    found = candidates.flatMap((candidate) => (candidate.func ? [candidate.func] : []));
    bodies.set(candidates, found);
  }
  return found;
}

/** Methods that pools and groups of all libraries have. */
const waitName = /^((Cancel|Close|Kill|Shutdown|Signal|Stop)(And)?)?Wait(All|AndClose|AndStop)?$/;
const doneName = /^(Done|Give|Leave)$/;

/** What the program itself calls a library's object by, without the fields that lie inside of that. */
function ownPart({ root, steps }: Value, { pkg }: FuncSymbol): Value {
  const inner = steps.findLastIndex((each) => each.kind !== 'var' || each.owner?.pkg !== pkg);
  return { root, steps: steps.slice(0, inner + 1) };
}

/** Of an interface with nothing but a lock's methods, be it kept by whatever: `type locker interface { Lock(); Unlock() }`. */
function lockOfAnyKind({ name, recv }: FuncSymbol): Effect | undefined {
  const [, tries, read, un] = lockMethod.exec(name) ?? [];
  const shape = recv?.type.definition;
  if (un === undefined || shape?.kind !== 'interface') return undefined;
  const methods = interfaceMethods(shape).map((method) => method.name);
  if (!methods.includes('Lock') || !methods.includes('Unlock') || !methods.every((one) => lockMethod.test(one)))
    return undefined;
  if (tries) return { lock: read ? 'tryrlock' : 'trylock' };
  if (un.startsWith('U')) return { lock: read ? 'runlock' : 'unlock' };
  return { lock: read ? 'rlock' : 'lock' };
}

const lockMethod = /^(Try)?(R)?(Unlock|Lock)(\p{Lu}\w*)?$/u;
