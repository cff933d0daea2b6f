import { CONSTANT, changed, type Flow, UNKNOWN, unite } from '../../sql/lineage/trace/flow.ts';
import type { Run } from '../interpret/run.ts';
import type { Frame } from '../values/objects.ts';
import { stringOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { isColumn } from './columns.ts';
import { flowOfColumn, LOST, withOutput } from './frame-values.ts';
import { flowNamed, withColumn } from './outputs.ts';

/** `pdf["x"] = value`: the frame with that column. `inRows`: `pdf.loc[rows, "x"] = value` changes some of its values. */
export function withItem(run: Run, frame: Frame, at: Value, value: Value, inRows: boolean): Frame {
  const name = stringOf(inRows && at.kind === 'list' ? (at.items.at(-1) ?? at) : at);
  if (name === null) return withOutput(frame, LOST);
  run.names.column(name);
  const flow = flowOf(run, frame, value);
  const all = inRows ? changed([unite([flowNamed(run.trace, frame.output, name), flow])]) : flow;
  return withOutput(frame, withColumn(frame.output, name, all));
}

function flowOf(run: Run, frame: Frame, value: Value): Flow {
  if (isColumn(value)) return flowOfColumn(run, frame, value.object.column);
  return value.kind === 'constant' ? CONSTANT : UNKNOWN;
}
