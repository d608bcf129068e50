// Fakes of tests: those of one package's tests are called by these, and never by another package's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, checkSources, packageOf, run } from './check.js';

const module = { path: 'example.com/app', dir: '', goVersion: [1, 25] } as const;

function packageAt(dir: string, files: Readonly<Record<string, string>>) {
  const sources = Object.entries(files).map(([name, text]) => ({ path: `${dir}/${name}`, text }));
  return { ...packageOf(sources), importPath: `${module.path}/${dir}`, dir, module };
}

const queue = `package queue

import "sync"

type Queue interface {
	Take(count int) []string
}

type Memory struct {
	mu   sync.Mutex
	Data map[string]int
}

func New() *Memory {
	return &Memory{Data: map[string]int{}}
}

func (m *Memory) Put(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.Data[name]++
}

func (m *Memory) Take(count int) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.Data, "a")
	return []string{"a"}[:count]
}
`;

/** Four goroutines take from a queue at once. */
const takers = `
func takeAtOnce(queue Queue) {
	for range 4 {
		go queue.Take(1)
	}
}
`;

/** It puts back what it has taken, without the lock. */
const fake = (memory: string, want: string) => `
type again struct {
	*${memory}
}

func (a *again) Take(count int) []string {
	names := a.Memory.Take(count)
	a.Data["a"]++ ${want}
	return names
}
`;

test("another package's tests do not call a fake", async () => {
  const tests = `package queue

import "testing"
${takers}
func TestTake(t *testing.T) {
	takeAtOnce(New())
}
`;
  const others = `package worker

import (
	"testing"

	"example.com/app/queue"
)
${fake('queue.Memory', '')}
func TestDrain(t *testing.T) {
	fake := &again{queue.New()}
	fake.Put("a")
}
`;
  const packages = [
    packageAt('queue', { 'queue.go': queue, 'queue_test.go': tests }),
    packageAt('worker', { 'worker_test.go': others }),
  ];
  const resolve = (importPath: string) => packages.find((one) => one.importPath === importPath);
  const { findings } = await run(packages, { minConfidence: 'low', resolve });
  const ways = findings.flatMap(({ primary }) => primary.via.map(({ span }) => span.path));
  assert.deepEqual(ways, [], 'nobody is seen to call it');
  assert.deepEqual((await check(packages, { resolve })).failures, []);
});

test('its own do', async () => {
  const tests = `package queue

import "testing"
${takers}${fake('Memory', '// want unlocked-map-write "a\\.Data"')}
func TestTake(t *testing.T) {
	takeAtOnce(&again{New()})
}
`;
  assert.deepEqual((await check([packageAt('queue', { 'queue.go': queue, 'queue_test.go': tests })])).failures, []);
});

/** Reconciled in turn; the lock is for the totals, which others look at. */
const registry = `package registry

import (
	"context"
	"sync"

	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

type Registry struct {
	mu     sync.RWMutex
	cache  map[string]int
	totals map[int]int
}

func (r *Registry) add(name string, state int) { r.cache[name] = state }

func (r *Registry) report() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, state := range r.cache {
		r.totals[state]++
	}
}

type Reconciler struct {
	registry *Registry
}

func New() *Reconciler {
	return &Reconciler{registry: &Registry{cache: map[string]int{}, totals: map[int]int{}}}
}

func (r *Reconciler) Reconcile(ctx context.Context, request reconcile.Request) (reconcile.Result, error) {
	defer r.registry.report()
	r.registry.add(request.Name, 1)
	return reconcile.Result{}, nil
}
`;

test('what test helpers call is called by the program otherwise', async () => {
  const helper = `package testutils

import (
	"context"

	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

func Setup(inner reconcile.Reconciler) reconcile.Reconciler {
	return reconcile.Func(func(ctx context.Context, request reconcile.Request) (reconcile.Result, error) {
		return inner.Reconcile(ctx, request)
	})
}
`;
  const packages = [packageAt('registry', { 'registry.go': registry }), packageAt('testutils', { 'setup.go': helper })];
  assert.deepEqual((await check(packages)).failures, []);
});

const groups = {
  path: 'groups.go',
  text: `package groups

import "sync"

func Each(groups [][]string, call func(name string)) {
	var wg sync.WaitGroup
	for _, group := range groups {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for _, name := range group {
				call(name)
			}
		}()
	}
	wg.Wait()
}
`,
};

const counts = (name: string, want: string) => `package groups

import "testing"

func ${name}(t *testing.T) {
	seen := make(map[string]int)
	Each([][]string{{"a", "b"}}, func(name string) { seen[name]++ }) ${want}
	if seen["a"] != 1 {
		t.Error("a is missing")
	}
}
`;

test('how many goroutines the program starts for a test, the test knows', () =>
  checkSources(groups, { path: 'groups_test.go', text: counts('TestEach', '') }));

test('... but not for others', () =>
  checkSources(groups, {
    path: 'count.go',
    text: `package groups

func Count(names [][]string) map[string]int {
	seen := make(map[string]int)
	Each(names, func(name string) { seen[name]++ }) // want unlocked-map-write "seen"
	return seen
}
`,
  }));

/** A loop that looks each time round, beside a method that others call. */
const jobs = (want: string) => `package store

import "time"

type Jobs struct{ open map[string]bool }

func New() *Jobs {
	j := &Jobs{open: map[string]bool{}}
	go j.sweep()
	return j
}

func (j *Jobs) sweep() {
	for range time.Tick(time.Second) {
		for name := range j.open {
			println(name)
		}
	}
}

func (j *Jobs) Add(name string) {
	j.open[name] = true ${want}
}
`;

async function failuresAt(path: string, want: string) {
  const module = { path, dir: '', goVersion: [1, 25] } as const;
  const one = {
    ...packageOf([{ path: 'store.go', text: jobs(want) }]),
    importPath: `${path}/store`,
    dir: 'store',
    module,
  };
  return (await check([one])).failures;
}

test('a repository that is named for tests is an application like any other', async () =>
  assert.deepEqual(await failuresAt('github.com/acme/test-infra', '// want unlocked-map-write "j\\.open"'), []));

test('a folder in it is not', async () => assert.deepEqual(await failuresAt('github.com/acme/app/e2e', ''), []));
