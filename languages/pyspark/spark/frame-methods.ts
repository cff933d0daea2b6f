import type { Run, Site } from '../interpret/run.ts';
import { type Args, allOf, valueAt, valuesOf } from '../values/arguments.ts';
import type { Column, Frame } from '../values/objects.ts';
import { stringOf, textOf } from '../values/text.ts';
import { constant, list, objectValue, unknown, type Value } from '../values/value.ts';
import { columnOf, isColumn, sqlColumn } from './columns.ts';
import { flowOfColumn, frameOf, frameValue, LOST, outputOf, withOutput } from './frame-values.ts';
import { framesIn, joinedFrames, keptFrame, sourcesOf } from './frames.ts';
import { changedColumns, namesOf, renamed, unitedByName, unitedByPosition, withColumn, withoutColumns } from './outputs.ts';

export type FrameMethod = (run: Run, frame: Frame, args: Args, site: Site) => Value;

/** Columns that a call names, one by one or in lists. */
export const columnsIn = (run: Run, values: readonly Value[]): Column[] =>
  values.flatMap((value) => (value.kind === 'list' ? value.items : [value])).map((value) => columnOf(run, value));

const texts = (values: readonly Value[]): string[] =>
  values
    .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
    .flatMap((value) => stringOf(value) ?? []);

const select: FrameMethod = (run, frame, args) =>
  frameValue(withOutput(frame, outputOf(run, frame, columnsIn(run, valuesOf(args)))));

const selectExpr: FrameMethod = (run, frame, args) =>
  frameValue(withOutput(frame, outputOf(run, frame, texts(valuesOf(args)).map((text) => sqlColumn(run, text)))));

const addColumn: FrameMethod = (run, frame, args) =>
  frameValue(added(run, frame, valueAt(args, 0, 'colName'), valueAt(args, 1, 'col')));

function added(run: Run, frame: Frame, name: Value, value: Value): Frame {
  const written = stringOf(name);
  if (written === null) return withOutput(frame, LOST);
  run.names.column(written);
  const flow = flowOfColumn(run, frame, columnOf(run, value));
  return withOutput(frame, withColumn(frame.output, written, flow));
}

const addColumns: FrameMethod = (run, frame, args) => {
  const given = valueAt(args, 0, 'colsMap');
  if (given.kind !== 'dict') return frameValue(withOutput(frame, LOST));
  // All of them are made of the columns as they were.
  const flows = [...given.entries].map(([name, value]) => {
    run.names.column(name);
    return [name, flowOfColumn(run, frame, columnOf(run, value))] as const;
  });
  return frameValue(withOutput(frame, flows.reduce((output, [name, flow]) => withColumn(output, name, flow), frame.output)));
};

const renameColumn: FrameMethod = (run, frame, args) => {
  const [from, to] = [stringOf(valueAt(args, 0, 'existing')), stringOf(valueAt(args, 1, 'new'))];
  return from === null || to === null ? frameValue(withOutput(frame, LOST)) : renamedAll(run, frame, [[from, to]]);
};

function renamedAll(run: Run, frame: Frame, pairs: readonly (readonly [string, string])[]): Value {
  let { output } = frame;
  for (const [from, to] of pairs) {
    run.names.column(to);
    output = renamed(run.trace, output, from, to);
  }
  return frameValue(withOutput(frame, output));
}

const renameColumns: FrameMethod = (run, frame, args) => {
  const given = valueAt(args, 0, 'colsMap');
  const map = given.kind === 'dict' ? given : valueAt(args, 9, 'columns');
  if (map.kind !== 'dict') return frameValue(frame);
  return renamedAll(
    run,
    frame,
    [...map.entries].map(([from, to]) => [from, textOf(to)] as const),
  );
};

const toDf: FrameMethod = (run, frame, args) => {
  const names = texts(valuesOf(args));
  if (names.length === 0) return frameValue(frame);
  for (const name of names) run.names.column(name);
  if (namesOf(frame.output)?.length !== names.length) return frameValue(withOutput(frame, LOST));
  const output = frame.output.map((item, at) =>
    item.is === 'column' ? { ...item, name: names[at]?.toLowerCase() ?? null } : item,
  );
  return frameValue(withOutput(frame, output));
};

const drop: FrameMethod = (run, frame, args) => {
  const given = valuesOf(args).flatMap((value) => (value.kind === 'list' ? value.items : [value]));
  const bound = given.filter(isColumn).filter(({ object }) => object.column.value.is === 'column');
  const names = given.flatMap((value) => stringOf(value) ?? []);
  let output = withoutColumns(frame.output, names);
  for (const { object } of bound) output = withoutBound(run, frame, output, object.column);
  return frameValue(withOutput(frame, output));
};

/** `drop(df.x)` takes that column away and leaves another one of the same name. */
function withoutBound(run: Run, frame: Frame, output: Frame['output'], column: Column): Frame['output'] {
  const flow = flowOfColumn(run, frame, column);
  const name = (column.names[0] ?? nameIn(column)).toLowerCase();
  const same = output.filter((item) => item.is === 'column' && item.name === name);
  if (same.length < 2) return withoutColumns(output, [name]);
  const gone = same.find((item) => item.is === 'column' && [...item.flow.sources].every((one) => flow.sources.has(one)));
  return output.filter((item) => item !== (gone ?? same.at(-1)));
}

