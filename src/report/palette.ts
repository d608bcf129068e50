// Colours by what they mean. They only ever repeat what the text already says.
import { Chalk } from 'chalk';
import type { Severity } from '../finding.js';
import type { ReportContext } from './context.js';

export type Paint = (text: string) => string;

export interface Palette {
  readonly severity: Record<Severity, Paint>;
  /** The frame, line numbers and labels of places that are not the one to fix. */
  readonly frame: Paint;
  readonly strong: Paint;
  readonly dim: Paint;
  readonly code: Paint;
  readonly plain: Paint;
}

/** Sixteen colours, which every terminal's theme keeps readable on its own background. */
export function palette(context: ReportContext): Palette {
  const chalk = new Chalk({ level: context.color ? 1 : 0 });
  return {
    severity: { error: chalk.bold.red, warning: chalk.bold.yellow, note: chalk.bold.green },
    frame: chalk.bold.blue,
    strong: chalk.bold,
    dim: chalk.dim,
    code: chalk.cyan,
    plain: (text) => text,
  };
}
