// unlocked-map-write: a map is assigned, deleted from or cleared while another goroutine may touch it, without the lock.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'unlocked-map-write',
  name: 'UnlockedMapWrite',
  severity: 'error',
  summary: 'A map is written without the lock that would keep other goroutines away.',
  description: `Go's maps are not safe for concurrent use. When the runtime catches a write beside another access, it ends
the process with \`fatal error: concurrent map writes\` (or \`concurrent map read and map write\`), which no \`recover\`
stops; when it does not catch it, the map is corrupted.

Writes are \`m[k] = v\`, \`m[k] += v\`, \`m[k]++\`, \`delete\`, \`clear\`, and calls that write the map they are handed, such as
\`maps.Copy\` or \`http.Header.Set\`.

A write is reported when something shows that another goroutine may be at the same map:

- two goroutines are seen to be alive together: those of one loop, a goroutine and the function that goes on after
  starting it, the functions of an \`errgroup.Group\`;
- a handler, timer or callback runs beside itself or beside the rest of the program;
- a mutex guards the same map elsewhere, by declaration or because writes are made under it, and is not held here;
- a function makes a copy of a struct, or a context from another, hands that back, and changes a map that the original has
  as well: whoever has the original may be at it.

It is silent while the object is still the function's own, after the goroutines are joined (\`Wait\`, a closed or
signalled channel), where all callers of an unexported function hold the lock, and where the lock may be held.

The help names the lock that the map has elsewhere, where there is one. Otherwise one \`sync.Mutex\` for the map does; an
\`RWMutex\` where lookups and loops dominate, a \`sync.Map\` for keys that stay and are never gone through, a map for each
goroutine where they only collect. Shards are for contention that was measured.`,
  bad: `package words

import "sync"

func Lengths(words []string) map[string]int {
	lengths := make(map[string]int)
	var wg sync.WaitGroup
	for _, w := range words {
		wg.Add(1)
		go func() {
			defer wg.Done()
			lengths[w] = len(w)
		}()
	}
	wg.Wait()
	return lengths
}
`,
  good: `package words

import "sync"

func Lengths(words []string) map[string]int {
	var mu sync.Mutex
	lengths := make(map[string]int)
	var wg sync.WaitGroup
	for _, w := range words {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			defer mu.Unlock()
			lengths[w] = len(w)
		}()
	}
	wg.Wait()
	return lengths
}
`,
  misses: [
    'a library without locks and goroutines of its own whose callers are not part of the run',
    'maps reached through unsafe, cgo or reflection beyond the functions that are known',
    'a lock that only some branches take: where it may be held, nothing is claimed',
    'what a context has carried before, once a helper has added to it and handed back another',
    "a package's map under the lock of one key of many, where these locks are a variable of the package as well",
  ],
  tags: ['concurrency', 'correctness'],
};

export const unlockedMapWrite: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('unlocked')) {
      const { kind } = conflict.first.site;
      if (kind !== 'write' && kind !== 'delete' && kind !== 'clear') continue;
      const map = context.mapText(conflict);
      const done = kind === 'write' ? 'written' : kind === 'delete' ? 'deleted from' : 'cleared';
      const without = context.withoutText(conflict);
      context.report(conflict, {
        message: `${map} is ${done} here${without}, ${context.whileText(conflict)}`,
        help: context.advice(conflict),
      });
    }
    for (const conflict of context.conflicts('copy'))
      context.report(conflict, {
        message: `${context.mapText(conflict)} is ${context.participle(conflict)} here, and the original has it as well`,
        help: 'give the copy a map of its own first (maps.Clone)',
      });
  },
};
