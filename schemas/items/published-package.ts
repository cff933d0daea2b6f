import { z } from 'zod';

/** A distribution that the repository builds, by its own metadata. Said by the miner python-package. */
export const PublishedPackageItem = z.strictObject({
  ecosystem: z.enum(['pypi']),
  /** As the metadata spells it. */
  name: z.string().min(1),
});
