import type { Expression } from '../../sql/lineage/syntax.ts';
import type { Run } from '../interpret/run.ts';
import { type Args, valuesOf } from '../values/arguments.ts';
import type { Column } from '../values/objects.ts';
import { stringOf } from '../values/text.ts';
import { NOTHING, type Value } from '../values/value.ts';
import { columnValue, isColumn, literalOf, nameOfColumn } from './columns.ts';

const operation = (parts: readonly Expression[]): Expression => ({ is: 'operation', parts, name: null });

/** What an operator of Python makes of columns and plain values. */
export function columnOperation(_run: Run, values: readonly Value[]): Value {
  return columnValue(operation(values.map((value) => literalOf(value).value)));
}

/** Methods that give their column another name, another type or an order. */
const SAME_NAME = new Set(['cast', 'astype', 'try_cast']);
const ITSELF = /^(?:asc|desc)(?:_nulls_(?:first|last))?$|^outer$/;

/** A method of a column; what is not known is an operator over it. */
export function callColumn(run: Run, column: Column, method: string, args: Args): Value {
  const given = valuesOf(args);
  if (method === 'alias' || method === 'name') {
    const names = args.positional.flatMap(({ value }) => stringOf(value) ?? []);
    for (const name of names) run.names.column(name);
    return columnValue(column.value, names);
  }
  if (ITSELF.test(method)) return columnValue(column.value, column.names);
  if (method === 'over') return over(column);
  const made = operation([column.value, ...flattened(given).map((value) => literalOf(value).value)]);
  const name = SAME_NAME.has(method) ? nameOfColumn(column) : null;
  return columnValue(made, name === null ? [] : [name]);
}

const flattened = (values: readonly Value[]): Value[] =>
  values.flatMap((value) => (value.kind === 'list' ? value.items : [value]));

/** A window around a function: its partition and order are no sources. */
function over({ value, names }: Column): Value {
  return columnValue(value.is === 'call' ? { ...value, over: true } : operation([value]), names);
}

/** A field of a struct, an element of an array. */
export function columnField(_run: Run, column: Column, at: Value): Value {
  const name = stringOf(at);
  const parts = isColumn(at) ? [column.value, at.object.column.value] : [column.value];
  return columnValue(operation(parts), name === null ? [] : [name]);
}

export const fieldNamed = (run: Run, column: Column, name: string): Value =>
  columnField(run, column, { ...NOTHING, kind: 'constant', value: name });
