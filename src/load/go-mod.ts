// go.mod and go.work as data.
//
// In: the text of the file. Out: what the analysis needs of it (module path, language version, requirements,
// replacements, workspace members), and the first thing that is wrong with it. Versions are never compared: go.mod lists
// the ones in use since Go 1.17. `exclude`, `retract`, `tool`, `toolchain`, `godebug` and `ignore` are read over.

export interface Replacement {
  readonly path: string;
  /** Absent: every version is replaced. */
  readonly version?: string;
  /** A module path, or a directory when it starts with `./`, `../` or is absolute. */
  readonly target: string;
  /** Absent for a directory. */
  readonly targetVersion?: string;
}

export interface GoMod {
  /** Empty where the module directive is missing. */
  readonly module: string;
  readonly goVersion?: readonly [number, number];
  /** Module path to version. */
  readonly require: ReadonlyMap<string, string>;
  readonly replace: readonly Replacement[];
  /** Directories named by `use`, of go.work only. */
  readonly use: readonly string[];
  /** The first error, as a phrase with the line: `line 3: unknown directive "modul"`. */
  readonly error?: string;
}

const READ_OVER = new Set(['exclude', 'retract', 'toolchain', 'godebug', 'tool', 'ignore']);

export function parseGoMod(text: string): GoMod {
  const file = parseDirectives(text);
  return file.module === '' && file.error === undefined ? { ...file, error: 'it has no module directive' } : file;
}

export function parseGoWork(text: string): GoMod {
  return parseDirectives(text);
}

function parseDirectives(text: string): GoMod {
  let module = '';
  let goVersion: readonly [number, number] | undefined;
  const require = new Map<string, string>();
  const replace: Replacement[] = [];
  const use: string[] = [];
  let error: string | undefined;
  let block: string | undefined;

  /** One directive; false where it is malformed. */
  const take = (verb: string, words: readonly string[]): boolean => {
    switch (verb) {
      case 'module':
        if (words.length !== 1) return false;
        module = words[0]!;
        return true;
      case 'go': {
        const version = /^(\d+)\.(\d+)/.exec(words[0] ?? '');
        if (version) goVersion = [Number(version[1]), Number(version[2])];
        return version !== null && words.length === 1;
      }
      case 'require':
        if (words.length !== 2) return false;
        require.set(words[0]!, words[1]!);
        return true;
      case 'use':
        if (words.length !== 1) return false;
        use.push(words[0]!);
        return true;
      case 'replace': {
        const arrow = words.indexOf('=>');
        const [path, version] = words.slice(0, arrow);
        const [target, targetVersion] = words.slice(arrow + 1);
        if (arrow < 1 || arrow > 2 || path === undefined || target === undefined) return false;
        replace.push({
          path,
          target,
          ...(version !== undefined && { version }),
          ...(targetVersion !== undefined && { targetVersion }),
        });
        return true;
      }
      default:
        return READ_OVER.has(verb);
    }
  };

  text.split('\n').forEach((line, index) => {
    const words = splitWords(line);
    const complain = (what: string) => {
      error ??= `line ${index + 1}: ${what}`;
    };
    const verb = words[0];
    if (verb === undefined) return;
    if (block !== undefined) {
      if (verb === ')') block = undefined;
      else if (!take(block, words)) complain(`malformed ${block} directive`);
      return;
    }
    if (words[1] === '(') {
      block = verb;
      if (!KNOWN.has(verb)) complain(`unknown directive "${verb}"`);
      if (words[2] === ')') block = undefined;
      return;
    }
    if (!KNOWN.has(verb)) complain(`unknown directive "${verb}"`);
    else if (!take(verb, words.slice(1))) complain(`malformed ${verb} directive`);
  });
  if (block !== undefined) error ??= `the ${block} block is not closed`;

  return {
    module,
    require,
    replace,
    use,
    ...(goVersion !== undefined && { goVersion }),
    ...(error !== undefined && { error }),
  };
}

const KNOWN = new Set(['module', 'go', 'require', 'replace', 'use', ...READ_OVER]);

/** Words of a line without its comment; quotes are taken off, a parenthesis is a word of its own. */
function splitWords(line: string): string[] {
  const words = line.match(/\/\/.*|"[^"]*"|`[^`]*`|[()]|[^\s()"`]+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('//'));
  return (comment === -1 ? words : words.slice(0, comment)).map((word) => word.replace(/^["`]|["`]$/g, ''));
}
