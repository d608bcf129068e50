// lock-copied-with-map: a struct is copied, so that its mutex is another one and its map is the same.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'lock-copied-with-map',
  name: 'LockCopiedWithMap',
  severity: 'error',
  summary: 'A copy of a struct locks its own mutex, and uses the map that it shares with the original.',
  description: `Copying a struct copies its mutex and shares its map. A method with a value receiver locks the mutex of its own
copy, which nobody else can hold, and then touches the map of all copies: the lock excludes no one.

The same happens to parameters passed by value, to \`range\` over structs, and to \`c := *s\`.

Reported is an access to the map of such a copy under the copy's lock, or under none, when another goroutine may use
the map too. Where the struct holds its mutex by pointer, or the copy is given a map of its own, all is well.`,
  bad: `package counter

import "sync"

type Counter struct {
	mu     sync.Mutex
	counts map[string]int
}

func New() Counter { return Counter{counts: make(map[string]int)} }

func (c Counter) Add(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[name]++
}
`,
  good: `package counter

import "sync"

type Counter struct {
	mu     sync.Mutex
	counts map[string]int
}

func New() *Counter { return &Counter{counts: make(map[string]int)} }

func (c *Counter) Add(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.counts[name]++
}
`,
  misses: ['copies made by generic code, reflection, or by storing the struct in an interface'],
  tags: ['concurrency', 'correctness'],
};

export const lockCopiedWithMap: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('copied-lock'))
      context.report(conflict, {
        message: `${context.mapText(conflict)} is ${context.participle(conflict)} here under a copy of its lock, which keeps nobody out, ${context.whileText(conflict)}`,
        help: 'use a pointer receiver, or hand the struct over by pointer',
      });
  },
};
