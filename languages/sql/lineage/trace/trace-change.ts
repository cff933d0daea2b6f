import { type NamePart, type Reference, toReference } from '../../names.ts';
import type { Change, Cte, Join, Output as Returned } from '../syntax.ts';
import { CONSTANT } from './flow.ts';
import { writeMergeStar } from './merge-star.ts';
import { column, columnsOf, type Output, type Relation, relationOf } from './relation.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Trace } from './trace.ts';
import { traceJoins, traceSource } from './trace-from.ts';
import { withCtes } from './trace-query.ts';
import { traceItems } from './trace-select.ts';
import { findTemporary } from './trace-table.ts';
import {
  assignedColumn,
  insertedColumns,
  openTarget,
  type Target,
  writeByName,
  writeByPosition,
  writeColumn,
  writeRows,
} from './write-columns.ts';

/** What an INSERT, UPDATE, DELETE or MERGE writes; gives the rows that it returns. */
export function traceChange(trace: Trace, change: Change, outer: Scope): Output {
  const scope = withCtes(trace, change, outer);
  if (change.is === 'insert') return traceInsert(trace, change, scope);
  if (change.is === 'merge') return traceMerge(trace, change, scope);
  return traceUpdate(trace, change, scope);
}

interface Opened {
  readonly target: Target;
  readonly relation: Relation;
}

function open(trace: Trace, reference: Reference, alias: NamePart | null): Opened {
  const target = openTarget(trace, reference);
  const temporary = findTemporary(trace, reference);
  const whole = reference.kind === 'table' ? reference.parts.map((part) => trace.columnName(part)) : [];
  const path = alias === null ? whole : [trace.columnName(alias)];
  const output = temporary?.output ?? trace.tableOutput(target.table);
  return { target, relation: relationOf(output, path, { table: temporary === null ? target.table : null }) };
}

function traceInsert(trace: Trace, change: Extract<Change, { is: 'insert' }>, scope: Scope): Output {
  const { target, relation } = open(trace, change.reference, change.alias);
  const output = change.query === null ? [] : trace.query(change.query, scope);
  const own = innerScope(scope, { relations: [relation] });
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

function traceUpdate(
  trace: Trace,
  change: Extract<Change, { is: 'update' | 'delete' }>,
  scope: Scope,
): Output {
  const aliased =
    change.target.length === 1 ? aliasedSource(trace, change.from, change.target[0] as NamePart) : null;
  const through = aliased ?? cteSource(trace, change);
  const { target, relation } = open(trace, through ?? change.reference, change.alias);
  const inner = innerScope(scope, {
    relations: aliased === null && !isNamedAgain(trace, change, target) ? [relation] : [],
  });
  if (through !== null && aliased === null)
    inner.relations.splice(
      0,
      1,
      relationOf(cteOutput(trace, change, scope), [trace.columnName(change.target[0] as NamePart)]),
    );
  traceJoins(trace, change.from, inner);
  const own = change.alias === null ? [...relation.path] : [trace.columnName(change.alias)];
  const named = aliased === null ? own : [trace.columnName(change.target[0] as NamePart)];
  if (change.is === 'update')
    for (const { target: parts, value } of change.set) {
      const flow = trace.expression(value, inner);
      if (parts[0]?.text.startsWith('@') === true) trace.variables.set(parts[0].text.toLowerCase(), flow);
      else writeColumn(trace, target, assignedColumn(trace, parts, named), flow);
    }
  trace.controls(change.where, inner);
  return returned(
    trace,
    change,
    target,
    relation,
    inner,
    inner.relations.length > 0 ? inner.relations : [relation],
  );
}

/** T-SQL names the target again in FROM without an alias: it is the same row. */
const isNamedAgain = (
  trace: Trace,
  change: Extract<Change, { is: 'update' | 'delete' }>,
  target: Target,
): boolean =>
  trace.dialect === 'tsql' &&
  change.from.some(
    ({ source }) => source.from.is === 'table' && trace.tableName(source.from.reference) === target.table,
  );

/** `UPDATE s … FROM dbo.stock AS s`: the alias stands for the table that is changed. */
function aliasedSource(trace: Trace, joins: readonly Join[], name: NamePart): Reference | null {
  const wanted = trace.columnName(name);
  for (const { source } of joins) {
    const { from, alias } = source;
    if (from.is === 'group') {
      const inside = aliasedSource(trace, from.joins, name);
      if (inside !== null) return inside;
    }
    if (from.is !== 'table') continue;
    const own = alias ?? from.parts.at(-1);
    if (own !== undefined && trace.columnName(own) === wanted && (alias !== null || trace.dialect === 'tsql'))
      return from.reference;
  }
  return null;
}

/** T-SQL changes a table through a CTE over it. */
function cteSource(trace: Trace, change: Change): Reference | null {
  const cte = targetCte(trace, change);
  if (cte === null || !('body' in cte.body) || cte.body.body.is !== 'select') return null;
  const first = cte.body.body.from[0]?.source.from;
  return first?.is === 'table' ? first.reference : null;
}

function targetCte(trace: Trace, change: Change): Cte | null {
  const [name] = change.target;
  if (name === undefined || change.target.length !== 1) return null;
  return change.ctes.find((cte) => trace.columnName(cte.name) === trace.columnName(name)) ?? null;
}

function cteOutput(trace: Trace, change: Change, scope: Scope): Output {
  const [name] = change.target;
  const found = name === undefined ? undefined : scope.ctes?.get(trace.columnName(name));
  return found ?? [];
}

function traceMerge(trace: Trace, change: Extract<Change, { is: 'merge' }>, scope: Scope): Output {
  const { target, relation } = open(trace, change.reference, change.alias);
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

/** OUTPUT and RETURNING: rows of the target, stored where INTO says so. */
function returned(
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
