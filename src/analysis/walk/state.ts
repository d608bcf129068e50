// What is known at one point of a function: locks held, what variables refer to, goroutines alive, calls deferred.
//
// Joined where paths meet. A lock that only one path holds is held, but not surely: neither its presence nor its
// absence is claimed. Everything else is a union, cut to a few members.
import type { DeferEvent } from '../../flow/graph.js';
import type { VarSymbol } from '../../model/symbols.js';
import type { Place, PlaceRoot } from '../place.js';
import type { Held, LiveThread, Thread } from '../summary.js';
import type { TakenOut } from '../walked.js';
import { SharedMap, SharedSet } from './shared.js';

/** An object that was stored where others find it. */
export interface Stored {
  /** The package variable, receiver or parameter through which they find it. */
  readonly in: VarSymbol;
  /** What was held meanwhile: until that is released, nobody gets there. */
  readonly under: readonly Place[];
}

/** A goroutine that may be alive. */
export interface Alive extends Omit<LiveThread, 'thread' | 'accesses' | 'unsure' | 'parent'> {
  /** Variables that its function shares with the one that started it. */
  readonly captured: readonly VarSymbol[];
  /** What it was handed, and what the variable that held it holds no longer: it is the goroutine's alone. */
  readonly handedOver: readonly Place[];
}

export interface Deferred {
  readonly event: DeferEvent;
  readonly sure: boolean;
}

const maximalValues = 4;

export class State {
  /** Locks taken here, or by a callee. */
  readonly locks: SharedMap<Place, Held>;
  /** Locks of the caller that were released here; `sure`: on every path. */
  readonly dropped: SharedMap<Place, boolean>;
  /** Where locks that were held here were released last. */
  readonly released: SharedMap<Place, number>;
  /** What variables, and fields of objects that only this function knows, refer to. Absent: themselves. */
  readonly env: SharedMap<Place, readonly Place[]>;
  /** Struct variables that were filled by copying: the maps behind their fields are those of the original. */
  readonly copies: SharedMap<Place, readonly Place[]>;
  /** Goroutines that may be alive, with the places on which they tell that they have ended. */
  readonly threads: SharedMap<Thread, Alive>;
  /** Goroutines that a Wait has waited for on some path. */
  readonly waitedFor: SharedSet<Thread>;
  /** Groups, and channels that tell of an end, which were waited for on some path. */
  readonly awaited: SharedSet<Place>;
  /** Where a new map was put on every path, with no lock released since: others have not seen it yet. */
  readonly remade: SharedSet<Place>;
  /** Where a new object was put on every path, with the loop in which that was. */
  readonly renewed: SharedMap<Place, number>;
  /** Channels that were received from on every path. */
  readonly received: SharedSet<Place>;
  /** Channels that were sent on or closed on some path. */
  readonly opened: SharedSet<Place>;
  /** Objects made here that a goroutine has got hold of. */
  readonly published: SharedSet<PlaceRoot>;
  /** Objects made here that were stored where others find them, on some path. */
  readonly stored: SharedMap<PlaceRoot, Stored>;
  /** Variables with objects that were taken out of their container on every path. */
  readonly takenOut: SharedMap<Place, TakenOut>;
  /** Variables of a test with objects that a goroutine is expected to be at, on every path. */
  readonly expecting: SharedSet<VarSymbol>;
  /** ... with objects whose methods have started goroutines with them, and that have not been stopped. */
  readonly started: SharedSet<VarSymbol>;
  deferred: readonly Deferred[];
  /** Some variable is, or was, nil for sure. */
  knowsNil: boolean;

  constructor(from?: State) {
    this.locks = new SharedMap(from?.locks);
    this.dropped = new SharedMap(from?.dropped);
    this.released = new SharedMap(from?.released);
    this.env = new SharedMap(from?.env);
    this.copies = new SharedMap(from?.copies);
    this.threads = new SharedMap(from?.threads);
    this.waitedFor = new SharedSet(from?.waitedFor);
    this.awaited = new SharedSet(from?.awaited);
    this.remade = new SharedSet(from?.remade);
    this.renewed = new SharedMap(from?.renewed);
    this.published = new SharedSet(from?.published);
    this.stored = new SharedMap(from?.stored);
    this.received = new SharedSet(from?.received);
    this.opened = new SharedSet(from?.opened);
    this.takenOut = new SharedMap(from?.takenOut);
    this.expecting = new SharedSet(from?.expecting);
    this.started = new SharedSet(from?.started);
    this.deferred = from?.deferred ?? [];
    this.knowsNil = from?.knowsNil ?? false;
  }

