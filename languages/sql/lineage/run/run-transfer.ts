import { stringValue } from '../../names.ts';
import { loadedFiles } from '../../statements/transfer.ts';
import { opensQuery } from '../read/opens-query.ts';
import type { Output } from '../trace/relation.ts';
import { findTemporary } from '../trace/trace-table.ts';
import { openTarget, type Target, tellOpen, writeByName, writeRows } from '../trace/write-columns.ts';
import type { Running } from './context.ts';
import { queryOutput } from './query-behind.ts';

/** A place that rows come from or go to. */
interface Place {
  readonly read: () => { readonly output: Output; readonly isQuery: boolean };
  readonly open: () => Target | null;
}

/** COPY in both directions: INTO … FROM, or with FROM and TO. */
export function runCopy(running: Running): undefined {
  const { reader } = running;
  reader.at += 1;
  const into = reader.take('INTO');
  const first = readPlace(running);
  if (first === null) return;
  const columns =
    reader.key() === '('
      ? reader
          .nameList()
          .map((parts) => running.trace.columnName(parts.at(-1) ?? { text: '', quoted: false }))
      : null;
  const byPosition = reader.take('BY', 'POSITION');
  if (!into && !reader.sees('FROM') && reader.skipTo('TO')) {
    reader.at += 1;
    return copyTo(running, first, columns);
  }
  if (!reader.skipTo('FROM')) return;
  reader.at += 1;
  const target = first.open();
  const source = readPlace(running)?.read();
  if (target === null || source === undefined) return;
  if (!source.isQuery) return tellFiles(running, target, source.output);
  const byName = running.trace.dialect === 'databricks' && columns === null && !byPosition;
  const unload = target.table.startsWith('stage:') || target.table.startsWith('path:');
  writeRows(running.trace, target, source.output, { columns, byName: byName || unload, partition: [] });
}

/** Files into a table: their columns are those of the file's schema where it is known. */
function tellFiles({ trace }: Running, target: Target, output: Output): undefined {
  if (output.some((item) => item.is === 'open')) return tellOpen(trace, output);
  writeByName(trace, target, output);
}

function copyTo(running: Running, from: Place, columns: readonly string[] | null): undefined {
  const { output } = from.read();
  const target = readPlace(running)?.open() ?? null;
  if (target === null) return;
  const chosen =
    columns === null
      ? output
      : output.filter((item) => item.is === 'open' || (item.name !== null && columns.includes(item.name)));
  writeByName(running.trace, target, chosen);
}

function readPlace({ reader, trace }: Running): Place | null {
  if (/^(?:STDIN|STDOUT|PROGRAM)$/.test(reader.key()))
    return { read: () => ({ output: [], isQuery: false }), open: () => null };
  if (opensQuery(reader)) {
    reader.at += 1;
    const query = reader.query();
    reader.close();
    return { read: () => ({ output: trace.query(query, trace.root), isQuery: true }), open: () => null };
  }
  const table = reader.table();
  if (table === null) return null;
  return {
    open: () => openTarget(trace, table.reference),
    read: () => {
      const temporary = findTemporary(trace, table.reference);
      if (temporary !== null) return { output: temporary.output, isQuery: false };
      const name = trace.tableName(table.reference);
      trace.read(name);
      return { output: trace.tableOutput(name), isQuery: false };
    },
  };
}

const TEMPORARY: ReadonlySet<string> = new Set(['TEMP', 'TEMPORARY']);

/** Hive's and BigQuery's LOAD DATA. */
export function runLoad({ reader, trace }: Running): undefined {
  const paths = loadedFiles(reader.tokens);
  if (!reader.skipTo('INTO', 'OVERWRITE')) return;
  while (/^(?:INTO|OVERWRITE|TABLE)$/.test(reader.key())) reader.at += 1;
  const isTemporary = reader.takeAny(TEMPORARY) !== null && reader.take('TABLE');
  const named = reader.table();
  if (named !== null && !isTemporary) openTarget(trace, named.reference);
  for (const path of paths) {
    const name = trace.tableName({ kind: 'path', path });
    trace.read(name);
    tellOpen(trace, trace.tableOutput(name));
  }
}

/** BigQuery's EXPORT DATA OPTIONS (uri = 'p') AS query. */
export function runExport(running: Running): undefined {
  const { reader, trace } = running;
  const uri = reader.tokens.findIndex((token) => token.key === 'URI');
  const path = reader.tokens[uri + 2];
  const output = queryOutput(running);
  if (output === null || uri < 0 || path?.kind !== 'string') return;
  writeByName(trace, openTarget(trace, { kind: 'path', path: stringValue(path) }), output);
}
