// The way to an access, as a list of places. In: an instance. Out: its functions, each with where in it things come about.
import type { Context } from './context.js';
import type { Instance } from './groups.js';
import { momentIn } from './summary.js';

/**
 * The functions on the way, the last one first, and where in each of them it comes about: what is deferred, at the end, unless
 * a panic brings it on.
 */
export function* wayOf({ context, site, access }: Instance): Iterable<{ readonly at: Context; readonly pos: number }> {
  yield { at: context, pos: momentIn(site.func, site) };
  let { recovers } = access;
  for (let at = context; at.from; at = at.from.context) {
    const { context: caller, call }: NonNullable<Context['from']> = at.from;
    yield { at: caller, pos: recovers ? call.pos : momentIn(caller.func, call) };
    ({ recovers } = call);
  }
}
