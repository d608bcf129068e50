// Which accesses can run together without a common lock, and why that is believed. In: groups of instances and the
// pairs that forks gave. Out: one conflict for each map and function to be mended, the best evidence first.
import type { AccessKind, Confidence, EvidenceKind } from '../finding.js';
import type { Func } from '../model/program.js';
import {
  type Conflict,
  type ConflictKind,
  fromInstance,
  levels,
  lower,
  type MapUse,
  type Occurrence,
  type WayStep,
} from './conflict.js';
import type { Context, Contexts } from './contexts.js';
import { contractOf, isWaived } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import type { Guard } from './guards.js';
import {
  belongsTo,
  counts,
  expectsOthers,
  guardingLock,
  guardOf,
  heldLock,
  mayCollide,
  promiseOf,
  readersLock,
} from './guards.js';
import type { LazyCaches } from './lazy-caches.js';
import { excluded, hasMutex, isIndirect } from './locks.js';
import {
  isBefore,
  isBeingMade,
  isInListener,
  isLentOut,
  isSetup,
  isTestCode,
  type Phases,
  phasesOf,
  prepares,
} from './phases.js';
import type { Place } from './place.js';
import { asPublished, changesInSyncMaps, publishedMutations } from './published.js';
import { unlockedRegister } from './registers.js';
import type { AccessSite, Chain, Held, Summary, SummaryAccess } from './summary.js';
import { crashes, isChange, mayBeOneMap } from './summary.js';
import type { ForkPair, NilWrite, Walked } from './walked.js';

export function findConflicts(
  groups: readonly MapGroup[],
  walked: Iterable<Walked>,
  contexts: Contexts,
  lazy: LazyCaches,
  others: readonly Conflict[],
): readonly Conflict[] {
  const found = new Map<string, Conflict>();
  const places = new Map<string, string>();
  const ids = new Map<object, number>();
  const identity = (thing: object): number => {
    let id = ids.get(thing);
    if (id === undefined) {
      id = ids.size;
      ids.set(thing, id);
    }
    return id;
  };
  const offer = (offered: Conflict): void => {
    const conflict = lazy.asLazy(asPublished(offered));
    const { func } = conflict.at ?? conflict.first.site;
    if (func.broken || func.generated || !func.pkg.target) return;
    const map = conflict.declaration ?? conflict.first.place.root;
    const { site } = conflict.first;
    const place = `${site.func.id}.${site.pos}.${conflict.kind}|${func.id}`;
    const byMap = `${identity(map)}.${conflict.nesting}|${func.id}|${conflict.kind === 'nil' ? site.pos : ''}`;
    const key = places.get(place) ?? byMap;
    places.set(place, key);
    const known = found.get(key);
    if (!known) {
      found.set(key, conflict);
      return;
    }
    const [better, worse] = strength(conflict) > strength(known) ? [conflict, known] : [known, conflict];
    const sites = new Set([better.first.site.pos]);
    const more = [...better.more, worse.first, ...worse.more].filter((o) => {
      if (o.site.func !== better.first.site.func || sites.has(o.site.pos)) return false;
      sites.add(o.site.pos);
      return true;
    });
    found.set(key, { ...better, more });
  };
  const all = [...walked];
  for (const own of all) {
    for (const pair of own.pairs) {
      const { first, second } = pair;
      const conflict = areKeptApart(pair, own.summary, contexts) ? undefined : forkConflict(pair);
      if (conflict) offer(conflict);
      // Two goroutines that both write need mending in both places.
      if (
        conflict &&
        first.site.func !== second.site.func &&
        isChange(first.site.kind) &&
        isChange(second.site.kind) &&
        first.thread &&
        second.thread &&
        first.locks.length + second.locks.length === 0
      )
        offer({ ...conflict, first: conflict.second!, second: conflict.first });
    }
    for (const write of own.nilWrites) offer(nilConflict(write));
  }
  const phases = phasesOf(all);
  for (const group of groups) {
    const guard = guardOf(group);
    copiedLocks(group, offer);
    staleAliases(group, offer);
    underReadLock(group, guard, offer);
    if (guard) {
      unguarded(group, guard, phases, offer);
      escapes(group, guard, offer);
    } else {
      const lock = readersLock(group);
      if (lock) unguarded(group, lock, phases, offer);
    }
    together(group, offer);
    publishedMutations(group, offer);
    changesInSyncMaps(group, offer);
    lazy.fills(group, offer);
    unlockedRegister(group, offer);
  }
  for (const conflict of others) offer(conflict);
  const used = new Map(groups.map((group) => [`${identity(group.declaration)}.${group.nesting}`, group]));
  return [...found.values()].map((conflict) => {
    const group = conflict.declaration && used.get(`${identity(conflict.declaration)}.${conflict.nesting}`);
    return group ? { ...conflict, use: useOf(group), passedOn: passedOnIn(group) } : conflict;
  });
}

