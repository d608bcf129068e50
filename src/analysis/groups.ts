// All accesses of one map, wherever they are: for a field or package variable, every access in every context in which
// its function is reached. In: walked functions and contexts. Out: groups of instances.
import { isTaken } from '../flow/conditions.js';
import type { Func } from '../model/program.js';
import { coreType } from '../model/substitute.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Context, Contexts } from './context.js';
import { locksAt } from './context.js';
import { type Decider, decidersOf } from './deciders.js';
import { isOfSameObject } from './first-times.js';
import { mayBeKnown } from './leading-to-maps.js';
import { isByReservation } from './locks.js';
import type { OwnObjects } from './own-objects.js';
import { apartIn, isEntered, isHandedOut, isKnownOutside, isMember, lentBy } from './ownership.js';
import { isOwnVariable, type Place } from './place.js';
import type { AccessSite, Apart, Held } from './summary.js';
import type { LocalAccess, LocalEscape, Walked } from './walked.js';

/** An access in one of the contexts in which its function is reached. */
export interface Instance {
  readonly access: LocalAccess;
  readonly site: AccessSite;
  readonly place: Place;
  readonly context: Context;
  /** The caller's context in whose words the place is, where the access's own function has only a parameter for it. */
  readonly frame: Context;
  /** Those of the function and of its callers. */
  readonly locks: readonly Held[];
  /** The object is known to this thread alone. */
  readonly owned: boolean;
  /** The object is known to be known to other threads. */
  readonly shared: boolean;
  /** The object is known to whoever started the goroutine; each goroutine has one of its own. */
  readonly handedOut: boolean;
  /** The object was made on this way, and has been entered where other threads find it among others. */
  readonly entered: boolean;
  /** The object is one of those that other threads find in the same place. */
  readonly member: boolean;
  /** Why no other goroutine that was started where this one was has the object. */
  readonly apart: Apart | undefined;
  readonly once: boolean;
  /** A new map was put there, here or by a caller, that others have not seen yet. */
  readonly remade: boolean;
  /** What the map's object was taken from, here or by a caller; undefined for an object that is nobody's. */
  readonly holder: Holder | undefined;
}

export interface Holder {
  /** A field that holds an object of its own: no other field holds the same. */
  readonly own: VarSymbol | undefined;
}

export interface MapGroup {
  /** The field or package variable; maps inside maps are groups of their own. */
  readonly declaration: VarSymbol;
  readonly nesting: number;
  readonly instances: readonly Instance[];
  readonly escapes: readonly (LocalEscape & { readonly func: Func })[];
  readonly replaces: readonly Instance[];
  /** The functions that call this one. */
  callersOf(func: Func): readonly Func[];
  /** ... and whether it may be another implementer's in each of these calls. */
  isCalledInDoubt(func: Func): boolean;
  /** Where it is decided whether a lock is held for this access. */
  decidersOf(instance: Instance): readonly Decider[];
}

interface Building {
  readonly declaration: VarSymbol;
  readonly nesting: number;
  readonly instances: Instance[];
  readonly escapes: (LocalEscape & { readonly func: Func })[];
  readonly replaces: Instance[];
}

export function groupsOf(
  walked: ReadonlyMap<Func, Walked>,
  contexts: Contexts,
  ownObjects: OwnObjects,
): readonly MapGroup[] {
  const groups = new Map<VarSymbol, Building[]>();
  const groupOf = (place: Place, func: Func, exposed: boolean): Building | undefined => {
    const { declaration, nesting } = place;
    if (!declaration || !(isGrouped(declaration, func) || exposed)) return undefined;
    let byNesting = groups.get(declaration);
    if (!byNesting) {
      byNesting = [];
      groups.set(declaration, byNesting);
    }
    byNesting[nesting] ??= { declaration, nesting, instances: [], escapes: [], replaces: [] };
    return byNesting[nesting];
  };
  const known: Known = {
    contexts,
    ownObjects,
    outside: locksUsedOutside(walked.values()),
    replaced: fieldsReplaced(walked.values()),
  };
  for (const own of walked.values()) {
    for (const access of own.accesses) {
      if (!mayBeKnown(access, own.func)) continue;
      for (const context of contexts.of(own.func))
        for (const found of instances(access, context, known))
          groupOf(found.place, found.frame.func, isKept(found))?.instances.push(found);
    }
    for (const access of own.replaces) {
      if (!mayBeKnown(access, own.func)) continue;
      for (const context of contexts.of(own.func))
        for (const found of instances(access, context, known))
          groupOf(found.place, found.frame.func, false)?.replaces.push(found);
    }
    for (const escape of own.escapes)
      groupOf(escape.place, own.func, false)?.escapes.push({ ...escape, func: own.func });
  }
  const decide = (instance: Instance): readonly Decider[] => decidersOf(instance, contexts);
  const callersOf = (func: Func): readonly Func[] => [
    ...new Set(contexts.of(func).flatMap(({ from }) => (from ? [from.context.func] : []))),
  ];
  const isCalledInDoubt = (func: Func): boolean =>
    contexts.of(func).every(({ from }) => from !== undefined && from.call.doubt > 0);
  return [...groups.values()].flatMap((byNesting) =>
    byNesting
      .filter((group) => group !== undefined)
      .map((group) => ({ ...group, callersOf, isCalledInDoubt, decidersOf: decide })),
  );
}

