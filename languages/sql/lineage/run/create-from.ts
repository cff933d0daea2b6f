import type { Reference } from '../../names.ts';
import type { Reader } from '../read/reader.ts';
import { CONSTANT } from '../trace/flow.ts';
import { column, columnsOf, type Output } from '../trace/relation.ts';
import type { Trace } from '../trace/trace.ts';
import { addTemporary, findTemporary } from '../trace/trace-table.ts';
import { openTarget, writeByName } from '../trace/write-columns.ts';
import { columnDefinitions } from './column-definitions.ts';
import type { Running } from './context.ts';
import { queryOutput } from './query-behind.ts';

/** `LIKE t`, `DEEP CLONE t`, `COPY t`, `(LIKE t INCLUDING ALL)`. */
export function templateOf({ reader, trace }: Running): Omit<Template, 'reference' | 'temporary'> | null {
  const start = reader.at;
  const open = reader.take('(');
  if (reader.key() === 'DEEP' || reader.key() === 'SHALLOW') reader.at += 1;
  const how = reader.take('LIKE')
    ? 'like'
    : reader.take('CLONE') || (reader.sees('COPY') && reader.key(1) !== 'GRANTS' && reader.take('COPY'))
      ? 'clone'
      : null;
  const table = how === null ? null : reader.table();
  if (how === null || table === null) {
    reader.at = start;
    return null;
  }
  return { how, from: table.reference, more: open ? readMore(reader, trace) : [] };
}

/** `(LIKE t INCLUDING ALL, extra INT)`: columns that stand behind the copied ones. */
function readMore(reader: Reader, trace: Trace): string[] {
  if (reader.skipTo(',', ')') && reader.take(',')) return columnDefinitions(reader, trace);
  reader.take(')');
  return [];
}

export interface Template {
  readonly reference: Reference;
  readonly how: 'like' | 'clone';
  readonly from: Reference;
  readonly more: readonly string[];
  readonly temporary: boolean;
}

/** A table of the same shape, with the rows of its template where it is a clone. */
export function createFrom(running: Running, { reference, how, from, more, temporary }: Template): undefined {
  const { trace } = running;
  const known = findTemporary(trace, from);
  const table = trace.tableName(from);
  if (known === null) trace.read(table);
  const output: Output = known?.output ?? trace.tableOutput(table);
  const names = [...columnsOf(output).keys(), ...more];
  const query = how === 'like' ? queryOutput(running) : null;
  if (temporary) {
    addTemporary(trace, reference, how === 'clone' ? output : names.map((name) => column(name, CONSTANT)));
    return;
  }
  const target = openTarget(trace, reference);
  if (how === 'clone') writeByName(trace, target, output);
  trace.statement.defined.set(target.table, names);
  if (output.every((item) => item.is === 'column')) trace.schemas.set(target.table, names);
  if (query !== null) writeByName(trace, target, query);
}
