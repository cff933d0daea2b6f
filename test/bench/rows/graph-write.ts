import { join } from 'node:path';
import { BATCH } from '../../../activities/5-write/in-pages.ts';
import type { RunRef, SealedRun, WritePlan } from '../../../schemas/run.ts';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import type { Row } from '../row.ts';
import { ourSide, runSide } from '../run-side.ts';

/** Each function is a node and an edge of its module; modules and files make up the rest. */
const FUNCTIONS = 48_000;

export const graphWrite: Row = {
  name: 'graph-write',
  what: 'graph write: about 50,000 nodes + 50,000 edges',
  anchor: 'bare driver, same rows in the same batches; the second pass is held against the first',
  measures: {
    write: { says: 'writing of a plan', unit: '×', limit: { atMost: 1.5 } },
    phase: { says: 'whole write phase (plan, writing, closing of the books)', unit: '×', limit: null },
    second: { says: 'second pass to the first, whole phase', unit: '×', limit: { atMost: 0.7 } },
    created: { says: 'created by the second pass', unit: 'count', limit: { atMost: 0 } },
    set: { says: 'properties set by the second pass', unit: 'count', limit: { atMost: 0 } },
  },
  run: async (bench) => {
    const servers = await bench.servers();
    const root = join(bench.scratch, 'facts');
    const make = ourSide('make-facts', { root, functions: FUNCTIONS, runs: 2 });
    const { said } = await runSide(make, bench.scratch);
    const [first, second] = said.runs as { run: RunRef; sealed: SealedRun }[];
    const ours = (what: string, of = first, plan?: unknown) =>
      runSide(ourSide('write-facts', { url: servers.graphUrl, root, ...of, what, plan }), bench.scratch);
    await servers.empty();
    const plan = (await ours('plan')).said.plan as WritePlan;
    if (plan.nodes.count < FUNCTIONS || plan.edges.count < FUNCTIONS)
      throw new Error(`the plan holds ${plan.nodes.count} nodes and ${plan.edges.count} edges alone`);
    const rows = { nodes: join(root, plan.nodes.uri), edges: join(root, plan.edges.uri) };
    const inEmpty = async <T>(work: () => Promise<T>): Promise<T> => {
      await servers.empty();
      return work();
    };
    const bare = ourSide('bare-write', { url: servers.graphUrl, ...rows, batch: BATCH });
    const runs = await alternate(bench, {
      bare: () => inEmpty(() => runSide(bare, bench.scratch)),
      write: () => inEmpty(() => ours('write', first, plan)),
      phase: () => inEmpty(() => ours('phase')),
      again: () => ours('phase', second),
    });
    await servers.empty();
    return {
      readings: {
        write: { ours: secondsOf(runs.write), anchor: secondsOf(runs.bare) },
        phase: { ours: secondsOf(runs.phase), anchor: secondsOf(runs.bare) },
        second: { ours: secondsOf(runs.again), anchor: secondsOf(runs.phase) },
        created: { values: saidOf(runs.again, 'created') },
        set: { values: saidOf(runs.again, 'set') },
      },
      notes: [`${plan.nodes.count} nodes, ${plan.edges.count} edges, batches of ${BATCH}`],
    };
  },
};
