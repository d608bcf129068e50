// Excluding globs to a predicate on paths.
//
// globby says what the globs match on disk; a path is excluded if it, or a directory above it, is among that.
import path from 'node:path';

/** Globs, and the absolute directory they are relative to. */
export interface Exclusion {
  readonly dir: string;
  readonly globs: readonly string[];
}

/** The predicate takes absolute paths. */
export async function expandExclusions(exclusions: readonly Exclusion[]): Promise<(file: string) => boolean> {
  const matched = new Set<string>();
  // A run without globs does without globby, and starts faster.
  for (const { dir, globs } of exclusions) {
    if (globs.length === 0) continue;
    const { globby } = await import('globby');
    const found = await globby(
      // A directory may be written with its closing slash.
      globs.map((glob) => glob.replace(/(?<=.)\/+$/, '')),
      {
        cwd: dir,
        absolute: true,
        dot: true,
        onlyFiles: false,
        expandDirectories: false,
        followSymbolicLinks: false,
        suppressErrors: true,
        ignore: ['**/.git/**', '**/node_modules/**'],
      },
    );
    for (const file of found) matched.add(path.resolve(file));
  }
  if (matched.size === 0) return () => false;
  return (file) => {
    for (let at = file; ; at = path.dirname(at)) {
      if (matched.has(at)) return true;
      if (at === path.dirname(at)) return false;
    }
  };
}
