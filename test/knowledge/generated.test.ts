// What generators write is known by its name alone, where its body is not at hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PackageSources } from '../../src/text/package-sources.js';
import { packageOf, run } from '../check.js';

const api: PackageSources = {
  ...packageOf([
    {
      path: 'api/api.go',
      text: `package api

type Pod struct{ Labels map[string]string }

func (p *Pod) DeepCopy() *Pod {
	c := &Pod{Labels: make(map[string]string)}
	for k, v := range p.Labels {
		c.Labels[k] = v
	}
	return c
}
`,
    },
  ]),
  importPath: 'example.com/api',
  dir: 'api',
  target: false,
};

async function findings(body: string): Promise<readonly string[]> {
  const text = `package p

import (
	"sync"

	"example.com/api"
)

type T struct {
	mu  sync.Mutex
	pod *api.Pod
}

func (t *T) Label(k, v string) { t.mu.Lock(); t.pod.Labels[k] = v; t.mu.Unlock() }
func (t *T) Drop(k string)     { t.mu.Lock(); delete(t.pod.Labels, k); t.mu.Unlock() }
${body}`;
  const importer = (path: string) => (path === 'example.com/api' ? api : undefined);
  const report = await run([packageOf([{ path: 'p.go', text }])], { importer });
  assert.deepEqual(report.problems, []);
  return report.findings.map(({ rule, primary }) => `${rule} ${primary.expr}`);
}

test('DeepCopy ranges over the maps of its receiver', async () => {
  assert.deepEqual(await findings('func (t *T) Make() *api.Pod { return t.pod.DeepCopy() }'), [
    'unlocked-map-iteration t.pod',
  ]);
});

test('what it returns is its own', async () => {
  const make = 't.mu.Lock(); pod := t.pod.DeepCopy(); t.mu.Unlock(); pod.Labels["a"] = "b"; return pod';
  assert.deepEqual(await findings(`func (t *T) Make() *api.Pod { ${make} }`), []);
});
