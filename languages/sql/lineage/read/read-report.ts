import { closingParen } from '../../read-name.ts';
import type { Source } from '../syntax.ts';
import { opensQuery } from './opens-query.ts';
import type { Reader } from './reader.ts';

/** DuckDB lets what tells of tables stand where a query does: `FROM (SUMMARIZE t)`, `(DESCRIBE t)`, `(SHOW TABLES)`. */
const REPORTS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'SUMMARIZE',
    'column_name column_type min max approx_unique avg std q25 q50 q75 count null_percentage'.split(' '),
  ],
  ['DESCRIBE', 'column_name column_type null key default extra'.split(' ')],
  ['SHOW', ['name']],
]);

/** Reads such a report in parentheses; null where none stands there. Of a summary, what is summed up is read. */
export function readReport(
  reader: Reader,
  readFrom: (reader: Reader) => Source['from'],
): Extract<Source['from'], { is: 'report' }> | null {
  const word = reader.key(1);
  const columns = REPORTS.get(word);
  if (reader.dialect !== 'duckdb' || columns === undefined || /^[.,()]?$/.test(reader.key(2))) return null;
  const end = closingParen(reader.tokens, reader.at);
  reader.at += 2;
  const of =
    word !== 'SUMMARIZE'
      ? null
      : opensQuery(reader)
        ? ({ is: 'query', query: reader.query() } as const)
        : readFrom(reader);
  if (word !== 'SUMMARIZE') reader.at = end;
  reader.close();
  return { is: 'report', columns, of };
}
