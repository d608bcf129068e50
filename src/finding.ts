// What a run says: findings with their evidence, suppressed findings, problems and counts.
//
// Plain data that survives JSON. Positions are offsets (Span); a reporter is handed the texts beside the report.
// Nothing here knows how a finding came to be, nor how it is printed.
import type { Span } from './text/source-text.js';

export type Severity = 'error' | 'warning' | 'note';
export type Confidence = 'high' | 'medium' | 'low';

/** What one side of a race does to the map. `len` and `replace` race, but do not crash the process. */
export type AccessKind = 'read' | 'write' | 'delete' | 'iterate' | 'clear' | 'len' | 'replace';

/** The map a finding is about, as users and fingerprints name it. */
export interface MapIdentity {
  /** Fully qualified: `pkg/path.Type.field`, `pkg/path.var`, `pkg/path.Func.local`. */
  readonly name: string;
  /** As it is written at the primary access: `s.conns`. */
  readonly expr: string;
  /** Where the field or variable is declared, if its source was at hand. */
  readonly declared?: Span;
}

/** One frame of the way that leads to an access: a spawn, a call, a lock taken. */
export interface PathStep {
  readonly kind: 'spawn' | 'call' | 'lock' | 'unlock' | 'handler' | 'alias' | 'access';
  readonly span: Span;
  /** One phrase, lower case, no final stop: `goroutine starts here`, `(*Server).handle is called`. */
  readonly text: string;
}

/** One side of a race. */
export interface Side {
  readonly kind: AccessKind;
  readonly span: Span;
  /** The function it lies in, as Go prints it: `(*Server).Stats`, `main.run.func1`. */
  readonly func: string;
  /** The expression of the map at this access: `s.conns`. */
  readonly expr: string;
  /** Locks surely held here, as written or qualified: `s.mu`, `s.mu (read)`. Empty for none. */
  readonly locks: readonly string[];
  /** From the thread's start to the access, outermost first; without the access itself. */
  readonly via: readonly PathStep[];
}

export type EvidenceKind = 'fork' | 'object-thread' | 'handler' | 'reach' | 'lock' | 'contract' | 'escape' | 'value';

/** Edits that together make one suggestion. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Lower case, no final stop; names the map, both places, and why they can run together. */
  readonly message: string;
  readonly map: MapIdentity;
  /** The access to be fixed. */
  readonly primary: Side;
  /** The access it collides with; absent where the claim needs none (a write to a nil map). */
  readonly other?: Side;
  /** Further accesses of the same map and function, folded into this finding. */
  readonly more: readonly Side[];
  readonly evidence: EvidenceKind;
  /** Why the two sides can run at the same time, one sentence without a final stop. */
  readonly why: string;
  /** Further facts: `6 of 7 accesses hold s.mu`; why it is the same map, where that is not obvious. */
  readonly facts: readonly string[];
  /** Other places worth a look: the spawn, the guarded accesses, the mutex. */
  readonly related: readonly { readonly span: Span; readonly text: string }[];
  readonly help?: string;
  readonly fixes: readonly Fix[];
  /** Of new code, only the other access is in changed lines: what shows findings beside a diff has to show it there. */
  readonly changed?: 'other';
}

/** The order of a report: by path, place, rule and map. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compare(a.primary.span.path, b.primary.span.path) ||
    a.primary.span.start - b.primary.span.start ||
    compare(a.rule, b.rule) ||
    compare(a.map.name, b.map.name)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A finding that is not reported, and what keeps it back. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly by: 'comment' | 'baseline' | 'filter';
  readonly reason?: string;
  readonly at?: Span;
}

/** Trouble with the input or with the tool; never a finding. */
export interface Problem {
  readonly kind: 'syntax' | 'unreadable' | 'module' | 'directive' | 'internal' | 'usage';
  readonly message: string;
  readonly path?: string;
  readonly span?: Span;
}

export interface RuleInfo {
  readonly id: string;
  /** PascalCase, different from the id. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  /** Markdown: why it is a bug, what is looked for, what is missed. */
  readonly description: string;
  readonly bad: string;
  readonly good: string;
  readonly misses: readonly string[];
  readonly tags: readonly string[];
}

export interface Stats {
  readonly packages: number;
  readonly files: number;
  readonly lines: number;
  readonly unparsed: number;
  readonly milliseconds: number;
}

export interface Report {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly problems: readonly Problem[];
  readonly rules: readonly RuleInfo[];
  readonly stats: Stats;
}
