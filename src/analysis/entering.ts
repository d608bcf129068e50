// From a context of the caller to one of the callee: its locks, its thread, and what it is handed, in the callee's words.
import type { Func, Program } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { type Context, locksAt, type ThreadTag } from './context.js';
import {
  apartOf,
  isCommon,
  isEnteredBy,
  isFoundByOthers,
  isHandedOut,
  isMember,
  isOwned,
  isShared,
  lendTo,
} from './ownership.js';
import { isOfFunctionAround, type Place, type PlaceSpace } from './place.js';
import { type Held, madeFor, type Thread } from './summary.js';
import type { LocalCall, Walked } from './walked.js';

/** The context of a callee that this call leads to; `escaping`: the caller hands the object out or keeps it elsewhere. */
export function enter(
  program: Program,
  places: PlaceSpace,
  context: Context,
  call: LocalCall,
  decisive: ReadonlySet<VarSymbol>,
  registered: ReadonlySet<Func>,
  escaping: (place: Place) => boolean,
  callee: Walked | undefined,
): Context {
  const { target, thread } = call;
  const isAgain = thread !== undefined && isStartedAgain(context, call);
  const tag = thread ? tagOf(thread, context, call, isAgain) : context.thread;
  const byKeeper = call.keptIn !== undefined && !thread;
  const locks = (thread ? call.locks : locksAt(context, call)).map((held) => {
    const translated = translate(places, held, call);
    return byKeeper ? { ...translated, byKeeper } : translated;
  });
  const kept = thread ? locksAt(context, { locks: call.around, dropped: call.dropped }) : [];
  const shelter = call.outlives ? [] : [...kept, ...context.shelter].map((held) => translate(places, held, call));
  const owned = new Set<VarSymbol>();
  const ownedBehind = new Set<VarSymbol>();
  const lent = new Map<Place, 'known' | 'handed in'>();
  const shared = new Set<VarSymbol>();
  const handed: string[] = [];
  const constants = new Map<VarSymbol, string>();
  for (const [formal, value] of call.constants) if (decisive.has(formal)) constants.set(formal, value);
  const common = new Set<VarSymbol>();
  const handedOut = new Set<VarSymbol>();
  const entered = new Set<VarSymbol>();
  const members = new Set<VarSymbol>();
  const own = new Map(call.own);
  for (const [formal, bound] of call.bindings) {
    if (bound.length === 0) continue;
    const [passed] = bound;
    const constant = passed?.depth === 0 && passed.root.kind === 'var' && context.constants.get(passed.root);
    if (constant && decisive.has(formal)) constants.set(formal, constant);
    if (program.mapOf(formal.type))
      handed.push(
        bound
          .map((place) => `${place.declaration?.owner?.name ?? ''}.${place.declaration?.name ?? place.id}`)
          .join('+'),
      );
    // Made by the very call that starts the goroutine.
    if (thread && bound.every(({ root }) => root.kind === 'alloc' && root.pos === call.pos)) owned.add(formal);
    if (!thread && bound.every((place) => isOwned(place, context, call))) {
      owned.add(formal);
      lendTo(places.of(formal), bound, context, call, lent);
      const behind = ({ depth, root }: Place): boolean =>
        depth > 0 || (root.kind === 'var' && context.ownedBehind.has(root));
      if (bound.some(behind)) ownedBehind.add(formal);
    }
    // A goroutine's own object, which was made for it: what others have is theirs, too.
    if (thread && bound.every(({ root }) => root.kind === 'alloc')) {
      lendTo(places.of(formal), bound, context, call, lent, true);
      // ... and those that it starts itself have what is its own.
      if (bound.every((place) => place.depth === 0 && !call.common.has(place.root)))
        own.set(formal, madeFor(context.func, call.pos));
    }
    const same = call.another.size > 0 ? bound.filter((place) => !call.another.has(place)) : bound;
    if (same.some((place) => isShared(place, context, thread !== undefined))) shared.add(formal);
    if (same.some((place) => call.common.has(place.root) || isCommon(place, context))) common.add(formal);
    if (!shared.has(formal) && bound.some((place) => call.another.has(place) || isMember(place, context)))
      members.add(formal);
    const made = bound.some((place) => place.root.kind === 'alloc' && !place.hasElement && escaping(place));
    const passedOn = bound.some(
      (place) => place.root.kind === 'var' && isHandedOut(place.root, context) && !place.hasElement,
    );
    if ((call.outlives && made) || passedOn) handedOut.add(formal);
    if (!thread && bound.some((place) => isEnteredBy(place, context, call))) {
      entered.add(formal);
      lendTo(places.of(formal), bound, context, call, lent);
    }
    const apart = thread?.many || bound.some(({ hasElement }) => hasElement) ? undefined : apartOf(bound, context);
    if (apart && !own.has(formal)) own.set(formal, apart);
  }
  // A method value that is kept and called: whoever made it has the object.
  const { receiver } = target;
  if (receiver && !call.bindings.has(receiver) && tag.kind === 'go' && tag.outlives && !registered.has(target))
    handedOut.add(receiver);
  for (const symbol of callee?.summary.captured ?? []) {
    if (symbol.func === target || call.bindings.has(symbol)) continue;
    if (call.keptIn) {
      if (isAgain || callee?.sharedByRounds.includes(symbol) || call.common.has(call.keptIn.root)) shared.add(symbol);
      else if (isFoundByOthers(call.keptIn, context, thread !== undefined)) shared.add(symbol);
      else if (tag.kind === 'go' && tag.outlives) handedOut.add(symbol);
    } else if (symbol.func !== context.func) {
      // A literal of one that was kept.
      if (context.shared.has(symbol)) shared.add(symbol);
      if (context.handedOut.has(symbol)) handedOut.add(symbol);
    }
  }
  if (receiver && call.keptIn && !call.bindings.has(receiver))
    if (isAgain || call.common.has(call.keptIn.root) || isFoundByOthers(call.keptIn, context, thread !== undefined))
      shared.add(receiver);
  return {
    func: target,
    locks: dedupe(locks),
    shelter: dedupe(shelter),
    thread: tag,
    owned,
    ownedBehind,
    lent,
    shared,
    common,
    handedOut,
    entered,
    members,
    own,
    from: { context, call },
    depth: context.depth + 1,
    doubt: Math.min(2, (thread ? 0 : context.doubt) + call.doubt),
    once: (!thread && context.once) || call.once,
    firstFor: call.firstFor ?? (thread ? undefined : context.firstFor),
    first: (!thread && context.first) || call.first,
    constants,
    inTest: context.inTest || target.test,
    handed: handed.join(),
  };
}

