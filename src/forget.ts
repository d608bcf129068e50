// What a program left behind is taken away before the next one is read. Left to itself, V8 would wait until the heap is twice
// what it was at its fullest, and memory would follow the largest program twice over.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Ask for it when nothing refers to the last program any more. Takes as long as there is something alive: hardly any time. */
export function forgetLastProgram(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}
