// Lowers a FlatTree to the plain AST of ast.ts.
//
// In: the tree, the source it was read from. Out: package clause, imports, declarations, and what is wrong with them.
// Each grammar node is met once, going by kinds and the order of children, never by field names or strings; texts are
// cut out of the source by offset. A child that an error has taken away becomes a Bad node: nothing here throws.
// Not here: what a name means, and whether `a[b]` is an index or an instantiation.

import { fitted } from '../text/fitted.js';
import type {
  BasicLit,
  BinaryExpr,
  BlockStmt,
  CallExpr,
  CaseClause,
  ChanType,
  CommClause,
  Comment,
  Decl,
  Expr,
  Field,
  FuncDecl,
  FuncLit,
  FuncType,
  Ident,
  IfStmt,
  ImportSpec,
  IndexExpr,
  SelectorExpr,
  SliceExpr,
  Stmt,
  TypeAssertExpr,
  TypeDecl,
  UnaryExpr,
  ValueDecl,
} from './ast.js';
import { CommentIndex } from './comments.js';
import type { FlatTree } from './flat-tree.js';
import { Kind } from './grammar.js';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What one tree holds. */
export interface Lowered {
  readonly package?: Ident;
  readonly imports: readonly ImportSpec[];
  readonly decls: readonly Decl[];
  readonly comments: readonly Comment[];
  /** Statements outside of any function, which the grammar lets pass. */
  readonly strays: readonly Range[];
  /** Offsets behind bodies that the grammar took for composite literals; see `checkHeader`. */
  readonly misread: readonly number[];
}

export interface LowerOptions {
  /** Where in the source the parsed text begins, if only a part of it was parsed. */
  readonly shift?: number;
  /** Type parameters of methods, by the offset of the method's name: the grammar knows none. */
  readonly methodTypeParams?: ReadonlyMap<number, readonly Field[]>;
}

/** `source` is the file as it was written; the parsed text may be another of equal length. */
export function lower(tree: FlatTree, source: string, options: LowerOptions = {}): Lowered {
  return new Lowering(tree, source, options).file();
}

/** More operands than this in a chain of one associative operator are lowered as a balanced tree. */
const LONG_CHAIN = 64;
const associative = new Set(['+', '*', '&', '|', '^', '&&', '||']);
/** Nodes whose last child is the last operand of a statement's header. */
const endsWithOperand = new Set<number>([
  Kind.BinaryExpression,
  Kind.UnaryExpression,
  Kind.ForClause,
  Kind.RangeClause,
  Kind.ExpressionList,
  Kind.ExpressionStatement,
  Kind.AssignmentStatement,
  Kind.ShortVarDeclaration,
  Kind.SendStatement,
]);
const literals: Partial<Record<Kind, BasicLit['literal']>> = {
  [Kind.Int]: 'int',
  [Kind.Float]: 'float',
  [Kind.Imag]: 'imag',
  [Kind.Rune]: 'char',
  [Kind.String]: 'string',
};

class Lowering {
  private readonly kind: Uint8Array;
  private readonly start: Uint32Array;
  private readonly ends: Uint32Array;
  private readonly next: Uint32Array;
  private readonly tree: FlatTree;
  private readonly source: string;
  private readonly shift: number;
  private readonly methodTypeParams: ReadonlyMap<number, readonly Field[]>;
  private readonly comments: Comment[] = [];
  private readonly misread: number[] = [];
  private readonly commentIndex: CommentIndex;

  constructor(tree: FlatTree, source: string, options: LowerOptions) {
    const shift = options.shift ?? 0;
    this.tree = tree;
    this.kind = tree.kind;
    this.start = tree.start;
    this.ends = tree.end;
    this.next = tree.next;
    this.source = source;
    this.shift = shift;
    this.methodTypeParams = options.methodTypeParams ?? new Map();
    for (let i = 0; i < tree.comments.length; i += 2) {
      const pos = tree.comments[i]! + shift;
      const end = tree.comments[i + 1]! + shift;
      this.comments.push({ pos, end, text: source.slice(pos, end) });
    }
    this.commentIndex = new CommentIndex(source, this.comments);
  }

  // --- The file and its declarations.

  file(): Lowered {
    const imports: ImportSpec[] = [];
    const decls: Decl[] = [];
    const strays: Range[] = [];
    let packageName: Ident | undefined;
    for (let c = 1; c < this.next[0]!; c = this.next[c]!) {
      switch (this.kind[c]) {
        case Kind.PackageClause:
          packageName ??= this.hasChild(c) ? this.ident(c + 1) : undefined;
          break;
        case Kind.ImportDeclaration:
          this.importDeclaration(c, imports);
          break;
        case Kind.ConstDeclaration:
        case Kind.VarDeclaration:
        case Kind.TypeDeclaration:
          this.declaration(c, decls);
          break;
        case Kind.FunctionDeclaration:
        case Kind.MethodDeclaration:
          decls.push(this.funcDecl(c));
          break;
        case Kind.Semicolon:
        case Kind.EmptyStatement:
          break;
        default:
          strays.push({ start: this.pos(c), end: this.end(c) });
      }
    }
    return { package: packageName, imports, decls, comments: this.comments, strays, misread: this.misread };
  }

  private importDeclaration(i: number, into: ImportSpec[]): void {
    for (let c = i + 1; c < this.next[i]!; c = this.next[c]!) {
      if (this.kind[c] === Kind.ImportSpecList) this.importDeclaration(c, into);
      if (this.kind[c] !== Kind.ImportSpec || !this.hasChild(c)) continue;
      const named = this.kind[c + 1] === Kind.Name;
      const path = named ? this.next[c + 1]! : c + 1;
      if (path >= this.next[c]! || this.kind[path] !== Kind.String) continue;
      into.push({
        kind: 'ImportSpec',
        pos: this.pos(c),
        end: this.end(c),
        name: named ? this.ident(c + 1) : undefined,
        path: unquoted(this.text(path)),
      });
    }
  }

