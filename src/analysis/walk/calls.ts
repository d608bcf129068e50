// What a call calls, and with what: functions, function values, and functions handed to others that run them.
// Of an interface's many implementers a few are followed. What a callee does is callees.ts' business.
import { type CallEvent, mapElement, sliceElement, unknownValue, type Value } from '../../flow/graph.js';
import { namedBehind } from '../../flow/value.js';
import type { Effect, Operand } from '../../knowledge/effect.js';
import { callsForEach, keepsForEvent } from '../../knowledge/index.js';
import { mayBeSameType } from '../../model/index.js';
import type { Func } from '../../model/program.js';
import type { TypeSymbol, VarSymbol } from '../../model/symbols.js';
import type { SignatureType, Type } from '../../model/types.js';
import { typeName } from '../handlers.js';
import type { CodeRoot, Place, PlaceRoot } from '../place.js';
import { isTestCode } from '../test-code.js';
import type { Accesses } from './accesses.js';
import { maximalTargets } from './callbacks.js';
import type { Callees } from './callees.js';
import type { Frame } from './frame.js';
import type { Joins } from './joins.js';
import { type NotedCalls, noConstants } from './noted-calls.js';
import type { State } from './state.js';
import type { Code, Values } from './values.js';

/** Of the functions that a call may mean, those that are gone into. */
const maximalFollowed = 4;
/** Functions that lie in one table, all of which learn from where they are called. */
const maximalKept = 64;
const nothing: readonly never[] = [];

export class Calls {
  /** What variadic parameters are handed, by the call's offset. */
  private readonly slices = new Map<number, Place>();

  constructor(
    private readonly frame: Frame,
    private readonly values: Values,
    private readonly joins: Joins,
    private readonly accesses: Accesses,
    private readonly noted: NotedCalls,
    private readonly callees: Callees,
  ) {}

  call(state: State, event: CallEvent): void {
    this.callees.callbacks.entered.clear();
    this.noted.called = event.symbol?.name ?? '';
    // What the callee makes is made anew.
    for (const made of this.values.madeBy.get(event.pos)?.values() ?? []) state.env.delete(made);
    const recv = event.recv ? this.values.resolve(state, event.recv) : undefined;
    const args = event.args.map((arg) => this.values.resolve(state, arg));
    const follows = event.value !== undefined || event.targets.length > 0;
    const followed = follows ? this.follow(state, event, recv, args) : 0;
    if (!follows) this.values.results.set(event.id, nothing);
    if (event.effect?.cached) this.values.results.set(event.id, [this.values.cached(event.id).alone]);
    if (this.frame.collecting && event.effect?.syncMap && recv) this.accesses.step(state, event, recv);
    if (!event.go) this.joins.readPipes(state, args);
    if (event.effect?.settles) this.joins.settle(state, event.effect.settles);
    if (event.effect?.callbacks) this.callbackEffects(state, event, event.effect, recv, args);
    else if (followed === 0 && !event.effect) this.unknownCallbacks(state, event, args);
  }

