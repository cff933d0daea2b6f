import { z } from 'zod';

/** What one person changed in one file in one quarter. Said by the miner git-history. */
export const PersonChangeItem = z.strictObject({
  /** Hash of the address after .mailmap: the person's identity (graph-model). */
  person: z.string().regex(/^[0-9a-f]{40}$/),
  display_name: z.string(),
  /** Quarter of the author date in UTC, e.g. 2026-Q3. */
  quarter: z.string().regex(/^\d{4}-Q[1-4]$/),
  commits: z.int().positive(),
  added: z.int().nonnegative().nullable(),
  deleted: z.int().nonnegative().nullable(),
});
