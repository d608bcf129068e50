// Findings in; those that are kept, and those that something keeps back, out.
export { addIgnores } from './add-ignore.js';
export {
  type Baseline,
  type BaselineEntry,
  baselineOf,
  keepBack,
  parseBaseline,
  printBaseline,
  pruned,
} from './baseline.js';

export { type Directive, type Directives, readDirectives } from './directives.js';
export { type ChangedLines, onlyNew, parseDiff } from './new-code.js';
export { applyDirectives, withoutFiles } from './silence.js';
