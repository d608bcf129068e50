// What a rule is: its documentation, and a function that words the conflicts it is for. Rules decide nothing about what
// races: the analysis has done that. They choose the conflicts that are theirs, and say it so that it can be mended.
import type { Conflict, ConflictKind, Held } from './analysis/index.js';
import type { RuleInfo } from './finding.js';

/** What a rule says of one conflict; everything else of the finding follows from the conflict itself. */
export interface Wording {
  /** Lower case, no final stop. */
  readonly message: string;
  readonly help?: string;
}

export interface RuleContext {
  conflicts(kind: ConflictKind): readonly Conflict[];
  /** The map as it is written at the access to be mended. */
  mapText(conflict: Conflict): string;
  /** `while (*Store).Get reads it under s.mu (store.go:41)`; empty where there is no other side. */
  whileText(conflict: Conflict): string;
  /** The guard in the words of the access's function: `s.mu`; `a common lock` where there is none. */
  guardText(conflict: Conflict): string;
  /** ` without s.mu`, ` without a lock`, ` under s.mu only`. */
  withoutText(conflict: Conflict): string;
  /** `s.mu`, `s.mu (read)`. */
  lockText(held: Held): string;
  /** `read`, `written`, `iterated`. */
  participle(conflict: Conflict): string;
  /** `Server.conns`: by its declaration, where it has one. */
  mapName(conflict: Conflict): string;
  /** What would mend it, by what was seen of the map: its guard, a lock of its struct, how it is used. */
  advice(conflict: Conflict): string;
  report(conflict: Conflict, wording: Wording): void;
}

export interface Rule {
  readonly info: RuleInfo;
  check(context: RuleContext): void;
}
