// The tables answer for the shapes that the analysis leans on, and their rows are well formed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allEffects, callbackFields, calleePatterns, declarations, effectOf } from '../../src/knowledge/index.js';

test('a key is an import path, a name, and for a method its type', () => {
  const odd = [...allEffects().keys()].filter((key) => !/^[\w./-]+\.[A-Za-z]\w*$/.test(key) || key.includes('..'));
  assert.deepEqual(odd, []);
});

test('locks come in pairs, and only locks have them', () => {
  const locks = [...allEffects()].filter(([, effect]) => effect.lock !== undefined);
  for (const [key, { lock }] of locks) {
    const opposite = { lock: 'unlock', trylock: 'unlock', rlock: 'runlock', tryrlock: 'runlock' };
    if (lock === 'unlock' || lock === 'runlock' || lock === undefined) continue;
    const type = key.slice(0, key.lastIndexOf('.'));
    const released = ['Unlock', 'RUnlock', 'Release'].map((method) => effectOf(`${type}.${method}`)?.lock);
    assert.ok(released.includes(opposite[lock] as 'unlock' | 'runlock'), key);
  }
  for (const type of ['WaitGroup', 'Once', 'Pool', 'Map', 'Cond']) {
    assert.ok(
      locks.every(([key]) => !key.startsWith(`sync.${type}.`)),
      type,
    );
  }
});

test('what joins a goroutine is known to wait', () => {
  for (const [key, { callbacks }] of [...allEffects()]) {
    for (const { joinedBy } of callbacks ?? []) {
      if (joinedBy !== undefined) assert.equal(effectOf(joinedBy)?.join, 'wait', `${key}: ${joinedBy}`);
    }
  }
});

test('the shapes the analysis leans on', () => {
  assert.equal(effectOf('sync.RWMutex.RLock')?.lock, 'rlock');
  assert.equal(effectOf('sync.Once.Do')?.callbacks?.[0]?.exclusive, true);
  assert.deepEqual(effectOf('net/http.Header.Set')?.maps, [{ of: 'recv', kind: 'write' }]);
  assert.equal(effectOf('net/http.Header.Clone')?.fresh, true);
  assert.equal(effectOf('net/http.Request.WithContext')?.returns, 'recv');
  assert.equal(effectOf('encoding/json.Marshal')?.maps?.[0]?.deep, true);
  assert.deepEqual(effectOf('fmt.Fprintf')?.maps?.[0]?.of, { from: 2 });
  assert.equal(effectOf('log.Fatalf')?.exits, true);
  assert.equal(effectOf('golang.org/x/sync/errgroup.Group.Go')?.callbacks?.[0]?.runs, 'go');
  assert.deepEqual(effectOf('net/http.Handle')?.callbacks?.[0]?.methods, ['ServeHTTP']);
  assert.equal(effectOf('testing.T.Run')?.callbacks?.[0]?.runs, 'now');
  assert.equal(effectOf('example.com/unknown.Func'), undefined);
  assert.equal(effectOf('constructor'), undefined);
});

test('generated registrations are known by their shape', () => {
  const named = (name: string) => calleePatterns.filter((pattern) => pattern.name.test(name));
  assert.equal(named('RegisterGreeterServer').length, 1);
  assert.equal(named('RegisterGreeterHandlerServer').length, 2, 'told apart by the number of parameters');
  assert.equal(named('RegisterServer').length, 0);
  assert.equal(callbackFields['net/http.Server.Handler']?.runs, 'handler');
  assert.equal(callbackFields['golang.org/x/crypto/ssh.CertChecker.UserKeyFallback']?.runs, 'handler');
});

test('what is declared as a map type is a map', () => {
  for (const [importPath, line] of [
    ['net/http', 'type Header map[string][]string'],
    ['net/url', 'type Values map[string][]string'],
    ['google.golang.org/grpc/metadata', 'type MD map[string][]string'],
    ['github.com/sirupsen/logrus', 'type Fields map[string]any'],
    ['k8s.io/apimachinery/pkg/labels', 'type Set map[string]string'],
    ['github.com/prometheus/client_golang/prometheus', 'type Labels map[string]string'],
  ] as const) {
    assert.ok(declarations[importPath]?.includes(line), line);
  }
});
