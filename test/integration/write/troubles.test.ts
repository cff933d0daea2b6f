import { createServer, type Server, Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { fenceOf, openFence, writeFenced } from '../../../activities/5-write/apply/fence.ts';
import { readBatches } from '../../../activities/5-write/apply/read-batches.ts';
import { writeNodesStatement } from '../../../activities/5-write/apply/statements.ts';
import { exportGraph } from '../../../activities/5-write/live/export-graph.ts';
import { hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import type { NodeRow } from '../../../activities/5-write/plan/rows.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { shippedMeaning } from '../../../ontology/meaning.ts';
import type { PartRef } from '../../../schemas/part-ref.ts';
import type { RunRef } from '../../../schemas/run.ts';
import { fileSaid, lakeSaid, repositorySaid, runOf, statementSaid } from './observations.ts';
import { type Bench, graphUrl, openBench } from './write-bench.ts';

const REPO = 'test.example/write-troubles';
const AWAY = 'test.example/write-away';
const POISON = 'test.example/write-poison';
let bench: Bench;
beforeAll(async () => {
  bench = await openBench([REPO, AWAY, POISON]);
});
afterAll(() => bench.close());

test('law 4: a run that would retire more than a fifth is guarded; kept facts are marked and do not ask again', async () => {
  const first = runOf(REPO, 1);
  await bench.write(first, await bench.seal(first, lakeSaid(30)));
  const full = await hashOfRepository(bench.graph, REPO);
  const second = runOf(REPO, 2);
  const kept = await bench.write(second, await bench.seal(second, lakeSaid(10)), { hold: true });
  expect(kept.plan).toMatchObject({ guarded: true, live: 212, retiring: 140 });
  expect(kept.retired.retired).toBe(0);
  expect(kept.end.graph_hash).toBe(full.digest());
  const marked = 'MATCH (n:Entity) WHERE n.repo = $repo AND n.held IS NOT NULL RETURN count(n) AS held';
  expect(await bench.graph.read({ text: marked, params: { repo: REPO } })).toEqual([{ held: 40 }]);
  const third = runOf(REPO, 3);
  const again = await bench.write(third, await bench.seal(third, lakeSaid(10)));
  expect(again.plan).toMatchObject({ guarded: false, retiring: 0 });
  const fourth = runOf(REPO, 4);
  await bench.write(fourth, await bench.seal(fourth, lakeSaid(30)));
  expect(await bench.graph.read({ text: marked, params: { repo: REPO } })).toEqual([{ held: 0 }]);
  const fifth = runOf(REPO, 5);
  const accepted = await bench.write(fifth, await bench.seal(fifth, lakeSaid(10)), { accept_removals: true });
  expect(accepted.retired.retired).toBe(140);
});

test('law 5: an older run is refused once a newer one writes, in the middle of its batches too', async () => {
  const old = runOf(REPO, 6);
  const sealed = await bench.seal(old, lakeSaid(12));
  const plan = await bench.inActivity(() =>
    bench.activities.planWrite({ run: old, sealed, accept_removals: true }),
  );
  const newer = runOf(REPO, 7);
  await bench.write(newer, await bench.seal(newer, lakeSaid(11)), { accept_removals: true });
  const before = await exportGraph(bench.graph, REPO);
  const stale = { name: 'StaleRun' };
  await expect(bench.inActivity(() => bench.activities.writeNodes({ run: old, plan }))).rejects.toMatchObject(
    stale,
  );
  await expect(bench.inActivity(() => bench.activities.writeEdges({ run: old, plan }))).rejects.toMatchObject(
    stale,
  );
  await expect(
    bench.inActivity(() => bench.activities.retireFacts({ run: old, plan })),
  ).rejects.toMatchObject(stale);
  expect(await exportGraph(bench.graph, REPO)).toEqual(before);
});

test('law 5: an attempt that is still writing when a newer run begins is stopped at its next batch', async () => {
  const old = runOf(REPO, 8);
  const sealed = await bench.seal(old, lakeSaid(14));
  const plan = await bench.inActivity(() =>
    bench.activities.planWrite({ run: old, sealed, accept_removals: true }),
  );
  let writes = 0;
  const slow = {
    ...bench.graph,
    write: async (...sent: Parameters<typeof bench.graph.write>) => {
      if (++writes === 3) await openFence(bench.graph, runOf(REPO, 9));
      return bench.graph.write(...sent);
    },
  };
  const activities = createWriteActivities({ graph: slow, staging: bench.staging });
  const beats: unknown[] = [];
  const attempt = bench.inActivity(() => activities.writeNodes({ run: old, plan }), undefined, beats);
  await expect(attempt).rejects.toMatchObject({ name: 'StaleRun' });
  const before = await exportGraph(bench.graph, REPO);
  expect(beats).toHaveLength(1);
  await expect(writeNodeRowsOf(old, plan.nodes)).rejects.toMatchObject({ name: 'StaleRun' });
  expect(await exportGraph(bench.graph, REPO)).toEqual(before);
});

/** A batch sent under the old run's fence, past the check at an activity's start. */
async function writeNodeRowsOf(run: RunRef, part: PartRef): Promise<unknown> {
  for await (const rows of readBatches<NodeRow>(bench.staging, part, ({ labels }) => labels.join(':'))) {
    await writeFenced(bench.graph, fenceOf(run), 'late', [
      writeNodesStatement(rows[0].labels, rows, shippedMeaning),
    ]);
  }
  return null;
}

test('nothing is written before the migrations ran', async () => {
  const unmigrated = { ...bench.graph, read: async () => [] };
  const { planWrite, writeNodes } = createWriteActivities({ graph: unmigrated, staging: bench.staging });
  const run = runOf(REPO, 10);
  const sealed = await bench.seal(run, lakeSaid(1));
  const refused = { name: 'GraphNotMigrated' };
  await expect(
    bench.inActivity(() => planWrite({ run, sealed, accept_removals: false })),
  ).rejects.toMatchObject(refused);
  await expect(bench.inActivity(() => writeNodes({ run, plan: {} as never }))).rejects.toMatchObject(refused);
});

test('law 6: a record that the graph refuses is isolated with all that hangs on it; the rest is written', async () => {
  // Neo4j refuses to index a key of this length, so the node falls, and with it the edge and their envelope.
  const long = `raw.${'x'.repeat(40_000)}`;
  const said = [...lakeSaid(20), fileSaid('p.sql'), statementSaid('p.sql', 'f00d', [long], ['mart.p'])];
  const run = runOf(POISON, 1);
  const { nodes, edges, end } = await bench.write(run, await bench.seal(run, said));
  expect(nodes.dead_lettered).toBe(1);
  expect(edges.dead_lettered).toBe(1);
  expect(end).toMatchObject({ accepted: 82, rejected: 0, dead_lettered: 1 });
  const { nodes: lines } = await exportGraph(bench.graph, POISON);
  const keys = lines.map((line) => String(JSON.parse(line).key));
  expect(keys).toContain(`${POISON}::mart.p`);
  expect(keys.some((key) => key.includes('xxxx'))).toBe(false);
});

test('law 6: what contradicts and what hangs in the air is rejected whole, and the books are closed', async () => {
  const run = runOf(POISON, 2);
  const said = [
    repositorySaid(),
    fileSaid('a.sql', 1),
    fileSaid('a.sql', 2),
    statementSaid('none.sql', 'aa', [], []),
  ];
  const { plan, end } = await bench.write(run, await bench.seal(run, said), { accept_removals: true });
  expect(end).toMatchObject({ accepted: 2, rejected: 2, dead_lettered: 0 });
  const reasons: string[] = [];
  for await (const line of bench.staging.readLines(plan.rejects)) reasons.push(JSON.parse(line).reason);
  expect(reasons.sort()).toEqual(['conflicting-facts', 'missing-end']);
});

test('law 6: a graph that does not hold what was written ends in ConservationBroken', async () => {
  const run = runOf(POISON, 3);
  const sealed = await bench.seal(run, lakeSaid(3));
  const plan = await bench.inActivity(() =>
    bench.activities.planWrite({ run, sealed, accept_removals: true }),
  );
  const receipts = [
    await bench.inActivity(() => bench.activities.writeNodes({ run, plan })),
    await bench.inActivity(() => bench.activities.writeEdges({ run, plan })),
    await bench.inActivity(() => bench.activities.retireFacts({ run, plan })),
  ];
  const text = 'MATCH (:Entity)-[e:READS]->(:Entity) WHERE e.repo = $repo DELETE e';
  await bench.graph.write([{ text, params: { repo: POISON } }]);
  const finish = bench.inActivity(() => bench.activities.finishWrite({ run, sealed, plan, receipts }));
  await expect(finish).rejects.toMatchObject({ name: 'ConservationBroken' });
});

test('a graph that goes away mid-write is GraphAway; the retry resumes behind the last batch and ends the same', async () => {
  const { port, hostname } = new URL(graphUrl().replace('bolt:', 'http:'));
  const gate = await openGate(Number(port), hostname);
  const graph = createGraph({ url: `bolt://127.0.0.1:${gate.port}` });
  const run = runOf(AWAY, 1);
  const sealed = await bench.seal(run, lakeSaid(60));
  const plan = await bench.inActivity(() =>
    bench.activities.planWrite({ run, sealed, accept_removals: false }),
  );
  let writes = 0;
  const dying = {
    ...graph,
    write: (...sent: Parameters<typeof graph.write>) => {
      if (++writes === 3) gate.shut();
      return graph.write(...sent);
    },
  };
  const broken = createWriteActivities({ graph: dying, staging: bench.staging });
  const beats: unknown[] = [];
  const attempt = bench.inActivity(() => broken.writeNodes({ run, plan }), undefined, beats);
  await expect(attempt).rejects.toMatchObject({ name: 'GraphAway' });
  expect(writes).toBe(3);
  gate.open();
  // One batch had passed: the first label set, sixty files.
  expect(beats).toEqual([
    { part: plan.nodes.uri, batch: 1, created: 61, changed: 0, retired: 0, dead_lettered: 0, dead: [] },
  ]);
  const before = bench.tally.created;
  const nodes = await bench.inActivity(() => bench.activities.writeNodes({ run, plan }), beats[0]);
  expect(bench.tally.created - before).toBe(plan.nodes.count - 61);
  expect(nodes.created).toBe(plan.nodes.count);
  const edges = await bench.inActivity(() => bench.activities.writeEdges({ run, plan }));
  const end = await bench.inActivity(() =>
    bench.activities.finishWrite({ run, sealed, plan, receipts: [nodes, edges] }),
  );
  expect(end.dead_lettered).toBe(0);
  await graph.close();
  await gate.close();
});

/** A door to the server that can be shut: connections break, new ones are refused. */
async function openGate(port: number, host: string) {
  const open = new Set<Socket>();
  let shut = false;
  const server: Server = createServer((inner) => {
    if (shut) {
      inner.destroy();
      return;
    }
    const outer = new Socket().connect(port, host);
    for (const socket of [inner, outer]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => open.delete(socket));
    }
    inner.pipe(outer).pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    shut: () => {
      shut = true;
      for (const socket of open) socket.destroy();
    },
    open: () => {
      shut = false;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
