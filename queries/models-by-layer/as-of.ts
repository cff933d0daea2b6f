import { type AsOf, byValues, type EdgeThen, edgesFrom, nameOf } from '../as-of.ts';

const needed = ['DbtModel', 'DbtSource', 'DbtSeed', 'DbtSnapshot'];
const needing = ['DbtModel', 'DbtSnapshot', 'DbtExposure', 'DbtMetric'];

export const asOf: AsOf = {
  families: ['DbtModel'],
  types: ['HAS_COLUMN', 'REF'],
  rows: (facts, { layer }: { readonly layer: string | null }) => {
    const [columns, refs] = [edgesFrom(facts, ['HAS_COLUMN']), edgesFrom(facts, ['REF'])];
    const users = Map.groupBy(
      facts.edges.filter(({ type, from }) => type === 'REF' && needing.includes(from.family)),
      ({ to }) => nameOf(to),
    );
    return facts.nodes
      .filter(({ family, props }) => family === 'DbtModel' && (layer === null || props['layer'] === layer))
      .map((node) => ({ props: node.props, key: node.key, name: nameOf(node) }))
      .map(({ props, key, name }) => ({
        layer: props['layer'] ?? null,
        level: props['level'] ?? null,
        key,
        project: props['project'],
        name: props['name'],
        materialized: props['materialized'] ?? null,
        path: props['path'],
        line: props['line_start'] ?? null,
        described: (props['description'] ?? '') !== '',
        ...countColumns(columns.get(name) ?? []),
        needs: countEnds(
          (refs.get(name) ?? []).filter(({ to }) => needed.includes(to.family)),
          'to',
        ),
        needed_by: countEnds(users.get(name) ?? [], 'from'),
      }))
      .sort(
        byValues(
          (row) => row.layer,
          (row) => row.level,
          (row) => row.key,
        ),
      );
  },
};

const countColumns = (columns: readonly EdgeThen[]) => ({
  columns: columns.length,
  columns_described: columns.filter(({ props }) => (props['description'] ?? '') !== '').length,
  columns_tested: columns.filter(({ props }) => ((props['tests'] ?? []) as unknown[]).length > 0).length,
});

const countEnds = (edges: readonly EdgeThen[], end: 'from' | 'to'): number =>
  new Set(edges.map((edge) => nameOf(edge[end]))).size;
