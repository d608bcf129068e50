// What variables and fields refer to after an assignment, in the State; and what is stored where others find it.
// Followed are variables and fields of objects that only this function knows, and of the elements of containers, others'
// objects in slices that were made here.
import { type AssignEvent, chanElement, type Step, type Value } from '../../flow/graph.js';
import type { VarSymbol } from '../../model/symbols.js';
import { isMutex } from '../locks.js';
import { isPackageVariable, type Place } from '../place.js';
import type { Accesses } from './accesses.js';
import type { Frame } from './frame.js';
import type { Goroutines } from './goroutines.js';
import { isNil, type State } from './state.js';
import { maximalFunctions, type Values } from './values.js';

/** Of the objects that a container holds, those that are followed. */
const maximalElements = 4;
const maximalStores = 40;
const nowhere: readonly Place[] = [];

export class Assignments {
  /** What was at a place before it got another map, for the variables that hold it still. */
  private readonly derived = new Map<string, Place>();
  readonly stores = new Map<string, readonly [Place, Place]>();

  constructor(
    private readonly frame: Frame,
    private readonly values: Values,
    private readonly accesses: Accesses,
    private readonly goroutines: Goroutines,
  ) {}

  assign(state: State, event: AssignEvent): void {
    const { target } = event;
    // A new mutex in a copy of a struct is the copy's, not another.
    if (isMutex(target.steps.at(-1))) return;
    // Made anew: what an earlier one was stored in is not where this one is.
    if (event.value.root.kind === 'alloc') state.env.delete(this.frame.places.of(event.value.root));
    const values = this.values.resolve(state, event.value);
    if (isNil(values)) state.knowsNil = true;
    if (target.root.kind === 'var' && target.steps.length === 0 && !event.deref) {
      const variable = this.frame.places.of(target.root);
      if (this.isLocalVariable(variable)) {
        state.takenOut.delete(variable);
        if (this.frame.graph.eachOf.has(target.root)) this.noteElements(target.root, values);
        if (values.length > 0 && !event.define && !event.zero && values.every(isNew)) {
          const old = state.env.get(variable) ?? [variable];
          this.goroutines.handOver(state, target.root, old);
          this.takeBack(state, old);
          if (event.isMap) this.keepOld(state, variable, old, event.pos);
        }
        if (event.copy || this.isCopyOfOthers(event, target.root, values)) {
          state.env.delete(variable);
          if (values.length > 0) state.copies.set(variable, values);
        } else if (values.length > 0 && !this.isFilledElsewhere(target.root, values)) state.env.set(variable, values);
        else state.env.delete(variable);
        if (event.isMap) this.accesses.noteAlias(state, variable, values, event);
        return;
      }
    }
    // `delete(h.conns, id); h.conns[name] = c`: others find it again.
    if (event.value.root.kind === 'var') state.takenOut.delete(this.frame.places.of(event.value.root));
    const places = this.stored(state, target, event.deref);
    if (target.steps.at(-1)?.kind === 'box') return this.publishIn(state, places, values);
    for (const place of places) {
      const [made] = values;
      if (event.copy && place.depth === 0 && this.isMadeHere(place)) {
        // `c := new(Config); *c = *s.config`
        if (values.length > 0) state.copies.set(place, values);
        continue;
      }
      if (!event.isMap) this.renew(state, place, event.zero ? [] : values);
      if (!event.isMap && this.isInOwnContainer(place)) this.putIn(state, place, values, event.copy, event.pos);
      if (
        event.isMap &&
        values.length === 1 &&
        made?.root.kind === 'alloc' &&
        made.depth === 0 &&
        this.values.isPrivate(place) &&
        place.depth > 0 &&
        !isHandedIn(place) &&
        !(place.parent && state.copies.has(place.parent))
      ) {
        // The map is known by where it lies from now on.
        state.env.delete(place);
        state.env.set(made, [place]);
      } else if (this.values.isPrivate(place) && place.depth > 0) {
        if (event.copy) {
          state.env.delete(place);
          if (values.length > 0) state.copies.set(place, values);
        } else if (values.length > 0) {
          // Variables that hold the map that was there keep it.
          if (event.isMap) this.take(state, place, event);
          state.env.set(place, values);
        }
      } else if (!event.isMap && !event.zero) {
        this.take(state, place, event);
        takeWhole(state, place, values);
      } else if (event.isMap && !event.zero) {
        const [value] = values;
        const passedOn = values.length === 1 && value !== undefined && value !== place && isPassedOn(value, place);
        if (this.frame.collecting) this.accesses.replace(state, event, place, passedOn);
        this.take(state, place, event);
        state.remade.delete(place);
        // What was made here is now what the place holds.
        if (
          values.length === 1 &&
          value &&
          value.root.kind === 'alloc' &&
          value !== place &&
          place.last?.kind !== 'element'
        ) {
          state.env.set(value, [place]);
          if (places.length === 1 && value.depth === 0) state.remade.add(place);
        }
        // `child.vars = parent.vars`: objects of one type share the map.
        else if (passedOn) state.env.set(place, [value]);
        // `if o.labels == nil { o.labels = defaults }`, or `req.Header = c.header`: it is the others' map, or one of the object's own.
        else if (values.length === 1 && value && hasName(value) && !place.hasElement)
          state.env.set(place, [value, place]);
      }
      if (!event.isMap) for (const value of values.slice(0, 2)) this.accesses.exposeIn(state, value, place);
      if (this.frame.collecting) {
        if (!this.values.isPrivate(place) && place.root.kind !== 'alloc') this.accesses.give(values);
        for (const value of values.slice(0, 2)) {
          if (value.root.kind === 'code' || value.root.kind === 'nil') continue;
          this.noteStore(place, value);
        }
      }
    }
    if (!event.isMap || !this.frame.collecting) return;
    if (places.some((place) => !this.values.isPrivate(place))) this.accesses.escape(state, 'store', values, event);
    // What a call has returned, and not a field that lies open here.
    else if (
      event.value.steps.length === 0 &&
      places.some(({ root, last }) => root.kind === 'alloc' && last?.kind === 'var')
    )
      this.accesses.escape(state, 'put', values, event);
  }

