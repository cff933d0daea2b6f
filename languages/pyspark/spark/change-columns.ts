import { changed } from '../../sql/lineage/trace/flow.ts';
import type { Run } from '../interpret/run.ts';
import { type Args, valueAt } from '../values/arguments.ts';
import type { Frame } from '../values/objects.ts';
import { textOf } from '../values/text.ts';
import { isNothing, type Value } from '../values/value.ts';
import { columnsIn } from './column-methods.ts';
import { columnOf, nameOfColumn } from './columns.ts';
import { flowOfColumn, outputOf, withOutput } from './frame-values.ts';
import { column, withoutColumns } from './outputs.ts';

/** What a history of changes adds to the columns of its rows. */
const HISTORY = ['__START_AT', '__END_AT'];

/** The rows that a flow of changes puts into its target: the columns that it lists or leaves out, and their history. */
export function rowsOfChange(run: Run, rows: Frame, args: Args): Frame {
  const kept = keptColumns(run, rows, args);
  const isKept = kept.output.some((item) => item.is === 'column');
  const sequence = valueAt(args, 9, 'sequence_by');
  if (!isKept || isNothing(sequence) || textOf(valueAt(args, 9, 'stored_as_scd_type')) !== '2') return kept;
  const moment = changed([flowOfColumn(run, rows, columnOf(run, sequence))]);
  for (const name of HISTORY) run.names.column(name);
  return withOutput(kept, [...kept.output, ...HISTORY.map((name) => column(name.toLowerCase(), moment))]);
}

function keptColumns(run: Run, rows: Frame, args: Args): Frame {
  const listed = valueAt(args, 9, 'column_list');
  if (listed.kind === 'list') return withOutput(rows, outputOf(run, rows, columnsIn(run, [listed])));
  return withOutput(rows, withoutColumns(rows.output, namesIn(run, valueAt(args, 9, 'except_column_list'))));
}

const namesIn = (run: Run, listed: Value): string[] =>
  isNothing(listed) ? [] : columnsIn(run, [listed]).flatMap((one) => nameOfColumn(one) ?? []);
