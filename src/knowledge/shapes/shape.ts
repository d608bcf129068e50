import type { HandlerShape } from '../effect.js';

/** Any function, method or literal of that shape is called for what a server is asked, many at once. */
export function handler(what: string, params: readonly string[], results?: readonly string[]): HandlerShape {
  return results ? { params, results, what, runs: 'handler' } : { params, what, runs: 'handler' };
}

/** A method that implements an interface whose documentation says that it is called by many goroutines at once. */
export function concurrent(
  what: string,
  method: string,
  params: readonly string[],
  results?: readonly string[],
): HandlerShape {
  return { ...handler(what, params, results), method };
}

/** ... of several methods alike. */
export function concurrentMethods(
  what: string,
  methods: string,
  params: readonly string[],
  results?: readonly string[],
): HandlerShape[] {
  return methods.split(' ').map((method) => concurrent(what, method, params, results));
}
