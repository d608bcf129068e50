// What people promise about locks in names and comments: "the caller must hold mu", "guarded by mu", `...Locked`.
// In: a function's name, or a comment's text, with or without its markers. Out: the promise, and the lock's name where
// the text gives one (`s.mu`, `cacheMu`); whether such a lock exists is for the reader to check.
//
// The phrases were collected from some forty large public projects. A sentence that denies ("must not be held",
// "no lock needed") promises nothing. Where a phrase is doubtful it is a hint: reason to be silent, never to report.

/** promise: its breach may be reported; hint: only a reason to be silent. */
export type Strength = 'promise' | 'hint';

export interface HeldLock {
  /** As written, without Lock(): `c.mu`, `reloadMu`; absent for "the lock". */
  readonly lock?: string;
  readonly mode?: 'read' | 'write';
  readonly strength: Strength;
}

export interface NamePattern {
  readonly pattern: RegExp;
  readonly strength: Strength;
}

/** Names of functions that are called with the lock held. */
export const lockHeldNames: readonly NamePattern[] = [
  // May as well be the accessor of a flag.
  { pattern: /^(?:[gG]et|[sS]et)Locked$/, strength: 'hint' },
  {
    pattern: /(?<!^Is|^is|Is|^Was|^was|^Has|^has|^Are|^are|^Get|^get|^Set|^set|[eE]rr|[uU]n|[bB]|^)Locked$/,
    strength: 'promise',
  },
  { pattern: /(?<!^is|[uU]n|_is|[bB])_?locked$/, strength: 'hint' },
  { pattern: /Locked_?(Internal|Impl|Helper|NoCheck|Unsafe|Ctx|WithContext|V?\d+)$/, strength: 'promise' },
  // The variant that takes no lock: unlockedDelete.
  { pattern: /^[uU]nlocked(?=\p{Lu})/u, strength: 'promise' },
  { pattern: /(Lock|Locks|Mutex|Mu)Held$/, strength: 'promise' },
  { pattern: /(Under|While|Within|InLock|Inside|AlreadyHolding|Holding)(The)?(Lock|Mutex|Mu)(ed)?$/, strength: 'hint' },
  { pattern: /(No|Without|Non|Sans)_?(Lock|Locks|Locking|Mutex)$/i, strength: 'hint' },
  { pattern: /^(nolock|noLock|NoLock|lockless|Lockless|lockFree|LockFree)/, strength: 'hint' },
  {
    pattern: /(Lockless|LockFree|NeedLock|NeedsLock|NeedLocked|RequiresLock|LockRequired|AssumeLocked|AssumesLock)$/,
    strength: 'hint',
  },
  { pattern: /(?<!^Is|^is)(Unlocked|_unlocked|NotLocked)$/, strength: 'hint' },
  {
    pattern:
      /^(unsafe|Unsafe|nonAtomic|unsynchronized|unsync)(?=[A-Z_])|(Unsafe|NotSafe|NotThreadSafe|ThreadUnsafe|Unsync|Unsynchronized|NonConcurrent)$/,
    strength: 'hint',
  },
];

// The parts of the sentences. A lock is named by a dotted path or by a word that is plainly a lock's name.
const article =
  '(?:the |a |an |its |his |their |this |that |both |all |any |each |our |appropriate |corresponding |internal |embedded |outer |exclusive |shared |global |own |full )*';
const mode = '(?:(?<mode>read|write|rw|reader|writer)(?:er)?[- ])?';
const name =
  '[`\'"(]*(?<lock>\\*?(?:[A-Za-z_]\\w*\\.)+[A-Za-z_]\\w*\\b(?!\\()|[A-Za-z_]\\w*(?:Mu|MU|Mtx|Mutex|Lock|Lk|_mu|_mtx|_mutex|_lock|_lk|[a-z]mu|[a-z]mutex|RWMutex)|mu\\d*|rwmu|mtx|mux|mx|lk|rwLock|rwlock|rwMutex|lck|wmu)\\b[`\'")]*';
const noun = "(?:[\\w.'-]+ ){0,4}?(?:lock|locks|mutex|mutexes|locking|spinlock)\\b";
const ref = `${article}${mode}(?:(?:lock|mutex|locks) (?:of |on |for |in )?)?(?:${name}|${noun})`;
const held = '(?:held|locked|acquired|taken|owned|hold|obtained|grabbed)';
const must =
  '(?:must|should|shall|needs? to|has to|have to|is expected to|are expected to|is required to|are required to|assumed to|expected to|supposed to|required to|is assumed to|are assumed to|is supposed to|ought to|will|can only|may only|is|are|is to|requires? to)';

