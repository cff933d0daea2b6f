/**
 * The number of changes from which a file is a hotspot: the most changed files that together took no more than half of
 * all changes, or the one most changed where it took more. Files with equal numbers stand or fall together. Where change
 * is spread evenly no file stands out, so a hotspot has more than the mean.
 */
export function hotFrom(changes: readonly number[]): number {
  const total = changes.reduce((sum, count) => sum + count, 0);
  const aboveMean = Math.floor(total / Math.max(1, changes.length)) + 1;
  const sorted = changes.toSorted((a, b) => b - a);
  let least = sorted[0] ?? 0;
  let taken = 0;
  for (const [at, count] of sorted.entries()) {
    taken += count;
    if (sorted[at + 1] === count) continue;
    if (taken * 2 > total) break;
    least = count;
  }
  return Math.max(least, aboveMean);
}
