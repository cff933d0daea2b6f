import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { askAll, rowsFor } from '../../../../activities/6-report/ask-for-report.ts';
import type { Ask } from '../../../../queries/saved-query.ts';
import { reports as all } from '../../../../templates/registry.ts';

const reports = Object.values(all).filter(({ about }) => about === 'repository');
const progress = () => undefined;

test('each question is asked once, some at a time, and every page finds its answers', async () => {
  const asked: string[] = [];
  const open = { now: 0, most: 0 };
  const ask: Ask = async (query, params) => {
    asked.push(`${query.name} ${JSON.stringify(params)}`);
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    await turn();
    open.now -= 1;
    return [{ of: query.name, params }] as never;
  };
  const answers = await askAll(ask, reports, 'shop', progress);
  expect(asked.length).toBeGreaterThan(20);
  expect(new Set(asked).size).toBe(asked.length);
  expect(open).toEqual({ now: 0, most: 3 });
  for (const report of reports)
    for (const [name, rows] of Object.entries(rowsFor(report, answers)))
      expect(rows).toEqual([{ of: name, params: { ...Object(report.asks)[name], repo: 'shop' } }]);
});

test('after a question that fails no other is asked', async () => {
  let asked = 0;
  const ask: Ask = async () => {
    asked += 1;
    await turn();
    if (asked >= 3) throw new Error('the graph is away');
    return [];
  };
  await expect(askAll(ask, reports, 'shop', progress)).rejects.toThrow('the graph is away');
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(asked).toBeLessThanOrEqual(6);
});
