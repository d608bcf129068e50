// Which Go files a build takes: `//go:build` and `// +build` lines, and names such as `poll_linux_amd64.go`.
//
// In: a file's name or its header lines, and the build context. Out: taken or not. This is go/build's
// `shouldBuild` and `goodOSArchFile`, with cgo assumed to be on. A line that does not parse excludes nothing: the file
// would not build, and analysing it does no harm.

export interface BuildContext {
  readonly goos: string;
  readonly goarch: string;
  /** Further tags, as `go build -tags` takes them. */
  readonly tags: readonly string[];
}

/** The constraint lines of a file's header, without their markers. */
export interface ConstraintLines {
  /** The expression after `//go:build`. */
  readonly goBuild?: string;
  /** The arguments of each `// +build` line. They count only where there is no `//go:build`. */
  readonly plusBuild: readonly string[];
}

/** Release tags `go1.1` up to this one are satisfied; a newer language version in go.mod does not raise it. */
const NEWEST_GO_MINOR = 27;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const KNOWN_OS = words(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos',
);
const UNIX_OS = words('aix android darwin dragonfly freebsd hurd illumos ios linux netbsd openbsd solaris');
const KNOWN_ARCH = words(
  '386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ' +
    'ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm',
);

/** Whether the name of a Go file allows it in this build. Says nothing of tests. */
export function nameMatches(name: string, context: BuildContext): boolean {
  const stem = name.slice(0, name.indexOf('.') === -1 ? name.length : name.indexOf('.'));
  const firstUnderscore = stem.indexOf('_');
  // `linux.go` is an ordinary file: only what follows an underscore constrains.
  if (firstUnderscore === -1) return true;
  const parts = stem.slice(firstUnderscore + 1).split('_');
  if (parts.at(-1) === 'test') parts.pop();
  const last = parts.at(-1);
  const beforeLast = parts.at(-2);
  if (last === undefined) return true;
  if (beforeLast !== undefined && KNOWN_OS.has(beforeLast) && KNOWN_ARCH.has(last)) {
    return tagMatches(beforeLast, context) && tagMatches(last, context);
  }
  if (KNOWN_OS.has(last) || KNOWN_ARCH.has(last)) return tagMatches(last, context);
  return true;
}

/** Whether the constraint lines of a file allow it in this build. */
export function linesMatch(lines: ConstraintLines, context: BuildContext): boolean {
  if (lines.goBuild !== undefined) return evaluate(lines.goBuild, context) ?? true;
  return lines.plusBuild.every((line) => plusLineMatches(line, context));
}

/** `// +build a,!b c`: spaces are "or", commas "and". */
function plusLineMatches(line: string, context: BuildContext): boolean {
  const alternatives = line.split(/[ \t]+/).filter((word) => word !== '');
  return (
    alternatives.length === 0 ||
    alternatives.some((alternative) =>
      alternative
        .split(',')
        .every((term) => (term.startsWith('!') ? !tagMatches(term.slice(1), context) : tagMatches(term, context))),
    )
  );
}

/** The value of a `//go:build` expression; undefined where it does not parse. */
function evaluate(expression: string, context: BuildContext): boolean | undefined {
  const tokens = expression.match(/\|\||&&|[!()]|[^\s!()&|]+|\S/g) ?? [];
  let at = 0;

  // Both sides are always read, so that the position advances; only then are they combined.
  function either(): boolean | undefined {
    let value = both();
    while (tokens[at] === '||') {
      at++;
      const right = both();
      value = value === undefined || right === undefined ? undefined : value || right;
    }
    return value;
  }
  function both(): boolean | undefined {
    let value = term();
    while (tokens[at] === '&&') {
      at++;
      const right = term();
      value = value === undefined || right === undefined ? undefined : value && right;
    }
    return value;
  }
  function term(): boolean | undefined {
    const token = tokens[at++];
    if (token === '!') {
      const value = term();
      return value === undefined ? undefined : !value;
    }
    if (token === '(') {
      const value = either();
      return tokens[at++] === ')' ? value : undefined;
    }
    return token !== undefined && /^[\p{L}\p{N}_.]+$/u.test(token) ? tagMatches(token, context) : undefined;
  }

  const value = either();
  return at === tokens.length ? value : undefined;
}

function tagMatches(tag: string, context: BuildContext): boolean {
  const { goos, goarch, tags } = context;
  if (tag === goos || tag === goarch || tag === 'cgo' || tag === 'gc') return true;
  if (goos === 'android' && tag === 'linux') return true;
  if (goos === 'illumos' && tag === 'solaris') return true;
  if (goos === 'ios' && tag === 'darwin') return true;
  if (tag === 'unix') return UNIX_OS.has(goos);
  const release = /^go1\.(\d+)$/.exec(tag);
  if (release) return Number(release[1]) >= 1 && Number(release[1]) <= NEWEST_GO_MINOR;
  return tags.includes(tag);
}