/** Where one object's map becomes another's, too. */
function passedOnIn({ replaces }: MapGroup): readonly AccessSite[] {
  const sites = new Map<string, AccessSite>();
  for (const { access, site } of replaces) if (access.passedOn) sites.set(`${site.func.id}.${site.pos}`, site);
  return [...sites.values()].slice(0, 2);
}

/** Places that may collide, by what they do to the map. */
function useOf({ instances }: MapGroup): MapUse {
  const sites = new Map<string, AccessSite>();
  for (const instance of instances)
    if (mayCollide(instance)) sites.set(`${instance.site.func.id}.${instance.site.pos}`, instance.site);
  const count = (...kinds: readonly AccessKind[]): number =>
    [...sites.values()].filter((site) => kinds.includes(site.kind)).length;
  return {
    reads: count('read'),
    changes: count('write', 'delete', 'clear'),
    deletes: count('delete', 'clear'),
    iterations: count('iterate'),
    lengths: count('len'),
  };
}

function strength(conflict: Conflict): number {
  const kinds = { fork: 5, contract: 4, lock: 3, escape: 2, value: 4, handler: 2, 'object-thread': 1, reach: 1 };
  const crash = crashes(conflict.first.site.kind) ? 30 : 0;
  return (
    crash +
    levels.indexOf(conflict.confidence) * 10 +
    kinds[conflict.evidence] +
    (isChange(conflict.first.site.kind) ? 0.5 : 0)
  );
}

// Forks

/** All callers of the function hold a lock around it, which the goroutine takes for its access. */
function areKeptApart({ frame, first, second }: ForkPair, summary: Summary, contexts: Contexts): boolean {
  if ((first.thread && second.thread) || summary.releases.length > 0) return false;
  const ways = contexts.of(frame);
  const locks = (side: SummaryAccess, { locks: held }: Context): { locks: readonly Held[] } =>
    side.thread ? side : { locks: [...side.locks, ...held] };
  return ways.length > 0 && ways.every((way) => excluded(locks(first, way), locks(second, way)));
}

function forkConflict(pair: ForkPair): Conflict | undefined {
  // Where the caller holds a lock by contract, the other side has to be without any to be sure.
  const sides = [pair.first, pair.second];
  const promised = sides.filter((side) => contractOf(side.site.func)).length;
  if (promised === 2 || (promised === 1 && sides.some((side) => side.locks.length > 0))) return undefined;
  // What to mend: a change in a goroutine before one outside, an unlocked side before a locked one.
  const score = (access: SummaryAccess): number =>
    (access.locks.some((held) => held.sure) ? 0 : 4) + (isChange(access.site.kind) ? 2 : 0) + (access.thread ? 1 : 0);
  const [first, second] =
    score(pair.second) > score(pair.first) ? [pair.second, pair.first] : [pair.first, pair.second];
  const many = first.thread !== undefined && first.thread === second.thread;
  const readLocked =
    isChange(first.site.kind) &&
    first.locks.some((held) => held.sure && held.mode === 'read') &&
    !first.locks.some((h) => h.mode === 'write');
  let confidence: Confidence = 'high';
  if (first.place.hasElement) confidence = 'medium';
  // A package variable is one map, whichever way leads to it.
  const certain = isPackageVariable(first.place);
  if (!certain && lengthOf(first.chain) + lengthOf(second.chain) > 6) confidence = lower(confidence);
  confidence = lower(confidence, Math.min(certain ? 1 : 2, Math.max(first.doubt, second.doubt)));
  if ([first, second].some((side) => side.thread?.what === 'handler' && isTestCode(side.thread.func)))
    confidence = 'low';
  // A fake does what a test needs, and serves one client after another.
  const isFake = ({ site, thread }: SummaryAccess): boolean =>
    site.func.test ? thread !== undefined && thread.func.receiver !== undefined : isTestCode(site.func);
  if (!isTestCode(pair.frame) ? [first, second].some(isFake) : many && isFake(first)) confidence = 'low';
  // A test knows what its subject's own goroutines are at; those that it starts itself are its own to keep apart.
  if (pair.frame.test) {
    const started = [first, second].some((side) => side.thread?.func.test && side.thread.what === 'goroutine');
    // A test waits in ways that are not seen here: for a response, for a log line, for what calls it back.
    confidence = started ? lower(confidence, first.site.func.test ? 1 : 2) : 'low';
  }
  const { declaration, nesting } = first.place.declaration ? first.place : (first.site.owner ?? first.place);
  return {
    kind: readLocked ? 'read-lock' : 'unlocked',
    declaration,
    nesting,
    first: fromSummary(first, pair.frame),
    second: fromSummary(second, pair.frame),
    more: [],
    evidence: 'fork',
    confidence,
    guard: undefined,
    why: many
      ? first.thread?.what === 'handler'
        ? 'a server runs this handler for any number of requests at once'
        : `${pair.frame.name} starts this goroutine more than once, and nothing keeps its instances apart`
      : first.thread && second.thread
        ? `both goroutines are started by ${pair.frame.name} and are alive at the same time`
        : `the goroutine started by ${pair.frame.name} is still alive when the other access runs`,
    facts: [],
    at: undefined,
  };
}

