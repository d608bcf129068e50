// A syntax tree as one line of S-expressions, for tests: `(CallExpr f (BasicLit 1))`.
//
// With offsets each node reads `(CallExpr@3-7 ...)`. The same text is written from go/ast by go/dump.go.
import type { Decl, Expr, Field, FuncType, Ident, Stmt, SyntaxFile } from '../../src/syntax/index.js';

/** The operands of a chain of one associative operator, which long chains hold balanced: `(BinaryExpr + a b c)`. */
function operands(e: Expr, op: string): Expr[] {
  if (e.kind !== 'BinaryExpr' || e.op !== op) return [e];
  const left = associative.has(op) ? operands(e.x, op) : [e.x];
  return [...left, ...(associative.has(op) ? operands(e.y, op) : [e.y])];
}

const associative = new Set(['+', '*', '&', '|', '^', '&&', '||']);

type Item = string | undefined | readonly Item[];

/** Writes trees of one file. */
export class Dumper {
  private readonly offsets: boolean;

  constructor(offsets = false) {
    this.offsets = offsets;
  }

  /** One line for the package clause, each import and each declaration. */
  file(file: SyntaxFile): string[] {
    const imports = file.imports.map((spec) => {
      return this.node('Import', spec, [spec.name && this.ident(spec.name), JSON.stringify(spec.path)]);
    });
    return [`package ${this.ident(file.package)}`, ...imports, ...file.decls.map((decl) => this.decl(decl))];
  }

  decl(decl: Decl): string {
    const doc = 'doc' in decl && decl.doc !== undefined ? `doc=${JSON.stringify(decl.doc)}` : undefined;
    switch (decl.kind) {
      case 'ValueDecl': {
        const comment = decl.comment === undefined ? undefined : `comment=${JSON.stringify(decl.comment)}`;
        const names = decl.names.map((name) => this.ident(name)).join(' ');
        return this.node(decl.tok, decl, [names, this.maybe(decl.type), '=', this.list(decl.values), doc, comment]);
      }
      case 'TypeDecl': {
        const kind = decl.alias ? 'alias' : 'type';
        return this.node(kind, decl, [this.ident(decl.name), this.fields(decl.typeParams), this.expr(decl.type), doc]);
      }
      case 'FuncDecl': {
        const recv = decl.recv && this.fields([decl.recv]);
        const type = this.signature(decl.type);
        const broken = decl.broken ? 'broken' : undefined;
        const body = decl.body && this.stmt(decl.body);
        return this.node('func', decl, [broken, recv, this.ident(decl.name), type, body, doc]);
      }
    }
  }

  ident(ident: Ident): string {
    return this.offsets ? `${ident.name}@${ident.pos}-${ident.end}` : ident.name;
  }

  expr(e: Expr): string {
    switch (e.kind) {
      case 'Ident':
        return this.ident(e);
      case 'BasicLit':
        return this.node(e.literal, e, [e.value.replaceAll('\n', '\\n').replaceAll('\r', '')]);
      case 'CompositeLit':
        return this.node('CompositeLit', e, [this.maybe(e.type), this.list(e.elts)]);
      case 'FuncLit':
        return this.node('FuncLit', e, [e.broken ? 'broken' : undefined, this.signature(e.type), this.stmt(e.body)]);
      case 'ParenExpr':
      case 'StarExpr':
        return this.node(e.kind, e, [this.expr(e.x)]);
      case 'SelectorExpr':
        return this.node(e.kind, e, [this.expr(e.x), this.ident(e.sel)]);
      case 'IndexExpr':
        return this.node(e.kind, e, [this.expr(e.x), this.list(e.indices)]);
      case 'SliceExpr':
        return this.node(e.kind, e, [this.expr(e.x), ...[e.low, e.high, e.max].map((x) => this.maybe(x) ?? '-')]);
      case 'TypeAssertExpr':
        return this.node(e.kind, e, [this.expr(e.x), this.maybe(e.type)]);
      case 'CallExpr':
        return this.node(e.kind, e, [this.expr(e.fun), this.list(e.args), e.ellipsis ? '...' : undefined]);
      case 'UnaryExpr':
        return this.node(e.kind, e, [e.op, this.expr(e.x)]);
      case 'BinaryExpr':
        return this.node(e.kind, e, [e.op, ...operands(e, e.op).map((x) => this.expr(x))]);
      case 'KeyValueExpr':
        return this.node(e.kind, e, [this.expr(e.key), this.expr(e.value)]);
      case 'BadExpr':
        return this.node(e.kind, e, []);
      case 'ArrayType':
        return this.node(e.kind, e, [this.maybe(e.len), this.expr(e.elt)]);
      case 'StructType':
        return this.node(e.kind, e, [this.fields(e.fields)]);
      case 'FuncType':
        return this.node(e.kind, undefined, [this.signature(e)]);
      case 'InterfaceType':
        return this.node(e.kind, e, [this.fields(e.methods), this.list(e.embeds)]);
      case 'MapType':
        return this.node(e.kind, e, [this.expr(e.key), this.expr(e.value)]);
      case 'ChanType':
        return this.node(e.kind, e, [e.dir, this.expr(e.value)]);
      case 'Ellipsis':
        return this.node(e.kind, e, [this.maybe(e.elt)]);
    }
  }

