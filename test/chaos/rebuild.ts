import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { createWriteActivities } from '../../activities/5-write/activities.ts';
import type { Graph } from '../../adapters/memgraph/graph.ts';
import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import { emptyGraph } from '../servers/empty-graph.ts';
import { closedVersions, readRemains } from './laws.ts';

/**
 * Law 7: the graph is wiped and written again from staging alone. Each repository has its facts again, and history too unless
 * something in staging was damaged on purpose. Answers what is broken, in sentences.
 */
export async function rebuildsFromStaging(
  graph: Graph,
  root: string,
  repos: readonly string[],
  damaged: readonly string[],
): Promise<readonly string[]> {
  const before = await readRemains(graph, repos);
  const history = await closedVersions(graph);
  await emptyGraph(graph);
  const write = createWriteActivities({ graph, staging: createFileStaging({ root }) });
  for (const repo of repos) {
    const { runs } = await write.listReplayable({ repo });
    for (const run_id of runs) await replay(write, { repo, run_id, replay: 'chaos' });
  }
  const after = await readRemains(graph, repos);
  const broken = repos
    .filter((repo) => after.hashes[repo] !== before.hashes[repo])
    .map((repo) => `rebuilt from staging, ${repo} is another one`);
  const again = await closedVersions(graph);
  if (damaged.length === 0 && again.join() !== history.join())
    broken.push(
      `rebuilt from staging, history says ${again.length} closed versions, not the same ${history.length}`,
    );
  return broken;
}

async function replay(
  write: ReturnType<typeof createWriteActivities>,
  request: { readonly repo: string; readonly run_id: string; readonly replay: string },
): Promise<void> {
  const planned = await inActivity(() => write.planReplay(request));
  if (planned === null) return;
  const { run, sealed, plan, hold } = planned;
  const receipts = [
    await inActivity(() => write.writeNodes({ run, plan })),
    await inActivity(() => write.writeEdges({ run, plan })),
    await inActivity(() => write.retireFacts({ run, plan, hold })),
  ];
  await write.finishWrite({ run, sealed, plan, receipts });
}

const inActivity = <T>(work: () => Promise<T>): Promise<T> =>
  new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') }).run(work) as Promise<T>;
