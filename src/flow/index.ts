// The public face of flow: a function and its resolution in, a graph of events out.
export type { FlowContext } from './body.js';
export { buildFlow } from './build.js';
export * from './graph.js';
export { homeMadeLocks } from './home-made-locks.js';
export { type Initialized, initializedIn } from './initializers.js';