  /** A const, var or type declaration: one Decl for each of its specs. */
  private declaration(i: number, into: Pick<(ValueDecl | TypeDecl)[], 'push'>): void {
    // The doc comment of a declaration without parentheses stands above its keyword.
    const grouped = this.isGrouped(i);
    let before: ValueDecl | undefined;
    for (let c = i + 1; c < this.next[i]!; c = this.next[c]!) {
      const docPos = grouped ? this.pos(c) : this.pos(i);
      switch (this.kind[c]) {
        case Kind.VarSpecList:
          for (let s = c + 1; s < this.next[c]!; s = this.next[s]!) {
            if (this.kind[s] === Kind.VarSpec) into.push(this.valueSpec(s, 'var', this.pos(s), undefined));
          }
          break;
        case Kind.VarSpec:
          into.push(this.valueSpec(c, 'var', docPos, undefined));
          break;
        case Kind.ConstSpec:
          before = this.valueSpec(c, 'const', docPos, before);
          into.push(before);
          break;
        case Kind.TypeSpec:
        case Kind.TypeAlias:
          into.push(this.typeSpec(c, docPos));
          break;
      }
    }
  }

  private isGrouped(i: number): boolean {
    for (let at = this.pos(i); at < this.end(i); at++) {
      const c = this.source.charCodeAt(at);
      if (c === 40) return true;
      const blankOrKeyword = c === 32 || c === 9 || (c >= 97 && c <= 122);
      if (!blankOrKeyword || (c >= 97 && at - this.pos(i) > 4)) return false;
    }
    return false;
  }

  /** `before` is the spec above in a const group, whose type and values an empty spec repeats. */
  private valueSpec(i: number, tok: 'var' | 'const', docPos: number, before: ValueDecl | undefined): ValueDecl {
    const names: Ident[] = [];
    let type: Expr | undefined;
    let values: readonly Expr[] | undefined;
    let previous = -1;
    for (let c = i + 1; c < this.next[i]!; c = this.next[c]!) {
      const kind = this.kind[c];
      if (kind === Kind.Assign) continue;
      if (kind === Kind.ExpressionList) values = this.exprs(c);
      // A plain name is the type, not one more name, when no comma comes before it.
      else if (kind === Kind.Name && (previous < 0 || this.commaBetween(previous, c))) names.push(this.ident(c));
      else type = this.expr(c);
      previous = c;
    }
    if (tok === 'const' && type === undefined && values === undefined) {
      type = before?.type;
      values = before?.values;
    }
    return {
      kind: 'ValueDecl',
      pos: this.pos(i),
      end: this.end(i),
      tok,
      names: fitted(names),
      type,
      values: values ?? [],
      doc: this.commentIndex.docBefore(docPos),
      comment: this.commentIndex.lineCommentAfter(this.end(i)),
    };
  }

  /** Whether a comma stands between two siblings; what else can is blanks and comments. */
  private commaBetween(left: number, right: number): boolean {
    const stop = this.pos(right);
    for (let at = this.end(left); at < stop; at++) {
      if (this.source.startsWith('//', at)) at = this.source.indexOf('\n', at);
      else if (this.source.startsWith('/*', at)) at = this.source.indexOf('*/', at) + 1;
      else if (this.source.charCodeAt(at) === 44) return true;
      if (at < 0) return false;
    }
    return false;
  }

  private typeSpec(i: number, docPos: number): TypeDecl {
    const stop = this.next[i]!;
    let c = i + 1;
    let typeParams: readonly Field[] = [];
    const name = c < stop && this.kind[c] === Kind.Name ? this.ident(c) : this.missingIdent(i);
    if (c < stop) c = this.next[c]!;
    if (c < stop && this.kind[c] === Kind.TypeParameterList) {
      typeParams = this.fields(c);
      c = this.next[c]!;
    }
    if (c < stop && this.kind[c] === Kind.Assign) c = this.next[c]!;
    return {
      kind: 'TypeDecl',
      pos: this.pos(i),
      end: this.end(i),
      name,
      typeParams,
      alias: this.kind[i] === Kind.TypeAlias,
      type: this.exprAt(c, stop),
      doc: this.commentIndex.docBefore(docPos),
    };
  }

  private funcDecl(i: number): FuncDecl {
    const stop = this.next[i]!;
    let c = i + 1;
    let recv: Field | undefined;
    if (this.kind[i] === Kind.MethodDeclaration && c < stop && this.kind[c] === Kind.ParameterList) {
      recv = this.fields(c)[0];
      c = this.next[c]!;
    }
    let name: Ident;
    if (c < stop && this.kind[c] === Kind.Name) {
      name = this.ident(c);
      c = this.next[c]!;
    } else name = this.missingIdent(i);
    const plain = this.funcType(c, stop, c < stop ? this.pos(c) : this.end(i));
    const typeParams = recv && this.methodTypeParams.get(name.pos);
    const type = typeParams ? { ...plain, typeParams } : plain;
    const body = this.lastBlock(c, stop);
    return {
      kind: 'FuncDecl',
      pos: this.pos(i),
      end: this.end(i),
      name,
      recv,
      type,
      body: body < 0 || !this.tree.bodies ? undefined : this.block(body),
      broken: this.hasError(i),
      doc: this.commentIndex.docBefore(this.pos(i)),
    };
  }

  private lastBlock(c: number, stop: number): number {
    let block = -1;
    for (; c < stop; c = this.next[c]!) if (this.kind[c] === Kind.Block) block = c;
    return block;
  }

