import { z } from 'zod';

const count = z.int().nonnegative();

/**
 * What history says of a path that exists at the commit, renames followed. `recent` is the 12 months before the tracked
 * commit's date, by author date (miners/git-history/recent-window.ts). Said by the miner git-history.
 */
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
  recent_commits: count,
  recent_added: count.nullable(),
  recent_deleted: count.nullable(),
  recent_people: count,
  /** recent_commits by quarter of the window, the oldest first. */
  recent_quarters: z.array(count).length(4),
});
