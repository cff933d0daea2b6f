import { type AsOf, byValues, distinct, edgesFrom } from '../as-of.ts';
import { defined } from '../defined-then.ts';

const resources = ['DbtModel', 'DbtSource', 'DbtSeed', 'DbtSnapshot', 'DbtExposure', 'DbtMetric'];

export const asOf: AsOf = {
  families: [...resources, 'File'],
  types: ['DEFINES', 'MATERIALIZES'],
  rows: (facts) => {
    const datasets = edgesFrom(facts, ['MATERIALIZES']);
    return defined(facts, resources)
      .map(({ node: { family, key, props }, path, name }) => ({
        key,
        resource: family,
        project: props['project'],
        name: props['name'],
        description: props['description'] ?? null,
        layer: props['layer'] ?? null,
        materialized: props['materialized'] ?? null,
        columns: props['columns'] ?? [],
        path,
        line: props['line_start'] ?? null,
        dataset: distinct((datasets.get(name) ?? []).map(({ to }) => to.key))[0] ?? null,
      }))
      .sort(byValues((row) => row.key));
  },
};
