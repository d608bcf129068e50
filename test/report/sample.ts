// A hand-made report over a few small Go files, shared by the tests of the formats.
//
// Its findings cover what formats get wrong: two files, two accesses on one line, one access that races with itself,
// no other side, tabs, wide characters, CRLF, a long line, and file names that need escaping.
import type { Finding, PathStep, Report, RuleInfo, Side } from '../../src/finding.js';
import type { ReportContext } from '../../src/report/index.js';
import { LineIndex, type Span } from '../../src/text/source-text.js';

const files: Record<string, string> = {
  'server/conn.go': `package server

func (s *Server) accept(id string) {
	go func() {
		s.conns[id]++
	}()
	s.conns[id], s.last = s.conns[s.last]+1, id
	for range 3 {
		go func() { s.conns[id] = 0 }()
	}
	delete(s.conns, id)
	clear(s.conns)
}
`,
  'server/stats.go': `package server

func (s *Server) Stats() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.conns)
	return n
}
`,
  'server/server.go': `package server

import "sync"

type Server struct {
	mu    sync.Mutex
	conns map[string]int
	last  string
}
`,
  'text/wide é.go':
    'package text\r\n\r\nfunc count(m map[string]int) {\r\n\tm["日本語"], x := 1, "👩‍👩‍👧‍👦é"; use(m["e\u0301"])\r\n\tvar nothing map[string]int\r\n\tnothing["a"] = 1\r\n}\r\n',
  'text/long.go': `package text

func long() {
	fill("${'abcdefgh '.repeat(20)}", table["x"], "${'ijklmnop '.repeat(20)}", table["y"], "${'qrstuvwx '.repeat(12)}")
}
`,
};

/** The span of the nth occurrence (from 1) of a piece of text in a file. */
export function at(path: string, piece: string, nth = 1): Span {
  let start = -1;
  for (let i = 0; i < nth; i++) start = files[path]!.indexOf(piece, start + 1);
  if (start < 0) throw new Error(`no ${nth}. ${piece} in ${path}`);
  return { path, start, end: start + piece.length };
}

function side(fields: Partial<Side> & Pick<Side, 'kind' | 'span' | 'func'>): Side {
  return { expr: 's.conns', locks: [], via: [], ...fields };
}

function step(kind: PathStep['kind'], span: Span, text: string): PathStep {
  return { kind, span, text };
}

function finding(fields: Partial<Finding> & Pick<Finding, 'message' | 'primary'>): Finding {
  return {
    rule: 'unlocked-map-write',
    severity: 'error',
    confidence: 'high',
    map: { name: 'example.com/app/server.Server.conns', expr: 's.conns', declared: at('server/server.go', 'conns') },
    more: [],
    evidence: 'fork',
    why: 'the goroutine is still running when the function goes on',
    facts: [],
    related: [],
    fixes: [],
    ...fields,
  };
}

const statsRead = side({
  kind: 'len',
  span: at('server/stats.go', 's.conns'),
  func: '(*Server).Stats',
  locks: ['s.mu'],
  via: [step('lock', at('server/stats.go', 's.mu.Lock()'), 's.mu is locked here')],
});

const twoFiles = finding({
  message: 's.conns is written without s.mu, while (*Server).Stats reads it',
  primary: side({
    kind: 'write',
    span: at('server/conn.go', 's.conns[id]++'),
    func: '(*Server).accept.func1',
    via: [
      step('call', at('server/server.go', 'Server'), '(*Server).accept is called'),
      step('spawn', at('server/conn.go', 'go func'), 'goroutine starts here'),
    ],
  }),
  other: statsRead,
  more: [
    side({ kind: 'delete', span: at('server/conn.go', 'delete(s.conns, id)'), func: '(*Server).accept' }),
    side({ kind: 'clear', span: at('server/conn.go', 'clear(s.conns)'), func: '(*Server).accept' }),
  ],
  evidence: 'handler',
  why: 'Stats is an HTTP handler (server.go:60), so it runs beside the goroutine',
  facts: ['6 of 7 accesses hold s.mu'],
  related: [{ span: at('server/server.go', 'mu    sync.Mutex'), text: 's.mu is declared here' }],
  help: 'hold s.mu around line 5',
  fixes: [
    {
      title: 'lock s.mu around the write',
      edits: [
        { span: at('server/conn.go', 's.conns[id]++'), newText: 's.mu.Lock()\n\t\ts.conns[id]++\n\t\ts.mu.Unlock()' },
      ],
    },
  ],
});

const sameLine = finding({
  severity: 'warning',
  confidence: 'medium',
  message: 's.conns is written and read in one statement, both without s.mu',
  primary: side({ kind: 'write', span: at('server/conn.go', 's.conns[id]', 2), func: '(*Server).accept' }),
  other: side({ kind: 'read', span: at('server/conn.go', 's.conns[s.last]'), func: '(*Server).accept' }),
  why: 'accept is called by many goroutines',
});

