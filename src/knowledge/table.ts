// The vocabulary the effect tables are written in: an effect for several names of one owner, and names for the effects
// that recur. Goes in: names and shapes; comes out: rows. Nothing here knows a Go package.
//
// Rows are only strung together, and names stay in one string until their owner is asked for: every run makes all tables,
// and hardly one looks into more than a tenth of them.
import type { CallbackEffect, Effect, MapEffect, Operand } from './effect.js';

/** What several functions of a package, or methods of a type, do. */
export interface Row {
  readonly owner: string;
  /** With blanks between them. */
  readonly names: string;
  readonly effect: Effect;
}

export type Effects = readonly Row[];

/** One effect for several functions of a package or methods of a type: `each('sync.Mutex', 'Lock', ...)`. */
export function each(owner: string, names: string, effect: Effect): Effects {
  return [{ owner, names, effect }];
}

/** The same rows for several owners: a package under two import paths, a type and its interface. */
export function eachOwner(owners: readonly string[], rows: (owner: string) => Effects): Effects {
  return owners.flatMap(rows);
}

/** One table of several. Where a name comes twice, the later row counts. */
export function table(...parts: readonly Effects[]): Effects {
  return parts.flat();
}

/** Touches the map that is the operand itself. */
export function touches(kind: MapEffect['kind'], ...operands: readonly Operand[]): Effect {
  return { maps: operands.map((of) => ({ of, kind })) };
}

/** Ranges over the operands, and hands back something that shares nothing with them. */
export function copies(...operands: readonly Operand[]): Effect {
  return { ...touches('iterate', ...operands), fresh: true };
}

/** Ranges over the operands and every map nested in them. */
export function walks(...operands: readonly Operand[]): Effect {
  return { maps: operands.map((of) => ({ of, kind: 'iterate', deep: true })) };
}

/** fmt's verbs and what is built on them: Stringers and errors speak for themselves, inner pointers are addresses. */
export function formats(of: Operand): Effect {
  return {
    maps: [
      { of, kind: 'iterate', deep: true, pointers: 'outermost', unless: ['Error', 'Format', 'GoString', 'String'] },
    ],
  };
}

/** Formats, and does not return. */
export function formatsAndExits(of: Operand): Effect {
  return { ...formats(of), exits: true };
}

/** Structured loggers: values go through fmt or JSON, whichever the handler is; both look into maps. */
export function logs(of: Operand): Effect {
  const unless = [
    'Error',
    'Format',
    'LogValue',
    'MarshalJSON',
    'MarshalLog',
    'MarshalLogObject',
    'MarshalText',
    'String',
  ];
  return { maps: [{ of, kind: 'iterate', deep: true, unless }] };
}

/** JSON, YAML, XML, gob and their like, writing. */
export function encodes(of: Operand): Effect {
  const unless = [
    'GobEncode',
    'MarshalBinary',
    'MarshalJSON',
    'MarshalJSONTo',
    'MarshalText',
    'MarshalXML',
    'MarshalYAML',
  ];
  return { maps: [{ of, kind: 'iterate', deep: true, exported: true, unless }] };
}

/** ... and reading: maps that are there already are written in place. */
export function decodes(of: Operand): Effect {
  const unless = [
    'GobDecode',
    'UnmarshalBinary',
    'UnmarshalJSON',
    'UnmarshalJSONFrom',
    'UnmarshalText',
    'UnmarshalXML',
    'UnmarshalYAML',
  ];
  return { maps: [{ of, kind: 'write', deep: true, exported: true, unless }] };
}

/** Runs a function value. */
export function runs(how: CallbackEffect['runs'], ...operands: readonly Operand[]): Effect {
  return { callbacks: operands.map((of) => ({ of, runs: how })) };
}

/** Calls a function value with all that lies in the receiver, as its second argument. */
export function ranges(of: Operand): Effect {
  return { callbacks: [{ of, runs: 'now', element: 1 }] };
}

/** Keeps function values, and calls them in turn when what it has made of them has been started. */
export function callsOnceStarted(...operands: readonly Operand[]): Effect {
  return { callbacks: operands.map((of) => ({ of, runs: 'serial', onceStarted: true })) };
}

/** Has an event loop run function values, each in its turn. */
export function queues(...operands: readonly Operand[]): Effect {
  return { callbacks: operands.map((of) => ({ of, runs: 'serial', queued: true })) };
}

/** Runs a function value in a goroutine that `joinedBy` waits for. */
export function spawns(of: Operand, joinedBy?: string): Effect {
  return { callbacks: [joinedBy === undefined ? { of, runs: 'go' } : { of, runs: 'go', joinedBy }] };
}

/** Runs methods of an object it is handed. */
export function runsMethods(how: CallbackEffect['runs'], of: Operand, ...methods: readonly string[]): Effect {
  return { callbacks: [{ of, runs: how, methods }] };
}

/** Several effects of one call. The `maps` and `callbacks` are joined; of other facts the last one stands. */
export function both(...parts: readonly Effect[]): Effect {
  const maps = parts.flatMap((part) => part.maps ?? []);
  const callbacks = parts.flatMap((part) => part.callbacks ?? []);
  return {
    ...Object.assign({}, ...parts),
    ...(maps.length > 0 ? { maps } : {}),
    ...(callbacks.length > 0 ? { callbacks } : {}),
  };
}
