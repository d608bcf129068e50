// From whom, and with what held, is a function reached? Contexts run down the call graph from the program's roots: the
// locks that callers hold (in the callee's terms), the thread, which parameters are objects that nobody else knows yet,
// and the way there. In: walked functions. Out: for each function, its contexts.
//
// An unexported function is judged in the contexts of its callers only. Contexts are told apart by locks and thread;
// their number is bounded, and what does not fit is dropped.
import { isTaken } from '../flow/conditions.js';
import type { HandlerShape } from '../knowledge/effect.js';
import { isForTheEnd } from '../knowledge/index.js';
import { sameType } from '../model/index.js';
import type { Func, Program } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { isExported } from '../text/exported.js';
import { bare, type Context, type Contexts, contextKey, type From } from './context.js';
import { enter } from './entering.js';
import { leadingTo } from './event-loops.js';
import type { Place, PlaceSpace } from './place.js';
import { outermost } from './reach.js';
import { helpersOfHandlers, lockedHandlers, type Registered, returnedLiterals, rootContext } from './roots.js';
import type { StoredFunctions } from './stored-functions.js';
import { isTestCode } from './test-code.js';
import type { Unused } from './unused.js';
import type { Walked } from './walked.js';

const maximalContexts = 10;
const maximalTestContexts = 3;
const maximalDepth = 14;
/** Callers that are told as one. */
const maximalAlike = 24;

/** What is known of functions beside what they do. */
export interface Known
  extends Pick<StoredFunctions, 'isOneOfTooMany' | 'isKnownOutside'>,
    Pick<Unused, 'isUnusedFunction'> {
  readonly shapes: readonly HandlerShape[];
  /** Called by what package variables are made with. */
  readonly initializers: ReadonlySet<Func>;
  readonly registered: ReadonlyMap<Func, Registered>;
  /** What package variables are made with. */
  readonly kept: ReadonlySet<Func>;
  /** Those that lead to maps, for which alone contexts are made. */
  readonly wanted: ReadonlySet<Func>;
}

