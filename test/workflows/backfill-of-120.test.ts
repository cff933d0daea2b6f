import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { BackfillSummary, PortfolioProgress } from '../../workflows/messages.ts';
import { answers, type Script, withScriptedFleet } from './scripted-fleet.ts';

const ALL = 120;
const HALF = 60;
const WINDOW = 20;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const numberOf = (repo: string): number => Number(repo.split('/').at(-1));

/** Staging of 120 repositories, more than a page, of which a fleet can map the first ones alone. */
function scriptOf(name: string, reachable: number) {
  const keys = Array.from({ length: ALL }, (_, n) => `example.com/${name}/${String(n).padStart(3, '0')}`);
  const remapped: number[] = [];
  const script = {
    ...answers('unused'),
    listRemappable: async ({ after = '', limit }: { after?: string; limit: number }) => {
      const rest = keys.filter((key) => key > after);
      const runs = rest.slice(0, limit).map((repo) => ({ repo, run_id: '000001', items: 10 }));
      const left = rest.length - runs.length;
      return { runs, troubled: [], passed_over: 0, next: left === 0 ? null : runs.at(-1)?.repo, left };
    },
    remapRun: async ({ repo }: { repo: string }) => {
      if (numberOf(repo) >= reachable) throw new Error('the volume is away');
      remapped.push(numberOf(repo));
      return answers(repo)['remapRun']?.({} as never);
    },
  } as unknown as Script;
  return { script, remapped };
}

test('120 repositories, and workers that go half-way: the next ones go on, and how far it is can be asked', async () => {
  const name = randomUUID();
  const id = `backfill:${name}`;
  const first = scriptOf(name, HALF);
  await withScriptedFleet(first.script, async (client) => {
    await client.workflow.start('BackfillSince', {
      taskQueue: 'fresh',
      workflowId: id,
      args: [{ window: WINDOW }],
    });
    let progress: PortfolioProgress | null = null;
    // The window is filled by the task after the one that counts the last of the first half.
    while ((progress?.outcomes.complete ?? 0) < HALF || progress?.open.length !== WINDOW) {
      await pause(100);
      progress = await client.workflow
        .getHandle(id)
        .query<PortfolioProgress>('progress')
        .catch(() => null);
    }
    expect(progress).toMatchObject({
      phase: 'repositories',
      outcomes: { complete: HALF },
      left: ALL - HALF - WINDOW,
    });
    expect(progress?.open).toHaveLength(WINDOW);
    expect(progress?.seconds_left).toBeGreaterThan(0);
  });
  const second = scriptOf(name, ALL);
  await withScriptedFleet(second.script, async (client) => {
    const summary = (await client.workflow.getHandle(id).result()) as BackfillSummary;
    expect(summary).toMatchObject({ outcomes: { complete: ALL }, runs: ALL, items: ALL * 10, troubled: [] });
  });
  // What was mapped before is not mapped again, and nothing is left out.
  expect([...first.remapped, ...second.remapped].sort((a, b) => a - b)).toEqual(
    Array.from({ length: ALL }, (_, n) => n),
  );
});
