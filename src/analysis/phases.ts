// In which phase of an object's or the program's life an access is made: while the object is set up, before its
// goroutines are started, in a test. What is done then meets nobody, though no lock tells. In: instances with the way that
// leads to them.
import type { Func } from '../model/program.js';
import type { Context } from './contexts.js';
import type { Instance } from './groups.js';
import type { Place } from './place.js';
import type { Walked } from './walked.js';

/** A function on the way made the object: others may know it by now, but it is still being set up. */
export function isBeingMade(instance: Instance): boolean {
  let { root } = instance.place;
  for (let at: Context | undefined = instance.context; at && root.kind !== 'alloc'; at = at.from?.context) {
    const [object]: readonly Place[] = (root.kind === 'var' && at.from?.call.bindings.get(root)) || [];
    if (!object || object.depth > 0 || at.from?.call.thread) return false;
    root = object.root;
  }
  return root.kind === 'alloc';
}

/** For each method, where it last starts a goroutine that has its object. */
export type Starts = ReadonlyMap<Func, number>;

export function startsOf(walked: Iterable<Walked>): Starts {
  const found = new Map<Func, number>();
  for (const { func, calls } of walked) {
    if (!func.receiver || !starter.test(func.symbol?.name ?? '')) continue;
    for (const { thread, bindings, pos } of calls)
      if (thread && [...bindings.values()].some((bound) => bound.some((place) => place.root === func.receiver)))
        found.set(func, Math.max(pos, found.get(func) ?? 0));
  }
  return found;
}

const starter = /^(on)?(begin|init|launch|listen|open|restore|run|serve|setup|start)/i;

/** It comes before the object's goroutines are started, in the method that starts them. */
export function isBeforeStart(instance: Instance, starts: Starts): boolean {
  let { pos } = instance.site;
  for (let at: Context | undefined = instance.context; at; at = at.from?.context) {
    if (pos < (starts.get(at.func) ?? 0)) return true;
    if (!at.from || at.from.call.thread) return false;
    pos = at.from.call.pos;
  }
  return false;
}

/** An exported function that nothing in the program calls, and that by its name prepares an object for use. */
export function isSetup(instance: Instance): boolean {
  if (instance.context.thread.kind !== 'entry') return false;
  let root = instance.context;
  while (root.from) root = root.from.context;
  return /^(apply|bind|build|configure|decode|default|handle|init|install|load|mount|new|open|parse|prepare|provision|register|set|setup|start|unmarshal|use|validate|with)/i.test(
    root.func.symbol?.name ?? '',
  );
}

/** Of a test file, or of a package that is there for tests. */
export function isTestCode(func: Func): boolean {
  const words = /(^|[/_.-])(e2e|fakes?|integration|mocks?|test|testing|tests|testutils?)([/_.-]|$)/;
  return func.test || words.test(func.pkg.path) || words.test(func.path.slice(func.path.lastIndexOf('/') + 1));
}

/** One side lies in the function that starts the other's goroutine, or in what it calls, before the go statement. */
export function isBefore(first: Instance, second: Instance): boolean {
  const { thread } = second.context;
  if (thread.kind !== 'go' && thread.kind !== 'serial') return false;
  let { pos } = first.site;
  for (let at: Context | undefined = first.context; at; at = at.from?.context) {
    if (at.func === thread.func) return pos < thread.pos;
    if (!at.from || at.from.call.thread) return false;
    pos = at.from.call.pos;
  }
  return false;
}