  /** Goes into functions of the program. Returns how many it may be. */
  private follow(
    state: State,
    event: CallEvent,
    recv: readonly Place[] | undefined,
    args: readonly (readonly Place[])[],
  ): number {
    const found: (readonly Place[])[] = [];
    const implementers = this.frame.context.targetsOf(event);
    let targets: Code[] = implementers
      .slice(0, maximalTargets)
      .map((func) => ({ func, bound: recv, captured: [], keptIn: undefined }));
    let sureTargets = event.targets.length === 1 && !event.viaInterface;
    // What a field holds is called, one function or another of them with each object.
    let kept = event.value !== undefined;
    let isList = false;
    if (event.value) {
      const values = this.values.resolve(state, event.value);
      targets = [];
      for (const value of values) {
        const code = this.values.codeOf(value);
        if (value.root.kind === 'code') this.keptMethod(state, value.root, values.length === 1, event);
        kept &&= value.declaration?.role === 'field' && code !== undefined;
        if (code) {
          targets.push(...code.filter(({ func }) => mayHaveType(func, event.signature)).slice(0, maximalKept));
          this.keepForCallers(state, value, event, args);
        } else if (value.root.kind === 'var')
          this.callees.callbacks.use(state, value, event.go ? 'go' : 'now', event, { args });
      }
      sureTargets = targets.length === 1 && values.length === 1;
      isList = this.isListOf(event.value, values);
    }
    const handedBack: (readonly (readonly Place[])[])[] = [];
    const { root, steps } = event.value ?? unknownValue;
    const isField = steps.every((step) => step.kind === 'var');
    const each = root.kind === 'var' && isField ? this.frame.places.of(root) : undefined;
    for (const [index, { func, bound, captured, keptIn }] of targets.entries()) {
      const bindings = this.bind(state, func, bound, args, event);
      for (const [symbol, place] of captured) bindings.set(symbol, [place]);
      // Of a list, each is called.
      if (index >= maximalFollowed && !isList) {
        // Of many implementers, all learn from where they are called, and a few are followed.
        if (this.frame.collecting && !event.go)
          this.noted.note(state, func, bindings, event, undefined, state.held, {
            doubt: keptIn ? doubtOfMany(keptIn) : 2,
            constants: constantsFor(func, event),
            keptIn,
          });
        continue;
      }
      const returned = this.callees.enter(state, func, bindings, event, {
        runs: event.go ? 'go' : 'now',
        sure: sureTargets,
        implementer: event.viaInterface,
        constants: constantsFor(func, event),
        doubt: event.viaInterface
          ? this.doubtOfImplementer(event, func, implementers)
          : isList
            ? 0
            : doubtOfTarget(keptIn, targets.length, sureTargets || kept),
        args,
        swept: this.sweptBy(func, event),
        keptIn,
        each: each !== undefined && this.callees.callbacks.isEachOf(each),
        listed: isList && this.values.isListedOnce(func),
      });
      handedBack.push(returned);
      // What one of several implementers hands back says nothing of the others, be they outside of the program.
      if (event.viaInterface && (event.symbol?.pkg.inProgram === false || !this.isOnlyReal(func, implementers)))
        continue;
      returned.forEach((places, i) => {
        found[i] = [...new Set([...(found[i] ?? []), ...places])].slice(0, 4);
      });
    }
    if (found.length === 0 && handedBack.length > 1 && handedBack.length === targets.length)
      for (const i of event.symbol?.pkg.inProgram ? handedBack[0]!.keys() : [])
        if (handedBack.every((results) => this.isMadeAt(state, event.pos, results[i])))
          found[i] = this.values.madeByAny(event.pos, i).alone;
    this.values.results.set(event.id, found);
    this.accesses.noteResult(event.id, this.callees.fetchedUnder(targets.map(({ func }) => func)));
    return targets.length;
  }

  /** `for _, step := range steps { step.run() }`, over functions that were put in a slice here: each of them is called. */
  private isListOf({ root }: Value, values: readonly Place[]): boolean {
    return root.kind === 'var' && this.frame.isEach(root) && values.every((value) => value.root.kind === 'code');
  }

  /** `wait := s.start(); wait()`, where that has returned `wg.Wait`; `unlock := s.lock()`. */
  private keptMethod(state: State, { effect, bound }: CodeRoot, sure: boolean, event: CallEvent): void {
    if (!effect || !bound || event.go) return;
    const { join, lock } = effect;
    // Where a callee has kept back its group, it has returned this where there is something to wait for.
    if ((join === 'wait' || join === 'done') && (sure || this.frame.isElsewhere(bound)))
      this.joins.join(state, join, bound.alone, event.pos);
    if (sure && lock && lock !== 'trylock' && lock !== 'tryrlock')
      this.callees.locking.lock(state, lock, bound.alone, event);
  }

  /** The callee has made it, and nobody else has got hold of it there. */
  private isMadeAt(state: State, pos: number, [object, ...others]: readonly Place[] = nothing): boolean {
    const { root, depth } = object ?? {};
    if (root?.kind !== 'alloc' || depth !== 0 || others.length > 0) return false;
    return root.func === this.frame.func && root.pos === pos && !state.published.has(root) && !state.foundIn(root);
  }

