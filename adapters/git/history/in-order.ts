import { openGate } from './gate.ts';

/** What runs side by side may be stopped by this signal. */
export type Task<Result> = (signal: AbortSignal) => Promise<Result>;

/**
 * Runs tasks, `running` of them at a time, and gives their results in order. Up to `ahead` more may be finished before
 * their turn, so that one long task does not leave the others without work. Who stops asking stops the tasks.
 */
export async function* inOrder<Result>(
  tasks: Iterable<Task<Result>>,
  running: number,
  ahead: number,
): AsyncIterable<Result> {
  const ending = new AbortController();
  const enter = openGate(running);
  const pending: Promise<Result>[] = [];
  try {
    for (const task of tasks) {
      const result = enter(() => task(ending.signal));
      result.catch(() => undefined); // awaited later, in order; until then it is not unhandled
      pending.push(result);
      const first = pending.length < running + ahead ? undefined : pending.shift();
      if (first !== undefined) yield await first;
    }
    for (let first = pending.shift(); first !== undefined; first = pending.shift()) yield await first;
  } finally {
    ending.abort();
    await Promise.allSettled(pending);
  }
}