const withItself = finding({
  message: 's.conns is written by every goroutine of the loop',
  primary: side({
    kind: 'write',
    span: at('server/conn.go', 's.conns[id] = 0'),
    func: '(*Server).accept.func2',
    via: [step('spawn', at('server/conn.go', 'go func', 2), 'goroutines start here, one an iteration')],
  }),
  other: side({ kind: 'write', span: at('server/conn.go', 's.conns[id] = 0'), func: '(*Server).accept.func2' }),
  why: 'the loop starts a goroutine in each iteration',
});

const wideMap = { name: 'example.com/app/text.count.m', expr: 'm' };

const wide = finding({
  rule: 'unlocked-map-read',
  severity: 'note',
  confidence: 'low',
  message: 'm is read here, while count writes it',
  map: wideMap,
  primary: side({ kind: 'read', span: at('text/wide é.go', 'm["e\u0301"]'), func: 'count', expr: 'm' }),
  other: side({ kind: 'write', span: at('text/wide é.go', 'm["日本語"]'), func: 'count', expr: 'm' }),
});

const nilMap = finding({
  rule: 'nil-map-write',
  message: 'nothing is nil when it is written',
  map: { name: 'example.com/app/text.count.nothing', expr: 'nothing', declared: at('text/wide é.go', 'nothing') },
  primary: side({ kind: 'write', span: at('text/wide é.go', 'nothing["a"] = 1'), func: 'count', expr: 'nothing' }),
  evidence: 'value',
  why: 'nothing is declared without a value',
  related: [{ span: at('text/wide é.go', 'var nothing map[string]int'), text: 'declared here, and never assigned' }],
  help: 'make the map: nothing := make(map[string]int)',
});

const longLine = finding({
  rule: 'unlocked-map-read',
  severity: 'warning',
  confidence: 'medium',
  message:
    'table is read without tableMu, while the other argument of the very same call to fill reads and then changes it as well',
  map: { name: 'example.com/app/text.table', expr: 'table' },
  primary: side({ kind: 'read', span: at('text/long.go', 'table["x"]'), func: 'long', expr: 'table' }),
  other: side({
    kind: 'read',
    span: at('text/long.go', 'table["y"]'),
    func: 'long',
    expr: 'table',
    locks: ['tableMu (read)'],
  }),
  evidence: 'lock',
});

function rule(id: string, name: string, severity: RuleInfo['severity']): RuleInfo {
  return {
    id,
    name,
    severity,
    summary: 'a map is written without the lock that guards it elsewhere',
    description:
      "Go's runtime ends the process when it sees two goroutines in one map, `fatal error: concurrent map writes`.\n\n## What is looked for\n\nA write that holds no lock, *while* another goroutine may read:\n\n- in the same package\n- or in one that imports it\n",
    bad: 'go func() {\n\tm[k] = v\n}()\n',
    good: 'go func() {\n\tmu.Lock()\n\tm[k] = v\n\tmu.Unlock()\n}()\n',
    misses: ['maps behind reflection'],
    tags: ['concurrency', 'map'],
  };
}

const stats = { packages: 214, files: 1930, lines: 404_000, unparsed: 1, milliseconds: 840 };

export const rules: readonly RuleInfo[] = [
  rule('unlocked-map-write', 'UnlockedMapWrite', 'error'),
  rule('unlocked-map-read', 'UnlockedMapRead', 'error'),
  rule('nil-map-write', 'NilMapWrite', 'error'),
];

export const report: Report = {
  findings: [twoFiles, sameLine, withItself, longLine, wide, nilMap],
  suppressed: [
    { finding: sameLine, by: 'comment', reason: 'only in tests', at: at('server/conn.go', 'go func') },
    { finding: withItself, by: 'baseline' },
  ],
  problems: [
    { kind: 'syntax', message: 'unexpected }', path: 'server/conn.go', span: at('server/conn.go', '}') },
    { kind: 'module', message: 'go.mod: unknown directive "requires"' },
  ],
  rules,
  stats,
};

export const cleanReport: Report = {
  findings: [],
  suppressed: [],
  problems: [],
  rules,
  stats: { ...stats, unparsed: 0 },
};

const texts = new Map(Object.entries(files).map(([path, text]) => [path, new LineIndex(text)]));

export const context: ReportContext = {
  texts: (path) => texts.get(path),
  color: false,
  width: undefined,
  unicode: false,
  version: '1.2.3',
  root: { prefix: '' },
  toolUri: 'https://example.com/go-map-lint',
};
