import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealNothing } from '../../../activities/4-stage/seal-nothing.ts';
import { hashAsOf, hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import { createRunRecords } from '../../../adapters/memgraph/run-records.ts';
import { SEAL } from '../../../schemas/sealed-index.ts';
import { lakeSaid, runOf } from './observations.ts';
import { type Bench, openBench } from './write-bench.ts';

const REPO = 'test.example/write-forget';
const OTHER = 'test.example/write-forget-not';
let bench: Bench;
beforeAll(async () => {
  bench = await openBench([REPO, OTHER]);
});
afterAll(() => bench.close());

/** A written run whose seal lies where staging looks for it. */
async function write(repo: string, number: number) {
  const run = { ...runOf(repo, number), run_id: await bench.staging.openRun(repo, `run ${number}`) };
  const sealed = await bench.seal(run, lakeSaid(30));
  const lines: string[] = [];
  for await (const line of bench.staging.readLines(sealed.index)) lines.push(line);
  await bench.staging.writePart(run, SEAL, lines);
  return bench.write(run, sealed);
}

const forget = () =>
  sealNothing(bench.staging, { repo: REPO, trace_id: 'f'.repeat(32), workflow_run: 'forget' });

test('a deleted repository is forgotten by a run that says nothing: guarded, into history, and nobody else’s facts go', async () => {
  const { end } = await write(REPO, 1);
  const other = await write(OTHER, 1);
  const { run, sealed } = await forget();
  expect(run.run_id).toBe('000002');
  const asked = await bench.inActivity(() =>
    bench.activities.planWrite({ run, sealed, accept_removals: false }),
  );
  expect(asked).toMatchObject({ guarded: true, retiring: asked.live });
  const gone = await bench.write(run, sealed, { accept_removals: true });
  expect(gone.retired.retired).toBe(asked.live);
  expect((await hashOfRepository(bench.graph, REPO)).count).toBe(0);
  expect((await hashAsOf(bench.graph, REPO, 1)).digest()).toBe(end.graph_hash);
  expect((await hashOfRepository(bench.graph, OTHER)).digest()).toBe(other.end.graph_hash);
  const heads = (await createRunRecords(bench.graph).heads()).map((head) => head.run.repo);
  expect(heads).toContain(OTHER);
  expect(heads).not.toContain(REPO);
});

test('forgotten again by the same attempt, it is the same run', async () => {
  expect((await forget()).run.run_id).toBe('000002');
});

test('processed again, it comes back as it was', async () => {
  const before = (await hashAsOf(bench.graph, REPO, 1)).digest();
  expect((await write(REPO, 3)).end.graph_hash).toBe(before);
});

test('what was never staged cannot be forgotten', async () => {
  const unknown = { repo: 'test.example/nobody', trace_id: 'f'.repeat(32), workflow_run: 'x' };
  await expect(sealNothing(bench.staging, unknown)).rejects.toMatchObject({ name: 'NotStaged' });
  expect(await bench.staging.repositories()).not.toContain('test.example/nobody');
});
