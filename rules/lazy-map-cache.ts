// lazy-map-cache: what reads like a lookup fills the map on a miss, without a lock.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'lazy-map-cache',
  name: 'LazyMapCache',
  severity: 'error',
  summary: 'A lookup fills its map on a miss, without a lock, on an object that goroutines share.',
  description: `A getter that computes what it does not find, and keeps it, is a write to all who call it. Callers take it for a
read, and share the object: two lookups at once, and the process dies with \`concurrent map writes\`.

Looked for is a function that looks a key up, stores a computed value under the same key where nothing was found, and
returns what was found or stored, or goes on with it. Where the analysis sees the goroutines or handlers that get there, the
finding says so. Where it does not, the finding is of low confidence, unless something says that the object is shared: it
has a mutex for other fields, its documentation says that it is safe for concurrent use, its methods start goroutines, the map
holds mutexes or a library's metrics, or the map or the object is a package variable of a library. A function that goes on with the value, and that only its own package
calls, is no lookup to others: then the finding is of low confidence all the same.`,
  bad: `package types

import (
	"reflect"
	"sync"
)

var names = map[reflect.Type]string{}

func NameOf(v any) string {
	t := reflect.TypeOf(v)
	name, ok := names[t]
	if !ok {
		name = t.String()
		names[t] = name
	}
	return name
}

func Names(values []any) {
	var wg sync.WaitGroup
	for _, v := range values {
		wg.Go(func() { NameOf(v) })
	}
	wg.Wait()
}
`,
  good: `package types

import (
	"reflect"
	"sync"
)

var names sync.Map

func NameOf(v any) string {
	t := reflect.TypeOf(v)
	name, ok := names.Load(t)
	if !ok {
		name, _ = names.LoadOrStore(t, t.String())
	}
	return name.(string)
}

func Names(values []any) {
	var wg sync.WaitGroup
	for _, v := range values {
		wg.Go(func() { NameOf(v) })
	}
	wg.Wait()
}
`,
  misses: [
    'an object that only callers in other modules share, where nothing in its package says so',
    'a fill in another function than the lookup',
  ],
  tags: ['concurrency', 'correctness'],
};

export const lazyMapCache: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('lazy'))
      context.report(conflict, {
        message: `${context.mapText(conflict)} is filled here by a lookup, without a lock, ${context.whileText(conflict)}`,
        help: context.advice(conflict),
      });
  },
};
