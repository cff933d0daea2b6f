import type { Need } from './need.ts';
import { list, type Plain, plain, string } from './plain.ts';

const nameOf = (value: unknown): string | null => string(value) ?? string(plain(value).name);

/** What a metric is made of: other metrics, and measures of semantic models (marked by the version `measure`). */
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
