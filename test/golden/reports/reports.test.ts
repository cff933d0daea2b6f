import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { flatten } from './flatten.ts';
import { type Case, renderCase, shuffledRows } from './render-case.ts';

const home = fileURLToPath(new URL('.', import.meta.url));
const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const cases = folders(home).flatMap((report) => folders(join(home, report)).map((name) => ({ report, name })));
const read = ({ report, name }: { report: string; name: string }): Case => ({
  report,
  rows: JSON.parse(readFileSync(join(home, report, name, 'rows.json'), 'utf8')),
});

describe.each(cases)('$report of $name', (which) => {
  test('is the page that was agreed on', async () => {
    const { page, diagrams } = await renderCase(read(which));
    const expected = join(home, which.report, which.name, 'expected.md');
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(expected, page);
    expect(existsSync(expected), 'run with UPDATE_GOLDEN=1 and read the page').toBe(true);
    expect(page).toBe(readFileSync(expected, 'utf8'));
    for (const [, source] of diagrams) expect(page).toContain(source.trim());
  });

  test('is the same ten times from shuffled rows', async () => {
    const first = await renderCase(read(which));
    for (let seed = 1; seed <= 10; seed++) {
      expect(await renderCase({ ...read(which), rows: shuffledRows(read(which).rows, seed) })).toEqual(first);
    }
  });

  test('defines each link and footnote that it uses, and nothing else', async () => {
    const { page } = await renderCase(read(which));
    const body = page.split('\n').filter((line) => !/^\[[^\]]+\]: /.test(line)).join('\n');
    const used = new Set([...body.matchAll(/\]\[(f-[0-9a-f-]+)\]/g)].map(([, name]) => name));
    const notes = new Set([...body.matchAll(/\[(\^[a-z_]+)\]/g)].map(([, name]) => name));
    const defined = [...page.matchAll(/^\[([^\]]+)\]: /gm)].map(([, name]) => name);
    expect([...defined].sort()).toEqual([...used, ...notes].sort());
  });

  test('holds no HTML but details, no address but the links of the block, and no commit in its body', async () => {
    const { page } = await renderCase(read(which));
    const inline = marked.lexer(page).flatMap(flatten);
    const html = inline.filter(({ type }) => type === 'html').map(({ raw }) => raw.trim());
    for (const tag of html) expect(tag).toMatch(/^(<details>|<\/details>|<details>\n<summary>[\w ]+<\/summary>)$/);
    const outside = inline.filter(({ type, href }) => type === 'link' && !/^(https:\/\/github\.com\/octo\/(lake|bi)\/|(sql-lineage|top-churn|repository-overview|lineage-coverage)\.md$)/.test(href ?? ''));
    expect(outside).toEqual([]);
    const body = page.split('\n').filter((line) => !/^\[[^\]]+\]: /.test(line)).join('\n');
    expect(body).not.toMatch(/[0-9a-f]{40}/);
  });
});

test('a changed fact changes few lines', async () => {
  const before = read({ report: 'repository-overview', name: 'lakehouse' });
  const after = structuredClone(before);
  const spots = after.rows['top_churn'] as { path: string; changes: number }[];
  const spot = spots.find(({ path }) => path === 'etl/gold.sql');
  if (spot !== undefined) spot.changes += 1;
  const [old, now] = [await renderCase(before), await renderCase(after)];
  expect(changedLines(old.page, now.page)).toEqual([expect.stringContaining('etl/gold.sql')]);
});

test('a file that changed once more changes its own lines, and the sums', async () => {
  const before = read({ report: 'top-churn', name: 'lakehouse' });
  const after = structuredClone(before);
  for (const row of after.rows['hotspots'] as { path: string; changes: number; hotspot: number }[]) {
    if (row.path === 'jobs/cli.py') Object.assign(row, { changes: 5, hotspot: 60 });
  }
  const [old, now] = [await renderCase(before), await renderCase(after)];
  const lines = changedLines(old.page, now.page);
  expect(lines.filter((line) => !line.includes('jobs/cli.py'))).toEqual([
    expect.stringMatching(/^In the 12 months/),
    expect.stringMatching(/^ {2}[A-Z]{2}: \[/),
  ]);
});

test('a change in one repository changes its own lines of the portfolio, and the sums', async () => {
  const before = read({ report: 'portfolio', name: 'lakehouse' });
  const after = structuredClone(before);
  for (const row of after.rows['change_by_quarter'] as { repo: string; quarter: string; changes: number }[]) {
    if (row.repo === 'github.com/octo/ml' && row.quarter === '2025-Q4') row.changes += 1;
  }
  const [old, now] = [await renderCase(before), await renderCase(after)];
  expect(changedLines(old.page, now.page)).toEqual([
    expect.stringMatching(/^Since 2024-Q3/),
    expect.stringContaining('| `github.com/octo/ml` |'),
    expect.stringMatching(/^\| All \|/),
  ]);
});

test('pictures hold at most 40 boxes and 60 arrows', async () => {
  const { diagrams } = await renderCase(read({ report: 'portfolio', name: 'ninety-repositories' }));
  const source = diagrams.map(([, text]) => text).join();
  expect(source.match(/"\]:::/g)?.length).toBeLessThanOrEqual(40);
  expect(source.match(/(-->|-\.-)\|/g)?.length).toBeLessThanOrEqual(60);
});

test('a new table adds its own lines and moves none', async () => {
  const before = read({ report: 'sql-lineage', name: 'lakehouse' });
  const after = structuredClone(before);
  (after.rows['statements'] as object[]).push({
    path: 'etl/gold.sql', line: 30, key: 'github.com/octo/lake:etl/gold.sql@00000000000a', statement: 'create view',
    reads: ['github.com/octo/lake::gold.sales'], writes: ['github.com/octo/lake::gold.sales_by_month'],
  });
  const [old, now] = [await renderCase(before), await renderCase(after)];
  expect(changedLines(old.page, now.page).length).toBeLessThanOrEqual(18);
  expect(changedLines(now.page, old.page).length).toBeLessThanOrEqual(9);
});

test('a question with more answers than it may return is said to be cut', async () => {
  const much = read({ report: 'sql-lineage', name: 'nothing-flows' });
  much.rows['dbt_tests'] = Array.from({ length: 50 }, () => ({ tests: 0 }));
  const { page } = await renderCase(much);
  expect(page).toContain('- More than 50 rows answer `dbt_tests`; only the first are counted here. [^dbt_tests]');
  expect((await renderCase(read({ report: 'sql-lineage', name: 'nothing-flows' }))).page).not.toContain('did not fit');
});

/** Lines of the second text that the first does not have. */
function changedLines(old: string, now: string): string[] {
  const known = new Set(old.split('\n'));
  return now.split('\n').filter((line) => !known.has(line));
}
