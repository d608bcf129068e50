// Imports in a tree without go.mod: which directory a path such as `github.com/mholt/caddy/middleware` means.
//
// The tree does not say under which path it used to be imported, so that is inferred: each import whose tail is a
// directory of the tree votes for the rest of it (`github.com/mholt/caddy`). The path with the most directories behind
// it wins; others count only with at least three directories and hardly a miss (a project that was renamed), since a
// tail like `log` fits many a foreign path. Also a tree laid out as GOPATH (`src/github.com/...`) is understood.

/** `directories`: relative to the tree's root, '' for itself. `imports`: every path imported in the tree. */
export function inferOldTree(directories: ReadonlySet<string>, imports: Iterable<string>): OldTree {
  const candidates = new Set<string>();
  const paths = [...new Set(imports)].filter((path) => !isStandard(path) && !path.startsWith('.'));
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      if (directories.has(path.slice(slash + 1))) candidates.add(path.slice(0, slash));
    }
  }
  const ranked = [...candidates]
    .map((prefix) => {
      const below = paths.filter((path) => path.startsWith(prefix + '/'));
      const hits = below.filter((path) => directories.has(path.slice(prefix.length + 1))).length;
      return { prefix, hits, ratio: hits / below.length };
    })
    .sort((a, b) => b.hits - a.hits || a.prefix.length - b.prefix.length || (a.prefix < b.prefix ? -1 : 1));
  const accepted = ranked.filter(({ hits, ratio }, index) => index === 0 || (hits >= 3 && ratio >= 0.8));
  return {
    directoryOf(importPath, from) {
      if (importPath.startsWith('.')) return known(joinRelative(from, importPath));
      if (isStandard(importPath)) return undefined;
      for (const { prefix } of accepted) {
        if (importPath === prefix) return known('');
        if (!importPath.startsWith(prefix + '/')) continue;
        const dir = known(importPath.slice(prefix.length + 1));
        if (dir !== undefined) return dir;
      }
      return known(importPath) ?? known(`src/${importPath}`);
    },
  };

  function known(dir: string | undefined): string | undefined {
    return dir !== undefined && directories.has(dir) ? dir : undefined;
  }
}

export interface OldTree {
  /** The directory that `importPath` means when imported in the directory `from`; undefined for another tree's package. */
  directoryOf(importPath: string, from: string): string | undefined;
}

/** GOPATH's `import "./x"` and `"../x"`. */
function joinRelative(from: string, importPath: string): string | undefined {
  const parts = from === '' ? [] : from.split('/');
  for (const part of importPath.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** Top-level directories of the standard library up to Go 1.26, and the pseudo-packages. */
const STANDARD = new Set(
  (
    'C archive arena bufio builtin bytes cmp compress container context crypto database debug embed encoding errors ' +
    'expvar flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp ' +
    'runtime simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe weak'
  ).split(' '),
);

function isStandard(importPath: string): boolean {
  const slash = importPath.indexOf('/');
  return STANDARD.has(slash === -1 ? importPath : importPath.slice(0, slash));
}
