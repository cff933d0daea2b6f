import { nodeId } from '../../ontology/identity.ts';
import { type AsOf, byValues, type EdgeThen, type NameThen } from '../as-of.ts';
import type { Standing } from '../walk.ts';

type Way = 'up' | 'down';

const dbt = ['DbtModel', 'DbtSource', 'DbtSeed', 'DbtSnapshot', 'DbtExposure', 'DbtMetric'];

export const asOf: AsOf = {
  families: [],
  types: ['FEEDS', 'REF', 'MATERIALIZES', 'READS', 'WRITES', 'CONTAINS', 'DEFINES'],
  rows: ({ edges }, { frontier }: { readonly frontier: readonly Standing[] }) => {
    const at = new Set(frontier.map(({ rid, way }) => `${way} ${rid}`));
    return edges
      .flatMap((edge) =>
        [edge.from, edge.to].flatMap((n) =>
          (['up', 'down'] as const)
            .filter((way) => at.has(`${way} ${nodeId(n.family, n.key)}`) && leads(edge, n, way) === way)
            .map((way) => rowOf(edge, n, way)),
        ),
      )
      .sort(
        byValues(
          (row) => row.direction,
          (row) => row.from,
          (row) => row.to,
          (row) => row.kind,
          (row) => row.repo,
          (row) => row.confidence,
          (row) => row.reason,
        ),
      );
  },
};

/** An edge as one sees it who comes from its end `n` under a heading. */
interface View {
  readonly n: string;
  readonly m: string;
  readonly outward: boolean;
  readonly heading: Way;
}

/** By type, where data goes over such an edge; null where the walk does not follow it. */
const ways: Readonly<Record<string, (view: View) => Way | null>> = {
  FEEDS: ({ outward }) => (outward ? 'down' : 'up'),
  REF: ({ m, outward }) => (m === 'DbtTest' || m === 'DbtMacro' ? null : outward ? 'up' : 'down'),
  MATERIALIZES: ({ n, m, outward }) => (outward === [n, m].includes('DbtSource') ? 'up' : 'down'),
  WRITES: ({ n }) => (n === 'Statement' ? 'down' : null),
  READS: ({ n }) => (n === 'Statement' ? 'up' : null),
  CONTAINS: ({ n, outward, heading }) => (n === 'File' && outward ? heading : null),
  DEFINES: ({ n, m, heading }) => (n === 'File' && dbt.includes(m) ? heading : null),
};

function leads({ type, from, to }: EdgeThen, n: NameThen, heading: Way): Way | null {
  const outward = n === from;
  return ways[type]?.({ n: n.family, m: (outward ? to : from).family, outward, heading }) ?? null;
}

function rowOf({ type, from, to, props }: EdgeThen, n: NameThen, direction: Way) {
  const m = n === from ? to : from;
  const [a, b] = direction === 'down' ? [n, m] : [m, n];
  return {
    direction,
    kind: type,
    from: a.key,
    from_family: a.family,
    to: b.key,
    to_family: b.family,
    repo: props['repo'],
    confidence: props['confidence'] ?? null,
    reason: props['reason'] ?? null,
  };
}
