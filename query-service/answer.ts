import { z } from 'zod';
import type { Ask, SavedQuery } from '../queries/saved-query.ts';

/** How an answer came about. */
const meta = {
  query: z.string(),
  elapsed_ms: z.number(),
  /** Rows of this answer. */
  rows: z.int(),
  /** True when there are more rows than `params.limit`, which is never above the service's own cap. */
  cut: z.boolean(),
};

/** What a query is answered with. */
export const answerOf = ({ params, row }: Pick<SavedQuery, 'params' | 'row'>) =>
  z.strictObject({ meta: z.strictObject({ ...meta, params }), data: z.array(row) });

/** Asks for one row more than may be shown, which tells whether the answer is whole. */
export async function answer(
  ask: Ask,
  query: SavedQuery,
  params: Readonly<Record<string, unknown>>,
  mostRows: number,
) {
  const started = performance.now();
  const limit = Math.min(Number(params['limit']), mostRows);
  const found = await ask(query, { ...params, limit: limit + 1 });
  const data = found.slice(0, limit);
  return {
    meta: {
      query: query.name,
      params: { ...params, limit },
      elapsed_ms: Math.round((performance.now() - started) * 10) / 10,
      rows: data.length,
      cut: found.length > limit,
    },
    data,
  };
}
