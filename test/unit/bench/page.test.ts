import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { judge } from '../../bench/judge.ts';
import { benchPage, PAGE, readPage } from '../../bench/page.ts';
import type { Row } from '../../bench/row.ts';
import { rows } from '../../bench/rows/registry.ts';
import { median, percentile } from '../../bench/statistics.ts';

test('every row has its file, named like it, and its line in the registry', () => {
  const files = readdirSync('test/bench/rows').filter((name) => name !== 'registry.ts');
  expect(rows.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

test('every row stands in the page, in the order of the registry', () => {
  expect(existsSync(PAGE)).toBe(true);
  expect([...readPage(readFileSync(PAGE, 'utf8')).keys()]).toEqual(rows.map(({ name }) => name));
});

const row: Row = {
  name: 'pace',
  what: 'walking',
  anchor: 'running',
  measures: {
    time: { says: 'to running', unit: '×', limit: { atMost: 1.5 } },
    steps: { says: 'steps', unit: 'count', limit: { atLeast: 3 } },
  },
  run: () => Promise.reject(new Error('not run here')),
};

test('a ratio is that of the medians, and its spread that of the pairs', () => {
  const readings = { time: { ours: [1, 2, 9], anchor: [1, 1, 6] }, steps: { values: [2] } };
  const judged = judge(row, { readings, notes: [] });
  expect(judged.readings[0]).toMatchObject({ value: 2, least: 1, most: 2, pass: false });
  expect(judged.readings[1]).toMatchObject({ value: 2, pass: false });
  expect(judged.state).toBe('miss');
});

test('a reading that no measure declares is a mistake of the row', () => {
  expect(() => judge(row, { readings: { width: { values: [1] } }, notes: [] })).toThrow('width');
});

test('rows that were not run keep their section of the page', () => {
  const result = {
    pairs: 3,
    machine: { cores: 2, load: 0 },
    rows: [judge(row, { readings: {}, notes: ['slow'] })],
  };
  const page = benchPage(
    [row, { ...row, name: 'jump' }],
    result,
    new Map([['jump', '## jump\n\nas it was\n']]),
  );
  expect(page).toContain('- slow');
  expect(readPage(page).get('jump')).toBe('## jump\n\nas it was\n');
});

test('middle values and percentiles', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([5, 1, 4, 2, 3], 0.95)).toBe(5);
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
});
