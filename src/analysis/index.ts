// Whole-program answers from flow graphs: summaries bottom-up, contexts top-down, then what conflicts.
// In: the program and its flow graphs. Out: Facts.
import type { FlowGraph, FlowOutline } from '../flow/graph.js';
import type { Initialized } from '../flow/initializers.js';
import type { HandlerShape } from '../knowledge/index.js';
import type { Func, Program } from '../model/program.js';
import { atomicFieldsOf } from './atomic-fields.js';
import { withBuiltMaps } from './built-maps.js';
import { componentsOf } from './call-order.js';
import { carriedByAll } from './carried-values.js';
import { channelLocksOf } from './channel-locks.js';
import { conditionLocksOf } from './condition-locks.js';
import type { Conflict, ConflictKind } from './conflict.js';
import { findConflicts } from './conflicts/conflicts.js';
import { contextsOf } from './contexts.js';
import { endlessIn, eventLoopsIn } from './event-loops.js';
import { firstTimesOf } from './first-times.js';
import { groupsOf } from './groups.js';
import { handedOutOf } from './handed-out.js';
import { hookMapsOf } from './hook-maps.js';
import { keptImplementers } from './kept-implementers.js';
import { assignedVariables, lazyCachesOf } from './lazy-caches.js';
import { leadingToMaps } from './leading-to-maps.js';
import { lifetimesOf } from './lifetimes.js';
import { fieldsWithOwnObjects } from './own-objects.js';
import { phasesOf } from './phases.js';
import { PlaceSpace } from './place.js';
import { poolsOf } from './pools.js';
import { raisedFlagsOf } from './raised-flags.js';
import { reservationsOf } from './reservations.js';
import type { Registered } from './roots.js';
import { sealsOf } from './seals.js';
import { servingOf, startedIn } from './serving.js';
import { storedFunctions } from './stored-functions.js';
import type { Summary } from './summary.js';
import { syncMapRaces } from './sync-maps.js';
import { isTestCode } from './test-code.js';
import { unusedIn } from './unused.js';
import { type Walker, walkFunction } from './walk/walk.js';
import type { Walked } from './walked.js';

export type { Conflict, ConflictKind, Occurrence, WayStep } from './conflict.js';
export { ownedName, placeText } from './place.js';
export type { AccessSite, Held } from './summary.js';
export { crashes } from './summary.js';
export { type Walker, walkTwice } from './walk/walk.js';

export interface Facts {
  conflicts(kind: ConflictKind): readonly Conflict[];
}

/** How often a knot of mutually recursive functions is gone through. */
const recursionRounds = 2;

/**
 * `graphs`: handed over, to be let go of one by one when they have been walked. `shapes`: of functions that servers call;
 * `initialized`: what initialisers of package variables call, keep and assemble.
 */
