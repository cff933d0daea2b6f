import { fromPlain, type Value } from '../jinja/values.ts';
import type { Config } from './config-tree.ts';
import { plain, string } from './plain.ts';
import type { Found } from './resources.ts';
import type { Target } from './target.ts';

/** Names of a relation; what the project's text does not tell is null. */
export interface Relation {
  readonly database: string | null;
  readonly schema: string | null;
  readonly identifier: string;
}

/** Calls a macro of the project, e.g. generate_schema_name; null where the project has none of that name. */
export type CallMacro = (name: string, args: readonly Value[]) => string | null;

export const relationText = ({ database, schema, identifier }: Relation): string =>
  [database, schema, identifier].filter((part) => part !== null && part !== '').join('.');

/** The table that dbt builds for a resource, or reads as a source; null for what is no table. */
export function relationOf(
  found: Found,
  config: Config,
  target: Target,
  callMacro: CallMacro,
): Relation | null {
  if (found.type === 'source') return sourceRelation(found, config, target);
  if (found.type !== 'model' && found.type !== 'seed' && found.type !== 'snapshot') return null;
  if (config.materialized === 'ephemeral') return null;
  const node = nodeValue(found, config);
  const identifier =
    generated('generate_alias_name', string(config.alias), node, callMacro) ?? defaultAlias(found, config);
  if (found.type === 'snapshot' && string(config.target_schema) !== null) {
    return {
      database: string(config.target_database) ?? target.database,
      schema: string(config.target_schema),
      identifier,
    };
  }
  const database =
    generated('generate_database_name', string(config.database) ?? string(config.catalog), node, callMacro) ??
    string(config.database)?.trim() ??
    string(config.catalog)?.trim() ??
    target.database;
  const schema =
    generated('generate_schema_name', string(config.schema), node, callMacro) ??
    defaultSchema(string(config.schema), target);
  return { database, schema, identifier };
}

const generated = (macro: string, custom: string | null, node: Value, callMacro: CallMacro): string | null =>
  callMacro(macro, [custom, node])?.trim() ?? null;

function defaultSchema(custom: string | null, target: Target): string | null {
  if (custom === null) return target.schema;
  return target.schema === null ? null : `${target.schema}_${custom.trim()}`;
}

function defaultAlias(found: Found, config: Config): string {
  const alias = string(config.alias)?.trim();
  if (alias !== undefined) return alias;
  return found.version === null ? found.name : `${found.name}_v${found.version.replaceAll('.', '_')}`;
}

function sourceRelation({ properties, name }: Found, config: Config, target: Target): Relation {
  const source = plain(properties.source);
  const of = (key: string): string | null =>
    string(properties[key]) ?? string(source[key]) ?? string(config[key]);
  return {
    database: of('database') ?? of('catalog') ?? target.database,
    schema: of('schema') ?? string(source.name),
    identifier: string(properties.identifier) ?? string(properties.name) ?? name,
  };
}

/** The node as a naming macro may look at it. */
const nodeValue = (found: Found, config: Config): Value =>
  fromPlain({
    name: found.name,
    resource_type: found.type,
    package_name: found.fqn[0],
    path: found.path,
    original_file_path: found.path,
    fqn: [...found.fqn],
    version: found.version,
    tags: config.tags ?? [],
    config: { ...config },
    unrendered_config: {},
  });
