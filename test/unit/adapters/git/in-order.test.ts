import { expect, test } from 'vitest';
import { inOrder } from '../../../../adapters/git/history/in-order.ts';

test('results come in order while as many run as may, and the next do not wait for a long one', async () => {
  const running = new Set<number>();
  let most = 0;
  const started: number[] = [];
  const gates = Array.from({ length: 6 }, () => Promise.withResolvers<void>());
  const tasks = gates.map(({ promise }, at) => async () => {
    started.push(at);
    running.add(at);
    most = Math.max(most, running.size);
    await promise;
    running.delete(at);
    return at;
  });
  const read = Array.fromAsync(inOrder(tasks, 2, 2));
  gates[1]?.resolve();
  await new Promise((turn) => setImmediate(turn));
  // The first still runs; the third has taken the place of the second.
  expect(started).toEqual([0, 1, 2]);
  for (const gate of gates) gate.resolve();
  expect(await read).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('who stops asking stops the tasks', async () => {
  let stopped = 0;
  const tasks = Array.from({ length: 4 }, (_, at) => (signal: AbortSignal) => {
    if (at === 0) return Promise.resolve(at);
    return new Promise<number>((_done, fail) => {
      const end = (): void => {
        stopped += 1;
        fail(new Error('stopped'));
      };
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
    });
  });
  for await (const result of inOrder(tasks, 2, 1)) {
    expect(result).toBe(0);
    break;
  }
  expect(stopped).toBeGreaterThan(0);
});
