import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { createFileStaging } from '../../../adapters/staging/file-staging.ts';
import type { RunRef, SealedRun, WritePlan } from '../../../schemas/run.ts';
import { inActivity } from './in-activity.ts';
import { clock, readInput } from './say.ts';

/** Ours: the write phase of sealed runs, one repository after the other. */
interface Input {
  readonly url: string;
  readonly root: string;
  /** `plan`: made before and given, so that writing alone is clocked. */
  readonly runs: readonly {
    readonly run: RunRef;
    readonly sealed: SealedRun;
    readonly plan?: WritePlan;
  }[];
  readonly what: 'plan' | 'write' | 'phase';
}

const { url, root, runs, what } = readInput<Input>();
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
  const plans: WritePlan[] = [];
  let created = 0;
  for (const one of runs) {
    const { run, sealed } = one;
    const plan =
      one.plan ?? (await inActivity(() => write.planWrite({ run, sealed, accept_removals: true })));
    if (what === 'plan') plans.push(plan);
    else created += await writePlan(run, sealed, plan);
  }
  return { plans, created, set };
});
await graph.close();

async function writePlan(run: RunRef, sealed: SealedRun, plan: WritePlan): Promise<number> {
  const nodes = await inActivity(() => write.writeNodes({ run, plan }));
  const edges = await inActivity(() => write.writeEdges({ run, plan }));
  if (what === 'phase') {
    const retired = await inActivity(() => write.retireFacts({ run, plan }));
    await inActivity(() => write.finishWrite({ run, sealed, plan, receipts: [nodes, edges, retired] }));
  }
  return nodes.created + edges.created;
}
