// Reads comments such as `/*type map[string]int*/` in Go sources, and says where the program does not agree.
//
// A marker speaks of the longest expression that begins after it: `type` of its type, `path` of the fields that a
// selector passes through (and its method), `callee` of what a call calls. The package's own path is left out.

import {
  type Callee,
  type Program,
  qualifiedName,
  type Resolution,
  type Selection,
  typeString,
} from '../../src/model/index.js';
import type { Node } from '../../src/syntax/index.js';
import { LineIndex } from '../../src/text/source-text.js';

export interface Verdicts {
  readonly failures: readonly string[];
  readonly checked: number;
}

/** Checks every marker of the program's files; one sentence for each that does not hold. */
export function checkMarkers(program: Program, textOf: (path: string) => string): Verdicts {
  const failures: string[] = [];
  const markers = new Map<string, Map<number, Marker>>();
  let checked = 0;
  const markersOf = (path: string) => {
    const known = markers.get(path) ?? readMarkers(textOf(path));
    markers.set(path, known);
    return known;
  };
  const check = (path: string, pkgPath: string, root: Node, resolution: Resolution): void => {
    const open = markersOf(path);
    forEachNode(root, (node) => {
      const marker = open.get(node.pos);
      if (marker === undefined) return;
      const found = answer(marker, node, resolution);
      if (found === undefined) return;
      open.delete(node.pos);
      checked++;
      const shown = found.replaceAll(`${pkgPath}.`, '').replaceAll('example.com/fixtures/model/', '');
      const wanted = marker.text.replaceAll('example.com/fixtures/model/', '');
      const own = pkgPath.slice(pkgPath.lastIndexOf('/') + 1);
      const same = shown === wanted || shown === wanted.replaceAll(`${own}.`, '');
      if (!same) failures.push(`${path}:${marker.line}: ${marker.kind} is ${shown}, not ${wanted}`);
    });
  };
  for (const func of program.functions) {
    if (func.parent === undefined && func.node.kind === 'FuncDecl') {
      check(func.path, func.pkg.path, func.node, program.resolve(func));
    }
  }
  for (const { pkg, path, values, resolution } of program.initializers) {
    for (const value of values) check(path, pkg.path, value, resolution());
  }
  for (const [path, open] of markers) {
    for (const { line, kind } of open.values()) failures.push(`${path}:${line}: no expression for this ${kind} marker`);
  }
  return { failures, checked };
}

interface Marker {
  readonly kind: string;
  readonly text: string;
  readonly line: number;
}

/** By the offset of the expression that each speaks of. */
function readMarkers(text: string): Map<number, Marker> {
  const lines = new LineIndex(text);
  const markers = new Map<number, Marker>();
  for (const match of text.matchAll(/\/\*(type|path|callee) ([^*]*(?:\*(?!\/)[^*]*)*)\*\/\s*/g)) {
    const { line } = lines.position(match.index);
    markers.set(match.index + match[0].length, { kind: match[1]!, text: match[2]!, line });
  }
  return markers;
}

/** Undefined where the marker does not speak of such a node. */
function answer(marker: Marker, node: Node, resolution: Resolution): string | undefined {
  switch (marker.kind) {
    case 'type':
      return isExpression(node) ? typeString(resolution.typeOf(node)) : undefined;
    case 'path':
      if (node.kind === 'CallExpr' && node.fun.kind === 'SelectorExpr') return pathOf(resolution.selectionOf(node.fun));
      return node.kind === 'SelectorExpr' ? pathOf(resolution.selectionOf(node)) : undefined;
    default:
      return node.kind === 'CallExpr' ? calleeOf(resolution.calleeOf(node)) : undefined;
  }
}

type Expression = Parameters<Resolution['typeOf']>[0];

function isExpression(node: Node): node is Expression {
  return !/(Stmt|Decl|Clause|Spec)$/.test(node.kind);
}

function pathOf(selection: Selection): string {
  if (selection.kind !== 'field' && selection.kind !== 'method') return selection.kind;
  const fields = selection.path.map(qualifiedName);
  return [...fields, ...(selection.kind === 'method' ? [`method ${selection.func.key}`] : [])].join(' ');
}

function calleeOf(callee: Callee): string {
  switch (callee.kind) {
    case 'static':
      return `static ${callee.func.key}`;
    case 'interface':
      return [`interface ${callee.method.key}:`, ...callee.candidates.map(({ key }) => key)].join(' ');
    case 'builtin':
      return `builtin ${callee.name}`;
    case 'conversion':
      return `conversion ${typeString(callee.type)}`;
    default:
      return callee.kind;
  }
}

/** Outer nodes before inner ones. */
function forEachNode(node: unknown, visit: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (isNode(node)) visit(node);
  for (const part of Object.values(node)) forEachNode(part, visit);
}

function isNode(node: object): node is Node {
  return 'kind' in node && 'pos' in node;
}
