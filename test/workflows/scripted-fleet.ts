import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import type { MinedParts, RunRef, WritePlan } from '../../schemas/run.ts';
import { bundleWorkflows } from '../../workers/bundle-workflows.ts';
import { traceSinks } from '../../workers/trace-sinks.ts';
import { type Role, taskQueues } from '../../workflows/task-queues.ts';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const sha = 'a'.repeat(40);
const part = { uri: 'x', sha256: 'b'.repeat(64), bytes: 1, count: 1 };
const mined: MinedParts = { producer: 'any-file', items: [part], rejects: [] };
const pages = {
  reports: [{ path: 'p/overview.md', sha256: 'e'.repeat(64) }],
  answers: { asked: 2, remembered: 1 },
};
const receipt = { created: 1, changed: 0, retired: 0, dead_lettered: 0 };

export type Script = Record<string, (argument: never) => Promise<unknown>>;

/** Every activity with an answer of the right shape: the workflows' own decisions are what these tests are about. */
export function answers(repo: string): Script {
  const run: RunRef = {
    repo,
    run_id: '000001',
    trace_id: 'c'.repeat(32),
    sha,
    committed_at: '2026-01-01T00:00:00Z',
  };
  const plan: WritePlan = {
    nodes: part,
    edges: part,
    retire: part,
    live: 0,
    retiring: 0,
    guarded: false,
    rejects: part,
  };
  return {
    describeFleet: async () => ({ fingerprint: 'f', ontology_version: '0.1.0' }),
    listRepositories: async () => ({ repos: [] }),
    findOpenRun: async () => ({ run: 'the-open-run' }),
    resolveRepository: async () => ({
      key: repo,
      host_kind: 'git',
      url: 'u',
      web_url: null,
      ref: 'refs/heads/main',
      sha,
      token_name: null,
    }),
    fetchRepository: async () => ({ mirror: 'm', committed_at: run.committed_at }),
    openRun: async () => run,
    takeCensus: async () => ({ snapshot: {}, mined }),
    planMining: async () => ({ tasks: [{ miner: 'any-file', unit: 'file', from: 0, to: 1 }] }),
    mine: async () => mined,
    planAnalysis: async () => ({ waves: [['first'], ['second']] }),
    analyze: async ({ analyzer }: { analyzer: string }) => ({ ...mined, producer: analyzer }),
    planLinks: async () => ({ sha, repositories: 2, links: ['first-link', 'second-link'] }),
    openLinks: async () => ({ run: { ...run, repo: 'portfolio' }, heads: part }),
    link: async ({ link }: { link: string }) => ({ ...mined, producer: link }),
    findUnchangedRun: async () => null,
    sealRun: async () => ({ index: part, content_hash: 'd'.repeat(64), items: 3, rejects: 0 }),
    saveReceipt: async () => ({}),
    abandonRun: async () => ({}),
    listRemappable: async () => ({ runs: [], troubled: [], passed_over: 0, next: null, left: 0 }),
    remapRun: async () => ({
      run: { ...run, run_id: '000002' },
      sealed: { index: part, content_hash: 'd'.repeat(64), items: 3, rejects: 0 },
      of: { run_id: '000001', ontology_version: null },
      unseen: 0,
    }),
    isWritten: async () => ({ written: true }),
    checkGraph: async () => ({ duplicate_nodes: 0, duplicate_edges: 0, named: [] }),
    dropDuplicates: async () => ({ removed: 1 }),
    planWrite: async () => plan,
    listReplayable: async () => ({ runs: ['000001'], more: false }),
    planReplay: async () => ({
      run,
      sealed: { index: part, content_hash: 'd'.repeat(64), items: 3, rejects: 0 },
      plan,
      hold: false,
    }),
    writeNodes: async () => receipt,
    writeEdges: async () => ({ ...receipt, created: 2 }),
    retireFacts: async () => ({ ...receipt, created: 0 }),
    finishWrite: async () => ({ graph_hash: 'h', accepted: 3, deferred: 0, rejected: 0, dead_lettered: 0 }),
    renderReports: async () => pages,
    renderPortfolio: async () => pages,
    seeKinds: async () => ({ seen: [], passed_over: 0 }),
    findHeads: async () => ({ found: [{ run, numbers: {} }], unknown: ['somebody/unknown'] }),
  } as Script;
}

/** Runs a test against the real Temporal server with a worker for every queue that answers by the script. */
export async function withScriptedFleet(
  script: Script,
  test: (client: Client) => Promise<void>,
): Promise<void> {
  const { temporalAddress, namespace } = inject('servers');
  const connection = await NativeConnection.connect({ address: temporalAddress });
  const clientConnection = await Connection.connect({ address: temporalAddress });
  try {
    await whileScripted({ connection, namespace, script }, () =>
      test(new Client({ connection: clientConnection, namespace })),
    );
  } finally {
    await clientConnection.close();
    await connection.close();
  }
}

export interface ScriptedWorkers {
  readonly connection: NativeConnection;
  readonly namespace: string | undefined;
  readonly script: Script;
}

/** Runs a test while workers of all queues answer by the script. */
export async function whileScripted(
  { connection, namespace, script }: ScriptedWorkers,
  test: () => Promise<void>,
): Promise<void> {
  const bundle = await bundleWorkflows();
  const workers = await Promise.all(
    (Object.keys(taskQueues) as Role[]).map((role) =>
      Worker.create({
        connection,
        ...(namespace === undefined ? {} : { namespace }),
        taskQueue: taskQueues[role],
        activities: script,
        maxHeartbeatThrottleInterval: '100ms',
        ...(role === 'workflow' ? { workflowBundle: bundle, sinks: traceSinks } : {}),
      }),
    ),
  );
  const running = Promise.all(workers.map((worker) => worker.run()));
  try {
    await test();
  } finally {
    for (const worker of workers) worker.shutdown();
    await running;
  }
}
