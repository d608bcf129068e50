// Which maps a printer or encoder comes across in a value of some type: json.Marshal(s), fmt's %v.
//
// Depth and number are bounded. Types that print or encode themselves are not entered. fmt follows a pointer at the
// top only; encoders follow all pointers, and exported fields only. What lies behind an interface is not seen.
import type { Program } from '../model/program.js';
import type { Type } from '../model/types.js';
import { isExported } from '../text/exported.js';
import type { Step } from './graph.js';
import { mapElement, sliceElement } from './graph.js';

const maximalDepth = 3;
const maximalPaths = 12;
/** ... or loggers, which print what they are told instead. */
const selfPrinting = ['String', 'Error', 'Format', 'GoString', 'LogValue', 'MarshalLogArray', 'MarshalLogObject'];
const selfEncoding = ['GobEncode', 'MarshalBinary', 'MarshalJSON', 'MarshalText', 'MarshalXML', 'MarshalYAML'];

export function reachedMaps(program: Program, type: Type, how: 'encode' | 'print'): readonly (readonly Step[])[] {
  const paths: Step[][] = [];
  const own = how === 'encode' ? selfEncoding : selfPrinting;
  const visit = (at: Type, path: readonly Step[], depth: number): void => {
    if (paths.length >= maximalPaths || depth > maximalDepth) return;
    if (own.some((name) => program.methodOf(at, name) !== undefined)) return;
    const shape = program.underlying(at);
    if (shape.kind === 'pointer') {
      if (how === 'encode' || depth === 0) visit(shape.elem, path, depth + 1);
      return;
    }
    if (shape.kind === 'slice' || shape.kind === 'array') return visit(shape.elem, [...path, sliceElement], depth + 1);
    if (shape.kind === 'map') {
      if (path.length > 0) paths.push([...path]);
      return visit(shape.elem, [...path, mapElement], depth + 1);
    }
    if (shape.kind !== 'struct') return;
    for (const field of shape.fields) {
      if (how === 'encode' && !field.embedded && !isExported(field.name)) continue;
      if (/^sync\.|^sync\/atomic\./.test(ownerPath(field.type))) continue;
      visit(program.fieldType(at, field), [...path, field], depth + 1);
    }
  };
  visit(how === 'encode' ? withOnePointer(program, type) : type, [], 0);
  return paths;
}

/** `json.Unmarshal(data, &s.config)`, where that is a pointer itself: what is meant is what both lead to. */
function withOnePointer(program: Program, type: Type): Type {
  const shape = program.underlying(type);
  return shape.kind === 'pointer' && program.underlying(shape.elem).kind === 'pointer' ? shape.elem : type;
}

function ownerPath(type: Type): string {
  return type.kind === 'named' ? `${type.symbol.pkg.path}.${type.symbol.name}` : '';
}
