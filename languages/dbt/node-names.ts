import { dialectRules } from '../sql/dialects.ts';
import { foldPart, joinParts, type NamePart } from '../sql/names.ts';
import type { SqlDialect } from '../sql/parser.ts';
import { UNKNOWN_TEXT } from '../sql/unknown-text.ts';

/**
 * How a resource is named in rendered SQL. The schema is the resource's number in its project, so that two resources with
 * the same table, quotes and unknown parts of names never mix; the last part is the real one, since columns may be
 * qualified by it.
 */
const SCHEMA = 'fresh_node_';
const PLAIN = /^[a-z_][a-z0-9_$]*$/i;

export const writtenName = (node: number, identifier: string, dialect: SqlDialect): string =>
  `${SCHEMA}${node}.${partText(identifier, dialect)}`;

/** A part of a name, in quotes where SQL asks for them. */
export const partText = (part: string, dialect: SqlDialect): string =>
  PLAIN.test(part) ? part : quoted(part, dialect);

/** A table that a ref or source means and nobody defines. */
export const missingName = (identifier: string): string =>
  `${UNKNOWN_TEXT}.${PLAIN.test(identifier) ? identifier : UNKNOWN_TEXT}`;

/** A name in the dialect's quotes. */
export function quoted(name: string, dialect: SqlDialect): string {
  const mark = Object.entries(dialectRules[dialect].quotes).find(([, kind]) => kind === 'quoted')?.[0] ?? '"';
  const close = mark === '[' ? ']' : mark;
  return mark + name.replaceAll(close, close + close) + close;
}

/** The name as the SQL engine answers it. */
export const tableName = (node: number, identifier: string, dialect: SqlDialect): string =>
  joinParts([SCHEMA + node, foldPart({ text: identifier, quoted: !PLAIN.test(identifier) }, dialect)]);

/** The number of the resource that a table of an answer is; null for what the SQL names by itself. */
export function nodeOf(table: string): number | null {
  const found = new RegExp(`^${SCHEMA}(\\d+)\\.`).exec(table);
  return found === null ? null : Number(found[1]);
}

/** A column's name as the SQL engine compares it. */
export function columnName(part: NamePart, dialect: SqlDialect): string {
  return dialect === 'bigquery' ? part.text.toLowerCase() : foldPart(part, dialect);
}
