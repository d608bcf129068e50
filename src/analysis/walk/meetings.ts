// Which accesses this function lets run at the same time: those of a goroutine with what happens while it is alive.
// In: goroutines as they start, and accesses as they are collected. Out: pairs, and what each goroutine touches. Only
// equal places meet; accesses of one map in different functions are compared in groups.ts.
import type { VarSymbol } from '../../model/symbols.js';
import { excluded, isSelfGuarded, objectOf } from '../locks.js';
import type { Place, PlaceRoot } from '../place.js';
import {
  type AccessSite,
  type Held,
  isChange,
  isFilledUnseen,
  isMade,
  mayBeOneMap,
  type SummaryAccess,
  type Thread,
} from '../summary.js';
import type { ForkPair } from '../walked.js';
import type { Frame } from './frame.js';
import type { Joins } from './joins.js';
import type { State } from './state.js';

/** Accesses that a goroutine is known by; those of its own function come on top. */
const maximalThreadAccesses = 48;
const nothing: readonly SummaryAccess[] = [];
const noPlaces: ReadonlySet<Place> = new Set();
const noObjects: ReadonlySet<PlaceRoot> = new Set();

/** Accesses beside which goroutines are alive. */
interface Meeting {
  readonly first: readonly SummaryAccess[];
  /** The loop in which that is; 0 for none. */
  readonly loop: number;
  readonly sure: readonly Thread[];
  /** There is a Wait for them before, under some condition, which may be just that of having started them. */
  readonly unsure: readonly Thread[];
  /** Channels on which nothing has been said by then. */
  readonly waiting: ReadonlySet<Place>;
  /** A deferred call makes them, where it has recovered a panic of this function. */
  readonly afterPanic: boolean;
  /** An object made here that nobody has yet but this function and one goroutine, and channels made for it. */
  readonly unheard: ReadonlySet<PlaceRoot>;
  /** A test has asked these again and again, until it had its answer. */
  readonly polled: ReadonlySet<PlaceRoot>;
  /** What goroutines are alone with, by then. */
  readonly handedOver: ReadonlyMap<Thread, readonly Place[]> | undefined;
}

/** Goroutines alive at a point; kept for the next, which is mostly like it. */
interface Beside {
  readonly alive: readonly unknown[];
  readonly waitedFor: readonly Thread[];
  readonly sure: readonly Thread[];
  readonly unsure: readonly Thread[];
}

/** Channels on which nothing has been said at a point; kept for the next. */
interface Waiting {
  readonly sent: number;
  readonly opened: readonly Place[];
  readonly places: ReadonlySet<Place>;
}

export class Meetings {
  readonly pairs = new Map<string, ForkPair>();
  readonly touchedBy = new Map<Thread, ThreadAccesses>();
  private readonly meetings: Meeting[] = [];
  /** Goroutines that are alive where the function may panic. */
  private readonly besidePanic = new Set<Thread>();
  private beside: Beside = { alive: [], waitedFor: [], sure: [], unsure: [] };
  private waiting: Waiting = { sent: 0, opened: [], places: noPlaces };

  constructor(
    private readonly frame: Frame,
    private readonly joins: Joins,
  ) {}

  /** A goroutine starts: it meets those that are alive, and from now on whatever happens. */
  begin(
    state: State,
    thread: Thread,
    accesses: readonly SummaryAccess[],
    { signals, waits }: { readonly signals: readonly Place[]; readonly waits: readonly Place[] },
    startedHere: boolean,
    at: number,
    ancestors: ReadonlySet<Thread>,
  ): void {
    const mine = this.touchedBy.get(thread) ?? new ThreadAccesses();
    // A function that it was handed, and calls: what it has done before is held against those alive then.
    const known = mine.startedAt.has(at) ? mine.all.length : 0;
    for (const access of accesses) mine.add(access, thread);
    for (const signal of signals) mine.signals.add(signal);
    for (const wait of waits) if (this.joins.isHandedOver(wait)) mine.standsStillFor.add(wait);
    mine.startedAt.add(at);
    this.touchedBy.set(thread, mine);
    // One of an earlier round is still alive; those that a callee starts many of were held against each other there.
    const beside = startedHere
      ? this.frame.loop === 0 || state.threads.has(thread)
      : this.frame.loop > 0 && state.threads.has(thread);
    const before = state.threads.get(thread)?.handedOver ?? [];
    if (thread.many && beside) this.pairWithin(mine, before);
    const meets = (other: Thread): boolean =>
      other !== thread && other.rest !== thread && thread.rest !== other && (!ancestors.has(other) || other.many);
    const { sure, unsure } = this.aliveIn(state);
    if (sure.length + unsure.length > 0)
      this.meetings.push({
        first: known > 0 ? mine.all.slice(known) : mine.all,
        loop: this.frame.loop,
        sure: sure.filter(meets),
        unsure: unsure.filter(meets),
        waiting: noPlaces,
        afterPanic: false,
        unheard: noObjects,
        polled: noObjects,
        handedOver: handedOverIn(state),
      });
  }

