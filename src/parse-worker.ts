// A thread that parses for another one: see parsing-threads.ts.
import { workerData } from 'node:worker_threads';
import { type Assignment, readForOthers } from './parsing-threads.js';

await readForOthers(workerData as Assignment);
