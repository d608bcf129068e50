// Locks taken and released: by the function itself, and by those it calls. In: an event, or a callee's summary. Out: the
// State's locks. Which accesses a lock keeps apart is for locks.ts to say.
import type { AccessEvent, Value } from '../../flow/graph.js';
import { declarationOf } from '../../flow/value.js';
import type { Func } from '../../model/program.js';
import type { TypeSymbol } from '../../model/symbols.js';
import type { Type } from '../../model/types.js';
import { isMutex, lockOf, maximalLocks } from '../locks.js';
import type { Place } from '../place.js';
import type { Held, Summary } from '../summary.js';
import type { Frame } from './frame.js';
import type { State } from './state.js';

export class Locking {
  /** For each loop: locks of elements that it takes one after another; undefined: it gives them back as well. */
  private readonly ofElements = new Map<number, Map<Place, Held | undefined>>();

  constructor(private readonly frame: Frame) {}

  lock(
    state: State,
    action: 'lock' | 'unlock' | 'rlock' | 'runlock',
    places: readonly Place[],
    { pos, end, fixed }: { readonly pos: number; readonly end: number; readonly fixed?: boolean },
  ): void {
    const sure = places.length === 1;
    for (const taken of places) {
      const place = this.behindCondition(lockOf(taken));
      if (this.letsManyIn(place)) continue;
      if (action === 'lock' || action === 'rlock') {
        if (state.dropped.has(place)) state.dropped.delete(place);
        const copied = this.isCopiedLock(state, place);
        const mode = action === 'lock' ? 'write' : 'read';
        const held = { place, mode, sure, pos, end, copied, fixed } as const;
        state.locks.set(place, held);
        this.noteInLoop(place, held);
        state.released.delete(place);
      } else if (state.locks.has(place)) {
        state.locks.delete(place);
        this.noteInLoop(place, undefined);
        state.released.set(place, pos);
        for (const seen of state.remade) state.remade.delete(seen);
        for (const held of [...state.locks.values()]) if (!sure) state.locks.set(held.place, { ...held, sure: false });
      } else {
        state.dropped.set(place, sure);
      }
    }
  }

  private noteInLoop(place: Place, held: Held | undefined): void {
    const { loop } = this.frame;
    if (loop === 0 || !place.hasElement) return;
    const known = this.ofElements.get(loop) ?? new Map<Place, Held | undefined>();
    this.ofElements.set(loop, known);
    if (!known.has(place) || known.get(place)) known.set(place, held);
  }

  /** `for _, s := range shards { s.mu.Lock() }`: all that there are have been taken, if none is given back there. */
  leave(state: State, loop: number): void {
    for (const [place, held] of this.ofElements.get(loop) ?? []) {
      if (!held) continue;
      state.locks.set(place, held);
      this.noteInLoop(place, held);
    }
  }

  /** `q.cond.L` is `q.mu`, where the condition variable was made with that. */
  private behindCondition(lock: Place): Place {
    const condition = lock.parent;
    if (lock.last?.kind !== 'var' || lock.last.name !== 'L' || condition?.last?.kind !== 'var') return lock;
    const mutex = this.frame.context.lockOfCondition(condition.last);
    return (mutex && condition.parent?.child(mutex)) ?? lock;
  }

  /** A semaphore of which nothing says that it has one permit only: it limits, and keeps nobody out. */
  private letsManyIn({ root, depth, declaration }: Place): boolean {
    if (root.kind === 'alloc' && depth === 0) return root.what === 'chan' && root.capacity !== 1;
    if (!declaration || !isPermits(declaration.type)) return false;
    return !this.frame.context.isExclusive(declaration);
  }

  /** The mutex lies in a struct that was copied: by a value receiver, a value parameter or an assignment. */
  private isCopiedLock(state: State, lock: Place): boolean {
    const { root } = lock;
    if (root.kind !== 'var' || root.func !== this.frame.func) return false;
    const byValue = root.role === 'receiver' || root.role === 'param';
    if (!byValue && !state.copies.has(lock.origin)) return false;
    if (this.frame.program.underlying(root.type).kind !== 'struct') return false;
    if (lock.last?.kind !== 'var' || lock.last.type.kind === 'pointer') return false;
    for (let at: Place | undefined = lock.parent; at?.last; at = at.parent)
      if (at.last.kind !== 'var' || this.frame.program.underlying(at.last.type).kind !== 'struct') return false;
    return lock.depth > 0;
  }

