const firstMs = 500;
const longestMs = 30_000;
const settledMs = 60_000;

/** Crashes in a row: one that came after a long healthy time starts the count anew. */
export function countCrash(crashesBefore: number, healthyMs: number): number {
  return healthyMs >= settledMs ? 1 : crashesBefore + 1;
}

/** Waiting time before the next start: 0.5 s, doubled with each crash in a row, up to 30 s. */
export function restartDelayMs(crashes: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, crashes - 1));
}
