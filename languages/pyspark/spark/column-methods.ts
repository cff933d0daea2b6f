import { CONSTANT, changed, unite } from '../../sql/lineage/trace/flow.ts';
import type { Run, Site } from '../interpret/run.ts';
import { type Args, allOf, valueAt, valuesOf } from '../values/arguments.ts';
import type { Column, Frame } from '../values/objects.ts';
import { stringOf, textOf } from '../values/text.ts';
import { constant, isNothing, list, unknown, type Value } from '../values/value.ts';
import { selectAsking } from './asked-inside.ts';
import { columnOf, isColumn, sqlColumn } from './columns.ts';
import { flowOfColumn, frameValue, LOST, outputOf, withOutput } from './frame-values.ts';
import { changedColumns, column, namesOf, renamed, withColumn, withoutColumns } from './outputs.ts';

export type FrameMethod = (run: Run, frame: Frame, args: Args, site: Site) => Value;

/** Columns that a call names, one by one or in lists. */
export const columnsIn = (run: Run, values: readonly Value[]): Column[] =>
  values
    .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
    .map((value) => columnOf(run, value));

const texts = (values: readonly Value[]): string[] =>
  values
    .flatMap((value) => (value.kind === 'list' ? value.items : [value]))
    .flatMap((value) => stringOf(value) ?? []);

const select: FrameMethod = (run, frame, args) =>
  frameValue(withOutput(frame, outputOf(run, frame, columnsIn(run, valuesOf(args)))));

const selectExpr: FrameMethod = (run, frame, args, site) => {
  const asked = selectAsking(run, frame, args, site);
  if (asked !== null) return frameValue(asked);
  const columns = texts(valuesOf(args)).map((text) => sqlColumn(run, text));
  return frameValue(withOutput(frame, outputOf(run, frame, columns)));
};

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
  return frameValue(
    withOutput(
      frame,
      flows.reduce((output, [name, flow]) => withColumn(output, name, flow), frame.output),
    ),
  );
};

const renameColumn: FrameMethod = (run, frame, args) => {
  const [from, to] = [stringOf(valueAt(args, 0, 'existing')), stringOf(valueAt(args, 1, 'new'))];
  return from === null || to === null
    ? frameValue(withOutput(frame, LOST))
    : renamedAll(run, frame, [[from, to]]);
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
  const gone = same.find(
    (item) => item.is === 'column' && [...item.flow.sources].every((one) => flow.sources.has(one)),
  );
  return output.filter((item) => item !== (gone ?? same.at(-1)));
}

const nameIn = ({ value }: Column): string => (value.is === 'column' ? (value.parts.at(-1)?.text ?? '') : '');

/** `unpivot(ids, values, name, value)`: what stands in many columns comes one below the other. */
const unpivot: FrameMethod = (run, frame, args) => {
  const [ids, values] = [valueAt(args, 0, 'ids'), valueAt(args, 1, 'values')];
  const [name, value] = [valueAt(args, 2, 'variableColumnName'), valueAt(args, 3, 'valueColumnName')].map(
    stringOf,
  );
  if (name == null || value == null || isNothing(values)) return frameValue(withOutput(frame, LOST));
  const flows = columnsIn(run, [values]).map((one) => flowOfColumn(run, frame, one));
  for (const made of [name, value]) run.names.column(made);
  return frameValue(
    withOutput(frame, [
      ...outputOf(run, frame, columnsIn(run, [ids])),
      column(name.toLowerCase(), CONSTANT),
      column(value.toLowerCase(), changed([unite(flows)])),
    ]),
  );
};

const alias: FrameMethod = (_run, frame, args) => {
  const name = stringOf(valueAt(args, 0, 'alias'));
  if (name === null) return frameValue(frame);
  return frameValue({ ...frame, aliases: new Map([...frame.aliases, [name, frame.output]]) });
};

const fill: FrameMethod = (_run, frame, args) => {
  const map = valueAt(args, 0, 'value', 'to_replace');
  const names =
    map.kind === 'dict'
      ? [...map.entries.keys()]
      : texts(
          allOf(args)
            .slice(1)
            .map(({ value }) => value),
        );
  return frameValue(withOutput(frame, changedColumns(frame.output, names)));
};

/** Names of the columns where all are known. */
export function columnNames(run: Run, { output }: Frame): Value {
  const names = namesOf(output);
  return names === null
    ? unknown('runtime-data')
    : list(names.map((name) => constant(run.names.shownColumn(name))));
}

/** Methods that give a frame other columns. */
export const COLUMN_METHODS: Readonly<Record<string, FrameMethod>> = {
  select,
  selectExpr,
  withColumn: addColumn,
  withColumns: addColumns,
  withColumnRenamed: renameColumn,
  withColumnsRenamed: renameColumns,
  rename: renameColumns,
  toDF: toDf,
  unpivot,
  melt: unpivot,
  drop,
  alias,
  fillna: fill,
  replace: fill,
};
