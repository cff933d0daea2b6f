import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { RunRef, SealedRun, WritePlan } from '../../../schemas/run.ts';
import { inActivity } from './in-activity.ts';
import { clock, readInput } from './say.ts';

/** Ours: the write phase of a sealed run. `plan`: made before and given, so that writing alone is clocked. */
interface Input {
  readonly url: string;
  readonly root: string;
  readonly run: RunRef;
  readonly sealed: SealedRun;
  readonly what: 'plan' | 'write' | 'phase';
  readonly plan?: WritePlan;
}

const { url, root, run, sealed, what, plan: given } = readInput<Input>();
const graph = createGraph({ url });
const staging = createFileStaging({ root });
let set = 0;
const counting: typeof graph = {
  ...graph,
  write: async (statements, about) => {
    const written = await graph.write(statements, about);
    // The fence, the run's own record and stamps are no facts.
    if (statements.some(({ text }) => text.includes('UNWIND $rows'))) set += written.properties_set;
    return written;
  },
};
const write = createWriteActivities({ graph: counting, staging });
await graph.server();

await clock(async () => {
  const plan = given ?? (await inActivity(() => write.planWrite({ run, sealed, accept_removals: true })));
  if (what === 'plan') return { plan };
  const nodes = await inActivity(() => write.writeNodes({ run, plan }));
  const edges = await inActivity(() => write.writeEdges({ run, plan }));
  const created = nodes.created + edges.created;
  if (what === 'write') return { created, set };
  const retired = await inActivity(() => write.retireFacts({ run, plan }));
  await inActivity(() => write.finishWrite({ run, sealed, plan, receipts: [nodes, edges, retired] }));
  return { created, set };
});
await graph.close();
