import type { Flow } from '../../sql/lineage/trace/flow.ts';
import type { OutputItem } from '../../sql/lineage/trace/relation.ts';
import type { Run } from '../interpret/run.ts';
import { type Args, valueAt, valuesOf } from '../values/arguments.ts';
import type { Column, Grouped } from '../values/objects.ts';
import { stringOf, textOf } from '../values/text.ts';
import { objectValue, type Value } from '../values/value.ts';
import { callOf } from './column-functions.ts';
import { columnsIn } from './column-methods.ts';
import { columnOf, namedColumn } from './columns.ts';
import { flowOfColumn, frameValue, LOST, outputOf, withOutput } from './frame-values.ts';
import { keptFrame } from './frames.ts';
import { column } from './outputs.ts';

const SUMMARIES = new Set(['sum', 'avg', 'mean', 'max', 'min']);

/** A method of grouped rows. */
export function callGrouped(run: Run, of: Grouped, method: string, args: Args): Value {
  if (method === 'pivot') return pivoted(run, of, args);
  if (method === 'agg' || method === '') return aggregated(run, of, aggregatesIn(run, args));
  if (method === 'count')
    return aggregated(run, of, [
      summary('count', { value: namedColumn(run, '*').value, names: [] }, 'count'),
    ]);
  if (SUMMARIES.has(method)) {
    const columns = columnsIn(run, valuesOf(args)).filter(({ value }) => value.is === 'column');
    if (columns.length > 0)
      return aggregated(
        run,
        of,
        columns.map((one) => summary(method, one, null)),
      );
  }
  return keptFrame(run, [frameValue(of.frame), ...valuesOf(args)]) ?? frameValue(withOutput(of.frame, LOST));
}

function pivoted(run: Run, of: Grouped, args: Args): Value {
  const values = valueAt(args, 1, 'values');
  const isKnown = values.kind === 'list' && values.items.every(({ kind }) => kind === 'constant');
  const on = columnOf(run, valueAt(args, 0, 'pivot_col'));
  return objectValue({ ...of, pivot: { on, values: isKnown ? values.items.map(textOf) : null } });
}

/** `agg(F.sum("x"))`, `agg({"x": "sum"})`. */
function aggregatesIn(run: Run, args: Args): Column[] {
  const [first] = valuesOf(args);
  if (first?.kind !== 'dict') return columnsIn(run, valuesOf(args));
  return [...first.entries].map(([name, method]) =>
    summary(
      stringOf(method) ?? 'max',
      name === '*' ? { ...namedColumn(run, '*') } : namedColumn(run, name),
      null,
    ),
  );
}

function summary(method: string, { value }: Column, name: string | null): Column {
  const own = value.is === 'column' ? (value.parts.at(-1)?.text ?? '') : '1';
  return { value: callOf(method, [value]), names: [name ?? `${method === 'mean' ? 'avg' : method}(${own})`] };
}

/** Keys, then what is made of each group. */
function aggregated(run: Run, { frame, keys, pivot }: Grouped, columns: readonly Column[]): Value {
  const groups = outputOf(run, frame, keys);
  if (pivot === null) return frameValue(withOutput(frame, [...groups, ...outputOf(run, frame, columns)]));
  if (pivot.values === null) return frameValue(withOutput(frame, [...groups, ...LOST]));
  const flows = columns.map((one) => [one, flowOfColumn(run, frame, one)] as const);
  const made = pivot.values.flatMap((value) =>
    flows.map((one) => pivotColumn(run, value, one, flows.length > 1)),
  );
  return frameValue(withOutput(frame, [...groups, ...made]));
}

function pivotColumn(
  run: Run,
  value: string,
  [{ names }, flow]: readonly [Column, Flow],
  isOneOfMany: boolean,
): OutputItem {
  const name = isOneOfMany && names[0] !== undefined ? `${value}_${names[0]}` : value;
  run.names.column(name);
  return column(name.toLowerCase(), flow);
}
