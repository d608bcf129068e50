// How much memory the analysis of a program may take: what this thread was started with, and what the machine has.
//
// Node gives a thread a quarter of a small machine's memory, and never more than some 4 GB. That is enough for programs of
// some hundred thousand lines. A thread that is started for a larger one may be given more.
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

/** Bytes for one UTF-16 code unit of Go: more than any program has needed. */
const NEED = 200;
/** Of the machine's memory. The rest is for what lies beside the heap, and for others. */
const PART = 0.75;
const MEGABYTE = 1024 * 1024;

/** Whether a program of this many UTF-16 code units may not fit in what this thread holds, while another could hold more. */
export function needsMoreRoom(size: number): boolean {
  const { heap_size_limit } = getHeapStatistics();
  return size * NEED > heap_size_limit && roomOn(1) * MEGABYTE > heap_size_limit;
}

/** What each of so many threads may hold, in megabytes: no less than this one, and only that where its user has said how much. */
export function roomOn(threads: number): number {
  const own = Math.floor(getHeapStatistics().heap_size_limit / MEGABYTE);
  return isSaid() ? own : Math.max(own, Math.floor((PART * machineMemory()) / threads / MEGABYTE));
}

/** By `node --max-old-space-size=N` or the like, or through NODE_OPTIONS. */
function isSaid(): boolean {
  return [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].some((option) =>
    /max.(old.space|heap).size/.test(option),
  );
}

/** In bytes; less than the machine has where a container is allowed less. */
function machineMemory(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
