import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import type { BackfillSummary } from '../../workflows/messages.ts';
import { answers, type Script, withScriptedFleet } from './scripted-fleet.ts';

interface Question {
  readonly since?: string;
  readonly after?: string;
  readonly limit: number;
}

/** A staging of two pages; what was asked of it. */
function scriptOf(name: string) {
  const asked: Question[] = [];
  const remapped: string[] = [];
  const page = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => ({
      repo: `example.com/${name}/${from + n}`,
      run_id: '000001',
      items: 10,
    }));
  const script = {
    ...answers('unused'),
    listRemappable: async (question: Question) => {
      asked.push(question);
      return question.after === undefined
        ? {
            runs: page(0, 4),
            troubled: [{ repo: 'example.com/old', code: 'ContractOutdated' }],
            passed_over: 2,
            next: 'k',
            left: 2,
          }
        : { runs: page(4, 6), troubled: [], passed_over: 1, next: null, left: 0 };
    },
    remapRun: async ({ repo }: { repo: string }) => {
      remapped.push(repo);
      if (repo.endsWith('/3')) throw ApplicationFailure.nonRetryable('hash', 'StagedPartDamaged');
      const answer = (await answers(repo)['remapRun']?.({} as never)) as object;
      return { ...answer, unseen: repo.endsWith('/4') ? 1 : 0 };
    },
  } as unknown as Script;
  return { script, asked, remapped };
}

test('page by page: what is meant is mapped, the busy and the broken are told, and nobody is mined', async () => {
  const name = randomUUID();
  const { script, asked, remapped } = scriptOf(name);
  const mined: string[] = [];
  const watched = Object.fromEntries(
    Object.entries(script).map(([activity, answer]) => [
      activity,
      (argument: never) => {
        if (/fetch|census|mine|plan(Mining|Analysis)|analyze|resolve/i.test(activity)) mined.push(activity);
        return answer(argument);
      },
    ]),
  );
  await withScriptedFleet(watched, async (client) => {
    await client.workflow.start('ProcessRepo', {
      taskQueue: 'nobody-works-here',
      workflowId: `repo:example.com/${name}/1`,
      workflowExecutionTimeout: '10 minutes',
      args: [{ repo: 'busy' }],
    });
    const handle = await client.workflow.start('BackfillSince', {
      taskQueue: 'fresh',
      workflowId: `backfill:${name}`,
      args: [{ since: '0.1.0', window: 2 }],
    });
    const summary = (await handle.result()) as BackfillSummary;
    expect(asked).toMatchObject([
      { since: '0.1.0', limit: 100 },
      { since: '0.1.0', after: 'k', limit: 100 },
    ]);
    expect(summary).toMatchObject({
      outcomes: { failed: 2, busy: 1, complete: 3, partial: 1 },
      runs: 6,
      items: 60,
      passed_over: 3,
      created: { nodes: 4, edges: 8 },
      would: [],
      links: { outcome: 'complete' },
    });
    expect(summary.troubled.map(({ code }) => code).sort()).toEqual([
      'Busy',
      'ContractOutdated',
      'StagedPartDamaged',
      null,
    ]);
    expect(remapped).toHaveLength(5);
    expect(mined).toEqual([]);
    const { typedSearchAttributes } = await client.workflow.getHandle(`backfill:${name}`).describe();
    expect(typedSearchAttributes.getAll().map((pair) => [pair.key.name, pair.value])).toEqual(
      expect.arrayContaining([
        ['Outcome', 'partial'],
        ['OntologyVersion', '0.1.0'],
      ]),
    );
  });
});

test('a dry run names what it would do and starts nobody', async () => {
  const { script, remapped } = scriptOf(randomUUID());
  await withScriptedFleet(script, async (client) => {
    const workflowId = `backfill:${randomUUID()}`;
    const options = { taskQueue: 'fresh', workflowId, args: [{ dry_run: true }] };
    const summary = (await client.workflow.execute('BackfillSince', options)) as BackfillSummary;
    expect(summary).toMatchObject({ runs: 6, outcomes: { failed: 1 }, created: { nodes: 0, edges: 0 } });
    expect(summary.would).toHaveLength(6);
    expect(summary.links).toBeUndefined();
    expect(remapped).toEqual([]);
  });
});

test('the child refuses another id, since two could then write one repository', async () => {
  await withScriptedFleet(answers('example.com/a/b'), async (client) => {
    const options = { taskQueue: 'fresh', workflowId: randomUUID(), args: [{ repo: 'example.com/a/b' }] };
    await expect(client.workflow.execute('BackfillRepo', options)).rejects.toMatchObject({
      cause: { type: 'BadInput' },
    });
  });
});
