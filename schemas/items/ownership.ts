import { z } from 'zod';

/**
 * How the recent commits of a file, or of the repository where the item has no path, are spread over people.
 * Said by the analyzer ownership.
 */
export const OwnershipItem = z.strictObject({
  /** Share of the person with most, 0 to 1, three decimals. */
  main_share: z.number().min(0).max(1),
  /** Least number of people who together made more than half. */
  bus_factor: z.int().positive(),
});