  /** Type parameters, parameters and results, from child `c` on. `pos` is where the type is said to start. */
  private funcType(c: number, stop: number, pos: number): FuncType {
    let typeParams: readonly Field[] = [];
    let params: readonly Field[] = [];
    let results: readonly Field[] = [];
    let end = pos;
    if (c < stop && this.kind[c] === Kind.TypeParameterList) {
      typeParams = this.fields(c);
      c = this.next[c]!;
    }
    if (c < stop && this.kind[c] === Kind.ParameterList) {
      params = this.fields(c);
      end = this.end(c);
      c = this.next[c]!;
    }
    if (c < stop && this.kind[c] !== Kind.Block) {
      if (this.kind[c] === Kind.ParameterList) results = this.fields(c);
      else {
        const type = this.expr(c);
        results = [{ pos: type.pos, end: type.end, names: [], type }];
      }
      end = this.end(c);
    }
    return { kind: 'FuncType', pos, end, typeParams, params, results };
  }

  /** The entries of a parameter list or a type parameter list. */
  private fields(list: number): Field[] {
    const fields: Field[] = [];
    for (let i = list + 1; i < this.next[list]!; i = this.next[i]!) {
      const names: Ident[] = [];
      const stop = this.next[i]!;
      let c = i + 1;
      while (c < stop && this.next[c]! < stop && this.kind[c] === Kind.Name) {
        names.push(this.ident(c));
        c = this.next[c]!;
      }
      let type: Expr;
      if (c < stop && this.kind[c] === Kind.Ellipsis) {
        const elt = this.exprAt(this.next[c]!, stop);
        type = { kind: 'Ellipsis', pos: this.pos(c), end: elt.end, elt };
      } else type = this.exprAt(c, stop);
      fields.push({ pos: this.pos(i), end: this.end(i), names: fitted(names), type });
    }
    return fitted(fields.some((field) => field.names.length > 0) ? withNamesJoined(fields) : fields);
  }

  private structFields(i: number): Field[] {
    const fields: Field[] = [];
    const list = i + 1;
    if (list >= this.next[i]! || this.kind[list] !== Kind.FieldDeclarationList) return fields;
    for (let f = list + 1; f < this.next[list]!; f = this.next[f]!) {
      if (this.kind[f] !== Kind.FieldDeclaration) continue;
      const names: Ident[] = [];
      let tag: string | undefined;
      let type: Expr | undefined;
      let star = -1;
      const stop = this.next[f]!;
      for (let c = f + 1; c < stop; c = this.next[c]!) {
        if (this.kind[c] === Kind.Star) star = this.pos(c);
        else if (this.kind[c] === Kind.String) tag = unquoted(this.text(c));
        else if (this.kind[c] === Kind.Name && this.isFollowedByType(c, stop)) names.push(this.ident(c));
        else type = this.expr(c);
      }
      type ??= this.bad(this.end(f));
      if (star >= 0) type = { kind: 'StarExpr', pos: star, end: type.end, x: type };
      const pos = this.pos(f);
      const end = this.end(f);
      fields.push({
        pos,
        end,
        names: fitted(names),
        type,
        tag,
        doc: this.commentIndex.docBefore(pos),
        comment: this.commentIndex.lineCommentAfter(end),
      });
    }
    return fitted(fields);
  }

  private isFollowedByType(c: number, stop: number): boolean {
    const after = this.next[c]!;
    return after < stop && this.kind[after] !== Kind.String;
  }

  // --- Types and expressions.

