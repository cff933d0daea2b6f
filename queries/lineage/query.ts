import { z } from 'zod';
import { nodeId } from '../../ontology/identity.ts';
import { RepoKey } from '../../schemas/repository.ts';
import { asOfParam } from '../as-of.ts';
import type { SavedQuery } from '../saved-query.ts';
import type { Walk } from '../walk.ts';
import { asOf } from './as-of.ts';

/** Families that a walk may begin at; a key belongs to one of them, or, for a file, to its module besides. */
const families = [
  'Dataset',
  'DbtModel',
  'DbtSource',
  'DbtSeed',
  'DbtSnapshot',
  'DbtExposure',
  'DbtMetric',
  'File',
  'Statement',
] as const;

const params = z.strictObject({
  /** Key of a table, a dbt resource, a file or a statement, as other answers spell it. */
  start: z.string().min(1).max(4096),
  /** up: what it is made of; down: what is made of it. */
  direction: z.enum(['up', 'down', 'both']).default('both'),
  /** Relationships followed from the start; a model and its table are one apart. */
  depth: z.int().min(1).max(100).default(10),
  limit: z.int().positive().max(50_000).default(2000),
  /** Only what this repository says; null for all. */
  repo: RepoKey.nullable().default(null),
  ...asOfParam,
});

const row = z.strictObject({
  depth: z.int().positive(),
  direction: z.enum(['up', 'down']),
  /** FEEDS, REF or MATERIALIZES; at the start also READS, WRITES, CONTAINS or DEFINES. */
  kind: z.string(),
  /** Data goes from `from` to `to`, whichever way the walk went. */
  from: z.string(),
  from_family: z.string(),
  to: z.string(),
  to_family: z.string(),
  /** The repository that says so. */
  repo: z.string(),
  /** From 0 to 1; null where the relationship carries none because it was read as written. */
  confidence: z.number().nullable(),
  /** Why confidence is below 1. */
  reason: z.string().nullable(),
});

const walk: Walk = {
  starts: ({ start, direction }: z.output<typeof params>) =>
    (['up', 'down'] as const)
      .filter((way) => direction === 'both' || direction === way)
      .flatMap((way) => families.map((family) => ({ rid: nodeId(family, start), way }))),
  hops: ({ depth }: z.output<typeof params>) => depth,
  leadsTo: (found: z.output<typeof row>) => ({
    rid: found.direction === 'up' ? nodeId(found.from_family, found.from) : nodeId(found.to_family, found.to),
    way: found.direction,
  }),
};

export const lineage = {
  name: 'lineage',
  description:
    'Where does this table, model, statement or file get its data from, and who gets data from it?',
  scope: 'portfolio',
  params,
  row,
  walk,
  asOf,
  cypher: new URL('query.cypher', import.meta.url),
  sample: (shop: string) => ({ start: `${shop}::shop.stg_orders` }),
  p95_ms: 200,
} as const satisfies SavedQuery;
