// Goroutines that a function lets run beside each other, or beside itself. In: pairs of accesses as their function's walk
// gave them. Out: conflicts; what callers' locks keep apart is none.
import type { Confidence } from '../../finding.js';
import type { Func } from '../../model/program.js';
import { areAccessesOfTwoCommands } from '../commands.js';
import { type Conflict, lower, type Occurrence, type WayStep } from '../conflict.js';
import type { Context, Contexts } from '../context.js';
import { contractOf, isWaived } from '../contracts.js';
import type { Times } from '../lifetimes.js';
import { excluded, isSelfGuarded, locksOfTheirOwn } from '../locks.js';
import { isStandIn } from '../phases.js';
import { isPackageVariable } from '../place.js';
import type { Chain, Held, Summary, SummaryAccess } from '../summary.js';
import { isChange } from '../summary.js';
import { isTestCode } from '../test-code.js';
import type { ForkPair } from '../walked.js';
import { isTooFar } from './instances.js';

/** All callers of the function hold a lock around it, which the goroutine takes for its access. */
export function areKeptApart({ frame, first, second }: ForkPair, summary: Summary, contexts: Contexts): boolean {
  if ((first.thread && second.thread) || summary.releases.length > 0) return false;
  const ways = contexts.of(frame);
  const locks = (side: SummaryAccess, { locks: held }: Context): { locks: readonly Held[] } =>
    side.thread ? side : { locks: [...side.locks, ...held] };
  return ways.length > 0 && ways.every((way) => excluded(locks(first, way), locks(second, way)));
}

