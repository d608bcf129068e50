// In which phase of an object's or the program's life an access is made: while the object is set up, before its
// goroutines are started, in a test. What is done then meets nobody, though no lock tells. In: instances with the way that
// leads to them.
import { commandParameter, isForTheEnd, lastCalls, saysItRegisters } from '../knowledge/index.js';
import type { Func } from '../model/program.js';
import type { TypeSymbol, VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import { isExported } from '../text/exported.js';
import type { Context } from './context.js';
import type { Instance, MapGroup } from './groups.js';
import type { Guard } from './guards.js';
import { typeName } from './handlers.js';
import { isBeforeReturn, makersOf } from './makers.js';
import { lentBy } from './ownership.js';
import { isPackageVariable, type Place, type PlaceRoot } from './place.js';
import { outermost } from './reach.js';
import { isChange, momentIn } from './summary.js';
import type { LocalCall, Walked } from './walked.js';
import { wayOf } from './way.js';

/**
 * A function on the way made the object: others may know it by now, but it is still being set up. One that was stored
 * where others find it, and serves now, is not; nor is what it was given.
 */
export function isBeingMade(instance: Instance): boolean {
  if (lentBy(instance.place, instance.frame)) return false;
  let { root } = instance.place;
  let inService = false;
  for (let at: Context | undefined = instance.context; at && root.kind !== 'alloc'; at = at.from?.context) {
    const [object]: readonly Place[] = (root.kind === 'var' && at.from?.call.bindings.get(root)) || [];
    if (!object || !isPartOfRoot(object) || at.from?.call.thread) return false;
    root = object.root;
    inService ||= inLife.test(at.func.symbol?.name ?? '');
    if (inService && at.from?.call.stored.has(root)) return false;
  }
  return root.kind === 'alloc';
}

/** The object itself, or a struct that lies in it. */
export function isPartOfRoot(object: Place): boolean {
  for (let at: Place | undefined = object; at && at.depth > 0; at = at.parent) {
    const type = at.last?.kind === 'var' ? at.last.type : undefined;
    if (type?.kind !== 'struct' && (type?.kind !== 'named' || type.symbol.definition.kind !== 'struct')) return false;
  }
  return true;
}

/** What is done with an object that is in use, or about to be given up. */
const inLife =
  /^(accept|close|consume|handle|listen|loop|poll|process|read|recv|receive|run|serve|shutdown|stop|wait|watch)/i;

/** What only the whole program tells of an object's life. */
export interface Phases {
  /**
   * It comes before the object's goroutines are started, in the method that starts them: whenever it is called, or perhaps
   * only when it is called first, as it is told what to start, or as some of the other accesses are a goroutine's that another
   * object has started.
   */
  isBeforeStart(instance: Instance, others: readonly Instance[]): 'always' | 'at first' | undefined;
  /** The object is entered in a package's register later, by whoever makes it ready: others find it there from then on. */
  isBeforeEntry(instance: Instance): boolean;
  /** It comes before the function that makes the object returns it, and before any of the others. */
  isBeforeReturn(instance: Instance, others: readonly Instance[]): boolean;
  /** It is made while a container puts the application together. */
  isAssembly(instance: Instance): boolean;
  /** It is made by a link of a chain that puts the object together: `New().Task(f).Every(second).Run()`. */
  isInChain(instance: Instance): boolean;
  /** One is made by the last method that a framework calls, the other by those that it called before. */
  isLastCall(instance: Instance, other: Instance): boolean;
  /** The object stands for the time in which the lock is held: another's method takes it, one of its own releases it. */
  isWithinSession(instance: Instance, lock: VarSymbol): boolean;
}

export function phasesOf(walked: readonly Walked[], assembled: ReadonlySet<Func>): Phases {
  const starts = startsOf(walked);
  const isEarly = earlyIn(walked, starts);
  const entries = entriesOf(walked);
  const sessions = sessionsOf(walked);
  const lastMethods = lastMethodsOf(walked);
  const links = linksOf(walked);
  const makers = makersOf(walked);
  return {
    isBeforeStart: (instance, others) => isBeforeStart(instance, others, starts, isEarly),
    isBeforeEntry: (instance) => isBeforeEntry(instance, entries),
    isBeforeReturn: (instance, others) => isBeforeReturn(instance, others, makers),
    isAssembly: ({ context }) => {
      let at = context;
      // What a constructor hands on to be run later is not run by the container.
      for (; at.from; at = at.from.context) if (at.from.call.thread || at.from.call.doubt > 0) return false;
      return assembled.has(at.func);
    },
    isInChain: ({ context }) => context.thread.kind === 'entry' && links.has(rootOf(context).func),
    isLastCall: (instance, other) => {
      const byFramework = ({ context }: Instance): boolean => /^(entry|unknown)$/.test(context.thread.kind);
      const isLast = (i: Instance): boolean => byFramework(i) && lastMethods.has(rootOf(i.context).func);
      return (isLast(instance) && byFramework(other)) || (isLast(other) && byFramework(instance));
    },
    isWithinSession: ({ site }, lock) => {
      const type = ownerOf(site.func);
      return type !== undefined && (sessions.get(lock)?.has(type) ?? false);
    },
  };
}

function rootOf(context: Context): Context {
  let at = context;
  while (at.from) at = at.from.context;
  return at;
}

/** Methods that a framework calls when it is done with the object. */
function lastMethodsOf(walked: readonly Walked[]): ReadonlySet<Func> {
  const last = new Map<TypeSymbol, Set<string>>();
  for (const { func } of walked) {
    const type = ownerOf(func);
    if (!type) continue;
    for (const call of lastCalls)
      if (func.symbol?.name === call.method && func.params.some((param) => typeName(param.type) === call.param))
        last.set(type, (last.get(type) ?? new Set<string>()).add(call.last));
  }
  const found = new Set<Func>();
  for (const { func } of last.size > 0 ? walked : [])
    if (last.get(ownerOf(func)!)?.has(func.symbol?.name ?? '')) found.add(func);
  return found;
}

/** Methods that return the object that they are called on, and nothing else: whoever makes it sets it up with these. */
function linksOf(walked: readonly Walked[]): ReadonlySet<Func> {
  const found = new Set<Func>();
  for (const { func, summary } of walked) {
    const [result, ...others] = summary.returns;
    if (!func.receiver || func.results.length !== 1 || others.length > 0 || result?.length !== 1) continue;
    const [object] = result;
    if (object?.depth === 0 && object.root === func.receiver) found.add(func);
  }
  return found;
}

/** For each lock, the types whose methods release it and never take it for longer than they run. */
function sessionsOf(walked: readonly Walked[]): ReadonlyMap<VarSymbol, ReadonlySet<TypeSymbol>> {
  const found = new Map<VarSymbol, Set<TypeSymbol>>();
  const each = (visit: (lock: VarSymbol, type: TypeSymbol) => void, what: 'releases' | 'acquires'): void => {
    for (const { func, summary } of walked) {
      const type = ownerOf(func);
      for (const { place } of type ? summary[what] : [])
        if (type && place.root === func.receiver && place.declaration) visit(place.declaration, type);
    }
  };
  each((lock, type) => found.set(lock, (found.get(lock) ?? new Set<TypeSymbol>()).add(type)), 'releases');
  each((lock, type) => found.get(lock)?.delete(type), 'acquires');
  return found;
}

function ownerOf({ receiver }: Func): TypeSymbol | undefined {
  const type = receiver?.type.kind === 'pointer' ? receiver.type.elem : receiver?.type;
  return type?.kind === 'named' ? type.symbol : undefined;
}

/** For each method, where it last starts a goroutine that has its object. */
type Starts = ReadonlyMap<Func, number>;

function startsOf(walked: readonly Walked[]): Starts {
  const found = new Map<Func, number>();
  const capturedBy = new Map(walked.map(({ func, summary }) => [func, summary.captured]));
  for (const { func, calls } of walked) {
    if (!func.receiver || !starter.test(func.symbol?.name ?? '')) continue;
    const { receiver } = func;
    for (const { thread, bindings, target, pos } of calls) {
      if (!thread) continue;
      const isHanded = [...bindings.values()].some((bound) => bound.some((place) => place.root === receiver));
      if (isHanded || (target.parent === func && capturedBy.get(target)?.includes(receiver)))
        found.set(func, Math.max(pos, found.get(func) ?? 0));
    }
  }
  return found;
}

const starter = /^(on)?(begin|init|launch|listen|open|restore|run|serve|setup|start)/i;

/**
 * `func (s *Server) Run(ctx context.Context)`: an object is set going once. What is told more than until when, and on how
 * many threads, may be set going for one thing after another: `serve(conn)`.
 */
export function isStartedOnce(func: Func): boolean {
  return isOwnStart(func) && func.params.every(({ type }) => tellsUntilWhen(type));
}

function isToldWhat(func: Func): boolean {
  return isOwnStart(func) && !isStartedOnce(func);
}

function isOwnStart({ symbol, receiver }: Func): boolean {
  return receiver !== undefined && /^(begin|launch|listen|run|serve|start)/i.test(symbol?.name ?? '');
}

function tellsUntilWhen(type: Type): boolean {
  // ... or who is told when it is over.
  if (typeName(type) === '*sync.WaitGroup') return true;
  if (type.kind === 'named') return type.symbol.pkg.path === 'context' || type.symbol.pkg.path === 'time';
  return type.kind === 'chan' || (type.kind === 'basic' && /^(u?int|bool)/.test(type.name));
}

/** For each function, which of its variables it enters in what a package variable holds, and where it first does. */
type Entries = ReadonlyMap<Func, ReadonlyMap<PlaceRoot, number>>;

function entriesOf(walked: readonly Walked[]): Entries {
  const found = new Map<Func, Map<PlaceRoot, number>>();
  const keptBy = new Map(walked.map(({ func, summary }) => [func, summary.kept]));
  for (const { func, calls } of walked)
    for (const { thread, target, bindings, pos } of calls) {
      const isOfAPackage = (where: Place): boolean => {
        const holders = where.root.kind === 'var' ? bindings.get(where.root) : undefined;
        return isPackageVariable(where) || (holders ?? []).some(isPackageVariable);
      };
      for (const [where, what] of thread ? [] : (keptBy.get(target) ?? [])) {
        const [object, ...others] = (what.root.kind === 'var' && bindings.get(what.root)) || [];
        if (!object || others.length > 0 || object.depth > 0 || !isOfAPackage(where)) continue;
        const own = found.get(func) ?? new Map<PlaceRoot, number>();
        found.set(func, own.set(object.root, Math.min(pos, own.get(object.root) ?? pos)));
      }
    }
  return found;
}

/** It comes before the object is entered in a register, in a function on the way. */
function isBeforeEntry(instance: Instance, entries: Entries): boolean {
  let { root } = instance.place;
  for (const { at, pos } of wayOf(instance)) {
    if (pos < (entries.get(at.func)?.get(root) ?? 0)) return true;
    const [object]: readonly Place[] = (root.kind === 'var' && at.from?.call.bindings.get(root)) || [];
    if (!at.from || at.from.call.thread || !object || object.depth > 0) return false;
    root = object.root;
  }
  return false;
}

/** A literal that was kept when it was made, and runs when whoever keeps it sees fit: a listener, a hook. */
export function isInListener(instance: Instance): boolean {
  const onTheWay = new Set<Func>();
  for (let at: Context | undefined = instance.context; at; at = at.from?.context) onTheWay.add(at.func);
  for (let at: Context | undefined = instance.context; at?.from && !at.from.call.thread; at = at.from.context)
    if (at.func.parent && !onTheWay.has(at.func.parent)) return true;
  return false;
}

/**
 * By its name, or that of the function around the literal, it makes things ready before others use them; or it is called
 * by one that brings things up.
 */
export function prepares(instance: Instance): boolean {
  const name = (func: Func): string => outermost(func).symbol?.name ?? '';
  if (/^new/i.test(name(instance.site.func))) return true;
  // An option, for whoever makes the object.
  if (instance.site.func.parent && /^With\p{Lu}|Option|Opts?(?!\p{Ll})/u.test(name(instance.site.func))) return true;
  for (let at: Context | undefined = instance.context; at; at = at.from?.context) {
    // An exported RestoreBackup is asked for while others are at work.
    if (/^([iI]nit|[sS]etup|restore|replay|recover|bootstrap|migrate)/.test(name(at.func))) return true;
    if (at.from?.call.thread) return false;
  }
  return false;
}

/**
 * All that changes the map are constructors, and what they call, in no goroutine or handler that is known: what is made
 * then is complete when it is put to use.
 */
export function isFilledByMakers(instances: readonly Instance[]): boolean {
  const changes = instances.filter(
    (i) => isChange(i.site.kind) && !i.owned && !i.context.inTest && i.context.thread.kind !== 'init',
  );
  return changes.length > 0 && changes.every(isCalledByMaker);
}

function isCalledByMaker({ context }: Instance): boolean {
  if (/^(go|handler|serial)$/.test(context.thread.kind)) return false;
  for (let at: Context | undefined = context; at; at = at.from?.context)
    if (/^new/i.test(at.func.symbol?.name ?? '')) return true;
  return false;
}

/**
 * `var notFound = codes.Register("not found")`: all that the program enters in the map, it does so while package variables get
 * their values. The lock is for what other programs may enter in the same way; nobody takes it to look.
 */
export function isFilledByInitialisers(
  group: Pick<MapGroup, 'instances'>,
  guard: Pick<Guard, 'holders' | 'declared'>,
): boolean {
  const changes = group.instances.filter(({ site, owned }) => isChange(site.kind) && !owned && !site.func.test);
  const early = changes.filter(({ context }) => context.thread.kind === 'init');
  const isLikeThem = ({ site, context }: Instance): boolean =>
    context.thread.kind === 'entry' && setsUp(rootOf(context).func) && early.some((one) => one.site === site);
  return (
    early.length > 0 &&
    !guard.declared &&
    changes.every((change) => early.includes(change) || isLikeThem(change)) &&
    guard.holders.every(({ site }) => changes.some((change) => change.site.func === site.func))
  );
}

/** It is done while a configuration is read, before anybody has got hold of it. */
export function readsConfiguration({ context }: Instance): boolean {
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (/^(decode|load|parse|read)\w*Config/i.test(at.func.symbol?.name ?? '')) return true;
    if (at.from?.call.thread) return false;
  }
  return false;
}

