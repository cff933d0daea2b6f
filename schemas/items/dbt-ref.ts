import { z } from 'zod';
import { DbtResource } from './dbt-node.ts';

const end = z.strictObject({ resource: DbtResource, name: z.string().min(1) });

/** One resource of a dbt project needs another. From the user to what it needs. Said by the miner dbt. */
export const DbtRefItem = z.strictObject({
  project: z.string().min(1),
  from: end,
  to: end,
  /** ref, source, test, depends_on, or `macro:<name>` when the call stands in a macro. */
  via: z.string().min(1),
});
