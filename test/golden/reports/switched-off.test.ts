import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderCase } from './render-case.ts';

const rows = JSON.parse(
  readFileSync(new URL('sql-lineage/lakehouse/rows.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, unknown>[]>;

test('a model that the project switches off is told and not counted as built', async () => {
  const models = (rows['dbt_nodes'] ?? []).filter(({ resource }) => resource === 'DbtModel');
  const last = models.at(-1);
  const switched = (rows['dbt_nodes'] ?? []).map((row) => (row === last ? { ...row, materialized: null } : row));
  const refs = (rows['dbt_refs'] ?? []).filter(({ from_key, to_key }) => from_key !== last?.key && to_key !== last?.key);
  const { page } = await renderCase({
    report: 'sql-lineage',
    rows: { ...rows, 'dbt_nodes': switched, 'dbt_refs': refs },
  });
  expect(page).toContain("1 dbt model is switched off by the project's own settings and left out.");
  expect(page).toContain('| dbt models switched off | 1 |');
  const whole = await renderCase({ report: 'sql-lineage', rows });
  expect(whole.page).not.toContain('switched off');
});
