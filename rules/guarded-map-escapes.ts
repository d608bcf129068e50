// guarded-map-escapes: the reference to a guarded map leaves the lock: returned, stored or sent.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'guarded-map-escapes',
  name: 'GuardedMapEscapes',
  severity: 'warning',
  summary: 'A reference to a guarded map is handed out, while the map goes on being changed in place.',
  description: `A map value is a reference. A getter that locks, returns the field and unlocks protects the copying of the
reference, and nothing else: the caller then reads or iterates the live map without the lock.

Reported is a map that is taken while its lock is held and returned, stored in another object, put into a result struct
or sent on a channel, when the same map is changed in place under the lock elsewhere; and one that an exported getter,
which nothing in the program calls, returns without any lock. The finding stands where the reference leaves.

It is silent where a copy is returned, where the map is only ever replaced as a whole, where the object takes a new map
in exchange, and where all callers still hold the lock.`,
  bad: `package store

import "sync"

type Store struct {
	mu    sync.Mutex
	items map[string]int
}

func (s *Store) Put(key string, value int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[key] = value
}

func (s *Store) All() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.items
}
`,
  good: `package store

import (
	"maps"
	"sync"
)

type Store struct {
	mu    sync.Mutex
	items map[string]int
}

func (s *Store) Put(key string, value int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[key] = value
}

func (s *Store) All() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.items)
}
`,
  misses: [
    'a pointer to the struct around the map that is handed out',
    'maps that leave through reflection, or inside values of interface type',
  ],
  tags: ['concurrency', 'correctness'],
};

export const guardedMapEscapes: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('escape')) {
      const map = `the map ${context.mapName(conflict)} is returned`;
      const lock = context.guardText(conflict);
      const how = conflict.first.locks.length > 0 ? `out of ${lock}'s critical section` : `without ${lock}`;
      context.report(conflict, {
        message: `${map} ${how}, ${context.whileText(conflict)}`,
        help: 'return a copy (maps.Clone), or answer the question under the lock',
      });
    }
  },
};