function lengthOf(chain: Chain | undefined): number {
  let length = 0;
  for (let at = chain; at; at = at.next) length++;
  return length;
}

function fromSummary(access: SummaryAccess, _frame: Func): Occurrence {
  const way: WayStep[] = [];
  for (let at = access.chain; at; at = at.next)
    way.push({ kind: at.kind, func: at.func, pos: at.pos, end: at.end, text: at.text });
  return { site: access.site, place: access.place, locks: access.locks, way, thread: access.thread?.what };
}

function nilConflict(write: NilWrite): Conflict {
  const place = { root: write.declared } as unknown as Place;
  return {
    kind: 'nil',
    declaration: write.declared,
    nesting: 0,
    first: { site: write.site, place, locks: [], way: [], thread: undefined },
    second: undefined,
    more: [],
    evidence: 'value',
    confidence: 'high',
    guard: undefined,
    why: 'no assignment lies between the declaration without a value and this write',
    facts: [],
    at: undefined,
  };
}

// Locks

/**
 * How sure is the way to an access? An exported function may be called by anyone, whoever calls it here: how it is
 * reached matters only where the claim rests on the thread that it is reached on.
 */
function doubtOf({ context }: Instance): number {
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    const { symbol, pkg } = at.func;
    if (symbol && /^\p{Lu}/u.test(symbol.name) && pkg.name !== 'main') return context.doubt - at.doubt;
  }
  return context.doubt;
}

function copiedLocks(group: MapGroup, offer: (conflict: Conflict) => void): void {
  for (const instance of group.instances) {
    if (instance.owned || !crashes(instance.site.kind)) continue;
    const copied = instance.access.locks.find((held) => held.copied);
    if (!copied || instance.locks.some((held) => !held.copied)) continue;
    const change = group.instances.find((other) => isChange(other.site.kind) && !other.owned && !other.once);
    if (!change) continue;
    offer({
      kind: 'copied-lock',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(instance),
      second: fromInstance(change),
      more: [],
      evidence: 'lock',
      confidence: 'high',
      guard: undefined,
      why: 'each copy of the struct has a mutex of its own, and all of them share one map',
      facts: [],
      at: undefined,
    });
  }
}

function underReadLock(group: MapGroup, guard: Guard | undefined, offer: (conflict: Conflict) => void): void {
  for (const instance of group.instances) {
    if (!counts(instance) || !isChange(instance.site.kind) || isCapturedOnly(instance)) continue;
    const read = instance.locks.find((held) => held.sure && held.mode === 'read' && !held.copied);
    if (!read || instance.locks.some((held) => held.mode === 'write' || !held.sure)) continue;
    const lock = read.place.declaration;
    const owner = read.place.parent;
    const related =
      lock !== undefined &&
      (lock.owner === group.declaration.owner ||
        lock === guard?.lock ||
        (owner !== undefined && instance.place.stepsFrom(owner) !== undefined));
    // Who holds the same lock for writing is kept out; another reader, or a second run of this very access, is not.
    const reader = group.instances.find(
      (i) =>
        i.site !== instance.site &&
        counts(i) &&
        lock !== undefined &&
        heldLock(i, lock)?.mode === 'read' &&
        mayBeOneMap(instance.site, i.site) &&
        isApart(instance, i),
    );
    if (!reader && !isApart(instance, instance)) continue;
    const other = reader ?? instance;
    let confidence: Confidence = related ? 'high' : 'low';
    if (!reader) confidence = lower(confidence);
    if (instance.context.doubt > 0) confidence = lower(confidence);
    if (instance.access.place.hasElement) confidence = lower(confidence);
    if (group.nesting > 0 && !related) confidence = lower(confidence);
    offer({
      kind: 'read-lock',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(instance),
      second: fromInstance(other),
      more: [],
      evidence: 'lock',
      confidence,
      guard,
      why: 'a read lock is held by any number of goroutines at once',
      facts: [],
      at: undefined,
    });
  }
}

