import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashAsOf, hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import { applyMigrations } from '../../../activities/5-write/migrations/migrations.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { migrationsFolder } from '../../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../../adapters/ontology-files/read-migrations.ts';
import { evolve, firstFiles, openDice } from '../../servers/evolve.ts';
import { lintedGraph } from '../../servers/linted-graph.ts';
import { makeFolder, makeRepository } from '../../servers/make-repository.ts';
import { contentsOf, openPipeline, type RunHere } from '../../servers/pipeline-here.ts';
import { forget, graphUrl } from './write-bench.ts';

const COMMITS = 10;
/** A seed takes a minute on a machine with nothing else to do. */
const LONG = 900_000;
const folder = makeFolder();
const server = createGraph({ url: graphUrl() });
const graph = lintedGraph(server);
const keys = new Set<string>();

beforeAll(async () => void (await applyMigrations(graph, await readMigrationFiles(migrationsFolder))));
afterAll(async () => {
  for (const key of keys) await forget(server, key);
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What two runs that must be alike left in staging and graph. */
async function leftBy(pipeline: ReturnType<typeof openPipeline>, run: RunHere) {
  const hash = await hashOfRepository(graph, run.run.repo);
  expect(hash.digest()).toBe(run.graph_hash);
  return {
    graph_hash: run.graph_hash,
    accepted: run.plan.expected?.accepted,
    rejected: run.plan.rejects.count,
    contents: await contentsOf(pipeline, run),
  };
}

test.each([1, 2, 3])(
  'law 2: a history replayed commit by commit ends where a clean build of its last commit ends (seed %i)',
  async (seed) => {
    const repository = makeRepository(join(folder, `history-${seed}`));
    const files = firstFiles();
    const roll = openDice(seed);
    repository.commit(Object.fromEntries(files), 'All files');
    const stepwise = openPipeline({ home: join(folder, `stepwise-${seed}`) });
    const runs: RunHere[] = [await stepwise.write(graph, repository.folder)];
    for (let nth = 0; nth < COMMITS; nth++) {
      evolve(repository, files, roll);
      runs.push(await stepwise.write(graph, repository.folder));
    }
    const last = runs.at(-1) as RunHere;
    keys.add(last.run.repo);
    expect(runs.filter(({ plan }) => plan.touched !== undefined).length).toBeGreaterThan(COMMITS / 2);

    const same = await stepwise.write(graph, repository.folder);
    expect(same.plan).toMatchObject({ nodes: { count: 0 }, edges: { count: 0 }, retire: { count: 0 } });
    expect(same.receipts.map(({ created, changed, retired }) => created + changed + retired)).toEqual([
      0, 0, 0,
    ]);
    expect(same.graph_hash).toBe(last.graph_hash);
    for (const { run, graph_hash } of runs)
      expect((await hashAsOf(graph, run.repo, Number(run.run_id))).digest()).toBe(graph_hash);
    const replayed = await leftBy(stepwise, same);
    await stepwise.close();

    await forget(server, last.run.repo);
    const clean = openPipeline({ home: join(folder, `clean-${seed}`) });
    const built = await clean.write(graph, repository.folder);
    expect(built.plan.touched).toBeUndefined();
    expect(await leftBy(clean, built)).toEqual(replayed);
    await clean.close();
  },
  LONG,
);
