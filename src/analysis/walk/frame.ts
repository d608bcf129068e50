// The function that is walked, and where in it the walk stands. Everything that takes part in a walk shares one frame;
// what is known there lies in the State.
import { type Condition, isOfType } from '../../flow/conditions.js';
import type { Block, CallEvent, Event, FlowGraph, Value } from '../../flow/graph.js';
import { excludes, type Steady } from '../../flow/steady.js';
import type { Func, Program } from '../../model/program.js';
import type { VarSymbol } from '../../model/symbols.js';
import { isOfSameObject } from '../first-times.js';
import { isOfFunctionAround, type Place, type PlaceSpace } from '../place.js';
import type { Chain } from '../summary.js';
import type { WalkContext } from '../walked.js';

/** More calls than can be believed to follow on one another. */
export const maximalChain = 10;

export class Frame {
  readonly func: Func;
  readonly program: Program;
  readonly places: PlaceSpace;
  /** What is known at each block is settled: now what happens where is collected. */
  collecting = false;
  /** What the function returns, once somebody has asked. */
  private handedBack: ReadonlySet<unknown> | undefined;
  /** The innermost loop of the block at hand. */
  loop = 0;
  /** What the parameters have to be for the block at hand to be reached. */
  when: readonly Condition[] | undefined;
  /** ... and what it takes that comes out alike whenever the function asks. */
  steady: readonly Steady[] | undefined;
  /** The block at hand is reached only where a panic has been recovered. */
  recovers = false;
  /** The function returns: deferred calls run. */
  deferred = false;
  /** For each loop over a container: what its variables stand for. */
  readonly elementsOf = new Map<number, Set<Place>>();
  private readonly replaced = new Map<number, Set<VarSymbol>>();
  /** Under a sync.Once. */
  once: boolean;
  /** Of the object at hand this flag has been seen not to be set, and is set by this function: nobody else comes here. */
  firstFor: VarSymbol | undefined;

  constructor(
    readonly context: WalkContext,
    readonly graph: FlowGraph,
  ) {
    this.func = graph.func;
    this.program = context.program;
    this.places = context.places;
    this.once = context.runsOnce(graph.func);
  }

  /** No other goroutine does what happens here to this map. */
  isOnce(map: Place): boolean {
    return this.once || (this.firstFor !== undefined && isOfSameObject(map, this.firstFor));
  }

  /** Callers can see what is touched, and the way there is short enough to be believed. */
  isVisible({ root }: Place, chain: Chain | undefined): boolean {
    if (lengthOf(chain) > maximalChain) return false;
    if (root.kind !== 'var') return root.kind === 'alloc';
    return root.role === 'package' || root.func !== this.func || root.role === 'param' || root.role === 'receiver';
  }

  /** Callers can name it: parameters, what lies outside, and what is made here and may have been handed out. */
  isKnownOutside({ root }: Place): boolean {
    if (root.kind === 'var') return root.role === 'package' || root.func !== this.func || root.role !== 'local';
    return root.kind === 'alloc' || root.kind === 'code';
  }

  /** `id := s.next(); …; return id` */
  isHandedBack(variable: VarSymbol): boolean {
    this.handedBack ??= new Set(
      this.graph.blocks.flatMap(({ events }) =>
        events.flatMap((event) => (event.op === 'return' ? event.values.map(({ root }) => root) : [])),
      ),
    );
    return this.handedBack.has(variable);
  }

  /** `go next(); return`: the function does nothing behind the call at this offset. */
  isLastDeed(pos: number): boolean {
    return this.graph.blocks.some(({ events, next }) => {
      const at = events.findIndex((event) => event.op === 'call' && event.pos === pos);
      return at >= 0 && events.slice(at + 1).every(isReturn) && next.every((after) => this.onlyReturns(after));
    });
  }

  /**
   * `case <-quit: log.Print("over"); return`: behind the call or the receive at this offset, and in what is deferred, the
   * function touches no map.
   */
  isLastWord(pos: number): boolean {
    if (this.hasDeferredWork()) return false;
    return this.graph.blocks.some(({ events, next }) => {
      const at = events.findIndex((event) => event.pos === pos && (event.op === 'call' || event.op === 'recv'));
      return (
        at >= 0 &&
        events.slice(at + 1).every(this.isFarewell) &&
        next.every((after) => this.onlyReturns(after, this.isFarewell))
      );
    });
  }

  private hasDeferredWork(): boolean {
    return this.graph.blocks.some(({ events }) =>
      events.some((event) => event.op === 'defer' && !event.events.every(this.isFarewell)),
    );
  }

  /** `wg.Done()`, `ticker.Stop()`, `log.Print("over")`, `return`. */
  private readonly isFarewell = (event: Event): boolean =>
    event.op === 'call' ? this.touchesNothing(event) : /^(return|close|send|join)$/.test(event.op);

