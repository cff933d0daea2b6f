import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashAsOf } from '../../../activities/5-write/live/hash-live.ts';
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

test('law 3: facts of a file that could not be looked at are held; those of a file that was, and says nothing, retire', async () => {
  const whole = runOf(REPO, 8);
  await bench.write(whole, await bench.seal(whole, lakeSaid(5)), { accept_removals: true });
  const silent = (paths: readonly string[]) =>
    lakeSaid(5).filter(({ kind, path }) => kind !== 'sql-statement' || !paths.includes(path ?? ''));
  const said = silent(['sql/3.sql', 'sql/4.sql']);
  const run = runOf(REPO, 9);
  const unseen = [{ miner: 'sql-statement', path: 'sql/3.sql', why: 'ended with exit code 9' }];
  const { plan, retired } = await bench.write(run, await bench.seal(run, said, unseen), {
    accept_removals: true,
  });
  // Each statement with what contains it, what it reads and what it writes.
  expect([plan.expected?.held, retired.retired]).toEqual([4, 4]);
  expect(await statements()).toEqual(['sql/0.sql', 'sql/1.sql', 'sql/2.sql', 'sql/3.sql']);
  const later = runOf(REPO, 10);
  const seen = await bench.write(later, await bench.seal(later, said), { accept_removals: true });
  expect([seen.plan.expected?.held, seen.retired.retired]).toEqual([0, 4]);
  expect(await statements()).toEqual(['sql/0.sql', 'sql/1.sql', 'sql/2.sql']);
});

const statements = async () =>
  (
    await bench.graph.read({
      text: "MATCH (s:Entity {family: 'Statement'}) WHERE s.repo = $repo RETURN s.path AS path ORDER BY path",
      params: { repo: REPO },
    })
  ).map(({ path }) => path);

test('a run written again keeps no second version', async () => {
  const before = (await historyOf()).length;
  const run = runOf(REPO, 11);
  const sealed = await bench.seal(run, lakeSaid(6));
  await bench.write(run, sealed, { accept_removals: true });
  const after = (await historyOf()).length;
  await bench.write(run, sealed, { accept_removals: true });
  expect((await historyOf()).length).toBe(after);
  expect(after).toBeGreaterThanOrEqual(before);
});
