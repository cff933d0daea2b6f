import { expect, it } from 'vitest';
import { createMeters } from '../../../adapters/telemetry/meters.ts';
import { type Look, startWatch } from '../../../adapters/telemetry/watch.ts';
import { Failure } from '../../../schemas/failures.ts';
import { type FleetSources, looksOf } from '../../../workers/watch-fleet.ts';
import { readExposition, valueAt } from '../../servers/read-exposition.ts';

const away = async () => {
  throw new Failure('GraphAway', 'nobody answers');
};
const sources: FleetSources = {
  graph: { read: away },
  waitingRuns: async () => [
    { repo: 'a', run_id: '000001', envelopes: 40, since: new Date(Date.now() - 90_000) },
    { repo: 'b', run_id: '000001', envelopes: 2, since: new Date(Date.now() - 30_000) },
  ],
  openLetters: async () => 3,
  lastNightlyRun: async () => new Date('2026-01-02T00:00:00Z'),
  lastGraphCheck: async () => ({ duplicate_nodes: 0, duplicate_edges: 2, named: [] }),
  openProposals: async () => [
    { opened_at: new Date(Date.now() - 60_000).toISOString() },
    { opened_at: new Date().toISOString() },
  ],
};

async function shownBy(roles: Parameters<typeof looksOf>[0], given: FleetSources = sources) {
  const meters = createMeters('worker');
  for (const { look } of looksOf(roles, given, meters)) await look();
  const text = readExposition(await meters.expose());
  return (name: string) => valueAt(text, name, {});
}

it('the graph role shows the queue while the graph is away, and that it is', async () => {
  const value = await shownBy(['graph']);
  expect(value('fresh_queue_depth_gauge')).toBe(42);
  expect(value('fresh_queue_oldest_seconds')).toBeGreaterThanOrEqual(90);
  expect(value('fresh_dlq_open_gauge')).toBe(3);
  expect(value('fresh_graph_up')).toBe(0);
  expect(value('fresh_nightly_completed_timestamp_seconds')).toBeUndefined();
});

it('an empty queue has no age, and a graph that answers is up', async () => {
  const value = await shownBy(['graph'], {
    ...sources,
    graph: { read: async () => [] },
    waitingRuns: async () => [],
  });
  expect(value('fresh_queue_depth_gauge')).toBe(0);
  expect(value('fresh_queue_oldest_seconds')).toBe(0);
  expect(value('fresh_graph_up')).toBe(1);
});

it('the workflow role shows when the night last ended well, and nothing without a schedule; other roles look at nothing', async () => {
  const name = 'fresh_nightly_completed_timestamp_seconds';
  expect((await shownBy(['workflow']))(name)).toBe(Date.UTC(2026, 0, 2) / 1000);
  expect(
    (await shownBy(['workflow'], { ...sources, lastNightlyRun: async () => null }))(name),
  ).toBeUndefined();
  expect(looksOf(['mine', 'git', 'edges', 'report'], sources, createMeters('worker'))).toEqual([]);
});

it('the workflow role shows what the last check of the graph found, and nothing before the first', async () => {
  const name = 'fresh_duplicate_facts_gauge';
  expect((await shownBy(['workflow']))(name)).toBe(2);
  expect(
    (await shownBy(['workflow'], { ...sources, lastGraphCheck: async () => null }))(name),
  ).toBeUndefined();
});

it('a look that fails takes its number away and goes on', async () => {
  const seen: string[] = [];
  let looks = 0;
  const again = Promise.withResolvers<void>();
  const look: Look = {
    name: 'queue',
    everyMs: 1,
    look: async () => {
      looks += 1;
      if (looks === 1) throw new Error('disk away');
      again.resolve();
    },
    unknown: () => seen.push('unknown'),
  };
  const stop = startWatch([look], { warn: (...said: unknown[]) => void seen.push(String(said[1])) });
  await again.promise;
  await stop();
  expect(seen).toEqual(['unknown', 'cannot look']);
});

it('the workflow role shows how many proposals wait, and for how long', async () => {
  const value = await shownBy(['workflow']);
  expect(value('fresh_proposals_open_gauge')).toBe(2);
  expect(value('fresh_proposals_oldest_seconds')).toBeGreaterThanOrEqual(60);
  const none = await shownBy(['workflow'], { ...sources, openProposals: async () => [] });
  expect(none('fresh_proposals_open_gauge')).toBe(0);
  expect(none('fresh_proposals_oldest_seconds')).toBe(0);
});
