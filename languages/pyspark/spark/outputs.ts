import { changed, type Flow } from '../../sql/lineage/trace/flow.ts';
import {
  column,
  columnsOf,
  type Output,
  type OutputItem,
  relationOf,
} from '../../sql/lineage/trace/relation.ts';
import { ofRelation } from '../../sql/lineage/trace/resolve-column.ts';
import type { Trace } from '../../sql/lineage/trace/trace.ts';
import { uniteByName, uniteByPosition } from '../../sql/lineage/trace/trace-query.ts';
import { takeOut } from '../../sql/lineage/trace/trace-star.ts';

export type { Output };
export const unitedByName = uniteByName;
export const unitedByPosition = uniteByPosition;
export const withoutColumns = (output: Output, names: readonly string[]): Output =>
  takeOut(output, new Set(names.map((name) => name.toLowerCase())));

/** The flow of a column of these, known or possible. */
export const flowNamed = (trace: Trace, output: Output, name: string): Flow =>
  ofRelation(trace, relationOf(output, []), name.toLowerCase());

/** A column in its old place, or behind all others. */
export function withColumn(output: Output, name: string, flow: Flow): Output {
  const key = name.toLowerCase();
  const made = column(key, flow);
  if (output.some((item) => item.is === 'column' && item.name === key))
    return output.map((item) => (item.is === 'column' && item.name === key ? made : item));
  return [...withoutColumns(output, [key]), made];
}

/** Old names to new ones; a column that is not told yet is told by it. */
export function renamed(trace: Trace, output: Output, from: string, to: string): Output {
  const [old, name] = [from.toLowerCase(), to.toLowerCase()];
  if (columnsOf(output).has(old))
    return output.map((item) => (item.is === 'column' && item.name === old ? { ...item, name } : item));
  const isOpen = output.some((item) => item.is === 'open');
  return isOpen
    ? [...withoutColumns(output, [old, name]), column(name, flowNamed(trace, output, old))]
    : output;
}

/** Values of some columns changed in their places: filled, replaced. */
export const changedColumns = (output: Output, names: readonly string[]): Output => {
  const keys = new Set(names.map((name) => name.toLowerCase()));
  return output.map(
    (item): OutputItem =>
      item.is === 'column' && item.name !== null && keys.has(item.name)
        ? column(item.name, changed([item.flow]))
        : item,
  );
};

/** Names in order where all are known. */
export function namesOf(output: Output): string[] | null {
  const names = output.flatMap((item) => (item.is === 'column' && item.name !== null ? [item.name] : []));
  return names.length === output.length ? names : null;
}

export { column, columnsOf };