/**
 * A method of a type that only its package knows, called by nobody here, goes beyond its own object: an iterator or
 * writer that was handed to a library, which calls it while its owner is locked, or not.
 */
export function isLentOut({ context, place }: Instance): boolean {
  const type = ownerOf(context.func);
  return (
    context.from === undefined &&
    context.thread.kind === 'entry' &&
    type !== undefined &&
    /^\P{Lu}/u.test(type.name) &&
    place.root === context.func.receiver &&
    place.depth > 1
  );
}

/** It comes before the object's goroutines are started, in the method that starts them. */
function isBeforeStart(
  instance: Instance,
  others: readonly Instance[],
  starts: Starts,
  isEarly: (func: Func) => boolean,
): ReturnType<Phases['isBeforeStart']> {
  for (const { at, pos } of wayOf(instance)) {
    if (pos < (starts.get(at.func) ?? 0)) {
      const type = ownerOf(at.func);
      if (isToldWhat(at.func) && isEntryOf(at.func, instance)) return undefined;
      return isToldWhat(at.func) || others.some((other) => isOfOtherGoroutine(other, type)) ? 'at first' : 'always';
    }
    // Whoever is handed a question asks it there and then, be it that nobody sees how.
    const isAsked = !at.from && isPredicate(at.func) && at.thread.kind === 'unknown' && isEarly(at.func.parent!);
    if (isAsked) return 'always';
    if (!at.from || at.from.call.thread) return undefined;
  }
  return undefined;
}

