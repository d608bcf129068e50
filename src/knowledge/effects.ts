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
import { type Row, table } from './table.js';

const rows = table(
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

const rowsByOwner = new Map<string, Row[]>();
for (const row of rows) {
  const known = rowsByOwner.get(row.owner);
  if (known === undefined) rowsByOwner.set(row.owner, [row]);
  else known.push(row);
}

/** By name, of each owner that was asked for. */
const known = new Map<string, ReadonlyMap<string, Effect>>();

/** All effects by key: `path.Func`, `path.Type.Method`, or `path.Type` for a conversion (`http.HandlerFunc(f)`). */
export function allEffects(): ReadonlyMap<string, Effect> {
  const all = new Map<string, Effect>();
  for (const owner of rowsByOwner.keys()) {
    for (const [name, effect] of effectsOf(owner)) all.set(`${owner}.${name}`, effect);
  }
  return all;
}

/** The effect of a function by its key; undefined for what is not known. */
export function effectOf(key: string): Effect | undefined {
  const dot = key.lastIndexOf('.');
  return effectsOf(key.slice(0, dot)).get(key.slice(dot + 1));
}

const none: ReadonlyMap<string, Effect> = new Map();

/** The effects of a package's functions, or of a type's methods, by name. */
function effectsOf(owner: string): ReadonlyMap<string, Effect> {
  const found = known.get(owner);
  if (found !== undefined) return found;
  const ownRows = rowsByOwner.get(owner);
  if (ownRows === undefined) return none;
  const effects = new Map<string, Effect>();
  for (const { names, effect } of ownRows) {
    for (const name of names.split(' ')) if (name !== '') effects.set(name, effect);
  }
  known.set(owner, effects);
  return effects;
}