export function contextsOf(
  program: Program,
  places: PlaceSpace,
  walked: ReadonlyMap<Func, Walked>,
  { shapes, initializers, registered, kept, wanted, isOneOfTooMany, isKnownOutside, isUnusedFunction }: Known,
): Contexts {
  const callers = new Map<Func, { any: boolean; production: boolean; by: Func[]; spawned: boolean }>();
  const registeredHere = new Set<Func>();
  for (const { func, calls } of walked.values()) {
    for (const call of calls) {
      if (call.handler) registeredHere.add(call.target);
      if (call.target === func) continue;
      const known = callers.get(call.target) ?? { any: false, production: false, by: [], spawned: false };
      const production = known.production || !(func.test || givesUp(func, call.target));
      known.by.push(func);
      const spawned = known.spawned || (!func.test && (call.thread !== undefined || call.keptIn !== undefined));
      callers.set(call.target, { any: true, production, by: known.by, spawned });
    }
  }
  const returned = returnedLiterals(walked.values());
  const helpers = helpersOfHandlers(walked.values());
  const locked = lockedHandlers(walked.values(), isKnownOutside);
  const isLeftOver = (func: Func): boolean =>
    func.symbol !== undefined && !isExported(func.symbol.name) && isUnusedFunction(func);
  const decisive = decisiveParameters(walked.values());
  const contexts = new Map<Func, Map<string, Context>>();
  const alike = new Map<Context, From[]>();
  const pending: Context[] = [];
  const isFull = (func: Func, inTest: boolean): boolean =>
    (contexts.get(func)?.size ?? 0) >= (inTest ? maximalTestContexts : maximalContexts);
  const add = (context: Context): void => {
    let own = contexts.get(context.func);
    if (!own) {
      own = new Map();
      contexts.set(context.func, own);
    }
    const key = contextKey(context);
    const known = own.get(key);
    if (known) return noteAlike(alike, known, context);
    if (isFull(context.func, context.inTest)) return;
    own.set(key, context);
    pending.push(context);
  };
  const goOn = (context: Context, leadsOn: (target: Func) => boolean): void => {
    const own = walked.get(context.func);
    for (const call of own?.calls ?? [])
      if (
        leadsOn(call.target) &&
        wanted.has(call.target) &&
        // A timer that sets itself anew runs on a thread of its own.
        (call.target !== context.func || call.thread !== undefined) &&
        !isFull(call.target, context.inTest || call.target.test) &&
        isTaken(call.when, context.constants)
      )
        add(
          enter(
            program,
            places,
            context,
            call,
            decisive,
            registeredHere,
            (place) => own !== undefined && isHandedOn(place.origin, own),
            walked.get(call.target),
          ),
        );
  };
  // Far from where their way begins.
  let farthest: Context[] = [];
  const drain = (): void => {
    for (let i = 0; i < pending.length; i++) {
      const context = pending[i]!;
      if (context.depth < maximalDepth) goOn(context, () => true);
      else farthest.push(context);
    }
    pending.length = 0;
    // Whoever is called from there and from nowhere else is reached all the same, with the locks that are held there.
    while (farthest.length > 0) {
      const last = farthest;
      farthest = [];
      const reached = new Set(contexts.keys());
      for (const context of last) goOn(context, (target) => !reached.has(target));
      farthest.push(...pending);
      pending.length = 0;
    }
  };
  const roots = [...walked.values()].flatMap(({ func }) =>
    wanted.has(func)
      ? (rootContext(program, func, {
          shapes: helpers.has(func) || locked.has(func) ? undefined : shapes,
          leftOver: isLeftOver(func),
          called: callers.get(func),
          initializer: initializers.has(func),
          registered: registered.get(func),
          leading: registered.get(func)?.runs === 'loop' ? leadingTo(func, callers) : undefined,
          returned,
          kept: kept.has(func),
          captured: walked.get(func)?.summary.captured ?? [],
          oneOfTooMany: isOneOfTooMany(func),
        }) ?? [])
      : [],
  );
  // Tests reach everything, one at a time: they say something only of what nothing else reaches. What is there for them does
  // so in ways of its own.
  const rankOf = ({ func, inTest }: Context): number => (inTest ? 2 : isTestCode(func) ? 1 : 0);
  for (const rank of [0, 1, 2]) {
    for (const root of roots) if (rankOf(root) === rank) add(root);
    drain();
  }
  // Knots of functions that only call one another, and functions whose callers are never reached.
  for (const { func } of walked.values()) {
    if (contexts.has(func) || !wanted.has(func)) continue;
    add(
      bare(func, {
        kind: 'unknown',
        many: false,
        outlives: true,
        id: `unknown ${func.id}`,
        func,
        pos: func.node.pos,
        end: func.node.pos,
        what: 'caller',
      }),
    );
    drain();
  }
  return { of: (func) => [...(contexts.get(func)?.values() ?? [])], alike: (context) => alike.get(context) ?? [] };
}

function noteAlike(alike: Map<Context, From[]>, known: Context, { from }: Context): void {
  if (!from) return;
  const others = alike.get(known) ?? [];
  if (others.length < maximalAlike) alike.set(known, [...others, from]);
}

/** A maker that has failed closes what it has made, in the way that is there for others, who do so while it is in use. */
function givesUp(func: Func, { symbol, receiver }: Func): boolean {
  if (!receiver || !symbol || !isExported(symbol.name) || !isForTheEnd(symbol.name)) return false;
  return outermost(func).results.some(({ type }) => sameType(type, receiver.type));
}

/** The function returns the object, or gives it away; or one that has it in a field. */
function isHandedOn(object: Place, { summary: { given, returns, stores } }: Walked): boolean {
  const isOut = (place: Place): boolean => given.includes(place) || returns.some((places) => places.includes(place));
  return (
    isOut(object) ||
    stores.some(
      ([where, what]) =>
        what === object && where.root.kind === 'alloc' && !where.hasElement && where.depth === 1 && isOut(where.origin),
    )
  );
}

/** Parameters on which branches with accesses or calls depend, here or in functions they are passed on to. */
function decisiveParameters(walked: Iterable<Walked>): ReadonlySet<VarSymbol> {
  const found = new Set<VarSymbol>();
  const passedTo = new Map<VarSymbol, VarSymbol[]>();
  for (const { accesses, calls } of walked) {
    for (const { when } of [...accesses, ...calls]) for (const { param } of when ?? []) found.add(param);
    for (const { bindings } of calls)
      for (const [formal, [passed]] of bindings)
        if (passed?.depth === 0 && passed.root.kind === 'var' && passed.root.role === 'param') {
          const list = passedTo.get(formal);
          if (list) list.push(passed.root);
          else passedTo.set(formal, [passed.root]);
        }
  }
  for (const formal of found) for (const passed of passedTo.get(formal) ?? []) found.add(passed);
  return found;
}
