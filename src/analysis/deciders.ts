// Where it is decided whether a lock is held for an access: a helper leaves that to those that call it, each of which counts by
// itself. In: an access in one of its contexts. Out: the calls, or the access's own function.
import type { Func } from '../model/program.js';
import { isExported } from '../text/exported.js';
import type { Context, Contexts } from './context.js';
import type { Held } from './summary.js';

export interface Decider {
  readonly by: Func;
  /** Offset of its call that leads to the access; undefined: it makes the access itself. */
  readonly pos: number | undefined;
}

/** Calls that are told apart for one access. */
const maximalDeciders = 40;
const maximalSteps = 6;

export function decidersOf(
  { context, locks }: { readonly context: Context; readonly locks: readonly Held[] },
  contexts: Contexts,
): readonly Decider[] {
  // It takes a lock itself.
  if (locks.some(({ sure, pos }) => sure && pos !== undefined)) return [{ by: context.func, pos: undefined }];
  const found = new Map<string, Decider>();
  const climb = (at: Context, pos: number | undefined, steps: number): void => {
    if (found.size >= maximalDeciders) return;
    const { func, from } = at;
    const isHelper = from && !from.call.thread && !isExported(func.symbol?.name ?? '');
    if (!isHelper || steps === maximalSteps) found.set(`${func.id}.${pos}`, { by: func, pos });
    else for (const each of [from, ...contexts.alike(at)]) climb(each.context, each.call.pos, steps + 1);
  };
  climb(context, undefined, 0);
  return [...found.values()];
}
