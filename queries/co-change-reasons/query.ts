import { z } from 'zod';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';

export const coChangeReasons = {
  name: 'co_change_reasons',
  description: 'What explains that files change together, and for how many pairs?',
  scope: 'repository',
  params: repoParams(100),
  row: z.strictObject({
    /** import, call, ref or flow, sorted; empty where nothing joins the two, null where it was not looked for. */
    explained: z.array(z.string()).nullable(),
    pairs: z.int(),
  }),
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
