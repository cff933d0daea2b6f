import type { Run, Site } from '../interpret/run.ts';
import { type Args, type Argument, argument, positional, valueAt } from '../values/arguments.ts';
import type { Frame, Writer } from '../values/objects.ts';
import { textOf } from '../values/text.ts';
import { constant, objectValue, unknown, type Value } from '../values/value.ts';
import { frameValue } from './frame-values.ts';
import { textsIn } from './given-names.ts';
import { pathName } from './names.ts';
import { namesOf } from './outputs.ts';
import { formatOf, prefixOf, setsOption } from './readers.ts';
import { tableName } from './tables.ts';

export const newWriter = (frame: Frame): Writer => ({
  is: 'writer',
  frame,
  options: new Map(),
  format: null,
  batch: null,
});

/** Rows into a table, path or topic, column by column as far as they are known. */
export function writeFrame(run: Run, target: string, frame: Frame, site: Site): undefined {
  run.facts.write(target, frame.sources, site);
  for (const item of frame.output)
    if (item.is === 'column' && item.name !== null) run.facts.column(target, item.name, item.flow, site);
  const names = namesOf(frame.output);
  if (names !== null && names.length > 0) run.trace.schemas.set(target, names);
}

const PATHS = new Set(['parquet', 'csv', 'json', 'orc', 'text', 'avro', 'xml', 'delta']);
const TABLES = new Set(['saveAsTable', 'toTable', 'table']);

/** A method of `df.write` and `df.writeStream`. */
export function callWriter(run: Run, writer: Writer, method: string, args: Args, site: Site): Value {
  if (setsOption(writer, method, args)) return objectValue(writer);
  if (method === 'foreachBatch') {
    writer.batch = valueAt(args, 0, 'func');
    return objectValue(writer);
  }
  if (TABLES.has(method)) intoTables(run, writer.frame, argument(args, 0, 'name', 'tableName'), site);
  else if (method === 'insertInto') insertInto(run, writer.frame, argument(args, 0, 'tableName'), site);
  else if (method === 'jdbc') intoDatabase(run, writer.frame, argument(args, 1, 'table'), 'jdbc', site);
  else if (PATHS.has(method)) intoPaths(run, writer.frame, argument(args, 0, 'path'), site);
  else if (method === 'save' || method === 'start') save(run, writer, args, site);
  else return objectValue(writer);
  return unknown('runtime-data');
}

export function intoTables(run: Run, frame: Frame, target: Argument | null, site: Site): undefined {
  for (const name of textsIn(run, target, site)) writeFrame(run, tableName(run, name), frame, site);
}

/** By position where the columns of the table are known, else by the names that the rows have. */
function insertInto(run: Run, frame: Frame, target: Argument | null, site: Site): undefined {
  for (const name of textsIn(run, target, site)) {
    const table = tableName(run, name);
    const known = run.trace.schemas.get(table) ?? namesOf(frame.output) ?? [];
    run.facts.write(table, frame.sources, site);
    for (const [at, item] of frame.output.entries()) {
      if (item.is === 'open') break;
      const into = known[at] ?? null;
      if (into !== null) run.facts.column(table, into, item.flow, site);
    }
  }
}

function intoPaths(run: Run, frame: Frame, target: Argument | null, site: Site): undefined {
  for (const path of textsIn(run, target, site)) writeFrame(run, pathName(path), frame, site);
}

function intoDatabase(run: Run, frame: Frame, table: Argument | null, prefix: string, site: Site): undefined {
  for (const name of textsIn(run, table, site)) writeFrame(run, `${prefix}:${name}`, frame, site);
}

/** `save`, `start`: what the arguments, the options or the handler of each batch say. */
function save(run: Run, writer: Writer, args: Args, site: Site): undefined {
  const { options, batch, frame } = writer;
  const kind = args.named.has('format') ? textOf(valueAt(args, 9, 'format')).toLowerCase() : formatOf(writer);
  if (batch !== null) {
    run.call(batch, positional(frameValue(frame), constant(0)), site);
    return;
  }
  if (kind === 'kafka') return intoTopic(run, frame, options.get('topic') ?? null, site);
  const table = args.named.get('dbtable') ?? options.get('dbtable') ?? null;
  if (table !== null) return intoDatabase(run, frame, table, prefixOf(kind), site);
  if (kind === 'bigquery' || kind === 'redshift')
    return intoDatabase(run, frame, options.get('table') ?? argument(args, 0, 'path'), kind, site);
  intoPaths(run, frame, argument(args, 0, 'path') ?? options.get('path') ?? null, site);
}

function intoTopic(run: Run, frame: Frame, topic: Argument | null, site: Site): undefined {
  for (const name of textsIn(run, topic, site)) writeFrame(run, `kafka:${name}`, frame, site);
}

const CREATES = new Set([
  'append',
  'overwrite',
  'overwritePartitions',
  'create',
  'createOrReplace',
  'replace',
]);

/** `df.writeTo(t)`: written once a method says how. */
export function callTableWriter(
  run: Run,
  of: { readonly is: 'table-writer'; readonly frame: Frame; readonly target: Argument | null },
  method: string,
  site: Site,
): Value {
  if (CREATES.has(method)) intoTables(run, of.frame, of.target, site);
  return objectValue(of);
}
