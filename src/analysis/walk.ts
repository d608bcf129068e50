// Walks one function's flow graph with its callees' summaries: first to a fixpoint of what is known at each block, then
// once more to collect what happens where. In: a graph and the summaries. Out: the function's own summary, its accesses
// and calls with the locks held there, and the pairs of accesses that it lets run together.
//
// Deliberately simple: a goroutine's accesses are those its function would make if called at the go statement; element
// steps are one place; recursion sees the summary of the round before.
import type { AccessKind } from '../finding.js';
import { type Condition, isTaken } from '../flow/conditions.js';
import type {
  AccessEvent,
  AllocRoot,
  AssignEvent,
  CallEvent,
  ChanEvent,
  Event,
  FlowGraph,
  ReturnEvent,
  Value,
} from '../flow/graph.js';
import type { Effect, Operand } from '../knowledge/effect.js';
import { waitsForResult } from '../knowledge/index.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import { excluded, isMutex, isSelfGuarded, maximalLocks, meet, mergeLocks } from './locks.js';
import type { CodeRoot, Place, PlaceRoot } from './place.js';
import type { SharedSet } from './shared.js';
import { State } from './state.js';
import type { AccessSite, CallbackUse, Chain, Held, LiveThread, Summary, SummaryAccess, Thread } from './summary.js';
import { crashes, emptySummary, isChange, mayBeOneMap } from './summary.js';
import type {
  ForkPair,
  LocalAccess,
  LocalCall,
  LocalEscape,
  LocalStep,
  NilWrite,
  StaleAlias,
  WalkContext,
  Walked,
} from './walked.js';

const maximalAccesses = 120;
const maximalThreadAccesses = 48;
const maximalThreads = 24;
/** Of goroutines that one go statement starts, callers are told of a few. */
const maximalAlikeThreads = 2;
const maximalObjects = 8;
const maximalCallbacks = 10;
const maximalGates = 4;
/** Blocks of a function so small that a lock it may take is meant to be taken: `func() { if need { mu.Lock() } }`. */
const smallFunction = 6;
const maximalSignals = 16;
/** Callbacks gone into, and accesses taken over from callees, while one function is walked. */
const callbackBudget = 400;
const accessBudget = 40_000;
const maximalAlike = 3;
const maximalValues = 4;
const maximalCallbackDepth = 3;
const maximalChain = 10;
const maximalRounds = 6;
const maximalTargets = 12;
const maximalFollowed = 4;

export function walkFunction(context: WalkContext, graph: FlowGraph): Walked {
  return new Walk(context, graph).run();
}

/** The objects handed over that a goroutine has got hold of. */
function publishedAmong(
  bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
  published: SharedSet<PlaceRoot>,
): ReadonlySet<PlaceRoot> {
  if (published.size === 0) return none;
  const found = new Set<PlaceRoot>();
  for (const places of bindings.values()) for (const { root } of places) if (published.has(root)) found.add(root);
  return found;
}
const none: ReadonlySet<PlaceRoot> = new Set();
const noPlaces: ReadonlySet<Place> = new Set();

