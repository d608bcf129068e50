// Which goroutines have ended: WaitGroups waited for, channels received from, pipes read to their end. In: what goroutines
// tell when they are done, as the State has it. Also collected for callers: what this function waits for and tells.
import { type ChanEvent, endWord, type Value } from '../../flow/graph.js';
import type { VarSymbol } from '../../model/symbols.js';
import type { Type } from '../../model/types.js';
import { isEndWord, type Place } from '../place.js';
import type { Thread } from '../summary.js';
import type { Frame } from './frame.js';
import type { Locking } from './locking.js';
import type { State } from './state.js';
import type { Values } from './values.js';

/** Groups and channels that callers are told of. */
export const maximalSignals = 16;

export class Joins {
  /** Groups waited for, and channels received from. */
  readonly waits = new Set<Place>();
  /** Groups told Done, and channels closed or sent on. */
  readonly signals = new Set<Place>();
  /** Those that it gives itself: of a long list, these are kept. */
  readonly ownSignals = new Set<Place>();
  /** Groups to which a parameter is added. */
  readonly adds = new Map<Place, VarSymbol>();
  /** For each channel: where it is sent on or closed; undefined: in a loop, or at several places. */
  private readonly said = new Map<Place, number | undefined>();
  /** Channels that this function receives from, and whether it is at its end when it has. */
  private readonly heeded = new Map<Place, boolean>();
  /** Channels that this function sends on or closes anywhere. */
  readonly sent = new Set<Place>();
  /** Groups told Done within loops: where, and the last place in the loop; undefined for one that is told elsewhere, too. */
  private readonly told = new Map<Place, { readonly loop: number; readonly pos: number } | undefined>();
  /** For each loop: groups waited for, and channels received from, as it goes round. */
  private readonly within = new Map<number, Set<Place>>();

  constructor(
    private readonly frame: Frame,
    private readonly values: Values,
    private readonly locking: Locking,
  ) {}

  join(state: State, action: 'add' | 'done' | 'wait', groups: readonly Place[], pos: number, added?: VarSymbol): void {
    if (added) for (const group of groups) if (this.adds.size < maximalSignals) this.adds.set(group, added);
    if (action === 'done')
      for (const group of groups) {
        this.ownSignals.add(group);
        this.tell(group, pos);
        state.opened.add(group);
      }
    if (action !== 'wait') return;
    if (groups.length === 1) for (const group of groups) state.received.add(group);
    this.ended(state, groups);
    for (const group of groups) this.waits.add(group);
    this.await(state, groups);
  }

  private tell(group: Place, pos: number): void {
    const { loop } = this.frame;
    const known = this.told.get(group);
    if (loop === 0 || (this.told.has(group) && known?.loop !== loop)) this.told.set(group, undefined);
    else this.told.set(group, { loop, pos: Math.max(pos, known?.pos ?? pos) });
  }

  /**
   * Groups and channels that may have been told before this. A loop that tells a group once for each thing it has taken has
   * not told it of the one at hand: `for task := range tasks { seen[task.name]++; wg.Done() }`.
   */
  toldBefore(state: State, pos: number): readonly Place[] {
    const opened = state.opened.list();
    const isOfThisRound = (place: Place): boolean => {
      const at = this.told.get(place);
      return at !== undefined && pos < at.pos && this.frame.isWithin(this.frame.loop, at.loop);
    };
    return this.frame.loop > 0 && opened.some(isOfThisRound) ? opened.filter((place) => !isOfThisRound(place)) : opened;
  }

  /** Whoever reports to these has come to its end, for callers and callees from here on. */
  await(state: State, places: readonly Place[]): void {
    for (const place of places) {
      const { declaration, root, depth } = place;
      // A call has made it: `g, ctx := errgroup.WithContext(ctx)`.
      const isMade = root.kind === 'opaque' || (root.kind === 'alloc' && root.what !== 'chan');
      if (!declaration && isMade && depth === 0) state.awaited.add(place);
      if (isEndWord(place)) state.awaited.add(place);
      if (!declaration) continue;
      const isChannel = this.frame.program.underlying(declaration.type).kind === 'chan';
      if (!isChannel || tellsOfAnEnd.test(declaration.name)) state.awaited.add(place);
    }
  }

