import { z } from 'zod';

/** Things that programs of several repositories reach by a name of their own. */
export const ThingSort = z.enum([
  'catalog',
  'schema',
  'table',
  'place',
  'account',
  'cluster',
  'warehouse',
  'instance_pool',
  'cluster_policy',
  'job',
  'pipeline',
  'notebook',
]);

/** One of them by its name in the system that it is in. */
export const Thing = z.strictObject({
  sort: ThingSort,
  /** The system whose names these are; null where the name is an address. */
  platform: z.enum(['databricks', 'snowflake', 'bigquery']).nullable(),
  name: z.string().min(1),
});
export type Thing = z.infer<typeof Thing>;

/** A thing that a resource makes, or only says who may use, in one environment or in each. */
export const MadeThing = Thing.extend({
  /** The stack or target that has it under this name; null where all have. */
  environment: z.string().min(1).nullable(),
  /** False where the resource only grants access. */
  is_maker: z.boolean(),
});
export type MadeThing = z.infer<typeof MadeThing>;
