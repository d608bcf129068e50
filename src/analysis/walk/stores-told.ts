// What a function has stored in objects that it made: callers are told of those that they can name, and of no others. Each
// caller would take over what its callees have stored, for each call anew, and most of it lies in objects of which nobody
// hears again. In: a summary without its stores, and all stores. Out: those worth telling.
import type { Place, PlaceRoot } from '../place.js';
import type { Held, Summary, SummaryAccess } from '../summary.js';

type Store = Summary['stores'][number];

export function storesTold(summary: Omit<Summary, 'stores'>, stores: readonly Store[]): readonly Store[] {
  if (stores.length === 0) return stores;
  const roots = rootsIn(summary);
  for (let before = -1; before < roots.size; ) {
    before = roots.size;
    for (const [where, what] of stores) if (roots.has(where.root)) addRoot(roots, what);
  }
  return stores.filter(([where]) => roots.has(where.root));
}

/** The roots of all places that a summary speaks of. */
function rootsIn(summary: Omit<Summary, 'stores'>): Set<PlaceRoot> {
  const roots = new Set<PlaceRoot>();
  const all = (places: readonly (Place | undefined)[] | undefined): void => {
    for (const place of places ?? []) if (place) addRoot(roots, place);
  };
  const locks = (held: readonly Held[]): void => {
    for (const { place, during } of held) all([place, during]);
  };
  const accesses = (some: readonly SummaryAccess[]): void => {
    for (const access of some) {
      all([access.place, ...access.gates, ...access.told]);
      locks(access.locks);
    }
  };
  accesses(summary.accesses);
  locks(summary.acquires);
  locks(summary.releases);
  for (const places of summary.returns) all(places);
  for (const thread of summary.threads) {
    all([...thread.signals, ...thread.waits, ...thread.objects]);
    accesses(thread.accesses);
  }
  for (const use of summary.callbacks) {
    all([use.place, ...use.args, ...use.handed.flat(), ...use.gates, ...use.told]);
    all(use.tells);
    locks(use.locks);
  }
  all(summary.waits);
  all(summary.signals);
  all(summary.given);
  all(summary.adds.map(([group]) => group));
  all(summary.kept.flat());
  return roots;
}

/** With what a function value has got hold of. */
function addRoot(roots: Set<PlaceRoot>, { root }: Place): void {
  if (roots.has(root)) return;
  roots.add(root);
  if (root.kind !== 'code') return;
  if (root.bound) addRoot(roots, root.bound);
  for (const [, place] of root.captured) addRoot(roots, place);
}
