// Locks that a program has made itself, of atomic operations: there is no lock in them that would be held when they return.
//
//	func (l *SpinLock) Lock() {
//		for !l.taken.CompareAndSwap(false, true) {
//			runtime.Gosched()
//		}
//	}
//	func (l *SpinLock) Unlock() { l.taken.Store(false) }
//
// In: a program, before its bodies are let go. Out: what their methods do, by key. A type that wraps another lock is none of
// them: calls of its methods are gone into.
import type { Effect } from '../knowledge/effect.js';
import type { Func, Program } from '../model/program.js';
import type { TypeSymbol } from '../model/symbols.js';
import type { Node } from '../syntax/ast.js';
import { childrenOf } from '../syntax/index.js';

const effects: Readonly<Record<string, Effect>> = {
  Lock: { lock: 'lock' },
  Unlock: { lock: 'unlock' },
  RLock: { lock: 'rlock' },
  RUnlock: { lock: 'runlock' },
};

export function homeMadeLocks(program: Program): ReadonlyMap<string, Effect> {
  const byType = new Map<TypeSymbol, Map<string, Func>>();
  for (const func of program.functions) {
    const name = func.symbol?.name ?? '';
    const type = func.symbol?.recv?.type;
    if (!type || !Object.hasOwn(effects, name) || func.params.length > 0 || func.results.length > 0) continue;
    const methods = byType.get(type) ?? new Map<string, Func>();
    byType.set(type, methods.set(name, func));
  }
  const found = new Map<string, Effect>();
  for (const methods of byType.values()) {
    const [lock, unlock] = [methods.get('Lock'), methods.get('Unlock')];
    // A lock for readers as well may begin with one for writers.
    const first = methods.has('RUnlock') ? (methods.get('RLock') ?? lock) : lock;
    if (!unlock || !first?.node.body || !isOfAtomics(first.node.body)) continue;
    for (const [name, { symbol }] of methods) if (symbol) found.set(symbol.key, effects[name]!);
  }
  return found;
}

/** It tries to be the one who changes a word, and takes no other lock. */
function isOfAtomics(body: Node): boolean {
  let isTried = false;
  const visit = (node: Node): boolean => {
    if (node.kind === 'CallExpr' && node.fun.kind === 'SelectorExpr') {
      const { name } = node.fun.sel;
      if (/^(Try)?R?Lock$/.test(name)) return false;
      isTried ||= /^(Add|And|CAS$|CompareAndSwap|Or|Swap)/.test(name);
    }
    return childrenOf(node).every(visit);
  };
  return visit(body) && isTried;
}
