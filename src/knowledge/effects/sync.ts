// Locks, atomics, Once, WaitGroup, Pool, sync.Map and contexts, with the packages that stand in for them.
// A WaitGroup, a Once, an atomic or a Pool is no lock; only what has `lock` here takes part in locksets.
import { each, eachOwner, ranges, runs, spawns, table, touches } from '../table.js';

/** sync.Mutex and what is used in its place. go-deadlock and its forks have sync's names. */
const mutexes = ['sync.Mutex', 'github.com/sasha-s/go-deadlock.Mutex', 'github.com/linkdata/deadlock.Mutex'];
const rwMutexes = [
  'sync.RWMutex',
  'github.com/sasha-s/go-deadlock.RWMutex',
  'github.com/linkdata/deadlock.RWMutex',
  'github.com/viney-shih/go-lock.RWMutex',
];
const plainLocks = ['sync.Locker', 'github.com/viney-shih/go-lock.Mutex'];
const waitGroups = ['sync.WaitGroup', 'github.com/sasha-s/go-deadlock.WaitGroup'];
const onces = ['sync.Once', 'github.com/sasha-s/go-deadlock.Once'];

const atomicBoxes = [
  'sync/atomic.Value',
  'sync/atomic.Pointer',
  'go.uber.org/atomic.Value',
  'go.uber.org/atomic.Pointer',
];

const once = { callbacks: [{ of: 0, runs: 'now', exclusive: true, onlyFirst: true }] } as const;

export const syncEffects = table(
  eachOwner([...mutexes, ...rwMutexes, ...plainLocks], (type) =>
    table(each(type, 'Lock', { lock: 'lock' }), each(type, 'Unlock', { lock: 'unlock' })),
  ),
  eachOwner([...mutexes, ...rwMutexes], (type) => each(type, 'TryLock', { lock: 'trylock' })),
  eachOwner(rwMutexes, (type) =>
    table(
      each(type, 'RLock', { lock: 'rlock' }),
      each(type, 'RUnlock', { lock: 'runlock' }),
      each(type, 'TryRLock', { lock: 'tryrlock' }),
      each(type, 'RLocker', { returns: 'recv' }),
    ),
  ),

  each('golang.org/x/sync/semaphore', 'NewWeighted', { permits: 0 }),
  each('golang.org/x/sync/semaphore.Weighted', 'Acquire', { lock: 'lock', weight: 1 }),
  each('golang.org/x/sync/semaphore.Weighted', 'TryAcquire', { lock: 'trylock' }),
  each('golang.org/x/sync/semaphore.Weighted', 'Release', { lock: 'unlock', weight: 0 }),

  eachOwner(onces, (type) => each(type, 'Do', once)),
  each('sync', 'OnceFunc OnceValue OnceValues', { once: 0 }),

  eachOwner(waitGroups, (type) =>
    table(
      each(type, 'Add', { join: 'add' }),
      each(type, 'Done', { join: 'done' }),
      each(type, 'Wait', { join: 'wait' }),
      each(type, 'Go', spawns(0, `${type}.Wait`)),
    ),
  ),

  // What Get hands out belongs to the caller alone until it is Put back.
  each('sync.Pool', 'Get', { fresh: true }),
  each('sync.Pool', 'Put', {}),
  // Wait gives the lock up and takes it again: before and after, it is held.
  each('sync.Cond', 'Signal Broadcast', { join: 'done' }),
  each('sync.Cond', 'Wait', {}),

  // A context with an end is the one that it was made from, as far as what it carries is concerned.
  each(
    'context',
    'WithCancel WithCancelCause WithDeadline WithDeadlineCause WithTimeout WithTimeoutCause WithoutCancel',
    {
      returns: 0,
    },
  ),
  each('context', 'WithValue', { carried: 'with' }),
  each('context.Context', 'Value', { carried: 'get' }),

  each('sync.Map', 'Load', { syncMap: 'load' }),
  each('sync.Map', 'Store Swap', { syncMap: 'store' }),
  each('sync.Map', 'Delete LoadAndDelete CompareAndDelete', { syncMap: 'delete' }),
  each('sync.Map', 'LoadOrStore', { syncMap: 'load-or-store' }),
  each('sync.Map', 'CompareAndSwap Clear', { syncMap: 'other' }),
  each('sync.Map', 'Range', { ...ranges(0), syncMap: 'other' }),

  eachOwner(atomicBoxes, (type) =>
    table(
      each(type, 'Load', { atomic: 'load' }),
      each(type, 'Store', { atomic: 'store' }),
      each(type, 'Swap', { atomic: 'swap' }),
      each(type, 'CompareAndSwap', { atomic: 'cas' }),
    ),
  ),
  each('go.uber.org/atomic.Pointer', 'CAS', { atomic: 'cas' }),
  each('sync/atomic', 'LoadPointer', { atomic: 'load' }),
  each('sync/atomic', 'StorePointer', { atomic: 'store' }),
  each('sync/atomic', 'SwapPointer', { atomic: 'swap' }),
  each('sync/atomic', 'CompareAndSwapPointer', { atomic: 'cas' }),

  // golang.org/x/sync/syncmap is sync.Map's old home; the concurrent maps below lock inside.
  each('golang.org/x/sync/syncmap.Map', 'Range', ranges(0)),
  each('github.com/puzpuzpuz/xsync.MapOf', 'Range', ranges(0)),
  each('github.com/puzpuzpuz/xsync/v2.MapOf', 'Range', ranges(0)),
  each('github.com/puzpuzpuz/xsync/v3.MapOf', 'Range', ranges(0)),
  each('github.com/puzpuzpuz/xsync/v4.Map', 'Range', ranges(0)),
  each('github.com/orcaman/concurrent-map.ConcurrentMap', 'IterCb Upsert RemoveCb', {}),
  each('github.com/orcaman/concurrent-map/v2.ConcurrentMap', 'IterCb', runs('now', 0)),
  each('github.com/orcaman/concurrent-map.ConcurrentMap', 'IterCb', runs('now', 0)),
  each('github.com/orcaman/concurrent-map.ConcurrentMap', 'MSet', touches('iterate', 0)),
  each('github.com/orcaman/concurrent-map/v2.ConcurrentMap', 'MSet', touches('iterate', 0)),
);
