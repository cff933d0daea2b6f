import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf } from '../../../../languages/dbt/resources.ts';
import { columnsOf, factsOf, PROFILES, PROJECT } from './project.ts';

/** Templates that end each tag where a blank or line end follows, so that nothing grows together. */
const TEMPLATES: readonly string[] = [
  "select a as x, b from {{ source('raw', 'o') }} where c > 1\n",
  "{% set names = ['a', 'b'] %}\nselect\n{% for name in names %} {{ name }} as {{ name }}_out {% if not loop.last %} , {% endif %} {% endfor %}\nfrom {{ source('raw', 'o') }}\n",
  "with q as ( select * from {{ ref('first') }} )\nselect x, count(*) as n from q {% if var('deep', true) %} where x > 0 {% else %} where y > 0 {% endif %} group by x\n",
  "select {{ twice('x') }} as t , b from {{ ref('first') }} {% if is_incremental() %} where b > 1 {% endif %}\n",
];

function lineageOf(template: string) {
  const facts = factsOf({
    'dbt_project.yml': PROJECT,
    'profiles.yml': PROFILES,
    'macros/m.sql': '{% macro twice(column) %} {{ column }} * 2 {% endmacro %}',
    'models/s.yml': 'sources: [{name: raw, tables: [{name: o}]}]',
    'models/first.sql': "select a as x, b from {{ source('raw', 'o') }}",
    'models/tried.sql': template,
  });
  return {
    columns: columnsOf(facts, 'model.tried'),
    edges: facts.edges.map(({ from, to, via }) => `${idOf(from)} ${idOf(to)} ${via}`),
    troubles: facts.troubles.map(({ what, reason }) => [what, reason]),
  };
}

type Rewrite = (template: string, choose: () => number) => string;

/** What a writer may do to a template without a change of its meaning. */
const REWRITES: Readonly<Record<string, Rewrite>> = {
  'comments of Jinja': (template, choose) =>
    template.replaceAll(/\n|(?<=[%}]\}) /g, (gap) =>
      choose() % 2 === 0 ? gap : `${gap}{# {{ ref('nobody') }} {% if %} #}${gap}`,
    ),
  'other blanks inside the braces': (template, choose) =>
    template.replaceAll(/(\{[{%]) | ([%}]\})/g, (_, open?: string, close?: string) => {
      const gap = [' ', '  ', '\n  ', '\t'][choose() % 4] ?? ' ';
      return open === undefined ? `${gap}${close}` : `${open}${gap}`;
    }),
  // A plus keeps the white space that a setting might take.
  'pluses at tags': (template, choose) =>
    template.replaceAll(/(\{%) /g, (_, open: string) => (choose() % 2 === 0 ? `${open} ` : `${open}+ `)),
  'comments of SQL': (template, choose) =>
    template.replaceAll('\n', () => (choose() % 2 === 0 ? '\n' : ' -- from nowhere join nothing\n')),
};

test.each(Object.entries(REWRITES))('%s change no lineage', (_name, rewrite) => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TEMPLATES),
      fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 12 }),
      (template, choices) => {
        let at = 0;
        const rewritten = rewrite(template, () => choices[at++ % choices.length] ?? 0);
        expect(lineageOf(rewritten)).toEqual(lineageOf(template));
      },
    ),
    { numRuns: 60 },
  );
});
