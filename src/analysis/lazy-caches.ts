// Lookups that fill: a method that reads like a getter stores what it did not find, in the map that it looked in. To its
// callers it is a read, so two of them are soon at it together. In: groups, the fills that flow/ has seen, contexts.
// Out: conflicts of kind `lazy`, and such conflicts of others under that name.
//
// A lookup alone proves nothing: most types are used by one goroutine. So a fill without a lock is of low confidence,
// unless something says that the object is shared.
import type { CheckThenAct } from '../flow/check-then-act.js';
import type { FlowGraph, FlowOutline } from '../flow/graph.js';
import { claimsConcurrencySafe, isMetric, isPool, notConcurrencySafe } from '../knowledge/index.js';
import type { Func, Program } from '../model/program.js';
import type { TypeSymbol, VarSymbol } from '../model/symbols.js';
import type { Expr } from '../syntax/index.js';
import { isExported } from '../text/exported.js';
import { type Conflict, fromInstance } from './conflict.js';
import { isOfOneRun } from './conflicts/turns.js';
import type { Context } from './context.js';
import { contractOf } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import { counts } from './guards.js';
import { type HandedOut, namedBehind } from './handed-out.js';
import { nameBehind } from './handlers.js';
import { isMutex } from './locks.js';
import { isOfCommand } from './phases.js';
import { isPackageVariable, type PlaceRoot } from './place.js';
import { outermost, reachOf } from './reach.js';
import type { AccessSite, Held } from './summary.js';
import { isChange } from './summary.js';
import { isThereForTests } from './test-code.js';
import type { Unused } from './unused.js';
import type { Walked } from './walked.js';

export interface LazyCaches {
  /** Fills without a lock, each with why its object is thought to be shared. */
  fills(group: MapGroup, unused: Unused, offer: (conflict: Conflict) => void): void;
  /** A conflict found by other means is this one, if it is about a fill and no lock guards the map elsewhere. */
  asLazy(conflict: Conflict): Conflict;
}

/** By its name, no lookup: it is there for what it makes or enters. */
const makes =
  /(^|\.)([aA]dd|[bB]uild|[cC]reate|[iI]nit|[iI]nsert|[iI]nstall|[lL]oad|[mM]ake|[mM]erge|[nN]ew|[pP]ut|[rR]egister|[sS]et|[sS]tore)(\p{Lu}|$)/u;
/** Decoders fill what they are called on: `UnmarshalJSON`, `decodeBody`. */
const decodes = /(^|\.)\w*(unmarshal|decode|parse)/i;

