// map-write-under-rlock: a map is written while its RWMutex is held for reading only.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'map-write-under-rlock',
  name: 'MapWriteUnderRlock',
  severity: 'error',
  summary: 'A map is written while its RWMutex is held for reading only.',
  description: `\`RLock\` lets any number of readers in at once. A write under it runs beside their reads, and beside itself when
two goroutines are in the same function.

The shapes that are met most: a getter that deletes an entry it finds expired, a lookup that stores what it has
computed on a miss, a helper that inserts what is missing and is called by a reader, a deletion while ranging.

Reported are writes where the lock that guards the map is held in read mode, and no other lock is held that excludes
the other accesses. Writing to what an entry points to is no write to the map.`,
  bad: `package memo

import "sync"

type Memo struct {
	mu     sync.RWMutex
	values map[int]int
}

func (m *Memo) Square(n int) int {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if square, ok := m.values[n]; ok {
		return square
	}
	m.values[n] = n * n
	return n * n
}
`,
  good: `package memo

import "sync"

type Memo struct {
	mu     sync.RWMutex
	values map[int]int
}

func (m *Memo) Square(n int) int {
	m.mu.RLock()
	square, ok := m.values[n]
	m.mu.RUnlock()
	if ok {
		return square
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.values[n] = n * n
	return n * n
}
`,
  misses: ['a write in a function that is called through an interface with more implementations than are followed'],
  tags: ['concurrency', 'correctness'],
};

export const mapWriteUnderRlock: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('read-lock')) {
      const { first } = conflict;
      const held = first.locks.find((lock) => lock.sure && lock.mode === 'read');
      const lock = held ? context.lockText(held) : 'a read lock';
      const done = first.site.kind === 'delete' ? 'deleted from' : first.site.kind === 'clear' ? 'cleared' : 'written';
      context.report(conflict, {
        message: `${context.mapText(conflict)} is ${done} here under ${lock}, which others may hold at the same time, ${context.whileText(conflict)}`,
        help: 'take the lock with Lock instead of RLock',
      });
    }
  },
};
