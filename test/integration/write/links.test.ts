import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportGraph } from '../../../activities/5-write/live/export-graph.ts';
import { hashAsOf, hashOfRepository } from '../../../activities/5-write/live/hash-live.ts';
import { PORTFOLIO } from '../../../schemas/scope.ts';
import { fileSaid, type Observation, repositorySaid, runOf } from './observations.ts';
import { type Bench, openBench } from './write-bench.ts';

const JOBS = 'test.example/links-jobs';
const NETWORK = 'test.example/links-network';
let bench: Bench;
beforeAll(async () => {
  bench = await openBench([JOBS, NETWORK, PORTFOLIO]);
});
afterAll(() => bench.close());

const stackSaid = (project: string): Observation[] => [
  fileSaid(`${project}/Pulumi.yaml`),
  {
    kind: 'pulumi-stack',
    path: `${project}/Pulumi.yaml`,
    lines: null,
    payload: { project, runtime: 'python', main: null, outputs: [], stack_references: [] },
  },
];
const useSaid = (project: string): Observation => ({
  kind: 'stack-use',
  path: null,
  lines: null,
  payload: {
    from: { repo: JOBS, project: 'jobs' },
    to: { repo: NETWORK, project },
    name: `acme/${project}/dev`,
    environments: ['dev'],
    confidence: 1,
    reason: null,
    from_place: 'jobs/__main__.py:3',
    to_place: `${project}/Pulumi.yaml`,
  },
});

const write = async (repo: string, number: number, said: readonly Observation[], hold = false) => {
  const run = runOf(repo, number);
  return bench.write(run, await bench.seal(run, said), hold ? { hold } : { accept_removals: true });
};
const linksOf = async (): Promise<string[]> =>
  (await exportGraph(bench.graph, PORTFOLIO)).edges.map((line) => JSON.parse(line).props.name);
const hashOf = async (repo: string): Promise<string> => (await hashOfRepository(bench.graph, repo)).digest();

test('law 3: a node at which a link ends retires in the run of its own repository, and the link with it, into history', async () => {
  await write(JOBS, 1, [repositorySaid(), ...stackSaid('jobs')]);
  const whole = [repositorySaid(), ...stackSaid('network'), ...stackSaid('vault')];
  await write(NETWORK, 1, whole);
  const linked = await write(PORTFOLIO, 4, [useSaid('network'), useSaid('vault')]);
  expect(await linksOf()).toEqual(['acme/network/dev', 'acme/vault/dev']);
  const jobs = await hashOf(JOBS);

  const less = [repositorySaid(), ...stackSaid('vault')];
  const { plan, retired, end } = await write(NETWORK, 2, less);
  // Stack, file and what contains and defines them; the link is nobody's of this repository.
  expect([plan.retiring, retired.retired]).toEqual([4, 4]);
  expect(await bench.graph.read({ text: HELD, params: { repo: NETWORK } })).toEqual([{ held: 0 }]);
  expect(end.graph_hash).toBe(await hashOf(NETWORK));
  expect(await linksOf()).toEqual(['acme/vault/dev']);
  expect(await hashOf(JOBS)).toBe(jobs);
  expect((await hashAsOf(bench.graph, PORTFOLIO, 4)).digest()).toBe(linked.end.graph_hash);
  expect((await hashAsOf(bench.graph, PORTFOLIO, 5)).digest()).toBe(await hashOf(PORTFOLIO));
  expect((await hashAsOf(bench.graph, NETWORK, 1)).count).toBe(plan.live);

  // The next link wave finds what the heads say, and has nothing left to retire.
  const next = await write(PORTFOLIO, 5, [useSaid('vault')]);
  expect([next.edges.created, next.retired.retired]).toEqual([0, 0]);
  // When the node comes back the link wave says it again.
  await write(NETWORK, 3, whole);
  const again = await write(PORTFOLIO, 6, [useSaid('network'), useSaid('vault')]);
  expect(again.end.graph_hash).toBe(linked.end.graph_hash);
});

test('law 4: a link stays, and is not marked, when a human keeps the node at which it ends', async () => {
  await write(NETWORK, 4, [repositorySaid(), ...stackSaid('vault')], true);
  expect(await linksOf()).toEqual(['acme/network/dev', 'acme/vault/dev']);
  const held = await bench.graph.read({ text: HELD_EDGES, params: { repo: PORTFOLIO } });
  expect(held).toEqual([{ held: 0 }]);
});

const HELD = 'MATCH (n:Entity) WHERE n.repo = $repo AND n.held IS NOT NULL RETURN count(n) AS held';
const HELD_EDGES =
  'MATCH (a:Entity)-[e]->(b:Entity) WHERE e.repo = $repo AND e.held IS NOT NULL RETURN count(e) AS held';
