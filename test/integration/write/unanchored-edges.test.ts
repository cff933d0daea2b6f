import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportGraph } from '../../../activities/5-write/live/export-graph.ts';
import { hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import { fileSaid, type Observation, repositorySaid, runOf, statementSaid } from './observations.ts';
import { type Bench, openBench } from './write-bench.ts';

/** Flows join two shared nodes, so no node of the repository leads to them: they are found by type and scope. */
const A = 'test.example/write-flows-a';
const B = 'test.example/write-flows-b';
const [SOURCE, TARGET] = ['path:s3://write-flows/in', 'path:s3://write-flows/out'];
let bench: Bench;
beforeAll(async () => {
  bench = await openBench([A, B]);
});
afterAll(() => bench.close());

const flow = (from: string, to: string, statements = 1): Observation => ({
  kind: 'table-flow',
  path: 'a.sql',
  lines: [1, 2],
  payload: { from, to, statements, confidence: 1, reason: null },
});
const lake = (...flows: readonly Observation[]): Observation[] => [
  repositorySaid(),
  fileSaid('a.sql'),
  statementSaid('a.sql', '1', [SOURCE], [TARGET]),
  ...flows,
];
const flowsOf = async (repo: string): Promise<string[]> =>
  (await exportGraph(bench.graph, repo)).edges
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === 'FEEDS')
    .map(({ from, to, props }) => `${from} > ${to} ${props.statements}`);

const shared = 'Dataset|s3://write-flows/in > Dataset|s3://write-flows/out 1';

test('two repositories that say the same of shared nodes say two edges; each finds its own again', async () => {
  for (const repo of [A, B]) {
    const run = runOf(repo, 1);
    const written = await bench.write(run, await bench.seal(run, lake(flow(SOURCE, TARGET), flow('x', 'x'))));
    expect(written.end).toMatchObject({ rejected: 0, dead_lettered: 0 });
    expect(await flowsOf(repo)).toEqual([shared, `Dataset|${repo}::x > Dataset|${repo}::x 1`].sort());
  }
  const again = runOf(A, 2);
  const second = await bench.write(
    again,
    await bench.seal(again, lake(flow(SOURCE, TARGET), flow('x', 'x'))),
  );
  expect([second.plan.edges.count, second.plan.retiring]).toEqual([0, 0]);
});

test('what one of them no longer says is retired, and changed where it says otherwise; the other keeps its own', async () => {
  const before = await hashOfRepository(bench.graph, B);
  const changed = runOf(A, 3);
  const third = await bench.write(changed, await bench.seal(changed, lake(flow(SOURCE, TARGET, 2))));
  expect([third.edges.changed, third.plan.retiring]).toEqual([1, 1]);
  expect(await flowsOf(A)).toEqual([shared.replace(/1$/, '2')]);
  const gone = runOf(A, 4);
  const last = await bench.write(gone, await bench.seal(gone, lake()));
  expect(last.retired.retired).toBe(1);
  expect(await flowsOf(A)).toEqual([]);
  expect((await hashOfRepository(bench.graph, A)).digest()).toBe(last.end.graph_hash);
  expect((await hashOfRepository(bench.graph, B)).digest()).toBe(before.digest());
  expect(await flowsOf(B)).toHaveLength(2);
});
