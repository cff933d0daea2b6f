import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { syncChanges } from '../../../activities/ontology-change/sync-changes.ts';
import type { AppliedChange, ChangeStep } from '../../../schemas/ontology-change.ts';
import { addLabel, mapKind } from '../../unit/ontology/changes/steps.ts';
import { fileSaid, lakeSaid, moduleSaid } from '../write/observations.ts';
import { forget } from '../write/write-bench.ts';
import {
  forgetChanges,
  type OntologyBench,
  openOntologyBench,
  proposal,
  runOf,
  type Said,
} from './ontology-bench.ts';

const REPO = 'test.example/counts';
let bench: OntologyBench;
let runs = 0;
beforeAll(async () => {
  bench = await openOntologyBench([REPO]);
});
afterAll(() => bench.close());
beforeEach(async () => {
  for (const name of readdirSync(bench.folder)) rmSync(join(bench.folder, name), { recursive: true });
  await forgetChanges(bench);
  await forget(bench.graph, REPO);
});

const thing = (kind: string, name: string): Said => ({
  kind: `open/${kind}`,
  path: 'sql/0.sql',
  lines: null,
  payload: { name },
});
const named = (kind: string, label: string): ChangeStep[] => [
  addLabel(label, { name: 'string' }),
  mapKind(kind, label),
];
const merge: ChangeStep[] = [{ do: 'merge', what: 'label', from: 'Flag', into: 'Toggle' }];
/** Two of the three flags are toggles too, once they are called so. */
const said = [
  ...lakeSaid(2),
  ...['a', 'b', 'c'].map((name) => thing('flag', name)),
  ...['b', 'c', 'd'].map((name) => thing('toggle', name)),
];

const seal = () => bench.run(runOf(REPO, ++runs), said);
async function backfill() {
  runs += 1;
  return bench.backfill(REPO, { accept_removals: true });
}
async function apply(id: string, steps: readonly ChangeStep[]): Promise<AppliedChange> {
  const checked = await bench.unasked.checkChange({ proposal: proposal(id, steps) });
  return bench.unasked.applyChange({
    proposal: proposal(id, steps),
    checked,
    approved_by: 'Data Platform',
    why: 'agreed',
  });
}
const stateOf = async ({ migration }: AppliedChange) => {
  const text = 'MATCH (m:Migration {id: $id}) RETURN m.state AS state, m.text AS text';
  return (await bench.graph.read({ text, params: { id: migration } }))[0];
};
const count = async (family: string) => {
  const text = 'MATCH (n:Entity {family: $family}) WHERE n.repo = $repo RETURN count(n) AS nodes';
  return Number((await bench.graph.read({ text, params: { family, repo: REPO } }))[0]?.['nodes']);
};

test('a merge lowers the count by what it states, though keys that rules made hold the names of labels', async () => {
  await seal();
  await apply('flags', named('flag', 'Flag'));
  await apply('toggles', named('toggle', 'Toggle'));
  await backfill();
  expect([await count('Flag'), await count('Toggle')]).toEqual([3, 3]);
  const change = await apply('merge', merge);
  expect(await stateOf(change)).toMatchObject({
    state: 'started',
    text: expect.stringContaining(
      '// Consolidates: 2 nodes of Flag fall on nodes of Toggle of the same key.',
    ),
  });
  await backfill();
  expect([await count('Flag'), await count('Toggle')]).toEqual([0, 4]);
  expect(await bench.ontology.settleChange({ change })).toEqual({ verified: 1 });
  expect(await stateOf(change)).toMatchObject({ state: 'done' });
});

test('what went beyond that is told, the migration stays started, and is done once it is mended', async () => {
  await seal();
  await apply('flags', named('flag', 'Flag'));
  await apply('toggles', named('toggle', 'Toggle'));
  await backfill();
  const change = await apply('merge', merge);
  await backfill();
  // As a writer that loses a node would leave it.
  const lost = `MATCH (n:Entity {family: 'Toggle'}) WHERE n.repo = $repo AND n.name = 'd' DETACH DELETE n`;
  await bench.graph.write([{ text: lost, params: { repo: REPO } }]);
  await expect(bench.ontology.settleChange({ change })).rejects.toMatchObject({
    name: 'CountDiffers',
    message: expect.stringContaining(`${REPO} had 6 nodes, 2 were to go, it has 3`),
  });
  await syncChanges(bench.graph, bench.files);
  expect(await stateOf(change)).toMatchObject({ state: 'started' });
  await backfill();
  await syncChanges(bench.graph, bench.files);
  expect(await stateOf(change)).toMatchObject({ state: 'done' });
});

test('nothing else may lower a count: a rename that lost a node is told as well', async () => {
  await bench.run(runOf(REPO, ++runs), [
    ...lakeSaid(2),
    fileSaid('jobs/load.py'),
    moduleSaid('jobs/load.py'),
  ]);
  const change = await apply('modules', [
    { do: 'rename', what: 'label', from: 'PythonModule', to: 'PyModule' },
  ]);
  await syncChanges(bench.graph, bench.files);
  expect(await stateOf(change)).toMatchObject({ state: 'started' });
  await expect(bench.ontology.settleChange({ change })).rejects.toThrow(
    `${REPO} was not mapped again, 1 of 1 nodes are as before (fresh backfill --repo ${REPO})`,
  );
  await backfill();
  const lost = `MATCH (n:Entity {family: 'PyModule'}) WHERE n.repo = $repo DETACH DELETE n`;
  await bench.graph.write([{ text: lost, params: { repo: REPO } }]);
  await expect(bench.ontology.settleChange({ change })).rejects.toThrow(/1 nodes, 0 were to go, it has 0/);
});

test('where other items were processed since, their numbers say nothing of the change', async () => {
  await seal();
  await apply('flags', named('flag', 'Flag'));
  await backfill();
  const change = await apply('removal', [{ do: 'remove', of: 'Flag' }]);
  expect((await stateOf(change))?.['text']).toContain('// Removes: 3 nodes of Flag.');
  await bench.run(runOf(REPO, ++runs), said.slice(0, -1));
  expect(await bench.ontology.settleChange({ change })).toEqual({ verified: 0 });
});

test('a rule that would make one thing of several is refused: only a merge says how many fall together', async () => {
  await bench.run(runOf(REPO, ++runs), [...lakeSaid(2), flag('a', 'x'), flag('a', 'y'), flag('b', 'x')]);
  const by = (key: string[]): ChangeStep => ({
    do: 'map-kind',
    rule: { kind: 'open/flag', label: 'Flag', key, properties: { name: 'name' } },
  });
  await apply('flags', [addLabel('Flag', { name: 'string' }), by(['name', 'env'])]);
  const check = async (id: string, step: ChangeStep) =>
    (await bench.unasked.checkChange({ proposal: proposal(id, [step]) })).breaks;
  expect(await check('coarser', by(['name']))).toContainEqual(
    expect.stringMatching(/3 things tried of open\/flag would become 2/),
  );
  expect(await check('other-order', by(['env', 'name']))).toEqual([]);
});

const flag = (name: string, env: string): Said => ({ ...thing('flag', name), payload: { name, env } });
