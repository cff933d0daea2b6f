import { secondsOf } from '../alternate.ts';
import type { Row } from '../row.ts';
import { measureWhole } from '../whole/measure-whole.ts';

/** The same repository processed again with nothing changed. */
export const secondRun: Row = {
  name: 'second-run',
  what: 'second run of that repository, nothing changed',
  anchor: 'its first run',
  measures: {
    time: { says: 'second to first', unit: '%', limit: { atMost: 10 } },
    created: { says: 'nodes and edges created', unit: 'count', limit: { atMost: 0 } },
  },
  run: async (bench) => {
    const { runs } = await measureWhole(bench);
    const first = secondsOf(runs.temporal);
    const shares = secondsOf(runs.again).map((seconds, pair) => (100 * seconds) / (first[pair] ?? 0));
    const created = runs.again.map(({ said }) => {
      const { nodes, edges } = said.created as { nodes: number; edges: number };
      return nodes + edges;
    });
    return { readings: { time: { values: shares }, created: { values: created } }, notes: [] };
  },
};
