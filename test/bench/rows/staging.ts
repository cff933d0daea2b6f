import { join } from 'node:path';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import type { Row } from '../row.ts';
import { ourSide, runSide } from '../run-side.ts';

const RECORDS = 1_000_000;
const PARTS = 20;

/** A million staged records sealed; a tenth of them too, since memory must not grow with their number. */
export const staging: Row = {
  name: 'staging',
  what: 'staging: validate + serialise + hash + write 1,000,000 items',
  anchor: '`JSON.parse` of each line of the same files',
  measures: {
    time: { says: 'sealing', unit: '×', limit: { atMost: 4 } },
    memory: { says: 'peak, 1,000,000 records', unit: 'MB', limit: { atMost: 300 } },
    tenth: { says: 'peak, 100,000 records', unit: 'MB', limit: { atMost: 300 } },
  },
  reason:
    'No single part stands out in the profile: parsing, checks of the schemas, merging and order of keys, hashing and collecting garbage share the time.',
  run: async (bench) => {
    const make = async (records: number) => {
      const root = join(bench.scratch, `records-${records}`);
      const { said } = await runSide(ourSide('make-records', { root, records, parts: PARTS }), bench.scratch);
      return { root, ...said };
    };
    const all = await make(RECORDS);
    const tenth = await make(RECORDS / 10);
    const { ours, few, parse } = await alternate(bench, {
      ours: ourSide('stage-records', all),
      few: ourSide('stage-records', tenth),
      parse: ourSide('parse-json', all),
    });
    return {
      readings: {
        time: { ours: secondsOf(ours), anchor: secondsOf(parse) },
        memory: { values: saidOf(ours, 'rss_mb') },
        tenth: { values: saidOf(few, 'rss_mb') },
      },
      notes: [`${saidOf(ours, 'items')[0]} records in ${PARTS} parts`],
    };
  },
};