/** `assigned`: package variables that functions give a value. */
export function lazyCachesOf(
  program: Program,
  outlines: readonly FlowOutline[],
  assigned: ReadonlySet<VarSymbol>,
  walked: ReadonlyMap<Func, Walked>,
  handedOut: HandedOut,
): LazyCaches {
  const byFunc = new Map<Func, readonly CheckThenAct[]>();
  for (const { func, checksThenActs } of outlines) {
    const own = checksThenActs.filter((it) => it.of === 'map' && it.depends === 'miss' && (it.returned || it.used));
    if (own.length > 0) byFunc.set(func, own);
  }
  const fillAt = (site: AccessSite): CheckThenAct | undefined =>
    site.kind === 'write' ? byFunc.get(site.func)?.find((it) => it.act === site.pos && !it.handedOn) : undefined;
  // The lookup has what it calls on a miss store it.
  const handedOnBy = ({ from }: Context): CheckThenAct | undefined =>
    from && !from.call.thread
      ? byFunc.get(from.context.func)?.find((it) => it.act === from.call.pos && it.handedOn)
      : undefined;
  const isOwn = (fill: CheckThenAct | undefined): boolean => fill !== undefined && !fill.given;
  const sharing = sharedTypes(program, assigned, walked, handedOut);
  return {
    fills: (group, unused, offer) => {
      for (const instance of group.instances) {
        const own = fillAt(instance.site);
        const fill = own ?? (instance.site.kind === 'write' ? handedOnBy(instance.context) : undefined);
        // In the words of the lookup.
        const context = own || !instance.context.from ? instance.context : instance.context.from.context;
        const { func } = context;
        if (
          !fill ||
          // `if known, ok := all[name]; ok { return known }; all[name] = one`: the owner of an object may well see to that.
          (fill.given && group.declaration.role !== 'package') ||
          decodes.test(instance.site.func.name) ||
          !counts(instance) ||
          instance.locks.some((held) => !isOfArgument(held, instance)) ||
          contractOf(instance.site.func) ||
          isOfOneGoroutine(group, instance)
        )
          continue;
        const check = group.instances.find(
          (i) => i.context === context && i.site.func === func && i.site.pos === fill.check,
        );
        if (!own && !check) continue;
        const because = sharing(group, func, context);
        if (because === 'never') continue;
        offer({
          kind: 'lazy',
          declaration: group.declaration,
          nesting: group.nesting,
          first: fromInstance(instance),
          second: fromInstance(check ?? instance),
          more: [],
          evidence: 'reach',
          confidence:
            because &&
            instance.context.doubt < 2 &&
            group.nesting === 0 &&
            !unused.isUnusedFunction(outermost(func)) &&
            isLookup(fill, context) &&
            !makes.test(outermost(func).name)
              ? 'medium'
              : 'low',
          guard: undefined,
          why: because ?? 'callers take it for a lookup, and may share the object',
          facts: [],
          at: undefined,
        });
      }
    },
    asLazy: (conflict) => {
      const { kind, first, second, guard } = conflict;
      if (kind !== 'unlocked' || guard || first.locks.length > 0) return conflict;
      if (isOwn(fillAt(first.site))) return { ...conflict, kind: 'lazy' };
      if (!second || second.site.func !== first.site.func || isChange(first.site.kind) || !isOwn(fillAt(second.site)))
        return conflict;
      return { ...conflict, kind: 'lazy', first: second, second: first };
    },
  };
}

