// What the function itself touches, hands out and replaces, with what is held there; and what of it callers are told.
// Nothing is kept before the last pass. Accesses of callees come in through callees.ts, to be passed on.

import type { AccessKind } from '../../finding.js';
import { isOfType } from '../../flow/conditions.js';
import { isContextField } from '../../flow/context-values.js';
import type { AccessEvent, AssignEvent, CallEvent, Step, Value } from '../../flow/graph.js';
import { sameType } from '../../model/index.js';
import type { Func } from '../../model/program.js';
import { coreType } from '../../model/substitute.js';
import type { VarSymbol } from '../../model/symbols.js';
import { unknownType } from '../../model/types.js';
import { isIndirect, isSelfGuarded, meet } from '../locks.js';
import { isOwnVariable, isPackageVariable, type Place } from '../place.js';
import { type AccessSite, type Chain, crashes, type Held, isChange, type SummaryAccess } from '../summary.js';
import type { LocalAccess, LocalEscape, LocalStep, NilWrite, StaleAlias } from '../walked.js';
import type { Frame } from './frame.js';
import type { Joins } from './joins.js';
import type { Meetings } from './meetings.js';
import type { State } from './state.js';
import type { Values } from './values.js';
import type { Waits } from './waits.js';

/** Accesses that callers are told of; those of the function itself come on top. */
const maximalAccesses = 120;
export const maximalGates = 4;
const maximalAlike = 3;
const nothing: readonly never[] = [];
export const maximalGiven = 8;

export class Accesses {
  // What the last pass collects.
  readonly accesses = new Map<string, LocalAccess>();
  readonly escapes = new Map<string, LocalEscape>();
  readonly nilWrites = new Map<number, NilWrite>();
  readonly replaces = new Map<string, LocalAccess>();
  readonly steps = new Map<number, LocalStep>();
  /** Maps that were taken out of their field for good: where they lay, and the locks held then. */
  private readonly taken = new Map<Place, { readonly from: Place; readonly locks: readonly Held[] }>();
  readonly outer: SummaryAccess[] = [];
  /** Objects made here or handed in that others find from some point on. */
  readonly given = new Set<Place>();
  /** Parameters that are stored, and in what. */
  readonly kept = new Map<string, readonly [Place, Place]>();
  /** Copies of structs by whose variables maps of the original are changed: by the change's offset. */
  private readonly throughCopies = new Map<number, Place>();
  /** Where a package's map is changed by the name of a variable that it was given here: offsets of the changes. */
  private readonly renamed = new Set<number>();
  private readonly lockWords = new Map<readonly Held[], string>();
  private readonly alike = new Map<string, SummaryAccess[]>();
  /** For variables bound to a map while locks were held: those locks. */
  readonly aliasLocks = new Map<Place, readonly StaleAlias[]>();
  /** For variables bound to a map, and calls that have returned one: locks under which that was fetched. */
  private readonly fetchedIn = new Map<Place | number, readonly VarSymbol[]>();

  constructor(
    private readonly frame: Frame,
    private readonly values: Values,
    private readonly joins: Joins,
    private readonly meetings: Meetings,
    private readonly waits: Waits,
  ) {}

  /**
   * Inner maps that variables hold, and that are taken out of the map around: nobody else gets at them any more. Of an object
   * others may know by another way; who looks for it in the map, under the lock that is held here, does not find it.
   */
  takeOut(state: State, event: AccessEvent): void {
    if (state.locks.size === 0) return;
    const [base, ...others] = this.values.resolve(state, event.map);
    if (!base || others.length > 0) return;
    const under = state.held.flatMap(({ sure, mode, place }) => (sure && mode === 'write' && place.declaration) || []);
    for (const [variable, [value, ...more]] of state.env.list()) {
      const { root } = variable;
      if (root.kind !== 'var' || variable.depth > 0 || more.length > 0 || value?.parent !== base) continue;
      if (value.last?.kind !== 'element') continue;
      const { kind } = coreType(root.type);
      if (kind === 'map') state.env.delete(variable);
      else if (kind === 'pointer' && base.declaration) state.takenOut.set(variable, { from: base.declaration, under });
    }
  }