  private expr(i: number): Expr {
    const pos = this.pos(i);
    const end = this.end(i);
    const stop = this.next[i]!;
    switch (this.kind[i] as Kind) {
      case Kind.Name:
        return { kind: 'Ident', pos, end, name: this.source.slice(pos, end) };
      case Kind.Int:
      case Kind.Float:
      case Kind.Imag:
      case Kind.Rune:
      case Kind.String: {
        const literal = literals[this.kind[i] as Kind] ?? 'string';
        return { kind: 'BasicLit', pos, end, literal, value: this.source.slice(pos, end) };
      }
      case Kind.SelectorExpression:
      case Kind.QualifiedType: {
        const x = this.exprAt(i + 1, stop);
        const sel = this.after(i + 1, stop);
        const name = sel < stop ? this.ident(sel) : this.missingIdent(i);
        return this.underStars(i, { kind: 'SelectorExpr', pos, end, x, sel: name });
      }
      case Kind.CallExpression:
        return this.callExpr(i);
      case Kind.TypeConversion: {
        const arg = this.after(i + 1, stop);
        const args = arg < stop ? [this.expr(arg)] : [];
        return this.hasChild(i) ? this.conversion(i + 1, args, pos, end) : { kind: 'BadExpr', pos, end };
      }
      case Kind.IndexExpression:
      case Kind.TypeInstantiation:
        return this.underStars(i, {
          kind: 'IndexExpr',
          pos,
          end,
          x: this.exprAt(i + 1, stop),
          indices: this.exprsFrom(i + 1, stop),
        });
      case Kind.GenericType:
        return this.genericType(i);
      case Kind.SliceExpression:
        return this.sliceExpr(i);
      case Kind.TypeAssertion: {
        const type = this.after(i + 1, stop);
        return this.underStars(i, {
          kind: 'TypeAssertExpr',
          pos,
          end,
          x: this.exprAt(i + 1, stop),
          type: this.exprAt(type, stop),
        });
      }
      case Kind.ParenthesizedExpression:
      case Kind.ParenthesizedType:
        return { kind: 'ParenExpr', pos, end, x: this.exprAt(i + 1, stop) };
      case Kind.UnaryExpression: {
        const x = this.exprAt(this.after(i + 1, stop), stop);
        if (this.kind[i + 1] === Kind.Star) return { kind: 'StarExpr', pos, end, x };
        return { kind: 'UnaryExpr', pos, end, op: this.text(i + 1) as UnaryExpr['op'], x };
      }
      case Kind.NegatedType:
        return { kind: 'UnaryExpr', pos, end, op: '~', x: this.exprAt(i + 1, stop) };
      case Kind.PointerType: {
        const first = i + 1 < stop && this.kind[i + 1] === Kind.Star ? i + 2 : i + 1;
        return { kind: 'StarExpr', pos, end, x: this.exprAt(first, stop) };
      }
      case Kind.BinaryExpression:
        return this.binaryExpr(i);
      case Kind.CompositeLiteral: {
        const value = this.after(i + 1, stop);
        const elts = value < stop ? this.elements(value) : [];
        return { kind: 'CompositeLit', pos, end, type: this.exprAt(i + 1, stop), elts };
      }
      case Kind.LiteralValue:
        return { kind: 'CompositeLit', pos, end, elts: this.elements(i) };
      case Kind.LiteralElement:
        return this.exprAt(i + 1, stop);
      case Kind.KeyedElement: {
        const value = this.skip(this.after(i + 1, stop), stop, Kind.Colon);
        return { kind: 'KeyValueExpr', pos, end, key: this.exprAt(i + 1, stop), value: this.exprAt(value, stop) };
      }
      case Kind.FuncLiteral:
        return this.funcLit(i);
      case Kind.VariadicArgument:
        return this.exprAt(i + 1, stop);
      case Kind.SliceType:
        return { kind: 'ArrayType', pos, end, elt: this.exprAt(i + 1, stop) };
      case Kind.ArrayType: {
        const elt = this.exprAt(this.after(i + 1, stop), stop);
        return { kind: 'ArrayType', pos, end, len: this.exprAt(i + 1, stop), elt };
      }
      case Kind.ImplicitLengthArrayType: {
        const dots = i + 1;
        const len: Expr = { kind: 'Ellipsis', pos: this.pos(dots), end: this.end(dots) };
        return { kind: 'ArrayType', pos, end, len, elt: this.exprAt(this.after(dots, stop), stop) };
      }
      case Kind.MapType: {
        const value = this.exprAt(this.after(i + 1, stop), stop);
        return { kind: 'MapType', pos, end, key: this.exprAt(i + 1, stop), value };
      }
      case Kind.ChannelType:
        return this.chanType(i);
      case Kind.FunctionType:
        return this.funcType(i + 1, stop, pos);
      case Kind.StructType:
        return { kind: 'StructType', pos, end, fields: this.structFields(i) };
      case Kind.InterfaceType:
        return this.interfaceType(i);
      case Kind.TypeElem:
        return this.union(i);
      default:
        return { kind: 'BadExpr', pos, end };
    }
  }

  private callExpr(i: number): Expr {
    const pos = this.pos(i);
    const end = this.end(i);
    const stop = this.next[i]!;
    let fun = this.exprAt(i + 1, stop);
    let c = this.after(i + 1, stop);
    if (c < stop && this.kind[c] === Kind.TypeArguments) {
      const indices = this.exprs(c);
      fun = { kind: 'IndexExpr', pos: fun.pos, end: this.end(c), x: fun, indices };
      c = this.next[c]!;
    }
    let ellipsis = false;
    const found: Expr[] = [];
    if (c < stop) {
      for (let a = c + 1; a < this.next[c]!; a = this.next[a]!) {
        if (this.kind[a] === Kind.Ellipsis) continue;
        ellipsis ||= this.kind[a] === Kind.VariadicArgument;
        found.push(this.expr(a));
      }
    }
    const args = fitted(found);
    if (fun.kind === 'StarExpr' && this.kind[i + 1] !== Kind.UnaryExpression) {
      return this.callUnderStars({ kind: 'CallExpr', pos, end, fun, args, ellipsis });
    }
    return { kind: 'CallExpr', pos, end, fun, args, ellipsis };
  }

  /** `*(*T)(x).f` is `*((*T)(x).f)`: what follows the conversion belongs below its stars. See `conversion`. */
  private underStars(i: number, postfix: SelectorExpr | IndexExpr | SliceExpr | TypeAssertExpr): Expr {
    const { x, end } = postfix;
    if (x.kind !== 'StarExpr' || this.kind[i + 1] === Kind.UnaryExpression) return postfix;
    return { kind: 'StarExpr', pos: x.pos, end, x: this.underStars(i, { ...postfix, pos: x.x.pos, x: x.x }) };
  }

  private callUnderStars(call: CallExpr): Expr {
    const { fun, end } = call;
    if (fun.kind !== 'StarExpr') return call;
    return { kind: 'StarExpr', pos: fun.pos, end, x: this.callUnderStars({ ...call, pos: fun.x.pos, fun: fun.x }) };
  }

  /**
   * `T(x)`. The grammar reads `*(*T)(x)` as a conversion to the pointer type `*(*T)`; it is `*((*T)(x))`.
   */
  private conversion(type: number, args: readonly Expr[], pos: number, end: number): Expr {
    const pointee = this.skip(type + 1, this.next[type]!, Kind.Star);
    if (this.kind[type] === Kind.PointerType && pointee < this.next[type]!) {
      return { kind: 'StarExpr', pos, end, x: this.conversion(pointee, args, this.pos(pointee), end) };
    }
    return { kind: 'CallExpr', pos, end, fun: this.expr(type), args, ellipsis: false };
  }