/** Fields and package variables; locals only where a literal uses them from outside. */
function isGrouped(declaration: VarSymbol, func: Func): boolean {
  if (declaration.role === 'field' || declaration.role === 'package') return true;
  return declaration.func !== undefined && declaration.func !== func;
}

/** A local map that a literal uses, which is kept where others find it. */
function isKept({ access, place, owned }: Instance): boolean {
  return access.foundIn !== undefined && !owned && place.root.kind === 'var' && place.root.role === 'local';
}

/** Local mutexes that literals use: the others are new in each call and keep nobody out. */
function locksUsedOutside(walked: Iterable<Walked>): ReadonlySet<VarSymbol> {
  const found = new Set<VarSymbol>();
  for (const { func, summary } of walked)
    for (const symbol of summary.captured) if (symbol.func !== func) found.add(symbol);
  return found;
}

/** What all instances are judged by. */
interface Known {
  readonly contexts: Contexts;
  readonly ownObjects: OwnObjects;
  /** Local mutexes that literals use. */
  readonly outside: ReadonlySet<VarSymbol>;
  readonly replaced: Replaced;
}

/** Fields in which somebody puts another map when their object has been made, with who does: it is not what the maker has put there. */
type Replaced = ReadonlyMap<VarSymbol, ReadonlySet<Func>>;

function fieldsReplaced(walked: Iterable<Walked>): Replaced {
  const found = new Map<VarSymbol, Set<Func>>();
  for (const { func, replaces } of walked)
    for (const { place } of replaces)
      if (place.root.kind !== 'alloc' && place.declaration)
        found.set(place.declaration, (found.get(place.declaration) ?? new Set()).add(func));
  return found;
}

interface Lifted {
  readonly place: Place;
  readonly frame: Context;
}

/** The access as its function sees it; where that is a parameter, as the callers see what they handed in. */
function instances(
  access: LocalAccess,
  context: Context,
  { contexts, ownObjects, outside, replaced }: Known,
): Instance[] {
  if (!isTaken(access.when, context.constants)) return [];
  const locks = locksAt(context, access).filter((held) => {
    // To have entered a set is not to have locked it.
    if (isByReservation(held) && held.place.declaration === access.place.declaration) return false;
    const { root } = held.place;
    const local = root.kind === 'var' && root.role === 'local' && root.func === access.site.func;
    return !local || outside.has(root);
  });
  const found: Instance[] = [];
  const others = access.remade ? [] : heldMaps(access.place, context, replaced, 0);
  for (const { place, frame } of [...lift(access.place, context, 0), ...others]) {
    const { root } = place;
    const lifted = frame !== context;
    const lent = lentBy(place.declaration && replaced.has(place.declaration) ? objectWith(place) : place, frame);
    const byCaller = root.kind === 'var' && frame.owned.has(root) && !lent;
    const ownRoot = root.kind === 'alloc' || isOwnVariable(root, frame.func);
    const call = lifted ? callInto(context, frame) : undefined;
    const where = lifted ? call?.stored.get(root) : access.foundIn;
    const exposed = where !== undefined && !frame.owned.has(where);
    const own = lifted ? ownRoot && !call?.published.has(root) : access.owned;
    const owned = byCaller || (own && !exposed) || (access.remade && isOfCopy(place, frame));
    const captured =
      root.kind === 'var' &&
      root.func !== undefined &&
      root.func !== frame.func &&
      isHandler(frame) &&
      !contexts.of(root.func).some(isHandler);
    const known =
      root.kind === 'var' && (root.role === 'package' || lent === 'known' || isKnownOutside(root, frame) || captured);
    const handedOut = root.kind === 'var' && isHandedOut(root, frame);
    const other = root.kind === 'var' && root.role !== 'package' && place.hasElement && place.nesting === 0;
    found.push({
      access,
      site: access.site,
      place,
      context,
      frame,
      locks,
      owned,
      shared: known && !other,
      handedOut: handedOut && !other,
      entered: root.kind === 'var' && !place.hasElement && isEntered(root, frame),
      member: place.nesting === 0 && isMember(place, frame),
      apart: root.kind === 'var' && !lent ? apartIn(root, frame) : undefined,
      once:
        access.once ||
        context.once ||
        (context.firstFor !== undefined && isOfSameObject(access.place, context.firstFor)),
      remade: access.remade || isRemadeByCaller(access.place, context),
      holder: holderOf(place, context, ownObjects),
    });
  }
  return found;
}

