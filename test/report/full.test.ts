// The frames are compared as a whole: a golden text is the only way to see that marks lie under what they mark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../src/finding.js';
import { formatters, type ReportContext } from '../../src/report/index.js';
import { LineIndex } from '../../src/text/source-text.js';
import { at, cleanReport, context, report } from './sample.js';

function full(finding: Finding, how: Partial<ReportContext> = {}): string {
  return formatters.full({ ...report, findings: [finding] }, { ...context, ...how });
}

const [twoFiles, sameLine, withItself, longLine, wide, nilMap] = report.findings as [
  Finding,
  Finding,
  Finding,
  Finding,
  Finding,
  Finding,
];

test('two files, with the way, the evidence and further accesses', () => {
  assert.equal(
    full(twoFiles),
    `error[unlocked-map-write]: s.conns is written without s.mu, while (*Server).Stats reads it
 --> server/conn.go:5:3
  |
4 |     go func() {
  |     ------- goroutine starts here
5 |         s.conns[id]++
  |         ^^^^^^^^^^^^^ (1) write, locks held: none
  |
 ::: server/stats.go:6:11
  |
4 |     s.mu.Lock()
  |     ----------- s.mu is locked here
5 |     defer s.mu.Unlock()
6 |     n := len(s.conns)
  |              ------- (2) len in (*Server).Stats, locks held: s.mu
  |
 ::: server/server.go:6:2
  |
6 |     mu    sync.Mutex
  |     ---------------- s.mu is declared here
  = via (1): (*Server).accept is called (server/server.go:5) -> goroutine starts here (server/conn.go:4)
  = why: Stats is an HTTP handler (server.go:60), so it runs beside the goroutine
  = evidence: 6 of 7 accesses hold s.mu
  = more: and 2 more accesses: server/conn.go:11:2 (delete), server/conn.go:12:2 (clear)
  = help: hold s.mu around line 5
  = fix: lock s.mu around the write
  = confidence: high; go-map-lint explain unlocked-map-write
`,
  );
});

test('two accesses in one line', () => {
  assert.equal(
    full(sameLine),
    `warning[unlocked-map-write]: s.conns is written and read in one statement, both without s.mu
 --> server/conn.go:7:2
  |
7 |     s.conns[id], s.last = s.conns[s.last]+1, id
  |     ^^^^^^^^^^^           --------------- (2) read in (*Server).accept, locks held: none
  |     |
  |     (1) write, locks held: none
  = why: accept is called by many goroutines
  = confidence: medium; go-map-lint explain unlocked-map-write
`,
  );
});

test('an access that races with itself', () => {
  assert.equal(
    full(withItself),
    `error[unlocked-map-write]: s.conns is written by every goroutine of the loop
 --> server/conn.go:9:15
  |
9 |         go func() { s.conns[id] = 0 }()
  |         -------     ^^^^^^^^^^^^^^^ (1) and (2) write, the same line in two goroutines, locks held: none
  |         |
  |         goroutines start here, one an iteration
  = why: the loop starts a goroutine in each iteration
  = confidence: high; go-map-lint explain unlocked-map-write
`,
  );
});

test('a long line is clipped around each mark', () => {
  assert.equal(
    full(longLine),
    `warning[unlocked-map-read]: table is read without tableMu, while the other argument of the very same call to fill reads and then changes it as well
 --> text/long.go:4:191
  |
4 | ... abcdefgh abcdefgh abcdefgh abcdefgh ", table["x"], "ijklmnop ijklmnop ijklmnop ijklmnop ijklmnop ijklmnop ijklmnop ijklmnop ijklm...
  |                                            ^^^^^^^^^^ (1) read, locks held: none
4 | ... ijklmnop ijklmnop ijklmnop ijklmnop ", table["y"], "qrstuvwx qrstuvwx qrstuvwx qrstuvwx qrstuvwx qrstuvwx qrstuvwx qrstuvwx qrstu...
  |                                            ---------- (2) read in long, locks held: tableMu (read)
  = why: the goroutine is still running when the function goes on
  = confidence: medium; go-map-lint explain unlocked-map-read
`,
  );
});

test('wide characters, combining marks, tabs and CRLF', () => {
  assert.equal(
    full(wide),
    `note[unlocked-map-read]: m is read here, while count writes it
 --> text/wide é.go:4:61
  |
4 |     m["日本語"], x := 1, "👩\u200d👩\u200d👧\u200d👦é"; use(m["e\u0301"])
  |     -----------                     ^^^^^^ (1) read, locks held: none
  |     |
  |     (2) write in count, locks held: none
  = why: the goroutine is still running when the function goes on
  = confidence: low; go-map-lint explain unlocked-map-read
`,
  );
});

