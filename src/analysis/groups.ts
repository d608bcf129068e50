// All accesses of one map, wherever they are: for a field or package variable, every access in every context in which
// its function is reached. In: walked functions and contexts. Out: groups of instances.
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Context, Contexts } from './contexts.js';
import { locksAt } from './contexts.js';
import type { Place } from './place.js';
import type { AccessSite, Held } from './summary.js';
import type { LocalAccess, LocalEscape, Walked } from './walk.js';

/** An access in one of the contexts in which its function is reached. */
export interface Instance {
  readonly access: LocalAccess;
  readonly site: AccessSite;
  readonly place: Place;
  readonly context: Context;
  /** Those of the function and of its callers. */
  readonly locks: readonly Held[];
  /** The object is known to this thread alone. */
  readonly owned: boolean;
  /** The object is known to be known to other threads. */
  readonly shared: boolean;
  readonly once: boolean;
}

export interface MapGroup {
  /** The field or package variable; maps inside maps are groups of their own. */
  readonly declaration: VarSymbol;
  readonly nesting: number;
  readonly instances: readonly Instance[];
  readonly escapes: readonly (LocalEscape & { readonly func: Func })[];
  readonly replaces: readonly Instance[];
}

interface Building {
  readonly declaration: VarSymbol;
  readonly nesting: number;
  readonly instances: Instance[];
  readonly escapes: (LocalEscape & { readonly func: Func })[];
  readonly replaces: Instance[];
}

export function groupsOf(walked: ReadonlyMap<Func, Walked>, contexts: Contexts): readonly MapGroup[] {
  const groups = new Map<VarSymbol, Building[]>();
  const groupOf = (place: Place): Building | undefined => {
    const { declaration, nesting } = place;
    if (!declaration || (declaration.role !== 'field' && declaration.role !== 'package')) return undefined;
    let byNesting = groups.get(declaration);
    if (!byNesting) {
      byNesting = [];
      groups.set(declaration, byNesting);
    }
    byNesting[nesting] ??= { declaration, nesting, instances: [], escapes: [], replaces: [] };
    return byNesting[nesting];
  };
  for (const own of walked.values()) {
    for (const access of own.accesses) {
      const group = groupOf(access.place);
      if (group) for (const context of contexts.of(own.func)) group.instances.push(instance(access, context));
    }
    for (const access of own.replaces) {
      const group = groupOf(access.place);
      if (group) for (const context of contexts.of(own.func)) group.replaces.push(instance(access, context));
    }
    for (const escape of own.escapes) groupOf(escape.place)?.escapes.push({ ...escape, func: own.func });
  }
  return [...groups.values()].flatMap((byNesting) => byNesting.filter((group) => group !== undefined));
}

function instance(access: LocalAccess, context: Context): Instance {
  const { root } = access.place;
  const ownedByCaller = root.kind === 'var' && context.owned.has(root);
  return {
    access,
    site: access.site,
    place: access.place,
    context,
    locks: locksAt(context, access),
    owned: access.owned || ownedByCaller,
    shared:
      root.kind === 'var' &&
      (root.role === 'package' || context.shared.has(root)) &&
      !(root.role !== 'package' && access.place.hasElement && access.place.nesting === 0),
    once: access.once || context.once,
  };
}