const phrase = (source: string): RegExp => new RegExp(source, 'i');

export interface Phrase {
  /** Groups `lock` and `mode`, where the text gives them. */
  readonly pattern: RegExp;
  readonly strength: Strength;
  /** One of them is in every sentence that matches. The long patterns take V8 long to make ready, and are seldom needed. */
  readonly words?: RegExp;
}

const callerWords = /caller|you|invoker|calling|user|client|one/i;
const heldWords = new RegExp(held, 'i');

/** Said of a function: it is called with a lock held. Tried in order, on one sentence with single spaces. */
export const callerHoldsPhrases: readonly Phrase[] = [
  // +checklocks:s.mu  +checklocksread:s.mu, and the annotations of other languages.
  { pattern: /\+checklocks(?<mode>read)?:(?<lock>[\w.[\]]+)/, strength: 'promise' },
  {
    pattern: /(?:EXCLUSIVE_)?(?:SHARED_)?(?:LOCKS_REQUIRED|REQUIRES|LOCK_HELD)\((?<lock>[\w.]+)\)/,
    strength: 'promise',
  },
  // The caller must hold c.mu. Callers should already be holding the lock. You need to hold the lock to call this.
  {
    words: callerWords,
    pattern: phrase(
      `\\b(?:callers?|you|invokers?|the calling (?:function|code|goroutine)|users?|clients?|one)\\b[^;]{0,30}?(?:${must}) (?:already |always |first |also |either |at least |have (?:already )?|be |currently )*(?:hold|holding|held|own|owning|acquire|acquired|take|taken|taking|lock|locked|grab|obtain|obtained|have|got)\\b (?:on |onto )?${ref}`,
    ),
    strength: 'promise',
  },
  {
    words: /caller/i,
    pattern: phrase(
      `\\bcallers? (?:already |always |has |have )*(?:holds?|holding|owns?|has|have|takes|acquires|locks|locked|held|acquired)\\b ${ref}`,
    ),
    strength: 'promise',
  },
  { words: /caller/i, pattern: phrase(`\\bcallers? (?:${must}) (?:first |already )?lock\\b`), strength: 'promise' },
  {
    words: /caller/i,
    pattern: phrase(
      '\\b(?:callers?|callers? code)\\b[^;]{0,40}(?:responsib\\w+|up to|ensures?|make sure|guarantees?|provides?|handles?|takes? care)[^;]{0,50}\\b(?:lock(?:s|ed|ing)?|mutex|synchroni[sz]\\w+)\\b',
    ),
    strength: 'hint',
  },
  {
    words: /caller/i,
    pattern: phrase(
      '\\b(?:responsib\\w+|up to) (?:of |for |to )?(?:the )?callers?\\b[^;]{0,60}\\b(?:lock(?:s|ed|ing)?|mutex|synchroni[sz]\\w+)\\b',
    ),
    strength: 'hint',
  },
  // must be called with s.mu held; only call while holding the lock; called under mu.
  {
    words: /call|invoke|run|use|execut|access|enter|perform|happen/i,
    pattern: phrase(
      `\\b(?:call(?:ed|s|ing)?|invoked?|run|runs|used?|executed?|accessed|entered|performed|happens?)\\b[^;]{0,40}?\\b(?:with|while|under|when|within|in|after|inside|holding|from within|protected by|guarded by|behind)\\b (?:the caller |you |callers? |already |having |is |are |be |been )*(?:holds? |holding |held |taking |acquiring |locking |owning |acquired |hold of )?(?:on )?${ref}(?: (?:${must}|being|already|be))*(?: ${held})?`,
    ),
    strength: 'promise',
  },
  // s.mu must be held; the lock should already be locked by the caller.
  {
    words: heldWords,
    pattern: phrase(
      `${ref}\\b[^;,]{0,20}? (?:must|should|shall|needs? to|has to|have to|is expected to|are expected to|is required to|assumed to|expected to|supposed to|required to|is assumed to|are assumed to|is supposed to) (?:already |always |have |first |also |been |be |at least |either |currently |read[- ]|write[- ])*${held}\\b`,
    ),
    strength: 'promise',
  },
  // Requires s.mu to be held; assumes the lock is already held; expects mu locked. Requires: m.mu held.
  {
    words: heldWords,
    pattern: phrase(
      `\\b(?:assum(?:es?|ing)|requires?|requiring|expects?|presumes?|presuming|presupposes?|precondition|needs?|supposes?|demands?|relies on|depends on)\\b:?(?: that)?(?: the callers?)?(?: is| are| to| has| have| holds?| held| holding| acquired| already| owns?)* ${ref}\\b[^;]{0,24}?\\b${held}\\b`,
    ),
    strength: 'promise',
  },
  {
    words: /assum|requir|expect|presum|need/i,
    pattern: phrase(
      `\\b(?:assum(?:es?|ing)|requires?|expects?|presumes?|needs?)\\b:?(?: that)?(?: the callers?)?(?: to| has| have| holds?| holding| acquired| already| owns?)* ${ref}`,
    ),
    strength: 'hint',
  },
  // Not safe to call without holding mu; should not be called without a read lock.
  {
    words: /without/i,
    pattern: phrase(
      `\\b(?:not|never|un-?safe|n't|don't|cannot)\\b[^;]{0,60}\\bwithout (?:first |already )?(?:holding |acquiring |taking |locking |having |owning )?(?:on )?${ref}`,
    ),
    strength: 'promise',
  },
  // l.mu is held. Lock held on entry. Called with lock. With mu locked.
  {
    words: heldWords,
    pattern: phrase(
      `${ref}\\b(?: is| are|,? already|:) (?:already |always |assumed |expected |required |to be |be |currently )*${held}\\b`,
    ),
    strength: 'hint',
  },
  {
    words: heldWords,
    pattern: phrase(`^\\W*${article}${mode}(?:${name}|(?:[\\w.'-]+ ){0,2}?(?:locks?|mutex(?:es)?))\\W* ${held}\\b`),
    strength: 'hint',
  },
  {
    words: /hold|have|own/i,
    pattern: phrase(`^\\W*(?:must|should|needs? to|has to) (?:already |be )*(?:hold|holding|have|own) ${ref}`),
    strength: 'promise',
  },
  {
    words: /^\W*(?:with|under|while|holding)/i,
    pattern: phrase(`^(?:\\W*)(?:with|under|while holding|holding) ${ref}`),
    strength: 'hint',
  },
  {
    words: /hold/i,
    pattern: phrase(`\\b(?:must|should) hold ${ref} (?:before|when|while|prior to|to)\\b.{0,20}\\bcall`),
    strength: 'hint',
  },
  // The locking is somebody else's.
  {
    pattern:
      /\block(?:ing|s)?\b (?:must|should|has to|needs to|is|are)(?: to)?(?: be)? (?:done|handled|provided|performed|held|managed|taken care of)\b[^;]{0,30}(?:extern|outside|caller|elsewhere|by the)/i,
    strength: 'hint',
  },
  { pattern: /\bexternal(?:ly)?[- ](?:lock|synchroni[sz]|serializ)/i, strength: 'hint' },
  {
    pattern:
      /\b(?:does|do|did) ?n[o']t (?:acquire|take|hold|lock|grab|obtain|use)\b[^;]{0,30}\b(?:lock|mutex|lockin|locking|mu|mtx)\b|\b(?:does|do) not lock\b|\bdoesn't lock\b|\bwithout (?:any )?(?:locking|acquiring|taking|grabbing|synchroni[sz]ation)\b|\b(?:no|lock-?free|lock-?less|unlocked|non-?locking|un-?synchroni[sz]ed) (?:lock(?:ing)? (?:is )?(?:done|performed|taken|acquired)|version|variant|counterpart)\b|\bno locking\b|\block-?free\b(?= version| variant)/i,
    strength: 'hint',
  },
];

/** A sentence with one of these promises no held lock, whatever else it says. */
export const deniesHeldLock: readonly RegExp[] = [
  /\b(?:must|should|shall|may|can|does|do|did|need|needs|is|are|was|were|has|have)(?: ?n[o']t|n't| never)\b(?! (?:safe|call|called|be called|use|be used|invoke|be invoked|access|be accessed|thread|goroutine|concurrent|acquire|take|lock\b|grab|obtain|itself))[^;]{0,40}\b(?:hold|holding|held|locked|lock|mutex|mu|mtx)\b/i,
  /\b(?:after|before|until|once)\b[^;]{0,30}\breleas|\b(?:is|are|been|being) released\b/i,
  /\bcannot\b[^;]{0,30}\b(?:hold|held|holding)\b/i,
  /\b(?:lock|mutex|mu|mtx)\b (?:is |are )?not (?:be )?(?:held|locked|required|needed|necessary)/i,
  /\bno(?: additional| extra| further)? (?:lock|locks|locking|mutex|synchroni[sz]ation)\b[^;]{0,30}\b(?:needed|required|necessary|need|held|here)\b/i,
  /\bwithout\b[^;]{0,40}\b(?:held|locked)\b/i,
  /\b(?:not|never|avoid|nothing)\b[^;]{0,40}\b(?:under|while|with)\b[^;]{0,20}\b(?:lock|mutex|mu|mtx|locks)\b(?! (?:un|not))/i,
  /\bnot? (?:be )?(?:need|require)\w*\b[^;]{0,30}\b(?:lock|mutex|mu|mtx)\b/i,
  /(?<!\b(?:not|never|un)[- ]?)\bsafe\b[^;]{0,30}\bwithout\b[^;]{0,30}\b(?:lock|mutex|mu|mtx)\b/i,
];

/** Said in a function: its author left the lock out on purpose. */
const waivesLockPhrases: readonly RegExp[] = [
  /\bno(?: \w+)? (?:lock(?:s|ing)?|mutex(?:es)?|synchroni[sz]ation) (?:is |are )?(?:needed|required|necessary)\b/i,
  /\b(?:no|not|n't) need\w* (?:to |for |of |a |the |any |take |hold |acquire |grab |have |use |be )*(?:lock(?:s|ed|ing)?|mutex|\w*(?:[mM]u|[mM]utex|Lock|Mtx))\b/,
  /\b(?:lock(?:s|ing)?|mutex) (?:is |are )?(?:not |un)(?:needed|required|necessary)\b/i,
  // There is no need to protect s.commands: nothing is added any more.
  /\b(?:no|not|n't) need\w* (?:to |for )?(?:protect\w*|guard\w*|synchroni[sz]\w*)\b(?![^;]{0,40}\b(?:against|from)\b)/i,
  /\b(?:absence|lack) of (?:a |the |any )?(?:lock(?:s|ing)?|mutex)\b/i,
  /\bwithout (?:any |a |the |its )?(?:lock(?:s|ing)?|mutex(?:es)?|synchroni[sz]ation) (?:as|because|since)\b/i,
  /\bso\b[^;]{0,30}\b(?:not|n't|un) ?(?:guarded|protected) by (?:a|an|any|the) (?:lock|mutex)\b/i,
  /\bsingle-threaded\b/i,
  /\b(?:can|may|safe|safely)\b[^;]{0,60}\bwithout (?:holding|taking|acquiring) (?:any |a |the |its )?(?:lock|mutex|mu|mtx)\b/i,
  /\bsafe(?:ly)?\b[^;]{0,40}\b(?:because|as|since)\b[^;]{0,30}\bonly (?:one )?go-?routine\b/i,
  /\balready (?:guarded|held|locked|protected|serialized|synchroni[sz]ed)\b[^;]{0,30}\b(?:locks?|mutex|mu)\b/i,
];

/** Said of a function or type: it leaves synchronisation to its callers. */
export const notConcurrencySafe: readonly RegExp[] = [
  /\b(?:not|isn't|aren't|never|non)[- ](?:\w+ ){0,3}?(?:thread|goroutine|go-?routine|concurren\w*|race|multi-?thread)[- ]?safe/i,
  /\b(?:not|isn't|aren't|un-?)[- ]?(?:\w+ ){0,2}?safe (?:for|to|from|under|with|against)\b[^;]{0,50}\b(?:concurren\w+|parallel|multiple (?:go-?routines|threads)|simultaneous\w*)/i,
  /\bun-?safe (?:for|to)\b[^;]{0,40}\bconcurren\w+/i,
  /\b(?:must|should|may|can|do)(?: ?not|n't) be (?:called|used|accessed|invoked|shared)\b[^;]{0,30}\b(?:concurren\w+|in parallel|simultaneously|by (?:multiple|several|different) (?:go-?routines|threads))/i,
  /\blead(?:s|ing)? to (?:concurrency (?:issues|problems)|(?:data )?races?\b)/i,
  /\bno longer (?:(?:thread|goroutine|go-?routine|concurren\w*)[- ]?)?safe\b/i,
  /\bthread-?unsafe\b|\bnot synchroni[sz]ed\b|\bunsynchroni[sz]ed\b/i,
];

/** Said of a type or function: many goroutines may use it at once. */
export const claimsConcurrencySafe: readonly RegExp[] = [
  /(?<!\b(?:not|n't|un|non|never)[- ](?:\w+ ){0,3})\b(?:thread|goroutine|go-?routine|concurren(?:cy|t|tly)?)[- ]safe\b/i,
  /(?<!\b(?:not|n't|un|never)[- ]?(?:\w+ ){0,2})\bsafe (?:for|to|from|under|with)\b[^;]{0,50}\b(?:concurren\w+|parallel|multiple (?:go-?routines|threads)|simultaneous\w*)/i,
  /\b(?:may|can) be (?:called|used|accessed|invoked|shared)\b[^;]{0,20}\b(?:concurrently|in parallel|simultaneously|(?:by|from) (?:multiple|many|several|different|any) (?:go-?routines?|threads?))/i,
];

const guardName = '[`\'"(]*(?<lock>\\*?(?:[A-Za-z_]\\w*\\.)*[A-Za-z_]\\w*)\\b[`\'")]*';
const guardWords =
  '(?:guarded|protected|synchroni[sz]ed|serialized|covered|controlled|secured|locked|safeguarded|mutexed)';

/** Said of a field or variable: its lock. Group `lock` is the name, which may turn out to be an English word. */
export const guardedByPhrases: readonly Omit<Phrase, 'strength'>[] = [
  { pattern: /\+checklocks(?:read)?:(?<lock>[\w.[\]]+)/ },
  { pattern: /\b(?:GUARDED_BY|PT_GUARDED_BY|@?GuardedBy)\(\s*"?(?<lock>[\w.]+)"?\s*\)/ },
  {
    words: new RegExp(guardWords, 'i'),
    pattern: phrase(
      `\\b${guardWords} (?:by|with|under|using|via|through|behind|against (?:races|concurrent access) by) ${article}${mode}(?:(?:lock|mutex|locks|mtx) )?(?:of |in )?${guardName}`,
    ),
  },
  {
    words: /access/i,
    pattern: phrase(
      `\\baccess\\w*\\b[^;]{0,40}\\b(?:must|should|needs to|has to|requires?)\\b[^;]{0,15}?(?:hold|holding|acquire|take|lock)? ${article}${mode}${name}`,
    ),
  },
  {
    words: /\b(?:hold|holding|acquire|take|lock) /i,
    pattern: phrase(
      `\\b(?:must|should|need to|has to|have to|only)\\b[^;]{0,30}\\b(?:hold|holding|acquire|take|lock)\\b ${article}${mode}${guardName}[^;]{0,30}\\b(?:access\\w*|us(?:e|ing)|read\\w*|writ\\w*|modify\\w*|touch\\w*|mutat\\w*|chang\\w*|updat\\w*)`,
    ),
  },
  {
    words: / (?:to|when|before|while|for) (?:access|us|read|writ|modify|touch|mutat|chang|updat)/i,
    pattern: phrase(
      `\\b(?:hold|take|acquire|lock|requires?|needs?) ${article}${mode}${name}(?: lock)? (?:to|when|before|while|for) (?:access|us|read|writ|modify|touch|mutat|chang|updat)`,
    ),
  },
  {
    words: /l[oc]*k|mu|mtx|mx|\w\.\w/i,
    pattern: phrase(
      `\\b(?:access(?:ed)?|us(?:e|ed)|read|written|modified|mutated|changed|updated|touch(?:ed)?)\\b[^;]{0,40}\\b(?:under|with|while|holding|inside|within|when|after)\\b (?:holding |held |acquiring |locking )?${ref}`,
    ),
  },
  {
    words: /^\W*(?:under|locked by|lock:|guard:|owner:|lock =|needs?|requires?) /i,
    pattern: phrase(
      `^(?:\\W*)(?:under|locked by|lock:|guard:|owner:|lock =|needs?|requires?) ${article}${mode}${name}`,
    ),
  },
];

/** Said of a mutex: what it is for. Group `what` is the rest of the sentence, to be searched for the names of fields. */
export const guardsPhrases: readonly RegExp[] = [
  /\b(?:guards?|guarding|protects?|protecting|synchroni[sz](?:es?|ing)|serializ(?:es?|ing)|coordinat(?:es?|ing)|cover(?:s|ing)|secur(?:es?|ing)|safeguards?|controls?|locks)\b(?: against| from)?(?: the)?(?: concurrent| simultaneous| shared| parallel| all| any| read| write| r\/w)*(?: access(?:es)?| reads?| writes?| updates?| modifications?| use| usage| operations?| mutations?)?(?: and (?:writes?|updates?|modifications?))?(?: to| of| on| for| from| in)?\b (?<what>[^;]+)/i,
  /\b(?:lock|mutex|mu|held|hold|used|needed)\b[^;]{0,30}\b(?:for|when|while|to|before) (?:access\w*|reading|writing|modifying|updating|changing|mutating|touching|using|protect\w*|guard\w*|read|write|modify|update|change) (?<what>[^;]+)/i,
  /^(?:\W*)(?:lock|mutex|rw ?lock) (?:for|of|on|around) (?<what>[^;]+)/i,
  /\b(?:thread|goroutine|concurrency)[- ]safety (?:for|of) (?<what>[^;]+)/i,
];

/** The `what` of a mutex comment that means every field below it. */
export const guardsWhatFollows =
  /\b(?:below|following|follows|fields?|underneath|everything|all|struct(?:ure)?|state|members?|these|rest|next|properties)\b/i;

/** A sentence with one of these declares no guard. */
export const deniesGuard: readonly RegExp[] = [
  /(?:\b(?:not|never|without|un)|n't)[- ]?(?:\w+ ){0,4}?(?:guarded|protected|synchroni[sz]ed|locked|guard|protect|need|require)/i,
  /\bno (?:lock|mutex|locking|synchroni[sz]ation)\b/i,
  /\b(?:immutable|read-?only|set once|never (?:changes|modified|written|mutated)|does ?n[o']t change) after\b/i,
];

/** As the `words` of a phrase, for all that say who holds the lock, and for all that say what guards. */
const mayTellOfCaller =
  /l[oc]*k|mu\d*\b|mux|mutex|mtx|mx\b|\w\.\w|synchroni|serializ|requires\(|without|version|variant|counterpart/i;
const mayTellOfGuard =
  /l[oc]*k|mu\d*\b|mux|mutex|mtx|mx\b|\w\.\w|synchroni|serializ|guard|protect|cover|control|secur|hold|acquir|take/i;

/** ... and for all that speak of goroutines, of what a mutex is for, or of tests. */
const mayTellOfOthers =
  /thread|routine|concurren|race|safe|parallel|simultaneous|synchroni|coordinat|lock|mutex|mu\b|mtx|held|hold|used|needed|\btest/i;
/** ... and for all that leave a lock out. */
const mayWaiveLock = /lock|mutex|mu\b|mtx|synchroni|single-|threaded|routine|protect|guard/i;

/** `clientsMu`, `client_lock`, `muClients`: by its name, the lock is that of `clients`. */
export function isLockNamedFor(lock: string, map: string): boolean {
  const purpose = purposeOf(lock);
  const stem = purpose && stemOf(purpose);
  return stem !== undefined && stem !== '' && stem === stemOf(map);
}

/** `mapLock`, `mapsMu`: by its name, the lock is that of all maps that lie beside it. */
export function isLockNamedForMaps(lock: string): boolean {
  return /^maps?$/i.test(purposeOf(lock) ?? '');
}

function purposeOf(lock: string): string | undefined {
  const [, purpose] =
    /^(\w+?)_?(?:rw)?_?(?:mu|mux|mutex|mtx|lock|locker|lk)$/i.exec(lock) ??
    /^(?:rw)?(?:mu|mux|mutex|mtx|lock|lk)(?:_|For)?(\p{Lu}\w+|(?<=_)\w+)$/u.exec(lock) ??
    [];
  return purpose;
}

/** One of a kind, or many: `entry`, `Entries`, `entryMap`. */
function stemOf(name: string): string {
  return name
    .replaceAll('_', '')
    .toLowerCase()
    .replace(/map$/, '')
    .replace(/(ies|y|es|s|e)$/, '');
}

/** English words that stand where a lock's name could stand: "protected by lock" may name one, "by the same" does not. */
const notALock =
  /^(?:the|a|an|this|that|its|it|and|or|same|above|below|following|their|our|embedded|struct|caller|default|design|for|in|on|of|to|being|only|all|any|both|atomic|atomics|channel|sync|another|other|use|using|held|hold|must|be|if|when|concurrent|i\.e|e\.g|itself|one|them|these|exclusive|dedicated|separate|single|global|internal|parent|outer|its own)$/i;

/** Whether a comment, which may be a part of a sentence, may be one of those that promise something, or a part of it. */
export function mayPromise(comment: string): boolean {
  return mayTellOfCaller.test(comment) || mayTellOfGuard.test(comment) || mayTellOfOthers.test(comment);
}

/** ... or, of one in a function, whether it may be a reason for leaving a lock out. */
export function mayWaive(comment: string): boolean {
  return mayWaiveLock.test(comment);
}

/** What a function's name promises. */
export function nameHoldsLock(functionName: string): Strength | undefined {
  return lockHeldNames.find(({ pattern }) => pattern.test(functionName))?.strength;
}

/** The locks that a function's doc comment says its callers hold; empty where it says nothing. */
export function locksHeldByCaller(comment: string): readonly HeldLock[] {
  const found: HeldLock[] = [];
  for (const sentence of sentences(comment)) {
    if (!mayTellOfCaller.test(sentence)) continue;
    const first = callerHoldsPhrases.find(
      ({ pattern, words }) => (words?.test(sentence) ?? true) && pattern.test(sentence),
    );
    if (first === undefined) continue;
    if (!sentence.includes('+checklocks') && deniesHeldLock.some((pattern) => pattern.test(sentence))) continue;
    const { lock, mode } = first.pattern.exec(sentence)?.groups ?? {};
    found.push({ ...lockName(lock), ...lockMode(mode, sentence), strength: first.strength });
  }
  return found;
}

/** Whether comments in a function say that it needs no lock. */
export function waivesLock(comments: string): boolean {
  return sentences(comments).some((sentence) => waivesLockPhrases.some((pattern) => pattern.test(sentence)));
}

/** Whether the comment on a lock says that calls of this method are kept apart by it. */
export function keepsCallsApart(comment: string, method: string): boolean {
  return sentences(comment).some(
    (sentence) => sentence.split(/\W+/).includes(method) && /\bsafe|concurren|serializ|simultaneous/i.test(sentence),
  );
}

/** Whether a function's documentation says that it is there for tests. */
export function isSaidToBeForTests(doc: string): boolean {
  return sentences(doc).some((sentence) => forTests.test(sentence));
}

const forTests =
  /\b(?:for|in|by|from) (?:the )?(?:(?:unit|integration) ?)?test(?:s\b(?! of)|ing (?:purposes?|only)\b|ing$)/i;

/** `RegisterForTest`, `SetTestingHook`. */
export function isNamedForTests(name: string): boolean {
  return /For_?Test|Testing/.test(name);
}

/** A function's documentation gives the time for it: `must be called from an init function`, before anything else, or in tests. */
export function saysWhenToCall(doc: string): boolean {
  return /\b(init|initiali[sz]\w+|start-?up|tests?|testing|before (any|using|calling|the))\b/i.test(doc);
}

/**
 * The first sentence of a function's documentation says that it makes something known, for later: `AutoRouter registers a
 * controller`, `Policy adds a route`.
 */
export function saysItRegisters(doc: string): boolean {
  const [first = ''] = doc.split(/\.\s/, 1);
  return /^\w+\s+(registers?|adds?\s(\w+\s){0,3}(controller|driver|filter|handler|hook|middleware|plugin|route|router)s?)\b/i.test(
    first,
  );
}

/** The lock that a field's comment names: `{}` where it says "by the mutex above" or the like; undefined where it says nothing. */
export function guardedBy(comment: string): { readonly lock?: string } | undefined {
  for (const sentence of sentences(comment)) {
    if (!mayTellOfGuard.test(sentence) || deniesGuard.some((pattern) => pattern.test(sentence))) continue;
    for (const { pattern, words } of guardedByPhrases) {
      if (words && !words.test(sentence)) continue;
      const match = pattern.exec(sentence);
      // "by the mutex" names none, "by mutex" may.
      if (match !== null)
        return /\b(?:the|an?|this|that|its|own|same)\b[\w ]* (?:locks?|mutex)$/i.test(match[0])
          ? {}
          : lockName(match.groups?.['lock']);
    }
  }
  return undefined;
}

/** What a mutex's comment says it guards, as written; the reader looks for names of fields in it. */
export function guards(comment: string): { readonly what: string; readonly follows: boolean } | undefined {
  for (const sentence of sentences(comment)) {
    if (deniesGuard.some((pattern) => pattern.test(sentence))) continue;
    for (const pattern of guardsPhrases) {
      const what = pattern.exec(sentence)?.groups?.['what'];
      if (what !== undefined) return { what, follows: guardsWhatFollows.test(what) };
    }
  }
  return undefined;
}

/** Comment text without markers, one sentence at a time, spaces single. A stop inside a name ends nothing. */
function sentences(comment: string): readonly string[] {
  return comment
    .replace(/^[ \t]*(?:\/\/+|\/\*+|\*+\/?)[ \t]?/gm, '')
    .replace(/\*+\/\s*$/, '')
    .split(/\n[ \t]*\n|(?<!\b(?:i\.e|e\.g|etc|vs))[.;!](?=\s|$)|\s--\s/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
}

function lockName(written: string | undefined): { readonly lock?: string } {
  if (written === undefined || notALock.test(written)) return {};
  const bare = written.replace(/^\*/, '').replace(/\.R?(?:Lock|Unlock|Locker)$/, '');
  return bare === '' ? {} : { lock: bare };
}

function lockMode(written: string | undefined, sentence: string): { readonly mode?: 'read' | 'write' } {
  if (written !== undefined && /^r(?:ead|eader)$/i.test(written)) return { mode: 'read' };
  if (written !== undefined && /^w/i.test(written)) return { mode: 'write' };
  if (/\bfor (?:reads?|reading)\b|\bread[- ]?lock|\.RLock\b|\bread-locked\b/i.test(sentence)) return { mode: 'read' };
  if (/\bfor (?:writes?|writing)\b|\bwrite[- ]?lock|\bexclusive lock\b/i.test(sentence)) return { mode: 'write' };
  return {};
}

/** By its name, it calls what it is handed again and again: `m.Range(f)`, `ForEach`, `filepath.Walk`. */
export function callsForEach(name: string): boolean {
  return /^(Each|Iterate|Range|Scan|Visit|Walk)(\p{Lu}|$)|^(Ascend|Descend|For_?[eE]ach)/u.test(name);
}

/**
 * Functions that call what they are handed until it says yes: `Eventually`, `WaitForResult`, `wait.PollUntil`,
 * `retry.UntilSuccess`. Whoever polls knows that another goroutine is at work.
 */
export function waitsForResult(name: string): boolean {
  let waits = waiting.get(name);
  if (waits === undefined) {
    waits = /^(assert|must|require)?([eE]ventually|[pP]oll|[uU]ntil|[wW]ait(For|Until))(\p{Lu}|$)/u.test(name);
    waiting.set(name, waits);
  }
  return waits;
}
/** Asked for each call, of a few thousand names. */
const waiting = new Map<string, boolean>();

/**
 * By its name, it keeps a function for something to happen: `OnMessage`, `Subscribe`, `RegisterFilter`, `NewTracer`,
 * `SetSelectedFunc`.
 */
export function keepsForEvent(name: string): boolean {
  if (/^[sS]et\p{Lu}\w*(Callback|Capture|Func|Handler|Hook|Listener)$/u.test(name)) return true;
  return /^(New|[oO]n|[sS]etOn|[aA]dd(\p{Lu}\w*)?(Handler|Listener|Observer)|[rR]egister|[sS]ubscribe)(\p{Lu}|$)/u.test(
    name,
  );
}

/** By its name, it starts what it is handed as a goroutine: `group.Go(f)`, `process.Go(f)`. */
export function startsGoroutine(name: string): boolean {
  return /^Go(Func|Safe|Safely|Ctx|WithContext)?$/.test(name);
}

/** By its name, it says from how many goroutines a library may work: `Concurrency`, `NumWorkers`, `MaxParallelRequests`. */
export function isNumberOfWorkers(field: string): boolean {
  return /^(max|num)?(concurren(cy|t\p{Lu}\w*)|parallel(ism|\p{Lu}\w*)?|goroutines|threads|workers)$/iu.test(field);
}

/** By its name, it calls a function once more only where the call before has come to nothing: `Retry`, `withBackoff`. */
export function callsUntilDone(name: string): boolean {
  return /attempt|backoff|retry|retries/i.test(name) || waitsForResult(name);
}

/** By its name, what it returns has just been made: `NewToken`. Locks are none of that: two of them may stand for one thing. */
export function makesAnew(name: string): boolean {
  return /^New(\p{Lu}|\d|$)/u.test(name) && !/lock|mutex|sem/i.test(name);
}

/** By its name, an object is given up with it: `Close`, `Shutdown`, `stopWorkers`. */
export function isForTheEnd(name: string): boolean {
  return /^([fF]orce)?([cC]lose|[dD]estroy|[dD]ispose|[sS]hut[dD]own|[sS]top|[tT]erminate)(\P{Ll}|$)/u.test(name);
}

/** The standard library's interfaces, or most frameworks', have methods of this name: `Handle…`, `Encode`, `Stop`. */
export function isNamedAsInLibraries(name: string): boolean {
  return asInLibraries.test(name);
}

const asInLibraries =
  /^((Handle|Log|Marshal|Notify|On|Print|Read|Unmarshal|Visit|Write)\w*|Accept|Apply|Bind|Call|Check|Close|Collect|Count|Debugf?|Decode|Delete|Do|Emit|Encode|Enabled|Errorf?|Eval|Execute|Fatalf?|Fire|Format|Gather|Get|Hash|Help|Infof?|Init|Intercept|Invoke|Less|Lookup|Match|New|Next|Observe|Open|Parse|Pop|Process|Publish|Push|Put|Receive|Render|Reset|Resolve|Run|Save|Scan|Seek|Send|Serve|Set|Start|Stop|Store|Swap|Trace|Transform|Update|Validate|Walk|Warnf?|Warningf?|Watch)$/;
