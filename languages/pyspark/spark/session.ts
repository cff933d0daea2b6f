import { CONSTANT } from '../../sql/lineage/trace/flow.ts';
import { namesInSchema } from '../../sql/lineage/trace/schema-text.ts';
import type { Run, Site } from '../interpret/run.ts';
import { type Args, argument, valueAt, valuesOf } from '../values/arguments.ts';
import { stringOf, textOf } from '../values/text.ts';
import { objectValue, unknown, type Value } from '../values/value.ts';
import { frameOf, frameValue, NO_FRAME, newFrame } from './frame-values.ts';
import { keptFrame } from './frames.ts';
import { textsIn } from './given-names.ts';
import { column } from './outputs.ts';
import { newReader } from './readers.ts';
import { dropView } from './sql.ts';
import { callSql } from './sql-call.ts';
import { readTable, together } from './tables.ts';
import { intoTables } from './writers.ts';

const SESSION: Value = objectValue({ is: 'session' });

const HANDED_ON: ReadonlySet<string> = new Set(['table', 'sql', 'createDataFrame']);

export function sessionMember(name: string): Value | null {
  if (name === 'read' || name === 'readStream') return objectValue(newReader());
  if (name === 'catalog') return objectValue({ is: 'catalog' });
  if (name === 'conf') return objectValue({ is: 'conf' });
  if (name === 'builder') return objectValue({ is: 'builder' });
  return HANDED_ON.has(name)
    ? objectValue({ is: 'method', of: { is: 'session' }, name })
    : unknown('runtime-data', name);
}

/** A method of a Spark session. */
export function callSession(run: Run, method: string, args: Args, site: Site): Value {
  if (method === 'sql') return callSql(run, args, site);
  if (method === 'table') {
    const names = textsIn(run, argument(args, 0, 'tableName'), site);
    return frameValue(
      names.length === 0 ? NO_FRAME : together(names.map((name) => readTable(run, name, site))),
    );
  }
  if (method === 'createDataFrame') return createFrame(run, args);
  if (method === 'range' || method === 'emptyDataFrame')
    return frameValue(newFrame([], [column('id', CONSTANT)]));
  if (method === 'stop') return unknown('runtime-data');
  return method === 'newSession' || method === '' || /^(?:getActiveSession|active|getOrCreate)$/.test(method)
    ? SESSION
    : unknown('runtime-data');
}

/** Rows of another frame, of values with named columns, or of values that nobody names. */
function createFrame(run: Run, args: Args): Value {
  const data = valueAt(args, 0, 'data');
  const frame = frameOf(data);
  if (frame !== null) return frameValue(frame);
  const kept = keptFrame(run, valuesOf(args));
  if (kept !== null) return kept;
  const schema = valueAt(args, 1, 'schema');
  const names = schema.kind === 'list' ? schema.items.map(stringOf) : namesInSchema(stringOf(schema) ?? '');
  if (data.kind !== 'list' || names.length === 0 || names.includes(null)) return frameValue(NO_FRAME);
  return frameValue(
    newFrame(
      [],
      names.map((name) => column((name ?? '').toLowerCase(), CONSTANT)),
    ),
  );
}

/** A method of `spark.catalog`. */
export function callCatalog(run: Run, method: string, args: Args, site: Site): Value {
  if (/^drop(?:Global)?TempView$/.test(method) && run.ruledOut === 0)
    for (const name of textsIn(run, argument(args, 0, 'viewName'), site)) dropView(run, name);
  if (/^create(?:External)?Table$/.test(method))
    intoTables(run, newFrame([], []), argument(args, 0, 'tableName'), site);
  const [name] =
    /^setCurrent/.test(method) && run.ruledOut === 0
      ? textsIn(run, argument(args, 0, 'catalogName', 'dbName'), site)
      : [];
  if (name !== undefined && method === 'setCurrentCatalog')
    run.trace.session.useCatalog(run.names.place(name));
  if (name !== undefined && method === 'setCurrentDatabase') {
    const parts = run.names.place(name).split('.');
    if (parts.length > 1) run.trace.session.useCatalog(parts.slice(0, -1).join('.'));
    run.trace.session.useSchema(parts.at(-1) ?? '');
  }
  return unknown('runtime-data');
}

/** A method of `spark.conf`. */
export function callConf(run: Run, method: string, args: Args): Value {
  if (method === 'set') {
    run.given.set(textOf(valueAt(args, 0, 'key')), valueAt(args, 1, 'value'));
    return unknown('runtime-data');
  }
  return run.given.setting(valueAt(args, 0, 'key'), valueAt(args, 1, 'default'));
}
