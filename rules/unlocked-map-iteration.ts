// unlocked-map-iteration: a map is ranged over, copied, printed or encoded without the lock under which others write it.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'unlocked-map-iteration',
  name: 'UnlockedMapIteration',
  severity: 'error',
  summary: 'A map is iterated without the lock under which it is written elsewhere.',
  description: `An iteration meets every write that is made while it lasts, so it is the access most likely to end in
\`fatal error: concurrent map iteration and map write\`.

Iterations are \`range m\` and calls that range over what they are handed: \`maps.Keys\`, \`maps.Clone\`, \`json.Marshal\`, the
verbs of \`fmt\` and of loggers, templates, \`reflect\`. A map inside a struct that is handed to them counts as well.

The usual cure is a copy: take the lock, copy the keys or values that are needed, release it, and do the slow work on
the copy.`,
  bad: `package pool

import "sync"

type Pool struct {
	mu     sync.Mutex
	probes map[string]func()
}

func (p *Pool) Add(addr string, probe func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.probes[addr] = probe
}

func (p *Pool) Probe() {
	for _, probe := range p.probes {
		probe()
	}
}
`,
  good: `package pool

import "sync"

type Pool struct {
	mu     sync.Mutex
	probes map[string]func()
}

func (p *Pool) Add(addr string, probe func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.probes[addr] = probe
}

func (p *Pool) Probe() {
	p.mu.Lock()
	all := make([]func(), 0, len(p.probes))
	for _, probe := range p.probes {
		all = append(all, probe)
	}
	p.mu.Unlock()
	for _, probe := range all {
		probe()
	}
}
`,
  misses: [
    'encoders, loggers and templates that are not in the knowledge tables and whose source is not at hand',
    'iterators that are made under the lock and run after it',
  ],
  tags: ['concurrency', 'correctness'],
};

export const unlockedMapIteration: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('unlocked')) {
      if (conflict.first.site.kind !== 'iterate') continue;
      const without = context.withoutText(conflict);
      const { through } = conflict.first.site;
      const by = through ? ` (by ${through})` : '';
      context.report(conflict, {
        message: `${context.mapText(conflict)} is iterated here${by}${without}, ${context.whileText(conflict)}`,
        help: context.advice(conflict),
      });
    }
  },
};
