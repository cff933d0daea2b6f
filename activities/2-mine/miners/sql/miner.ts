import { chooseDialect } from '../../../../languages/sql/choose-dialect.ts';
import { statementColumns } from '../../../../languages/sql/lineage/statement-columns.ts';
import { readScript } from '../../../../languages/sql/script.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import type { FileEntry, Profile } from '../../../../schemas/repository.ts';
import type { FileMiner } from '../../miner.ts';
import { columnItems } from './column-items.ts';
import { toMined } from './items.ts';
import { scriptOf } from './texts.ts';

const SQL_FILE = /\.(?:sql|ddl|hql)$/i;
/** Folders of a dbt project whose SQL is a template of the miner dbt. */
const DBT_FOLDERS =
  /^(?:models|macros|tests|snapshots|analyses|analysis|seeds|target|dbt_packages|dbt_modules|logs)\//;

/**
 * SQL scripts, and Databricks notebooks that hold nothing but SQL: an item for each statement, those that touch no table included, since a
 * reader asks of a file what is in it; conditions and declarations of scripts only where they read a table.
 */
export const sqlMiner: FileMiner = {
  name: 'sql',
  version: '0.7.0',
  unit: 'file',
  kinds: ['sql-statement', 'column-flow', 'table-columns', 'finding'],
  reason: ({ languages }) => {
    const files = languages
      .filter(({ language }) => language === 'SQL')
      .reduce((sum, share) => sum + share.files, 0);
    return files > 0 ? `${files} SQL ${files === 1 ? 'file' : 'files'}` : null;
  },
  accepts: (file, profile) => SQL_FILE.test(file.path) && !belongsToDbt(file, profile),
  mine: ({ path, text }, tools) => {
    const sql = scriptOf(path, text);
    if (sql === null) return { items: [], rejects: [] };
    const dialect = chooseDialect(text, path);
    const { items, rejects } = toMined(readScript(sql, dialect, tools.sql), path, dialect);
    const columns = columnItems(statementColumns({ sql, dialect }), path);
    return { items: [...items, ...columns.filter(notYetTold([...items, ...rejects]))], rejects };
  },
};

/** A statement that the parser refused is told once, not by the engine of columns as well. */
function notYetTold(told: readonly (KnownItem | Reject)[]): (item: KnownItem) => boolean {
  const reasonOf = (one: KnownItem | Reject): string | null =>
    'reason' in one ? one.reason : one.kind === 'finding' ? one.payload.reason : null;
  const places = new Set(
    told.filter((one) => reasonOf(one) === 'parse-error').map(({ lines }) => String(lines)),
  );
  return (item) => reasonOf(item) !== 'parse-error' || !places.has(String(item.lines));
}

function belongsToDbt({ path }: FileEntry, profile: Profile): boolean {
  const roots = profile.markers
    .filter(({ kind }) => kind === 'dbt')
    .map(({ root }) => (root === '' ? '' : `${root}/`));
  return roots.some((root) => path.startsWith(root) && DBT_FOLDERS.test(path.slice(root.length)));
}
