import { z } from 'zod';
import { RepoKey } from '../repository.ts';

/** One repository writes a qualified dataset that another reads. Said by the link dataset-suppliers. */
export const DatasetSupplyItem = z.strictObject({
  from_repo: RepoKey,
  to_repo: RepoKey,
  /** Key of the dataset, e.g. snowflake:prod/SHOP.CORE.ORDERS. */
  dataset: z.string().min(1),
});
