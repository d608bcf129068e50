// Accesses made by the function that makes the object and returns it, before it has done so: beside these are only goroutines
// that it has started itself by then. In: an access, and those under a lock. Out: whether all of the latter come later.
import type { Func } from '../model/program.js';
import type { Instance } from './groups.js';
import type { Place, PlaceRoot } from './place.js';
import { outermost } from './reach.js';
import { momentIn } from './summary.js';
import type { Walked } from './walked.js';
import { wayOf } from './way.js';

/** For each function, the objects of its own that it returns. */
export type Makers = ReadonlyMap<Func, ReadonlySet<PlaceRoot>>;

export function makersOf(walked: readonly Walked[]): Makers {
  const found = new Map<Func, ReadonlySet<PlaceRoot>>();
  for (const { func, summary } of walked) {
    const made = summary.returns
      .flat()
      .flatMap(({ root }) => (root.kind === 'alloc' && root.func === func ? root : []));
    if (made.length > 0) found.set(func, new Set(made));
  }
  return found;
}

/** `func Open() *DB { db := &DB{}; go db.watch(); db.log.open(); go db.write(); return db }`: `write` comes after `open`. */
export function isBeforeReturn(instance: Instance, others: readonly Instance[], makers: Makers): boolean {
  const made = whereMade(instance, makers);
  return made !== undefined && others.every((other) => isLater(other, made));
}

interface Made {
  readonly by: Func;
  /** The maker's call, or access, that it is about. */
  readonly pos: number;
}

function whereMade(instance: Instance, makers: Makers): Made | undefined {
  let { root } = instance.place;
  for (const { at, pos } of wayOf(instance)) {
    if (makers.get(at.func)?.has(root)) return { by: at.func, pos };
    if (!at.from || at.from.call.thread || root.kind !== 'var') return undefined;
    const [object, ...others]: readonly Place[] = at.from.call.bindings.get(root) ?? [];
    // Once it lies where others find it, they may be there already.
    if (!object || others.length > 0 || at.from.call.stored.has(object.root)) return undefined;
    root = object.root;
  }
  return undefined;
}

/**
 * What the maker does itself comes before or after, and others get the object when it is returned: unless the maker has started
 * their goroutine, or handed them out, by then.
 */
function isLater({ context }: Instance, { by, pos }: Made): boolean {
  let at = context;
  for (let isItself = true; at.from; at = at.from.context) {
    const { context: caller, call }: NonNullable<typeof at.from> = at.from;
    isItself &&= call.thread === undefined;
    if (caller.func === by) return isItself || momentIn(by, call) > pos;
  }
  // A literal of the maker, or a method that it may have handed to whoever calls it.
  return /^(entry|main|test)$/.test(at.thread.kind) || (!at.func.receiver && outermost(at.func) !== by);
}
