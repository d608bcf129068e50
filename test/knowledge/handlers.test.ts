// Each shape of a handler, written down as Go: a method of that shape runs beside itself, so what it writes needs a lock.
import { test } from 'node:test';
import { handlerShapes } from '../../src/knowledge/index.js';
import { checkSources } from '../check.js';

/** `*path.Type` with the package's name, which `importAs` gives. */
function inGo(type: string, importAs: (path: string) => string): string {
  if (type === '_') return 'int';
  return type.replace(/([\w.\-/]+)\.(\w+)$/, (_, path, name) => `${importAs(path)}.${name}`);
}

for (const [index, shape] of handlerShapes.filter(({ runs }) => runs === 'handler').entries()) {
  const types = [...shape.params.filter((type) => type !== '...'), ...(shape.results ?? [])].join(', ');
  test(`${index}: ${shape.what}, ${shape.method ?? ''}(${types})`, () => {
    const imports: string[] = [];
    const importAs = (path: string): string => {
      if (!imports.includes(path)) imports.push(path);
      return `p${imports.indexOf(path)}`;
    };
    const params = shape.params.filter((type) => type !== '...').map((type, i) => `a${i} ${inGo(type, importAs)}`);
    const results = (shape.results ?? []).map((type, i) => `r${i} ${inGo(type, importAs)}`);
    const text = `package p

import (
${imports.map((path, i) => `\tp${i} "${path}"`).join('\n')}
)

type state struct{ calls map[string]int }

func (s *state) ${shape.method ?? 'Answer'}(${params.join(', ')}) (${results.join(', ')}) {
	s.calls["a"]++ // want unlocked-map-write "s.calls"
	return
}
`;
    return checkSources({ path: 'p.go', text });
  });
}

test('what reads from such a channel is no collector', () =>
  checkSources({
    path: 'p.go',
    text: `package p

import "github.com/prometheus/client_golang/prometheus"

type state struct{ calls map[string]int }

func (s *state) Collect(from <-chan prometheus.Metric) {
	for range from {
		s.calls["a"]++
	}
}
`,
  }));