/** Nothing says that the two are one goroutine's, which does one thing after another. */
function isApart(a: Instance, b: Instance): boolean {
  const mine = a.context.thread;
  return mine.id !== b.context.thread.id || mine.many || (mine.kind !== 'go' && mine.kind !== 'serial');
}

function unguarded(group: MapGroup, guard: Guard, phases: Phases, offer: (conflict: Conflict) => void): void {
  const voters = group.instances.filter(
    (instance) => mayCollide(instance) && (crashes(instance.site.kind) || instance.site.kind === 'len'),
  );
  const reached = new Map<AccessSite, { guarded: number; total: number }>();
  for (const voter of voters) {
    const known = reached.get(voter.site) ?? { guarded: 0, total: 0 };
    reached.set(voter.site, {
      guarded: known.guarded + (guardingLock(voter, guard.lock) ? 1 : 0),
      total: known.total + 1,
    });
  }
  for (const instance of voters) {
    if (isCapturedOnly(instance)) continue;
    const elsewhere = heldLock(instance, guard.lock);
    const otherObject = elsewhere !== undefined && guard.sameOwner && isOtherObject(elsewhere, instance);
    if (elsewhere && !otherObject) continue;
    if (instance.context.thread.kind === 'test' && !instance.site.func.test) continue;
    // A lock that cannot be told from the guard may be the guard.
    const locks = instance.locks.flatMap((held) => held.place.declaration ?? []);
    if (isIndirect(guard.lock) ? locks.length > 0 : locks.some(isIndirect)) continue;
    // Whoever has started the goroutine holds the lock, and waits for it.
    if (instance.context.shelter.some((held) => held.place.declaration === guard.lock)) continue;
    const partner = partnerOf(instance, guard, otherObject);
    if (!partner) continue;
    const contract = promiseOf(instance, guard.lock);
    if (contract?.strength === 'hint') continue;
    let confidence = lockConfidence(guard, instance);
    if (!belongsTo(guard, instance)) confidence = 'low';
    if (isBeingMade(instance)) confidence = lower(confidence);
    if (isLentOut(instance)) confidence = 'low';
    if (phases.isBeforeStart(instance)) confidence = 'low';
    if (phases.isWithinSession(instance, guard.lock)) continue;
    // Which of an interface's implementers it is says little about the locks around it.
    if (doubtOf(instance) > 0) confidence = lower(confidence);
    if (instance.context.thread.kind === 'main') confidence = lower(confidence);
    const name = instance.site.func.symbol?.name ?? '';
    if (prepares(instance) || isWaived(instance.site.func)) confidence = lower(confidence);
    if (guard.readersOnly && instance.locks.length > 0) continue;
    if (guard.readersOnly && instance.context.from === undefined)
      if (isSetup(instance) || isForTests(instance.site.func, group)) confidence = 'low';
    // Printed by a debugger or a test.
    if (/^(go)?string$/i.test(name)) confidence = 'low';
    // Where a test looks, only goroutines of its own are known to be at work, unless it waits for others.
    if (expectsOthers(instance)) confidence = lockConfidence(guard, instance) === 'low' ? 'low' : 'medium';
    else if (
      instance.site.func.test &&
      (!instance.site.func.receiver || /^(test|entry)$/.test(instance.context.thread.kind))
    )
      confidence = 'low';
    const { guarded, total } = reached.get(instance.site) ?? { guarded: 0, total: 1 };
    const breach = contract || guarded > 0 ? breachOf(instance) : undefined;
    // A helper that most of its callers call under the lock is taken to need it; one that half of them do is not.
    if (!contract && guarded > 0 && (guarded < 2 || guarded / total < 0.6)) confidence = 'low';
    // Another struct's lock may be one of several that objects of this type are used under.
    if (!guard.sameOwner && !guard.ancestor && !guard.declared && instance.locks.some((held) => !held.copied)) continue;
    if (contract && !breach) continue;
    // Which of an interface's implementers is called there, its caller's caller knows.
    if (contract && breach?.doubt) continue;
    const kind = kindOf(instance, guard, breach !== undefined);
    if (kind === 'other-lock' && guardsToo(instance, guard)) confidence = lower(confidence);
    // Whoever runs it has taken a lock of its own, and may do so when nothing else is going on.
    if (kind === 'other-lock' && instance.locks.every((held) => held.pos === undefined) && isInListener(instance))
      confidence = lower(confidence);
    // One element stands for all of them.
    if (instance.access.place.hasElement && group.nesting === 0 && confidence === 'high') confidence = 'medium';
    const call = instance.frame === instance.context ? undefined : callFrom(instance);
    offer({
      kind,
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(instance),
      second: fromInstance(partner),
      more: [],
      evidence: breach ? 'contract' : 'lock',
      confidence,
      guard,
      why: `${partner.site.func.name} holds the lock because others touch the map at the same time`,
      facts: [
        `${guard.held} of ${guard.total} places hold ${guard.lock.name}`,
        ...(contract ? [`${instance.site.func.name}: ${contract.wording}`] : []),
      ],
      at: breach ?? call,
    });
  }
}

