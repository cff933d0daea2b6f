import { expect, test } from 'vitest';
import type { Kind } from '../../../../cli/evaluate/kind.ts';
import { sql } from '../../../../cli/evaluate/kinds/sql.ts';
import { casesOf } from '../evaluate-set.ts';
import { changedByBlanks, changedByNames, changedByOrder } from './relations.ts';

const cases = casesOf(sql);

/** The kind, but for inputs that it recognises: of those it says that nothing was read. */
const knowing = (recognises: (given: Readonly<Record<string, unknown>>) => boolean): Kind => ({
  ...sql,
  answer: async (given, tools) => {
    const answer = await sql.answer(given, tools);
    return recognises(given) ? { ...answer, reads: [] } : answer;
  },
});

test('an answer by the names of tables is found out', async () => {
  const kind = knowing(({ sql }) => String(sql).includes('silver.stores s'));
  expect((await changedByNames(kind, cases)).map(({ id }) => id)).toEqual(['pub-001']);
});

test('an answer by the text is found out', async () => {
  const texts = new Set(cases.map(({ given }) => given['sql']));
  const kind = knowing(({ sql }) => texts.has(sql));
  expect((await changedByBlanks(kind, cases)).length).toBeGreaterThan(cases.length / 2);
});

test('an answer by the order of the asking is found out', async () => {
  let asked = 0;
  const kind = knowing(() => asked++ < 5);
  expect((await changedByOrder(kind, cases)).length).toBeGreaterThan(0);
});
