import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import { layOutSql } from '../corpus/sql-files.ts';
import type { Row } from '../row.ts';
import { ourSide } from '../run-side.ts';

/** Tables that each SQL file of the corpus's largest collection reads and writes. Templates are left out: neither side renders them. */
export const sql: Row = {
  name: 'sql',
  what: 'SQL table reads and writes, at least 1,000 files',
  anchor: 'sqlglot compiled (`sqlglot[c]` 30.30.0), the same job',
  measures: {
    time: { says: 'one process each', unit: '×', limit: { atMost: 1 } },
    equal: { says: 'files with equal table sets where both parse', unit: '%', limit: { atLeast: 99.5 } },
    ours: { says: 'files that we parse whole', unit: '%', limit: null },
    theirs: { says: 'files that sqlglot parses', unit: '%', limit: null },
  },
  reason:
    'What the parser refuses is read once more by the grammar of the column engine: that costs a tenth, and more files are read whole than sqlglot parses.',
  run: async (bench) => {
    const chosen = await bench.corpus.choose(
      'a repository with 1,000 SQL files',
      (one) => one.sql >= 1_000,
      (one) => one.sql,
    );
    const bin = await bench.peers.python('sqlglot[c]==30.30.0');
    const root = join(bench.scratch, 'sql');
    const { paths, dialect } = await layOutSql(chosen.path, root);
    const list = join(bench.scratch, 'sql-files');
    writeFileSync(list, paths.join('\n'));
    const input = (side: string) => ({
      root,
      files: list,
      dialect,
      to: join(bench.scratch, `tables-${side}`),
    });
    const anchor = fileURLToPath(new URL('../sides/tables.py', import.meta.url));
    const { ours, theirs } = await alternate(bench, {
      ours: ourSide('tables', input('ours')),
      theirs: { command: join(bin, 'python'), args: [anchor, JSON.stringify(input('theirs'))] },
    });
    const { equal, both, unlike } = compare(input('ours').to, input('theirs').to);
    const share = (runs: typeof ours) =>
      saidOf(runs, 'parsed').map((parsed) => (100 * parsed) / paths.length);
    return {
      readings: {
        time: { ours: secondsOf(ours), anchor: secondsOf(theirs) },
        equal: { values: [(100 * equal) / both] },
        ours: { values: share(ours) },
        theirs: { values: share(theirs) },
      },
      notes: [`${paths.length} files without templates (${dialect}), ${both} parsed by both`, ...unlike],
    };
  },
};

interface Tables {
  readonly path: string;
  readonly ok: boolean;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

function compare(ours: string, theirs: string) {
  const read = (file: string): Tables[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => JSON.parse(line) as Tables);
  const others = read(theirs);
  const pairs = read(ours)
    .map((our, at) => ({ our, other: others[at] as Tables }))
    .filter(({ our, other }) => our.ok && other.ok);
  const unlike = pairs.filter(({ our, other }) => textOf(our) !== textOf(other));
  return {
    both: pairs.length,
    equal: pairs.length - unlike.length,
    unlike: unlike.slice(0, 5).map(({ our }) => `unlike: ${our.path}`),
  };
}

const textOf = ({ reads, writes }: Tables): string =>
  JSON.stringify([reads, writes].map((names) => names.map((name) => name.toLowerCase()).sort()));
