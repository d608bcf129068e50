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
  const shape = shapes.find(
    (s) =>
      (s.method === undefined || (s.method === name && func.receiver)) &&
      matches(s.params, types) &&
      (!s.results || matches(s.results, results)),
  );
  if (shape) return shape;
  return func.receiver && name ? serviceMethod(program, func, name) : undefined;
}

function matches(wanted: readonly string[], types: readonly string[]): boolean {
  const open = wanted.at(-1) === '...';
  const fixed = open ? wanted.slice(0, -1) : wanted;
  if (open ? types.length < fixed.length : types.length !== fixed.length) return false;
  return fixed.every(
    (want, i) => want === types[i] || (want.startsWith('*/') && types[i]!.endsWith(want.slice(1))) || want === '_',
  );
}

/** `*path.Type`, `path.Type`, `string`; a composite type has no name. */
export function typeName(type: Type): string {
  if (type.kind === 'slice') return `[]${typeName(type.elem)}`;
  if (type.kind === 'pointer') return `*${typeName(type.elem)}`;
  if (type.kind === 'named')
    return type.symbol.pkg.path ? `${type.symbol.pkg.path}.${type.symbol.name}` : type.symbol.name;
  if (type.kind === 'interface' && type.methods.length + type.embeds.length === 0) return 'any';
  return type.kind === 'basic' ? type.name : type.kind;
}

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
  const streams = streamTypes.includes(lastName) || streamParameter.test(lastName.replace(/^.*\./, ''));
  const unary =
    func.params.length === 2 &&
    typeName(func.params[0]!.type) === 'context.Context' &&
    lastName.startsWith('*') &&
    func.results.length === 2;
  if (!streams && !unary) return undefined;
  const shape: HandlerShape = { params: [], what: 'gRPC method', runs: 'handler' };
  if (streams) return shape;
  const type = func.receiver.type;
  const struct = program.underlying(type.kind === 'pointer' ? type.elem : type);
  if (struct.kind !== 'struct') return undefined;
  const embeds = serviceEmbeds.find(({ pattern }) =>
    struct.fields.some((field) => field.embedded && pattern.test(field.name)),
  );
  return embeds && { ...shape, what: embeds.what };
}