  /** Of the program's own interface, and of nothing else that implements it, it is sure. */
  private doubtOfImplementer({ symbol }: CallEvent, func: Func, implementers: readonly Func[]): 0 | 1 | 2 {
    if (isForOneGoroutine(func, implementers) || implementers.length > maximalFollowed) return 2;
    return symbol?.pkg.inProgram && this.isOnlyReal(func, implementers) ? 0 : 1;
  }

  /** It is the only implementer, or the only one that is not there for tests where the program itself calls. */
  private isOnlyReal(func: Func, implementers: readonly Func[]): boolean {
    if (implementers.length === 1) return true;
    if (isTestCode(this.frame.func)) return false;
    return implementers.every((other) => isTestCode(other) !== (other === func));
  }

  /** Who has made the object knows which function lies in its field. */
  private keepForCallers(state: State, value: Place, event: CallEvent, args: readonly (readonly Place[])[]): void {
    const { root, depth, hasElement } = value;
    if (root.kind !== 'var' || depth === 0 || hasElement) return;
    // A literal's object is one of the function around it, and that one's callers may know.
    if (!this.frame.isCaptured(root) && (root.func !== this.frame.func || root.role === 'local')) return;
    this.callees.callbacks.use(state, value, event.go ? 'go' : 'now', event, { args, kept: true });
  }

  private bind(
    state: State,
    func: Func,
    recv: readonly Place[] | undefined,
    args: readonly (readonly Place[])[],
    event: CallEvent,
  ): Map<VarSymbol, readonly Place[]> {
    const bindings = new Map<VarSymbol, readonly Place[]>();
    // `serve := (*Handler).serve; serve(h, w)`: a method expression takes its receiver first.
    if (func.receiver && !recv && event.value && args.length === func.params.length + 1)
      return this.bind(state, func, args[0], args.slice(1), event);
    if (func.receiver && recv) bindings.set(func.receiver, recv);
    func.params.forEach((param, i) => {
      const places = args[i];
      if (!places) return;
      const isRest = func.variadic && i === func.params.length - 1 && !event.ellipsis;
      if (isRest) this.bindRest(state, bindings, param, args.slice(i), event);
      else bindings.set(param, places);
    });
    return bindings;
  }

  /** Further arguments lie in a new slice. */
  private bindRest(
    state: State,
    bindings: Map<VarSymbol, readonly Place[]>,
    param: VarSymbol,
    rest: readonly (readonly Place[])[],
    { pos }: CallEvent,
  ): void {
    for (const [i, values] of rest.entries())
      for (const value of values) if (value.root.kind === 'code') this.values.list(value, pos + i / rest.length);
    const elements = [...new Set(rest.flat())].filter(({ root }) => root.kind !== 'nil').slice(0, maximalFollowed);
    if (elements.length === 0 || !this.isFollowed(param.type)) return;
    let slice = this.slices.get(pos);
    if (!slice) {
      const { func, loop } = this.frame;
      slice = this.frame.places.ofNew({ kind: 'alloc', func, pos, what: 'other', loop });
      this.slices.set(pos, slice);
    }
    const element = slice.child(sliceElement);
    if (element) state.env.set(element, elements);
    bindings.set(param, slice.alone);
  }

  /** Functions and maps are; what is formatted or logged is not. */
  private isFollowed(type: Type): boolean {
    const element = type.kind === 'slice' ? this.frame.program.underlying(type.elem) : type;
    return element.kind === 'signature' || element.kind === 'map';
  }

  /** Receiver and parameters that a range statement's variable is handed in as. */
  private sweptBy(func: Func, { recv, args }: CallEvent): ReadonlySet<VarSymbol> | undefined {
    if (this.frame.graph.eachOf.size === 0) return undefined;
    const isEach = (value: Value | undefined): boolean =>
      value !== undefined &&
      value.root.kind === 'var' &&
      this.frame.isEach(value.root) &&
      value.steps.every((step) => step.kind !== 'element');
    const swept = new Set(func.params.filter((_param, i) => isEach(args[i])));
    if (func.receiver && isEach(recv)) swept.add(func.receiver);
    return swept.size > 0 ? swept : undefined;
  }

