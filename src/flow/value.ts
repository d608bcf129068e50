// Values, and the steps that lead on from them.
import type { TypeSymbol, VarSymbol } from '../model/symbols.js';
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

/** The named type, or the one that a pointer leads to. */
export function namedBehind(type: Type): TypeSymbol | undefined {
  const named = deref(type);
  return named.kind === 'named' ? named.symbol : undefined;
}

/** The field in which the way ends. */
export function fieldOf({ steps: way }: Value): VarSymbol | undefined {
  const last = way.at(-1);
  return last?.kind === 'var' && last.role === 'field' ? last : undefined;
}

/** The last field on the way, or the variable itself. */
export function declarationOf(value: Value): VarSymbol | undefined {
  for (let i = value.steps.length - 1; i >= 0; i--) {
    const step = value.steps[i]!;
    if (step.kind === 'var') return step;
  }
  return value.root.kind === 'var' ? value.root : undefined;
}
