import type { Reference } from '../../names.ts';
import type { Change, ColumnList } from '../changes.ts';
import { readChange } from '../read/read-change.ts';
import { readJoins } from '../read/read-from.ts';
import type { Expression, Join } from '../syntax.ts';
import { column, type Output, relationOf } from '../trace/relation.ts';
import { innerScope } from '../trace/scope.ts';
import { openTarget, writeRows } from '../trace/write-columns.ts';
import type { Running } from './context.ts';

/** True where one query fills several tables: Snowflake's INSERT ALL and FIRST, Hive's FROM … INSERT … INSERT. */
export function isManyInserts({ reader }: Running): boolean {
  if (reader.sees('FROM')) return reader.tokens.some(({ key }) => key === 'INSERT');
  const at = reader.key(1) === 'OVERWRITE' ? 2 : 1;
  return (
    reader.sees('INSERT') &&
    /^(?:ALL|FIRST)$/.test(reader.key(at)) &&
    /^(?:WHEN|INTO)$/.test(reader.key(at + 1))
  );
}

export function runManyInserts(running: Running): undefined {
  if (running.reader.take('FROM')) return runFromInserts(running);
  return runInsertAll(running);
}

/** Each INSERT selects from the tables that stand before all of them. */
function runFromInserts({ reader, trace }: Running): undefined {
  const from = readJoins(reader);
  while (reader.sees('INSERT')) trace.change(withFrom(readChange(reader), from), trace.root);
}

function withFrom(change: Change, from: readonly Join[]): Change {
  if (change.is !== 'insert' || change.query === null || change.query.body.is !== 'select') return change;
  return { ...change, query: { ...change.query, body: { ...change.query.body, from } } };
}

interface Branch {
  readonly reference: Reference;
  readonly columns: ColumnList;
  readonly values: readonly Expression[] | null;
}

/** `INSERT ALL [WHEN … THEN] INTO t (a) VALUES (x) … SELECT …`. */
function runInsertAll({ reader, trace }: Running): undefined {
  const conditions: Expression[] = [];
  const branches: Branch[] = [];
  reader.skipTo('WHEN', 'INTO');
  while (/^(?:WHEN|ELSE|INTO)$/.test(reader.key())) {
    if (reader.take('WHEN')) conditions.push(reader.expression());
    reader.takeOne(['THEN'], ['ELSE']);
    const branch = reader.take('INTO') ? readBranch(reader) : null;
    if (branch !== null) branches.push(branch);
  }
  const output = trace.query(reader.query(), trace.root);
  const scope = innerScope(trace.root, { relations: [relationOf(output, [])] });
  trace.controls(conditions, scope);
  for (const { reference, columns, values } of branches) {
    const names =
      columns?.map((parts) => trace.columnName(parts.at(-1) ?? { text: '', quoted: false })) ?? null;
    const rows: Output = values?.map((value) => column(null, trace.expression(value, scope))) ?? output;
    writeRows(trace, openTarget(trace, reference), rows, { columns: names, byName: false, partition: [] });
  }
}

function readBranch(reader: Running['reader']): Branch | null {
  const table = reader.table();
  if (table === null) return null;
  const columns = reader.key() === '(' && !/^(?:SELECT|WITH)$/.test(reader.key(1)) ? reader.nameList() : null;
  if (!reader.take('VALUES', '(')) return { reference: table.reference, columns, values: null };
  const values = reader.expressions();
  reader.close();
  return { reference: table.reference, columns, values };
}
