// Reads a tree-sitter tree straight out of the parser's WebAssembly memory.
//
// In: the memory, the address of a tree's root. Out: the same FlatTree as readWithCursor gives, about eight times
// faster, because no call crosses into WebAssembly. It relies on how web-tree-sitter 0.25 to 0.27 lay out `Subtree`
// (lib/src/subtree.h, 32-bit little-endian), which no public interface promises: both readers are compared, by the parser
// on a sample when it starts, which then uses the cursor where they differ, or for the bundle once, by a test.
import { depthOfChild, type FlatTreeBuilder, isSkippedBody, MAX_DEPTH, type ReadOptions } from './flat-tree.js';
import { FIRST_INNER, Kind } from './grammar.js';

// A Subtree is eight bytes. With the lowest bit set it is a small leaf, held in place:
const IS_INLINE = 1;
const INLINE_VISIBLE = 1 << 1;
const INLINE_MISSING = 1 << 5;
// symbol in bits 8 to 15; in the second word, padding in bits 16 to 23 and size in bits 24 to 31, in bytes.

// Else it is the address of a SubtreeHeapData, whose children stand just before it. Offsets in 32-bit words:
const PADDING = 1;
const SIZE = 4;
const ERROR_COST = 8;
const CHILD_COUNT = 9;
const SYMBOL = 10; // the lower 16 bits
const FLAGS = 11;
const HEAP_VISIBLE = 1;
const HEAP_MISSING = 1 << 9;

/** One node whose children are being read. Hidden nodes of the grammar have one too, without an open node. */
interface Frame {
  /** Word address of the next child, and of the end of the children. */
  child: number;
  last: number;
  /** The node to close at the end, -1 for a hidden one. */
  node: number;
  kind: Kind;
  depth: number;
}

const newFrame = (): Frame => ({ child: 0, last: 0, node: -1, kind: Kind.Skip, depth: 0 });

/** tree-sitter counts bytes of UTF-16. */
const BYTES_PER_UNIT = 2;

export function readFromMemory(words: Uint32Array, rootAddress: number, options: ReadOptions, into: FlatTreeBuilder) {
  into.reset(options.bodies);
  const kinds = options.kinds;
  const frames: Frame[] = [newFrame()];
  let top = 0;
  let frame = frames[0]!;
  const rootWord = words[rootAddress >>> 2]!;
  const root = rootWord >>> 2;
  if ((rootWord & IS_INLINE) !== 0) throw new Error('the root of a syntax tree is not on the heap');
  /** Where the next child's padding starts, in bytes. */
  let position = words[root + PADDING]!;
  const start = position / BYTES_PER_UNIT;
  const end = start + words[root + SIZE]! / BYTES_PER_UNIT;
  if (kinds[words[root + SYMBOL]! & 0xffff] === Kind.Error) {
    into.errors.push({ kind: 'unexpected', start, end, symbol: 0 });
  }
  frame.node = into.open(Kind.SourceFile, start, end);
  frame.kind = Kind.SourceFile;
  frame.last = root;
  frame.child = root - 2 * words[root + CHILD_COUNT]!;
  // The first child's padding is its parent's padding too.
  position = 0;

  for (;;) {
    if (frame.child === frame.last) {
      if (frame.node >= 0) into.close(frame.node);
      if (top === 0) return;
      frame = frames[--top]!;
      continue;
    }
    const word = words[frame.child]!;
    const second = words[frame.child + 1]!;
    frame.child += 2;
    let symbol: number;
    let padding: number;
    let size: number;
    let visible: boolean;
    let missing: boolean;
    let heap = 0;
    if ((word & IS_INLINE) !== 0) {
      symbol = (word >>> 8) & 0xff;
      padding = (second >>> 16) & 0xff;
      size = second >>> 24;
      visible = (word & INLINE_VISIBLE) !== 0;
      missing = (word & INLINE_MISSING) !== 0;
    } else {
      heap = word >>> 2;
      symbol = words[heap + SYMBOL]! & 0xffff;
      padding = words[heap + PADDING]!;
      size = words[heap + SIZE]!;
      const flags = words[heap + FLAGS]!;
      visible = (flags & HEAP_VISIBLE) !== 0;
      missing = (flags & HEAP_MISSING) !== 0;
    }
    const from = position + padding;
    position = from + size;
    let node = -1;
    let kind = frame.kind;
    let depth = frame.depth;
    if (visible) {
      kind = kinds[symbol]!;
      if (kind === Kind.Skip && !missing) continue;
      const nodeStart = from / BYTES_PER_UNIT;
      const nodeEnd = position / BYTES_PER_UNIT;
      if (kind === Kind.Comment) {
        into.comments.push(nodeStart, nodeEnd);
        continue;
      }
      if (kind === Kind.Error) {
        into.errors.push({ kind: 'unexpected', start: nodeStart, end: nodeEnd, symbol: 0 });
        continue;
      }
      if (missing) {
        into.errors.push({ kind: 'missing', start: nodeStart, end: nodeEnd, symbol });
        continue;
      }
      node = into.open(kind, nodeStart, nodeEnd);
      if (kind < FIRST_INNER) {
        // A string literal that lacks its closing quote: what is inside of leaves is not read.
        if (heap !== 0 && words[heap + ERROR_COST] !== 0) {
          into.errors.push({ kind: 'unexpected', start: nodeStart, end: nodeEnd, symbol: 0 });
        }
        continue;
      }
      depth = depthOfChild(frame.depth, frame.kind, kind);
      if (depth > MAX_DEPTH) {
        into.errors.push({ kind: 'too deep', start: nodeStart, end: nodeEnd, symbol });
        continue;
      }
      if (isSkippedBody(options, depth, kind)) continue;
    }
    if (heap === 0) continue;
    const count = words[heap + CHILD_COUNT]!;
    if (count === 0) continue;
    frame = frames[++top] ??= newFrame();
    frame.child = heap - 2 * count;
    frame.last = heap;
    frame.node = node;
    frame.kind = kind;
    frame.depth = depth;
    // A parent's padding is its first child's.
    position = from - padding;
  }
}
