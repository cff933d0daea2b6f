import { secondsOf } from '../alternate.ts';
import type { Row } from '../row.ts';
import { measureWhole } from '../whole/measure-whole.ts';

/** What durable execution costs: the same activities with and without Temporal between them. */
export const temporal: Row = {
  name: 'temporal',
  what: 'the same phases through Temporal, command line and two worker processes included',
  anchor: 'the same activities in one process',
  measures: { time: { says: 'through Temporal', unit: '×', limit: { atMost: 1.3 } } },
  run: async (bench) => {
    const { runs } = await measureWhole(bench);
    const hashes = new Set([...runs.temporal, ...runs.here].map(({ said }) => said.graph_hash));
    if (hashes.size !== 1) throw new Error('the two ways did not write the same graph');
    return {
      readings: { time: { ours: secondsOf(runs.temporal), anchor: runs.here.map(({ wall }) => wall) } },
      notes: ['both wrote the same graph'],
    };
  },
};
