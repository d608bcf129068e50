// The formats for logs, CI systems and programs: texts as a whole, JSON by its structure, and what each must escape.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, Report } from '../../src/finding.js';
import {
  type FormatName,
  formatFooter,
  formatNames,
  formatOverview,
  formatProblem,
  formatRule,
  formatters,
} from '../../src/report/index.js';
import { cleanReport, context, report, rules } from './sample.js';

const two: Report = { ...report, findings: [report.findings[0]!, report.findings[5]!] };

function parse(name: FormatName, from: Report = report): unknown {
  return JSON.parse(formatters[name](from, context));
}

test('concise: a line a finding, the other accesses indented', () => {
  assert.equal(
    formatters.concise(two, context),
    `server/conn.go:5:3: error: s.conns is written without s.mu, while (*Server).Stats reads it [unlocked-map-write]
\tserver/stats.go:6:11: len in (*Server).Stats, locks held: s.mu
\tserver/conn.go:11:2: delete in (*Server).accept, locks held: none
\tserver/conn.go:12:2: clear in (*Server).accept, locks held: none
text/wide é.go:6:2: error: nothing is nil when it is written [nil-map-write]
`,
  );
});

test('github: workflow commands', () => {
  assert.equal(
    formatters.github(two, context),
    `::error file=server/conn.go,line=5,col=3,endLine=5,endColumn=16,title=go-map-lint%3A unlocked-map-write::s.conns is written without s.mu, while (*Server).Stats reads it%0A(1) write in (*Server).accept.func1, locks held: none%0A(2) server/stats.go:6:11: len in (*Server).Stats, locks held: s.mu%0Awhy: Stats is an HTTP handler (server.go:60), so it runs beside the goroutine%0Aevidence: 6 of 7 accesses hold s.mu%0Ahelp: hold s.mu around line 5
::error file=text/wide é.go,line=6,col=2,endLine=6,endColumn=18,title=go-map-lint%3A nil-map-write::nothing is nil when it is written%0Awhy: nothing is declared without a value%0Ahelp: make the map: nothing := make(map[string]int)
`,
  );
});

test('junit', () => {
  assert.equal(
    formatters.junit(two, context),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="go-map-lint" tests="2" failures="2" errors="0">
  <testsuite name="server" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="unlocked-map-write at server/conn.go:5:3" classname="server" file="server/conn.go" line="5">
      <failure type="error" message="s.conns is written without s.mu, while (*Server).Stats reads it">server/conn.go:5:3: write in (*Server).accept.func1, locks held: none
server/stats.go:6:11: len in (*Server).Stats, locks held: s.mu
server/conn.go:11:2: delete in (*Server).accept, locks held: none
server/conn.go:12:2: clear in (*Server).accept, locks held: none
why: Stats is an HTTP handler (server.go:60), so it runs beside the goroutine
evidence: 6 of 7 accesses hold s.mu
help: hold s.mu around line 5</failure>
    </testcase>
  </testsuite>
  <testsuite name="text" tests="1" failures="1" errors="0" skipped="0">
    <testcase name="nil-map-write at text/wide é.go:6:2" classname="text" file="text/wide é.go" line="6">
      <failure type="error" message="nothing is nil when it is written">text/wide é.go:6:2: write in count, locks held: none
why: nothing is declared without a value
help: make the map: nothing := make(map[string]int)</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
  );
});

test('checkstyle', () => {
  assert.equal(
    formatters.checkstyle(two, context),
    `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
  <file name="server/conn.go">
    <error line="5" column="3" severity="error" message="s.conns is written without s.mu, while (*Server).Stats reads it; server/stats.go:6:11: len in (*Server).Stats, locks held: s.mu" source="go-map-lint.unlocked-map-write"/>
  </file>
  <file name="text/wide é.go">
    <error line="6" column="2" severity="error" message="nothing is nil when it is written" source="go-map-lint.nil-map-write"/>
  </file>
</checkstyle>
`,
  );
});

test('agent: all there is to know, without frames', () => {
  assert.equal(
    formatters.agent(two, context),
    `2 findings

finding 1 of 2
rule: unlocked-map-write (error, confidence high)
message: s.conns is written without s.mu, while (*Server).Stats reads it
map: example.com/app/server.Server.conns, declared at server/server.go:7:2
access to fix: server/conn.go:5:3 write of s.conns in (*Server).accept.func1, locks held: none
  5 | s.conns[id]++
  via server/server.go:5:6 ((*Server).accept is called)
  via server/conn.go:4:2 (goroutine starts here)
collides with: server/stats.go:6:11 len of s.conns in (*Server).Stats, locks held: s.mu
  6 | n := len(s.conns)
  via server/stats.go:4:2 (s.mu is locked here)
why: Stats is an HTTP handler (server.go:60), so it runs beside the goroutine
evidence: 6 of 7 accesses hold s.mu
same fault at: server/conn.go:11:2 (delete in (*Server).accept)
same fault at: server/conn.go:12:2 (clear in (*Server).accept)
see: server/server.go:6:2 (s.mu is declared here)
help: hold s.mu around line 5
possible fix: lock s.mu around the write
documentation: go-map-lint explain unlocked-map-write

finding 2 of 2
rule: nil-map-write (error, confidence high)
message: nothing is nil when it is written
map: example.com/app/text.count.nothing, declared at text/wide é.go:5:6
access to fix: text/wide é.go:6:2 write of nothing in count, locks held: none
  6 | nothing["a"] = 1
why: nothing is declared without a value
see: text/wide é.go:5:2 (declared here, and never assigned)
help: make the map: nothing := make(map[string]int)
documentation: go-map-lint explain nil-map-write
`,
  );
});

