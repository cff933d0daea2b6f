import { scriptLineage } from '../sql/lineage/script-lineage.ts';
import type { SqlParser } from '../sql/parser.ts';
import type { Dashboard, Declared, Unresolved } from './facts.ts';
import { type Files, PathText, placeOf } from './paths.ts';
import { list, type Plain, plain, text } from './plain.ts';
import { bareName } from './sql-program.ts';

export interface ReadDashboard {
  readonly dashboard: Dashboard;
  readonly unresolved: readonly Unresolved[];
}

/** A dashboard and the tables that its datasets read. */
export function readDashboard(
  key: string,
  settings: Plain,
  { declared, files, sql }: { readonly declared: Declared; readonly files: Files; readonly sql: SqlParser },
): ReadDashboard {
  const path = settings['file_path'];
  const place = path instanceof PathText ? placeOf(path) : null;
  const content = place === null ? text(settings['serialized_dashboard']) : (files.get(place.path) ?? null);
  const reads = content === null ? [] : queriesOf(content).flatMap((query) => readsOf(query, settings, sql));
  const missing = place !== null && content === null;
  return {
    dashboard: { key, declared, file: place?.path ?? null, reads: [...new Set(reads)] },
    unresolved: missing
      ? [
          {
            where: `dashboard:${key}`,
            what: place.path,
            reason: place.in === 'bundle' ? 'missing-file' : 'remote-object',
          },
        ]
      : [],
  };
}

/** The text of a dataset's query, whole or in lines; broken JSON has none. */
function queriesOf(content: string): string[] {
  try {
    return list(plain(JSON.parse(content))['datasets'])
      .map(plain)
      .flatMap(({ query, queryLines }) => {
        const lines = list(queryLines).map((line) => text(line) ?? '');
        return text(query) ?? (lines.length > 0 ? lines.join('') : []);
      });
  } catch {
    // JSON.parse has no form that returns its errors.
    return [];
  }
}

/** Names count from the schema that the dashboard's settings give. */
function readsOf(
  query: string,
  { dataset_catalog, dataset_schema }: Plain,
  parser: SqlParser,
): readonly string[] {
  const use = [
    text(dataset_catalog) === null ? '' : `USE CATALOG \`${text(dataset_catalog)}\`;\n`,
    text(dataset_schema) === null ? '' : `USE SCHEMA \`${text(dataset_schema)}\`;\n`,
  ].join('');
  return scriptLineage(parser, { sql: `${use}${query}`, dialect: 'databricks' }).reads.map(bareName);
}
