// What a program left behind is taken away before the next one is read. Left to itself, V8 would wait until the heap is twice
// what it was at its fullest, and memory would follow the largest program twice over.
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What must have come together, in bytes, to be worth it. */
const WORTHWHILE = 64 * 1024 * 1024;

/** Of this thread, after the last time. */
let alive = 0;

/** Ask for it when nothing refers to the last program any more. Takes as long as there is something alive: hardly any time. */
export function forgetLastProgram(): void {
  if (getHeapStatistics().used_heap_size - alive < WORTHWHILE) return;
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  alive = getHeapStatistics().used_heap_size;
}
