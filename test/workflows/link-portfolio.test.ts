import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import type { PortfolioSummary } from '../../workflows/messages.ts';
import { answers, type Script, withScriptedFleet } from './scripted-fleet.ts';

/** A fleet that writes down which activity was asked when. */
function recording(script: Script) {
  const calls: string[] = [];
  const recorded = Object.entries(script).map(([name, activity]) => [
    name,
    async (argument: never) => {
      calls.push(name);
      return activity(argument);
    },
  ]);
  return { calls, script: Object.fromEntries(recorded) as Script };
}

const nothingMoved = {
  checkFreshness: async ({ repos }: { repos: string[] }) => ({
    checked: repos.map((repo) => ({ repo, state: 'unchanged' })),
  }),
} as unknown as Script;

const portfolioOf = (repos: number) => ({
  taskQueue: 'fresh',
  workflowId: `portfolio:${randomUUID()}`,
  args: [{ repos: Array.from({ length: repos }, (_, n) => `example.com/links/${n}`) }] as const,
});

test('links are made once, after the last page of repositories, and the pages after them', async () => {
  const { calls, script } = recording({ ...answers('unused'), ...nothingMoved });
  await withScriptedFleet(script, async (client) => {
    const summary = (await client.workflow.execute('ProcessPortfolio', portfolioOf(230))) as PortfolioSummary;
    expect(summary.outcomes).toEqual({ unchanged: 230 });
    expect(summary.links).toEqual({ outcome: 'complete', created: 2, changed: 0, code: null });
    expect(summary.pages).toMatchObject({ outcome: 'complete', code: null });
  });
  expect(calls.filter((name) => name === 'checkFreshness')).toHaveLength(3);
  expect(calls.filter((name) => name === 'openLinks')).toHaveLength(1);
  expect(calls.filter((name) => name === 'link')).toHaveLength(2);
  const order = ['checkFreshness', 'openLinks', 'sealRun', 'finishWrite', 'renderPortfolio'];
  const last = order.map((name) => calls.lastIndexOf(name));
  expect(last).toEqual([...last].sort((a, b) => a - b));
  expect(last).not.toContain(-1);
});

test('a link that fails is told, and takes neither the repositories nor the pages with it', async () => {
  const { calls, script } = recording({
    ...answers('unused'),
    ...nothingMoved,
    link: async () => {
      throw ApplicationFailure.nonRetryable('two rows have one cursor', 'ContractBroken');
    },
  });
  await withScriptedFleet(script, async (client) => {
    const summary = (await client.workflow.execute('ProcessPortfolio', portfolioOf(3))) as PortfolioSummary;
    expect(summary.outcomes).toEqual({ unchanged: 3 });
    expect(summary.links).toEqual({
      outcome: 'failed',
      created: null,
      changed: null,
      code: 'ContractBroken',
    });
    expect(summary.pages).toMatchObject({ outcome: 'complete' });
  });
  expect(calls).toContain('abandonRun');
  expect(calls).toContain('renderPortfolio');
  expect(calls).not.toContain('sealRun');
});

test('while no repository has moved nothing is asked, sealed or written', async () => {
  const before = {
    repo: 'portfolio',
    run_id: '000007',
    outcome: 'unchanged',
    created: { nodes: 0, edges: 0 },
  };
  const { calls, script } = recording({
    ...answers('unused'),
    findUnchangedRun: async ({ repository }: { repository: { key: string; sha: string } }) =>
      repository.key === 'portfolio' && repository.sha === 'a'.repeat(40) ? before : null,
  } as Script);
  await withScriptedFleet(script, async (client) => {
    const result = (await client.workflow.execute('LinkPortfolio', {
      taskQueue: 'fresh',
      workflowId: 'repo:portfolio',
      args: [{}],
    })) as ProcessResult;
    expect(result).toMatchObject({ outcome: 'unchanged', run_id: '000007' });
    const forced = (await client.workflow.execute('LinkPortfolio', {
      taskQueue: 'fresh',
      workflowId: 'repo:portfolio',
      args: [{ force: true }],
    })) as ProcessResult;
    expect(forced.outcome).toBe('complete');
  });
  expect(calls.filter((name) => name === 'openLinks')).toHaveLength(1);
});

test('the wave runs under one id: a second one is told to be busy', async () => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const script = {
    ...answers('unused'),
    ...nothingMoved,
    openLinks: async (argument: never) => {
      await gate;
      return answers('unused')['openLinks']?.(argument);
    },
  } as Script;
  await withScriptedFleet(script, async (client) => {
    const first = await client.workflow.start('LinkPortfolio', {
      taskQueue: 'fresh',
      workflowId: 'repo:portfolio',
      args: [{}],
    });
    const summary = (await client.workflow.execute('ProcessPortfolio', portfolioOf(1))) as PortfolioSummary;
    release();
    expect(summary.links).toMatchObject({ outcome: 'busy', code: 'Busy' });
    expect((await first.result()) as ProcessResult).toMatchObject({ outcome: 'complete' });
  });
});