  private touchesNothing({ go, symbol, targets, args }: CallEvent): boolean {
    const isFunction = ({ root }: Value): boolean =>
      root.kind === 'func' || (root.kind === 'var' && this.program.underlying(root.type).kind === 'signature');
    if (go || !symbol || args.some(isFunction)) return false;
    return targets.every((target) => {
      const summary = this.context.summaryOf(target);
      return summary && summary.accesses.length + summary.threads.length + summary.callbacks.length === 0;
    });
  }

  private onlyReturns(block: number, isNothing = isReturn): boolean {
    const pending = [block];
    const seen = new Set(pending);
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const { events = [], next = [] } = this.graph.blocks[at] ?? {};
      if (!events.every(isNothing)) return false;
      for (const after of next)
        if (!seen.has(after)) {
          seen.add(after);
          pending.push(after);
        }
    }
    return true;
  }

  /** ... or what is deferred at this offset: of what was deferred before, nothing calls a function of the program. */
  isLastDeferred(pos: number): boolean {
    const isOfProgram = (event: Event): boolean => event.op === 'call' && event.targets.length > 0;
    for (const { events } of this.graph.blocks)
      for (const event of events) {
        if (event.op !== 'defer' || event.pos > pos || event.events.some((inner) => inner.pos === pos)) continue;
        if (event.events.some(isOfProgram)) return false;
      }
    return this.deferred;
  }

  /** What parameters have to be for the block to be reached. Of one that gets other values, no type is known. */
  conditionsAt({ when }: Block): readonly Condition[] | undefined {
    const isKnown = (condition: Condition): boolean => !isOfType(condition) || !this.isAssigned(condition.param);
    return when?.every(isKnown) === false ? when.filter(isKnown) : when;
  }

  /** Of these conditions, one does not hold where the others do. */
  exclude(first: readonly Steady[] | undefined, second: readonly Steady[] | undefined): boolean {
    return first !== undefined && second !== undefined && excludes(first, second, (asked) => this.isUnchanged(asked));
  }

  /** It has its value from where it is declared, in no loop, and gets no other. */
  private isUnchanged({ variable, field }: Steady): boolean {
    const { declaredIn, reassigned } = this.graph;
    if ((declaredIn.get(variable) ?? 0) !== 0 || reassigned.has(variable)) return false;
    return field === undefined || !reassigned.has(field);
  }

  /** The function gives this variable of its own a new value. */
  isAssigned(variable: VarSymbol): boolean {
    return this.graph.blocks.some(({ events }) =>
      events.some(
        (event) => event.op === 'assign' && event.target.root === variable && event.target.steps.length === 0,
      ),
    );
  }

  /** Each round of the loop has an object of its own. */
  isPerIteration({ root }: Place, loop: number): boolean {
    const own =
      root.kind === 'alloc' && root.func === this.func
        ? root.loop
        : root.kind === 'var'
          ? this.graph.declaredIn.get(root)
          : undefined;
    return own !== undefined && this.isWithin(own, loop);
  }

  /** The object lies where the loop puts another one: `l := q.first; q.first = l.next`. */
  isReplacedEachRound(object: Place, loop: number): boolean {
    if (loop === 0 || object.depth === 0) return false;
    const replaced = this.replacedIn(loop);
    if (replaced.size === 0) return false;
    for (let at = object; at.parent; at = at.parent) if (at.last?.kind === 'var' && replaced.has(at.last)) return true;
    return false;
  }

  private replacedIn(loop: number): ReadonlySet<VarSymbol> {
    let found = this.replaced.get(loop);
    if (!found) {
      found = new Set();
      for (const block of this.graph.blocks)
        for (const event of this.isWithin(block.loop, loop) ? block.events : []) {
          const last = event.op === 'assign' && !event.copy ? event.target.steps.at(-1) : undefined;
          if (last?.kind === 'var') found.add(last);
        }
      this.replaced.set(loop, found);
    }
    return found;
  }

  /** The loop `inner` is `outer`, or lies in it. */
  isWithin(inner: number, outer: number): boolean {
    if (outer === 0) return false;
    for (let at: number | undefined = inner; at; at = this.graph.loops[at]) if (at === outer) return true;
    return false;
  }

  /** A range statement sets it to one element after another, and nothing says that one of them is meant. */
  isEach(variable: VarSymbol): boolean {
    return this.graph.eachOf.has(variable) && !this.graph.picked.has(variable);
  }

  /** A variable of a function around this one. */
  isCaptured(symbol: VarSymbol): boolean {
    return isOfFunctionAround(symbol, this.func);
  }

  /** A local variable of another function, and none around this one. */
  isElsewhere({ root }: Place): boolean {
    return root.kind === 'var' && root.role === 'local' && root.func !== this.func && !this.isCaptured(root);
  }
}

export function lengthOf(chain: Chain | undefined): number {
  return chain?.length ?? 0;
}

function isReturn(event: Event): boolean {
  return event.op === 'return';
}
