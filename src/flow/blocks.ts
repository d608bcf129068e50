// Blocks of a flow graph as they are made: which one is being filled, in which loop, and under which conditions.
// Knows nothing of syntax. Blocks that nothing leads to stay; walking does not come to them.

import type { VarSymbol } from '../model/symbols.js';
import { fitted } from '../text/fitted.js';
import type { Condition } from './conditions.js';
import type { Block, Event } from './graph.js';
import type { Steady } from './steady.js';

export class Blocks {
  readonly all: Block[] = [];
  readonly loops: number[] = [0];
  /** The block that is being filled. */
  current: number;
  loop = 0;
  /** What parameters have to be, where statements are being lowered. */
  conditions: readonly Condition[] = [];
  /** What has been asked that comes out alike whenever it is asked. */
  steady: readonly Steady[] = [];
  /** A panic has been recovered, where statements are being lowered. */
  recovers = false;
  /** Blocks that some other leads to. */
  readonly entered = new Set<number>([0]);
  /** Events go here instead of the current block while a deferred call is lowered. */
  sink: Event[] | undefined;

  constructor() {
    this.current = this.newBlock();
  }

  newBlock(): number {
    const when = this.conditions.length > 0 ? this.conditions : undefined;
    const steady = this.steady.length > 0 ? this.steady : undefined;
    this.all.push({ events: [], next: [], loop: this.loop, when, steady, recovers: this.recovers });
    return this.all.length - 1;
  }

  edge(from: number, to: number): void {
    const next = this.all[from]!.next;
    if (!next.includes(to)) next.push(to);
    this.entered.add(to);
  }

  emit(event: Event): void {
    (this.sink ?? this.all[this.current]!.events).push(event);
  }

  /** Something before this has given the variable a value. */
  isAssigned(variable: VarSymbol): boolean {
    return this.all.some(({ events }) =>
      events.some(
        (event) =>
          event.op === 'assign' && !event.zero && event.target.root === variable && event.target.steps.length === 0,
      ),
    );
  }

  panic(): void {
    this.all[this.current] = { ...this.all[this.current]!, panics: true };
    this.unreachable();
  }

  /** All blocks; nothing is added to them any more. */
  finished(): Block[] {
    return this.all.map((block) => ({ ...block, events: fitted(block.events), next: fitted(block.next) }));
  }

  /** What follows a return, a panic or a branch is reached only by a label. */
  unreachable(): void {
    this.current = this.newBlock();
  }

  enterLoop(): number {
    this.loops.push(this.loop);
    this.loop = this.loops.length - 1;
    return this.loop;
  }
}
