// unlocked-map-read: a map is indexed, or its length taken, without the lock under which others write it.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'unlocked-map-read',
  name: 'UnlockedMapRead',
  severity: 'error',
  summary: 'A map is read without the lock under which it is written elsewhere.',
  description: `A read beside a write is as fatal as two writes: \`fatal error: concurrent map read and map write\`. A read that
"only looks" needs the lock too, for instance the first check of a double-checked lookup, or the condition of an \`if\`
whose body then locks.

Reads are \`m[k]\`, \`v, ok := m[k]\`, and calls that look keys up in the map they are handed. \`len(m)\` races as well, though
it does not crash, and is reported at a lower level.

A read is reported when the map is written under a lock elsewhere and that lock is not held here, or when a goroutine
that writes the map is alive. It is silent for maps that nobody changes once they are published, and for those that are
only ever replaced as a whole.`,
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

func (s *Store) Get(key string) int {
	return s.items[key]
}
`,
  good: `package store

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

func (s *Store) Get(key string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.items[key]
}
`,
  misses: [
    'reads that happen before others can know the object, but in another function than the one that made it',
    'a map whose every access lacks a lock, when no goroutine is seen that reaches it',
  ],
  tags: ['concurrency', 'correctness'],
};

export const unlockedMapRead: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('unlocked')) {
      const { kind } = conflict.first.site;
      if (kind !== 'read' && kind !== 'len') continue;
      const without = context.withoutText(conflict);
      context.report(conflict, {
        message: `${kind === 'len' ? 'the length of ' : ''}${context.mapText(conflict)} is read here${without}, ${context.whileText(conflict)}`,
        help: context.advice(conflict),
      });
    }
  },
};
