import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../../infra/local/run-command.ts';
import { chooseDialect } from '../../../languages/sql/choose-dialect.ts';
import type { SqlDialect } from '../../../languages/sql/parser.ts';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import { git } from '../corpus/corpus.ts';
import type { Row } from '../row.ts';
import { ourSide } from '../run-side.ts';

const TEMPLATE = /\{\{|\{%/;
const MOST_FILES = 3_000;

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
  run: async (bench) => {
    const chosen = await bench.corpus.choose(
      'a repository with 1,000 SQL files',
      (one) => one.sql >= 1_000,
      (one) => one.sql,
    );
    const bin = await bench.peers.python('sqlglot[c]==30.30.0');
    const root = join(bench.scratch, 'sql');
    const { paths, dialect } = await layOut(chosen.path, root);
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

/** Lays out the SQL files of the head commit and tells the dialect that most of them are of. */
async function layOut(repository: string, root: string): Promise<{ paths: string[]; dialect: SqlDialect }> {
  mkdirSync(root, { recursive: true });
  const tar = join(root, '..', 'sql.tar');
  await git(repository, ['archive', '--format=tar', '-o', tar, 'HEAD', '--', ':(glob)**/*.sql']);
  await runCommand('tar', ['-xf', tar, '-C', root]);
  const names = (await git(repository, ['ls-tree', '-r', '--name-only', 'HEAD'])).split('\n');
  const votes = new Map<SqlDialect, number>();
  const paths: string[] = [];
  for (const path of names.filter((name) => name.endsWith('.sql'))) {
    const text = readFileSync(join(root, path), 'utf8');
    if (TEMPLATE.test(text) || paths.length === MOST_FILES) continue;
    const dialect = chooseDialect(text, path);
    votes.set(dialect, (votes.get(dialect) ?? 0) + 1);
    paths.push(path);
  }
  const [[dialect] = ['databricks' as const]] = [...votes].sort((a, b) => b[1] - a[1]);
  return { paths, dialect };
}

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