test('explain: a rule page', () => {
  assert.equal(
    formatRule(rules[0]!, { ...context, width: 60 }),
    `unlocked-map-write (UnlockedMapWrite, error)

a map is written without the lock that guards it elsewhere

Go's runtime ends the process when it sees two goroutines in
one map, \`fatal error: concurrent map writes\`.

What is looked for

A write that holds no lock, *while* another goroutine may
read:

- in the same package
- or in one that imports it

Bad

    go func() {
        m[k] = v
    }()

Good

    go func() {
        mu.Lock()
        m[k] = v
        mu.Unlock()
    }()

Not found

- maps behind reflection

To allow it in one place: //lint:ignore unlocked-map-write why
https://example.com/go-map-lint/blob/main/docs/rules/unlocked-map-write.md
`,
  );
});

test('json: the whole report, with 1-based byte columns', () => {
  const document = parse('json', two) as { [key: string]: unknown; findings: Record<string, unknown>[] };
  assert.deepEqual(Object.keys(document), ['version', 'tool', 'findings', 'suppressed', 'problems', 'rules', 'stats']);
  const [first, second] = document.findings;
  assert.deepEqual(first!['primary'], {
    kind: 'write',
    func: '(*Server).accept.func1',
    expr: 's.conns',
    locks: [],
    location: { path: 'server/conn.go', line: 5, column: 3, endLine: 5, endColumn: 16 },
    via: [
      {
        kind: 'call',
        text: '(*Server).accept is called',
        location: { path: 'server/server.go', line: 5, column: 6, endLine: 5, endColumn: 12 },
      },
      {
        kind: 'spawn',
        text: 'goroutine starts here',
        location: { path: 'server/conn.go', line: 4, column: 2, endLine: 4, endColumn: 9 },
      },
    ],
  });
  assert.equal(second!['other'], undefined);
  assert.deepEqual(document['stats'], { packages: 214, files: 1930, lines: 404_000, unparsed: 1 });
  assert.deepEqual(document['problems'], [
    {
      kind: 'syntax',
      message: 'unexpected }',
      location: { path: 'server/conn.go', line: 6, column: 2, endLine: 6, endColumn: 3 },
    },
    { kind: 'module', message: 'go.mod: unknown directive "requires"' },
  ]);
});

test('jsonl: the records of json, one a line', () => {
  const lines = formatters.jsonl(report, context).trimEnd().split('\n');
  const records = lines.map((line): Record<string, unknown> => JSON.parse(line));
  const whole = parse('json') as { findings: object[] };
  assert.deepEqual(
    records.map(({ type }) => type),
    [...report.findings.map(() => 'finding'), 'suppressed', 'suppressed', 'problem', 'problem', 'summary'],
  );
  assert.deepEqual(records[0], { type: 'finding', ...whole.findings[0] });
});

test('gitlab: each issue has what the report needs, and a fingerprint of its own', () => {
  const issues = parse('gitlab') as Record<string, unknown>[];
  assert.deepEqual(issues[1], {
    type: 'issue',
    check_name: 'unlocked-map-write',
    description:
      's.conns is written and read in one statement, both without s.mu; ' +
      'server/conn.go:7:24: read in (*Server).accept, locks held: none',
    categories: ['Bug Risk'],
    severity: 'major',
    fingerprint: issues[1]!['fingerprint'],
    location: { path: 'server/conn.go', lines: { begin: 7, end: 7 } },
  });
  assert.equal(new Set(issues.map((issue) => issue['fingerprint'])).size, report.findings.length);
  assert.deepEqual(parse('gitlab', cleanReport), []);
});

test('rdjson: a diagnostic with its code, other places and suggestion', () => {
  const { source, diagnostics } = parse('rdjson', two) as { source: object; diagnostics: Record<string, unknown>[] };
  assert.deepEqual(source, { name: 'go-map-lint', url: 'https://example.com/go-map-lint' });
  const range = { start: { line: 5, column: 3 }, end: { line: 5, column: 16 } };
  const [first] = diagnostics;
  assert.equal(first!['severity'], 'ERROR');
  assert.deepEqual(first!['location'], { path: 'server/conn.go', range });
  assert.deepEqual(first!['code'], {
    value: 'unlocked-map-write',
    url: 'https://example.com/go-map-lint/blob/main/docs/rules/unlocked-map-write.md',
  });
  assert.deepEqual(first!['suggestions'], [{ range, text: 's.mu.Lock()\n\t\ts.conns[id]++\n\t\ts.mu.Unlock()' }]);
  assert.equal((first!['relatedLocations'] as object[]).length, 3);
});