  /**
   * `counts := s.counts; s.counts = make(…)`: who comes later finds another map. Whoever had got hold of this one before is kept from
   * it by the locks that are held here, and by nothing else.
   */
  noteTaken(state: State, taken: Place, from: Place, event: AssignEvent): void {
    if (!this.frame.collecting || !this.frame.program.mapOf(from.declaration?.type ?? unknownType)) return;
    const known = this.taken.get(taken);
    const held = this.heldFor(state, from);
    this.taken.set(taken, { from, locks: known ? meet(known.locks, held) : held });
    // Whatever is done with it then: the lock is taken to get hold of it.
    if (held.some(({ sure }) => sure)) this.record(state, this.site('read', event), from, { stale: [] }, false, held);
  }

  access(state: State, event: AccessEvent): void {
    if (!this.frame.collecting) return;
    const bases = this.values.resolve(state, event.map);
    const { nil } = this.frame.places;
    if (
      event.kind === 'write' &&
      event.through === undefined &&
      bases.length === 1 &&
      bases[0] === nil &&
      event.map.root.kind === 'var' &&
      event.map.steps.length === 0 &&
      !this.frame.context.isReassigned(event.map.root)
    ) {
      this.nilWrites.set(event.pos, {
        site: this.site('write', event),
        name: event.map.root.name,
        declared: event.map.root,
      });
      return;
    }
    const places = event.deep
      ? bases.flatMap((base) => (event.reached ?? []).flatMap((steps) => this.reachedBy(state, base, steps)))
      : bases;
    const stale =
      event.map.root.kind === 'var' && event.map.steps.length === 0
        ? (this.aliasLocks.get(this.frame.places.of(event.map.root)) ?? []).filter((a) => !state.locks.has(a.lock))
        : [];
    const fetched = this.fetchedUnder(event.map);
    const site = { ...this.site(event.kind, event), owner: ownerOf(places) };
    for (const place of places) {
      if (place.root.kind === 'nil' || place.root.kind === 'code') continue;
      // A test looks where it expects another goroutine to be.
      const waited = this.waits.isExpected(state, event.map);
      // What a method has left running is seldom still at what the test looks for; what the test changes may be.
      const beside = isChange(event.kind) ? this.waits.beside(state, event.map, place) : [];
      const { root, steps } = event.map;
      const each = root.kind === 'var' && this.frame.isEach(root);
      const sweeps = each && steps.length === 0;
      const standsIn = standsInFor(event.map, place, places.length > 1);
      const takenOut = root.kind === 'var' ? state.takenOut.get(this.frame.places.of(root)) : undefined;
      const how = { stale, fetched, waited, beside, sweeps, standsIn, takenOut };
      this.record(state, site, place, how, each && place.elements === 1);
      const taken = this.taken.get(place);
      if (taken) this.record(state, site, taken.from, { ...how, stale: [] }, false, taken.locks);
      if (!isChange(event.kind)) continue;
      this.noteOriginal(state, site, place, event.map);
      if (root !== place.root && steps.length + place.depth === 0 && places.length === 1) this.renamed.add(site.pos);
    }
  }

  /** `m.Labels = s.labels; json.Marshal(m)`: what an encoder comes across may be another's map, put there, or copied with its struct. */
  private reachedBy(state: State, base: Place, steps: readonly Step[]): readonly Place[] {
    return this.values.goOn(state, base.alone, steps);
  }

  /** `c := *s; c.items[k] = v; return c`: what is changed is the map of s. */
  private noteOriginal(state: State, { pos }: AccessSite, place: Place, { root }: Value): void {
    if (root.kind !== 'var' || root.role !== 'local') return;
    const copy = this.frame.places.of(root);
    if (state.copies.get(copy)?.some((original) => place.stepsFrom(original) !== undefined))
      this.throughCopies.set(pos, copy);
  }

  /** All accesses, with what is known when the function has been gone through. */
  list(copies: ReadonlySet<Place>, returned: ReadonlySet<Place>, lent: ReadonlySet<Place>): readonly LocalAccess[] {
    return [...this.accesses.values()].map((access) => {
      const copy = this.throughCopies.get(access.site.pos);
      if (copy && copies.has(copy)) return { ...access, through: 'copy' };
      if (this.isFilledTemplate(access, returned)) return { ...access, standsIn: 'template' };
      // `c.header.Set("X-Id", id); return &http.Request{Header: c.header}`
      if (isChange(access.site.kind) && !access.remade && lent.has(access.place))
        return { ...access, standsIn: 'lent' };
      return this.isOfDerivedContext(access) ? { ...access, through: 'context' } : access;
    });
  }

  /** `labels := defaults; labels["name"] = name; return labels`: each caller gets the package's own map. */
  private isFilledTemplate({ site, place }: LocalAccess, returned: ReadonlySet<Place>): boolean {
    const isForCaller = site.func.params.length > 0 || site.func.receiver !== undefined;
    return isForCaller && this.renamed.has(site.pos) && isPackageVariable(place) && returned.has(place);
  }

