import type { Run } from '../interpret/run.ts';
import { type Args, valueAt, valuesOf } from '../values/arguments.ts';
import type { Frame } from '../values/objects.ts';
import { stringOf, textOf } from '../values/text.ts';
import { objectValue, unknown, type Value } from '../values/value.ts';
import { where } from './asked-inside.ts';
import { COLUMN_METHODS, columnsIn, type FrameMethod } from './column-methods.ts';
import { frameOf, frameValue, LOST, withOutput } from './frame-values.ts';
import { framesIn, joinedFrames, keptFrame, sourcesOf } from './frames.ts';
import { unitedByName, unitedByPosition } from './outputs.ts';

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

const collected: FrameMethod = () => unknown('runtime-data');

const grouped: FrameMethod = (run, frame, args) =>
  objectValue({ is: 'grouped', frame, keys: columnsIn(run, valuesOf(args)), pivot: null });

const many = (names: string, method: FrameMethod): Record<string, FrameMethod> =>
  Object.fromEntries(names.split(' ').map((name) => [name, method]));

const same: FrameMethod = (_run, frame) => frameValue(frame);

/** What Spark's frames do; what is not here keeps the rows and loses the columns. */
export const FRAME_METHODS: Readonly<Record<string, FrameMethod>> = {
  ...COLUMN_METHODS,
  join,
  crossJoin,
  ...many('union unionAll', united(unitedByPosition)),
  unionByName: united(unitedByName),
  ...many('intersect intersectAll', united(unitedByPosition)),
  ...many('subtract exceptAll except_', lessened),
  transform,
  ...many('groupBy groupby group_by cube rollup', grouped),
  agg: (run, frame, args, site) =>
    run.call(objectValue({ is: 'grouped', frame, keys: [], pivot: null }), args, site),
  ...many(
    'collect first head take tail toLocalIterator count isEmpty show display printSchema explain toJSON foreach foreachPartition',
    collected,
  ),
  ...many(
    `distinct limit orderBy sort dropDuplicates drop_duplicates dropDuplicatesWithinWatermark repartition coalesce repartitionByRange
cache persist unpersist checkpoint localCheckpoint hint withWatermark sample sortWithinPartitions dropna toPandas pandas_api to_pandas_on_spark to_spark
to_pandas copy reset_index sort_values observe query offset withMetadata`.replaceAll('\n', ' '),
    same,
  ),
  pipe: transform,
  ...many('filter where', where),
};

/** A call that is not known: the rows that went in, with columns that nobody knows. */
export function unknownMethod(run: Run, frame: Frame, args: Args): Value {
  return keptFrame(run, [frameValue(frame), ...valuesOf(args)]) ?? frameValue(withOutput(frame, LOST));
}
