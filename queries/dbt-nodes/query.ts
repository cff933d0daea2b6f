import { z } from 'zod';
import { asOfParam } from '../as-of.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';
import { asOf } from './as-of.ts';

export const dbtNodes = {
  name: 'dbt_nodes',
  description: 'Which resources do the dbt projects declare?',
  scope: 'repository',
  params: repoParams(5000).extend(asOfParam),
  row: z.strictObject({
    key: z.string(),
    resource: z.string(),
    project: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    layer: z.string().nullable(),
    materialized: z.string().nullable(),
    columns: z.array(z.string()),
    path: z.string(),
    line: z.int().nullable(),
    /** Key of the table that it stands for; null where the text does not tell. */
    dataset: z.string().nullable(),
  }),
  asOf,
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
