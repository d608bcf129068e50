// Channels that serve as locks: semaphores of one permit, with the token in them or not, home-made mutexes, and limits that
// let a loop start one goroutine at a time. Flow-insensitive. In: graphs. Out: look-ups by declaration.
import type { Event, FlowGraph } from '../flow/graph.js';
import { declarationOf } from '../flow/value.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { isOfFunctionAround } from './place.js';

export interface ChannelLocks {
  /** A semaphore whose token lies in it while nobody has it: receiving takes it. */
  holdsToken(declaration: VarSymbol): boolean;
  /** The channel of a home-made mutex: Lock sends on it, Unlock receives. */
  isOfMutex(declaration: VarSymbol): boolean;
  /** What functions that take it and give it back do first; undefined where one does this, and another that. */
  takenBy(declaration: VarSymbol): 'send' | 'recv' | undefined;
  /** A loop sends on it before it starts a goroutine, which receives: sending takes it. */
  isLimit(declaration: VarSymbol): boolean;
  /** Whatever makes it lets one in at a time: a semaphore with one permit. */
  isExclusive(declaration: VarSymbol): boolean;
  /** Whoever sends on it goes on when somebody has received. */
  isUnbuffered(declaration: VarSymbol): boolean;
  /** Of this object: who makes its channel puts the token in that the first to come takes out. */
  isSemaphore(declaration: VarSymbol, object: object): boolean;
}

/** What one function does with channels. */
interface ChannelUse {
  readonly func: Func;
  readonly sends: Set<VarSymbol>;
  readonly recvs: Set<VarSymbol>;
  /** Those that it sends on in a loop. */
  readonly again: Set<VarSymbol>;
  /** What it does first. */
  readonly first: Map<VarSymbol, 'send' | 'recv'>;
  /** Its literals that run at its end. */
  readonly atEnd: Set<Func>;
  loop: number;
}

export function channelLocksOf(graphs: readonly FlowGraph[]): ChannelLocks {
  const sent = new Set<VarSymbol>();
  const received = new Set<VarSymbol>();
  const buffered = new Map<VarSymbol, boolean>();
  const unbuffered = new Map<VarSymbol, boolean>();
  const makers = new Map<VarSymbol, Set<Func>>();
  const madeFor = new Map<VarSymbol, Set<object>>();
  const visit = (event: Event, inFunction: ChannelUse): void => {
    if (event.op === 'assign') {
      const { root } = event.value;
      const to = root.kind === 'alloc' && root.what === 'chan' ? declarationOf(event.target) : undefined;
      if (!to || root.kind !== 'alloc') return;
      buffered.set(to, (buffered.get(to) ?? true) && root.capacity === 1);
      unbuffered.set(to, (unbuffered.get(to) ?? true) && root.capacity === 0);
      makers.set(to, (makers.get(to) ?? new Set<Func>()).add(inFunction.func));
      madeFor.set(to, (madeFor.get(to) ?? new Set<object>()).add(event.target.root));
    } else if (event.op === 'send' || event.op === 'recv') {
      const declaration = declarationOf(event.chan);
      if (!declaration) return;
      (event.op === 'send' ? inFunction.sends : inFunction.recvs).add(declaration);
      if (!inFunction.first.has(declaration)) inFunction.first.set(declaration, event.op);
      if (event.op === 'send' && inFunction.loop > 0) inFunction.again.add(declaration);
    } else if (event.op === 'defer')
      for (const inner of event.events) {
        const root = inner.op === 'call' ? inner.value?.root : undefined;
        if (root?.kind === 'func' && root.func?.parent === inFunction.func) inFunction.atEnd.add(root.func);
        visit(inner, inFunction);
      }
  };
  const tokens = new Set<VarSymbol>();
  // Taken by each round of a loop before it starts a goroutine, which gives it back.
  const limits = new Set<VarSymbol>();
  const givenBack = new Set<VarSymbol>();
  // Sent on by a method Lock, and received from by Unlock.
  const lockedBy = new Set<VarSymbol>();
  const unlockedBy = new Set<VarSymbol>();
  const takenBy = new Map<VarSymbol, 'send' | 'recv' | undefined>();
  const uses = new Map<Func, ChannelUse>();
  for (const { func, blocks } of graphs) {
    const inFunction: ChannelUse = {
      func,
      sends: new Set(),
      recvs: new Set(),
      again: new Set(),
      first: new Map(),
      atEnd: new Set(),
      loop: 0,
    };
    uses.set(func, inFunction);
    for (const block of blocks) {
      inFunction.loop = block.loop;
      for (const event of block.events) visit(event, inFunction);
    }
  }
  for (const inFunction of uses.values()) {
    const { func } = inFunction;
    // `s.sem <- struct{}{}; defer func() { <-s.sem }()`
    for (const literal of inFunction.atEnd)
      for (const given of uses.get(literal)?.recvs ?? []) inFunction.recvs.add(given);
    // A lock is taken and given back in one function; a result channel is not.
    for (const declaration of inFunction.sends)
      if (inFunction.recvs.has(declaration)) {
        sent.add(declaration);
        received.add(declaration);
        const first = inFunction.first.get(declaration);
        takenBy.set(declaration, takenBy.has(declaration) && takenBy.get(declaration) !== first ? undefined : first);
      } else if (inFunction.again.has(declaration) && declaration.func === func) limits.add(declaration);
      else if (makers.get(declaration)?.has(func)) tokens.add(declaration);
    for (const declaration of inFunction.recvs) if (isOfFunctionAround(declaration, func)) givenBack.add(declaration);
    const name = func.symbol?.name ?? '';
    if (/^(lock|acquire)/i.test(name)) for (const declaration of inFunction.sends) lockedBy.add(declaration);
    if (/^(unlock|release)/i.test(name)) for (const declaration of inFunction.recvs) unlockedBy.add(declaration);
  }
  const isOfMutex = (declaration: VarSymbol): boolean => lockedBy.has(declaration) && unlockedBy.has(declaration);
  const isLimit = (declaration: VarSymbol): boolean => limits.has(declaration) && givenBack.has(declaration);
  return {
    holdsToken: (declaration) => tokens.has(declaration),
    isOfMutex,
    takenBy: (declaration) => takenBy.get(declaration),
    isLimit,
    isExclusive: (declaration) => buffered.get(declaration) === true,
    isUnbuffered: (declaration) => unbuffered.get(declaration) === true,
    isSemaphore: (declaration, object) =>
      buffered.get(declaration) === true &&
      (isLimit(declaration) ||
        ((tokens.has(declaration) || isOfMutex(declaration) || (sent.has(declaration) && received.has(declaration))) &&
          !madeFor.get(declaration)?.has(object))),
  };
}
