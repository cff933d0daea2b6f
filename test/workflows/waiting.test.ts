import { randomUUID } from 'node:crypto';
import { Context } from '@temporalio/activity';
import type { WorkflowFailedError, WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProcessResult } from '../../schemas/cli/process.ts';
import type { PortfolioSummary, RunProgress } from '../../workflows/messages.ts';
import { skippingTime, whileTimeSkips } from '../servers/skipping-time.ts';
import { answers, type Script } from './scripted-fleet.ts';

const DAY = 24 * 60 * 60;
let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await skippingTime();
});
afterAll(() => environment.teardown());

const newRepo = (): string => `example.com/waiting/${randomUUID()}`;
const start = (repo: string): Promise<WorkflowHandle> =>
  environment.client.workflow.start('ProcessRepo', {
    taskQueue: 'fresh',
    workflowId: `repo:${repo}`,
    args: [{ repo }],
  });
const result = async (handle: WorkflowHandle): Promise<ProcessResult> =>
  (await handle.result()) as ProcessResult;

/** A script whose plan waits for a human, and what it was told to do with the facts. */
function guarded(repo: string) {
  const script = answers(repo);
  const done: string[] = [];
  const guardedScript: Script = {
    ...script,
    planWrite: async (argument: never) => ({
      ...((await script['planWrite']?.(argument)) as object),
      guarded: true,
      live: 100,
      retiring: 40,
    }),
    retireFacts: async ({ hold }: { hold?: boolean }) => {
      done.push(hold ? 'held' : 'retired');
      return { created: 0, changed: 0, retired: 0, dead_lettered: 0 };
    },
  };
  return { script: guardedScript, done };
}

test('a removal guard that nobody answers keeps the facts after seven days', async () => {
  const repo = newRepo();
  const { script, done } = guarded(repo);
  await whileTimeSkips(environment, script, async () => {
    const { outcome, phases } = await result(await start(repo));
    expect(done).toEqual(['held']);
    expect(outcome).toBe('partial');
    expect(phases.write).toBeGreaterThanOrEqual(7 * DAY);
    expect(phases.write).toBeLessThan(7 * DAY + 60);
  });
});

test('an answer on the third day ends the wait that day, and until then nothing is called failed', async () => {
  const repo = newRepo();
  const { script, done } = guarded(repo);
  const portfolio = {
    ...script,
    checkFreshness: async ({ repos }: { repos: string[] }) => ({
      checked: repos.map((asked) => ({
        repo: asked,
        state: 'changed',
        resolved: { key: repo, sha: 'a'.repeat(40) },
      })),
    }),
  } as Script;
  await whileTimeSkips(environment, portfolio, async ({ client, sleep }) => {
    const handle = await client.workflow.start('ProcessPortfolio', {
      taskQueue: 'fresh',
      workflowId: `portfolio:${repo}`,
      args: [{ repos: [repo] }],
    });
    await sleep('3 days');
    const child = client.workflow.getHandle(`repo:${repo}`);
    expect(await child.query<RunProgress>('progress')).toMatchObject({
      outcome: 'waiting',
      removals: { retiring: 40, live: 100 },
    });
    expect(await handle.query('progress')).toMatchObject({ outcomes: {}, troubled: [], open: [repo] });
    expect((await child.describe()).status.name).toBe('RUNNING');
    await child.signal('decideRemovals', { decision: 'accept', by: 'someone' });
    const summary = (await handle.result()) as PortfolioSummary;
    // The second is the link wave's, which asks nobody.
    expect(done).toEqual(['retired', 'retired']);
    expect(summary).toMatchObject({ outcomes: { complete: 1 }, troubled: [] });
    const { phases } = await result(child);
    expect(phases.write).toBeGreaterThanOrEqual(3 * DAY - 60);
    expect(phases.write).toBeLessThan(3 * DAY + 60);
  });
});

/** Attempts of one activity. The test server tells an attempt when the one before it was due, the first its own time. */
class Attempts {
  readonly #due: number[] = [];

  get number(): number {
    return this.#due.length;
  }

  /** Counts one; its number, from 1. */
  count(): number {
    this.#due.push(Context.current().info.currentAttemptScheduledTimestampMs);
    return this.number;
  }

