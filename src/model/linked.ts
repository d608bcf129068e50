// Which packages can be one program: a value of the one can only get to the other where some program has both.
//
// In: the packages of the run, with what they import of each other. A package that no main package of the run is made with
// may be used by programs elsewhere; beside one that such a program is made with, it is not.
import type { ProgramPackage } from './package-scope.js';
import type { Package } from './program.js';

export class Linked {
  private readonly packages: readonly ProgramPackage[];
  private readonly closures = new Map<Package, ReadonlySet<Package>>();
  private programs: readonly ReadonlySet<Package>[] | undefined;
  private readonly known = new Map<Package, Map<Package, boolean>>();

  constructor(packages: readonly ProgramPackage[]) {
    this.packages = packages;
  }

  /** Some program has both; or one imports the other; or nobody here tells. */
  areLinked(first: Package, second: Package): boolean {
    if (first === second || !first.inProgram || !second.inProgram) return true;
    const known = this.known.get(first) ?? new Map<Package, boolean>();
    this.known.set(first, known);
    let linked = known.get(second);
    if (linked === undefined) {
      linked = this.find(first, second);
      known.set(second, linked);
    }
    return linked;
  }

  private find(first: Package, second: Package): boolean {
    if (this.closureOf(first).has(second) || this.closureOf(second).has(first)) return true;
    this.programs ??= this.packages.filter(({ name }) => name === 'main').map((pkg) => this.closureOf(pkg));
    const programs = this.programs.filter((closure) => closure.has(first) || closure.has(second));
    return programs.length === 0 || programs.some((closure) => closure.has(first) && closure.has(second));
  }

  /** The package, and all that it is made with. */
  private closureOf(pkg: Package): ReadonlySet<Package> {
    let closure = this.closures.get(pkg);
    if (closure === undefined) {
      const found = new Set<Package>([pkg]);
      const pending = this.packages.filter((one) => one === pkg);
      for (let at = pending.pop(); at !== undefined; at = pending.pop())
        for (const imported of at.imported())
          if (!found.has(imported)) {
            found.add(imported);
            pending.push(imported);
          }
      closure = found;
      this.closures.set(pkg, closure);
    }
    return closure;
  }
}