  /** What is touched while goroutines are alive. */
  meet(state: State, access: SummaryAccess): void {
    if (!this.frame.collecting || state.threads.size === 0) return;
    const { sure, unsure } = this.aliveIn(state);
    const handedOver = handedOverIn(state);
    const afterPanic = this.frame.deferred && access.recovers === true;
    const { root } = access.place;
    const unheard = root.kind === 'alloc' && isUnheard(state, root) ? withChannels(state, root) : noObjects;
    const waiting = this.notYetSaid(state);
    const { loop } = this.frame;
    const polled = this.objectsOf(state, access.polled);
    this.meetings.push({ first: [access], loop, sure, unsure, waiting, afterPanic, unheard, polled, handedOver });
  }

  /** Variables, and the objects that they hold. */
  private objectsOf(state: State, variables: readonly VarSymbol[] | undefined): ReadonlySet<PlaceRoot> {
    if (!variables) return noObjects;
    const found = new Set<PlaceRoot>();
    for (const variable of variables) {
      const place = this.frame.places.of(variable);
      for (const { root } of [place, ...(state.env.get(place) ?? [])]) found.add(root);
    }
    return found;
  }

  /** Here the function may panic: whoever is alive is so while it recovers. */
  panics(state: State): void {
    if (this.frame.collecting && state.threads.size > 0)
      for (const [thread] of state.threads.list()) this.besidePanic.add(thread);
  }

  private aliveIn(state: State): Beside {
    const alive = state.threads.list();
    const waitedFor = state.waitedFor.list();
    if (alive !== this.beside.alive || waitedFor !== this.beside.waitedFor) {
      const threads = alive.map(([thread]) => thread);
      this.beside = {
        alive,
        waitedFor,
        sure: threads.filter((thread) => !state.waitedFor.has(thread)),
        unsure: threads.filter((thread) => state.waitedFor.has(thread)),
      };
    }
    return this.beside;
  }

  private notYetSaid(state: State): ReadonlySet<Place> {
    const { sent } = this.joins;
    if (sent.size === 0) return noPlaces;
    const opened = state.opened.list();
    if (sent.size !== this.waiting.sent || opened !== this.waiting.opened) {
      const places = new Set([...sent].filter((place) => !state.opened.has(place)));
      this.waiting = { sent: sent.size, opened, places };
    }
    return this.waiting.places;
  }

  /** Blocks are collected in no order of time: what a goroutine touches is known when all of them are. */
  hold(): void {
    const touched = new Set<Place>();
    for (const { all } of this.touchedBy.values()) for (const { place } of all) touched.add(place);
    for (const how of ['sure', 'unsure'] as const)
      for (const meeting of this.meetings) {
        if (!meeting.first.some(({ place }) => touched.has(place))) continue;
        for (const other of meeting[how])
          if (!meeting.afterPanic || this.besidePanic.has(other))
            for (const access of meeting.first) this.holdOne(meeting, access, other, how);
      }
    this.meetings.length = 0;
  }

  private holdOne(
    { loop, waiting, unheard, polled, handedOver }: Meeting,
    access: SummaryAccess,
    other: Thread,
    how: 'sure' | 'unsure',
  ): void {
    const theirs = this.touchedBy.get(other);
    if (liesIn(access.place, handedOver?.get(other))) return;
    if (!theirs || theirs.of(access.place).length === 0 || this.isOfAnEarlierRound(access, loop, other, theirs)) return;
    const doubted = how === 'unsure' ? { ...access, doubt: Math.min(2, access.doubt + 1) } : access;
    this.pairWith(doubted, theirs, waiting, unheard, polled);
  }

  /**
   * In a loop, what comes before the goroutine's start meets only those of earlier rounds, which have other objects; be it
   * that the start lies in a loop of its own, in which the access does not.
   */
  private isOfAnEarlierRound(access: SummaryAccess, loop: number, thread: Thread, theirs: ThreadAccesses): boolean {
    if (thread.loop === 0) return false;
    const at = access.chain?.pos ?? access.site.pos;
    for (const start of theirs.startedAt) if (start < at) return false;
    for (let around = thread.loop; around > 0; around = this.frame.graph.loops[around] ?? 0) {
      if (this.isAnotherEachRound(access.place, around) || this.isElementOfRound(access.place, around)) return true;
      if (this.isWithin(loop, around)) return false;
    }
    return false;
  }

