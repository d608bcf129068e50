// What several kinds of evidence ask of an instance: how sure the way to it is, and whose object it touches.
import type { Context } from '../contexts.js';
import type { Instance } from '../groups.js';

/**
 * How sure is the way to an access? An exported function may be called by anyone, whoever calls it here: how it is
 * reached matters only where the claim rests on the thread that it is reached on.
 */
export function doubtOf({ context }: Instance): number {
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    const { symbol, pkg } = at.func;
    if (symbol && /^\p{Lu}/u.test(symbol.name) && pkg.name !== 'main') return context.doubt - at.doubt;
  }
  return context.doubt;
}

/** They belong to different owners: the map of a file store's index is not that of a memory store's. */
export function isElsewhere(a: Instance, b: Instance): boolean {
  return a.holder?.own !== undefined && b.holder?.own !== undefined && a.holder.own !== b.holder.own;
}
