// nil-map-write: a map that is certainly nil is written, which panics.
import type { RuleInfo } from '../src/finding.js';
import type { Rule } from '../src/rule.js';

export const info: RuleInfo = {
  id: 'nil-map-write',
  name: 'NilMapWrite',
  severity: 'error',
  summary: 'A map that is certainly nil is written.',
  description: `Writing to a nil map panics: \`assignment to entry in nil map\`. Reading it, ranging over it, taking its length and
deleting from it are allowed.

Reported is a write to a map that is nil on every way to it: a variable that was declared and never made, a field that
the composite literal left out or that \`new\` zeroed, a named result, an inner map that nobody has put there, a map that
was set to nil. What is nil on some ways only is not reported.`,
  bad: `package words

func Count(words []string) map[string]int {
	var counts map[string]int
	for _, word := range words {
		counts[word]++
	}
	return counts
}
`,
  good: `package words

func Count(words []string) map[string]int {
	counts := make(map[string]int)
	for _, word := range words {
		counts[word]++
	}
	return counts
}
`,
  misses: ['maps that come from another function', 'fields of objects that other functions have seen in between'],
  tags: ['correctness', 'nil'],
};

export const nilMapWrite: Rule = {
  info,
  check(context) {
    for (const conflict of context.conflicts('nil'))
      context.report(conflict, {
        message: `${context.mapText(conflict)} is nil here: it was declared without a value, and this write panics`,
        help: `make the map first: ${context.mapText(conflict)} = make(...)`,
      });
  },
};
