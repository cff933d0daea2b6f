import { readItem } from '../../sql/lineage/read/read-select.ts';
import { readerOf } from '../../sql/lineage/run/context.ts';
import type { Expression, SelectItem } from '../../sql/lineage/syntax.ts';
import { type Flow, UNKNOWN } from '../../sql/lineage/trace/flow.ts';
import { tokenize } from '../../sql/tokenize.ts';
import type { Run } from '../interpret/run.ts';
import type { Column } from '../values/objects.ts';
import { reasonIn, stringOf } from '../values/text.ts';
import { objectValue, type Value } from '../values/value.ts';
import { partsOf } from './names.ts';

type ColumnValue = Extract<Value, { kind: 'object' }> & { readonly object: { readonly is: 'column' } };

export const isColumn = (value: Value): value is ColumnValue =>
  value.kind === 'object' && value.object.is === 'column';

export const columnValue = (value: Expression, names: readonly string[] = []): Value =>
  objectValue({ is: 'column', column: { value, names } });

export const CONSTANT_EXPRESSION: Expression = { is: 'constant', text: null };

/** Something that nobody can follow; its flow is told in every scope by this name. */
const UNKNOWN_NAME = '#unknown';
export const UNKNOWN_EXPRESSION: Expression = { is: 'column', parts: [{ text: UNKNOWN_NAME, quoted: true }] };
export const flowNames = (): Map<string, Flow> => new Map([[UNKNOWN_NAME, UNKNOWN]]);

/** A flow that is known already as an expression. */
export function flowExpression(run: Run, flow: Flow): Expression {
  const name = `#${run.pipeline.flows.size}`;
  run.pipeline.flows.set(name, flow);
  return { is: 'column', parts: [{ text: name, quoted: true }] };
}

/** `a`, `t.a`, `*`, `t.*`. */
export function namedColumn(run: Run, name: string): Column {
  if (reasonIn(name) !== null) return { value: UNKNOWN_EXPRESSION, names: [] };
  const star = /^(?:(.*)\.)?\*$/.exec(name.trim());
  if (star !== null) return { value: starOf(star[1]), names: [] };
  const parts = partsOf(name);
  run.names.column(parts.at(-1)?.text ?? '');
  return { value: { is: 'column', parts }, names: [] };
}

const starOf = (qualifier: string | undefined): Expression => ({
  is: 'star',
  qualifier: qualifier === undefined ? [] : partsOf(qualifier),
  of: null,
  except: [],
  replace: [],
  rename: [],
  filter: null,
});

/** An argument that stands for a column: a text is its name. */
export function columnOf(run: Run, value: Value): Column {
  if (isColumn(value)) return value.object.column;
  const name = stringOf(value);
  return name === null ? madeOf(value) : namedColumn(run, name);
}

/** What a whole column is made of: what nobody defines here may be made of any column. */
function madeOf(value: Value): Column {
  return value.kind === 'unknown' && UNSEEN.has(value.reason)
    ? { value: UNKNOWN_EXPRESSION, names: [] }
    : literalOf(value);
}

const UNSEEN: ReadonlySet<string> = new Set(['undefined-name', 'missing-file', 'function-parameter']);

/** An argument that stands for a value: a text is itself. */
export function literalOf(value: Value): Column {
  if (isColumn(value)) return value.object.column;
  // A value of the program, known or not, comes from no column; a text may be a schema.
  const text = stringOf(value);
  return { value: text === null ? CONSTANT_EXPRESSION : { is: 'constant', text }, names: [] };
}

/** The name that a column gives its values; null where nobody says. */
export function nameOfColumn({ value, names }: Column): string | null {
  const [first] = names;
  if (first !== undefined) return first;
  return value.is === 'column' ? ownName(value.parts.at(-1)?.text) : null;
}

const ownName = (name: string | undefined): string | null =>
  name === undefined || name.startsWith('#') ? null : name;

export const itemOfColumn = ({ value, names }: Column): SelectItem => ({
  value,
  aliases: names.map((text) => ({ text, quoted: true })),
});

/** A text of SQL that stands for a column, its alias included. */
export function sqlColumn(run: Run, text: string): Column {
  if (text.trim() === '*') return namedColumn(run, '*');
  run.names.sql(text);
  const { value, aliases } = readItem(readerOf(tokenize(text, 'databricks'), run.trace));
  return { value, names: aliases.map((alias) => alias.text) };
}
