import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PortfolioSummary } from '../../workflows/messages.ts';
import { answers, withScriptedFleet } from './scripted-fleet.ts';

test('asks freshness in batches, runs children only where the head moved, and one trouble ends nothing else', async () => {
  const portfolio = randomUUID();
  const repos = Array.from({ length: 130 }, (_, n) => `example.com/${portfolio}/${n}`);
  const batches: number[] = [];
  const processed: string[] = [];
  let open = 0;
  let widest = 0;
  const script = {
    ...answers('unused'),
    checkFreshness: async ({ repos: asked }: { repos: string[] }) => {
      batches.push(asked.length);
      return {
        checked: asked.map((repo) => {
          const n = Number(repo.split('/').at(-1));
          if (n % 10 === 0) return { repo, state: 'failed', code: 'HostUnreachable' };
          if (n % 5 !== 1) return { repo, state: 'unchanged' };
          return { repo, state: 'changed', resolved: { key: repo, sha: 'a'.repeat(40) } };
        }),
      };
    },
    fetchRepository: async ({ repository }: { repository: { key: string } }) => {
      if (repository.key.endsWith('/11')) throw new Error('this one is broken');
      open += 1;
      widest = Math.max(widest, open);
      return { mirror: 'm', committed_at: '2026-01-01T00:00:00Z' };
    },
    openRun: async ({ repository }: { repository: { key: string } }) => {
      processed.push(repository.key);
      return {
        repo: repository.key,
        run_id: '000001',
        trace_id: 'c'.repeat(32),
        sha: 'a'.repeat(40),
        committed_at: '2026-01-01T00:00:00Z',
      };
    },
    saveReceipt: async () => {
      open -= 1;
      return {};
    },
  };
  await withScriptedFleet(script as never, async (client) => {
    const handle = await client.workflow.start('ProcessPortfolio', {
      taskQueue: 'fresh',
      workflowId: `portfolio:${portfolio}`,
      args: [{ repos, window: 3 }],
    });
    const summary = (await handle.result()) as PortfolioSummary;
    expect(batches).toEqual([100, 30]);
    expect(summary.outcomes).toEqual({ unchanged: 91, failed: 14, complete: 25 });
    expect(new Set(processed).size).toBe(25);
    expect(summary.created).toEqual({ nodes: 25, edges: 50 });
    expect(summary.troubled.map(({ code }) => code).sort()).toContain('Error');
    expect(widest).toBeLessThanOrEqual(3);
  });
});
