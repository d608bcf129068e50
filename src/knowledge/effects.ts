// The effects of functions outside the program, by key. The rows are in effects/, one file an area.
// A function that has no row is unknown: what it does with a map or a callback handed to it is not known either.
import type { Effect } from './effect.js';
import { collectionEffects } from './effects/collections.js';
import { encodingEffects } from './effects/encoding.js';
import { goroutineEffects } from './effects/goroutines.js';
import { httpEffects } from './effects/http.js';
import { kubernetesEffects } from './effects/kubernetes.js';
import { loggingEffects } from './effects/logging.js';
import { messagingEffects } from './effects/messaging.js';
import { observabilityEffects } from './effects/observability.js';
import { rpcEffects } from './effects/rpc.js';
import { storeEffects } from './effects/stores.js';
import { syncEffects } from './effects/sync.js';
import { systemEffects } from './effects/system.js';
import { testingEffects } from './effects/testing.js';
import { webEffects } from './effects/web.js';
import { table } from './table.js';

/** By `path.Func`, `path.Type.Method`, or `path.Type` for a conversion (`http.HandlerFunc(f)`). */
export const effects: Readonly<Record<string, Effect>> = table(
  syncEffects,
  collectionEffects,
  encodingEffects,
  loggingEffects,
  goroutineEffects,
  httpEffects,
  systemEffects,
  testingEffects,
  webEffects,
  rpcEffects,
  kubernetesEffects,
  observabilityEffects,
  messagingEffects,
  storeEffects,
);

/** The effect of a function by its key; undefined for what is not known. */
export function effectOf(key: string): Effect | undefined {
  return Object.hasOwn(effects, key) ? effects[key] : undefined;
}
