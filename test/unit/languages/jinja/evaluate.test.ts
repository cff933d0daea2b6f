import { expect, test } from 'vitest';
import { Evaluator } from '../../../../languages/jinja/evaluate.ts';
import { parseTemplate } from '../../../../languages/jinja/parse-template.ts';
import { callable, toText, type Value } from '../../../../languages/jinja/values.ts';

const world: Readonly<Record<string, Value>> = {
  names: ['a', 'b'],
  pairs: new Map<string, Value>([
    ['x', 1],
    ['y', 2],
  ]),
  shout: callable(([value]) => `${toText(value)}!`),
};

function render(source: string): string {
  const evaluator = new Evaluator({ lookup: (name) => world[name], unknownCall: () => undefined });
  return evaluator.render(parseTemplate(source).nodes);
}

test.each([
  ['{{ shout("a" ~ 1 + 2) }}', 'a3!'],
  ['{% for n in names -%} {{ n }}{{ "," if not loop.last }}{%- endfor %}', 'a,b'],
  ['{% for k, v in pairs.items() if v > 1 %}{{ k }}={{ v }}{% else %}none{% endfor %}', 'y=2'],
  ['{% set x = [1, 2] %}{% do x.append(3) %}{{ x | length }}', '3'],
  ['{% set text %}a{{ names[0] }}{% endset %}{{ text | upper }}', 'AA'],
  ['{% if missing is defined %}yes{% elif names and "a" in names %}found{% else %}no{% endif %}', 'found'],
  ['{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(1) }} {{ m(b=4, a=3) }}', '1-2 3-4'],
  ['{% macro m() %}{{ return([1, 2]) }}never{% endmacro %}{{ m()[1] }}', '2'],
  ['{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}in{% endcall %}', '<in>'],
  ["{{ '{{' }} ref('x') {{ '}}' }}", "{{ ref('x') }}"],
  ['{# {{ shout(1) }} #}{% raw %}{{ shout(1) }}{% endraw %}', '{{ shout(1) }}'],
  ['{{ {"a": {"b": 1}}["a"].b }}', '1'],
  ['{{ none is none }} {{ 7 // 2 }} {{ -7 % 3 }} {{ 1 if false else 2 }}', 'True 3 2 2'],
  ['{% set ns = pairs %}{% for n in names %}{% set ns.x = n %}{% endfor %}{{ ns.x }}', 'b'],
])('%s gives %s', (source, text) => {
  expect(render(source)).toBe(text);
});

test('a call of nothing known is told and printed as a name', () => {
  const told: string[] = [];
  const evaluator = new Evaluator({
    lookup: () => undefined,
    unknownCall: (name, line) => void told.push(`${name}@${line}`) as undefined,
  });
  expect(evaluator.render(parseTemplate('a\n{{ dbt_utils.star(x) }}').nodes)).toBe('a\nfresh_unknown');
  expect(told).toEqual(['dbt_utils.star@2']);
});

test('templates that are broken are read as far as they go, and say where', () => {
  const template = parseTemplate('a\n{% if x %}b\n{{ 1 + }}');
  expect(template.errors.map(({ line }) => line).sort()).toEqual([2, 3]);
  expect(parseTemplate('{{ never closed').nodes).toEqual([
    { kind: 'text', text: '{{ never closed', line: 1 },
  ]);
});

test.each([
  '{% macro a(x) %}{{ a(x) }}{{ a(x) }}{% endmacro %}{{ a(1) }}',
  '{% set n = "x" * 1000 %}{% for a in n %}{% for b in n %}{% for c in n %}z{% endfor %}{% endfor %}{% endfor %}',
])('recursion and loops without measure end by the budget: %#', (source) => {
  const evaluator = new Evaluator({ lookup: () => undefined, unknownCall: () => undefined });
  evaluator.render(parseTemplate(source).nodes);
  expect(evaluator.exhausted).toBe(true);
});

test('nesting and chains without measure are broken expressions, not a crash', () => {
  for (const source of [
    `{{ ${'('.repeat(20_000)} }}`,
    `{{ 1${'+1'.repeat(50_000)} }}`,
    `{{ a${'.a'.repeat(50_000)} }}`,
  ]) {
    expect(render(source)).toBe('fresh_unknown');
  }
  expect(render(`{% set x = "a" %}${'{% set x = x ~ x %}'.repeat(60)}{{ x }}`)).toBe('fresh_unknown');
});
