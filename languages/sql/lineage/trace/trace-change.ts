import type { Change } from '../changes.ts';
import { CONSTANT } from './flow.ts';
import { writeMergeStar } from './merge-star.ts';
import { openChange } from './open-change.ts';
import { column, type Output, type Relation, relationOf } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { traceSource } from './trace-from.ts';
import { withCtes } from './trace-query.ts';
import { returned } from './trace-returned.ts';
import { traceUpdate } from './trace-update.ts';
import { assignedColumn, insertedColumns, type Target, writeColumn, writeRows } from './write-columns.ts';

/** What an INSERT, UPDATE, DELETE or MERGE writes; gives the rows that it returns. */
export function traceChange(trace: Trace, change: Change, outer: Scope): Output {
  const scope = withCtes(trace, change, outer);
  if (change.is === 'insert') return traceInsert(trace, change, scope);
  if (change.is === 'merge') return traceMerge(trace, change, scope);
  return traceUpdate(trace, change, scope);
}

function traceInsert(trace: Trace, change: Extract<Change, { is: 'insert' }>, scope: Scope): Output {
  const { target, relation } = openChange(trace, change.reference, change.alias);
  const output = change.query === null ? [] : trace.query(change.query, scope);
  const rows = change.source === null ? [] : [relationOf(output, [trace.columnName(change.source)])];
  const own = innerScope(scope, { relations: [relation, ...rows] });
  trace.controls(change.control, own);
  const how = {
    columns: change.columns?.map((parts) => assignedColumn(trace, parts, relation.path)) ?? null,
    byName:
      change.byName ||
      (change.reference.kind === 'path' && change.columns === null && !trace.schemas.has(target.table)),
    partition: change.partition.map(({ name, value }) => ({
      name: trace.columnName(name),
      flow: value === null ? null : CONSTANT,
    })),
  };
  if (change.query !== null) writeRows(trace, target, output, how);
  for (const { target: parts, value } of change.set)
    writeColumn(trace, target, assignedColumn(trace, parts, relation.path), trace.expression(value, scope));
  const names = insertedColumns(trace, target, how) ?? [];
  const excluded =
    names.length > 0
      ? output.map((item, at) => (item.is === 'column' ? column(names[at] ?? null, item.flow) : item))
      : output;
  traceConflict(trace, change, target, { relation, excluded }, scope);
  return returned(trace, change, target, relation, scope, [relation]);
}

/** EXCLUDED is the row that was to be inserted. */
function traceConflict(
  trace: Trace,
  change: Extract<Change, { is: 'insert' }>,
  target: Target,
  rows: { relation: Relation; excluded: Output },
  scope: Scope,
): undefined {
  const inner = innerScope(scope, {
    relations: [rows.relation, relationOf(rows.excluded, ['excluded'], { hidden: true })],
  });
  for (const { target: parts, value } of change.conflict)
    writeColumn(
      trace,
      target,
      assignedColumn(trace, parts, rows.relation.path),
      trace.expression(value, inner),
    );
  trace.controls(change.conflictControl, inner);
}

function traceMerge(trace: Trace, change: Extract<Change, { is: 'merge' }>, scope: Scope): Output {
  const { target, relation } = openChange(trace, change.reference, change.alias);
  const [source = relationOf([], [])] = traceSource(trace, change.source, innerScope(scope));
  const both = innerScope(scope, { relations: [relation, source] });
  const only = innerScope(scope, { relations: [source] });
  trace.controls(change.on, both);
  for (const { condition, action } of change.actions) {
    trace.controls(condition, both);
    if (action.is === 'none') continue;
    if (action.star !== null) writeMergeStar(trace, target, source, action.star);
    else if (action.is === 'update') {
      for (const { target: parts, value } of action.set)
        writeColumn(
          trace,
          target,
          assignedColumn(trace, parts, relation.path),
          trace.expression(value, both),
        );
    } else if (action.values !== null) {
      const output = action.values.map((value) => column(null, trace.expression(value, only)));
      const columns = action.columns?.map((parts) => assignedColumn(trace, parts, relation.path)) ?? null;
      writeRows(trace, target, output, { columns, byName: false, partition: [] });
    }
  }
  return returned(trace, change, target, relation, both, [relation, source]);
}