/** Of all the program, only tests call it. */
function isForTests(func: Func, group: MapGroup): boolean {
  const callers = group.callersOf(func);
  return callers.length > 0 && callers.every((caller) => caller.test);
}

/** Changes are made under this lock as well: it may be that both are taken for a change, and one is enough for a look. */
function guardsToo(instance: Instance, guard: Guard): boolean {
  return guard.holders.some(
    (holder) =>
      isChange(holder.site.kind) &&
      instance.locks.some(
        ({ place: { declaration } }) =>
          declaration !== undefined && declaration !== guard.lock && heldLock(holder, declaration),
      ),
  );
}

/** A local that a literal uses, of which nothing says that the literal runs beside anything. */
function isCapturedOnly(instance: Instance): boolean {
  const role = instance.place.declaration?.role;
  return role !== 'field' && role !== 'package' && !instance.shared;
}

/** A map fetched under a lock and changed after its release, while others use it under that lock. */
function staleAliases(group: MapGroup, offer: (conflict: Conflict) => void): void {
  for (const instance of group.instances) {
    if (!counts(instance) || !isChange(instance.site.kind)) continue;
    for (const alias of instance.access.stale) {
      const lock = alias.lock.declaration;
      if (!lock || heldLock(instance, lock)) continue;
      const other = group.instances.find(
        (i) =>
          i.site !== instance.site && counts(i) && crashes(i.site.kind) && !i.access.remade && guardingLock(i, lock),
      );
      if (!other) continue;
      offer({
        kind: 'after-unlock',
        declaration: group.declaration,
        nesting: group.nesting,
        first: fromInstance(instance),
        second: fromInstance(other),
        more: [],
        evidence: 'lock',
        confidence: instance.context.doubt > 0 ? 'low' : 'medium',
        guard: undefined,
        why: `the map was fetched under ${lock.name}, which is released by now`,
        facts: [],
        at: undefined,
      });
    }
  }
}

/** The guarded access it collides with: a change, or any where the unguarded one is a change itself. */
function partnerOf(instance: Instance, guard: Guard, otherObject: boolean): Instance | undefined {
  // Who has fetched the map under the lock has an older one than who puts a new one in its place.
  const fetched = instance.access.stale.some(({ lock }) => lock.declaration === guard.lock);
  const other = guard.holders.filter(
    (holder) =>
      !(fetched && holder.access.remade) &&
      (holder.site !== instance.site || holder.context !== instance.context) &&
      !isElsewhere(instance, holder) &&
      mayBeOneMap(instance.site, holder.site) &&
      crashes(holder.site.kind) &&
      (otherObject || !excluded(instance, holder)),
  );
  const { site, access, place } = instance;
  const waits = access.waited || (site.func.test && access.patient);
  const begins = ({ thread }: Context, pos: number, func: Func): boolean => thread.func === func && thread.pos === pos;
  if (access.beside?.length && !waits)
    return other.find((h) => isChange(h.site.kind) && access.beside?.some((t) => begins(h.context, t.pos, t.func)));
  // Who has made the object, or waits for a goroutine, meets goroutines only.
  if (waits || place.root.kind === 'alloc')
    return other.find((h) => isChange(h.site.kind) && /^(go|handler|serial)$/.test(h.context.thread.kind));
  // A test may look where it likes, unless a goroutine is at the map.
  if (instance.site.func.test && !instance.site.func.receiver && !expectsOthers(instance)) {
    const beside = other.filter((h) => h.context.thread.kind === 'go' && h.context.thread.func.test);
    return beside.find((h) => isChange(h.site.kind)) ?? (isChange(instance.site.kind) ? beside[0] : undefined);
  }
  if (isChange(instance.site.kind)) return other.find((h) => isChange(h.site.kind)) ?? other[0];
  return other.find((h) => isChange(h.site.kind));
}

