import { columnParts, isNode, literalText, nodesIn } from '../ast.ts';
import { type Reference, toReference } from '../names.ts';
import type { SqlDialect, SqlNode } from '../parser.ts';
import { readName } from '../read-name.ts';
import { tokenize } from '../tokenize.ts';

const FILE_READERS =
  /^(?:read_(?:files|parquet|csv|csv_auto|json|json_auto|json_objects|json_objects_auto|ndjson|ndjson_auto|ndjson_objects|text|blob|xlsx|avro)|parquet_scan|cloud_files|delta_scan|iceberg_scan|st_read)$/i;
const TABLE_READERS = /^(?:table_changes|cdf_table_changes)$/i;

export const isFileReader = (name: string): boolean => FILE_READERS.test(name);
export const isTableReader = (name: string): boolean => TABLE_READERS.test(name);

/** Name in a string that stands for a table: `table_changes('main.silver.prices', 12)`. */
export const referenceInText = (text: string, dialect: SqlDialect): Reference =>
  toReference(readName(tokenize(text, dialect), 0)?.parts ?? [], dialect);

/** The files or tables that a table function reads; the arguments of all others are walked as expressions. */
export function readTableFunction(node: SqlNode, dialect: SqlDialect): Reference[] {
  const name = typeof node.name === 'string' ? node.name : '';
  const first = nodesIn(node.args)[0];
  if (isFileReader(name)) return textsIn(first).map((path) => ({ kind: 'path', path }));
  if (!isTableReader(name)) return [];
  const text = literalText(first);
  if (text !== null) return [referenceInText(text, dialect)];
  const parts = columnParts(first);
  return parts === null ? [] : [toReference(parts, dialect)];
}

function textsIn(value: unknown): string[] {
  const text = literalText(value);
  if (text !== null) return [text];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isNode(value)) return [];
  const inner = value.array_func ?? value.array ?? value.named_argument;
  return isNode(inner) ? textsIn(inner.expressions ?? inner.value) : [];
}