const nameIn = ({ value }: Column): string => (value.is === 'column' ? (value.parts.at(-1)?.text ?? '') : '');

const alias: FrameMethod = (_run, frame, args) => {
  const name = stringOf(valueAt(args, 0, 'alias'));
  if (name === null) return frameValue(frame);
  return frameValue({ ...frame, aliases: new Map([...frame.aliases, [name, frame.output]]) });
};

const join: FrameMethod = (run, frame, args) => {
  const other = frameOf(valueAt(args, 0, 'other', 'right'));
  if (other === null) return keptFrame(run, [frameValue(frame), ...valuesOf(args)]) ?? frameValue(frame);
  const on = valueAt(args, 1, 'on');
  const how = (stringOf(valueAt(args, 2, 'how')) ?? 'inner').toLowerCase().replaceAll(' ', '_');
  const given = on.kind === 'list' ? on.items : [on];
  const keys = given.every((key) => stringOf(key) !== null) ? given.map(textOf) : null;
  return frameValue(joinedFrames(run, frame, other, keys, how));
};

const crossJoin: FrameMethod = (run, frame, args) => {
  const other = frameOf(valueAt(args, 0, 'other'));
  return frameValue(other === null ? frame : joinedFrames(run, frame, other, null, 'inner'));
};

function united(how: typeof unitedByName): FrameMethod {
  return (_run, frame, args) => {
    const others = valuesOf(args).flatMap((value) => framesIn(value));
    const output = others.reduce((all, other) => how(all, other.output), frame.output);
    return frameValue({ ...frame, sources: new Set(sourcesOf([frame, ...others])), output });
  };
}

/** Rows of one side, chosen by those of the other. */
const lessened: FrameMethod = (_run, frame, args) => {
  const others = valuesOf(args).flatMap((value) => framesIn(value));
  return frameValue({ ...frame, sources: new Set(sourcesOf([frame, ...others])) });
};

const transform: FrameMethod = (run, frame, args, site) => {
  const [fn, ...rest] = args.positional;
  if (fn === undefined) return frameValue(frame);
  const given = { positional: [{ value: frameValue(frame), written: '' }, ...rest], named: args.named };
  return run.call(fn.value, given, site);
};

const fill: FrameMethod = (_run, frame, args) => {
  const map = valueAt(args, 0, 'value', 'to_replace');
  const names = map.kind === 'dict' ? [...map.entries.keys()] : texts(allOf(args).slice(1).map(({ value }) => value));
  return frameValue(withOutput(frame, changedColumns(frame.output, names)));
};

const collected: FrameMethod = () => unknown('runtime-data');

/** Names of the columns where all are known. */
export function columnNames(run: Run, { output }: Frame): Value {
  const names = namesOf(output);
  return names === null ? unknown('runtime-data') : list(names.map((name) => constant(run.names.shownColumn(name))));
}

const grouped: FrameMethod = (run, frame, args) =>
  objectValue({ is: 'grouped', frame, keys: columnsIn(run, valuesOf(args)), pivot: null });

const many = (names: string, method: FrameMethod): Record<string, FrameMethod> =>
  Object.fromEntries(names.split(' ').map((name) => [name, method]));

const same: FrameMethod = (_run, frame) => frameValue(frame);

/** What Spark's frames do; what is not here keeps the rows and loses the columns. */
export const FRAME_METHODS: Readonly<Record<string, FrameMethod>> = {
  select,
  selectExpr,
  withColumn: addColumn,
  withColumns: addColumns,
  withColumnRenamed: renameColumn,
  withColumnsRenamed: renameColumns,
  rename: renameColumns,
  toDF: toDf,
  drop,
  alias,
  join,
  crossJoin,
  ...many('union unionAll', united(unitedByPosition)),
  unionByName: united(unitedByName),
  ...many('subtract exceptAll intersect intersectAll except_', lessened),
  transform,
  ...many('fillna replace', fill),
  ...many('groupBy groupby group_by cube rollup', grouped),
  agg: (run, frame, args, site) => run.call(objectValue({ is: 'grouped', frame, keys: [], pivot: null }), args, site),
  ...many('collect first head take tail toLocalIterator count isEmpty show display printSchema explain toJSON foreach foreachPartition', collected),
  ...many(
    `distinct filter where limit orderBy sort dropDuplicates drop_duplicates dropDuplicatesWithinWatermark repartition coalesce repartitionByRange
cache persist unpersist checkpoint localCheckpoint hint withWatermark sample sortWithinPartitions dropna toPandas pandas_api to_pandas_on_spark to_spark
to_pandas copy reset_index sort_values observe query offset withMetadata`.replaceAll('\n', ' '),
    same,
  ),
  pipe: transform,
};

/** A call that is not known: the rows that went in, with columns that nobody knows. */
export function unknownMethod(run: Run, frame: Frame, args: Args): Value {
  return keptFrame(run, [frameValue(frame), ...valuesOf(args)]) ?? frameValue(withOutput(frame, LOST));
}
