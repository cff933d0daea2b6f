import { type Flow, UNKNOWN } from '../../sql/lineage/trace/flow.ts';
import { type Output, type Relation, relationOf } from '../../sql/lineage/trace/relation.ts';
import { innerScope, type Scope } from '../../sql/lineage/trace/scope.ts';
import { traceItems } from '../../sql/lineage/trace/trace-select.ts';
import { flowWithFields } from '../../sql/lineage/trace/value-fields.ts';
import type { Run } from '../interpret/run.ts';
import type { Column, Frame } from '../values/objects.ts';
import { objectValue, type Value } from '../values/value.ts';
import { itemOfColumn } from './columns.ts';

/** Columns of which nothing is known. */
export const LOST: Output = [
  { is: 'open', open: { tables: [], without: new Set(), lost: false, flow: UNKNOWN } },
];

export const newFrame = (sources: Iterable<string>, output: Output): Frame => ({
  sources: new Set(sources),
  output,
  aliases: new Map(),
});

export const NO_FRAME: Frame = newFrame([], LOST);

/** Rows of a table or path whose columns nobody told. */
export const frameOfTable = (run: Run, name: string): Frame => newFrame([name], run.trace.tableOutput(name));

export const frameValue = (frame: Frame): Value => objectValue({ is: 'frame', frame });
export const frameOf = (value: Value): Frame | null =>
  value.kind === 'object' && value.object.is === 'frame' ? value.object.frame : null;

/** The same rows with other columns. */
export const withOutput = (frame: Frame, output: Output): Frame => ({ ...frame, output });

/** The engine's scope in which a frame's columns are looked up. */
export function scopeOf(run: Run, { output, aliases }: Frame): Scope {
  const named: Relation[] = [...aliases].map(([name, columns]) =>
    relationOf(columns, [name.toLowerCase()], { hidden: true }),
  );
  return innerScope(null, {
    relations: [relationOf(output, []), ...named],
    parameters: run.pipeline.flows,
  });
}

/** What a list of column expressions gives. */
export function outputOf(run: Run, frame: Frame, columns: readonly Column[]): Output {
  return traceItems(run.trace, columns.map(itemOfColumn), scopeOf(run, frame), new Map());
}

/** Where the value of one expression comes from. */
export const flowOfColumn = (run: Run, frame: Frame, { value }: Column): Flow =>
  value.is === 'star' ? UNKNOWN : flowWithFields(run.trace, value, scopeOf(run, frame));
