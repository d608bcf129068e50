// Phrases as they stand in public code, in all their variety, and the ones that must not be taken for a promise.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  guardedBy,
  guards,
  isForTheEnd,
  isLockNamedFor,
  isLockNamedForMaps,
  isNamedForTests,
  locksHeldByCaller,
  mayPromise,
  mayWaive,
  nameHoldsLock,
  saysWhenToCall,
  waivesLock,
} from '../../src/knowledge/index.js';

/** The comment, and the lock it names; '' for "the lock". */
const held: readonly (readonly [comment: string, lock: string, mode?: 'read' | 'write'])[] = [
  ['// Caller must hold ac.mu.', 'ac.mu'],
  ['// caller must hold h.mu', 'h.mu'],
  ['// Caller must hold reloadMu.', 'reloadMu'],
  ['// Invariant: The caller MUST hold s.mu.', 's.mu'],
  ['// Caller needs to hold c.mu.', 'c.mu'],
  ['// s.mu must be held while calling this function.', 's.mu'],
  ['// s.mu must be held for writing.', 's.mu', 'write'],
  ['// s.mu must be held by the caller.', 's.mu'],
  ['// lock (s.mu) needs to be held by the caller.', 's.mu'],
  ['// run starts p.function and returns the result. p.mu must be locked.', 'p.mu'],
  ['// It must be called with w.mu held.', 'w.mu'],
  ['// must be called with db.mu lock held', 'db.mu'],
  ['// rejects the entire request. Must be called with sg.mu held.', 'sg.mu'],
  ['// This function MUST be called with the mempool lock held (for writes).', '', 'write'],
  ['// This function MUST be called with the view mutex locked (for reads).', '', 'read'],
  ['// requires p.mu is held.', 'p.mu'],
  ['// Requires: m.mu held.', 'm.mu'],
  ['// Note: this requires a lock on ac.mu.', 'ac.mu'],
  ['// Assumes db.mu is locked.', 'db.mu'],
  ['// This method assumes s.mu.Lock is held by the caller.', 's.mu'],
  ['// assumes the span lock is already held.', ''],
  ['// incrementImageReferenceImpl assumes the lock is held', ''],
  ['// Lock should be held.', ''],
  ['// Both locks should be held.', ''],
  ['// Lock held on entry', ''],
  ['// Server lock is held on entry.', ''],
  ['// l.mu is held.', 'l.mu'],
  ['// called with lock', ''],
  ['// Has to be called with lock!', ''],
  ['// with mu locked.', 'mu'],
  ['// under s.mu.Lock().', 's.mu'],
  ['// s must be locked when calling. You need to hold the lock to call this method.', ''],
  ['// The container lock must be held when calling this method.', ''],
  ['// UnsafeDelete must be called holding the lock on the tx.', ''],
  ['// It must be called in a write lock on ech.configsMu.', 'ech.configsMu', 'write'],
  ['// currentNodeState should not be called without a read lock', '', 'read'],
  ['// It is unsafe to call this concurrently with s.iterator(...) without holding the series lock.', ''],
  ['// compareAndDelete must be called under the mutex of the indirect node which e is a child of.', ''],
  ['// Not thread safe, a lock must be held when calling this.', ''],
  ['// advance requires that lim.mu is held.', 'lim.mu'],
  ['// and returns a deep copy of the saved object. Callers must hold a Container lock.', ''],
  ['// the caller should lock m.filterLock while calling this method', 'm.filterLock'],
  ['// Locking must be done externally.', ''],
  ['// exported version in that it is up to the caller to ensure the lock is held.', ''],
  ['// (NB) span should hold the lock before making this call', ''],
  ['// updateBalance recalculates the balance. Must be called while holding a lock.', ''],
  ["// operations always happen with the listener wrapper's lock held.", ''],
  ['// Note: Assumes caller holds topicCacheMu lock or is OK with concurrent access to conf', 'topicCacheMu'],
  ['// resolves a block by index. The caller must hold cm.mutex. In-memory primary-chain', 'cm.mutex'],
  ['/* caller must hold the tree lock */', ''],
  ['// add inserts the entry.\n//\n// The caller must hold\n// c.mu.', 'c.mu'],
  ['// +checklocks:s.mu', 's.mu'],
  ['// +checklocksread:c.mu', 'c.mu', 'read'],
  ['// Must hold s.mu.RLock.', 's.mu', 'read'],
  ['// Should be called with `d.mu` locked', 'd.mu'],
  ['// removeLocked removes id; mu is already held by the caller', 'mu'],
];