export function analyze(
  program: Program,
  graphs: FlowGraph[],
  shapes: readonly HandlerShape[],
  initialized: Initialized,
  walk: Walker = walkFunction,
): Facts {
  const places = new PlaceSpace();
  const stored = storedFunctions(graphs, initialized.kept);
  const summaries = new Map<Func, Summary>();
  const walked = new Map<Func, Walked>();
  const parallel = new Set(graphs.filter((graph) => graph.parallelFrom !== undefined).map((graph) => graph.func));
  const onces = new Set([...initialized.onces, ...graphs.flatMap((graph) => [...graph.onces])]);
  const unused = unusedIn(program, graphs);
  let threads = 0;
  const context = {
    program,
    places,
    summaryOf: (func: Func) => summaries.get(func),
    storedIn: stored.functionsIn,
    carried: carriedByAll(program, graphs, shapes),
    ...channelLocksOf(graphs),
    ...conditionLocksOf(graphs),
    ...firstTimesOf(graphs),
    ...reservationsOf(program, graphs),
    ...keptImplementers(program, graphs, initialized.filled, unused),
    isReassigned: stored.isReassigned,
    isKeptOnce: stored.isKeptOnce,
    isSharedByRounds: stored.isSharedByRounds,
    isParallelTest: (func: Func) => parallel.has(func),
    runsOnce: (func: Func) => onces.has(func),
    nextThread: () => threads++,
  };
  const components = componentsOf(graphs, (event) => {
    if (event.op !== 'call' || !event.value) return [];
    const { root, steps } = event.value;
    const last = steps.findLast((step) => step.kind === 'var') ?? (root.kind === 'var' ? root : undefined);
    if (last?.kind !== 'var') return [];
    if (last.role === 'local') return stored.fieldsBehind(last).flatMap(stored.functionsIn);
    return last.role === 'field' || last.role === 'package' ? stored.functionsIn(last) : [];
  });
  const registered = registeredIn(graphs);
  const lookAt = {
    ...sealsOf(graphs),
    ...unused,
    ...poolsOf(graphs),
    ...hookMapsOf(graphs),
    ...atomicFieldsOf(graphs),
  };
  const endless = endlessIn(graphs);
  const assigned = assignedVariables(graphs);
  const starts = startedIn(graphs);
  const ownObjects = fieldsWithOwnObjects(program, graphs);
  const outlines = graphs.splice(0).map(outlineOf);
  components.reverse();
  for (let next = components.pop(); next; next = components.pop()) {
    const { graphs: members, isKnot } = next;
    const rounds = isKnot ? recursionRounds : 1;
    for (let round = 0; round < rounds; round++) {
      for (const graph of members) {
        const result = walk(context, graph);
        summaries.set(graph.func, result.summary);
        walked.set(graph.func, result);
      }
    }
  }
  const ordered = new Map([...walked].sort(([a], [b]) => a.id - b.id));
  const leading = leadingToMaps(ordered);
  const kept = new Set([...initialized.kept].map(([, func]) => func));
  const contexts = contextsOf(program, places, ordered, {
    ...stored,
    ...unused,
    shapes,
    initializers: initialized.called,
    registered,
    kept,
    wanted: leading,
  });
  const all = [...ordered.values()];
  const handedOut = handedOutOf(program, outlines, ordered);
  const conflicts = findConflicts(
    withBuiltMaps(groupsOf(ordered, contexts, ownObjects(summaries)), outlines),
    ordered.values(),
    contexts,
    lazyCachesOf(program, outlines, assigned, ordered, handedOut),
    {
      ...phasesOf(all, initialized.assembled),
      ...lifetimesOf(all, context.isUnbuffered, raisedFlagsOf(outlines), endless),
      ...lookAt,
      ...handedOut,
      isEndless: (func) => endless.has(func),
      ...servingOf(program, outlines, starts, all, shapes),
    },
    syncMapRaces(outlines, ordered, contexts),
  );
  return { conflicts: (kind) => conflicts.filter((conflict) => conflict.kind === kind) };
}

function outlineOf(graph: FlowGraph): FlowOutline {
  const { func, parallelFrom, registrations, checksThenActs, flags, numberedKeys, buildings, countsDown, handsOut } =
    graph;
  return { func, parallelFrom, registrations, checksThenActs, flags, numberedKeys, buildings, countsDown, handsOut };
}

/** Methods whose objects are handed to a server, and event loops; those of one registration that run in turn share a goroutine. */
function registeredIn(graphs: readonly FlowGraph[]): ReadonlyMap<Func, Registered> {
  const found = new Map<Func, Registered>();
  for (const func of eventLoopsIn(graphs)) found.set(func, { runs: 'loop', at: '' });
  // What is there for tests asks for one thing after another.
  for (const graph of graphs)
    for (const { func, runs, pos } of graph.registrations)
      if ((!isTestCode(graph.func) || isTestCode(func)) && (found.get(func)?.runs !== 'serial' || runs === 'handler'))
        found.set(func, { runs, at: `${graph.func.id}.${pos}` });
  return found;
}
