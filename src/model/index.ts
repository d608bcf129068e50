// The public face of the model: syntax in, a Program out whose names and expressions have meanings.
export { buildProgram, type ProgramInput } from './build-program.js';
export * from './program.js';
export * from './symbols.js';
export { mayBeSameType, qualifiedName, sameType, typeString } from './type-string.js';
export * from './types.js';
export { isUntyped } from './universe.js';
