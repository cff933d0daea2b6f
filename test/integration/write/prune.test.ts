import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scanRun } from '../../../activities/4-stage/scan-run.ts';
import { createWriteActivities } from '../../../activities/5-write/activities.ts';
import { hashAsOf, hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import { applyMigrations } from '../../../activities/5-write/migrations/migrations.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { migrationsFolder } from '../../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../../adapters/ontology-files/read-migrations.ts';
import { pruneRuns } from '../../../cli/stage/prune-runs.ts';
import { evolve, firstFiles, openDice } from '../../servers/evolve.ts';
import { makeFolder, makeRepository } from '../../servers/make-repository.ts';
import { contentsOf, openPipeline, type RunHere } from '../../servers/pipeline-here.ts';
import { forget, graphUrl } from './write-bench.ts';

const COMMITS = 5;
const folder = makeFolder();
const graph = createGraph({ url: graphUrl() });
let repo = '';

beforeAll(async () => void (await applyMigrations(graph, await readMigrationFiles(migrationsFolder))));
afterAll(async () => {
  await forget(graph, repo);
  await graph.close();
  rmSync(folder, { recursive: true, force: true });
});

test('law 7: staging that was pruned after every run still gives the same runs, and the same graph when it is wiped', async () => {
  const repository = makeRepository(join(folder, 'history'));
  const files = firstFiles();
  const roll = openDice(4);
  repository.commit(Object.fromEntries(files), 'All files');
  const home = join(folder, 'pruned');
  const pipeline = openPipeline({ home });
  const { staging } = pipeline;
  const runs: RunHere[] = [await pipeline.write(graph, repository.folder)];
  let freed = 0;
  for (let nth = 0; nth < COMMITS; nth++) {
    evolve(repository, files, roll);
    const last = await pipeline.write(graph, repository.folder);
    runs.push(last);
    repo = last.run.repo;
    const before = filesBelow(home);
    const wish = await pruneRuns(staging, repo, { keep: 1, dry_run: true });
    expect(filesBelow(home)).toEqual(before);
    expect(await pruneRuns(staging, repo, { keep: 1, dry_run: false })).toEqual(wish);
    expect(filesBelow(home).length).toBe(before.length - wish.objects);
    freed += wish.objects;
    expect(await staging.sealedRuns(repo)).toEqual([last.run.run_id]);
    expect((await scanRun(staging, last.run)).damage).toEqual([]);
    expect(await pruneRuns(staging, repo, { keep: 1, dry_run: false })).toMatchObject({ objects: 0 });
  }
  expect(freed).toBeGreaterThan(COMMITS);
  // Later runs still follow earlier ones rather than looking at everything.
  expect(runs.filter(({ plan }) => plan.touched !== undefined).length).toBeGreaterThan(COMMITS / 2);
  for (const { run, graph_hash } of runs)
    expect((await hashAsOf(graph, repo, Number(run.run_id))).digest()).toBe(graph_hash);
  const last = runs.at(-1) as RunHere;

  await forget(graph, repo);
  const { planWrite, writeNodes, writeEdges } = createWriteActivities({ graph, staging });
  const { run, sealed } = last;
  const plan = await inActivity(() => planWrite({ run, sealed, accept_removals: true }));
  await inActivity(() => writeNodes({ run, plan }));
  await inActivity(() => writeEdges({ run, plan }));
  expect((await hashOfRepository(graph, repo)).digest()).toBe(last.graph_hash);

  await forget(graph, repo);
  const clean = openPipeline({ home: join(folder, 'clean') });
  const built = await clean.write(graph, repository.folder);
  expect(built.graph_hash).toBe(last.graph_hash);
  expect(await contentsOf(clean, built)).toEqual(await contentsOf(pipeline, last));
  await clean.close();
  await pipeline.close();
}, 900_000);

const inActivity = <T>(work: () => Promise<T>): Promise<T> =>
  new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') }).run(work) as Promise<T>;

const filesBelow = (home: string): string[] =>
  readdirSync(join(home, 'staging'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
