// The components of a run, analysed one after the other or on threads. Their results come in their own order, and which
// thread analyses what decides nothing: each is a program of its own.
import { Worker } from 'node:worker_threads';
import { type Analysed, analyseProgram } from './analyse.js';
import { UserError } from './config/index.js';
import { forgetLastProgram } from './forget.js';
import { type Component, loadComponent } from './load/index.js';
import { needsMoreRoom, roomOn } from './memory.js';
import type { ParsingThreads } from './parsing-threads.js';
import type { Answer, WorkerTask } from './worker.js';

/** What all components but the largest must have together, in UTF-16 code units, for a thread to be worth its start. */
const worthAThread = 400_000;
/** ... and as a part of the whole: where nearly all is in one component, threads rather help to parse that one. */
const worthwhilePart = 1 / 10;

export interface Threads {
  readonly count: number;
  /** What a thread runs that analyses components; undefined where there is none. */
  readonly worker: URL | undefined;
  /** For components that are analysed one after the other. */
  readonly parsing: ParsingThreads | undefined;
  /** What a thread may hold, unless memory.ts is to say. */
  readonly megabytes?: number;
}

/** The first error ends all of it. */
export async function analyseComponents(
  components: readonly Component[],
  task: Omit<WorkerTask, 'parsing'>,
  threads: Threads,
  progress: (done: number) => void,
): Promise<Analysed[]> {
  const sizes = components.map(({ size }) => size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const rest = total - Math.max(0, ...sizes);
  const { worker, parsing } = threads;
  const useful =
    rest >= Math.max(worthAThread, total * worthwhilePart) ? Math.min(threads.count, components.length) : 1;
  if (worker !== undefined && (useful > 1 || needsMoreRoom(total - rest))) {
    const { megabytes = roomOn(useful) } = threads;
    const alone = useful > 1 ? undefined : parsing;
    return analyseOnThreads(components, { ...task, parsing: alone }, useful, worker, progress, megabytes);
  }
  const results: Analysed[] = [];
  for (const { targets } of components) {
    progress(results.length);
    if (results.length > 0) forgetLastProgram();
    const read = () => loadComponent(task.load, targets);
    results.push(await analyseProgram(await read(), read, task.settings, task.cache, parsing));
  }
  return results;
}

/**
 * Half of the threads begin with the largest components, the others with the smallest, and they meet in the middle: two of
 * the largest are seldom in memory at once, and no large one is left for the end.
 */
async function analyseOnThreads(
  components: readonly Component[],
  task: WorkerTask,
  count: number,
  workerFile: URL,
  progress: (done: number) => void,
  megabytes: number,
): Promise<Analysed[]> {
  const queue = components.map((_, index) => index).sort((a, b) => components[a]!.size - components[b]!.size);
  const results = new Map<number, Analysed>();
  const workers = Array.from(
    { length: count },
    () => new Worker(workerFile, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: megabytes } }),
  );
  try {
    await Promise.all(
      workers.map(async (worker, which) => {
        for (;;) {
          const index = which % 2 === 0 ? queue.pop() : queue.shift();
          if (index === undefined) break;
          progress(results.size);
          results.set(index, await ask(worker, components[index]!, count));
        }
        await worker.terminate();
      }),
    );
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return components.map((_, index) => results.get(index)!);
}

function ask(worker: Worker, { targets }: Component, threads: number): Promise<Analysed> {
  const where = targets[0]?.moduleDir ?? '';
  return new Promise<Analysed>((resolve, reject) => {
    const listeners = {
      message: (answer: Answer) => {
        if ('analysed' in answer) resolve(answer.analysed);
        else if (answer.failure.isUserError) reject(new UserError(answer.failure.message));
        else reject(Object.assign(new Error(answer.failure.message), { stack: answer.failure.stack }));
        stopListening();
      },
      error: (error: NodeJS.ErrnoException) => {
        const ranOut = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        const advice = `${threads > 1 ? '--threads 1 needs less, and ' : ''}node --max-old-space-size=N allows more`;
        reject(ranOut ? new UserError(`${where}: memory ran out; ${advice}`) : error);
      },
      exit: (code: number) => {
        reject(new Error(`a thread ended with ${code} while analysing ${where}`));
        stopListening();
      },
    };
    // Whoever waits for the end of the thread listens too, and goes on listening.
    const stopListening = () => {
      worker.off('message', listeners.message).off('error', listeners.error).off('exit', listeners.exit);
    };
    worker.on('message', listeners.message).on('error', listeners.error).on('exit', listeners.exit);
    worker.postMessage(targets);
  });
}
