import { randomUUID } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { type Client, WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import type { RunProgress } from '../../workflows/messages.ts';
import { answers, withScriptedFleet } from './scripted-fleet.ts';

const newRepo = (): string => `example.com/workflows/${randomUUID()}`;

const start = (client: Client, repo: string, input: object = {}, workflowId = `process:${randomUUID()}`) =>
  client.workflow.start('ProcessRepo', { taskQueue: 'fresh', workflowId, args: [{ repo, ...input }] });

const result = async (handle: { result: () => Promise<unknown> }): Promise<ProcessResult> =>
  (await handle.result()) as ProcessResult;

async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const seen = await look().catch(() => null);
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('the address alone is enough, under any workflow id, and the child carries the repository’s id', async () => {
  const repo = newRepo();
  await withScriptedFleet(answers(repo), async (client) => {
    const done = await result(await start(client, repo));
    expect(done).toMatchObject({
      repo,
      outcome: 'complete',
      created: { nodes: 1, edges: 2 },
      staged: 3,
      accepted: 3,
      deferred: 0,
    });
    const child = await client.workflow.getHandle(`repo:${repo}`).describe();
    expect(child.status.name).toBe('COMPLETED');
    expect(child.typedSearchAttributes.getAll().map((pair) => [pair.key.name, pair.value])).toEqual(
      expect.arrayContaining([
        ['Repo', repo],
        ['Outcome', 'complete'],
        ['NodesNew', 1],
        ['OntologyVersion', '0.1.0'],
      ]),
    );
    const direct = await result(await start(client, repo, {}, `repo:${repo}`));
    expect(direct.outcome).toBe('complete');
  });
});

test('an unchanged repository is not mined, unless the graph lost what was written', async () => {
  const repo = newRepo();
  const mined: string[] = [];
  let written = true;
  const last = { ...(await lastResult(repo)), outcome: 'unchanged' };
  const script = {
    ...answers(repo),
    findUnchangedRun: async () => last,
    isWritten: async () => ({ written }),
    mine: async () => {
      mined.push('mined');
      return { producer: 'any-file', items: [], rejects: [] };
    },
  };
  await withScriptedFleet(script, async (client) => {
    expect((await result(await start(client, repo))).outcome).toBe('unchanged');
    expect(mined).toEqual([]);
    written = false;
    expect((await result(await start(client, repo))).outcome).toBe('complete');
    expect(mined).toEqual(['mined']);
  });
});

test('a second run of the same repository is busy and names the run in its way', async () => {
  const repo = newRepo();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const script = answers(repo);
  const slow = {
    ...script,
    sealRun: async (argument: never) => held.then(() => script['sealRun']?.(argument)),
  };
  await withScriptedFleet(slow, async (client) => {
    const first = await start(client, repo);
    await until(
      async () =>
        (await client.workflow.getHandle(`repo:${repo}`).query<RunProgress>('progress')).phase === 'stage',
    );
    const second = await result(await start(client, repo));
    expect(second.outcome).toBe('busy');
    expect(second.error?.message).toContain('the-open-run');
    release();
    expect((await result(first)).outcome).toBe('complete');
  });
});

test('the removal guard waits, shows what would go, and does what the signal says', async () => {
  for (const decision of ['accept', 'keep'] as const) {
    const repo = newRepo();
    const script = answers(repo);
    const retired: string[] = [];
    const guarded = {
      ...script,
      planWrite: async (argument: never) => ({
        ...((await script['planWrite']?.(argument)) as object),
        guarded: true,
        live: 100,
        retiring: 40,
      }),
      retireFacts: async ({ hold }: { hold?: boolean }) => {
        retired.push(hold ? 'held' : 'retired');
        return { created: 0, changed: 0, retired: 40, dead_lettered: 0 };
      },
    };
    await withScriptedFleet(guarded, async (client) => {
      const handle = await start(client, repo);
      const child = client.workflow.getHandle(`repo:${repo}`);
      const waiting = await until(async () => {
        const progress = await child.query<RunProgress>('progress');
        return progress.outcome === 'waiting' ? progress : null;
      });
      expect(waiting.removals).toEqual({ retiring: 40, live: 100 });
      await child.signal('decideRemovals', { decision: 'perhaps' });
      await child.signal('decideRemovals', { decision });
      expect((await result(handle)).outcome).toBe(decision === 'accept' ? 'complete' : 'partial');
      expect(retired).toEqual([decision === 'accept' ? 'retired' : 'held']);
    });
  }
});

test('a final failure fails the workflow and carries the result with code, message and hint', async () => {
  const repo = newRepo();
  const script = {
    ...answers(repo),
    fetchRepository: async () => {
      throw ApplicationFailure.nonRetryable('gone', 'RepositoryNotFound', { hint: 'Check the address.' });
    },
  };
  await withScriptedFleet(script, async (client) => {
    const failed = await (await start(client, repo)).result().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(WorkflowFailedError);
    const cause = (failed as WorkflowFailedError).cause as ApplicationFailure;
    expect(cause.details?.[0]).toMatchObject({
      repo,
      outcome: 'failed',
      error: { code: 'RepositoryNotFound', message: 'gone', hint: 'Check the address.' },
    });
  });
});

test('cancelling from outside ends the child and clears what it had staged', async () => {
  const repo = newRepo();
  const abandoned: unknown[] = [];
  const script = {
    ...answers(repo),
    sealRun: async () => {
      for (;;) {
        Context.current().heartbeat();
        await Context.current().sleep(100);
      }
    },
    abandonRun: async (argument: unknown) => void abandoned.push(argument),
  };
  await withScriptedFleet(script as never, async (client) => {
    const handle = await start(client, repo);
    const child = client.workflow.getHandle(`repo:${repo}`);
    await until(async () => (await child.query<RunProgress>('progress')).phase === 'stage');
    await handle.cancel();
    const ended = await handle.result().catch((error: unknown) => error);
    expect((ended as WorkflowFailedError).cause).toBeInstanceOf(CancelledFailure);
    expect((await child.describe()).status.name).toBe('CANCELLED');
    expect(abandoned).toMatchObject([{ repo, run_id: '000001', result: { outcome: 'cancelled' } }]);
  });
});

async function lastResult(repo: string): Promise<ProcessResult> {
  const { emptyResult } = await import('../../workflows/results.ts');
  return { ...emptyResult(repo, 'unchanged'), run_id: '000001', sha: 'a'.repeat(40) };
}
