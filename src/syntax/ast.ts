// Go's syntax tree as plain readonly objects, with go/ast's names.
//
// A node holds its offsets (UTF-16 code units) in `pos` and `end`, half-open, and nothing of tree-sitter. Every union
// is told apart by `kind`. What the grammar could not parse becomes Bad*; its function says so in `broken`.
import type { Span } from '../text/source-text.js';

export interface Positioned {
  readonly pos: number;
  readonly end: number;
}

export interface Ident extends Positioned {
  readonly kind: 'Ident';
  readonly name: string;
}
export interface BasicLit extends Positioned {
  readonly kind: 'BasicLit';
  readonly literal: 'int' | 'float' | 'imag' | 'char' | 'string';
  /** As written, quotes and all. */
  readonly value: string;
}
/** `type` is absent in an elided inner literal: the `{1, 2}` of `[]T{{1, 2}}`. */
export interface CompositeLit extends Positioned {
  readonly kind: 'CompositeLit';
  readonly type?: Expr;
  readonly elts: readonly Expr[];
}
export interface FuncLit extends Positioned {
  readonly kind: 'FuncLit';
  readonly type: FuncType;
  readonly body: BlockStmt;
  readonly broken: boolean;
}
export interface ParenExpr extends Positioned {
  readonly kind: 'ParenExpr';
  readonly x: Expr;
}
/** Also a qualified type `pkg.T`. */
export interface SelectorExpr extends Positioned {
  readonly kind: 'SelectorExpr';
  readonly x: Expr;
  readonly sel: Ident;
}
/** An index, or an instantiation `F[int]`, `T[K, V]`: only the model can tell. */
export interface IndexExpr extends Positioned {
  readonly kind: 'IndexExpr';
  readonly x: Expr;
  readonly indices: readonly Expr[];
}
export interface SliceExpr extends Positioned {
  readonly kind: 'SliceExpr';
  readonly x: Expr;
  readonly low?: Expr;
  readonly high?: Expr;
  readonly max?: Expr;
}
/** `type` is absent in `x.(type)`. */
export interface TypeAssertExpr extends Positioned {
  readonly kind: 'TypeAssertExpr';
  readonly x: Expr;
  readonly type?: Expr;
}
/** Calls, conversions and builtins alike. `ellipsis`: the last argument is followed by `...`. */
export interface CallExpr extends Positioned {
  readonly kind: 'CallExpr';
  readonly fun: Expr;
  readonly args: readonly Expr[];
  readonly ellipsis: boolean;
}
export interface StarExpr extends Positioned {
  readonly kind: 'StarExpr';
  readonly x: Expr;
}
export interface UnaryExpr extends Positioned {
  readonly kind: 'UnaryExpr';
  readonly op: '+' | '-' | '!' | '^' | '&' | '<-' | '~';
  readonly x: Expr;
}
export interface BinaryExpr extends Positioned {
  readonly kind: 'BinaryExpr';
  readonly op: string;
  readonly x: Expr;
  readonly y: Expr;
}
export interface KeyValueExpr extends Positioned {
  readonly kind: 'KeyValueExpr';
  readonly key: Expr;
  readonly value: Expr;
}
export interface BadExpr extends Positioned {
  readonly kind: 'BadExpr';
}

export interface ArrayType extends Positioned {
  readonly kind: 'ArrayType' /** Absent for a slice; an Ellipsis for `[...]T`. */;
  readonly len?: Expr;
  readonly elt: Expr;
}
export interface StructType extends Positioned {
  readonly kind: 'StructType';
  readonly fields: readonly Field[];
}
export interface FuncType extends Positioned {
  readonly kind: 'FuncType';
  readonly typeParams: readonly Field[];
  readonly params: readonly Field[];
  readonly results: readonly Field[];
}
/** `methods` have one name and a FuncType; `embeds` are types, unions (BinaryExpr `|`) and `~T` (UnaryExpr). */
export interface InterfaceType extends Positioned {
  readonly kind: 'InterfaceType';
  readonly methods: readonly Field[];
  readonly embeds: readonly Expr[];
}
export interface MapType extends Positioned {
  readonly kind: 'MapType';
  readonly key: Expr;
  readonly value: Expr;
}
export interface ChanType extends Positioned {
  readonly kind: 'ChanType';
  readonly dir: 'both' | 'send' | 'recv';
  readonly value: Expr;
}
/** `...T` of a parameter, or the `...` of `[...]T` (no elt). */
export interface Ellipsis extends Positioned {
  readonly kind: 'Ellipsis';
  readonly elt?: Expr;
}

