import { secondsOf } from '../alternate.ts';
import type { Row } from '../row.ts';
import { measureWhole } from '../whole/measure-whole.ts';

/** A large repository from its commit to its pages, as a person starts it. */
export const wholeRun: Row = {
  name: 'whole-run',
  what: 'whole ProcessRepo of a large repository, pages and pictures included',
  anchor: 'the sum of its floors: numstat + bare parse of its Python + bare write of the same facts',
  measures: { time: { says: 'through Temporal', unit: '×', limit: { atMost: 1.6 } } },
  reason:
    'Beside its floors a run checks, sorts and seals each record, joins names and tables over all files, holds the facts against the live ones and makes pages and pictures.',
  run: async (bench) => {
    const { chosen, runs } = await measureWhole(bench);
    const floors = runs.numstat.map(
      ({ seconds }, pair) => seconds + (runs.parse[pair]?.seconds ?? 0) + (runs.write[pair]?.seconds ?? 0),
    );
    const created = runs.temporal[0]?.said.created as { nodes: number; edges: number } | undefined;
    return {
      readings: { time: { ours: secondsOf(runs.temporal), anchor: floors } },
      notes: [
        `${chosen.commits} commits, ${chosen.files} files, ${chosen.python} of them Python`,
        `${created?.nodes} nodes, ${created?.edges} edges`,
      ],
    };
  },
};