  private isWithin(loop: number, around: number): boolean {
    for (let at = loop; at > 0; at = this.frame.graph.loops[at] ?? 0) if (at === around) return true;
    return false;
  }

  private pairWith(
    access: SummaryAccess,
    theirs: ThreadAccesses,
    waiting: ReadonlySet<Place> = noPlaces,
    unheard: ReadonlySet<PlaceRoot> = noObjects,
    polled: ReadonlySet<PlaceRoot> = noObjects,
  ): void {
    if (standsStill(theirs, access)) return;
    for (const other of theirs.of(access.place)) {
      const own = other.thread !== access.thread && access.thread && this.touchedBy.get(access.thread);
      if (own && standsStill(own, other)) continue;
      // The goroutine waits for a word of this function that has not been said yet.
      if (other.gates.some((gate) => waiting.has(gate))) continue;
      // ... or that nobody can have said: over a channel made here, or as who made the object and guards it otherwise knows.
      const isQuiet = (gate: Place): boolean => unheard.has(gate.root) && !this.joins.isSaid(gate);
      const isKnown = isSelfGuarded(other);
      if (other.gates.some((gate) => isQuiet(gate) && (isKnown || isNewChannel(gate)))) continue;
      if (this.isTold(access, other) || this.isTold(other, access)) continue;
      // A test that has polled under the lock which the goroutine takes for it has seen that this is done.
      const isSeen = polled.size > 0 && other.locks.some(({ place }) => polled.has(place.root));
      this.pair(isSeen ? { ...access, doubt: 2 } : access, other);
    }
  }

  /** The second waits for a word of the first one's goroutine, which that says only after the first. */
  private isTold(first: SummaryAccess, second: SummaryAccess): boolean {
    const speaker = first.thread;
    if (!speaker || speaker === second.thread || second.gates.length === 0) return false;
    const signals = this.touchedBy.get(speaker)?.signals;
    return second.gates.some(
      (gate) => signals?.has(gate) && !first.told.includes(gate) && (!speaker.many || !this.joins.isChannel(gate)),
    );
  }

  private pairWithin(accesses: ThreadAccesses, handedOver: readonly Place[]): void {
    for (const access of accesses.all) {
      const { root } = access.place;
      // Made by the very call that starts the goroutine, or in the goroutine: each has its own.
      const own = root.kind === 'alloc' && root.func === this.frame.func && accesses.startedAt.has(root.pos);
      if (
        own ||
        access.apart ||
        (access.place.hasElement && !access.sweeps) ||
        this.isAnotherEachRound(access.place, this.frame.loop)
      )
        continue;
      if (liesIn(access.place, handedOver)) continue;
      this.pairWith(access, accesses);
    }
  }

  private isAnotherEachRound(place: Place, loop: number): boolean {
    if (this.frame.isPerIteration(place, loop)) return true;
    return place.parent !== undefined && this.frame.isReplacedEachRound(place.parent, loop);
  }

  /** It lies in one of the elements that the loop goes through, of which each round has another. */
  private isElementOfRound(place: Place, loop: number): boolean {
    for (const element of this.frame.elementsOf.get(loop) ?? []) if (place.stepsFrom(element)) return true;
    return false;
  }

  /** It lies in an object of which each goroutine that the loop starts has another: `go run(job)` for each of the jobs. */
  private readonly isLockOfRound = ({ place }: Held): boolean => {
    const object = objectOf(place);
    const { loop, elementsOf } = this.frame;
    if (!object || loop === 0) return false;
    const isMade = object.root.kind === 'alloc' && object.depth === 0 && this.frame.isPerIteration(object, loop);
    return isMade || elementsOf.get(loop)?.has(object) === true;
  };

  /**
   * Each time that one call is made, it has got another object. Or one flag tells of both goroutines that they have been
   * started: the function that does so has held them against each other.
   */
  private areOfOneStart(first: SummaryAccess, second: SummaryAccess): boolean {
    if (!first.apart || first.apart !== second.apart) return false;
    if (isMade(first.apart)) return true;
    const isFromElsewhere = ({ thread }: SummaryAccess): boolean => !!thread && thread.func !== this.frame.func;
    return isFromElsewhere(first) && isFromElsewhere(second);
  }

