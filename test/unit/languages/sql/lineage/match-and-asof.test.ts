import { expect, test } from 'vitest';
import { scriptLineage } from '../../../../../languages/sql/lineage/script-lineage.ts';

const columnsOf = (sql: string) => {
  const { columns, control } = scriptLineage(null, { sql, dialect: 'snowflake' });
  return { flows: columns.map(({ target, sources, kind }) => [target, ...sources, kind].join(' ')), control };
};

test('MATCH_RECOGNIZE gives its partition and its measures; what defines the pattern chooses rows', () => {
  expect(
    columnsOf(`CREATE TABLE m.runs AS SELECT * FROM r.ticks MATCH_RECOGNIZE (
      PARTITION BY sym ORDER BY ts DESC MEASURES max(up.price) AS top, match_number() AS n
      ONE ROW PER MATCH AFTER MATCH SKIP PAST LAST ROW PATTERN (strt up{2,})
      DEFINE up AS volume > lag(volume))`),
  ).toEqual({
    flows: ['m.runs.n constant', 'm.runs.sym r.ticks.sym identity', 'm.runs.top r.ticks.price aggregate'],
    control: ['r.ticks.ts', 'r.ticks.volume'],
  });
});

test('MATCH_CONDITION belongs to the join and is no alias of its table', () => {
  expect(
    columnsOf(
      'CREATE TABLE m.q AS SELECT t.id, q.bid FROM r.t ASOF JOIN r.q MATCH_CONDITION (t.ts >= q.ts) ON t.s = q.s',
    ),
  ).toEqual({
    flows: ['m.q.bid r.q.bid identity', 'm.q.id r.t.id identity'],
    control: ['r.q.s', 'r.q.ts', 'r.t.s', 'r.t.ts'],
  });
});

test('a templated list in UNPIVOT stops nothing', () => {
  const sql =
    'CREATE TABLE m.u AS SELECT * FROM r.w UNPIVOT (v FOR k IN ({% for c in cs %} {{c}}, {% endfor %}))';
  expect(() => scriptLineage(null, { sql, dialect: 'bigquery' })).not.toThrow();
});
