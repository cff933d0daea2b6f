import { createAnalyzeActivities } from '../../../activities/3-analyze/activities.ts';
import { sealRun } from '../../../activities/4-stage/seal-run.ts';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { openIngress } from '../../../activities/envelopes/ingress.ts';
import { stageSaid } from '../../../activities/envelopes/stage-said.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import { type ItemKind, itemKinds } from '../../../schemas/items/registry.ts';
import type { MinedParts, RunRef } from '../../../schemas/run.ts';
import { repositoryItems, sizesOf } from '../mesh/repository-items.ts';
import { inActivity } from './in-activity.ts';
import { readInput } from './say.ts';

/** Writes repositories that nobody has, shaped like those that many have, by the very phases that write real ones. */
const { url, root, nodes } = readInput<{ url: string; root: string; nodes: number }>();
const graph = createGraph({ url });
const staging = createFileStaging({ root });
const analysis = createAnalyzeActivities({ staging });
const write = createWriteActivities({ graph, staging });
const kinds = Object.keys(itemKinds) as ItemKind[];

for (const [nth, files] of sizesOf(nodes).entries()) {
  const run: RunRef = {
    repo: `bench.example/mesh/repository-${nth}`,
    run_id: await staging.openRun(`bench.example/mesh/repository-${nth}`, 'bench'),
    trace_id: 'b'.repeat(32),
    sha: 'c'.repeat(40),
    committed_at: '2026-01-01T00:00:00Z',
  };
  const mined: MinedParts[] = [await mine(run, nth, files)];
  for (const wave of (await analysis.planAnalysis()).waves) {
    const known = [...mined];
    for (const analyzer of wave)
      mined.push(await inActivity(() => analysis.analyze({ run, analyzer, mined: known })));
  }
  const sealed = await sealRun(staging, { run, fingerprint: 'bench', mined }, () => undefined);
  const plan = await inActivity(() => write.planWrite({ run, sealed, accept_removals: true }));
  const receipts = [
    await inActivity(() => write.writeNodes({ run, plan })),
    await inActivity(() => write.writeEdges({ run, plan })),
    await inActivity(() => write.retireFacts({ run, plan })),
  ];
  await inActivity(() => write.finishWrite({ run, sealed, plan, receipts }));
}
const count = async (text: string): Promise<number> =>
  Number((await graph.read({ text, params: {} }))[0]?.count);
const told = {
  nodes: await count('MATCH (n:Entity) RETURN count(n) AS count'),
  edges: await count('MATCH (:Entity)-[e]->(:Entity) RETURN count(e) AS count'),
};
process.stdout.write(`${JSON.stringify(told)}\n`);
await graph.close();

async function mine(run: RunRef, nth: number, files: number): Promise<MinedParts> {
  const ingress = openIngress(run, { name: 'bench', version: '1', kinds });
  ingress.take({ items: [...repositoryItems(nth, files)], rejects: [] });
  return stageSaid(staging, run, 'bench', 'mine/bench-000', ingress.close());
}
