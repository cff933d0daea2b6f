import { type AsOf, byValues, distinct, edgesFrom, nameOf } from '../as-of.ts';

export const asOf: AsOf = {
  families: ['Statement'],
  types: ['READS', 'WRITES'],
  rows: (facts) => {
    const [reads, writes] = [edgesFrom(facts, ['READS']), edgesFrom(facts, ['WRITES'])];
    return facts.nodes
      .filter(({ family }) => family === 'Statement')
      .map((node) => ({
        path: node.props['path'],
        line: node.props['line_start'] ?? null,
        key: node.key,
        statement: node.props['name'],
        reads: distinct((reads.get(nameOf(node)) ?? []).map(({ to }) => to.key)),
        writes: distinct((writes.get(nameOf(node)) ?? []).map(({ to }) => to.key)),
      }))
      .sort(
        byValues(
          (row) => row.path,
          (row) => row.line,
          (row) => row.key,
        ),
      );
  },
};
