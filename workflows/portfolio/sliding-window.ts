import { condition } from '@temporalio/workflow';

/** Children of one parent that are open at the same time, unless its input says otherwise. */
export const DEFAULT_WINDOW = 20;

/** Runs the work over all values, at most `width` at a time. */
export async function slide<T>(
  values: readonly T[],
  width: number,
  work: (value: T) => Promise<void>,
): Promise<void> {
  let running = 0;
  const started: Promise<void>[] = [];
  for (const value of values) {
    await condition(() => running < width);
    running += 1;
    started.push(
      work(value).finally(() => {
        running -= 1;
      }),
    );
  }
  await Promise.all(started);
}