  private callbackEffects(
    state: State,
    event: CallEvent,
    effect: Effect,
    recv: readonly Place[] | undefined,
    args: readonly (readonly Place[])[],
  ): void {
    const isForRequest = !event.symbol && isServing(this.frame.func);
    const keeper = event.keeper && this.keeperOf(state, event.keeper);
    for (const callback of effect.callbacks ?? []) {
      const later = callback.runs === 'handler' && isForRequest ? 'now' : callback.runs;
      // `go wait.Until(f, ...)`: what it calls at once, it calls in the goroutine.
      const runs = event.go && later === 'now' ? 'go' : later;
      for (const operand of indices(callback.of, args.length)) {
        const values = operand === 'recv' ? recv : args[operand];
        for (const value of values ?? []) {
          const codes = this.values.codeOf(value);
          if (!codes) {
            if (value.root.kind === 'var') this.callees.callbacks.use(state, value, runs, event);
            continue;
          }
          for (const { func, bound, captured, keptIn } of codes.slice(0, maximalTargets)) {
            const bindings = new Map<VarSymbol, readonly Place[]>();
            if (func.receiver && bound) bindings.set(func.receiver, bound);
            for (const [symbol, object] of captured) bindings.set(symbol, [object]);
            const [object] = func.params;
            if (callback.alone && object) bindings.set(object, this.values.madeFor(event.pos).alone);
            const entry = callback.element === undefined ? undefined : func.params[callback.element];
            if (entry && recv)
              bindings.set(
                entry,
                recv.flatMap((place) => place.child(mapElement) ?? []),
              );
            if (callback.cached)
              for (const param of func.params)
                if (typeName(param.type) !== 'context.Context') bindings.set(param, this.values.cached(event.id).alone);
            const beside = runs === 'now' && this.frame.context.isParallelTest(func);
            this.callees.enter(state, func, bindings, event, {
              runs: beside ? 'go' : runs,
              sure: codes.length === 1 && callback.runs === 'now' && !event.go,
              doubt: later === callback.runs ? undefined : 1,
              exclusive: callback.exclusive && !this.isOnceForEachCall(recv, func),
              onlyFirst: callback.onlyFirst,
              queued: callback.queued,
              onceStarted: callback.onceStarted,
              repeated: runs === 'now' && callsForEach(event.symbol?.name ?? ''),
              joins: callback.joinedBy ? recv : undefined,
              many: event.oneAtATime ? false : undefined,
              keptIn,
              keeper,
            });
          }
        }
      }
    }
  }

  /** `var once sync.Once; return func() { once.Do(func() { delete(s.subs, ch) }) }`: there is one for each subscriber. */
  private isOnceForEachCall(recv: readonly Place[] | undefined, func: Func): boolean {
    const isLocal = ({ root }: Place): boolean =>
      root.kind === 'alloc' || (root.kind === 'var' && root.role === 'local');
    if (!recv?.every((once) => once.depth === 0 && isLocal(once))) return false;
    return this.frame.context.summaryOf(func)?.accesses.some(({ place }) => !isLocal(place)) ?? false;
  }

  /** `s.pool.New = func() any { return &buffer{s} }` for a new s: nobody calls it before somebody has s. */
  private keeperOf(state: State, { root, steps }: Value): PlaceRoot | undefined {
    const [place, ...others] = this.values.resolve(state, { root, steps: steps.slice(0, -1) });
    if (!place || others.length > 0 || place.root.kind !== 'alloc') return undefined;
    for (let at: Place | undefined = place; at && at.depth > 0; at = at.parent)
      if (at.last?.kind !== 'var' || this.frame.program.underlying(at.last.type).kind !== 'struct') return undefined;
    return place.root;
  }

  /**
   * Literals handed to a function that nothing is known of: they may run now or later, under whatever locks; not now
   * where the name says that they are kept for an event.
   */
  private unknownCallbacks(state: State, event: CallEvent, args: readonly (readonly Place[])[]): void {
    for (const values of args) {
      for (const value of values) {
        if (value.root.kind !== 'code' && !this.isFunction(value)) continue;
        if (keepsForEvent(event.symbol?.name ?? '')) return;
        if (value.root.kind !== 'code') {
          this.callees.callbacks.use(state, value, event.go ? 'go' : 'now', event, { doubt: 1 });
          continue;
        }
        const { func, bound, captured } = value.root as CodeRoot;
        if (!func) continue;
        const bindings = new Map<VarSymbol, readonly Place[]>();
        if (func.receiver && bound) bindings.set(func.receiver, [bound]);
        for (const [symbol, object] of captured) bindings.set(symbol, [object]);
        const repeated = callsForEach(event.symbol?.name ?? '');
        const runs = event.go ? 'go' : 'now';
        this.callees.enter(state, func, bindings, event, { runs, sure: false, doubt: 1, repeated });
      }
    }
  }

