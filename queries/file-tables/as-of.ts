import { type AsOf, byValues, edgesFrom, nameOf } from '../as-of.ts';

const writing = ['Statement', 'DbtModel', 'DbtSeed', 'DbtSnapshot'];

export const asOf: AsOf = {
  families: writing,
  types: ['WRITES', 'MATERIALIZES'],
  rows: (facts) => {
    const writes = edgesFrom(facts, ['WRITES', 'MATERIALIZES']);
    const rows = facts.nodes
      .filter(({ family }) => writing.includes(family))
      .flatMap((node) =>
        (writes.get(nameOf(node)) ?? []).map(({ to }) => ({ path: node.props['path'], table: to.key })),
      );
    const once = new Map(rows.map((row) => [JSON.stringify(row), row]));
    return [...once.values()].sort(
      byValues(
        (row) => row.path,
        (row) => row.table,
      ),
    );
  },
};
