import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyMigrations } from '../../../activities/5-write/migrations/migrations.ts';
import { createAsk } from '../../../adapters/memgraph/ask.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import { migrationsFolder } from '../../../adapters/ontology-files/migrations-folder.ts';
import { readMigrationFiles } from '../../../adapters/ontology-files/read-migrations.ts';
import { queries } from '../../../queries/registry.ts';
import type { SavedQuery } from '../../../queries/saved-query.ts';
import { firstFiles } from '../../servers/evolve.ts';
import { lintedGraph } from '../../servers/linted-graph.ts';
import { makeFolder, makeRepository } from '../../servers/make-repository.ts';
import { openPipeline } from '../../servers/pipeline-here.ts';
import { forget, graphUrl } from './write-bench.ts';

const folder = makeFolder();
const server = createGraph({ url: graphUrl() });
const ask = createAsk(lintedGraph(server));
let repo = '';

beforeAll(async () => void (await applyMigrations(server, await readMigrationFiles(migrationsFolder))));
afterAll(async () => {
  await forget(server, repo);
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const offering: readonly SavedQuery[] = Object.values(queries as Readonly<Record<string, SavedQuery>>).filter(
  ({ asOf }) => asOf !== undefined,
);

const described = (text: string, columns: string): string =>
  `version: 2\nmodels:\n  - name: model_3\n    description: ${text}\n    columns: ${columns}\n`;

/** Each changes what some of the queries say: models, their columns, what they need, tables and statements. */
const changes: readonly Readonly<Record<string, string | null>>[] = [
  { 'dbt/models/schema.yml': described('Readings', '[{ name: meter, tests: [unique] }, { name: mwh }]') },
  { 'sql/layer_5.sql': null },
  { 'dbt/models/model_4.sql': "select meter from {{ ref('model_1') }}\n" },
  { 'dbt/models/schema.yml': described('Readings in MWh', '[{ name: mwh, description: Energy }]') },
  {
    'sql/layer_2.sql':
      'CREATE TABLE layer_2 AS SELECT meter FROM layer_1;\nCREATE TABLE side AS SELECT meter FROM layer_2;\n',
  },
];

/** Tables and models of which lineage is asked, and files that have both. */
const startsOf = (key: string): readonly string[] => [
  `${key}:dbt:meters.model.model_3`,
  `${key}:sql/layer_2.sql`,
  `${key}::layer_3`,
];

/** What all queries that offer it say of the repository. */
async function askAll(key: string, more: object) {
  const answers: Record<string, unknown> = {};
  for (const query of offering) {
    const questions = query.name === 'lineage' ? startsOf(key).map((start) => ({ start })) : [{}];
    for (const question of questions)
      answers[`${query.name} ${JSON.stringify(question)}`] = await ask(query, {
        repo: key,
        ...question,
        ...more,
      });
  }
  return answers;
}

test('law 3: asked as of any run, queries answer what they answered then; as of the newest, what they answer now', async () => {
  const repository = makeRepository(join(folder, 'history'));
  repository.commit(Object.fromEntries(firstFiles()), 'All files');
  const pipeline = openPipeline({ home: join(folder, 'home') });
  const kept = new Map<number, Awaited<ReturnType<typeof askAll>>>();
  for (const change of [{}, ...changes]) {
    for (const [path, text] of Object.entries(change))
      if (text === null) rmSync(join(repository.folder, path));
    const texts = Object.entries(change).filter(([, text]) => text !== null);
    if (texts.length < Object.keys(change).length || texts.length > 0)
      repository.commit(Object.fromEntries(texts) as Record<string, string>, 'A change');
    const { run } = await pipeline.write(server, repository.folder);
    repo = run.repo;
    kept.set(Number(run.run_id), await askAll(repo, {}));
  }
  await pipeline.close();
  for (const [as_of, then] of kept) expect([as_of, await askAll(repo, { as_of })]).toEqual([as_of, then]);
  const told = [...kept.values()].map((answers) => JSON.stringify(answers));
  expect(new Set(told).size).toBe(told.length);
  // Every query has something to say, else it would agree with anything.
  expect(offering.map(({ name }) => name).filter((name) => !saysMuch(kept, name))).toEqual([]);
  const limited = await ask(queries.statements, { repo, as_of: 1, limit: 2 });
  expect(limited).toEqual((await ask(queries.statements, { repo, as_of: 1 })).slice(0, 2));
  await expect(ask(queries.statements, { repo, as_of: 99 })).rejects.toMatchObject({ name: 'NoSuchRun' });
}, 900_000);

const saysMuch = (kept: ReadonlyMap<number, Record<string, unknown>>, name: string): boolean =>
  [...kept.values()].some((answers) =>
    Object.entries(answers).some(([asked, rows]) => asked.startsWith(`${name} `) && (rows as []).length > 0),
  );
