import { callable, itemsOf, Thing, toText, Unknown, type Value } from '../jinja/values.ts';

interface Macro {
  readonly parameters: readonly string[];
  /** The SQL that is printed: the same columns as dbt's own, whatever the adapter's spelling. */
  readonly print: (args: readonly string[]) => string;
}

const typeName = (name: string): Macro => ({ parameters: [], print: () => name });
const cast = (field = '', type = ''): string => `cast(${field} as ${type})`;
const text = (value = ''): string => `'${value.replaceAll("'", "''")}'`;
/** A date part is a word that a column may be called like as well. */
const part = (value = ''): string => text(value.replaceAll(/^['"]|['"]$/g, ''));

/** The macros that dbt brings for all adapters, where their arguments are not all values. */
const MACROS: Readonly<Record<string, Macro>> = {
  datediff: {
    parameters: ['first_date', 'second_date', 'datepart'],
    print: ([first, second, unit]) => `datediff(${part(unit)}, ${first}, ${second})`,
  },
  dateadd: {
    parameters: ['datepart', 'interval', 'from_date_or_timestamp'],
    print: ([unit, count, from]) => `dateadd(${part(unit)}, ${count}, ${from})`,
  },
  date_trunc: {
    parameters: ['datepart', 'date'],
    print: ([unit, date]) => `date_trunc(${part(unit)}, ${date})`,
  },
  last_day: { parameters: ['date', 'datepart'], print: ([date]) => `last_day(${date})` },
  date: { parameters: ['year', 'month', 'day'], print: (args) => `make_date(${args.join(', ')})` },
  date_spine: {
    parameters: ['datepart', 'start_date', 'end_date'],
    print: ([unit]) => `select cast(null as timestamp) as date_${(unit ?? '').replaceAll(/\W/g, '')}`,
  },
  generate_series: {
    parameters: ['upper_bound'],
    print: () => 'select cast(null as integer) as generated_number',
  },
  cast: { parameters: ['field', 'type'], print: ([field, type]) => cast(field, type) },
  safe_cast: { parameters: ['field', 'type'], print: ([field, type]) => cast(field, type) },
  cast_bool_to_text: { parameters: ['field'], print: ([field]) => cast(field, 'varchar') },
  hash: { parameters: ['field'], print: ([field]) => `md5(${field})` },
  listagg: {
    parameters: ['measure', 'delimiter_text', 'order_by_clause', 'limit_num'],
    print: ([measure]) => `listagg(${measure})`,
  },
  string_literal: { parameters: ['value'], print: ([value]) => text(value) },
  escape_single_quotes: { parameters: ['expression'], print: ([value = '']) => value.replaceAll("'", "''") },
  except: { parameters: [], print: () => 'except' },
  intersect: { parameters: [], print: () => 'intersect' },
  current_timestamp: { parameters: [], print: () => 'current_timestamp()' },
  current_timestamp_backcompat: { parameters: [], print: () => 'current_timestamp()' },
  current_timestamp_in_utc: { parameters: [], print: () => 'current_timestamp()' },
  type_string: typeName('varchar'),
  type_timestamp: typeName('timestamp'),
  type_int: typeName('int'),
  type_bigint: typeName('bigint'),
  type_float: typeName('float'),
  type_numeric: typeName('numeric'),
  type_boolean: typeName('boolean'),
};

/** A call whose result only the warehouse knows; printed, it is the call itself, so that SQL stays SQL. */
export const builtIn = (name: string): Thing =>
  new Thing({
    get: builtIn,
    call: (positional, named) => {
      const known = crossDatabase(name);
      if (known !== null) return known.call?.(positional, named);
      if (name === 'run_query' || name.startsWith('get_')) return new Unknown(name);
      return `${name}(${[...positional, ...named.values()].flatMap(argument).join(', ')})`;
    },
  });

/** dbt's own macro of that name for all adapters; null where it brings none, or one that is printed as a call. */
export function crossDatabase(name: string): Thing | null {
  const macro = Object.hasOwn(MACROS, name) ? MACROS[name] : undefined;
  if (macro === undefined) return null;
  const { parameters, print } = macro;
  return callable((positional, named) => {
    const given = parameters.map((parameter, at) => positional[at] ?? named.get(parameter));
    return print(given.map((value) => toText(value)));
  });
}

const argument = (value: Value): string[] =>
  Array.isArray(value) ? itemsOf(value).map((item) => toText(item)) : [toText(value)];
