import type { ImportForm } from '../../program/form.ts';
import type { Scope } from '../values/scope.ts';
import { library, objectValue, type Value } from '../values/value.ts';
import type { Run } from './run.ts';

/** Binds what an import names: modules of the program, or names of libraries. */
export function bindImport(run: Run, { module, names }: ImportForm, scope: Scope): undefined {
  for (const { imported, local } of names) {
    if (imported === null) bindModule(run, module, local, scope);
    else if (imported === '*') bindAll(run, module, scope);
    else scope.names.set(local, importedValue(run, module, imported));
  }
}

/** `import a.b` binds `a`; `import a.b as c` binds the module itself. */
function bindModule(run: Run, module: string, local: string, scope: Scope): undefined {
  const own = run.load(module, run.file);
  if (local !== module || !module.includes('.')) {
    scope.names.set(local, own === null ? library(module) : { kind: 'module', scope: own });
    return;
  }
  const [head = module, ...rest] = module.split('.');
  if (own === null) {
    if (!scope.names.has(head)) scope.names.set(head, library(head));
    return;
  }
  let at = moduleAt(scope.names, head);
  for (const name of rest.slice(0, -1)) at = moduleAt(at.names, name);
  at.names.set(rest.at(-1) ?? '', { kind: 'module', scope: own });
}

/** The package that holds a module, made where nothing stands for it. */
function moduleAt(names: Map<string, Value>, name: string): Scope {
  const known = names.get(name);
  if (known?.kind === 'module') return known.scope;
  const scope: Scope = { names: new Map(), parent: null, outer: new Set(), varying: new Set() };
  names.set(name, { kind: 'module', scope });
  return scope;
}

/** `import *` of something that is no part of the program: names of Spark are known by what Spark has. */
function bindAll(run: Run, module: string, scope: Scope): undefined {
  const own = run.load(module, run.file);
  if (own !== null) {
    for (const [name, value] of own.names) if (!name.startsWith('__')) scope.names.set(name, value);
    return;
  }
  for (const name of STARS[module] ?? [])
    if (!scope.names.has(name)) scope.names.set(name, importedValue(run, module, name));
}

function importedValue(run: Run, module: string, name: string): Value {
  const own = run.load(module, run.file);
  const found = own?.names.get(name);
  if (found !== undefined) return found;
  const below = run.load(module.endsWith('.') ? `${module}${name}` : `${module}.${name}`, run.file);
  if (below !== null) return { kind: 'module', scope: below };
  // Whoever hands out the session calls it so.
  if (name === 'spark') return objectValue({ is: 'session' });
  if (name === 'dbutils') return library(name);
  return library(`${module}.${name}`);
}

const FUNCTIONS =
  `abs acos add_months aggregate approx_count_distinct array array_agg array_contains array_distinct array_except array_intersect array_join array_max
array_min array_position array_remove array_repeat array_sort array_union arrays_overlap arrays_zip asc ascii avg base64 bin broadcast bround
ceil coalesce col collect_list collect_set column concat concat_ws conv corr count countDistinct count_distinct count_if crc32 create_map
cume_dist current_date current_timestamp date_add date_format date_sub date_trunc datediff dayofmonth dayofweek dayofyear decode dense_rank
desc element_at encode exists exp explode explode_outer expr filter first flatten floor format_number format_string forall from_json
from_unixtime from_utc_timestamp get_json_object greatest grouping hash hour ifnull initcap input_file_name instr isnan isnull json_tuple
kurtosis lag last last_day lead least length levenshtein lit log lower lpad ltrim map_concat map_filter map_from_arrays map_keys map_values max
max_by md5 mean median min min_by minute monotonically_increasing_id month months_between nanvl next_day nth_value ntile nullif nvl overlay
pandas_udf percent_rank percentile percentile_approx pmod posexplode posexplode_outer pow quarter rand randn rank regexp_extract regexp_replace
repeat replace reverse round row_number rpad rtrim schema_of_json second sequence session_window sha1 sha2 shuffle size skewness slice sort_array
split sqrt stddev struct substring substring_index sum sumDistinct sum_distinct to_date to_json to_timestamp to_utc_timestamp transform
transform_keys transform_values translate trim trunc try_cast udf unbase64 unhex unix_timestamp upper uuid var_pop var_samp variance weekofyear
when window xxhash64 year zip_with`.split(/\s+/);

const STARS: Readonly<Record<string, readonly string[]>> = {
  'pyspark.sql.functions': FUNCTIONS,
  'pyspark.sql': ['SparkSession', 'DataFrame', 'Window', 'Row', 'Column', 'functions', 'types'],
  'pyspark.sql.window': ['Window'],
  'delta.tables': ['DeltaTable'],
  delta: ['DeltaTable'],
  'pyspark.sql.types':
    `StructType StructField StringType IntegerType LongType DoubleType FloatType BooleanType DateType TimestampType DecimalType
ArrayType MapType`.split(/\s+/),
  'databricks.sdk.runtime': ['spark', 'dbutils'],
};
