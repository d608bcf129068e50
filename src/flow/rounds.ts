// Which blocks of a loop come round again. What a loop does before it breaks or returns is written inside it, and done
// once for each time the loop is entered: a goroutine started there is one, not many. In: blocks, each in the loop
// that it is written in. Out: the same blocks, each in the innermost loop in which it can be reached from itself.
import type { Block } from './graph.js';

/** `loops`: for each loop, the loop around it; 0 is no loop. */
export function inRepeatingLoops(blocks: readonly Block[], loops: readonly number[]): readonly Block[] {
  if (loops.length === 1) return blocks;
  const loopOf = blocks.map((block) => block.loop);
  // Inner loops first: what leaves one may come round in the next.
  for (let loop = loops.length - 1; loop > 0; loop--) {
    const inside = (block: number): boolean => isWithin(blocks[block]!.loop, loop, loops);
    const repeated = repeatedIn(blocks, inside);
    loopOf.forEach((own, block) => {
      if (own === loop && !repeated.has(block)) loopOf[block] = loops[loop]!;
    });
  }
  return blocks.map((block, i) => (block.loop === loopOf[i] ? block : { ...block, loop: loopOf[i]! }));
}

function isWithin(own: number, loop: number, loops: readonly number[]): boolean {
  for (let at: number | undefined = own; at; at = loops[at]) if (at === loop) return true;
  return false;
}

/**
 * The blocks of a part of the graph from which a path inside it leads back to them: its strongly connected components
 * that have an edge of their own.
 */
function repeatedIn(blocks: readonly Block[], inside: (block: number) => boolean): ReadonlySet<number> {
  const found = new Set<number>();
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const visit = (start: number): void => {
    const path: { readonly block: number; edge: number }[] = [{ block: start, edge: 0 }];
    while (path.length > 0) {
      const step = path.at(-1)!;
      const { block } = step;
      if (step.edge === 0) {
        order.set(block, order.size);
        low.set(block, order.get(block)!);
        open.push(block);
        isOpen.add(block);
      }
      const to = blocks[block]!.next[step.edge++];
      if (to !== undefined) {
        if (!inside(to)) continue;
        if (!order.has(to)) path.push({ block: to, edge: 0 });
        else if (isOpen.has(to)) low.set(block, Math.min(low.get(block)!, order.get(to)!));
        continue;
      }
      path.pop();
      const around = path.at(-1)?.block;
      if (around !== undefined) low.set(around, Math.min(low.get(around)!, low.get(block)!));
      if (low.get(block) !== order.get(block)) continue;
      const component = open.splice(open.indexOf(block));
      for (const member of component) isOpen.delete(member);
      const repeats = component.length > 1 || blocks[block]!.next.includes(block);
      if (repeats) for (const member of component) found.add(member);
    }
  };
  blocks.forEach((_block, i) => {
    if (inside(i) && !order.has(i)) visit(i);
  });
  return found;
}
