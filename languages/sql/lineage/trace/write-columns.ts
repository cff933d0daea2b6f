import type { NamePart, Reference } from '../../names.ts';
import type { Temporary } from './facts.ts';
import { type Flow, unite } from './flow.ts';
import { column, type Output, type OutputItem } from './relation.ts';
import type { Trace } from './trace.ts';
import { findTemporary } from './trace-table.ts';

/** What a statement fills: a persistent table, or something temporary that is traced through. */
export interface Target {
  readonly table: string;
  readonly temporary: Temporary | null;
}

/** The target as it is named; a persistent one counts as written. */
export function openTarget(trace: Trace, reference: Reference): Target {
  const temporary = findTemporary(trace, reference);
  const table = trace.tableName(reference);
  if (temporary === null) trace.write(table);
  return { table, temporary };
}

/** Columns of the target in order, as far as they are known. */
export function targetColumns(trace: Trace, target: Target): readonly string[] | null {
  if (target.temporary === null) return trace.schemas.get(target.table) ?? null;
  const names = target.temporary.output.flatMap((item) =>
    item.is === 'column' && item.name !== null ? [item.name] : [],
  );
  return names.length > 0 ? names : null;
}

/** One value into one column, united with what else was written there. */
export function writeColumn(trace: Trace, target: Target, name: string, flow: Flow): undefined {
  if (target.temporary !== null) {
    for (const read of trace.statementReads) target.temporary.reads.add(read);
    trace.statement.filled.add(target.temporary);
    target.temporary.output = withColumn(target.temporary.output, name, flow);
    return;
  }
  trace.step(flow.sources.size);
  const id = trace.source(target.table, name);
  const before = trace.written.get(id);
  const all = before === undefined ? flow : unite([before.flow, flow]);
  trace.written.set(id, { table: target.table, column: name, flow: all });
  trace.statement.write(id, target.table, name, flow);
  for (const source of flow.sources) {
    const from = trace.sources.get(source)?.table;
    if (from !== undefined) trace.read(from);
  }
}

function withColumn(output: Output, name: string, flow: Flow): Output {
  const known = output.some((item) => item.is === 'column' && item.name === name);
  if (!known) return [...output, column(name, flow)];
  return output.map(
    (item): OutputItem =>
      item.is === 'column' && item.name === name ? column(name, unite([item.flow, flow])) : item,
  );
}

/** A star that cannot be expanded is told once for each table behind it. */
export function tellOpen(trace: Trace, output: Output): undefined {
  for (const item of output)
    if (item.is === 'open') {
      const structs = item.open.tables.length === 0 ? (item.open.flow?.sources ?? []) : [];
      for (const name of [...item.open.tables, ...structs]) trace.unsure(`${name}.*`, 'star-without-schema');
    }
}

/** A query's columns into the listed ones, by position. */
export function writeByPosition(
  trace: Trace,
  target: Target,
  names: readonly string[],
  output: Output,
): undefined {
  const opened = output.findIndex((item) => item.is === 'open');
  const positions = opened < 0 ? output.length : opened;
  for (const [at, name] of names.entries()) {
    const item = at < positions ? output[at] : undefined;
    if (item?.is === 'column') writeColumn(trace, target, name, item.flow);
  }
  tellOpen(trace, output);
}

/** A query's columns into those of the same name. */
export function writeByName(
  trace: Trace,
  target: Target,
  output: Output,
  only: ReadonlySet<string> | null = null,
): undefined {
  for (const item of output)
    if (item.is === 'column' && item.name !== null && (only === null || only.has(item.name)))
      writeColumn(trace, target, item.name, item.flow);
  if (target.temporary !== null) return addOpen(target.temporary, output);
  if (only === null) noteStars(trace, target.table, output);
  tellOpen(trace, output);
}

/** A star that gives a table's columns by their names can be filled once another script tells them. */
function noteStars(trace: Trace, table: string, output: Output): undefined {
  let before = 0;
  for (const item of output)
    if (item.is === 'column') before += 1;
    else trace.statement.star(table, item.open, before);
}

function addOpen(temporary: { output: Output }, output: Output): undefined {
  temporary.output = [...temporary.output, ...output.filter((item) => item.is === 'open')];
}

export interface Inserted {
  readonly columns: readonly string[] | null;
  readonly byName: boolean;
  readonly partition: readonly { readonly name: string; readonly flow: Flow | null }[];
}

/** The columns that an INSERT fills, in the order of its values; null where nobody knows them. */
export function insertedColumns(
  trace: Trace,
  target: Target,
  { columns, partition }: Inserted,
): readonly string[] | null {
  const parts = new Set(partition.map(({ name }) => name));
  const dynamic = partition.filter(({ flow }) => flow === null).map(({ name }) => name);
  if (columns !== null) return [...columns, ...dynamic.filter((name) => !columns.includes(name))];
  const known = targetColumns(trace, target);
  return known === null ? null : [...known.filter((name) => !parts.has(name)), ...dynamic];
}

/** The rows of an INSERT. */
export function writeRows(trace: Trace, target: Target, output: Output, how: Inserted): undefined {
  for (const { name, flow } of how.partition) if (flow !== null) writeColumn(trace, target, name, flow);
  if (how.byName) return writeByName(trace, target, output);
  const columns = insertedColumns(trace, target, how);
  if (columns !== null) return writeByPosition(trace, target, columns, output);
  if (target.temporary !== null || (trace.takesQueryNames && allNamed(output)))
    return writeByName(trace, target, output);
  trace.unsure(`${target.table}.*`, 'star-without-schema');
  readAll(trace, output);
  return tellOpen(trace, output);
}

/** Rows that are stored are read, though nobody knows into which columns: those that a DELETE returns, too. */
function readAll(trace: Trace, output: Output): undefined {
  for (const item of output) {
    const flow = item.is === 'column' ? item.flow : item.open.flow;
    const ids = flow === null ? [] : [...flow.sources];
    const tables = ids.flatMap((id) => trace.sources.get(id)?.table ?? []);
    for (const table of [...tables, ...(item.is === 'open' ? item.open.tables : [])]) trace.read(table);
  }
}

/** Names that a query gives all of its columns are likely those of the table that it fills. */
const allNamed = (output: Output): boolean =>
  output.every((item) => item.is === 'column' && item.name !== null);

/** The column that an assignment names, without the table before it and the fields behind it. */
export function assignedColumn(trace: Trace, parts: readonly NamePart[], own: readonly string[]): string {
  const names = parts.map((part) => trace.columnName(part));
  if (names.length === 1) return names[0] ?? '';
  for (let length = names.length - 1; length > 0; length--) {
    const prefix = names.slice(0, length);
    const tail = own.slice(-length);
    if (prefix.length <= own.length && prefix.every((part, at) => part === tail[at]))
      return names[length] ?? '';
  }
  return names[0] ?? '';
}
