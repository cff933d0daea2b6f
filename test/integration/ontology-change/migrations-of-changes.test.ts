import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { applyChange } from '../../../activities/ontology-change/apply-change.ts';
import { readMeaning } from '../../../activities/ontology-change/read-meaning.ts';
import { syncChanges } from '../../../activities/ontology-change/sync-changes.ts';
import type { Graph } from '../../../adapters/memgraph/graph.ts';
import { createOntologyFiles } from '../../../adapters/ontology-files/create-ontology-files.ts';
import type { ChangeStep } from '../../../schemas/ontology-change.ts';
import { addLabel } from '../../unit/ontology/changes/steps.ts';
import { forgetChanges, type OntologyBench, openOntologyBench, proposal } from './ontology-bench.ts';

let bench: OntologyBench;
beforeAll(async () => {
  bench = await openOntologyBench([]);
});
afterAll(() => bench.close());
let home: string;
beforeEach(async () => {
  await forgetChanges(bench);
  home = mkdtempSync(join(tmpdir(), 'fresh-changes-'));
  return () => rmSync(home, { recursive: true });
});

const rename: ChangeStep[] = [{ do: 'rename', what: 'type', from: 'FEEDS', to: 'FILLS' }];

async function requestFor(id: string, steps: readonly ChangeStep[]) {
  const change = proposal(id, steps);
  const checked = { ...(await bench.ontology.checkChange({ proposal: change })), breaks: [] };
  return { proposal: change, checked, approved_by: 'Data Platform', why: 'agreed' };
}

/** Dies at its nth call. */
function dyingAt(graph: Graph, nth: number): Graph {
  let left = nth;
  const die = () => {
    if (left-- === 0) throw new Error('the worker died');
  };
  return {
    ...graph,
    write: async (...args) => {
      die();
      return graph.write(...args);
    },
    runDdl: async (statement) => {
      die();
      return graph.runDdl(statement);
    },
  };
}

const ledger = () =>
  bench.graph.read({
    text: `MATCH (m:Migration) WHERE m.approved_by IS NOT NULL
RETURN m.id AS id, m.state AS state, m.ontology_version AS version, m.approved_by AS by ORDER BY id LIMIT 100`,
    params: {},
  });

test('a worker that dies between any two steps leaves a clear state, and the next attempt ends it', async () => {
  for (const at of [0, 1, 2, 3]) {
    await forgetChanges(bench);
    const files = createOntologyFiles(join(home, String(at)));
    const request = await requestFor('fill', rename);
    await expect(applyChange(dyingAt(bench.graph, at), files, request)).rejects.toThrow('the worker died');
    const [entry] = await ledger();
    expect(entry?.state).toBe([undefined, 'started', 'started', 'done'][at]);
    expect((await readMeaning(bench.graph)).ontology.version).toBe('0.3.0');
    expect(await files.changes()).toEqual([]);
    const applied = await applyChange(bench.graph, files, request);
    expect(await ledger()).toEqual([
      { id: '1001_fill', state: 'done', version: '1.0.0', by: 'Data Platform' },
    ]);
    expect(await applyChange(bench.graph, files, request)).toEqual(applied);
    expect(await files.changes()).toEqual([applied]);
    expect((await bench.graph.catalog()).map(({ label }) => label)).toContain('FILLS');
  }
});

test('a change that was checked against another version is checked again, not applied', async () => {
  const files = createOntologyFiles(home);
  const [one, other] = [
    await requestFor('one', [addLabel('One')]),
    await requestFor('other', [addLabel('Other')]),
  ];
  await applyChange(bench.graph, files, one);
  await expect(applyChange(bench.graph, files, other)).rejects.toThrow(
    /checked against ontology 0.3.0, now it is 0.4.0/,
  );
  const again = await requestFor('other', [addLabel('Other')]);
  expect(await applyChange(bench.graph, files, again)).toMatchObject({
    number: 2,
    from: '0.4.0',
    to: '0.5.0',
  });
  await expect(requestFor('clash', [addLabel('One')])).rejects.toMatchObject({ name: 'BadChange' });
});

test('a new graph gets all changes from the files, and new files are made from the graph', async () => {
  const files = createOntologyFiles(join(home, 'a'));
  await applyChange(bench.graph, files, await requestFor('one', [addLabel('One')]));
  await applyChange(bench.graph, files, await requestFor('fill', rename));
  const [changes, entries] = [await files.changes(), await ledger()];
  const { checksum } = await readMeaning(bench.graph);
  const others = createOntologyFiles(join(home, 'b'));
  expect(await syncChanges(bench.graph, others)).toEqual({ applied: [], already: ['1001_one', '1002_fill'] });
  expect(await others.changes()).toEqual(changes);
  expect(await others.migrations()).toEqual(await files.migrations());
  await forgetChanges(bench);
  expect((await syncChanges(bench.graph, others)).applied).toEqual(['1001_one', '1002_fill']);
  expect(await ledger()).toEqual(entries);
  expect((await readMeaning(bench.graph)).checksum).toBe(checksum);
});

test('a migration or a change that was edited after it ran is refused', async () => {
  const files = createOntologyFiles(home);
  await applyChange(bench.graph, files, await requestFor('one', [addLabel('One')]));
  const change = join(home, 'changes', '0001_one.json');
  const before = readFileSync(change, 'utf8');
  writeFileSync(change, before.replace('agreed', 'agreed by all'));
  await expect(syncChanges(bench.graph, files)).rejects.toMatchObject({ name: 'MirrorDiffers' });
  writeFileSync(change, before);
  const migration = join(home, 'migrations', '1001_one.cypher');
  writeFileSync(migration, `${readFileSync(migration, 'utf8')}// edited\n`);
  await expect(syncChanges(bench.graph, files)).rejects.toMatchObject({ name: 'MigrationChanged' });
});