  /** `T[A, B]`. The grammar reads `~T[A]` as `(~T)[A]`; it is `~(T[A])`. */
  private genericType(i: number): Expr {
    const pos = this.pos(i);
    const end = this.end(i);
    const stop = this.next[i]!;
    const list = this.after(i + 1, stop);
    const indices = list < stop ? this.exprs(list) : [];
    if (this.kind[i + 1] === Kind.NegatedType) {
      const x = this.exprAt(i + 2, stop);
      return { kind: 'UnaryExpr', pos, end, op: '~', x: { kind: 'IndexExpr', pos: x.pos, end, x, indices } };
    }
    return { kind: 'IndexExpr', pos, end, x: this.exprAt(i + 1, stop), indices };
  }

  private sliceExpr(i: number): Expr {
    const bounds: [Expr | undefined, Expr | undefined, Expr | undefined] = [undefined, undefined, undefined];
    let at = 0;
    const stop = this.next[i]!;
    for (let c = this.after(i + 1, stop); c < stop; c = this.next[c]!) {
      if (this.kind[c] === Kind.Colon) at++;
      else if (at < 3) bounds[at] = this.expr(c);
    }
    const [low, high, max] = bounds;
    const x = this.exprAt(i + 1, stop);
    return this.underStars(i, { kind: 'SliceExpr', pos: this.pos(i), end: this.end(i), x, low, high, max });
  }

  /**
   * `a + b + c` is a chain that leans to the left, in generated code with thousands of operands. It is taken apart
   * with a loop, and a long one of an associative operator is put together balanced: operands keep their order, and
   * whoever recurses over it stays shallow.
   */
  private binaryExpr(i: number): Expr {
    const spine = [i];
    let left = i + 1;
    while (left < this.next[i]! && this.kind[left] === Kind.BinaryExpression) spine.push(left++);
    const operands = [this.exprAt(left, this.next[spine[spine.length - 1]!]!)];
    const ops: string[] = [];
    for (let s = spine.length - 1; s >= 0; s--) {
      const node = spine[s]!;
      const stop = this.next[node]!;
      const op = this.after(node + 1, stop);
      ops.push(op < stop ? this.text(op) : '');
      operands.push(this.exprAt(this.after(op, stop), stop));
    }
    const runs = ops.length > LONG_CHAIN;
    let x = operands[0]!;
    for (let k = 0; k < ops.length; ) {
      const op = ops[k]!;
      let after = k + 1;
      if (runs && associative.has(op)) while (after < ops.length && ops[after] === op) after++;
      if (after - k < LONG_CHAIN) {
        after = k + 1;
        x = { kind: 'BinaryExpr', pos: x.pos, end: operands[after]!.end, op, x, y: operands[after]! };
      } else x = balanced(op, [x, ...operands.slice(k + 1, after + 1)], 0, after - k + 1);
      k = after;
    }
    return x;
  }

  private elements(i: number): Expr[] {
    const elts: Expr[] = [];
    for (let c = i + 1; c < this.next[i]!; c = this.next[c]!) elts.push(this.expr(c));
    return fitted(elts);
  }

  private funcLit(i: number): FuncLit {
    const stop = this.next[i]!;
    const pos = this.pos(i);
    const end = this.end(i);
    const type = this.funcType(i + 1, stop, pos);
    const body = this.lastBlock(i + 1, stop);
    return {
      kind: 'FuncLit',
      pos,
      end,
      type,
      body: body < 0 ? { kind: 'BlockStmt', pos: end, end, list: [] } : this.block(body),
      broken: this.hasError(i),
    };
  }

  /** The grammar reads `chan <-chan T` as `chan (<-chan T)`; an arrow belongs to the leftmost `chan` possible. */
  private chanType(i: number, first = i + 1): ChanType {
    const stop = this.next[i]!;
    const pos = first < stop ? this.pos(first) : this.pos(i);
    const end = this.end(i);
    let c = first;
    let dir: ChanType['dir'] = 'both';
    while (c < stop && (this.kind[c] === Kind.Chan || this.kind[c] === Kind.Arrow)) {
      if (this.kind[c] === Kind.Arrow) dir = c === first ? 'recv' : 'send';
      c++;
    }
    if (dir === 'both' && c < stop && this.kind[c] === Kind.ChannelType && this.kind[c + 1] === Kind.Arrow) {
      return { kind: 'ChanType', pos, end, dir: 'send', value: this.chanType(c, c + 2) };
    }
    return { kind: 'ChanType', pos, end, dir, value: this.exprAt(c, stop) };
  }

  private interfaceType(i: number): Expr {
    const methods: Field[] = [];
    const embeds: Expr[] = [];
    for (let c = i + 1; c < this.next[i]!; c = this.next[c]!) {
      if (this.kind[c] === Kind.TypeElem) embeds.push(this.union(c));
      if (this.kind[c] !== Kind.MethodElem || !this.hasChild(c)) continue;
      const params = this.next[c + 1]!;
      const typePos = params < this.next[c]! ? this.pos(params) : this.end(c + 1);
      const type = this.funcType(params, this.next[c]!, typePos);
      methods.push({ pos: this.pos(c), end: this.end(c), names: [this.ident(c + 1)], type });
    }
    return {
      kind: 'InterfaceType',
      pos: this.pos(i),
      end: this.end(i),
      methods: fitted(methods),
      embeds: fitted(embeds),
    };
  }

  private union(i: number): Expr {
    const stop = this.next[i]!;
    let x = this.exprAt(i + 1, stop);
    for (let c = this.after(i + 1, stop); c < stop; c = this.next[c]!) {
      if (this.kind[c] === Kind.Operator) continue;
      const y = this.expr(c);
      x = { kind: 'BinaryExpr', pos: x.pos, end: y.end, op: '|', x, y };
    }
    return x;
  }