  /** `s.worker = newWorker()`: from now on each call of this function has another object there. */
  private renew(state: State, place: Place, values: readonly Place[]): void {
    const { func, loop } = this.frame;
    const made = values.filter(({ root }) => root.kind !== 'nil');
    const isMade =
      made.length > 0 && made.every(({ root, depth }) => root.kind === 'alloc' && depth === 0 && root.func === func);
    if (isMade && place.depth > 0 && !place.hasElement) state.renewed.set(place, loop);
    else if (state.renewed.has(place)) state.renewed.delete(place);
  }

  /** `one := s.get(name)`, which returns a struct by value. */
  private isCopyOfOthers({ value }: AssignEvent, variable: VarSymbol, values: readonly Place[]): boolean {
    return (
      value.root.kind === 'result' &&
      this.frame.program.underlying(variable.type).kind === 'struct' &&
      values.some(isOthers)
    );
  }

  /** A callee has put a new map into a copy of a struct: it is no longer that of the original. */
  remake(state: State, object: Place, field: Step, pos: number): void {
    if (!state.copies.has(object)) return;
    const child = object.child(field);
    if (child) state.env.set(child, [this.taken(child, pos)]);
  }

  /** What a callee has stored in an object that it made for this function. */
  takeOver(state: State, where: Place, values: readonly Place[]): void {
    const { last, parent } = where;
    if (this.values.isPrivate(where)) {
      if (where === values[0]) return;
      state.env.set(where, values);
      for (const value of values) this.noteStore(where, value);
    } else if (this.isInOwnContainer(where)) this.putIn(state, where, values, false, 0);
    else if (last?.kind === 'var' && parent && this.isInOwnContainer(parent))
      for (const value of values) if (isOthers(value)) this.enter(state, where, value, false);
  }

