import { callParser } from '../given.ts';
import type { Run, Site } from '../interpret/run.ts';
import { namedTuple } from '../native/named-tuple.ts';
import { callPath, pathMember } from '../native/paths.ts';
import { callFuture, callPool } from '../native/pools.ts';
import { type Args, argument } from '../values/arguments.ts';
import type { Column, Frame, SparkObject } from '../values/objects.ts';
import { stringOf } from '../values/text.ts';
import { constant, list, NOTHING, objectValue, type Unknown, unknown, type Value } from '../values/value.ts';
import { columnNames } from './column-methods.ts';
import { columnOf, columnValue, flowExpression, isColumn } from './columns.ts';
import { callDelta, callMerge } from './delta.ts';
import { callFeatureStore, callTrainingSet } from './feature-store.ts';
import { FRAME_METHODS, unknownMethod } from './frame-methods.ts';
import { flowOfColumn, frameValue, LOST, NO_FRAME, withOutput } from './frame-values.ts';
import { textsIn } from './given-names.ts';
import { callGrouped } from './grouped.ts';
import { callKeptInStep } from './named-tables.ts';
import { callColumn, columnField, fieldNamed } from './operators.ts';
import { changedColumns, namesOf } from './outputs.ts';
import { writeOfPandas } from './pandas.ts';
import { callReader } from './readers.ts';
import { callCatalog, callConf, callSession, sessionMember } from './session.ts';
import { defineView } from './sql.ts';
import { callTableWriter, callWriter, newWriter } from './writers.ts';

type Of<K extends SparkObject['is']> = Extract<SparkObject, { is: K }>;
type Called<O> = (run: Run, of: O, method: string, args: Args, site: Site) => Value;

const itself: Called<SparkObject> = (_run, of) => objectValue(of);

const CALLS: { readonly [K in SparkObject['is']]: Called<Of<K>> } = {
  session: (run, _of, method, args, site) => callSession(run, method, args, site),
  builder: (_run, of, method) =>
    /^(?:getOrCreate|create)$/.test(method) ? objectValue({ is: 'session' }) : objectValue(of),
  catalog: (run, _of, method, args, site) => callCatalog(run, method, args, site),
  conf: (run, _of, method, args) => callConf(run, method, args),
  window: itself,
  conditional: itself,
  frame: (run, { frame }, method, args, site) => callFrame(run, frame, method, args, site),
  column: (run, { column }, method, args) => callColumn(run, column, method, args),
  'table-writer': (run, of, method, _args, site) => callTableWriter(run, of, method, site),
  fill: (run, { frame }, method, args, site) =>
    callFrame(run, frame, method === 'fill' ? 'fillna' : method === 'drop' ? 'dropna' : method, args, site),
  path: (run, of, method, args) => callPath(run, of.text, method, args),
  parser: (run, of, method, args) => callParser(of, method, args, run.given),
  'open-file': (_run, { text }, method) =>
    method === 'read' && text !== null ? constant(text) : unknown('runtime-data'),
  'data-class': (_run, { fields }, _method, args) => namedTuple(fields, args),
  method: (run, { of, name }, method, args, site) =>
    method === '' ? callObject(run, of, name, args, site) : unknown('runtime-data'),
  pool: (run, _of, method, args, site) => callPool(run, method, args, site),
  future: (_run, { value }, method) => callFuture(value, method),
  reader: callReader,
  writer: callWriter,
  grouped: (run, of, method, args) => callGrouped(run, of, method, args),
  delta: callDelta,
  merge: callMerge,
  declaration: itself,
  'feature-store': (run, _of, method, args, site) => callFeatureStore(run, method, args, site),
  'training-set': (_run, of, method) => callTrainingSet(of, method),
};

/** A method of something that a program works with; '' calls the thing itself. */
export function callObject(run: Run, of: SparkObject, method: string, args: Args, site: Site): Value {
  return (CALLS[of.is] as Called<SparkObject>)(run, of, method, args, site);
}

const VIEW = /^create(?:OrReplace)?(?:Global)?TempView$|^registerTempTable$/;

function callFrame(run: Run, frame: Frame, method: string, args: Args, site: Site): Value {
  if (VIEW.test(method)) {
    for (const name of textsIn(run, argument(args, 0, 'name'), site)) defineView(run, name, frame);
    return unknown('runtime-data');
  }
  if (method === 'writeTo')
    return objectValue({ is: 'table-writer', frame, target: argument(args, 0, 'table') });
  if (method === 'merge' && !args.named.has('source'))
    return FRAME_METHODS['join']?.(run, frame, args, site) ?? NOTHING;
  if (method === '') return NOTHING;
  const own = Object.hasOwn(FRAME_METHODS, method) ? FRAME_METHODS[method] : undefined;
  return (
    own?.(run, frame, args, site) ??
    writeOfPandas(run, frame, method, args, site) ??
    unknownMethod(run, frame, args)
  );
}

