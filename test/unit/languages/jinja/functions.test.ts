import { expect, test } from 'vitest';
import { Evaluator } from '../../../../languages/jinja/evaluate.ts';
import { parseTemplate } from '../../../../languages/jinja/parse-template.ts';
import { Unknown, type Value } from '../../../../languages/jinja/values.ts';

const feeds: Value = [
  new Map<string, Value>([
    ['name', 'Bo'],
    ['kind', 'x'],
    ['rank', 2],
  ]),
  new Map<string, Value>([
    ['name', 'al'],
    ['kind', 'y'],
    ['rank', 1],
  ]),
  new Map<string, Value>([
    ['name', 'Cy'],
    ['kind', 'x'],
    ['rank', 3],
  ]),
];
const world: Readonly<Record<string, Value>> = { feeds, open: new Unknown('open') };

function render(source: string, undecided: string[] = []): string {
  const evaluator = new Evaluator({
    lookup: (name) => world[name],
    unknownCall: () => undefined,
    undecided: (what) => void undecided.push(what),
  });
  return evaluator.render(parseTemplate(source).nodes);
}

test.each([
  ["{{ '%s_%02d' % ('a', 7) }} {{ '%(k)s' % {'k': 1} }} {{ '100%%' % () }}", 'a_07 1 100%'],
  [
    "{{ '{}-{1}{{x}}'.format('a', 'b') }} {{ '{n:03d}'.format(n=5) }} {{ '%s!' | format('a') }}",
    'a-b{x} 005 a!',
  ],
  [
    "{{ 'a.b.c'.rsplit('.', 1) | first }} {{ 'a,b,c'.split(',', 1)[1] }} {{ 'x_y'.removeprefix('x_') }}",
    'a.b b,c y',
  ],
  ["{{ 'a=b'.partition('=')[2] }} {{ ' a  b '.split() | join('|') }}", 'b a|b'],
  ["{{ feeds | sort(attribute='name') | map(attribute='name') | join }}", 'alBoCy'],
  ["{{ feeds | sort(attribute='rank', reverse=true) | map(attribute='rank') | join(',') }}", '3,2,1'],
  ["{% for k, of in feeds | groupby('kind') %}{{ k }}{{ of | length }}{% endfor %}", 'x2y1'],
  ["{% for part in [1, 2, 3] | batch(2, '-') %}{{ part | join }};{% endfor %}", '12;3-;'],
  ["{{ feeds | sum(attribute='rank') }} {{ (feeds | max(attribute='rank')).name }}", '6 Cy'],
  ["{{ ['B', 'a', 'b'] | sort | join }} {{ ['B', 'a', 'b'] | unique | join }}", 'aBb Ba'],
  ["{% for x in 'ab' %}{{ loop.cycle('o', 'e') }}{{ loop.previtem }}{{ loop.nextitem }}{% endfor %}", 'obea'],
  ['{% set x | trim | upper %} a {% endset %}{{ x }}', 'A'],
  ['{% macro m(a, b) %}{{ a }}{{ b }}{{ kwargs }}{% endmacro %}{{ m(*[1, 2], **{"c": 3}) }}', "12{'c': 3}"],
  ['{% macro m(a) %}{{ varargs | join }}{% endmacro %}{{ m(1, *[2], *[3]) }}', '23'],
])('%s gives %s', (source, text) => {
  expect(render(source)).toBe(text);
});

test('a test of what is not known decides nothing: the other branch is taken, and told', () => {
  const undecided: string[] = [];
  expect(render('{% if open is not none %}a{% else %}b{% endif %}', undecided)).toBe('b');
  expect(undecided).toEqual(['open']);
  expect(render("{{ '%s' % open is string }}", [])).toBe(render('{{ open }}', []));
});