  private pair(first: SummaryAccess, second: SummaryAccess): void {
    if (first.place !== second.place) return;
    if (!isChange(first.site.kind) && !isChange(second.site.kind)) return;
    if (first.once || second.once || (first.received && second.received)) return;
    if (first.thread?.queued && second.thread?.queued) return;
    if (first.only && first.only === second.only && first.thread === second.thread) return;
    if (this.areOfOneStart(first, second)) return;
    const isOwn = first.thread && first.thread === second.thread ? this.isLockOfRound : undefined;
    if (excluded(first, second, isOwn) || !mayBeOneMap(first.site, second.site)) return;
    if (isFilledUnseen(first, second) || isFilledUnseen(second, first)) return;
    const key = `${siteKey(first.site)}|${siteKey(second.site)}`;
    if (
      !this.pairs.has(key) &&
      !this.pairs.has(`${siteKey(second.site)}|${siteKey(first.site)}`) &&
      this.pairs.size < 200
    )
      this.pairs.set(key, { frame: this.frame.func, first, second });
  }
}

function handedOverIn(state: State): Meeting['handedOver'] {
  let found: Map<Thread, readonly Place[]> | undefined;
  for (const [thread, { handedOver }] of state.threads.list())
    if (handedOver.length > 0) {
      found ??= new Map();
      found.set(thread, handedOver);
    }
  return found;
}

/** One goroutine at most has got hold of it, and nobody finds it elsewhere. */
function isUnheard(state: State, root: PlaceRoot): boolean {
  return !state.foundIn(root) && holdersOf(state, root) <= 1;
}

function holdersOf(state: State, root: PlaceRoot): number {
  let holders = 0;
  for (const live of state.threads.values()) if (live.objects.some((object) => object.root === root)) holders++;
  return holders;
}

/** The object, what it lies in, and the channels that lie there and that no goroutine has by itself. */
function withChannels(state: State, object: PlaceRoot): ReadonlySet<PlaceRoot> {
  const found = new Set([object]);
  const all = state.env.list();
  for (const [where, values] of all)
    if (where.depth > 0 && values.some(({ root }) => root === object) && isUnheard(state, where.root))
      found.add(where.root);
  for (const [where, values] of all)
    for (const { root } of found.has(where.root) ? values : [])
      if (root.kind === 'alloc' && root.what === 'chan' && !state.foundIn(root) && holdersOf(state, root) === 0)
        found.add(root);
  return found;
}

function isNewChannel({ root, depth }: Place): boolean {
  return depth === 0 && root.kind === 'alloc' && root.what === 'chan';
}

export function liesIn(place: Place, objects: readonly Place[] | undefined): boolean {
  return objects?.some((object) => place.stepsFrom(object) !== undefined) ?? false;
}

/** What a goroutine touches, by place. */
class ThreadAccesses {
  /** Offsets of the calls that start it. */
  readonly startedAt = new Set<number>();
  /** What it says when it is done. */
  readonly signals = new Set<Place>();
  /** Groups and channels that it is handed over a channel, and that it waits for there and then. */
  readonly standsStillFor = new Set<Place>();
  readonly all: SummaryAccess[] = [];
  private readonly byPlace = new Map<Place, SummaryAccess[]>();

  add(touched: SummaryAccess, thread: Thread): void {
    const room = touched.chain?.next ? maximalThreadAccesses : 2 * maximalThreadAccesses;
    if (this.all.length >= room) return;
    let there = this.byPlace.get(touched.place);
    if (!there) {
      there = [];
      this.byPlace.set(touched.place, there);
    }
    if (there.some((known) => standsFor(known, touched))) return;
    const access = { ...touched, thread };
    there.push(access);
    this.all.push(access);
  }

  of(place: Place): readonly SummaryAccess[] {
    return this.byPlace.get(place) ?? nothing;
  }
}

/**
 * `pause <- &done; look(); done.Done()`, where the goroutine at the other end waits for what it is handed: it stands still until
 * it is told to go on.
 */
function standsStill({ standsStillFor }: ThreadAccesses, { told }: SummaryAccess): boolean {
  for (const { parent } of standsStillFor) if (parent && told.includes(parent)) return true;
  return false;
}

/**
 * It meets whoever the other one does. A function that calls itself comes there once more, without its own locks; a helper is
 * called by a sync.Once, and then by itself.
 */
function standsFor(known: SummaryAccess, other: SummaryAccess): boolean {
  return (
    known.site === other.site &&
    known.locks.length <= other.locks.length &&
    known.gates.length <= other.gates.length &&
    known.told.length >= other.told.length &&
    (!known.once || other.once) &&
    (!known.received || other.received === true)
  );
}

function siteKey(site: AccessSite): string {
  return `${site.func.id}.${site.pos}.${site.kind}`;
}
