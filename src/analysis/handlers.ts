// Is a function one that a server calls, many at once? Decided by its shape: the types of its parameters, or the
// interface that it implements a method of. The shapes are knowledge; this is only the comparison.
import type { HandlerShape } from '../knowledge/effect.js';
import { serviceEmbeds, streamParameter, streamTypes } from '../knowledge/index.js';
import type { Func, Program } from '../model/program.js';
import type { Type } from '../model/types.js';
import { isExported } from '../text/exported.js';

export function handlerOf(program: Program, func: Func, shapes: readonly HandlerShape[]): HandlerShape | undefined {
  if (func.test || func.params.length + func.results.length === 0) return undefined;
  const types = func.params.map((param) => typeName(param.type));
  const results = func.results.map((result) => typeName(result.type));
  const name = func.symbol?.name;
  const index = indexOf(shapes);
  const isOne = (s: HandlerShape): boolean => matches(s.params, types) && (!s.results || matches(s.results, results));
  const shape =
    (func.receiver && name ? index.byMethod.get(name)?.find(isOne) : undefined) ??
    index.byFirst.get(types[0] ?? '')?.find(isOne) ??
    index.others.find(isOne);
  if (shape) return shape;
  return func.receiver && name ? serviceMethod(program, func, name) : undefined;
}

/** A literal of one, or of its literals: it belongs to the request that it answers. */
export function isMadeByHandler(program: Program, func: Func, shapes: readonly HandlerShape[]): boolean {
  for (let at = func.parent; at; at = at.parent) if (handlerOf(program, at, shapes)) return true;
  return false;
}

interface Shapes {
  readonly byMethod: ReadonlyMap<string, readonly HandlerShape[]>;
  /** Of any function, by the type of the first parameter; '' without one. */
  readonly byFirst: ReadonlyMap<string, readonly HandlerShape[]>;
  /** ... where that may be several. */
  readonly others: readonly HandlerShape[];
}

const indexes = new WeakMap<readonly HandlerShape[], Shapes>();

function indexOf(shapes: readonly HandlerShape[]): Shapes {
  let index = indexes.get(shapes);
  if (!index) {
    const isOpen = ({ params: [first] }: HandlerShape): boolean => first !== undefined && /^(_|\.{3}|\*\/)/.test(first);
    const [methods, functions] = [shapes.filter((s) => s.method !== undefined), shapes.filter((s) => !s.method)];
    index = {
      byMethod: groupBy(methods, (s) => s.method ?? ''),
      byFirst: groupBy(
        functions.filter((s) => !isOpen(s)),
        (s) => s.params[0] ?? '',
      ),
      others: functions.filter(isOpen),
    };
    indexes.set(shapes, index);
  }
  return index;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  return found;
}

function matches(wanted: readonly string[], types: readonly string[]): boolean {
  const open = wanted.at(-1) === '...';
  const fixed = open ? wanted.slice(0, -1) : wanted;
  if (open ? types.length < fixed.length : types.length !== fixed.length) return false;
  return fixed.every(
    (want, i) => want === types[i] || (want.startsWith('*/') && types[i]!.endsWith(want.slice(1))) || want === '_',
  );
}

/** `*path.Type`, `[]path.Type`, `chan<- path.Type`, `string`; what else is composite has no name. */
export function typeName(type: Type): string {
  if (type.kind === 'slice') return `[]${typeName(type.elem)}`;
  if (type.kind === 'pointer') return `*${typeName(type.elem)}`;
  if (type.kind === 'chan') return `${directions[type.dir]} ${typeName(type.elem)}`;
  if (type.kind === 'named')
    return type.symbol.pkg.path ? `${type.symbol.pkg.path}.${type.symbol.name}` : type.symbol.name;
  if (type.kind === 'interface' && type.methods.length + type.embeds.length === 0) return 'any';
  return type.kind === 'basic' ? type.name : type.kind;
}

const directions = { send: 'chan<-', recv: '<-chan', both: 'chan' } as const;

/** Of a type, or of what it points to. */
export function nameBehind(type: Type): string {
  return typeName(type.kind === 'pointer' ? type.elem : type);
}

/**
 * A gRPC service method: a method `(ctx, *Request) (*Response, error)` or with a stream, of a type that embeds the
 * generated `UnimplementedXServer`.
 */
function serviceMethod(program: Program, func: Func, name: string): HandlerShape | undefined {
  if (!isExported(name) || !func.receiver) return undefined;
  const last = func.params.at(-1);
  const lastName = last ? typeName(last.type) : '';
  const shape: HandlerShape = { params: [], what: 'gRPC method', runs: 'handler' };
  if (streamTypes.includes(lastName) || streamParameter.test(lastName.replace(/^.*\./, ''))) return shape;
  if (!func.params[0] || typeName(func.params[0].type) !== 'context.Context') return undefined;
  const isUnary = func.params.length === 2 && lastName.startsWith('*') && func.results.length === 2;
  const type = func.receiver.type;
  const named = type.kind === 'pointer' ? type.elem : type;
  const struct = program.underlying(named);
  if (struct.kind !== 'struct' || named.kind !== 'named') return undefined;
  const embeds = serviceEmbeds.find(
    ({ pattern, of }) =>
      (of ? of.test(named.symbol.name) : isUnary) &&
      struct.fields.some((field) => field.embedded && pattern.test(field.name)),
  );
  return embeds && { ...shape, what: embeds.what };
}
