// Where the bodies of a file's functions lie, found without parsing them.
//
// Of a dependency only declarations are of interest, and nine tenths of the time goes into parsing bodies. In: text.
// Out: the ranges to parse, which leave out what stands between the braces of top-level functions in gofmt's layout.
// Where brackets do not match, or a function is laid out in another way, its body is simply parsed with the rest.
import type { Range } from './lower.js';
import { startsLine, Token, type Tokens, tokenText } from './tokens.js';

export function rangesWithoutBodies(tokens: Tokens): Range[] {
  const kept: Range[] = [];
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.kind[i] !== Token.Name || !startsLine(tokens, i) || tokenText(tokens, i) !== 'func') continue;
    const open = bodyStart(tokens, i);
    const close = open < 0 ? -1 : (tokens.partner[open] ?? -1);
    if (close < 0) continue;
    kept.push({ start: from, end: tokens.end[open]! });
    from = tokens.start[close]!;
    i = close;
  }
  kept.push({ start: from, end: tokens.text.length });
  return kept;
}

/**
 * The `{` of the body of the function declared at token `func`: the first one that no `struct` or `interface` opens.
 * -1 where none comes before the next declaration.
 */
export function bodyStart(tokens: Tokens, func: number): number {
  for (let i = func + 1; i < tokens.length; i++) {
    const kind = tokens.kind[i]!;
    if (kind === Token.OpenBrace && !/^(struct|interface)$/.test(tokenText(tokens, i - 1))) return i;
    if (kind === Token.Name && startsLine(tokens, i)) return -1;
    const partner = tokens.partner[i] ?? -1;
    if (partner > i) i = partner;
  }
  return -1;
}
