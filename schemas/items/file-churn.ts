import { z } from 'zod';

/** How the change of a file moves. Said by the analyzer churn-hotspots. */
export const FileChurnItem = z.strictObject({
  /** The recent two quarters against the two before. */
  trend: z.enum(['rising', 'falling', 'steady']),
  /** One of the most changed files that together took at most half of the repository's recent changes. */
  churn_hotspot: z.boolean(),
});