/** `func (s *Scheduler) Start(id string)` enters what it starts, under the key that it is handed, or hands back: it is called for one after another. */
function isEntryOf(func: Func, { site }: Instance): boolean {
  return site.keyOfCall === true && site.func === func && isChange(site.kind);
}

/** It is done by a goroutine that no method of the type has started, or leads to. */
function isOfOtherGoroutine({ context }: Instance, type: TypeSymbol | undefined): boolean {
  if (context.thread.kind !== 'go') return false;
  for (let at: Context | undefined = context; at; at = at.from?.context)
    if (ownerOf(outermost(at.func)) === type) return false;
  return true;
}

/** `func(item *Item) bool { … }` */
function isPredicate({ parent, params, results: [answer, ...others] }: Func): boolean {
  const { type } = answer ?? {};
  return (
    parent !== undefined && params.length > 0 && others.length === 0 && type?.kind === 'basic' && type.name === 'bool'
  );
}

/** All that calls the function does so before it starts an object's goroutines, or is called before that itself. */
function earlyIn(walked: readonly Walked[], starts: Starts): (func: Func) => boolean {
  const callers = new Map<Func, (readonly [caller: Func, call: LocalCall])[]>();
  for (const { func, calls } of walked)
    for (const call of func.test ? [] : calls)
      callers.set(call.target, [...(callers.get(call.target) ?? []), [func, call]]);
  const known = new Map<Func, boolean>();
  const isEarly = (func: Func): boolean => {
    const cached = known.get(func);
    if (cached !== undefined) return cached;
    known.set(func, false);
    const ways = isExported(func.symbol?.name ?? '') ? [] : (callers.get(func) ?? []);
    const early = ways.every(
      ([by, call]) => !call.thread && (momentIn(by, call) < (starts.get(by) ?? 0) || isEarly(by)),
    );
    known.set(func, ways.length > 0 && early);
    return ways.length > 0 && early;
  };
  return isEarly;
}