/** Why the object that holds the map is thought to be shared; `never`: its documentation denies it. */
function sharedTypes(
  program: Program,
  assigned: ReadonlySet<VarSymbol>,
  walked: ReadonlyMap<Func, Walked>,
  handedOut: HandedOut,
): (group: MapGroup, lookup: Func, context: Context) => string | undefined {
  const spawning = new Map<TypeSymbol, (readonly [by: Func, goroutine: Func])[]>();
  for (const { func, calls } of walked.values()) {
    const owner = ownerOf(func);
    if (!owner || func.test) continue;
    for (const { thread, bindings, target } of calls)
      if (thread && [...bindings.values()].some((bound) => bound.some((p) => p.root === func.receiver)))
        spawning.set(owner, [...(spawning.get(owner) ?? []), [func, target]]);
  }
  const reachedFrom = reachOf(walked.values());
  const global = new Map<TypeSymbol, Set<VarSymbol>>();
  const noteGlobal = (variable: VarSymbol): void => {
    const owner = namedBehind(variable.type);
    if (owner) global.set(owner, (global.get(owner) ?? new Set()).add(variable));
  };
  const isLookedUpIn = lookedUpIn(walked, reachedFrom);
  for (const { pkg, path, symbols, values } of program.initializers)
    if (!isThereForTests(pkg.path, path) && !(values.length === 1 && isNil(values[0]!)))
      for (const symbol of symbols) noteGlobal(symbol);
  for (const variable of assigned) noteGlobal(variable);
  return ({ declaration, instances }, lookup, context) => {
    const outer = outermost(lookup);
    const documented = [outer.doc, declaration.owner?.decl?.doc, declaration.comment].filter(
      (text) => text !== undefined,
    );
    if (documented.some((text) => notConcurrencySafe.some((phrase) => phrase.test(text)))) return 'never';
    if (documented.some((text) => claimsConcurrencySafe.some((phrase) => phrase.test(text))))
      return 'its documentation says that it is safe for concurrent use';
    const { owner } = declaration;
    if (owner?.definition.kind === 'struct') {
      const lock = owner.definition.fields.find((field) => isMutex(field) && !isForOtherThings(field, declaration));
      const pool = owner.definition.fields.find(({ type }) => isPool(nameBehind(type)));
      if (pool && !readsOn(outer))
        return `${owner.name} has a pool of connections (${pool.name}), so it is meant to be shared`;
      if (lock && !readsOn(outer)) return `${owner.name} has a lock (${lock.name}), so it is meant to be shared`;
    }
    // `c.once.Do(func() { c.client = newClient() })`: of those who come first, one alone is to do that.
    if (walked.get(outer)?.calls.some(({ once, first }) => once && first))
      return `${outer.name} has a sync.Once do something, so several goroutines are expected there`;
    const { mapType } = instances[0]?.site ?? {};
    const elem = mapType && program.mapOf(mapType)?.elem;
    const name = elem && nameBehind(elem);
    if (name !== undefined && /^sync\.(RW)?Mutex$/.test(name))
      return `${declaration.name} holds locks, and those are for several goroutines`;
    if (name !== undefined && isMetric(name))
      return `${declaration.name} holds metrics, which are recorded on whatever goroutine there is something to measure`;
    // Which goroutine that is, and whether it gets there.
    const [spawner] = (owner && spawning.get(owner))?.find(([, goroutine]) => reachedFrom(goroutine).has(lookup)) ?? [];
    if (spawner && !comesFrom(context, spawner)) return `${spawner.name} starts a goroutine that uses the object`;
    const keeper = owner && handedOut.keeperOf(owner);
    if (keeper && !readsOn(outer)) return `${keeper.name} hands the same object to all who ask for it, under a lock`;
    if (context.thread.kind === 'main' || !isLibrary(outer)) return undefined;
    if (isOfCommand(context) && /(^|\/)internal(\/|$)/.test(outer.pkg.path)) return undefined;
    if (declaration.role === 'package')
      return `the map is a package variable, and any goroutine may call ${outer.name}`;
    const variable = owner && [...(global.get(owner) ?? [])].find((one) => isLookedUpIn(one, lookup));
    if (variable) return `the object is kept in the package variable ${variable.name}`;
    return undefined;
  };
}

/**
 * Whether the lookup is called on the object in a package variable: by whoever imports the package, by who gets it from a function, or
 * on the way of a function that is handed it. Of an object that is there to be copied, nothing is looked up.
 */
function lookedUpIn(
  walked: ReadonlyMap<Func, Walked>,
  reachedFrom: (func: Func) => ReadonlySet<Func>,
): (variable: VarSymbol, lookup: Func) => boolean {
  const handedTo = new Map<PlaceRoot, Set<Func>>();
  const handedOut = new Set<PlaceRoot>();
  for (const { func, calls, summary, escapes } of walked.values()) {
    if (func.test) continue;
    const out = [...summary.returns.flat(), ...summary.given, ...summary.stores.map(([, what]) => what)];
    for (const place of [...out, ...escapes.map((escape) => escape.place)])
      if (place.depth === 0 && isPackageVariable(place)) handedOut.add(place.root);
    for (const { bindings, target } of calls)
      for (const place of [...bindings.values()].flat())
        if (place.depth === 0 && isPackageVariable(place))
          handedTo.set(place.root, (handedTo.get(place.root) ?? new Set<Func>()).add(target));
  }
  return (variable, lookup) =>
    isExported(variable.name) ||
    handedOut.has(variable) ||
    [...(handedTo.get(variable) ?? [])].some((target) => target === lookup || reachedFrom(target).has(lookup));
}

/** `var none = (*Realm)(nil)`: no object is kept there. */
function isNil(value: Expr): boolean {
  if (value.kind === 'CallExpr')
    return value.fun.kind === 'ParenExpr' && value.args.length === 1 && isNil(value.args[0]!);
  return value.kind === 'Ident' && value.name === 'nil';
}

