// Go declarations of packages whose source is often not at hand: the standard library where no Go is installed, and
// modules that were not downloaded. By import path, each the text of one Go file without bodies, for the type model.
//
// A package here is not whole: what is left out is unknown, never wrong. The source, where it is found, goes first.
import { stdBase } from './declarations/std-base.js';
import { stdEncoding } from './declarations/std-encoding.js';
import { stdIo } from './declarations/std-io.js';
import { stdNet } from './declarations/std-net.js';

/** Import path to Go source text. Functions have no bodies, parameters mostly no names, constants no true values. */
export const declarations: Readonly<Record<string, string>> = {
  ...stdBase,
  ...stdIo,
  ...stdNet,
  ...stdEncoding,
};
