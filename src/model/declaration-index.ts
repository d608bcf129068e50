// What the files of a dependency declare, found by looking at lines, so that only needed files are parsed.
//
// Relies on gofmt's layout: declarations begin in column 0, members of a group after one tab, bodies end with a brace
// in column 0. A name too many costs a parse; names that are missed are found when the caller parses everything.
import type { SourceText } from '../text/source-text.js';

export class DeclarationIndex {
  /** By package-level name. */
  private readonly names = new Map<string, SourceText[]>();
  /** By `Type.Method`, and by `Type`. */
  private readonly methods = new Map<string, SourceText[]>();

  constructor(files: readonly SourceText[]) {
    for (const file of files) this.scan(file);
  }

  filesOf(name: string): readonly SourceText[] {
    return this.names.get(name) ?? [];
  }

  filesOfMethod(typeName: string, method: string): readonly SourceText[] {
    return this.methods.get(`${typeName}.${method}`) ?? [];
  }

  filesOfMethods(typeName: string): readonly SourceText[] {
    return this.methods.get(typeName) ?? [];
  }

  private scan(file: SourceText): void {
    const { text } = file;
    const head =
      /^(?:func[ \t]+(?:\(([^)]*)\)[ \t]*)?(\w+)|(?:type|var|const)[ \t]+(?:(\w+(?:[ \t]*,[ \t]*\w+)*)|\())/gm;
    for (let match = head.exec(text); match !== null; match = head.exec(text)) {
      const [, receiver, func, names] = match;
      if (func !== undefined) {
        const type = receiver === undefined ? undefined : receiverName(receiver);
        if (receiver === undefined) add(this.names, func, file);
        else if (type !== undefined) {
          add(this.methods, `${type}.${func}`, file);
          add(this.methods, type, file);
        }
      } else if (names !== undefined) for (const name of names.split(',')) add(this.names, name.trim(), file);
      else {
        const end = text.indexOf('\n)', match.index);
        this.scanGroup(file, text.slice(match.index, end < 0 ? text.length : end));
        if (end >= 0) head.lastIndex = end;
      }
    }
  }

  private scanGroup(file: SourceText, group: string): void {
    for (const match of group.matchAll(/(?:^\t|[(;]\s*)(\w+(?:[ \t]*,[ \t]*\w+)*)/gm)) {
      for (const name of match[1]!.split(',')) add(this.names, name.trim(), file);
    }
  }
}

function receiverName(receiver: string): string | undefined {
  return /(\w+)\s*(?:\[.*)?$/.exec(receiver)?.[1];
}

function add(index: Map<string, SourceText[]>, key: string, file: SourceText): void {
  const files = index.get(key);
  if (files === undefined) index.set(key, [file]);
  else if (files.at(-1) !== file) files.push(file);
}

/**
 * The text with the inside of function bodies blanked out, every offset kept: of a dependency only the declarations
 * are wanted, and the parser passes over blanks quickly. May fail on text that gofmt has not seen: whoever finds a
 * syntax error in the result parses the original.
 */
export function blankBodies(text: string): string {
  const parts: string[] = [];
  let copied = 0;
  let at = text.startsWith('func ') ? 0 : text.indexOf('\nfunc ') + 1;
  while (at > 0 || (at === 0 && copied === 0 && text.startsWith('func '))) {
    const open = bodyStart(text, at);
    let next = at + 1;
    if (open > 0) {
      const close = text.indexOf('\n}', open);
      if (close < 0) break;
      parts.push(text.slice(copied, open), ' '.repeat(close - open));
      copied = close;
      next = close;
    }
    at = text.indexOf('\nfunc ', next) + 1;
  }
  parts.push(text.slice(copied));
  return parts.join('');
}

/** The offset after the brace that ends the line and opens the body, or -1. */
function bodyStart(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 40 || c === 91) depth++;
    else if (c === 41 || c === 93) depth--;
    else if (c === 10 && depth <= 0) {
      const last = text.charCodeAt(i - 1) === 13 ? i - 2 : i - 1;
      return text.charCodeAt(last) === 123 ? i : -1;
    }
  }
  return -1;
}
