import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashAsOf } from '../../../activities/5-write/hash-live.ts';
import { fileSaid, lakeSaid, type Observation, runOf } from './observations.ts';
import { type Bench, openBench } from './write-bench.ts';

const REPO = 'test.example/write-history';
let bench: Bench;
beforeAll(async () => {
  bench = await openBench([REPO]);
});
afterAll(() => bench.close());

const write = async (number: number, said: readonly Observation[]) => {
  const run = runOf(REPO, number);
  return bench.write(run, await bench.seal(run, said), { accept_removals: true });
};
const historyOf = () =>
  bench.graph.read({
    text: 'MATCH (h:Retired) WHERE h.repo = $repo RETURN h.type AS type, h.from_seq AS from, h.to_seq AS to, h.properties AS properties ORDER BY h.to_seq, h.type, h.properties',
    params: { repo: REPO },
  });

test('law 3: what a fact meant before goes into history when it means something else, and is not counted as made', async () => {
  await write(1, lakeSaid(5));
  const larger = lakeSaid(5).map((one) =>
    one.kind === 'file' && one.path === 'sql/3.sql' ? fileSaid('sql/3.sql', 99) : one,
  );
  const { nodes, end } = await write(2, larger);
  expect([nodes.created, nodes.changed]).toEqual([0, 1]);
  const history = await historyOf();
  expect(history.map(({ type, from, to }) => [type, from, to])).toEqual([['File', 1, 2]]);
  expect(JSON.parse(String(history[0]?.properties))).toMatchObject({ path: 'sql/3.sql', size: 10 });
  expect(end.graph_hash).not.toBe((await hashAsOf(bench.graph, REPO, 1)).digest());
});

test('law 3: the facts as each run left them can still be told, by their hash', async () => {
  const hashes = new Map<number, string>();
  const lakes = [
    lakeSaid(6),
    lakeSaid(4),
    [...lakeSaid(4), fileSaid('sql/new.sql')],
    lakeSaid(6),
    lakeSaid(5),
  ];
  for (const [at, said] of lakes.entries()) hashes.set(at + 3, (await write(at + 3, said)).end.graph_hash);
  expect(new Set(hashes.values()).size).toBe(4);
  for (const [run, hash] of hashes) expect((await hashAsOf(bench.graph, REPO, run)).digest()).toBe(hash);
  expect(hashes.get(3)).toBe(hashes.get(6));
});

test('a run written again keeps no second version', async () => {
  const before = (await historyOf()).length;
  const run = runOf(REPO, 8);
  const sealed = await bench.seal(run, lakeSaid(6));
  await bench.write(run, sealed, { accept_removals: true });
  const after = (await historyOf()).length;
  await bench.write(run, sealed, { accept_removals: true });
  expect((await historyOf()).length).toBe(after);
  expect(after).toBeGreaterThanOrEqual(before);
});
