/** The input that the bench gave this side. */
export const readInput = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T;

/** Runs the clocked part and prints what it came to, with its seconds and this process's largest resident set. */
export async function clock(work: () => Promise<Readonly<Record<string, unknown>>>): Promise<void> {
  const started = performance.now();
  const said = await work();
  const seconds = (performance.now() - started) / 1000;
  const rss_mb = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${JSON.stringify({ ...said, seconds, rss_mb })}\n`);
}
