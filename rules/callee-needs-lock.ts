// callee-needs-lock: a function whose contract is that the caller holds the lock is called without it.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'callee-needs-lock',
  name: 'CalleeNeedsLock',
  severity: 'error',
  summary: 'A function that needs its caller to hold a lock is called without it.',
  description: `Many helpers leave locking to their callers and say so. The promise is taken at its word: nothing is reported
inside the helper, and a call that breaks it is the finding.

A contract is a name that ends in \`Locked\`, or a doc comment such as "caller must hold s.mu", "s.mu must be held", "lock
should be held" or \`+checklocks:s.mu\`. It matters when the function, or what it calls, touches a map.

A call is reported where the lock is surely not held: it was never taken, it has been released already, the call is
deferred and runs after the deferred unlock, or it is made in a goroutine of its own. Calls on an object that is not
yet known to anybody else are fine.`,
  bad: `package store

import "sync"

type Store struct {
	mu    sync.Mutex
	items map[string]int
}

// evict removes a key. The caller must hold s.mu.
func (s *Store) evict(key string) {
	delete(s.items, key)
}

func (s *Store) Put(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[key]++
	s.evict("old")
}

func (s *Store) Evict(key string) {
	s.evict(key)
}
`,
  good: `package store

import "sync"

type Store struct {
	mu    sync.Mutex
	items map[string]int
}

// evict removes a key. The caller must hold s.mu.
func (s *Store) evict(key string) {
	delete(s.items, key)
}

func (s *Store) Put(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[key]++
	s.evict("old")
}

func (s *Store) Evict(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.evict(key)
}
`,
  misses: [
    'contracts that are written in other words, or far from the function',
    'a contract that names no lock, where the type has several',
  ],
  tags: ['concurrency', 'correctness', 'contract'],
};

export const calleeNeedsLock: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('contract')) {
      const callee = conflict.first.way.at(-1)?.text.replace(/ is called$/, '') ?? conflict.first.site.func.name;
      context.report(conflict, {
        message: `${callee} needs ${context.guardText(conflict)} held for ${context.mapText(conflict)}, and is called here without it, ${context.whileText(conflict)}`,
        help: `hold ${context.guardText(conflict)} around this call`,
      });
    }
  },
};
