// map-access-after-unlock: a function locks, unlocks, and then touches the map once more.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'map-access-after-unlock',
  name: 'MapAccessAfterUnlock',
  severity: 'error',
  summary: 'A map is used after the function has released the lock that it took for it.',
  description: `The function knows the lock, and releases it too early:

- \`m := s.items; s.mu.Unlock(); m[k] = v\`: only the reference was copied under the lock, and the map is the live one;
- a last access comes a line after \`Unlock\`;
- a deferred call that was registered before \`defer s.mu.Unlock()\` runs after it, since deferred calls run last in,
  first out (Go specification, "Defer statements").

Reported is an access without the lock, in a function that has held and released the lock of this map before it, when
others change the map in place. A map that was exchanged for a new one under the lock belongs to the function, and one
that is only ever replaced may be read for as long as one likes.`,
  bad: `package peers

import "sync"

type Peers struct {
	mu    sync.RWMutex
	peers map[string]int
}

func (p *Peers) Set(name string, version int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.peers[name] = version
}

func (p *Peers) AllAbove(version int) bool {
	p.mu.RLock()
	peers := p.peers
	p.mu.RUnlock()
	for _, v := range peers {
		if v < version {
			return false
		}
	}
	return true
}
`,
  good: `package peers

import "sync"

type Peers struct {
	mu    sync.RWMutex
	peers map[string]int
}

func (p *Peers) Set(name string, version int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.peers[name] = version
}

func (p *Peers) AllAbove(version int) bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	for _, v := range p.peers {
		if v < version {
			return false
		}
	}
	return true
}
`,
  misses: ['an unlock on one branch only: after it the lock may be held, and nothing is claimed'],
  tags: ['concurrency', 'correctness'],
};

export const mapAccessAfterUnlock: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('after-unlock'))
      context.report(conflict, {
        message: `${context.mapText(conflict)} is ${context.participle(conflict)} here after ${context.guardText(conflict)} was released, ${context.whileText(conflict)}`,
        help: `release ${context.guardText(conflict)} after this access, or copy the map while it is held`,
      });
  },
};
