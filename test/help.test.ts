// The help of a finding proposes what fits what was seen of the map.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageOf, run } from './check.js';

async function helpOf(body: string, imports = '"sync"'): Promise<readonly string[]> {
  const text = `package p\n\nimport ${imports}\n\n${body}`;
  const { findings, problems } = await run([packageOf([{ path: 'p.go', text }])]);
  assert.deepEqual(problems, []);
  return findings.map(({ help }) => help ?? '');
}

const guarded = (access: string, lock: string): string => `
type T struct { mu ${lock}; m map[string]int }
func (t *T) Put(k string) { t.mu.Lock(); t.m[k]++; t.mu.Unlock() }
func (t *T) Drop(k string) { t.mu.Lock(); delete(t.m, k); t.mu.Unlock() }
func (t *T) Bad(k string) int { n := 0; ${access}; return n }
`;

test('the guard that the map has elsewhere, in the mode that will do', async () => {
  assert.deepEqual(await helpOf(guarded('n = t.m[k]', 'sync.Mutex')), ['hold t.mu around this access']);
  assert.deepEqual(await helpOf(guarded('n = t.m[k]', 'sync.RWMutex')), [
    'hold t.mu (RLock will do) around this access',
  ]);
  assert.deepEqual(await helpOf(guarded('t.m[k] = n', 'sync.RWMutex')), ['hold t.mu around this access']);
  assert.deepEqual(await helpOf(guarded('for range t.m { n++ }', 'sync.Mutex')), [
    'hold t.mu around the loop, or copy the map under it and iterate over the copy',
  ]);
});

test('a call that iterates is handed a copy', async () => {
  const body = guarded('json.Marshal(t.m)', 'sync.RWMutex');
  assert.deepEqual(await helpOf(body, '(\n"encoding/json"\n"sync"\n)'), [
    'hold t.mu (RLock will do) around this call, or hand it a copy that is made under the lock (maps.Clone)',
  ]);
});

test('goroutines that only fill a local map have one each', async () => {
  const body = `
func F(words []string) map[string]int {
	counts := make(map[string]int)
	var wg sync.WaitGroup
	for _, word := range words {
		wg.Go(func() { counts[word]++ })
	}
	wg.Wait()
	return counts
}`;
  assert.deepEqual(await helpOf(body), [
    'give each goroutine a map of its own and merge them when all have ended, or guard every access with one sync.Mutex',
  ]);
});

const handlers = (looks: string, fields = ''): string => `
type S struct { ${fields}
	m map[string]int }
func (s *S) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.m[r.URL.Path] = 1; ${looks} }
func (s *S) use(n int) {}
`;

test('how the map is used decides on the lock', async () => {
  const help = async (looks: string, fields?: string) =>
    helpOf(handlers(looks, fields), '(\n"net/http"\n"sync"\n)\nvar _ sync.Once');
  assert.deepEqual(await help('s.use(s.m["a"]); s.use(s.m["b"]); s.use(s.m["c"])'), [
    'guard every access of the map with one sync.RWMutex: 3 of 4 places only look',
  ]);
  assert.deepEqual(await help('s.use(s.m["a"])'), [
    'guard every access of the map with one sync.Mutex; as nothing iterates or deletes, a sync.Map would do as well',
  ]);
  assert.deepEqual(await help('s.use(s.m["a"]); delete(s.m, "a")'), [
    'guard every access of the map with one sync.Mutex',
  ]);
  assert.deepEqual(await help('s.use(len(s.m))', 'mu sync.Mutex'), ['hold s.mu around every access of the map']);
});

test('an object that is made where the race begins is called by its type', async () => {
  const body = `
type server struct {
	mu    sync.Mutex
	pages map[string]int
}
func newServer() *server { return &server{pages: make(map[string]int)} }
func (s *server) count(page string) { s.pages[page]++ }
func Run() {
	s := newServer()
	go s.count("a")
	go s.count("b")
}`;
  assert.deepEqual(await helpOf(body), ['hold server.mu around every access of the map']);
});
