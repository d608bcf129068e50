// Which methods of the program an interface's method may call: those of the types that have all of its methods.
//
// By name and number of parameters and results first, by types where they are known. Types come from an index by
// method name; a type that has the method only through an embedded one counts by that one's method. Of a method that
// comes from an interface which another embeds, the types that have the other's methods, where it is called through that.
// Of all these, those whose package may be in one program with that of the call.
import { Linked } from './linked.js';
import { interfaceMethods, select } from './method-set.js';
import type { ProgramPackage } from './package-scope.js';
import type { Package } from './program.js';
import { underlying } from './substitute.js';
import type { FuncSymbol, TypeSymbol } from './symbols.js';
import { mayBeSameType } from './type-string.js';
import type { SignatureType, Type } from './types.js';

/** More are seldom of use: then the interface is one like io.Writer, and any of them says little. */
export const maxCandidates = 24;

/** The method names of a declared type of the run. */
interface Shape {
  /** Declared for it, or for a type of the run that it embeds. */
  readonly names: ReadonlySet<string>;
  /** It embeds an interface or a type from outside the run, and may have more methods. */
  readonly open: boolean;
}

export class Implementers {
  private readonly packages: readonly ProgramPackage[];
  private readonly shapes = new Map<TypeSymbol, Shape>();
  private byName: ReadonlyMap<string, readonly TypeSymbol[]> | undefined;
  private readonly found = new Map<FuncSymbol, readonly FuncSymbol[]>();
  private readonly foundThrough = new Map<FuncSymbol, Map<TypeSymbol, readonly FuncSymbol[]>>();

  private readonly linkedWith = new Map<readonly FuncSymbol[], Map<Package, readonly FuncSymbol[]>>();
  private readonly linked: Linked;

  constructor(packages: readonly ProgramPackage[]) {
    this.packages = packages;
    this.linked = new Linked(packages);
  }

  /**
   * Of a method that is called through a value of the type `through`, or one of its own interface, in the package `from`.
   * Deterministic: of the interface's own package first, tests last, else in order of the program.
   */
  of(method: FuncSymbol, through?: Type, from?: Package): readonly FuncSymbol[] {
    const all = this.ofType(method, through);
    if (from === undefined || all.every((func) => this.linked.areLinked(from, func.pkg))) return all;
    const byPackage = this.linkedWith.get(all) ?? new Map<Package, readonly FuncSymbol[]>();
    this.linkedWith.set(all, byPackage);
    const known = byPackage.get(from) ?? all.filter((func) => this.linked.areLinked(from, func.pkg));
    byPackage.set(from, known);
    return known;
  }

  private ofType(method: FuncSymbol, through: Type | undefined): readonly FuncSymbol[] {
    const known = this.found.get(method) ?? (method.abstract ? this.search(method, requiredMethods(method)) : []);
    this.found.set(method, known);
    const type = through?.kind === 'named' ? through.symbol : undefined;
    if (type === undefined || known.length === 0 || type === method.recv?.type) return known;
    const byType = this.foundThrough.get(method) ?? new Map<TypeSymbol, readonly FuncSymbol[]>();
    this.foundThrough.set(method, byType);
    let narrowed = byType.get(type);
    if (narrowed === undefined) {
      narrowed = this.searchThrough(method, underlying(type.type), known);
      byType.set(type, narrowed);
    }
    return narrowed;
  }

  /** `type readCloser interface { reader; Close() }`: what reads and cannot be closed is none. */
  private searchThrough(method: FuncSymbol, outer: Type, known: readonly FuncSymbol[]): readonly FuncSymbol[] {
    if (outer.kind !== 'interface') return known;
    const own = new Set(requiredMethods(method));
    const all = interfaceMethods(outer);
    if (all.every((wanted) => own.has(wanted))) return known;
    const found = this.search(method, all);
    return found.length === known.length && found.every((func, i) => func === known[i]) ? known : found;
  }

  private search(method: FuncSymbol, wanted: readonly FuncSymbol[]): readonly FuncSymbol[] {
    const found: { readonly func: FuncSymbol; readonly rank: number }[] = [];
    const seen = new Set<FuncSymbol>();
    this.byName ??= this.indexTypes();
    for (const type of this.byName.get(method.name) ?? []) {
      // By names first: most types fail there, and names cost nothing.
      const { names, open } = this.shapes.get(type)!;
      if (!open && !wanted.every(({ name }) => names.has(name))) continue;
      const func = implementation(type, method);
      if (func === undefined || seen.has(func)) continue;
      if (!wanted.every((other) => other === method || implementation(type, other) !== undefined)) continue;
      seen.add(func);
      // A method of an interface that is embedded has no body of its own.
      if (!func.abstract) found.push({ func, rank: rank(func, method) });
    }
    found.sort((a, b) => a.rank - b.rank);
    return found.slice(0, maxCandidates).map(({ func }) => func);
  }

  /** Types by the names of their methods: those that declare the method before those that get it by embedding. */
  private indexTypes(): ReadonlyMap<string, readonly TypeSymbol[]> {
    const declaring = new Map<string, TypeSymbol[]>();
    const embedding = new Map<string, TypeSymbol[]>();
    for (const type of this.packages.flatMap((pkg) => pkg.types())) {
      if (type.alias) continue;
      const own = type.methods;
      const names = new Set(own.keys());
      const open = type.decl?.type.kind === 'StructType' && collectPromoted(type, names);
      this.shapes.set(type, { names, open });
      for (const name of names) add(own.has(name) ? declaring : embedding, name, type);
    }
    for (const [name, types] of embedding) for (const type of types) add(declaring, name, type);
    return declaring;
  }
}

function add(index: Map<string, TypeSymbol[]>, name: string, type: TypeSymbol): void {
  const types = index.get(name);
  if (types === undefined) index.set(name, [type]);
  else types.push(type);
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

/** Adds the methods of embedded types that the run declares; true where an embedded type may have others. */
function collectPromoted(type: TypeSymbol, into: Set<string>, depth = 0): boolean {
  const under = underlying(type.type);
  if (under.kind !== 'struct' || depth > 4) return true;
  let open = false;
  for (const field of under.fields) {
    if (field.embedded !== true) continue;
    const embedded = field.type.kind === 'pointer' ? field.type.elem : field.type;
    if (embedded.kind !== 'named' || !embedded.symbol.pkg.inProgram) open = true;
    else {
      for (const name of embedded.symbol.methods.keys()) into.add(name);
      const isStruct = embedded.symbol.decl?.type.kind === 'StructType';
      if (isStruct) open = collectPromoted(embedded.symbol, into, depth + 1) || open;
      else open = open || underlying(embedded).kind === 'interface';
    }
  }
  return open;
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
