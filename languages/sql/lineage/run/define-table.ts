import type { Reference } from '../../names.ts';
import { type Output, renameColumns } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';
import { dropTemporary } from '../trace/trace-table.ts';
import { openTarget, writeByName } from '../trace/write-columns.ts';

/** A persistent table or view made of a query; its columns are known from then on where all of them are. */
export function defineTable(
  trace: Trace,
  reference: Reference,
  output: Output,
  columns: readonly string[],
): undefined {
  dropTemporary(trace, reference);
  const target = openTarget(trace, reference);
  const named = renameColumns(output, columns);
  writeByName(trace, target, named);
  const names = named.map((item) => (item.is === 'column' ? item.name : null));
  const told = named.flatMap((item) => (item.is === 'column' && item.name !== null ? [item.name] : []));
  trace.statement.defined.set(target.table, [...new Set(told)]);
  if (named.some((item) => item.is === 'column' && item.name === null))
    trace.statement.lost.add(target.table);
  if (names.every((name) => name !== null)) trace.schemas.set(target.table, [...new Set(names)]);
  else if (columns.length > 0) trace.schemas.set(target.table, columns);
  else trace.schemas.delete(target.table);
}
