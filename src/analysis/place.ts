// Places: access paths, each made once, so that equal paths are the same object.
//
// A place says which object an expression refers to, in the terms of one function: its receiver and parameters, package
// variables, captured variables, objects made here, results of calls that nothing is known of. Fields and elements lead
// on from there. Two different places may still be one object; two equal ones with an element step may be two.
import { type AllocRoot, endWord, type FuncRoot, type Step } from '../flow/graph.js';
import type { Effect } from '../knowledge/effect.js';
import type { Func } from '../model/program.js';
import type { FuncSymbol, VarSymbol } from '../model/symbols.js';

/** The result of a call that nothing is known of. */
export interface OpaqueRoot {
  readonly kind: 'opaque';
  readonly func: Func;
  readonly call: number;
  readonly index: number;
  /** It is what a cache keeps, or a list of that, and others are handed the same. */
  readonly cached?: true;
}
/** A lock of a caller that the callee has no name for: only its declaration is known. */
export interface ForeignRoot {
  readonly kind: 'foreign';
  readonly symbol: VarSymbol | undefined;
}
/** A function value, with the receiver it is bound to. */
export interface CodeRoot {
  readonly kind: 'code';
  readonly func: Func | undefined;
  readonly symbol: FuncSymbol | undefined;
  readonly bound: Place | undefined;
  /** What it does, where it is a library's. */
  readonly effect: Effect | undefined;
  /** Of a literal that a callee has returned: what the callee's receiver and parameters were. */
  readonly captured: Captured;
}
export type Captured = readonly (readonly [VarSymbol, Place])[];
export type PlaceRoot = VarSymbol | AllocRoot | OpaqueRoot | ForeignRoot | CodeRoot | { readonly kind: 'nil' };

/** Whose elements these are makes no difference to where a path leads, so there is one element step a container kind. */
export class Place {
  /** The places that steps lead to from here. Mostly they are few, and each knows the next: there are millions of places. */
  private next: Place | Map<Step, Place> | undefined;
  private sibling: Place | undefined;

  constructor(
    readonly id: number,
    readonly root: PlaceRoot,
    readonly parent: Place | undefined,
    readonly last: Step | undefined,
    /** How many steps lead here, and of which kinds some are. */
    private readonly way: number,
  ) {}

  get depth(): number {
    return this.way & depthBits;
  }

  /** An element step lies on the way: equal places may be different objects. */
  get hasElement(): boolean {
    return (this.way & elementBit) !== 0;
  }

  /** What an atomic.Value or atomic.Pointer holds lies on the way: others load it whenever they like. */
  get boxed(): boolean {
    return (this.way & boxBit) !== 0;
  }

  /** It came over a channel, or lies in what did: only one of those who receive there gets it. */
  get isReceived(): boolean {
    for (let at: Place | undefined = this; at?.hasElement; at = at.parent)
      if (at.last?.kind === 'element' && at.last.of === 'chan') return true;
    return false;
  }

  /** This place and no other. */
  get alone(): readonly [Place] {
    return [this];
  }

  child(step: Step): Place | undefined {
    if (this.depth >= maximalDepth || this.root.kind === 'nil' || this.root.kind === 'code') return undefined;
    const { next } = this;
    let count = 0;
    if (next instanceof Map) {
      const known = next.get(step);
      if (known) return known;
    } else
      for (let known = next; known; known = known.sibling) {
        if (known.last === step) return known;
        count++;
      }
    const kind = step.kind === 'element' ? elementBit : step.kind === 'box' ? boxBit : 0;
    const child = new Place(nextId++, this.root, this, step, (this.way | kind) + 1);
    if (next instanceof Map) next.set(step, child);
    else if (count < maximalSiblings) {
      child.sibling = next;
      this.next = child;
    } else {
      const all = new Map([[step, child] as const]);
      for (let known = next; known; known = known.sibling) all.set(known.last!, known);
      this.next = all;
    }
    return child;
  }

  /** The steps from an ancestor down to this place; undefined if it is no ancestor. */
  stepsFrom(ancestor: Place): Step[] | undefined {
    const steps: Step[] = [];
    let at: Place | undefined = this;
    while (at && at !== ancestor) {
      if (at.last) steps.push(at.last);
      at = at.parent;
    }
    return at ? steps.reverse() : undefined;
  }

  follow(steps: readonly Step[]): Place | undefined {
    let at: Place | undefined = this;
    for (const step of steps) at = at?.child(step);
    return at;
  }

  get origin(): Place {
    let at: Place = this;
    while (at.parent) at = at.parent;
    return at;
  }

  /** The object whose part this is: `d` for `d.mu.compact`, where `mu` and `compact` are structs without a name. */
  get whole(): Place {
    let at: Place = this;
    while (at.parent && at.last?.kind === 'var' && at.last.type.kind === 'struct') at = at.parent;
    return at;
  }

  /** The last field on the way, or the variable itself: the declaration that this place is an instance of. */
  get declaration(): VarSymbol | undefined {
    let at: Place | undefined = this;
    while (at) {
      if (at.last?.kind === 'var') return at.last;
      if (!at.parent) break;
      at = at.parent;
    }
    if (at?.root.kind === 'var') return at.root;
    return at?.root.kind === 'foreign' ? at.root.symbol : undefined;
  }

