import { z } from 'zod';

const count = z.int().nonnegative();

/**
 * The history of the whole repository: commits that are no merges, each counted once however many files it changed.
 * Said by the miner git-history.
 */
export const RepositoryHistoryItem = z.strictObject({
  commits: count,
  /** First moment of the 12 months before the tracked commit's date. */
  recent_since: z.iso.datetime(),
  recent_commits: count,
  /** Who made the recent commits, by person. */
  recent_people: z.array(
    z.strictObject({ person: z.string().regex(/^[0-9a-f]{40}$/), commits: z.int().positive() }),
  ),
});