  /** Locks in the caller's words; one whose place cannot be told stays known by its declaration. */
  substituteLocks(substitute: (place: Place) => readonly Place[], locks: readonly Held[]): Held[] {
    const found: Held[] = [];
    for (const held of locks) {
      const places = theFieldOf(substitute(held.place), held.place, substitute);
      const named = places.length > 0 ? places : [this.frame.places.ofForeign(held.place.declaration)];
      for (const place of named) {
        if (found.length >= maximalLocks || found.some((f) => f.place === place)) continue;
        found.push({ ...held, place, sure: held.sure && named.length === 1, pos: undefined });
      }
    }
    return found;
  }

  /**
   * A mutex that is a variable of the function, or that it makes, is another one in each call. What its literals do with it is
   * done by that call, too, as long as nobody else is handed them.
   */
  isOfOneCall({ place: { root, depth } }: Held, func: Func): boolean {
    if (root.kind === 'alloc') return depth === 0 && root.func === func && isSyncMutex(root.type);
    return (
      root.kind === 'var' &&
      root.role === 'local' &&
      root.func === func &&
      isMutex(root) &&
      !this.frame.context.isReassigned(root)
    );
  }

  /** Entering a set that serves as a lock takes it, leaving it gives it back. */
  reserve(state: State, event: AccessEvent, resolve: (value: Value) => readonly Place[]): void {
    if (event.kind !== 'write' && event.kind !== 'delete') return;
    const set = declarationOf(event.map);
    if (!set || !this.frame.context.isReservation(set)) return;
    const enters = event.kind === 'write';
    // Without a lock around it, it is no more than a mark of where a recursion has been.
    if (enters && state.held.length === 0) return;
    this.lock(state, enters ? 'lock' : 'unlock', resolve(event.map), event);
  }

  /** What an iterator holds while it runs the body of a loop is held there. */
  lend(state: State, locks: readonly Held[], body: Place): void {
    for (const held of locks) if (!state.locks.has(held.place)) state.locks.set(held.place, { ...held, during: body });
  }

  /** ... and no longer, when that loop is over; or when all are. */
  takeBack(state: State, body: Place | undefined): void {
    for (const { place, during } of state.held) if (during && (!body || during === body)) state.locks.delete(place);
  }

  /** Locks that a goroutine gives back which its starter has taken: they are the goroutine's from now on. */
  handOver(state: State, summary: Summary, substitute: (place: Place) => readonly Place[]): readonly Held[] {
    const found: Held[] = [];
    for (const release of summary.releases)
      for (const place of release.sure ? substitute(release.place) : []) {
        const held = state.locks.get(place);
        if (!held) continue;
        found.push({ ...held, pos: undefined });
        state.locks.delete(place);
      }
    return found;
  }

  lockEffects(
    state: State,
    summary: Summary,
    substitute: (place: Place) => readonly Place[],
    { pos, end }: { readonly pos: number; readonly end: number },
    sure: boolean,
  ): void {
    for (const release of summary.releases) {
      for (const place of substitute(release.place)) {
        const held = state.locks.get(place);
        if (!held) {
          if (place.root.kind !== 'foreign') state.dropped.set(place, sure && release.sure);
        } else if ((sure && release.sure) || place.root.kind === 'foreign') {
          state.locks.delete(place);
          this.noteInLoop(place, undefined);
          state.released.set(place, pos);
          for (const seen of state.remade) state.remade.delete(seen);
        } else state.locks.set(place, { ...held, sure: false });
      }
    }
    for (const acquire of summary.acquires) {
      const places = substitute(acquire.place);
      for (const place of places) {
        // One of many implementers takes a lock of its own: not one that this function's maps could be guarded by.
        if (!sure && place.declaration === undefined) continue;
        state.dropped.delete(place);
        if (state.locks.get(place)?.sure) continue;
        const held = {
          place,
          mode: acquire.mode,
          sure: sure && acquire.sure && places.length === 1,
          pos,
          end,
        };
        state.locks.set(place, held);
        this.noteInLoop(place, held);
      }
    }
  }
}

function isPermits(type: Type): boolean {
  const named = type.kind === 'pointer' ? type.elem : type;
  return named.kind === 'named' && named.symbol.name === 'Weighted' && /(^|\/)semaphore$/.test(named.symbol.pkg.path);
}

function isSyncMutex(type: TypeSymbol | undefined): boolean {
  return type?.pkg.path === 'sync' && /^(RW)?Mutex$/.test(type.name);
}

/** `s.mu = &spin{}; if fair { s.mu = &queue{} }`: whichever of several locks it is, it is the one in this object's field. */
function theFieldOf(
  places: readonly Place[],
  { parent, last }: Place,
  substitute: (place: Place) => readonly Place[],
): readonly Place[] {
  const [object, ...others] = places.length > 1 && parent && last?.kind === 'var' ? substitute(parent) : [];
  return (others.length === 0 && last && object?.child(last)?.alone) || places;
}
