// What a formatter is handed beside the report: the texts that spans point into, and how and for whom it is printed.
//
// The caller fills it from the command line, the terminal and git. Formatters never look for themselves.
import type { Report, RuleInfo } from '../finding.js';
import type { LineIndex } from '../text/source-text.js';

/** Where the run's root lies in its repository; SARIF and GitLab name files from the repository's root. */
export interface RepositoryRoot {
  /** From the repository's root to the run's root: `services/api/`, or '' where they are the same. */
  readonly prefix: string;
  /** The commit that was read, where git could say. */
  readonly provenance?: {
    readonly repositoryUri: string;
    readonly revisionId?: string;
    readonly branch?: string;
  };
}

export interface ReportContext {
  /** The text of a file of the run, cached by the caller; undefined where it cannot be read any more. */
  texts(path: string): LineIndex | undefined;
  readonly color: boolean;
  /** The terminal's columns; undefined where output goes to a file or a pipe. */
  readonly width: number | undefined;
  /** Frames of box-drawing characters rather than ASCII. */
  readonly unicode: boolean;
  /** The tool's version, without a leading v. */
  readonly version: string;
  readonly root: RepositoryRoot;
  /** The tool's home page, without a closing slash; '' for none. */
  readonly toolUri: string;
}

export type Formatter = (report: Report, context: ReportContext) => string;

/**
 * The page that documents a rule; undefined where the tool has no home page. A repository has one for each rule; the
 * registry's page of the package shows the README, which lists them.
 */
export function ruleUri({ id }: Pick<RuleInfo, 'id'>, { toolUri }: ReportContext): string | undefined {
  if (toolUri === '') return undefined;
  return toolUri.startsWith('https://www.npmjs.com/') ? `${toolUri}#${id}` : `${toolUri}/blob/main/docs/rules/${id}.md`;
}
