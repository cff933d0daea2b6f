import { list, type Plain, plain, text } from './plain.ts';

/** What a pipeline of managed ingestion fills: tables by name, and schemas whose tables only the source knows. */
interface Ingested {
  readonly tables: readonly string[];
  readonly schemas: readonly string[];
}

/** Reads `ingestion_definition`: each object names where its rows go; what it leaves out is the pipeline's own, and the source's name. */
export function readIngestion(pipeline: Plain, schema: string | null): Ingested {
  const objects = list(plain(pipeline['ingestion_definition'])['objects']).map(plain);
  const tables = objects
    .flatMap((object) => [object['table'], object['report']])
    .map(plain)
    .flatMap((object) => {
      const name = text(object['destination_table']) ?? text(object['source_table']);
      return name === null ? [] : [[...placeOf(object, pipeline, schema), name].join('.')];
    });
  const schemas = objects
    .map((object) => plain(object['schema']))
    .filter((object) => text(object['source_schema']) !== null)
    .map((object) => placeOf(object, pipeline, schema).join('.'));
  return { tables: [...new Set(tables)], schemas: [...new Set(schemas)] };
}

const placeOf = (object: Plain, pipeline: Plain, schema: string | null): string[] =>
  [
    text(object['destination_catalog']) ?? text(pipeline['catalog']),
    text(object['destination_schema']) ?? schema,
  ].filter((part) => part !== null);
