// Go declarations of packages whose source is often not at hand: the standard library where no Go is installed, and
// modules that were not downloaded. By import path, each the text of one Go file without bodies, for the type model.
//
// A package here is not whole: what is left out is unknown, never wrong. The source, where it is found, goes first.
import { golangX } from './declarations/golang-x.js';
import { grpcDeclarations } from './declarations/grpc.js';
import { kubernetesDeclarations } from './declarations/kubernetes.js';
import { loggingDeclarations } from './declarations/logging.js';
import { stdBase } from './declarations/std-base.js';
import { stdEncoding } from './declarations/std-encoding.js';
import { stdIo } from './declarations/std-io.js';
import { stdNet } from './declarations/std-net.js';
import { storageDeclarations } from './declarations/storage.js';
import { testifyDeclarations } from './declarations/testify.js';
import { toolDeclarations } from './declarations/tools.js';
import { webDeclarations } from './declarations/web.js';

/** Import path to Go source text. Functions have no bodies, parameters mostly no names, constants no true values. */
export const declarations: Readonly<Record<string, string>> = {
  ...stdBase,
  ...stdIo,
  ...stdNet,
  ...stdEncoding,
  ...golangX,
  ...grpcDeclarations,
  ...loggingDeclarations,
  ...webDeclarations,
  ...kubernetesDeclarations,
  ...testifyDeclarations,
  ...storageDeclarations,
  ...toolDeclarations,
};
