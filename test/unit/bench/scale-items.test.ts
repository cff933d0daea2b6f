import { expect, test } from 'vitest';
import { collectFacts } from '../../../activities/5-write/facts/collect-facts.ts';
import { type Saying, say } from '../../../activities/5-write/facts/say.ts';
import { shippedMeaning } from '../../../ontology/meaning.ts';
import { scaleItems, shapeOf } from '../../bench/mesh/scale-items.ts';
import { instance } from '../../bench/mesh/sql-items.ts';

const RUN = '000001';

/** The facts of the nth repository, with the shared nodes that its edges end at. */
function factsOf(nth: number, asked: { readonly nodes: number; readonly edges: number }) {
  const repo = `bench.example/facts-${nth}`;
  const sayings: Saying[] = [];
  for (const { kind, path, lines, payload } of scaleItems(nth, shapeOf(asked))) {
    const source = { repo, sha: 'c'.repeat(40), path, lines, miner: 'bench', miner_version: '1' };
    const line = JSON.stringify({
      contract_version: '0.2.0',
      trace_id: 'b'.repeat(32),
      event_ts: '2026-01-01T00:00:00Z',
      kind,
      source,
      payload,
    });
    const said = say({ ref: `${RUN}#${sayings.length}`, line }, repo, shippedMeaning, [instance]);
    if ('reject' in said) throw new Error(said.reject.detail);
    sayings.push(said);
  }
  const { nodes, edges, refused } = collectFacts(sayings, shippedMeaning);
  expect(refused).toEqual([]);
  const ends = [...edges.values()].flatMap(({ fact }) => [fact.from, fact.to]);
  const shared = new Set(ends.filter(({ rid }) => !nodes.has(rid)).map(({ rid }) => rid));
  return { nodes: nodes.size + shared.size, edges: [...edges.values()].map(({ fact }) => fact), shared };
}

test.each([
  { nodes: 10_000, edges: 10_000, times: 1.1 },
  { nodes: 10_000, edges: 14_000, times: 1.4 },
])('as many nodes as asked, and $times edges for each', ({ nodes, edges, times }) => {
  const made = factsOf(1, { nodes, edges });
  expect(made.nodes / nodes).toBeGreaterThan(0.96);
  expect(made.nodes / nodes).toBeLessThan(1.06);
  expect(made.edges.length / made.nodes).toBeGreaterThan(times - 0.05);
  expect(made.edges.length / made.nodes).toBeLessThan(times + 0.08);
});

test('the shape is that of real repositories: hubs, long chains, tables that repositories share', () => {
  const [one, other] = [1, 2].map((nth) => factsOf(nth, { nodes: 10_000, edges: 10_000 }));
  const shared = one?.shared ?? new Set();
  const degree = new Map<string, number>();
  for (const { from, to } of one?.edges ?? [])
    for (const { rid } of [from, to]) if (shared.has(rid)) degree.set(rid, (degree.get(rid) ?? 0) + 1);
  expect(Math.max(...degree.values())).toBeGreaterThan(150);
  expect([...shared].filter((rid) => other?.shared.has(rid)).length).toBeGreaterThan(30);
  const fromOf = (type: string) =>
    Map.groupBy(
      (one?.edges ?? []).filter((edge) => edge.type === type),
      ({ to }) => to.rid,
    );
  const [readers, writes] = [fromOf('READS'), (one?.edges ?? []).filter(({ type }) => type === 'WRITES')];
  const written = new Map(writes.map(({ from, to }) => [from.rid, to.rid]));
  const chain = (table: string, seen: ReadonlySet<string>): number => {
    const next = (readers.get(table) ?? [])
      .map(({ from }) => written.get(from.rid))
      .filter((rid) => rid !== undefined && !seen.has(rid));
    const ahead = next.map((rid) => chain(rid as string, new Set([...seen, rid as string])));
    return 1 + Math.max(0, ...ahead);
  };
  const start = writes.map(({ to }) => to.rid);
  expect(Math.max(...start.map((rid) => chain(rid, new Set([rid]))))).toBeGreaterThan(10);
});
