import { CREATE_MODIFIERS, createsTemporary } from '../../create-modifiers.ts';
import { type Reference, stringValue, toReference } from '../../names.ts';
import { CONSTANT } from '../trace/flow.ts';
import { column, type Output, renameColumns } from '../trace/relation.ts';
import { addTemporary, findTemporary } from '../trace/trace-table.ts';
import { openTarget } from '../trace/write-columns.ts';
import { columnDefinitions } from './column-definitions.ts';
import type { Running } from './context.ts';
import { createFrom, templateOf } from './create-from.ts';
import { defineTable } from './define-table.ts';
import { queryOutput } from './query-behind.ts';
import { runApplyChanges } from './run-cdc.ts';
import { runFunction } from './run-function.ts';
import { runTrigger } from './run-trigger.ts';

const BODIES: ReadonlySet<string> = new Set(['FUNCTION', 'PROCEDURE', 'PROC', 'MACRO']);

/** CREATE of anything: tables and views with their queries, functions, flows and tasks. */
export function runCreate(running: Running): undefined {
  const { reader } = running;
  reader.at += 1;
  const modifiers = new Set<string>();
  for (let word = reader.takeAny(CREATE_MODIFIERS); word !== null; word = reader.takeAny(CREATE_MODIFIERS))
    modifiers.add(word);
  const kind = reader.key();
  reader.at += 1;
  if (kind === 'TABLE' && reader.sees('FUNCTION')) {
    reader.at += 1;
    return runFunction(running, false);
  }
  if (BODIES.has(kind)) return runFunction(running, kind.startsWith('PROC'));
  reader.take('IF', 'NOT', 'EXISTS');
  const other = OTHERS[kind];
  if (other !== undefined) return other(running);
  if (kind !== 'TABLE' && kind !== 'VIEW') return;
  return createRelation(running, createsTemporary(kind, modifiers));
}

/** What is neither table, view nor function and yet has to do with tables. */
const OTHERS: Readonly<Record<string, (running: Running) => undefined>> = {
  FLOW: runFlow,
  TASK: runNested,
  PIPE: runNested,
  STREAM: runStream,
  TRIGGER: runTrigger,
  MODEL: (running) => void queryOutput(running),
};

function createRelation(running: Running, isTemporary: boolean): undefined {
  const { reader, trace } = running;
  const named = reader.table();
  if (named === null) return;
  const temporary = isTemporary || (trace.dialect === 'tsql' && /^[@#]/.test(named.parts.at(-1)?.text ?? ''));
  const columns = readColumns(running, named.reference);
  const source = templateOf(running);
  if (source !== null) return createFrom(running, { reference: named.reference, ...source, temporary });
  const flow = changesFlow(running, named.reference);
  if (flow) return;
  const output = queryOutput(running);
  if (temporary) {
    const filled = output ?? fileOutput(running) ?? columns.map((name) => column(name, CONSTANT));
    addTemporary(trace, named.reference, renameColumns(filled, output === null ? [] : columns));
    return;
  }
  if (output !== null) return defineTable(trace, named.reference, output, columns);
  if (findTemporary(trace, named.reference) === null || columns.length > 0) {
    const target = openTarget(trace, named.reference);
    if (columns.length === 0) return;
    const all = [...columns, ...partitionColumns(running)];
    trace.schemas.set(target.table, all);
    trace.statement.defined.set(target.table, all);
  }
}

/** Definitions, or the names of a view's columns; `(LIKE t)` is left for the template. */
function readColumns({ reader, trace }: Running, _reference: Reference): string[] {
  if (reader.key() !== '(' || /^(?:LIKE|SELECT|WITH)$/.test(reader.key(1))) return [];
  reader.at += 1;
  return columnDefinitions(reader, trace);
}

/** Hive's `PARTITIONED BY (day DATE)` adds columns. */
function partitionColumns({ reader, trace }: Running): string[] {
  const at = reader.tokens.findIndex(
    (token, index) => token.key === 'PARTITIONED' && reader.tokens[index + 2]?.key === '(',
  );
  if (at < 0 || reader.tokens[at + 4]?.kind !== 'word') return [];
  reader.at = at + 3;
  return columnDefinitions(reader, trace);
}

/** Spark's `CREATE TEMP VIEW v USING csv OPTIONS (path 'p')` reads files. */
function fileOutput({ reader, trace }: Running): Output | null {
  const at = reader.tokens.findIndex(
    (token, index) => index >= reader.at && /^(?:path|'path'|"path")$/i.test(token.text),
  );
  const value = reader.tokens.slice(at + 1, at + 3).find((token) => token.kind === 'string');
  if (at < 0 || value === undefined) return null;
  const table = trace.tableName({ kind: 'path', path: stringValue(value) });
  trace.read(table);
  return trace.tableOutput(table);
}

/** `CREATE STREAMING TABLE t FLOW AUTO CDC FROM s …`. */
function changesFlow(running: Running, reference: Reference): boolean {
  const { reader } = running;
  const at = reader.tokens.findIndex(
    (token, index) => index >= reader.at && token.key === 'FLOW' && reader.tokens[index + 1]?.key === 'AUTO',
  );
  if (at < 0) return false;
  reader.at = at + 1;
  runApplyChanges(running, reference);
  return true;
}

/** `CREATE FLOW f AS AUTO CDC INTO …`, or `AS INSERT INTO …`. */
function runFlow(running: Running): undefined {
  running.reader.name();
  return runNested(running);
}

function runNested({ reader, statement }: Running): undefined {
  if (!reader.skipTo('AS')) return;
  statement(reader.tokens.slice(reader.at + 1));
}

/** `CREATE STREAM s ON TABLE t`: the stream gives the changes of t. */
function runStream({ reader, trace }: Running): undefined {
  const name = reader.table();
  if (name === null) return;
  openTarget(trace, name.reference);
  if (!reader.skipTo('ON')) return;
  reader.at += 2;
  const source = reader.table();
  if (source !== null) trace.read(trace.tableName(source.reference));
}

/** `CACHE TABLE t AS query` makes a temporary view. */
export function runCache(running: Running): undefined {
  const { reader, trace } = running;
  if (!reader.skipTo('TABLE')) return;
  reader.at += 1;
  const parts = reader.name();
  const output = parts === null ? null : queryOutput(running);
  if (parts !== null && output !== null) addTemporary(trace, toReference(parts, trace.dialect), output);
}