  /** An element of a slice or map that was made here. */
  private isInOwnContainer({ last, parent }: Place): boolean {
    return last?.kind === 'element' && last.of !== 'chan' && parent !== undefined && this.values.isPrivate(parent);
  }

  /**
   * A slice or map that was made here gets one more element: an object of others is followed, and so is a function in a
   * slice. Which of one's own objects an element is, is not known; what is known is that a copy of another's struct, and
   * a struct that others' maps are put in, lead to those maps.
   */
  private putIn(state: State, element: Place, values: readonly Place[], copy: boolean, pos: number): void {
    for (const value of values) {
      if (this.isPlain(value)) continue;
      const isKept = value.root.kind === 'code' && element.last?.kind === 'element' && element.last.of === 'slice';
      // Whoever goes through them and receives from each has waited for all who tell them.
      if (isKept) this.values.list(value, pos);
      if (isOthers(value) || isKept || isNewChannel(value)) this.enter(state, element, value, copy);
      else if (value.depth === 0) this.putContents(state, element, value, pos);
    }
  }

  /** `event["id"] = r.id`: a string leads nowhere, whatever the element is taken for later (`event["labels"].(map[string]any)`). */
  private isPlain({ root, last, depth }: Place): boolean {
    const holder = depth > 0 ? last : root;
    return holder?.kind === 'var' && this.frame.program.underlying(holder.type).kind === 'basic';
  }

  private enter(state: State, element: Place, value: Place, copy: boolean): void {
    this.noteStore(element, value);
    const elements = copy ? state.copies : state.env;
    const known = elements.get(element) ?? [];
    if (known.includes(value) || known.length >= (value.root.kind === 'code' ? maximalFunctions : maximalElements))
      return;
    elements.set(element, [...known, value]);
    // The slice is no longer its maker's alone.
    if (element.last?.kind === 'element' && element.last.of === 'slice' && value.root.kind === 'var')
      state.store(element.root, value.root);
  }

  /** For callers: what lies where, in objects that they get to see. */
  noteStore(where: Place | undefined, what: Place): void {
    if (where && this.frame.collecting && this.stores.size < maximalStores)
      this.stores.set(`${where.id}.${what.id}`, [where, what]);
  }

  /** Maps of the receiver, or of a package's object, that a library's object is given which is made here. */
  lent(): ReadonlySet<Place> {
    const found = new Set<Place>();
    for (const [where, what] of this.stores.values()) {
      const [field, own] = [where.last, what.last];
      if (where.root.kind !== 'alloc' || field?.kind !== 'var' || field.pkg.inProgram) continue;
      if (own?.kind === 'var' && own.pkg.inProgram && isOthers(what) && !what.hasElement) found.add(what);
    }
    return found;
  }

  /** Fields in which some of these lie, be it that a variable has them, too: `done := make(chan struct{}); s.done = done`. */
  keepersOf(state: State, values: readonly Place[]): readonly Place[] {
    if (values.length === 0 || this.stores.size === 0) return [];
    const made = values.flatMap((value) => state.env.get(value) ?? value).filter(({ root }) => root.kind === 'alloc');
    const keepers = [...this.stores.values()].filter(
      ([where, what]) => where.declaration?.role === 'field' && made.includes(what),
    );
    return keepers.map(([where]) => where);
  }

  /** Others' objects that were put in a variable of this function, and where. */
  contentsOf(state: State, variable: Place): readonly (readonly [Place, Place])[] {
    const contents: (readonly [Place, Place])[] = [];
    for (const known of [state.env, state.copies])
      for (const [place, values] of known)
        if (place.depth > 0 && place.root === variable.root)
          for (const value of values) if (isOthers(value)) contents.push([place, value]);
    return contents;
  }

