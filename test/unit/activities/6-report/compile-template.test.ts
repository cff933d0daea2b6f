import { expect, test } from 'vitest';
import { compileTemplate } from '../../../../activities/6-report/compile-template.ts';
import { Markup } from '../../../../templates/_style/markdown.ts';

const fill = (text: string, view: object, kind: 'markdown' | 'mermaid' = 'markdown'): string =>
  compileTemplate(text, kind)(view, {
    hostOf: () => null,
    files: new Map(),
    queries: new Set(),
    pictures: new Map(),
  });

test('a plain value is escaped wherever it stands', () => {
  const view = { a: '<b>|', list: ['*x*'], deep: { b: '[y](z)' } };
  expect(fill('{{a}} {{#each list}}{{this}}{{/each}} {{deep.b}} {{#with deep}}{{b}}{{/with}}', view)).toBe(
    '\\<b\\>\\| \\*x\\* \\[y\\]\\(z) \\[y\\]\\(z)',
  );
  expect(fill('n["{{a}}"]', view, 'mermaid')).toBe('n["#60;b#62;#124;"]');
});

test('there is no way around escaping', () => {
  expect(() => fill('{{{a}}}', { a: 'x' })).toThrow('Unescaped value on line 1');
  expect(() => fill('\n{{&a}}', { a: 'x' })).toThrow('Unescaped value on line 2');
});

test('only markup of ours passes as it is; what looks like it is text', () => {
  expect(fill('{{a}}', { a: new Markup('**ours**') })).toBe('**ours**');
  expect(fill('{{a}}', { a: { text: '**theirs**', toString: () => '**theirs**' } })).toBe(
    '\\*\\*theirs\\*\\*',
  );
});

test('a name that the view does not have is an error', () => {
  expect(() => fill('{{nothing}}', {})).toThrow();
  expect(() => fill('{{#each rows}}{{nam}}{{/each}}', { rows: [{ name: 'x' }] })).toThrow();
});

test('unknown and absent differ: null writes nothing, a number helper says so', () => {
  expect(fill('[{{a}}] {{number a}} {{number b}}', { a: null, b: 1234 })).toBe('[] unknown 1,234');
});