/** One goroutine alone comes there, which whoever has made the object starts: it makes one lookup after another. */
function isOfOneGoroutine({ instances }: MapGroup, lookup: Instance): boolean {
  const { site, context } = lookup;
  // `Run(ctx)` looks things up as it goes on, in a part of its object that has a lock for other things.
  if (isOfOneRun(lookup) && instances.every((i) => i.site !== site || i.context.inTest || isOfOneRun(i))) return true;
  const outer = outermost(site.func);
  if (isLibrary(outer) && isExported(outer.symbol?.name ?? '')) return false;
  const { kind, many, id } = context.thread;
  if (kind !== 'go' || many) return false;
  return instances.every((i) => i.site !== site || (i.context.thread.id === id && !i.shared));
}

/**
 * Callers take it for one: it returns what it has found, or anyone may call it, or what calls it and is no less a lookup. What a
 * package does for itself, it keeps apart.
 */
function isLookup({ returned }: CheckThenAct, context: Context): boolean {
  if (returned || isExported(outermost(context.func).symbol?.name ?? '')) return true;
  if (context.thread.kind !== 'entry' && context.thread.kind !== 'handler') return false;
  let at = context;
  for (; at.from; at = at.from.context) if (makes.test(at.func.name)) return false;
  return isExported(at.func.symbol?.name ?? '') && !makes.test(at.func.name) && !decodes.test(at.func.name);
}

/** The lock of what the function is handed: another each time, while the map stays the same. */
function isOfArgument({ place: { root } }: Held, { place, site }: Instance): boolean {
  return root.kind === 'var' && root.role === 'param' && root.func === site.func && root !== place.root;
}

/** It reads what comes next, as one goroutine does with each connection: a lock of that is for those who write. */
function readsOn({ symbol, params }: Func): boolean {
  return params.length === 0 && /^(decode|next|read|receive|recv|scan)/i.test(symbol?.name ?? '');
}

/** Package variables that functions give a value: `once.Do(func() { instance = newRegistry() })`. */
export function assignedVariables(graphs: readonly FlowGraph[]): ReadonlySet<VarSymbol> {
  const found = new Set<VarSymbol>();
  for (const { func, blocks } of graphs) {
    if (func.test) continue;
    for (const { events } of blocks)
      for (const event of events) {
        if (event.op !== 'assign' || event.zero || event.target.steps.length > 0) continue;
        const { root } = event.target;
        if (root.kind === 'var' && root.role === 'package') found.add(root);
      }
  }
  return found;
}

/** The function itself calls it, before or after it starts its goroutine. */
function comesFrom(context: Context, func: Func): boolean {
  for (let at: Context | undefined = context; at; at = at.from?.context) if (at.func === func) return true;
  return false;
}

/** `writeMu`, `shellLock`: by its name the lock is for a part of the object, of which the map's name says nothing. */
function isForOtherThings(lock: VarSymbol, map: VarSymbol): boolean {
  const [, purpose] = /^(.+?)_?(mu|mutex|mtx|lock|locker)$/i.exec(lock.name) ?? [];
  if (purpose === undefined || lock.embedded || /^(rw|r|w|state|data|maps?|global|internal|inner)$/i.test(purpose))
    return false;
  const stem = (name: string): string => name.toLowerCase().replace(/(ies|y|es|s|e)$/, '');
  const words = (name: string): readonly string[] => name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+/gu) ?? [name];
  const named = words(map.name).map(stem);
  return !words(purpose)
    .map(stem)
    .some((word) => named.some((own) => own.startsWith(word) || word.startsWith(own)));
}

/** Others import it: a main package nobody does, and what lies under `cmd/…/internal` its command alone. */
function isLibrary({ pkg }: Func): boolean {
  return pkg.name !== 'main' && !/(^|\/)cmd\/(\S+\/)?internal(\/|$)/.test(pkg.path);
}

function ownerOf(func: Func): TypeSymbol | undefined {
  return func.receiver && namedBehind(func.receiver.type);
}
