// Containers and stores of libraries that keep a map, and are documented as not safe for concurrent use: callers lock.
import { type Effects, each, eachOwner, table } from '../table.js';

const lrus = [
  'github.com/golang/groupcache/lru.Cache',
  'github.com/hashicorp/golang-lru/simplelru.LRU',
  'github.com/hashicorp/golang-lru/v2/simplelru.LRU',
];
const maps = [
  'github.com/emirpasic/gods/maps/hashmap.Map',
  'github.com/emirpasic/gods/maps/linkedhashmap.Map',
  'github.com/emirpasic/gods/v2/maps/hashmap.Map',
  'github.com/emirpasic/gods/v2/maps/linkedhashmap.Map',
];
const sets = [
  'github.com/emirpasic/gods/sets/hashset.Set',
  'github.com/emirpasic/gods/sets/linkedhashset.Set',
  'github.com/emirpasic/gods/v2/sets/hashset.Set',
  'github.com/emirpasic/gods/v2/sets/linkedhashset.Set',
];
const orderedMaps = [
  'github.com/elliotchance/orderedmap.OrderedMap',
  'github.com/elliotchance/orderedmap/v2.OrderedMap',
  'github.com/wk8/go-ordered-map.OrderedMap',
  'github.com/wk8/go-ordered-map/v2.OrderedMap',
];

/** These lock for themselves, which says nothing of the maps that they keep. */
const lockingLrus = [
  'github.com/hashicorp/golang-lru.Cache',
  'github.com/hashicorp/golang-lru.ARCCache',
  'github.com/hashicorp/golang-lru.TwoQueueCache',
  'github.com/hashicorp/golang-lru/v2.Cache',
  'github.com/hashicorp/golang-lru/v2/expirable.LRU',
];
const lockingMaps = [
  'github.com/orcaman/concurrent-map.ConcurrentMap',
  'github.com/orcaman/concurrent-map/v2.ConcurrentMap',
  // What its Cache embeds.
  'github.com/patrickmn/go-cache.cache',
];
const lockingCaches: ReadonlySet<string> = new Set([
  ...lockingLrus,
  ...lockingMaps,
  'github.com/patrickmn/go-cache.Cache',
]);

/** A library's cache or map that locks its own table, by the full name of its type. */
export function isLockingCache(type: string): boolean {
  return lockingCaches.has(type);
}

export const storeEffects: Effects = table(
  eachOwner(lockingLrus, (lru) => table(each(lru, 'Add', { cache: 'put' }), each(lru, 'Get Peek', { cache: 'get' }))),
  eachOwner(lockingMaps, (map) =>
    table(each(map, 'Set SetDefault', { cache: 'put' }), each(map, 'Get', { cache: 'get' })),
  ),
  // Who reads a setting does so everywhere; who changes one while others may is the one to be told.
  eachOwner(['github.com/spf13/viper', 'github.com/spf13/viper.Viper'], (viper) =>
    each(viper, 'Set SetDefault RegisterAlias BindEnv BindPFlag BindPFlags MergeConfigMap', { store: 'write' }),
  ),
  // Which flags have been set is kept in a map of the flag set's.
  eachOwner(['flag', 'flag.FlagSet', 'github.com/spf13/pflag', 'github.com/spf13/pflag.FlagSet'], (flags) =>
    each(flags, 'Set', { store: 'write' }),
  ),
  eachOwner(lrus, (lru) =>
    table(
      each(lru, 'Add', { store: 'write' }),
      each(lru, 'Remove RemoveOldest', { store: 'delete' }),
      each(lru, 'Clear Purge', { store: 'clear' }),
      each(lru, 'Get Peek Contains', { store: 'read' }),
    ),
  ),
  eachOwner(maps, (map) =>
    table(
      each(map, 'Put', { store: 'write' }),
      each(map, 'Remove', { store: 'delete' }),
      each(map, 'Clear', { store: 'clear' }),
      each(map, 'Get', { store: 'read' }),
      each(map, 'Keys Values', { store: 'iterate' }),
    ),
  ),
  eachOwner(sets, (set) =>
    table(
      each(set, 'Add', { store: 'write' }),
      each(set, 'Remove', { store: 'delete' }),
      each(set, 'Clear', { store: 'clear' }),
      each(set, 'Contains', { store: 'read' }),
      each(set, 'Values', { store: 'iterate' }),
    ),
  ),
  eachOwner(orderedMaps, (map) =>
    table(
      each(map, 'Set', { store: 'write' }),
      each(map, 'Delete', { store: 'delete' }),
      each(map, 'Get', { store: 'read' }),
    ),
  ),
);