/** The object is known, and the map is in its type: no other implementer of an interface is meant. */
function isOfItsType(place: Place): boolean {
  const { root } = place;
  if (root.kind !== 'alloc' || root.type === undefined) return false;
  const [first] = place.stepsFrom(place.origin) ?? [];
  return first?.kind === 'var' && first.owner === root.type;
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
const noConstants: ReadonlyMap<VarSymbol, string> = new Map();

/** A struct handed in by value: to callers its path means theirs, of which this is a copy. */
function isHandedIn({ root }: Place): boolean {
  return root.kind === 'var' && (root.role === 'receiver' || root.role === 'param');
}

/** Adds a value to a small set. */
function keep(values: Place[], value: Place): void {
  if (values.length < maximalValues && !values.includes(value)) values.push(value);
}

/** What places become in the caller, each once, and not too many. */
function all(places: readonly Place[], substitute: (place: Place) => readonly Place[], most: number): readonly Place[] {
  const found = new Set<Place>();
  for (const place of places) for (const result of substitute(place)) if (found.size < most) found.add(result);
  return [...found];
}

/** The function, which makes what it makes of one argument only once. */
function once<Argument, Result>(make: (argument: Argument) => Result): (argument: Argument) => Result {
  const made = new Map<Argument, Result>();
  return (argument) => {
    let result = made.get(argument);
    if (result === undefined) {
      result = make(argument);
      made.set(argument, result);
    }
    return result;
  };
}

/** One goroutine, in which one function after another runs. */
function unite(
  first: Omit<LiveThread, 'thread' | 'accesses'>,
  second: Omit<LiveThread, 'thread' | 'accesses'>,
): Omit<LiveThread, 'thread' | 'accesses'> {
  const both = (a: readonly Place[], b: readonly Place[]): readonly Place[] => {
    const added = b.filter((place) => !a.includes(place));
    return added.length > 0 ? [...a, ...added] : a;
  };
  return {
    signals: both(first.signals, second.signals),
    waits: both(first.waits, second.waits),
    objects: both(first.objects, second.objects),
  };
}

/** What a goroutine touches, by place. */
class ThreadAccesses {
  /** Offsets of the calls that start it. */
  readonly startedAt = new Set<number>();
  readonly all: SummaryAccess[] = [];
  private readonly byPlace = new Map<Place, SummaryAccess[]>();

  add(access: SummaryAccess): void {
    if (this.all.length >= maximalThreadAccesses) return;
    let there = this.byPlace.get(access.place);
    if (!there) {
      there = [];
      this.byPlace.set(access.place, there);
    }
    if (there.some((known) => known.site === access.site)) return;
    there.push(access);
    this.all.push(access);
  }

  of(place: Place): readonly SummaryAccess[] {
    return this.byPlace.get(place) ?? [];
  }
}

/** Lets go of a chain that has become too long to be believed. */
function lengthOf(chain: Chain | undefined): number {
  let length = 0;
  for (let at = chain; at; at = at.next) length++;
  return length;
}

class Walk {
  private readonly func: Func;
  private readonly ins: (State | undefined)[];
  private readonly threads = new Map<string, Thread>();
  /** What variables held when the place they were taken from got another map. */
  private readonly derived = new Map<string, Place>();
  /** Objects that callees make, one for each call: by the call's offset. */
  private readonly madeBy = new Map<number, Map<AllocRoot, Place>>();
  private readonly results = new Map<string, readonly (readonly Place[])[]>();
  /** For variables bound to a map while locks were held: those locks. */
  private readonly aliasLocks = new Map<Place, readonly StaleAlias[]>();
  private exit: State | undefined;
  private returned: (readonly Place[])[] = [];
  private collecting = false;
  private loop = 0;
  private deferred = false;
  /** Functions handed in that call functions handed in: how deep, and which were gone into for this call. */
  private callbackDepth = 0;
  private readonly entered = new Set<string>();
  private callbacksLeft = callbackBudget;
  private accessesLeft = accessBudget;
  private once = false;
  /** The call at hand is of a function that polls what it is handed. */
  private polling = false;
  private when: readonly Condition[] | undefined;
  // What the last pass collects.
  private readonly accesses = new Map<string, LocalAccess>();
  private readonly calls = new Map<string, LocalCall>();
  private readonly escapes = new Map<string, LocalEscape>();
  private readonly pairs = new Map<string, ForkPair>();
  private readonly nilWrites = new Map<number, NilWrite>();
  private readonly replaces = new Map<string, LocalAccess>();
  private readonly steps = new Map<number, LocalStep>();
  private readonly outer: SummaryAccess[] = [];
  private readonly alike = new Map<string, SummaryAccess[]>();
  private readonly threadAccesses = new Map<Thread, ThreadAccesses>();
  /** Accesses beside which a goroutine is alive, with the channels on which nothing has been said by then. */
  private readonly meetings: {
    readonly first: readonly SummaryAccess[];
    readonly other: Thread;
    readonly waiting?: ReadonlySet<Place>;
  }[] = [];
  private readonly callbacks = new Map<string, CallbackUse>();
  private readonly waits = new Set<Place>();
  private readonly signals = new Set<Place>();
  /** Those that it gives itself: of a long list, these are kept. */
  private readonly ownSignals = new Set<Place>();
  /** Channels that this function sends on or closes anywhere. */
  private readonly sent = new Set<Place>();
  /** Variables of functions around this one that it uses. */
  private readonly captured = new Set<VarSymbol>();
  private readonly stores = new Map<string, readonly [Place, Place]>();

  constructor(
    private readonly context: WalkContext,
    private readonly graph: FlowGraph,
  ) {
    this.func = graph.func;
    this.ins = graph.blocks.map(() => undefined);
  }

  run(): Walked {
    this.solve();
    this.collecting = true;
    this.callbacksLeft = callbackBudget;
    this.accessesLeft = accessBudget;
    this.graph.blocks.forEach((block, i) => {
      const into = this.ins[i];
      if (!into) return;
      this.loop = block.loop;
      this.when = block.when;
      const state = into.clone();
      for (const event of block.events) this.apply(state, event);
    });
    this.holdMeetings();
    return {
      func: this.func,
      summary: this.summary(),
      accesses: [...this.accesses.values()],
      calls: this.withLifetimes(),
      escapes: [...this.escapes.values()],
      pairs: [...this.pairs.values()],
      nilWrites: [...this.nilWrites.values()],
      replaces: [...this.replaces.values()],
      steps: [...this.steps.values()],
    };
  }

  /**
   * Which goroutines go on after the function has returned: not those it waits for, nor those whose last word its caller
   * waits for, on a channel that is returned. Of a function that never returns, all of them.
   */
  private withLifetimes(): readonly LocalCall[] {
    const { exit } = this;
    const calls = [...this.calls.values()];
    if (!exit) return calls;
    const returned = new Set(this.returned.flat());
    const outlives = (thread: Thread): boolean => {
      const live = exit.threads.get(thread);
      return live !== undefined && !live.signals.some((signal) => returned.has(signal));
    };
    return calls.map((call) => (call.thread && !outlives(call.thread) ? { ...call, outlives: false } : call));
  }

  private solve(): void {
    const { blocks } = this.graph;
    this.ins[0] = new State();
    const rounds = blocks.map(() => 0);
    const pending = new Set<number>([0]);
    while (pending.size > 0) {
      let at = -1;
      for (const i of pending) if (at < 0 || i < at) at = i;
      pending.delete(at);
      const block = blocks[at]!;
      this.loop = block.loop;
      const state = this.ins[at]!.clone();
      for (const event of block.events) this.apply(state, event);
      for (const to of block.next) {
        const into = this.ins[to];
        if (!into) {
          this.ins[to] = state.clone();
          pending.add(to);
        } else if (into.join(state) && rounds[to]! < maximalRounds) {
          rounds[to]!++;
          pending.add(to);
        }
      }
    }
  }

  // Values

  private resolve(state: State, value: Value): readonly Place[] {
    const { root } = value;
    let at: readonly Place[];
    switch (root.kind) {
      case 'unknown':
        return [];
      case 'nil':
        return [this.context.places.nil];
      case 'func': {
        const bound = root.bound ? this.resolve(state, root.bound)[0] : undefined;
        const place = this.context.places.ofCode(root, bound);
        return place ? [place] : [];
      }
      case 'result':
        at = this.results.get(`${root.call}`)?.[root.index] ?? [];
        if (at.length === 0) at = [this.opaque(root.call, root.index)];
        break;
      default:
        if (root.kind === 'var' && root.role !== 'package' && root.func !== this.func) this.captured.add(root);
        at = this.forward(state, this.context.places.of(root));
    }
    for (const step of value.steps) {
      const next: Place[] = [];
      for (const place of at) {
        const child = place.child(step);
        if (!child) continue;
        for (const found of this.forward(state, child)) {
          const original = found === child && step.kind === 'var' ? this.original(state, place, step) : undefined;
          for (const result of original ?? [found]) keep(next, result);
        }
      }
      at = next;
    }
    return at;
  }

  private readonly opaques = new Map<string, Place>();
  private opaque(call: number, index: number): Place {
    const key = `${call}.${index}`;
    let place = this.opaques.get(key);
    if (!place) {
      place = this.context.places.ofNew({ kind: 'opaque', func: this.func, call, index });
      this.opaques.set(key, place);
    }
    return place;
  }

  private forward(state: State, place: Place): readonly Place[] {
    const values = state.env.get(place);
    if (!values) return [place];
    const found: Place[] = [];
    for (const value of values)
      for (const result of value === place ? [value] : (state.env.get(value) ?? [value])) keep(found, result);
    return found;
  }

  /** A field of a copied struct: what it refers to is shared with the original, what it holds by value is not. */
  private original(state: State, base: Place, field: VarSymbol): readonly Place[] | undefined {
    const sources = state.copies.get(base);
    if (!sources) return undefined;
    const shape = this.context.program.underlying(field.type);
    if (shape.kind === 'struct') {
      const child = base.child(field);
      const inner = sources.flatMap((source) => source.child(field) ?? []);
      if (child && inner.length > 0 && !state.copies.has(child)) state.copies.set(child, inner);
      return undefined;
    }
    if (shape.kind === 'basic') return undefined;
    const shared = sources.flatMap((source) => {
      const child = source.child(field);
      return child ? this.forward(state, child) : [];
    });
    return shared.length > 0 ? shared.slice(0, maximalValues) : undefined;
  }

  /** Only this function knows the object: what is stored in it can be followed. */
  private isPrivate(place: Place): boolean {
    const { root } = place;
    if (root.kind === 'alloc') return !place.hasElement;
    if (root.kind !== 'var' || root.role === 'package' || root.role === 'field' || root.func !== this.func)
      return false;
    if (place.depth === 0) return true;
    // A struct variable, and the structs that lie in it; what it points to is known to others.
    if (place.hasElement) return false;
    for (let at: Place | undefined = place.parent; at; at = at.parent) {
      const type = at.last?.kind === 'var' ? at.last.type : root.type;
      if (this.context.program.underlying(type).kind !== 'struct') return false;
    }
    return true;
  }

  private isLocalVariable(place: Place): boolean {
    const { root } = place;
    return root.kind === 'var' && root.func === this.func && root.role !== 'package';
  }

  // Events

  private apply(state: State, event: Event): void {
    switch (event.op) {
      case 'access':
        return this.access(state, event);
      case 'assign':
        return this.assign(state, event);
      case 'lock':
        return this.lock(state, event.action, this.resolve(state, event.lock), event);
      case 'call':
        return this.call(state, event);
      case 'defer':
        state.deferred = [...state.deferred.filter((d) => d.event !== event), { event, sure: true }];
        return;
      case 'send':
      case 'recv':
      case 'close':
        return this.channel(state, event);
      case 'join':
        return this.join(state, event.action, this.resolve(state, event.group));
      case 'return':
        return this.returns(state, event);
    }
  }

  private lock(
    state: State,
    action: 'lock' | 'unlock' | 'rlock' | 'runlock',
    places: readonly Place[],
    { pos, end }: { readonly pos: number; readonly end: number },
  ): void {
    const sure = places.length === 1;
    for (const place of places) {
      if (action === 'lock' || action === 'rlock') {
        if (state.dropped.has(place)) state.dropped.delete(place);
        const copied = this.isCopiedLock(state, place);
        state.locks.set(place, { place, mode: action === 'lock' ? 'write' : 'read', sure, pos, end, copied });
        state.released.delete(place);
      } else if (state.locks.has(place)) {
        state.locks.delete(place);
        state.released.set(place, pos);
        for (const held of [...state.locks.values()]) if (!sure) state.locks.set(held.place, { ...held, sure: false });
      } else {
        state.dropped.set(place, sure);
      }
    }
  }

  /** The mutex lies in a struct that was copied: by a value receiver, a value parameter or an assignment. */
  private isCopiedLock(state: State, lock: Place): boolean {
    const { root } = lock;
    if (root.kind !== 'var' || root.func !== this.func) return false;
    const byValue = root.role === 'receiver' || root.role === 'param';
    if (!byValue && !state.copies.has(lock.origin)) return false;
    if (this.context.program.underlying(root.type).kind !== 'struct') return false;
    if (lock.last?.kind !== 'var' || lock.last.type.kind === 'pointer') return false;
    for (let at: Place | undefined = lock.parent; at?.last; at = at.parent)
      if (at.last.kind !== 'var' || this.context.program.underlying(at.last.type).kind !== 'struct') return false;
    return lock.depth > 0;
  }

  private join(state: State, action: 'add' | 'done' | 'wait', groups: readonly Place[]): void {
    if (action === 'done') for (const group of groups) this.ownSignals.add(group);
    if (action !== 'wait') return;
    this.ended(state, groups);
    for (const group of groups) this.waits.add(group);
  }

  /**
   * Goroutines that tell one of these places that they are done have ended, and those that they waited for.
   * `single`: one receive, which ends one goroutine and not a group of them.
   */
  private ended(state: State, places: readonly Place[], single = false): void {
    const pending = [...places];
    for (let place = pending.pop(); place; place = pending.pop()) {
      for (const [thread, live] of state.threads) {
        if (!live.signals.includes(place) || (single && thread.many)) continue;
        state.threads.delete(thread);
        pending.push(...live.waits);
      }
    }
  }

  private channel(state: State, event: ChanEvent): void {
    const places = this.resolve(state, event.chan);
    const semaphore = places.length === 1 && this.semaphore(places[0]!, event.chan);
    if (event.op === 'recv') {
      for (const place of places) state.received.add(place);
      this.ended(state, places, this.loop === 0);
      for (const place of places) this.waits.add(place);
      if (semaphore && state.locks.has(places[0]!)) state.locks.delete(places[0]!);
      else if (semaphore) this.lock(state, 'lock', places, event);
      return;
    }
    // A goroutine's word in a loop says nothing about its end.
    if (event.op === 'close' || this.loop === 0) for (const place of places) this.ownSignals.add(place);
    for (const place of places) {
      this.sent.add(place);
      state.opened.add(place);
    }
    if (event.op === 'send') {
      if (semaphore && state.locks.has(places[0]!)) state.locks.delete(places[0]!);
      else if (semaphore) this.lock(state, 'lock', places, event);
      if (event.value && this.collecting) this.escape(state, 'send', this.resolve(state, event.value), event);
    }
  }

  /** A channel of capacity one that serves as a lock: it hands no values over. */
  private semaphore(place: Place, chan: Value): boolean {
    const { declaration } = place;
    if (place.root.kind === 'alloc' && place.depth === 0) {
      const last = chan.steps.at(-1) ?? chan.root;
      const type = last.kind === 'var' ? this.context.program.underlying(last.type) : undefined;
      const isToken = type?.kind !== 'chan' || !carriesData(this.context.program.underlying(type.elem));
      return place.root.capacity === 1 && isToken;
    }
    return declaration !== undefined && this.context.isSemaphore(declaration);
  }

  private assign(state: State, event: AssignEvent): void {
    const { target } = event;
    // A new mutex in a copy of a struct is the copy's, not another.
    if (isMutex(target.steps.at(-1))) return;
    // Made anew: what an earlier one was stored in is not where this one is.
    if (event.value.root.kind === 'alloc') state.env.delete(this.context.places.of(event.value.root));
    const values = this.resolve(state, event.value);
    if (target.root.kind === 'var' && target.steps.length === 0 && !event.deref) {
      const variable = this.context.places.of(target.root);
      if (this.isLocalVariable(variable)) {
        if (event.copy) {
          state.env.delete(variable);
          if (values.length > 0) state.copies.set(variable, values);
        } else if (values.length > 0) state.env.set(variable, values);
        else state.env.delete(variable);
        if (event.isMap) this.noteAlias(state, variable, values, event);
        return;
      }
    }
    const places = this.stored(state, target, event.deref);
    if (target.steps.at(-1)?.kind === 'box') return this.publishIn(state, places, values);
    for (const place of places) {
      const [made] = values;
      if (
        event.isMap &&
        values.length === 1 &&
        made?.root.kind === 'alloc' &&
        made.depth === 0 &&
        this.isPrivate(place) &&
        place.depth > 0 &&
        !isHandedIn(place) &&
        !(place.parent && state.copies.has(place.parent))
      ) {
        // The map is known by where it lies from now on.
        state.env.delete(place);
        state.env.set(made, [place]);
      } else if (this.isPrivate(place) && place.depth > 0) {
        if (event.copy) {
          state.env.delete(place);
          if (values.length > 0) state.copies.set(place, values);
        } else if (values.length > 0) state.env.set(place, values);
      } else if (!event.isMap && !event.zero) {
        this.take(state, place, event.pos);
      } else if (event.isMap && !event.zero) {
        if (this.collecting) this.replace(state, event, place);
        this.take(state, place, event.pos);
        const [value] = values;
        // What was made here is now what the place holds.
        if (
          values.length === 1 &&
          value &&
          value.root.kind === 'alloc' &&
          value !== place &&
          place.last?.kind !== 'element'
        )
          state.env.set(value, [place]);
        // `child.vars = parent.vars`: objects of one type share the map.
        else if (values.length === 1 && value && value !== place && isPassedOn(value, place))
          state.env.set(place, [value]);
      }
      if (this.collecting) {
        for (const value of values.slice(0, 2)) {
          if (value.root.kind === 'code' || value.root.kind === 'nil') continue;
          if (this.stores.size < 40) this.stores.set(`${place.id}.${value.id}`, [place, value]);
        }
      }
    }
    if (event.isMap && this.collecting && places.some((place) => !this.isPrivate(place)))
      this.escape(state, 'store', values, event);
  }

  /** `box.Store(m)`: whatever is done to m from now on is done to what others load. */
  private publishIn(state: State, places: readonly Place[], values: readonly Place[]): void {
    const [box] = places;
    const [value] = values;
    if (!box || !value || places.length + values.length > 2 || value.depth > 0) return;
    const { root } = value;
    if (root.kind === 'alloc' || (root.kind === 'var' && root.func === this.func)) state.env.set(value, [box]);
  }

  /** `m := s.items; s.items = nil`: what m refers to is now this function's own. */
  private take(state: State, place: Place, pos: number): void {
    if (place.last?.kind === 'element') return;
    for (const [variable, values] of state.env) {
      if (!values.includes(place)) continue;
      const key = `taken ${pos}.${place.id}`;
      const taken =
        this.derived.get(key) ??
        this.context.places.ofNew({ kind: 'alloc', func: this.func, pos, what: 'map', loop: this.loop });
      this.derived.set(key, taken);
      state.env.set(
        variable,
        values.map((value) => (value === place ? taken : value)),
      );
      this.aliasLocks.delete(variable);
    }
  }

  /** Where a store goes: its own last step is not followed through what is known to be there already. */
  private stored(state: State, target: Value, deref: boolean): readonly Place[] {
    const last = target.steps.at(-1);
    if (!last || deref) return this.resolve(state, target);
    const bases = this.resolve(state, { root: target.root, steps: target.steps.slice(0, -1) });
    return bases.flatMap((base) => base.child(last) ?? []);
  }

  /** `m := s.items` under a lock: using m later without the lock is using what the lock guards. */
  private noteAlias(state: State, variable: Place, values: readonly Place[], at: { pos: number; end: number }): void {
    const stale: StaleAlias[] = [];
    if (values.some((value) => value.root.kind !== 'alloc'))
      for (const held of state.locks.values())
        if (held.sure) stale.push({ lock: held.place, pos: at.pos, end: at.end });
    this.aliasLocks.set(variable, stale);
  }

  private heldNow(state: State): readonly Held[] {
    return state.locks.listValues();
  }

  private site(kind: AccessKind, at: AccessEvent | AssignEvent): AccessSite {
    const exprPos = at.op === 'access' ? at.exprPos : at.pos;
    const exprEnd = at.op === 'access' ? at.exprEnd : at.end;
    const through = at.op === 'access' ? at.through : undefined;
    const mapType = at.op === 'access' ? at.mapType : undefined;
    const { func, deferred } = this;
    return { func, kind, pos: at.pos, end: at.end, exprPos, exprEnd, through, deferred, mapType };
  }

  private access(state: State, event: AccessEvent): void {
    if (!this.collecting) return;
    const bases = this.resolve(state, event.map);
    const { nil } = this.context.places;
    if (
      event.kind === 'write' &&
      event.through === undefined &&
      bases.length === 1 &&
      bases[0] === nil &&
      event.map.root.kind === 'var' &&
      event.map.steps.length === 0 &&
      !this.context.isReassigned(event.map.root)
    ) {
      this.nilWrites.set(event.pos, {
        site: this.site('write', event),
        name: event.map.root.name,
        declared: event.map.root,
      });
      return;
    }
    const places = event.deep
      ? bases.flatMap((base) => (event.reached ?? []).flatMap((steps) => base.follow(steps) ?? []))
      : bases;
    const stale =
      event.map.root.kind === 'var' && event.map.steps.length === 0
        ? (this.aliasLocks.get(this.context.places.of(event.map.root)) ?? []).filter((a) => !state.locks.has(a.lock))
        : [];
    const site = this.site(event.kind, event);
    for (const place of places) {
      if (place.root.kind === 'nil' || place.root.kind === 'code') continue;
      this.record(state, site, place, stale);
    }
  }

  private replace(state: State, event: AssignEvent, place: Place): void {
    const site = this.site('replace', event);
    const access: LocalAccess = {
      site,
      place,
      locks: this.heldNow(state),
      dropped: state.dropped.list(),
      released: state.released.list(),
      owned: this.isOwned(state, place),
      once: this.once,
      stale: [],
    };
    this.replaces.set(`${event.pos}.${place.id}`, access);
  }

  /** An object made here, or a struct variable, that no goroutine alive has got hold of. */
  private isOwned(state: State, place: Place): boolean {
    const { root } = place;
    if (root.kind !== 'alloc' && !(root.kind === 'var' && root.func === this.func && root.role === 'local'))
      return false;
    if (!state.published.has(root)) return true;
    for (const live of state.threads.values()) if (live.objects.some((object) => object.root === root)) return false;
    return true;
  }

  private record(state: State, site: AccessSite, place: Place, stale: readonly StaleAlias[]): void {
    const key = `${site.pos}.${site.kind}.${place.id}.${site.deferred}`;
    const known = this.accesses.get(key);
    const locks = known ? meet(known.locks, this.heldNow(state)) : this.heldNow(state);
    const access: LocalAccess = {
      site,
      place,
      locks,
      dropped: state.dropped.list(),
      released: state.released.list(),
      owned: this.isOwned(state, place),
      once: this.once,
      stale,
      when: known ? undefined : this.when,
    };
    this.accesses.set(key, access);
    const gates = [...state.received].slice(0, maximalGates);
    const own: SummaryAccess = {
      site,
      place,
      locks,
      thread: undefined,
      chain: undefined,
      once: this.once,
      gates,
      doubt: 0,
    };
    this.meetThreads(state, own);
    this.keep(own);
  }

  /**
   * Passes an access on to callers, if they can see its place. Objects made here are of interest only in goroutines;
   * what a lock of the map's own struct guards is left to lock evidence; of accesses that differ in nothing but the
   * line, a few stand for all.
   */
  private keep(access: SummaryAccess): void {
    const { place, site } = access;
    if (place.root.kind === 'alloc' || !crashes(site.kind) || !this.isVisible(access)) return;
    if (this.outer.length >= maximalAccesses || isSelfGuarded(access)) return;
    const locks = access.locks.map((held) => `${held.place.id}${held.mode}${held.sure}`).join();
    const key = `${place.id}.${isChange(site.kind)}.${locks}${access.when ? `.${site.pos}` : ''}`;
    let alike = this.alike.get(key);
    if (!alike) {
      alike = [];
      this.alike.set(key, alike);
    }
    if (alike.length >= maximalAlike || alike.some((known) => known.site === site)) return;
    alike.push(access);
    this.outer.push(access);
  }

  private isVisible(access: SummaryAccess): boolean {
    const { root } = access.place;
    if (lengthOf(access.chain) > maximalChain) return false;
    if (root.kind !== 'var') return root.kind === 'alloc';
    return root.role === 'package' || root.func !== this.func || root.role === 'param' || root.role === 'receiver';
  }

  // Goroutines

  private spawn(
    state: State,
    thread: Thread,
    accesses: readonly SummaryAccess[],
    held: Omit<LiveThread, 'thread' | 'accesses'>,
    startedHere: boolean,
    at: number,
    /** The goroutine that starts it: what came before was told from what came after where that one was walked. */
    parent?: Thread,
  ): void {
    const touched = accesses.map((access) => access.place.origin);
    const live = { ...held, objects: [...new Set([...held.objects, ...touched])] };
    for (const place of live.objects) this.publish(state, place);
    if (this.collecting) {
      const mine = this.threadAccesses.get(thread) ?? new ThreadAccesses();
      for (const access of accesses) mine.add({ ...access, thread });
      mine.startedAt.add(at);
      this.threadAccesses.set(thread, mine);
      // One of an earlier round is still alive; those that a callee starts many of were held against each other there.
      const beside = startedHere
        ? this.loop === 0 || state.threads.has(thread)
        : this.loop > 0 && state.threads.has(thread);
      if (thread.many && beside) this.pairWithin(mine);
      for (const other of state.threads.keys())
        if (other !== thread && (other !== parent || parent.many)) this.meetings.push({ first: mine.all, other });
    }
    const known = state.threads.get(thread);
    if (known) state.threads.set(thread, unite(known, live));
    else if (state.threads.size < maximalThreads) state.threads.set(thread, live);
  }

  private publish(state: State, place: Place): void {
    const { root } = place;
    if (root.kind === 'alloc' || (root.kind === 'var' && root.func === this.func)) state.published.add(root);
  }

  private meetThreads(state: State, access: SummaryAccess): void {
    if (!this.collecting || state.threads.size === 0) return;
    const waiting = this.sent.size > 0 ? new Set([...this.sent].filter((place) => !state.opened.has(place))) : noPlaces;
    for (const other of state.threads.keys()) this.meetings.push({ first: [access], other, waiting });
  }

  /** Blocks are collected in no order of time: what a goroutine touches is known when all of them are. */
  private holdMeetings(): void {
    for (const { first, other, waiting } of this.meetings) {
      const theirs = this.threadAccesses.get(other);
      for (const access of theirs ? first : [])
        if (!this.isOfAnEarlierRound(access, other, theirs!)) this.pairWith(access, theirs!, waiting);
    }
    this.meetings.length = 0;
  }

  /** In a loop, what comes before the goroutine's start meets only those of earlier rounds, which have other objects. */
  private isOfAnEarlierRound(access: SummaryAccess, thread: Thread, theirs: ThreadAccesses): boolean {
    if (thread.loop === 0 || !this.isPerIteration(access.place, thread.loop)) return false;
    const at = access.chain?.pos ?? access.site.pos;
    for (const start of theirs.startedAt) if (start < at) return false;
    return true;
  }

  private pairWith(access: SummaryAccess, theirs: ThreadAccesses, waiting: ReadonlySet<Place> = noPlaces): void {
    for (const other of theirs.of(access.place)) {
      // The goroutine waits for a word of this function that has not been said yet.
      if (other.gates.some((gate) => waiting.has(gate))) continue;
      this.pair(access, other);
    }
  }

  private pairWithin(accesses: ThreadAccesses): void {
    for (const access of accesses.all) {
      const { root } = access.place;
      // Made by the very call that starts the goroutine, or in the goroutine: each has its own.
      const own = root.kind === 'alloc' && root.func === this.func && accesses.startedAt.has(root.pos);
      if (own || access.place.hasElement || this.isPerIteration(access.place, this.loop)) continue;
      this.pairWith(access, accesses);
    }
  }

  /** Each round of the loop has an object of its own. */
  private isPerIteration(place: Place, loop: number): boolean {
    const { root } = place;
    const own =
      root.kind === 'alloc' && root.func === this.func
        ? root.loop
        : root.kind === 'var'
          ? this.graph.declaredIn.get(root)
          : undefined;
    if (own === undefined || own === 0 || loop === 0) return false;
    for (let at: number | undefined = own; at; at = this.graph.loops[at]) if (at === loop) return true;
    return false;
  }

  private pair(first: SummaryAccess, second: SummaryAccess): void {
    if (first.place !== second.place) return;
    if (!isChange(first.site.kind) && !isChange(second.site.kind)) return;
    if (first.once || second.once) return;
    if (excluded(first, second) || !mayBeOneMap(first.site, second.site)) return;
    const key = `${siteKey(first.site)}|${siteKey(second.site)}`;
    if (
      !this.pairs.has(key) &&
      !this.pairs.has(`${siteKey(second.site)}|${siteKey(first.site)}`) &&
      this.pairs.size < 200
    )
      this.pairs.set(key, { frame: this.func, first, second });
  }

  private threadFor(
    event: { pos: number; end: number },
    from: Thread | undefined,
    many: boolean,
    what: string,
  ): Thread {
    const origin = from ?? { func: this.func, pos: event.pos, end: event.end, what };
    // What two calls start are two goroutines, though one go statement starts both.
    const key = `${event.pos}.${origin.func.id}.${origin.pos}.${many}`;
    let thread = this.threads.get(key);
    if (!thread) {
      thread = {
        id: this.context.nextThread(),
        func: origin.func,
        pos: origin.pos,
        end: origin.end,
        many,
        loop: this.loop,
        what: origin.what,
      };
      this.threads.set(key, thread);
    }
    return thread;
  }

  /** A callee's goroutine, as this function knows it. */
  private passedOn(thread: Thread, event: { pos: number; end: number }, many: boolean): Thread {
    return this.threadFor(event, thread, thread.many || many || this.loop > 0, thread.what);
  }

  // Calls

  private call(state: State, event: CallEvent): void {
    this.entered.clear();
    this.polling = waitsForResult(event.symbol?.name ?? '');
    // What the callee makes is made anew.
    for (const made of this.madeBy.get(event.pos)?.values() ?? []) state.env.delete(made);
    const recv = event.recv ? this.resolve(state, event.recv) : undefined;
    const args = event.args.map((arg) => this.resolve(state, arg));
    const found: (readonly Place[])[] = [];
    let targets: { func: Func; bound: readonly Place[] | undefined }[] = event.targets.map((func) => ({
      func,
      bound: recv,
    }));
    let sureTargets = targets.length === 1 && !event.viaInterface;
    if (event.value) {
      const values = this.resolve(state, event.value);
      targets = [];
      for (const value of values) {
        const code = this.codeOf(value);
        if (code) targets.push(...code);
        else if (value.root.kind === 'var') this.useCallback(state, value, event.go ? 'go' : 'now', event);
      }
      sureTargets = targets.length === 1 && values.length === 1;
    }
    targets = targets.slice(0, maximalTargets);
    for (const [index, { func, bound }] of targets.entries()) {
      const bindings = this.bind(func, bound, args, event);
      if (index >= maximalFollowed) {
        // Of many implementers, all learn from where they are called, and a few are followed.
        if (this.collecting && !event.go)
          this.noteCall(state, func, bindings, event, undefined, this.heldNow(state), {
            doubt: 2,
            constants: constantsFor(func, event),
          });
        continue;
      }
      const returned = this.enter(state, func, bindings, event, {
        runs: event.go ? 'go' : 'now',
        sure: sureTargets,
        implementer: event.viaInterface,
        constants: constantsFor(func, event),
        doubt: targets.length > maximalFollowed ? 2 : event.viaInterface || !sureTargets ? 1 : 0,
        args,
      });
      // What one of several implementers hands back says nothing of the others, be they outside of the program.
      if (event.viaInterface && (targets.length > 1 || event.symbol?.pkg.inProgram === false)) continue;
      returned.forEach((places, i) => {
        found[i] = [...new Set([...(found[i] ?? []), ...places])].slice(0, 4);
      });
    }
    this.results.set(`${event.id}`, found);
    if (this.collecting && event.effect?.syncMap && recv) this.step(state, event, recv);
    if (!event.go) this.readPipes(state, args);
    if (event.effect?.callbacks) this.callbackEffects(state, event, event.effect, recv, args);
    else if (targets.length === 0 && !event.effect) this.unknownCallbacks(state, event, args);
  }

  private step(state: State, { pos, end, effect }: CallEvent, places: readonly Place[]): void {
    const kind = effect?.syncMap === 'store' ? 'write' : effect?.syncMap === 'delete' ? 'delete' : 'read';
    const site: AccessSite = { func: this.func, kind, pos, end, exprPos: pos, exprEnd: end, deferred: this.deferred };
    const locks = this.heldNow(state);
    this.steps.set(pos, { site, places, locks, dropped: state.dropped.list(), once: this.once });
  }

  /** Who is handed a pipe's end reads until the goroutine at the other end closes it. */
  private readPipes(state: State, args: readonly (readonly Place[])[]): void {
    for (const places of args) {
      const pipes = places.filter(({ root, depth }) => depth === 0 && root.kind === 'alloc' && root.what === 'pipe');
      if (pipes.length > 0) this.ended(state, pipes);
    }
  }

  private codeOf(place: Place): { func: Func; bound: readonly Place[] | undefined }[] | undefined {
    if (place.root.kind === 'code' && place.depth === 0) {
      const code = place.root as CodeRoot;
      return code.func ? [{ func: code.func, bound: code.bound ? [code.bound] : undefined }] : [];
    }
    const { declaration } = place;
    if (declaration && (declaration.role === 'field' || declaration.role === 'package')) {
      const stored = this.context.storedIn(declaration);
      if (stored.length > 0) return stored.map((func) => ({ func, bound: undefined }));
    }
    return undefined;
  }

  private bind(
    func: Func,
    recv: readonly Place[] | undefined,
    args: readonly (readonly Place[])[],
    event: CallEvent,
  ): Map<VarSymbol, readonly Place[]> {
    const bindings = new Map<VarSymbol, readonly Place[]>();
    if (func.receiver && recv) bindings.set(func.receiver, recv);
    func.params.forEach((param, i) => {
      const places = args[i];
      if (!places || (func.variadic && i === func.params.length - 1 && !event.ellipsis)) return;
      bindings.set(param, places);
    });
    return bindings;
  }

  /** Makes a callee's summary one's own: its accesses, locks, goroutines and results. */
  private enter(
    state: State,
    func: Func,
    bindings: Map<VarSymbol, readonly Place[]>,
    event: { pos: number; end: number },
    how: {
      runs: CallbackUse['runs'];
      sure: boolean;
      /** One of those that an interface's method may be: the locks it takes may be held. */
      implementer?: boolean;
      doubt?: LocalCall['doubt'];
      args?: readonly (readonly Place[])[];
      locks?: readonly Held[];
      exclusive?: boolean;
      many?: boolean;
      joins?: readonly Place[];
      constants?: ReadonlyMap<VarSymbol, string>;
      /** The callee's goroutine that calls it. */
      within?: Thread;
      chain?: Chain;
    },
  ): readonly (readonly Place[])[] {
    const summary = this.context.summaryOf(func) ?? emptySummary;
    const substituted = new Map<Place, readonly Place[]>();
    const substitute = (place: Place): readonly Place[] => {
      let places = substituted.get(place);
      if (!places) {
        places = this.substitute(state, place, func, bindings, event.pos);
        substituted.set(place, places);
      }
      return places;
    };
    const concurrent = how.runs !== 'now' && how.runs !== 'later';
    const extra = how.locks ?? [];
    const around = concurrent ? extra : [...this.heldNow(state), ...extra];
    const kind: Chain['kind'] = concurrent ? (how.runs === 'handler' ? 'handler' : 'spawn') : 'call';
    const text = concurrent
      ? how.runs === 'handler'
        ? 'handler is registered here'
        : 'goroutine starts here'
      : `${func.name} is called`;
    // What a callee touches shares few chains and lists of locks: what they become here is made once.
    const prefix = once(
      (chain: Chain | undefined): Chain => ({
        kind,
        func: this.func,
        pos: event.pos,
        end: event.end,
        text,
        next: chain,
      }),
    );
    const ownLocks = once((locks: readonly Held[]) => this.substituteLocks(substitute, locks));
    const locksAround = once((locks: readonly Held[]) => mergeLocks(ownLocks(locks), around, summary, substitute));
    const many = how.many ?? ((concurrent && this.loop > 0) || how.runs === 'parallel' || how.runs === 'handler');
    const wasOnce = this.once;
    if (how.exclusive) this.once = true;
    const constants = how.constants ?? noConstants;
    const accesses: SummaryAccess[] = [];
    const innerOnce = this.once;
    const instantiate = (
      access: SummaryAccess,
      locksOf: (locks: readonly Held[]) => readonly Held[],
      into: SummaryAccess[],
    ): void => {
      if (this.accessesLeft-- <= 0 || !isTaken(access.when, constants)) return;
      for (const place of substitute(access.place)) {
        if (place.root.kind === 'nil' || place.root.kind === 'code') continue;
        into.push({
          site: access.site,
          place,
          locks: this.collecting ? locksOf(access.locks) : access.locks,
          thread: undefined,
          chain: prefix(access.chain),
          once: access.once || innerOnce,
          gates:
            access.gates.length > 0 && this.collecting ? all(access.gates, substitute, maximalGates) : access.gates,
          when: this.when,
          doubt: isOfItsType(place) ? 0 : Math.min(2, access.doubt + (how.doubt ?? 0)),
        });
      }
    };
    // While the fixpoint is sought, accesses matter only for what a goroutine gets hold of, and the bindings tell that.
    if (this.collecting) for (const access of summary.accesses) instantiate(access, locksAround, accesses);
    const thread = concurrent
      ? this.threadFor(event, how.within, many, how.runs === 'handler' ? 'handler' : 'goroutine')
      : undefined;
    const signals = [...all(summary.signals, substitute, maximalSignals), ...(how.joins ?? [])];
    if (this.collecting) this.noteCall(state, func, bindings, event, thread, around, how);
    if (thread) {
      const objects = [...bindings.values()]
        .flat()
        .concat(summary.captured.flatMap((symbol) => [...substitute(this.context.places.of(symbol))]));
      const waits = all(summary.waits, substitute, maximalSignals);
      this.spawn(state, thread, accesses, { signals, waits, objects }, true, event.pos);
      if (how.runs === 'parallel') state.threads.delete(thread);
    } else {
      for (const signal of signals) this.signals.add(signal);
      const waited = all(summary.waits, substitute, maximalSignals);
      if (how.sure) this.ended(state, waited);
      for (const wait of waited) this.waits.add(wait);
      if (this.collecting) {
        for (const access of accesses) {
          this.meetThreads(state, access);
          this.keep(access);
        }
      }
      if (how.sure || how.implementer) this.lockEffects(state, summary, substitute, event, how.sure);
    }
    // Goroutines that the callee starts and leaves behind.
    for (const live of summary.threads) {
      const inner: SummaryAccess[] = [];
      for (const access of live.accesses) instantiate(access, ownLocks, inner);
      const objects = all(live.objects, substitute, maximalObjects);
      if (inner.length === 0 && objects.length === 0) continue;
      const outlives = this.passedOn(live.thread, event, many);
      const told = all(live.signals, substitute, maximalSignals);
      const waits = all(live.waits, substitute, maximalSignals);
      this.spawn(state, outlives, inner, { signals: told, waits, objects }, false, event.pos, thread);
    }
    // Callbacks handed in, and what they do.
    // One that is run here or started, as the case may be, is not run beside itself.
    const here = new Set(summary.callbacks.filter((use) => use.runs === 'now').map((use) => use.place));
    for (const use of summary.callbacks)
      if (use.runs === 'now') this.runCallback(state, use, substitute, event, prefix, thread, many);
    for (const use of summary.callbacks) {
      if (use.runs === 'now') continue;
      const apart = here.has(use.place) ? { ...use, thread: undefined } : use;
      this.runCallback(state, apart, substitute, event, prefix, thread, many);
    }
    // Objects made by the callee hold what it stored in them.
    if (!concurrent && how.sure) {
      for (const [where, what] of summary.stores) {
        if (where.root.kind !== 'alloc') continue;
        const targets = substitute(where);
        const values = substitute(what);
        const [target] = targets;
        if (target && targets.length === 1 && values.length > 0 && this.isPrivate(target) && target !== values[0])
          state.env.set(target, values);
      }
    }
    this.once = wasOnce;
    if (concurrent) return [];
    return summary.returns.map((places) => [...new Set(places.flatMap((place) => [...substitute(place)]))].slice(0, 4));
  }

  private substitute(
    state: State,
    place: Place,
    callee: Func,
    bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
    pos: number,
  ): readonly Place[] {
    const { root } = place;
    const { places } = this.context;
    let bases: readonly Place[];
    if (root.kind === 'var') {
      if (root.role === 'package') bases = this.forward(state, places.of(root));
      else if (root.func === callee) bases = bindings.get(root) ?? [];
      else if (root.func === this.func) bases = this.forward(state, places.of(root));
      else if (this.isCaptured(root)) bases = [places.of(root)];
      else return [];
    } else if (root.kind === 'alloc') {
      if (root.func === this.func) bases = this.forward(state, place.origin);
      else {
        const made = this.madeBy.get(pos) ?? new Map<AllocRoot, Place>();
        this.madeBy.set(pos, made);
        let own = made.get(root);
        if (!own) {
          const { what, type, capacity } = root;
          own = places.ofNew({ kind: 'alloc', func: this.func, pos, what, type, capacity, loop: this.loop });
          made.set(root, own);
        }
        bases = [own];
      }
    } else if (root.kind === 'code') {
      const bound = root.bound ? this.substitute(state, root.bound, callee, bindings, pos)[0] : undefined;
      const code = places.ofCode({ kind: 'func', func: root.func, symbol: root.symbol }, bound);
      return code ? [code] : [];
    } else if (root.kind === 'opaque') bases = [place.origin];
    else if (root.kind === 'foreign') bases = [places.of(root)];
    else return [place];
    const steps = place.stepsFrom(place.origin) ?? [];
    if (steps.length === 0) return bases;
    const found: Place[] = [];
    for (const base of bases) {
      let at: readonly Place[] = [base];
      for (const step of steps) {
        const next: Place[] = [];
        for (const from of at) {
          const child = from.child(step);
          if (!child) continue;
          const values = this.forward(state, child);
          const plain = values.length === 1 && values[0] === child && step.kind === 'var';
          for (const result of (plain ? this.original(state, from, step) : undefined) ?? values) keep(next, result);
        }
        at = next;
      }
      for (const result of at) keep(found, result);
    }
    return found;
  }

  /** A variable of a function around this one. */
  private isCaptured(symbol: VarSymbol): boolean {
    for (let at = this.func.parent; at; at = at.parent) if (symbol.func === at) return true;
    return false;
  }

  /** Locks in the caller's words; one whose place cannot be told stays known by its declaration. */
  private substituteLocks(substitute: (place: Place) => readonly Place[], locks: readonly Held[]): Held[] {
    const found: Held[] = [];
    for (const held of locks) {
      const places = substitute(held.place);
      const named = places.length > 0 ? places : [this.context.places.ofForeign(held.place.declaration)];
      for (const place of named) {
        if (found.length >= maximalLocks || found.some((f) => f.place === place)) continue;
        found.push({ ...held, place, sure: held.sure && named.length === 1, pos: undefined });
      }
    }
    return found;
  }

  private lockEffects(
    state: State,
    summary: Summary,
    substitute: (place: Place) => readonly Place[],
    { pos, end }: { readonly pos: number; readonly end: number },
    sure: boolean,
  ): void {
    for (const release of summary.releases) {
      for (const place of substitute(release.place)) {
        const held = state.locks.get(place);
        if (!held) state.dropped.set(place, sure && release.sure);
        else if (sure && release.sure) {
          state.locks.delete(place);
          state.released.set(place, pos);
        } else state.locks.set(place, { ...held, sure: false });
      }
    }
    for (const acquire of summary.acquires) {
      const places = substitute(acquire.place);
      for (const place of places) {
        // One of many implementers takes a lock of its own: not one that this function's maps could be guarded by.
        if (!sure && place.declaration === undefined) continue;
        state.dropped.delete(place);
        if (!state.locks.get(place)?.sure)
          state.locks.set(place, {
            place,
            mode: acquire.mode,
            sure: sure && acquire.sure && places.length === 1,
            pos,
            end,
          });
      }
    }
  }

  private noteCall(
    state: State,
    target: Func,
    bound: ReadonlyMap<VarSymbol, readonly Place[]>,
    event: { pos: number; end: number },
    thread: Thread | undefined,
    locks: readonly Held[],
    how: { doubt?: LocalCall['doubt']; runs?: CallbackUse['runs']; constants?: ReadonlyMap<VarSymbol, string> },
  ): void {
    const key = `${event.pos}.${target.id}.${thread?.id ?? ''}.${this.deferred}`;
    const known = this.calls.get(key);
    const bindings = this.withCaptured(state, target, bound, thread, how);
    this.calls.set(key, {
      target,
      pos: event.pos,
      end: event.end,
      thread,
      outlives: thread !== undefined,
      bindings,
      locks: known ? meet(known.locks, locks) : locks,
      dropped: state.dropped.list(),
      published: publishedAmong(bindings, state.published),
      once: this.once,
      doubt: how.doubt ?? 0,
      when: known ? undefined : this.when,
      constants: how.constants ?? noConstants,
      handler: how.runs === 'handler' ? 'handler' : how.runs === 'serial' ? 'serial' : undefined,
      polled: this.polling && target.parent !== undefined && thread === undefined,
    });
  }

  /** A literal sees this function's variables as they are: where it runs here and now, or is started as a goroutine. */
  private withCaptured(
    state: State,
    target: Func,
    bound: ReadonlyMap<VarSymbol, readonly Place[]>,
    thread: Thread | undefined,
    how: { doubt?: LocalCall['doubt']; runs?: CallbackUse['runs'] },
  ): ReadonlyMap<VarSymbol, readonly Place[]> {
    if (!target.parent || how.doubt || (!thread && how.runs !== undefined && how.runs !== 'now')) return bound;
    const captured = this.context.summaryOf(target)?.captured ?? [];
    if (captured.length === 0) return bound;
    const bindings = new Map(bound);
    // A goroutine that is left behind goes on with objects that were made here, and handed out.
    if (thread) {
      for (const symbol of captured) {
        const made = symbol.func === this.func ? this.forward(state, this.context.places.of(symbol)) : [];
        if (made.some((place) => place.root.kind === 'alloc')) bindings.set(symbol, made);
      }
      return bindings;
    }
    for (const symbol of captured)
      if (symbol.func === this.func) bindings.set(symbol, this.forward(state, this.context.places.of(symbol)));
      else if (this.isCaptured(symbol)) bindings.set(symbol, [this.context.places.of(symbol)]);
    return bindings;
  }

  private useCallback(
    state: State,
    place: Place,
    runs: CallbackUse['runs'],
    event: { pos: number; end: number },
  ): void {
    if (!this.collecting || this.callbacks.size >= maximalCallbacks) return;
    this.callbacks.set(`${event.pos}.${place.id}`, {
      place,
      runs,
      many: this.loop > 0,
      locks: runs === 'now' ? this.heldNow(state) : [],
      exclusive: this.once,
      chain: undefined,
    });
  }

  /** A callee calls, or starts, a function value that it was handed. */
  private runCallback(
    state: State,
    use: CallbackUse,
    substitute: (place: Place) => readonly Place[],
    event: { pos: number; end: number },
    prefix: (chain: Chain | undefined) => Chain,
    thread: Thread | undefined,
    many: boolean,
  ): void {
    const concurrent = thread !== undefined;
    if (this.callbackDepth >= maximalCallbackDepth || this.callbacksLeft <= 0) return;
    this.callbacksLeft--;
    this.callbackDepth++;
    for (const place of substitute(use.place)) {
      const codes = this.codeOf(place);
      const locks = this.substituteLocks(substitute, use.locks);
      if (codes) {
        for (const { func, bound } of codes.slice(0, maximalTargets)) {
          const key = `${func.id}.${bound?.[0]?.id ?? ''}.${use.runs}.${concurrent}`;
          if (this.entered.has(key)) continue;
          this.entered.add(key);
          const bindings = new Map<VarSymbol, readonly Place[]>();
          if (func.receiver && bound) bindings.set(func.receiver, bound);
          this.enter(state, func, bindings, event, {
            runs: concurrent && use.runs === 'now' ? 'go' : use.runs,
            sure: false,
            locks,
            exclusive: use.exclusive,
            within: use.thread,
            many:
              (use.thread?.many ?? false) ||
              (use.runs !== 'now' && use.many) ||
              (concurrent && many) ||
              (use.runs !== 'now' && this.loop > 0) ||
              use.runs === 'parallel' ||
              use.runs === 'handler',
          });
        }
      } else if (
        place.root.kind === 'var' &&
        this.collecting &&
        this.callbacks.size < maximalCallbacks &&
        lengthOf(use.chain) < maximalChain
      ) {
        this.callbacks.set(`${event.pos}.${place.id}`, {
          ...use,
          place,
          runs: thread && use.runs === 'now' ? 'go' : use.runs,
          many: use.many || many,
          locks: use.runs === 'now' ? [...this.heldNow(state), ...locks] : locks,
          chain: prefix(use.chain),
          thread: thread ?? (use.thread && this.passedOn(use.thread, event, many)),
        });
      }
    }
    this.callbackDepth--;
  }

  private callbackEffects(
    state: State,
    event: CallEvent,
    effect: Effect,
    recv: readonly Place[] | undefined,
    args: readonly (readonly Place[])[],
  ): void {
    for (const callback of effect.callbacks ?? []) {
      for (const operand of indices(callback.of, args.length)) {
        const values = operand === 'recv' ? recv : args[operand];
        for (const value of values ?? []) {
          const codes = this.codeOf(value);
          if (!codes) {
            if (value.root.kind === 'var') this.useCallback(state, value, callback.runs, event);
            continue;
          }
          for (const { func, bound } of codes.slice(0, maximalTargets)) {
            const bindings = new Map<VarSymbol, readonly Place[]>();
            if (func.receiver && bound) bindings.set(func.receiver, bound);
            const beside = callback.runs === 'now' && this.context.isParallelTest(func);
            this.enter(state, func, bindings, event, {
              runs: beside ? 'go' : callback.runs,
              sure: codes.length === 1 && callback.runs === 'now',
              exclusive: callback.exclusive,
              joins: callback.joinedBy ? recv : undefined,
            });
          }
        }
      }
    }
  }

  /** Literals handed to a function that nothing is known of: they may run now or later, under whatever locks. */
  private unknownCallbacks(state: State, event: CallEvent, args: readonly (readonly Place[])[]): void {
    for (const values of args) {
      for (const value of values) {
        if (value.root.kind !== 'code') continue;
        const { func, bound } = value.root as CodeRoot;
        if (!func) continue;
        const bindings = new Map<VarSymbol, readonly Place[]>();
        if (func.receiver && bound) bindings.set(func.receiver, [bound]);
        this.enter(state, func, bindings, event, {
          runs: 'now',
          sure: false,
          doubt: 1,
        });
      }
    }
  }

  private escape(
    state: State,
    how: LocalEscape['how'],
    places: readonly Place[],
    at: { pos: number; end: number },
    fetched?: Held,
  ): void {
    for (const place of places) {
      if (place.root.kind === 'nil' || place.root.kind === 'code' || place.root.kind === 'alloc') continue;
      const locks = fetched ? [fetched, ...this.heldNow(state)] : this.heldNow(state);
      this.escapes.set(`${at.pos}.${place.id}`, { how, place, locks, pos: at.pos, end: at.end });
    }
  }

  private returns(state: State, event: ReturnEvent): void {
    event.values.forEach((value, i) => {
      const places = this.resolve(state, value).filter((place) => place.root.kind !== 'nil');
      if (this.collecting && state.threads.size > 0) this.returnedCode(state, places, event);
      const known = this.returned[i] ?? [];
      this.returned[i] = [...known, ...places.filter((place) => !known.includes(place))].slice(0, 4);
      if (this.collecting && event.maps & (1 << i)) {
        this.escape(state, 'return', places, event);
        const { root } = value;
        const stale =
          root.kind === 'var' && value.steps.length === 0
            ? this.aliasLocks.get(this.context.places.of(root))
            : undefined;
        for (const { lock, pos } of stale ?? [])
          if (!state.locks.has(lock))
            this.escape(state, 'return', places, event, { place: lock, mode: 'write', sure: true, pos });
      }
    });
    this.deferred = true;
    const pending = [...state.deferred];
    for (const { event: deferred, sure } of pending.reverse()) {
      for (const inner of deferred.events) {
        if (sure) this.apply(state, inner);
        else {
          // A path may not have registered it: what it does may or may not happen.
          const before = state.clone();
          this.apply(state, inner);
          state.join(before);
        }
      }
    }
    this.deferred = false;
    if (!this.exit) this.exit = state.clone();
    else this.exit.join(state);
  }

  /** A literal that is returned runs beside the goroutines that are left behind. */
  private returnedCode(state: State, places: readonly Place[], event: ReturnEvent): void {
    for (const place of places) {
      const code = place.root.kind === 'code' ? place.root.func : undefined;
      if (code?.parent === this.func)
        this.enter(state.clone(), code, new Map(), event, {
          runs: 'later',
          sure: false,
          doubt: 1,
        });
    }
  }

  /** Goroutines that are still alive at the end, with what callers can know of what they touch. */
  private leftBehind(visible: (place: Place) => boolean): LiveThread[] {
    // Objects made here concern callers only if they get to see them.
    const seen = new Set<PlaceRoot>();
    for (const places of this.returned) for (const { root } of places) seen.add(root);
    for (const [where, what] of this.stores.values()) seen.add(where.root).add(what.root);
    const concerns = (place: Place): boolean => visible(place) && (place.root.kind !== 'alloc' || seen.has(place.root));
    const found: LiveThread[] = [];
    const alike = new Map<string, number>();
    for (const [thread, live] of this.exit?.threads ?? []) {
      const accesses = (this.threadAccesses.get(thread)?.all ?? []).filter(
        (access) => this.isVisible(access) && concerns(access.place),
      );
      const objects = [...new Set(live.objects.map((object) => object.origin))]
        .filter(concerns)
        .slice(0, maximalObjects);
      if (accesses.length + objects.length === 0) continue;
      const key = `${thread.func.id}.${thread.pos}`;
      const count = (alike.get(key) ?? 0) + 1;
      alike.set(key, count);
      if (count > maximalAlikeThreads) continue;
      found.push({
        thread,
        signals: live.signals.filter(visible).slice(0, maximalSignals),
        waits: live.waits.filter(visible).slice(0, maximalSignals),
        objects,
        accesses,
      });
    }
    return found;
  }

  private summary(): Summary {
    const { exit } = this;
    const visible = (place: Place): boolean => {
      const { root } = place;
      if (root.kind === 'var') return root.role === 'package' || root.func !== this.func || root.role !== 'local';
      return root.kind === 'alloc' || root.kind === 'code';
    };
    const acquires = exit
      ? [...exit.locks.values()]
          .filter((held) => (held.sure || this.graph.blocks.length <= smallFunction) && visible(held.place))
          .slice(0, maximalLocks)
      : [];
    const releases: Held[] = exit
      ? [...exit.dropped]
          .filter(([place]) => visible(place))
          .map(([place, sure]) => ({ place, mode: 'write' as const, sure }))
          .slice(0, maximalLocks)
      : [];
    const returned = this.returned.map((places) => places.filter(visible));
    return {
      accesses: this.outer,
      acquires,
      releases,
      returns: returned,
      threads: this.leftBehind(visible),
      callbacks: [...this.callbacks.values()]
        .filter((use) => visible(use.place))
        .map((use) => {
          // A goroutine that the function itself waits for.
          const joined = use.runs === 'go' && use.thread !== undefined && !exit?.threads.has(use.thread);
          return joined ? { ...use, runs: use.many ? 'parallel' : 'now', thread: undefined } : use;
        }),
      captured: [...this.captured].slice(0, 16),
      waits: [...this.waits].filter(visible).slice(0, maximalSignals),
      signals: [...new Set([...this.ownSignals, ...this.signals])].filter(visible).slice(0, maximalSignals),
      stores: [...this.stores.values()].filter(([where, what]) => where.root.kind === 'alloc' && visible(what)),
    };
  }
}

/** The same field of two objects. */
function isPassedOn(value: Place, place: Place): boolean {
  return value.root.kind === 'var' && value.last?.kind === 'var' && value.last === place.last && !value.hasElement;
}

/** Of a channel's elements: more than a token. */
function carriesData(type: Type): boolean {
  if (type.kind === 'struct') return type.fields.length > 0;
  return type.kind === 'pointer' || type.kind === 'slice' || type.kind === 'map' || type.kind === 'interface';
}

function siteKey(site: AccessSite): string {
  return `${site.func.id}.${site.pos}.${site.kind}`;
}

function indices(of: Operand, count: number): readonly ('recv' | number)[] {
  if (of === 'recv') return ['recv'];
  if (typeof of === 'number') return [of];
  return Array.from({ length: Math.max(0, count - of.from) }, (_, i) => of.from + i);
}