  /**
   * Goroutines that tell one of these places that they are done have ended, and those that they waited for.
   * `single`: one receive, which ends one goroutine and not a group of them; a group that the one has waited for is done.
   */
  ended(state: State, places: readonly Place[], single = false): void {
    if (places.length === 0 || state.threads.size === 0) return;
    const { loop } = this.frame;
    for (let at: number | undefined = loop; at; at = this.frame.graph.loops[at]) {
      const known = this.within.get(at) ?? new Set<Place>();
      for (const place of places) known.add(place);
      this.within.set(at, known);
    }
    this.end(state, places, single, 0);
  }

  /**
   * A loop that waits for one goroutine each time round has waited for all that were started before: if for none, then
   * there were none. `for range workers { <-done }`
   */
  leave(state: State, loop: number): void {
    const places = this.within.get(loop);
    if (places && state.threads.size > 0) this.end(state, [...places], false, loop);
  }

  /** All goroutines rest. That they may be woken is left aside: whoever does that waits for them again, as a rule. */
  settle(state: State, which: 'all' | 'handlers'): void {
    for (const [thread] of state.threads.list()) {
      if (which === 'handlers' && thread.what !== 'handler') continue;
      state.threads.delete(thread);
      state.waitedFor.add(thread);
    }
  }

  /** `unless`: goroutines that this loop starts go on. */
  private end(state: State, places: readonly Place[], single: boolean, unless: number): void {
    const pending = places.map((place) => ({ place, one: single }));
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { place, one } = next;
      for (const [thread, live] of state.threads.list()) {
        const isBehind = live.behind?.includes(place) ?? false;
        if (!isBehind && (!live.signals.includes(place) || (one && this.isOneOfMany(thread)))) continue;
        if (one && isEndWord(place) && this.areSeveral(state, place)) continue;
        if (unless > 0 && this.frame.isWithin(thread.loop, unless)) continue;
        state.threads.delete(thread);
        state.waitedFor.add(thread);
        for (const waited of live.waits) pending.push({ place: waited, one: one && this.isChannel(waited) });
      }
    }
  }

  /** It is not the only one of those that a loop starts, unless this loop does, one each time round. */
  private isOneOfMany({ many, loop }: Thread): boolean {
    return many && (this.frame.loop === 0 || !this.frame.isWithin(loop, this.frame.loop));
  }

  /** Which of them receives the word is not known. */
  private areSeveral(state: State, word: Place): boolean {
    return state.threads.listValues().filter(({ signals }) => signals.includes(word)).length > 1;
  }

  /** This function, or one that it calls, sends on the channel or closes it. */
  isSaid(channel: Place): boolean {
    return this.sent.has(channel) || this.signals.has(channel);
  }

  /** It came over a channel on which nobody goes on before it has been received. */
  isHandedOver({ last, parent }: Place): boolean {
    return last?.kind === 'element' && last.of === 'chan' && parent !== undefined && this.isUnbuffered(parent);
  }

  private isUnbuffered({ root, depth, declaration }: Place): boolean {
    if (root.kind === 'alloc' && depth === 0) return root.capacity === 0;
    return declaration !== undefined && this.frame.context.isUnbuffered(declaration);
  }

  isChannel({ root, depth, declaration }: Place): boolean {
    if (root.kind === 'alloc' && depth === 0) return root.what === 'chan';
    return declaration !== undefined && this.frame.program.underlying(declaration.type).kind === 'chan';
  }

  channel(state: State, event: ChanEvent): void {
    const places = this.values.resolve(state, event.chan);
    const semaphore = places.length === 1 && this.semaphore(places[0]!, event.chan);
    const [only] = places;
    // Nobody tells or waits for an end by locking and unlocking.
    if (semaphore && only?.declaration && this.frame.context.isOfMutex(only.declaration))
      return this.locking.lock(state, event.op === 'send' ? 'lock' : 'unlock', places, event);
    if (event.op === 'recv') {
      const isLast = this.frame.isLastWord(event.pos);
      for (const place of places) {
        state.received.add(place);
        this.heed(place, isLast);
      }
      // Another loop may count for itself, and go on to the rest when all have come.
      const { loop, graph } = this.frame;
      this.ended(state, places, loop === 0 || graph.counted.has(loop));
      for (const place of places) this.waits.add(place);
      if (this.frame.loop === 0) this.await(state, [...places, ...this.variableOf(event.chan)]);
      if (semaphore) this.token(state, places[0]!, event);
      return;
    }
    // A goroutine's word in a loop says nothing about its end.
    if (event.op === 'close' || this.frame.loop === 0) for (const place of places) this.ownSignals.add(place);
    for (const place of places) {
      this.sent.add(place);
      this.say(place, event.pos);
      state.opened.add(place);
    }
    if (event.op === 'send') {
      if (semaphore) this.token(state, places[0]!, event);
      else this.handOver(state, places);
    }
  }

  private say(channel: Place, pos: number): void {
    const isOnce = this.frame.loop === 0 && (this.said.get(channel) === pos || !this.said.has(channel));
    this.said.set(channel, isOnce ? pos : undefined);
  }

  /** Channels on which it speaks once. */
  get words(): readonly Place[] {
    return [...this.said].flatMap(([channel, pos]) => (pos === undefined ? [] : channel));
  }

  private heed(channel: Place, isLast: boolean): void {
    this.heeded.set(channel, isLast && this.heeded.get(channel) !== false);
  }

  /** Where it, or a callee that it calls in the end, receives the word on which it ends. */
  get ends(): readonly Place[] {
    return [...this.heeded].flatMap(([channel, isLast]) => (isLast ? (channel.child(endWord) ?? []) : []));
  }

  /** What a callee has heard, which is this function's end where nothing comes after the call. */
  takeOverSignals(signals: readonly Place[], words: readonly Place[], isLast: boolean, pos: number): void {
    for (const signal of signals)
      if (isEndWord(signal)) this.heed(signal.parent, isLast);
      else {
        this.signals.add(signal);
        if (words.includes(signal)) this.say(signal, pos);
        else this.said.set(signal, undefined);
      }
  }

  /** `quit <- struct{}{}`: whoever ends on that word has ended when nobody has to keep it for him. */
  private handOver(state: State, channels: readonly Place[]): void {
    const words = channels.flatMap((channel) => (this.isUnbuffered(channel) ? (channel.child(endWord) ?? []) : []));
    if (words.length === 0) return;
    this.ended(state, words, this.frame.loop === 0);
    for (const word of words) {
      this.waits.add(word);
      state.awaited.add(word);
    }
  }

  /** A channel that was made here is known to the goroutine by the variable that holds it. */
  private variableOf({ root, steps }: Value): readonly Place[] {
    return root.kind === 'var' && root.role === 'local' && steps.length === 0 ? this.frame.places.of(root).alone : [];
  }

  /** A semaphore is taken or given back; which of the two sends is known where its maker has put a token in. */
  private token(state: State, place: Place, event: ChanEvent): void {
    const { declaration } = place;
    const { context } = this.frame;
    const takenBy =
      declaration &&
      (context.holdsToken(declaration) ? 'recv' : context.isLimit(declaration) ? 'send' : context.takenBy(declaration));
    const takes = takenBy ? event.op === takenBy : !state.locks.has(place);
    this.locking.lock(state, takes ? 'lock' : 'unlock', [place], event);
  }

  /** A channel of capacity one that serves as a lock: it hands no values over. */
  private semaphore(place: Place, chan: Value): boolean {
    const { declaration } = place;
    if (place.root.kind === 'alloc' && place.depth === 0) {
      const last = chan.steps.at(-1) ?? chan.root;
      // Who makes it puts the token in.
      if (last.kind === 'var' && this.frame.context.holdsToken(last) && place.root.func === this.frame.func)
        return false;
      const type = last.kind === 'var' ? this.frame.program.underlying(last.type) : undefined;
      const isToken = type?.kind !== 'chan' || !carriesData(this.frame.program.underlying(type.elem));
      return place.root.capacity === 1 && isToken;
    }
    if (declaration === undefined || !this.frame.context.isSemaphore(declaration, place.root)) return false;
    if (!this.frame.context.holdsToken(declaration)) return true;
    const { type } = declaration;
    const channel = this.frame.program.underlying(type);
    return channel.kind === 'chan' && !carriesData(this.frame.program.underlying(channel.elem));
  }

  /** Who is handed a pipe's end reads until the goroutine at the other end closes it. */
  readPipes(state: State, args: readonly (readonly Place[])[]): void {
    if (state.threads.size === 0) return;
    for (const places of args) {
      const pipes = places.filter(({ root, depth }) => depth === 0 && root.kind === 'alloc' && root.what === 'pipe');
      if (pipes.length > 0) this.ended(state, pipes);
    }
  }
}

/** Names of channels that are closed when all is over; others bring results, or word that something is ready. */
const tellsOfAnEnd = /(closed|dead|done|ended|exit|exited|finished|quit|stopped|terminated)(c|ch|chan)?$/i;

/** Of a channel's elements: more than a token. */
function carriesData(type: Type): boolean {
  if (type.kind === 'struct') return type.fields.length > 0;
  return type.kind === 'pointer' || type.kind === 'slice' || type.kind === 'map' || type.kind === 'interface';
}
