// The functions of the run, numbered: declarations in order of package, file and position, each followed by the
// literals inside it, which are named as Go names them: `run.func1`, and `run.func1.2` inside that.
import type { Expr, Field, FuncDecl, FuncLit, Node } from '../syntax/ast.js';
import { childrenOf, letGo } from '../syntax/index.js';
import type { FileScope } from './file-scope.js';
import { forEachLiteral } from './function-literals.js';
import type { FunctionEntry, InitializerEntry, PackageEntry, ProgramPackage } from './package-scope.js';
import type { Func, Package } from './program.js';
import { declareParams, isVariadic, resolveType } from './resolve-type.js';
import type { FuncSymbol, VarSymbol } from './symbols.js';
import { unknownType } from './types.js';

/** A comment in a body, and the block that it is about. */
interface Remark {
  readonly text: string;
  readonly block: { readonly pos: number; readonly end: number };
}
const noRemarks: readonly Remark[] = [];

/** The function's declaration, or the package-level initialiser, that a body is resolved with. */
export type Root = PackageEntry;

export class ProgramFunc implements Func {
  readonly id: number;
  readonly name: string;
  readonly pkg: Package;
  readonly node: FuncDecl | FuncLit;
  readonly symbol: FuncSymbol | undefined;
  readonly parent: ProgramFunc | undefined;
  readonly literals: ProgramFunc[] = [];
  readonly root: Root;
  private readonly file: FileScope;
  /** Resolves the body around a literal, which settles the types of its parameters. */
  private readonly resolveRoot: (func: ProgramFunc) => void;
  private forTests: boolean | undefined;
  private remarks: readonly Remark[] | undefined;
  private declared: { receiver?: VarSymbol; params: readonly VarSymbol[]; results: readonly VarSymbol[] } | undefined;

  constructor(
    id: number,
    name: string,
    node: FuncDecl | FuncLit,
    root: Root,
    parent: ProgramFunc | undefined,
    resolveRoot: (func: ProgramFunc) => void,
  ) {
    this.id = id;
    this.name = name;
    this.node = node;
    this.root = root;
    this.parent = parent;
    this.file = root.file;
    this.pkg = root.file.pkg;
    this.symbol = node.kind === 'FuncDecl' && root.kind === 'function' ? root.symbol : undefined;
    this.resolveRoot = resolveRoot;
  }

  get qualifiedName(): string {
    return `${this.pkg.path}.${this.name}`;
  }
  get path(): string {
    return this.file.path;
  }
  get variadic(): boolean {
    return isVariadic(this.node.type);
  }
  get test(): boolean {
    this.forTests ??=
      this.path.endsWith('_test.go') || this.node.type.params.some(isTestingT) || (this.parent?.test ?? false);
    return this.forTests;
  }
  get generated(): boolean {
    return this.file.syntax.generated;
  }
  get broken(): boolean {
    return this.node.broken;
  }
  get doc(): string | undefined {
    return this.node.kind === 'FuncDecl' ? this.node.doc : undefined;
  }
  remarksOn(pos: number): string {
    this.remarks ??= this.readRemarks();
    const near = this.remarks.filter(({ block }) => isWithin(pos, block));
    return near.map(({ text }) => text).join('\n');
  }
  private readRemarks(): readonly Remark[] {
    const { body } = this.node;
    if (body === undefined) return noRemarks;
    const found: Remark[] = [];
    for (const { pos, text } of this.file.syntax.comments) {
      if (!isWithin(pos, body)) continue;
      const { pos: start, end } = blockAround(pos, body);
      found.push({ text, block: { pos: start, end } });
    }
    return found.length > 0 ? found : noRemarks;
  }

  /** Lets go of its body and those of the literals in it; what is remarked there stays known. */
  letGoOfBody(): void {
    const { body } = this.node;
    if (body === undefined) return;
    this.remarks ??= this.readRemarks();
    for (const literal of this.literals) literal.letGoOfBody();
    letGo(body);
  }
  get receiver(): VarSymbol | undefined {
    return this.variables().receiver;
  }
  get params(): readonly VarSymbol[] {
    return this.variables().params;
  }
  get results(): readonly VarSymbol[] {
    return this.variables().results;
  }

