import type { NamePart } from '../../names.ts';
import type { Relation } from './relation.ts';
import { findParameter, findRelation, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';

/** Dialects in which the name of a table may stand for its row. */
export const WITH_ROWS: ReadonlySet<string> = new Set(['bigquery', 'postgres', 'duckdb', 'databricks']);

/** The table whose row the name of an alias stands for, where it surely is no column. */
export function rowOf(trace: Trace, parts: readonly NamePart[], scope: Scope): Relation | null {
  const [part] = parts;
  if (part === undefined || parts.length > 1 || !WITH_ROWS.has(trace.dialect)) return null;
  const name = trace.columnName(part);
  if (findParameter(name, scope) !== null) return null;
  const relation = findRelation([name], scope);
  if (relation === null || relation.path.length !== 1 || relation.rest !== null) return null;
  return scope.relations.some((one) => !one.hidden && one.columns.has(name)) ? null : relation;
}
