// SARIF is checked against its schema, and against what GitHub code scanning asks for beyond it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import type * as Sarif from 'sarif';
import type { Finding, Report } from '../../src/finding.js';
import { formatters, type ReportContext } from '../../src/report/index.js';
import { LineIndex } from '../../src/text/source-text.js';
import { at, cleanReport, context, report } from './sample.js';

/** The schema of 2.1.0-rtm.5, from the package of Microsoft's matchers for jest; it is draft 4, but for `id`. */
function compileSchema(): (log: unknown) => string {
  const require = createRequire(import.meta.url);
  const path = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  const uriCharacters = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;
  ajv.addFormat('uri-reference', uriCharacters);
  ajv.addFormat('uri', (uri) => uriCharacters.test(uri) && URL.canParse(uri));
  ajv.addFormat('date-time', true);
  const validate = ajv.compile(schema);
  return (log) => (validate(log) ? '' : ajv.errorsText(validate.errors, { separator: '\n' }));
}

const schemaErrors = compileSchema();

function sarif(
  from: Report,
  how: Partial<ReportContext> = {},
): { log: Sarif.Log; run: Sarif.Run; results: Sarif.Result[] } {
  const log: Sarif.Log = JSON.parse(formatters.sarif(from, { ...context, ...how }));
  const run = log.runs[0]!;
  return { log, run, results: run.results! };
}

function withFindings(...findings: Finding[]): Report {
  return { ...report, findings };
}

const [twoFiles, sameLine, withItself, , wide] = report.findings as [Finding, Finding, Finding, Finding, Finding];

test('reports with and without findings follow the schema', () => {
  const provenance = { repositoryUri: 'https://example.com/app', revisionId: 'abc', branch: 'main' };
  for (const each of [report, cleanReport, { ...cleanReport, rules: [] }]) {
    assert.equal(schemaErrors(sarif(each).log), '');
    assert.equal(schemaErrors(sarif(each, { root: { prefix: 'a b/', provenance } }).log), '');
    assert.equal(schemaErrors(sarif(each, { texts: () => undefined, toolUri: '' }).log), '');
  }
  assert.notEqual(schemaErrors({ version: '2.1.0', runs: [{}] }), '', 'the schema refuses a run without a tool');
});

test('a run without findings still has its results, so that old alerts are closed', () => {
  assert.deepEqual(sarif(cleanReport).results, []);
});

