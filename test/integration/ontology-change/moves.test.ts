import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { exportGraph } from '../../../activities/5-write/live/export-graph.ts';
import { hashAsOf, hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import type { ChangeStep } from '../../../schemas/ontology-change.ts';
import { fileSaid, lakeSaid, moduleSaid } from '../write/observations.ts';
import { forget } from '../write/write-bench.ts';
import { forgetChanges, type OntologyBench, openOntologyBench, proposal, runOf } from './ontology-bench.ts';

const REPO = 'test.example/moves';
let bench: OntologyBench;
beforeAll(async () => {
  bench = await openOntologyBench([REPO]);
});
afterAll(() => bench.close());

const said = [...lakeSaid(4), fileSaid('jobs/load.py'), moduleSaid('jobs/load.py')];
let runs = 0;

beforeEach(async () => {
  await forgetChanges(bench);
  await forget(bench.graph, REPO);
});

/** What saved queries would lose does not stand in the way. */
const apply = async (id: string, steps: readonly ChangeStep[]) => {
  const checked = await bench.unasked.checkChange({ proposal: proposal(id, steps) });
  const change = await bench.ontology.applyChange({
    proposal: proposal(id, steps),
    checked,
    approved_by: 'Data Platform',
    why: 'agreed',
  });
  return { checked, change };
};

const stateOf = async ({ migration }: { readonly migration: string }) => {
  const text = 'MATCH (m:Migration {id: $id}) RETURN m.state AS state';
  return (await bench.graph.read({ text, params: { id: migration } }))[0]?.['state'];
};

const moves: readonly (readonly [string, readonly ChangeStep[]])[] = [
  ['a renamed label', [{ do: 'rename', what: 'label', from: 'Statement', to: 'SqlText' }]],
  ['a renamed shared label', [{ do: 'rename', what: 'label', from: 'Dataset', to: 'Table' }]],
  ['a renamed type', [{ do: 'rename', what: 'type', from: 'READS', to: 'USES' }]],
  ['a renamed property', [{ do: 'rename-property', of: 'File', from: 'size', to: 'bytes' }]],
  ['merged labels', [{ do: 'merge', what: 'label', from: 'PythonModule', into: 'File' }]],
  ['merged types', [{ do: 'merge', what: 'type', from: 'READS', into: 'WRITES' }]],
  ['a split label', [{ do: 'split-label', from: 'File', into: 'Query', property: 'name', value: '0.sql' }]],
  ['a removed property', [{ do: 'remove', of: 'File', property: 'blob' }]],
  ['a removed type', [{ do: 'remove', of: 'CHANGED' }]],
];

test.each(moves)(
  '%s: a backfill ends where a fresh build ends, and the next one writes nothing',
  async (id, steps) => {
    const name = id.replaceAll(' ', '-');
    const first = runOf(REPO, ++runs);
    const { end } = await bench.run(first, said);
    const {
      checked: { impact },
      change,
    } = await apply(name, steps);
    expect(impact.kinds.length).toBeGreaterThan(0);
    const back = await bench.backfill(REPO, { accept_removals: true });
    runs += 1;
    await bench.ontology.settleChange({ change });
    expect(await stateOf(change)).toBe('done');
    const migrated = await exportGraph(bench.graph, REPO);
    expect(back.end.graph_hash).not.toBe(end.graph_hash);
    // What the repository held before the change is still to be had.
    expect((await hashAsOf(bench.graph, REPO, Number(first.run_id))).digest()).toBe(end.graph_hash);
    const again = await bench.backfill(REPO);
    runs += 1;
    expect([again.nodes.created, again.nodes.changed, again.edges.created, again.retired.retired]).toEqual([
      0, 0, 0, 0,
    ]);
    await forget(bench.graph, REPO);
    const fresh = await bench.run(runOf(REPO, ++runs), said);
    expect(fresh.end.graph_hash).toBe(back.end.graph_hash);
    expect(await exportGraph(bench.graph, REPO)).toEqual(migrated);
  },
);

test('a backfill compares the impacted kinds alone, and facts of other labels stay as they are', async () => {
  await bench.run(runOf(REPO, ++runs), said);
  const others = async () =>
    bench.graph.read({
      text: `MATCH (n:Entity) WHERE n.repo = $repo AND NOT n.family IN $impacted
RETURN n.rid AS rid, n.fh AS fh, n.run AS run ORDER BY rid LIMIT 1000`,
      params: { repo: REPO, impacted: ['Statement', 'SqlText'] },
    });
  const before = await others();
  await apply('statement', [{ do: 'rename', what: 'label', from: 'Statement', to: 'SqlText' }]);
  const { plan } = await bench.backfill(REPO, { accept_removals: true });
  runs += 1;
  expect(plan.touched).toBeDefined();
  expect(plan.touched?.count).toBeLessThan(40);
  expect(before.length).toBeGreaterThan(5);
  expect(await others()).toEqual(before);
  expect((await hashOfRepository(bench.graph, REPO)).digest()).toBe(plan.expected?.graph_hash);
});

test('a change that silences a saved query is not applied: it says which, and the way out', async () => {
  const change = proposal('rename-file', [{ do: 'rename', what: 'label', from: 'File', to: 'Document' }]);
  const checked = await bench.ontology.checkChange({ proposal: change });
  expect(checked.class).toBe('major');
  expect(checked.breaks).toContainEqual(
    expect.stringMatching(/^query hotspots: there is no label File; deprecate it first/),
  );
  await expect(
    bench.ontology.applyChange({ proposal: change, checked, approved_by: 'Data Platform', why: 'agreed' }),
  ).rejects.toMatchObject({ name: 'BadChange' });
  expect(await bench.ontology.readOntologyState()).toEqual({ version: '0.3.0', changes: [] });
});

test('a property that mappings do not give cannot become required: items in staging tell', async () => {
  await bench.run(runOf(REPO, ++runs), said);
  const is = { type: 'string', required: true, description: 'Who keeps it.', example: 'payments' } as const;
  const change = proposal('required', [
    { do: 'add-property', of: 'File', property: 'owner', is },
    { do: 'rename-property', of: 'File', from: 'mode', to: 'sort' },
  ]);
  const { breaks } = await bench.ontology.checkChange({ proposal: change });
  expect(breaks.find((line) => line.includes('would be refused'))).toMatch(/File lacks owner/);
});
