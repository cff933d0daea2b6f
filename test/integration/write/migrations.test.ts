import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyMigrations, pendingMigrations } from '../../../activities/5-write/migrations/migrations.ts';
import { createGraph } from '../../../adapters/memgraph/create-graph.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { migrationsFolder } from '../../../adapters/ontology-files/migrations-folder.ts';
import { type MigrationFile, readMigrationFiles } from '../../../adapters/ontology-files/read-migrations.ts';
import { lintedGraph } from '../../servers/linted-graph.ts';
import { graphUrl } from './write-bench.ts';

let graph: Graph;
let files: readonly MigrationFile[];
beforeAll(async () => {
  graph = lintedGraph(createGraph({ url: graphUrl() }));
  files = await readMigrationFiles(migrationsFolder);
  await applyMigrations(graph, files);
});
afterAll(() => graph.close());

const TRIAL = '9001_trial';
const forgetTrial = () =>
  graph.write([{ text: 'MATCH (m:Migration {id: $id}) DELETE m', params: { id: TRIAL } }]);

test('migrating twice does no harm: nothing is applied, the catalogue stays', async () => {
  const before = await graph.catalog();
  expect(await applyMigrations(graph, files)).toEqual({ applied: [], already: files.map(({ id }) => id) });
  expect(await graph.catalog()).toEqual(before);
  expect(await pendingMigrations(graph)).toEqual([]);
  expect(before).toContainEqual({ kind: 'unique', on: 'node', label: 'Entity', properties: ['rid'] });
  expect(before).toContainEqual({ kind: 'index', on: 'node', label: 'Entity', properties: ['repo', 'rid'] });
});

test('a migration that broke off is run again from its start, and one that was edited is refused', async () => {
  await forgetTrial();
  const good = { id: TRIAL, text: 'CREATE INDEX IF NOT EXISTS FOR (n:Migration) ON (n.id);\n' };
  const dying = { ...graph, runDdl: () => Promise.reject(new Error('the worker died')) };
  await expect(applyMigrations(dying, [good])).rejects.toThrow('the worker died');
  const state = 'MATCH (m:Migration {id: $id}) RETURN m.state AS state ORDER BY state';
  expect(await graph.read({ text: state, params: { id: TRIAL } })).toEqual([{ state: 'started' }]);
  expect(await applyMigrations(graph, [good])).toEqual({ applied: [TRIAL], already: [] });
  expect(await graph.read({ text: state, params: { id: TRIAL } })).toEqual([{ state: 'done' }]);
  const edited = { ...good, text: `${good.text}// edited\n` };
  await expect(applyMigrations(graph, [edited])).rejects.toMatchObject({ name: 'MigrationChanged' });
  await forgetTrial();
});

test('statements that only Memgraph has are left out on the stand-in', async () => {
  const { dialect } = await graph.server();
  const sent: string[] = [];
  await forgetTrial();
  const text = '// memgraph only\nCREATE CONSTRAINT ON (n:Trial) ASSERT EXISTS (n.id);\n';
  await applyMigrations({ ...graph, runDdl: async (statement) => void sent.push(statement) }, [
    { id: TRIAL, text },
  ]);
  expect(sent).toHaveLength(dialect === 'memgraph' ? 1 : 0);
  await forgetTrial();
});

test('whole numbers arrive as integers, fractions as floats, and come back as numbers', async () => {
  const text =
    'RETURN valueType($whole) AS whole, valueType($rows[0].share) AS share, $whole AS value ORDER BY value LIMIT $limit';
  const params = { whole: 7, rows: [{ share: 1 }], limit: 1 };
  // The name of a type is what a portable statement may not ask for.
  const unlinted = createGraph({ url: graphUrl() });
  const [row] = await unlinted.read({ text, params, floats: ['share'] });
  await unlinted.close();
  expect(String(row?.whole)).toMatch(/^INTEGER/);
  expect(String(row?.share)).toMatch(/^FLOAT/);
  expect(row?.value).toBe(7);
});

test('nobody at the address is GraphAway', async () => {
  const nobody = createGraph({ url: 'bolt://127.0.0.1:1' });
  await expect(nobody.read({ text: 'RETURN 1 AS one', params: {} })).rejects.toMatchObject({
    name: 'GraphAway',
  });
  await nobody.close();
});
