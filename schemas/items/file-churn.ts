import { z } from 'zod';

/** How the change of a file moves. Said by the analyzer churn-hotspots. */
export const FileChurnItem = z.strictObject({
  /** The recent two quarters against the two before. */
  trend: z.enum(['rising', 'falling', 'steady']),
  /** One of the fewest files that took half of the repository's recent changes. */
  churn_hotspot: z.boolean(),
});
