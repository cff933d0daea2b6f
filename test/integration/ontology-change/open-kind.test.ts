import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import type { ChangeStep } from '../../../schemas/ontology-change.ts';
import { lakeSaid } from '../write/observations.ts';
import { type OntologyBench, openOntologyBench, proposal, runOf, type Said } from './ontology-bench.ts';

const REPO = 'test.example/open-kind';
let bench: OntologyBench;
beforeAll(async () => {
  bench = await openOntologyBench([REPO]);
});
afterAll(() => bench.close());

const flag = (path: string, name: string, owner: string | null): Said => ({
  kind: 'open/feature-flag',
  path,
  lines: [1, 1],
  payload: { name, owner, targets: ['web', 'app'], percent: 50 },
});

const steps: ChangeStep[] = [
  {
    do: 'add-label',
    label: 'FeatureFlag',
    description: 'A switch that is read while a program runs.',
    example: 'github.com/octo/lake:FeatureFlag/new-checkout',
    properties: {
      name: { type: 'string', required: true, description: 'As written.', example: 'new-checkout' },
      owner: { type: 'string', required: false, description: 'Who decides.', example: 'payments' },
      targets: { type: 'strings', required: false, description: 'Where it holds.', example: '["web"]' },
      percent: { type: 'float', required: false, description: 'Share of calls.', example: '50' },
    },
  },
  {
    do: 'map-kind',
    rule: {
      kind: 'open/feature-flag',
      label: 'FeatureFlag',
      key: ['name'],
      properties: { name: 'name', owner: 'owner', targets: 'targets', percent: 'percent' },
    },
  },
];

const run = runOf(REPO, 1);
const said = [...lakeSaid(3), flag('sql/0.sql', 'new/checkout', 'payments'), flag('sql/1.sql', 'dark', null)];

test('a kind that nobody maps waits, counted, and blocks nothing', async () => {
  const { plan, end } = await bench.run(run, said);
  expect(plan.rejects.count).toBe(0);
  expect(end).toMatchObject({ offered: said.length, accepted: said.length, deferred: 2, rejected: 0 });
});

test('once a change gives it a label, a backfill makes its nodes, and nothing else moves', async () => {
  const before = await hashOfRepository(bench.graph, REPO);
  const applied = await bench.approve(proposal('map-feature-flag', steps));
  expect(applied).toMatchObject({ number: 1, from: '0.3.0', to: '0.4.0', class: 'minor' });
  const { nodes, edges, end, retired } = await bench.backfill(REPO);
  expect([nodes.created, nodes.changed, edges.created, edges.changed, retired.retired]).toEqual([
    2, 0, 2, 0, 0,
  ]);
  expect(end).toMatchObject({ accepted: said.length, deferred: 0, rejected: 0 });
  expect((await hashOfRepository(bench.graph, REPO)).count).toBe(before.count + 4);
  const found = await bench.graph.read({
    text: `MATCH (f:File)-[:DEFINES]->(n:FeatureFlag) WHERE n.repo = $repo
RETURN f.key AS file, n.key AS key, n.owner AS owner, n.targets AS targets, n.percent AS percent, n.ontology_version AS version
ORDER BY key LIMIT 10`,
    params: { repo: REPO },
  });
  expect(found).toEqual([
    {
      file: `${REPO}:sql/1.sql`,
      key: `${REPO}:FeatureFlag/dark`,
      owner: null,
      targets: ['web', 'app'],
      percent: 50,
      version: '0.4.0',
    },
    {
      file: `${REPO}:sql/0.sql`,
      key: `${REPO}:FeatureFlag/new%2Fcheckout`,
      owner: 'payments',
      targets: ['web', 'app'],
      percent: 50,
      version: '0.4.0',
    },
  ]);
});

test('a second backfill writes nothing', async () => {
  const properties = bench.tally.properties;
  const { nodes, edges, retired } = await bench.backfill(REPO);
  expect(
    [nodes, edges, retired].map(({ created, changed, retired: gone }) => created + changed + gone),
  ).toEqual([0, 0, 0]);
  expect(bench.tally.properties - properties).toBeLessThan(40);
});
