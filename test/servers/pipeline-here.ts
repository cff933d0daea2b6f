import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createIngestActivities } from '../../activities/1-ingest/activities.ts';
import { createMineActivities } from '../../activities/2-mine/activities.ts';
import { miners as allMiners } from '../../activities/2-mine/miners/registry.ts';
import { createAnalyzeActivities } from '../../activities/3-analyze/activities.ts';
import { createStageActivities } from '../../activities/4-stage/activities.ts';
import { createWriteActivities } from '../../activities/5-write/activities.ts';
import type { Versions } from '../../activities/envelopes/read-key.ts';
import { createGitMirrors } from '../../adapters/git/create-git-mirrors.ts';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import { grammarVersions } from '../../adapters/parsers/grammar-versions.ts';
import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import type { MinedParts, RunRef, SealedRun, WritePlan, WriteReceipt } from '../../schemas/run.ts';
import { Settings } from '../../schemas/settings.ts';
import { codeOfItems } from '../../workers/fingerprint.ts';
import { createMiningPool } from '../../workers/mining-pool.ts';

export interface HereOptions {
  /** Folder of mirrors and staging. */
  readonly home: string;
  readonly graph: Graph;
  readonly settings?: unknown;
  /** Stands for other code or grammars than those here. */
  readonly versions?: Versions;
}

/** What one run came to, with seconds by phase. */
export interface RunHere {
  readonly run: RunRef;
  readonly parts: readonly MinedParts[];
  readonly sealed: SealedRun;
  readonly plan: WritePlan;
  readonly receipts: readonly WriteReceipt[];
  readonly graph_hash: string;
  readonly seconds: Readonly<Record<string, number>>;
}

/**
 * ProcessRepo's phases without Temporal and without pages, in this process: the same activities in the same order on a
 * real graph server, so that many commits can be replayed quickly.
 */
export function openPipeline({
  home,
  graph,
  settings: given = {},
  versions = { code: codeOfItems(), grammars: grammarVersions() },
}: HereOptions) {
  const settings = Settings.parse(given);
  const staging = createFileStaging({ root: join(home, 'staging') });
  const mirrors = createGitMirrors({ root: join(home, 'mirrors'), settings, env: process.env });
  const pool = createMiningPool(2);
  const ingest = createIngestActivities({
    mirrors,
    staging,
    settings,
    miners: Object.values(allMiners),
    isUnchanged: async () => false,
    versions,
  });
  const mining = createMineActivities({ mirrors, staging, pool, versions });
  const analysis = createAnalyzeActivities({ staging, versions });
  const stage = createStageActivities({ staging });
  const write = createWriteActivities({ graph, staging });
  let opened = 0;

  async function processRepo(
    repo: string,
    options: { ref?: string; afresh?: boolean } = {},
  ): Promise<RunHere> {
    const { ref, afresh = false } = options;
    const seconds: Record<string, number> = {};
    async function during<T>(phase: string, work: () => Promise<T>): Promise<T> {
      const from = performance.now();
      const result = await inActivity(work);
      seconds[phase] = (seconds[phase] ?? 0) + (performance.now() - from) / 1000;
      return result;
    }
    const trace_id = String(++opened).padStart(32, '0');
    const repository = await during('fetch', () =>
      ingest.resolveRepository({ repo, trace_id, ...(ref === undefined ? {} : { ref }) }),
    );
    const { mirror, committed_at } = await during('fetch', () =>
      ingest.fetchRepository({ repository, trace_id }),
    );
    const workflow_run = `here-${process.pid}-${opened}`;
    const run = await during('fetch', () =>
      ingest.openRun({ repository, committed_at, trace_id, workflow_run, afresh }),
    );
    const { snapshot, mined } = await during('census', () => ingest.takeCensus({ run, repository, mirror }));
    const { tasks } = await during('plan mining', () => mining.planMining({ run, snapshot }));
    const parts: MinedParts[] = [mined];
    for (const task of tasks)
      parts.push(await during(`mine ${task.miner}`, () => mining.mine({ run, snapshot, task })));
    const { waves } = await analysis.planAnalysis();
    for (const wave of waves) {
      const known = [...parts];
      for (const analyzer of wave)
        parts.push(
          await during(`analyze ${analyzer}`, () => analysis.analyze({ run, analyzer, mined: known })),
        );
    }
    const { instances } = snapshot;
    const sealed = await during('seal', () =>
      stage.sealRun({
        run,
        fingerprint: 'here',
        mined: parts,
        ...(instances === undefined ? {} : { instances }),
      }),
    );
    const plan = await during('plan write', () => write.planWrite({ run, sealed, accept_removals: true }));
    const receipts = [
      await during('write', () => write.writeNodes({ run, plan })),
      await during('write', () => write.writeEdges({ run, plan })),
      await during('write', () => write.retireFacts({ run, plan })),
    ];
    const { graph_hash } = await during('finish', () => write.finishWrite({ run, sealed, plan, receipts }));
    return { run, parts, sealed, plan, receipts, graph_hash, seconds };
  }
  return { process: processRepo, staging, close: () => pool.close() };
}

function inActivity<T>(work: () => Promise<T>): Promise<T> {
  const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') });
  return environment.run(work) as Promise<T>;
}
