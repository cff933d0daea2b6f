import { describe, expect, test } from 'vitest';
import { kinds } from '../../../../cli/evaluate/registry.ts';
import { answersOf, casesOf } from '../evaluate-set.ts';
import { fixedWords, namesOf } from './names.ts';
import { changedByBlanks, changedByNames, changedByOrder } from './relations.ts';
import { textsOf, wordsOf } from './words.ts';

describe.each(Object.values(kinds))('$name', (kind) => {
  const cases = casesOf(kind);

  test('other names give the same answers under the other names', async () => {
    expect(await changedByNames(kind, cases)).toEqual([]);
  });

  test('most names of the labels are changed by that', async () => {
    const fixed = fixedWords(cases);
    const answered = await answersOf(kind, cases);
    const changed = answered.flatMap(({ labelled, answer }) => {
      const names = namesOf(labelled, fixed, answer);
      const words = [...textsOf(labelled.expected)].flatMap(({ text }) => wordsOf(text));
      return words.filter((word) => !fixed.has(word.toLowerCase())).map((word) => names.has(word.toLowerCase()));
    });
    expect(changed.filter((is) => is).length / changed.length).toBeGreaterThan(0.6);
  });

  test('other blanks, comments, line ends and case of keywords give the same answers', async () => {
    expect(await changedByBlanks(kind, cases)).toEqual([]);
  });

  test('neither the order of cases and files nor a case before, its id or labels tell on the answers', async () => {
    expect(await changedByOrder(kind, cases)).toEqual([]);
  });
});