  /** Seconds from the first to the last that the server told. */
  get span(): number {
    return ((this.#due.at(-1) ?? 0) - (this.#due[0] ?? 0)) / 1000;
  }

  /** Seconds between attempts: what the server waited, and what an attempt took. */
  get #waits(): number[] {
    const due = this.#due.slice(1);
    return due.slice(1).map((time, n) => (time - (due[n] ?? 0)) / 1000);
  }

  /** Asserts that the server waited at least so many seconds after the first, the second … attempt. */
  expectWaits(seconds: readonly number[]): void {
    for (const [n, least] of seconds.entries()) expect(this.#waits[n]).toBeGreaterThanOrEqual(least - 0.05);
  }
}

test('a graph that is away for hours is tried again 0.1, 0.3, 0.9 … 30 s apart, and then the run drains', async () => {
  const repo = newRepo();
  const attempts = new Attempts();
  const away = 2 * 60 * 60;
  const script = answers(repo);
  const outage: Script = {
    ...script,
    writeNodes: async (argument: never) => {
      attempts.count();
      if (attempts.span < away) throw ApplicationFailure.retryable('connection refused', 'GraphAway');
      return script['writeNodes']?.(argument);
    },
  };
  await whileTimeSkips(environment, outage, async () => {
    const { outcome, phases } = await result(await start(repo));
    expect(outcome).toBe('complete');
    expect(phases.write).toBeGreaterThanOrEqual(away);
    attempts.expectWaits([0.1, 0.3, 0.9, 2.7, 8.1, 24.3, 30, 30]);
    // Half a minute between tries for two hours; one more doubling of the wait would give half as many.
    expect(attempts.number).toBeGreaterThan(180);
  });
});

test('git has patience for a host that is away, and then the run ends with its name and what to do', async () => {
  const repo = newRepo();
  const attempts = new Attempts();
  const unreachable = (): never => {
    attempts.count();
    throw ApplicationFailure.create({
      message: 'no route to host',
      type: 'HostUnreachable',
      details: [{ hint: 'Check the network.' }],
    });
  };
  const script = { ...answers(repo), fetchRepository: async () => unreachable() };
  await whileTimeSkips(environment, script, async () => {
    const failed = (await result(await start(repo)).catch((error: unknown) => error)) as WorkflowFailedError;
    expect(attempts.number).toBe(5);
    attempts.expectWaits([1, 2, 4]);
    expect((failed.cause as ApplicationFailure).details?.[0]).toMatchObject({
      outcome: 'failed',
      error: { code: 'HostUnreachable', hint: 'Check the network.' },
    });
  });
});

test('a host that comes back in time is no failure', async () => {
  const repo = newRepo();
  const attempts = new Attempts();
  const script = answers(repo);
  const flaky: Script = {
    ...script,
    fetchRepository: async (argument: never) => {
      if (attempts.count() < 4) throw ApplicationFailure.retryable('no route to host', 'HostUnreachable');
      return script['fetchRepository']?.(argument);
    },
  };
  await whileTimeSkips(environment, flaky, async () => {
    expect((await result(await start(repo))).outcome).toBe('complete');
    expect(attempts.number).toBe(4);
    attempts.expectWaits([1, 2]);
  });
});

// That the silence is then noticed, killed workers show on the real server: while an activity is open, this clock stands.
test('whatever may take longer than five minutes is noticed within two when its worker falls silent', async () => {
  const repo = newRepo();
  const silence = new Map<string, { longest: number; noticed: number | undefined }>();
  const script: Script = Object.fromEntries(
    Object.entries(answers(repo)).map(([name, answer]) => [
      name,
      async (argument: never) => {
        const { startToCloseTimeoutMs, heartbeatTimeoutMs } = Context.current().info;
        silence.set(name, { longest: startToCloseTimeoutMs, noticed: heartbeatTimeoutMs });
        return answer(argument);
      },
    ]),
  );
  await whileTimeSkips(environment, script, async () => {
    expect((await result(await start(repo))).outcome).toBe('complete');
  });
  const long = [...silence].filter(([, { longest }]) => longest > 5 * 60_000);
  expect(long.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'fetchRepository',
      'mine',
      'analyze',
      'sealRun',
      'planWrite',
      'writeEdges',
      'renderReports',
    ]),
  );
  for (const [name, { noticed }] of long) expect(noticed, name).toBeLessThanOrEqual(2 * 60_000);
});