test('a finding without another side', () => {
  assert.equal(
    full(nilMap),
    `error[nil-map-write]: nothing is nil when it is written
 --> text/wide é.go:6:2
  |
5 |     var nothing map[string]int
  |     -------------------------- declared here, and never assigned
6 |     nothing["a"] = 1
  |     ^^^^^^^^^^^^^^^^ write
  = why: nothing is declared without a value
  = help: make the map: nothing := make(map[string]int)
  = confidence: high; go-map-lint explain nil-map-write
`,
  );
});

test('two files, with the way, the evidence and further accesses, in a terminal of 80 columns', () => {
  assert.equal(
    full(twoFiles, { width: 80, unicode: true }),
    `error[unlocked-map-write]: s.conns is written without s.mu, while
(*Server).Stats reads it
  ╭─ server/conn.go:5:3
  │
4 │     go func() {
  │     ─────── goroutine starts here
5 │         s.conns[id]++
  │         ^^^^^^^^^^^^^ (1) write, locks held: none
  │
  ├─ server/stats.go:6:11
  │
4 │     s.mu.Lock()
  │     ─────────── s.mu is locked here
5 │     defer s.mu.Unlock()
6 │     n := len(s.conns)
  │              ─────── (2) len in (*Server).Stats, locks held: s.mu
  │
  ├─ server/server.go:6:2
  │
6 │     mu    sync.Mutex
  │     ──────────────── s.mu is declared here
  = via (1): (*Server).accept is called (server/server.go:5) → goroutine starts
             here (server/conn.go:4)
  = why: Stats is an HTTP handler (server.go:60), so it runs beside the
         goroutine
  = evidence: 6 of 7 accesses hold s.mu
  = more: and 2 more accesses: server/conn.go:11:2 (delete), server/conn.go:12:2
          (clear)
  = help: hold s.mu around line 5
  = fix: lock s.mu around the write
  = confidence: high; go-map-lint explain unlocked-map-write
`,
  );
});

test('two accesses in one line, in a terminal of 80 columns', () => {
  assert.equal(
    full(sameLine, { width: 80, unicode: true }),
    `warning[unlocked-map-write]: s.conns is written and read in one statement, both
without s.mu
  ╭─ server/conn.go:7:2
  │
7 │     s.conns[id], s.last = s.conns[s.last]+1, id
  │     ^^^^^^^^^^^           ───────────────
  │     │                     │
  │     │                     (2) read in (*Server).accept, locks held: none
  │     (1) write, locks held: none
  = why: accept is called by many goroutines
  = confidence: medium; go-map-lint explain unlocked-map-write
`,
  );
});

test('an access that races with itself, in a terminal of 80 columns', () => {
  assert.equal(
    full(withItself, { width: 80, unicode: true }),
    `error[unlocked-map-write]: s.conns is written by every goroutine of the loop
  ╭─ server/conn.go:9:15
  │
9 │         go func() { s.conns[id] = 0 }()
  │         ───────     ^^^^^^^^^^^^^^^
  │         │           │
  │         │           (1) and (2) write, the same line in two goroutines,
  │         │           locks held: none
  │         goroutines start here, one an iteration
  = why: the loop starts a goroutine in each iteration
  = confidence: high; go-map-lint explain unlocked-map-write
`,
  );
});

test('a long line is clipped around each mark, in a terminal of 80 columns', () => {
  assert.equal(
    full(longLine, { width: 80, unicode: true }),
    `warning[unlocked-map-read]: table is read without tableMu, while the other
argument of the very same call to fill reads and then changes it as well
  ╭─ text/long.go:4:191
  │
4 │ …abcdefgh abcdefgh ", table["x"], "ijklmnop ijklmnop ijklmnop ijklmnop ijkl…
  │                       ^^^^^^^^^^ (1) read, locks held: none
4 │ …ijklmnop ijklmnop ", table["y"], "qrstuvwx qrstuvwx qrstuvwx qrstuvwx qrst…
  │                       ──────────
  │                       (2) read in long, locks held: tableMu (read)
  = why: the goroutine is still running when the function goes on
  = confidence: medium; go-map-lint explain unlocked-map-read
`,
  );
});

