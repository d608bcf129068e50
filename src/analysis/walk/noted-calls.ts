// Calls of functions of the program, noted for contexts.ts: under which locks and with which objects a body runs.
// One note for a call and a target, with what is held on all ways that lead there.
import { deref } from '../../flow/value.js';
import { waitsForResult } from '../../knowledge/index.js';
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import type { Type } from '../../model/types.js';
import { meet } from '../locks.js';
import type { Place, PlaceRoot } from '../place.js';
import type { CallbackUse, Held, Thread } from '../summary.js';
import type { LocalCall } from '../walked.js';
import { isOthers, originalsOf } from './assignments.js';
import type { Frame } from './frame.js';
import { claimedObjectsOf, isFirstHere, isStartedForWork, ownObjectsOf } from './starts.js';
import type { State } from './state.js';
import type { Values } from './values.js';

export const noConstants: ReadonlyMap<VarSymbol, string> = new Map();
const nowhere: ReadonlyMap<never, never> = new Map<never, never>();
const none: ReadonlySet<PlaceRoot> = new Set();
const noPlaces: ReadonlySet<Place> = new Set();
/** An object of an object of the one that is handed over. */
const maximalParts = 2;

export class NotedCalls {
  /** The name of what the call at hand calls: it may poll what it is handed. */
  called = '';
  /** What is called now has been noted elsewhere. */
  known = false;
  readonly calls = new Map<string, LocalCall>();

  constructor(
    private readonly frame: Frame,
    private readonly values: Values,
  ) {}

  note(
    state: State,
    target: Func,
    bound: ReadonlyMap<VarSymbol, readonly Place[]>,
    event: { pos: number; end: number },
    thread: Thread | undefined,
    locks: readonly Held[],
    how: Pick<LocalCall, 'keptIn'> & {
      each?: boolean;
      listed?: boolean;
      onlyFirst?: true;
      doubt?: LocalCall['doubt'];
      runs?: CallbackUse['runs'];
      constants?: ReadonlyMap<VarSymbol, string>;
      joins?: readonly Place[];
    },
  ): void {
    if (this.known) return;
    const key = `${event.pos}.${target.id}.${thread?.id ?? ''}.${this.frame.deferred}`;
    const known = this.calls.get(key);
    const bindings = withOriginals(state, this.withCaptured(state, target, bound, thread, how));
    this.calls.set(key, {
      target,
      pos: event.pos,
      end: event.end,
      deferred: this.frame.deferred,
      recovers: this.frame.recovers,
      thread,
      outlives: thread !== undefined,
      takesOver: thread ? this.frame.isLastDeed(event.pos) : this.frame.isLastDeferred(event.pos),
      bindings,
      locks: known ? meet(known.locks, locks) : locks,
      around: thread ? state.held : [],
      dropped: state.dropped.list(),
      published: publishedAmong(bindings, state),
      stored: storedAmong(bindings, state),
      holds: this.heldIn(bindings, state),
      common: thread?.many ? this.commonAmong(bindings, how.each ? undefined : how.keptIn, event) : none,
      again: !thread && this.frame.loop > 0 ? this.commonAmong(bindings, how.keptIn, event) : undefined,
      another: thread?.many ? this.anotherAmong(bindings) : noPlaces,
      own: thread ? this.ownOf(state, target, bindings, event.pos) : claimedObjectsOf(this.frame, bindings, event.pos),
      first: how.onlyFirst === true || isFirstHere(this.frame, event.pos),
      forWork: thread?.func === this.frame.func && isStartedForWork(this.frame, target, bindings),
      once: this.frame.once,
      firstFor: this.frame.firstFor,
      only: thread !== undefined && how.each === true && (how.listed || this.isAlone(target)),
      awaited: state.awaited.list(),
      told: state.opened.list(),
      remade: known ? known.remade.filter((place) => state.remade.has(place)) : state.remade.list(),
      tells: how.joins ?? [],
      doubt: how.doubt ?? 0,
      when: known ? undefined : this.frame.when,
      constants: how.constants ?? noConstants,
      handler: how.runs === 'handler' ? 'handler' : how.runs === 'serial' ? 'serial' : undefined,
      keptIn: how.keptIn,
      polled: target.parent !== undefined && thread === undefined && waitsForResult(this.called),
    });
  }

  /** No other loop is around the one that goes through the functions, and among them this one is once. */
  private isAlone(func: Func): boolean {
    const { loop, graph, context } = this.frame;
    return (loop === 0 || graph.loops[loop] === 0) && context.isKeptOnce(func);
  }

  /** The objects handed over that all goroutines of one loop get: not those of its rounds, nor what the call makes. */
  private commonAmong(
    bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
    keptIn: Place | undefined,
    { pos }: { pos: number },
  ): ReadonlySet<PlaceRoot> {
    const found = new Set<PlaceRoot>();
    // Each round looks its function up where the others do, and may find the same.
    if (keptIn && !keptIn.isReceived && !this.frame.isPerIteration(keptIn, this.frame.loop)) found.add(keptIn.root);
    for (const place of [...bindings.values()].flat()) {
      const { root } = place;
      if ((root.kind !== 'alloc' && root.kind !== 'var') || place.hasElement) continue;
      if (root.kind === 'alloc' && root.pos === pos) continue;
      if (!this.frame.isPerIteration(place, this.frame.loop)) found.add(root);
    }
    return found;
  }

