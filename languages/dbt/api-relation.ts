import { callable, Thing, toText, Unknown, type Value } from '../jinja/values.ts';
import type { SqlDialect } from '../sql/parser.ts';
import { partText } from './node-names.ts';
import { RelationThing } from './template-values.ts';

const PARTS = ['database', 'schema', 'identifier'] as const;

/** api.Relation.create(database=…, schema=…, identifier=…): a table that the template names by itself. */
const create = (dialect: SqlDialect | null): Thing =>
  callable((positional, named) => {
    const given = PARTS.map((part, at): Value => named.get(part) ?? positional[at]);
    if (given.some((value) => value instanceof Unknown)) return new Unknown('api.Relation.create');
    const [database = null, schema = null, identifier] = given.map((value) =>
      value === undefined || value === null ? null : toText(value),
    );
    const written = [database, schema, identifier].flatMap((part) =>
      part === null || part === undefined ? [] : partText(part, dialect ?? 'duckdb'),
    );
    return new RelationThing({ database, schema, identifier: identifier ?? '' }, written.join('.'), null);
  });

/** dbt's `api`: relations can be made of it, all else is unknown. */
export const apiThing = (dialect: SqlDialect | null): Thing =>
  new Thing({
    get: (name) =>
      name === 'Relation'
        ? new Thing({
            get: (call) => (call === 'create' ? create(dialect) : new Unknown(`api.Relation.${call}`)),
          })
        : new Unknown(`api.${name}`),
  });