  /** `c := *s; all[name] = &c`, `all[name] = &info{labels: s.labels}`. */
  private putContents(state: State, element: Place, object: Place, pos: number): void {
    for (const original of originalsOf(state, object)) this.enter(state, element, original, true);
    if (object.root.kind !== 'alloc' || object.root.what !== 'struct') return;
    for (const [{ last, parent }, values] of state.env) {
      const field = parent === object && last?.kind === 'var' ? element.child(last) : undefined;
      const isList = element.last?.kind === 'element' && element.last.of === 'slice';
      for (const value of field ? values : nowhere) {
        const isKept = isList && value.root.kind === 'code';
        if (isKept) this.values.list(value, pos);
        if (isKept || isOthers(value)) this.enter(state, field!, value, false);
      }
    }
  }

  /** `ch <- m`: whoever receives has the map, too, and so with one that lies in a struct; until an answer comes. */
  handOn(state: State, channel: Place, sent: readonly Place[]): void {
    const [value] = sent;
    const element = channel.child(chanElement);
    if (!value || !element || sent.length > 1 || value.root.kind !== 'alloc' || value.depth > 0) return;
    if (value.root.what === 'map') state.env.set(value, [element]);
    // A map that was put into a struct is known by where it lies.
    for (const [map, [where, ...others]] of state.env.list()) {
      const field =
        where?.parent === value && others.length === 0 && where.last?.kind === 'var' ? where.last : undefined;
      const received = field && map.root.kind === 'alloc' && map.depth === 0 ? element.child(field) : undefined;
      if (received) state.env.set(map, [received]);
    }
  }

  /** Whoever has got the maps that were sent may be done with them. */
  takeBack(state: State, sent: Iterable<Place> = state.env.keys()): void {
    for (const place of [...sent])
      if (place.root.kind === 'alloc' && place.depth === 0 && state.env.get(place)?.some((value) => value.isReceived))
        state.env.delete(place);
  }

  /** `var v any` whose address is taken holds nothing only until whoever has the address fills it. */
  private isFilledElsewhere(variable: VarSymbol, values: readonly Place[]): boolean {
    return values.every((value) => value === this.frame.places.nil) && this.frame.context.isReassigned(variable);
  }

  /** `box.Store(m)`: whatever is done to m from now on is done to what others load. */
  private publishIn(state: State, places: readonly Place[], values: readonly Place[]): void {
    const [box] = places;
    const [value] = values;
    if (!box || !value || places.length + values.length > 2 || value.depth > 0) return;
    const { root } = value;
    if (root.kind === 'alloc' || (root.kind === 'var' && root.func === this.frame.func)) state.env.set(value, [box]);
  }

  /** `m := s.items; s.items = nil`: what m refers to is now this function's own. */
  private take(state: State, place: Place, event: AssignEvent): void {
    if (place.last?.kind === 'element' || (place.declaration && this.holdsFunctions(place.declaration))) return;
    for (const [variable, values] of state.env) {
      if (!values.includes(place)) continue;
      const taken = this.taken(place, event.pos);
      this.accesses.noteTaken(state, taken, place, event);
      state.env.set(
        variable,
        values.map((value) => (value === place ? taken : value)),
      );
      this.accesses.aliasLocks.delete(variable);
    }
  }

  /** `todo := q.todo; q.todo = nil`: whose functions these are, the field tells. */
  private holdsFunctions({ type }: VarSymbol): boolean {
    const { program } = this.frame;
    const shape = program.underlying(type);
    return shape.kind === 'slice' && program.underlying(shape.elem).kind === 'signature';
  }

  private noteElements(variable: VarSymbol, values: readonly Place[]): void {
    const loop = this.frame.graph.declaredIn.get(variable) ?? 0;
    const known = this.frame.elementsOf.get(loop) ?? new Set<Place>();
    for (const value of values) if (value.hasElement) known.add(value);
    this.frame.elementsOf.set(loop, known);
  }

