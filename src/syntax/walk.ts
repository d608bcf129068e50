// Going over syntax trees: the children of a node, and everything below it.
//
// Children come in source order. A Field is no node of its own: its names and its type are children of what holds it.
// The values that an empty const spec repeats are visited with each spec that repeats them.
import type { Expr, Field, Node } from './ast.js';

/** The children of `node`. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'Ident':
    case 'BasicLit':
    case 'BadExpr':
    case 'BadStmt':
    case 'EmptyStmt':
      return [];
    case 'CompositeLit':
      // An array, as a generated table may have more elements than a call takes arguments.
      return node.type ? [node.type, ...node.elts] : node.elts;
    case 'FuncLit':
      return [node.type, node.body];
    case 'ParenExpr':
    case 'StarExpr':
    case 'UnaryExpr':
    case 'ExprStmt':
    case 'IncDecStmt':
      return [node.x];
    case 'SelectorExpr':
      return [node.x, node.sel];
    case 'IndexExpr':
      return [node.x, ...node.indices];
    case 'SliceExpr':
      return present(node.x, node.low, node.high, node.max);
    case 'TypeAssertExpr':
      return present(node.x, node.type);
    case 'CallExpr':
      return [node.fun, ...node.args];
    case 'BinaryExpr':
      return [node.x, node.y];
    case 'KeyValueExpr':
    case 'MapType':
      return [node.key, node.value];
    case 'ArrayType':
      return present(node.len, node.elt);
    case 'StructType':
      return ofFields(node.fields);
    case 'FuncType':
      return ofFields([...node.typeParams, ...node.params, ...node.results]);
    case 'InterfaceType':
      return [...ofFields(node.methods), ...node.embeds].sort((a, b) => a.pos - b.pos);
    case 'ChanType':
      return [node.value];
    case 'Ellipsis':
      return present(node.elt);
    case 'BlockStmt':
      return node.list;
    case 'AssignStmt':
      return [...node.lhs, ...node.rhs];
    case 'SendStmt':
      return [node.chan, node.value];
    case 'GoStmt':
    case 'DeferStmt':
      return [node.call];
    case 'ReturnStmt':
      return node.results;
    case 'BranchStmt':
      return present(node.label);
    case 'IfStmt':
      return present(node.init, node.cond, node.then, node.else);
    case 'SwitchStmt':
      return present(node.init, node.tag, ...node.clauses);
    case 'TypeSwitchStmt':
      return present(node.init, node.name, node.x, ...node.clauses);
    case 'SelectStmt':
      return node.clauses;
    case 'CaseClause':
      return [...(node.exprs ?? []), ...node.body];
    case 'CommClause':
      return present(node.comm, ...node.body);
    case 'ForStmt':
      return present(node.init, node.cond, node.post, node.body);
    case 'RangeStmt':
      return present(node.key, node.value, node.x, node.body);
    case 'LabeledStmt':
      return [node.label, node.stmt];
    case 'DeclStmt':
      return node.decls;
    case 'ImportSpec':
      return present(node.name);
    case 'ValueDecl':
      return present(...node.names, node.type, ...node.values);
    case 'TypeDecl':
      return [node.name, ...ofFields(node.typeParams), node.type];
    case 'FuncDecl':
      return present(...(node.recv ? ofFields([node.recv]) : []), node.name, node.type, node.body);
  }
}

function present(...nodes: readonly (Node | undefined)[]): Node[] {
  return nodes.filter((node) => node !== undefined);
}

function ofFields(fields: readonly Field[]): Node[] {
  return fields.flatMap((field) => [...field.names, field.type]);
}

/** Calls `enter` for `node` and everything below it, parents first; what `enter` returns false for is not entered. */
export function walk(node: Node, enter: (node: Node) => unknown): void {
  if (enter(node) === false) return;
  for (const child of childrenOf(node)) walk(child, enter);
}

/** `x` of `((x))`. */
export function unparen(x: Expr): Expr {
  while (x.kind === 'ParenExpr') x = x.x;
  return x;
}