  /** Locks held now. */
  get held(): readonly Held[] {
    return this.locks.listValues();
  }

  /** What was made here can be found by others from now on. */
  store(object: PlaceRoot, where: VarSymbol): void {
    if (object.kind !== 'alloc' && !(object.kind === 'var' && object.role === 'local')) return;
    if (!this.stored.has(object)) this.stored.set(object, { in: where, under: this.held.map((held) => held.place) });
  }

  /** Through what others get at an object that was made here. */
  foundIn(object: PlaceRoot): VarSymbol | undefined {
    const stored = this.stored.get(object);
    if (!stored) return undefined;
    const { under } = stored;
    return under.length > 0 && under.every((lock) => this.locks.has(lock)) ? undefined : stored.in;
  }

  clone(): State {
    return new State(this);
  }

  /** Takes in what another path knows. Returns whether anything changed. */
  join(other: State): boolean {
    const forgotten = (this.knowsNil || other.knowsNil) && forgetNil(this.env, other.env);
    this.knowsNil ||= other.knowsNil;
    const changes = [
      forgotten,
      joinLocks(this.locks, other.locks),
      joinDropped(this.dropped, other.dropped),
      keepCommon(this.released, other.released),
      joinWhatWasLeftAlone(this.env, this.copies, other),
      joinValues(this.env, other.env),
      joinValues(this.copies, other.copies),
      joinThreads(this.threads, other.threads),
      addAll(this.waitedFor, other.waitedFor),
      addAll(this.awaited, other.awaited),
      keepCommon(this.remade, other.remade),
      keepCommon(this.renewed, other.renewed),
      addAll(this.published, other.published),
      addMissing(this.stored, other.stored),
      keepCommon(this.received, other.received),
      addAll(this.opened, other.opened),
      keepCommon(this.takenOut, other.takenOut),
      keepCommon(this.expecting, other.expecting),
      keepCommon(this.started, other.started),
    ];
    return this.joinDeferred(other.deferred) || changes.includes(true);
  }

  private joinDeferred(theirs: readonly Deferred[]): boolean {
    const mine = this.deferred;
    if (mine === theirs) return false;
    const joined: Deferred[] = [];
    let changed = false;
    for (const entry of mine) {
      const same = theirs.find((t) => t.event === entry.event);
      const sure = entry.sure && same?.sure === true;
      if (sure !== entry.sure) changed = true;
      joined.push(sure === entry.sure ? entry : { event: entry.event, sure });
    }
    for (const entry of theirs) {
      if (mine.some((m) => m.event === entry.event)) continue;
      joined.push({ event: entry.event, sure: false });
      changed = true;
    }
    if (changed) this.deferred = joined;
    return changed;
  }
}

/** A lock that only one path holds, or that they hold in different ways, is not surely held. */
function joinLocks(mine: SharedMap<Place, Held>, theirs: SharedMap<Place, Held>): boolean {
  if (mine.isSameAs(theirs)) return false;
  let changed = false;
  for (const [place, held] of mine) {
    const other = theirs.get(place);
    if (!held.sure || (other?.sure && other.mode === held.mode)) continue;
    mine.set(place, { ...held, sure: false });
    changed = true;
  }
  for (const [place, held] of theirs) {
    if (mine.has(place)) continue;
    mine.set(place, { ...held, sure: false });
    changed = true;
  }
  return changed;
}

function joinDropped(mine: SharedMap<Place, boolean>, theirs: SharedMap<Place, boolean>): boolean {
  if (mine.isSameAs(theirs)) return false;
  let changed = false;
  for (const [place, sure] of mine) {
    if (!sure || theirs.get(place) === true) continue;
    mine.set(place, false);
    changed = true;
  }
  for (const place of theirs.keys()) {
    if (mine.has(place)) continue;
    mine.set(place, false);
    changed = true;
  }
  return changed;
}

function addMissing<K, V>(mine: SharedMap<K, V>, theirs: SharedMap<K, V>): boolean {
  if (mine.isSameAs(theirs)) return false;
  let changed = false;
  for (const [key, value] of theirs) {
    if (mine.has(key)) continue;
    mine.set(key, value);
    changed = true;
  }
  return changed;
}

