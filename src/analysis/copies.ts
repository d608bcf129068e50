// Maps that are changed through a copy of their struct, or of what carries them: `meta := pod.ObjectMeta; delete(meta.Labels, k);
// return meta`. Whoever makes a copy, and hands that back, means to leave the original as it is, for those who have it; the map
// is the original's all the same. In: the group of such a map. Out: a conflict.
import type { Func } from '../model/program.js';
import { type Conflict, fromInstance, lower } from './conflict.js';
import { doubtOf } from './conflicts/instances.js';
import type { Context } from './context.js';
import { contractOf } from './contracts.js';
import type { Instance, MapGroup } from './groups.js';
import { counts } from './guards.js';
import { prepares } from './phases.js';
import type { Place } from './place.js';
import { isTestCode } from './test-code.js';

export function changedThroughCopies(group: MapGroup, offer: (conflict: Conflict) => void): void {
  for (const change of group.instances) {
    const { site, access, locks } = change;
    if (!access.through || !counts(change) || locks.length > 0 || contractOf(site.func) || isTestCode(site.func))
      continue;
    const other = group.instances.find((i) => i.site !== site && i.access.through === undefined && counts(i));
    offer({
      kind: 'copy',
      declaration: group.declaration,
      nesting: group.nesting,
      first: fromInstance(change),
      second: other && fromInstance(other),
      more: [],
      evidence: 'reach',
      confidence:
        prepares(change) || putsTogether(site.func) || isOfDefaults(change) || isHandedByNobodyKnown(change)
          ? 'low'
          : lower('medium', doubtOf(change)),
      guard: undefined,
      why:
        access.through === 'copy'
          ? 'the function hands back a copy of the struct, and whoever has the original may be at its map at any time'
          : 'the function hands back another context, and whoever has the one before may be at its map at any time',
      facts: [],
      at: undefined,
    });
  }
}

/** A literal that somebody keeps is handed the struct itself: it may be made for that call, as what is decoded is. */
function isHandedByNobodyKnown({ context, place }: Instance): boolean {
  let { root } = place;
  for (let at: Context = context; root.kind === 'var' && root.role === 'param'; at = at.from.context) {
    if (!at.from) return at.thread.kind === 'unknown' && at.func.symbol === undefined;
    const [object, ...others]: readonly Place[] = at.from.call.bindings.get(root) ?? [];
    if (!object || object.depth > 0 || others.length > 0) return false;
    root = object.root;
  }
  return false;
}

/** `config := DefaultConfig; json.Unmarshal(text, &config)`: what is set in a file is seldom set by default, too. */
function isOfDefaults({ place: { root }, site }: Instance): boolean {
  return site.through !== undefined && root.kind === 'var' && root.role === 'package' && /^default/i.test(root.name);
}

/** `config = config.Merge(other)`: settings are put together before anybody has them, and the copy takes the original's place. */
function putsTogether({ symbol, receiver, params }: Func): boolean {
  const type = (receiver ?? params[0])?.type;
  const named = type?.kind === 'pointer' ? type.elem : type;
  const name = named?.kind === 'named' ? named.symbol.name : '';
  return /^merge|Merge/.test(symbol?.name ?? '') || /(Config(uration)?|Opt(ion)?s|Settings)$/i.test(name);
}