/** What stands behind the dot of something that a program works with; null where only the run tells. */
export function memberOfObject(run: Run, of: SparkObject, name: string): Value | null {
  switch (of.is) {
    case 'session':
      return sessionMember(name);
    case 'frame':
      return frameMember(run, of.frame, name);
    case 'column':
      return fieldNamed(run, of.column, name);
    case 'path':
      return pathMember(of.text, name);
    case 'window':
      return objectValue(of);
    case 'writer':
    case 'reader':
      return objectValue({ is: 'method', of, name });
    default:
      return null;
  }
}

function frameMember(run: Run, frame: Frame, name: string): Value | null {
  if (name === 'write' || name === 'writeStream') return objectValue(newWriter(frame));
  if (name === 'sparkSession' || name === 'sql_ctx') return objectValue({ is: 'session' });
  if (name === 'na') return objectValue({ is: 'fill', frame });
  if (name === 'rdd') return frameValue(withOutput(frame, LOST));
  if (name === 'columns') return columnNames(run, frame);
  if (/^(?:schema|dtypes|shape|index|stat|isStreaming|storageLevel|empty)$/.test(name)) return null;
  if (/^(?:loc|iloc|at|iat|str|dt|plot|spark)$/.test(name)) return frameValue(frame);
  return boundColumn(run, frame, name);
}

/** `df.x`, `df["x"]`: what the column is now, whatever becomes of the name later. */
function boundColumn(run: Run, frame: Frame, name: string): Value {
  const column = columnOf(run, constant(name));
  if (column.value.is === 'star') return boundStar(run, frame, column);
  return columnValue(flowExpression(run, flowOfColumn(run, frame, column)), [name]);
}

/** `df["*"]` behind a join means the columns of that one frame, where they are known. */
function boundStar(run: Run, frame: Frame, { value }: Column): Value {
  const names = namesOf(frame.output);
  return names === null ? columnValue(value) : list(names.map((name) => boundColumn(run, frame, name)));
}

/** What stands in brackets behind it. */
export function objectItem(run: Run, of: SparkObject, at: Value): Value | null {
  if (of.is === 'column') return columnField(run, of.column, at);
  if (of.is !== 'frame') return null;
  const name = stringOf(at);
  if (name !== null) return boundColumn(run, of.frame, name);
  if (at.kind === 'list')
    return (
      FRAME_METHODS['select']?.(
        run,
        of.frame,
        { positional: [{ value: at, written: '' }], named: new Map() },
        { file: '', lines: [1, 1] },
      ) ?? null
    );
  return frameValue(isColumn(at) ? of.frame : withOutput(of.frame, changedColumns(of.frame.output, [])));
}

const SESSIONS =
  /^(?:.*\.)?(?:spark|_spark|SparkSession|DatabricksSession|spark_?session|session|sqlContext|sqlCtx|sc)$/i;
const FRAMES = /^(?:.*\.)?(?:DataFrame|df|.*_df|batch.*|frame|data)$/i;

/** What an unknown value is used as, as its name or the type of its parameter tells; null where neither does. */
function assumed({ label, reason }: Unknown): SparkObject | null {
  if (reason !== 'function-parameter' && reason !== 'undefined-name' && reason !== 'missing-file')
    return null;
  if (SESSIONS.test(label)) return { is: 'session' };
  return FRAMES.test(label) ? { is: 'frame', frame: NO_FRAME } : null;
}

/** What stands behind the dot of an unknown value. */
export function openMember(run: Run, of: Unknown, name: string): Value {
  const known = assumed(of);
  if (known !== null) return memberOfObject(run, known, name) ?? unknown(of.reason, name);
  if (name === 'write' || name === 'writeStream') return objectValue(newWriter(NO_FRAME));
  return name === 'sparkSession' ? objectValue({ is: 'session' }) : unknown(of.reason, name);
}

/** A call of a method of an unknown value; null where nothing tells what it does. */
export function callOpenMethod(run: Run, of: Unknown, name: string, args: Args, site: Site): Value | null {
  const known = assumed(of);
  if (known !== null) return callObject(run, known, name, args, site);
  if (VIEW.test(name) || name === 'writeTo') return callFrame(run, NO_FRAME, name, args, site);
  return callKeptInStep(run, name, args, site);
}