  /** `func Set(ctx context.Context, …) context.Context` changes what the context carries that it was handed. */
  private isOfDerivedContext({ site, place: { root, depth, last } }: LocalAccess): boolean {
    if (depth !== 1 || last?.kind !== 'var' || !isChange(site.kind) || !isContextField(last)) return false;
    return (
      root.kind === 'var' && root.role === 'param' && site.func.results.some(({ type }) => sameType(type, root.type))
    );
  }

  replace(state: State, event: AssignEvent, place: Place, passedOn: boolean): void {
    const site = this.site('replace', event);
    const access: LocalAccess = {
      site,
      place,
      locks: state.held,
      dropped: state.dropped.list(),
      released: state.released.list(),
      owned: this.isOwned(state, place),
      once: this.frame.isOnce(place),
      remade: false,
      stale: [],
      passedOn,
      heard: [],
      said: [],
    };
    this.replaces.set(`${event.pos}.${place.id}`, access);
  }

  /** An object made here, or a struct variable, that no goroutine alive has got hold of. */
  private isOwned(state: State, place: Place): boolean {
    const { root } = place;
    if (root.kind !== 'alloc' && !isOwnVariable(root, this.frame.func)) return false;
    if (!state.published.has(root)) return true;
    for (const live of state.threads.values()) if (live.objects.some((object) => object.root === root)) return false;
    return true;
  }

  private record(
    state: State,
    site: AccessSite,
    place: Place,
    how: Pick<LocalAccess, 'stale' | 'fetched' | 'waited' | 'beside' | 'sweeps' | 'standsIn' | 'takenOut'>,
    each: boolean,
    takenUnder?: readonly Held[],
  ): void {
    const key = `${site.pos}.${site.kind}.${place.id}.${site.deferred}`;
    const known = this.accesses.get(key);
    const held = takenUnder ?? this.heldFor(state, place);
    const locks = known ? meet(known.locks, held) : held;
    const access: LocalAccess = {
      site,
      place,
      locks,
      dropped: state.dropped.list(),
      released: state.released.list(),
      owned: !how.waited && this.isOwned(state, place),
      foundIn: state.foundIn(place.root),
      once: this.frame.isOnce(place),
      recovers: this.frame.recovers,
      remade: !takenUnder && state.remade.has(place),
      ...how,
      patient: this.waits.patient,
      when: known ? undefined : this.frame.when,
      awaited: state.awaited.list(),
      claim: this.claimBefore(state, site.pos, place),
      takenOut: how.takenOut,
      heard: channelsBeside(place, state.received.list()),
      said: channelsBeside(place, state.opened.list()),
      told: this.joins.toldBefore(state, site.pos),
    };
    this.accesses.set(key, access);
    const gates = [...state.received].slice(0, maximalGates);
    const own: SummaryAccess = {
      site,
      place,
      locks,
      thread: undefined,
      chain: undefined,
      once: this.frame.isOnce(place),
      gates,
      told: access.told ?? nothing,
      // Callers are told of types alone: of each condition more, there would be more accesses than there is room for.
      when: access.when?.some(isOfType) ? access.when : undefined,
      doubt: 0,
      sweeps: each,
      recovers: this.frame.recovers,
      remade: access.remade,
      fetched: how.fetched,
      polled: polledIn(state),
      apart: access.claim,
    };
    this.meetings.meet(state, own);
    this.keep(own);
  }

  /** The function has found the object in one state and put it in another, under a lock that it has released since. */
  private claimBefore(state: State, pos: number, place: Place): VarSymbol | undefined {
    const { claimed } = this.frame.graph.flags;
    if (claimed.length === 0) return undefined;
    const isOfIts = ({ owner }: VarSymbol): boolean => {
      for (let at: Place | undefined = place; at; at = at.parent)
        if (at.last?.kind === 'var' && at.last.owner === owner) return owner !== undefined;
      return false;
    };
    return claimed.find(
      ({ flag, pos: from, end }) =>
        from <= pos &&
        pos < end &&
        isOfIts(flag) &&
        state.released.list().some(([lock, at]) => at >= from && lock.declaration?.owner === flag.owner),
    )?.flag;
  }

  /** Who has entered a set that serves as a lock has not locked the set itself. */
  private heldFor({ held }: State, { declaration }: Place): readonly Held[] {
    if (!declaration || !this.frame.context.isReservation(declaration)) return held;
    return held.filter((lock) => lock.place.declaration !== declaration);
  }