test('a rule has all that code scanning shows', () => {
  const rule = sarif(report).run.tool.driver.rules![0]!;
  assert.equal(rule.id, 'unlocked-map-write');
  assert.equal(rule.name, 'UnlockedMapWrite');
  assert.equal(rule.shortDescription!.text, 'A map is written without the lock that guards it elsewhere.');
  assert.match(rule.help!.markdown!, /```go\ngo func\(\) \{/);
  assert.deepEqual(rule.properties, { tags: ['concurrency', 'map'], precision: 'high', 'problem.severity': 'error' });
  for (const result of sarif(report).results) {
    assert.equal(sarif(report).run.tool.driver.rules![result.ruleIndex!]!.id, result.ruleId);
  }
});

test('in new code the first location is the access that has changed', () => {
  const turned: Finding = { ...twoFiles, changed: 'other' };
  const resultOf = (one: Finding) => sarif(withFindings(one)).results[0]!;
  const [before, after] = [resultOf(twoFiles), resultOf(turned)];
  const regionOf = ({ locations }: Sarif.Result) => locations![0]!.physicalLocation!.region!.startLine;
  const linked = ({ relatedLocations }: Sarif.Result) => relatedLocations![0]!.physicalLocation!.region!.startLine;
  assert.equal(regionOf(after), linked(before));
  assert.equal(linked(after), regionOf(before));
  assert.match(after.message.text!, /^the other side of a race: '/);
  const own = ({ partialFingerprints }: Sarif.Result) => partialFingerprints!['goMapLint/v1'];
  assert.equal(own(after), own(before));
});

test('the first location is the access to fix, with its map', () => {
  const [result] = sarif(report).results;
  assert.deepEqual(result!.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: 'server/conn.go', uriBaseId: '%SRCROOT%' },
        region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 16, snippet: { text: 's.conns[id]++' } },
      },
      logicalLocations: [{ fullyQualifiedName: 'example.com/app/server.Server.conns' }],
    },
  ]);
  assert.equal(result!.level, 'error');
  assert.equal(result!.rank, 90);
});

test('the message is one sentence that links every related location', () => {
  const [first] = sarif(report).results;
  assert.equal(
    first!.message.text,
    "'s.conns' is written without 's.mu', while '(*Server).Stats' reads it; " +
      'see [len in (*Server).Stats, locks held: s.mu](1); [goroutine starts here](2); [s.mu is locked here](3); ' +
      '[s.mu is declared here](4); [declaration of the map](5); ' +
      '[delete in (*Server).accept, locks held: none](6); [clear in (*Server).accept, locks held: none](7).',
  );
  for (const result of sarif(report).results) {
    const ids = result.relatedLocations!.map((location) => location.id);
    const linked = [...result.message.text!.matchAll(/\]\((\d+)\)/g)].map((match) => Number(match[1]));
    assert.deepEqual(linked, ids);
    assert.match(result.message.text!, /\.$/);
  }
});

test('what looks like a link in a Go expression is escaped', () => {
  const odd: Finding = {
    ...sameLine,
    message: 'handlers[k](1) is called while handlers is written.',
    map: { name: 'app.handlers', expr: 'handlers' },
    related: [{ span: at('server/server.go', 'last'), text: 'see x[i]' }],
  };
  const text = sarif(withFindings(odd)).results[0]!.message.text!;
  assert.match(text, /^'handlers'\\\[k\\\]\(1\) is called while 'handlers' is written; see /);
  assert.match(text, /\[see x\\\[i\\\]\]\(2\)/);
});

test('many further accesses are cut, and counted', () => {
  const more = Array.from({ length: 40 }, (_, i) => ({
    ...sameLine.primary,
    span: { path: 'server/conn.go', start: i, end: i + 1 },
  }));
  const [result] = sarif(withFindings({ ...sameLine, more })).results;
  assert.equal(result!.relatedLocations!.length, 20);
  assert.match(result!.message.text!, /; and 22 more places\.$/);
});

test('each side has a code flow that ends in its access', () => {
  const flows = sarif(report).results[0]!.codeFlows!;
  const texts = flows.map((flow) => flow.threadFlows[0]!.locations.map(({ location }) => location!.message!.text));
  assert.deepEqual(texts, [
    ['(*Server).accept is called', 'goroutine starts here', 'write in (*Server).accept.func1, locks held: none'],
    ['s.mu is locked here', 'len in (*Server).Stats, locks held: s.mu'],
  ]);
});

test('columns are UTF-16 units, and a region stays on its first line', () => {
  const [result] = sarif(withFindings(wide)).results;
  assert.equal(result!.locations![0]!.physicalLocation!.region!.startColumn, 40);
  const span = { ...at('server/conn.go', 's.conns[id]++'), end: at('server/conn.go', 'clear(').start };
  const [long] = sarif(withFindings({ ...twoFiles, primary: { ...twoFiles.primary, span } })).results;
  const { snippet, ...region } = long!.locations![0]!.physicalLocation!.region!;
  assert.deepEqual(region, { startLine: 5, startColumn: 3, endLine: 5, endColumn: 16 });
  assert.equal(snippet!.text, 's.conns[id]++');
});

test('URIs start at the root of the repository and are percent-encoded', () => {
  const uriOf = (path: string, prefix: string): Sarif.ArtifactLocation => {
    const finding = { ...twoFiles, primary: { ...twoFiles.primary, span: { path, start: 0, end: 1 } } };
    const { results, log } = sarif(withFindings(finding), { root: { prefix }, texts: () => new LineIndex('x\n') });
    assert.equal(schemaErrors(log), '');
    return results[0]!.locations![0]!.physicalLocation!.artifactLocation!;
  };
  const inRepository = { uriBaseId: '%SRCROOT%' };
  assert.deepEqual(uriOf('a b/é#?%.go', ''), { uri: 'a%20b/%C3%A9%23%3F%25.go', ...inRepository });
  assert.deepEqual(uriOf('x/y.go', 'services/api/'), { uri: 'services/api/x/y.go', ...inRepository });
  assert.deepEqual(uriOf('../lib/y.go', 'services/api/'), { uri: 'services/lib/y.go', ...inRepository });
  assert.deepEqual(uriOf('bad\ud800.go', ''), { uri: 'bad%EF%BF%BD.go', ...inRepository });
  assert.deepEqual(uriOf('/go/pkg/mod/x@v1/y.go', 'a/'), { uri: 'file:///go/pkg/mod/x%40v1/y.go' });
  assert.deepEqual(uriOf('C:/go/y.go', ''), { uri: 'file:///C:/go/y.go' });
});

test('findings of one rule, map and line are one result', () => {
  const again: Finding = { ...sameLine, primary: sameLine.other!, other: sameLine.primary };
  const { results } = sarif(withFindings(sameLine, again, withItself));
  assert.equal(results.length, 2);
});

test('fingerprints outlast edits above', () => {
  const before = sarif(report).results.map((result) => result.partialFingerprints);
  const moved = (path: string): LineIndex => new LineIndex(`// edited\n\n${context.texts(path)!.text}`);
  const shift = <T extends { span: { start: number; end: number } }>(at: T): T => ({
    ...at,
    span: { ...at.span, start: at.span.start + 11, end: at.span.end + 11 },
  });
  const findings = report.findings.map((finding) => ({ ...finding, primary: shift(finding.primary) }));
  const after = sarif({ ...report, findings }, { texts: moved }).results;
  assert.deepEqual(
    after.map((result) => result.partialFingerprints),
    before,
  );
  assert.equal(after[0]!.locations![0]!.physicalLocation!.region!.startLine, 7);
  for (const prints of before) assert.deepEqual(Object.keys(prints!), ['primaryLocationLineHash', 'goMapLint/v1']);
});

test('problems are notifications, and only our own faults fail the run', () => {
  const [invocation] = sarif(report).run.invocations!;
  assert.equal(invocation!.executionSuccessful, true);
  const [syntax, module] = invocation!.toolExecutionNotifications!;
  assert.equal(syntax!.message.text, 'Unexpected }.');
  assert.equal(syntax!.locations![0]!.physicalLocation!.region!.startLine, 6);
  assert.equal(module!.locations, undefined);
  const broken: Report = { ...cleanReport, problems: [{ kind: 'internal', message: 'rule x failed' }] };
  assert.equal(sarif(broken).run.invocations![0]!.executionSuccessful, false);
  assert.equal(schemaErrors(sarif(broken).log), '');
});

test('suppressed findings are left out', () => {
  assert.equal(sarif({ ...cleanReport, suppressed: report.suppressed }).results.length, 0);
});
