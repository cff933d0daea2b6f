/** The input that the bench gave this side. */
export const readInput = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T;

type Figures = Readonly<Record<string, unknown>>;

/** Runs the clocked part: what it came to, with its seconds and this process's largest resident set. */
export async function measure(work: () => Promise<Figures>): Promise<Figures> {
  const started = performance.now();
  const said = await work();
  const seconds = (performance.now() - started) / 1000;
  return { ...said, seconds, rss_mb: process.resourceUsage().maxRSS / 1024 };
}

export const say = (figures: Figures): boolean => process.stdout.write(`${JSON.stringify(figures)}\n`);

/** Runs the clocked part and prints what it came to. */
export async function clock(work: () => Promise<Figures>): Promise<void> {
  say(await measure(work));
}
