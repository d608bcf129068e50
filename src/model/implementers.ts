// Which methods of the program an interface's method may call: those of the types that have all of its methods.
//
// By name and number of parameters and results first, by types where they are known. Types come from an index by
// method name; a type that has the method only through an embedded one counts by that one's method.
import { interfaceMethods, select } from './method-set.js';
import type { ProgramPackage } from './package-scope.js';
import { underlying } from './substitute.js';
import type { FuncSymbol, TypeSymbol } from './symbols.js';
import { mayBeSameType } from './type-string.js';
import type { SignatureType, Type } from './types.js';

/** More are seldom of use: then the interface is one like io.Writer, and any of them says little. */
export const maxCandidates = 24;

export class Implementers {
  private readonly packages: readonly ProgramPackage[];
  private declaring: Map<string, TypeSymbol[]> | undefined;
  private readonly found = new Map<FuncSymbol, readonly FuncSymbol[]>();

  constructor(packages: readonly ProgramPackage[]) {
    this.packages = packages;
  }

  /** Deterministic: of the interface's own package first, tests last, else in order of the program. */
  of(method: FuncSymbol): readonly FuncSymbol[] {
    const known = this.found.get(method);
    if (known !== undefined) return known;
    const candidates = method.abstract ? this.search(method) : [];
    this.found.set(method, candidates);
    return candidates;
  }

  private search(method: FuncSymbol): readonly FuncSymbol[] {
    const wanted = requiredMethods(method);
    const found: { readonly func: FuncSymbol; readonly rank: number }[] = [];
    const seen = new Set<FuncSymbol>();
    for (const type of this.typesWith(method.name)) {
      const func = implementation(type, method);
      if (func === undefined || seen.has(func)) continue;
      if (!wanted.every((other) => other === method || implementation(type, other) !== undefined)) continue;
      seen.add(func);
      found.push({ func, rank: rank(func, method) });
    }
    found.sort((a, b) => a.rank - b.rank);
    return found.slice(0, maxCandidates).map(({ func }) => func);
  }

  private typesWith(name: string): readonly TypeSymbol[] {
    if (this.declaring === undefined) {
      this.declaring = new Map();
      for (const pkg of this.packages) {
        for (const type of pkg.types()) {
          if (type.alias) continue;
          for (const method of type.methods.keys()) {
            const types = this.declaring.get(method);
            if (types === undefined) this.declaring.set(method, [type]);
            else types.push(type);
          }
        }
      }
    }
    return [...(this.declaring.get(name) ?? []), ...this.embedding(name)];
  }

  private embedders: Map<string, TypeSymbol[]> | undefined;

  /** Types that embed (at any depth) a type of the run that declares the method, but do not declare it themselves. */
  private embedding(name: string): readonly TypeSymbol[] {
    if (this.embedders === undefined) {
      this.embedders = new Map();
      for (const pkg of this.packages) {
        for (const type of pkg.types()) {
          if (type.alias || type.decl?.type.kind !== 'StructType') continue;
          const own = new Set(type.methods.keys());
          for (const method of promotedNames(type, new Set())) {
            if (own.has(method)) continue;
            const types = this.embedders.get(method);
            if (types === undefined) this.embedders.set(method, [type]);
            else types.push(type);
          }
        }
      }
    }
    return this.embedders.get(name) ?? [];
  }
}

function rank(func: FuncSymbol, method: FuncSymbol): number {
  if (func.func?.test === true) return 2;
  return func.pkg === method.pkg ? 0 : 1;
}

/** The methods that a type must have beside this one. */
function requiredMethods(method: FuncSymbol): readonly FuncSymbol[] {
  const type = method.recv?.type;
  if (type === undefined) return [method];
  const under = underlying(type.type);
  return under.kind === 'interface' ? interfaceMethods(under) : [method];
}

/** Methods of embedded types that the run declares. */
function promotedNames(type: TypeSymbol, into: Set<string>, depth = 0): Set<string> {
  const under = underlying(type.type);
  if (under.kind !== 'struct' || depth > 4) return into;
  for (const field of under.fields) {
    if (field.embedded !== true) continue;
    const embedded = field.type.kind === 'pointer' ? field.type.elem : field.type;
    if (embedded.kind !== 'named' || !embedded.symbol.pkg.inProgram) continue;
    for (const name of embedded.symbol.methods.keys()) into.add(name);
    promotedNames(embedded.symbol, into, depth + 1);
  }
  return into;
}

/** The method that *T has for an interface's method. An embedded interface's own method has no body to call. */
function implementation(type: TypeSymbol, method: FuncSymbol): FuncSymbol | undefined {
  const found = select(type.type, method.name);
  if (found?.kind !== 'method') return undefined;
  if (!isExportedName(method.name) && found.func.pkg !== method.pkg) return undefined;
  return mayImplement(found.type, method.signature) ? found.func : undefined;
}

function isExportedName(name: string): boolean {
  const first = name.charAt(0);
  return first !== first.toLowerCase();
}

function mayImplement(own: Type, wanted: SignatureType | undefined): boolean {
  if (own.kind !== 'signature' || wanted === undefined) return true;
  const agree = (a: readonly Type[], b: readonly Type[]): boolean =>
    a.length === b.length && a.every((type, i) => mayBeSameType(type, b[i]!));
  return own.variadic === wanted.variadic && agree(own.params, wanted.params) && agree(own.results, wanted.results);
}
