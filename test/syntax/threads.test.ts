// Which thread has parsed a file makes no difference to anybody.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseInThreads } from '../../src/parsing-threads.js';
import type { SourceText } from '../../src/text/source-text.js';
import { binaries, parser } from './go-sources.js';

const script = pathToFileURL(path.resolve(import.meta.dirname, '../../src/parse-worker.js')).href;

const body = `
// Add counts: é, "世界", 🙂.
func (s *Store) Add(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.items == nil {
		s.items = make(map[string]int)
	}
	s.items[key]++
}
`;
const broken = '\nfunc broken() { if x { \n';
const sources: SourceText[] = Array.from({ length: 60 }, (_, i) => ({
  path: `store${i}.go`,
  text: `package store\n${body.repeat(300 + i)}${i % 20 === 7 ? broken : ''}`,
}));

test('files that other threads have parsed are what they would be if this one had', () => {
  const shared = parseInThreads(parser, sources, { threads: 2, script, binaries });
  for (let i = 2; i < sources.length; i += 5) assert.deepEqual(shared.parse(sources[i]!), parser.parse(sources[i]!));
});

test('a file that is asked for without bodies has none', () => {
  const shared = parseInThreads(parser, sources, { threads: 2, script, binaries });
  assert.deepEqual(shared.parse(sources[0]!, { bodies: false }), parser.parse(sources[0]!, { bodies: false }));
});

test('threads that cannot be started are done without', () => {
  const missing = new URL('./missing.js', script).href;
  const shared = parseInThreads(parser, sources, { threads: 3, script: missing, binaries });
  for (const source of sources.slice(0, 2)) assert.deepEqual(shared.parse(source), parser.parse(source));
});

test('what a few files hold is not worth a thread', () => {
  assert.equal(parseInThreads(parser, sources.slice(0, 3), { threads: 8, script, binaries }), parser);
});
