import { alternate, saidOf, secondsOf } from '../alternate.ts';
import type { Row } from '../row.ts';
import { ourSide } from '../run-side.ts';

/** As many elements in all on both sides: a tenth of the size, ten times as often. */
const made = (shape: 'chain' | 'star', size: number, elements: number) =>
  ourSide('linear', { shape, size, times: elements / size });

/** Time of column lineage in the size of a query: an element of a large query against one of a small query. */
export const sqlLinear: Row = {
  name: 'sql-linear',
  what: 'SQL column lineage grows with the query: chained CTEs, stars through a hundred queries',
  anchor: 'the same number of elements in queries of a tenth of the size',
  measures: {
    chain100: { says: '100 chained CTEs, a CTE, to 10', unit: '×', limit: { atMost: 1.5 } },
    // Profiled: all functions take the time of a tenth of the size but for the garbage collector, which copies the tokens and the
    // tree of one statement (4 MB) twice before it lets them be; a small statement is dropped before it is copied once.
    chain1000: { says: '1,000 chained CTEs, a CTE, to 100', unit: '×', limit: { atMost: 2 } },
    star: { says: 'stars of 1,000 columns, a column, to 100', unit: '×', limit: { atMost: 1.5 } },
    memory: { says: 'largest resident set of them', unit: 'MB', limit: { atMost: 600 } },
  },
  run: async (bench) => {
    const { tens, hundreds, thousands, narrow, wide } = await alternate(bench, {
      tens: made('chain', 10, 20_000),
      hundreds: made('chain', 100, 20_000),
      thousands: made('chain', 1_000, 20_000),
      narrow: made('star', 100, 20_000),
      wide: made('star', 1_000, 20_000),
    });
    const all = [tens, hundreds, thousands, narrow, wide];
    return {
      readings: {
        chain100: { ours: secondsOf(hundreds), anchor: secondsOf(tens) },
        // Profiled: all functions take the time of a tenth of the size but for the garbage collector, which copies the tokens and the
        // tree of one statement (4 MB) twice before it lets them be; a small statement is dropped before it is copied once.
        chain1000: { ours: secondsOf(thousands), anchor: secondsOf(hundreds) },
        star: { ours: secondsOf(wide), anchor: secondsOf(narrow) },
        memory: { values: [Math.max(...all.flatMap((runs) => saidOf(runs, 'rss_mb')))] },
      },
      notes: ['20,000 CTEs and 20,000 columns on each side'],
    };
  },
};
