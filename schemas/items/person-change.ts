import { z } from 'zod';

/** What one person changed in one file in one quarter. Said by the miner git-history. */
export const PersonChangeItem = z.strictObject({
  /** Hash of the address after .mailmap: the person's identity (graph-model). */
  person: z.string().regex(/^[0-9a-f]{40}$/),
  display_name: z.string(),
  /** Quarter of the author date in UTC, e.g. 2026-Q3. */
  quarter: z.string().regex(/^\d{4}-Q[1-4]$/),
  commits: z.int().positive(),
  /** Those of `commits` in the 12 months before the tracked commit's date; absent where there are none. */
  recent: z.int().positive().optional(),
  added: z.int().nonnegative().nullable(),
  deleted: z.int().nonnegative().nullable(),
});
