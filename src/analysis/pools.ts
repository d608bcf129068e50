// Objects that go back to their pool: whoever puts one in a sync.Pool is the last that has it, and wipes it before.
//
//	func (i *Image) Recycle() {
//		clear(i.callbacks) // nobody else may use the image any more
//		images.Put(i)
//	}
//
// In: the events of all functions. Out: whether an access comes before its object is put back, on its way.
import type { Event, FlowGraph } from '../flow/graph.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Context } from './context.js';
import type { Instance } from './groups.js';

export interface Pools {
  isPutBack(instance: Instance): boolean;
}

interface PutBack {
  readonly object: VarSymbol;
  readonly pos: number;
}

export function poolsOf(graphs: readonly FlowGraph[]): Pools {
  const byFunc = new Map<Func, readonly PutBack[]>();
  for (const { func, blocks } of graphs) {
    const found = blocks.flatMap(({ events }) => events.flatMap(putsBack));
    if (found.length > 0) byFunc.set(func, found);
  }
  return {
    isPutBack: ({ place, site, context }) => {
      let { root } = place;
      let { pos } = site;
      for (let at: Context | undefined = context; at && root.kind === 'var'; at = at.from?.context) {
        if (byFunc.get(at.func)?.some((put) => put.object === root && pos < put.pos)) return true;
        const [object] = at.from?.call.bindings.get(root) ?? [];
        if (!at.from || at.from.call.thread || !object || object.depth > 0) return false;
        pos = at.from.call.pos;
        root = object.root;
      }
      return false;
    },
  };
}

function putsBack(event: Event): readonly PutBack[] {
  if (event.op !== 'call' || event.symbol?.key !== 'sync.Pool.Put') return [];
  const root = event.args[0]?.root;
  return root?.kind === 'var' ? [{ object: root, pos: event.pos }] : [];
}
