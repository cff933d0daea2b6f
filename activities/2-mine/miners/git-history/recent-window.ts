/**
 * The 12 months before the date of the tracked commit: an exact window that depends on no clock. A commit is in it by
 * its author date, like every other date that this miner says: a rebase gives all commits a new committer date and would
 * make old work look recent. A commit dated after the tracked one (a clock that was wrong) has nevertheless been made
 * before it, and counts as recent.
 */
export interface RecentWindow {
  /** First moment, ISO 8601 in UTC. */
  readonly since: string;
  /** Index of the quarter of the window that a moment falls into, 0 to 3, the oldest first; null before the window. */
  readonly quarterOf: (moment: string) => Quarter | null;
}

export type Quarter = 0 | 1 | 2 | 3;

/** `committedAt` in ISO 8601; the window goes back by calendar months from it. */
export function recentWindow(committedAt: string): RecentWindow {
  const starts = [12, 9, 6, 3].map((months) => monthsBefore(committedAt, months));
  const [since = committedAt] = starts;
  return {
    since,
    quarterOf: (moment) => {
      const at = starts.findLastIndex((start) => moment >= start);
      return at < 0 ? null : (at as Quarter);
    },
  };
}

/** The same day and time of an earlier month, or that month's last day where it is shorter: 31 May goes back to 28 February. */
function monthsBefore(moment: string, months: number): string {
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.toISOString().replace('.000Z', 'Z');
}
