// The standard library is a program like others, but that it has sync in it.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { checkDirectory } from './check.js';

test('the standard library looks at its own sync by what the tables say of it', async (t) => {
  const sync = `package sync

type Mutex struct{ state int32 }

func (m *Mutex) Lock()   { m.state = 1 }
func (m *Mutex) Unlock() { m.state = 0 }

type Once struct {
	done uint32
	m    Mutex
}

func (o *Once) Do(f func()) {
	if o.done == 0 {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done == 0 {
		f()
		o.done = 1
	}
}
`;
  const textproto = (fill: string, want = '') => `package textproto

import "sync"

var (
	once   sync.Once
	common map[string]string
)

func initCommon() {
	common = make(map[string]string)
	for _, name := range []string{"Accept", "Via"} {
		common[name] = name ${want}
	}
}

func Canonical(name string) string {
	${fill}
	return common[name] ${want.replace('write', 'read')}
}
`;
  const http = `package http

import (
	"net/textproto"
	"sync"
)

type server struct {
	mu    sync.Mutex
	names map[string]string
}

func (s *server) run(in chan string) {
	for name := range in {
		go func() { s.add(name) }()
	}
}

func (s *server) add(name string) {
	s.mu.Lock()
	s.names[textproto.Canonical(name)] = name
	s.mu.Unlock()
}

func Serve() {
	s := &server{names: map[string]string{}}
	in := make(chan string)
	go s.run(in)
	go s.run(in)
	for {
		in <- textproto.Canonical("via")
	}
}
`;
  for (const filled of [
    textproto('once.Do(initCommon)'),
    textproto('if common == nil { initCommon() }', '// want unlocked-map-write "common"'),
  ]) {
    const dir = await mkdtemp(path.join(tmpdir(), 'std-'));
    t.after(() => rm(dir, { recursive: true }));
    await writeFile(path.join(dir, 'go.mod'), 'module std\n\ngo 1.26\n');
    for (const [name, text] of [
      ['sync', sync],
      ['net/textproto', filled],
      ['net/http', http],
    ] as const) {
      await mkdir(path.join(dir, name), { recursive: true });
      await writeFile(path.join(dir, name, 'p.go'), text);
    }
    assert.deepEqual((await checkDirectory(`${dir}/...`)).failures, []);
  }
});
