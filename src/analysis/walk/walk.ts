// Walks one function's flow graph with its callees' summaries: first to a fixpoint of what is known at each block, then
// once more to collect what happens where; simple functions once for both (at-once.ts). In: a graph and the summaries. Out: the
// function's own summary, its accesses and calls with the locks held there, and the pairs of accesses that it lets run
// together.
//
// Deliberately simple: a goroutine's accesses are those its function would make if called at the go statement; element
// steps are one place; recursion sees the summary of the round before.
import type { Event, FlowGraph, ReturnEvent } from '../../flow/graph.js';
import { coreType } from '../../model/substitute.js';
import type { VarSymbol } from '../../model/symbols.js';
import type { Type } from '../../model/types.js';
import { firstTimesIn, type Stretch } from '../first-times.js';
import { hasMutex, maximalLocks } from '../locks.js';
import type { CodeRoot, Place, PlaceRoot } from '../place.js';
import type { Held, Summary, Thread } from '../summary.js';
import type { LocalCall, WalkContext, Walked } from '../walked.js';
import { Accesses } from './accesses.js';
import { Assignments, isHandedIn, isOthers, originalsOf } from './assignments.js';
import { isSettledAtOnce } from './at-once.js';
import { Callees } from './callees.js';
import { Calls } from './calls.js';
import { Frame } from './frame.js';
import { Goroutines } from './goroutines.js';
import { Joins, maximalSignals } from './joins.js';
import { Locking } from './locking.js';
import { liesIn, Meetings } from './meetings.js';
import { NotedCalls } from './noted-calls.js';
import { State } from './state.js';
import { storesTold } from './stores-told.js';
import { Values } from './values.js';
import { Waits } from './waits.js';

/** A block whose facts still change after so many joins stays as it is. */
const maximalRounds = 6;
/** Blocks of a function so small that a lock it may take is meant to be taken: `func() { if need { mu.Lock() } }`. */
const smallFunction = 6;
/** Fields of which callers are told that a new map has been put there. */
const maximalRemade = 8;

export type Walker = (context: WalkContext, graph: FlowGraph) => Walked;

export const walkFunction: Walker = (context, graph) => {
  const walked = isSettledAtOnce(context, graph) ? new Walk(context, graph).runOnce() : undefined;
  return walked ?? walkTwice(context, graph);
};

/** What walking once is measured by. */
export const walkTwice: Walker = (context, graph) => new Walk(context, graph).run();

class Walk {
  private readonly ins: (State | undefined)[];
  private exit: State | undefined;
  private returned: (readonly Place[])[] = [];
  private readonly firstTimes: readonly Stretch[];
  /** Objects with a lock that it has made, stored and returned: what they were stored in. */
  private readonly storedIn = new Map<PlaceRoot, VarSymbol>();
  /** Locks under which what is returned was fetched, on every way so far. */
  private fetchedUnder: readonly VarSymbol[] | undefined;
  private readonly deepCopies = new Map<Place, Place>();
  private readonly copiesReturned = new Set<Place>();
  private readonly frame: Frame;
  private readonly values: Values;
  private readonly locking: Locking;
  private readonly joins: Joins;
  private readonly meetings: Meetings;
  private readonly goroutines: Goroutines;
  private readonly accesses: Accesses;
  private readonly assignments: Assignments;
  private readonly noted: NotedCalls;
  private readonly callees: Callees;
  private readonly calls: Calls;
  private readonly waits: Waits;

  constructor(context: WalkContext, graph: FlowGraph) {
    const frame = new Frame(context, graph);
    this.frame = frame;
    this.firstTimes = firstTimesIn(graph, context);
    this.values = new Values(frame);
    this.locking = new Locking(frame);
    this.joins = new Joins(frame, this.values, this.locking);
    this.meetings = new Meetings(frame, this.joins);
    this.goroutines = new Goroutines(frame, this.meetings);
    this.waits = new Waits(frame);
    this.accesses = new Accesses(frame, this.values, this.joins, this.meetings, this.waits);
    this.assignments = new Assignments(frame, this.values, this.accesses, this.goroutines);
    this.noted = new NotedCalls(frame, this.values);
    this.callees = new Callees(
      frame,
      this.values,
      this.locking,
      this.joins,
      this.meetings,
      this.goroutines,
      this.accesses,
      this.assignments,
      this.noted,
    );
    this.calls = new Calls(frame, this.values, this.joins, this.accesses, this.noted, this.callees);
    this.ins = graph.blocks.map(() => undefined);
  }

