// Who waits for others, and says so: tests that poll an object, or wait for it with a time limit; and loops that
// let time pass each time round. Whoever does that knows that another goroutine is at work.
import type { CallEvent, Event, Value } from '../../flow/graph.js';
import { waitsForResult } from '../../knowledge/index.js';
import type { VarSymbol } from '../../model/symbols.js';
import type { Place } from '../place.js';
import type { Thread } from '../summary.js';
import type { Frame } from './frame.js';
import type { State } from './state.js';

export class Waits {
  private patientLoops: ReadonlySet<number> | undefined;

  constructor(private readonly frame: Frame) {}

  /** In a test: whose goroutines are expected to be at work from here on, and whose have been stopped. */
  note(state: State, event: Event): void {
    if (!this.frame.func.test) return;
    if (event.op === 'recv' || (event.op === 'join' && event.action === 'wait')) forget(state);
    else if (event.op === 'assign' && event.target.root.kind === 'var' && event.target.steps.length === 0)
      for (const known of [state.expecting, state.started]) known.delete(event.target.root);
    else if (event.op === 'call' && !event.go) this.noteCall(state, event);
  }

  private noteCall(state: State, event: CallEvent): void {
    const name = event.symbol?.name ?? '';
    if (hasDeadline(event)) {
      if (event.recv?.root.kind === 'var') state.expecting.add(event.recv.root);
    } else if (waitsForResult(name))
      for (const arg of event.args) for (const variable of this.askedBy(arg)) state.expecting.add(variable);
    else if (/^(cancel|close|join|shutdown|stop|wait)/i.test(name)) forget(state);
    else if (event.recv?.root.kind === 'var') {
      // What the test has had its object do, and that has returned, is what it looks for.
      state.expecting.delete(event.recv.root);
      if (this.leavesGoroutine(event)) state.started.add(event.recv.root);
    }
  }

  /** The method that is called starts a goroutine that goes on with its object. */
  private leavesGoroutine({ targets, viaInterface }: CallEvent): boolean {
    const [target] = targets;
    if (!target?.receiver || targets.length > 1 || viaInterface) return false;
    const threads = this.frame.context.summaryOf(target)?.threads ?? [];
    return threads.some(({ objects }) => objects.some(({ root }) => root === target.receiver));
  }

  /** The variables whose objects a condition asks: a function without parameters. */
  private askedBy({ root }: Value): readonly VarSymbol[] {
    if (root.kind !== 'func') return [];
    const params = root.func?.params ?? root.symbol?.signature?.params ?? [];
    if (params.length > 0) return [];
    const bound = root.bound?.root.kind === 'var' ? [root.bound.root] : [];
    return [...bound, ...((root.func && this.frame.context.summaryOf(root.func)?.captured) ?? [])];
  }

  /** Another goroutine is expected to be at this object. */
  isExpected(state: State, { root }: Value): boolean {
    return root.kind === 'var' && state.expecting.has(root);
  }

  /** Goroutines that methods have started with this object, and that nobody has stopped. */
  beside(state: State, { root }: Value, place: Place): readonly Thread[] {
    if (root.kind !== 'var' || !state.started.has(root)) return [];
    return [...state.threads]
      .filter(([, live]) => live.objects.some((object) => object !== place && place.stepsFrom(object) !== undefined))
      .map(([thread]) => thread);
  }

  /** The loop around lets time pass, or one around that. */
  get patient(): boolean {
    const { blocks, loops } = this.frame.graph;
    this.patientLoops ??= new Set(
      blocks.filter((block) => block.loop !== 0 && block.events.some(letsTimePass)).map(({ loop }) => loop),
    );
    if (this.patientLoops.size === 0) return false;
    for (let at: number | undefined = this.frame.loop; at; at = loops[at]) if (this.patientLoops.has(at)) return true;
    return false;
  }
}

function forget(state: State): void {
  for (const known of [state.expecting, state.started]) for (const variable of [...known]) known.delete(variable);
}

/** `conn.Wait(time.Second, ...)`: an event is waited for that another goroutine is about to bring, not its end. */
function hasDeadline({ symbol }: CallEvent): boolean {
  if (!symbol || !/^wait/i.test(symbol.name)) return false;
  return (symbol.signature?.params ?? []).some(
    (type) => type.kind === 'named' && type.symbol.name === 'Duration' && type.symbol.pkg.path === 'time',
  );
}

/** A sleep, or a receive from a ticker or timer. */
function letsTimePass(event: Event): boolean {
  if (event.op === 'call') return event.symbol?.key === 'time.Sleep' || event.symbol?.key === 'time.After';
  if (event.op !== 'recv') return false;
  const field = event.chan.steps.at(-1);
  return field?.kind === 'var' && field.name === 'C' && field.pkg.path === 'time';
}
