// Which accesses can run together without a common lock, and why that is believed. In: groups of instances and the
// pairs that forks gave. Out: one conflict for each map and function to be mended, the best evidence first.
import type { AccessKind } from '../../finding.js';
import { editedInCache } from '../cached-objects.js';
import { type Conflict, levels, type MapUse } from '../conflict.js';
import type { Contexts } from '../context.js';
import { isDeclaredWithoutLock } from '../contracts.js';
import { changedThroughCopies } from '../copies.js';
import { editedDefaults } from '../defaults.js';
import { changedWhereFound } from '../found-objects.js';
import type { MapGroup } from '../groups.js';
import { guardOf, mayCollide, readersLock } from '../guards.js';
import { underLocksOfKeys } from '../keyed-locks.js';
import type { LazyCaches } from '../lazy-caches.js';
import type { Times } from '../lifetimes.js';
import type { Place } from '../place.js';
import { asPublished, changesInSyncMaps, publishedMutations } from '../published.js';
import { unlockedRegister } from '../registers.js';
import type { AccessSite } from '../summary.js';
import { crashes, isChange } from '../summary.js';
import type { NilWrite, Walked } from '../walked.js';
import { escapes } from './escapes.js';
import { areKeptApart, forkConflict } from './forks.js';
import { copiedLocks, staleAliases, underReadLock, unguarded } from './missing-locks.js';
import { beforeTheLast, besideAtomics, besideTheLock, underNumbers } from './neighbours.js';
import { together } from './threads.js';

export function findConflicts(
  groups: readonly MapGroup[],
  walked: Iterable<Walked>,
  contexts: Contexts,
  lazy: LazyCaches,
  times: Times,
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
    const conflict = asWaived(lazy.asLazy(asPublished(offered)), times);
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
      const conflict = areKeptApart(pair, own.summary, contexts) ? undefined : forkConflict(pair, own.summary, times);
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
  for (const group of groups) {
    const guard = guardOf(group);
    copiedLocks(group, offer);
    staleAliases(group, offer);
    underReadLock(group, guard, times, offer);
    if (guard) {
      unguarded(group, guard, times, offer);
      escapes(group, guard, times, offer);
    } else {
      const lock = readersLock(group);
      if (lock) unguarded(group, lock, times, offer);
    }
    together(group, guard, times, offer);
    besideTheLock(group, offer);
    besideAtomics(group, times, offer);
    underNumbers(group, times, offer);
    beforeTheLast(group, times, offer);
    publishedMutations(group, offer);
    editedInCache(group, offer);
    changedWhereFound(group, times, offer);
    changesInSyncMaps(group, offer);
    lazy.fills(group, times, offer);
    unlockedRegister(group, times, offer);
    changedThroughCopies(group, offer);
    editedDefaults(group, offer);
    underLocksOfKeys(group, offer);
  }
  for (const conflict of others) offer(conflict);
  const used = new Map(groups.map((group) => [`${identity(group.declaration)}.${group.nesting}`, group]));
  return [...found.values()].map((conflict) => {
    const group = conflict.declaration && used.get(`${identity(conflict.declaration)}.${conflict.nesting}`);
    return group ? { ...conflict, use: useOf(group), passedOn: passedOnIn(group) } : conflict;
  });
}

/** Whoever has declared the map knows what keeps its users apart; one that tests alone hand in, they keep apart. */
function asWaived(conflict: Conflict, times: Times): Conflict {
  const { declaration, first } = conflict;
  if (!declaration) return conflict;
  const isHook = !first.site.func.test && times.isForTests(declaration);
  return isHook || isDeclaredWithoutLock(declaration) ? { ...conflict, confidence: 'low' } : conflict;
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