  /** Collects while it learns. Undefined where a goroutine is started after all. */
  runOnce(): Walked | undefined {
    this.frame.collecting = true;
    this.solve();
    return this.goroutines.any ? undefined : this.walked();
  }

  run(): Walked {
    this.solve();
    this.frame.collecting = true;
    this.callees.renewBudgets();
    this.frame.graph.blocks.forEach((block, i) => {
      const into = this.ins[i];
      if (!into) return;
      this.frame.loop = block.loop;
      this.frame.when = this.frame.conditionsAt(block);
      this.frame.steady = block.steady;
      this.frame.recovers = block.recovers === true;
      const state = into.clone();
      this.goroutines.enter(state);
      for (const event of block.events) this.apply(state, event);
      if (block.panics) this.meetings.panics(state);
    });
    this.meetings.hold();
    return this.walked();
  }

  private walked(): Walked {
    const { func, context } = this.frame;
    const summary = this.summary();
    return {
      func,
      summary,
      sharedByRounds: summary.captured.filter((symbol) => context.isSharedByRounds(func, symbol)),
      accesses: this.accesses.list(this.copiesReturned, new Set(this.returned.flat()), this.assignments.lent()),
      calls: this.withLifetimes(),
      escapes: [...this.accesses.escapes.values()],
      pairs: [...this.meetings.pairs.values()],
      nilWrites: [...this.accesses.nilWrites.values()],
      replaces: [...this.accesses.replaces.values()],
      steps: [...this.accesses.steps.values()],
    };
  }

  /**
   * Which goroutines go on after the function has returned: not those it waits for, nor those whose last word its caller
   * waits for, on a channel that is returned. Of a function that never returns, all of them.
   */
  private withLifetimes(): readonly LocalCall[] {
    const { exit } = this;
    const calls = [...this.noted.calls.values()];
    if (!exit) return calls;
    const returned = new Set(this.returned.flat());
    const outlives = (thread: Thread): boolean => {
      const unfollowed = this.goroutines.unfollowed.get(thread);
      if (unfollowed) return !unfollowed.some((signal) => this.joins.waits.has(signal) || returned.has(signal));
      const live = exit.threads.get(thread);
      if (!live || this.goroutines.isLeftOnError(thread, exit)) return false;
      return !live.signals.some((signal) => returned.has(signal));
    };
    return calls.map((call) => (call.thread && !outlives(call.thread) ? { ...call, outlives: false } : call));
  }