test('colours only repeat what the text says', () => {
  const painted = full(twoFiles, { color: true });
  assert.match(painted, /\u001b\[31m/);
  assert.equal(painted.replace(/\u001b\[\d+m/g, ''), full(twoFiles));
});

test('findings are set apart by an empty line, and none is nothing', () => {
  assert.equal(formatters.full(report, context), report.findings.map((finding) => full(finding)).join('\n'));
  assert.equal(formatters.full(cleanReport, context), '');
});

test('both names of the map are explained where they differ', () => {
  const other = { ...twoFiles.other!, expr: 'srv.conns' };
  const expected =
    '  = map: s.conns and srv.conns are example.com/app/server.Server.conns, declared at server/server.go:7:2\n';
  assert.ok(full({ ...twoFiles, other }).includes(expected));
});

test('a span on several lines is marked on the first, and gaps are shown', () => {
  const span = { ...at('server/conn.go', 'go func() {'), end: at('server/conn.go', '}()').end };
  const far = { ...sameLine.primary, span: at('server/conn.go', 'clear(s.conns)') };
  const near = { ...sameLine.primary, span: at('server/conn.go', 's.conns[id]++') };
  const drawn = full({ ...sameLine, primary: far, other: near, related: [{ span, text: 'goroutine starts here' }] });
  assert.equal(
    drawn.split('\n').slice(1, 11).join('\n'),
    `  --> server/conn.go:12:2
   |
 4 |     go func() {
   |     ----------- goroutine starts here
 5 |         s.conns[id]++
   |         ------------- (2) write in (*Server).accept, locks held: none
...
12 |     clear(s.conns)
   |     ^^^^^^^^^^^^^^ (1) write, locks held: none
   = why: accept is called by many goroutines`,
  );
});

test('where marks overlap, the access to fix is on top', () => {
  const inner = { ...sameLine.other!, span: at('server/conn.go', 's.conns', 2) };
  assert.deepEqual(
    full({ ...sameLine, other: inner })
      .split('\n')
      .slice(3, 8),
    [
      '7 |     s.conns[id], s.last = s.conns[s.last]+1, id',
      '  |     ^^^^^^^^^^^ (1) write, locks held: none',
      '  |     |',
      '  |     (2) read in (*Server).accept, locks held: none',
      '  = why: accept is called by many goroutines',
    ],
  );
});

test('control characters in a source line cannot reach the terminal', () => {
  const texts = (): LineIndex => new LineIndex('x\u001b[31m := m["\u202e"]\r\n');
  const span = { path: 'a\u001b.go', start: 10, end: 16 };
  const drawn = full({ ...nilMap, related: [], primary: { ...nilMap.primary, span } }, { texts });
  assert.deepEqual(drawn.split('\n').slice(1, 5), [
    ' --> a<U+001B>.go:1:11',
    '  |',
    '1 | x<U+001B>[31m := m["<U+202E>"]',
    '  |                  ^^^^^^^^^^^^^ write',
  ]);
});

test('a file that cannot be read any more is named without its lines', () => {
  const drawn = full(twoFiles, { texts: () => undefined });
  assert.deepEqual(drawn.split('\n').slice(1, 8), [
    ' --> server/conn.go',
    '  | (1) write, locks held: none',
    '  | goroutine starts here',
    '  |',
    ' ::: server/stats.go',
    '  | (2) len in (*Server).Stats, locks held: s.mu',
    '  | s.mu is locked here',
  ]);
});

test('no row is wider than the terminal, but for single words', () => {
  for (const width of [50, 60, 80, 140]) {
    for (const row of formatters.full(report, { ...context, width }).split('\n')) {
      assert.ok([...row.replace(/\p{Mn}/gu, '')].length <= width || /^\S+$/.test(row.trim()), `${width}: ${row}`);
    }
  }
});

test('a label near the edge moves to the left of its mark', () => {
  const text = '\tif value, found := s.sessions[request.user]; found && s.tokens[value.token] > 0 {\n';
  const span = { path: 'a.go', start: text.indexOf('s.tokens'), end: text.indexOf(' > 0') };
  const primary = { ...nilMap.primary, span, locks: ['s.registry.mu (read)'] };
  const finding: Finding = { ...nilMap, primary, related: [], evidence: 'lock' };
  const rows = full(finding, { texts: () => new LineIndex(text), width: 92 }).split('\n');
  assert.deepEqual(rows.slice(3, 6), [
    '1 |     if value, found := s.sessions[request.user]; found && s.tokens[value.token] > 0 {',
    '  |                                                           ^^^^^^^^^^^^^^^^^^^^^',
    '  |                                                  write, locks held: s.registry.mu (read)',
  ]);
});

test('many related places: four are drawn, the others are named', () => {
  const related = ['s.conns', 's.conns[s', 's.conns[id] = 0', 'delete', 'clear', 'range'].map((piece) => ({
    span: at('server/conn.go', piece),
    text: `place of ${piece}`,
  }));
  const drawn = full({ ...nilMap, related });
  assert.ok(drawn.includes('  = related: place of clear (server/conn.go:12:2)\n'));
  assert.ok(drawn.includes('  = related: place of range (server/conn.go:8:6)\n'));
});
