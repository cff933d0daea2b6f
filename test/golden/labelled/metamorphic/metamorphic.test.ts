import { describe, expect, test } from 'vitest';
import type { Kind } from '../../../../cli/evaluate/kind.ts';
import type { Case } from '../../../../cli/evaluate/read-cases.ts';
import { kinds } from '../../../../cli/evaluate/registry.ts';
import { answersOf, casesOf } from '../evaluate-set.ts';
import { canonical, reformatted, renamed, reversed } from './other-ways.ts';
import { fixedWords, namesOf, writtenWords } from './names.ts';
import { renamingOf } from './rename.ts';
import { textsOf, wordsOf } from './words.ts';

/** Answers by the case's place; a case that cannot be answered fails. */
async function answer(kind: Kind, cases: readonly Case[]): Promise<readonly unknown[]> {
  const answered = await answersOf(kind, cases);
  expect(answered.flatMap(({ failure }) => failure ?? [])).toEqual([]);
  return answered.map(({ answer }) => answer);
}

const sets = await Promise.all(
  Object.values(kinds).map(async (kind) => {
    const cases = casesOf(kind);
    return { kind, cases, answers: await answer(kind, cases) };
  }),
);

describe.each(sets)('$kind.name', ({ kind, cases, answers }) => {
  const fixed = fixedWords(cases);
  const inOtherWords = cases.map((labelled, at) => {
    const names = namesOf(labelled, fixed, answers[at]);
    return { labelled, names, rename: renamingOf(names, writtenWords(labelled.given)) };
  });

  test('other names give the same answers under the other names', async () => {
    const asked = inOtherWords.map(({ labelled, rename }) => renamed(labelled, rename));
    const got = await answer(kind, asked);
    for (const [at, { labelled, rename }] of inOtherWords.entries())
      expect(canonical(got[at]), labelled.id).toEqual(canonical(rename(answers[at])));
  });

  test('most names of the labels are changed by that', () => {
    const words = inOtherWords.flatMap(({ labelled, names }) =>
      [...textsOf(labelled.expected)]
        .flatMap(({ text }) => wordsOf(text))
        .filter((word) => !fixed.has(word.toLowerCase()))
        .map((word) => names.has(word.toLowerCase())),
    );
    expect(words.filter((changed) => changed).length / words.length).toBeGreaterThan(0.6);
  });

  test('other blanks, comments and line ends give the same answers', async () => {
    const got = await answer(kind, cases.map(reformatted));
    for (const [at, { id }] of cases.entries()) expect(canonical(got[at]), id).toEqual(canonical(answers[at]));
  });

  test('neither the order of cases and files nor a case before, its id or labels tell on the answers', async () => {
    const other = cases.map(reversed).map((labelled, at) => ({
      ...labelled,
      id: `case-${at}`,
      feature: 'none',
      expected: {},
    }));
    const got = (await answer(kind, other.toReversed())).toReversed();
    for (const [at, { id }] of cases.entries()) expect(canonical(got[at]), id).toEqual(canonical(answers[at]));
  });
});