export function forkConflict(pair: ForkPair, summary: Summary, times: Times): Conflict | undefined {
  // Where the caller holds a lock by contract, the other side has to be without any to be sure.
  const sides = [pair.first, pair.second];
  const promised = sides.filter((side) => contractOf(side.site.func)).length;
  const isBroken = promised === 2 && sides.every(isWithoutPromisedLock);
  if (!isBroken && (promised === 2 || (promised === 1 && sides.some((side) => side.locks.length > 0))))
    return undefined;
  if (areAccessesOfTwoCommands(pair.first, pair.second)) return undefined;
  // What to mend: a change in a goroutine before one outside, an unlocked side before a locked one.
  const score = (access: SummaryAccess): number =>
    (access.locks.some((held) => held.sure) ? 0 : 4) + (isChange(access.site.kind) ? 2 : 0) + (access.thread ? 1 : 0);
  const [first, second] =
    score(pair.second) > score(pair.first) ? [pair.second, pair.first] : [pair.first, pair.second];
  const many = first.thread !== undefined && first.thread === second.thread;
  const readLocked =
    isChange(first.site.kind) &&
    first.locks.some((held) => held.sure && held.mode === 'read') &&
    !first.locks.some((h) => h.mode === 'write');
  let confidence: Confidence = 'high';
  if (first.place.hasElement) confidence = 'medium';
  // A package variable is one map, whichever way leads to it, if it is meant there.
  const certain = isPackageVariable(first.place) && !first.vague && !second.vague;
  const [near, far] = [lengthOf(first.chain), lengthOf(second.chain)].sort((a, b) => a - b) as [number, number];
  // Where a goroutine meets others like it, the two ways are one, which may be a little longer.
  const isOneWay = first.site === second.site && first.thread === second.thread;
  if (!certain && near + far > 6) confidence = lower(confidence, isTooFar(isOneWay ? near - 2 : near, far) ? 2 : 1);
  const doubt = Math.max(first.doubt, second.doubt);
  // Goroutines that are alike call a method of one of many types each: that two are of one type is another question.
  confidence = lower(confidence, certain && !(many && doubt > 1) ? Math.min(1, doubt) : doubt);
  // Who makes an object that guards itself, and returns it then, may know that its goroutine waits for a while.
  const isMade = summary.returns.some((places) => places.some(({ root }) => root === first.place.root));
  if (first.place.root.kind === 'alloc' && isMade && isSelfGuarded(second)) confidence = lower(confidence);
  // ... and who starts a goroutine that waits for messages, that nobody sends any as yet.
  else if (second.gates.length > 0 && isSelfGuarded(second)) confidence = lower(confidence);
  if (times.isBeforeServing(pair)) confidence = 'low';
  // Whoever wrote it says why nothing is beside it.
  if ([first, second].some(({ site }) => isWaived(site.func, site.pos))) confidence = lower(confidence, 2);
  if ([first, second].some((side) => side.thread?.what === 'handler' && isTestCode(side.thread.func)))
    confidence = 'low';
  // A fake does what a test needs, and serves one client after another.
  const isFake = ({ site, thread }: SummaryAccess): boolean =>
    site.func.test ? site.func.receiver !== undefined || thread?.func.receiver !== undefined : isTestCode(site.func);
  if (isStandIn(first.place)) confidence = 'low';
  if (!isTestCode(pair.frame) ? [first, second].some(isFake) : many && isFake(first)) confidence = 'low';
  if (!isTestCode(pair.frame) && [first, second].some(({ chain }) => leadsThroughTests(chain?.next)))
    confidence = 'low';
  // A test knows what its subject's own goroutines are at; those that it starts itself are its own to keep apart.
  if (pair.frame.test) {
    const started = [first, second].some((side) => side.thread?.func.test && side.thread.what === 'goroutine');
    // A test waits in ways that are not seen here: for a response, for a log line, for what calls it back.
    confidence = started ? lower(confidence, first.site.func.test ? 1 : 2) : 'low';
    // Where its subject has a lock, it looks once it has been told that the goroutine is done with the map.
    if (!isChange(first.site.kind) && !second.site.func.test && isSelfGuarded(second)) confidence = 'low';
    if (!pair.frame.receiver && [first, second].every(({ site: { func } }) => func.test && func.receiver))
      confidence = 'low';
  }
  const { declaration, nesting } = first.place.declaration ? first.place : (first.site.owner ?? first.place);
  return {
    kind: readLocked ? 'read-lock' : 'unlocked',
    declaration,
    nesting,
    first: fromSummary(first, pair.frame),
    second: fromSummary(second, pair.frame),
    more: [],
    evidence: 'fork',
    confidence,
    guard: undefined,
    why: many
      ? first.thread?.what === 'handler'
        ? 'a server runs this handler for any number of requests at once'
        : `${pair.frame.name} starts this goroutine more than once, and nothing keeps its instances apart`
      : first.thread && second.thread
        ? `both goroutines are started by ${pair.frame.name} and are alive at the same time`
        : `the goroutine started by ${pair.frame.name} is still alive when the other access runs`,
    facts: [...new Set([first, second].flatMap(ofOneCall)), ...locksOfTheirOwn(first, second)],
    at: undefined,
  };
}

/** In a goroutine that takes no lock, nobody keeps the promise: what its starter holds keeps others out, not its siblings. */
function isWithoutPromisedLock({ thread, chain, locks, site }: SummaryAccess): boolean {
  if (!thread || locks.length > 0) return false;
  const contract = contractOf(site.func);
  if (contract?.strength !== 'promise') return false;
  for (let at = chain; at; at = at.next) if (at.kind === 'spawn') return contractOf(at.func) === undefined;
  return false;
}

function ofOneCall({ inVain, site }: SummaryAccess): readonly string[] {
  if (!inVain) return [];
  return [`${inVain.name} is a variable of ${(inVain.func ?? site.func).name}: each call locks a mutex of its own`];
}

/** From here on, a fake or a test's function is behind an interface: the program itself does not come that way. */
function leadsThroughTests(chain: Chain | undefined): boolean {
  for (let at = chain; at; at = at.next) if (isTestCode(at.func)) return true;
  return false;
}

function lengthOf(chain: Chain | undefined): number {
  let length = 0;
  for (let at = chain; at; at = at.next) length++;
  return length;
}

function fromSummary(access: SummaryAccess, _frame: Func): Occurrence {
  const way: WayStep[] = [];
  for (let at = access.chain; at; at = at.next)
    way.push({ kind: at.kind, func: at.func, pos: at.pos, end: at.end, text: at.text });
  return { site: access.site, place: access.place, locks: access.locks, way, thread: access.thread?.what };
}
