import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { exportGraph } from '../../../activities/5-write/live/export-graph.ts';
import { findDuplicates } from '../../../activities/5-write/live/find-duplicates.ts';
import { hashOfGraph, hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import { createGraph, graphOver, openDriver } from '../../../adapters/memgraph/create-graph.ts';
import { Failure } from '../../../schemas/failures.ts';
import { duplicatesIn } from '../../../schemas/graph-check.ts';
import type { RunRef, SealedRun, WriteReceipt } from '../../../schemas/run.ts';
import { createRandom } from '../../chaos/random.ts';
import { openStorage, optimisticDriver } from '../../servers/optimistic-driver.ts';
import {
  changeSaid,
  fileSaid,
  importSaid,
  moduleSaid,
  type Observation,
  repositorySaid,
  runOf,
} from './observations.ts';
import { type Bench, forget, graphUrl, openBench } from './write-bench.ts';

const REPOS = ['test.example/conflicts-a', 'test.example/conflicts-b'];
/** Each run of each repository is written by so many workers at once, as when an attempt timed out and still works. */
const WORKERS = 2;
let bench: Bench;
beforeAll(async () => {
  bench = await openBench(REPOS);
});
afterAll(() => bench.close());

/** Packages and people that all repositories share; each run drops some and brings others. */
const said = (run: number, size: number): Observation[] => [
  repositorySaid(),
  ...Array.from({ length: size }, (_, index) => `app/m${index + run}.py`).flatMap((path, index) => [
    fileSaid(path, 10 + (index % (run + 1))),
    moduleSaid(path),
    importSaid(path, `hub-${index % 3}`),
    importSaid(path, `package-${run}-${index % 5}`),
    changeSaid(path, ['ab', 'cd', 'ef'][index % 3] ?? 'ab'),
  ]),
];

const RUNS = [1, 2];

async function sealAll(repo: string, from: number): Promise<{ run: RunRef; sealed: SealedRun }[]> {
  const sealed = [];
  for (const number of RUNS) {
    const run = runOf(repo, from + number);
    sealed.push({ run, sealed: await bench.seal(run, said(number, 8)) });
  }
  return sealed;
}

/** What a repository's runs leave behind, beside the numbers of runs. */
async function remainsOf(repo: string) {
  const closed = await bench.graph.read({
    text: 'MATCH (h:Retired) WHERE h.repo = $repo RETURN h.rid AS rid, h.type AS type, count(h) AS times ORDER BY rid, type',
    params: { repo },
  });
  return { hash: (await hashOfRepository(bench.graph, repo)).digest(), closed };
}

test('law 1: writers that meet at hot nodes, refused at statements and commits, end as those that never met', async () => {
  const calm = new Map<string, unknown>();
  for (const repo of REPOS) {
    for (const { run, sealed } of await sealAll(repo, 0))
      await bench.write(run, sealed, { accept_removals: true });
    calm.set(repo, await remainsOf(repo));
  }
  const whole = (await hashOfGraph(bench.graph)).digest();
  const exported = await exportGraph(bench.graph, null);
  const plain = createGraph({ url: graphUrl() });
  for (const repo of REPOS) await forget(plain, repo);
  await plain.close();

  const storage = openStorage();
  let conflicts = 0;
  const random = createRandom(6);
  const writers = Array.from({ length: WORKERS }, () => {
    const driver = optimisticDriver(openDriver({ url: graphUrl() }), storage, {
      draw: () => random.between(0, 1),
    });
    const graph = graphOver(driver, {
      onConflict: () => {
        conflicts += 1;
      },
    });
    return { graph, activities: createWriteActivities({ graph, staging: bench.staging }) };
  });
  await Promise.all(
    REPOS.map(async (repo) => {
      for (const { run, sealed } of await sealAll(repo, 0)) await writeTogether(writers, run, sealed);
    }),
  );
  for (const repo of REPOS) expect(await remainsOf(repo)).toEqual(calm.get(repo));
  expect((await hashOfGraph(bench.graph)).digest()).toBe(whole);
  expect(await exportGraph(bench.graph, null)).toEqual(exported);
  expect(duplicatesIn(await findDuplicates(bench.graph))).toBe(0);
  const { done } = storage;
  for (const [fault, times] of Object.entries(done)) expect([fault, times > 0]).toEqual([fault, true]);
  // Every conflict is counted; a lost answer is the activity's to try again.
  expect(conflicts).toBe(done.statement + done.serialization + done.unique);
  await Promise.all(writers.map(({ graph }) => graph.close()));
});

type Activities = ReturnType<typeof createWriteActivities>;

/** One run by several workers: the plan of the first, each step by all of them at once. */
async function writeTogether(
  writers: readonly { readonly activities: Activities }[],
  run: RunRef,
  sealed: SealedRun,
): Promise<void> {
  const [first] = writers as [{ readonly activities: Activities }];
  const plan = await tried(() => first.activities.planWrite({ run, sealed, accept_removals: true }));
  const together = async (step: 'writeNodes' | 'writeEdges' | 'retireFacts'): Promise<WriteReceipt> => {
    const receipts = await Promise.all(
      writers.map(({ activities }) => tried(() => activities[step]({ run, plan }))),
    );
    return receipts[0] as WriteReceipt;
  };
  const receipts = [
    await together('writeNodes'),
    await together('writeEdges'),
    await together('retireFacts'),
  ];
  const end = await tried(() => first.activities.finishWrite({ run, sealed, plan, receipts }));
  expect(end).toMatchObject({ rejected: 0, dead_lettered: 0 });
}

/** As Temporal does it: what another try can help is tried again, with the progress of the attempt before. */
async function tried<T>(work: () => Promise<T>): Promise<T> {
  const beats: unknown[] = [];
  for (;;) {
    try {
      return await bench.inActivity(work, beats.at(-1), beats);
    } catch (error) {
      if (!(error instanceof Failure) || error.name !== 'GraphAway') throw error;
    }
  }
}
