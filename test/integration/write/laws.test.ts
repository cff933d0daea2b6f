import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportGraph } from '../../../activities/5-write/live/export-graph.ts';
import { hashOfGraph, hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import {
  fileSaid,
  importSaid,
  lakeSaid,
  moduleSaid,
  repositorySaid,
  runOf,
  statementSaid,
} from './observations.ts';
import { type Bench, openBench } from './write-bench.ts';

const A = 'test.example/write-laws-a';
const B = 'test.example/write-laws-b';
let bench: Bench;
beforeAll(async () => {
  bench = await openBench([A, B]);
});
afterAll(() => bench.close());

test('law 1: the same sealed run twice creates nothing and sets nothing, by the server counters', async () => {
  const run = runOf(A, 1);
  const sealed = await bench.seal(run, lakeSaid(30));
  const first = await bench.write(run, sealed);
  // 1 repository, 30 files, 30 statements; shared: team, person, raw.orders, 30 tables.
  expect(first.nodes.created).toBe(61 + 33);
  // contains 30 + 30, reads 30, writes 30, changed 30, owns 1.
  expect(first.edges.created).toBe(151);
  expect(first.end).toMatchObject({ accepted: 121, rejected: 0, dead_lettered: 0 });
  expect(await bench.activities.isWritten({ repo: A, run_id: run.run_id })).toEqual({ written: true });
  const before = { ...bench.tally };
  const again = await bench.write(run, sealed);
  expect(bench.tally).toEqual(before);
  expect([again.plan.nodes.count, again.plan.edges.count, again.plan.retire.count]).toEqual([0, 0, 0]);
  expect(again.end.graph_hash).toBe(first.end.graph_hash);
});

test('law 1: a later run with the same facts, in another order, writes no fact and has the same hash', async () => {
  const before = await hashOfRepository(bench.graph, A);
  const run = runOf(A, 2);
  const shuffled = lakeSaid(30).sort((a, b) =>
    JSON.stringify(a.payload) < JSON.stringify(b.payload) ? 1 : -1,
  );
  const later = await bench.write(run, await bench.seal(run, shuffled));
  expect([later.plan.nodes.count, later.plan.edges.count, later.plan.retiring]).toEqual([0, 0, 0]);
  expect(later.end.graph_hash).toBe(before.digest());
});

test('law 1: a batch that is sent again changes nothing but its fence', async () => {
  const run = runOf(B, 1);
  const sealed = await bench.seal(run, lakeSaid(5));
  const plan = await bench.inActivity(() =>
    bench.activities.planWrite({ run, sealed, accept_removals: false }),
  );
  await bench.inActivity(() => bench.activities.writeNodes({ run, plan }));
  await bench.inActivity(() => bench.activities.writeEdges({ run, plan }));
  const hash = await hashOfRepository(bench.graph, B);
  const before = bench.tally.created;
  expect(await bench.inActivity(() => bench.activities.writeNodes({ run, plan }))).toMatchObject({
    created: 0,
    changed: 0,
  });
  expect(await bench.inActivity(() => bench.activities.writeEdges({ run, plan }))).toMatchObject({
    created: 0,
    changed: 0,
  });
  expect(bench.tally.created).toBe(before);
  expect((await hashOfRepository(bench.graph, B)).digest()).toBe(hash.digest());
});

test('a fact whose meaning changes is written again, whole: what it no longer says is gone', async () => {
  const run = runOf(A, 3);
  const said = lakeSaid(30).map((one) =>
    one.kind === 'file' && one.path === 'sql/7.sql' ? fileSaid('sql/7.sql', 99) : one,
  );
  const quiet = said.filter((one) => !(one.kind === 'file-history' && one.path === 'sql/7.sql'));
  const { nodes, edges, end } = await bench.write(run, await bench.seal(run, quiet));
  expect([nodes.created, nodes.changed, edges.created, edges.changed]).toEqual([0, 1, 0, 0]);
  expect(end.accepted).toBe(120);
  const { nodes: lines } = await exportGraph(bench.graph, A);
  const file = lines.map((line) => JSON.parse(line)).find(({ key }) => key === `${A}:sql/7.sql`);
  expect(file.props).toMatchObject({ size: 99, path: 'sql/7.sql' });
  expect(file.props).not.toHaveProperty('commits');
});

test('law 3: what a run no longer finds moves to history with its sequences, and shared nodes nobody asserts go', async () => {
  const run = runOf(A, 4);
  const { retired, plan, end } = await bench.write(run, await bench.seal(run, lakeSaid(29)));
  // File and statement; contained twice, read, written, changed.
  expect(retired.retired).toBe(7);
  expect(plan.retiring).toBe(7);
  expect((await hashOfRepository(bench.graph, A)).digest()).toBe(end.graph_hash);
  const closed = await bench.graph.read({
    text: 'MATCH (h:Retired) WHERE h.repo = $repo RETURN h.type AS type, h.from_seq AS from_seq, h.to_seq AS to_seq, h.ends AS ends, h.properties AS properties ORDER BY type, properties',
    params: { repo: A },
  });
  // Beside what is gone lie the former versions of the file that changed and changed back.
  const history = closed.filter(({ ends }) => !String(ends).endsWith('sql/7.sql'));
  expect(closed.length - history.length).toBe(2);
  expect(history.map(({ type }) => type)).toEqual([
    'CHANGED',
    'CONTAINS',
    'CONTAINS',
    'File',
    'READS',
    'Statement',
    'WRITES',
  ]);
  expect(history.map(({ from_seq, to_seq }) => [from_seq, to_seq])).toEqual(
    Array.from({ length: 7 }, () => [1, 4]),
  );
  const file = history.find(({ type }) => type === 'File');
  expect(file?.ends).toEqual([`File|${A}:sql/29.sql`]);
  expect(JSON.parse(String(file?.properties))).toMatchObject({ size: 10, commits: 2 });
  const { nodes } = await exportGraph(bench.graph, null);
  const keys = nodes.map((line) => JSON.parse(line).key);
  expect(keys).not.toContain(`${A}::mart.t29`);
  expect(keys).toContain(`${A}::raw.orders`);
});

test('law 3: a retirement that is sent again finds nothing to move and does no harm', async () => {
  const run = runOf(A, 5);
  const sealed = await bench.seal(run, lakeSaid(28));
  const { plan } = await bench.write(run, sealed);
  const hash = await hashOfGraph(bench.graph);
  expect(await bench.inActivity(() => bench.activities.retireFacts({ run, plan }))).toMatchObject({
    retired: 0,
  });
  expect((await hashOfGraph(bench.graph)).digest()).toBe(hash.digest());
});

test('law 5: one repository never touches what another asserts, shared nodes included', async () => {
  const said = [
    repositorySaid(),
    fileSaid('a.py'),
    moduleSaid('a.py'),
    importSaid('a.py', 'Requests_Toolbelt'),
  ];
  const first = runOf(A, 6);
  await bench.write(first, await bench.seal(first, said), { accept_removals: true });
  const second = runOf(B, 2);
  await bench.write(second, await bench.seal(second, said), { accept_removals: true });
  const before = await exportGraph(bench.graph, B);
  expect(before.nodes.some((line) => JSON.parse(line).key === 'pypi:requests-toolbelt')).toBe(true);
  const third = runOf(A, 7);
  await bench.write(third, await bench.seal(third, [repositorySaid(), fileSaid('a.py')]), {
    accept_removals: true,
  });
  expect(await exportGraph(bench.graph, B)).toEqual(before);
  const mine = await exportGraph(bench.graph, A);
  expect(mine.nodes.map((line) => JSON.parse(line).family)).toEqual(['File', 'Repository', 'Team']);
});

test('an edge makes its shared end again when another repository retired it between nodes and edges', async () => {
  const run = runOf(B, 3);
  const said = [repositorySaid(), fileSaid('b.sql'), statementSaid('b.sql', 'b', ['raw.b'], [])];
  const sealed = await bench.seal(run, said);
  const plan = await bench.inActivity(() =>
    bench.activities.planWrite({ run, sealed, accept_removals: true }),
  );
  await bench.inActivity(() => bench.activities.writeNodes({ run, plan }));
  await bench.graph.write([
    { text: 'MATCH (n:Entity) WHERE n.key = $key DELETE n', params: { key: `${B}::raw.b` } },
  ]);
  expect(await bench.inActivity(() => bench.activities.writeEdges({ run, plan }))).toMatchObject({
    dead_lettered: 0,
  });
  const { edges } = await exportGraph(bench.graph, B);
  expect(edges.some((line) => JSON.parse(line).type === 'READS')).toBe(true);
});