  /** A function that was handed in, and is handed on. */
  private isFunction({ root, depth }: Place): boolean {
    if (root.kind !== 'var' || root.role !== 'param' || depth > 0) return false;
    return this.frame.program.underlying(root.type).kind === 'signature';
  }
}

/**
 * Another of the implementers is this one with a lock around it: `type safe struct { mu sync.Mutex; errs *errors }`. That is
 * the one which goroutines share.
 */
function isForOneGoroutine({ receiver }: Func, implementers: readonly Func[]): boolean {
  const own = receiver && namedBehind(receiver.type);
  if (own === undefined) return false;
  let locked = lockedAmong.get(implementers);
  if (!locked) {
    locked = new Set(implementers.flatMap(typesUnderLock));
    lockedAmong.set(implementers, locked);
  }
  return locked.has(own);
}

/** By the implementers of a method, which its calls share. */
const lockedAmong = new WeakMap<readonly Func[], ReadonlySet<TypeSymbol>>();

/** What lies beside a mutex in the receiver's struct. */
function typesUnderLock({ receiver }: Func): readonly TypeSymbol[] {
  const definition = receiver && namedBehind(receiver.type)?.definition;
  if (definition?.kind !== 'struct') return [];
  const types = definition.fields.flatMap(({ type }) => namedBehind(type) ?? []);
  return types.some((type) => type.pkg.path === 'sync' && /Mutex$/.test(type.name)) ? types : [];
}

/** It answers one request: an `http.HandlerFunc` that it makes is for that one, and nobody else's. */
function isServing(func: Func): boolean {
  for (let at: Func | undefined = func; at; at = at.parent)
    if (at.params.some(({ type }) => typeName(type) === 'net/http.ResponseWriter')) return true;
  return false;
}

/** What a generic type keeps as a function of another type is not what is called here. */
function mayHaveType({ receiver, params, variadic }: Func, signature: SignatureType | undefined): boolean {
  if (!signature || (receiver && signature.params.length === params.length + 1)) return true;
  const last = variadic ? params.length - 1 : params.length;
  return (
    signature.params.length === params.length &&
    params.every(({ type }, i) => i === last || mayBeSameType(type, signature.params[i]!))
  );
}

function doubtOfTarget(keptIn: Place | undefined, targets: number, sure: boolean): 0 | 1 | 2 {
  if (targets > maximalFollowed) return keptIn ? doubtOfMany(keptIn) : 2;
  return sure && !isOfGeneric(keptIn?.declaration) ? 0 : 1;
}

/** Of a list of functions, each is called; of those that a field may hold, one with each object. */
function doubtOfMany({ last, declaration }: Place): 0 | 1 {
  return last?.kind === 'element' && !isOfGeneric(declaration) ? 0 : 1;
}

/** What it keeps with one type argument is not what it keeps with another. */
function isOfGeneric(declaration: VarSymbol | undefined): boolean {
  return (declaration?.owner?.typeParams.length ?? 0) > 0;
}

/** Parameters that a call gives constants. */
function constantsFor(func: Func, event: CallEvent): ReadonlyMap<VarSymbol, string> {
  if (!event.constants) return noConstants;
  const found = new Map<VarSymbol, string>();
  func.params.forEach((param, i) => {
    const value = event.constants?.[i];
    if (value !== undefined && !(func.variadic && i === func.params.length - 1)) found.set(param, value);
  });
  return found;
}

function indices(of: Operand, count: number): readonly ('recv' | number)[] {
  if (of === 'recv') return ['recv'];
  if (typeof of === 'number') return [of];
  return Array.from({ length: Math.max(0, count - of.from) }, (_, i) => of.from + i);
}
