import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createIngestActivities } from '../../activities/1-ingest/activities.ts';
import { createMineActivities } from '../../activities/2-mine/activities.ts';
import type { Miner } from '../../activities/2-mine/miner.ts';
import { miners as allMiners } from '../../activities/2-mine/miners/registry.ts';
import type { MiningPool } from '../../activities/2-mine/mining-pool.ts';
import { createAnalyzeActivities } from '../../activities/3-analyze/activities.ts';
import { createStageActivities } from '../../activities/4-stage/activities.ts';
import { createWriteActivities } from '../../activities/5-write/activities.ts';
import { envelopeLines, readIndex } from '../../activities/envelopes/envelope-lines.ts';
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
  readonly settings?: unknown;
  /** Stands for other code or grammars than those here. */
  readonly versions?: Versions;
  readonly miners?: Readonly<Record<string, Miner>>;
}

export interface Asked {
  readonly ref?: string;
  readonly afresh?: boolean;
  readonly accept_removals?: boolean;
}

/** A run up to its seal, with seconds by phase. */
export interface SealedHere {
  readonly run: RunRef;
  readonly parts: readonly MinedParts[];
  readonly sealed: SealedRun;
  /** Pieces that were given to each miner: files, projects. */
  readonly mined: Readonly<Record<string, number>>;
  readonly seconds: Record<string, number>;
}

/** A run whose facts are written. */
export interface RunHere extends SealedHere {
  readonly plan: WritePlan;
  readonly receipts: readonly WriteReceipt[];
  readonly graph_hash: string;
}

/** Of all pipelines of this process: two of them may share a home. */
let opened = 0;

export const hereVersions = (): Versions => ({ code: codeOfItems(), grammars: grammarVersions() });

/**
 * ProcessRepo's phases without Temporal and without pages, in this process: the same activities in the same order, so
 * that many commits can be replayed quickly.
 */
export function openPipeline({
  home,
  settings: given = {},
  versions = hereVersions(),
  miners: known = allMiners,
}: HereOptions) {
  const settings = Settings.parse(given);
  const staging = createFileStaging({ root: join(home, 'staging') });
  const mirrors = createGitMirrors({ root: join(home, 'mirrors'), settings, env: process.env });
  const mined = new Map<string, number>();
  const pool = counted(createMiningPool(2), mined);
  const miners = Object.values(allMiners);
  const isUnchanged = async () => false;
  const ingest = createIngestActivities({ mirrors, staging, settings, miners, isUnchanged, versions });
  const mining = createMineActivities({ mirrors, staging, pool, versions }, known);
  const analysis = createAnalyzeActivities({ staging, versions });
  const stage = createStageActivities({ staging });

  async function seal(repo: string, { ref, afresh = false }: Asked = {}): Promise<SealedHere> {
    const seconds: Record<string, number> = {};
    mined.clear();
    const trace_id = String(++opened).padStart(32, '0');
    const address = { repo, trace_id, ...(ref === undefined ? {} : { ref }) };
    const repository = await during(seconds, 'fetch', () => ingest.resolveRepository(address));
    const fetched = await during(seconds, 'fetch', () => ingest.fetchRepository({ repository, trace_id }));
    const { mirror, committed_at } = fetched;
    const workflow_run = `here-${process.pid}-${opened}`;
    const run = await during(seconds, 'fetch', () =>
      ingest.openRun({ repository, committed_at, trace_id, workflow_run, afresh }),
    );
    const census = await during(seconds, 'census', () => ingest.takeCensus({ run, repository, mirror }));
    const { snapshot } = census;
    const { tasks } = await during(seconds, 'census', () => mining.planMining({ run, snapshot }));
    const parts: MinedParts[] = [census.mined];
    for (const task of tasks)
      parts.push(await during(seconds, `mine ${task.miner}`, () => mining.mine({ run, snapshot, task })));
    for (const wave of (await analysis.planAnalysis()).waves) {
      const before = [...parts];
      for (const analyzer of wave)
        parts.push(
          await during(seconds, `analyze ${analyzer}`, () =>
            analysis.analyze({ run, analyzer, mined: before }),
          ),
        );
    }
    const instances = snapshot.instances === undefined ? {} : { instances: snapshot.instances };
    const sealed = await during(seconds, 'seal', () =>
      stage.sealRun({ run, fingerprint: 'items.facts', mined: parts, ...instances }),
    );
    return { run, parts, sealed, seconds, mined: Object.fromEntries(mined) };
  }

  /** The same, and its facts written to a graph. */
  async function write(graph: Graph, repo: string, asked: Asked = {}): Promise<RunHere> {
    const activities = createWriteActivities({ graph, staging });
    const here = await seal(repo, asked);
    const { run, sealed, seconds } = here;
    const { accept_removals = true } = asked;
    const plan = await during(seconds, 'plan write', () =>
      activities.planWrite({ run, sealed, accept_removals }),
    );
    const receipts = [
      await during(seconds, 'write', () => activities.writeNodes({ run, plan })),
      await during(seconds, 'write', () => activities.writeEdges({ run, plan })),
      await during(seconds, 'write', () =>
        activities.retireFacts({ run, plan, hold: plan.guarded && !accept_removals }),
      ),
    ];
    const { graph_hash } = await during(seconds, 'finish', () =>
      activities.finishWrite({ run, sealed, plan, receipts }),
    );
    return { ...here, plan, receipts, graph_hash };
  }
  return { seal, write, staging, close: () => pool.close() };
}

function counted(pool: MiningPool, mined: Map<string, number>): MiningPool {
  async function* run(...[job, pieces, signal]: Parameters<MiningPool['run']>) {
    for await (const outcome of pool.run(job, pieces, signal)) {
      mined.set(job.miner, (mined.get(job.miner) ?? 0) + 1);
      yield outcome;
    }
  }
  return { ...pool, run };
}

export type Pipeline = ReturnType<typeof openPipeline>;

/** What a sealed run says, without when and under which commit it was said: sorted, each envelope once. */
export async function contentsOf(
  { staging }: Pick<Pipeline, 'staging'>,
  { sealed }: Pick<SealedHere, 'sealed'>,
): Promise<readonly string[]> {
  const contents: string[] = [];
  for await (const { line } of envelopeLines(staging, await readIndex(staging, sealed))) {
    const { event_ts: _at, trace_id: _trace, source, ...rest } = JSON.parse(line);
    const { sha: _sha, ...origin } = source;
    contents.push(JSON.stringify([rest, origin]));
  }
  return contents.sort();
}

async function during<T>(seconds: Record<string, number>, phase: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') });
  const result = (await environment.run(work)) as T;
  seconds[phase] = (seconds[phase] ?? 0) + (performance.now() - from) / 1000;
  return result;
}
