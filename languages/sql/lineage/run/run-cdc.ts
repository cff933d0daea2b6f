import type { Reference } from '../../names.ts';
import { readSource } from '../read/read-from.ts';
import { readStar } from '../read/read-star.ts';
import type { Expression } from '../syntax.ts';
import { changed, type Flow } from '../trace/flow.ts';
import { column, type Output, relationOf } from '../trace/relation.ts';
import { innerScope, type Scope } from '../trace/scope.ts';
import { traceSource } from '../trace/trace-from.ts';
import { traceStar } from '../trace/trace-star.ts';
import { openTarget, writeByName, writeColumn } from '../trace/write-columns.ts';
import type { Running } from './context.ts';

interface Clauses {
  output: Output | null;
  sequence: Flow | null;
  history: boolean;
}

/** APPLY CHANGES INTO and AUTO CDC INTO of Databricks pipelines. */
export function runApplyChanges(running: Running, into: Reference | null): undefined {
  const { reader, trace } = running;
  if (into === null && !reader.skipTo('INTO')) return;
  if (into === null) reader.at += 1;
  const named = into ?? reader.table()?.reference;
  if (named === undefined || !reader.skipTo('FROM')) return;
  reader.at += 1;
  reader.take('SNAPSHOT');
  const target = openTarget(trace, named);
  const [source = relationOf([], [])] = traceSource(trace, readSource(reader), trace.root);
  const scope = innerScope(trace.root, { relations: [source] });
  const clauses: Clauses = { output: null, sequence: null, history: false };
  while (!reader.done) if (!readClause(running, scope, clauses)) reader.at += 1;
  writeByName(trace, target, clauses.output ?? source.output);
  if (!clauses.history) return;
  const moment = changed(clauses.sequence === null ? [] : [clauses.sequence]);
  for (const name of ['__start_at', '__end_at']) writeColumn(trace, target, name, moment);
}

function readClause({ reader, trace }: Running, scope: Scope, clauses: Clauses): boolean {
  if (reader.take('KEYS', '(')) {
    trace.controls(reader.expressions(), scope);
    reader.close();
  } else if (reader.take('APPLY', 'AS', 'DELETE', 'WHEN') || reader.take('APPLY', 'AS', 'TRUNCATE', 'WHEN')) {
    trace.controls([reader.expression()], scope);
  } else if (reader.take('SEQUENCE', 'BY')) {
    const value = reader.expression();
    clauses.sequence = trace.expression(value, scope);
    trace.controlled(clauses.sequence);
  } else if (reader.take('STORED', 'AS', 'SCD', 'TYPE')) clauses.history = reader.token()?.text === '2';
  else if (reader.take('TRACK', 'HISTORY', 'ON')) {
    if (reader.key() === '*') readStar(reader, []);
  } else if (reader.take('COLUMNS')) clauses.output = readColumns({ reader, trace }, scope);
  else return false;
  return true;
}

function readColumns({ reader, trace }: Pick<Running, 'reader' | 'trace'>, scope: Scope): Output {
  if (reader.key() === '*') return traceStar(trace, readStar(reader, []), scope);
  const open = reader.take('(');
  const values: Expression[] = reader.expressions();
  if (open) reader.close();
  return values.flatMap((value) => {
    const last = value.is === 'column' ? value.parts.at(-1) : undefined;
    return last === undefined ? [] : [column(trace.columnName(last), trace.expression(value, scope))];
  });
}