/**
 * `go b.notify(msg)` in Publish, which a loop calls for one and the same b: what is kept there is started anew while it is still at
 * work.
 */
export function isStartedAgain(context: Context, { keptIn, outlives, first }: LocalCall): boolean {
  if (!keptIn || keptIn.isReceived || !outlives || first) return false;
  let { root } = keptIn;
  for (let at = context; at.from && !at.first && !at.once; at = at.from.context) {
    const { call } = at.from;
    if (call.thread) return false;
    const isPackages = root.kind === 'var' && root.role === 'package';
    const [bound, ...others] = (root.kind === 'var' && call.bindings.get(root)) || [];
    if (!isPackages && (!bound || others.length > 0 || bound.hasElement)) return false;
    if (call.again && (isPackages || (bound && call.again.has(bound.root)))) return true;
    if (bound) root = bound.root;
  }
  return false;
}

function tagOf(thread: Thread, context: Context, call: LocalCall, isAgain: boolean): ThreadTag {
  const kind = call.handler ?? 'go';
  return {
    kind,
    // What a sync.Once starts, or who finds that nobody has done so, is started once, however many ask for that.
    many: kind === 'handler' || thread.many || isAgain || (context.thread.many && !context.first && !call.first),
    outlives: call.outlives,
    id: `${kind} ${thread.func.id}.${thread.pos}`,
    func: thread.func,
    pos: thread.pos,
    end: thread.end,
    what: thread.what,
    queued: thread.queued,
    onceStarted: thread.onceStarted,
  };
}

/** A lock of the caller in the callee's words. */
function translate(places: PlaceSpace, held: Held, call: LocalCall): Held {
  const { root } = held.place;
  if (root.kind === 'foreign') return { ...held, pos: undefined, around: hangingOn(held, call) };
  if (root.kind === 'var' && root.role === 'package') return { ...held, pos: undefined };
  let nearest: { place: Place; sure: boolean; base: Place } | undefined;
  for (const [formal, bound] of call.bindings) {
    for (const base of bound) {
      if (nearest && nearest.base.depth >= base.depth) continue;
      const steps = held.place.stepsFrom(base);
      const place = steps && places.of(formal).follow(steps);
      if (place) nearest = { place, sure: bound.length === 1, base };
    }
  }
  if (nearest) return { ...held, place: nearest.place, sure: held.sure && nearest.sure, pos: undefined };
  // A literal sees the variables of the function around it.
  if (root.kind === 'var' && isOfFunctionAround(root, call.target)) return { ...held, pos: undefined };
  return { ...held, place: places.ofForeign(held.place.declaration), pos: undefined, around: hangingOn(held, call) };
}

/** `v.index.get(k)` under v.mu: the index hangs on what the lock lies in. */
function hangingOn({ place, around }: Held, { bindings }: LocalCall): VarSymbol | undefined {
  const owner = place.parent;
  for (const [formal, bound] of bindings)
    if (bound.some((base) => (owner ? base.stepsFrom(owner) : base.root === around))) return formal;
  return undefined;
}

function dedupe(locks: readonly Held[]): readonly Held[] {
  const byPlace = new Map<Place, Held>();
  for (const held of locks) {
    const known = byPlace.get(held.place);
    if (!known || (!known.sure && held.sure)) byPlace.set(held.place, held);
  }
  return [...byPlace.values()].slice(0, 8);
}