/** The call by which the frame that owns the map hands it on. */
function callFrom(instance: Instance): Conflict['at'] {
  for (let at: Context | undefined = instance.context; at?.from; at = at.from.context) {
    const { context, call }: NonNullable<Context['from']> = at.from;
    if (context === instance.frame) return { func: context.func, pos: call.pos, end: call.end };
  }
  return undefined;
}

/** The same lock of another object: both are named from here, and by different ways. */
function isOtherObject(held: Held, instance: Instance): boolean {
  const owner = held.place.parent;
  const base = instance.place.parent;
  if (!owner || !base || !held.sure || owner === base || instance.place.last?.kind !== 'var') return false;
  if (owner.root.kind !== 'var' || base.root.kind !== 'var' || owner.hasElement || base.hasElement) return false;
  // What a callback is handed may be what its caller has locked.
  return instance.frame === instance.context && owner.root.func === base.root.func;
}

/** The outermost call on the way that leaves the world of functions whose callers hold the lock. */
function breachOf(instance: Instance): (NonNullable<Conflict['at']> & { readonly doubt: number }) | undefined {
  let at: Context | undefined = instance.context;
  while (at?.from) {
    const { context, call }: NonNullable<Context['from']> = at.from;
    if (call.thread || !contractOf(context.func))
      return { func: context.func, pos: call.pos, end: call.end, doubt: call.doubt };
    at = context;
  }
  return undefined;
}

function kindOf(instance: Instance, guard: Guard, breach: boolean): ConflictKind {
  if (breach) return 'contract';
  if (instance.access.released.some(([place]) => place.declaration === guard.lock)) return 'after-unlock';
  if (instance.access.stale.some((alias) => alias.lock.declaration === guard.lock)) return 'after-unlock';
  if (instance.locks.some((held) => held.sure && !held.copied)) return 'other-lock';
  return 'unlocked';
}

function lockConfidence(guard: Guard, instance?: Instance): Confidence {
  if (guard.declared) return 'high';
  if (guard.readersOnly) return 'medium';
  const ratio = guard.held / Math.max(1, guard.total);
  const near = guard.sameOwner || guard.above || guard.ancestor || guard.packageWide;
  // One function takes the lock to fill the map, and all others look without: that may well be before they start, unless
  // they look again and again.
  const functions = new Set(guard.holders.map((holder) => holder.site.func));
  if (functions.size === 1 && ratio < 0.5 && guard.held < 3 && !instance?.access.patient) return 'low';
  if (near && !(guard.pointedTo && !guard.sameOwner) && ratio >= 0.7 && guard.held >= 3) return 'high';
  if (near && ratio >= 0.4) return 'medium';
  // A mutex above the fields that it is for.
  if (guard.above && ratio >= 0.3) return 'medium';
  return 'low';
}

function escapes(group: MapGroup, guard: Guard, offer: (conflict: Conflict) => void): void {
  const changes = group.instances.filter(
    (i) => counts(i) && isChange(i.site.kind) && !i.access.remade && heldLock(i, guard.lock)?.mode === 'write',
  );
  const later = changes.filter(({ context: { thread } }) => thread.kind !== 'main' && !isTestCode(thread.func));
  if (changes.length === 0) return;
  for (const escape of group.escapes) {
    if (escape.how === 'store' || isTestCode(escape.func) || contractOf(escape.func)) continue;
    // What a function fills and then hands out may be complete from then on.
    const elsewhere = later.find((i) => i.site.func !== escape.func);
    const change = elsewhere ?? changes[0]!;
    const callers = group.callersOf(escape.func);
    const used = callers.length === 0 || callers.some((caller) => usesWithout(caller, guard, group));
    const held = escape.locks.find((h) => h.sure && h.place.declaration === guard.lock && h.pos !== undefined);
    if (!held && !isOpenGetter(escape, callers, guard)) continue;
    const site: AccessSite = {
      func: escape.func,
      kind: 'read',
      pos: escape.pos,
      end: escape.end,
      exprPos: escape.pos,
      exprEnd: escape.end,
      deferred: false,
    };
    offer({
      kind: 'escape',
      declaration: group.declaration,
      nesting: group.nesting,
      first: { site, place: escape.place, locks: escape.locks, way: [], thread: undefined },
      second: fromInstance(change),
      more: [],
      evidence: 'escape',
      confidence: used && elsewhere ? 'medium' : 'low',
      guard,
      why: 'the caller goes on using the map after the lock is released',
      facts: [],
      at: undefined,
    });
  }
}

