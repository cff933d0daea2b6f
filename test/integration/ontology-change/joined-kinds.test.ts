import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeStep } from '../../../schemas/ontology-change.ts';
import { addLabel } from '../../unit/ontology/changes/steps.ts';
import { lakeSaid } from '../write/observations.ts';
import { forget } from '../write/write-bench.ts';
import { type OntologyBench, openOntologyBench, proposal, runOf, type Said } from './ontology-bench.ts';

const REPO = 'test.example/joined-kinds';
let bench: OntologyBench;
beforeAll(async () => {
  bench = await openOntologyBench([REPO]);
});
afterAll(() => bench.close());

const said: readonly Said[] = [
  ...lakeSaid(2),
  { kind: 'open/flag', path: 'sql/0.sql', lines: [1, 1], payload: { name: 'dark', owner: 'payments' } },
  { kind: 'open/flag-use', path: 'sql/1.sql', lines: [1, 1], payload: { name: 'dark', percent: 50 } },
];

const mapping = (kind: string, property: string): ChangeStep => ({
  do: 'map-kind',
  rule: {
    kind: `open/${kind}`,
    label: 'Flag',
    key: ['name'],
    properties: { name: 'name', [property]: property },
  },
});

test('a kind that joins others at a node adds to it: what these say is looked up, and stays', async () => {
  await bench.run(runOf(REPO, 1), said);
  const label = addLabel('Flag', { name: 'string', owner: 'string', percent: 'float' });
  await bench.approve(proposal('flag', [label, mapping('flag', 'owner')]));
  await bench.backfill(REPO);
  const joined = proposal('flag-use', [mapping('flag-use', 'percent')]);
  expect((await bench.ontology.checkChange({ proposal: joined })).impact.kinds).toEqual(['open/flag-use']);
  await bench.approve(joined);
  const { plan, end } = await bench.backfill(REPO);
  // By comparing the impacted kinds alone, not by comparing all.
  expect(plan.touched).toBeDefined();
  const flags = await bench.graph.read({
    text: 'MATCH (n:Flag) WHERE n.repo = $repo RETURN n.owner AS owner, n.percent AS percent ORDER BY n.key LIMIT 10',
    params: { repo: REPO },
  });
  expect(flags).toEqual([{ owner: 'payments', percent: 50 }]);
  await forget(bench.graph, REPO);
  const fresh = await bench.run(runOf(REPO, 4), said);
  expect(fresh.end.graph_hash).toBe(end.graph_hash);
});