  /** A pointer to a lock may be one that many share, and is weak evidence for callers that hold none. */
  private isLeftToGuards(access: SummaryAccess): boolean {
    const { declaration } = access.locks[0]?.place ?? {};
    return isSelfGuarded(access) && !isChange(access.site.kind) && !(declaration && isIndirect(declaration));
  }

  /**
   * Passes an access on to callers, if they can see its place. Objects made here are of interest only in goroutines;
   * what a lock of the map's own struct guards is left to lock evidence; of accesses that differ in nothing but the
   * line, a few stand for all.
   */
  keep(access: SummaryAccess): void {
    const { place, site } = access;
    if (!this.concernsCallers(place, site, access.chain) || this.isLeftToGuards(access)) return;
    const { told, gates, once, received, when } = access;
    // What keeps one of them apart from others does not speak for the next.
    const apart = [told.length > 0, gates.length > 0, once, received === true].map(Number).join('');
    const key = `${place.id}.${isChange(site.kind)}.${this.wordsFor(access.locks)}.${apart}.${when ? site.pos : ''}`;
    let alike = this.alike.get(key);
    if (!alike) {
      alike = [];
      this.alike.set(key, alike);
    }
    if (alike.length >= maximalAlike || alike.some((known) => known.site === site)) return;
    alike.push(access);
    this.outer.push(access);
  }

  /** Callers can see what is touched, and there is room for it among what they are told. */
  concernsCallers(place: Place, site: AccessSite, chain: Chain | undefined): boolean {
    const room = chain ? maximalAccesses : 2 * maximalAccesses;
    if (this.outer.length >= room || place.root.kind === 'alloc') return false;
    return crashes(site.kind) && this.frame.isVisible(place, chain);
  }

  private wordsFor(locks: readonly Held[]): string {
    if (locks.length === 0) return '';
    let words = this.lockWords.get(locks);
    if (words === undefined) {
      words = locks.map((held) => `${held.place.id}${held.mode}${held.sure}`).join();
      this.lockWords.set(locks, words);
    }
    return words;
  }

  step(state: State, { pos, end, effect }: CallEvent, places: readonly Place[]): void {
    const kind = effect?.syncMap === 'store' ? 'write' : effect?.syncMap === 'delete' ? 'delete' : 'read';
    const site: AccessSite = {
      func: this.frame.func,
      kind,
      pos,
      end,
      exprPos: pos,
      exprEnd: end,
      deferred: this.frame.deferred,
    };
    const locks = state.held;
    this.steps.set(pos, { site, places, locks, dropped: state.dropped.list(), once: this.frame.once });
  }

  escape(
    state: State,
    how: LocalEscape['how'],
    places: readonly Place[],
    at: { pos: number; end: number },
    fetched?: Held,
  ): void {
    for (const place of places) {
      if (place.root.kind === 'nil' || place.root.kind === 'code' || place.root.kind === 'alloc') continue;
      const locks = fetched ? [fetched, ...state.held] : state.held;
      const awaited = state.awaited.list();
      this.escapes.set(`${at.pos}.${place.id}`, { how, place, locks, awaited, pos: at.pos, end: at.end });
    }
  }

  /** They are sent, or stored where others find them. */
  give(objects: readonly Place[]): void {
    if (!this.frame.collecting) return;
    for (const place of objects) {
      const { root } = place;
      const own = root.kind === 'alloc' || (root.kind === 'var' && (root.role === 'param' || root.role === 'receiver'));
      if (own && place.depth === 0 && this.given.size < maximalGiven) this.given.add(place);
    }
  }

  /** An object is stored in another one, or in a package variable: whoever knows that finds it from then on. */
  exposeIn(state: State, value: Place, place: Place): void {
    const { root } = place;
    const own = value.root.kind === 'var' && (value.root.role === 'param' || value.root.role === 'receiver');
    if (root.kind !== 'var' || value.depth > 0 || root === value.root || root.role === 'local') return;
    if (value.root.kind === 'code') return this.exposeCaptured(state, value.root.func, root);
    if (!own) state.store(value.root, root);
    else if (this.frame.collecting && this.kept.size < maximalGiven) {
      const where = this.frame.places.of(root);
      this.kept.set(`${where.id}.${value.id}`, [where, value]);
    }
  }

