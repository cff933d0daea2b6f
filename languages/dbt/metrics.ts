import type { Need } from './need.ts';
import { list, type Plain, plain, string, strings } from './plain.ts';
import type { Entry } from './properties.ts';

const nameOf = (value: unknown): string | null => string(value) ?? string(plain(value).name);

/**
 * What a metric is made of: other metrics, and measures of semantic models (marked by the version `measure`). What old
 * projects say of it, a model or an expression over other metrics, is a template.
 */
export function metricNeeds(properties: Plain): Need[] {
  const params = plain(properties.type_params);
  const metrics = [params.numerator, params.denominator, params.metric, ...list(params.metrics)];
  const conversion = plain(params.conversion_type_params);
  const measures = [
    params.measure,
    ...list(params.measures),
    conversion.base_measure,
    conversion.conversion_measure,
  ];
  return [...needs(metrics, null), ...needs(measures, 'measure')];
}

const needs = (values: readonly unknown[], version: string | null): Need[] =>
  values.flatMap((value) => {
    const name = nameOf(value);
    return name === null ? [] : [{ type: 'metric' as const, names: [name], version, macro: null, line: 1 }];
  });

/** The templates of a metric as old projects write it. */
export function oldMetricNeeds({ model, expression }: Plain): string[] {
  const calls = string(expression)?.match(/\bmetric\([^()]*\)/g) ?? [];
  return [...strings(model), ...calls];
}

/** Metrics that measures of a semantic model make by themselves. */
export const madeMetrics = ({ value, ...place }: Entry): Entry[] =>
  list(value.measures)
    .map(plain)
    .filter(({ create_metric }) => create_metric === true)
    .map(({ name, description }) => ({
      ...place,
      value: { name, description, type: 'simple', type_params: { measure: name } },
    }));
