import { scriptLineage } from '../../../../../languages/sql/lineage/script-lineage.ts';
import type { SqlDialect } from '../../../../../languages/sql/parser.ts';

/** Lineage of a script as short lines: `target <- sources kind`. */
export function lineageOf(
  dialect: SqlDialect,
  sql: string,
  schema: Readonly<Record<string, readonly string[]>> = {},
) {
  const found = scriptLineage(null, { sql, dialect, schema: new Map(Object.entries(schema)) });
  return {
    ...found,
    columns: found.columns.map(({ target, sources, kind }) => `${target} <- ${sources.join(', ')} ${kind}`),
    unresolved: found.unresolved.map(({ what, reason }) => `${reason} ${what}`),
  };
}
