import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { expect, test } from 'vitest';
import { feedProposal } from '../../adapters/temporal/feed-proposal.ts';
import { bundleWorkflows } from '../../workers/bundle-workflows.ts';
import { traceSinks } from '../../workers/trace-sinks.ts';
import { answers, withScriptedFleet } from './scripted-fleet.ts';
import { APPROVER, evidenceOf, proposalOf, proposalScript } from './scripted-proposals.ts';

const folder = fileURLToPath(new URL('histories/', import.meta.url));
const saved = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
const read = (name: string) => JSON.parse(readFileSync(folder + name, 'utf8'));

/** Ids of the histories that are no repository's. */
const startedAs: Readonly<Record<string, string>> = {
  'delegated.json': 'process:replayed',
  'render-reports.json': 'reports:replayed',
  'process-portfolio.json': 'portfolio:replayed',
  'backfill-since.json': 'backfill:replayed',
  'link-portfolio.json': 'repo:portfolio',
  'change-ontology.json': 'ontology:replayed',
  'change-ontology-in-order.json': 'ontology:replayed',
  // From before approved changes were applied in order.
  'apply-change.json': 'ontology-apply',
  'apply-changes.json': 'ontology-apply',
  'rebuild.json': 'rebuild:replayed',
  'check-graph.json': 'check:nightly',
  'repair-graph.json': 'check:replayed',
};

/** A run decides by its own id whether it works or delegates, so each history is replayed under the id that it had. */
const replay = async (name: string, history: unknown): Promise<void> => {
  const workflowId = startedAs[name] ?? 'repo:example.com/replayed';
  await Worker.runReplayHistory(
    { workflowBundle: await bundleWorkflows(), sinks: traceSinks },
    history,
    workflowId,
  );
};

test.runIf(process.env['UPDATE_HISTORIES'])(
  'save histories of a delegated run and of its child',
  async () => {
    const repo = 'example.com/replayed';
    await withScriptedFleet(answers(repo), async (client) => {
      const handle = await client.workflow.start('ProcessRepo', {
        taskQueue: 'fresh',
        workflowId: 'process:replayed',
        args: [{ repo }],
      });
      await handle.result();
      for (const [name, source] of [
        ['delegated', handle],
        ['process-repo', client.workflow.getHandle(`repo:${repo}`)],
      ] as const) {
        writeFileSync(`${folder}${name}.json`, `${historyToJSON(await source.fetchHistory())}\n`);
      }
    });
  },
);

test.runIf(process.env['UPDATE_HISTORIES'])('save a history of rendering everything again', async () => {
  await withScriptedFleet(answers('example.com/replayed'), async (client) => {
    const handle = await client.workflow.start('RenderReports', {
      taskQueue: 'fresh',
      workflowId: 'reports:replayed',
      args: [{}],
    });
    await handle.result();
    const child = client.workflow.getHandle('repo:example.com/replayed');
    for (const [name, source] of [
      ['render-reports', handle],
      ['render-repo', child],
    ] as const) {
      writeFileSync(`${folder}${name}.json`, `${historyToJSON(await source.fetchHistory())}\n`);
    }
  });
});

test.runIf(process.env['UPDATE_HISTORIES'])(
  'save histories of a portfolio and of its link wave',
  async () => {
    const script = { ...answers('example.com/replayed'), checkFreshness: async () => ({ checked: [] }) };
    await withScriptedFleet(script, async (client) => {
      const handle = await client.workflow.start('ProcessPortfolio', {
        taskQueue: 'fresh',
        workflowId: 'portfolio:replayed',
        args: [{ repos: ['example.com/replayed'] }],
      });
      await handle.result();
      for (const [name, source] of [
        ['process-portfolio', handle],
        ['link-portfolio', client.workflow.getHandle('repo:portfolio')],
      ] as const) {
        writeFileSync(`${folder}${name}.json`, `${historyToJSON(await source.fetchHistory())}\n`);
      }
    });
  },
);

test.runIf(process.env['UPDATE_HISTORIES'])('save histories of a backfill and of its child', async () => {
  const repo = 'example.com/replayed';
  const listRemappable = async () => ({
    runs: [{ repo, run_id: '000001', items: 3 }],
    troubled: [],
    passed_over: 0,
    next: null,
    left: 0,
  });
  await withScriptedFleet({ ...answers(repo), listRemappable }, async (client) => {
    const handle = await client.workflow.start('BackfillSince', {
      taskQueue: 'fresh',
      workflowId: 'backfill:replayed',
      args: [{ since: '0.1.0' }],
    });
    await handle.result();
    const child = client.workflow.getHandle(`repo:${repo}`);
    for (const [name, source] of [
      ['backfill-since', handle],
      ['backfill-repo', child],
    ] as const) {
      writeFileSync(`${folder}${name}.json`, `${historyToJSON(await source.fetchHistory())}\n`);
    }
  });
});