/**
 * `c := &call{hits: s.hits}; c.count()`: the map that lies in the field of what was handed over is another object's, and known by
 * that as well.
 */
function heldMaps(place: Place, { from, func }: Context, replaced: Replaced, depth: number): Lifted[] {
  const { declaration, root } = place;
  const isHanded = root.kind === 'var' && (root.role === 'param' || root.role === 'receiver') && root.func === func;
  if (!from || !isHanded || declaration === root || depth >= maximalLift) return [];
  const { call, context: caller } = from;
  const steps = place.stepsFrom(place.origin) ?? [];
  return (call.bindings.get(root) ?? []).flatMap((object) => {
    let at: Place | undefined = object;
    for (const [i, step] of steps.entries()) {
      at = at?.child(step);
      const held = at && call.holds.get(at);
      // What lies behind a pointer has the same name whoever leads to it.
      if (!held || step !== declaration) continue;
      if ([...(replaced.get(declaration) ?? [])].some((one) => one !== caller.func)) return [];
      return held.flatMap((one) => {
        const map = one.follow(steps.slice(i + 1));
        return map ? [...lift(map, caller, depth + 1), ...heldMaps(map, caller, replaced, depth + 1)] : [];
      });
    }
    return at ? heldMaps(at, caller, replaced, depth + 1) : [];
  });
}

/** The object in whose field the map lies. */
function objectWith(place: Place): Place | undefined {
  let at: Place | undefined = place;
  while (at && at.last?.kind !== 'var') at = at.parent;
  return at?.parent;
}

/** A caller has put a new map there, under a lock that it has not released since. */
function isRemadeByCaller(place: Place, { from }: Context): boolean {
  if (!from || from.call.thread) return false;
  const { root } = place;
  const [object, ...others] = (root.kind === 'var' && from.call.bindings.get(root)) || [];
  const map = others.length === 0 ? object?.follow(place.stepsFrom(place.origin) ?? []) : undefined;
  return map !== undefined && (from.call.remade.includes(map) || isRemadeByCaller(map, from.context));
}

/** The caller has copied the struct, into a variable of its own: a new map that is put there is not the original's. */
function isOfCopy({ root }: Place, { from }: Context): boolean {
  if (!from || from.call.thread || root.kind !== 'var') return false;
  const [copy, ...originals] = from.call.bindings.get(root) ?? [];
  if (!copy || originals.length === 0 || copy.depth > 0 || from.call.published.has(copy.root)) return false;
  if (copy.root.kind !== 'var' || !isOwnVariable(copy.root, from.context.func)) return false;
  return coreType(copy.root.type).kind === 'struct';
}

/** What a handler's own literals capture from it belongs to one request. */
function isHandler(context: Context): boolean {
  return context.from === undefined && context.thread.kind === 'handler';
}

/** The call through which a context was entered from one of its callers' frames. */
function callInto(context: Context, frame: Context): NonNullable<Context['from']>['call'] | undefined {
  for (let at: Context | undefined = context; at?.from; at = at.from.context)
    if (at.from.context === frame) return at.from.call;
  return undefined;
}

function holderOf(place: Place, context: Context, ownObjects: OwnObjects): Holder | undefined {
  const named = (object: Place): Holder => {
    const field = object.declaration;
    return { own: field?.role === 'field' && !object.hasElement && ownObjects.has(field) ? field : undefined };
  };
  const owner = place.parent;
  if (owner && owner.depth > 0) return named(owner);
  let { root } = place;
  for (let at: Context | undefined = context; at?.from; at = at.from.context) {
    const [object]: readonly Place[] = (root.kind === 'var' && at.from.call.bindings.get(root)) || [];
    if (!object) return undefined;
    if (object.root.kind === 'opaque' || object.depth > 0) return named(object);
    root = object.root;
  }
  return undefined;
}

const maximalLift = 4;

function lift(place: Place, context: Context, depth: number): Lifted[] {
  const { declaration, root } = place;
  const isParameter =
    declaration !== undefined &&
    declaration === root &&
    (declaration.role === 'param' || declaration.role === 'receiver');
  if (!isParameter || !context.from || depth >= maximalLift || declaration.func !== context.func)
    return [{ place, frame: context }];
  const { call, context: caller } = context.from;
  const steps = place.stepsFrom(place.origin) ?? [];
  const bound = call.bindings.get(declaration) ?? [];
  const found = bound.flatMap((base) => {
    const above = base.follow(steps);
    return above && above.root.kind !== 'nil' && above.root.kind !== 'code' ? lift(above, caller, depth + 1) : [];
  });
  return found.length > 0 ? found.slice(0, 4) : [{ place, frame: context }];
}