  /** The expressions of a list node. */
  private exprs(list: number): Expr[] {
    return this.elements(list);
  }

  /** The expressions behind child `c`. */
  private exprsFrom(c: number, stop: number): Expr[] {
    const found: Expr[] = [];
    for (let e = this.after(c, stop); e < stop; e = this.next[e]!) found.push(this.expr(e));
    return fitted(found);
  }

  // --- Statements.

  private block(i: number): BlockStmt {
    return { kind: 'BlockStmt', pos: this.pos(i), end: this.end(i), list: this.statements(i) };
  }

  /** The statements of the statement list among the children of a block or clause. */
  private statements(i: number): Stmt[] {
    const list: Stmt[] = [];
    for (let c = i + 1; c < this.next[i]!; c = this.next[c]!) {
      if (this.kind[c] !== Kind.StatementList) continue;
      for (let s = c + 1; s < this.next[c]!; s = this.next[s]!) {
        if (this.kind[s] !== Kind.Semicolon) list.push(this.stmt(s));
      }
    }
    return fitted(list);
  }

  private stmt(i: number): Stmt {
    const pos = this.pos(i);
    const end = this.end(i);
    const stop = this.next[i]!;
    switch (this.kind[i] as Kind) {
      case Kind.ExpressionStatement:
        return { kind: 'ExprStmt', pos, end, x: this.exprAt(i + 1, stop) };
      case Kind.AssignmentStatement:
      case Kind.ShortVarDeclaration: {
        const op = this.after(i + 1, stop);
        const right = this.after(op, stop);
        if (right >= stop) return { kind: 'BadStmt', pos, end };
        return { kind: 'AssignStmt', pos, end, lhs: this.exprs(i + 1), tok: this.text(op), rhs: this.exprs(right) };
      }
      case Kind.IncStatement:
        return { kind: 'IncDecStmt', pos, end, x: this.exprAt(i + 1, stop), tok: '++' };
      case Kind.DecStatement:
        return { kind: 'IncDecStmt', pos, end, x: this.exprAt(i + 1, stop), tok: '--' };
      case Kind.SendStatement: {
        const value = this.skip(this.after(i + 1, stop), stop, Kind.Arrow);
        return { kind: 'SendStmt', pos, end, chan: this.exprAt(i + 1, stop), value: this.exprAt(value, stop) };
      }
      case Kind.ReceiveStatement:
        return this.receiveStmt(i);
      case Kind.GoStatement:
        return { kind: 'GoStmt', pos, end, call: this.exprAt(i + 1, stop) };
      case Kind.DeferStatement:
        return { kind: 'DeferStmt', pos, end, call: this.exprAt(i + 1, stop) };
      case Kind.ReturnStatement:
        return { kind: 'ReturnStmt', pos, end, results: this.hasChild(i) ? this.exprs(i + 1) : [] };
      case Kind.BreakStatement:
        return { kind: 'BranchStmt', pos, end, tok: 'break', label: this.label(i) };
      case Kind.ContinueStatement:
        return { kind: 'BranchStmt', pos, end, tok: 'continue', label: this.label(i) };
      case Kind.GotoStatement:
        return { kind: 'BranchStmt', pos, end, tok: 'goto', label: this.label(i) };
      case Kind.Fallthrough:
        return { kind: 'BranchStmt', pos, end, tok: 'fallthrough' };
      case Kind.Block:
        return this.block(i);
      case Kind.IfStatement:
        return this.ifStmt(i);
      case Kind.ForStatement:
        return this.forStmt(i);
      case Kind.ExpressionSwitch:
        return this.switchStmt(i);
      case Kind.TypeSwitch:
        return this.typeSwitchStmt(i);
      case Kind.SelectStatement:
        return this.selectStmt(i);
      case Kind.LabeledStatement:
        return this.labeledStmt(i);
      case Kind.ConstDeclaration:
      case Kind.VarDeclaration:
      case Kind.TypeDeclaration: {
        const decls: (ValueDecl | TypeDecl)[] = [];
        this.declaration(i, decls);
        return { kind: 'DeclStmt', pos, end, decls: fitted(decls) };
      }
      case Kind.EmptyStatement:
        return { kind: 'EmptyStmt', pos, end };
      default:
        return { kind: 'BadStmt', pos, end };
    }
  }

  private receiveStmt(i: number): Stmt {
    const pos = this.pos(i);
    const end = this.end(i);
    const stop = this.next[i]!;
    if (this.kind[i + 1] !== Kind.ExpressionList || i + 1 >= stop) {
      return { kind: 'ExprStmt', pos, end, x: this.exprAt(i + 1, stop) };
    }
    const op = this.after(i + 1, stop);
    const tok = op < stop ? this.text(op) : '=';
    const rhs = [this.exprAt(this.after(op, stop), stop)];
    return { kind: 'AssignStmt', pos, end, lhs: this.exprs(i + 1), tok, rhs };
  }

  private ifStmt(i: number): IfStmt {
    const stop = this.next[i]!;
    const semicolon = this.find(i, Kind.Semicolon);
    const init = semicolon < 0 ? undefined : this.stmt(i + 1);
    const cond = semicolon < 0 ? i + 1 : this.next[semicolon]!;
    if (cond < stop) this.checkHeader(cond);
    const then = this.after(cond, stop);
    const otherwise = this.after(then, stop);
    const empty: BlockStmt = { kind: 'BlockStmt', pos: this.end(i), end: this.end(i), list: [] };
    return {
      kind: 'IfStmt',
      pos: this.pos(i),
      end: this.end(i),
      init,
      cond: this.exprAt(cond, stop),
      // biome-ignore lint/suspicious/noThenProperty: the field's name is part of the tree's contract.
      then: then < stop && this.kind[then] === Kind.Block ? this.block(then) : empty,
      else: otherwise < stop ? this.elseBranch(otherwise) : undefined,
    };
  }

