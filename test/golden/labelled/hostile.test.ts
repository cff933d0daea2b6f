import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../cli/evaluate/kind.ts';
import type { Case } from '../../../cli/evaluate/read-cases.ts';
import { kinds } from '../../../cli/evaluate/registry.ts';
import { answersOf, casesOf } from './evaluate-set.ts';

/** What texts look like that nobody wrote for a reader: damaged, cut off, spoilt on their way. */
const DAMAGES: Readonly<Record<string, (text: string) => string>> = {
  'are empty': () => '',
  'begin with a byte order mark': (text) => `\uFEFF${text}`,
  'have bytes that are no UTF-8': (text) => text.replaceAll('e', '\uFFFD'),
  'have halves of characters': (text) => text.replaceAll('a', '\uD83D'),
  'have NUL bytes': (text) => text.replaceAll(' ', ' \0'),
  'are NUL bytes': (text) => '\0'.repeat(text.length),
  'are cut in the middle': (text) => text.slice(0, text.length / 2),
  'lack their first half': (text) => text.slice(text.length / 2),
  'lack their closing quotes and brackets': (text) => text.replaceAll(/["'`)\]}](?=[\s,;]|$)/g, ''),
  'lack their opening ones': (text) => text.replaceAll(/(?<=[\s,=]|^)["'`([{]/g, ''),
  'are one line': (text) => text.replaceAll(/\s+/g, ' '),
  'have old line ends': (text) => text.replaceAll('\n', '\r'),
  'stand there many times': (text) => `${text}\n`.repeat(30),
  'are opened two thousand times': (text) => `${'({['.repeat(2_000)}${text}`,
  'run backwards': (text) => [...text].reverse().join(''),
};

const damaged = (labelled: Case, damage: (text: string) => string): Case => ({
  ...labelled,
  given: Object.fromEntries(
    Object.entries(labelled.given).map(([field, value]) => {
      if (field === 'sql') return [field, damage(String(value))];
      if (field !== 'files') return [field, value];
      const files = Object.entries(value as Readonly<Record<string, string>>);
      return [field, Object.fromEntries(files.map(([path, text]) => [path, damage(text)]))];
    }),
  ),
});

async function answers(kind: Kind, cases: readonly Case[]): Promise<unknown> {
  const answered = await answersOf(kind, cases);
  return answered.map(({ labelled: { id }, answer, failure }) => ({ id, answer, failure }));
}

describe.each(Object.values(kinds))('$name', (kind) => {
  const cases = casesOf(kind).filter((_, at) => at % 4 === 0);

  test.each(Object.entries(DAMAGES))('texts that %s are answered, each time alike', async (_said, damage) => {
    const spoilt = cases.map((labelled) => damaged(labelled, damage));
    const got = await answers(kind, spoilt);
    expect(got).toEqual(spoilt.map(({ id }) => ({ id, answer: expect.any(Object), failure: undefined })));
    expect(await answers(kind, spoilt)).toEqual(got);
  });
});
