// Values, and the steps that lead on from them.
import type { VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import { type Root, type Step, unknownValue, type Value } from './graph.js';

const maximalSteps = 8;
const noSteps: readonly Step[] = [];

export function variable(symbol: VarSymbol): Value {
  return { root: symbol, steps: noSteps };
}

export function step(value: Value, next: Step): Value {
  return steps(value, [next]);
}

export function steps(value: Value, next: readonly Step[]): Value {
  const { kind } = value.root as Root;
  if (kind === 'unknown' || kind === 'nil' || kind === 'func') return unknownValue;
  if (value.steps.length + next.length > maximalSteps) return unknownValue;
  return { root: value.root, steps: value.steps.length === 0 ? next : value.steps.concat(next) };
}

export function isFreshRoot(value: Value): boolean {
  return value.root.kind === 'alloc' && value.steps.length === 0;
}

export function deref(type: Type): Type {
  return type.kind === 'pointer' ? type.elem : type;
}

/** The last field on the way, or the variable itself. */
export function declarationOf(value: Value): VarSymbol | undefined {
  for (let i = value.steps.length - 1; i >= 0; i--) {
    const step = value.steps[i]!;
    if (step.kind === 'var') return step;
  }
  return value.root.kind === 'var' ? value.root : undefined;
}