  /**
   * The grammar reads `if x.ok { f() }` before a line that opens a block as one with the condition `x.ok{f()}`.
   * In Go no such literal stands in the header of a statement, outside of parentheses (spec, Composite literals).
   */
  private checkHeader(i: number): void {
    while (this.hasChild(i) && endsWithOperand.has(this.kind[i]!)) i = this.lastChild(i);
    if (this.kind[i] !== Kind.CompositeLiteral || !this.hasChild(i)) return;
    const type = this.kind[i + 1];
    if (type === Kind.Name || type === Kind.QualifiedType || type === Kind.GenericType) this.misread.push(this.end(i));
  }

  private lastChild(i: number): number {
    let c = i + 1;
    while (this.next[c]! < this.next[i]!) c = this.next[c]!;
    return c;
  }

  private elseBranch(i: number): IfStmt | BlockStmt | undefined {
    if (this.kind[i] === Kind.IfStatement) return this.ifStmt(i);
    return this.kind[i] === Kind.Block ? this.block(i) : undefined;
  }

  private forStmt(i: number): Stmt {
    const pos = this.pos(i);
    const end = this.end(i);
    const stop = this.next[i]!;
    const block = this.lastBlock(i + 1, stop);
    const body: BlockStmt = block < 0 ? { kind: 'BlockStmt', pos: end, end, list: [] } : this.block(block);
    const head = i + 1;
    if (head >= stop || head === block) return { kind: 'ForStmt', pos, end, body };
    this.checkHeader(head);
    if (this.kind[head] === Kind.RangeClause) return this.rangeStmt(i, head, body);
    if (this.kind[head] !== Kind.ForClause) return { kind: 'ForStmt', pos, end, cond: this.expr(head), body };
    let init: Stmt | undefined;
    let cond: Expr | undefined;
    let post: Stmt | undefined;
    let part = 0;
    for (let c = head + 1; c < this.next[head]!; c = this.next[c]!) {
      if (this.kind[c] === Kind.Semicolon) part++;
      else if (part === 0) init = this.stmt(c);
      else if (part === 1) cond = this.expr(c);
      else post = this.stmt(c);
    }
    return { kind: 'ForStmt', pos, end, init, cond, post, body };
  }

  private rangeStmt(i: number, clause: number, body: BlockStmt): Stmt {
    const stop = this.next[clause]!;
    let c = clause + 1;
    let left: readonly Expr[] = [];
    let define = false;
    if (c < stop && this.kind[c] === Kind.ExpressionList) {
      left = this.exprs(c);
      c = this.next[c]!;
      define = c < stop && this.kind[c] === Kind.Define;
      if (c < stop) c = this.next[c]!;
    }
    const [key, value] = left;
    const x = this.exprAt(c, stop);
    return { kind: 'RangeStmt', pos: this.pos(i), end: this.end(i), key, value, define, x, body };
  }

  private switchStmt(i: number): Stmt {
    const stop = this.next[i]!;
    const semicolon = this.find(i, Kind.Semicolon);
    const init = semicolon < 0 ? undefined : this.stmt(i + 1);
    let c = semicolon < 0 ? i + 1 : this.next[semicolon]!;
    let tag: Expr | undefined;
    if (c < stop && !this.isClause(c)) {
      this.checkHeader(c);
      tag = this.expr(c);
      c = this.next[c]!;
    }
    return { kind: 'SwitchStmt', pos: this.pos(i), end: this.end(i), init, tag, clauses: this.clauses(c, stop) };
  }

  private typeSwitchStmt(i: number): Stmt {
    const stop = this.next[i]!;
    const semicolon = this.find(i, Kind.Semicolon);
    const init = semicolon < 0 ? undefined : this.stmt(i + 1);
    let c = semicolon < 0 ? i + 1 : this.next[semicolon]!;
    let name: Ident | undefined;
    if (c < stop && this.kind[c] === Kind.ExpressionList) {
      if (this.hasChild(c) && this.kind[c + 1] === Kind.Name) name = this.ident(c + 1);
      c = this.skip(this.next[c]!, stop, Kind.Define);
    }
    const x = this.exprAt(c, stop);
    const clauses = this.clauses(this.after(c, stop), stop);
    return { kind: 'TypeSwitchStmt', pos: this.pos(i), end: this.end(i), init, name, x, clauses };
  }

  private isClause(i: number): boolean {
    const kind = this.kind[i];
    return kind === Kind.ExpressionCase || kind === Kind.TypeCase || kind === Kind.DefaultCase;
  }

  private clauses(c: number, stop: number): CaseClause[] {
    const clauses: CaseClause[] = [];
    for (; c < stop; c = this.next[c]!) {
      if (!this.isClause(c)) continue;
      const body = this.statements(c);
      const exprs = this.kind[c] === Kind.DefaultCase ? undefined : this.caseExprs(c);
      clauses.push({ kind: 'CaseClause', pos: this.pos(c), end: this.clauseEnd(c, body), exprs, body });
    }
    return fitted(clauses);
  }

  /** The grammar counts the line end behind the last statement as part of the clause. */
  private clauseEnd(i: number, body: readonly Stmt[]): number {
    const last = body[body.length - 1];
    if (last !== undefined) return last.end;
    const colon = this.find(i, Kind.Colon);
    return this.end(colon < 0 ? i : colon);
  }

