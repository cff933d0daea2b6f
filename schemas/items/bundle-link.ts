import { z } from 'zod';
import { BundleResource } from './bundle-node.ts';

const end = z.strictObject({ resource: BundleResource, name: z.string().min(1) });

/** How something of a bundle is joined to something else. Said by the miner bundle. */
export const BundleLinkItem = z.strictObject({
  bundle: z.string().min(1),
  from: end,
  type: z.enum(['CONTAINS', 'HAS_TASK', 'DEPENDS_ON', 'RUNS', 'RUNS_ON', 'READS', 'WRITES']),
  /** Another resource of the bundle, a file of the repository by its path, or a dataset by its name. */
  to: z.union([
    end,
    z.strictObject({ file: z.string().min(1) }),
    z.strictObject({ dataset: z.string().min(1) }),
  ]),
});
