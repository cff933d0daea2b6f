import { type NamePart, toReference } from '../../names.ts';
import type { Change, Output as Returned } from '../changes.ts';
import { columnsOf, type Output, type Relation, relationOf } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { traceItems } from './trace-select.ts';
import { openTarget, type Target, writeByName, writeByPosition, writeRows } from './write-columns.ts';

/** OUTPUT and RETURNING: rows of the target, stored where INTO says so. */
export function returned(
  trace: Trace,
  change: Change,
  target: Target,
  relation: Relation,
  scope: Scope,
  visible: readonly Relation[],
): Output {
  let last: Output = [];
  const rows = ['inserted', 'deleted', 'new', 'old'].map((name) =>
    relationOf(relation.output, [name], { table: relation.table, hidden: true }),
  );
  // An unqualified column is the target's, where it can be.
  const inner = innerScope({ ...scope, relations: [...visible] }, { relations: [relation, ...rows] });
  for (const output of change.outputs) {
    const items = traceItems(trace, output.items, inner, new Map());
    if (output.into === null) last = items;
    else storeReturned(trace, target, output, items);
  }
  return last;
}

function storeReturned(trace: Trace, target: Target, output: Returned, items: Output): undefined {
  const into = openTarget(trace, toReference(output.into ?? [], trace.dialect));
  if (into.temporary === null && target.temporary === null) trace.read(target.table);
  const columns = output.columns?.map((parts) => trace.columnName(parts.at(-1) as NamePart)) ?? null;
  if (columns !== null) writeByPosition(trace, into, columns, items);
  else if (into.temporary !== null && columnsOf(into.temporary.output).size === 0)
    writeByName(trace, into, items);
  else writeRows(trace, into, items, { columns: null, byName: false, partition: [] });
}
