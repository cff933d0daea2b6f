import type { Expression } from '../../sql/lineage/syntax.ts';
import type { Run, Site } from '../interpret/run.ts';
import { type Args, positional, valueAt, valuesOf } from '../values/arguments.ts';
import { stringOf } from '../values/text.ts';
import { type Closure, library, NOTHING, objectValue, type Value } from '../values/value.ts';
import {
  CONSTANT_EXPRESSION,
  columnOf,
  columnValue,
  isColumn,
  literalOf,
  namedColumn,
  nameOfColumn,
  sqlColumn,
} from './columns.ts';
import { frameOf } from './frame-values.ts';

/** Functions all of whose texts are names of columns. */
const ALL_COLUMNS = new Set(
  `coalesce concat greatest least struct array create_map map_concat nvl nvl2 ifnull nullif hash xxhash64 countDistinct count_distinct
approx_count_distinct corr covar_samp covar_pop max_by min_by datediff date_diff months_between arrays_zip map_from_arrays array_except
array_intersect array_union arrays_overlap atan2 pow power hypot sumDistinct sum_distinct equal_null levenshtein named_struct sequence grouping_id
try_add try_subtract try_multiply try_divide zip_with stack inline udf()`.split(/\s+/),
);
/** Functions whose first text is a value. */
const VALUE_FIRST = new Set(['date_trunc', 'concat_ws', 'format_string', 'printf', 'window_time']);

/** Functions of Spark by the name that SQL has for them. */
const IN_SQL: Readonly<Record<string, string>> = {
  countDistinct: 'count',
  count_distinct: 'count',
  sumDistinct: 'sum',
  sum_distinct: 'sum',
  approxCountDistinct: 'approx_count_distinct',
};

/** A function of `pyspark.sql.functions`. */
export function callColumnFunction(run: Run, name: string, args: Args, site: Site): Value {
  const special = SPECIAL[name];
  if (special !== undefined) return special(run, args, site);
  const values = valuesOf(args).flatMap((value) => (value.kind === 'list' ? value.items : [value]));
  const made = values.map((value, at) => argumentOf(run, name, value, at, values, site));
  return columnValue(callOf(IN_SQL[name] ?? name, made), autoNames(run, name, values));
}

function argumentOf(
  run: Run,
  name: string,
  value: Value,
  at: number,
  all: readonly Value[],
  site: Site,
): Expression {
  if (value.kind === 'function') return lambdaOf(run, value, all[0] ?? NOTHING, site);
  if (stringOf(value) === '*') return namedColumn(run, '*').value;
  const isName = VALUE_FIRST.has(name) ? at > 0 : at === 0 || ALL_COLUMNS.has(name);
  return (isName ? columnOf(run, value) : literalOf(value)).value;
}

/** What a function makes of the elements of the column that stands first. */
function lambdaOf(run: Run, lambda: Closure, first: Value, site: Site): Expression {
  const element = columnValue(columnOf(run, first).value);
  const result = run.call(lambda, positional(...lambda.form.parameters.map(() => element)), site);
  return isColumn(result) ? result.object.column.value : CONSTANT_EXPRESSION;
}

export const callOf = (name: string, args: readonly Expression[]): Expression => ({
  is: 'call',
  parts: [{ text: name, quoted: false }],
  args,
  control: [],
  within: [],
  over: false,
});

/** The names that a generator gives, or that Spark makes of a function and its one column. */
function autoNames(run: Run, name: string, values: readonly Value[]): string[] {
  if (/^explode(?:_outer)?$/.test(name)) return ['col'];
  if (/^posexplode(?:_outer)?$/.test(name)) return ['pos', 'col'];
  const [only] = values;
  if (values.length !== 1 || only === undefined) return [];
  const inner = stringOf(only) === '*' ? '1' : nameOfColumn(columnOf(run, only));
  return inner === null ? [] : [`${IN_SQL[name] ?? name}(${inner})`];
}

type Special = (run: Run, args: Args, site: Site) => Value;

const itself: Special = (run, args) => {
  const { value, names } = columnOf(run, valueAt(args, 0, 'col'));
  return columnValue(value, names);
};
const column: Special = (run, args) => {
  const { value, names } = columnOf(run, valueAt(args, 0, 'col'));
  return columnValue(value, names);
};
const asUdf: Special = (_run, args) => {
  const first = valueAt(args, 0, 'f');
  // `@udf("string")` and `udf(fn, type)` alike: what comes of it is called with columns.
  return library(first.kind === 'function' ? 'pyspark.sql.functions.udf()' : 'pyspark.sql.functions.udf');
};

const SPECIAL: Readonly<Record<string, Special>> = {
  col: column,
  column,
  lit: (_run, args) =>
    columnValue(literalOf(valueAt(args, 0, 'col')).value, literalOf(valueAt(args, 0, 'col')).names),
  expr: (run, args) => {
    const text = stringOf(valueAt(args, 0, 'str'));
    const { value, names } = text === null ? columnOf(run, NOTHING) : sqlColumn(run, text);
    return columnValue(value, names);
  },
  when: (run, args) =>
    columnValue({
      is: 'operation',
      parts: [columnOf(run, valueAt(args, 0, 'condition')).value, literalOf(valueAt(args, 1, 'value')).value],
      name: null,
    }),
  broadcast: (_run, args) => {
    const frame = frameOf(valueAt(args, 0, 'df'));
    return frame === null ? valueAt(args, 0, 'df') : objectValue({ is: 'frame', frame });
  },
  asc: itself,
  desc: itself,
  asc_nulls_first: itself,
  asc_nulls_last: itself,
  desc_nulls_first: itself,
  desc_nulls_last: itself,
  udf: asUdf,
  pandas_udf: asUdf,
};
