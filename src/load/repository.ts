// What git knows: where the run's root lies in its repository, which commit it is, and which lines have changed.
//
// The first is read from the files of .git, so that no process starts in an ordinary run. Changes are asked of git itself.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../config/user-error.js';

export interface Repository {
  /** From the repository's root to the run's root: `services/api/`, or ''. */
  readonly prefix: string;
  readonly provenance?: { readonly repositoryUri: string; readonly revisionId?: string; readonly branch?: string };
}

export function findRepository(cwd: string): Repository {
  const root = findRoot(cwd);
  if (root === undefined) return { prefix: '' };
  const prefix = path.relative(root, cwd).split(path.sep).join('/');
  const provenance = readProvenance(root);
  return { prefix: prefix === '' ? '' : `${prefix}/`, ...(provenance && { provenance }) };
}

function findRoot(dir: string): string | undefined {
  for (;;) {
    if (statSync(path.join(dir, '.git'), { throwIfNoEntry: false })) return dir;
    const parent = path.dirname(dir);
    if (parent === dir) return undefined;
    dir = parent;
  }
}

function readProvenance(root: string): Repository['provenance'] {
  // In a worktree `.git` is a file that names the directory, and what is shared lies elsewhere.
  const pointer = /^gitdir: (.*)$/m.exec(readOr(path.join(root, '.git')))?.[1];
  const gitDir = pointer === undefined ? path.join(root, '.git') : path.resolve(root, pointer);
  const common = path.resolve(gitDir, readOr(path.join(gitDir, 'commondir')).trim());
  const remote = /\[remote "origin"\][^[]*?\n\s*url\s*=\s*(.+)/.exec(readOr(path.join(common, 'config')))?.[1];
  const repositoryUri = remote === undefined ? undefined : webUri(remote.trim());
  if (repositoryUri === undefined) return undefined;
  const head = readOr(path.join(gitDir, 'HEAD')).trim();
  const ref = /^ref: (.*)$/.exec(head)?.[1];
  const packed = readOr(path.join(common, 'packed-refs')).split('\n');
  const revision =
    ref === undefined
      ? head
      : readOr(path.join(common, ref)).trim() || packed.find((line) => line.endsWith(` ${ref}`))?.split(' ')[0];
  const branch = ref?.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
  return {
    repositoryUri,
    ...(revision && /^[0-9a-f]{40,64}$/.test(revision) && { revisionId: revision }),
    ...(branch !== undefined && { branch }),
  };
}

/** `git@host:o/r.git` and `https://user:secret@host/o/r.git` to `https://host/o/r`; undefined for a local path. */
function webUri(remote: string): string | undefined {
  const match =
    /^(?:(?:https?|ssh|git):\/\/(?:[^@/]*@)?|[^@/\s]+@)([\w.-]+)(?::\d+(?=\/))?[:/](.+?)(?:\.git)?\/?$/.exec(remote);
  return match ? `https://${match[1]}/${match[2]}` : undefined;
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * The diff of Go files below `cwd` since a revision, without context lines, and the files that git does not track
 * yet: they are new as a whole. Paths are relative to `cwd`.
 */
export function diffSince(cwd: string, ref: string, mergeBase: boolean): { diff: string; untracked: string[] } {
  const git = (...args: string[]) => {
    const run = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
    if (run.error) throw new UserError(`cannot run git, which ${flag} needs: ${run.error.message}`);
    return run;
  };
  const flag = mergeBase ? '--new-from-merge-base' : '--new-from-rev';
  const unknown = (what: string): UserError => {
    const shallow = git('rev-parse', '--is-shallow-repository').stdout.trim() === 'true';
    const remedy = shallow
      ? 'this clone is shallow: fetch all of its history (actions/checkout: fetch-depth: 0)'
      : 'fetch it first';
    return new UserError(`${flag}: ${what}; ${remedy}`);
  };
  if (git('rev-parse', '--git-dir').status !== 0) throw new UserError(`${flag}: this is no git repository`);
  const named = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (named.status !== 0) throw unknown(`git knows no revision ${ref}`);
  let commit = named.stdout.trim();
  if (mergeBase) {
    const base = git('merge-base', commit, 'HEAD');
    if (base.status !== 0) throw unknown(`${ref} and HEAD have no common commit`);
    commit = base.stdout.trim();
  }
  const prefixes = ['--src-prefix=a/', '--dst-prefix=b/'];
  const diff = git('diff', '-U0', '--no-color', '--no-ext-diff', '--relative', ...prefixes, commit, '--', '*.go');
  if (diff.status !== 0) throw unknown(`git cannot compare with ${ref}`);
  const untracked = git('ls-files', '--others', '--exclude-standard', '-z', '--', '*.go').stdout.split('\0');
  return { diff: diff.stdout, untracked: untracked.filter((file) => file !== '') };
}
