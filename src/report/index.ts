// Reports as text: a formatter for each name that `--format` takes, and the texts around them.
//
// Formatters are pure. They see the report and the texts it points into, never the syntax tree or the program, and
// they print nothing: what they return ends in a line end, or is empty where there is nothing to say.
import { formatAgent } from './agent.js';
import { formatCheckstyle } from './checkstyle.js';
import { formatConcise } from './concise.js';
import type { Formatter } from './context.js';
import { formatFull } from './full.js';
import { formatGithub } from './github.js';
import { formatGitlab } from './gitlab.js';
import { formatJson } from './json.js';
import { formatJsonl } from './jsonl.js';
import { formatJunit } from './junit.js';
import { formatRdjson } from './rdjson.js';
import { formatSarif } from './sarif.js';

export const formatNames = [
  'full',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
  'agent',
] as const;

export type FormatName = (typeof formatNames)[number];

export const formatters: Record<FormatName, Formatter> = {
  full: formatFull,
  concise: formatConcise,
  json: formatJson,
  jsonl: formatJsonl,
  sarif: formatSarif,
  github: formatGithub,
  gitlab: formatGitlab,
  junit: formatJunit,
  checkstyle: formatCheckstyle,
  rdjson: formatRdjson,
  agent: formatAgent,
};

export type { Formatter, ReportContext, RepositoryRoot } from './context.js';
export { fingerprints } from './fingerprint.js';
export { formatFooter, formatOverview, formatProblem } from './footer.js';
export { formatRule, formatRuleList } from './rule-page.js';