  private variables(): { receiver?: VarSymbol; params: readonly VarSymbol[]; results: readonly VarSymbol[] } {
    if (this.declared !== undefined) return this.declared;
    const { node, root } = this;
    const at = { pkg: this.pkg, file: this.file };
    if (node.kind === 'FuncLit' || root.kind !== 'function') {
      // Settled while the body around the literal is resolved.
      const variables = [...node.type.params, ...node.type.results];
      const pending = (): typeof unknownType => {
        if (variables.length > 0) this.resolveRoot(this);
        return unknownType;
      };
      this.declared = {
        params: declareParams(at, node.type.params, 'param', this, pending),
        results: declareParams(at, node.type.results, 'result', this, pending),
      };
    } else {
      const scope = root.scope();
      const type = (field: { readonly type: Expr }) => resolveType(scope, field.type);
      const receiver = node.recv === undefined ? [] : declareParams(at, [node.recv], 'receiver', this, type);
      this.declared = {
        receiver: receiver[0],
        params: declareParams(at, node.type.params, 'param', this, type),
        results: declareParams(at, node.type.results, 'result', this, type),
      };
    }
    return this.declared;
  }
}

/** `t *testing.T`, `tb testing.TB`: only tests can call it. */
function isTestingT({ type }: Field): boolean {
  const named = type.kind === 'StarExpr' ? type.x : type;
  return (
    named.kind === 'SelectorExpr' &&
    named.x.kind === 'Ident' &&
    named.x.name === 'testing' &&
    /^(T|B|F|TB)$/.test(named.sel.name)
  );
}

export interface NumberedFunctions {
  readonly functions: readonly ProgramFunc[];
  readonly byLiteral: ReadonlyMap<FuncLit, ProgramFunc>;
  /** `f` of each `x.f` in functions that are no tests. */
  readonly selected: ReadonlySet<string>;
}

export function numberFunctions(
  packages: readonly ProgramPackage[],
  resolveRoot: (func: ProgramFunc) => void,
): NumberedFunctions {
  const functions: ProgramFunc[] = [];
  const byLiteral = new Map<FuncLit, ProgramFunc>();
  const selected = new Set<string>();
  const note = (name: string): void => {
    selected.add(name);
  };

  const add = (name: string, node: FuncDecl | FuncLit, root: Root, parent?: ProgramFunc): ProgramFunc => {
    const func = new ProgramFunc(functions.length, name, node, root, parent, resolveRoot);
    functions.push(func);
    if (node.kind === 'FuncLit') byLiteral.set(node, func);
    parent?.literals.push(func);
    return func;
  };
  const addLiterals = (
    nodes: readonly Node[],
    prefix: string,
    root: Root,
    parent: ProgramFunc | undefined,
    select?: (name: string) => void,
  ): void => {
    let count = 0;
    const visit = (literal: FuncLit): void => {
      count++;
      // Go numbers the literals of a literal without the word.
      const name = parent?.node.kind === 'FuncLit' ? `${prefix}.${count}` : `${prefix}.func${count}`;
      const func = add(name, literal, root, parent);
      addLiterals(literal.body.list, name, root, func, select);
    };
    forEachLiteral(nodes, visit, select);
  };
  const addDeclared = (entry: FunctionEntry): void => {
    if (entry.decl.body === undefined) return;
    const func = add(declaredName(entry), entry.decl, entry);
    entry.symbol.func = func;
    addLiterals(entry.decl.body.list, func.name, entry, func, func.test ? undefined : note);
  };
  for (const pkg of packages) {
    let initializers = 0;
    const addInitializer = (entry: InitializerEntry): void => {
      forEachLiteral(entry.decl.values, (literal) => {
        initializers++;
        const func = add(`init.func${initializers}`, literal, entry);
        addLiterals(literal.body.list, func.name, entry, func);
      });
    };
    for (const entry of pkg.entries) {
      if (entry.kind === 'function') addDeclared(entry);
      else addInitializer(entry);
    }
  }
  return { functions, byLiteral, selected };
}

/** `(*Server).Stats`, `Server.Stats`, `run`. */
function declaredName(entry: FunctionEntry): string {
  const { decl } = entry;
  if (decl.recv === undefined) return decl.name.name;
  let { type } = decl.recv;
  let pointer = false;
  for (;;) {
    if (type.kind === 'StarExpr') pointer = true;
    else if (type.kind !== 'ParenExpr' && type.kind !== 'IndexExpr') break;
    type = type.x;
  }
  const typeName = type.kind === 'Ident' ? type.name : '?';
  return pointer ? `(*${typeName}).${decl.name.name}` : `${typeName}.${decl.name.name}`;
}

function isWithin(pos: number, range: { readonly pos: number; readonly end: number }): boolean {
  return pos >= range.pos && pos < range.end;
}

/**
 * The innermost block, or clause of a switch or select, that a comment stands in. What follows a brace in its line is about
 * the statement that the block belongs to.
 */
function blockAround(pos: number, outermost: Node): Node {
  let block = outermost;
  for (let at: Node | undefined = outermost; at; at = childrenOf(at).find((child) => isWithin(pos, child))) {
    const isBlock = at.kind === 'BlockStmt' && pos > at.pos + ' {'.length;
    if (isBlock || at.kind === 'CaseClause' || at.kind === 'CommClause') block = at;
  }
  return block;
}