  /** Goes through the blocks until what is known at each no longer changes. */
  private solve(): void {
    const { blocks } = this.frame.graph;
    this.ins[0] = new State();
    const rounds = blocks.map(() => 0);
    const pending = new Set<number>([0]);
    while (pending.size > 0) {
      let at = -1;
      for (const i of pending) if (at < 0 || i < at) at = i;
      pending.delete(at);
      const block = blocks[at]!;
      this.frame.loop = block.loop;
      this.frame.when = this.frame.conditionsAt(block);
      this.frame.steady = block.steady;
      this.frame.recovers = block.recovers === true;
      const state = this.ins[at]!.clone();
      this.goroutines.enter(state);
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

  /** Under a lock, whoever has seen the flag unset is the only one until it is set. */
  private isFirstFor(state: State, pos: number): VarSymbol | undefined {
    const stretch = this.firstTimes.find((one) => one.pos <= pos && pos < one.end);
    return stretch && state.held.some((held) => held.sure && held.mode === 'write') ? stretch.flag : undefined;
  }

  private apply(state: State, event: Event): void {
    this.waits.note(state, event);
    const { parallelFrom } = this.frame.graph;
    if (parallelFrom !== undefined) this.frame.once = event.pos < parallelFrom;
    if (this.firstTimes.length > 0) this.frame.firstFor = this.isFirstFor(state, event.pos);
    if (mayPanic(event) && !this.frame.deferred) this.meetings.panics(state);
    switch (event.op) {
      case 'access':
        if (event.kind === 'delete') {
          this.accesses.takeOut(state, event);
          this.goroutines.takeOut(state, this.values.resolve(state, event.map));
        }
        this.accesses.access(state, event);
        return this.locking.reserve(state, event, (value) => this.values.resolve(state, value));
      case 'assign':
        return this.assignments.assign(state, event);
      case 'lock':
        return this.locking.lock(state, event.action, this.values.resolve(state, event.lock), event);
      case 'call':
        return this.calls.call(state, event);
      case 'defer':
        state.deferred = [...state.deferred.filter((d) => d.event !== event), { event, sure: true }];
        return;
      case 'send':
      case 'recv':
      case 'close':
        this.joins.channel(state, event);
        if (event.op === 'recv') this.assignments.takeBack(state);
        if (event.op === 'send' && event.value) {
          const sent = this.values.resolve(state, event.value);
          for (const place of this.values.resolve(state, event.chan)) {
            for (const value of sent) this.accesses.exposeIn(state, value, place);
            this.assignments.handOn(state, place, sent);
          }
          if (!this.frame.collecting) return;
          this.accesses.escape(state, 'send', sent, event);
          this.accesses.give(sent);
        }
        return;
      case 'leave':
        this.locking.leave(state, event.loop);
        return this.joins.leave(state, event.loop);
      case 'yield': {
        const [body] = this.values.resolve(state, event.body);
        if (body && event.begins) this.locking.lend(state, this.callees.callbacks.heldDuring(body), body);
        else this.locking.takeBack(state, body);
        return;
      }
      case 'join':
        return this.joins.join(state, event.action, this.values.resolve(state, event.group), event.pos, event.added);
      case 'return':
        return this.returns(state, event);
    }
  }

  /** `c := *x; c.items = maps.Clone(x.items); return &c`: callers get an object that shares no map with the first. */
  private isDeepCopy(state: State, place: Place): boolean {
    const { root } = place;
    if (root.kind !== 'var' || root.func !== this.frame.func || place.depth > 0) return false;
    // What is handed over by value is a copy from the start.
    const isHandedIn = root.role === 'param' || root.role === 'receiver';
    const isCopy = isHandedIn
      ? this.hasNewMap(state, place, root.type)
      : root.role === 'local' && state.copies.has(place);
    if (!isCopy || state.published.has(root) || state.stored.has(root)) return false;
    return coreType(root.type).kind === 'struct' && this.hasOwnMaps(state, place, root.type);
  }

  private hasNewMap(state: State, place: Place, type: Type): boolean {
    const shape = coreType(type);
    if (shape.kind !== 'struct') return false;
    return shape.fields.some((field) => {
      const child = coreType(field.type).kind === 'map' ? place.child(field) : undefined;
      return child !== undefined && (state.env.get(child) ?? []).some((made) => made.root.kind === 'alloc');
    });
  }

  /** The maps in a struct variable, and in structs that lie in it, were made here. */
  private hasOwnMaps(state: State, place: Place, type: Type): boolean {
    const shape = coreType(type);
    if (shape.kind === 'map') return (state.env.get(place) ?? []).some((made) => made.root.kind === 'alloc');
    if (shape.kind !== 'struct') return true;
    return shape.fields.every((field) => {
      const { kind } = coreType(field.type);
      const child = kind === 'map' || kind === 'struct' ? place.child(field) : undefined;
      return child === undefined || this.hasOwnMaps(state, child, field.type);
    });
  }

  /** ... but what its pointers lead to is the first one's, unless they got something else. */
  private deepCopyOf(state: State, place: Place): Place {
    const copy = this.copyOf(place);
    if (place.root.kind !== 'var') return copy;
    for (const [where, what] of this.sharedWithOriginals(state, place, place.root.type))
      this.assignments.noteStore(copy.follow(where.stepsFrom(place) ?? []), what);
    return copy;
  }

  private copyOf(place: Place): Place {
    let copy = this.deepCopies.get(place);
    if (!copy && place.root.kind === 'var') {
      const pos = place.root.span?.start ?? 0;
      copy = this.frame.places.ofNew({ kind: 'alloc', func: this.frame.func, pos, what: 'struct', loop: 0 });
      this.deepCopies.set(place, copy);
    }
    return copy ?? place;
  }

  /**
   * What a variable that is returned leads to: `one := *s; return one` to the maps of another's struct, and so does
   * `return &one` where it has got none of its own; `var all []*session; …; return all` to what was put in it.
   */
  private contentsOf(state: State, place: Place, byValue: number): readonly Place[] {
    const { root } = place;
    if (root.kind === 'alloc' && root.type && place.depth === 0 && state.copies.has(place))
      for (const [where, what] of this.sharedWithOriginals(state, place, root.type.type))
        this.assignments.noteStore(where, what);
    if (root.kind !== 'var' || root.role !== 'local' || root.func !== this.frame.func || place.depth > 0)
      return place.alone;
    const originals = byValue ? originalsOf(state, place) : [];
    if (originals.length > 0) return originals;
    const { kind } = coreType(root.type);
    const contents =
      kind === 'slice'
        ? this.assignments.contentsOf(state, place)
        : kind === 'struct' && !byValue
          ? this.sharedWithOriginals(state, place, root.type)
          : [];
    if (contents.length === 0) return place.alone;
    const object = this.copyOf(place);
    for (const [where, what] of contents) this.assignments.noteStore(object.follow(where.stepsFrom(place) ?? []), what);
    return object.alone;
  }

  /** Where in a copied struct lie the original's maps, and what its pointers point to. */
  private sharedWithOriginals(state: State, copy: Place, type: Type): readonly (readonly [Place, Place])[] {
    const originals = (state.copies.get(copy) ?? copy.alone).filter(isOthers);
    const shape = coreType(type);
    if (originals.length === 0 || shape.kind !== 'struct') return [];
    return shape.fields.flatMap((field) => {
      const { kind } = coreType(field.type);
      const child = kind === 'map' || kind === 'pointer' ? copy.child(field) : undefined;
      if (!child) return [];
      const values = state.env.get(child) ?? originals.flatMap((original) => original.child(field) ?? []);
      return values.every(isOthers) ? values.map((value) => [child, value] as const) : [];
    });
  }

  private returns(state: State, event: ReturnEvent): void {
    const handedBack = new Set<PlaceRoot>();
    event.values.forEach((value, i) => {
      const known = this.values.resolve(state, value).filter((place) => place.root.kind !== 'nil');
      const handsOutLock = this.handsOutLock(i);
      const found = known.length > 1 && handsOutLock ? withoutStored(state, known) : known;
      if (handsOutLock) this.noteStored(state, found);
      for (const place of found) if (state.copies.has(place)) this.copiesReturned.add(place);
      const places = found.flatMap((place) =>
        this.isDeepCopy(state, place)
          ? this.deepCopyOf(state, place)
          : this.contentsOf(state, place, event.copies & (1 << i)),
      );
      if (this.frame.collecting && state.threads.size > 0) this.returnedCode(state, places, event);
      for (const { root } of places) handedBack.add(root);
      const before = this.returned[i] ?? [];
      this.returned[i] = [...before, ...places.filter((place) => !before.includes(place))].slice(0, 4);
      if (this.frame.collecting && event.maps & (1 << i) && places.some(({ root }) => root.kind !== 'alloc')) {
        const locks = [...state.locks.values()].flatMap((held) => (held.sure ? (held.place.declaration ?? []) : []));
        const fetched = [...locks, ...this.accesses.fetchedUnder(value)];
        this.fetchedUnder = this.fetchedUnder?.filter((lock) => fetched.includes(lock)) ?? fetched;
      }
      if (this.frame.collecting && event.maps & (1 << i)) {
        this.accesses.escape(state, 'return', places, event);
        const { root } = value;
        const stale =
          root.kind === 'var' && value.steps.length === 0
            ? this.accesses.aliasLocks.get(this.frame.places.of(root))
            : undefined;
        for (const { lock, pos } of stale ?? [])
          if (!state.locks.has(lock))
            this.accesses.escape(state, 'return', places, event, { place: lock, mode: 'write', sure: true, pos });
      }
    });
    // Whoever returns out of a loop's body has left the iterator before.
    this.locking.takeBack(state, undefined);
    this.frame.deferred = true;
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
    this.frame.deferred = false;
    this.goroutines.leaveWith(state, handedBack);
    if (!this.exit) this.exit = state.clone();
    else this.exit.join(state);
  }

  private handsOutLock(index: number): boolean {
    const type = this.frame.func.results[index]?.type;
    if (type?.kind !== 'pointer' || type.elem.kind !== 'named') return false;
    const { symbol } = type.elem;
    return /Mutex$/.test(symbol.name) || hasMutex(symbol);
  }

  private noteStored(state: State, returned: readonly Place[]): void {
    for (const { root, depth } of returned) {
      const stored = root.kind === 'alloc' && depth === 0 ? state.stored.get(root) : undefined;
      if (stored) this.storedIn.set(root, stored.in);
    }
  }

  /** Another way to return hands out what lies where this one has stored what it has made. */
  private withoutStoredElsewhere(places: readonly Place[]): readonly Place[] {
    const isKept = ({ root, depth }: Place): boolean => {
      const container = depth === 0 ? this.storedIn.get(root) : undefined;
      return container !== undefined && places.some((other) => other.hasElement && other.root === container);
    };
    return this.storedIn.size > 0 && places.length > 1 ? places.filter((place) => !isKept(place)) : places;
  }

  /** A literal that is returned runs beside the goroutines that are left behind. */
  private returnedCode(state: State, places: readonly Place[], event: ReturnEvent): void {
    for (const place of places) {
      const code = place.root.kind === 'code' ? place.root.func : undefined;
      if (code?.parent === this.frame.func)
        this.callees.enter(state.clone(), code, new Map(), event, {
          runs: 'later',
          sure: false,
          doubt: 1,
        });
    }
  }

  /** A lock that it may take is meant to be taken: so small is it, or so it is called. */
  private isForLocking(): boolean {
    const { graph, func } = this.frame;
    return graph.blocks.length <= smallFunction || /^lock/i.test(func.symbol?.name ?? '');
  }

  /** Groups that functions wait for which are returned: `return func() { wg.Wait() }`. */
  private groupsLeft(): ReadonlyMap<Place, Place> {
    const found = new Map<Place, Place>();
    for (const { root } of this.returned.flat())
      if (root.kind === 'code')
        for (const group of this.groupsOf(root)) {
          found.set(group, group);
          // A channel that was made for it is known by its variable.
          for (const place of this.exit ? this.values.forward(this.exit, group) : []) found.set(place, group);
        }
    return found;
  }

  private groupsOf({ func, bound, effect }: CodeRoot): readonly Place[] {
    if (!func) return bound && effect?.join === 'wait' ? bound.alone : [];
    const waits = this.frame.context.summaryOf(func)?.waits ?? [];
    if (func.parent === this.frame.func) return waits;
    return waits.flatMap((group) =>
      bound && group.root === func.receiver ? (bound.follow(group.stepsFrom(group.origin) ?? []) ?? []) : [],
    );
  }

  /** Objects that callers get to see with these: what lies in them, and what is stored where others find it. */
  private shownWith(returned: ReadonlySet<PlaceRoot>): ReadonlySet<PlaceRoot> {
    const shown = new Set(returned);
    const stores = [...this.assignments.stores.values()];
    for (let before = -1; before < shown.size; ) {
      before = shown.size;
      for (const [where, what] of stores)
        if (where.root.kind !== 'alloc' || shown.has(where.root)) shown.add(where.root).add(what.root);
    }
    return shown;
  }

  /** `for _, part := range parts { part.mu.Lock() }`: callers know only which field it is that is locked, of some objects. */
  private asCallersKnow(held: Held, visible: (place: Place) => boolean): readonly Held[] {
    const { place } = held;
    if (visible(place)) return [held];
    const { declaration } = place;
    const isOneOfMany = place.hasElement && declaration?.role === 'field';
    return isOneOfMany ? [{ ...held, place: this.frame.places.ofForeign(declaration), sure: false }] : [];
  }

  private summary(): Summary {
    const { exit } = this;
    const visible = (place: Place): boolean => this.frame.isKnownOutside(place);
    const handedBack = this.returned.flat();
    const acquires = exit
      ? [...exit.locks.values()]
          .filter((held) => held.sure || this.isForLocking() || liesIn(held.place, handedBack))
          .flatMap((held) => this.asCallersKnow(held, visible))
          .slice(0, maximalLocks)
      : [];
    const releases: Held[] = exit
      ? [...exit.dropped]
          .flatMap(([place, sure]) => this.asCallersKnow({ place, mode: 'write' as const, sure }, visible))
          .slice(0, maximalLocks)
      : [];
    const returned = this.returned.map((places) => this.withoutStoredElsewhere(places).filter(visible));
    const left = this.groupsLeft();
    const told = (place: Place): readonly Place[] => {
      const name = left.get(place);
      if (name === undefined || name === place) return name || visible(place) ? place.alone : [];
      return visible(place) ? [place, name] : name.alone;
    };
    for (const access of this.goroutines.overBy(exit)) this.accesses.keep(access);
    const summary: Omit<Summary, 'stores'> = {
      accesses: this.accesses.outer,
      acquires,
      releases,
      returns: returned,
      threads: this.goroutines.leftBehind(exit, (returned) => this.shownWith(returned), told),
      callbacks: [...this.callees.callbacks.uses.values(), ...this.callees.callbacks.keptUses.values()]
        .filter((use) => visible(use.place))
        .map((use) => {
          // A goroutine that the function itself waits for.
          const joined = use.runs === 'go' && use.thread !== undefined && !exit?.threads.has(use.thread);
          if (joined) return { ...use, runs: use.many ? 'parallel' : 'now', thread: undefined, within: use.thread };
          return left.size > 0 && use.tells ? { ...use, tells: use.tells.flatMap((place) => told(place)) } : use;
        }),
      captured: [...this.values.captured].slice(0, 16),
      waits: [...this.joins.waits].filter(visible).slice(0, maximalSignals),
      adds: [...this.joins.adds].filter(([group]) => visible(group)),
      signals: [...new Set([...this.joins.ends, ...this.joins.ownSignals, ...this.joins.signals])]
        .filter(visible)
        .slice(0, maximalSignals),
      words: this.joins.words.filter(visible),
      given: [...this.accesses.given],
      remade: exit ? [...exit.remade].filter(isOfPointer).slice(0, maximalRemade) : [],
      kept: [...this.accesses.kept.values()],
      fetchedUnder: this.fetchedUnder ?? [],
    };
    const stores = [...this.assignments.stores.values()].filter(
      ([where, what]) => where.root.kind === 'alloc' && visible(what),
    );
    return { ...summary, stores: storesTold(summary, stores) };
  }
}

/** `l, ok := s.locks[k]; if !ok { l = new(sync.Mutex); s.locks[k] = l }`: what was made is what lies there from then on. */
function withoutStored(state: State, places: readonly Place[]): readonly Place[] {
  const isKept = ({ root, depth }: Place): boolean => {
    const stored = root.kind === 'alloc' && depth === 0 ? state.stored.get(root) : undefined;
    return stored !== undefined && places.some((other) => other.hasElement && other.root === stored.in);
  };
  return places.filter((place) => !isKept(place));
}

/** A field of what was handed in by its address. */
function isOfPointer(place: Place): boolean {
  const { root } = place;
  return isHandedIn(place) && root.kind === 'var' && coreType(root.type).kind === 'pointer';
}

/** What a function calls or touches may panic; that it starts a goroutine or returns may not. */
function mayPanic(event: Event): boolean {
  return event.op === 'access' || (event.op === 'call' && !event.go) || event.op === 'send' || event.op === 'close';
}
