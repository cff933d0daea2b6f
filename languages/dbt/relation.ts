import { fromPlain, type Value } from '../jinja/values.ts';
import { UNKNOWN_TEXT } from '../sql/unknown-text.ts';
import type { Config } from './config-tree.ts';
import { plain, string } from './plain.ts';
import { materializationOf } from './rendered.ts';
import { type Found, idOf } from './resources.ts';
import type { Target } from './target.ts';

/** Names of a relation; what the project's text does not tell is null. */
export interface Relation {
  readonly database: string | null;
  readonly schema: string | null;
  readonly identifier: string;
}

/** Calls a macro of the project, e.g. generate_schema_name; null where the project has none of that name. */
export type CallMacro = (name: string, args: readonly Value[]) => string | null;

/** Without its schema a table is told by its own name alone: a database before it would read as its schema. */
export const relationText = ({ database, schema, identifier }: Relation): string => {
  const place = schema === null || schema === '' ? [] : [database, schema];
  return [...place, identifier].filter((part) => part !== null && part !== '').join('.');
};

/** A part of a name as far as it is known: nothing where a template put in what the text does not tell. */
const known = (part: string | null): string | null =>
  part === null || part.includes(UNKNOWN_TEXT) ? null : part.trim();

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
  const made = (macro: string, custom: string | null): string | null | undefined =>
    generated(macro, custom, node, callMacro);
  const alias = made('generate_alias_name', string(config.alias));
  const identifier = known(alias === undefined ? defaultAlias(found, config) : alias);
  if (identifier === null) return null;
  const [database, schema] = placeOf(found, config, target, made);
  return { database, schema, identifier };
}

type Made = (macro: string, custom: string | null) => string | null | undefined;

/** Database and schema. A snapshot's own settings for them are taken as they are. */
function placeOf(found: Found, config: Config, target: Target, made: Made): [string | null, string | null] {
  const isSnapshot = found.type === 'snapshot';
  const custom = string(config.database) ?? string(config.catalog);
  const database = made('generate_database_name', custom);
  const schema = made('generate_schema_name', string(config.schema));
  return [
    known(
      (isSnapshot ? string(config.target_database) : null) ??
        (database === undefined ? (custom ?? target.database) : database),
    ),
    known(
      (isSnapshot ? string(config.target_schema) : null) ??
        (schema === undefined ? defaultSchema(string(config.schema), target) : schema),
    ),
  ];
}

/** What a naming macro of the project says: undefined where there is none, null where the text does not tell its result. */
function generated(
  macro: string,
  custom: string | null,
  node: Value,
  callMacro: CallMacro,
): string | null | undefined {
  const text = callMacro(macro, [custom, node])?.trim();
  return text?.includes(UNKNOWN_TEXT) === true ? null : text;
}

function defaultSchema(custom: string | null, target: Target): string | null {
  if (custom === null) return target.schema;
  return target.schema === null ? null : `${target.schema}_${custom.trim()}`;
}

function defaultAlias(found: Found, config: Config): string {
  const alias = string(config.alias)?.trim();
  if (alias !== undefined) return alias;
  return found.version === null ? found.name : `${found.name}_v${found.version.replaceAll('.', '_')}`;
}

function sourceRelation({ properties, name }: Found, config: Config, target: Target): Relation | null {
  const source = plain(properties.source);
  const of = (key: string): string | null =>
    string(properties[key]) ?? string(source[key]) ?? string(config[key]);
  const identifier = known(string(properties.identifier) ?? string(properties.name) ?? name);
  if (identifier === null) return null;
  return {
    database: known(of('database') ?? of('catalog') ?? target.database),
    schema: known(of('schema') ?? string(source.name)),
    identifier,
  };
}

/** The node as macros and templates may look at it. */
export const nodeValue = (found: Found, config: Config): Value =>
  fromPlain({
    name: found.name,
    resource_type: found.type,
    package_name: found.fqn[0],
    unique_id: [found.type, found.fqn[0], idOf(found).slice(found.type.length + 1)].join('.'),
    path: [...found.folders, found.path.split('/').at(-1)].join('/'),
    original_file_path: found.path,
    fqn: [...found.fqn],
    version: found.version,
    alias: config.alias ?? found.name,
    schema: config.schema ?? null,
    database: config.database ?? null,
    description: found.properties.description ?? '',
    columns: {},
    tags: config.tags ?? [],
    meta: config.meta ?? found.properties.meta ?? {},
    group: config.group ?? found.properties.group ?? null,
    access: config.access ?? found.properties.access ?? null,
    config: { materialized: materializationOf(found, config), ...config },
    unrendered_config: {},
  });