  stmt(s: Stmt): string {
    switch (s.kind) {
      case 'BlockStmt':
        return this.node('Block', s, this.stmts(s.list));
      case 'ExprStmt':
        return this.node('Expr', s, [this.expr(s.x)]);
      case 'AssignStmt':
        return this.node('Assign', s, [s.tok, this.list(s.lhs), this.list(s.rhs)]);
      case 'IncDecStmt':
        return this.node('IncDec', s, [this.expr(s.x), s.tok]);
      case 'SendStmt':
        return this.node('Send', s, [this.expr(s.chan), this.expr(s.value)]);
      case 'GoStmt':
        return this.node('Go', s, [this.expr(s.call)]);
      case 'DeferStmt':
        return this.node('Defer', s, [this.expr(s.call)]);
      case 'ReturnStmt':
        return this.node('Return', s, [this.list(s.results)]);
      case 'BranchStmt':
        return this.node(s.tok, s, [s.label && this.ident(s.label)]);
      case 'IfStmt':
        return this.node('If', s, [
          ...this.init(s.init),
          this.expr(s.cond),
          this.stmt(s.then),
          s.else && this.stmt(s.else),
        ]);
      case 'SwitchStmt': {
        const clauses = s.clauses.map((c) => this.node('Case', c, [c.exprs && this.list(c.exprs), this.stmts(c.body)]));
        return this.node('Switch', s, [...this.init(s.init), this.maybe(s.tag), ...clauses]);
      }
      case 'TypeSwitchStmt': {
        const clauses = s.clauses.map((c) => this.node('Case', c, [c.exprs && this.list(c.exprs), this.stmts(c.body)]));
        return this.node('TypeSwitch', s, [
          ...this.init(s.init),
          s.name && `${this.ident(s.name)} :=`,
          this.expr(s.x),
          ...clauses,
        ]);
      }
      case 'SelectStmt': {
        const clauses = s.clauses.map((c) => this.node('Comm', c, [c.comm && this.stmt(c.comm), this.stmts(c.body)]));
        return this.node('Select', s, clauses);
      }
      case 'ForStmt':
        return this.node('For', s, [
          s.init ? this.stmt(s.init) : '-',
          this.maybe(s.cond) ?? '-',
          s.post ? this.stmt(s.post) : '-',
          this.stmt(s.body),
        ]);
      case 'RangeStmt':
        return this.node('Range', s, [
          this.maybe(s.key),
          this.maybe(s.value),
          s.define ? ':=' : undefined,
          this.expr(s.x),
          this.stmt(s.body),
        ]);
      case 'LabeledStmt':
        return this.node('Label', s, [
          this.ident(s.label),
          s.stmt.kind === 'EmptyStmt' ? undefined : this.stmt(s.stmt),
        ]);
      case 'DeclStmt':
        return this.node('Decl', undefined, [s.decls.map((decl) => this.decl(decl))]);
      case 'EmptyStmt':
        return this.node('Empty', s, []);
      case 'BadStmt':
        return this.node('Bad', s, []);
    }
  }

  private stmts(list: readonly Stmt[]): string[] {
    return list.filter((s) => s.kind !== 'EmptyStmt').map((s) => this.stmt(s));
  }

  private init(init: Stmt | undefined): string[] {
    return init === undefined ? [] : [this.stmt(init), ';'];
  }

  private maybe(e: Expr | undefined): string | undefined {
    return e && this.expr(e);
  }

  private list(list: readonly Expr[]): string {
    return `[${list.map((e) => this.expr(e)).join(' ')}]`;
  }

  private signature(type: FuncType): string {
    const typeParams = type.typeParams.length === 0 ? '' : this.fields(type.typeParams);
    return `${typeParams}${this.fields(type.params)}${this.fields(type.results)}`;
  }

  private fields(fields: readonly Field[]): string {
    const all = fields.map((field) => {
      const names = field.names.map((name) => this.ident(name)).join(',');
      const tag = field.tag === undefined ? '' : ` tag=${JSON.stringify(field.tag)}`;
      const doc = field.doc === undefined ? '' : ` doc=${JSON.stringify(field.doc)}`;
      const comment = field.comment === undefined ? '' : ` comment=${JSON.stringify(field.comment)}`;
      return `${names === '' ? '' : `${names} `}${this.expr(field.type)}${tag}${doc}${comment}`;
    });
    return `{${all.join('; ')}}`;
  }

  private node(kind: string, at: { readonly pos: number; readonly end: number } | undefined, items: Item[]): string {
    const place = this.offsets && at !== undefined ? `@${at.pos}-${at.end}` : '';
    const parts = items.flat(3).filter((item) => item !== undefined && item !== '');
    return `(${[kind + place, ...parts].join(' ')})`;
  }
}
