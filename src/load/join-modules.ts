// Which modules of a run import one another, directly or not.
//
// In: the directories that the patterns match. Out: the same directories in groups, with the length of all that an analysis
// of each group reads. Every file is read for its imports and let go again, since the sources of all groups are not to be
// held at once.
import type { MainModule } from './modules.js';
import type { OwnPackage, OwnTree, Target } from './own-tree.js';
import type { SelectedFiles } from './packages.js';

interface Seen extends OwnPackage {
  readonly size: number;
}

/** Groups without a Go file are left out. */
export function joinModules(
  tree: OwnTree,
  targets: readonly Target[],
): { readonly targets: readonly Target[]; readonly size: number }[] {
  const found = new Map<string, Seen>();
  const see = (dir: string, module: MainModule, { files, imports }: SelectedFiles): Seen | undefined =>
    files.length === 0
      ? undefined
      : { dir, module, imports: imports(), size: files.reduce((sum, { text }) => sum + text.length, 0) };
  const opened = targets.map((target) => ({ target, module: tree.modules.of(target.dir, target.moduleDir) }));
  for (const { target, module } of opened) {
    const seen = see(target.dir, module, tree.readTarget(target));
    if (seen) found.set(target.dir, seen);
  }
  const joined = new Map<MainModule, MainModule>();
  const rootOf = (module: MainModule): MainModule => {
    const next = joined.get(module);
    return next === undefined ? module : rootOf(next);
  };
  tree.followImports(
    found,
    (dir, module) => see(dir, module, tree.readDirectory(dir, { tests: false })),
    (importing, imported) => {
      const [a, b] = [rootOf(importing), rootOf(imported)];
      if (a !== b) joined.set(b, a);
    },
  );

  const groups = new Map<MainModule, { targets: Target[]; size: number }>();
  for (const { target, module } of opened) {
    const group = groups.get(rootOf(module)) ?? { targets: [], size: 0 };
    group.targets.push(target);
    groups.set(rootOf(module), group);
  }
  for (const { module, size } of found.values()) {
    const group = groups.get(rootOf(module));
    if (group) group.size += size;
  }
  return [...groups.values()].filter(({ size }) => size > 0);
}
