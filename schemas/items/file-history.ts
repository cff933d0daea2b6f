import { z } from 'zod';

const count = z.int().nonnegative();

/** What history says of a path that exists at the commit, renames followed. Said by the miner git-history. */
export const FileHistoryItem = z.strictObject({
  commits: count,
  /** Lines over all commits; null where line counts could not be read. */
  added: count.nullable(),
  deleted: count.nullable(),
  authors: count,
  first_commit: z.string(),
  first_at: z.iso.datetime(),
  last_commit: z.string(),
  last_at: z.iso.datetime(),
});
