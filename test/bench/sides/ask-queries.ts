import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { queries } from '../../../queries/registry.ts';
import type { SavedQuery } from '../../../queries/saved-query.ts';
import { meshParams } from '../mesh/params.ts';
import { percentile } from '../statistics.ts';
import { readInput } from './say.ts';

/** Asks every saved query of the registry many times and tells the p95 of each in milliseconds. */
interface Input {
  readonly url: string;
  /** Size of the mesh. */
  readonly nodes: number;
  readonly warmUps: number;
  readonly times: number;
}

const { url, nodes, warmUps, times } = readInput<Input>();
const graph = createGraph({ url });
const ask = createAsk(graph);
const p95: Record<string, number> = {};
const rows: Record<string, number> = {};
for (const query of Object.values(queries) as SavedQuery[]) {
  const given = meshParams(nodes, query);
  const taken: number[] = [];
  for (let nth = 0; nth < warmUps + times; nth += 1) {
    const started = performance.now();
    rows[query.name] = (await ask(query, given)).length;
    if (nth >= warmUps) taken.push(performance.now() - started);
  }
  p95[query.name] = percentile(taken, 0.95);
}
await graph.close();
process.stdout.write(`${JSON.stringify({ p95, rows })}\n`);