export type Expr =
  | Ident
  | BasicLit
  | CompositeLit
  | FuncLit
  | ParenExpr
  | SelectorExpr
  | IndexExpr
  | SliceExpr
  | TypeAssertExpr
  | CallExpr
  | StarExpr
  | UnaryExpr
  | BinaryExpr
  | KeyValueExpr
  | BadExpr
  | ArrayType
  | StructType
  | FuncType
  | InterfaceType
  | MapType
  | ChanType
  | Ellipsis;

/**
 * Parameters, results, receivers, type parameters, struct fields, interface methods.
 * `names` is empty for an embedded field and for unnamed parameters.
 * `doc` and `comment` (text without the markers) are kept for struct fields only: guards are declared there.
 */
export interface Field extends Positioned {
  readonly names: readonly Ident[];
  readonly type: Expr;
  readonly tag?: string;
  readonly doc?: string;
  readonly comment?: string;
}

export interface BlockStmt extends Positioned {
  readonly kind: 'BlockStmt';
  readonly list: readonly Stmt[];
}
export interface ExprStmt extends Positioned {
  readonly kind: 'ExprStmt';
  readonly x: Expr;
}
/** `tok`: `=`, `:=`, or an operator with `=` (`+=`). */
export interface AssignStmt extends Positioned {
  readonly kind: 'AssignStmt';
  readonly lhs: readonly Expr[];
  readonly tok: string;
  readonly rhs: readonly Expr[];
}
export interface IncDecStmt extends Positioned {
  readonly kind: 'IncDecStmt';
  readonly x: Expr;
  readonly tok: '++' | '--';
}
export interface SendStmt extends Positioned {
  readonly kind: 'SendStmt';
  readonly chan: Expr;
  readonly value: Expr;
}
/** `call` is a CallExpr in all valid Go. */
export interface GoStmt extends Positioned {
  readonly kind: 'GoStmt';
  readonly call: Expr;
}
export interface DeferStmt extends Positioned {
  readonly kind: 'DeferStmt';
  readonly call: Expr;
}
export interface ReturnStmt extends Positioned {
  readonly kind: 'ReturnStmt';
  readonly results: readonly Expr[];
}
export interface BranchStmt extends Positioned {
  readonly kind: 'BranchStmt';
  readonly tok: 'break' | 'continue' | 'goto' | 'fallthrough';
  readonly label?: Ident;
}
export interface IfStmt extends Positioned {
  readonly kind: 'IfStmt';
  readonly init?: Stmt;
  readonly cond: Expr;
  readonly then: BlockStmt;
  readonly else?: IfStmt | BlockStmt;
}
/** `exprs` is absent for `default`. In a type switch they are types (or the Ident nil). */
export interface CaseClause extends Positioned {
  readonly kind: 'CaseClause';
  readonly exprs?: readonly Expr[];
  readonly body: readonly Stmt[];
}
export interface SwitchStmt extends Positioned {
  readonly kind: 'SwitchStmt';
  readonly init?: Stmt;
  readonly tag?: Expr;
  readonly clauses: readonly CaseClause[];
}
/** `switch init; name := x.(type) {...}`. */
export interface TypeSwitchStmt extends Positioned {
  readonly kind: 'TypeSwitchStmt';
  readonly init?: Stmt;
  readonly name?: Ident;
  readonly x: Expr;
  readonly clauses: readonly CaseClause[];
}
/** `comm` is absent for `default`; else a SendStmt, an ExprStmt or an AssignStmt whose right side is `<-ch`. */
export interface CommClause extends Positioned {
  readonly kind: 'CommClause';
  readonly comm?: Stmt;
  readonly body: readonly Stmt[];
}
export interface SelectStmt extends Positioned {
  readonly kind: 'SelectStmt';
  readonly clauses: readonly CommClause[];
}
export interface ForStmt extends Positioned {
  readonly kind: 'ForStmt';
  readonly init?: Stmt;
  readonly cond?: Expr;
  readonly post?: Stmt;
  readonly body: BlockStmt;
}
/** `for key, value := range x`. `define`: with `:=`. */
export interface RangeStmt extends Positioned {
  readonly kind: 'RangeStmt';
  readonly key?: Expr;
  readonly value?: Expr;
  readonly define: boolean;
  readonly x: Expr;
  readonly body: BlockStmt;
}
export interface LabeledStmt extends Positioned {
  readonly kind: 'LabeledStmt';
  readonly label: Ident;
  readonly stmt: Stmt;
}
export interface DeclStmt extends Positioned {
  readonly kind: 'DeclStmt';
  readonly decls: readonly (ValueDecl | TypeDecl)[];
}
export interface EmptyStmt extends Positioned {
  readonly kind: 'EmptyStmt';
}
export interface BadStmt extends Positioned {
  readonly kind: 'BadStmt';
}

