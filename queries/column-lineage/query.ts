import { z } from 'zod';
import { columnKey, nodeId } from '../../ontology/identity.ts';
import type { SavedQuery } from '../saved-query.ts';
import type { Walk } from '../walk.ts';

const params = z.strictObject({
  /** Key of the table, as other answers spell it. */
  dataset: z.string().min(1).max(4096),
  column: z.string().min(1).max(4096),
  /** up: what it is made of; down: what is made of it. */
  direction: z.enum(['up', 'down', 'both']).default('both'),
  /** Steps from column to column. */
  depth: z.int().min(1).max(100).default(10),
  limit: z.int().positive().max(50_000).default(2000),
});

const row = z.strictObject({
  depth: z.int().positive(),
  direction: z.enum(['up', 'down']),
  /** Values go from `from` to `to`, whichever way the walk went. */
  from: z.string(),
  to: z.string(),
  /** identity, rename, expression, aggregate or unknown. */
  kind: z.string(),
  /** From 0 to 1, of this step alone. */
  confidence: z.number(),
  /** Why confidence is below 1. */
  reason: z.string().nullable(),
  /** The repository, the file and what in it says so. */
  repo: z.string(),
  path: z.string().nullable(),
  by: z.string(),
});

const walk: Walk = {
  starts: ({ dataset, column, direction }: z.output<typeof params>) =>
    (['up', 'down'] as const)
      .filter((way) => direction === 'both' || direction === way)
      .map((way) => ({ rid: nodeId('Column', columnKey(dataset, column)), way })),
  hops: ({ depth }: z.output<typeof params>) => depth,
  leadsTo: (found: z.output<typeof row>) => ({
    rid: nodeId('Column', found.direction === 'up' ? found.from : found.to),
    way: found.direction,
  }),
};

export const columnLineage = {
  name: 'column_lineage',
  description: 'Which columns is this column made of, and which are made of it?',
  scope: 'portfolio',
  params,
  row,
  walk,
  cypher: new URL('query.cypher', import.meta.url),
  sample: (shop: string) => ({ dataset: `${shop}::shop.orders`, column: 'id' }),
  p95_ms: 200,
} as const satisfies SavedQuery;
