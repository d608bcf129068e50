// published-map-mutated: a map that an atomic.Value or atomic.Pointer hands to readers is changed in place.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'published-map-mutated',
  name: 'PublishedMapMutated',
  severity: 'error',
  summary: 'A map is changed in place after an atomic.Value or atomic.Pointer has published it.',
  description: `What an \`atomic.Value\` or \`atomic.Pointer\` holds is everybody's: readers load it without a lock, whenever they
like, and keep it for as long as they like. The atomic orders the exchange of the reference, not what is done to the map
behind it. So a published map is replaced, and never written:

- the map that \`Load\` returned, also as a field of the loaded struct, in a method of it, or through a getter;
- the map that \`Store\`, \`Swap\` or a successful \`CompareAndSwap\` was given, written once more afterwards.

So is what an informer's cache holds: a lister hands the same object to every controller, and to whoever else asks. Such an
object is copied (\`DeepCopy\`) before its labels, annotations or data are changed.

A mutex that is held at each change keeps writers apart and no reader away. Reported is a change for which there is an
access through \`Load\` without a common lock. Maps that are cloned, edited and stored are silent, and so is an object
with a mutex of its own that merely lies in an atomic pointer.`,
  bad: `package routes

import (
	"sync"
	"sync/atomic"
)

type Table struct {
	mu     sync.Mutex
	routes atomic.Pointer[map[string]string]
}

func (t *Table) Add(name, target string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	(*t.routes.Load())[name] = target
}

func (t *Table) Find(name string) string {
	return (*t.routes.Load())[name]
}
`,
  good: `package routes

import (
	"maps"
	"sync"
	"sync/atomic"
)

type Table struct {
	mu     sync.Mutex
	routes atomic.Pointer[map[string]string]
}

func (t *Table) Add(name, target string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	next := maps.Clone(*t.routes.Load())
	next[name] = target
	t.routes.Store(&next)
}

func (t *Table) Find(name string) string {
	return (*t.routes.Load())[name]
}
`,
  misses: [
    'a map taken out with Swap and changed, while an earlier reader still has it',
    'objects of other caches than informers: those of an in-memory database, or of a cache of the program itself',
  ],
  tags: ['concurrency', 'correctness'],
};

export const publishedMapMutated: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('published'))
      context.report(conflict, {
        message: `${context.mapText(conflict)} is ${context.participle(conflict)} in place here after it was published, ${context.whileText(conflict)}`,
        help: 'clone the map (maps.Clone), change the clone, and store it; one mutex around load, clone and store keeps writers in turn',
      });
    for (const conflict of context.conflicts('cached'))
      context.report(conflict, {
        message: `${context.mapText(conflict)} is ${context.participle(conflict)} in place here, in an object that a cache hands to all who ask for it`,
        help: 'change a copy of the object (DeepCopy), and leave the one in the cache as it is',
      });
  },
};
