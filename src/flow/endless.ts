// Loops that go on until something tells them to stop: each way out lies behind a receive.
//
//	for {
//		c.check(ctx)
//		select {
//		case <-ctx.Done():
//			return
//		case <-time.After(c.every):
//		}
//	}
//
// In: the body of a loop without a condition that no `break` leaves. Out: whether it returns only there, if at all.
import type { Node } from '../syntax/ast.js';
import { childrenOf } from '../syntax/index.js';

export function returnsWhenTold(node: Node): boolean {
  if (node.kind === 'ReturnStmt') return false;
  // What a clause does with what it has received is up to it; so does a literal return from itself.
  if (node.kind === 'FuncLit' || (node.kind === 'CommClause' && node.comm !== undefined)) return true;
  return childrenOf(node).every(returnsWhenTold);
}
