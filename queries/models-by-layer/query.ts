import { z } from 'zod';
import { asOfParam } from '../as-of.ts';
import { repoParams } from '../repo-params.ts';
import type { SavedQuery } from '../saved-query.ts';
import { asOf } from './as-of.ts';

const count = z.int().nonnegative();

export const modelsByLayer = {
  name: 'models_by_layer',
  description: 'Which dbt models stand in which layer, and how well are they described and tested?',
  scope: 'repository',
  params: repoParams(5000).extend({
    ...asOfParam,
    /** Only models of this layer; null for all. */
    layer: z.string().max(200).nullable().default(null),
  }),
  row: z.strictObject({
    /** Null where neither folder nor prefix tells. */
    layer: z.string().nullable(),
    /** Longest way from a model that needs no other, from 0; null before levels were counted. */
    level: count.nullable(),
    key: z.string(),
    project: z.string(),
    name: z.string(),
    materialized: z.string().nullable(),
    path: z.string(),
    line: z.int().nullable(),
    described: z.boolean(),
    columns: count,
    columns_described: count,
    columns_tested: count,
    /** Models, sources, seeds and snapshots that it needs. */
    needs: count,
    /** Models, snapshots, exposures and metrics that need it. */
    needed_by: count,
  }),
  asOf,
  cypher: new URL('query.cypher', import.meta.url),
  p95_ms: 200,
} as const satisfies SavedQuery;
