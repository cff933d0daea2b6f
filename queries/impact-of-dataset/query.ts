import { z } from 'zod';
import { nodeId } from '../../ontology/identity.ts';
import type { SavedQuery } from '../saved-query.ts';
import type { Walk } from '../walk.ts';

const params = z.strictObject({
  /** Key of the table, as other answers spell it. */
  dataset: z.string().min(1).max(4096),
  /** up: what makes it, down to infrastructure and people; down: what is made of it, and whose that is. */
  direction: z.enum(['up', 'down', 'both']).default('both'),
  /** Steps from the table. */
  depth: z.int().min(1).max(50).default(12),
  limit: z.int().positive().max(50_000).default(2000),
});

const row = z.strictObject({
  depth: z.int().positive(),
  direction: z.enum(['up', 'down']),
  /** How the walk goes on from `to`: along tables, or into the code, jobs, infrastructure and people behind one. */
  leads: z.enum(['up', 'up code', 'down', 'down code', 'down model']),
  kind: z.string(),
  from: z.string(),
  from_family: z.string(),
  to: z.string(),
  to_family: z.string(),
  /** Of `to`, for people. */
  name: z.string(),
  /** Of a repository. */
  team: z.string().nullable(),
  /** Who says so: a repository, or the portfolio. */
  repo: z.string(),
  /** Where it says so. */
  path: z.string().nullable(),
  line: z.int().nullable(),
  /** Where `to` is told. */
  to_path: z.string().nullable(),
  to_line: z.int().nullable(),
  /** Where each side of a join names the thing: of its start and of its end. */
  from_place: z.string().nullable(),
  to_place: z.string().nullable(),
  confidence: z.number().nullable(),
  reason: z.string().nullable(),
  /** Recent commits of a person to the file. */
  changes: z.int().nullable(),
});

/** Nobody is looked for behind these: a repository has too much in it. */
const ENDS: ReadonlySet<string> = new Set(['Repository', 'Person']);

const walk: Walk = {
  starts: ({ dataset, direction }: z.output<typeof params>) =>
    (['up', 'down'] as const)
      .filter((way) => direction === 'both' || direction === way)
      .map((way) => ({ rid: nodeId('Dataset', dataset), way })),
  hops: ({ depth }: z.output<typeof params>) => depth,
  leadsTo: ({ to, to_family, leads }: z.output<typeof row>) => ({
    rid: ENDS.has(to_family) ? '' : nodeId(to_family, to),
    way: leads,
  }),
};

export const impactOfDataset = {
  name: 'impact_of_dataset',
  description:
    'Which code, jobs, clusters, stacks, repositories and people are behind this table, and what hangs on it?',
  scope: 'portfolio',
  params,
  row,
  walk,
  cypher: new URL('query.cypher', import.meta.url),
  sample: (shop: string) => ({ dataset: `${shop}::shop.orders` }),
  p95_ms: 500,
} as const satisfies SavedQuery;