/** By its name, or that of a function on the way, it is done when the object is given up. */
export function ends({ context }: Instance): boolean {
  for (let at: Context | undefined = context; at; at = at.from?.context) {
    if (isForTheEnd(outermost(at.func).symbol?.name ?? '')) return true;
    if (at.from?.call.thread) return false;
  }
  return false;
}

/** An exported function that nothing in the program calls, and that prepares an object for use, or so its name says. */
export function isSetup(instance: Instance): boolean {
  if (instance.context.thread.kind !== 'entry') return false;
  const root = rootOf(instance.context);
  // Nothing imports a package main: a command's framework calls it, once; so it does a subcommand's Run.
  if (root.func.pkg.name === 'main') return true;
  if (/(^|\/)cmd\//.test(root.func.pkg.path) && /^(Execute|Main|Run)/.test(root.func.symbol?.name ?? '')) return true;
  // What adds to a package's registry is called by init functions, as a rule.
  if (!root.func.receiver && /^[aA]dd\p{Lu}/u.test(root.func.symbol?.name ?? '')) return true;
  return setsUp(root.func) || isForRegistering(instance.context);
}

/** A function on the way is there to make something known, which is done before anything is served. */
function isForRegistering(context: Context): boolean {
  for (let at: Context | undefined = context; at; at = at.from?.context)
    if (saysItRegisters(at.func.doc ?? '')) return true;
  return false;
}

/** By its name, it prepares an object for use. */
export function setsUp({ symbol, params }: Func): boolean {
  // `Set(key, value)` stores one value after another; a flag's `Set(text)` is called while the command line is read.
  if (symbol?.name === 'Set' && params.length > 1) return false;
  return /^(apply|bind|build|configure|decode|default|handle|init|install|load|mount|new|open|parse|prepare|provision|regist(?:er|ry)|set|setup|start|unmarshal|use|validate|with)/i.test(
    symbol?.name ?? '',
  );
}

/** An object in a variable that is named for what it stands in for: `mockStore` is there while tests run. */
export function isStandIn({ root }: Place, context?: Context): boolean {
  if (root.kind !== 'var') return false;
  const object = context?.from?.call.bindings.get(root);
  if (object) return object.some((place) => isStandIn(place, context?.from?.context));
  return root.role === 'package' && /^(dummy|fake|mock|stub)\p{Lu}/u.test(root.name);
}

/**
 * A goroutine has made the first before it started, itself or by one that it has started, the other's. A round later things
 * may be otherwise: that is for the function to tell which goes round.
 */
export function isStartedAfter(
  first: Instance,
  second: Instance,
  isItsOnlyRun: (starter: Context) => boolean = () => true,
): boolean {
  const ways = new Map<Context, number>();
  for (const { at, pos } of wayOf(first)) {
    ways.set(at, pos);
    if (at.from?.call.thread) break;
  }
  let isElsewhere = false;
  for (let at = second.context; at.from; at = at.from.context) {
    isElsewhere ||= at.from.call.thread !== undefined;
    const before = ways.get(at.from.context);
    if (before !== undefined) {
      const starter: Context = at.from.context;
      return isElsewhere && !starter.thread.many && before < at.from.call.pos && isItsOnlyRun(starter);
    }
  }
  return false;
}

/** What main does, or a subcommand's function that a command line has asked for: one thing after another, and once. */
export function isOfCommand(context: Context): boolean {
  const { kind } = context.thread;
  if (kind === 'main') return true;
  const { func } = rootOf(context);
  return kind === 'unknown' && func.params.some(({ type }) => commandParameter.test(typeName(type)));
}

/** One side lies in the function that starts the other's goroutine, or in what it calls, before the go statement. */
export function isBefore(first: Instance, second: Instance): boolean {
  const { thread } = second.context;
  if (thread.kind !== 'go' && thread.kind !== 'serial') return false;
  for (const { at, pos } of wayOf(first)) {
    if (at.func === thread.func) return pos < thread.pos;
    if (at.from?.call.thread) return false;
  }
  return false;
}
