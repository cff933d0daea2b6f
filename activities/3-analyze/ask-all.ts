import type { Ask, SavedQuery } from '../../queries/saved-query.ts';
import { Failure } from '../../schemas/failures.ts';
import type { Beat } from '../envelopes/heartbeat.ts';
import type { Asked } from './link.ts';

/** Rows of one page: a query gives no more than its limit allows, and the rest must not be lost. */
const PAGE = 20_000;

type Row = { readonly cursor: string };

/**
 * All rows of a question, page after page. Throws ContractBroken when two rows have one cursor, since a page that ends
 * between them would lose one.
 */
export async function askAll(
  ask: Ask,
  { query, params }: Asked,
  beat: Beat,
  page = PAGE,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after = '';
  for (;;) {
    const answer = (await ask(query as SavedQuery, { ...params, after, limit: page })) as readonly Row[];
    for (const row of answer) {
      if (row.cursor === after)
        throw new Failure('ContractBroken', `${query.name}: two rows have one cursor`);
      after = row.cursor;
      rows.push(row);
      beat();
    }
    if (answer.length < page) return rows;
  }
}
