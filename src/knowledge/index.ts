// What the analysis knows about Go code outside the program: tables, and the look-ups into them.
export { declarations } from './declarations.js';
export * from './effect.js';
export { isLockingCache } from './effects/stores.js';
export { parallelMarker } from './effects/testing.js';
export { allEffects, effectOf } from './effects.js';
export * from './handlers.js';
export * from './promises.js';
