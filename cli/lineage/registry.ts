import { UsageError } from '../exit-codes.ts';
import type { LineageReader } from './reader.ts';
import { dbt } from './readers/dbt.ts';
import { program } from './readers/program.ts';
import { sql } from './readers/sql.ts';

/** Every language whose files `fresh lineage` reads; of two that claim a text the first has it. */
export const lineageReaders: readonly LineageReader[] = [program, dbt, sql];

/**
 * The language of a file; standard input is SQL.
 * @throws UsageError that names the files that can be read.
 */
export function findReader(
  path: string,
  text: string,
  readers: readonly LineageReader[] = lineageReaders,
): LineageReader {
  if (path === '-') return sql;
  const name = path.toLowerCase();
  const found = readers.find(
    ({ endings, accepts }) =>
      endings.some((ending) => name.endsWith(ending)) && (accepts === undefined || accepts(path, text)),
  );
  if (found !== undefined) return found;
  const known = readers.map(({ language, endings }) => `${language} (${endings.join(', ')})`);
  throw new UsageError(
    `no lineage can be read from ${path}: known are ${known.join('; ')}, and SQL from standard input as -`,
  );
}

/** Whether some language has files of this ending. */
export const isReadable = (path: string): boolean =>
  lineageReaders.some(({ endings }) => endings.some((ending) => path.toLowerCase().endsWith(ending)));
