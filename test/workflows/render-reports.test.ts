import { expect, test } from 'vitest';
import type { RenderReportsInput, RenderSummary } from '../../workflows/messages.ts';
import { answers, withScriptedFleet } from './scripted-fleet.ts';

const run = (repo: string) => ({ repo, run_id: '000001' });
const pages = {
  reports: [{ path: 'p/overview.md', sha256: 'e'.repeat(64) }],
  answers: { asked: 2, remembered: 1 },
};

/** Runs RenderReports with some activities answered otherwise, and tells which were asked. */
async function render(input: RenderReportsInput, more: ReturnType<typeof answers> = {}) {
  const asked: string[] = [];
  const repo = `example.com/render-${crypto.randomUUID()}`;
  const script = Object.fromEntries(
    Object.entries({ ...answers(repo), ...more }).map(([name, answer]) => [
      name,
      (argument: never) => {
        asked.push(name);
        return answer(argument);
      },
    ]),
  );
  let summary: RenderSummary | null = null;
  await withScriptedFleet(script, async (client) => {
    summary = await client.workflow.execute('RenderReports', {
      taskQueue: 'fresh',
      workflowId: `reports:${repo}`,
      args: [input],
    });
  });
  return { summary: summary as unknown as RenderSummary, asked: asked.sort(), repo };
}

test('without a name everything is rendered; an unknown name fails alone', async () => {
  const { summary, asked, repo } = await render({});
  expect(asked).toEqual(['findHeads', 'renderPortfolio', 'renderReports']);
  expect(summary.rendered).toEqual([{ ...run(repo), reports: ['p/overview.md'], answers: pages.answers }]);
  expect(summary.portfolio).toEqual({ reports: ['p/overview.md'], answers: pages.answers });
  expect(summary.outcomes).toEqual({ complete: 1, failed: 1 });
  expect(summary.troubled).toEqual([
    { repo: 'somebody/unknown', outcome: 'failed', code: 'UnknownRepository' },
  ]);
});

test('with a name the portfolio is left out; alone it asks for no repository', async () => {
  expect((await render({ repos: ['x'] })).asked).toEqual(['findHeads', 'renderReports']);
  expect((await render({ portfolio: true })).asked).toEqual(['renderPortfolio']);
});

test('a repository that is being processed is busy, and the others are rendered', async () => {
  const repo = `example.com/busy-${crypto.randomUUID()}`;
  const other = `${repo}-other`;
  const head = (name: string) => ({
    run: { ...run(name), trace_id: '', sha: '', committed_at: '' },
    numbers: {},
  });
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const script = {
    ...answers(repo),
    findHeads: async () => ({ found: [head(repo), head(other)], unknown: [] }),
    resolveRepository: async () => {
      await gate;
      return answers(repo)['resolveRepository']?.({} as never);
    },
  } as unknown as ReturnType<typeof answers>;
  await withScriptedFleet(script, async (client) => {
    const processing = await client.workflow.start('ProcessRepo', {
      taskQueue: 'fresh',
      workflowId: `repo:${repo}`,
      args: [{ repo }],
    });
    const summary: RenderSummary = await client.workflow.execute('RenderReports', {
      taskQueue: 'fresh',
      workflowId: `reports:${repo}`,
      args: [{ repos: [repo, other] }],
    });
    expect(summary.outcomes).toEqual({ busy: 1, complete: 1 });
    expect(summary.troubled).toEqual([{ repo, outcome: 'busy', code: 'Busy' }]);
    expect(summary.rendered.map((one) => one.repo)).toEqual([other]);
    open();
    await processing.result();
  });
});

test('a child that is started by hand under another id is refused', async () => {
  await withScriptedFleet(answers('example.com/any'), async (client) => {
    const started = client.workflow.execute('RenderRepo', {
      taskQueue: 'fresh',
      workflowId: `by-hand:${crypto.randomUUID()}`,
      args: [{ run: run('example.com/any'), numbers: {} }],
    });
    await expect(started).rejects.toMatchObject({ cause: { type: 'BadInput' } });
  });
});
