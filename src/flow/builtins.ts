// Go's predeclared functions: what they make, and what they do to maps and channels. `len` of a map is a
// read that does not crash; cap, copy, min and the like only evaluate their arguments.
import type { CallExpr, Expr } from '../syntax/ast.js';
import type { Body } from './body.js';
import { sliceElement, unknownValue, type Value } from './graph.js';
import { step } from './value.js';

/**
 * How much a channel or a semaphore lets in; undefined where that is computed. One that lets in one at a time unless
 * somebody asks for more is taken for that: `workers := 1; if n > 1 { workers = n }`.
 */
export function constantCapacity(body: Body, size: Expr | undefined): number | undefined {
  if (size?.kind === 'BasicLit') return Number(size.value);
  const symbol = size && body.symbol(size);
  return symbol && body.initially.get(symbol) === 1 ? 1 : undefined;
}

export function callBuiltin(body: Body, valueOf: (expr: Expr) => Value, name: string, expr: CallExpr): Value {
  const [first, ...rest] = expr.args;
  switch (name) {
    case 'make': {
      for (const arg of rest) valueOf(arg);
      const type = first ? body.program.underlying(body.resolution.typeOf(first)) : undefined;
      const [size] = rest;
      if (type?.kind === 'chan') return body.alloc(expr.pos, 'chan', size ? constantCapacity(body, size) : 0);
      return body.alloc(expr.pos, type && body.isMap(type) ? 'map' : 'other');
    }
    case 'new': {
      if (!first) return unknownValue;
      if (body.resolution.isType(first))
        return body.alloc(expr.pos, 'struct', undefined, body.resolution.typeOf(first));
      valueOf(first);
      return body.alloc(expr.pos, 'other');
    }
    case 'delete':
    case 'clear': {
      if (!first) return unknownValue;
      const map = valueOf(first);
      const [key] = rest.map(valueOf);
      if (body.mapType(body.resolution.typeOf(first))) body.access(name, map, first, expr, key);
      return unknownValue;
    }
    case 'len': {
      if (!first) return unknownValue;
      const map = valueOf(first);
      if (body.isMap(body.resolution.typeOf(first))) body.access('len', map, first, expr);
      return unknownValue;
    }
    case 'append': {
      const base = first ? valueOf(first) : unknownValue;
      for (const arg of rest) {
        const value = valueOf(arg);
        if (expr.ellipsis) takeElements(body, base, value, arg);
        else body.bind(step(base, sliceElement), value, body.resolution.typeOf(arg), arg, false);
      }
      return base.root.kind === 'nil' || base.root.kind === 'unknown' ? body.alloc(expr.pos, 'other') : base;
    }
    case 'copy': {
      const [target, source] = expr.args.map(valueOf);
      if (target && source && rest[0]) takeElements(body, target, source, rest[0]);
      return unknownValue;
    }
    case 'close': {
      if (!first) return unknownValue;
      body.blocks.emit({ op: 'close', chan: valueOf(first), pos: expr.pos, end: expr.end });
      return unknownValue;
    }
    case 'panic':
      if (first) valueOf(first);
      if (!body.blocks.sink) body.blocks.panic();
      return unknownValue;
    default:
      for (const arg of expr.args) valueOf(arg);
      return unknownValue;
  }
}

/** `append(mine, theirs...)`, `copy(mine, theirs)`: what lies in theirs lies in mine as well. */
function takeElements(body: Body, mine: Value, theirs: Value, at: Expr): void {
  const type = body.program.underlying(body.resolution.typeOf(at));
  if (type.kind !== 'slice' && type.kind !== 'array') return;
  body.bind(step(mine, sliceElement), step(theirs, sliceElement), type.elem, at, false);
}
