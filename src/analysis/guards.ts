// Which lock guards a map? Declared in a comment, or inferred from where the accesses are made under it.
//
// A lock is a candidate when at least one write holds it (in write mode). Candidates are ranked by how many places hold
// them; the share of places that do ranks a finding, and never makes one. Accesses to objects that nobody else knows
// yet, and those before main, do not vote.
import type { VarSymbol } from '../model/symbols.js';
import { contractOf, declaredGuard } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import type { Place } from './place.js';
import type { Held } from './summary.js';
import { crashes, isChange } from './walk.js';

export interface Guard {
  readonly lock: VarSymbol;
  /** From a comment on the map's declaration. */
  readonly declared: boolean;
  /** The lock lies in the struct of the map, or beside the package variable. */
  readonly sameOwner: boolean;
  /** A mutex directly above the map's field, with nothing but fields in between. */
  readonly above: boolean;
  /** Places (not instances) that hold it, and all that vote. */
  readonly held: number;
  readonly total: number;
  /** A write under it. */
  readonly write: Instance | undefined;
  readonly holders: readonly Instance[];
}

/** Does this access vote, and can it be the unguarded side? */
export function counts(instance: Instance): boolean {
  const { thread } = instance.context;
  return !instance.owned && !instance.once && thread.kind !== 'init' && !instance.site.func.test;
}

export function heldLock(instance: Instance, lock: VarSymbol): Held | undefined {
  return instance.locks.find((held) => held.place.declaration === lock && !held.copied);
}

function siteKey(instance: Instance): string {
  return `${instance.site.func.id}.${instance.site.pos}.${instance.site.kind}`;
}

export function guardOf(group: MapGroup): Guard | undefined {
  const voters = group.instances.filter((i) => counts(i) && crashes(i.site.kind));
  const sites = new Map<string, Instance[]>();
  for (const voter of voters) {
    const key = siteKey(voter);
    const list = sites.get(key);
    if (list) list.push(voter);
    else sites.set(key, [voter]);
  }
  const declared = declaredGuard(group.declaration);
  const candidates = new Map<VarSymbol, Place>();
  for (const voter of voters)
    for (const held of voter.locks) {
      const lock = held.place.declaration;
      if (lock && !held.copied && !candidates.has(lock)) candidates.set(lock, held.place);
    }
  let best: Guard | undefined;
  for (const [lock] of candidates) {
    const holders = voters.filter((voter) => heldLock(voter, lock)?.sure);
    const write = holders.find((voter) => isChange(voter.site.kind) && heldLock(voter, lock)?.mode === 'write');
    const replaced = group.replaces.find((r) => counts(r) && heldLock(r, lock)?.mode === 'write');
    const isDeclared =
      declared !== undefined &&
      (declared.lock === undefined ? sameOwner(group.declaration, lock) : declared.lock === lock.name);
    if (!write && !isDeclared && !replaced) continue;
    let held = 0;
    for (const instances of sites.values()) {
      const promised = instances[0]!;
      if (
        instances.some((i) => heldLock(i, lock)) ||
        (contractOf(promised.site.func) && sameOwner(group.declaration, lock))
      )
        held++;
    }
    const guard: Guard = {
      lock,
      declared: isDeclared,
      sameOwner: sameOwner(group.declaration, lock),
      above: isAbove(group.declaration, lock),
      held,
      total: sites.size,
      write: write ?? undefined,
      holders,
    };
    if (!write && !isDeclared) continue;
    if (!best || rank(guard) > rank(best)) best = guard;
  }
  return best;
}

function rank(guard: Guard): number {
  return (guard.declared ? 1000 : 0) + guard.held * 2 + (guard.above ? 1.5 : guard.sameOwner ? 1 : 0);
}

function sameOwner(map: VarSymbol, lock: VarSymbol): boolean {
  if (map.role === 'package') return lock.role === 'package' && lock.pkg === map.pkg;
  return lock.owner !== undefined && lock.owner === map.owner;
}

function isAbove(map: VarSymbol, lock: VarSymbol): boolean {
  if (!sameOwner(map, lock) || map.index === undefined || lock.index === undefined) return false;
  const between = map.index - lock.index;
  return between > 0 && map.line !== undefined && lock.line !== undefined && map.line - lock.line <= between + 2;
}
