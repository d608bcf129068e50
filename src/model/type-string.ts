// Types as Go prints them, and when two of them are the same.
import type { Symbol, TypeSymbol } from './symbols.js';
import type { SignatureType, Type } from './types.js';

/** As go/types prints it, with the full path of each package; struct and interface bodies are abridged below a depth. */
export function typeString(type: Type, depth = 0): string {
  if (depth > 6) return '...';
  const show = (inner: Type): string => typeString(inner, depth + 1);
  switch (type.kind) {
    case 'unknown':
      return 'unknown';
    case 'basic':
      return type.name;
    case 'named': {
      const args = type.args.length === 0 ? '' : `[${type.args.map(show).join(',')}]`;
      return typeName(type.symbol) + args;
    }
    case 'typeparam':
      return type.symbol.name;
    case 'pointer':
      return '*' + show(type.elem);
    case 'slice':
      return '[]' + show(type.elem);
    case 'array':
      return '[...]' + show(type.elem);
    case 'map':
      return `map[${show(type.key)}]${show(type.elem)}`;
    case 'chan': {
      const arrow = type.dir === 'both' ? 'chan ' : type.dir === 'send' ? 'chan<- ' : '<-chan ';
      return arrow + show(type.elem);
    }
    case 'struct': {
      const fields = type.fields.map((f) => (f.embedded === true ? show(f.type) : `${f.name} ${show(f.type)}`));
      return `struct{${fields.join('; ')}}`;
    }
    case 'interface': {
      if (type.union !== undefined) return type.union.map(show).join(' | ');
      const methods = type.methods.map((m) => m.name + signatureString(m.signature, show));
      const parts = [...methods, ...type.embeds.map(show)];
      return parts.length === 0 ? 'any' : `interface{${parts.join('; ')}}`;
    }
    case 'signature':
      return 'func' + signatureString(type, show);
    case 'tuple':
      return `(${type.types.map(show).join(', ')})`;
  }
}

function signatureString(signature: SignatureType | undefined, show: (type: Type) => string): string {
  if (signature === undefined) return '(?)';
  const last = signature.params.length - 1;
  const params = signature.params.map((param, i) =>
    signature.variadic && i === last && param.kind === 'slice' ? '...' + show(param.elem) : show(param),
  );
  const results = signature.results.map(show);
  const tail = results.length === 0 ? '' : results.length === 1 ? ' ' + results[0] : ` (${results.join(', ')})`;
  return `(${params.join(', ')})${tail}`;
}

function typeName(symbol: TypeSymbol): string {
  return symbol.pkg.path === '' ? symbol.name : `${symbol.pkg.path}.${symbol.name}`;
}

/** `pkg/path.Name`, `pkg/path.Type.Method`, `pkg/path.Type.field`; a local's own name. */
export function qualifiedName(symbol: Symbol): string {
  switch (symbol.kind) {
    case 'func':
      return symbol.key;
    case 'type':
      return symbol.func === undefined ? typeName(symbol) : `${symbol.func.qualifiedName}.${symbol.name}`;
    case 'const':
      return `${symbol.pkg.path}.${symbol.name}`;
    case 'var':
      if (symbol.owner !== undefined) return `${typeName(symbol.owner)}.${symbol.name}`;
      if (symbol.func !== undefined) return `${symbol.func.qualifiedName}.${symbol.name}`;
      return `${symbol.pkg.path}.${symbol.name}`;
    case 'package':
      return symbol.imported.path;
    default:
      return symbol.name;
  }
}

/** One declared type, also when two modules of the run have each loaded the dependency that declares it. */
export function sameTypeSymbol(a: TypeSymbol, b: TypeSymbol): boolean {
  if (a === b) return true;
  if (a.name !== b.name || a.func !== undefined || b.func !== undefined) return false;
  return a.pkg.path === b.pkg.path && !(a.pkg.inProgram && b.pkg.inProgram);
}

/** Type identity by the spec, but for the lengths of arrays, which are not known here. Unknown is the same as nothing. */
export function sameType(a: Type, b: Type): boolean {
  return compare(a, b, false, 0);
}

/** As `sameType`, but what is not known, or is a type parameter, agrees with everything. */
export function mayBeSameType(a: Type, b: Type): boolean {
  return compare(a, b, true, 0);
}

function compare(a: Type, b: Type, lenient: boolean, depth: number): boolean {
  if (a === b) return a.kind !== 'unknown' || lenient;
  if (lenient && (isOpen(a) || isOpen(b))) return true;
  if (a.kind !== b.kind || depth > 20) return false;
  const same = (x: Type, y: Type): boolean => compare(x, y, lenient, depth + 1);
  const all = (x: readonly Type[], y: readonly Type[]): boolean =>
    x.length === y.length && x.every((t, i) => same(t, y[i]!));
  switch (a.kind) {
    case 'basic':
      return b.kind === 'basic' && a.name === b.name;
    case 'named':
      return b.kind === 'named' && sameTypeSymbol(a.symbol, b.symbol) && all(a.args, b.args);
    case 'typeparam':
      return b.kind === 'typeparam' && a.symbol === b.symbol;
    case 'pointer':
    case 'slice':
    case 'array':
      return b.kind === a.kind && same(a.elem, b.elem);
    case 'chan':
      return b.kind === 'chan' && a.dir === b.dir && same(a.elem, b.elem);
    case 'map':
      return b.kind === 'map' && same(a.key, b.key) && same(a.elem, b.elem);
    case 'struct':
      return (
        b.kind === 'struct' &&
        a.fields.length === b.fields.length &&
        a.fields.every((f, i) => f.name === b.fields[i]!.name && same(f.type, b.fields[i]!.type))
      );
    case 'interface': {
      if (b.kind !== 'interface' || a.methods.length !== b.methods.length) return false;
      const names = new Set(b.methods.map((m) => m.name));
      return a.methods.every((m) => names.has(m.name)) && all(a.embeds, b.embeds) && all(a.union ?? [], b.union ?? []);
    }
    case 'signature':
      return (
        b.kind === 'signature' && a.variadic === b.variadic && all(a.params, b.params) && all(a.results, b.results)
      );
    case 'tuple':
      return b.kind === 'tuple' && all(a.types, b.types);
    case 'unknown':
      return false;
  }
}

function isOpen(type: Type): boolean {
  return type.kind === 'unknown' || type.kind === 'typeparam';
}
