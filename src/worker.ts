// A thread that analyses one component after the other. It is told which directories, reads them itself, and answers with
// plain data; an error is an answer too.
import { parentPort, workerData } from 'node:worker_threads';
import { type Analysed, type AnalysisSettings, analyseProgram, type CachePlace } from './analyse.js';
import { UserError } from './config/user-error.js';
import { forgetLastProgram } from './forget.js';
import { loadComponent, type OwnTreeOptions, type Target } from './load/index.js';
import type { ParsingThreads } from './parsing-threads.js';

/** What is the same for all components of a run. */
export interface WorkerTask {
  readonly load: OwnTreeOptions;
  readonly settings: AnalysisSettings;
  readonly cache: CachePlace | undefined;
  /** Where no other thread is at work. */
  readonly parsing: ParsingThreads | undefined;
}

export type Answer =
  | { readonly analysed: Analysed }
  | { readonly failure: { readonly message: string; readonly stack: string; readonly isUserError: boolean } };

const { load, settings, cache, parsing }: WorkerTask = workerData;

parentPort?.on('message', async (targets: readonly Target[]) => {
  let answer: Answer;
  try {
    forgetLastProgram();
    const read = () => loadComponent(load, targets);
    answer = { analysed: await analyseProgram(await read(), read, settings, cache, parsing) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const stack = (error instanceof Error && error.stack) || message;
    answer = { failure: { message, stack, isUserError: error instanceof UserError } };
  }
  parentPort?.postMessage(answer);
});
