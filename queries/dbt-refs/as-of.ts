import { type AsOf, byValues, distinct, edgesFrom, nameOf } from '../as-of.ts';
import { defined } from '../defined-then.ts';

const asking = ['DbtModel', 'DbtSnapshot', 'DbtExposure', 'DbtMetric'];
const asked = ['DbtModel', 'DbtSource', 'DbtSeed', 'DbtSnapshot', 'DbtMetric'];

export const asOf: AsOf = {
  families: [...asking, 'File'],
  types: ['DEFINES', 'REF'],
  rows: (facts) => {
    const refs = edgesFrom(facts, ['REF']);
    return defined(facts, asking)
      .flatMap(({ node, name }) => {
        const known = (refs.get(name) ?? []).filter(({ to }) => asked.includes(to.family));
        return [...Map.groupBy(known, ({ to }) => nameOf(to)).values()].map((edges) => ({
          from_key: node.key,
          to_key: edges[0]?.to.key,
          vias: distinct(edges.flatMap(({ props }) => (props['via'] == null ? [] : [String(props['via'])]))),
        }));
      })
      .sort(
        byValues(
          (row) => row.from_key,
          (row) => row.to_key,
        ),
      );
  },
};
