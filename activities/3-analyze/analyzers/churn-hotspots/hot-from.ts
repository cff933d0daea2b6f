/**
 * The number of changes from which a file is a hotspot: the fewest files that took half of all changes, those that tie
 * with the last of them included. Where change is spread evenly no file stands out, so a hotspot has more than the mean.
 */
export function hotFrom(changes: readonly number[]): number {
  const total = changes.reduce((sum, count) => sum + count, 0);
  const aboveMean = Math.floor(total / Math.max(1, changes.length)) + 1;
  let taken = 0;
  for (const count of changes.toSorted((a, b) => b - a)) {
    taken += count;
    if (taken * 2 >= total) return Math.max(count, aboveMean);
  }
  return aboveMean;
}
