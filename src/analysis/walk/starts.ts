// What a goroutine has to itself among those that one go statement starts, however often its function is called. In: what
// it is handed, and what is known where it is started. Out: receiver, parameters and captured variables, each with why; and
// whether it is started for what that call of the function has been handed.
//
//	m.scheduler = newScheduler()                if !g.managing {
//	go m.scheduler.run() // another each time    	g.managing = true
//	                                            	go g.manage() // once for each group
//	                                            }
import type { Flags } from '../../flow/graph.js';
import type { Func } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import type { Type } from '../../model/types.js';
import type { Place } from '../place.js';
import { type Apart, madeFor } from '../summary.js';
import type { Frame } from './frame.js';
import type { State } from './state.js';

export type OwnObjects = ReadonlyMap<VarSymbol, Apart>;

export const noOwnObjects: OwnObjects = new Map();

/** Objects that no other goroutine gets which is started at this offset. */
export function ownObjectsOf(
  frame: Frame,
  state: State,
  bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
  captured: readonly VarSymbol[],
  pos: number,
): OwnObjects {
  const flag = frame.loop === 0 ? flagSetBeside(frame, pos) : undefined;
  const made = newObjectsOf(frame, state, bindings, pos);
  if (!flag) return made;
  const found = new Map(made);
  for (const [formal, places] of bindings)
    if (!found.has(formal) && places.length > 0 && places.every((place) => has(typeOf(place), flag)))
      found.set(formal, flag);
  for (const symbol of captured) if (!bindings.has(symbol) && has(symbol.type, flag)) found.set(symbol, flag);
  return found;
}

/** What has been made anew for the call or go statement at this offset, and so for each goroutine that comes of it. */
export function newObjectsOf(
  frame: Frame,
  state: State,
  bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
  pos: number,
): OwnObjects {
  if (state.renewed.size === 0) return noOwnObjects;
  const found = new Map<VarSymbol, Apart>();
  for (const [formal, places] of bindings)
    if (places.length > 0 && places.every((place) => state.renewed.get(place) === frame.loop))
      found.set(formal, madeFor(frame.func, pos));
  return found;
}

/** What is handed to a call where the function has seen that a flag of it was not set, and sets it: nobody else comes this way. */
export function claimedObjectsOf(
  frame: Frame,
  bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
  pos: number,
): OwnObjects {
  const flag = frame.loop === 0 ? flagSetBeside(frame, pos) : undefined;
  if (!flag) return noOwnObjects;
  const found = new Map<VarSymbol, Apart>();
  for (const [formal, places] of bindings)
    if (places.length > 0 && places.every((place) => has(typeOf(place), flag))) found.set(formal, flag);
  return found;
}

/** A package's flag says that nobody has come here before. */
export function isFirstHere(frame: Frame, pos: number): boolean {
  return flagSetBeside(frame, pos)?.role === 'package';
}

/**
 * `func (p *Pool) Submit(job Job) { go p.run(job) }`: the function was handed something to be done, and the goroutine gets
 * that, or what has been made of it. A literal is taken to use it.
 */
export function isStartedForWork(
  { func }: Frame,
  target: Func,
  bindings: ReadonlyMap<VarSymbol, readonly Place[]>,
): boolean {
  if (!func.params.some(({ type }) => isWork(type))) return false;
  const isOfThisCall = ({ root }: Place): boolean =>
    root.kind === 'var'
      ? root.func === func && root.role !== 'receiver' && isWork(root.type)
      : root.kind === 'alloc' || root.kind === 'opaque';
  return target.parent === func || [...bindings.values()].some((places) => places.some(isOfThisCall));
}

/** Something to be done, and not what tells a goroutine when to begin or to end. */
function isWork(type: Type): boolean {
  const named = type.kind === 'pointer' ? type.elem : type;
  if (named.kind === 'chan' || named.kind === 'signature') return false;
  if (named.kind !== 'named') return true;
  const { name, definition } = named.symbol;
  // An interface that goes beyond context.Context: what an application hands on with it is its own.
  if (definition.kind === 'interface' && name.endsWith('Context')) return false;
  return !/^(Context|Duration|Group|Listener|Mutex|RWMutex|Ticker|Time|Timer|WaitGroup)$/.test(name);
}

/** The flag of an object that has been seen not to be set where this goroutine is started, and is set there, too. */
function flagSetBeside({ graph: { flags } }: Frame, pos: number): VarSymbol | undefined {
  const isHere = (stretch: { readonly pos: number; readonly end: number }): boolean =>
    stretch.pos <= pos && pos < stretch.end;
  const isSetWithin = (stretch: Flags['unset'][number]): boolean =>
    flags.set.some(({ flag, pos: at }) => flag === stretch.flag && stretch.pos <= at && at < stretch.end);
  const found =
    flags.won.find(isHere) ??
    flags.unset.find((stretch) => isHere(stretch) && isSetWithin(stretch)) ??
    flags.filled.find(isHere);
  return found?.flag;
}

function typeOf({ last, root }: Place): Type | undefined {
  if (last) return last.kind === 'var' ? last.type : undefined;
  return root.kind === 'var' ? root.type : undefined;
}

/** The flag is a field of the object. */
function has(type: Type | undefined, { owner }: VarSymbol): boolean {
  const named = type?.kind === 'pointer' ? type.elem : type;
  return owner !== undefined && named?.kind === 'named' && named.symbol === owner;
}