const notHeld: readonly string[] = [
  '// gsb when called. gsb.mu must not be held. Does not panic with a nil',
  '// Acquires the write-lock on the cache. Caller must not hold p.lb.cacheMu.',
  '// s is just created by the caller. No lock needed.',
  '// and balancerPending. mu does not need to be held when calling into the',
  '// Lock does NOT need to be held, we set the client on setup and never change it at this point.',
  '// Lock not held on entry, but session is in the locked map.',
  '// Only accessed from the run goroutine; no locking needed.',
  '// No mutex is needed, as it is modified only during the configuration build.',
  '// reads (e.g. from Annotate) are safe without holding the mutex.',
  '// Get returns the value stored under the key.',
  '// AcquireLock attempts to acquire a lock for the given lockID.',
  '// Lookup is safe to call concurrently. It will hold the cache lock, so f',
  '// ReleaseLock releases a lock held by the current instance.',
  '// Run blocks until the context is done.',
  '// Blocked reports whether the account is blocked.',
  '// Function acquires an exclusive or shared lock.',
];

test('a comment that says who holds the lock is a promise, and names the lock', () => {
  const wrong = held.filter(([comment, lock, mode]) => {
    const locks = locksHeldByCaller(comment);
    const named = lock === '' ? locks.every((one) => one.lock === undefined) : locks.some((one) => one.lock === lock);
    return locks.length === 0 || !named || (mode !== undefined && locks[0]?.mode !== mode);
  });
  assert.deepEqual(
    wrong.map(([comment]) => [comment, locksHeldByCaller(comment)]),
    [],
  );
  for (const [comment] of held) assert.ok(mayPromise(comment), comment);
});

test('a comment that denies it, or speaks of something else, is none', () => {
  assert.deepEqual(
    notHeld.filter((comment) => locksHeldByCaller(comment).length > 0),
    [],
  );
});

test('names that promise a held lock, and names that only sound so', () => {
  for (const name of [
    'addLocked',
    'getConnLocked',
    'removeConnLocked',
    'sizeLocked',
    'evictLocked2',
    'assertMuHeld',
    'unlockedGet',
  ]) {
    assert.equal(nameHoldsLock(name), 'promise', name);
  }
  for (const name of [
    'add_locked',
    'getLocked',
    'getUnlocked',
    'setNoLock',
    'getWithoutLock',
    'unsafeGet',
    'nolockAdd',
    'insertUnsafe',
  ]) {
    assert.equal(nameHoldsLock(name), 'hint', name);
  }
  for (const name of [
    'IsLocked',
    'isLocked',
    'Lock',
    'Locked',
    'Blocked',
    'setBlocked',
    'TryLock',
    'ErrLocked',
    'unlock',
    'isUnlocked',
    'unlocked',
    'Get',
  ]) {
    assert.equal(nameHoldsLock(name), undefined, name);
  }
});

test('a field comment names its lock', () => {
  const guarded: readonly (readonly [string, string | undefined])[] = [
    ['// guarded by mu', 'mu'],
    ['// protected by mu', 'mu'],
    ['// Guarded by s.mu.', 's.mu'],
    ['// items by id; protected by itemsLock', 'itemsLock'],
    ['// resetScheduled is protected by mtx. It is true if a reset is', 'mtx'],
    ['// Usage/limits related fields that will be protected by usageMu', 'usageMu'],
    ['// with access guarded by `ringhashBalancer.mu`. The `endpointStates` cache', 'ringhashBalancer.mu'],
    ['// access to devices fields must hold devicesMu lock', 'devicesMu'],
    ['// +checklocks:mu', 'mu'],
    ['// GUARDED_BY(mu)', 'mu'],
    ['// must hold mu to access', 'mu'],
    ['// accessed under connMu', 'connMu'],
    ['// hold mu while accessing', 'mu'],
    ['// Access to the below fields are guarded by this mutex.', undefined],
    ['// All of the below are protected by the embedded RWMutex.', 'RWMutex'],
    ['// protected by the lock above', undefined],
  ];
  assert.deepEqual(
    guarded.map(([comment]) => [comment, guardedBy(comment)?.lock, guardedBy(comment) !== undefined]),
    guarded.map(([comment, lock]) => [comment, lock, true]),
  );
  for (const [comment] of guarded) assert.ok(mayPromise(comment), comment);
  for (const comment of [
    '// These fields are not protected by the lock mu. They are assumed to be',
    "// serializing buffer and don't need to be protected by a mutex.",
    '// after that, and hence need not be guarded by a mutex.',
    "// This variable is not protected with a mutex because it's always",
    '// the number of connections',
  ]) {
    assert.equal(guardedBy(comment), undefined, comment);
  }
});