  private caseExprs(i: number): Expr[] {
    const exprs: Expr[] = [];
    for (let c = i + 1; c < this.next[i]! && this.kind[c] !== Kind.Colon; c = this.next[c]!) {
      if (this.kind[c] === Kind.ExpressionList) exprs.push(...this.exprs(c));
      else if (this.kind[c] !== Kind.StatementList) exprs.push(this.expr(c));
    }
    return fitted(exprs);
  }

  private selectStmt(i: number): Stmt {
    const clauses: CommClause[] = [];
    for (let c = i + 1; c < this.next[i]!; c = this.next[c]!) {
      const kind = this.kind[c];
      if (kind !== Kind.CommunicationCase && kind !== Kind.DefaultCase) continue;
      const isDefault = kind === Kind.DefaultCase || !this.hasChild(c);
      const comm = isDefault ? undefined : this.stmt(c + 1);
      const body = this.statements(c);
      clauses.push({ kind: 'CommClause', pos: this.pos(c), end: this.clauseEnd(c, body), comm, body });
    }
    return { kind: 'SelectStmt', pos: this.pos(i), end: this.end(i), clauses: fitted(clauses) };
  }

  private labeledStmt(i: number): Stmt {
    const stop = this.next[i]!;
    const colon = this.after(i + 1, stop);
    const inner = this.skip(colon, stop, Kind.Colon);
    const label = this.hasChild(i) ? this.ident(i + 1) : this.missingIdent(i);
    const afterColon = colon < stop ? this.end(colon) : this.end(i);
    const stmt: Stmt = inner < stop ? this.stmt(inner) : { kind: 'EmptyStmt', pos: afterColon, end: afterColon };
    return { kind: 'LabeledStmt', pos: this.pos(i), end: stmt.end, label, stmt };
  }

  private label(i: number): Ident | undefined {
    return this.hasChild(i) ? this.ident(i + 1) : undefined;
  }

  // --- Nodes and children.

  private pos(i: number): number {
    return this.start[i]! + this.shift;
  }

  private end(i: number): number {
    return this.ends[i]! + this.shift;
  }

  private text(i: number): string {
    return this.source.slice(this.pos(i), this.end(i));
  }

  private ident(i: number): Ident {
    const pos = this.pos(i);
    const end = this.end(i);
    return { kind: 'Ident', pos, end, name: this.source.slice(pos, end) };
  }

  /** A name that an error has swallowed. */
  private missingIdent(i: number): Ident {
    return { kind: 'Ident', pos: this.end(i), end: this.end(i), name: '' };
  }

  private bad(pos: number): Expr {
    return { kind: 'BadExpr', pos, end: pos };
  }

  private hasChild(i: number): boolean {
    return i + 1 < this.next[i]!;
  }

  private exprAt(c: number, stop: number): Expr {
    if (c < stop) return this.expr(c);
    return this.bad(this.end(stop - 1));
  }

  /** The sibling behind child `c`, or `stop`. */
  private after(c: number, stop: number): number {
    return c < stop ? this.next[c]! : stop;
  }

  /** `c`, or the sibling behind it if it is a token of this kind. */
  private skip(c: number, stop: number, token: Kind): number {
    return c < stop && this.kind[c] === token ? this.next[c]! : c;
  }

  private find(i: number, kind: Kind): number {
    for (let c = i + 1; c < this.next[i]!; c = this.next[c]!) if (this.kind[c] === kind) return c;
    return -1;
  }

  private hasError(i: number): boolean {
    return touchesError(this.tree.errors, this.start[i]!, this.ends[i]!);
  }
}

/**
 * Whether one of the errors touches a range. They are in source order and apart from each other, save for the first,
 * which spans the whole text where tree-sitter found no way to read it.
 */
export function touchesError(errors: readonly Range[], start: number, end: number): boolean {
  const [first] = errors;
  if (first !== undefined && first.start <= end && first.end >= start) return true;
  let low = 0;
  let high = errors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (errors[middle]!.end < start) low = middle + 1;
    else high = middle;
  }
  return low < errors.length && errors[low]!.start <= end;
}

function balanced(op: string, operands: readonly Expr[], from: number, to: number): Expr {
  if (to - from === 1) return operands[from]!;
  const middle = (from + to) >> 1;
  const x = balanced(op, operands, from, middle);
  const y = balanced(op, operands, middle, to);
  const chain: BinaryExpr = { kind: 'BinaryExpr', pos: x.pos, end: y.end, op, x, y };
  return chain;
}

/**
 * Go names all parameters of a list or none. Of a long `a, b, c, ... T` the grammar takes the first names for types
 * without a name (it gives up some of its readings when there are many).
 */
function withNamesJoined(fields: Field[]): Field[] {
  if (fields.every((field) => field.names.length > 0)) return fields;
  const joined: Field[] = [];
  let names: Ident[] = [];
  for (const field of fields) {
    if (field.names.length === 0 && field.type.kind === 'Ident') {
      names.push(field.type);
      continue;
    }
    const pos = names[0]?.pos ?? field.pos;
    joined.push(names.length === 0 ? field : { ...field, pos, names: [...names, ...field.names] });
    names = [];
  }
  for (const name of names) joined.push({ pos: name.pos, end: name.end, names: [], type: name });
  return joined;
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The contents of a string literal. Bytes above 127 are taken for characters: import paths and tags hold none. */
function unquoted(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.charCodeAt(0) === 96) return inner.replaceAll('\r', '');
  return inner.replace(/\\(?:x(..)|u(.{4})|U(.{8})|([0-7]{3})|(.))/g, (_, x, u, long, octal, one) => {
    if (one !== undefined) return escapes[one] ?? one;
    const code = octal === undefined ? Number.parseInt(x ?? u ?? long, 16) : Number.parseInt(octal, 8);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
