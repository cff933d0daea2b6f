import { expect, test } from 'vitest';
import { scriptLineage } from '../../../../languages/sql/lineage/script-lineage.ts';

const lineage = (sql: string) => {
  const { reads, writes, columns, control, unresolved } = scriptLineage(null, { sql, dialect: 'databricks' });
  const flows = columns.map(({ target, sources, kind }) => `${target} ${kind} ${sources.join(' ')}`.trim());
  return { reads, writes, flows, control, unresolved: unresolved.map(({ what }) => what) };
};

const view = (yaml: string, head = 'CREATE VIEW m.sales WITH METRICS LANGUAGE YAML') =>
  `${head} AS $$\n${yaml}\n$$`;

test('joins in joins are named by their path; a measure of measures is an aggregate', () => {
  const yaml = `
version: 1.1
source: raw.orders
joins:
  - name: customer
    source: raw.customer
    using: [customer_id]
    joins:
      - name: nation
        source: raw.nation
        'on': customer.nation_id = nation.id
filter: source.state <> 'void'
dimensions:
  - {name: nation, expr: customer.nation.label}
  - {name: day, expr: ordered_on}
measures:
  - {name: total, expr: SUM(amount)}
  - {name: orders, expr: COUNT(DISTINCT order_id)}
  - {name: mean, expr: MEASURE(total) / MEASURE(orders)}`;
  expect(lineage(view(yaml))).toEqual({
    reads: ['raw.customer', 'raw.nation', 'raw.orders'],
    writes: ['m.sales'],
    flows: [
      'm.sales.day rename raw.orders.ordered_on',
      'm.sales.mean aggregate raw.orders.amount raw.orders.order_id',
      'm.sales.nation rename raw.nation.label',
      'm.sales.orders aggregate raw.orders.order_id',
      'm.sales.total aggregate raw.orders.amount',
    ],
    control: [
      'raw.customer.customer_id',
      'raw.customer.nation_id',
      'raw.nation.id',
      'raw.orders.customer_id',
      'raw.orders.state',
    ],
    unresolved: [],
  });
});

test('the source may be a query; a change of the view says all of it anew', () => {
  const yaml = `source: SELECT day, sum(n) AS n FROM raw.visits GROUP BY day
dimensions: [{name: day, expr: day}]
measures: [{name: visits, expr: sum(n)}]`;
  expect(lineage(view(yaml, 'ALTER VIEW m.visits'))).toMatchObject({
    reads: ['raw.visits'],
    writes: ['m.visits'],
    flows: ['m.visits.day identity raw.visits.day', 'm.visits.visits aggregate raw.visits.n'],
  });
});

test('what is no view of metrics stays as it is', () => {
  expect(lineage(view('not: a view')).reads).toEqual([]);
  expect(lineage('CREATE VIEW v AS SELECT a FROM t').flows).toEqual(['v.a identity t.a']);
});
