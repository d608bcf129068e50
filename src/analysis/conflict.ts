// What a conflict is: two accesses that can run together without a common lock, and why that is believed. The vocabulary
// of those who find conflicts and of those who word them; and how an instance of an access becomes one side of one.
import type { Confidence, EvidenceKind } from '../finding.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Context } from './context.js';
import type { Instance } from './groups.js';
import type { Guard } from './guards.js';
import type { Place } from './place.js';
import type { AccessSite, Held } from './summary.js';

/** A step on the way from a thread's start to an access. */
export interface WayStep {
  readonly kind: 'spawn' | 'call' | 'handler';
  readonly func: Func;
  readonly pos: number;
  readonly end: number;
  readonly text: string;
}

/** One side of a conflict. */
export interface Occurrence {
  readonly site: AccessSite;
  readonly place: Place;
  readonly locks: readonly Held[];
  readonly way: readonly WayStep[];
  /** The place is the caller's, who handed the map in. */
  readonly lifted?: boolean;
  /** In words: `goroutine`, `HTTP handler`; undefined for an unknown caller. */
  readonly thread: string | undefined;
}

export type ConflictKind =
  /** No lock at all that the other side holds. */
  | 'unlocked'
  /** A change under a lock held for reading. */
  | 'read-lock'
  /** Locks are held, but not the one that guards the map. */
  | 'other-lock'
  /** The guard was held in the same function, and is no longer. */
  | 'after-unlock'
  /** A function that wants its caller to hold the guard is called without it. */
  | 'contract'
  /** The guarded map itself is handed out. */
  | 'escape'
  /** The lock that is held is a copy. */
  | 'copied-lock'
  /** Changed in place, though an atomic.Value or atomic.Pointer hands it to readers. */
  | 'published'
  /** Changed through a copy that is handed back, while it is the original's as well. */
  | 'copy'
  /** Changed in place, though an informer's cache hands the object to all who ask. */
  | 'cached'
  /** Filled on a miss by what reads like a lookup. */
  | 'lazy'
  /** Load and then Store of one key of a sync.Map. */
  | 'check-then-act'
  /** A write to a map that is nil. */
  | 'nil';

/** How a map is used, in places of the source that may collide. */
export interface MapUse {
  readonly reads: number;
  /** Writes and deletes. */
  readonly changes: number;
  readonly deletes: number;
  readonly iterations: number;
  readonly lengths: number;
}

export interface Conflict {
  readonly kind: ConflictKind;
  /** The field or variable; undefined for a map that has no declaration of its own. */
  readonly declaration: VarSymbol | undefined;
  readonly nesting: number;
  readonly first: Occurrence;
  readonly second: Occurrence | undefined;
  readonly more: readonly Occurrence[];
  readonly evidence: EvidenceKind;
  readonly confidence: Confidence;
  readonly guard: Guard | undefined;
  /** Not known of a map that only one function sees. */
  readonly use?: MapUse;
  /** Where one object's map becomes that of another of its type, too. */
  readonly passedOn?: readonly AccessSite[];
  readonly why: string;
  readonly facts: readonly string[];
  /** For `contract` and `escape`: what is to be mended is this, not the access. */
  readonly at: { readonly func: Func; readonly pos: number; readonly end: number } | undefined;
}

export const levels: readonly Confidence[] = ['low', 'medium', 'high'];

export function lower(confidence: Confidence, by = 1): Confidence {
  return levels[Math.max(0, levels.indexOf(confidence) - by)]!;
}

export function fromInstance(instance: Instance): Occurrence {
  return {
    site: instance.site,
    place: instance.place,
    lifted: instance.frame !== instance.context,
    locks: instance.locks,
    way: wayOf(instance.context),
    thread:
      instance.context.thread.kind === 'entry' || instance.context.thread.kind === 'unknown'
        ? undefined
        : instance.context.thread.what,
  };
}

function wayOf(context: Context): WayStep[] {
  const way: WayStep[] = [];
  for (let at: Context | undefined = context; at?.from; at = at.from.context) {
    const { call } = at.from;
    const caller = at.from.context.func;
    const kind = call.thread ? (call.handler ? 'handler' : 'spawn') : 'call';
    const text =
      kind === 'call'
        ? `${call.target.name} is called`
        : kind === 'handler'
          ? 'handler is registered here'
          : 'goroutine starts here';
    way.push({ kind, func: caller, pos: call.pos, end: call.end, text });
    if (kind !== 'call') break;
  }
  return way.reverse();
}
