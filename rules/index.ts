// All rules, in the order in which they are listed to users: races by their access first, then locks, then values.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';
import { calleeNeedsLock } from './callee-needs-lock.js';
import { guardedMapEscapes } from './guarded-map-escapes.js';
import { lazyMapCache } from './lazy-map-cache.js';
import { lockCopiedWithMap } from './lock-copied-with-map.js';
import { mapAccessAfterUnlock } from './map-access-after-unlock.js';
import { mapGuardedByAnotherLock } from './map-guarded-by-another-lock.js';
import { mapWriteUnderRlock } from './map-write-under-rlock.js';
import { nilMapWrite } from './nil-map-write.js';
import { publishedMapMutated } from './published-map-mutated.js';
import { syncMapCheckThenAct } from './sync-map-check-then-act.js';
import { unlockedMapIteration } from './unlocked-map-iteration.js';
import { unlockedMapRead } from './unlocked-map-read.js';
import { unlockedMapWrite } from './unlocked-map-write.js';

export const rules: readonly Rule[] = [
  unlockedMapWrite,
  unlockedMapRead,
  unlockedMapIteration,
  mapWriteUnderRlock,
  mapGuardedByAnotherLock,
  mapAccessAfterUnlock,
  guardedMapEscapes,
  calleeNeedsLock,
  lockCopiedWithMap,
  publishedMapMutated,
  lazyMapCache,
  syncMapCheckThenAct,
  nilMapWrite,
];

export const ruleInfos: readonly RuleInfo[] = rules.map((rule) => rule.info);
