import { expect, test } from 'vitest';
import { toReference } from '../../../../languages/sql/names.ts';
import type { SqlDialect } from '../../../../languages/sql/parser.ts';
import { readName } from '../../../../languages/sql/read-name.ts';
import { Session } from '../../../../languages/sql/session.ts';
import { tokenize } from '../../../../languages/sql/tokenize.ts';

function nameOf(
  text: string,
  dialect: SqlDialect,
  prepare: (session: Session) => void = () => undefined,
): string {
  const session = new Session(dialect);
  prepare(session);
  return session.nameOf(toReference(readName(tokenize(text, dialect), 0)?.parts ?? [], dialect));
}

test.each([
  ['Main.Gold.`Umsatz_Übersicht`', 'databricks', 'main.gold.umsatz_übersicht'],
  ['a.`my table`.c', 'databricks', 'a.`my table`.c'],
  ['fin.accounts@v91', 'databricks', 'fin.accounts'],
  ['LIVE.x', 'databricks', 'x'],
  ['delta.`/mnt/x`', 'databricks', 'path:/mnt/x'],
  ['SALES."Orders_v2"', 'snowflake', 'sales.Orders_v2'],
  ['sales."ORDERS"', 'snowflake', 'sales.orders'],
  ['Core."Tab"', 'postgres', 'core.Tab'],
  ['`acme-prod.silver.Tx`', 'bigquery', 'acme-prod.silver.Tx'],
  ['acme-prod.silver.Tx', 'bigquery', 'acme-prod.silver.Tx'],
  ['[Sales].[dbo].[Orders]', 'tsql', 'sales.dbo.orders'],
  ['${Catalog}.Gold.T', 'databricks', '${Catalog}.gold.t'],
  ['{{ Source }}', 'databricks', '{{Source}}'],
  ['pre_${env}_x.T', 'databricks', 'pre_${env}_x.t'],
] as const)('%s in %s is %s', (text, dialect, name) => {
  expect(nameOf(text, dialect)).toBe(name);
});

test('USE completes shorter names, a new catalog resets the schema', () => {
  const use = (session: Session): void => {
    session.useCatalog('main');
    session.useSchema('silver');
  };
  expect(nameOf('t', 'databricks', use)).toBe('main.silver.t');
  expect(nameOf('s.t', 'databricks', use)).toBe('main.s.t');
  expect(nameOf('c.s.t', 'databricks', use)).toBe('c.s.t');
  expect(nameOf('t', 'databricks', (session) => session.useCatalog('main'))).toBe('main.default.t');
});
