// A tree-sitter tree as four parallel arrays in source order, which is what the lowering reads.
//
// In: a parsed tree. Out: for each node that means something its kind, its offsets and the index just behind its
// subtree, so that the children of i are i + 1, next[i + 1], ... below next[i]. Comments and errors are kept aside,
// in lists of their own: the lowering never meets them between two children.
// Not here: what a node means. Aliases are not read either; no decision of the lowering needs them.
import type { TreeCursor } from 'web-tree-sitter';
import { FIRST_INNER, Kind } from './grammar.js';

/**
 * How deep nodes may nest. gofmt'd code stays below 100, generated code below 200; everything after the parser
 * recurses over the syntax tree, so deeper parts are cut off here and reported.
 */
export const MAX_DEPTH = 600;

export interface TreeError {
  readonly kind: 'unexpected' | 'missing' | 'too deep';
  readonly start: number;
  readonly end: number;
  /** tree-sitter's symbol id of what is missing. */
  readonly symbol: number;
}

export interface FlatTree {
  readonly kind: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly next: Uint32Array;
  readonly length: number;
  /** Start and end of each comment, flattened: [start0, end0, start1, end1, ...]. */
  readonly comments: readonly number[];
  readonly errors: readonly TreeError[];
  /** Whether the bodies of top-level functions were read. */
  readonly bodies: boolean;
}

/** Builds a FlatTree. Its arrays are used again for the next file, so a tree must be lowered before the next is read. */
export class FlatTreeBuilder implements FlatTree {
  kind = new Uint8Array(1 << 14);
  start = new Uint32Array(1 << 14);
  end = new Uint32Array(1 << 14);
  next = new Uint32Array(1 << 14);
  length = 0;
  comments: number[] = [];
  errors: TreeError[] = [];
  bodies = true;

  reset(bodies: boolean): void {
    this.bodies = bodies;
    this.length = 0;
    this.comments = [];
    this.errors = [];
  }

  /** Appends a node; its `next` is right for a leaf and set by `close` for an inner node. */
  open(kind: Kind, start: number, end: number): number {
    const i = this.length++;
    if (i === this.kind.length) this.grow();
    this.kind[i] = kind;
    this.start[i] = start;
    this.end[i] = end;
    this.next[i] = i + 1;
    return i;
  }

  close(i: number): void {
    this.next[i] = this.length;
  }

  private grow(): void {
    const kind = new Uint8Array(this.kind.length * 2);
    kind.set(this.kind);
    this.kind = kind;
    this.start = doubled(this.start);
    this.end = doubled(this.end);
    this.next = doubled(this.next);
  }
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(array.length * 2);
  wider.set(array);
  return wider;
}

/** A FlatTree in one buffer, which goes from one thread to another without being copied. */
export interface PackedTree {
  /** `start`, `end` and `next` of all nodes, then their kinds. */
  readonly columns: ArrayBuffer;
  readonly length: number;
  readonly comments: readonly number[];
  readonly errors: readonly TreeError[];
  readonly bodies: boolean;
}

export function pack({ kind, start, end, next, length, comments, errors, bodies }: FlatTree): PackedTree {
  const columns = new ArrayBuffer(13 * length);
  const numbers = new Uint32Array(columns, 0, 3 * length);
  numbers.set(start.subarray(0, length));
  numbers.set(end.subarray(0, length), length);
  numbers.set(next.subarray(0, length), 2 * length);
  new Uint8Array(columns, 12 * length).set(kind.subarray(0, length));
  return { columns, length, comments, errors, bodies };
}

export function unpack({ columns, length, comments, errors, bodies }: PackedTree): FlatTree {
  const column = (i: number) => new Uint32Array(columns, 4 * i * length, length);
  const kind = new Uint8Array(columns, 12 * length, length);
  return { kind, start: column(0), end: column(1), next: column(2), length, comments, errors, bodies };
}

/** What a reader is told beside the tree. */
export interface ReadOptions {
  /** Symbol id -> Kind. */
  readonly kinds: Uint8Array;
  /** Whether the bodies of top-level functions are read. */
  readonly bodies: boolean;
}

/**
 * A left-associative chain `a + b + c + ...` nests once for each operand. It does not count as depth, because the
 * lowering takes such chains apart with a loop.
 */
export function depthOfChild(depth: number, parent: Kind, child: Kind): number {
  return parent === Kind.BinaryExpression && child === Kind.BinaryExpression ? depth : depth + 1;
}

/** Whether the children of a node are left unread: a body nobody asked for. */
export function isSkippedBody(options: ReadOptions, depth: number, kind: Kind): boolean {
  return !options.bodies && kind === Kind.Block && depth === 2;
}

/** Reads a tree through tree-sitter's public cursor: right with any version of it, and slow (four calls a node). */
export function readWithCursor(cursor: TreeCursor, options: ReadOptions, into: FlatTreeBuilder): void {
  into.reset(options.bodies);
  const open = [into.open(Kind.SourceFile, cursor.startIndex, cursor.endIndex)];
  const openKind = [Kind.SourceFile];
  const openDepth = [0];
  if (options.kinds[cursor.nodeTypeId] === Kind.Error) {
    into.errors.push({ kind: 'unexpected', start: cursor.startIndex, end: cursor.endIndex, symbol: 0 });
  }
  const hasErrors = cursor.currentNode.hasError;
  let more = cursor.gotoFirstChild();
  while (more) {
    const symbol = cursor.nodeTypeId;
    const kind: Kind = options.kinds[symbol]!;
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    if (kind === Kind.Comment) into.comments.push(start, end);
    else if (kind === Kind.Error) into.errors.push({ kind: 'unexpected', start, end, symbol: 0 });
    else if (start === end && cursor.nodeIsMissing) into.errors.push({ kind: 'missing', start, end, symbol });
    else if (kind !== Kind.Skip) {
      const i = into.open(kind, start, end);
      if (kind >= FIRST_INNER) {
        const depth = depthOfChild(openDepth[openDepth.length - 1]!, openKind[openKind.length - 1]!, kind);
        if (depth > MAX_DEPTH) into.errors.push({ kind: 'too deep', start, end, symbol });
        else if (!isSkippedBody(options, depth, kind) && cursor.gotoFirstChild()) {
          open.push(i);
          openKind.push(kind);
          openDepth.push(depth);
          continue;
        }
      } else if (hasErrors && cursor.currentNode.hasError) {
        into.errors.push({ kind: 'unexpected', start, end, symbol: 0 });
      }
    }
    while (!cursor.gotoNextSibling()) {
      into.close(open.pop()!);
      openKind.pop();
      openDepth.pop();
      if (open.length === 0 || !cursor.gotoParent()) {
        more = false;
        break;
      }
    }
  }
  while (open.length > 0) into.close(open.pop()!);
}
