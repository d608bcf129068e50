// sync-map-check-then-act: Load, and then Store of the same key, where another goroutine may come in between.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'sync-map-check-then-act',
  name: 'SyncMapCheckThenAct',
  severity: 'note',
  summary: 'A sync.Map key is loaded and then stored in two steps, and an update in between is lost.',
  description: `Each method of a \`sync.Map\` is atomic, two of them in a row are not. Nothing crashes; an update is lost:

- \`Load\`, and \`Store\` on a miss: two goroutines both miss, and the value of the first is thrown away while it is in use.
  \`LoadOrStore\` decides and stores in one step.
- \`Load\`, and \`Store\` of what was made of the loaded value: one of two increments is lost. \`CompareAndSwap\` in a loop,
  or a mutex around both, keeps them.

On a miss it is of low confidence, unless the value is one that is used by identity (it holds a lock, is a channel or a
map, or points to a number): of two equal values that were computed, it does not matter which one is kept. No finding
where one lock is held around both calls, nor under a \`sync.Once\`.`,
  bad: `package hits

import "sync"

var hits sync.Map

func Hit(path string) {
	n, _ := hits.LoadOrStore(path, 0)
	hits.Store(path, n.(int)+1)
}
`,
  good: `package hits

import "sync"

var hits sync.Map

func Hit(path string) {
	for {
		n, _ := hits.LoadOrStore(path, 0)
		if hits.CompareAndSwap(path, n, n.(int)+1) {
			return
		}
	}
}
`,
  misses: ['a check and a store in two functions', 'Load and then Delete', 'other kinds of concurrent maps'],
  tags: ['concurrency', 'correctness'],
};

export const syncMapCheckThenAct: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('check-then-act'))
      context.report(conflict, {
        message: `${context.mapText(conflict)} is stored to here after a Load of the same key, and what another goroutine stores in between is lost`,
        help: 'use LoadOrStore where a miss decides, CompareAndSwap where the new value is made of the old one, or hold one lock around both calls',
      });
  },
};
