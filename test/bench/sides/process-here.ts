import { createIngestActivities } from '../../../activities/1-ingest/activities.ts';
import { createMineActivities } from '../../../activities/2-mine/activities.ts';
import { createAnalyzeActivities } from '../../../activities/3-analyze/activities.ts';
import { createStageActivities } from '../../../activities/4-stage/activities.ts';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { createReportActivities } from '../../../activities/6-report/activities.ts';
import type { MinedParts } from '../../../schemas/run.ts';
import { connectAdapters } from '../../../workers/connect-adapters.ts';
import { readWorkerSettings } from '../../../workers/settings.ts';
import { inActivity } from './in-activity.ts';
import { clock, readInput } from './say.ts';

/** The phases of ProcessRepo one after the other in this process: the same activities in the same order, without Temporal. */
interface Input {
  readonly repo: string;
  /** Only these miners, and no pages: the structure of the tree alone. */
  readonly miners?: readonly string[];
}

const { repo, miners } = readInput<Input>();
const adapters = await connectAdapters(readWorkerSettings());
const { staging, graph } = adapters;
const ingest = createIngestActivities(adapters.ingest);
const mining = createMineActivities(adapters.mine);
const analysis = createAnalyzeActivities({ staging });
const stage = createStageActivities({ staging });
const write = createWriteActivities({ graph, staging });
const reports = createReportActivities(adapters.report);
const trace_id = 'b'.repeat(32);

await clock(async () => {
  const repository = await inActivity(() => ingest.resolveRepository({ repo, trace_id }));
  const { mirror, committed_at } = await inActivity(() => ingest.fetchRepository({ repository, trace_id }));
  const workflow_run = `bench-${process.pid}`;
  const run = await inActivity(() =>
    ingest.openRun({ repository, committed_at, trace_id, workflow_run, afresh: true }),
  );
  const census = await inActivity(() => ingest.takeCensus({ run, repository, mirror }));
  const { snapshot } = census;
  const planned = (await mining.planMining({ run, snapshot })).tasks;
  const tasks = planned.filter(({ miner }) => miners?.includes(miner) ?? true);
  const mine = (task: (typeof tasks)[number]) => inActivity(() => mining.mine({ run, snapshot, task }));
  const parts: MinedParts[] = [census.mined, ...(await Promise.all(tasks.map(mine)))];
  const { waves } = await analysis.planAnalysis();
  for (const wave of waves) {
    const known = [...parts];
    const analyze = (analyzer: string) => inActivity(() => analysis.analyze({ run, analyzer, mined: known }));
    parts.push(...(await Promise.all(wave.map(analyze))));
  }
  const { fingerprint } = adapters.fleet;
  const sealed = await inActivity(() => stage.sealRun({ run, fingerprint, mined: parts }));
  const plan = await inActivity(() => write.planWrite({ run, sealed, accept_removals: true }));
  const nodes = await inActivity(() => write.writeNodes({ run, plan }));
  const edges = await inActivity(() => write.writeEdges({ run, plan }));
  const retired = await inActivity(() => write.retireFacts({ run, plan }));
  const end = await inActivity(() =>
    write.finishWrite({ run, sealed, plan, receipts: [nodes, edges, retired] }),
  );
  const numbers = {
    ...end,
    staged: sealed.items + sealed.rejects,
    created: { nodes: nodes.created, edges: edges.created },
    changed: nodes.changed + edges.changed,
    retired: retired.retired,
  };
  if (miners === undefined) await inActivity(() => reports.renderReports({ run, numbers }));
  return { graph_hash: end.graph_hash, nodes: nodes.created, edges: edges.created };
});
await adapters.close();
