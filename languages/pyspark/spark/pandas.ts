import type { Run, Site } from '../interpret/run.ts';
import { type Args, argument, valueAt, valuesOf } from '../values/arguments.ts';
import type { Frame } from '../values/objects.ts';
import { stringOf } from '../values/text.ts';
import { unknown, type Value } from '../values/value.ts';
import { frameValue, NO_FRAME } from './frame-values.ts';
import { framesIn, keptFrame, sourcesOf } from './frames.ts';
import { textsIn } from './given-names.ts';
import { readQuery } from './jdbc.ts';
import { pathName } from './names.ts';
import { unitedByName } from './outputs.ts';
import { callSql } from './sql-call.ts';
import { readNamed, readTable, together } from './tables.ts';
import { intoTables, writeFrame } from './writers.ts';

const READS_PATH =
  /^read_(?:csv|parquet|json|excel|delta|orc|feather|pickle|table_csv|fwf|xml|hdf|sas|spark_io|avro)$/;

/** A function of pandas, or of pandas on Spark (`onSpark`); null for one that is not known. */
export function callPandas(run: Run, name: string, args: Args, site: Site, onSpark: boolean): Value | null {
  if (name === 'read_table' && onSpark) return fromNames(run, args, site, readTable);
  if (READS_PATH.test(name) || name === 'read_table')
    return fromNames(run, args, site, (_run, path) => readNamed(run, pathName(path), site));
  if (name === 'sql' && onSpark) return callSql(run, args, site);
  if (/^read_sql(?:_query|_table)?$/.test(name)) return fromDatabase(run, name, args, site);
  if (name === 'concat') return concat(args);
  if (name === 'merge') return keptFrame(run, valuesOf(args));
  if (name === 'DataFrame' || name === 'Series')
    return keptFrame(run, valuesOf(args)) ?? frameValue(NO_FRAME);
  return /^(?:from_pandas|to_datetime|to_numeric)$/.test(name) ? keptFrame(run, valuesOf(args)) : null;
}

function fromNames(
  run: Run,
  args: Args,
  site: Site,
  one: (run: Run, name: string, site: Site) => Frame,
): Value {
  const names = textsIn(
    run,
    argument(args, 0, 'name', 'path', 'io', 'filepath_or_buffer', 'path_or_buf'),
    site,
  );
  return frameValue(names.length === 0 ? NO_FRAME : together(names.map((name) => one(run, name, site))));
}

function fromDatabase(run: Run, name: string, args: Args, site: Site): Value {
  const given = argument(args, 0, 'sql', 'table_name');
  if (given === null) return frameValue(NO_FRAME);
  const isTable = name === 'read_sql_table' || /^\w+(?:\.\w+)*$/.test(stringOf(given.value) ?? '');
  if (!isTable) return frameValue(readQuery(run, given, new Map(), site, 'jdbc'));
  const names = textsIn(run, given, site);
  return frameValue(together(names.map((table) => readNamed(run, `jdbc:${table}`, site))));
}

function concat(args: Args): Value {
  const frames = valuesOf(args).flatMap((value) => framesIn(value));
  const [first, ...rest] = frames;
  if (first === undefined) return unknown('runtime-data');
  const output = rest.reduce((all, frame) => unitedByName(all, frame.output), first.output);
  return frameValue({ ...first, sources: new Set(sourcesOf(frames)), output });
}

const WRITES_PATH = /^to_(?:csv|parquet|json|excel|delta|orc|feather|pickle|spark_io|xml|hdf)$/;

/** `to_sql("t", engine, schema="s")`. */
function inSchema(args: Args): string {
  const schema = stringOf(valueAt(args, 2, 'schema'));
  return schema === null ? '' : `${schema}.`;
}

/** A method of a pandas frame that writes; null for any other. */
export function writeOfPandas(run: Run, frame: Frame, method: string, args: Args, site: Site): Value | null {
  if (method === 'to_table') intoTables(run, frame, argument(args, 0, 'name'), site);
  else if (method === 'to_sql')
    for (const name of textsIn(run, argument(args, 0, 'name'), site))
      writeFrame(run, `jdbc:${inSchema(args)}${name}`, frame, site);
  else if (WRITES_PATH.test(method))
    for (const path of textsIn(run, argument(args, 0, 'path', 'path_or_buf', 'excel_writer'), site))
      writeFrame(run, pathName(path), frame, site);
  else return null;
  return unknown('runtime-data');
}
