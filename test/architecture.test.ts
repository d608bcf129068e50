// The import rules of ARCHITECTURE.md, read from the import clauses of the sources.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** What each room may import, besides itself. A room is a folder of src, a file beside them, or rules/. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: [],
  finding: ['text'],
  config: ['text', 'finding', 'knowledge'],
  load: ['text', 'finding', 'config'],
  cache: ['text', 'finding'],
  syntax: ['text', 'finding'],
  knowledge: ['text', 'finding', 'syntax'],
  model: ['text', 'finding', 'syntax', 'knowledge'],
  flow: ['text', 'finding', 'syntax', 'knowledge', 'model'],
  analysis: ['text', 'finding', 'syntax', 'knowledge', 'model', 'flow'],
  rule: ['text', 'finding', 'syntax', 'knowledge', 'model', 'flow', 'analysis'],
  rules: ['text', 'finding', 'syntax', 'knowledge', 'model', 'flow', 'analysis', 'rule'],
  suppress: ['text', 'finding', 'syntax'],
  report: ['text', 'finding'],
  wording: ['text', 'finding', 'analysis', 'rule'],
  lint: ['text', 'finding', 'syntax', 'knowledge', 'model', 'flow', 'analysis', 'rule', 'suppress', 'wording'],
};
const drivers = [
  'main',
  'cli',
  'version',
  'vettool',
  'analyse',
  'components',
  'forget',
  'memory',
  'merge',
  'worker',
  'parse-worker',
  'parsing-threads',
  'tiering',
];

const files = ['src', 'rules'].flatMap((dir) =>
  readdirSync(path.join(root, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(dir, name.split(path.sep).join('/'))),
);
const textOf = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
const roomOf = (file: string) => file.replace(/^src\//, '').replace(/(\/.*|\.ts)$/, '');
const importsOf = (file: string) =>
  [
    ...textOf.get(file)!.matchAll(/(?:^|\n)(?:import|export)\b[^;'"]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g),
  ].map(([, plain, dynamic]) => plain ?? dynamic!);
const resolveImport = (from: string, to: string) =>
  to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to).replace(/\.js$/, '.ts') : undefined;
const edges = files.flatMap((from) => importsOf(from).map((to) => ({ from, to, file: resolveImport(from, to) })));

test('a file imports from its own room or from one further left', () => {
  const wrong = edges.flatMap(({ from, file }) => {
    if (file === undefined || drivers.includes(roomOf(from)) || roomOf(file) === roomOf(from)) return [];
    return mayImport[roomOf(from)]?.includes(roomOf(file)) ? [] : [`${from} imports ${file}`];
  });
  assert.deepEqual(wrong, []);
});

test('a rule never imports another rule', () => {
  const shared = edges.filter(
    ({ from, file }) => roomOf(from) === 'rules' && from !== 'rules/index.ts' && file?.startsWith('rules/'),
  );
  const rules = new Set(edges.flatMap(({ from, file }) => (from === 'rules/index.ts' && file ? [file] : [])));
  assert.deepEqual(
    shared.filter(({ file }) => rules.has(file!)).map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
});

test('the outside world is met only where it belongs', () => {
  const rooms: readonly (readonly [RegExp, readonly string[]])[] = [
    [/^web-tree-sitter$/, ['syntax']],
    [/^node:(fs|child_process)/, ['load', 'config', 'cache', ...drivers]],
    [/^node:worker_threads$/, drivers],
    [/^globby$/, ['load']],
    [/^(yaml|smol-toml)$/, ['config']],
  ];
  const wrong = edges.filter(({ from, to }) =>
    rooms.some(([name, allowed]) => name.test(to) && !allowed.includes(roomOf(from))),
  );
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
  const globals = files.filter((file) => {
    const code = textOf.get(file)!.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    return !drivers.includes(roomOf(file)) && /\b(process|console)\.\w/.test(code);
  });
  assert.deepEqual(globals, [], 'process.* or console outside the drivers');
});

test('no import cycle among files or among rooms', () => {
  const graph = (name: (file: string) => string) => {
    const next = new Map<string, Set<string>>();
    for (const { from, file } of edges) {
      if (file === undefined || name(from) === name(file)) continue;
      next.set(name(from), (next.get(name(from)) ?? new Set()).add(name(file)));
    }
    return next;
  };
  assert.equal(findCycle(graph((file) => file)), undefined);
  assert.equal(findCycle(graph(roomOf)), undefined);
});

function findCycle(next: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): string | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node].join(' -> ');
    if (done.has(node)) return undefined;
    for (const to of next.get(node) ?? []) {
      const cycle = visit(to, [...trail, node]);
      if (cycle !== undefined) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of next.keys()) {
    const cycle = visit(node, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
