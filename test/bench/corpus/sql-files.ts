import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../../infra/local/run-command.ts';
import { chooseDialect } from '../../../languages/sql/choose-dialect.ts';
import type { SqlDialect } from '../../../languages/sql/parser.ts';
import { git } from './corpus.ts';

const TEMPLATE = /\{\{|\{%/;
const MOST_FILES = 3_000;

/** Lays out the SQL files of the head commit and tells the dialect that most of them are of. */
export async function layOutSql(
  repository: string,
  root: string,
): Promise<{ paths: string[]; dialect: SqlDialect }> {
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
