import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import type { PortfolioSummary } from '../../workflows/messages.ts';
import { emptyResult } from '../../workflows/results.ts';
import { answers, type Script, withScriptedFleet } from './scripted-fleet.ts';

const WINDOW = 12;
const run = (repo: string) => ({
  repo,
  run_id: '000001',
  trace_id: 'c'.repeat(32),
  sha: 'a'.repeat(40),
  committed_at: '2026-01-01T00:00:00Z',
});
const numberOf = (repo: string): number => Number(repo.split('/').at(-1));

/**
 * By the last digit: 0 cannot be reached, 1 is unchanged, 2 breaks while it is fetched, 9 is processed, and the others
 * turn out to be unchanged once their own run looks. The first ones wait for each other until the window is full.
 */
function scriptOf200() {
  const seen = { widest: 0, processed: new Set<string>(), batches: [] as number[] };
  const open = new Set<string>();
  const full = Promise.withResolvers<void>();
  const script = {
    ...answers('unused'),
    checkFreshness: async ({ repos }: { repos: string[] }) => {
      seen.batches.push(repos.length);
      return {
        checked: repos.map((repo) => {
          const kind = numberOf(repo) % 10;
          if (kind === 0) return { repo, state: 'failed', code: 'HostUnreachable', message: 'no route' };
          const resolved = { key: repo, sha: 'a'.repeat(40) };
          return { repo, state: kind === 1 ? 'unchanged' : 'changed', resolved };
        }),
      };
    },
    findUnchangedRun: async ({ repository: { key, sha } }: { repository: { key: string; sha: string } }) => {
      open.add(key);
      seen.widest = Math.max(seen.widest, open.size);
      if (open.size === WINDOW) full.resolve();
      await full.promise;
      const fresh = [2, 9].includes(numberOf(key) % 10) || key === 'portfolio';
      return fresh ? null : { ...emptyResult(key, 'unchanged'), run_id: '000001', sha };
    },
    isWritten: async ({ repo }: { repo: string }) => {
      open.delete(repo);
      return { written: true };
    },
    fetchRepository: async ({ repository }: { repository: { key: string } }) => {
      if (numberOf(repository.key) % 10 === 2) {
        open.delete(repository.key);
        throw ApplicationFailure.nonRetryable('broken', 'RepositoryNotFound');
      }
      return { mirror: 'm', committed_at: '2026-01-01T00:00:00Z' };
    },
    openRun: async ({ repository }: { repository: { key: string } }) => run(repository.key),
    saveReceipt: async ({ run: { repo } }: { run: { repo: string } }) => {
      open.delete(repo);
      seen.processed.add(repo);
      return {};
    },
  } as unknown as Script;
  return { script, seen };
}

test('200 repositories: window held, each counted once, troubles named, history small in every run', async () => {
  const portfolio = randomUUID();
  const repos = Array.from({ length: 200 }, (_, n) => `example.com/${portfolio}/${n}`);
  const { script, seen } = scriptOf200();
  await withScriptedFleet(script, async (client) => {
    await occupy(client, repos.slice(3, 6));
    const handle = await client.workflow.start('ProcessPortfolio', {
      taskQueue: 'fresh',
      workflowId: `portfolio:${portfolio}`,
      args: [{ repos, window: WINDOW }],
    });
    const summary = (await handle.result()) as PortfolioSummary;
    expect(seen.batches).toEqual([100, 100]);
    expect(summary.outcomes).toEqual({ unchanged: 137, failed: 40, busy: 3, complete: 20 });
    expect(summary.created).toEqual({ nodes: 20, edges: 40 });
    expect(summary.troubled).toHaveLength(43);
    expect(Object.groupBy(summary.troubled, ({ code }) => code ?? '')).toMatchObject({
      Busy: { length: 3 },
      HostUnreachable: { length: 20 },
      RepositoryNotFound: { length: 20 },
    });
    for (const repo of repos.filter((repo) => numberOf(repo) % 10 === 9))
      expect(seen.processed).toContain(repo);
    // The widest is the window itself: less would be a slower night, more a window that does not hold.
    expect(seen.widest).toBe(WINDOW);
    const runs = await chain(client, handle.workflowId, handle.firstExecutionRunId);
    expect(runs).toHaveLength(2);
    for (const { events, bytes } of runs) {
      expect(events).toBeLessThan(2_000);
      expect(bytes).toBeLessThan(1024 * 1024);
    }
  });
});

/** A run of each that no worker takes up, as one that waits for its turn. */
async function occupy(client: Client, repos: readonly string[]): Promise<void> {
  for (const repo of repos) {
    await client.workflow.start('ProcessRepo', {
      taskQueue: 'nobody-works-here',
      workflowId: `repo:${repo}`,
      workflowExecutionTimeout: '10 minutes',
      args: [{ repo }],
    });
  }
}

interface Size {
  readonly events: number;
  readonly bytes: number;
}

/** Size of each run's history, along continue-as-new. */
async function chain(client: Client, workflowId: string, runId: string): Promise<Size[]> {
  const handle = client.workflow.getHandle(workflowId, runId);
  const { events = [] } = await handle.fetchHistory();
  const { historySize = 0 } = await handle.describe();
  const next = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  const rest = next == null ? [] : await chain(client, workflowId, next);
  return [{ events: events?.length ?? 0, bytes: historySize }, ...rest];
}
