/** Rows of one statement; larger ones gain little on either server, smaller ones cost round trips. */
export const BATCH = 2_000;

/** Consecutive slices of at most a batch. */
export function* inPages<T>(rows: readonly T[], size = BATCH): Iterable<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
