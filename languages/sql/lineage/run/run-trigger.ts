import { type Reference, toReference } from '../../names.ts';
import type { RawStatement } from '../../split.ts';
import type { Output } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';
import { functionName } from '../trace/trace-expression.ts';
import { uniteByName } from '../trace/trace-query.ts';
import { addTemporary, findTemporary } from '../trace/trace-table.ts';
import { setRow } from './bind-row.ts';
import { type Running, readerOf } from './context.ts';

/** T-SQL: what stands behind the header of a trigger sees the rows that were changed as two tables. */
export function runTrigger({ reader, trace }: Running): undefined {
  reader.name();
  if (trace.dialect !== 'tsql' || !reader.skipTo('ON')) return;
  reader.at += 1;
  const table = reader.table();
  if (table === null) return;
  for (const text of ['inserted', 'deleted'])
    addTemporary(
      trace,
      toReference([{ text, quoted: false }], trace.dialect),
      rowsOf(trace, table.reference),
    );
}

const rowsOf = (trace: Trace, table: Reference): Output =>
  findTemporary(trace, table)?.output ?? trace.tableOutput(trace.tableName(table));

/** Postgres: which tables' triggers call which functions, told before any of them runs. */
export function noteTriggers(trace: Trace, statements: readonly RawStatement[]): undefined {
  if (trace.dialect !== 'postgres') return;
  for (const { tokens } of statements) {
    const isTrigger = tokens[0]?.key === 'CREATE' && tokens.slice(1, 5).some(({ key }) => key === 'TRIGGER');
    if (isTrigger) noteTrigger(trace, tokens);
  }
}

function noteTrigger(trace: Trace, tokens: RawStatement['tokens']): undefined {
  const reader = readerOf(tokens, trace);
  if (!reader.skipTo('ON')) return;
  reader.at += 1;
  const table = reader.table();
  if (table === null || !reader.skipTo('EXECUTE')) return;
  reader.at += 2;
  const name = reader.name();
  if (name === null) return;
  const key = functionName(trace, name);
  trace.triggers.set(key, [...(trace.triggers.get(key) ?? []), table.reference]);
}

/** The rows that a trigger's function sees: of the tables whose triggers call it, of an unknown one where none is told. */
export function bindTriggerRows(trace: Trace, name: string): undefined {
  const tables = trace.triggers.get(name) ?? [];
  const outputs = tables.map((table) => rowsOf(trace, table));
  for (const row of ['new', 'old'])
    setRow(trace, row, outputs.slice(1).reduce(uniteByName, outputs[0] ?? []));
}
