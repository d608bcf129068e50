// The public face of flow: a function and its resolution in, a graph of events out.
export { buildFlow, buildInitializers, type FlowContext } from './build.js';
export * from './graph.js';
