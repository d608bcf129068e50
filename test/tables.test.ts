// A table of many functions, all of which are called from one place: each learns from there whose object it is handed.
import { test } from 'node:test';
import { checkSources } from './check.js';

const names = (length: number) => Array.from({ length }, (_, i) => `"s${i}"`);

const table = (length: number, start: string, comment: string) => `package p

import "sync"

type config struct {
	mu   sync.Mutex
	root map[string]int
}

func (c *config) set(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.root[name]++
}

func (c *config) unset(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.root, name)
}

func (c *config) get(name string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.root[name]; !ok {
		return len(c.root), false
	}
	for key := range c.root {
		if key == name {
			break
		}
	}
	return c.root[name], true
}

type setup struct{ decode func(c *config) int }

var setups = map[string]setup{
${names(length)
  .map((name) => `\t${name}: {decode: func(c *config) int { return c.root[${name}] }}, ${comment}`)
  .join('\n')}
}

func Load() *config {
	c := &config{root: map[string]int{}}
	decodeAll(c)
	return c
}

func decodeAll(c *config) {
	for _, s := range setups {
		s.decode(c)
	}
}

func Serve(c *config) {
	go c.set("a")
	go c.unset("a")
	go c.get("a")
${start}}
`;

test('functions of a table that are handed a new object', () =>
  checkSources({ path: 'p.go', text: table(14, '', '') }));

test('... or one that others are at', () =>
  checkSources({ path: 'p.go', text: table(3, '\tdecodeAll(c)\n', '// want unlocked-map-read "c\\.root"') }));

/** What is to be undone is kept, and done under the lock of whoever has kept it. */
const undone = (length: number, more: string) => `package p

import "sync"

type undo struct{ funcs []func() }

func (u *undo) add(f func()) { u.funcs = append(u.funcs, f) }

func (u *undo) all() {
	for _, f := range u.funcs {
		f()
	}
}

func use() {
	u := &undo{}
	defer u.all()
${names(length)
  .map((name) => `\tu.add(func() { print(${name}) })`)
  .join('\n')}
}

type Server struct {
	mu    sync.Mutex
	peers map[string]int
}

func (s *Server) Add(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.peers[name]++
}

func (s *Server) Drop(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.peers, name)
}

func (s *Server) Configure(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := &undo{}
	defer u.all()
	u.add(func() { s.start(name) })
	s.start(name)
}

func (s *Server) start(name string) {
	s.peers[name] = 1
}

func (s *Server) Count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	count := 0
	for range s.peers {
		count++
	}
	return count
}

func (s *Server) Restart(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.start(name)
}

func (s *Server) Start(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.start(name)
}
${more}
`;

test('functions that are kept where too many are for their callers to be known', () =>
  checkSources({ path: 'p.go', text: undone(70, '') }));

test('... or few', () => checkSources({ path: 'p.go', text: undone(2, '') }));

test('... and one that is called without the lock', () =>
  checkSources({
    path: 'p.go',
    text: undone(70, 'func (s *Server) Open(name string) { s.start(name) } // want callee-needs-lock "s\\.peers"'),
  }));
