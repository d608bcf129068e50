// Bodies of functions that nobody asks for any more. Together they are most of a syntax tree, and a tree lives as long as the
// program whose declarations it holds.
import type { BlockStmt, Stmt } from './ast.js';

/** Takes the statements away from whoever still knows the block; its offsets stay. */
export function letGo(block: BlockStmt): void {
  (block as { list: readonly Stmt[] }).list = [];
}
