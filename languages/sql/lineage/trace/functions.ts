/** Functions by what they do to the values that they are given. */
const AGGREGATES: ReadonlySet<string> = new Set(
  `count count_if countif count_big sum sumif sum_if avg mean average min max min_by max_by arg_min arg_max argmin argmax arg_min_null arg_max_null
any_value arbitrary first last stddev stddev_pop stddev_samp stdev stdevp stddevp std variance var var_pop var_samp varp variance_pop variance_samp corr
covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy median mode
percentile percentile_approx percentile_cont percentile_disc approx_percentile approx_count_distinct approx_top_k approx_top_count approx_top_sum
approx_quantiles approx_quantile approx_distinct array_agg array_concat_agg array_union_agg array_unique_agg string_agg listagg group_concat wm_concat
collect_list collect_set object_agg json_agg jsonb_agg json_object_agg jsonb_object_agg json_arrayagg json_objectagg json_group_array json_group_object
xmlagg bool_and bool_or boolor_agg booland_agg boolxor_agg every some any bit_and bit_or bit_xor bitand_agg bitor_agg bitxor_agg logical_and logical_or
hll_union_agg hll_sketch_agg hll_accumulate hll_combine hll hll_estimate approx_similarity minhash minhash_combine skewness kurtosis skew histogram histogram_numeric quantile quantile_cont
quantile_disc reservoir_quantile list product fsum favg kahan_sum try_sum try_avg max_if min_if avg_if checksum_agg bitmap_construct_agg bitmap_or_agg
bitmap_union_agg mad entropy sem geomean sumdistinct schema_of_json_agg range_agg range_intersect_agg array_agg_distinct count_min_sketch
hll_count.init hll_count.merge hll_count.merge_partial grouping_agg ratio_to_report string_agg_distinct st_union_agg st_extent st_centroid_agg vector_avg listaggdistinct`
    .split(/\s+/)
    .filter((name) => name !== ''),
);
/** No value of a column makes their result. */
const COMPUTED_FROM_ROWS: ReadonlySet<string> = new Set([
  'row_number',
  'rank',
  'dense_rank',
  'ntile',
  'percent_rank',
  'cume_dist',
  'grouping',
  'grouping_id',
  'monotonically_increasing_id',
  'merge_action',
]);
/** Without OVER they are aggregates in Spark and DuckDB; with it they only pick a row's value. */
const PICKS: ReadonlySet<string> = new Set(['first_value', 'last_value', 'nth_value']);

export type FunctionKind = 'aggregate' | 'expression' | 'rows';

export function functionKind(name: string, over: boolean): FunctionKind {
  const key = name.toLowerCase();
  if (COMPUTED_FROM_ROWS.has(key)) return 'rows';
  if (PICKS.has(key)) return over ? 'expression' : 'aggregate';
  return AGGREGATES.has(key) ? 'aggregate' : 'expression';
}

/** WITHIN GROUP's order is the value that they pick. */
export const takesOrderAsValue = (name: string): boolean =>
  /^(?:percentile_(?:cont|disc)|mode|approx_percentile|median|quantile_(?:cont|disc))$/i.test(name);

/** Columns that a generator gives where no alias says otherwise. */
const GENERATED: Readonly<Record<string, readonly string[]>> = {
  explode: ['col'],
  explode_outer: ['col'],
  posexplode: ['pos', 'col'],
  posexplode_outer: ['pos', 'col'],
  flatten: ['seq', 'key', 'path', 'index', 'value', 'this'],
  split_to_table: ['seq', 'index', 'value'],
  strtok_split_to_table: ['seq', 'index', 'value'],
  string_split: ['value', 'ordinal'],
  json_each: ['key', 'value'],
  jsonb_each: ['key', 'value'],
  json_each_text: ['key', 'value'],
  jsonb_each_text: ['key', 'value'],
  jsonb_array_elements: ['value'],
  json_array_elements: ['value'],
  jsonb_array_elements_text: ['value'],
  json_array_elements_text: ['value'],
  range: ['id', 'range'],
  generate_series: ['generate_series', 'value'],
  openjson: ['key', 'value', 'type'],
};

const MAKERS =
  /^(?:unnest|explode\w*|posexplode\w*|inline\w*|stack|json_tuple|sequence|generate_\w+|generator|numbers|repeat|jsonb?_\w+|json_table|xmltable|openxml|regexp_\w+|string_to_table|variant_explode\w*|nodes|values|list_\w+|array_\w+|split|glob|dual)$/i;

/** True for functions whose rows are made of their arguments and of nothing else. */
export const makesRowsOfArguments = (name: string): boolean =>
  MAKERS.test(name) || generatedColumns(name).length > 0;

export const generatedColumns = (name: string): readonly string[] => GENERATED[name.toLowerCase()] ?? [];
