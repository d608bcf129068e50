// What an expression's value is: the places it may be, followed through what variables and fields of the function's own
// objects are known to refer to. Also the other way: what a callee's places are in its caller's words.
//
// A value is a few places at most; an empty list means that nothing is known.
import type { AllocRoot, Step, Value } from '../../flow/graph.js';
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import { isMutex } from '../locks.js';
import type { Captured, CodeRoot, Place } from '../place.js';
import type { WalkContext } from '../walked.js';
import type { Frame } from './frame.js';
import type { State } from './state.js';

const maximalValues = 4;
const maximalWraps = 2;
/** ... of functions, which may lie in one slice. */
export const maximalFunctions = 64;
const nowhere: readonly Place[] = [];
const nothing: Captured = [];

/** A function that may be called, with its receiver, where that is known. */
export interface Code {
  readonly func: Func;
  readonly bound: readonly Place[] | undefined;
  /** Of a literal that a callee has returned: what the callee's receiver and parameters were. */
  readonly captured: Captured;
  /** The field, element or package variable in which it was found: who put it there is not known. */
  readonly keptIn: Place | undefined;
}

export class Values {
  /** What calls returned: by the call's number, for each result. */
  readonly results = new Map<number, readonly (readonly Place[])[]>();
  /** Variables of functions around this one that it uses. */
  readonly captured = new Set<VarSymbol>();
  /** Objects that callees make, one for each call: by the call's offset. */
  readonly madeBy = new Map<number, Map<AllocRoot, Place>>();
  /** Variables of callees that live on in what they return: by the call's offset. */
  private readonly localsBy = new Map<number, Map<VarSymbol, Place>>();
  /** Functions that were put in containers which are made here: where, if at one place only, and of one receiver. */
  private readonly listed = new Map<Func, { readonly code: Place; readonly pos: number } | undefined>();
  private readonly way: Step[] = [];
  private readonly opaques = new Map<string, Place>();
  private readonly anyMade = new Map<string, Place>();

  private readonly carried: WalkContext['carried'];

  constructor(private readonly frame: Frame) {
    this.carried = frame.context.carried;
  }

  resolve(state: State, value: Value): readonly Place[] {
    return this.resolveFrom(state, this.carried.size > 0 ? this.fromRequest(value) : value);
  }

  /** `c.MustGet("service").cache`, where all requests carry one and the same. */
  private fromRequest(value: Value): Value {
    const { carried } = this;
    const at = value.steps.findLastIndex((step) => carried.has(step));
    const root = at >= 0 && carried.get(value.steps[at]!);
    return root ? { root, steps: value.steps.slice(at + 1) } : value;
  }

  private resolveFrom(state: State, value: Value): readonly Place[] {
    const { root } = value;
    let at: readonly Place[];
    switch (root.kind) {
      case 'unknown':
        return nowhere;
      case 'nil':
        return this.frame.places.nil.alone;
      case 'func': {
        const bound = root.bound ? this.resolve(state, root.bound)[0] : undefined;
        const place = this.frame.places.ofCode(root, bound);
        return place?.alone ?? nowhere;
      }
      case 'result':
        at = this.results.get(root.call)?.[root.index] ?? nowhere;
        if (at.length === 0) at = this.opaque(root.call, root.index).alone;
        break;
      default:
        if (root.kind === 'var' && root.role !== 'package' && root.func !== this.frame.func) this.captured.add(root);
        at = this.forward(state, this.frame.places.of(root));
    }
    return this.goOn(state, at, value.steps);
  }

  /** The result of a call that nothing is known of. */
  private opaque(call: number, index: number): Place {
    const key = `${call}.${index}`;
    let place = this.opaques.get(key);
    if (!place) {
      place = this.frame.places.ofNew({ kind: 'opaque', func: this.frame.func, call, index });
      this.opaques.set(key, place);
    }
    return place;
  }

  /** What a cache hands out: the same objects to all who ask. */
  cached(call: number): Place {
    const key = `${call} cached`;
    let place = this.opaques.get(key);
    if (!place) {
      place = this.frame.places.ofNew({ kind: 'opaque', func: this.frame.func, call, index: 0, cached: true });
      this.opaques.set(key, place);
    }
    return place;
  }

  /** An object that only what is called here has. */
  madeFor(pos: number): Place {
    const { func, loop } = this.frame;
    return this.frame.places.ofNew({ kind: 'alloc', func, pos, what: 'struct', loop });
  }

  /** A new object that whichever of several callees has made: nothing is known of it but that nobody else has it. */
  madeByAny(pos: number, index: number): Place {
    const key = `${pos} ${index}`;
    let place = this.anyMade.get(key);
    if (!place) {
      place = this.madeFor(pos);
      this.anyMade.set(key, place);
      const made = this.madeBy.get(pos) ?? new Map<AllocRoot, Place>();
      this.madeBy.set(pos, made.set(place.root as AllocRoot, place));
    }
    return place;
  }