  /** A literal is kept: whoever finds it there uses this function's variables through it. */
  private exposeCaptured(state: State, literal: Func | undefined, where: VarSymbol): void {
    if (literal?.parent !== this.frame.func) return;
    for (const symbol of this.frame.context.summaryOf(literal)?.captured ?? []) {
      if (symbol.func !== this.frame.func || symbol.role !== 'local') continue;
      const variable = this.frame.places.of(symbol);
      state.store(symbol, where);
      for (const made of this.values.forward(state, variable)) {
        state.store(made.root, where);
        // The literal knows the map by the variable, as does whoever else uses it from now on.
        if (made.root.kind !== 'alloc' || made.root.what !== 'map' || made.depth > 0) continue;
        state.env.delete(variable);
        state.env.set(made, [variable]);
      }
    }
  }

  /** `m := s.items` under a lock: using m later without the lock is using what the lock guards. */
  noteAlias(state: State, variable: Place, values: readonly Place[], at: AssignEvent): void {
    const stale: StaleAlias[] = [];
    if (values.some((value) => value.root.kind !== 'alloc'))
      for (const held of state.locks.values())
        if (held.sure) stale.push({ lock: held.place, pos: at.pos, end: at.end });
    this.aliasLocks.set(variable, stale);
    this.fetchedIn.set(variable, [
      ...stale.flatMap(({ lock }) => lock.declaration ?? []),
      ...this.fetchedUnder(at.value),
    ]);
  }

  /** What a call returns was fetched under these locks. */
  noteResult(call: number, locks: readonly VarSymbol[]): void {
    this.fetchedIn.set(call, locks);
  }

  /** Locks under which a map was fetched that a variable holds, or that a call has returned. */
  fetchedUnder({ root, steps }: Value): readonly VarSymbol[] {
    if (steps.length > 0) return nothing;
    if (root.kind === 'result') return this.fetchedIn.get(root.call) ?? nothing;
    return (root.kind === 'var' ? this.fetchedIn.get(this.frame.places.of(root)) : undefined) ?? nothing;
  }

  private site(kind: AccessKind, at: AccessEvent | AssignEvent): AccessSite {
    const exprPos = at.op === 'access' ? at.exprPos : at.pos;
    const exprEnd = at.op === 'access' ? at.exprEnd : at.end;
    const through = at.op === 'access' ? at.through : undefined;
    const { mapType, key }: Partial<AccessEvent> = at.op === 'access' ? at : {};
    const keyOfCall = key && (key.role === 'param' || this.frame.isHandedBack(key));
    const { func, deferred } = this.frame;
    return { func, kind, pos: at.pos, end: at.end, exprPos, exprEnd, through, deferred, mapType, keyOfCall };
  }
}

/** Of these channels, those that lie in the object whose map this is: `entry.ready` for `entry.values`. */
function channelsBeside({ parent }: Place, channels: readonly Place[]): readonly VarSymbol[] {
  if (channels.length === 0 || parent === undefined) return nothing;
  return channels.flatMap(({ last, parent: object }) => (object === parent && last?.kind === 'var' ? last : []));
}

/** `req.Header = c.header; req.Header.Set(…)`; or `if o.labels == nil { o.labels = defaults }; o.labels[k] = v`. */
function standsInFor({ root, steps }: Value, place: Place, vague: boolean): LocalAccess['standsIn'] {
  if (root === place.root) return undefined;
  // `m := all` is a shorter name for it.
  if (place.depth === 0 && isPackageVariable(place)) return vague || steps.length > 0 ? 'default' : undefined;
  const { last } = place;
  const field = steps.at(-1);
  const isOwn = last?.kind === 'var' && last.pkg.inProgram && !place.hasElement;
  const isReceivers = place.root.kind === 'var' && (place.root.role === 'receiver' || isPackageVariable(place));
  return isOwn && isReceivers && field?.kind === 'var' && !field.pkg.inProgram ? 'lent' : undefined;
}

/** What the places of one access are all instances of, if that has a name outside of the function. */
function ownerOf([first, ...others]: readonly Place[]): AccessSite['owner'] {
  const declaration = first?.declaration;
  if (!first || (declaration?.role !== 'field' && declaration?.role !== 'package')) return undefined;
  const { nesting } = first;
  const agree = others.every((place) => place.declaration === declaration && place.nesting === nesting);
  return agree ? { declaration, nesting } : undefined;
}

/** What a test has asked again and again by now. */
export function polledIn({ expecting }: State): SummaryAccess['polled'] {
  return expecting.size > 0 ? expecting.list() : undefined;
}
