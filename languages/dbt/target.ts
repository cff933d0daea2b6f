import { fromPlain, Unknown, type Value } from '../jinja/values.ts';
import type { SqlDialect } from '../sql/parser.ts';
import { type Plain, plain, string } from './plain.ts';
import type { ProjectFile } from './project-file.ts';

/** Where dbt would build by default: the target that profiles.yml names, as far as the repository tells. */
export interface Target {
  readonly name: string | null;
  readonly type: string | null;
  readonly database: string | null;
  readonly schema: string | null;
  /** As templates see it. */
  readonly value: Value;
}

/** `isTold` where it is to be told what the text leaves open. */
type Render = (value: unknown, isTold: boolean) => unknown;

/** Settings of a target that say where tables lie; users and passwords are nobody's business here. */
const PLACES: ReadonlySet<string> = new Set([
  'type',
  'database',
  'catalog',
  'project',
  'dbname',
  'schema',
  'dataset',
  'path',
]);

/** The profile that the project names. */
export const profileOf = (
  { settings, profiles, name }: ProjectFile,
  render: Render = (value) => value,
): Plain => plain(profiles[string(render(settings.profile, true)) ?? name]);

/** Reads the default target of the project's profile; every value may be a template of environment variables. */
export function readTarget(project: ProjectFile, render: Render): Target {
  const { settings, choice } = project;
  const profile = profileOf(project, render);
  const outputs = plain(profile.outputs);
  const wanted = choice.target ?? string(render(profile.target, true)) ?? 'default';
  const output = Object.fromEntries(
    Object.entries(plain(outputs[wanted])).map(([key, value]) => [key, render(value, PLACES.has(key))]),
  );
  const known = Object.keys(output).length > 0;
  const type = string(output.type) ?? choice.type;
  const database = choice.database ?? databaseOf(output, type);
  const schema = choice.schema ?? schemaOf(output, type) ?? choice.otherwiseSchema;
  const fields: Plain = {
    ...output,
    type,
    name: known ? wanted : null,
    profile_name: string(settings.profile),
  };
  const place = Object.entries({ database, catalog: database, dbname: database, schema }).map(
    ([key, part]): [string, Value] => [key, part ?? new Unknown(`target.${key}`)],
  );
  const value = new Map([...(fromPlain(fields) as Map<string, Value>), ...place]);
  return { name: known ? wanted : null, type, database, schema, value };
}

const schemaOf = (output: Plain, type: string | null): string | null =>
  string(output.schema) ?? string(output.dataset) ?? (type === 'duckdb' ? 'main' : null);

function databaseOf(output: Plain, type: string | null): string | null {
  const named =
    string(output.database) ?? string(output.catalog) ?? string(output.project) ?? string(output.dbname);
  if (named !== null || type !== 'duckdb') return named;
  const path = string(output.path);
  if (path === null || path === ':memory:') return 'memory';
  return (
    path
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? null
  );
}

const DIALECTS: Readonly<Record<string, SqlDialect>> = {
  databricks: 'databricks',
  spark: 'databricks',
  snowflake: 'snowflake',
  bigquery: 'bigquery',
  postgres: 'postgres',
  redshift: 'postgres',
  duckdb: 'duckdb',
  sqlserver: 'tsql',
  fabric: 'tsql',
  synapse: 'tsql',
};

export const dialectOf = (type: string | null): SqlDialect | null =>
  type === null ? null : (DIALECTS[type] ?? null);