/** Whoever calls it gets the live map, and no lock with it. */
function isOpenGetter(escape: MapGroup['escapes'][number], callers: readonly Func[], guard: Guard): boolean {
  const { func, place, locks } = escape;
  return (
    escape.how === 'return' &&
    locks.length === 0 &&
    callers.length === 0 &&
    place.root === func.receiver &&
    /^\p{Lu}/u.test(func.symbol?.name ?? '') &&
    guard.sameOwner &&
    lockConfidence(guard) !== 'low'
  );
}

/** The caller of a function that hands the map out touches it without the guard. */
function usesWithout(caller: Func, guard: Guard, group: MapGroup): boolean {
  return group.instances.some((i) => {
    if (!crashes(i.site.kind) || guardingLock(i, guard.lock)) return false;
    for (let at: Func | undefined = i.site.func; at; at = at.parent) if (at === caller) return true;
    for (let at: Context | undefined = i.context; at?.from; at = at.from.context)
      if (at.from.context.func === caller) return true;
    return false;
  });
}

// Threads

/** Calls, after which a way is no longer taken for granted. */
const longWay = 5;

function together(group: MapGroup, offer: (conflict: Conflict) => void): void {
  const live = group.instances.filter((i) => counts(i) && crashes(i.site.kind));
  const changes = live.filter((i) => isChange(i.site.kind));
  const atHome = new Set(group.instances.flatMap((i) => (i.owned && !i.context.inTest ? i.site : [])));
  for (const change of changes) {
    for (const other of live) {
      const because = mayRunTogether(change, other);
      if (
        !because ||
        isElsewhere(change, other) ||
        excluded(change, other) ||
        isBefore(change, other) ||
        isBefore(other, change)
      )
        continue;
      const contract = contractOf(change.site.func) ?? contractOf(other.site.func);
      if (contract) continue;
      let { confidence } = because;
      const certain = isPackageVariable(change.place);
      const doubts = [change, other].map((i) => {
        if (i.context.thread.kind === 'entry') return doubtOf(i);
        return isCallback(i) ? i.context.doubt - 1 : i.context.doubt;
      });
      confidence = lower(confidence, Math.min(certain ? 1 : 2, Math.max(...doubts)));
      // The longer the way, the more has to be so for both to get there.
      const depths = [change, other].map(({ context }) => depthOf(context, mayBeOneThread(change, other)));
      const [near, far] = depths.sort((a, b) => a - b) as [number, number];
      if (!certain && far >= longWay) confidence = lower(confidence, near >= longWay || far >= longWay + 3 ? 2 : 1);
      if (change.place.hasElement && change.place.nesting === 0) confidence = lower(confidence);
      // Each thread may have an element of its own, unless one goes through all of them.
      const sweeps = change.access.sweeps || other.access.sweeps;
      if (group.nesting > 0 && (!sweeps || confidence === 'high')) confidence = lower(confidence);
      // A fake server answers one client after another.
      if ([change, other].some((i) => isTestCode(i.site.func) || isTestCode(i.context.thread.func))) confidence = 'low';
      if (because.evidence === 'object-thread') {
        const caller = change.context.thread.kind === 'entry' ? change : other;
        // Where the program itself comes here, it does so with objects that nobody else knows yet.
        if (isSetup(caller) || isComponent(change, other) || atHome.has(caller.site)) confidence = 'low';
      }
      const locked = change.locks.some((h) => h.sure);
      const [first, second] = locked && !other.locks.some((h) => h.sure) ? [other, change] : [change, other];
      offer({
        kind: 'unlocked',
        declaration: group.declaration,
        nesting: group.nesting,
        first: fromInstance(first),
        second: fromInstance(second),
        more: [],
        evidence: because.evidence,
        confidence,
        guard: undefined,
        why: because.why,
        facts: [],
        at: undefined,
      });
    }
  }
}

function mayBeOneThread(a: Instance, b: Instance): boolean {
  return a.context.thread.id === b.context.thread.id;
}

/**
 * How many calls lead there. Where both sides lie in the goroutines that one loop starts, whatever leads to the loop
 * leads to both.
 */
function depthOf(context: Context, together: boolean): number {
  if (!together) return context.depth;
  let depth = 0;
  for (let at = context; at.from; at = at.from.context) {
    depth++;
    if (at.from.call.thread) return at.from.call.thread.many ? depth : context.depth;
  }
  return context.depth;
}