test.runIf(process.env['UPDATE_HISTORIES'])('save histories of a rebuild and of its child', async () => {
  const repo = 'example.com/replayed';
  const page = { troubled: [], passed_over: 0, next: null, left: 0 };
  const listRemappable = async () => ({ ...page, runs: [{ repo, run_id: '000001', items: 3 }] });
  await withScriptedFleet({ ...answers(repo), listRemappable }, async (client) => {
    const handle = await client.workflow.start('BackfillSince', {
      taskQueue: 'fresh',
      workflowId: 'rebuild:replayed',
      args: [{ accept_removals: true, replay: true }],
    });
    await handle.result();
    for (const [name, source] of [
      ['rebuild', handle],
      ['rebuild-repo', client.workflow.getHandle(`repo:${repo}`)],
    ] as const)
      writeFileSync(`${folder}${name}.json`, `${historyToJSON(await source.fetchHistory())}\n`);
  });
});

test.runIf(process.env['UPDATE_HISTORIES'])('save histories of a check and of a repair', async () => {
  const twice = { what: 'edge', id: 'e', type: 'READS', times: 2 };
  const checkGraph = async () => ({ duplicate_nodes: 0, duplicate_edges: 1, named: [twice] });
  await withScriptedFleet({ ...answers('example.com/replayed'), checkGraph }, async (client) => {
    for (const [name, workflowId, args] of [
      ['check-graph', 'check:nightly', []],
      ['repair-graph', 'check:replayed', [{ repair: true }]],
    ] as const) {
      const handle = await client.workflow.start('CheckGraph', {
        taskQueue: 'fresh',
        workflowId,
        args: [...args],
      });
      await handle.result();
      writeFileSync(`${folder}${name}.json`, `${historyToJSON(await handle.fetchHistory())}\n`);
    }
  });
});

test.runIf(process.env['UPDATE_HISTORIES'])(
  'save histories of a proposal and of its application',
  async () => {
    const repo = 'example.com/replayed';
    const proposing = {
      ...answers(repo),
      seeKinds: async () => ({ seen: [evidenceOf(repo)], passed_over: 0 }),
      proposeKinds: async () => ({ deferred: 1, fed: [], settled: [] }),
    };
    await withScriptedFleet(proposalScript().script, async (client) => {
      const proposal = proposalOf('replayed', repo);
      await feedProposal(client)(proposal, evidenceOf(repo));
      const handle = client.workflow.getHandle('ontology:replayed');
      await handle.signal('decide', { verdict: 'maybe' });
      const amended = { verdict: 'amend', by: APPROVER, why: 'better', steps: proposal.steps };
      await handle.executeUpdate('decide_now', { args: [amended] });
      await handle.signal('decide', { verdict: 'approve', by: APPROVER, why: 'needed' });
      await handle.result();
      for (const [name, source] of [
        ['change-ontology-in-order', handle],
        ['apply-changes', client.workflow.getHandle('ontology-apply')],
      ] as const)
        writeFileSync(`${folder}${name}.json`, `${historyToJSON(await source.fetchHistory())}\n`);
    });
    await withScriptedFleet(proposing, async (client) => {
      const options = { taskQueue: 'fresh', workflowId: `repo:${repo}`, args: [{ repo }] };
      const handle = await client.workflow.start('ProcessRepo', options);
      await handle.result();
      writeFileSync(
        `${folder}process-repo-that-proposes.json`,
        `${historyToJSON(await handle.fetchHistory())}\n`,
      );
    });
  },
);

test('every saved history replays on the workflows of today', async () => {
  expect(saved().length).toBeGreaterThanOrEqual(2);
  for (const name of saved()) await replay(name, read(name));
});

test('a history of other decisions does not replay', async () => {
  const history = readFileSync(`${folder}process-repo.json`, 'utf8').replaceAll(
    'planMining',
    'planSomethingElse',
  );
  await expect(replay('process-repo.json', JSON.parse(history))).rejects.toThrow(
    /TMPRL1100|[Nn]ondeterminism/,
  );
});