export type Stmt =
  | BlockStmt
  | ExprStmt
  | AssignStmt
  | IncDecStmt
  | SendStmt
  | GoStmt
  | DeferStmt
  | ReturnStmt
  | BranchStmt
  | IfStmt
  | SwitchStmt
  | TypeSwitchStmt
  | SelectStmt
  | ForStmt
  | RangeStmt
  | LabeledStmt
  | DeclStmt
  | EmptyStmt
  | BadStmt;

/** `import name "path"`; `name` may be `.` or `_`. */
export interface ImportSpec extends Positioned {
  readonly kind: 'ImportSpec';
  readonly name?: Ident;
  readonly path: string;
}
/** One spec of `var` or `const`. In a const group, an elided type and values are those of the spec before, `iota` its index. */
export interface ValueDecl extends Positioned {
  readonly kind: 'ValueDecl';
  readonly tok: 'var' | 'const';
  readonly names: readonly Ident[];
  readonly type?: Expr;
  readonly values: readonly Expr[];
  /** Doc and line comment, as on a Field: guards of package variables are declared there. */
  readonly doc?: string;
  readonly comment?: string;
}
/** One type spec. `alias`: `type A = B`. */
export interface TypeDecl extends Positioned {
  readonly kind: 'TypeDecl';
  readonly name: Ident;
  readonly typeParams: readonly Field[];
  readonly alias: boolean;
  readonly type: Expr;
  readonly doc?: string;
}
export interface FuncDecl extends Positioned {
  readonly kind: 'FuncDecl';
  readonly name: Ident;
  readonly recv?: Field;
  readonly type: FuncType;
  /** Absent for an external function, and for dependencies, which are lowered without bodies. */
  readonly body?: BlockStmt;
  /** A syntax error lies inside: no claim that something is missing may be made of this function. */
  readonly broken: boolean;
  readonly doc?: string;
}
export type Decl = ValueDecl | TypeDecl | FuncDecl;

/** A comment, markers included, for directives and contracts inside bodies. */
export interface Comment extends Positioned {
  readonly text: string;
}

export interface SyntaxProblem {
  readonly message: string;
  readonly span: Span;
}

export interface SyntaxFile {
  readonly path: string;
  readonly package: Ident;
  readonly imports: readonly ImportSpec[];
  readonly decls: readonly Decl[];
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
  /** Matches Go's regexp for generated files: analysed as context, not reported. */
  readonly generated: boolean;
  readonly lines: number;
}

export type Node = Expr | Stmt | Decl | CaseClause | CommClause | ImportSpec;