/** What a goroutine was handed on both paths is its alone if it is on both; on one path it may not have been handed it. */
function joinThreads(mine: SharedMap<Thread, Alive>, theirs: SharedMap<Thread, Alive>): boolean {
  if (mine.isSameAs(theirs)) return false;
  let changed = addMissing(mine, theirs);
  for (const [thread, live] of mine.list()) {
    const other = theirs.get(thread);
    if (!other || other === live || live.handedOver.length + other.handedOver.length === 0) continue;
    const isAlone = (place: Place): boolean =>
      [live, other].every((path) => path.handedOver.includes(place) || !path.objects.includes(place));
    const objects = [...new Set([...live.objects, ...other.objects])];
    const handedOver = [...new Set([...live.handedOver, ...other.handedOver])].filter(isAlone);
    const isSame = (before: readonly Place[], now: readonly Place[]): boolean =>
      before.length === now.length && now.every((place) => before.includes(place));
    if (isSame(live.objects, objects) && isSame(live.handedOver, handedOver)) continue;
    mine.set(thread, { ...live, objects, handedOver });
    changed = true;
  }
  return changed;
}

function addAll<T>(mine: SharedSet<T>, theirs: SharedSet<T>): boolean {
  if (mine.isSameAs(theirs)) return false;
  const before = mine.size;
  for (const member of theirs) mine.add(member);
  return mine.size > before;
}

/** What is so on one path only is not known where they meet. */
function keepCommon<T>(mine: SharedSet<T> | SharedMap<T, unknown>, theirs: { has(member: T): boolean }): boolean {
  const before = mine.size;
  if (before === 0) return false;
  for (const member of mine instanceof SharedMap ? mine.keys() : mine) if (!theirs.has(member)) mine.delete(member);
  return mine.size < before;
}

/**
 * `if c.labels == nil { c.labels = make(…) }` of a copied struct: on the path that leaves the field alone, it refers to what
 * the original's does. So does a parameter, to what was handed in.
 */
function joinWhatWasLeftAlone(mine: Values, copies: Values, other: State): boolean {
  if (mine.isSameAs(other.env)) return false;
  let changed = false;
  const add = (place: Place, known: readonly Place[], copied: Values): void => {
    const added = originalsAt(place, copied).filter((original) => !known.includes(original));
    if (added.length === 0 || known.length >= maximalValues) return;
    mine.set(place, [...known, ...added].slice(0, maximalValues));
    changed = true;
  };
  for (const [place, values] of mine.list()) if (!other.env.has(place)) add(place, values, other.copies);
  for (const [place, values] of other.env.list()) if (!mine.has(place)) add(place, values, copies);
  return changed;
}

/** Where the original has what lies here in a copy, or the caller what was handed in. */
function originalsAt(place: Place, copied: Values): readonly Place[] {
  for (let at = place.parent; at; at = at.parent) {
    const originals = copied.get(at);
    const steps = originals && place.stepsFrom(at);
    if (steps) return originals.flatMap((original) => original.follow(steps) ?? []);
  }
  // To callers, the path of what is handed in is that of theirs.
  const { root } = place;
  const isHandedIn = root.kind === 'var' && (root.role === 'param' || root.role === 'receiver');
  return isHandedIn && root.type.kind !== 'pointer' ? place.alone : [];
}

type Values = SharedMap<Place, readonly Place[]>;

/** A variable one path does not know of refers to itself there. */
function joinValues(mine: SharedMap<Place, readonly Place[]>, theirs: SharedMap<Place, readonly Place[]>): boolean {
  if (mine.isSameAs(theirs)) return false;
  let changed = false;
  for (const [place, values] of theirs) {
    const own = mine.get(place);
    if (own === values) continue;
    if (!own) {
      if (isNil(values)) continue;
      mine.set(place, values);
      changed = true;
      continue;
    }
    const added = values.filter((value) => !own.includes(value));
    if (added.length === 0 || own.length >= maximalValues) continue;
    mine.set(place, [...own, ...added].slice(0, maximalValues));
    changed = true;
  }
  return changed;
}

/** That a variable is nil is known only where both paths say so. */
function forgetNil(mine: SharedMap<Place, readonly Place[]>, theirs: SharedMap<Place, readonly Place[]>): boolean {
  if (mine.isSameAs(theirs)) return false;
  let changed = false;
  for (const [place, values] of mine) {
    if (!isNil(values) || theirs.has(place)) continue;
    mine.delete(place);
    changed = true;
  }
  return changed;
}

export function isNil(values: readonly Place[]): boolean {
  return values.length === 1 && values[0]!.root.kind === 'nil';
}
