import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import { layOutSql } from '../corpus/sql-files.ts';
import type { Row } from '../row.ts';
import { ourSide } from '../run-side.ts';

const MOST_FILES = 300;

/** Where the columns come from that each SQL file of the corpus's largest collection gives. */
export const sqlColumns: Row = {
  name: 'sql-columns',
  what: 'SQL column lineage of files of the row sql, no schema given',
  anchor: 'the lineage of sqlglot compiled (`sqlglot[c]` 30.30.0), all columns of a query at once',
  measures: {
    time: { says: 'one process each', unit: '×', limit: { atMost: 0.5 } },
    memory: { says: 'largest resident set, ours', unit: 'MB', limit: { atMost: 600 } },
    found: { says: 'columns whose sources we name, of those that either names', unit: '%', limit: null },
    theirs: { says: 'columns whose sources sqlglot names, of the same', unit: '%', limit: null },
    equal: { says: 'equal sources where both name them', unit: '%', limit: null },
  },
  run: async (bench) => {
    const chosen = await bench.corpus.choose(
      'a repository with 1,000 SQL files',
      (one) => one.sql >= 1_000,
      (one) => one.sql,
    );
    const bin = await bench.peers.python('sqlglot[c]==30.30.0');
    const root = join(bench.scratch, 'sql-columns');
    const { paths: all, dialect } = await layOutSql(chosen.path, root);
    // The anchor takes minutes over all of them: a part that is spread evenly says the same.
    const every = Math.max(1, Math.ceil(all.length / MOST_FILES));
    const paths = all.filter((_, at) => at % every === 0);
    const list = join(bench.scratch, 'sql-columns-files');
    writeFileSync(list, paths.join('\n'));
    const input = (side: string) => ({
      root,
      files: list,
      dialect,
      to: join(bench.scratch, `columns-${side}`),
    });
    const anchor = fileURLToPath(new URL('../sides/columns.py', import.meta.url));
    const { ours, theirs } = await alternate(bench, {
      ours: ourSide('columns', input('ours')),
      theirs: { command: join(bin, 'python'), args: [anchor, JSON.stringify(input('theirs'))] },
    });
    const { named, said, equal, classes } = compare(input('ours').to, input('theirs').to);
    return {
      readings: {
        time: { ours: secondsOf(ours), anchor: secondsOf(theirs) },
        memory: { values: saidOf(ours, 'rss_mb') },
        found: { values: [(100 * said.ours) / named] },
        theirs: { values: [(100 * said.theirs) / named] },
        equal: { values: [(100 * equal) / said.both] },
      },
      notes: [
        `${paths.length} of ${all.length} files (${dialect}), ${named} columns whose sources one of both names, ${said.both} both`,
        ...classes,
      ],
    };
  },
};

interface Columns {
  readonly path: string;
  readonly ok: boolean;
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

const read = (file: string): Columns[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => JSON.parse(line) as Columns);

/** How two lists of sources differ. */
function classOf(ours: readonly string[], theirs: readonly string[]): string {
  const more = ours.some((name) => !theirs.includes(name));
  const less = theirs.some((name) => !ours.includes(name));
  if (more && less) return 'other sources';
  return more ? 'sources that sqlglot leaves out' : 'sources that we leave out';
}

function compare(oursFile: string, theirsFile: string) {
  const said = { ours: 0, theirs: 0, both: 0 };
  const classes = new Map<string, { count: number; example: string }>();
  let [named, equal] = [0, 0];
  const others = read(theirsFile);
  for (const [at, our] of read(oursFile).entries()) {
    const other = others[at]?.columns ?? {};
    for (const name of new Set([...Object.keys(our.columns), ...Object.keys(other)])) {
      const [mine, theirs] = [our.columns[name] ?? [], other[name] ?? []];
      if (mine.length + theirs.length === 0) continue;
      named += 1;
      if (mine.length > 0) said.ours += 1;
      if (theirs.length > 0) said.theirs += 1;
      if (mine.length === 0 || theirs.length === 0) continue;
      said.both += 1;
      if (JSON.stringify(mine) === JSON.stringify(theirs)) equal += 1;
      else {
        const of = classOf(mine, theirs);
        const seen = classes.get(of) ?? { count: 0, example: `${our.path} ${name}` };
        classes.set(of, { ...seen, count: seen.count + 1 });
      }
    }
  }
  const told = [...classes].map(([of, { count, example }]) => `${of}: ${count}, as in ${example}`);
  return { named, said, equal, classes: told.sort() };
}
