import { join } from 'node:path';
import { BATCH } from '../../../activities/5-write/live/in-pages.ts';
import type { PartRef } from '../../../schemas/part-ref.ts';
import type { RunRef, SealedRun, WritePlan } from '../../../schemas/run.ts';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import { shapeOf } from '../mesh/scale-items.ts';
import type { Row } from '../row.ts';
import { ourSide, runSide } from '../run-side.ts';
import type { Servers } from '../servers/servers.ts';

/** Counted rather than made to measure, so a graph may be so much smaller than asked for. */
const SLACK = 0.05;
/** From so many nodes on a side takes minutes. Ours is then the first, so that it pays for the cold server. */
const MINUTES_FROM = 500_000;

interface Sealed {
  readonly run: RunRef;
  readonly sealed: SealedRun;
}

const writing = (servers: Pick<Servers, 'graphUrl'>, root: string, what: string, runs: readonly Sealed[]) =>
  ourSide('write-facts', { url: servers.graphUrl, root, runs, what });

const total = (parts: readonly PartRef[]): number => parts.reduce((sum, { count }) => sum + count, 0);

export const graphWrite: Row = {
  name: 'graph-write',
  what: 'graph write: about 50,000 nodes and somewhat more edges, or --nodes and --edges in repositories of that size; hubs, long chains, shared tables',
  anchor: 'bare driver, same rows in the same batches; the second pass is held against the first',
  measures: {
    write: { says: 'writing of a plan', unit: '×', limit: { atMost: 1.5 } },
    phase: { says: 'whole write phase (plan, writing, closing of the books)', unit: '×', limit: null },
    second: { says: 'second pass to the first, whole phase', unit: '×', limit: { atMost: 0.7 } },
    created: { says: 'created by the second pass', unit: 'count', limit: { atMost: 0 } },
    memory: { says: 'largest memory of the writing process', unit: 'MB', limit: { atMost: 500 } },
    set: { says: 'properties set by the second pass', unit: 'count', limit: { atMost: 0 } },
  },
  reason:
    'A plan gathers what all records say of a fact, so the memory of the writing process grows with the facts of a repository.',
  run: async (bench) => {
    const servers = await bench.servers();
    const root = join(bench.scratch, 'facts');
    const shape = shapeOf(bench);
    const { said } = await runSide(ourSide('make-facts', { root, shape }), bench.scratch);
    const first = said['first'] as Sealed[];
    const ours = (what: string, sealed: readonly Sealed[]) =>
      runSide(writing(servers, root, what, sealed), bench.scratch);
    await servers.empty();
    const plans = (await ours('plan', first)).said['plans'] as WritePlan[];
    const planned = first.map((one, nth) => ({ ...one, plan: plans[nth] }));
    const [nodes, edges] = [total(plans.map((plan) => plan.nodes)), total(plans.map((plan) => plan.edges))];
    if (nodes < bench.nodes * (1 - SLACK) || edges < bench.edges * (1 - SLACK))
      throw new Error(`the plans hold ${nodes} nodes and ${edges} edges alone`);
    const rows = {
      nodes: plans.map((plan) => join(root, plan.nodes.uri)),
      edges: plans.map((plan) => join(root, plan.edges.uri)),
    };
    const inEmpty = async <T>(work: () => Promise<T>): Promise<T> => {
      await servers.empty();
      return work();
    };
    const bare = ourSide('bare-write', { url: servers.graphUrl, ...rows, batch: BATCH });
    const contenders = {
      write: () => inEmpty(() => ours('write', planned)),
      bare: () => inEmpty(() => runSide(bare, bench.scratch)),
      phase: () => inEmpty(() => ours('phase', first)),
      again: () => ours('phase', said['second'] as Sealed[]),
    };
    const runs = await alternate(bench, contenders, bench.nodes < MINUTES_FROM ? 1 : 0);
    await servers.empty();
    return {
      readings: {
        write: { ours: secondsOf(runs.write), anchor: secondsOf(runs.bare) },
        phase: { ours: secondsOf(runs.phase), anchor: secondsOf(runs.bare) },
        second: { ours: secondsOf(runs.again), anchor: secondsOf(runs.phase) },
        created: { values: saidOf(runs.again, 'created') },
        memory: { values: saidOf(runs.phase, 'rss_mb') },
        set: { values: saidOf(runs.again, 'set') },
      },
      notes: [`${nodes} nodes, ${edges} edges, ${shape.repositories} repositories, batches of ${BATCH}`],
    };
  },
};