  /** What a place is known to refer to by now: itself, where nothing is known. */
  forward(state: State, place: Place): readonly Place[] {
    const values = state.env.get(place);
    if (!values) return place.alone;
    const found: Place[] = [];
    for (const value of values)
      for (const result of (value === place ? undefined : state.env.get(value)) ?? value.alone) keep(found, result);
    return found;
  }

  /** A field of a copied struct: what it refers to is shared with the original, what it holds by value is not. */
  private original(state: State, base: Place, field: VarSymbol): readonly Place[] | undefined {
    const sources = state.copies.get(base);
    if (!sources) return undefined;
    const shape = this.frame.program.underlying(field.type);
    if (shape.kind === 'struct') {
      const child = base.child(field);
      if (!child || state.copies.has(child)) return undefined;
      const inner = sources.flatMap((source) => source.child(field) ?? []);
      if (inner.length > 0) state.copies.set(child, inner);
      return undefined;
    }
    if (shape.kind === 'basic') return undefined;
    const shared: Place[] = [];
    for (const source of sources) {
      const child = source.child(field);
      for (const value of child ? this.forward(state, child) : nowhere) keep(shared, value);
    }
    return shared.length > 0 ? shared : undefined;
  }

  /** Only this function knows the object: what is stored in it can be followed. */
  isPrivate(place: Place): boolean {
    const { root } = place;
    if (root.kind === 'alloc') return !place.hasElement;
    if (root.kind !== 'var' || root.role === 'package' || root.role === 'field' || root.func !== this.frame.func)
      return false;
    if (place.depth === 0) return true;
    // A struct variable, and the structs that lie in it; what it points to is known to others.
    if (place.hasElement) return false;
    for (let at: Place | undefined = place.parent; at; at = at.parent) {
      const type = at.last?.kind === 'var' ? at.last.type : root.type;
      if (this.frame.program.underlying(type).kind !== 'struct') return false;
    }
    return true;
  }

  /** The functions that a function value may be; undefined where nothing is known of it. */
  codeOf(place: Place): Code[] | undefined {
    if (place.root.kind === 'code' && place.depth === 0) {
      const code = place.root as CodeRoot;
      if (!code.func) return [];
      const bound = code.bound ? [code.bound] : undefined;
      return [{ func: code.func, bound, captured: code.captured, keptIn: undefined }];
    }
    const { declaration } = place;
    if (!declaration || (declaration.role !== 'field' && declaration.role !== 'package' && !place.hasElement))
      return undefined;
    // What was handed in, callers know.
    return declaration.role === 'param' ? undefined : this.keptIn(place, declaration);
  }

  /** A function is put in a container that is made here. */
  list(code: Place, pos: number): void {
    const { func } = code.root as CodeRoot;
    if (!func) return;
    const known = this.listed.get(func);
    const isAgain = this.listed.has(func) && (known?.code !== code || known.pos !== pos);
    this.listed.set(func, isAgain || this.frame.loop > 0 ? undefined : { code, pos });
  }

  /** ... once, and no other loop is around the one that goes through the container. */
  isListedOnce(func: Func): boolean {
    const { loop, graph } = this.frame;
    return this.listed.get(func) !== undefined && (loop === 0 || graph.loops[loop] === 0);
  }

  /** The functions that anybody in the program stores there; undefined where nothing is known of it. */
  keptIn(place: Place, declaration: VarSymbol): Code[] | undefined {
    const stored = this.frame.context.storedIn(declaration);
    if (stored.length === 0) return undefined;
    return stored.map((func) => ({ func, bound: undefined, captured: nothing, keptIn: place }));
  }

  /** What a place of a callee is in the caller's words; `pos`: the call. */
  substitute(
    state: State,
    place: Place,
    callee: Func,
    bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
    pos: number,
  ): readonly Place[] {
    const { root } = place;
    const { places } = this.frame.context;
    let bases: readonly Place[];
    if (root.kind === 'var') {
      const given = root.func === callee ? undefined : bindings.get(root);
      if (given) bases = given;
      else if (root.role === 'package') bases = this.forward(state, places.of(root));
      else if (root.func === callee) bases = bindings.get(root) ?? nowhere;
      else if (root.func === this.frame.func) bases = this.forward(state, places.of(root));
      else if (this.frame.isCaptured(root)) bases = places.of(root).alone;
      else return nowhere;
    } else if (root.kind === 'alloc') {
      if (root.func === this.frame.func) bases = this.forward(state, place.origin);
      else {
        const made = this.madeBy.get(pos) ?? new Map<AllocRoot, Place>();
        this.madeBy.set(pos, made);
        let own = made.get(root);
        if (!own) {
          const { what, type, capacity } = root;
          own = places.ofNew({
            kind: 'alloc',
            func: this.frame.func,
            pos,
            what,
            type,
            capacity,
            loop: this.frame.loop,
          });
          made.set(root, own);
        }
        bases = own.alone;
      }
    } else if (root.kind === 'code') {
      const known = root.bound ? this.substitute(state, root.bound, callee, bindings, pos)[0] : undefined;
      // A group of the callee's own keeps its name for those that wait for it.
      const bound = known ?? (root.effect?.join ? root.bound : undefined);
      const captured = this.capturedIn(state, root, callee, bindings, pos);
      const code = places.ofCode(root, bound, captured);
      return code?.alone ?? nowhere;
    } else if (root.kind === 'opaque') bases = place.origin.alone;
    else if (root.kind === 'foreign') bases = places.of(root).alone;
    else return place.alone;
    if (place.depth === 0 || bases.length === 0) return bases;
    const steps = this.wayTo(place);
    if (bases.length === 1) return this.goOn(state, bases, steps, place.depth);
    const found: Place[] = [];
    for (const base of bases)
      for (const result of this.goOn(state, base.alone, steps, place.depth)) keep(found, result);
    return found;
  }

