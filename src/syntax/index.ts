// The public face of the syntax layer: Go source in, plain typed syntax trees out.
export * from './ast.js';
export { type PackedTree, pack, unpack } from './flat-tree.js';
export { letGo } from './let-go.js';
export { GoParser, initParser, type ParseOptions, type ParserBinaries, type SourceParser } from './parser.js';
export { childrenOf, unparen, walk } from './walk.js';
