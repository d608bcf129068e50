// The name that an import without one gets, guessed from its path (the package clause has the last word).

const guesses = new Map<string, readonly string[]>();

/** Likely package names for an import path, the likeliest first. Asked for every import clause, of far fewer paths. */
export function guessPackageNames(importPath: string): readonly string[] {
  let names = guesses.get(importPath);
  if (names === undefined) {
    names = guess(importPath);
    guesses.set(importPath, names);
  }
  return names;
}

function guess(importPath: string): readonly string[] {
  const elements = importPath.split('/').filter((element) => element !== '');
  let last = elements.pop() ?? '';
  // example.com/pkg/v2
  if (/^v\d+$/.test(last) && elements.length > 0) last = elements.pop() ?? last;
  // gopkg.in/yaml.v3
  last = last.replace(/\.v\d+$/, '');
  const bare = last.replace(/^go[-.]/, '').replace(/[-.]go$/, '');
  const names = [last, bare, bare.replace(/[-.]/g, ''), bare.replace(/[-.]/g, '_')];
  const pieces = bare.split(/[-.]/);
  if (pieces.length > 1) names.push(pieces[pieces.length - 1]!, pieces[0]!);
  return [...new Set(names)].filter((name) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name));
}

/** First elements of the import paths of the standard library, up to Go 1.26. */
const standard = new Set(
  `archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go
  hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv
  strings structs sync syscall testing text time unicode unique unsafe weak`.split(/\s+/),
);

/** Whether the guess from the path is surely right, as it is for what the standard library offers. */
export function isNamedByPath(importPath: string): boolean {
  return standard.has(importPath.split('/', 1)[0]!) && !importPath.includes('internal');
}
