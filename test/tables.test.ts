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
