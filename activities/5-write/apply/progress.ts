import { z } from 'zod';

const count = z.int().nonnegative();

/** How far a write activity came, kept in its heartbeat: a retry goes on behind the last batch that is told here. */
export const Cursor = z.strictObject({
  part: z.string(),
  batch: count,
  created: count,
  changed: count,
  retired: count,
  dead_lettered: count,
  /** Parts of dead letters written so far. */
  dead: z.array(z.string()),
});
export type Cursor = z.infer<typeof Cursor>;

/** The activity's shell as the writer sees it. */
export interface Progress {
  /** Details of the last heartbeat of an earlier attempt, if any. */
  readonly resumeFrom: unknown;
  readonly heartbeat: (details: unknown) => void;
  /** Throws when the run is being cancelled. */
  readonly stopIfCancelled: () => void;
}

/** Where to begin: behind the earlier attempt's last batch of the same part, or at the start. */
export function startCursor(progress: Progress, part: string): Cursor {
  const earlier = Cursor.safeParse(progress.resumeFrom);
  if (earlier.success && earlier.data.part === part) return earlier.data;
  return { part, batch: 0, created: 0, changed: 0, retired: 0, dead_lettered: 0, dead: [] };
}
