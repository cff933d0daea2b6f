import { expect, test } from 'vitest';
import { TemplateEnds } from '../../../../languages/sql/token-ends.ts';

/** A text that counts how often something is looked for in it. */
function countingText(text: string): { readonly text: string; readonly searches: () => number } {
  let searches = 0;
  const counting = Object.assign(new String(text), {
    indexOf: (mark: string, from: number): number => {
      searches += 1;
      return text.indexOf(mark, from);
    },
  });
  return { text: counting as unknown as string, searches: () => searches };
}

test('what is never closed opens nothing', () => {
  const ends = new TemplateEnds('{{ a }} {# b {% c %} ${d');
  expect([0, 8, 13, 21].map((at) => ends.mayOpen(at))).toEqual([true, false, true, false]);
});

test('an end that is too far away closes nothing', () => {
  expect(new TemplateEnds(`{{${' '.repeat(1_000)}}}`).mayOpen(0)).toBe(true);
  expect(new TemplateEnds(`{{${' '.repeat(3_000)}}}`).mayOpen(0)).toBe(false);
});

test('other characters may open what they like', () => {
  expect(new TemplateEnds('{x').mayOpen(0)).toBe(true);
});

test('ten thousand openings without an end are looked for once', () => {
  const { text, searches } = countingText('{# '.repeat(10_000));
  const ends = new TemplateEnds(text);
  for (let at = 0; at < 30_000; at += 3) expect(ends.mayOpen(at)).toBe(false);
  expect(searches()).toBe(1);
});

test('openings with ends are looked for once each', () => {
  const { text, searches } = countingText('{{ a }} '.repeat(1_000));
  const ends = new TemplateEnds(text);
  for (let at = 0; at < 8_000; at += 8) expect(ends.mayOpen(at)).toBe(true);
  expect(searches()).toBe(1_000);
});
