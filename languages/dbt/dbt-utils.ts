import { callable, itemsOf, Thing, toText, Unknown, type Value } from '../jinja/values.ts';
import type { SqlDialect } from '../sql/parser.ts';
import { crossDatabase } from './cross-database.ts';
import { quoted } from './node-names.ts';
import type { RelationColumns } from './relation-columns.ts';
import { RelationThing } from './template-values.ts';

type Named = ReadonlyMap<string, Value>;
interface Around {
  readonly columns: RelationColumns;
  readonly dialect: SqlDialect | null;
}
type Macro = (args: readonly Value[], named: Named, around: Around) => Value;

/**
 * What the macros of dbt_utils that most projects use print, as far as columns go. Only for projects whose repository does
 * not hold the package (older versions also brought what dbt itself has now); the package stays told as missing, so nothing that comes of this is claimed as certain.
 */
const MACROS: Readonly<Record<string, Macro>> = {
  star: (args, named, around) => star(args, named, around),
  get_filtered_columns_in_relation: ([relation, except], named, { columns }) => {
    const found = columns.of(relation ?? named.get('from'), 'dbt_utils.get_filtered_columns_in_relation');
    if (found === null) return new Unknown('get_filtered_columns_in_relation');
    const without = lowerSet(except ?? named.get('except'));
    return found.names.filter((name) => !without.has(name.toLowerCase()));
  },
  union_relations: (args, named, around) => unionRelations(args, named, around),
  generate_surrogate_key: ([list], named) =>
    `md5(concat(${texts(list ?? named.get('field_list')).join(', ')}))`,
  surrogate_key: (args) =>
    `md5(concat(${args.flatMap((arg) => (Array.isArray(arg) ? texts(arg) : [toText(arg)])).join(', ')}))`,
  safe_add: (args) =>
    `(${listed(args)
      .map((one) => `coalesce(${one}, 0)`)
      .join(' + ')})`,
  safe_subtract: (args) =>
    `(${listed(args)
      .map((one) => `coalesce(${one}, 0)`)
      .join(' - ')})`,
  safe_divide: ([over, under], named) =>
    `(${toText(over ?? named.get('numerator'))} / nullif(${toText(under ?? named.get('denominator'))}, 0))`,
  group_by: ([count], named) =>
    `group by ${Array.from({ length: Math.min(Number(count ?? named.get('n')) || 1, 1_000) }, (_, at) => at + 1).join(', ')}`,
  deduplicate: ([relation], named) => `select * from ${toText(relation ?? named.get('relation'))}`,
  pivot: (args, named, around) => pivot(args, named, around),
  get_column_values: (_, named) => named.get('default') ?? new Unknown('get_column_values'),
  pretty_time: () => '',
  log_info: () => '',
};

/** dbt_utils in a project that does not have it; `tell` is told of each call. */
export const dbtUtils = (around: Around, tell: (macro: string) => undefined): Thing =>
  new Thing({
    get: (name) => {
      const macro = Object.hasOwn(MACROS, name) ? MACROS[name] : undefined;
      const run = macro ?? crossDatabase(name)?.call;
      if (run === undefined || run === null) return undefined;
      return callable((args, named) => {
        tell(name);
        return run(args, named, around);
      });
    },
  });

const texts = (value: Value): string[] => itemsOf(value).map(toText);
const listed = (args: readonly Value[]): string[] =>
  args.length === 1 && Array.isArray(args[0]) ? texts(args[0]) : args.map(toText);
const lowerSet = (value: Value): ReadonlySet<string> =>
  new Set(texts(value).map((name) => name.toLowerCase()));

const EXCEPT: Readonly<Partial<Record<SqlDialect, string>>> = {
  databricks: 'except',
  bigquery: 'except',
  snowflake: 'exclude',
  duckdb: 'exclude',
};

/** What a star of SQL leaves out, in dialects that have a word for it. */
function leftOut(names: ReadonlySet<string>, dialect: SqlDialect | null): string {
  const word = EXCEPT[dialect ?? 'duckdb'];
  return word === undefined || names.size === 0 ? '' : ` ${word} (${[...names].join(', ')})`;
}

/** With unknown columns it is a star of SQL, which stays open as any other; under other names nobody knows them. */
const star: Macro = ([from, aliasGiven], named, { columns, dialect }) => {
  const alias = toText(aliasGiven ?? named.get('relation_alias') ?? '');
  const before = alias === '' || alias === 'False' ? '' : `${alias}.`;
  const [prefix, suffix] = [toText(named.get('prefix')), toText(named.get('suffix'))];
  const found = columns.of(from ?? named.get('from'), 'dbt_utils.star');
  const without = lowerSet(named.get('except'));
  if (found?.complete !== true)
    return prefix + suffix === '' ? `${before}*${leftOut(without, dialect)}` : new Unknown('star');
  const write = (name: string): string => quoted(name, dialect ?? 'duckdb');
  return found.names
    .filter((name) => !without.has(name.toLowerCase()))
    .map((name) => {
      const renamed = prefix + suffix === '' ? '' : ` as ${write(prefix + name + suffix)}`;
      return `${before}${write(name)}${renamed}`;
    })
    .join(', ');
};

/** All columns of all relations by their names, behind the name of the relation. */
const unionRelations: Macro = ([given], named, { columns, dialect }) => {
  const relations = itemsOf(given ?? named.get('relations'));
  const label = toText(named.get('source_column_name') ?? '_dbt_source_relation');
  const known = relations.map((relation) => columns.of(relation, 'dbt_utils.union_relations'));
  const names = new Set(known.flatMap((found) => [...(found?.names ?? [])]));
  const without = lowerSet(named.get('exclude'));
  const include = named.has('include') ? lowerSet(named.get('include')) : null;
  const wanted = [...names].filter(
    (name) => !without.has(name.toLowerCase()) && include?.has(name.toLowerCase()) !== false,
  );
  const isWhole = known.every((found) => found?.complete === true);
  const write = (name: string): string => quoted(name, dialect ?? 'duckdb');
  const selects = relations.map((relation, at) => {
    const own = new Set(known[at]?.names ?? []);
    const list = wanted.map((name) => (own.has(name) ? write(name) : `null as ${write(name)}`));
    const identifier = relation instanceof RelationThing ? toText(relation.get('identifier')) : '';
    return `(select '${identifier.replaceAll("'", '')}' as ${label}, ${isWhole ? list.join(', ') : '*'} from ${toText(relation)})`;
  });
  return selects.join(' union all ');
};

/** One column for each value; values that only the warehouse knows make none. */
const pivot: Macro = ([column, values, ...rest], named) => {
  const list = values ?? named.get('values');
  if (list instanceof Unknown || list === undefined) return new Unknown('pivot');
  const of = (name: string, at: number, otherwise: string): string =>
    toText(rest[at] ?? named.get(name) ?? otherwise);
  const [agg, prefix, suffix] = [of('agg', 2, 'sum'), of('prefix', 4, ''), of('suffix', 5, '')];
  const [then, otherwise] = [of('then_value', 6, '1'), of('else_value', 7, '0')];
  const tested = toText(column ?? named.get('column'));
  return texts(list)
    .map((value) => {
      const name = `${prefix}${value}${suffix}`.replaceAll(/[^\p{L}\p{N}_]/gu, '_');
      return `${agg}(case when ${tested} = '${value.replaceAll("'", "''")}' then ${then} else ${otherwise} end) as ${name}`;
    })
    .join(', ');
};
