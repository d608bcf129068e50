// Promises in names and comments: "caller must hold mu", fooLocked, `// guarded by mu`. Taken at their word: a function
// with such a promise is judged at its callers, a field with one is guarded by that lock.
import {
  guardedBy,
  guards,
  isSaidToBeForTests,
  keepsCallsApart,
  locksHeldByCaller,
  nameHoldsLock,
  waivesLock,
} from '../knowledge/index.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';

export interface Contract {
  /** The lock's name, where the comment gives one. */
  readonly lock: string | undefined;
  /** promise: its breach may be reported; hint: only a reason to be silent. */
  readonly strength: 'promise' | 'hint';
  /** How the promise is worded, for people. */
  readonly wording: string;
}

const known = new WeakMap<Func, Contract | null>();

/** What a function's name or doc comment says of the lock that its caller holds; a literal inherits it as a hint. */
export function contractOf(func: Func): Contract | undefined {
  let contract = known.get(func);
  if (contract === undefined) {
    contract = read(func) ?? null;
    known.set(func, contract);
  }
  return contract ?? undefined;
}

function read(func: Func): Contract | undefined {
  // A literal may run where its function's promise holds, or later.
  if (func.parent) {
    const outer = contractOf(func.parent);
    return outer && { ...outer, strength: 'hint' };
  }
  const [held] = func.doc ? locksHeldByCaller(func.doc) : [];
  if (held)
    return {
      lock: lastName(held.lock),
      strength: held.strength,
      wording: 'its comment says that the caller holds the lock',
    };
  const strength = func.symbol && nameHoldsLock(func.symbol.name);
  return strength && { lock: undefined, strength, wording: 'its name says that the caller holds the lock' };
}

/**
 * A comment in a block around this offset, or on the function, says that no lock is needed here; be it of the function around
 * a literal. What it says of a lock that its callers hold is another matter.
 */
export function isWaived(func: Func, pos: number): boolean {
  if (waivesLock(func.remarksOn(pos))) return true;
  if (func.parent) return isWaived(func.parent, pos);
  return func.doc !== undefined && waivesLock(func.doc) && !contractOf(func);
}

/** The comment on a field or variable says that no lock is needed for it. */
export function isDeclaredWithoutLock({ comment }: VarSymbol): boolean {
  return comment !== undefined && waivesLock(comment);
}

/** Whether a field's or variable's comment declares a guard, and the lock it names. */
export function declaredGuard(symbol: VarSymbol): { readonly lock: string | undefined } | undefined {
  const guard = symbol.comment ? guardedBy(symbol.comment) : undefined;
  return guard && { lock: lastName(guard.lock) };
}

/** The comment on a mutex says that it is for this map: by its name, or for "the maps" of its struct. */
export function isSaidToGuard({ comment }: VarSymbol, map: VarSymbol): boolean {
  const said = comment === undefined ? undefined : guards(comment);
  return said?.what.split(/\W+/).some((word) => word === map.name || word === 'maps') ?? false;
}

/** The documentation of the function says that it is there for tests. */
export function isForTestsBySaying({ doc }: Func): boolean {
  return doc !== undefined && isSaidToBeForTests(doc);
}

/** The comment on a mutex names this method of its struct: `// for thread-safe Add`. */
export function isSaidToBeFor({ comment, owner }: VarSymbol, { receiver, symbol }: Func): boolean {
  if (comment === undefined || symbol === undefined || owner === undefined) return false;
  const type = receiver?.type.kind === 'pointer' ? receiver.type.elem : receiver?.type;
  return type?.kind === 'named' && type.symbol === owner && keepsCallsApart(comment, symbol.name);
}

function lastName(path: string | undefined): string | undefined {
  return path?.split('.').at(-1)?.replace(/\W/g, '') || undefined;
}
