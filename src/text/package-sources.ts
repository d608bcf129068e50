// What `load` hands on: the files of packages and the modules they belong to. Plain data; nothing here reads a disk.
import type { SourceText } from './source-text.js';

export interface ModuleInfo {
  /** The module path of go.mod; empty for an old tree without one. */
  readonly path: string;
  /** The directory of go.mod, relative to the run's root, forward slashes, '' for the root itself. */
  readonly dir: string;
  /** From the go directive, as [1, 22]; undefined where there is none. Loop variables are per iteration from 1.22. */
  readonly goVersion?: readonly [number, number];
}

/** The Go files of one directory that the build constraints select; `package p`, its tests and `package p_test` together. */
export interface PackageSources {
  readonly importPath: string;
  /** Relative to the run's root where it lies below it, else absolute (module cache, GOROOT). */
  readonly dir: string;
  readonly module: ModuleInfo;
  readonly files: readonly SourceText[];
  /** Matched by the command's patterns: findings are reported here. Others of the module are analysed as context. */
  readonly target: boolean;
}

/**
 * Finds the sources of a package that is not part of the run: vendored, from the module cache, or of GOROOT.
 * Called lazily, at most once for each (importPath, module) by the model; undefined where the sources are not at hand.
 * Only its declarations are of interest, and test files are left out.
 */
export type Importer = (importPath: string, from: PackageSources) => PackageSources | undefined;

/** Finds a package of the run by the path that `from` imports it with; undefined where the run has none. */
export type Resolver = (importPath: string, from: PackageSources) => PackageSources | undefined;