test('formats for a repository name files from its root', () => {
  const below = { ...context, root: { prefix: 'services/api/' } };
  assert.match(formatters.github(two, below), /^::error file=services\/api\/server\/conn\.go,/);
  assert.match(formatters.gitlab(two, below), /"path": "services\/api\/server\/conn\.go"/);
  assert.match(formatters.rdjson(two, below), /"path": "services\/api\/server\/conn\.go"/);
  assert.match(formatters.concise(two, below), /^server\/conn\.go:5:3: error: /);
});

test('github: ten annotations of a level, the others as lines', () => {
  const findings = Array.from({ length: 13 }, () => report.findings[0]!);
  const rows = formatters.github({ ...report, findings: [...findings, report.findings[1]!] }, context).split('\n');
  assert.equal(rows.filter((row) => row.startsWith('::error ')).length, 10);
  assert.equal(rows.filter((row) => row.startsWith('::warning ')).length, 1);
  assert.ok(rows.includes('::group::3 more findings'));
  assert.equal(rows.filter((row) => row.startsWith('server/conn.go:5:3: error: ')).length, 3);
});

/** A finding whose every text would break out of a careless format. */
const hostile: Finding = {
  ...report.findings[5]!,
  message: 'm["<&\u0001\'%]]>"]\n::error::x, 100% \ud800',
  why: 'a\r\nb',
  map: { name: 'x', expr: 'x' },
};

test('texts cannot break out of their format', () => {
  const odd: Report = { ...report, findings: [hostile] };
  const [row, ...others] = formatters.github(odd, context).trimEnd().split('\n');
  assert.deepEqual(others, []);
  assert.match(row!, /100%25/);
  for (const name of ['junit', 'checkstyle'] as const) {
    const xml = formatters[name](odd, context);
    assert.match(xml, /m\[&quot;&lt;&amp;(?:<U\+0001>|&lt;U\+0001&gt;)'%\]\]&gt;&quot;\]/);
    assert.doesNotMatch(xml, /[\u0000-\u0008\ud800]/);
  }
  for (const name of ['json', 'gitlab', 'rdjson', 'sarif'] as const) assert.ok(parse(name, odd));
  for (const name of ['concise', 'full', 'agent'] as const) {
    assert.doesNotMatch(formatters[name](odd, context), /[\u0001\r]|^::/m);
  }
});

test('a run without findings', () => {
  assert.equal(formatters.concise(cleanReport, context), '');
  assert.equal(formatters.github(cleanReport, context), '');
  assert.equal(formatters.agent(cleanReport, context), 'no findings\n');
  assert.match(formatters.junit(cleanReport, context), /<testsuites name="go-map-lint" tests="1" failures="0"/);
  assert.equal(
    formatters.checkstyle(cleanReport, context),
    '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3"/>\n',
  );
});

test('each format gives the same bytes again, whatever the time a run took, and ends its last line', () => {
  const slower = { ...report, stats: { ...report.stats, milliseconds: 99_999 } };
  for (const name of formatNames) {
    const text = formatters[name](report, context);
    assert.equal(formatters[name](slower, context), text, name);
    assert.match(text, /[^\n]\n$/, name);
    assert.ok(formatters[name](report, { ...context, texts: () => undefined }).length > 0, name);
  }
});

test('the footer counts what was found and what was not', () => {
  assert.equal(
    formatFooter(report, context),
    '3 errors, 2 warnings, 1 note in 214 packages (1,930 files), 0.8 s; 1 suppressed; 1 in the baseline; 1 file not parsed\n',
  );
  assert.equal(formatFooter(cleanReport, context), 'no findings in 214 packages (1,930 files), 0.8 s\n');
  const one = { ...cleanReport.stats, packages: 1, files: 1, milliseconds: 12_345 };
  assert.equal(formatFooter({ ...cleanReport, stats: one }, context), 'no findings in 1 package (1 file), 12.3 s\n');
});

test('problems name their place, where they have one', () => {
  assert.deepEqual(
    report.problems.map((problem) => formatProblem(problem, context)),
    ['server/conn.go:6:2: unexpected }\n', 'go.mod: unknown directive "requires"\n'],
  );
});

test('a long list ends with what it is made of, a short one does not', () => {
  assert.equal(formatOverview(report), '');
  const [first, second] = report.findings;
  const many = [...new Array(40).fill(first), { ...second!, rule: 'nil-map-write' }];
  const overview = formatOverview({ ...report, findings: many });
  assert.match(overview, /^in 1 file:\n {2}40 {2}unlocked-map-write\n {3}1 {2}nil-map-write\n/);
});
