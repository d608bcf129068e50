// Valid Go that tree-sitter-go 0.25 does not know, rewritten at equal length into Go that it does.
//
// In: the tokens of a file that did not parse. Out: edits that move no offset, and the generic methods whose type
// parameters were blanked. Names are always cut from the original text, so a renamed `new` still reads `new` in the
// tree. Rewritten are:
//
//     new(42), new(f(x)), make(args...)   an ordinary call: the callee gets a name the grammar has no rule for
//     new: for { break new }              ... and so does the label
//     (make)([]int, n)                    the parentheses go
//     func (r T) M[K any](x K) {}         the type parameters go, and are parsed by themselves
//     var (a int), const (a = 1 )         on one line, a semicolon comes before the closing parenthesis, or both go
import { startsLine, Token, type Tokens, tokenAt, tokenText } from './tokens.js';

export interface Edit {
  readonly start: number;
  readonly end: number;
  /** As long as the range it replaces. */
  readonly text: string;
}

/** A method with type parameters of its own (Go 1.27). */
export interface GenericMethod {
  /** Where the method's name starts. */
  readonly name: number;
  /** From `[` to `]`, both included. */
  readonly start: number;
  readonly end: number;
}

export interface Repair {
  readonly edits: readonly Edit[];
  readonly genericMethods: readonly GenericMethod[];
}

export function findRepairs(tokens: Tokens): Repair {
  const edits: Edit[] = [];
  const genericMethods: GenericMethod[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== Token.Name) continue;
    const name = tokenText(tokens, i);
    if (name === 'new' || name === 'make') repairAllocation(tokens, i, edits);
    else if (name === 'func') repairMethod(tokens, i, edits, genericMethods);
    else if (name === 'var' || name === 'const') repairGroup(tokens, i, edits);
  }
  return { edits, genericMethods };
}

/** The text with all edits done, which do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at);
}

/** `new(...)` and `make(...)` whose arguments the grammar's special rule for a type and expressions does not fit. */
function repairAllocation(tokens: Tokens, name: number, edits: Edit[]): void {
  let open = name + 1;
  if (name > 0 && tokens.kind[name - 1] === Token.Dot) return;
  const inParens = name > 0 && tokens.kind[name - 1] === Token.OpenParen && tokens.partner[name - 1] === open;
  if (inParens) open++;
  if (tokens.kind[open] === Token.Colon) edits.push(renamed(tokens, name));
  if (tokens.kind[open] !== Token.OpenParen) return;
  const close = tokens.partner[open];
  if (close === undefined || close < 0 || close === open + 1) return;
  const afterType = endOfType(tokens, open + 1);
  const typeFirst = afterType === close || (afterType >= 0 && tokens.kind[afterType] === Token.Comma);
  if (typeFirst && inParens) {
    edits.push(blank(tokens.start[name - 1]!, tokens.end[name - 1]!));
    edits.push(blank(tokens.start[name + 1]!, tokens.end[name + 1]!));
  }
  const spread = tokens.kind[close - 1] === Token.Ellipsis || tokens.kind[close - 2] === Token.Ellipsis;
  if (typeFirst && !spread) return;
  edits.push(renamed(tokens, name));
}

/** A name that the grammar has no rule for, as long as the one that it has. */
function renamed(tokens: Tokens, name: number): Edit {
  const start = tokens.start[name]!;
  const end = tokens.end[name]!;
  return { start, end, text: 'call'.slice(0, end - start) };
}

/** `func (recv) Name[type parameters](`. */
function repairMethod(tokens: Tokens, func: number, edits: Edit[], methods: GenericMethod[]): void {
  if (tokens.kind[func + 1] !== Token.OpenParen) return;
  const receiverEnd = tokens.partner[func + 1];
  if (receiverEnd === undefined || receiverEnd < 0) return;
  const name = receiverEnd + 1;
  const open = name + 1;
  if (tokens.kind[name] !== Token.Name || tokens.kind[open] !== Token.OpenBracket) return;
  const close = tokens.partner[open];
  if (close === undefined || close < 0 || tokens.kind[close + 1] !== Token.OpenParen) return;
  // `func (int) map[K](...)` is a function type; a keyword is no name.
  if (keywords.has(tokenText(tokens, name))) return;
  const start = tokens.start[open]!;
  const end = tokens.end[close]!;
  edits.push(blank(start, end));
  methods.push({ name: tokens.start[name]!, start, end });
}

/** The grammar wants each spec of a group to end with a semicolon or a line, the last one too. */
function repairGroup(tokens: Tokens, keyword: number, edits: Edit[]): void {
  const open = keyword + 1;
  const close = tokens.kind[open] === Token.OpenParen ? (tokens.partner[open] ?? -1) : -1;
  if (close <= open + 1) return;
  const lastEnd = tokens.end[close - 1]!;
  const end = tokens.start[close]!;
  const between = tokens.text.slice(lastEnd, end);
  if (tokens.kind[close - 1] === Token.Semicolon || between.includes('\n')) return;
  if (between.startsWith(' ')) edits.push({ start: lastEnd, end: lastEnd + 1, text: ';' });
  else edits.push(blank(tokens.start[open]!, tokens.end[open]!), blank(end, tokens.end[close]!));
}

