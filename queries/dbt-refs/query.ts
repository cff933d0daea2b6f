import { z } from 'zod';
import { asOfParam } from '../as-of.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';
import { asOf } from './as-of.ts';

export const dbtRefs = {
  name: 'dbt_refs',
  description: 'Which dbt resource needs which other?',
  scope: 'repository',
  params: repoParams(20000).extend(asOfParam),
  row: z.strictObject({
    from_key: z.string(),
    to_key: z.string(),
    vias: z.array(z.string()),
  }),
  asOf,
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
