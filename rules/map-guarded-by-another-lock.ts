// map-guarded-by-another-lock: a lock is held, but it is not the one under which the map is used elsewhere.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'map-guarded-by-another-lock',
  name: 'MapGuardedByAnotherLock',
  severity: 'error',
  summary: 'A map is used under a lock that is not the one which guards it elsewhere.',
  description: `Two goroutines that hold different locks do not exclude each other. It happens in structs with several mutexes,
when a method reaches into another object under its own lock, when an embedded mutex and a named one stand in the same
struct, and when a parent's lock is taken for a child's map.

Reported is an access under some lock, when the map is written elsewhere under another one and the two have none in
common. Locks that cannot be compared, such as mutexes behind two pointers that may be equal, are not called different;
nor is it a fault that writers hold two locks and readers either of them.`,
  bad: `package cluster

import "sync"

type Cluster struct {
	mu    sync.Mutex
	nodes map[string]int

	shardsMu sync.Mutex
	shards   map[string]int
}

func (c *Cluster) AddShard(name string) {
	c.shardsMu.Lock()
	defer c.shardsMu.Unlock()
	c.shards[name]++
}

func (c *Cluster) Shard(name string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.shards[name]
}
`,
  good: `package cluster

import "sync"

type Cluster struct {
	mu    sync.Mutex
	nodes map[string]int

	shardsMu sync.Mutex
	shards   map[string]int
}

func (c *Cluster) AddShard(name string) {
	c.shardsMu.Lock()
	defer c.shardsMu.Unlock()
	c.shards[name]++
}

func (c *Cluster) Shard(name string) int {
	c.shardsMu.Lock()
	defer c.shardsMu.Unlock()
	return c.shards[name]
}
`,
  misses: [
    'locks that are reached through pointers which may or may not be the same',
    'a map that is guarded by each of two locks about equally often, when no write tells which one counts',
  ],
  tags: ['concurrency', 'correctness'],
};

export const mapGuardedByAnotherLock: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('other-lock')) {
      const held = conflict.first.locks.filter((lock) => lock.sure).map((lock) => context.lockText(lock));
      context.report(conflict, {
        message: `${context.mapText(conflict)} is ${context.participle(conflict)} here under ${held.join(' and ')}, but it is guarded by ${context.guardText(conflict)}, ${context.whileText(conflict)}`,
        help: `hold ${context.guardText(conflict)} here`,
      });
    }
  },
};