  /** What the callee's receiver and parameters are, of which its literal makes use. */
  private capturedIn(
    state: State,
    { func, captured }: CodeRoot,
    callee: Func,
    bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
    pos: number,
  ): Captured {
    if (!func?.parent) return nothing;
    const found: (readonly [VarSymbol, Place])[] = [];
    for (const [symbol, place] of captured) {
      const [known, ...others] = this.substitute(state, place, callee, bindings, pos);
      if (known && others.length === 0) found.push([symbol, known]);
    }
    if (func.parent !== callee) return found;
    for (const symbol of this.frame.context.summaryOf(func)?.captured ?? []) {
      if (symbol.func !== callee) continue;
      const [known, ...others] = bindings.get(symbol) ?? this.localOf(symbol, pos);
      if (known && others.length === 0 && !isWrapped(known)) found.push([symbol, known]);
    }
    return found;
  }

  /** A map or mutex that is a variable of the callee, and that its literal goes on with: one for each call. */
  private localOf(variable: VarSymbol, pos: number): readonly Place[] {
    const isMap = this.frame.program.mapOf(variable.type) !== undefined;
    if (variable.role !== 'local' || !(isMap || isMutex(variable))) return nowhere;
    const locals = this.localsBy.get(pos) ?? new Map<VarSymbol, Place>();
    this.localsBy.set(pos, locals);
    let own = locals.get(variable);
    if (!own) {
      const { func, loop } = this.frame;
      own = this.frame.places.ofNew({ kind: 'alloc', func, pos, what: isMap ? 'map' : 'other', loop });
      locals.set(variable, own);
    }
    return own.alone;
  }

  /** The steps from a place's root, as many as it is deep, with others behind; good until it is asked again. */
  private wayTo(place: Place): readonly Step[] {
    const { way } = this;
    for (let at: Place | undefined = place; at?.last; at = at.parent) way[at.depth - 1] = at.last;
    return way;
  }

  /**
   * Where steps lead from some places. Mostly from one to one, of which nothing more is known: then nothing is made, for
   * this is what a run does most of all.
   */
  goOn(state: State, from: readonly Place[], steps: readonly Step[], count = steps.length): readonly Place[] {
    let at = from;
    for (let i = 0; i < count; i++) {
      let [only] = at;
      if (!only) return at;
      if (at.length === 1) {
        let child = only.child(steps[i]!);
        for (; child && !state.env.has(child) && !state.copies.has(only); child = only.child(steps[i]!)) {
          only = child;
          if (++i === count) return only.alone;
        }
        if (!child) return nowhere;
        at = this.lead(state, only, child, steps[i]!);
        continue;
      }
      const step = steps[i]!;
      const next: Place[] = [];
      for (const place of at) {
        const child = place.child(step);
        if (!child) continue;
        for (const result of this.lead(state, place, child, step)) keep(next, result);
      }
      at = next;
    }
    return at;
  }

  /** What a field or element refers to. */
  private lead(state: State, from: Place, child: Place, step: Step): readonly Place[] {
    const values = this.forward(state, child);
    if (step.kind !== 'var' || state.copies.size === 0 || !values.includes(child)) return values;
    const original = this.original(state, from, step);
    if (!original) return values;
    const found: Place[] = [];
    for (const value of values) for (const result of value === child ? original : value.alone) keep(found, result);
    return found;
  }
}

/** Literals within literals, `logged(allowed(handle(s.visit)))`: what wraps what wraps itself has no end. */
function isWrapped({ root }: Place, depth = 0): boolean {
  if (root.kind !== 'code') return false;
  return root.captured.some(([, place]) => depth >= maximalWraps || isWrapped(place, depth + 1));
}

/** Adds a value to a small set. */
function keep(values: Place[], value: Place): void {
  const most = value.root.kind === 'code' ? maximalFunctions : maximalValues;
  if (values.length < most && !values.includes(value)) values.push(value);
}