  /** `old := batch; batch = make(…)`: each round of the loop leaves another map to `old`. */
  private keepOld(state: State, variable: Place, old: readonly Place[], pos: number): void {
    const { func, graph, loop } = this.frame;
    if (loop === 0 || !old.every(({ root, depth }) => root.kind === 'alloc' && root.func === func && depth === 0))
      return;
    for (const [other, values] of state.env) {
      if (other === variable || other.root.kind !== 'var' || graph.declaredIn.get(other.root) !== loop) continue;
      if (values.length === old.length && values.every((value) => old.includes(value)))
        state.env.set(other, [this.taken(variable, pos)]);
    }
  }

  private taken(place: Place, pos: number): Place {
    const key = `taken ${pos}.${place.id}`;
    let taken = this.derived.get(key);
    if (!taken) {
      const { func, loop } = this.frame;
      taken = this.frame.places.ofNew({ kind: 'alloc', func, pos, what: 'map', loop });
      this.derived.set(key, taken);
    }
    return taken;
  }

  /** Where a store goes: its own last step is not followed through what is known to be there already. */
  private stored(state: State, target: Value, deref: boolean): readonly Place[] {
    const last = target.steps.at(-1);
    if (!last || deref) return this.values.resolve(state, target);
    const bases = this.values.resolve(state, { root: target.root, steps: target.steps.slice(0, -1) });
    return bases.flatMap((base) => base.child(last) ?? []);
  }

  private isMadeHere({ root }: Place): boolean {
    return root.kind === 'alloc' && root.what === 'struct' && root.func === this.frame.func;
  }

  private isLocalVariable(place: Place): boolean {
    const { root } = place;
    return root.kind === 'var' && root.func === this.frame.func && root.role !== 'package';
  }
}

/** Others' structs of which a variable holds a copy that has not got maps of its own since. */
export function originalsOf(state: State, copy: Place): readonly Place[] {
  const originals = copy.depth === 0 && copy.root.kind === 'var' ? state.copies.get(copy) : undefined;
  if (!originals?.some(isOthers)) return [];
  for (const place of state.env.keys()) if (place.parent === copy) return [];
  return originals.filter(isOthers);
}

/** Of an object that was handed in, or of a package's. */
export function isOthers({ root }: Place): boolean {
  return root.kind === 'var' && root.role !== 'local';
}

function isNew({ root, depth }: Place): boolean {
  return root.kind === 'nil' || (root.kind === 'alloc' && depth === 0);
}

/** A struct handed in by value: to callers its path means theirs, of which this is a copy. */
export function isHandedIn({ root }: Place): boolean {
  return root.kind === 'var' && (root.role === 'receiver' || root.role === 'param');
}

/** `old := s.stats; s.stats = newStats()`: the maps of the struct that was copied are whoever has copied it's own from now on. */
function takeWhole(state: State, place: Place, values: readonly Place[]): void {
  if (state.copies.size === 0 || values.length === 0 || !values.every(isNew)) return;
  // Not those that the new one has got as well.
  for (const [{ parent }, held] of state.env) if (parent && values.includes(parent) && held.some(isOthers)) return;
  for (const [copy, originals] of state.copies.list()) {
    if (!originals.includes(place)) continue;
    const others = originals.filter((original) => original !== place);
    if (others.length > 0) state.copies.set(copy, others);
    else state.copies.delete(copy);
  }
}

function isNewChannel({ root, depth }: Place): boolean {
  return root.kind === 'alloc' && root.what === 'chan' && depth === 0;
}

/** The map of a package, or one that lies in an object of others. */
function hasName(map: Place): boolean {
  return isOthers(map) && !map.hasElement && (map.depth > 0 || isPackageVariable(map));
}

/** The same field of two objects. */
function isPassedOn(value: Place, place: Place): boolean {
  return value.root.kind === 'var' && value.last?.kind === 'var' && value.last === place.last && !value.hasElement;
}