test("a mutex's comment says what it guards", () => {
  const what: readonly (readonly [string, RegExp, boolean])[] = [
    ['// mu guards the fields below.', /fields below/, true],
    ['// mu protects the following fields.', /following fields/, true],
    ['// hdrMu protects outgoing header and trailer metadata.', /header and trailer/, false],
    ['// endpointsMu protects the endpoints map.', /endpoints map/, false],
    ['// envLock guards env and envs.', /env and envs/, false],
    ['// mu guards hsConnMap and hsDialer.', /hsConnMap and hsDialer/, false],
    ['// Protects access to memberlist and broadcasts fields.', /memberlist and broadcasts/, true],
    ['// mu protects concurrent accesses to itemSet', /itemSet/, false],
    ['// Mutex guards all the fields below, except trfChan which can be read', /fields below/, true],
    ['// suitesCountersMutex is a mutex to protect access to the suitesCounters map.', /suitesCounters/, false],
    ['// lock protects concurrent access to the listeners map', /listeners/, false],
    ['// thread-safety for maps', /maps/, false],
    ['// everything below', /./, true],
  ];
  for (const [comment, pattern, follows] of what.slice(0, -1)) {
    const answer = guards(comment);
    assert.match(answer?.what ?? '', pattern, comment);
    assert.ok(mayPromise(comment), comment);
    assert.equal(answer?.follows, follows, comment);
  }
});

test('a comment in a function says why no lock is taken; most comments cannot', () => {
  for (const comment of [
    '// No locking is needed here.',
    '// we do not need to hold mu yet',
    '// safe without holding the lock',
    '// this part is single-threaded',
    '// Safe because only one goroutine writes.',
    '// There is no need to protect s.commands and what it holds.',
  ])
    assert.ok(waivesLock(comment) && mayWaive(comment), comment);
  assert.ok(!waivesLock('// Workers need not protect themselves from a slow disk.'));
  for (const comment of ['// the number of connections', '// TODO: give it a better name']) {
    assert.ok(!waivesLock(comment) && !mayWaive(comment) && !mayPromise(comment), comment);
  }
});

test('a lock is named for its map', () => {
  const pairs = [
    ['tokensMutex', 'RefreshTokens', false],
    ['refreshTokensMutex', 'RefreshTokens', true],
    ['clientMu', 'clients', true],
    ['entries_lock', 'entry', true],
    ['muConns', 'conns', true],
    ['lockForPeers', 'peerMap', true],
    ['subsRWMutex', 'subs', true],
    ['mu', 'm', false],
    ['rwMutex', 'words', false],
    ['lock', 'locks', false],
    ['writeMu', 'conns', false],
  ] as const;
  for (const [lock, map, expected] of pairs) assert.equal(isLockNamedFor(lock, map), expected, `${lock} for ${map}`);
});

test('a lock is named for all maps', () => {
  for (const lock of ['mapMu', 'mapsMutex', 'map_lock', 'muMaps', 'MapLock']) assert.ok(isLockNamedForMaps(lock), lock);
  for (const lock of ['mu', 'remapMu', 'mapperLock', 'peerMapMu', 'lock']) assert.ok(!isLockNamedForMaps(lock), lock);
});

test('when a function is to be called', () => {
  for (const doc of ['It must be called from an init function.', 'Call it before any request.', 'For use in tests.'])
    assert.ok(saysWhenToCall(doc), doc);
  for (const doc of ['Register adds a codec.', 'It replaces the one before, if any.'])
    assert.ok(!saysWhenToCall(doc), doc);
  for (const name of ['RegisterForTest', 'SetForTesting', 'SetTestingHook']) assert.ok(isNamedForTests(name), name);
  for (const name of ['Register', 'RegisterForType']) assert.ok(!isNamedForTests(name), name);
});

test('what an object is given up with', () => {
  for (const name of ['Close', 'stop', 'Shutdown', 'ShutDownAll', 'forceStop', 'TerminateSession'])
    assert.ok(isForTheEnd(name), name);
  for (const name of ['Closest', 'Stopped', 'isClosed', 'Start', 'Closer']) assert.ok(!isForTheEnd(name), name);
});