  /** How many element steps lie on the way. */
  get elements(): number {
    let count = 0;
    for (let at: Place | undefined = this; at?.hasElement; at = at.parent) if (at.last?.kind === 'element') count++;
    return count;
  }

  /** How many element steps follow the declaration: `m[a]` of a nested map is 1. */
  get nesting(): number {
    let count = 0;
    let at: Place | undefined = this;
    while (at?.last?.kind === 'element') {
      count++;
      at = at.parent;
    }
    return count;
  }
}

const maximalDepth = 7;
/** So many are found one by one as fast as in a map, which would take more memory than they do. */
const maximalSiblings = 4;
const depthBits = 7;
const elementBit = 8;
const boxBit = 16;
/** Numbers tell places apart, and say nothing else: a run that begins with others finds the same. */
let nextId = 0;

/** Makes places; one for a run, so that places of different functions can be compared. */
export class PlaceSpace {
  private readonly roots = new Map<PlaceRoot, Place>();
  private readonly code = new Map<Func | FuncSymbol, Map<Place | string | undefined, Place>>();
  private readonly foreign = new Map<VarSymbol | undefined, Place>();
  readonly nil: Place;

  constructor() {
    this.nil = this.of({ kind: 'nil' });
  }

  /** The place of a root; roots are compared by identity. */
  of(root: PlaceRoot): Place {
    let place = this.roots.get(root);
    if (!place) {
      place = startAt(root);
      this.roots.set(root, place);
    }
    return place;
  }

  /**
   * The place of a root that was made just now, to be kept by whoever made it. A call makes one of each object that its
   * callee makes; most are looked at once, and may go.
   */
  ofNew(root: AllocRoot | OpaqueRoot): Place {
    return startAt(root);
  }

  ofCode(
    root: Pick<FuncRoot, 'func' | 'symbol' | 'effect'>,
    bound: Place | undefined,
    captured: Captured = [],
  ): Place | undefined {
    const key = root.func ?? root.symbol;
    if (!key) return undefined;
    let byBound = this.code.get(key);
    if (!byBound) {
      byBound = new Map();
      this.code.set(key, byBound);
    }
    const known = captured.length > 0 ? captured.map(([, place]) => place.id).join() : bound;
    let place = byBound.get(known);
    if (!place) {
      place = startAt({ kind: 'code', func: root.func, symbol: root.symbol, effect: root.effect, bound, captured });
      byBound.set(known, place);
    }
    return place;
  }

  ofForeign(symbol: VarSymbol | undefined): Place {
    let place = this.foreign.get(symbol);
    if (!place) {
      place = startAt({ kind: 'foreign', symbol });
      this.foreign.set(symbol, place);
    }
    return place;
  }
}

function startAt(root: PlaceRoot): Place {
  return new Place(nextId++, root, undefined, undefined, 0);
}

/** The place in the words of the source, as far as that can be told: `s.cache.items`, `m[...]`. */
export function placeText(place: Place): string {
  const { parent, last, root } = place;
  if (!parent || !last) return rootText(root);
  if (last.kind === 'element') return `${placeText(parent)}[...]`;
  if (last.kind === 'box') return `${placeText(parent)}.Load()`;
  return isNameless(parent) ? ownedName(last) : `${placeText(parent)}.${last.name}`;
}

/** An object made here, or a call's result: its fields are known by the type they belong to, as `server.mu`. */
export function isNameless({ parent, root }: Place): boolean {
  return !parent && (root.kind === 'alloc' || root.kind === 'opaque');
}

function rootText(root: PlaceRoot): string {
  switch (root.kind) {
    case 'var':
      return root.name;
    case 'foreign':
      return root.symbol ? ownedName(root.symbol) : 'a lock';
    case 'code':
      return root.func?.name ?? root.symbol?.name ?? 'func';
    case 'nil':
      return 'nil';
    case 'opaque':
      return 'the result of a call';
    case 'alloc':
      if (root.type) return `a new ${root.type.name}`;
      return `a new ${{ map: 'map', struct: 'struct', chan: 'channel', pipe: 'pipe', body: 'loop', other: 'object' }[root.what]}`;
  }
}

/** `Type.field` for a field, the name for a variable. */
export function ownedName(symbol: VarSymbol): string {
  return symbol.owner ? `${symbol.owner.name}.${symbol.name}` : symbol.name;
}

/** The word on which whoever receives it from the channel, its parent, ends. */
export function isEndWord(place: Place): place is Place & { readonly parent: Place } {
  return place.last === endWord;
}

export function isPackageVariable({ root }: Place): boolean {
  return root.kind === 'var' && root.role === 'package';
}

/** A variable of the function's own, which is new in each call: also one that names a result. */
export function isOwnVariable(root: PlaceRoot, func: Func): boolean {
  return root.kind === 'var' && root.func === func && (root.role === 'local' || root.role === 'result');
}

/** A literal sees the variables of the functions around it. */
export function isOfFunctionAround(symbol: VarSymbol, { parent }: Func): boolean {
  for (let at = parent; at; at = at.parent) if (symbol.func === at) return true;
  return false;
}