function mayRunTogether(
  a: Instance,
  b: Instance,
): { evidence: EvidenceKind; confidence: Confidence; why: string } | undefined {
  const mine = a.context.thread;
  const theirs = b.context.thread;
  const isThread = (kind: string): boolean => kind === 'go' || kind === 'handler' || kind === 'serial';
  const known = (i: Instance): boolean => i.shared || i.handedOut;
  // Two requests may come for one element; that it has a mutex says that they do.
  const isElementOfMany = (i: Instance): boolean => i.context.thread.kind === 'handler' && i.member;
  if (isElementOfMany(a) && isElementOfMany(b) && hasMutex(a.place.declaration))
    return {
      evidence: 'handler',
      confidence: a.place.hasElement ? 'high' : 'medium',
      why: `${mine.func.name} is ${withArticle(mine.what)}, and several requests may be for one ${a.place.declaration?.owner?.name ?? 'object'}`,
    };
  if (!known(a) || !isThread(mine.kind)) {
    // The change may lie on the outer side: an exported method beside the object's own goroutine.
    if (!known(b) || !isThread(theirs.kind) || !theirs.outlives || mine.kind !== 'entry' || !fromReceiver(a))
      return undefined;
    return {
      evidence: 'object-thread',
      confidence: 'medium',
      why: `${theirs.what} ${startedIn(theirs)}uses the map, and ${a.site.func.name} can be called from any other`,
    };
  }
  if (mine.id === theirs.id) {
    if (!mine.many || !a.shared || !b.shared) return undefined;
    const handler = mine.kind === 'handler';
    return {
      evidence: handler ? 'handler' : 'reach',
      confidence: handler ? 'high' : 'medium',
      why: handler
        ? `${mine.func.name} is ${withArticle(mine.what)}, which runs many times at once`
        : `${mine.what} ${startedIn(mine)}runs more than once at the same time`,
    };
  }
  // Two goroutines that are waited for are held against each other where both are started.
  if (!mine.outlives && !theirs.outlives) return undefined;
  if (isThread(theirs.kind) && known(b))
    return {
      evidence: mine.kind === 'handler' || theirs.kind === 'handler' ? 'handler' : 'reach',
      confidence: mine.kind === 'handler' || theirs.kind === 'handler' ? 'high' : 'medium',
      why: `${mine.what} ${startedIn(mine)}and ${theirs.what} ${startedIn(theirs)}run at the same time`,
    };
  // An object with a goroutine of its own, and one that goes through all of them.
  if (isThread(theirs.kind) && a.handedOut && b.member)
    return {
      evidence: 'reach',
      confidence: 'medium',
      why: `${mine.what} ${startedIn(mine)}and ${theirs.what} ${startedIn(theirs)}run at the same time`,
    };
  if (mine.outlives && theirs.kind === 'entry' && fromReceiver(b))
    return {
      evidence: 'object-thread',
      confidence: 'medium',
      why: `${mine.what} ${startedIn(mine)}uses the map, and ${b.site.func.name} can be called from any other`,
    };
  // What calls a callback is not known; the goroutine that goes on working is another, as a rule.
  if (mine.outlives && mine.kind === 'go' && isPackageVariable(a.place) && isCallback(b))
    return {
      evidence: 'object-thread',
      confidence: 'medium',
      why: `${mine.what} ${startedIn(mine)}uses the map, and ${b.site.func.name} is a callback`,
    };
  return undefined;
}

/** A literal of which nothing is known but that it was handed away. */
function isCallback({ context: { thread } }: Instance): boolean {
  return thread.kind === 'unknown' && thread.func.symbol === undefined;
}

/**
 * The goroutine reaches the object through another, which may keep it to itself: a method that nobody calls says nothing
 * of how that one is used.
 */
function isComponent(a: Instance, b: Instance): boolean {
  const thread = a.context.thread.kind === 'entry' ? b : a;
  return thread.holder !== undefined;
}

/** They belong to different owners: the map of a file store's index is not that of a memory store's. */
function isElsewhere(a: Instance, b: Instance): boolean {
  return a.holder?.own !== undefined && b.holder?.own !== undefined && a.holder.own !== b.holder.own;
}

function startedIn(thread: Context['thread']): string {
  return thread.kind === 'handler' ? '' : `started in ${thread.func.name} `;
}

function isPackageVariable({ root }: Place): boolean {
  return root.kind === 'var' && root.role === 'package';
}

/** The object is one that the caller of an exported method has, or a package variable. */
function fromReceiver(instance: Instance): boolean {
  const { root } = instance.place;
  return root.kind === 'var' && (root.role === 'package' || root.role === 'receiver');
}

function withArticle(what: string): string {
  return `${/^([aeio]|HTTP|MQTT|NATS|NSQ)/.test(what) ? 'an' : 'a'} ${what}`;
}
