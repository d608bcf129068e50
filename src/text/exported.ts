// Whether other packages see a name. In: an identifier. Out: yes where it begins with an upper-case letter, the
// specification's "Exported identifiers".

/** Most names begin with an ASCII letter, which is told apart without a pattern. */
export function isExported(name: string): boolean {
  const first = name.charCodeAt(0);
  return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(name);
}