function blank(start: number, end: number): Edit {
  return { start, end, text: ' '.repeat(end - start) };
}

const keywords = new Set(
  (
    'break case chan const continue default defer else fallthrough for func go goto if import interface map package ' +
    'range return select struct switch type var'
  ).split(' '),
);

/** No type of real code nests deeper; it keeps the recursion below from overflowing. */
const MAX_TYPE_DEPTH = 100;

/** The index behind the type that starts at token `i`, or -1 where no type does. */
function endOfType(tokens: Tokens, i: number, depth = 0): number {
  if (depth > MAX_TYPE_DEPTH) return -1;
  switch (tokens.kind[i]) {
    case Token.Star:
    case Token.Tilde:
      return endOfType(tokens, i + 1, depth + 1);
    case Token.OpenParen: {
      const end = endOfType(tokens, i + 1, depth + 1);
      return end >= 0 && tokens.kind[end] === Token.CloseParen ? end + 1 : -1;
    }
    case Token.OpenBracket: {
      const close = tokens.partner[i] ?? -1;
      return close < 0 || tokens.kind[i + 1] === Token.Ellipsis ? -1 : endOfType(tokens, close + 1, depth + 1);
    }
    case Token.Arrow:
      return tokenText(tokens, i + 1) === 'chan' ? endOfType(tokens, i + 2, depth + 1) : -1;
    case Token.Name:
      return endOfNamedType(tokens, i, depth + 1);
    default:
      return -1;
  }
}

function endOfNamedType(tokens: Tokens, i: number, depth: number): number {
  const name = tokenText(tokens, i);
  const after = i + 1;
  switch (name) {
    case 'map': {
      const key = tokens.kind[after] === Token.OpenBracket ? endOfType(tokens, after + 1, depth) : -1;
      return key >= 0 && tokens.kind[key] === Token.CloseBracket ? endOfType(tokens, key + 1, depth) : -1;
    }
    case 'chan':
      return endOfType(tokens, tokens.kind[after] === Token.Arrow ? after + 1 : after, depth);
    case 'struct':
    case 'interface':
      return tokens.kind[after] === Token.OpenBrace ? behindPartner(tokens, after) : -1;
    case 'func': {
      const results = tokens.kind[after] === Token.OpenParen ? behindPartner(tokens, after) : -1;
      if (results < 0) return -1;
      if (tokens.kind[results] === Token.OpenParen) return behindPartner(tokens, results);
      const result = endOfType(tokens, results, depth);
      return result < 0 ? results : result;
    }
  }
  if (keywords.has(name)) return -1;
  const qualified = tokens.kind[after] === Token.Dot && tokens.kind[after + 1] === Token.Name;
  const behind = qualified ? after + 2 : after;
  return tokens.kind[behind] === Token.OpenBracket ? endOfTypeArguments(tokens, behind, depth) : behind;
}

/** Behind `[A, B]`. -1 where what stands there are no types, and so an index. */
function endOfTypeArguments(tokens: Tokens, open: number, depth: number): number {
  let i = open;
  do {
    i = endOfType(tokens, i + 1, depth);
    if (i < 0) return -1;
  } while (
    (tokens.kind[i] === Token.Comma && tokens.kind[i + 1] !== Token.CloseBracket) ||
    tokens.kind[i] === Token.Bar
  );
  if (tokens.kind[i] === Token.Comma) i++;
  return tokens.kind[i] === Token.CloseBracket ? i + 1 : -1;
}

function behindPartner(tokens: Tokens, i: number): number {
  const partner = tokens.partner[i] ?? -1;
  return partner < 0 ? -1 : partner + 1;
}

/** Where a file can be cut so that an error on one side does not reach the other: at gofmt'd top-level declarations. */
export function findCuts(tokens: Tokens, keywordsToCutAt: readonly string[], from: number, to: number): number[] {
  const cuts: number[] = [];
  for (let i = tokenAt(tokens, from + 1); i < tokens.length && tokens.start[i]! < to; i++) {
    const start = tokens.start[i]!;
    if (tokens.kind[i] !== Token.Name || !startsLine(tokens, i)) continue;
    const keyword = tokenText(tokens, i);
    if (!keywordsToCutAt.includes(keyword)) continue;
    if (keyword !== 'func' || declaresFunction(tokens, i)) cuts.push(start);
  }
  return cuts;
}

/** `func Name` or `func (...) Name`, and not a literal that starts a statement. */
function declaresFunction(tokens: Tokens, func: number): boolean {
  if (tokens.kind[func + 1] === Token.Name) return true;
  if (tokens.kind[func + 1] !== Token.OpenParen) return false;
  const close = tokens.partner[func + 1] ?? -1;
  return close >= 0 && tokens.kind[close + 1] === Token.Name && tokens.kind[close + 2] === Token.OpenParen;
}
