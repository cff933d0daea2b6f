import { sharedNode } from '../../ontology/shared-nodes.ts';
import { type AsOf, byValues, edgesFrom } from '../as-of.ts';
import { defined } from '../defined-then.ts';

const declaring = ['DbtModel', 'DbtSource', 'DbtSeed', 'DbtSnapshot'];

export const asOf: AsOf = {
  families: [...declaring, 'File'],
  types: ['DEFINES', 'HAS_COLUMN'],
  rows: (facts) => {
    const columns = edgesFrom(facts, ['HAS_COLUMN']);
    return defined(facts, declaring)
      .flatMap(({ node, name }) =>
        (columns.get(name) ?? []).map(({ to, props }) => ({
          key: node.key,
          ordinal: props['ordinal'] ?? null,
          column: String(sharedNode(to).props['name']),
          description: props['description'] ?? null,
          tests: props['tests'] ?? [],
        })),
      )
      .sort(
        byValues(
          (row) => row.key,
          (row) => row.ordinal,
          (row) => row.column,
        ),
      );
  },
};