  /** `c := &call{server: s}; c.serve()`: the new object has a field in which lies what others know. */
  private heldIn(
    bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
    state: State,
  ): ReadonlyMap<Place, readonly Place[]> {
    const found = new Map<Place, readonly Place[]>();
    for (const [formal, objects] of bindings)
      for (const object of objects)
        if (object.depth === 0 && this.isMadeHere(object)) this.addHeld(object, object, formal.type, state, found);
        else this.addLent(object, formal.type, state, found);
    return found.size > 0 ? found : nowhere;
  }

  /** `c.labels = registry.labels; c.check()`: so has an object that was handed in, from then on. */
  private addLent(object: Place, declared: Type, state: State, found: Map<Place, readonly Place[]>): void {
    const struct = this.frame.program.underlying(deref(declared));
    if (struct.kind !== 'struct') return;
    for (const field of struct.fields) {
      const place = this.frame.program.mapOf(field.type) ? object.child(field) : undefined;
      const maps = place ? (state.env.get(place)?.filter((map) => map !== place) ?? []) : [];
      if (place && maps.length > 0 && maps.every(isGiven)) found.set(place, maps);
    }
  }

  /** `made`: the object itself; `object`: how the callee gets to it. */
  private addHeld(
    made: Place,
    object: Place,
    declared: Type,
    state: State,
    found: Map<Place, readonly Place[]>,
    depth = 0,
  ): void {
    const struct = this.frame.program.underlying(typeOf(made) ?? deref(declared));
    if (struct.kind !== 'struct') return;
    for (const field of struct.fields) {
      const { program } = this.frame;
      const isReference = field.type.kind === 'pointer' || program.underlying(field.type).kind === 'interface';
      if (!isReference && !program.mapOf(field.type)) continue;
      const at = made.child(field);
      const [part, ...others] = (at && state.env.get(at)) ?? [];
      const place = part && object.child(field);
      if (!place) continue;
      if (isGiven(part) && others.every(isGiven)) found.set(place, [part, ...others]);
      else if (depth < maximalParts && part.depth === 0 && others.length === 0 && this.isMadeHere(part))
        this.addHeld(part, place, field.type, state, found, depth + 1);
    }
  }

  private isMadeHere({ root }: Place): boolean {
    const isMade = root.kind === 'alloc' || (root.kind === 'var' && root.role === 'local');
    return isMade && root.func === this.frame.func;
  }

  private anotherAmong(bindings: ReadonlyMap<VarSymbol, readonly Place[]>): ReadonlySet<Place> {
    const { loop } = this.frame;
    const found = [...bindings.values()].flat().filter((place) => this.frame.isReplacedEachRound(place, loop));
    return found.length > 0 ? new Set(found) : noPlaces;
  }

  private ownOf(
    state: State,
    target: Func,
    bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
    pos: number,
  ): LocalCall['own'] {
    return ownObjectsOf(this.frame, state, bindings, this.capturedBy(target), pos);
  }

  private capturedBy(target: Func): readonly VarSymbol[] {
    return this.frame.context.summaryOf(target)?.captured ?? [];
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
    const captured = this.capturedBy(target);
    if (captured.length === 0) return bound;
    const bindings = new Map(bound);
    // A goroutine that is left behind goes on with objects that were made here, and handed out.
    if (thread) {
      for (const symbol of captured) {
        const made = symbol.func === this.frame.func ? this.values.forward(state, this.frame.places.of(symbol)) : [];
        if (made.some((place) => place.root.kind === 'alloc')) bindings.set(symbol, made);
      }
      return bindings;
    }
    for (const symbol of captured)
      if (symbol.func === this.frame.func)
        bindings.set(symbol, this.values.forward(state, this.frame.places.of(symbol)));
      else if (this.frame.isCaptured(symbol)) bindings.set(symbol, [this.frame.places.of(symbol)]);
    return bindings;
  }
}

/** An interface may be all that the callee knows. */
function typeOf({ root }: Place): Type | undefined {
  const symbol = root.kind === 'alloc' ? root.type : undefined;
  return symbol && symbol.typeParams.length === 0 ? { kind: 'named', symbol, args: [] } : undefined;
}

/** It, or what it lies in, was handed to the function, or is the package's. */
function isGiven(place: Place): boolean {
  return isOthers(place) && !place.hasElement;
}

/** `c := *s; c.add(name)`: the maps that the method comes across are those of the struct that was copied. */
function withOriginals(
  state: State,
  bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
): ReadonlyMap<VarSymbol, readonly Place[]> {
  if (state.copies.size === 0) return bindings;
  let extended: Map<VarSymbol, readonly Place[]> | undefined;
  for (const [formal, places] of bindings) {
    const originals = places.flatMap((place) => originalsOf(state, place)).filter((place) => !places.includes(place));
    if (originals.length === 0) continue;
    extended ??= new Map(bindings);
    extended.set(formal, [...places, ...originals]);
  }
  return extended ?? bindings;
}

/** The objects handed over that a goroutine alive has got hold of. */
function publishedAmong(
  bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
  { published, threads }: State,
): ReadonlySet<PlaceRoot> {
  if (published.size === 0) return none;
  const found = new Set<PlaceRoot>();
  for (const places of bindings.values())
    for (const { root } of places) {
      if (!published.has(root) || found.has(root)) continue;
      for (const live of threads.values()) if (live.objects.some((object) => object.root === root)) found.add(root);
    }
  return found;
}

/** The objects handed over that were stored where others find them, with what that is. */
function storedAmong(
  bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
  state: State,
): ReadonlyMap<PlaceRoot, VarSymbol> {
  if (state.stored.size === 0) return nowhere;
  const found = new Map<PlaceRoot, VarSymbol>();
  for (const places of bindings.values())
    for (const { root } of places) {
      const where = state.foundIn(root);
      if (where) found.set(root, where);
    }
  return found;
}
