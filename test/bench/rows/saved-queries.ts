import { join } from 'node:path';
import type { Row } from '../row.ts';
import { ourSide, runSide } from '../run-side.ts';

const NODES = 200_000;
const WARM_UPS = 5;
const TIMES = 30;

export const savedQueries: Row = {
  name: 'saved-queries',
  what: `every saved query, warmed, p95 of ${TIMES}, on a graph of more than 200,000 nodes with hubs, long chains and shared tables`,
  anchor: 'a limit of its own, no peer',
  measures: { nodes: { says: 'nodes of the graph', unit: 'count', limit: { atLeast: NODES * 0.95 } } },
  others: { says: 'p95', unit: 'ms', limit: { atMost: 200 } },
  reason:
    'Those above the limit read something of every file, call or use of a table; what they sum is not kept in the graph.',
  run: async (bench) => {
    const servers = await bench.servers();
    await servers.empty();
    const root = join(bench.scratch, 'mesh');
    const mesh = ourSide('make-mesh', { url: servers.graphUrl, root, nodes: NODES });
    const { said } = await runSide(mesh, bench.scratch);
    bench.tell(`  the mesh is written: ${said['nodes']} nodes, ${said['edges']} edges`);
    const input = { url: servers.graphUrl, nodes: NODES, warmUps: WARM_UPS, times: TIMES };
    const runs: Record<string, number[]> = {};
    const empty = new Set<string>();
    for (let round = 0; round < bench.pairs; round += 1) {
      const answer = (await runSide(ourSide('ask-queries', input), bench.scratch)).said;
      bench.tell(`  round ${round + 1} of ${bench.pairs} is asked`);
      for (const [query, p95] of Object.entries(answer.p95 as Record<string, number>))
        runs[query] = [...(runs[query] ?? []), p95];
      for (const [query, rows] of Object.entries(answer.rows as Record<string, number>))
        if (rows === 0) empty.add(query);
    }
    await servers.empty();
    const readings = Object.fromEntries(Object.entries(runs).map(([query, values]) => [query, { values }]));
    return {
      readings: { nodes: { values: [Number(said.nodes)] }, ...readings },
      notes: [
        `${said.edges} edges`,
        ...(empty.size > 0 ? [`without an answer here: ${[...empty].join(', ')}`] : []),
      ],
    };
  },
};
